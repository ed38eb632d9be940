"""What the encoder learns from: posts with the claims that they repeat, and sentences with their events."""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

FOLDS = 3
# Claims that share most words with a post and are not what it repeats.
HARD = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Post:
    """A text with a claim that it repeats, the claim's title, and others that share its words."""

    text: str
    id: str
    claim: str
    title: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence with the events that it reports."""

    topic: int
    text: str
    clusters: frozenset[str]


def posts_of(posts: Sequence[Any], claims: Sequence[Any], left_out: int) -> list[Post]:
    """Return the posts of all folds but one; a fold is every third post."""
    by_id, near = {one["id"]: one for one in claims}, Near([f"{c['claim']} {c['title']}" for c in claims])
    made = []
    for i, post in enumerate(posts):
        for name in post["claims"] if i % FOLDS != left_out else ():
            hard = [
                claims[j] for j in near.most(post["query"], HARD + 2) if claims[j]["id"] not in post["claims"]
            ]
            pairs = tuple((one["claim"], one["title"]) for one in hard[:HARD])
            made.append(Post(post["query"], name, by_id[name]["claim"], by_id[name]["title"], pairs))
    return made


def hard_posts(post: Post, many: int, chance: random.Random) -> list[tuple[str, str]]:
    """Draw some of the claims that share words with a post."""
    return chance.sample(post.others, min(many, len(post.others)))


def read_events(sentences: Iterable[Any], left_out: int) -> list[Event]:
    """Return the sentences of all folds but one; a fold is every third topic."""
    return [
        Event(one["topic"], one["text"], frozenset(event["cluster"] for event in one["events"]))
        for one in sentences
        if one["topic"] % FOLDS != left_out
    ]


def event_batches(events: Sequence[Event], topics: int, sentences: int, chance: random.Random) -> list[Event]:
    """Draw sentences of a few topics, so that most that differ differ in little."""
    of: dict[int, list[Event]] = defaultdict(list)
    for one in events:
        of[one.topic].append(one)
    chosen = chance.sample(sorted(of), min(topics, len(of)))
    share = max(2, sentences // len(chosen))
    return [one for topic in chosen for one in chance.sample(of[topic], min(share, len(of[topic])))]


class Near:
    """Finds texts by their words, as a search engine does (BM25)."""

    def __init__(self, texts: Sequence[str]) -> None:
        cut = [Counter(_WORD.findall(text.casefold())) for text in texts]
        self.size, mean = len(cut), sum(map(len, cut)) / max(1, len(cut))
        self.places: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, words in enumerate(cut):
            length = 0.3 + 0.9 * sum(words.values()) / mean
            for word, times in words.items():
                self.places[word].append((i, times * 2.2 / (times + length)))

    def most(self, text: str, many: int) -> list[int]:
        """Return the texts that share most with one."""
        found: Counter[int] = Counter()
        for word in set(_WORD.findall(text.casefold())):
            places = self.places.get(word, [])
            rare = math.log(1 + (self.size - len(places) + 0.5) / (len(places) + 0.5))
            for i, weight in places:
                found[i] += weight * rare
        return [i for i, _ in found.most_common(many)]
