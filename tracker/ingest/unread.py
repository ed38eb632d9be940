"""What of an article is kept but not read: other languages, endless words, what lies beyond the limit."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tracker.ingest.language import ENGLISH, by_words, language, small_words
from tracker.ingest.paragraphs import Unit
from tracker.records import Skipped, Span

# Characters of one article that are read; a book of 400,000 words is none.
MAX_READ = 2_500_000
# Longer than any address: encoded data, or a text whose spaces were lost.
MAX_WORD = 1_000
NOTHING = Skipped("not read: no text in it, only marks or page furniture")
_NOT_READ = "not read: "
_WORD = re.compile(r"\S+")


def foreign(units: Sequence[Unit]) -> dict[Unit, str]:
    """Return the paragraphs that are not in English, each with the reason not to read it.

    A short one that does not tell by itself goes with most of the article.
    """
    verdicts = {unit: language(unit.text) for unit in units}
    whole = _whole(verdicts)
    told = {unit: verdict or whole for unit, verdict in verdicts.items()}
    return {unit: f"{_NOT_READ}in {name}" for unit, name in told.items() if name not in {ENGLISH, None}}


def _whole(verdicts: dict[Unit, str | None]) -> str | None:
    """Return the language of most of the text; of all words together where no paragraph tells."""
    sizes: Counter[str] = Counter()
    for unit, verdict in verdicts.items():
        if verdict:
            sizes[verdict] += len(unit.text)
    if sizes:
        name, size = sizes.most_common(1)[0]
        return name if size * 2 > sizes.total() else None
    together: Counter[str] = Counter()
    for unit in verdicts:
        together.update(small_words(unit.text))
    return by_words(together)


def endless(units: Iterable[Unit]) -> Iterator[Skipped]:
    """Yield the stretches without a space that no word is as long as."""
    for unit in units:
        for word in _WORD.finditer(unit.text) if len(unit.text) > MAX_WORD else ():
            size = word.end() - word.start()
            if size > MAX_WORD:
                start = unit.span.start + word.start()
                yield Skipped(f"{_NOT_READ}no space in it", Span(start, start + size))


def beyond(text: str) -> Iterator[Skipped]:
    """Yield what lies beyond the limit, from the last space before it on."""
    if len(text) > MAX_READ:
        space = max(text.rfind(blank, MAX_READ - MAX_WORD, MAX_READ) for blank in " \n")
        start = MAX_READ if space < 0 else space + 1
        yield Skipped(f"{_NOT_READ}beyond the first {MAX_READ:,} characters", Span(start, len(text)))


def left_out(skipped: Iterable[Skipped]) -> Iterator[str]:
    """Yield what a reader must be told of: text that was not read or not decoded; furniture is expected."""
    spans: dict[str, list[Span]] = {}
    for one in skipped:
        if one.span is None:
            yield one.reason
        elif one.reason.startswith(_NOT_READ):
            spans.setdefault(one.reason, []).append(one.span)
    for reason, where in spans.items():
        size = sum(span.end - span.start for span in where)
        yield f"{reason} ({size:,} characters, from character {where[0].start:,} on)"
