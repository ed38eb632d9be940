"""Scores an exported tagger.

    python -m training.evaluate POLNEAR_FOLDER MODEL_FOLDER [--split held-out|dev] [--choose]

The attributions are scored by the product's own benchmark; what is held out is the latest tenth of train.
`--choose` looks for the settings with the best F1 on the held-out part and stores them beside the model.
"""

import argparse
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.polnear import Marked
from benchmarks.scoring import WHOLE, Tokens, score
from benchmarks.strata import labelled
from benchmarks.tallies import total
from tracker.extract.tagger import Settings, Tagged, Tagger
from tracker.records import Span
from training import gold
from training.gold import Article

GRID: dict[str, tuple[float, ...]] = {
    "cue_bias": (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5),
    "keep": (0.0, 0.3, 0.4, 0.5, 0.6),
    "content_bias": (-0.5, 0.0, 0.5, 1.0),
    "source_bias": (-0.5, 0.0, 0.5, 1.0, 1.5),
}


def marked(found: Iterable[Tagged]) -> list[Marked]:
    """Turn what was tagged into the benchmark's record."""
    return [
        Marked(*(tuple(Span(*span) for span in role) for role in (one.source, one.cue, one.content)))
        for one in found
    ]


class Remembering:
    """Runs a model only once on the same inputs: most settings change what is made of its outputs."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.known: dict[bytes, list[Any]] = {}

    def run(self, outputs: list[str], given: Mapping[str, Any]) -> list[Any]:
        """Return what the model computes."""
        key = sha256(b"".join(array.tobytes() for array in given.values())).digest()
        if key not in self.known:
            self.known[key] = self.session.run(outputs, given)
        return self.known[key]


def f1(articles: Sequence[Article], tagger: Tagger) -> float:
    """Return the F1 of attributions, source included."""
    documents = []
    for one in articles:
        tokens = Tokens(one.text)
        found = marked(tagger.tag(one.text, gold.paragraphs(one.text)))
        documents.append(score([tokens.item(m) for m in one.marked], [tokens.item(m) for m in found]))
    return total(documents)[WHOLE].scores[2] or 0.0


def choose(articles: Sequence[Article], tagger: Tagger) -> Settings:
    """Try the values of each setting in turn and keep the best."""
    tagger = Tagger(
        Remembering(tagger.reader), Remembering(tagger.role_reader), tagger.tokenizer, tagger.settings
    )
    best, most = tagger.settings, f1(articles, tagger)
    for name, values in GRID.items():
        for value in values:
            changed: dict[str, Any] = {name: value}
            tried = replace(best, **changed)
            if tried == best:
                continue
            tagger.settings = tried
            reached = f1(articles, tagger)
            print(f"{name} {value}: F1 {reached:.4f} (best before {most:.4f})", flush=True)
            if reached > most:
                best, most = tried, reached
    return best


def table(articles: Sequence[Article], tagger: Tagger, split: str) -> list[str]:
    """Return the benchmark's table with the speed of the tagger alone."""
    documents, words, seconds = [], 0, 0.0
    for one in articles:
        start = time.process_time()
        found = marked(tagger.tag(one.text, gold.paragraphs(one.text)))
        seconds += time.process_time() - start
        words += len(one.text.split())
        tokens = Tokens(one.text)
        documents.append(score(*(labelled(one.text, tokens, side) for side in (one.marked, found))))
    run = {
        "extractor": "tagger alone", "split": split, "documents": len(articles), "words": words,
        "words_per_cpu_second": words / seconds, "loading_cpu_seconds": 0.0, "peak_memory_mb": 0.0,
    }  # fmt: skip
    return list(report.table(report.rows(documents), run))


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--split", choices=("held-out", "dev"), default="held-out")
    parser.add_argument("--held-out", type=float, default=0.1)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--choose", action="store_true")
    given = parser.parse_args()
    tagger = Tagger.load(given.model)
    if given.split == "dev":
        articles = gold.read(given.folder, "dev")
    else:
        articles = gold.by_time(gold.read(given.folder, "train"), given.held_out)[1]
    articles = articles[: given.limit]
    if given.choose and given.split == "held-out":
        tagger.settings = choose(articles, tagger)
        stored = json.dumps(asdict(tagger.settings), indent=1) + "\n"
        (given.model / "settings.json").write_text(stored, encoding="utf-8")
    print(tagger.settings)
    print("\n".join(table(articles, tagger, given.split)))


if __name__ == "__main__":
    main()
