"""How surely words say that something happened: the starred verb, how it is put, whether it is negated."""

from itertools import chain

import pytest
from articles import parsed
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extract.certainty import Reading, read
from tracker.extract.parsed import Token

TABLE = """
The miners *left the valley. | yes
The miners *flooded the shaft and went home. | yes
The miners had *left before dawn. | yes
The pump that they *bought was old. | yes
The miners managed to *leave the valley. | yes
The miners began to *leave the valley. | yes
The mayor knew that the miners had *left. | yes
The mayor did not know that the miners had *left. | yes
They kept *pumping the water. | yes
They enjoyed *swimming in the lake. | yes
They left, *slamming the door. | yes
The miners did not *leave the valley. | yes, not
The miners never *left the valley. | yes, not
Nobody *left the valley. | yes, not
No miner *left the valley. | yes, not
The miners no longer *leave the valley. | yes, not
The miners failed to *leave the valley. | yes, not
The miners refused to *leave the valley. | yes, not
The miners did not manage to *leave the valley. | open, not
The miners forgot to *close the gate. | yes, not
They stopped *pumping the water. | yes, not
They left without *closing the gate. | yes, not
The miners did not fail to *leave the valley. | yes
The miners never stopped *pumping the water. | yes
The miners never forgot to *close the gate. | yes
The miners will *leave the valley. | future
The miners will *pack and leave. | future
The miners will pack and *leave. | future
The miners are going to *leave the valley. | future
The miners are planning to *leave the valley. | future
The miners will not *leave the valley. | future, not
The miners may *leave the valley. | possible
The miners cannot *leave the valley. | possible, not
The miners must *leave the valley. | necessary
The miners would *leave the valley. | conditional
If the miners *leave the valley, the mine will close. | condition
Unless the miners *leave the valley, the mine will close. | condition
The mayor asked whether the miners had *left. | condition
The mayor fell asleep before the miners *left. | before
Did the miners *leave the valley? | question
*Leave the valley now. | order
Do not *leave the valley. | order, not
The miners want to *leave the valley. | wanted
The miners have to *leave the valley. | wanted
The mayor told the miners to *leave the valley. | wanted
The miners tried to *leave the valley. | wanted
The miners did not want to *leave the valley. | open, not
The miners were able to *leave the valley. | open
The miners rose at dawn to *leave the valley. | purpose
The mayor said that the miners had *left. | said
The mayor thinks the miners have *left. | said
The mayor hopes that the miners have *left. | open
The mayor pretended that the miners had *left. | yes, not
The mayor doubts that the miners have *left. | yes, not
"""
ROWS = [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]


def starred(sentence: str) -> Token:
    """Return the token behind the star."""
    place = sentence.index("*")
    return next(token for token in parsed(sentence.replace("*", "")) if token.idx == place)


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_how_a_verb_is_put(sentence: str, expected: str) -> None:
    kind, _, negated = expected.partition(", ")
    assert read(starred(sentence)) == Reading(kind, negated == "not")


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("The miners *left.", "The miners may *leave."),
        ("The miners may *leave.", "The miners did not *leave."),
        ("The miners may *leave.", "The miners will *leave."),
        ("The miners managed to *leave.", "The miners wanted to *leave."),
        ("The miners wanted to *leave.", "The miners refused to *leave."),
    ],
)
def test_what_is_surer(surer: str, less_sure: str) -> None:
    assert read(starred(surer)).value > read(starred(less_sure)).value


@settings(deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in ROWS]), min_size=1, max_size=3))
def test_every_word_has_a_number_on_the_scale(sentences: list[str]) -> None:
    words = chain.from_iterable(sentence.replace("*", "").split() for sentence in sentences)
    assert all(-1 <= read(token).value <= 1 for token in parsed(" ".join(words)))
