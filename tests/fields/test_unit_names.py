"""The parts of an author's unit."""

import pytest

from kanyin.fields.people import read_named_units, read_unit
from kanyin.fields.unit_names import town_before, town_behind, whole


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["临城大学", "渡船系"], "临城大学渡船系"),
        (["临城大学", "河湾大学"], "临城大学 河湾大学"),
        (["渡船局", "灯塔"], "渡船局 灯塔"),
        (["临城农学院", "河湾商学院财经系"], "临城农学院 河湾商学院财经系"),
    ],
)
def test_a_unit_and_its_part_are_one_name(parts: list[str], name: str) -> None:
    assert whole(parts) == name


def test_a_town_before_a_unit_named_after_its_province() -> None:
    assert town_before("济南山东渡船大学灯塔系") == ("济南", "山东渡船大学灯塔系")
    assert town_before("济南大学灯塔系") == ("", "济南大学灯塔系")
    assert town_before("山东济南大学") == ("", "山东济南大学")


def test_the_bracket_of_a_name_is_whole() -> None:
    unit = read_unit("临城渡船股份有限公司(集团)，临城市，100001")
    assert unit.affiliation == "临城渡船股份有限公司(集团)"


def test_several_authors_on_a_line_each_with_his_unit() -> None:
    found = read_named_units("沈漱舟（临城大学渡船系）　顾平川（河湾大学）")
    assert [(one.name, one.affiliation) for one in found] == [("沈漱舟", "临城大学渡船系"), ("顾平川", "河湾大学")]
    assert read_named_units("沈漱舟（临城大学渡船系）　渡口的灯（见图）") == []


@pytest.mark.parametrize(
    ("unit", "town"),
    [("临城大学灯塔系廊坊", "廊坊"), ("临城渡船研究所", ""), ("临城大学附属", ""), ("临城大学分校", "")],
)
def test_a_town_glued_behind_a_unit(unit: str, town: str) -> None:
    assert town_behind(unit) == (town, unit.removesuffix(town))
