"""Text in, attributions out: who says what in which words."""

from tracker.records import Attribution, Document, Producer

PRODUCER = Producer("rules", "1")


def extract(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions of an article, in order of their place in its text."""
    # spaCy and its model take seconds to load: only who extracts pays.
    from tracker.extract.nlp import parse
    from tracker.extract.reader import read

    return read(parse(document))
