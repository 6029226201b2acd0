"""Citations and entries that lead to each other, and titles over several lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.book.citations import label_width, link_citations
from kanyin.book.reader import read_book
from kanyin.book.title_lines import Words, lines_of
from kanyin.book.tree import text_of as tree_text
from kanyin.output.blocks import break_lines
from tests.output.fragments import changed

ENTRIES = "\n\n# 参考文献\n\n" + "".join(f"[{n}] 何书田. 书{n}[M]. 2009.\n\n" for n in range(1, 5))


def html(markdown: str) -> str:
    return read_book(markdown, "a.md", None).html


def text_of(paragraph: str) -> str:
    """The paragraph with its citations, without the entries."""
    return html(paragraph + ENTRIES).partition("\n")[0]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("结论[1]。", ["ref-1"]),
        ("结论［2，3］。", ["ref-2", "ref-3"]),
        ("结论〔1-3〕。", ["ref-1", "ref-3"]),
        ("结论[2, 3]。", ["ref-2", "ref-3"]),
        ("Smith[2] 认为", ["ref-2"]),
        ("参见文献[4]。", ["ref-4"]),
        ("**结论[1]**与*文[2]*", ["ref-1", "ref-2"]),
        ("> 引文[3]", ["ref-3"]),
    ],
)
def test_a_citation_leads_to_its_entries(text: str, links: list[str]) -> None:
    made = html(text + ENTRIES).partition("<section")[0]
    assert re.findall('href="#([^"]*)"', made) == links


@pytest.mark.parametrize(
    "text",
    ["数组a[1]与x[2][3]", "见[5]", "[2020]年", "`f[1]`", "[\\[1\\]](https://a.example)", "（1）", "文^[[1]]", "$f[1]$"],
)
def test_what_is_no_citation_stays(text: str) -> None:
    assert "citation" not in html(text + ENTRIES)


def test_a_heading_cites_and_its_entry_in_the_contents_does_not() -> None:
    book = read_book("# 标题\n\n## 压缩方法[1]\n\n甲。" + ENTRIES, "a.md", None)
    assert 'href="#ref-1"' in book.html.partition("</h")[0]
    assert [entry.text for entry in book.toc][:1] == ["压缩方法[1]"]


def test_a_list_with_numbers_may_be_cited_by_author_and_year() -> None:
    entries = "\n\n# 参考文献\n\n[1] 方砚. 2009. 灯[M].\n\n[2] 林漱. 2010. 船[M].\n"
    made = html("方砚（2009）写灯，（林漱，2010）写船。" + entries)
    assert re.findall('href="#([^"]*)"', made.partition("<section")[0]) == ["ref-1", "ref-2"]
    assert re.findall(r'reference-label"><a href="#(cite-\d)">\[(\d)', made) == [("cite-1", "1"), ("cite-2", "2")]


def test_names_in_marks_of_their_own_are_cited_too() -> None:
    entries = "\n\n# 参考文献\n\n方砚. 2009. 灯[M].\n\nStone A, Hill B, Wood C. 2016. Lamps[M]. Ferry: Press.\n"
    made = html("**方砚**（2009）写灯，Stone *et al.* (2016) 写桥。" + entries)
    assert re.findall('href="#([^"]*)"', made.partition("<section")[0]) == ["ref-1", "ref-2"]


def test_what_stands_behind_the_list_cites_too() -> None:
    assert 'class="citation"' in html("正文" + ENTRIES + "# 附录\n\n附录[2]。\n")


def test_an_entry_leads_back_to_its_first_citation() -> None:
    made = html("甲[2]乙[1-3]丙[2]。" + ENTRIES)
    assert re.findall(r'<span id="([^"]*)" class="citation">', made) == ["cite-1", "cite-2"]
    backs = re.findall(r'<p><span class="reference-label">(?:<a href="#([^"]*)">)?\[(\d)\]', made)
    assert backs == [("cite-2", "1"), ("cite-1", "2"), ("cite-2", "3"), ("", "4")]


@pytest.mark.parametrize("label", ["{}", "{}\\.", "{}．", "{}，", "\\({}\\)", "［{}］", "【0{}】"])
def test_any_label_that_runs_is_cited_and_leads_back(label: str) -> None:
    entries = "".join(f"{label.format(n)} 何书田. 书{n}[M]. 2009.\n\n" for n in range(1, 4))
    made = html(f"甲[2]乙［3］。\n\n# 参考文献\n\n{entries}")
    assert re.findall(r'class="citation">.<a href="#(.*?)">', made) == ["ref-2", "ref-3"]
    shown = [one.format(n).replace("\\", "") for n, one in enumerate([label] * 3, 1)]
    assert re.findall(r'<p><span class="reference-label">(?:<a [^>]*>)?([^<]*)', made) == shown


def test_a_list_of_one_entry_is_cited() -> None:
    assert 'href="#ref-1"' in html("甲[1]。\n\n# 参考文献\n\n1 何书田. 书[M]. 2009.\n")
    assert "citation" not in html("甲[1]。\n\n# 参考文献\n\n1984 年的船[M]. 2009.\n")


def test_numbers_that_do_not_run_are_no_labels() -> None:
    made = html("甲[1]。\n\n# 参考文献\n\n1984 年的船[M]. 2009.\n\n1 号渡口[M]. 2010.\n\n7 月[M]. 2011.\n")
    assert "citation" not in made
    assert "reference-label" not in made


def test_a_citation_that_the_sentence_names_stands_on_the_line() -> None:
    assert 'class="citation in-line"' in text_of("参见文献[2]。")
    assert 'class="citation in-line"' in text_of("见[2]。")
    assert 'class="citation in-line"' not in text_of("村民早有意见[2]，也有数据[2]。")
    assert 'class="citation"' in text_of("如此[2]。")


def test_labels_have_room_for_the_widest() -> None:
    def width(markdown: str) -> float:
        return label_width(read_book(markdown, "a.md", None).ast["blocks"])

    assert width("甲" + ENTRIES) == pytest.approx(1.9)
    assert width("甲" + ENTRIES.replace("[1]", "［10］")) == pytest.approx(3.4)
    assert width("无") == 0


WORDS = st.sampled_from(["甲", "乙", "[", "]", "［", "］", ",", "-", "1", "2", "3", "文献", "a", " "])


@given(st.lists(st.lists(WORDS, max_size=9).map("".join), max_size=9))
def test_no_character_comes_or_goes(texts: list[str]) -> None:
    """Whatever the pieces are that pandoc has cut a paragraph into."""
    inlines = [{"t": "Space"} if text.isspace() else {"t": "Str", "c": text} for text in texts if text]
    entries = [_entry(number) for number in (1, 2)]
    blocks = [{"t": "Para", "c": inlines}, *entries]
    before = shown(blocks)
    link_citations(blocks)
    assert shown(blocks) == before


def _entry(number: int) -> dict[str, object]:
    words = [{"t": "Str", "c": f"[{number}]"}, {"t": "Space"}, {"t": "Str", "c": "书."}]
    return {"t": "Div", "c": [[f"ref-{number}", ["reference"], []], [{"t": "Para", "c": words}]]}


def shown(blocks: object) -> str:
    return "".join(tree_text(blocks).split())


@pytest.mark.parametrize(
    ("title", "room", "lines"),
    [
        ("短的题目", 10, ["短的题目"]),
        ("介电法土壤水分传感器的温度漂移与田间校准", 15, ["介电法土壤水分传感器的", "温度漂移与田间校准"]),
        ("渡口水文记录的数字化：兼谈潮位", 12, ["渡口水文记录的数字化：", "兼谈潮位"]),
        (
            "清河县人民政府关于公布第三批县级文物保护单位的通知",
            14,
            ["清河县人民政府关于公布", "第三批县级文物保护单位的通知"],
        ),
        ("用WeasyPrint排中文的一次排查记录", 11, ["用WeasyPrint", "排中文的一次排查记录"]),
        (
            "青石县内河渡运量与水位关系的实证研究——以1987年至2019年三十二个渡口的航运记录为例",
            18,
            ["青石县内河渡运量与水位关系的实证研究", "——以1987年至2019年", "三十二个渡口的航运记录为例"],
        ),
    ],
)
def test_the_lines_of_a_title_end_with_its_sense(title: str, room: float, lines: list[str]) -> None:
    assert lines_of(title, room) == lines


def test_a_mark_that_often_stands_behind_a_word_is_no_part_of_it() -> None:
    heads = Words(text="水面温度（℃）河底温度（℃）年渡运量（m³·s⁻¹）月渡运量（m³·s⁻¹）" * 3)
    assert lines_of("水面温度（℃）", 5, heads) == ["水面温度", "（℃）"]
    assert lines_of("年渡运量（m³·s⁻¹）", 7, heads) == ["年渡运量", "（m³·s⁻¹）"]


@given(st.text("甲乙的与：，《》“”ab 12", min_size=1, max_size=60), st.integers(8, 40))
def test_a_title_keeps_its_characters(title: str, room: int) -> None:
    lines = lines_of(title, room)
    assert "".join(lines) == title
    assert not re.search(r"\|[的：，》”]|[《“]\|", "|".join(lines))


def test_marks_inside_a_title_stay_whole() -> None:
    title = "<h1>渡口<em>水文</em>记录的数字化兼谈H<sub>2</sub>O的&amp;潮位</h1>"
    made = changed(title, lambda root: break_lines(root[0], 12, Words()))
    assert made.count("<br/>") == 1
    assert made.replace("<br/>", "") == title


def test_formulas_and_calls_of_notes_do_not_count_in_a_title() -> None:
    title = "渡口水文记录的数字化兼谈其它站点"
    plain = changed(f"<h1>{title}</h1>", lambda root: break_lines(root[0], 9, Words()))
    call = '<a class="footnote-ref" href="#fn1">1</a>'
    noted = changed(f"<h1>{title[:3]}{call}{title[3:]}</h1>", lambda root: break_lines(root[0], 9, Words()))
    assert noted.replace(call, "") == plain


LISTED = (
    "[1] 方砚. 灯[M]. 河口: 渡口书局, 2009.\n[2] 林漱, 何书田. 船[J]. 河口学刊, 2010(3): 1-9.\n[3] 方砚. 井[M]. 2011.\n"
)


@pytest.mark.parametrize(
    "listed",
    [
        LISTED,
        LISTED.replace("[1]", "1.").replace("[2]", "2.").replace("[3]", "3."),
        LISTED.replace("[1]", "(1)").replace("[2]", "(2)").replace("[3]", "(3)"),
        LISTED.replace("[", "- [", 1).replace("\n[", "\n- ["),
    ],
)
def test_a_list_typed_a_line_an_entry_is_cited(listed: str) -> None:
    made = html(f"灯亮了[1]，船来了[2]。\n\n## 参考文献\n{listed}")
    assert made.count('class="reference"') == 3
    assert re.findall(r'class="citation">\[<a href="#(ref-\d)"', made) == ["ref-1", "ref-2"]


def test_entries_by_author_typed_a_line_each_are_parted() -> None:
    entries = (
        "方砚. 2009. 灯. 河口: 渡口书局.",
        "林漱, 何书田. 2010. 船. 河口学刊, 3: 1-9.",
        "Stieg A. 2011. Lamps. Ferry: Press.",
    )
    listed = "\n".join(entries)
    made = html(f"灯亮了（方砚，2009），Stieg（2011）亦然。\n\n## 参考文献(References)\n\n{listed}")
    assert re.findall(r'<a href="#(ref-\d)">(\d+)', made) == [("ref-1", "2009"), ("ref-3", "2011")]


def test_an_indented_block_below_an_item_leaves_the_list_as_it_is() -> None:
    made = html("灯[1]。\n\n## 参考文献\n\n1. 方砚. 灯[M]. 2009.\n\n        print(1)\n\n2. 林漱. 船[M]. 2010.\n")
    assert "<ol" in made


@pytest.mark.parametrize(
    "raised",
    [
        "^[1]^",
        "^[1,2]^",
        "^[1-3]^",
        "^[1][2]^",
        "^[1, 3]^",
        "$^{[1]}$",
        "$^[1,2]$",
        "${}^{[1]}$",
        "$^{[1]}\u200b$",
        "$^{\\text{[1]}}$",
        "$^{\\left[1\\right]}$",
        "$^{[1]-[3]}$",
    ],
)
def test_a_raised_number_is_no_note_of_pandoc(raised: str) -> None:
    made = html(f"灯亮了{raised}。\n\n## 参考文献\n\n{LISTED}")
    assert "footnote" not in made
    assert 'class="citation">[<a href="#ref-1"' in made


def test_pages_in_parentheses_are_no_address() -> None:
    made = html(f"灯亮了[1](P25)，船来了[2](第12-14页)。\n\n## 参考文献\n\n{LISTED}")
    words = html(f"灯亮了[1](表3.2)，船来了[2](附录A)，[灯](灯.md)。\n\n## 参考文献\n\n{LISTED}")
    assert "(表3.2)" in words
    assert "(附录A)" in words
    assert words.count('class="citation"') == 2
    assert "(P25)" in made
    assert "(第12-14页)" in made
    assert re.findall(r'<a href="#(ref-\d)"', made) == ["ref-1", "ref-2"]


def test_a_text_may_cite_by_number_and_by_author() -> None:
    made = html(f"方砚（2009）[1]说过，船（林漱、何书田，2010）来了[2]。\n\n## 参考文献\n\n{LISTED}")
    found = re.findall(r'<a href="#(ref-\d)">(\d+)', made)
    assert found == [("ref-1", "1"), ("ref-2", "2010"), ("ref-2", "2")]  # a number right behind a year is the citation


@pytest.mark.parametrize(
    "heading",
    [
        "**参考文献**\n\n",
        "**参考文献**\n",
        "参考文献：\n\n",
        "【参考文献】\n",
        "参考文献\n---\n",
        "<h2>参考文献</h2>\n",
    ],
)
def test_a_line_of_its_own_heads_a_list(heading: str) -> None:
    made = html(f"灯亮了[1]，船来了[2]。\n\n{heading}{LISTED}")
    assert made.count('class="reference"') == 3
    assert re.findall(r'class="citation">\[<a href="#(ref-\d)"', made) == ["ref-1", "ref-2"]


def test_a_line_that_heads_no_list_is_text() -> None:
    made = html("参考文献\n\n这一节说参考文献怎样排。\n\n还有一段。\n")
    assert 'class="reference"' not in made


def test_citations_that_are_typed_as_code_are_text_where_all_such_code_is() -> None:
    assert text_of("灯塔`[1]`、船`[2,3]`和桥 `[4]` 都旧了。").count('class="citation') == 3
    assert "citation" not in text_of("结果依次是`[1]`、`[2]`、`[3]`和`[0]`。")
    assert "citation" not in text_of("`lamp[1]`和`[2]`。")


@pytest.mark.parametrize(
    "citing",
    [
        "（[方砚，2009](https://a.example/1)）",
        "[方砚（2009）](https://a.example/1)",
        "[[1]](https://a.example/1)",
        "[方氏（2008）](https://lamp.example/one/)",
    ],
)
def test_a_link_that_cites_stays_and_its_entry_leads_back_to_it(citing: str) -> None:
    entries = "[1] 方砚. [灯](https://lamp.example/one)[M]. 2009.\n\n[2] 林漱. 船[M]. 2010.\n"
    made = html(f"早有人说{citing}，船来了[2]。\n\n## 参考文献\n\n{entries}")
    address = re.search(r"\((https://[^)]*)\)", citing)
    assert address is not None
    assert f'<a href="{address[1]}"><span id="cite-1">' in made
    assert '<a href="#cite-1">[1]</a>' in made
    assert made.count('href="#ref-1"') == 0


def test_a_link_to_an_entrys_address_without_a_year_is_none() -> None:
    entries = "[1] 方砚. [灯](https://lamp.example/one)[M]. 2009.\n\n[2] 林漱. 船[M]. 2010.\n"
    assert "cite-2" not in html(f"[灯](https://lamp.example/one)旧了，船来了[2]。\n\n## 参考文献\n\n{entries}")
