"""Citations and entries that lead to each other, and titles over several lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.output.citations import label_width, link_citations
from kanyin.output.title_lines import break_title

ENTRIES = "".join(
    f'<div id="ref-{n}" class="reference">\n<p>[{n}] 何书田. 书{n}[M]. 2009.</p>\n</div>\n' for n in range(1, 5)
)


def plain(fragment: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", fragment)


def text_of(paragraph: str) -> str:
    """The paragraph with its citations, without the entries."""
    return link_citations(f"<p>{paragraph}</p>\n{ENTRIES}").partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("结论[1]。", ["ref-1"]),
        ("结论［2，3］。", ["ref-2", "ref-3"]),
        ("结论〔1-3〕。", ["ref-1", "ref-3"]),
        ("Smith[2] 认为", ["ref-2"]),
        ("参见文献[4]。", ["ref-4"]),
    ],
)
def test_a_citation_leads_to_its_entries(text: str, links: list[str]) -> None:
    assert re.findall('href="#([^"]*)"', text_of(text)) == links


@pytest.mark.parametrize(
    "text",
    ["数组a[1]与x[2][3]", "见[5]", "[2020]年", "<code>f[1]</code>", '<a href="x">[1]</a>', "（1）", "<em title='[1]'>"],
)
def test_what_is_no_citation_stays(text: str) -> None:
    assert text_of(text) == f"<p>{text}</p>"


def test_an_entry_leads_back_to_its_first_citation() -> None:
    made = link_citations(f"<p>甲[2]乙[1-3]丙[2]。</p>\n{ENTRIES}")
    assert re.findall(r'<span class="citation" id="([^"]*)">', made) == ["cite-1", "cite-2"]
    backs = re.findall(r'<p><span class="reference-label">(?:<a href="#([^"]*)">)?\[(\d)\]', made)
    assert backs == [("cite-2", "1"), ("cite-1", "2"), ("cite-2", "3"), ("", "4")]


def test_a_citation_that_the_sentence_names_stands_on_the_line() -> None:
    assert 'class="citation in-line"' in text_of("参见文献[2]。")
    assert 'class="citation"' in text_of("如此[2]。")


def test_labels_have_room_for_the_widest() -> None:
    assert label_width(ENTRIES) == pytest.approx(1.9)
    assert label_width(ENTRIES.replace("[1]", "［10］")) == pytest.approx(3.4)
    assert label_width("<p>无</p>") == 0


@given(st.text("甲乙[]［］,-12345 文献a<>/&;", max_size=60))
def test_no_character_comes_or_goes(text: str) -> None:
    fragment = f"<p>{text.replace('<', '').replace('>', '')}</p>\n{ENTRIES}"
    assert plain(link_citations(fragment)) == plain(fragment)


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("短的题目", 10, ["短的题目"]),
        ("介电法土壤水分传感器的温度漂移与田间校准", 15, ["介电法土壤水分传感器的", "温度漂移与田间校准"]),
        ("渡口水文记录的数字化：兼谈潮位", 12, ["渡口水文记录的数字化：", "兼谈潮位"]),
        ("用WeasyPrint排中文的一次排查记录", 11, ["用WeasyPrint", "排中文的一次排查记录"]),
    ],
)
def test_the_lines_of_a_title_end_with_its_sense(title: str, room: float, lines: list[str]) -> None:
    assert break_title(title, room).split("<br />") == lines


@given(st.text("甲乙的与：，《》“”ab 12", min_size=1, max_size=60), st.integers(8, 40))
def test_a_title_keeps_its_characters(title: str, room: int) -> None:
    made = break_title(title, room)
    assert made.replace("<br />", "") == title
    assert not re.search("<br />[的：，》”]|[《“]<br />", made)


def test_marks_inside_a_title_stay_whole() -> None:
    title = "渡口<em>水文</em>记录的数字化兼谈H<sub>2</sub>O的&amp;潮位"
    assert break_title(title, 12).replace("<br />", "") == title


BY_AUTHOR = (
    '<div id="ref-1" class="reference">\n<p>何书田, 2009a. 书一[M]. 北京: 河口出版社.</p>\n</div>\n'
    '<div id="ref-2" class="reference">\n<p>HOLM A, 2011. Book &amp; lamp[J]. Village, 1(2): 3.</p>\n</div>\n'
)


def test_without_numbers_the_year_of_an_author_leads_to_the_entry() -> None:
    made = link_citations(f"<p>何书田（2009a）说过，又见（Holm，2011），与 2011 年无关。</p>\n{BY_AUTHOR}")
    assert re.findall(r'<a href="#([^"]*)">([^<]*)</a>', made) == [("ref-1", "2009a"), ("ref-2", "2011")]
    assert plain(made) == plain(f"<p>何书田（2009a）说过，又见（Holm，2011），与 2011 年无关。</p>\n{BY_AUTHOR}")
