"""延伸阅读 and its like behind an article: a reference list where printed works stand below, else what it was."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from kanyin.book.reader import read_book
from kanyin.pipeline import check_conservation, clean_source, make_markdown
from kanyin.read import read_page

TEXT = (
    "渡口的灯\n\n渡口的灯在夜里亮着，船家说河上从前没有桥，往来全靠一条木船，一天要走二十多趟，逢集的日子更多。\n\n"
    "青石县的老人还记得旧码头的样子，石阶一直铺到水里，冬天水落的时候能数出三十六级，夏天只剩一半。\n\n"
)
WORKS = (
    "方砚：《灯影》，临城：渡口出版社，2010年。",
    "林漱：《夜航》，《青石学报》2012年第3期。",
    "何砺. 码头旧事[M]. 临城: 渡口出版社, 2015.",
)
NEWS = ("青石县今年要修新桥", "老船工的一天", "集市又开了")
NAMES = ("延伸阅读", "推荐阅读", "进一步阅读：", "阅读书目", "资料来源", "【拓展阅读】")


def _lines(below: Iterable[str]) -> str:
    return "\n\n".join(below)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("bullet", ["", "• ", "[{}] "])
def test_printed_works_are_a_reference_list(name: str, bullet: str) -> None:
    below = [f"{bullet.format(n)}{work}" for n, work in enumerate(WORKS, 1)]
    source = read_page(f"{TEXT}{name}\n\n{_lines(below)}\n".encode(), "a.txt")
    document = clean_source(source)
    check_conservation(source, document)
    assert [one.raw.removeprefix(bullet.format(n)) for n, one in enumerate(document.references, 1)] == list(WORKS)
    html = read_book(make_markdown(document), "a.md", None).html
    assert html.count('class="reference"') == len(WORKS)


@pytest.mark.parametrize("name", NAMES)
def test_links_of_a_site_are_none(name: str) -> None:
    document = clean_source(read_page(f"{TEXT}{name}\n\n{_lines(NEWS)}\n".encode(), "a.txt"))
    assert not document.references
