"""Text in, attributions out: who says what in which words."""

from importlib.util import find_spec
from pathlib import Path

from tracker.records import Attribution, Document, Producer

# Told without loading anything: what the tagger finds differs from what rules alone find.
_TRAINED = Path(__file__).with_name("model").is_dir() and all(map(find_spec, ("onnxruntime", "tokenizers")))
PRODUCER = Producer("tagger" if _TRAINED else "rules", "1")


def extract(document: Document, *, tagger: bool = True) -> tuple[Attribution, ...]:
    """Return the attributions of an article, in order of their place in its text.

    The trained tagger finds the spans where it is installed; rules alone do without it.
    """
    # spaCy and its model take seconds to load: only who extracts pays.
    from tracker.extract.nlp import parse
    from tracker.extract.reader import read

    return read(parse(document, tagger=tagger))
