"""Contents and what they claim: one line a proposition."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from articles import parsed

from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.propositions import propositions
from tracker.records import Mention, Proposition
from tracker.records import Span as TextSpan
from tracker.terms import ActorKind, Modality, Polarity

TABLE = Path(__file__).parent / "propositions.txt"
SPEAKER = Mention("Amara Diallo", (), "Amara Diallo", ActorKind.PERSON)
KINDS = {"GPE": ActorKind.STATE, "PERSON": ActorKind.PERSON, "ORG": ActorKind.BODY, "NORP": ActorKind.GROUP}
KNOWN = {
    "it": ("Norland", ActorKind.STATE),
    "its": ("Norland", ActorKind.STATE),
    "he": ("Ivan Petrov", ActorKind.PERSON),
    "him": ("Ivan Petrov", ActorKind.PERSON),
    "his": ("Ivan Petrov", ActorKind.PERSON),
    "petrov": ("Ivan Petrov", ActorKind.PERSON),
    "the minister": ("Ivan Petrov", ActorKind.PERSON),
    "the general": ("Ana Torres", ActorKind.PERSON),
    "we": ("Norland", ActorKind.STATE),
    "us": ("Amara Diallo", ActorKind.PERSON),
    "our": ("Norland", ActorKind.STATE),
    "they": ("the Front", ActorKind.GROUP),
    "them": ("the Front", ActorKind.GROUP),
    "their": ("the Front", ActorKind.GROUP),
    "the group": ("the Front", ActorKind.GROUP),
    "norland": ("Norland", ActorKind.STATE),
    "the front": ("the Front", ActorKind.GROUP),
}


class KnownCast:
    """A cast of a few known names; any other name stands for itself."""

    def mention(self, tokens: Span, *, speaker: Mention | None = None) -> Mention:
        """Resolve a pronoun, a role or a name."""
        at = (TextSpan(tokens.start_char, tokens.end_char),)
        name, kind = KNOWN.get(tokens.text.lower(), (None, None))
        if name is None and tokens.root.pos_ == "PROPN" and tokens.root.ent_type_ in KINDS:
            name, kind = tokens.text.removeprefix("the "), KINDS[tokens.root.ent_type_]
        return Mention(tokens.text, at, name, kind)

    meant = mention


def marked(sentence: str) -> tuple[Doc, Token, Span | None, set[int]]:
    """Read a sentence with its <content>, [subject] and the *head of the content."""
    places: dict[str, int] = {}
    plain = ""
    for piece in re.split(r"([<>*\[\]])", sentence):
        if piece in set("<>*[]"):
            places[piece] = len(plain)
        else:
            plain += piece
    doc = parsed(plain)
    within = {t.i for t in doc if places["<"] <= t.idx < places[">"]}
    head = next(t for t in doc if t.idx == places["*"])
    subject = doc.char_span(places["["], places["]"]) if "[" in places else None
    return doc, head, subject, within


def line(found: Proposition) -> str:
    """Write a proposition as the table does."""
    subject = " & ".join(m.name or m.text for m in found.subject)
    things = ", ".join(m.name or m.text for m in found.object)
    marks = ["-"] if found.polarity is Polarity.NEGATIVE else []
    marks += [found.modality] if found.modality is not Modality.ACTUAL else []
    marks += [found.bound] if found.bound else []
    marks += [f"@{found.time.text}"] if found.time else []
    roles = f"{subject} / {found.predicate} / {things}".strip()
    return " | ".join([found.text, roles, *([" ".join(marks)] if marks else [])])


def rows(kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Read the sentences of one kind with the propositions expected of them."""
    found: list[tuple[str, tuple[str, ...]]] = []
    section = ""
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            section = row[3:]
        elif section == kind and row.startswith("    "):
            found[-1] = (found[-1][0], (*found[-1][1], row.strip()))
        elif section == kind and row:
            found.append((row, ()))
    return found


def claimed(sentence: str) -> tuple[str, ...]:
    """Return the propositions of a marked sentence."""
    _, head, subject, within = marked(sentence)
    found = propositions(head, KnownCast(), subject=subject, speaker=SPEAKER, within=within)
    return tuple(line(each) for each in found)


@pytest.mark.parametrize(("sentence", "expected"), rows("claims"))
def test_what_a_content_claims(sentence: str, expected: tuple[str, ...]) -> None:
    assert claimed(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), rows("declared misses"))
@pytest.mark.xfail(strict=True, reason="beyond the small parser")
def test_declared_misses(sentence: str, expected: tuple[str, ...]) -> None:
    assert claimed(sentence) == expected


def test_a_clause_on_its_own_is_its_own_content() -> None:
    doc = parsed("Norland armed the Front in 2019.")
    (found,) = propositions(next(t for t in doc if t.text == "armed"), KnownCast())
    assert line(found) == "Norland armed the Front in 2019 | Norland / arm / the Front | @in 2019"


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (Mention("two officials"), "Two officials will leave the valley"),
        (Mention("", method="the agent is not named"), "To leave the valley"),
        (None, "To leave the valley"),
    ],
)
def test_who_promises_is_the_speaker(speaker: Mention | None, expected: str) -> None:
    doc = parsed("To leave the valley was promised.")
    leave = next(t for t in doc if t.text == "leave")
    within = {0, 1, 2, 3}
    (found,) = propositions(leave, KnownCast(), speaker=speaker, within=within)
    assert found.text == expected


def test_an_unnamed_speaker_keeps_his_words() -> None:
    doc = parsed("I saw the attack.")
    (found,) = propositions(doc[1], KnownCast(), speaker=Mention("a witness"))
    assert found.text == "A witness saw the attack"


def test_spans_are_those_of_the_article() -> None:
    text = "Diallo said Norland sent its troops to the Front."
    doc = parsed(text)
    (found,) = propositions(next(t for t in doc if t.text == "sent"), KnownCast())
    words = [span.quote(text) for mention in (*found.subject, *found.object) for span in mention.spans]
    assert words == ["Norland", "its troops", "its", "the Front"]
