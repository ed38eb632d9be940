"""What a text claims by itself, with nobody who says it."""

from tracker.extract.nlp import parse
from tracker.extract.parsed import view
from tracker.extract.propositions import propositions
from tracker.records import Document, Proposition


def claimed(document: Document) -> tuple[Proposition, ...]:
    """Return the propositions of each sentence of a text, in order."""
    parsed = parse(document, tagger=False)
    heads = [token for token in view(parsed) if token.dep_ == "ROOT"]
    return tuple(found for head in heads for found in propositions(head, parsed._.cast) if found.text.strip())
