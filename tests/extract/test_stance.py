"""What a speaker does with a claim, and which cues are of something that was never said."""

import pytest

from tracker.terms import Stance


def shown(reading, text: str) -> list[tuple[str, str, Stance]]:
    """Return the words of the source and the content of each attribution, with its stance."""

    def words(spans) -> str:
        return " ".join(text[s.start : s.end] for s in spans)

    return [(words(one.source), words(one.content).rstrip("?"), one.stance) for one in reading(text)]


@pytest.mark.parametrize(
    ("text", "source", "content", "stance"),
    [
        ("The mayor branded the claim a lie.", "The mayor", "the claim a lie", Stance.DENIES),
        ("The mayor does not fully agree that it sank.", "The mayor", "that it sank", Stance.PARTLY_DENIES),
        ("Officials called the accusation false.", "Officials", "the accusation false", Stance.DENIES),
        ("The club labelled the report nonsense.", "The club", "the report nonsense", Stance.DENIES),
        ("The firm dismissed the rumour as a hoax.", "The firm", "the rumour as a hoax", Stance.DENIES),
        ("The rumour was called a lie by the firm.", "the firm", "The rumour a lie", Stance.DENIES),
        ("A court acquitted her of taking bribes.", "A court", "her of taking bribes", Stance.DENIES),
        (
            "The charges were dismissed as gossip by the owner.",
            "the owner",
            "The charges as gossip",
            Stance.DENIES,
        ),
        (
            "The judge described the allegations as baseless.",
            "The judge",
            "the allegations as baseless",
            Stance.DENIES,
        ),
        ("Lund pleaded not guilty to stealing a boat.", "Lund", "stealing a boat", Stance.DENIES),
        ("Lund pleaded guilty to stealing a boat.", "Lund", "stealing a boat", Stance.ASSERTS),
        ("Lund confessed to stealing a boat.", "Lund", "stealing a boat", Stance.ASSERTS),
        (
            "Lund withdrew her claim that Berg had lied.",
            "Lund",
            "her claim that Berg had lied",
            Stance.RETRACTS,
        ),
        (
            "The paper took back its report that Berg had fled.",
            "The paper",
            "its report that Berg had fled",
            Stance.RETRACTS,
        ),
        ("Lund apologised for saying that Berg had lied.", "Lund", "that Berg had lied", Stance.RETRACTS),
        (
            "The firm has yet to explain why the pump failed.",
            "The firm",
            "why the pump failed",
            Stance.DECLINES,
        ),
        (
            "The envoy stopped short of denying that guns were sent.",
            "The envoy",
            "that guns were sent",
            Stance.DECLINES,
        ),
        ("Neither firm has admitted that it lied.", "Neither firm", "that it lied", Stance.DECLINES),
        (
            "None of the guards said that the gate was open.",
            "None of the guards",
            "that the gate was open",
            Stance.DECLINES,
        ),
        ("Lund regretted saying that Berg had lied.", "Lund", "that Berg had lied", Stance.RETRACTS),
        ("The envoy refused to be drawn on the talks.", "The envoy", "the talks", Stance.DECLINES),
        ("Not only did Lund say that Berg lied, she laughed.", "Lund", "that Berg lied", Stance.ASSERTS),
        ("Never has Lund said that Berg lied.", "Lund", "that Berg lied", Stance.DECLINES),
        ("Nor did Lund admit that Berg had lied.", "Lund", "that Berg had lied", Stance.DECLINES),
        (
            "Lund described as false the claim that Berg had lied.",
            "Lund",
            "the claim that Berg had lied",
            Stance.DENIES,
        ),
        ("Asked about the raid, Lund laughed.", "", "about the raid", Stance.QUESTIONS),
        ("Asked whether the dam was safe, Lund laughed.", "", "whether the dam was safe", Stance.QUESTIONS),
        ("The palace had no comment on the rumours.", "The palace", "the rumours", Stance.DECLINES),
        ("Police would not be drawn on the motive.", "Police", "the motive", Stance.DECLINES),
        ("The bank did not respond to the allegations.", "The bank", "the allegations", Stance.DECLINES),
        (
            "Parents wanted to know why the school was shut.",
            "Parents",
            "why the school was shut",
            Stance.QUESTIONS,
        ),
        ("Parents queried the cost of the trip.", "Parents", "the cost of the trip", Stance.QUESTIONS),
        ("Nobody disputes that the dam was old.", "Nobody", "that the dam was old", Stance.DECLINES),
    ],
)
def test_what_is_done_with_a_claim(reading, text: str, source: str, content: str, stance: Stance) -> None:
    assert (source, content, stance) in shown(reading, text)


@pytest.mark.parametrize(
    "text",
    [
        "If the minister says the bridge is safe, drivers will return.",
        "If the minister refuses to say that the bridge is safe, drivers will stay away.",
        "Unless the firm admits that it lied, the strike will go on.",
        "Once doctors confirm that he is fit, he will play.",
        "Until the court rules that the deal is void, nothing will change.",
        "Had the captain said that the ship was sinking, all would have lived.",
        "Should the firm deny that it lied, the court will act.",
        "Whoever says that the lake is safe is lying.",
        "Anyone who claims that the lake is safe is wrong.",
        "Whether the firm admits that it lied is open.",
        "Did the minister say that the bridge was safe?",
        "It is unclear who ordered the raid.",
        "Nobody has claimed that the vaccine is perfect.",
        "No one said the plan was safe.",
        "No witness claimed that the driver was drunk.",
        "Say that you are sorry.",
        "Please tell them that the bridge is closed.",
    ],
)
def test_what_was_never_said(reading, text: str) -> None:
    assert shown(reading, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("When the judge said that the case was over, they left.", "that the case was over"),
        ("Once the doctors confirmed that he was fit, he played.", "that he was fit"),
        ("Why did the minister say that the bridge was safe?", "that the bridge was safe"),
        ("The captain, who said that the ship was sound, has left.", "that the ship was sound"),
    ],
)
def test_what_was_said_all_the_same(reading, text: str, content: str) -> None:
    assert [c for _, c, _ in shown(reading, text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed 40 lives.",
        "The ministry denied the prisoners a lawyer.",
        "The ministry denied them a visa.",
        "The council withdrew its troops from the square.",
        "The teacher corrected the spelling of the pupils.",
        "The senator called the tower an eyesore.",
        "The club apologised for the delay.",
        "The car did not respond to the wheel.",
        "The report draws on new data.",
    ],
)
def test_what_is_no_speech(reading, text: str) -> None:
    assert shown(reading, text) == []


def test_what_is_dismissed_answers_who_said_it(reading) -> None:
    found = reading("Peru accused Chile of arming rebels. Chile dismissed the accusation as a lie.")
    assert [one.answers for one in found] == [None, 0]
    assert found[1].propositions == ()
