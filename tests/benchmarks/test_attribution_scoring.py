"""What the attribution benchmark counts, on cases small enough to count by hand."""

from dataclasses import dataclass
from itertools import permutations
from random import Random

import pytest

from benchmarks.matching import best_pairs
from benchmarks.scoring import Item, Tokens, match, overlap, runs, score
from benchmarks.tallies import Tally, intervals, scores, total
from tracker.records import Span

TEXT = "“The dam holds,” said Ada Brook, “and will hold.” Bo Lind: No."
#        0   1   2         3    4   5       6   7    8      9  10    11


def at(*words: str) -> tuple[Span, ...]:
    """Return the spans of the words in TEXT, each taken where it first stands."""
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


@dataclass(frozen=True)
class Given:
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


def numbers(*found: int) -> frozenset[int]:
    return frozenset(found)


def item(source: str, content: str, cue: str = "") -> Item:
    """Make an item from token numbers written with spaces."""
    who, said, what = (frozenset(map(int, part.split())) for part in (source, cue, content))
    return Item(who, said, what)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (at("Ada Brook"), numbers(4, 5)),
        (at("Ada Brook,"), numbers(4, 5)),  # punctuation at the edge does not count
        (at("roo"), numbers(5)),  # a token is touched, not filled
        (at("“The dam holds,”", "“and will hold.”"), numbers(0, 1, 2, 6, 7, 8)),
        (at(":"), numbers(-8)),  # the eighth mark: nothing but it
        (at("Bo Lind:"), numbers(9, 10)),
        ((Span(4, 5),), numbers()),  # a space
        ((), numbers()),
    ],
)
def test_spans_become_tokens(spans: tuple[Span, ...], expected: frozenset[int]) -> None:
    assert Tokens(TEXT).within(spans) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ada's dam", ["Ada", "'s", "dam"]),
        ("Ada’s dam", ["Ada", "’s", "dam"]),
        ("it didn’t leak", ["it", "didn’t", "leak"]),
        ("a well-built wall", ["a", "well", "built", "wall"]),
        ("“Å æ”", ["Å", "æ"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    tokens = Tokens(text)
    places = zip(tokens.starts, tokens.ends, tokens.numbers, strict=True)
    assert [text[start:end] for start, end, number in places if number >= 0] == words


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        (numbers(), ()),
        (numbers(3, 4, 5), ((3, 4, 5),)),
        (numbers(5, 1, 2), ((1, 2), (5,))),
    ],
)
def test_fragments_are_runs(tokens: frozenset[int], expected: tuple[tuple[int, ...], ...]) -> None:
    assert runs(tokens) == expected


def test_a_comma_or_line_break_splits_no_fragment() -> None:
    text = "We won,\nand we know it."
    assert len(runs(Tokens(text).within([Span(0, 6), Span(8, 22)]))) == 1


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (numbers(1, 2), numbers(1, 2), 1.0),
        (numbers(1, 2), numbers(3), 0.0),
        (numbers(1), numbers(1, 2, 3), 0.5),
        (numbers(), numbers(), 0.0),  # nothing said is not the same thing said
    ],
)
def test_overlap(a: frozenset[int], b: frozenset[int], expected: float) -> None:
    assert overlap(a, b) == expected


CASES = {
    # name: gold, predicted, right with the source condition, right without it
    "perfect": ([item("1", "2 3")], [item("1", "2 3")], 1, 1),
    "disjoint": ([item("1", "2 3")], [item("1", "4 5")], 0, 0),
    "just half": ([item("1", "2")], [item("1", "2 3 4")], 1, 1),
    "less than half": ([item("1", "2")], [item("1", "2 3 4 5")], 0, 0),
    "wrong source": ([item("1", "2 3")], [item("9", "2 3")], 0, 1),
    "half a source": ([item("0 1", "2 3")], [item("1", "2 3")], 1, 1),
    "sourceless": ([item("", "2 3")], [item("", "2 3")], 1, 1),
    "a source too many": ([item("", "2 3")], [item("1", "2 3")], 0, 1),
    "a source too few": ([item("1", "2 3")], [item("", "2 3")], 0, 1),
    "one for two": ([item("1", "2 3")], [item("1", "2 3"), item("1", "2 3")], 1, 1),
    "halves of a split quotation": (
        [item("5", "1 2 3 7 8 9")],
        [item("5", "1 2 3"), item("5", "7 8 9")],
        1,
        1,
    ),
    "nothing found": ([item("1", "2 3")], [], 0, 0),
    "nothing to find": ([], [item("1", "2 3")], 0, 0),
    "no content": ([item("1", "2 3")], [item("1", "")], 0, 0),
}


@pytest.mark.parametrize(("gold", "predicted", "with_source", "without"), CASES.values(), ids=CASES.keys())
def test_what_counts_as_right(
    gold: list[Item], predicted: list[Item], with_source: int, without: int
) -> None:
    tallies = score(gold, predicted)
    for name, right in (("attributions", with_source), ("attributions, any source", without)):
        assert tallies[name] == Tally(right, len(predicted), right, len(gold))


def test_the_best_matching_beats_the_greedy_one() -> None:
    # The first pair alone is the closest, but taking it leaves both others without a partner.
    gold = [item("1", "10 11 12 13"), item("1", "10 11 12 13 14 15 16")]
    predicted = [item("1", "10 11 12 13 14"), item("1", "10 11")]
    assert match(gold, predicted, with_source=True) == [(0, 1), (1, 0)]


def test_a_wrong_source_frees_the_partner_for_another() -> None:
    gold, predicted = [item("1", "5 6"), item("2", "5 6 7")], [item("2", "5 6")]
    assert match(gold, predicted, with_source=False) == [(0, 0)]
    assert match(gold, predicted, with_source=True) == [(1, 0)]


@pytest.mark.parametrize("seed", range(40))
def test_the_matching_is_the_heaviest_of_all(seed: int) -> None:
    random = Random(seed)
    rows, columns = random.randint(1, 5), random.randint(1, 5)
    cells = [(row, column) for row in range(rows) for column in range(columns) if random.random() < 0.6]
    weights = {cell: random.randint(1, 9) / 10 for cell in cells}
    places = [*range(columns), *[None] * rows]
    ways = (zip(range(rows), way, strict=True) for way in set(permutations(places, rows)))
    heaviest = max(sum(weights.get((row, to), 0.0) for row, to in way if to is not None) for way in ways)
    pairs = best_pairs(weights)
    assert sum(weights[pair] for pair in pairs) == pytest.approx(heaviest)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


# The first has a split content, found as two with a word too many in one; the second is missed.
GOLD = [item("4 5", "0 1 2 6 7 8", "3"), item("9 10", "11", "-8")]
PREDICTED = [item("4 5", "0 1 2", "3"), item("5", "6 7 8 9", "3")]
ROLES = {
    "source tokens": Tally(2, 2, 2, 4),
    "source exact": Tally(1, 2, 1, 2),
    "source partial": Tally(2, 2, 1, 2),
    "source fragments": Tally(1, 2, 1, 2),
    "cue tokens": Tally(1, 1, 1, 2),
    "cue exact": Tally(1, 2, 1, 2),
    "cue partial": Tally(2, 2, 1, 2),
    "cue fragments": Tally(1, 1, 1, 2),  # the same fragment twice is one
    "content tokens": Tally(6, 7, 6, 7),
    "content exact": Tally(0, 2, 0, 2),
    "content partial": Tally(2, 2, 1, 2),
    "content fragments": Tally(1, 2, 1, 3),
}


@pytest.mark.parametrize(("name", "expected"), ROLES.items())
def test_roles(name: str, expected: Tally) -> None:
    assert score(GOLD, PREDICTED)[name] == expected


def test_a_perfect_prediction_has_only_ones() -> None:
    assert {tally.scores for tally in score(GOLD, GOLD).values()} == {(1.0, 1.0, 1.0)}


def test_an_empty_role_counts_neither_way() -> None:
    assert score([item("", "1")], [item("", "1")])["source exact"] == Tally()


def test_figures_by_label_take_each_side_by_its_own_label() -> None:
    gold = [Item(numbers(1), numbers(), numbers(2, 3), frozenset({"direct"}))]
    predicted = [Item(numbers(1), numbers(), numbers(2, 3), frozenset({"mixed"}))]
    tallies = score(gold, predicted)
    assert tallies["direct"] == Tally(0, 0, 1, 1)
    assert tallies["mixed"] == Tally(1, 1, 0, 0)


@pytest.mark.parametrize(
    ("tally", "expected"),
    [
        (Tally(1, 2, 1, 4), (0.5, 0.25, 1 / 3)),
        (Tally(0, 2, 0, 4), (0.0, 0.0, 0.0)),
        (Tally(0, 0, 0, 4), (None, 0.0, 0.0)),
        (Tally(1, 2, 0, 0), (1 / 2, None, None)),
        (Tally(), (None, None, None)),
    ],
)
def test_precision_recall_and_f1(tally: Tally, expected: tuple[float | None, ...]) -> None:
    assert tally.scores == expected


DOCUMENTS = [{"a": Tally(i % 3, 3, i % 3, 4)} for i in range(20)] + [{"b": Tally(1, 1, 1, 1)}]


def test_intervals_are_the_same_every_time_and_hold_the_score() -> None:
    first, again = intervals(DOCUMENTS), intervals(DOCUMENTS)
    assert first == again
    assert first != intervals(DOCUMENTS, seed=2)
    for ends, value in zip(first["a"], total(DOCUMENTS)["a"].scores, strict=True):
        assert ends is not None
        assert value is not None
        assert ends[0] < value < ends[1]
    # Some draws miss the only document that has it; they say nothing.
    assert first["b"] == ((1.0, 1.0),) * 3


def test_intervals_of_like_documents_are_points() -> None:
    half = scores(1, 2, 1, 2)
    assert intervals([{"a": Tally(1, 2, 1, 2)}] * 5) == {"a": tuple((value, value) for value in half)}


def test_without_documents_or_values_there_is_no_interval() -> None:
    assert intervals([]) == {}
    assert intervals([{"a": Tally()}]) == {"a": (None, None, None)}
