"""Where the paragraphs of an article stand in tokens, in batches that the parser takes at once."""

from collections.abc import Iterator

from spacy.tokens import Doc

from tracker.extract import datelines

# The parser's memory grows with the tokens that it takes at once.
BATCH = 4_000
_END = frozenset('.!?"')


def paragraphs(doc: Doc) -> list[range]:
    """Return the paragraphs of a text as tokens, without the spaces around them, datelines apart."""
    return [part for line in _lines(doc) for run in _reports(doc, line) for part in _parts(doc, run)]


def batches(spans: list[range]) -> Iterator[list[range]]:
    """Put paragraphs together until there are about as many tokens as the parser takes at once."""
    batch: list[range] = []
    tokens = 0
    for span in spans:
        if batch and tokens + len(span) > BATCH:
            yield batch
            batch, tokens = [], 0
        batch.append(span)
        tokens += len(span)
    if batch:
        yield batch


def _lines(doc: Doc) -> Iterator[range]:
    """Find the runs of tokens between line ends."""
    start, end = None, 0
    for token in doc:
        if not token.is_space:
            start, end = token.i if start is None else start, token.i + 1
        elif start is not None and "\n" in token.text:
            yield range(start, end)
            start = None
    if start is not None:
        yield range(start, end)


def _reports(doc: Doc, line: range) -> Iterator[range]:
    """Part where a report is from, which is no word of its first sentence, from the report."""
    first = datelines.behind(doc, line.start)
    if line.start < first < line.stop:
        yield range(line.start, first)
    yield range(first if first < line.stop else line.start, line.stop)


def _parts(doc: Doc, run: range) -> Iterator[range]:
    """Cut a run that is too long where a sentence seems to end, else anywhere."""
    while len(run) > BATCH:
        ends = (i + 1 for i in range(run.start + BATCH - 1, run.start, -1) if doc[i].text in _END)
        cut = next(ends, run.start + BATCH)
        yield range(run.start, cut)
        run = range(cut, run.stop)
    yield run
