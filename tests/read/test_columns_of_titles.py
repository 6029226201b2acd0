"""What pages set before a title, and titles that tags do not tell: columns, agencies, sections, boxes of lines."""

from __future__ import annotations

import pytest

from tests.read.test_html import PROSE, clean, page, paragraphs
from tests.read.test_web_structure import markdown

TITLE = "乡镇图书馆的夜晚"
BYLINE = "<p>2016-09-12　来源：书与村周刊</p>"


def titled(above: str, tag: str) -> str:
    return str(clean(page(f"<div>{above}{BYLINE}</div>{paragraphs(*PROSE)}", f"<title>{tag}</title>")).meta.title)


def test_the_name_of_a_column_that_the_page_has_apart_goes() -> None:
    menu = "<ul><li><a href='/c'>封面人物</a></li></ul>"
    assert titled(f"{menu}<em>封面人物：</em><h1>{TITLE}</h1>", f"封面人物：{TITLE}") == TITLE


def test_words_before_a_colon_that_stand_nowhere_else_stay() -> None:
    assert titled(f"<h1>灯下：{TITLE}</h1>", f"灯下：{TITLE}") == f"灯下：{TITLE}"


def test_two_headings_that_a_tag_joins_are_title_and_second_title() -> None:
    below = "一座镇子的读书人"
    assert titled(f"<h3>{TITLE}</h3><h4>{below}</h4>", f"{TITLE}：{below}") == TITLE


def test_what_is_set_before_a_title_in_plain_letters_goes_and_its_line_with_it() -> None:
    line = f"<div align='center'>【书与村】<font size='4'><b>{TITLE}</b></font></div>"
    data = page(f"<div>{line}{BYLINE}{paragraphs(*PROSE)}</div>", "<title>--某某研究所--</title>")
    assert clean(data).meta.title == TITLE
    assert "书与村】" not in markdown(data).split("---")[-1]


def test_what_an_agency_sets_before_a_feature_goes() -> None:
    line = f"青山社江北4月9日电　题：{TITLE}"
    assert titled(f"<h1>{line}</h1>", line) == TITLE


@pytest.mark.parametrize("tag", ["书村网-国内-手机版", "书村晚报多媒体数字报"])
def test_a_tag_that_names_a_site_and_its_sections_is_no_title(tag: str) -> None:
    assert titled(f"<p class='tit'>{TITLE}</p>", tag) == TITLE


def test_a_box_called_title_in_two_lines_is_one_title() -> None:
    box = "<div class='tit'><p>夜里九点的图书馆，</p><p>灯是给晚归人留的</p></div>"
    assert titled(box, "书村晚报数字报") == "夜里九点的图书馆，灯是给晚归人留的"
    kept_apart = box.replace("，", "")
    assert titled(kept_apart, "书村晚报数字报") in ("夜里九点的图书馆", "灯是给晚归人留的")


def test_words_that_could_be_names_are_a_title_in_a_box_called_so() -> None:
    assert titled("<p class='main-title'>海塘加高之后</p>", "书村晚报") == "海塘加高之后"
