"""How much of what it answers an answer reaches, by its words."""

import pytest

from tracker.records import ClaimRecord
from tracker.resolve.reach import picked

ARMS, MONEY, OIL = (ClaimRecord(key, key, key, "", "", ()) for key in ("arms", "money", "oil"))


@pytest.mark.parametrize(
    ("scope", "claims", "before", "expected"),
    [
        (None, (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("the allegation", (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("both claims", (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("both claims", (ARMS,), (OIL,), (OIL, ARMS)),
        ("Both Claims", (ARMS,), (), (ARMS,)),
        ("all of it", (ARMS,), (OIL, MONEY), (OIL, MONEY, ARMS)),
        ("the first part of the claim", (ARMS, MONEY), (OIL,), (ARMS,)),
        ("the second part", (ARMS, MONEY), (OIL,), (MONEY,)),
        ("the third charge", (ARMS, MONEY), (), (MONEY,)),
        ("the former", (ARMS, MONEY, OIL), (), (ARMS,)),
        ("the latter", (ARMS, MONEY, OIL), (), (OIL,)),
        ("the last allegation", (ARMS, MONEY), (), (MONEY,)),
        ("the second allegation", (ARMS,), (OIL,), (ARMS,)),
    ],
)
def test_what_is_reached(
    scope: str | None,
    claims: tuple[ClaimRecord, ...],
    before: tuple[ClaimRecord, ...],
    expected: tuple[ClaimRecord, ...],
) -> None:
    assert picked(scope, claims, before) == expected
