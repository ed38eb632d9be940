"""What is stored is filed where it is found: by ingest, and afterwards what came in by other ways."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tracker import filing, pipeline, resolve, store
from tracker.extract import encoder
from tracker.records import ActorRecord, Alias, Ref
from tracker.store import Ledger, migrate, open_ledger
from tracker.terms import ActorKind, RefKind

ARTICLE = (
    "Norland shelled the old harbour, Ida Brandt said. Otto Lind denied that Norland had shelled the harbour."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(f"sqlite:///{tmp_path / 'one.db'}", who="ana", write=True, create=True) as opened:
        yield opened


@pytest.fixture
def read(ledger: Ledger, tmp_path: Path) -> Ledger:
    """Give a ledger that has ingested an article."""
    (tmp_path / "a.txt").write_text(ARTICLE)
    pipeline.ingest(ledger, [str(tmp_path / "a.txt")], lambda report: None)
    return ledger


def rows(ledger: Ledger) -> dict[str, list[Any]]:
    """Return all that is filed, by what is the same in every ledger."""
    queries = {
        "forms": "SELECT form, key FROM actor_form JOIN actor ON actor.id = actor_id",
        "matters": "SELECT matter, key FROM claim_matter JOIN claim ON claim.id = claim_id",
        "vectors": "SELECT key, encoder, vector, around, gist FROM claim_vector JOIN claim ON id = claim_id",
        "filed": "SELECT key, filed FROM claim UNION ALL SELECT key, filed FROM actor",
    }
    with ledger.reading() as connection:
        found = {name: connection.exec_driver_sql(sql).all() for name, sql in queries.items()}
        return {name: sorted(map(tuple, each)) for name, each in found.items()}


def test_what_was_loaded_is_filed_as_ingest_would_have(read: Ledger, tmp_path: Path) -> None:
    made = rows(read)
    assert made["vectors"]
    with open_ledger(f"sqlite:///{tmp_path / 'two.db'}", write=True, create=True) as other:
        store.load(other, store.dump(read))
        assert rows(other)["matters"] == []
        said: list[tuple[int, int]] = []
        count = filing.file_old(other, lambda done, total: said.append((done, total)))
        assert said == [(count, count)]
        assert filing.file_old(other) == 0
        assert rows(other) == made


def test_ingest_files_what_is_not_filed(read: Ledger, tmp_path: Path) -> None:
    made = rows(read)
    with read.transaction() as connection:
        for table in ("actor", "claim"):
            connection.exec_driver_sql(f"UPDATE {table} SET filed = NULL")
        for table in ("actor_form", "claim_matter", "claim_vector"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    pipeline.ingest(read, [], lambda report: None)
    assert rows(read) == made


def test_what_an_older_schema_held_is_filed_with_gists(read: Ledger, tmp_path: Path) -> None:
    made, url = rows(read), f"sqlite:///{tmp_path / 'one.db'}"
    read.close()
    migrate.downgrade(url, "0011")
    migrate.upgrade(url)
    with open_ledger(url, write=True) as back:
        assert {one[-1] for one in rows(back)["vectors"]} == {None}
        pipeline.ingest(back, [], lambda report: None)
        assert rows(back) == made


def test_a_name_added_by_hand_is_found(read: Ledger) -> None:
    brandt = read.connection.exec_driver_sql("SELECT id FROM actor WHERE name = 'Ida Brandt'").scalar_one()
    read.connection.rollback()
    store.add_alias(read, Ref(RefKind.ACTOR, brandt), Alias("Madam Fix"))
    store.save_actors(read, [ActorRecord("person:ada roth", "Ada Roth", ActorKind.PERSON)], [])
    assert filing.file_old(read) == 0
    known = resolve.Gazetteer(source=store.KnownActors(read))
    assert [known.find(name).name for name in ("Madam Fix", "Roth, Ada", "Ada Roth") if known.find(name)] == [  # type: ignore[union-attr]
        "Ida Brandt",
        "Ada Roth",
    ]


def test_another_encoder_files_anew_and_none_leaves_it_all(
    read: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(rows(read)["vectors"])
    monkeypatch.setattr(encoder, "shipped", lambda: None)
    assert filing.file_old(read) == 0
    other = SimpleNamespace(name="other", vectors=lambda texts: np.eye(len(texts), 384, dtype=np.float32))
    monkeypatch.setattr(encoder, "shipped", lambda: other)
    assert filing.file_old(read) == count
    assert {one[1] for one in rows(read)["vectors"]} == {"other"}
    assert filing.file_old(read) == 0
