"""Clashes that a model of pairs proposes where no rule says anything: never more than a tension."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.contradict import Meaning, Relation, Weigher, compare, find, weigh
from tracker.contradict.nearby import MOST, MOST_PER_CLAIM
from tracker.likeness import Meant
from tracker.records import ClaimActor, ClaimRecord, LinkRecord, SaidBy
from tracker.terms import PROPOSED_RULE as RULE
from tracker.terms import WEIGHED_RULE, ClaimRole, LinkKind, Modality, Stance

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
SYLDAVIA = replace(BORDURIA, actor_key="state:syldavia", words="Syldavia")
NEAR = np.array([1.0, 0.0], np.float32)
FAR = np.array([0.0, 1.0], np.float32)


def claim(text: str, actors: tuple[ClaimActor, ...] = (BORDURIA,), **more: object) -> ClaimRecord:
    made = ClaimRecord(f"c {text}", f"f {text}", text, "treat", "", actors)
    return replace(made, **more)  # type: ignore[arg-type]


def by(actor: str, one: ClaimRecord, stance: Stance = Stance.ASSERTS) -> SaidBy:
    return SaidBy(f"{actor} {one.key}", one.key, actor, actor.title(), stance, actor)


class Model:
    """Takes any two texts with these words for a contradiction, as sure as it is told."""

    def __init__(self, *sure: float) -> None:
        self.sure, self.asked = list(sure), list[tuple[str, str]]()

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        self.asked += pairs
        chances = [self.sure[0] if a < b else self.sure[-1] for a, b in pairs]
        return [((1 - sure) / 2, (1 - sure) / 2, sure) for sure in chances]


WELL = claim("Borduria treated its prisoners well", object="prisoners")
STARVED = claim("Borduria treated its prisoners like animals", object="prisoners")


def proposed(
    *claims: ClaimRecord, model: Model, bar: float = 0.9, far: bool = False, stance: Stance = Stance.ASSERTS
) -> list[LinkRecord]:
    said = [by("ana", claims[0]), *(by("bert", one, stance) for one in claims[1:])]
    vectors = {one.key: Meant(*[FAR if far and at else NEAR] * 2, b"") for at, one in enumerate(claims)}
    found = find(claims, said, None, Meaning(vectors), Weigher("toy model 7", bar, model))
    return [one for one in found if one.rule == RULE]


def test_a_clash_that_no_rule_sees_is_a_tension_with_model_score_and_bar() -> None:
    (link,) = proposed(WELL, STARVED, model=Model(0.97, 0.94))
    assert link.kind is LinkKind.IN_TENSION_WITH
    assert link.reason.endswith("Why: no rule decides it; toy model 7 gives 0.94, from 0.90 on it is shown.")
    assert {side for side, _ in link.evidence} == {"a", "b"}


def test_what_the_model_is_all_but_sure_of_is_listed_with_what_rules_see() -> None:
    said = [by("ana", WELL), by("bert", STARVED)]
    meaning = Meaning({one.key: Meant(NEAR, NEAR, b"") for one in (WELL, STARVED)})
    for score, rule in ((0.94, RULE), (0.96, WEIGHED_RULE)):
        (link,) = find([WELL, STARVED], said, None, meaning, Weigher("toy", 0.6, Model(score), 0.95))
        assert (link.rule, link.kind) == (rule, LinkKind.IN_TENSION_WITH)
    assert link.reason.endswith("toy gives 0.96, from 0.95 on it is listed.")


def test_where_nobody_knows_who_said_it_it_is_only_proposed() -> None:
    said = [by("ana", WELL), replace(by("bert", STARVED), actor_key="unnamed:1", actor_name="(unnamed)")]
    meaning = Meaning({one.key: Meant(NEAR, NEAR, b"") for one in (WELL, STARVED)})
    (link,) = find([WELL, STARVED], said, None, meaning, Weigher("toy", 0.6, Model(0.96), 0.95))
    assert link.rule == RULE


LEFT = [
    # what else may be, what is asked of the model, and what is not even asked
    ({"model": Model(0.89)}, 1),
    ({"model": Model(0.97, 0.5)}, 2),
    ({"model": Model(0.97), "stance": Stance.DENIES}, 0),
    ({"model": Model(0.97), "far": True}, 0),
]


@pytest.mark.parametrize(("given_", "asked"), LEFT)
def test_what_is_not_sure_both_ways_or_not_near_is_left(given_: dict[str, object], asked: int) -> None:
    assert proposed(WELL, STARVED, **given_) == []  # type: ignore[arg-type]
    assert len(given_["model"].asked) == asked  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "other",
    [
        replace(STARVED, frame_key=WELL.frame_key),
        replace(STARVED, modality=Modality.CONDITIONAL),
        claim("Borduria did not treat its prisoners well", object="prisoners"),
        claim("Borduria treated its prisoners badly", object="prisoners"),
        claim("Borduria treated its old prisoners well", object="prisoners"),
        # Nobody can tell what it is about.
        claim("They treated them like animals"),
        claim("It did"),
    ],
)
def test_the_model_is_not_asked_where_a_rule_decides_or_nothing_can_clash(other: ClaimRecord) -> None:
    model = Model(0.99)
    assert proposed(WELL, other, model=model) == []
    assert model.asked == []


def test_the_model_is_asked_of_few_pairs_only() -> None:
    model = Model(0.1)
    many = [claim(f"Borduria treated its {word} like animals") for word in "abcdefghijklmnopqrstuvwxyz"]
    proposed(WELL, *many, model=model)
    assert 0 < len(model.asked) <= MOST
    assert sum(WELL.text in pair for pair in model.asked) <= MOST_PER_CLAIM


def test_without_a_model_or_an_encoder_the_rules_work_alone() -> None:
    said = [by("ana", WELL), by("bert", STARVED)]
    without = find([WELL, STARVED], said)
    assert find([WELL, STARVED], said, None, Meaning(), Weigher("toy", 0.0, Model(1.0))) == without
    assert without == ()


@settings(deadline=None)
@given(st.permutations(["well", "like animals", "like kings", "by the book", "on Sundays"]), st.data())
def test_the_order_of_the_claims_changes_nothing(ways: list[str], data: st.DataObject) -> None:
    claims = [claim(f"Borduria treated its prisoners {way}") for way in ways]
    turned = data.draw(st.permutations(claims[1:]))
    assert proposed(claims[0], *claims[1:], model=Model(0.99, 0.95)) == proposed(
        claims[0], *turned, model=Model(0.99, 0.95)
    )


SAID = [
    # what the rules find of two texts, what the model is sure of, and what comes of it
    ("Borduria treated its prisoners like animals", (0.1, 0.2, 0.7), Relation.CONTRADICTS, RULE, 0.875),
    ("Borduria treated its prisoners like animals", (0.6, 0.2, 0.2), Relation.ENTAILS, RULE, 0.25),
    ("Borduria treated its prisoners like animals", (0.1, 0.6, 0.3), Relation.NEITHER, "", 0.75),
    ("Borduria did not treat its prisoners well", (0.9, 0.0, 0.1), Relation.CONTRADICTS, "negation", None),
]


@pytest.mark.parametrize(("text", "chances", "relation", "rule", "lean"), SAID)
def test_a_rule_goes_before_the_model(
    text: str, chances: tuple[float, float, float], relation: Relation, rule: str, lean: float | None
) -> None:
    found = weigh(compare(WELL, claim(text)), chances, Weigher("toy", 0.9, Model(0.0)))
    assert (found.relation, found.rule) == (relation, rule)
    assert found.lean == (None if lean is None else pytest.approx(lean))
