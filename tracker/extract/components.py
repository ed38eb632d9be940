"""The readers of an article as spaCy factories: quotations, cast, attributions."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from tracker.extract import gather, repairs, weave
from tracker.extract.cast import Cast
from tracker.extract.certainty_seen import Seen
from tracker.extract.parsed import view
from tracker.extract.tagged import merge
from tracker.extract.tagger import Tagged, Tagger, shipped

# Mends the parse before anything is read off it.
REPAIRS = repairs.NAME
NAMES = ("tracker_quotations", "tracker_cast", "tracker_attributions")

for name in ("document", "page", "cast", "found", "seen"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


def _tag(doc: Doc, tagger: Tagger) -> list[Tagged]:
    """Run the tagger over the paragraphs that are read."""
    document = doc._.document
    lines = [(span.start, span.end) for _, span in gather.paragraphs(document)]
    doc._.seen = Seen()
    return tagger.tag(document.text, lines, doc._.seen.add)


@Language.component("tracker_quotations")
def lay_out(doc: Doc) -> Doc:
    """Set `page`: where quotations and paragraphs stand."""
    doc._.page = gather.layout(view(doc), doc._.document)
    return doc


@Language.component("tracker_cast")
def cast(doc: Doc) -> Doc:
    """Set `cast`: who is who in the article."""
    doc._.cast = Cast(doc, doc._.document.text)
    return doc


@Language.factory("tracker_attributions", default_config={"reach": 14, "long": 5, "tagger": True})
def attributions(nlp: Language, name: str, reach: int, long: int, tagger: bool) -> Callable[[Doc], Doc]:
    """Set `found`: sources, cues and contents in tokens, by the tagger where it is installed and by rules.

    `reach` is how many tokens from its cue a quotation may start, `long` how many tokens a quotation
    without a cue of its own must have to go on from the one before.
    """
    limits = weave.Limits(reach, long)

    def find(doc: Doc) -> Doc:
        ruled = gather.attributions(view(doc), doc._.page, limits)
        trained = shipped() if tagger else None
        doc._.found = ruled if trained is None else merge(view(doc), _tag(doc, trained), ruled)
        return doc

    return find
