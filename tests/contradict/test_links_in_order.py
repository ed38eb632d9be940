"""The links do not depend on the order of the records, nor on how often they are searched."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.contradict import find
from tracker.records import ClaimActor, ClaimRecord, SaidBy, ordered_link
from tracker.terms import Bound, ClaimRole, Modality, Polarity, Stance, Status

ACTORS = ["state:a", "state:b", "unnamed:1"]
_CLAIMS = st.lists(
    st.builds(
        ClaimRecord,
        key=st.sampled_from([f"c{number}" for number in range(6)]),
        frame_key=st.sampled_from(["f1", "f2"]),
        text=st.just("Text"),
        predicate=st.sampled_from(["send", "take"]),
        object=st.sampled_from(["old rifles", "the old rifles", "grain"]),
        actors=st.sampled_from(ACTORS).map(lambda key: (ClaimActor(key, ClaimRole.SUBJECT, key, ""),)),
        polarity=st.sampled_from(Polarity),
        modality=st.sampled_from([Modality.ACTUAL, Modality.POSSIBLE]),
        bound=st.sampled_from([None, *Bound]),
        event=st.none(),
    ),
    max_size=6,
    unique_by=lambda claim: claim.key,
)
_SAID = st.lists(
    st.builds(
        SaidBy,
        key=st.integers(0, 40).map(str),
        claim_key=st.sampled_from([f"c{number}" for number in range(6)]),
        actor_key=st.sampled_from(ACTORS),
        actor_name=st.just("Somebody"),
        stance=st.sampled_from(Stance),
        snapshot_sha256=st.sampled_from(["one", "two"]),
        group=st.sampled_from([None, 1, 2]),
        said=st.none(),
        answers_key=st.none(),
        status=st.sampled_from([Status.CANDIDATE, Status.REJECTED]),
    ),
    max_size=12,
    unique_by=lambda each: each.key,
)


@settings(deadline=None)
@given(_CLAIMS, _SAID, st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter(
    claims: list[ClaimRecord], said: list[SaidBy], random: object
) -> None:
    links = find(claims, said)
    random.shuffle(claims)  # type: ignore[attr-defined]
    random.shuffle(said)  # type: ignore[attr-defined]
    assert find([*claims, *claims], [*said, *said]) == links


@settings(deadline=None)
@given(_CLAIMS, _SAID)
def test_links_are_ordered_unique_and_borne_out(claims: list[ClaimRecord], said: list[SaidBy]) -> None:
    links = find(claims, said)
    by_key = {each.key: each for each in said}
    assert len({link.key for link in links}) == len(links)
    for link in links:
        assert link == ordered_link(link)
        assert {side for side, _ in link.evidence} == {"a", "b"}
        for side, key in link.evidence:
            assert by_key[key].claim_key == (link.a_key if side == "a" else link.b_key)
            assert by_key[key].status is not Status.REJECTED
