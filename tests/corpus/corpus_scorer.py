"""Tells for each passage whether what was found is what a careful reader would mark.

A passage is right when every expected attribution has a found one of its own with content (token F1 of at
least one half, by place), speaker, stance and chain as expected, and no other found attribution is wrong.
Another one is wrong when the passage expects nothing; when it gives expected content another stance of the
same speaker; or when somebody speaks in it outside everything expected. Within what is said, further ones do
no harm. Spans of sources and cues are not scored.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus_reader import Case, Expected, Hop

from tracker.records import Attribution, Mention, Span

ENOUGH = 0.5
COVERED = 0.75
_ARTICLES = re.compile(r"^(?:(?:the|a|an|my|our|his|her|its|their|one)\s+)+", re.IGNORECASE)
_BEHIND = re.compile(r"\s+(?:of|for|from|in|at|on|to|with|who|which|that|close)\s+.*|,.*|\s\(.*")
_OWNER = re.compile(r"^.*(?:'s|s')\s+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one passage; without reasons it is right."""

    case: Case
    reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Tell whether all is as expected."""
        return not self.reasons


def judge(case: Case, found: Sequence[Attribution]) -> Verdict:
    """Return the verdict on what was found in a passage."""
    pairs = pair(case, found)
    rest = [one for j, one in enumerate(found) if j not in pairs.values()]
    missed = [
        _missed(case, expected, rest)
        for i, expected in enumerate(case.expected)
        if i not in pairs and not expected.optional
    ]
    extra = [f"extra: {shown(case.text, one)}" for one in rest if _wrong(case, one)]
    return Verdict(case, (*missed, *extra))


def pair(case: Case, found: Sequence[Attribution]) -> dict[int, int]:
    """Return which found attribution each expected one is, as many as can be."""
    fits = {
        i: sorted(
            (j for j, one in enumerate(found) if fit(case.text, expected, one)),
            key=lambda j: -overlap(case.text, expected.content, found[j].content),
        )
        for i, expected in enumerate(case.expected)
    }
    taken: dict[int, int] = {}
    for i in sorted(fits, key=lambda i: case.expected[i].optional):
        _assign(i, fits, taken, set())
    return {i: j for j, i in taken.items()}


def _assign(i: int, fits: Mapping[int, Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Give one expected attribution a found one, moving others where they have a choice."""
    for j in fits[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken or _assign(taken[j], fits, taken, seen):
            taken[j] = i
            return True
    return False


def fit(text: str, expected: Expected, one: Attribution) -> bool:
    """Tell whether a found attribution is the expected one."""
    return not _differences(text, expected, one)


def _differences(text: str, expected: Expected, one: Attribution) -> list[str]:
    hops = tuple(hop.speakers for hop in one.chain)
    same_chain = len(hops) == len(expected.chain) and all(
        _same_speakers(want, got, "") for want, got in zip(expected.chain[:-1], hops[:-1], strict=True)
    )
    source = " ".join(span.quote(text) for span in one.source)
    checks = {
        "content": _same_content(text, expected, one),
        "speaker": _same_speakers(expected.speakers, one.speakers, source),
        "stance": expected.stance is one.stance,
        "chain": same_chain,
    }
    return [name for name, good in checks.items() if not good]


def _same_content(text: str, expected: Expected, one: Attribution) -> bool:
    if not expected.content:
        # "declined to comment": nothing is said, so the cue tells which one it is.
        return bool(_tokens(text, expected.cue) & (_tokens(text, one.cue) | _tokens(text, one.content)))
    return overlap(text, expected.content, one.content) >= ENOUGH


def overlap(text: str, one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return the token F1 of two lots of spans, by place."""
    a, b = _tokens(text, one), _tokens(text, other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _tokens(text: str, spans: Iterable[Span]) -> set[int]:
    """Return where words begin, punctuation left out."""
    return {span.start + m.start() for span in spans for m in re.finditer(r"\w+", span.quote(text))}


def _same_speakers(want: Hop, got: Sequence[Mention], source: str) -> bool:
    named = [mention for mention in got if mention.text or mention.name]
    if len(want) == 1 and source and any(fold(name) == fold(source) for name in want[0]):
        return all(mention.name is None or same(want[0], mention) for mention in named)
    if not named:
        return not want or any("-" in names for names in want)
    if len(want) != len(named):
        return False
    rest = list(named)
    for names in want:
        hit = next((mention for mention in rest if same(names, mention)), None)
        if hit is None:
            return False
        rest.remove(hit)
    return True


def same(names: Iterable[str], mention: Mention) -> bool:
    """Tell whether a mention is one of some names: the name that it resolves to, else its own words.

    More words are no harm as long as both name the same thing: "President Ana Soto" is "Ana Soto", and
    "a spokesman" is "a spokesman for the port", but "Ana Soto's brother" is not "Ana Soto".
    """
    found = fold(mention.name or mention.text)
    return any(_alike(fold(name), found) for name in names)


def _alike(want: str, found: str) -> bool:
    if want == found:
        return True
    own, other = _core(want), _core(found)
    if not own or not other:
        return False
    if want == own:
        # A name, or a bare noun: what was found may bring a title or an adjective.
        return other == own or other.endswith(f" {own}")
    return own.split()[-1] == other.split()[-1] and (found in want or want in found)


def _core(words: str) -> str:
    """Return what is left without what stands behind the noun and whose it is."""
    return _OWNER.sub("", _BEHIND.sub("", words)).strip()


def fold(name: str) -> str:
    """Return a name without case, articles, a possessive ending and curly marks."""
    plain = re.sub(r"\s+", " ", name.replace("’", "'")).strip(" .,:;\"'“”«»").casefold()
    return _ARTICLES.sub("", plain.removesuffix("'s")).removeprefix("@")


def _wrong(case: Case, one: Attribution) -> bool:
    """Tell whether a found attribution that nothing expected explains does harm."""
    if not case.expected:
        return True
    for expected in case.expected:
        if overlap(case.text, expected.content, one.content) >= ENOUGH and expected.stance is not one.stance:
            source = " ".join(span.quote(case.text) for span in one.source)
            if _same_speakers(expected.speakers, one.speakers, source):
                return True
    spoken = any(mention.text or mention.name for mention in one.speakers)
    return spoken and not any(_inside(one, expected) for expected in case.expected)


def _inside(one: Attribution, expected: Expected) -> bool:
    places = [*one.source, *one.cue] or list(one.content)
    return all(any(o.start <= p.start and p.end <= o.end for o in expected.content) for p in places)


def _missed(case: Case, expected: Expected, rest: Sequence[Attribution]) -> str:
    """Say what is wrong with the nearest thing found that is nothing else."""
    tried = [(one, _differences(case.text, expected, one)) for one in rest]
    near = [(one, wrong) for one, wrong in tried if "content" not in wrong]
    if not near:
        return f"missed: {expected.line}"
    one, wrong = min(near, key=lambda pair: len(pair[1]))
    return f"{', '.join(wrong)}: {expected.line} <- {shown(case.text, one)}"


def shown(text: str, one: Attribution) -> str:
    """Return a found attribution as a line of the corpus."""
    chain = " > ".join(_names(hop.speakers) for hop in one.chain)
    words = [" … ".join(span.quote(text) for span in spans) or "-" for spans in (one.cue, one.content)]
    return " | ".join([_names(one.speakers), *words, str(one.stance), chain])


def _names(mentions: Iterable[Mention]) -> str:
    return " + ".join(m.name or m.text for m in mentions if m.name or m.text) or "-"
