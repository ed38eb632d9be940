"""The claims with who asserts and who denies each of them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.contradict.standing import Raised, bodies, raised, then
from tracker.records import Around, Wordings
from tracker.terms import ClaimRole, Stance, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from tracker.contradict.standing import Standing
    from tracker.records import ClaimRecord, SaidBy


class Ledger:
    """Claims and assertions in the order of their keys; what a person rejected is left out."""

    def __init__(
        self,
        claims: Iterable[ClaimRecord],
        said: Iterable[SaidBy],
        judged: Wordings | None = None,
        stands: Mapping[str, Standing] | None = None,
        around: Mapping[str, Around] | None = None,
        filed: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        self.judged = judged or Wordings()
        self.stands = stands or {}
        # The pairs that the index brings together, for those who look: several rules go through them.
        self.met: dict[frozenset[str] | None, tuple[tuple[ClaimRecord, ClaimRecord], ...]] = {}
        self._around = around or {}
        # What claims are filed under, so that it need not be worked out for each once more.
        self.filed = filed or {}
        by_key = {claim.key: claim for claim in claims}
        self.claims = [by_key[key] for key in sorted(by_key)]
        self._said: dict[str, list[SaidBy]] = defaultdict(list)
        live = {each.key: each for each in said if each.status is not Status.REJECTED}
        for key in sorted(live):
            self._said[live[key].claim_key].append(live[key])

    def by_stance(self, claim: ClaimRecord, *stances: Stance) -> list[SaidBy]:
        """Return who takes one of these stances on a claim."""
        said = self._said.get(claim.key, ())
        return [each for stance in stances for each in said if each.stance is stance]

    @cached_property
    def divided(self) -> list[ClaimRecord]:
        """Return the claims on which more than one stance is taken."""
        of_each = ((claim, self._said.get(claim.key, [])) for claim in self.claims)
        return [claim for claim, said in of_each if any(each.stance is not said[0].stance for each in said)]

    def asserted(self, claim: ClaimRecord) -> list[SaidBy]:
        """Return who asserts a claim."""
        return self.by_stance(claim, Stance.ASSERTS)

    def raised(self, claim: ClaimRecord, *, leaders: bool = True) -> Raised:
        """Return a claim with the states that its subjects stood for when it was made in their place."""
        known = self.stands if leaders else bodies(self.stands)
        own = {key: known[key] for key in actor_keys(claim, ClaimRole.SUBJECT) if key in known}
        return raised(claim, then(own, self.by_stance(claim, *Stance))) if own else Raised(claim)

    def around(self, said: SaidBy) -> Around:
        """Return the words of an assertion's passage and those before it; none where they are not known."""
        return self._around.get(said.key) or Around()

    @cached_property
    def frames(self) -> list[list[ClaimRecord]]:
        """Return the claims that share a frame, where there is more than one."""
        return self._several(lambda claim: claim.frame_key)

    def wordings(self) -> list[list[ClaimRecord]]:
        """Return the claims that people judged to say the same."""
        return self._several(lambda claim: self.judged.lead.get(claim.key, claim.key))

    def same(self, one: ClaimRecord, other: ClaimRecord) -> bool:
        """Tell whether a person judged that two claims say the same."""
        return self.judged.same(one.key, other.key)

    def _several(self, kind: Callable[[ClaimRecord], str]) -> list[list[ClaimRecord]]:
        groups: dict[str, list[ClaimRecord]] = defaultdict(list)
        for claim in self.claims:
            groups[kind(claim)].append(claim)
        return [group for group in groups.values() if len(group) > 1]


def actor_keys(claim: ClaimRecord, role: ClaimRole | None = None) -> frozenset[str]:
    """Return the actors of a claim, in one role or in any."""
    return frozenset(actor.actor_key for actor in claim.actors if role in {None, actor.role})
