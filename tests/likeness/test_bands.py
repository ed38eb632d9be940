"""The bands of claims: shared by those that may say the same, and by few others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tracker.likeness.bands import bands, packed, unpacked
from tracker.records import ClaimActor, ClaimRecord
from tracker.terms import ClaimRole

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
SOMEBODY = ClaimActor("unnamed:1", ClaimRole.SUBJECT, "an officer", "")


def claim(text: str, *actors: ClaimActor) -> ClaimRecord:
    return ClaimRecord("key", "frame", text, "", "", actors)


SHARED = [
    (
        claim("Borduria shipped rifles to the Reds", BORDURIA),
        claim("Rifles came from Borduria", BORDURIA),
        True,
    ),
    (claim("Borduria shipped rifles", BORDURIA), claim("Borduria grows tulips", BORDURIA), False),
    (claim("A ferry capsized off Almeida"), claim("Off Almeida a ferry has capsized"), True),
    (claim("A ferry capsized"), claim("A bridge collapsed"), False),
    (claim("An officer sank the ferry", SOMEBODY), claim("An officer sank the ferry", SOMEBODY), True),
]


@pytest.mark.parametrize(("one", "other", "shared"), SHARED)
def test_claims_that_share_a_band(one: ClaimRecord, other: ClaimRecord, shared: bool) -> None:
    assert bool(set(bands(one)) & set(bands(other))) is shared


def test_vectors_that_point_the_same_way_share_bands() -> None:
    way = np.random.default_rng(1).standard_normal(384)
    near, far = way + 0.1 * np.random.default_rng(2).standard_normal(384), -way
    one, other = claim("Rain"), claim("Snow")
    assert set(bands(one, way)) & set(bands(other, near))
    assert not set(bands(one, way)) & set(bands(other, far))


def test_bands_are_the_same_everywhere() -> None:
    assert bands(claim("A ferry capsized")) == ("~97ac7c77e1f1304e",)


@given(arrays.arrays(np.float32, 384, elements=st.floats(-1, 1, width=32)))
def test_a_packed_vector_keeps_its_direction(vector: np.ndarray) -> None:
    length = float(np.linalg.norm(vector))
    if length < 1:
        return
    unit = vector / length
    back = unpacked([packed(unit)])[0]
    assert len(packed(unit)) == 384
    if abs(unit).max() < 0.25:
        assert float(back @ unit) > 0.99
