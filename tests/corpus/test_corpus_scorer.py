"""A passage is right or wrong for reasons that a person would give."""

import pytest
from corpus_reader import Case, read
from corpus_record import misses, read_record, remark, table, tally, write_record
from corpus_scorer import Verdict, fold, judge, overlap, same

from tracker.records import Attribution, Hop, Mention, Span
from tracker.terms import Hedge, Quotation, Stance, Voice

TEXT = "Lund said that Moe denied the well was dry."
BOTH = """
    Lund | said | that Moe denied the well was dry | asserts
    Moe | denied | the well was dry | denies | Lund > Moe"""
OUTER = ("Lund", "said", "that Moe denied the well was dry", "asserts", "Lund")
INNER = ("Moe", "denied", "the well was dry", "denies", "Lund > Moe")

Row = tuple[str, str, str, str, str]


def places(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def mentions(names: str) -> tuple[Mention, ...]:
    return tuple(Mention(name, name=name) for name in names.split(" + ") if name)


def made(text: str, row: Row) -> Attribution:
    """Return an attribution as the extractor would."""
    speaker, cue, content, stance, chain = row
    return Attribution(
        source=places(text, speaker) if " + " not in speaker else (),
        cue=places(text, cue),
        content=places(text, content),
        speakers=mentions(speaker),
        stance=Stance(stance),
        quotation=Quotation.INDIRECT,
        hedge=Hedge.PLAIN,
        voice=Voice.SOURCE,
        chain=tuple(Hop(mentions(hop), "") for hop in chain.split(" > ")),
        propositions=(),
    )


def verdict(block: str, *rows: Row) -> Verdict:
    (case,) = read("toy", block)
    return judge(case, [made(case.text, row) for row in rows])


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ([OUTER, INNER], None),
        ([INNER, OUTER], None),
        ([OUTER], "missed: Moe"),
        ([OUTER, ("Moe", "denied", "the well was dry", "asserts", "Lund > Moe")], "stance"),
        ([OUTER, ("Moe", "denied", "the well was dry", "denies", "Moe")], "chain"),
        ([OUTER, ("well", "denied", "the well was dry", "denies", "Lund > well")], "speaker"),
        ([OUTER, ("Moe", "denied", "dry", "denies", "Lund > Moe")], "missed: Moe"),
        # half of the words are enough
        ([OUTER, ("Moe", "denied", "was dry", "denies", "Lund > Moe")], None),
        # a further one within what is said does no harm, a stranger outside does
        ([OUTER, INNER, ("the well", "was", "dry", "asserts", "Lund > the well")], None),
        ([OUTER, INNER, ("", "said", "that Moe", "asserts", "")], None),
        # one more stance of the same speaker on the same words
        ([OUTER, INNER, ("Moe", "denied", "the well was dry", "asserts", "Moe")], "extra"),
    ],
)
def test_nested(found: list[Row], reason: str | None) -> None:
    reasons = verdict(TEXT + BOTH, *found).reasons
    assert any(reason in each for each in reasons) if reason else not reasons


def test_each_expected_one_needs_its_own() -> None:
    block = "So it is, said Lund.\n    Lund | said | So it is | asserts\n    Lund | said | it is | asserts"
    row = ("Lund", "said", "So it is", "asserts", "Lund")
    assert not verdict(block, row, row).reasons
    assert verdict(block, row).reasons == ("missed: Lund | said | it is | asserts",)


def test_a_match_gives_way_to_let_both_be_found() -> None:
    block = "We win or we lose, said Lund.\n" + "\n".join(
        f"    Lund | said | {words} | asserts" for words in ("We win or we lose", "we lose")
    )
    wide, narrow = (("Lund", "said", w, "asserts", "Lund") for w in ("We win or we lose", "or we lose"))
    assert not verdict(block, wide, narrow).reasons
    assert not verdict(block, narrow, wide).reasons


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ([], True),
        ([("Lund", "said", "so", "asserts", "Lund")], False),
        ([("", "", "so", "asserts", "")], False),
    ],
)
def test_where_nobody_speaks_nothing_may_be_found(found: list[Row], right: bool) -> None:
    assert verdict("Lund said so.\n    nothing", *found).right is right


@pytest.mark.parametrize(
    ("extra", "right"),
    [
        (("Moe", "went", "home", "asserts", "Moe"), False),
        (("Lund", "went", "home", "asserts", "Lund"), False),
        (("", "went", "home", "asserts", ""), True),
        (("Per", "won", "it", "asserts", "Per"), True),
    ],
)
def test_who_speaks_outside_of_all_that_is_expected_does_harm(extra: Row, right: bool) -> None:
    block = "Lund said Per won it. Moe went home.\n    Lund | said | Per won it | asserts"
    assert verdict(block, ("Lund", "said", "Per won it", "asserts", "Lund"), extra).right is right


def test_what_readers_differ_on_may_be_found_or_not() -> None:
    block = "Lund said no. Moe went home.\n    Lund | said | no | asserts\n    ? Moe | went | home | asserts"
    good = ("Lund", "said", "no", "asserts", "Lund")
    assert verdict(block, good).right
    assert verdict(block, good, ("Moe", "went", "home", "asserts", "Moe")).right


def test_without_content_the_cue_tells_which_it_is() -> None:
    block = "Lund declined to comment.\n    Lund | declined to comment | - | declines"
    assert verdict(block, ("Lund", "declined", "to comment", "declines", "Lund")).right
    assert verdict(block, ("Lund", "declined to comment", "", "declines", "Lund")).right
    assert not verdict(block, ("Lund", "", "", "declines", "Lund")).right


@pytest.mark.parametrize(
    ("expected", "found", "right"),
    [
        ("Lund + Moe", "Moe + Lund", True),
        ("Lund + Moe", "Lund", False),
        ("Lund", "Lund + Moe", False),
        ("-", "", True),
        ("-", "Lund", False),
        ("Lund", "", False),
        ("Moe / Lund", "Lund", True),
        ("Moe / -", "", True),
        ("Moe / -", "Lund", False),
    ],
)
def test_who_speaks(expected: str, found: str, right: bool) -> None:
    block = f"Lund and Moe said no.\n    {expected} | said | no | asserts"
    assert verdict(block, (found, "said", "no", "asserts", found)).right is right


@pytest.mark.parametrize(
    ("expected", "text", "name", "right"),
    [
        ("Ana Soto", "She", "Ana Soto", True),
        ("Ana Soto", "She", None, False),
        ("Ana Soto", "President Ana Soto", None, True),
        ("Ana Soto", "Soto", None, False),
        ("Ana Soto", "Ana Soto's brother", None, False),
        ("Ana Soto", "aide to Ana Soto", None, False),
        ("minister", "The minister", None, True),
        ("minister", "the foreign minister", None, True),
        ("minister", "the minister", "Per Lund", False),
        ("spokesman for the port", "A spokesman", None, True),
        ("spokesman for the port", "port", None, False),
        ("engineers", "engineers who asked not to be named", None, True),
        ("stormwatch", "@stormwatch", None, True),
        ("police", "the police’s", None, True),
    ],
)
def test_the_name_counts_before_the_words(expected: str, text: str, name: str | None, right: bool) -> None:
    assert same([expected], Mention(text, name=name)) is right


def test_a_name_is_compared_without_dress() -> None:
    assert fold("“The  Crown’s”") == "crown"


def test_overlap_is_by_place_and_leaves_punctuation_out() -> None:
    text = "“No,” she said. No."
    first, last = (Span(0, 5),), (Span(16, 19),)
    assert overlap(text, first, (Span(1, 3),)) == 1
    assert overlap(text, first, last) == 0
    assert overlap(text, first, ()) == 0


def case(category: str, words: str) -> Case:
    return read(category, f"{words}\n    nothing")[0]


def test_what_was_reached_is_written_and_read() -> None:
    verdicts = [Verdict(case("one", "A b c d e f g h i j k."), ("missed",)), Verdict(case("two", "Two."), ())]
    counts = tally(verdicts)
    assert counts == {"one": (0, 1), "two": (1, 1)}
    assert read_record(write_record(counts)) == counts
    assert table(counts, counts)[-1] == "1 of 2 passages, 1 of 2 categories covered"
    page = misses(verdicts)
    assert "### one (0 of 1)\n\n- A b c d e f g h i …\n" in page
    assert "two" not in page


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ((12, 15), None, "covered, not recorded yet"),
        ((12, 15), (12, 15), "covered"),
        ((11, 15), (11, 15), "declared miss"),
        ((11, 15), (12, 15), "declared miss, BELOW the recorded 12 of 15"),
        ((14, 15), (12, 15), "covered"),
        ((15, 15), (12, 15), "covered, recorded 12: record it with UPDATE_GOLDEN=1"),
    ],
)
def test_how_a_category_stands_to_what_was_recorded(
    now: tuple[int, int], before: tuple[int, int] | None, words: str
) -> None:
    assert remark(now, before) == words
