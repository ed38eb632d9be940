"""Makes pairs of sentences that tell of one event or do not: `python -m training.event_pairs TOPICS OUT`.

TOPICS is a file in the shape of ECB+. What is one event is a pair that entails, what is none a neutral one.
Every third topic is left out. Most that are none come from articles on the same happening.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from itertools import combinations
from pathlib import Path

from benchmarks.suites.common import Record, records
from training.alike_data import FOLDS

LEFT_OUT = 0


def kind(one: Record, other: Record) -> str:
    """Return what ties two sentences: one event, one happening, one topic, or nothing."""
    if {event["cluster"] for event in one["events"]} & {event["cluster"] for event in other["events"]}:
        return "event"
    if one["topic"] != other["topic"]:
        return "none"
    return "happening" if one["subtopic"] == other["subtopic"] else "topic"


def main() -> None:
    """Read the command line and write the pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("topics", type=Path)
    parser.add_argument("out", type=Path)
    for name, number in (("event", 5000), ("happening", 4000), ("topic", 2000), ("none", 700)):
        parser.add_argument(f"--{name}", type=int, default=number, help="how many of these are drawn")
    given = parser.parse_args()
    told = [one for one in records(given.topics) if one["topic"] % FOLDS != LEFT_OUT]
    of: dict[str, list[tuple[Record, Record]]] = {}
    for one, other in combinations(told, 2):
        if one["text"] != other["text"]:
            of.setdefault(kind(one, other), []).append((one, other))
    chance = random.Random(1)
    rows = []
    for name, found in sorted(of.items()):
        for pair in chance.sample(found, min(len(found), getattr(given, name))):
            first, second = (one["text"] for one in (pair if chance.random() < 0.5 else pair[::-1]))
            label = "entailment" if name == "event" else "neutral"
            rows.append({"premise": first, "hypothesis": second, "label": label, "kind": name})
    chance.shuffle(rows)
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    print({name: len(found) for name, found in of.items()}, Counter(row["kind"] for row in rows))


if __name__ == "__main__":
    main()
