"""延伸阅读 above printed works: a reference list where nothing else is one; beside 参考文献 nothing in it is cited."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book
from kanyin.references.source import from_markdown, from_text

READING = "[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n[2] 林漱. 船[J]. 河口学刊, 2010, 3(2): 1-9."
CITED = "[1] 何舟. 井[M]. 河口: 河口书局, 2008.\n\n[2] 石见. 桥[M]. 河口: 河口书局, 2007."
TEXT = "早有人说过[1]。"


def test_its_lines_are_entries_each_and_are_cited() -> None:
    html = read_book(f"{TEXT}\n\n# 延伸阅读\n\n{READING}\n", "a", None).html
    assert html.count('class="reference"') == 2
    assert html.index('href="#ref-1"') < html.index('id="ref-1"') < html.index("方砚")


def test_beside_the_list_that_is_cited_it_is_none() -> None:
    html = read_book(f"{TEXT}\n\n# 参考文献\n\n{CITED}\n\n# 延伸阅读\n\n{READING}\n", "a", None).html
    assert html.count('class="reference"') == 2
    assert html.index('href="#ref-1"') < html.index('id="ref-1"') < html.index("何舟")


def test_such_a_list_is_found_in_a_file() -> None:
    assert from_markdown(f"{TEXT}\n\n# 延伸阅读\n\n{READING}\n").list.strip() == READING
    assert from_text(f"{TEXT}\n延伸阅读\n{READING}").list == READING
    both = from_markdown(f"{TEXT}\n\n# 参考文献\n\n{CITED}\n\n# 延伸阅读\n\n{READING}\n")
    assert both.list.strip() == CITED


@pytest.mark.parametrize("attributes", ["{-}", "{.unnumbered}", "{#refs .unnumbered}"])
def test_the_heading_of_a_list_may_have_attributes(attributes: str) -> None:
    text = f"{TEXT}\n\n# 参考文献 {attributes}\n\n{READING}\n"
    assert read_book(text, "a", None).html.count('class="reference"') == 2
    assert from_markdown(text).list.strip() == READING


def test_a_list_set_as_a_quotation_is_read_without_its_marks() -> None:
    quoted = "\n".join(
        f"> {line}" if line else ">" for line in ["[1] 方砚. 灯[J].", "村, 2009(1): 3.", "", "[2] 林漱. 船[M]."]
    )
    text = f"{TEXT}\n\n## 参考文献\n\n{quoted}\n"
    assert from_markdown(text).list.strip() == "[1] 方砚. 灯[J].\n村, 2009(1): 3.\n\n[2] 林漱. 船[M]."
    assert ">" not in from_text(quoted).list


@pytest.mark.parametrize("name", ["注：", "Note:", "**注**"])
def test_numbered_items_below_a_remark_that_nothing_calls_are_a_list(name: str) -> None:
    items = f"{name}\n\n1. 灯在渡口。\n2. 船在对岸。\n"
    assert read_book(f"文字。\n\n{items}", "a", None).html.count("<li>") == 2
    assert read_book(f"文字[1]。又[2]。\n\n{items}", "a", None).html.count("<li>") == 0


@pytest.mark.parametrize(
    "label", ["[{0}] ", "\\[{0}\\] ", "［{0}］", '<a id="r{0}">[{0}]</a>：', '<a id="r{0}"></a>[{0}] ']
)
@pytest.mark.parametrize("bullet", ["", "- ", "* "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_with_labels_are_entries_and_no_items(label: str, bullet: str, gap: str) -> None:
    works = ("方砚. 渡口[M]. 河口: 河口书局, 2009.", "林漱. 船[J]. 河口学刊, 2010, 3(2): 1-9.")
    entries = [bullet + label.format(at) + work for at, work in enumerate(works, 1)]
    html = read_book(f"{TEXT}又有人说[2]。\n\n# 参考文献{gap}" + "\n".join(entries), "a", None).html
    assert "<li" not in html
    assert html.count('href="#ref-') == 2
    assert html.count('id="ref-') == 2


@pytest.mark.parametrize("behind", [">#### 关于我们", "---"])
def test_items_that_are_entries_end_before_what_a_page_says_of_itself(behind: str) -> None:
    entries = "\n".join(f"  - 方砚{n}, 林漱. 渡口的灯[J]. 河口学刊, 201{n}, 3(2): 1-9." for n in "雨风")
    entries = entries.replace("201雨", "2011").replace("201风", "2012")
    others = "- 每月一篇。\n- 欢迎来信。\n- 渡口的事都可以写。\n"
    page = f"灯旧了（方砚雨、林漱，2011）。\n\n## 5. 参考文献\n{entries}\n\n{behind}\n\n{others}"
    html = read_book(page, "a", None).html
    assert html.count('class="reference"') == 2
    assert html.count("<li") == 3
