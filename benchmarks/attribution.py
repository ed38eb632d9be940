"""Scores the extraction of attributions against a PolNeAR-shaped folder of texts marked by hand.

    python -m benchmarks.attribution FOLDER [--split dev|train] [--limit N] [--json FILE]
                                            [--show missed|invented|source] [--human]

FOLDER holds data/SPLIT/text/STEM.txt and data/SPLIT/attributions/STEM_ANNOTATOR.ann, or text/ and
attributions/ directly. Of several annotators the alphabetically first is the gold.

An attribution is right when its content and a gold one's share tokens with an F1 of at least .5, paired
one to one so that the total overlap is the greatest, and their sources share a token or are both empty. A
predicted one without content is never right. Module `scoring` says what a token is. In the rows by label,
recall is over the gold attributions with the label, precision over the predicted. Tokens count once over
all attributions; a span is exact when all its fragments are, partly right when it touches any of the other
side's; fragments count one by one. Intervals: documents drawn again 1,000 times, seeded, middle 95 %.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import polnear, report
from benchmarks.polnear import Article
from benchmarks.scoring import HasSpans, Item, Tokens, score
from benchmarks.strata import labelled
from tracker.errors import InputError, TrackerError, UsageError
from tracker.extract import PRODUCER, extract
from tracker.ingest import read


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its gold and predicted attributions, and the CPU seconds that the prediction took."""

    name: str
    text: str
    gold: Sequence[HasSpans]
    predicted: Sequence[HasSpans]
    seconds: float

    def items(self) -> tuple[list[Item], list[Item]]:
        """Return gold and predicted attributions in tokens."""
        tokens = Tokens(self.text)
        return labelled(self.text, tokens, self.gold), labelled(self.text, tokens, self.predicted)


def load() -> float:
    """Return the CPU seconds of a first, tiny extraction: what loading the models takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tiny.txt"
        path.write_text("Anna said that it rained.", encoding="utf-8")
        start = time.process_time()
        extract(read(str(path)))
        return time.process_time() - start


def by_product(article: Article) -> Read:
    """Read and extract one article; one that the product refuses has no attributions."""
    start = time.process_time()
    try:
        predicted: Sequence[HasSpans] = extract(read(str(article.path)))
    except TrackerError as error:
        print(f"\nrefused: {error}", file=sys.stderr)
        predicted = ()
    return Read(article.path.stem, article.text, article.marked(), predicted, time.process_time() - start)


def by_second_annotator(article: Article) -> Read:
    """Take the alphabetically second annotator for the product."""
    return Read(article.path.stem, article.text, article.marked(), article.marked(1), 0.0)


def each(articles: Sequence[Article], take: Callable[[Article], Read]) -> Iterator[Read]:
    """Take the articles one by one, with progress on stderr."""
    for number, article in enumerate(articles, start=1):
        yield take(article)
        print(f"\r{number}/{len(articles)} articles", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def chosen(given: argparse.Namespace) -> tuple[Article, ...]:
    """Return the articles that were asked for, or say what is wrong with the folder."""
    if given.folder is None:
        raise UsageError("name a PolNeAR-shaped folder: python -m benchmarks.attribution FOLDER")
    found = polnear.articles(given.folder, given.split)
    if given.human:
        found = tuple(article for article in found if len(article.annotations) > 1)
        if not found:
            raise InputError(f"{given.folder}: no document with a second annotator in {given.split}")
    return found[: given.limit]


def measured(given: argparse.Namespace) -> tuple[list[Read], dict[str, object]]:
    """Read everything; return it with what was measured on the way."""
    articles = chosen(given)
    loading = 0.0 if given.human else load()
    done = list(each(articles, by_second_annotator if given.human else by_product))
    words, seconds = sum(len(one.text.split()) for one in done), sum(one.seconds for one in done)
    return done, {
        "split": given.split,
        "extractor": "second annotator" if given.human else f"{PRODUCER.name} {PRODUCER.version}",
        "documents": len(done),
        "words": words,
        "words_per_cpu_second": words / seconds if seconds else None,
        "loading_cpu_seconds": loading,
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def arguments() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="attribution", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--split", choices=("dev", "train"), default="dev")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    parser.add_argument("--show", choices=("missed", "invented", "source"), help="print cases instead")
    parser.add_argument("--human", action="store_true", help="score the second annotator instead")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark and return the exit code."""
    given = arguments().parse_args(argv)
    try:
        done, run = measured(given)
    except TrackerError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    items = [one.items() for one in done]
    if given.show:
        shown = (report.cases(given.show, one, *sides) for one, sides in zip(done, items, strict=True))
        sys.stdout.writelines(f"{line}\n" for lines in shown for line in lines)
        return 0
    rows = report.rows([score(gold, predicted) for gold, predicted in items])
    sys.stdout.writelines(f"{line}\n" for line in report.table(rows, run))
    if given.json:
        given.json.write_text(json.dumps({"run": run, "scores": rows}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
