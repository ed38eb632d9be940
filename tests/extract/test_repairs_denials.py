"""Sentences in which the small parser ties words of a denial to something else."""

import pytest
from articles import article

from tracker.extract import extract

TABLE = [
    # the sentence; who says what of which claims
    (
        "The Unity party said this was difficult to square with the facts, and demanded a closed hearing.",
        [("Unity", "asserts", ["This was difficult to square with the facts"])],
    ),
    (
        "Harbour Fire said the fire was under control by dawn.",
        [("Harbour Fire", "asserts", ["The fire was under control by dawn"])],
    ),
    (
        "The Norland Defence Force has destroyed a depot used by the Free Front in Adi Werket, the force "
        "announced on Tuesday, dismissing reports that dozens of civilians had died.",
        [
            (
                "",
                "asserts",
                ["The Norland Defence Force has destroyed a depot used by the Free Front in Adi Werket"],
            ),
            ("", "denies", ["Dozens of civilians had died"]),
            ("", "asserts", ["Dozens of civilians had died"]),
        ],
    ),
    (
        "Helix shut the plant in Klow, the company said on Friday, denying reports that it had leaked.",
        [
            ("Helix", "asserts", ["Helix shut the plant in Klow"]),
            ("Helix", "denies", ["Helix had leaked"]),
            ("", "asserts", ["Helix had leaked"]),
        ],
    ),
    (
        "Eva Mala denied hiding anything.",
        [("Eva Mala", "denies", ["Eva Mala hid anything"])],
    ),
    (
        'Norland dismissed suggestions that Sudany had attacked its own pipeline as "stupid".',
        [
            ("Norland", "denies", ["Sudany had attacked its own pipeline"]),
            ("", "asserts", ["Sudany had attacked its own pipeline"]),
        ],
    ),
    (
        "Anna Lopez said that Helix had misled the public; the company denied that.",
        [("Anna Lopez", "asserts", ["Helix had misled the public"]), ("Helix", "denies", [])],
    ),
    (
        "Candidate Olga Tarr said the election had been rigged and refused to accept the result.",
        [
            ("Olga Tarr", "asserts", ["The election had been rigged"]),
            ("Olga Tarr", "declines", ["Candidate Olga Tarr accepts the result"]),
        ],
    ),
    (
        "The port's director, Hugo Brandt, denied refusing to talk and said the union had left on Friday.",
        [
            ("Hugo Brandt", "denies", ["Hugo Brandt refused to talk"]),
            ("Hugo Brandt", "asserts", ["The union had left on Friday"]),
        ],
    ),
    (
        "Norland has strongly denied supplying boats to Sudany for use in the war.",
        [("Norland", "denies", ["Norland supplied boats to Sudany for use in the war"])],
    ),
    (
        "Officials in Norland have long maintained that Sudany shelters rebel leaders.",
        [("", "asserts", ["Sudany shelters rebel leaders"])],
    ),
    (
        "Beijing insisted the balloon shot down off the coast was a civilian airship.",
        [("Beijing", "asserts", ["The balloon shot down off the coast was a civilian airship"])],
    ),
    (
        "Olga Tarr accused Norland of helping the rebels, a charge Norland vehemently rejected.",
        [("Olga Tarr", "asserts", ["Norland helped the rebels"]), ("Norland", "denies", [])],
    ),
    (
        "A court acquitted Olof Dahl of taking bribes.",
        [("", "denies", ["Olof Dahl took bribes"])],
    ),
    (
        "Norland said its men had acted as guards.",
        [("Norland", "asserts", ["Norland's men had acted as guards"])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_who_denies_what(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [
        (" and ".join(who.name or "" for who in one.speakers), one.stance, [c.text for c in one.propositions])
        for one in extract(article(text))
    ]
    assert found == expected
