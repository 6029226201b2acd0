"""Whole pages by their heads: which medium is the source, who wrote, who only took part, where the title ends."""

from __future__ import annotations

import pytest

from kanyin import pipeline
from kanyin.read import read_source

PROSE = (
    "渡口的灯坏了三年，今年春天镇上的人凑钱把它修好了。第一个晚上，摆渡的人把船停在灯下，等最后一班车回来的学生。",
    "修灯的老匠人说，灯罩里还留着当年的灰，他没有舍得擦。来看的人一直站到半夜，谁也没有说要走。",
)
TITLE = "渡口的灯又亮了"


def meta_of(*head: str, tail: str = "") -> tuple[str, str, str, list[str]]:
    """Title, date, medium and authors of a page with these lines above its prose."""
    text = "\n\n".join([*head, PROSE[0], PROSE[1] + tail])
    meta = pipeline.clean_source(read_source(text.encode(), "p.txt")).meta
    return meta.title, meta.date, meta.container_title, [author.name for author in meta.author]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ((TITLE, "临城日报记者 沈漱舟"), ""),
        (("临城日报 数字报纸", TITLE, "本报记者 沈漱舟"), ""),
        ((TITLE, "2021-03-04", "临城网3月4日讯（记者 沈漱舟）"), ""),
        ((TITLE,), "（临城日报记者 沈漱舟）"),
    ],
)
def test_the_house_of_a_reporter_and_the_site_above_the_title_are_no_source(head: tuple[str, ...], tail: str) -> None:
    assert meta_of(*head, tail=tail)[2:] == ("", ["沈漱舟"])


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2021-03-04 来源：本站", "本站"),
        ("2021-03-04 来源：临城客户端 拍友 沈漱舟", "临城客户端"),
        ("2021-03-04 来源：河湾观察 沈漱舟", "河湾观察"),
        ("渡口 石阶 临城日报 2021-03-04", "临城日报"),
        ("（临城日报2021年3月4日二版）", "临城日报"),
        ("本文刊登于《临城周刊》", "临城周刊"),
    ],
)
def test_what_names_the_source(line: str, source: str) -> None:
    assert meta_of(TITLE, line)[2] == source


@pytest.mark.parametrize(
    ("head", "tail", "authors"),
    [
        ((TITLE, "作者：河湾中院沈漱舟 顾平川"), "", ["沈漱舟", "顾平川"]),
        ((TITLE, "作者&投稿：占晚秋 (若有异议请与本站底部的邮箱联系)"), "", ["占晚秋"]),
        ((TITLE, "本文作者为临城研究中心理事黄永川"), "", ["黄永川"]),
        ((TITLE, "采访.撰文|沈漱舟"), "", ["沈漱舟"]),
        ((TITLE, "文\\\\沈漱舟"), "", ["沈漱舟"]),
        ((TITLE, "□ 沈漱舟（临城市）"), "", ["沈漱舟"]),
        ((TITLE + " / 沈漱舟（河边随笔）",), "", ["沈漱舟"]),
        ((TITLE,), "（记者 沈漱舟 志愿者 林佩成）", ["沈漱舟", "林佩成"]),
        ((TITLE, "来源：临城日报 作者：摄影 记者 沈漱舟"), "", []),
        ((TITLE, "渡口的灯。临城社记者 沈漱舟 摄"), "", []),
    ],
)
def test_who_wrote_and_who_only_took_part(head: tuple[str, ...], tail: str, authors: list[str]) -> None:
    assert meta_of(*head, tail=tail)[3] == authors


def test_who_wrote_stands_before_the_story_behind_a_space() -> None:
    text = "\n\n".join([TITLE, f"文/沈漱舟 {PROSE[0]}", PROSE[1]])
    document = pipeline.clean_source(read_source(text.encode(), "p.txt"))
    assert [author.name for author in document.meta.author] == ["沈漱舟"]


def test_fields_behind_a_title_on_its_line_are_none_of_its_words() -> None:
    title, date, _, authors = meta_of(f"{TITLE}　作者：沈漱舟　发布时间：2021-03-04")
    assert (title, date, authors) == (TITLE, "2021-03-04", ["沈漱舟"])
    assert meta_of(f"date 2021-03-04 {TITLE}")[:2] == (TITLE, "2021-03-04")


def test_a_text_above_its_title_is_not_lost() -> None:
    text = "\n\n".join([*PROSE, TITLE, "2021-03-04 15:31:20", "来源：河湾网"])
    document = pipeline.clean_source(read_source(text.encode(), "p.txt"))
    assert (document.meta.title, document.meta.date) == (TITLE, "2021-03-04")
    assert "摆渡的人" in pipeline.make_markdown(document)
