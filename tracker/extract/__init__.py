"""Text in, attributions out: who says what in which words."""

from importlib.util import find_spec
from pathlib import Path

from tracker.extract.section import sections, shifted
from tracker.records import Attribution, Document, Producer

# Told without loading anything: what the tagger finds differs from what rules alone find.
_TRAINED = Path(__file__).with_name("model").is_dir() and all(map(find_spec, ("onnxruntime", "tokenizers")))
PRODUCER = Producer("tagger" if _TRAINED else "rules", "1")


def extract(document: Document, *, tagger: bool = True) -> tuple[Attribution, ...]:
    """Return the attributions of an article, in order of their place in its text.

    The trained tagger finds the spans where it is installed; rules alone do without it. A very long article
    is read in sections: a name given in full in one is not known in the next.
    """
    # spaCy and its model take seconds to load: only who extracts pays.
    from tracker.extract.nlp import parse
    from tracker.extract.reader import read

    found: list[Attribution] = []
    for start, section in sections(document):
        found += shifted(read(parse(section, tagger=tagger)), start, len(found))
    return tuple(found)
