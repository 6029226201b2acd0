"""Names and units."""

import pytest

from kanyin.fields import people
from kanyin.fields.unit_marks import starred, unit_marks
from kanyin.model import Author


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("陆一舟", ("陆一舟",)),
        ("陆一舟、闻人杰", ("陆一舟", "闻人杰")),
        ("许　力 王小明", ("许力", "王小明")),
        ("沈　越1　　贺兰平1,2　　顾小鱼2", ("沈越", "贺兰平", "顾小鱼")),
        ("王颖张智雄", ("王颖", "张智雄")),
        ("欧阳修远，司马青", ("欧阳修远", "司马青")),
        ("刘大宽 等", ("刘大宽",)),
        ("文/程雨桐", ("程雨桐",)),
        ("阿不都·热合曼", ("阿不都·热合曼",)),
    ],
)
def test_names(text: str, names: tuple[str, ...]) -> None:
    assert people.read_names(text) == names


@pytest.mark.parametrize(
    "text", ["把树荫还给街道", "一、问题的提出", "城市观察", "经济结构调整研究", "本刊编辑部", "", "2000年"]
)
def test_no_names(text: str) -> None:
    assert people.read_names(text) == ()


def test_unit_with_address_and_postcode() -> None:
    assert people.read_unit("临江市图书馆学会  浙江省临江市  315400") == Author(
        "", "临江市图书馆学会", "浙江省临江市", "315400"
    )


@pytest.mark.parametrize(
    ("text", "address", "code"),
    [("临江师范大学，山东 烟台 264025", "山东烟台", "264025"), ("临江师范大学　临江　4 50002", "临江", "450002")],
)
def test_a_town_that_ends_as_units_do_and_a_broken_postcode(text: str, address: str, code: str) -> None:
    unit = people.read_unit(text)
    assert (unit.affiliation, unit.address, unit.postcode) == ("临江师范大学", address, code)


def test_raised_numbers_without_a_comma_are_each_a_unit() -> None:
    assert unit_marks("沈越¹²，贺兰平¹³，顾小鱼2019", ("沈越", "贺兰平", "顾小鱼")) == {
        "沈越": (1, 2),
        "贺兰平": (1, 3),
    }
    assert unit_marks("沈越²³⁴，贺兰平¹¹", ("沈越", "贺兰平")) == {"沈越": (2, 3, 4)}


def test_numbered_units_and_the_marks_of_authors() -> None:
    text = "(1.河西农业大学水利学院，兰州　730070；2.甘州区灌溉试验站，张掖　734000)"
    assert people.is_unit_line(text)
    units = people.read_units(text, ())
    assert [(unit.affiliation, unit.address, unit.postcode) for unit in units] == [
        ("河西农业大学水利学院", "兰州", "730070"),
        ("甘州区灌溉试验站", "张掖", "734000"),
    ]
    assert unit_marks("沈　越1　　贺兰平1,2　　顾小鱼2 方砚」", ("沈越", "贺兰平", "顾小鱼", "方砚")) == {
        "沈越": (1,),
        "贺兰平": (1, 2),
        "顾小鱼": (2,),
        "方砚": (1,),
    }


@pytest.mark.parametrize(
    "text",
    [
        "把树荫还给街道",
        "图书馆五点关门。",
        "（2010年在全市会议上的讲话）",
        "四点建议",
        "石阶研究中水位与刻痕的关系",
        "全国渡口与水系",
    ],
)
def test_no_unit(text: str) -> None:
    assert not people.is_unit_line(text)


def test_what_a_name_does_is_no_name() -> None:
    assert people.names_by_place("2021-03-04 本报记者 林晚") == ("林晚",)


def test_numbered_units_within_one_bracket() -> None:
    units = people.read_units("(1)临城农业科学院土肥所　临城　100001；2)江岸市土肥站；3)甘州县农业局)", ())
    assert [(unit.affiliation, unit.address, unit.postcode) for unit in units] == [
        ("临城农业科学院土肥所", "临城", "100001"),
        ("江岸市土肥站", "", ""),
        ("甘州县农业局", "", ""),
    ]


@pytest.mark.parametrize("text", ["临江大学水利学院武汉 430064", "临江大学水利学院\ue5e4武汉430064"])
def test_the_town_right_behind_a_unit(text: str) -> None:
    unit = people.read_unit(text)
    assert (unit.affiliation, unit.address, unit.postcode) == ("临江大学水利学院", "武汉", "430064")
    assert people.read_unit("临江大学水利学院 430064").address == ""


def test_two_stars_tell_whom_to_write_to_where_others_have_one() -> None:
    names = ("沈越", "贺兰平", "顾小鱼")
    assert starred("沈越* 贺兰平* 顾小鱼1**", names) == ("顾小鱼",)
    assert starred("沈越 贺兰平* 顾小鱼1*", names) == ("贺兰平", "顾小鱼")


def test_the_number_behind_a_star_a_comma_or_a_misread_sign() -> None:
    names = ("沈越", "贺兰平", "顾小鱼", "方砚")
    assert unit_marks("沈越*1，贺兰平}²，顾小鱼,3，方砚", names) == {"沈越": (1,), "贺兰平": (2,), "顾小鱼": (3,)}


def test_a_long_line_is_one_of_units_where_they_are_numbered() -> None:
    units = [f"{n}.临城第{n}大学水利与土木工程学院水文实验教学示范中心，江岸临城10000{n}" for n in range(1, 7)]
    line = f"（{'；'.join(units)}）"
    assert len(line) > people.LONGEST_UNIT
    assert people.is_unit_line(line)
    assert len(people.read_units(line, ())) == len(units)
    said = "；".join(f"{n}.我们量了第{n}棵树的影子，又问了路过的人，他们说午后走这边要凉快得多" for n in range(1, 8))
    assert len(said) > people.LONGEST_UNIT
    assert not people.is_unit_line(said)


def test_a_misread_one_before_another_number_and_a_number_glued_to_a_postcode() -> None:
    assert unit_marks("沈越」²，贺兰平」", ("沈越", "贺兰平")) == {"沈越": (1, 2), "贺兰平": (1,)}
    units = people.read_units("1．临城大学园林系，临城1000012．江岸研究所水利室，江岸100002", ())
    assert [unit.affiliation for unit in units] == ["临城大学园林系", "江岸研究所水利室"]


@pytest.mark.parametrize("words", ["华人游行支援", "史上最帅作者", "成目标文件"])
def test_words_that_begin_as_rare_family_names_are_no_names_glued_together(words: str) -> None:
    assert people.read_names(words) == ()


def test_names_set_wide_between_marks() -> None:
    assert people.read_names("沈 漱 舟 ,顾 平 川") == ("沈漱舟", "顾平川")
    assert people.read_unit("临城大学西校区 体育部,青江 临城 310027").affiliation == "临城大学西校区 体育部"
