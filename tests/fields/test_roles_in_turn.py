"""Several roles on one line, each before its names."""

import pytest

from kanyin.fields import byline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("作者:沈漱舟 实习生 顾平川", ("沈漱舟", "顾平川")),
        ("作者：沈漱舟　通讯员　顾平川、林之远", ("沈漱舟", "顾平川", "林之远")),
        ("本报记者 沈漱舟 通讯员 顾平川", ("沈漱舟", "顾平川")),
        ("记者 沈漱舟 见习记者 林之远 通讯员 顾平川", ("沈漱舟", "林之远", "顾平川")),
        ("记者：沈漱舟 通讯员：顾平川", ("沈漱舟", "顾平川")),
        ("临城日报记者 沈漱舟 实习生 顾平川", ("沈漱舟", "顾平川")),
    ],
)
def test_nobody_is_lost(text: str, names: tuple[str, ...]) -> None:
    found = byline.read_byline([text])
    assert tuple(found.authors) == names
    assert byline.is_byline(text)
    assert not found.left


def test_a_sentence_about_reporters_is_no_byline() -> None:
    assert not byline.is_byline("本报记者 走访了三个村，通讯员 也在场")


def test_who_took_the_pictures_is_no_editor() -> None:
    found = byline.read_byline(["来源：临城晚报 记者：沈漱舟 通讯员：林之远 摄影：顾平川"])
    assert (found.authors, found.editors, found.source) == (["沈漱舟", "林之远"], [], "临城晚报")
    assert found.rest == "摄影：顾平川"
