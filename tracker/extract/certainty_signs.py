"""What the parse shows around a verb, as words for the trained reader of certainty."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.extract.certainty import Reading
from tracker.extract.parsed import Token

_NAMES = frozenset({"NOUN", "PROPN", "NUM"})
_TELLING = frozenset({"aux", "neg", "mark", "advmod", "auxpass", "nsubj", "punct"})
_SETTING = frozenset({"aux", "neg", "mark"})


def signs(verb: Token, by_rule: Reading) -> Iterator[str]:
    """Yield what stands around a verb: its form, its dependents, and two governors with theirs."""
    above = verb.head
    top, here = above.head, f"{verb.tag_}/{verb.dep_}"
    yield f"rule={by_rule.kind}/{by_rule.negated}"
    yield f"tag={verb.tag_}"
    yield f"dep={verb.dep_}"
    yield f"form={here}"
    yield f"word={verb.lemma_.lower()}"
    yield f"above={above.lemma_.lower()}/{verb.dep_}"
    yield f"above tag={above.tag_}"
    yield f"top={top.lemma_.lower()}/{above.dep_}"
    yield f"path={verb.dep_}>{above.dep_}>{top.dep_}"
    asked = verb.sent[-1].text == "?"
    yield f"asked={asked}/{verb.tag_}"
    named = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    yield f"subject={named}/{here}"
    for child in verb.children:
        yield f"has={child.dep_}"
        yield f"with={child.dep_}/{child.pos_ if child.pos_ in _NAMES else child.lemma_.lower()}"
    for child in above.children if above is not verb else ():
        if child is not verb and child.dep_ in _TELLING:
            yield f"beside={child.dep_}/{child.lower_}"
            yield f"{verb.dep_} beside={child.dep_}/{child.lower_}"
    for child in top.children if top is not above else ():
        if child.dep_ in _SETTING:
            yield f"over={child.dep_}/{child.lower_}"
