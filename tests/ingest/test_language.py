"""Which language a paragraph is in is told by its small words and its letters, or left open."""

import pytest

from tracker.ingest.language import ENGLISH, OTHER, language

ROWS = [
    ("The minister said that the talks were over and that she would not go back to them.", ENGLISH),
    ("Le ministre a dit que les soldats avaient quitté la vallée et que la guerre était finie.", "French"),
    ("Die Ministerin sagte, dass die Soldaten das Tal verlassen haben und der Krieg zu Ende ist.", "German"),
    ("La ministra dijo que los soldados habían salido del valle y que la guerra no sigue.", "Spanish"),
    ("De minister zei dat de soldaten het dal hebben verlaten en dat er geen oorlog meer is.", "Dutch"),
    ("Ministern sade att soldaterna har lämnat dalen och att det inte är krig längre.", "Swedish"),
    ("Minister powiedział, że żołnierze opuścili dolinę i że nie ma już wojny, jak to było.", "Polish"),
    (
        "Menteri itu mengatakan bahwa tentara telah pergi dan perang tidak akan ada lagi di sini.",
        "Indonesian",
    ),
    (
        "Bakan, askerlerin vadiden ayrıldığını söyledi; savaş bitmiş, köylüler dönmüş ve yollar açılmış. "
        "Bu yıl kimse için kolay olmadı, ama bir umut var.",
        "Turkish",
    ),
    ("Министр сказал, что солдаты покинули долину.", "Cyrillic script"),
    ("وقالت الوزيرة إن الجنود غادروا الوادي.", "Arabic script"),
    ("השרה אמרה שהחיילים עזבו את העמק.", "Hebrew script"),
    ("部长周二表示军队已经离开山谷", "Chinese script"),
    ("大臣は兵士が谷を去ったと火曜日に述べた", "Japanese script"),
    ("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᎴ ᏣᎳᎩ ᎠᏰᎵ", OTHER),
    ("zorp blint quazzle fendish morp trell " * 7, OTHER),
    # Too little to tell by.
    ("", None),
    ("Talks over", None),
    ("Nora Vance, Petr Osk, Ida Roe, Ivo Klein, Anna Berg, Ada Moss, Max Ode (Strelsau)", None),
    ("Vance: $4.5m; Osk: $3.1m; Roe: 17; Klein: 9; Berg 4", None),
    ("Nora Vance's, Petr Osk's, Ida Roe's stares, seats, boats, trucks, tanks, plans", None),
    ("Он ушёл", None),
    (
        "copy 865k, rows 505k, claims 657k, 259s, 392s, trucks 17o, boats 4v, tanks 3v, planes, guns",
        None,
    ),
    # A foreign phrase does not make a paragraph foreign.
    ("“C'est la vie,” the minister said when she was asked about the end of the talks.", ENGLISH),
    ("The general wrote “Министр сказал, что солдаты” on the wall of the house that he had left.", ENGLISH),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=range(len(ROWS)))
def test_the_language_of_a_paragraph(text: str, expected: str | None) -> None:
    assert language(text) == expected
