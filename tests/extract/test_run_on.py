"""Who speaks in rough text, whose commas and quotation marks are lost, and which of the unnamed he is."""

import pytest
from articles import article

from tracker.extract import extract

SPEAKERS = [
    # a role before a name, and behind it
    ("It gave no details but the governor of Liberec province Talal Barrazi told AP the bomb went off.",
     ["Talal Barrazi"]),
    ("Secretary of the Northern Dockers political committee Riyad Alhassan said that the port was shut.",
     ["Riyad Alhassan"]),
    ("Director of the UK-based Observatory Rami Lind also stated that raids hit the court.", ["Rami Lind"]),
    ("Ole Solvang deputy emergencies director at the New York-based group says the town was mined.",
     ["Ole Solvang"]),
    ("Speaking to the BBC Mona Kurdi a spokesperson for Seawatch noted that the raid was brief.",
     ["Mona Kurdi"]),
    ("According to an official from the autonomous administration Fatimi works for a local party.",
     ["an official from the autonomous administration"]),
    # a date or a place in front
    ("Tuesday 21 June 2016 Alhassan says the port was shut.", ["Alhassan"]),
    ("On Tuesday Assad said the town was lost.", ["Assad"]),
    ("Published April 2 2017 Opposition sources claimed that jets hit an outpost. They said a man died.",
     ["Opposition sources", "Opposition sources"]),
    ("Despite suspending operations in Syria OCHA has reaffirmed its commitment to aid.", ["OCHA"]),
    ("Shocked by events in Urum al-Kubra the Union of Northern Medics reported that four had been killed.",
     ["Union of Northern Medics"]),
    ("In Qaterji a man said there were no rebels.", ["a man"]),
    # a name and what the thing named is
    ("The road is closed the Syrian Observatory for Human Rights monitor said on Friday.",
     ["Syrian Observatory for Human Rights"]),
    ("According to the Al Mayadeen broadcaster the clashes are still underway.", ["Al Mayadeen"]),
    # who is named first in two phrases that run together
    ("According to well-informed sources the competent troops cleared another device near the bus.",
     ["well-informed sources"]),
    # what closes a sentence
    ("Fourteen consecutive strikes were made Carl Porter added.", ["Carl Porter"]),
    ("The destruction of five vehicles has been confirmed the minister said.", ["the minister"]),
    ("The minister named the man that Ana Ruiz said was a spy.", ["The minister", "Ana Ruiz"]),
    # who goes on
    ("Carl Porter stressed that supplies raise questions about raids by aircraft of the so-called coalition"
     " adding that the area continues to grow.", ["Carl Porter"]),
    ("“We fled,” one resident said. “We stayed,” another resident said.",
     ["one resident", "another resident"]),
    ("I am deeply concerned by reports that hundreds have been killed in rebel-held areas near Damascus"
     " British Foreign Secretary William Hall said in a statement.", ["William Hall"]),
    # who stands behind his verb
    ("The attack killed a nurse a hospital employee and two soldiers said Observatory director Abdel Lind.",
     ["Abdel Lind"]),
    ("Rebel fire on the towns killed 1102 people said the Observatory adding that 234 of them were children.",
     ["Observatory"]),
    ("He said nothing. The mayor said a prayer.", ["He", "The mayor"]),
    # what a body is, and what it is called
    ("Another monitoring group the Local Coordination Committees said the raid was carried out by jets.",
     ["Local Coordination Committees"]),
    ("The newspaper, the Harbour Times, said the port was shut.", ["Harbour Times"]),
    ("Syrian state TV reported a bomb exploded.", ["Syrian state TV"]),
    ("On Monday the UN children's agency UNICEF said 22 children had been killed.", ["UNICEF"]),
    ("Recently on October 13 Syrian state media reported that four had died.", ["Syrian state media"]),
    ("Dean Baker, a director of the Harbour Fund, said the port was shut.", ["Dean Baker"]),
    # a headline in one line with what it is of
    ("Ana Ruiz Slams Adam Stone On Ports.\nAna Ruiz met Adam Stone on Monday.\n“We were there,” Stone said.",
     ["Ana Ruiz", "Adam Stone"]),
    # what takes people says nothing
    ("The army struck the hills claiming scores of terrorists.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    found = [m.name or m.text for each in extract(article(text)) for m in each.speakers]
    assert found == speakers


def test_what_another_says_is_no_part_of_a_quotation() -> None:
    text = "“We fled,” one resident said. “We stayed,” another resident said."
    contents = [[text[s.start : s.end] for s in each.content] for each in extract(article(text))]
    assert contents == [["“We fled,”"], ["“We stayed,”"]]


MEANT = [
    ("The Northern Observatory for Human Rights says 34 people were killed. It says nine were hurt.",
     "Northern Observatory for Human Rights"),
    ("The website Al-Masdar News reported that the Syrian army withdrew from the farms. It said rebels won.",
     "Al-Masdar News"),
    ("Norland accused Sudmark of the raid but it denied the charge.", "Sudmark"),
    ("Observatory head Rami Lind told AFP the raids on Al-Bab are brief. Al-Bab is strategically important"
     " because it is close to Aleppo he said. The raids on Al-Bab which lies in the north went on.",
     "Rami Lind"),
    ("The guests were safe a relative told AFP. “The wounds are light,” he said.", "a relative"),
    # whoever is spoken of again, and who is somebody else
    ("A doctor at the clinic said the ward was full. A nurse said that beds were short. The doctor said help"
     " was near.", "A doctor at the clinic"),
    ("Dr. Ana Ruiz, a doctor, said the ward was full. Later a doctor in Turin said that beds were short. The"
     " doctor said help was near.", "a doctor in Turin"),
    ("An aide mocked Mia and Ana Soto for their looks. The girls met Mayor Soto. The mayor said it was fun.",
     "Soto"),
    ("Any decision would involve Judge Loretta Lynch, who told the council that it was open. Ana Ruiz had"
     " been sued. “We will look,” the judge added.", "Loretta Lynch"),
    ("The envoy Dmitry Lind said adding that Adam Stone thought it was right. “We will go on” he added.",
     "Dmitry Lind"),
    ("Patricia Smith, mother of victim Sean Smith, rejected the claim. “It was so,” Smith said.",
     "Patricia Smith"),
    ("Some people died. Residents said the road was shut. Two of the residents said it was open.",
     "Two of the residents"),
    ("Two aides of the mayor met on Monday. The aides said the plan had failed.", "Two aides of the mayor"),
    ("Officials said the mill was closed. The officials said it would reopen.", "Officials"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), MEANT)
def test_who_is_meant(text: str, speaker: str) -> None:
    (mention,) = extract(article(text))[-1].speakers
    assert (mention.name or mention.text) == speaker


def test_a_pronoun_that_is_settled_late_says_how() -> None:
    (one,) = extract(article("Paul Norris said that the council knew he would resign."))
    methods = {m.name: m.method for claim in one.propositions for m in claim.subject + claim.object}
    assert "pronoun, unresolved" not in {methods[name] for name in methods if name}
