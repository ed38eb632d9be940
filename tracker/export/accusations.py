"""A picture of who accuses whom: who asserts contested claims about whom, from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.records import AssertionView, ContestedClaim, Ref

WIDTH, LEFT, RIGHT, ROW, TOP = 760, 280, 480, 34, 24
_THICKEST = 7


@dataclass(frozen=True, slots=True)
class Arrow:
    """The claims by which one actor speaks of another, and whether the other side denies any of them."""

    path: str
    width: float
    denied: bool
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture in pixels: names as (y, name) on either side, and the arrows between them."""

    height: float
    left: tuple[tuple[float, str], ...]
    right: tuple[tuple[float, str], ...]
    arrows: tuple[Arrow, ...]
    width: int = WIDTH
    left_x: int = LEFT
    right_x: int = RIGHT


def accusations(claims: Sequence[ContestedClaim]) -> Picture | None:
    """Return the picture of who asserts what of whom; None when nobody speaks of another."""
    found: dict[tuple[str, str], dict[Ref, bool]] = {}
    for claim in claims:
        for accuser, accused in _pairs(claim):
            found.setdefault((accuser, accused), {})[claim.line.ref] = _denied(claim, accused)
    if not found:
        return None
    left = {name: _middle(row) for row, name in enumerate(dict.fromkeys(one for one, _ in found))}
    right = {name: _middle(row) for row, name in enumerate(dict.fromkeys(other for _, other in found))}
    arrows = tuple(_arrow(pair, refs, left[pair[0]], right[pair[1]]) for pair, refs in found.items())
    height = TOP + ROW * max(len(left), len(right))
    return Picture(height, _placed(left), _placed(right), arrows)


def _pairs(claim: ContestedClaim) -> Iterator[tuple[str, str]]:
    for view in claim.asserting:
        for subject in claim.line.subject:
            if subject != view.actor_name and subject not in view.speaks_for:
                yield _named(view), subject


def _named(view: AssertionView) -> str:
    return f"{view.actor_name}, for {view.speaks_for[-1]}" if view.speaks_for else view.actor_name


def _denied(claim: ContestedClaim, accused: str) -> bool:
    return any(accused in (view.actor_name, *view.speaks_for) for view in claim.denials)


def _middle(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _placed(names: dict[str, float]) -> tuple[tuple[float, str], ...]:
    return tuple((y, name) for name, y in names.items())


def _arrow(pair: tuple[str, str], refs: dict[Ref, bool], y: float, other: float) -> Arrow:
    half = (LEFT + RIGHT) / 2
    denied = any(refs.values())
    answer = (
        f"; {pair[1]} or who speaks for it denies {', '.join(str(ref) for ref, no in refs.items() if no)}"
        if denied
        else ""
    )
    return Arrow(
        path=f"M{LEFT + 8} {y} C{half} {y} {half} {other} {RIGHT - 14} {other}",
        width=min(_THICKEST, 1 + len(refs)),
        denied=denied,
        title=f"{pair[0]} on {pair[1]}: {', '.join(map(str, refs))}{answer}",
    )
