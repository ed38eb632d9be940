"""Times start-up, listing and extraction, each as a ratio to the least that the work could cost.

    python benchmarks/speed.py [--articles FOLDER] [--assertions N] [--rounds N]

Prints ratios of CPU time (user and system), medians over alternating rounds: `tracker --help` to a bare Typer
app, the listing of claims to the same SQL through sqlite3, extraction to the spaCy pipeline alone; and, asked
by --memory, what an ingest of 1,000 articles takes. Database and articles are made in a temporary folder.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

from tracker.extract import PRODUCER, extract, nlp
from tracker.ingest import read, walk
from tracker.paths import seeds
from tracker.records import (
    ActorRecord,
    AssertionRecord,
    Bundle,
    ClaimActor,
    ClaimQuery,
    ClaimRecord,
    Document,
    EvidenceSpan,
    Passage,
    Span,
    stable_key,
)
from tracker.resolve import make_claim
from tracker.store import list_claims, open_ledger, save_bundle
from tracker.terms import ActorKind, ClaimRole, Hedge, Layer, Quotation, SpanRole, Stance, Voice

BARE = """
import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def ingest(path: str) -> None: ...
@app.command()
def claims(actor: str = "") -> None: ...
app()
"""

QUERIES = {
    "claims": ClaimQuery(),
    "claims --actor": ClaimQuery(actor="Actor 5"),
    "claims --contested": ClaimQuery(contested=True),
    "claims --limit 0": ClaimQuery(limit=None),
}


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of this process that a call takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def child_cpu(command: list[str]) -> float:
    """Return the CPU seconds of a command, its own start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratio(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float, float]:
    """Return the ratio of medians over alternating rounds, and both medians in seconds."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    mine, other = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return mine / other, mine, other


def start_up(folder: Path, rounds: int) -> tuple[float, float, float]:
    """Time `tracker --help` against a Typer app with nothing in it."""
    bare = folder / "bare.py"
    bare.write_text(BARE)
    help_command = [sys.executable, "-m", "tracker", "--help"]
    bare_command = [sys.executable, str(bare), "--help"]
    return ratio(lambda: child_cpu(help_command), lambda: child_cpu(bare_command), rounds)


def bundle(number: int, each: int) -> Bundle:
    """Make an article of `each` assertions by one of 97 actors, on claims about 20 sides that come back."""
    lines = [f"Actor {number % 97} said that side {i} moved {number % 53} trucks." for i in range(each)]
    text = "\n".join(lines)
    actor = ActorRecord(f"person:actor {number % 97}", f"Actor {number % 97}", ActorKind.PERSON)
    sides = tuple(ActorRecord(f"group:side {i}", f"Side {i}", ActorKind.GROUP) for i in range(20))
    stance = Stance.DENIES if number % 7 == 0 else Stance.ASSERTS
    claims, assertions, at = [], [], 0
    for i, line in enumerate(lines):
        party = ClaimActor(sides[i % 20].key, ClaimRole.SUBJECT, f"side {i % 20}", "made up")
        object_ = f"{number % 53} trucks {i}"
        claim = make_claim(f"Side {i % 20} moved {object_}", "move", object_, (party,))
        claims.append(claim)
        assertions.append(
            assertion(number, i, claim, actor, stance, EvidenceSpan(Span(at, at + len(line)), line))
        )
        at += len(line) + 1
    body = (Passage(Layer.BODY, Span(0, len(text))),)
    raw = stable_key(number)
    document = Document(f"made-{number}", text, raw, "utf-8", "text/plain", body, title=f"No {number}")
    return Bundle(document, PRODUCER, (actor, *sides), (), tuple(claims), tuple(assertions))


def assertion(
    number: int, i: int, claim: ClaimRecord, actor: ActorRecord, stance: Stance, passage: EvidenceSpan
) -> AssertionRecord:
    """Make one assertion with one passage."""
    return AssertionRecord(
        key=stable_key(number, i),
        claim_key=claim.key,
        actor_key=actor.key,
        stance=stance,
        voice=Voice.SOURCE,
        hedge=Hedge.PLAIN,
        quotation=Quotation.INDIRECT,
        spans=((SpanRole.CONTENT, passage),),
    )


def fill(path: Path, assertions: int, each: int = 100) -> None:
    """Fill a database with made-up assertions."""
    with open_ledger(f"sqlite:///{path}", write=True, create=True) as ledger:
        for number in range(assertions // each):
            save_bundle(ledger, bundle(number, each))


def traced(listing: Callable[[], object]) -> list[tuple[str, tuple[object, ...]]]:
    """Return the SQL that a listing runs, with its parameters."""
    from sqlalchemy import Engine, event

    seen: list[tuple[str, tuple[object, ...]]] = []

    def note(conn: object, cursor: object, sql: str, parameters: tuple[object, ...], *rest: object) -> None:
        seen.append((sql, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    listing()
    event.remove(Engine, "before_cursor_execute", note)
    return [
        (sql, parameters) for sql, parameters in seen if sql.lstrip().upper().startswith(("SELECT", "WITH"))
    ]


def listing(path: Path, query: ClaimQuery, rounds: int) -> tuple[float, float, float]:
    """Time a listing against its own SQL through sqlite3, both warm, imports apart."""
    with open_ledger(f"sqlite:///{path}") as ledger:
        wanted = traced(lambda: list_claims(ledger, query))
        bare = sqlite3.connect(path)

        def plain() -> None:
            for sql, parameters in wanted:
                bare.execute(sql, parameters).fetchall()

        plain()
        return ratio(lambda: cpu(lambda: list_claims(ledger, query)), lambda: cpu(plain), rounds)


def extraction(documents: list[Document], rounds: int, *, tagger: bool) -> tuple[float, float, float]:
    """Time extraction, with the tagger or by rules alone, against the English model as it comes."""
    import spacy

    language = spacy.load(nlp.MODELS[0])

    def parser() -> None:
        for document in documents:
            list(language.pipe([nlp.mask(document)]))

    def ours() -> None:
        for document in documents:
            extract(document, tagger=tagger)

    ours()
    return ratio(lambda: cpu(ours), lambda: cpu(parser), rounds)


def memory(folder: Path, documents: list[Document], count: int = 1000) -> Iterator[tuple[int, float]]:
    """Yield the peak memory in MB of an ingest of 100 articles and of all, workers included."""
    made = folder / "many"
    made.mkdir()
    for number in range(count):
        text = documents[number % len(documents)].text
        (made / f"{number:04}.txt").write_text(f"Report number {number}\n\n{text}", encoding="utf-8")
        if number + 1 in {count // 10, count}:
            command = [sys.executable, "-m", "tracker", "--db", str(folder / f"{number}.db"), "ingest"]
            yield number + 1, peak([*command, str(made)])


def peak(command: list[str]) -> float:
    """Return the most memory in MB that a program and its workers took, what they share counted once."""
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        most = 0
        while run.poll() is None:
            most = max(most, sum(map(resident, session(run.pid))))
            time.sleep(0.1)
    return most / 1024


def session(leader: int) -> Iterator[Path]:
    """Yield the folder of each process that a program has started, its own first."""
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if os.getsid(int(folder.name)) == leader:
                yield folder


def resident(process: Path) -> int:
    """Return the memory of a process in KB, its share of what others use too."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", default=str(seeds() / "articles"))
    parser.add_argument("--assertions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", action="store_true", help="also ingest 1,000 articles (minutes)")
    given = parser.parse_args()
    documents = [read(path) for path in walk([given.articles])]
    words = sum(len(document.text.split()) for document in documents)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        print(f"{'what':44} {'ratio':>6} {'ours':>9} {'least':>9}  aim")
        report("tracker --help / a bare Typer app", start_up(folder, given.rounds), "1.5")
        path = folder / "made.db"
        fill(path, given.assertions)
        for name, query in QUERIES.items():
            report(f"{name} / the same SQL by sqlite3", listing(path, query, given.rounds), "2")
        for name, tagger in (("by rules", False), ("with the tagger", True)):
            measured = extraction(documents, given.rounds, tagger=tagger)
            report(f"extract {name} / the spaCy pipeline alone", measured, "1.3")
            print(f"extraction {name}: {words / measured[1]:,.0f} words per CPU-second")
        if given.memory:
            for count, megabytes in memory(folder, documents):
                print(f"ingest of {count:,} articles: {megabytes:,.0f} MB at most, workers included")


def report(what: str, measured: tuple[float, float, float], aim: str) -> None:
    """Print one line of the table."""
    print(f"{what:44} {measured[0]:6.2f} {measured[1]:8.4f}s {measured[2]:8.4f}s  {aim}")


if __name__ == "__main__":
    main()
