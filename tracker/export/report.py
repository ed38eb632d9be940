"""A report as a document: Markdown, or HTML in one file with its pictures inside."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.export.accusations import accusations
from tracker.export.plain import one_line, safe_term
from tracker.export.stretches import role_map, runs, stretches
from tracker.export.timeline import timeline
from tracker.export.words import UNKNOWN, chain, speaks_for, stance, when, where
from tracker.records import (
    AssertionView,
    ClaimLine,
    ContestedClaim,
    Dossier,
    Gap,
    GradingView,
    Interval,
    LinkView,
)
from tracker.terms import Status

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")
CAUTION = (
    "Nothing here says what is true. What is marked candidate was proposed by the program "
    "and nobody has decided on it."
)
_LONGEST = 38
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~&$])")


class ReportFormat(StrEnum):
    """What a report can be written as."""

    MD = "md"
    HTML = "html"


def render(dossier: Dossier, format: ReportFormat) -> str:
    """Return the report as one document."""
    template = _environment(format).get_template(f"report.{format}.jinja")
    return template.render(
        dossier=dossier,
        summary=_summary(dossier),
        caution=CAUTION,
        picture=accusations(dossier.claims),
        timeline=timeline(dossier.claims, dossier.texts),
        gaps=_gaps(dossier),
        pieces=lambda view: list(_pieces(dossier, view)),
    )


def _environment(format: ReportFormat) -> "Environment":
    """Return the templates' surroundings; whatever stands in an article reaches the document escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return safe_term(value) if format is ReportFormat.HTML else Markup(_markdown(value))

    def status(value: Status) -> Any:
        return Markup('<span class="status">{}</span>').format(value)

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=shown,
        keep_trailing_newline=True,
    )
    words = (speaks_for, stance, where, chain, clash, graded, others, day, counted, short)
    environment.globals |= {one.__name__: one for one in words}
    environment.globals |= {"status": status, "mark": lambda text: Markup("\\[" + _markdown(text) + "\\]")}
    return environment


def _markdown(text: str) -> str:
    edges = text[:1].isspace() * " ", text[-1:].isspace() * " " if text.strip() else ""
    return edges[0] + _MARKDOWN.sub(r"\\\1", one_line(text)) + edges[1]


def _summary(dossier: Dossier) -> str:
    contested = sum(claim.line.contested for claim in dossier.claims)
    clashes = {link.ref for claim in dossier.claims for link in claim.links}
    parts = (
        counted(contested, "contested claim"),
        counted(len(clashes), "clash", "clashes"),
        counted(len(dossier.gaps), "gap"),
        counted(len(dossier.sources), "text"),
    )
    return ", ".join(parts) + "."


def _pieces(dossier: Dossier, view: AssertionView) -> Iterator[tuple[str, str | None]]:
    """Yield the words of an assertion in their sentence, each piece with the role that it has."""
    if view.ref not in dossier.texts:
        return
    text = dossier.texts[view.ref].text
    roles = role_map(view.spans, len(text))
    for place, stretch in enumerate(stretches(text, view)):
        if place:
            yield " […] ", None
        for start, end, role in runs(stretch, roles):
            words = re.sub(r"\s+", " ", text[start:end])
            yield words, role.value if role and words.strip() else None


def _gaps(dossier: Dossier) -> list[tuple[str, list[Gap]]]:
    """Return the gaps of each kind, under what the kind means."""
    return [(why, list(some)) for why, some in groupby(dossier.gaps, key=lambda gap: gap.why)]


def counted(count: int, noun: str, many: str = "") -> str:
    """Return a count with its noun in the right number."""
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def graded(view: GradingView, claim: ContestedClaim) -> str:
    """Return what one person holds of a claim, an assertion or an actor, on its own scale."""
    names = {one.actor: f"reliability of {one.actor_name}" for one in claim.assertions}
    names |= {one.ref: f"credibility of {one.ref}" for one in claim.assertions}
    why = f", {view.why}" if view.why else ""
    sure = f", {view.confidence.value} confidence" if view.confidence else ""
    what = f"{names.get(view.target, 'where it stands')}: {view.grade.value}"
    return f"{view.when:%Y-%m-%d %H:%M} {view.who}: {what}{sure}{why}"


def clash(link: LinkView) -> str:
    """Return what kind of clash a link is."""
    return (link.clash or link.kind).value.replace("_", " ")


def others(link: LinkView, claim: ContestedClaim) -> list[ClaimLine]:
    """Return the claim at the other end of a link; none where both ends are one claim."""
    return [end for end in (link.a, link.b) if end.ref != claim.line.ref]


def day(interval: Interval | None) -> str:
    """Return an interval in EDTF, one that could not be dated in its own words."""
    return when(interval) or UNKNOWN


def short(name: str) -> str:
    """Return a name that fits into a picture."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
