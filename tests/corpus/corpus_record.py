"""What was reached before, by category, and how it is shown."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from corpus_scorer import COVERED, Verdict

RECORDED = Path(__file__).parent / "recorded.txt"
MISSES = Path(__file__).parent / "MISSES.md"
# A recorded value this many passages behind should be written anew.
STALE = 2
Tally = tuple[int, int]


def tally(verdicts: Sequence[Verdict]) -> dict[str, Tally]:
    """Return for each category how many passages pass, of how many."""
    out: dict[str, Tally] = {}
    for verdict in verdicts:
        passed, total = out.get(verdict.case.category, (0, 0))
        out[verdict.case.category] = passed + verdict.right, total + 1
    return out


def share(counts: Tally) -> float:
    """Return the share that passes."""
    return counts[0] / counts[1]


def read_record(text: str) -> dict[str, Tally]:
    """Return what was recorded, from lines of category, passed and total."""
    rows = (line.split() for line in text.splitlines() if line.strip())
    return {category: (int(passed), int(total)) for category, passed, total, *_ in rows}


def write_record(counts: Mapping[str, Tally]) -> str:
    """Return the lines to record; the share at the end is for people."""
    width = max(map(len, counts))
    return "".join(f"{name:{width}} {n[0]:3} {n[1]:3}  {share(n):.2f}\n" for name, n in counts.items())


def table(counts: Mapping[str, Tally], recorded: Mapping[str, Tally]) -> list[str]:
    """Return what is printed: each category, what passes, what was recorded, and what follows from it."""
    width = max(map(len, counts))
    lines = [
        f"{name:{width}} {n[0]:3} of {n[1]:2}  {share(n):4.0%}  {remark(n, recorded.get(name))}".rstrip()
        for name, n in counts.items()
    ]
    passed, total = (sum(n[k] for n in counts.values()) for k in (0, 1))
    covered = sum(share(n) >= COVERED for n in counts.values())
    return [*lines, f"{passed} of {total} passages, {covered} of {len(counts)} categories covered"]


def remark(counts: Tally, before: Tally | None) -> str:
    """Say whether a category is covered, and how it stands to what was recorded."""
    covered = "covered" if share(counts) >= COVERED else "declared miss"
    if before is None:
        return f"{covered}, not recorded yet"
    if share(counts) < share(before):
        return f"{covered}, BELOW the recorded {before[0]} of {before[1]}"
    if counts[0] > before[0] + STALE:
        return f"{covered}, recorded {before[0]}: record it with UPDATE_GOLDEN=1"
    return covered


def misses(verdicts: Sequence[Verdict]) -> str:
    """Return the page of declared misses: the categories not covered first, then single passages."""
    counts = tally(verdicts)
    low = [name for name, n in counts.items() if share(n) < COVERED]
    rest = [name for name, n in counts.items() if share(n) >= COVERED and n[0] < n[1]]
    lines = [
        "# Declared misses",
        "",
        "Written by `UPDATE_GOLDEN=1 pytest tests/corpus`; not edited by hand.",
        "",
    ]
    for title, names in (("Categories not covered", low), ("Passages of covered categories", rest)):
        lines += [f"## {title}", ""]
        for name in names:
            lines += [f"### {name} ({counts[name][0]} of {counts[name][1]})", ""]
            lines += [f"- {v.case.label}" for v in verdicts if v.case.category == name and not v.right]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"
