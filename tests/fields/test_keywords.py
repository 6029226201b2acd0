"""Keywords parted by single spaces."""

import pytest

from kanyin.fields.keywords import english_keywords, parted_keywords, set_off, split_keywords


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


def test_joints_of_words_that_the_title_says_apart() -> None:
    words = {"keywords-en": "Village FerriesRiver Lamps MapReduce", "title-en": "Lamps of Village Ferries on a River"}
    assert english_keywords(words, 2) == ("Village Ferries", "River Lamps MapReduce")
    said = {**words, "abstract-en": "We call it FerriesRiver."}
    assert english_keywords(said, 2) == ("Village FerriesRiver Lamps MapReduce",)


@pytest.mark.parametrize(
    ("words", "said", "count", "expected"),
    [
        (("渡船", "村镇渡口夜间灯光"), "夜间灯光在村镇渡口的用处", 3, ("渡船", "村镇渡口", "夜间灯光")),
        (("渡船", "村镇渡口夜间灯光"), "夜间灯光在村镇渡口的用处", 2, ("渡船", "村镇渡口夜间灯光")),
        (("渡船", "村镇渡口夜间灯光"), "村镇渡口夜间灯光的用处", 3, ("渡船", "村镇渡口夜间灯光")),
        (("渡船", "村镇渡口夜间灯光"), "灯光在村镇的用处", 3, ("渡船", "村镇渡口夜间灯光")),
    ],
)
def test_two_chinese_keywords_that_ran_into_each_other(
    words: tuple[str, ...], said: str, count: int, expected: tuple[str, ...]
) -> None:
    assert parted_keywords(words, said, count) == expected


def test_a_field_without_a_word_has_no_keyword() -> None:
    """An empty cell behind 主题词, or marks alone."""
    assert split_keywords("\ue041") == split_keywords("：") == split_keywords("　") == ()


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("关键词渡口的灯，书屋，夜船。", "关键词：渡口的灯，书屋，夜船。"),
        ("关键字渡口；书屋", "关键字：渡口；书屋"),
        ("中图法分类号TP393", "中图法分类号：TP393"),
        ("关键词的选取见下。甲，乙", "关键词的选取见下。甲，乙"),
        ("关键词：渡口，书屋", "关键词：渡口，书屋"),
        ("分类号码很多", "分类号码很多"),
    ],
)
def test_a_label_that_runs_into_its_value_is_set_off(line: str, read: str) -> None:
    assert set_off(line) == read


def test_the_name_of_a_language_keeps_its_signs() -> None:
    assert split_keywords("灯塔，Visual C++，渡口") == ("灯塔", "Visual C++", "渡口")


def test_large_letters_part_english_keywords_where_the_chinese_ones_count_more() -> None:
    assert english_keywords({"keywords-en": "River-borne lamps Simulation　Standard variance of slope"}, 3) == (
        "River-borne lamps", "Simulation", "Standard variance of slope",
    )  # fmt: skip
    said = {"keywords-en": "Lamps　River Information System(RIS)　Water"}
    assert len(english_keywords(said, 5)) == 3
    assert english_keywords({"keywords-en": "Lamps Ferries Boats Quick boats and ferries"}, 4)[3] == (
        "Quick boats and ferries"
    )
