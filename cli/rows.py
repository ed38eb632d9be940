"""Records to rows, in one place: the keys are those of the JSON and of the CSV."""

from collections.abc import Mapping
from typing import Any

from tracker.export.words import UNKNOWN as UNKNOWN
from tracker.export.words import chain as chain
from tracker.export.words import when as when
from tracker.records import (
    ActorLine,
    ActorPair,
    Agreement,
    ArticleAlarm,
    ArticleLine,
    AssertionView,
    Candidate,
    ClaimLine,
    Disagreement,
    Document,
    EvidenceSpan,
    Gap,
    GradingView,
    Hit,
    JudgementView,
    LinkView,
    Problem,
    Report,
)
from tracker.terms import SpanRole

Row = dict[str, Any]


def claim(line: ClaimLine) -> Row:
    """Return the row of a claim."""
    return {
        "id": str(line.ref),
        "claim": line.text,
        "asserted_by": list(line.by),
        "denied_by": list(line.denied_by),
        "subject": list(line.subject),
        "predicate": line.predicate,
        "object": line.object,
        "polarity": line.polarity.value,
        "modality": line.modality.value,
        "event": when(line.event),
        "asserts": line.asserts,
        "denies": line.denies,
        "articles": line.articles,
        "origins": line.origins,
        "unnamed_origins": line.unnamed_origins,
        "denying_origins": line.denying_origins,
        "lineage": line.lineage,
        "contested": line.contested,
        "status": line.status.value,
        "reviewed": line.reviewed,
        "standing": list(line.standing),
        "merged": list(line.merged),
        "via": [way.value for way in line.via],
        "why": list(line.why),
    }


def actor(line: ActorLine) -> Row:
    """Return the row of an actor."""
    return {
        "id": str(line.ref),
        "name": line.name,
        "kind": line.kind.value if line.kind else None,
        "named": line.named,
        "aliases": list(line.aliases),
        "affiliations": list(line.affiliations),
        "asserts": line.asserts,
        "denies": line.denies,
        "articles": line.articles,
        "status": line.status.value,
        "merged": list(line.merged),
        "reliability": list(line.reliability),
        "why": line.why,
        "key": line.key,
    }


def actor_pair(pair: ActorPair) -> Row:
    """Return the row of two actors that are perhaps one."""
    return {
        "id": str(pair.ref),
        "a_id": str(pair.a),
        "a": pair.a_name,
        "b_id": str(pair.b),
        "b": pair.b_name,
        "rule": pair.rule,
        "reason": pair.reason,
        "status": pair.status.value,
    }


def article(line: ArticleLine) -> Row:
    """Return the row of an article."""
    return {
        "id": str(line.ref),
        "title": line.title,
        "outlet": line.outlet,
        "published": when(line.published),
        "url": line.url,
        "uri": line.uri,
        "snapshots": line.snapshots,
        "assertions": line.assertions,
        "skipped": list(line.skipped),
    }


def whole_article(line: ArticleLine, document: Document) -> Row:
    """Return the record of an article with its text, layers and what was skipped."""
    layers = [
        {"layer": one.layer.value, "start": one.span.start, "end": one.span.end} for one in document.passages
    ]
    return article(line) | {
        "authors": list(document.authors),
        "text_sha256": document.text_sha256,
        "encoding": document.encoding,
        "text": document.text,
        "layers": layers,
    }


def article_alarm(one: ArticleAlarm) -> Row:
    """Return the row of an alarm with its article."""
    return {"article_id": str(one.article), "title": one.title, **alarm(one)}


def alarm(one: ArticleAlarm) -> Row:
    """Return the row of an alarm."""
    found, other = one.alarm, one.alarm.other
    return {
        "id": str(one.ref),
        "status": one.status.value,
        "kind": found.kind.value,
        "reason": found.reason,
        "diff": found.diff,
        "start": found.passage.span.start,
        "end": found.passage.span.end,
        "passage": found.passage.quote,
        "other_article_id": str(found.where) if found.where else None,
        "other_start": other.span.start if other else None,
        "other_end": other.span.end if other else None,
        "other": other.quote if other else None,
    }


def evidence(role: SpanRole, span: EvidenceSpan) -> Row:
    """Return a passage with its place in the text."""
    return {"role": role.value, "start": span.span.start, "end": span.span.end, "text": span.quote}


def passage(view: AssertionView) -> str:
    """Return the words of an assertion in the order of the text."""
    spans = sorted({(span.span, span.quote) for _, span in view.spans})
    return " … ".join(words for _, words in spans)


def assertion(view: AssertionView) -> Row:
    """Return the row of an assertion."""
    return {
        "id": str(view.ref),
        "claim_id": str(view.claim),
        "claim": view.claim_text,
        "actor_id": str(view.actor),
        "actor": view.actor_name,
        "speaks_for": list(view.speaks_for),
        "stance": view.stance.value,
        "scope": view.scope,
        "voice": view.voice.value,
        "hedge": view.hedge.value,
        "certainty": view.certainty,
        "certainty_by": view.certainty_by.value if view.certainty_by else None,
        "quotation": view.quotation.value,
        "chain": chain(view),
        "article_id": str(view.article),
        "article": view.article_title,
        "outlet": view.outlet,
        "said": when(view.said),
        "passage": passage(view),
        "spans": [evidence(role, span) for role, span in view.spans],
        "answers": str(view.answers) if view.answers else None,
        "method": view.method,
        "producer": view.producer,
        "status": view.status.value,
        "credibility": list(view.credibility),
        "reliability": list(view.reliability),
    }


def link(view: LinkView) -> Row:
    """Return the row of a link with both its sides."""
    row: Row = {
        "id": str(view.ref),
        "kind": view.kind.value,
        "clash": view.clash.value if view.clash else None,
        "rule": view.rule,
        "reason": view.reason,
        "status": view.status.value,
    }
    for side, line, views in (("a", view.a, view.a_side), ("b", view.b, view.b_side)):
        row[f"{side}_id"] = str(line.ref)
        row[f"{side}_claim"] = line.text
        row[f"{side}_lineage"] = line.lineage
        row[f"{side}_by"] = list(dict.fromkeys(one.actor_name for one in views))
        row[f"{side}_stance"] = list(dict.fromkeys(one.stance.value for one in views))
        row[f"{side}_article"] = list(dict.fromkeys(str(one.article) for one in views))
        row[f"{side}_passage"] = [passage(one) for one in views]
    return row


def whole_link(view: LinkView) -> Row:
    """Return the record of a link with the claims and assertions of both sides."""
    row = link(view)
    for side, line, views in (("a", view.a, view.a_side), ("b", view.b, view.b_side)):
        row[side] = claim(line) | {"assertions": [assertion(one) for one in views]}
    return row


def hit(found: Hit) -> Row:
    """Return the row of something searched."""
    return {"id": str(found.ref), "title": found.title, "snippet": found.snippet}


def gap(found: Gap) -> Row:
    """Return the row of what is missing."""
    return {
        "kind": found.kind.value,
        "id": str(found.ref),
        "claim_id": str(found.claim),
        "claim": found.claim_text,
        "who": found.actor_name,
        "article": str(found.article),
        "passage": found.passage,
        "why": found.why,
    }


def problem(found: Problem) -> Row:
    """Return the row of something that check found."""
    return {"id": found.ref, "rule": found.rule, "detail": found.detail}


def judgement(view: JudgementView) -> Row:
    """Return the row of a decision."""
    return {
        "id": str(view.target),
        "decision": view.decision.value,
        "who": view.who,
        "when": view.when.isoformat(timespec="seconds"),
        "why": view.why,
        "confidence": view.confidence.value if view.confidence else None,
    }


def grading(view: GradingView) -> Row:
    """Return the row of what one person holds of something."""
    return {
        "id": str(view.target),
        "grade": view.grade.value,
        "who": view.who,
        "when": view.when.isoformat(timespec="seconds"),
        "why": view.why,
        "confidence": view.confidence.value if view.confidence else None,
    }


def candidate(found: Candidate) -> Row:
    """Return the row of what waits; with a decision added it can be handed to `decide`."""
    one = found.waiting
    return {
        "id": str(one.ref),
        "kind": one.kind.value,
        "worth": one.worth.value,
        "score": None if one.score is None else round(one.score, 2),
        "what": found.text,
        "status": found.status.value,
        "if_unchanged": found.token,
    }


def disagreement(found: Disagreement) -> Row:
    """Return the row of something on which people differ."""
    return {
        "id": str(found.target),
        "scale": found.scale,
        "what": found.text,
        "held": [f"{one.value} ({one.who or UNKNOWN})" for one in found.opinions],
        "opinions": [
            {
                "who": one.who,
                "value": one.value,
                "when": one.when.isoformat(timespec="seconds"),
                "why": one.why,
            }
            for one in found.opinions
        ],
    }


def agreement(found: Agreement) -> Row:
    """Return the row of how far two people agree."""
    return {
        "scale": found.scale,
        "one": found.one,
        "other": found.other,
        "both": found.both,
        "same": found.same,
        "kappa": None if found.kappa is None else round(found.kappa, 3),
    }


def change(entry: Mapping[str, Any]) -> Row:
    """Return the row of an entry of the log; `changed` says which values became which."""
    updated = entry["action"] == "update"
    before, after = entry["before"] or {}, entry["after"] or {}
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    told = [_became(name, before.get(name), after.get(name)) for name in sorted(names) if name != "because"]
    return {**entry, "when": moment(entry["at"]), "changed": told if updated else []}


def batch(entry: Mapping[str, Any]) -> Row:
    """Return the row of a change."""
    return {**entry, "when": moment(entry["at"])}


def moment(at: str) -> str:
    """Return a time of the ledger, in UTC, to the second."""
    return at[:19].replace("T", " ")


_PARTS = {"span": "passages", "skipped": "left out", "link_evidence": "evidence"}


def _became(name: str, before: object, after: object) -> str:
    if isinstance(before or after, list) and name != "authors":
        counts = [len(side) if isinstance(side, list) else 0 for side in (after, before)]
        return f"{_PARTS.get(name, name)}: " + ", ".join(
            f"{sign}{count}" for sign, count in zip("+-", counts, strict=True) if count
        )
    return f"{name}: {_shown(before)} -> {_shown(after)}"


def _shown(value: object) -> str:
    return "nothing" if value is None else str(value)


def report(done: Report) -> Row:
    """Return the row of what became of one input."""
    return {
        "outcome": done.outcome,
        "id": str(done.article) if done.article else None,
        "assertions": done.assertions,
        "links": done.links,
        "input": done.uri,
        "reason": done.reason,
        "skipped": [
            {
                "reason": skip.reason,
                "start": skip.span and skip.span.start,
                "end": skip.span and skip.span.end,
            }
            for skip in done.skipped
        ],
    }
