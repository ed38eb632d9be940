"""What a clause is made of: verbs, their subjects, their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracker.extract.called import NAMING
from tracker.extract.parsed import Token
from tracker.extract.prop_inflect import VERBS, base_of_gerund, participle, past, present

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
AUXILIARIES = frozenset({"aux", "auxpass"})
HAVE = frozenset({"have", "has", "had", "having", "'ve"})
_NOUN_TAGS = frozenset({"NN", "NNP", "JJ"})


@dataclass(frozen=True, slots=True)
class Part:
    """One predication of a content.

    `top` is the verb that is or becomes finite, `main` the verb behind the light ones ("failed to deliver"),
    `group` all that belongs to the verb in between; `words` are the words of its sentence in reading order.
    """

    top: Token
    main: Token
    words: tuple[Token, ...]
    group: tuple[Token, ...]
    subject: Token | None
    lead: Token
    negated: bool = False


def is_gerund(token: Token) -> bool:
    """Tell whether a word is a gerund, also one that the tagger took for a noun ("funding the group")."""
    if token.tag_ == "VBG":
        return True
    if token.tag_ not in _NOUN_TAGS or not token.lower_.endswith("ing"):
        return False
    kinds = {child.dep_ for child in token.children}
    if kinds & {"det", "poss", "amod", "compound", "nummod"}:
        return False
    return "dobj" in kinds or any(child.dep_ == "conj" and child.tag_ == "VBG" for child in token.children)


def is_verbal(token: Token) -> bool:
    """Tell whether a word can head a predication."""
    return (
        token.pos_ in {"VERB", "AUX"} or is_gerund(token) or any(c.dep_ == "auxpass" for c in token.children)
    )


def lemma(token: Token) -> str:
    """Return the lemma of a verb in lower case."""
    if token.tag_ in _NOUN_TAGS and is_gerund(token):
        # Not the strings that the vocabulary knows: those grow with every article.
        return base_of_gerund(token.text, token.doc.vocab.lookups.get_table(VERBS).__contains__)
    return _mended(token.lemma_.lower(), token)


def _mended(base: str, token: Token) -> str:
    """Give back the e that the lemmatizer took from "hoped" and "rated"."""
    regular = {"VBD": past, "VBN": participle, "VBZ": present}.get(token.tag_)
    if regular is None or regular(base) == token.lower_ or regular(base + "e") != token.lower_:
        return base
    return base + "e"


def own_subject(verb: Token, scope: Collection[int]) -> Token | None:
    """Return the head of the verb's own subject."""
    # The parser hangs the subject of some passives on the auxiliary.
    helpers = [c for c in verb.children if c.dep_ in AUXILIARIES]
    return next(
        (c for t in (verb, *helpers) for c in t.children if c.dep_ in SUBJECTS and c.i in scope), None
    )


def words_of(token: Token, scope: Collection[int], without: Iterable[Token] = ()) -> set[Token]:
    """Return the words under a token within the scope, without some of its branches."""
    cut = {t for branch in without for t in branch.subtree}
    return {t for t in token.subtree if t.i in scope and t not in cut}


def ordered(words: Iterable[Token]) -> tuple[Token, ...]:
    """Return words in reading order, each once."""
    return tuple(sorted(set(words), key=lambda token: token.i))


def _of_another(token: Token, tree: Collection[int]) -> bool:
    """Tell whether a word belongs to the verb above: "and refused to go", "dismissed … as “stupid”"."""
    if token.head.i in tree or token.head.pos_ != "VERB":
        return False
    if token.dep_ == "oprd":
        # "Called the claim that he fled a lie."
        return True
    goes_on = token.dep_ == "conj" and token.tag_ in {"VBD", "VBZ", "VBP"}
    quoted = token.i + 1 < len(token.doc) and token.nbor().text in {'"', "“"}
    plain = token.head.lemma_ in NAMING or any(c.dep_ == "amod" for c in token.children)
    named = token.lower_ == "as" and (quoted or plain)
    return goes_on or named


def loose(root: Token, scope: Collection[int]) -> list[Token]:
    """Return the words right behind a clause that hang on something outside it, if they are no clause."""
    tree = {t.i for t in root.subtree}
    tokens = [root.doc[i] for i in sorted(set(scope) - tree) if i > max(tree)]
    gap = root.doc[max(tree) + 1 : tokens[0].i] if tokens else ()
    clausal = any(own_subject(t, scope) or t.dep_ == "ROOT" or _of_another(t, tree) for t in tokens)
    return [] if clausal or not all(t.is_punct for t in gap) else tokens


def asks_leave(verb: Token) -> bool:
    """Tell whether a verb only asks leave to say something: "let me be clear"."""
    return verb.lemma_ == "let" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in {"me", "us"}
