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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("渡闻记者 沈漱舟 实习生 顾平川", ("沈漱舟", "顾平川")),
        ("校报记者 沈漱舟 通讯员 顾平川", ("沈漱舟", "顾平川")),
        ("□记者 沈漱舟 通讯员 顾平川 文图", ("沈漱舟", "顾平川")),
        ("□记者沈漱舟顾平川文/图", ("沈漱舟", "顾平川")),
        ("文/图 记者 沈漱舟 通讯员 顾平川", ("沈漱舟", "顾平川")),
        ("采写：本报记者沈漱舟 实习生顾平川", ("沈漱舟", "顾平川")),
        ("作者：裘漱舟　通讯员　顾平川", ("裘漱舟", "顾平川")),
        ("记者沈漱舟 见习记者林之远 通讯员顾平川 方砚", ("沈漱舟", "林之远", "顾平川", "方砚")),
        ("（本报记者沈漱舟、本报通讯员顾平川、方砚）", ("沈漱舟", "顾平川", "方砚")),
        ("文·沈漱舟 图·顾平川", ("沈漱舟",)),
        ("撰文 沈漱舟 编辑 顾平川", ("沈漱舟",)),
        ("評論員 沈漱舟 攝影 顧平川", ("沈漱舟",)),
        ("采寫 沈漱舟 攝影 顧平川", ("沈漱舟",)),
        ("本报记者 沈漱舟 实习生 林之远 文 顾平川 图", ("沈漱舟", "林之远")),
        ("作者：沈漱舟 律师 | 顾平川 实习律师", ("沈漱舟", "顾平川")),
        ("作者：地质与测绘学院 沈漱舟 顾平川", ("沈漱舟", "顾平川")),
        ("作者：沈漱舟（物理学博士） 顾平川", ("沈漱舟", "顾平川")),
    ],
)
def test_more_forms(text: str, names: tuple[str, ...]) -> None:
    found = byline.read_byline([text])
    assert tuple(found.authors) == names
    assert byline.is_byline(text)
    assert not found.left


@pytest.mark.parametrize(
    ("text", "editors", "pictures"),
    [
        ("（记者沈漱舟 编辑顾平川）", ["顾平川"], []),
        ("文·沈漱舟 图·顾平川", [], ["顾平川"]),
        ("本报记者 沈漱舟 实习生 林之远 文 顾平川 图", [], ["顾平川"]),
        ("临城晚报记者 沈漱舟/文 顾平川/图", [], ["顾平川"]),
    ],
)
def test_each_stands_in_the_field_of_what_he_did(text: str, editors: list[str], pictures: list[str]) -> None:
    found = byline.read_byline([text])
    assert found.authors[:1] == ["沈漱舟"]
    assert (found.editors, found.pictures) == (editors, pictures)


@pytest.mark.parametrize(
    "text", ["摄影：本报记者顾平川", "文章很值，打赏犒劳作者一下", "作者： 0条评论", "作者：【论坛】【打印】"]
)
def test_who_is_no_author(text: str) -> None:
    assert byline.read_byline([text]).authors == []


def test_a_word_that_nobody_knows_ends_the_value_before_it_and_keeps_its_own() -> None:
    found = byline.read_byline(["作者：沈漱舟 职衔：站长 邮编：262500"])
    assert found.authors == ["沈漱舟"]
    assert found.rest == "职衔：站长；邮编：262500"
    assert byline.read_byline(["来源：渡口网 形式：原创 编辑：方砚"]).source == "渡口网"


def test_who_sent_a_text_is_its_author_where_nobody_else_is() -> None:
    found = byline.read_byline(["供稿：沈漱舟 顾平川", "审核：方砚"])
    assert (found.authors, found.editors) == (["沈漱舟", "顾平川"], ["方砚"])
    found = byline.read_byline(["作者：林之远", "供稿：沈漱舟"])
    assert (found.authors, found.editors) == (["林之远"], ["沈漱舟"])
