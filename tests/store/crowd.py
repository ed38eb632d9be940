"""A ledger in which very much waits for a decision, made by SQL from the samples."""

import sqlite3
from contextlib import closing

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
_CLAIMS = (
    _NUMBERS
    + " INSERT INTO claim (key, frame_key, text, predicate, object, polarity, modality, contested, status)"
    " SELECT 'crowd' || i, 'crowd', 'claim ' || i, 'be', '', '+', 'actual', i % 2, 'candidate' FROM n"
)
_ASSERTIONS = (
    "INSERT INTO assertion (key, claim_id, snapshot_id, actor_id, span_id, stance, voice, hedge, quotation,"
    " method, status) SELECT 'crowd' || claim.id || side, claim.id, 1, 1, 1, side, 'source', 'plain',"
    " 'indirect', '', 'candidate' FROM claim, (SELECT 'asserts' AS side UNION SELECT 'denies')"
    " WHERE claim.frame_key = 'crowd'"
)
_WAITING = (
    "INSERT INTO waiting (claim_id, contested, assertions)"
    " SELECT id, contested, 2 FROM claim WHERE frame_key = 'crowd'"
)
_LINKS = (
    "INSERT INTO link (key, kind, a_id, b_id, rule, reason, score, status)"
    " SELECT 'crowd' || a.id, CASE a.id % 3 WHEN 0 THEN 'contradicts' ELSE 'same_as' END, a.id, b.id, 'r',"
    " '', (a.id % 100) / 100.0, 'candidate' FROM claim AS a JOIN claim AS b ON b.id = a.id + 1"
    " WHERE a.frame_key = 'crowd' AND b.frame_key = 'crowd' AND a.key < b.key"
)


def crowd(url: str, claims: int) -> None:
    """Add so many claims with two assertions each, half of them contested, and links between neighbours."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        raw.execute("DROP TRIGGER claim_fts_insert")
        raw.execute(_CLAIMS.format(count=claims))
        for sql in (_ASSERTIONS, _WAITING, _LINKS):
            raw.execute(sql)
        raw.commit()
