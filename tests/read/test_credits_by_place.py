"""Credits of web pages and text pages that their place or a rarer form tells."""

from __future__ import annotations

import pytest

from kanyin.fields import accounts, signing
from kanyin.fields.byline import read_byline
from tests.read.test_credits_of_pages import PROSE, TEXT, TITLE, meta_of
from tests.structure.front_matter import front_matter


@pytest.mark.parametrize(
    ("head", "foot", "authors", "source"),
    [
        ("<p>□ 沈漱舟</p>", "", ["沈漱舟"], ""),
        ("<p>■沈漱舟 顾平川</p>", "", ["沈漱舟", "顾平川"], ""),
        ("<p>2024-03-04 10:20 宣传部</p>", "<p>来源：河湾日报 2024-03-02 作者：沈漱舟</p>", ["沈漱舟"], "河湾日报"),
        ("<p>2024-03-04</p>", "<div>摘自：河湾在线&nbsp; 【责任编辑：lamp】</div>", [], "河湾在线"),
        ("<p>2024-03-04·Mr.Shen</p>", "", ["Mr.Shen"], ""),
        ("<p>2024-03-04 11:10 河湾游戏[整理]</p>", "", [], "河湾游戏"),
        ("<p>来源：www.hewan.com 时间：2024-03-04</p>", "", [], "www.hewan.com"),
    ],
)
def test_who_and_whence(head: str, foot: str, authors: list[str], source: str) -> None:
    meta = meta_of(f"<h1>{TITLE}</h1>{head}<div>{TEXT}</div>{foot}")
    assert ([one.name for one in meta.author], meta.container_title) == (authors, source)


def test_an_aside_that_holds_the_title_is_the_articles_head() -> None:
    meta = meta_of(f"<aside><h1>{TITLE}</h1><span>2024-03-05 来源：河湾日报</span></aside><div>{TEXT}</div>")
    assert (meta.date, meta.container_title) == ("2024-03-05", "河湾日报")


def test_the_address_of_a_site_is_no_author() -> None:
    page = f'<meta name="author" content="hewan.cn"><h1>{TITLE}</h1><p>hewan.cn的作者 2024-03-04</p><div>{TEXT}</div>'
    assert not meta_of(page).author


@pytest.mark.parametrize(("foot", "authors"), [("", ["张渡舟"]), ("【责任编辑：张渡舟】", None)])
def test_a_name_in_brackets_ends_a_papers_text(foot: str, authors: list[str] | None) -> None:
    lines = [TITLE, "时间：2024-03-04 06:23 来源： 河湾日报", *PROSE, f"{PROSE[0]}（张渡舟）", foot]
    told = front_matter("\n\n".join(lines)).get("author")
    assert told == (authors and [{"name": name} for name in authors])


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("作者 Todd Lamp ，译者 顾平川 发布于 2024年3月4日", ["Todd Lamp"], ""),
        ("2024-03-04 11:10 河湾游戏[整理] 1", [], "河湾游戏"),
        ("2024-03-04 11:10 __[河湾网](http://hewan.example/lamp)", [], "河湾网"),
        ("创建于 1周前", [], ""),
    ],
)
def test_rarer_forms_of_lines(line: str, author: list[str], source: str) -> None:
    told = read_byline([line])
    assert (told.authors, told.source) == (author, source)


def test_an_account_stands_above_its_counters() -> None:
    told = read_byline(["lamp_shen", "2024.03.04 10:34* 字数 2092"])
    assert (told.authors, told.date, told.left) == (["lamp_shen"], "2024-03-04", [])


def test_behind_the_day_a_login_and_nothing_else() -> None:
    assert accounts.beside_day("2024-03-04·Mr.Shen") == "Mr.Shen"
    assert not accounts.beside_day("2024-03-04·hewan.com")


def test_a_note_in_brackets_says_where_the_text_was_first() -> None:
    note = "（本文首发于《河湾周刊》2024年第4期，转载请联系。应受访者要求，部分人名为化名。）"
    assert signing.printed_in(note) == "河湾周刊"
