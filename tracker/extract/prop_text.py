"""Writing a part as a sentence that stands alone: names for pronouns, no marks, one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from tracker.extract.prop_inflect import present
from tracker.extract.prop_names import PRONOUNS, Names, possessive

_CASES = {"me": "I", "him": "he", "her": "she", "us": "we", "them": "they"}
_ENDINGS = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "wo": "will", "ca": "can", "n't": "not", "'d": "would"}
_EDGES = ' \t\n,;:.–—-"…'
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "attr"})


def nominative(text: str) -> str:
    """Return a pronoun in the form of a subject."""
    return _CASES.get(text.lower(), text)


def renamed(tokens: Sequence[Token], names: Names, subject: str | None) -> dict[int, str]:
    """Return names for the pronouns and roles of a text; the subject's own "its" stays once it is named."""
    forms: dict[int, str] = {}
    for token in tokens:
        if token.i in forms:
            continue
        if token.tag_ in PRONOUNS:
            name = names.pronoun(token)
            if name and not (_bound(token) and name == subject and token.lower_ not in {"my", "our"}):
                forms[token.i] = possessive(name) if token.tag_ == "PRP$" else name
        elif token.dep_ in _ROLES and token.pos_ in {"NOUN", "PROPN"} and (found := names.role(token)):
            span, name = found
            forms |= dict.fromkeys(range(span.start, span.end), "")
            forms[token.i] = name
    return forms


def _bound(token: Token) -> bool:
    """Tell whether a possessive follows its verb, where it reads as the subject's."""
    return token.tag_ == "PRP$" and any(a.pos_ in {"VERB", "AUX"} and a.i < token.i for a in token.ancestors)


def _spell(token: Token, forms: Mapping[int, str]) -> str:
    if token.i in forms:
        return forms[token.i]
    if token.dep_ in {"aux", "auxpass", "neg"} or (token.lower_.startswith("'") and token.pos_ in {"VERB", "AUX"}):
        if token.lower_ == "'s":
            return present(token.lemma_ if token.lemma_ in {"be", "have"} else "be")
        return _ENDINGS.get(token.lower_, token.text)
    return token.text


def _glued(token: Token, forms: Mapping[int, str]) -> bool:
    """Tell whether a token stands against the next one without space."""
    if token.whitespace_ or token.i + 1 >= len(token.doc):
        return False
    behind = token.doc[token.i + 1]
    return not token.is_space and _spell(behind, forms) == behind.text


def write(tokens: Sequence[Token], forms: Mapping[int, str], prefix: str = "") -> str:
    """Join words to one line, a capital first and no stop at the end."""
    return sentence(f"{prefix} {phrase(tokens, forms)}")


def phrase(tokens: Sequence[Token], forms: Mapping[int, str]) -> str:
    """Join words to one line as they are, with their forms."""
    out: list[str] = []
    for at, token in enumerate(tokens):
        word = "" if token.is_space or token.text == '"' else _spell(token, forms)
        if not word:
            continue
        neighbour = at + 1 < len(tokens) and tokens[at + 1].i == token.i + 1
        out.append(word if neighbour and _glued(token, forms) else word + " ")
    return "".join(out).strip()


def sentence(text: str) -> str:
    """Tidy spaces, stray marks and the first letter of a text."""
    line = re.sub(r"\s+", " ", text)
    line = re.sub(r" (?=[,;:.)%!?]|'s\b|' )", "", line)
    line = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", line)
    line = re.sub(r"\( | \)", "", line).strip(_EDGES)
    if line.count("(") != line.count(")"):
        line = line.strip("()")
    return line[:1].upper() + line[1:]
