"""Prints the figures of the attribution benchmark, and single cases for those who work on the extractor."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from benchmarks.scoring import ANY_SOURCE, ROLES, WHOLE, HasSpans, Item, match, same_source
from benchmarks.strata import ORDER
from benchmarks.tallies import Interval, Tally, intervals, total
from tracker.records import Span

Row = dict[str, Any]
_ROLE_ROWS = ("tokens", "exact", "partial", "fragments")
_HEAD = f"{'':38} {'gold':>6} {'pred':>6} {'P':>6} {'R':>6} {'F1':>6}  95 % of F1"


class Compared(Protocol):
    """A text with its gold and predicted attributions."""

    @property
    def name(self) -> str:
        """Return the name of the article."""

    @property
    def text(self) -> str:
        """Return the raw text."""

    @property
    def gold(self) -> Sequence[HasSpans]:
        """Return the attributions marked by hand."""

    @property
    def predicted(self) -> Sequence[HasSpans]:
        """Return the attributions to be scored."""


def rows(documents: Sequence[Mapping[str, Tally]]) -> dict[str, Row]:
    """Return counts, scores and intervals by name."""
    spread = intervals(documents)
    return {name: _row(tally, spread[name]) for name, tally in sorted(total(documents).items())}


def _row(tally: Tally, spread: tuple[Interval, Interval, Interval]) -> Row:
    names = ("precision", "recall", "f1")
    counts = {"gold": tally.gold, "predicted": tally.predicted, "found": tally.found, "right": tally.right}
    ends = {f"{name}_95": ends for name, ends in zip(names, spread, strict=True)}
    return {**counts, **dict(zip(names, tally.scores, strict=True)), **ends}


def table(found: Mapping[str, Row], run: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the printed table."""
    yield f"{run['extractor']}, {run['split']}: {run['documents']} documents, {run['words']:,} words"
    yield f"\n{_HEAD}"
    for ending, title in (("", "with the source condition"), (ANY_SOURCE, "without it")):
        yield f"\nAttributions {title}"
        yield from (_line(name, found[name + ending]) for name in (WHOLE, *ORDER) if name + ending in found)
    for role in ROLES:
        yield f"\n{role.capitalize()}"
        yield from (_line(name, found[f"{role} {name}"]) for name in _ROLE_ROWS if f"{role} {name}" in found)
    if run["words_per_cpu_second"]:
        speed, loading = run["words_per_cpu_second"], run["loading_cpu_seconds"]
        yield f"\n{speed:,.0f} words per CPU-second, after {loading:.1f} CPU-seconds of loading"
        yield f"{run['peak_memory_mb']:,.0f} MB at most"


def _line(name: str, row: Row) -> str:
    figures = " ".join(f"{_number(row[key]):>6}" for key in ("precision", "recall", "f1"))
    ends = row["f1_95"]
    spread = f"{_number(ends[0])}-{_number(ends[1])}" if ends else "-"
    return f"  {name:36} {row['gold']:>6} {row['predicted']:>6} {figures}  {spread}"


def _number(value: float | None) -> str:
    """Return three digits after the point, or a dash where there is nothing to divide by."""
    return "-" if value is None else f"{value:.3f}".removeprefix("0")


def cases(what: str, one: Compared, gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[str]:
    """Yield the missed or invented attributions of a text, or those of a wrong source."""
    pairs = match(gold, predicted, with_source=False)
    if what == "source":
        for i, j in pairs:
            if not same_source(gold[i], predicted[j]):
                yield _case(one, one.gold[i], gold[i])
                yield f"    instead: {_words(one.text, one.predicted[j].source)}"
        return
    side = 0 if what == "missed" else 1
    marked, items = (one.gold, gold) if what == "missed" else (one.predicted, predicted)
    paired = {pair[side] for pair in pairs}
    yield from (_case(one, marked[i], item) for i, item in enumerate(items) if i not in paired)


def _case(one: Compared, marked: HasSpans, item: Item) -> str:
    parts = (_words(one.text, spans) for spans in (marked.source, marked.cue, marked.content))
    start = min(span.start for span in (*marked.source, *marked.cue, *marked.content))
    return f"{one.name}:{start} {' | '.join(parts)}  [{'; '.join(sorted(item.labels))}]"


def _words(text: str, spans: Sequence[Span]) -> str:
    """Return the words of the spans on one line, without what could steer a terminal."""
    plain = " … ".join(" ".join(span.quote(text).split()) for span in spans)
    return "".join(mark for mark in plain if mark.isprintable()) or "(none)"
