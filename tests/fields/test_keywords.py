"""Keywords parted by single spaces."""

import pytest

from kanyin.fields.keywords import english_keywords, split_keywords


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("IEEE 1394技术 数字传输 密码", ("IEEE 1394技术", "数字传输", "密码")),
        ("树荫 街道 1998年", ("树荫", "街道", "1998年")),
        ("GIS 树荫 街道", ("GIS", "树荫", "街道")),
        ("树荫 GIS 3S技术", ("树荫", "GIS 3S技术")),
    ],
)
def test_single_spaces(text: str, words: tuple[str, ...]) -> None:
    assert split_keywords(text) == words


ABSTRACT = "The think tanks of universities need resources. The government supports their operation mechanism."


@pytest.mark.parametrize(
    ("words", "count", "expected"),
    [
        (
            "think tanks universities resources government",
            4,
            ("think tanks", "universities", "resources", "government"),
        ),
        ("Reading lampsSwitches of roomsMeters", 3, ("Reading lamps", "Switches of rooms", "Meters")),
        ("think tanks universities resources", 5, ("think tanks universities resources",)),
        (
            "think tanksuniversities operation mechanism resources",
            3,
            ("think tanksuniversities operation mechanism resources",),
        ),
        ("Patent Technology Tree", 3, ("Patent Technology Tree",)),
        ("lamps; rooms of readers", 4, ("lamps", "rooms of readers")),
        ("Ferry BoatsRiver TownsBurst", 3, ("Ferry Boats", "River Towns", "Burst")),
    ],
)
def test_english_keywords_that_blanks_alone_part(words: str, count: int, expected: tuple[str, ...]) -> None:
    assert english_keywords({"keywords-en": words, "abstract-en": ABSTRACT}, count) == expected
