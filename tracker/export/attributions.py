"""What the extractor found in one article, as the object that `tracker extract` prints."""

from collections.abc import Callable, Sequence

from tracker.records import Attribution, Document, Hop, Mention, Proposition, Span, TimePhrase

SCHEMA_VERSION = 1
Row = dict[str, object]
Dating = Callable[[TimePhrase], str | None]
Representing = Callable[[Sequence[Mention]], Sequence[str]]


def record(
    name: str, document: Document, found: Sequence[Attribution], dating: Dating, represented: Representing
) -> Row:
    """Return the object of one file.

    `dating` turns a time phrase into an EDTF interval, `represented` speakers into names of those for whom
    they speak.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "article": name,
        "attributions": [
            attribution(one, document.text, dating, represented, _claimed(one, found)) for one in found
        ],
    }


def _claimed(one: Attribution, found: Sequence[Attribution]) -> tuple[Proposition, ...]:
    """Return what an attribution is about: its own claims, else those of the one that it answers."""
    answered = found[one.answers].propositions if one.answers is not None else ()
    return one.propositions or answered


def attribution(
    one: Attribution,
    text: str,
    dating: Dating,
    represented: Representing,
    claims: Sequence[Proposition],
) -> Row:
    """Return the object of one attribution; offsets are code points into the text."""
    return {
        "source": _offsets(one.source),
        "cue": _offsets(one.cue),
        "content": _offsets(one.content),
        "source_text": _words(one.source, text),
        "cue_text": _words(one.cue, text),
        "content_text": _words(one.content, text),
        "actor": names(one.speakers),
        "speaks_for": list(represented(one.speakers)),
        "stance": one.stance.value,
        "scope": one.scope,
        "quotation": one.quotation.value,
        "hedge": one.hedge.value,
        "voice": one.voice.value,
        "chain": [hop(step) for step in one.chain],
        "answers": one.answers,
        **_claim(claims),
        **_certainty(one.propositions),
        "said": dating(one.said) if one.said else None,
    }


def _claim(propositions: Sequence[Proposition]) -> Row:
    first = propositions[0] if propositions else None
    return {
        "claim": " and ".join(each.text for each in propositions),
        "subject": [_name(mention) for mention in first.subject] if first else [],
        "predicate": first.predicate if first else "",
        "object": [_name(mention) for mention in first.object] if first else [],
        "polarity": first.polarity.value if first else "+",
        "modality": first.modality.value if first else "actual",
    }


def _certainty(propositions: Sequence[Proposition]) -> Row:
    """Return how surely the words say that the first claim happened, and what read that."""
    first = propositions[0] if propositions else None
    by = first.certainty_by if first else None
    return {"certainty": first.certainty if first else None, "certainty_by": by.value if by else None}


def _offsets(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _words(spans: Sequence[Span], text: str) -> str:
    return " ".join(span.quote(text) for span in spans)


def _name(mention: Mention) -> str:
    return mention.name or mention.text


def names(mentions: Sequence[Mention]) -> str | None:
    """Return who speaks: names, or the words of those who have none; None when nobody is named or implied."""
    return " and ".join(name for mention in mentions if (name := _name(mention))) or None


def hop(step: Hop) -> str | None:
    """Return who passed the words on at one step of a chain; None when it is unknown."""
    return names(step.speakers)
