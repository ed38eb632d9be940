"""Several programs on one database: nothing is lost, nothing is half done."""

import subprocess
import sys
from pathlib import Path

import pytest
import samples

from tracker.errors import TrackerError
from tracker.records import ActorRecord, ClaimQuery, Ref
from tracker.store import (
    Ledger,
    add_actor,
    check,
    judge,
    judgements_of,
    list_claims,
    open_ledger,
    save_bundle,
)
from tracker.terms import Decision, RefKind

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from tracker.records import ActorRecord, Ref
from tracker.store import add_alias, list_actors, open_ledger
from tracker.records import Alias
from tracker.terms import RefKind
with open_ledger(sys.argv[1], who=sys.argv[2], write=True) as ledger:
    for turn in range(20):
        with ledger.transaction():
            # Read, then write what was read: lost if another came in between.
            (line,) = list_actors(ledger, search="Counter")
            add_alias(ledger, line.ref, Alias(f"counted {len(line.aliases)}"))
"""


def test_writers_that_read_first_lose_nothing(ledger: Ledger, url: str) -> None:
    add_actor(ledger, ActorRecord("person:counter", "Counter", None))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, url, str(one)], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for one in range(3)
    ]
    assert [(one.communicate()[1], one.returncode) for one in writers] == [("", 0)] * 3
    from tracker.store import get_actor

    assert get_actor(ledger, 1).aliases == tuple(f"counted {turn}" for turn in range(60))
    assert check(ledger) == ()


def test_a_reader_sees_all_of_a_transaction_or_nothing(filled: Ledger, url: str) -> None:
    with open_ledger(url) as reader:
        with filled.transaction():
            judge(filled, Ref(RefKind.CLAIM, 1), Decision.REJECT)
            assert len(list_claims(reader, ClaimQuery())) == 2
        assert len(list_claims(reader, ClaimQuery())) == 1


def test_what_fails_is_undone(filled: Ledger) -> None:
    def interrupted() -> None:
        with filled.transaction():
            judge(filled, Ref(RefKind.CLAIM, 1), Decision.REJECT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert judgements_of(filled, Ref(RefKind.CLAIM, 1)) == ()
    judge(filled, Ref(RefKind.CLAIM, 1), Decision.ACCEPT)
    assert len(judgements_of(filled, Ref(RefKind.CLAIM, 1))) == 1


KILLED = """
import os, sys
sys.path.insert(0, sys.argv[2])
import samples
from tracker.store import open_ledger, save_bundle
with open_ledger(sys.argv[1], write=True) as ledger:
    save_bundle(ledger, samples.BUNDLE)
    with ledger.transaction():
        save_bundle(ledger, samples.SECOND)
        os._exit(9)
"""


def test_a_program_that_dies_leaves_what_was_committed(ledger: Ledger, url: str) -> None:
    here = str(Path(samples.__file__).parent)
    killed = subprocess.run([sys.executable, "-c", KILLED, url, here], cwd=ROOT, check=False)
    assert killed.returncode == 9
    assert check(ledger) == ()
    assert [line.articles for line in list_claims(ledger, ClaimQuery())] == [1, 1]
    save_bundle(ledger, samples.SECOND)
    assert [line.articles for line in list_claims(ledger, ClaimQuery())] == [2, 1]


def test_a_transaction_is_one_batch_in_the_log(filled: Ledger) -> None:
    from tracker.store import changes

    with filled.transaction():
        judge(filled, Ref(RefKind.CLAIM, 1), Decision.ACCEPT)
        judge(filled, Ref(RefKind.CLAIM, 2), Decision.ACCEPT)
    assert len({one["batch"] for one in changes(filled, limit=4)}) == 1


def test_writing_while_reading_is_refused_plainly(filled: Ledger) -> None:
    with pytest.raises(TrackerError, match="is being read"), filled.reading(), filled.transaction():
        pass
