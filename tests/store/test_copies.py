"""Copies: found whatever stands around them, in whole or part, early or late; a person has the last word."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import samples

from tracker.errors import NotFoundError, UsageError
from tracker.records import AssertionRecord, Bundle, Document, HopRecord, Passage, Ref, Span
from tracker.store import (
    Ledger,
    check,
    dump,
    explain,
    get_claim,
    join_copies,
    judge,
    load,
    open_ledger,
    part_copies,
    save_bundle,
)
from tracker.store.derive.shared import body, common, edge_lines
from tracker.terms import Decision, Layer, RefKind, Stance, Voice

Sql = Callable[..., list[tuple[object, ...]]]

WIRE = (
    "The gates of the Karst dam were opened shortly after two in the morning, and the river rose by three "
    "metres before anyone in the valley had been told.\n"
    "Ardenia had opened the gates of the Karst dam without any warning.\n"
    "Eleven families spent the night on the roof of the mill at Brod, where a ferryman found them at dawn, "
    "and the road to the border has been closed to lorries since."
)
LONGER = (
    "For years the two countries have argued about who may draw how much water from the river, and this "
    "spring the quarrel came back with the first dry weeks in the hills above the lake.\n"
    "Shepherds who have grazed both banks all their lives say that they have never seen the lake so low in "
    "May, nor so many surveyors with flags and measuring rods along the shore.\n"
)
UNLIKE = (
    "Ardenia had opened the gates of the Karst dam without any warning.\n"
    "That is what a study of satellite pictures shows, taken every six hours by a weather service that has "
    "no part in the quarrel, and on which the shadow of each gate can be told from the next."
)
FOOT = (
    "Write to the editors of this paper with your own view of what you have read here, and we shall print "
    "the best of the letters on Saturday, shortened where that is needed, with your name or without it."
)
KEY = "Ardenia had opened the gates of the Karst dam without any warning"


def own(text: str, number: int, outlet: str = "", **more: object) -> Bundle:
    """Return an article that says in its own words that the gates were opened."""
    name = outlet or f"Paper {number}"
    words = samples.said(
        samples.BRANDT, Stance.ASSERTS, samples.OPENED, KEY, text, voice=Voice.AUTHOR, group=0
    )
    said = replace(words, actor_key=f"outlet:{name}", chain=(HopRecord(0, f"outlet:{name}", name, ""),))
    document = samples.document(
        text, f"https://{number}.example", outlet=name, title=f"Number {number}", **more
    )
    return bundle(document, said, name)


def bundle(document: Document, said: AssertionRecord, name: str) -> Bundle:
    paper = replace(samples.BORUNIA, key=f"outlet:{name}", name=name)
    return Bundle(document, samples.PRODUCER, (samples.ARDENIA, paper), (), (samples.OPENED,), (said,))


TEXTS = {
    "the same text": (WIRE, 1),
    "other case and marks": (WIRE.upper().replace(KEY.upper(), KEY).replace(",", ";"), 1),
    "a word changed here and there": (WIRE.replace("shortly", "soon").replace("dawn", "first light"), 1),
    "a sentence cut": (WIRE.partition("Eleven")[0], 1),
    "a part of a longer piece": (LONGER + WIRE + "\n" + LONGER.upper(), 1),
    "the same words in a piece of its own": (UNLIKE, 2),
    "another text": (LONGER + KEY + ".", 2),
}  # fmt: skip


@pytest.mark.parametrize("turned", [False, True], ids=["original first", "original later"])
@pytest.mark.parametrize(("text", "origins"), TEXTS.values(), ids=TEXTS)
def test_copies_are_one_origin_whichever_comes_first(
    ledger: Ledger, text: str, origins: int, turned: bool
) -> None:
    given = [own(WIRE, 1), own(text, 2)]
    for one in reversed(given) if turned else given:
        save_bundle(ledger, one)
    line = get_claim(ledger, 1)
    assert (line.articles, line.origins, line.unnamed_origins) == (2, origins, 0)
    assert check(ledger) == ()


def test_a_passage_that_two_pieces_share_is_one_origin_though_neither_holds_the_other(ledger: Ledger) -> None:
    shared = WIRE.splitlines()[0] + "\n" + WIRE.splitlines()[1]
    save_bundle(ledger, own(LONGER + shared, 1))
    other = UNLIKE.replace("Ardenia had opened the gates", "Somebody opened the sluices") * 2
    save_bundle(ledger, own(other + "\n" + shared, 2))
    assert get_claim(ledger, 1).origins == 1
    assert any("they share a passage" in line for line in explain(ledger, Ref(RefKind.CLAIM, 1)))


def test_a_shared_passage_joins_only_what_stands_in_it(ledger: Ledger) -> None:
    quoted = WIRE.splitlines()[0]
    save_bundle(ledger, own(LONGER + quoted + "\n" + UNLIKE, 1))
    filler = " ".join(f"word{place}" for place in range(90))
    save_bundle(ledger, own(f"{quoted}\n{filler}\n{KEY}", 2))
    assert get_claim(ledger, 1).origins == 2


def test_the_foot_of_a_site_makes_no_copies(ledger: Ledger, sql: Sql) -> None:
    counts = []
    for number in range(7):
        filler = " ".join(f"word{number}x{place}" for place in range(90))
        save_bundle(ledger, own(f"{KEY}.\n{filler}\n{FOOT}", number, outlet="Brod Gazette"))
        counts += sql("SELECT count(*) FROM text_copy")
    # Once three articles have ended so it is known as the site's own.
    assert counts == [(0,), (1,), (3,), (3,), (3,), (3,), (3,)]
    assert get_claim(ledger, 1).origins == 7


def test_only_the_body_is_compared(ledger: Ledger, sql: Sql) -> None:
    for number in (1, 2):
        text = f"{WIRE}\nThe weather on day {number} was fair."
        furniture = Span(0, len(WIRE))
        layers = (Passage(Layer.BOILERPLATE, furniture), Passage(Layer.BODY, Span(len(WIRE), len(text))))
        save_bundle(ledger, own(text, number, passages=layers))
    assert sql("SELECT count(*) FROM text_copy") == [(0,)]


def test_an_original_that_comes_late_and_names_its_source_renews_the_counts(ledger: Ledger) -> None:
    for number in (1, 2):
        save_bundle(ledger, own(WIRE if number == 1 else UNLIKE, number))
    cited = samples.said(samples.BRANDT, Stance.ASSERTS, samples.OPENED, KEY, WIRE, group=3)
    copy = own(WIRE + "\nBrandt said so.", 3)
    paper = HopRecord(0, "outlet:Paper 3", "Paper 3", "")
    cited = replace(cited, chain=(paper, HopRecord(1, samples.BRANDT.key, "Otto Brandt", "said")))
    assert get_claim(ledger, 1).origins == 2
    save_bundle(ledger, replace(copy, actors=(*copy.actors, samples.BRANDT), assertions=(cited,)))
    line = get_claim(ledger, 1)
    assert (line.articles, line.origins) == (3, 2)
    assert "origin 1: Otto Brandt: S1 in A1 by way of Paper 1, S3 in A3" in explain(ledger, line.ref)


def test_a_person_can_part_copies_and_join_them_again(ledger: Ledger) -> None:
    for number in (1, 2):
        save_bundle(ledger, own(WIRE, number))
    one, other = Ref(RefKind.ARTICLE, 1), Ref(RefKind.ARTICLE, 2)
    for decide, origins, words in (
        (part_copies, 2, "A1 and A2 are no copies: a person decided so (D1)"),
        (join_copies, 1, "A1 and A2 are copies of one text: a person decided so (D1)"),
        (part_copies, 2, "A1 and A2 are no copies: a person decided so (D1)"),
    ):
        decide(ledger, one, other, "read both")
        assert get_claim(ledger, 1).origins == origins
        assert {words} <= {*explain(ledger, Ref(RefKind.CLAIM, 1)), *explain(ledger, one)}
    save_bundle(ledger, own(WIRE, 1))
    assert (get_claim(ledger, 1).origins, check(ledger)) == (2, ())


def test_a_person_can_join_what_the_machine_did_not(ledger: Ledger) -> None:
    save_bundle(ledger, own(WIRE, 1))
    save_bundle(ledger, own(UNLIKE, 2))
    one, other = Ref(RefKind.ARTICLE, 1), Ref(RefKind.ARTICLE, 2)
    with pytest.raises(NotFoundError, match="A1 and A2 are not known as copies"):
        part_copies(ledger, one, other, "")
    join_copies(ledger, one, other, "the study was theirs")
    assert get_claim(ledger, 1).origins == 1
    for wrong in (Ref(RefKind.CLAIM, 1), one):
        with pytest.raises(UsageError):
            join_copies(ledger, one, wrong, "")


def test_a_rejected_assertion_has_no_origin(ledger: Ledger) -> None:
    save_bundle(ledger, own(WIRE, 1))
    save_bundle(ledger, own(UNLIKE, 2))
    judge(ledger, Ref(RefKind.ASSERTION, 2), Decision.REJECT)
    assert get_claim(ledger, 1).origins == 1


def test_copies_go_with_a_dump_and_are_found_among_what_it_is_joined_with(ledger: Ledger, url: str) -> None:
    save_bundle(ledger, own(WIRE, 1))
    save_bundle(ledger, own(WIRE.replace("shortly", "soon"), 2))
    part_copies(ledger, Ref(RefKind.ARTICLE, 1), Ref(RefKind.ARTICLE, 2), "")
    rows = list(dump(ledger))
    with open_ledger(f"{url}.other", who="bo", write=True, create=True) as other:
        save_bundle(other, own(LONGER + WIRE, 3))
        load(other, rows)
        assert (get_claim(other, 1).articles, get_claim(other, 1).origins) == (3, 1)
        assert check(other) == ()


def test_what_was_not_compared_is_recorded(ledger: Ledger, sql: Sql, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.store.derive import copies

    monkeypatch.setattr(copies, "COMPARED", 1)
    for number in range(4):
        parts = LONGER.splitlines() if number < 3 else WIRE.splitlines()
        filler = " ".join(f"word{number}x{place}" for place in range(300))
        save_bundle(ledger, own(f"{parts[0]}\n{KEY}\n{filler}", number))
    reasons = [str(row[0]) for row in sql("SELECT reason FROM skipped")]
    assert reasons == ["not compared with 1 more texts that share words with it"]


@pytest.mark.parametrize(
    ("one", "other", "shares"),
    [
        ("", "", (0, 0)),
        ("One two", "one, TWO!", (1, 1)),
        ("One two", "One three", (0, 0)),
        ("a b c d e f", "x a b c d e f y", (1, 0.75)),
        ("a b c d e", "a b c d e f g h", (0, 0)),
    ],
)
def test_how_much_two_texts_share(one: str, other: str, shares: tuple[float, float]) -> None:
    found = common(body(one, [(0, len(one))]), body(other, [(0, len(other))]))
    assert (found.a_share, found.b_share) == shares


def test_the_lines_at_head_and_foot() -> None:
    text = "\n".join(f"line number {place} of many lines" for place in range(40))
    found = list(edge_lines(text + "\nshort", [(0, len(text) + 6)]).values())
    assert len(found) == 14
    assert (found[0], found[-1]) == ("line number 0 of many lines", "line number 39 of many lines")
