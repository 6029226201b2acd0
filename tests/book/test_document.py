"""What people's Markdown means beyond pandoc's: boxes, tasks, verse, titles, cross-references, habits, languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.document import read_document
from kanyin.book.reader import read_book, read_folder
from kanyin.book.tree import text_of
from kanyin.model import Author, Book
from kanyin.output.txt import write_txt
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.output.books import png


def book(markdown: str, folder: Path | None = None) -> Book:
    return read_book(markdown, "文件", folder)


def shown(markdown: str) -> str:
    return text_of(read_document(f"---\ntitle: 题\n---\n\n{markdown}", None, None)[0]["blocks"])


def told(markdown: str, folder: Path | None = None) -> list[tuple[int | None, str]]:
    with heard() as found:
        read_book(markdown, "文件", folder)
    return [(remark.line, remark.problem) for remark in found]


def test_boxes_have_a_title_in_the_language_of_the_text() -> None:
    alert = "> [!WARNING]\n> 字"
    assert "<strong>警告</strong>" in book(alert).html
    assert "<strong>Warning</strong>" in book(f"---\nlang: en\n---\n\n{alert}").html
    assert "<strong>說明</strong>" in book("---\nlang: zh-TW\n---\n\n> [!NOTE]\n> 字").html
    assert "<strong>自己的题</strong>" in book("::: {.callout-tip}\n## 自己的题\n\n字\n:::").html


def test_tasks_have_boxes_and_mixed_lists_bullets() -> None:
    assert book("- [ ] 甲\n- [x] 乙").html.count('type="checkbox"') == 2
    assert 'class="tasks"' in book("- [ ] 甲\n- [x] 乙").html
    assert 'class="tasks"' not in book("- [ ] 甲\n- 乙").html


def test_lines_that_the_author_ended_are_verse() -> None:
    assert 'class="line-block"' in book("春眠不觉晓，\\\n处处闻啼鸟。").html
    assert 'class="line-block"' not in book(f"{'很长的一行' * 6}\\\n短行").html


@pytest.mark.parametrize(
    ("markdown", "title", "heading"),
    [
        ("# 书名\n\n字\n\n## 一", "书名", "一"),
        ("# 书名\n\n## 一\n\n# 参考文献\n\n[1] 甲", "书名", ""),
        ("# 一\n\n字\n\n# 二\n\n字", "", "一"),
        ("先说几句。\n\n# 一\n\n字", "", "一"),
        ("# 15. 灯塔\n\n字\n\n## 15.1 守夜\n\n字", "15. 灯塔", "15.1 守夜"),
        ("# 15\n\n字\n\n## 守夜\n\n字", "", "15"),
        ("# 15. 灯塔\n\n字", "", "15. 灯塔"),
        ("# 参考文献\n\n[1] 甲", "", "参考文献"),
        ("---\ntitle: 题\n---\n\n# 一", "题", "一"),
    ],
)
def test_the_first_heading_is_the_title_of_a_file_without_one(markdown: str, title: str, heading: str) -> None:
    made = book(markdown)
    assert made.meta.title == title
    assert not heading or (made.toc[0].text, made.toc[0].level) == (heading, 1)


def test_a_file_of_chapters_without_a_title_is_told() -> None:
    assert [line for line, _ in told("# 一\n\n字\n\n# 二\n\n字")] == [1]


def test_cross_references_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(4, 4))
    markdown = (
        "如图 @fig-map 所示，见 [@tbl:n] 与 @eq-e，没有 @fig-no。\n\n![地图](a.png){#fig-map}\n\n"
        "| 甲 |\n|---|\n| 乙 |\n\n: 数 {#tbl:n}\n\n$$a=b$$ {#eq-e}\n"
    )
    made = book(markdown, tmp_path)
    text = write_txt(made, load_style("article")).decode()
    assert "如图1所示，见表1与式1，没有 @fig-no。" in text and "图1　地图" in text and "表1　数" in text
    assert "{#" not in text and made.html.count('href="#fig-map"') == 1
    assert [line for line, problem in told(markdown, tmp_path) if "@fig-no calls nothing" in problem] == [1]


def test_what_the_author_numbered_is_linked() -> None:
    made = book("见表 2。\n\n| 甲 |\n|---|\n| 乙 |\n\n: 表 2 数\n\n见表 3。")
    assert made.html.count('<a href="#') == 1 and ">表2</a>" in made.html
    assert "<table>" in book("| 甲 |\n|---|\n| 乙 |\n\n: 表 2 数").html


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("每种 **类型** 都有", "每种类型都有"),
        ("每种 **type** 都有", "每种 type 都有"),
        ("他说：\n“好。”\n——完", "他说：“好。”——完"),
        ("He said\n“yes”", "He said “yes”"),
        ("\u3000\u3000段首", "段首"),
        ("&emsp;&emsp;段首", "段首"),
        ("第十二条 本办法", "第十二条\u3000本办法"),
        ("**第一条** 本办法", "第一条\u3000本办法"),
        ("第一条路 走不通", "第一条路 走不通"),
        ("水退之后。 露出 `t`， 刻着 。", "水退之后。露出 t，刻着。"),
        ("page 3； 甲： 乙", "page 3；甲：乙"),
        ("姓名： 年龄： 岁", "姓名： 年龄：岁"),
        ("**甲**（乙） 丙", "甲（乙） 丙"),
        ("他說：﹁渡口︵東︶水淺﹂", "他說：「渡口（東）水淺」"),
    ],
)
def test_habits(written: str, printed: str) -> None:
    assert shown(written) == printed


def test_what_is_normalised_is_recorded_with_its_line() -> None:
    changes = book("---\ntitle: 题\n---\n\n字。\n\n\u3000\u3000段首。\n\n这种 **词** 好。").changes
    assert [(change.rule, change.src) for change in changes] == [("WR001", (7,)), ("WR004", (9,)), ("WR004", (9,))]
    assert (changes[1].before, changes[1].after) == ("这种 词", "这种词")
    (change,) = book("石阶。 渡口").changes
    assert (change.rule, change.before, change.after) == ("WR007", "石阶。 渡口", "石阶。渡口")


def test_traditional_text_without_a_language_is_told_to_readers() -> None:
    text = "這條老街開了三十幾年，賣豆花的老闆說，當年這裡還是一片稻田。後來鐵路修到鎮上。"
    assert book(text).meta.lang == "zh-Hant"
    assert book(f"---\nlang: zh-CN\n---\n\n{text}").meta.lang == "zh-CN"
    assert book("这条老街开了三十几年，卖豆花的老板说，当年这里还是一片稻田。").meta.lang == "zh-CN"


def test_pictures_that_cannot_be_shown_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(4, 4))
    markdown = "![甲](no.png)\n\n![乙](https://a.example/b.png)\n\n字 ![丙](no2.png) 字\n\n![丁](a.png)\n"
    made = book(markdown, tmp_path)
    assert "〔图〕" in made.html and "〔图：丙〕" in made.html and len(made.pictures) == 1
    found = told(markdown, tmp_path)
    assert [line for line, _ in found] == [1, 3] and "1: no.png" in found[0][1] and "5: no2.png" in found[0][1]


def test_markup_that_is_printed_is_told_unless_it_was_escaped() -> None:
    assert [line for line, _ in told("---\ntitle: 题\n---\n\n没有 [^x]，也 ** 没完**。")] == [5, 5]
    assert told("---\ntitle: 题\n---\n\n没有 \\[^x]，也 \\*\\*没完\\*\\*，`**`，星 * 号。") == []


def test_authors_as_quarto_has_them() -> None:
    made = book(
        "---\ntitle: 题\nauthor:\n  - name: {given: 三, family: 张}\n    affiliations: [{name: 甲校, city: 北京}]\n"
        "  - name: 李四\n  - 王五\ntags: [一, 二]\n---\n\n字"
    )
    assert made.meta.author == (Author("张三", "甲校", "北京"), Author("李四"), Author("王五"))
    assert made.meta.keywords == ("一", "二")


def test_keys_for_other_programs_are_told_together() -> None:
    ((line, problem),) = told("---\ntitle: 题\nlayout: post\ncategories: [甲]\n---\n\n字")
    assert line == 3 and "layout, categories" in problem


def test_links_lead_to_headings_by_their_names() -> None:
    made = book("---\ntitle: 题\n---\n\n见[那里](#二-小节)与[这里](#own)。\n\n# 一 {#own}\n\n# 二 小节\n")
    assert 'href="#sec-2"' in made.html and 'href="#sec-1"' in made.html


def test_a_folder_is_one_book(tmp_path: Path) -> None:
    (tmp_path / "SUMMARY.md").write_text("- [一](a.md)\n  - [二](sub/b.md)\n", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "p.png").write_bytes(png(4, 4))
    (tmp_path / "a.md").write_text(
        "# 甲章\n\n见[下](sub/b.md#小节)与[全章](sub/b.md)。注[^1]\n\n[^1]: 甲注\n", encoding="utf-8"
    )
    (tmp_path / "sub" / "b.md").write_text(
        "# 乙章\n\n## 小节\n\n注[^1] <foo>\n\n![图](p.png)\n\n[^1]: 乙注\n", encoding="utf-8"
    )
    with heard() as found:
        made = read_folder(tmp_path, "书")
    assert [(entry.level, entry.text) for entry in made.toc] == [(1, "甲章"), (2, "乙章"), (3, "小节")]
    assert 'href="#sec-3"' in made.html and "甲注" in made.html and "乙注" in made.html
    assert made.meta.title == tmp_path.name and len(made.pictures) == 1
    (remark,) = [one for one in found if one.line]
    assert remark.file == str(tmp_path / "sub" / "b.md") and remark.line == 5


def test_paragraphs_of_line_breaks_alone_are_white() -> None:
    assert book("灯。\n\n<br>\n\n桥。").html.count("<p>") == 2


def test_no_sign_of_an_address_is_markup() -> None:
    found = book("见 https://a.org/x?c=O_A~O_E~O_S&v=2^3^ 处，`https://a.org/~b~c`，[丙](https://a.org/~d/e)。")
    assert "O_A~O_E~O_S&amp;v=2^3^" in found.html and "https://a.org/~b~c</code>" in found.html
    assert 'href="https://a.org/~d/e"' in found.html and "<su" not in found.html


@pytest.mark.parametrize(
    ("markdown", "first"),
    [
        ("---\ntitle: 渡 口\n---\n\n# 渡口\n\n灯。\n\n## 石阶\n\n船。\n", ("Para", "石阶")),
        ("---\ntitle: 渡口\n---\n\n# 渡口\n\n灯。\n\n# 石阶\n\n船。\n", ("Header", "渡口")),
        ("---\ntitle: 渡口\n---\n\n# 沙洲\n\n灯。\n", ("Header", "沙洲")),
    ],
)
def test_a_heading_that_repeats_the_title_over_all_of_a_file_is_printed_once(
    markdown: str, first: tuple[str, str]
) -> None:
    blocks = read_document(markdown, None, None)[0]["blocks"]
    headings = [block for block in blocks if block["t"] == "Header"]
    assert (blocks[0]["t"], text_of(headings[0]["c"][2])) == first and headings[0]["c"][0] == 1
