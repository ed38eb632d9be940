"""Writing words as a sentence that stands alone: names for pronouns, no marks, one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.extract.parsed import Token
from tracker.extract.prop_inflect import past, present
from tracker.extract.prop_modality import had
from tracker.extract.prop_phrase import PRONOUNS, is_plural, possessive
from tracker.extract.roles import gender_of
from tracker.terms import ActorKind

if TYPE_CHECKING:
    from tracker.extract.prop_names import Names
    from tracker.records import Mention

_CASES = {
    "me": "I",
    "him": "he",
    "her": "she",
    "us": "we",
    "them": "they",
    "its": "it",
    "their": "they",
    "his": "he",
    "our": "we",
    "my": "I",
}
_ENDINGS = {
    "'ll": "will",
    "'ve": "have",
    "'re": "are",
    "'m": "am",
    "wo": "will",
    "ca": "can",
    "n't": "not",
    "'d": "would",
}
# Words of one person for a group that the text does not name.
_OURS = frozenset({"we", "us", "our"})
_JOINT = "(said before)"
_SELVES = {"m": "himself", "f": "herself"}
_EDGES = ' \t\n,;:.–—-"…'
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative", "attr"})
_LOOSE_END = re.compile(r"(?:[\s,;:.'\"–—-]+(?:and|or|but|nor|that))+[\s,;:.'\"–—-]*$")
# Words by which somebody turns to whoever asked: "No, we hit nobody", "Look, nobody was hurt".
_TURNING = re.compile(
    r"^\W*(?:(?:no|yes|yeah|well|look|listen|oh|okay|of course) ?, |of course )", re.IGNORECASE
)


def whole_word(token: Token) -> str:
    """Return a helping verb in full: "he'd gone" had, "he'd go" would."""
    return "had" if had(token) else _ENDINGS.get(token.lower_, token.text)


def nominative(text: str) -> str:
    """Return a pronoun in the form of a subject."""
    return _CASES.get(text.lower(), text)


def renamed(tokens: Iterable[Token], names: Names, subject: str | None = None) -> dict[int, str]:
    """Return names for the pronouns and roles of a text; the subject's own "its" stays once it is named."""
    forms: dict[int, str] = {}
    ours = False
    tokens = list(tokens)
    # "The envoy, Ana Soto": the name stands beside the role.
    beside = {token.head.i for token in tokens if token.dep_ == "appos" and token.pos_ == "PROPN"}
    for token in tokens:
        if token.i in forms:
            continue
        if token.lower_ == "myself" and subject:
            forms[token.i] = _SELVES.get(gender_of(tuple(subject.lower().split())), "personally")
        elif token.tag_ in PRONOUNS:
            forms |= _pronoun(token, names, _JOINT if ours and token.lower_ in _OURS else subject)
            ours = ours or token.lower_ in _OURS
        elif token.i in beside or token.dep_ not in _ROLES or token.pos_ not in {"NOUN", "PROPN"}:
            continue
        elif found := names.role(token):
            span, name = found
            forms |= dict.fromkeys(range(span.start, span.end), "")
            forms[token.i] = name
            if name.endswith("s") and token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
                forms[token.i + 1] = "'"
    return forms


def _pronoun(token: Token, names: Names, subject: str | None) -> dict[int, str]:
    """Return the name for a pronoun, and the form that its verb takes with that name."""
    found = names.pronoun(token)
    if found is None or found.name is None:
        return {}
    if token.lower_ in _OURS and found.kind is ActorKind.PERSON:
        return {} if subject == _JOINT else {token.i: joint(token, found.name)}
    own = token.tag_ == "PRP$"
    if found.name.partition(" ")[0].lower() in {"my", "our"}:
        # "My father did his duty."
        return {}
    if _stays(token, found) or (own and _follows_verb(token) and token.nbor().lower_ == "own"):
        # "Its own" is whoever's the clause is about.
        return {}
    told = subject is not None and subject.casefold().endswith(found.name.casefold())
    if own and told and token.lower_ not in {"my", "our"} and _follows_verb(token):
        return {}
    name = names.written(found.name, token.doc)
    if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ != "it" and not is_plural((found,), token):
        return {**_agreement(token.head), token.i: name}
    return {token.i: possessive(name) if own else name}


def _stays(token: Token, found: Mention) -> bool:
    """Tell whether a pronoun is safest as it is: behind a noun that it may mean, with a name from elsewhere.

    "It killed many, among them children" must not name the town of the sentence before.
    """
    before = [t for t in token.sent if t.i < token.i]
    many = any(t.tag_ in {"NNS", "NNPS"} for t in before)
    if token.lower_ == "them" and token.head.lower_ in {"of", "among"}:
        return many
    if token.lower_ == "their":
        things = many
    else:
        in_subject = any(t.dep_ in _SUBJECTS for t in (token, *token.ancestors))
        things = any(t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ != "PERSON" for t in before)
        things = things and token.lower_ in {"it", "its"} and not in_subject
    return things and (found.name is None or found.name.split()[-1] not in {t.text for t in before})


def joint(token: Token, name: str) -> str:
    """Return "we" with the person who speaks for more than one, since the text names nobody else."""
    return f"{token.text} ({possessive(name) if token.tag_ == 'PRP$' else name})"


def _agreement(verb: Token) -> dict[int, str]:
    """Make a verb singular whose subject, "we" or "they", becomes a single name."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i]
    first = min([verb, *helpers], key=lambda token: token.i)
    base = whole_word(first) if first.lower_ in _ENDINGS else first.lemma_.lower()
    base = {"are": "be", "am": "be"}.get(base, base)
    if first.tag_ == "VBP":
        return {first.i: present(base)}
    return {first.i: past("be")} if first.lower_ == "were" else {}


def _follows_verb(token: Token) -> bool:
    """Tell whether a possessive follows its verb, where it reads as the subject's."""
    return any(a.pos_ in {"VERB", "AUX"} and a.i < token.i for a in token.ancestors)


def _spell(token: Token, forms: Mapping[int, str]) -> str:
    if token.i in forms:
        return forms[token.i]
    if token.is_space or token.text == '"' or (token.text == "'" and token.tag_ != "POS"):
        return ""
    if token.dep_ in {"aux", "auxpass", "neg"} or (
        token.lower_.startswith("'") and token.pos_ in {"VERB", "AUX"}
    ):
        if token.lower_ == "'s" and token.tag_ != "POS":
            return present("have" if _has(token) else "be")
        return whole_word(token)
    return token.text


def _has(token: Token) -> bool:
    """Tell whether "'s" is short for "has": "he's sold it", "it's been sold"."""
    perfect = token.dep_ == "aux" or any(c.lower_ == "been" for c in token.head.children)
    return token.lemma_ == "have" or (perfect and token.head.tag_ == "VBN")


def _glued(token: Token, behind: Token | None, forms: Mapping[int, str]) -> bool:
    """Tell whether a token stands against the next one without space."""
    if behind is None or behind.i != token.i + 1 or token.whitespace_:
        return False
    return behind.tag_ == "POS" or _spell(behind, forms) == behind.text


def phrase(tokens: Sequence[Token], forms: Mapping[int, str]) -> str:
    """Join words to one line as they are, with their new forms."""
    kept = [t for t in tokens if _spell(t, forms)]
    out = [
        _spell(token, forms) + ("" if _glued(token, behind, forms) else " ")
        for token, behind in zip_longest(kept, kept[1:])
        if token is not None
    ]
    return re.sub(r"\s+", " ", "".join(out)).strip()


def write(tokens: Sequence[Token], forms: Mapping[int, str], prefix: str = "") -> str:
    """Join words to one line, a capital first and no stop at the end."""
    return sentence(f"{prefix} {phrase(tokens, forms)}")


def sentence(text: str) -> str:
    """Tidy spaces, stray marks and the first letter of a text."""
    line = _TURNING.sub("", re.sub(r"\s+", " ", text))
    line = re.sub(r" (?=[,;:.)%!?]|'s\b|' )", "", line)
    line = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", line)
    line = _LOOSE_END.sub("", line.strip(_EDGES)).strip(_EDGES)
    if line.count("(") != line.count(")"):
        line = line.strip("()").strip(_EDGES)
    return line[:1].upper() + line[1:]
