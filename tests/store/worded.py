"""Claims that say the same in other words, told in three articles."""

import samples
from samples import ARDENIA, BRANDT, GUARDS, OFFICIALS, OPENED, SOROKA, document, said, stands

from tracker.records import Bundle, ClaimQuery, Ref
from tracker.store import (
    Ledger,
    list_claims,
    save_bundle,
)
from tracker.store.derive.groups import CLAIMS, group_rows
from tracker.terms import Polarity, Stance

# The same as that the gates were opened, in three other ways; then something else.
LET_OUT = samples.claim("Ardenia let water out of the Karst reservoir", "let", "water", stands(ARDENIA))
RELEASED = samples.claim("Ardenia released the Karst water", "release", "water", stands(ARDENIA))
FLOODED = samples.claim("Ardenia flooded the valley", "flood", "valley", stands(ARDENIA))
SHUT = samples.claim(
    "Ardenia did not open the gates", "open", "gates", stands(ARDENIA), polarity=Polarity.NEGATIVE
)
ALL = (OPENED, GUARDS, LET_OUT, RELEASED, FLOODED, SHUT)
TEXT = (
    "Two officials said Ardenia let water out. Otto Brandt said the Karst water was released. "
    "Lena Soroka denied that the water was released. Otto Brandt said the valley was flooded."
)
LATER = Bundle(
    document(TEXT, "https://example.com/later", outlet="Late Post", title="Later"),
    samples.PRODUCER,
    (ARDENIA, SOROKA, BRANDT, OFFICIALS),
    (),
    (LET_OUT, RELEASED, FLOODED, SHUT),
    (
        said(OFFICIALS, Stance.ASSERTS, LET_OUT, "Ardenia let water out", TEXT, group=1),
        said(BRANDT, Stance.ASSERTS, RELEASED, "the Karst water was released", TEXT, group=2),
        said(SOROKA, Stance.DENIES, RELEASED, "denied that the water was released", TEXT, group=3),
        said(BRANDT, Stance.ASSERTS, FLOODED, "the valley was flooded", TEXT, group=4),
    ),
)


def fill(ledger: Ledger) -> dict[str, Ref]:
    """Store three articles; return the claims by their verbs."""
    samples.fill(ledger)
    save_bundle(ledger, LATER)
    by_text = {line.text: line.ref for line in list_claims(ledger, ClaimQuery(limit=None))}
    names = ("opened", "guards", "let", "released", "flooded", "shut")
    return {name: by_text[one.text] for name, one in zip(names, ALL, strict=True)}


def groups_of(ledger: Ledger) -> dict[int, int]:
    with ledger.reading() as connection:
        return dict(group_rows(connection, CLAIMS))
