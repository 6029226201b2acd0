"""Travel diaries: the name of a place below each picture."""

import pytest

from tests.roles.test_listing import FOOT, MENU, roles

WALK = "下午从渡口走到石桥，路边的铺子一家挨着一家，走累了就坐下来喝茶。"
REST = "晚上住在河边，窗外就是灯塔，灯一直亮到天明，守灯的人说冬天更好看。"


@pytest.mark.parametrize("short", ["石桥边的茶馆", "@lamp cafe"])
def test_names_of_pictures_end_no_diary(short: str) -> None:
    pictures = ["青石老街", "青石老街", "青石老街", short, "青石老街", "青石老街"]
    lines = [
        *MENU,
        "青石四日",
        "2013年9月2日",
        "青石老街",
        WALK,
        *pictures,
        "临城灯塔",
        REST,
        *["临城灯塔"] * 4,
        WALK[:20],
    ]
    kept = roles([*lines, *FOOT])[1]
    assert {WALK, REST, short} <= set(kept)
    assert kept.count("青石老街") == 1 == kept.count("临城灯塔")


def test_buttons_that_return_are_no_names_of_pictures() -> None:
    kept = roles([*MENU, "青石四日", "2013年9月2日", WALK, "更多日志", "更多日志", "更多日志", REST, *FOOT])[1]
    assert "更多日志" not in kept
