"""The cue lexicon: its size, its vocabulary, and what single cues are known to say."""

from collections import Counter

import pytest

from tracker.extract.cues import Cue, CueClass, CueFrame, lexicon, phrases
from tracker.extract.tables import rows
from tracker.terms import Hedge, Stance


@pytest.mark.parametrize(("pos", "least"), [("verb", 450), ("noun", 150), ("adj", 40), ("phrase", 25)])
def test_is_large_enough(pos: str, least: int) -> None:
    assert Counter(cue.pos for cue in lexicon().values())[pos] >= least


def test_no_duplicates() -> None:
    assert len(list(rows("cues.tsv"))) == len(lexicon())


def test_parts_of_speech_and_classes_are_all_used() -> None:
    assert {cue.pos for cue in lexicon().values()} == {"verb", "noun", "adj", "phrase"}
    assert {cue.kind for cue in lexicon().values()} == set(CueClass)
    assert {frame for cue in lexicon().values() for frame in cue.frames} == set(CueFrame)
    assert {cue.stance for cue in lexicon().values()} == set(Stance)


@pytest.mark.parametrize("cue", lexicon().values(), ids=lambda cue: f"{cue.lemma}/{cue.pos}")
def test_every_cue_is_in_order(cue: Cue) -> None:
    assert cue.lemma == cue.lemma.strip()
    assert cue.pos == "phrase" or cue.lemma == cue.lemma.lower()
    assert cue.frames


SAYS = [
    ("say", "verb", CueClass.SAY, Stance.ASSERTS, Hedge.PLAIN, True),
    ("insist", "verb", CueClass.SAY, Stance.ASSERTS, Hedge.CERTAIN, True),
    ("suspect", "verb", CueClass.ACCUSE, Stance.ASSERTS, Hedge.LIKELY, True),
    ("suggest", "verb", CueClass.SUGGEST, Stance.ASSERTS, Hedge.POSSIBLE, True),
    ("doubt", "verb", CueClass.DOUBT, Stance.QUESTIONS, Hedge.DOUBTFUL, True),
    ("claim", "verb", CueClass.SAY, Stance.ASSERTS, Hedge.PLAIN, True),
    ("allege", "verb", CueClass.ACCUSE, Stance.ASSERTS, Hedge.PLAIN, True),
    ("note", "verb", CueClass.SAY, Stance.ASSERTS, Hedge.PLAIN, False),
    ("hold", "verb", CueClass.BELIEVE, Stance.ASSERTS, Hedge.LIKELY, False),
    ("deny", "verb", CueClass.DENY, Stance.DENIES, Hedge.CERTAIN, True),
    ("play down", "verb", CueClass.DENY, Stance.PARTLY_DENIES, Hedge.PLAIN, True),
    ("refuse", "verb", CueClass.DECLINE, Stance.DECLINES, None, True),
    ("recant", "verb", CueClass.RETRACT, Stance.RETRACTS, Hedge.CERTAIN, True),
    ("denial", "noun", CueClass.DENY, Stance.DENIES, Hedge.CERTAIN, True),
    ("testimony", "noun", CueClass.SAY, Stance.ASSERTS, Hedge.CERTAIN, True),
    ("report", "noun", CueClass.DOCUMENT, Stance.ASSERTS, Hedge.PLAIN, True),
    ("sceptical", "adj", CueClass.DOUBT, Stance.QUESTIONS, Hedge.DOUBTFUL, True),
    ("aware", "adj", CueClass.KNOW, Stance.ASSERTS, Hedge.CERTAIN, False),
    ("according to X", "phrase", CueClass.SAY, Stance.ASSERTS, Hedge.PLAIN, True),
]


@pytest.mark.parametrize(("lemma", "pos", "kind", "stance", "hedge", "strong"), SAYS)
def test_what_a_cue_says(
    lemma: str, pos: str, kind: CueClass, stance: Stance, hedge: Hedge | None, strong: bool
) -> None:
    cue = lexicon()[lemma, pos]
    assert (cue.kind, cue.stance, cue.hedge, cue.strong) == (kind, stance, hedge, strong)


@pytest.mark.parametrize(
    ("lemma", "frame"),
    [
        ("accuse", CueFrame.OF_ING),
        ("blame", CueFrame.FOR_ING),
        ("promise", CueFrame.TO_INF),
        ("urge", CueFrame.OBJECT_INF),
        ("believe", CueFrame.OBJECT_INF),
        ("describe", CueFrame.AS),
        ("admit", CueFrame.ING),
        ("deny", CueFrame.ING),
        ("reject", CueFrame.OBJECT),
        ("ask", CueFrame.WH),
        ("speak", CueFrame.ABOUT),
    ],
)
def test_the_frames_of_a_cue(lemma: str, frame: CueFrame) -> None:
    assert frame in lexicon()[lemma, "verb"].frames


def test_phrases_come_longest_first_and_name_their_source_by_x() -> None:
    lengths = [len(cue.words) for cue in phrases()]
    assert lengths == sorted(lengths, reverse=True)
    assert {"according to X", "in the words of X", "as X put it", "per X", "in X's view"} <= {
        cue.lemma for cue in phrases()
    }
