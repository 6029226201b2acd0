"""What Obsidian writes in its own way becomes Markdown that every book has, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import markdown
from kanyin.cli.main import run
from kanyin.dialects import prepare
from kanyin.dialects.containers import marked_boxes
from kanyin.dialects.lines import numbered
from kanyin.dialects.obsidian import plain_notes
from kanyin.dialects.omitted import Omitted


def plain(text: str) -> tuple[str, list[str]]:
    omitted = Omitted()
    lines = plain_notes(numbered(text), omitted)
    return "\n".join(line.text for line in lines), omitted.texts


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("见[[河边札记]]。", "见[河边札记](<河边札记.md>)。"),
        ("见[[河边札记|那一篇]]。", "见[那一篇](<河边札记.md>)。"),
        ("[[河边札记#春|春天]]", "[春天](<河边札记.md#春>)"),
        ("[[河边札记#春]]", "[河边札记 > 春](<河边札记.md#春>)"),
        ("[[#春]]", "[春](<#春>)"),
        ("[[河边札记#^a1b2c3]]", "[河边札记](<河边札记.md>)"),
        ("| [[河边札记\\|那篇]] | 乙 |", "| [那篇](<河边札记.md>) | 乙 |"),
        ("![[柳 树.png]]", "![](<柳 树.png>)"),
        ("![[柳树.png|300]]", "![](<柳树.png>){width=300px}"),
        ("![[柳树.png|300x200]]", "![](<柳树.png>){width=300px height=200px}"),
        ("![[柳树.png|村口的柳树]]", "![村口的柳树](<柳树.png>)"),
        ("![[柳树.png#right|村口的柳树|140]]", "![村口的柳树](<柳树.png>){width=140px}"),
        ("又见 ![[河边札记]] 一篇", "又见 [河边札记](<河边札记.md>) 一篇"),
        ("[[河边札记#春#三月]]", "[河边札记 > 春 > 三月](<河边札记.md#三月>)"),
    ],
)
def test_links_and_pictures(written: str, read: str) -> None:
    assert plain(written) == (read, [])


@pytest.mark.parametrize(
    "text",
    [
        *["[[1]]", "[[1]](http://a.example)", "[[1, 2], [3, 4]]", "x[[i]]", '[["甲", "乙"]]', r"\[[甲]]"],
        *["`[[甲]]` `%%乙%%`", "```\n%%\n[[甲]]\n%%\n```", "[[toc]]", "[[_TOC_]]", "[[[深]]]", "[[:upper:]]"],
        *["甲：\n\n    [[乙]] %%丙%%\n    [[丁]]"],
        *["涨了 5%%，又 6%%", "$x ^abc$", "[[ -f 甲 ]]", "二的 ^n 次方", "%% 没有结尾\n\n正文"],
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert plain(text) == (text, [])


def test_what_only_the_author_sees_is_left_out_and_told() -> None:
    text = "正文%%改一改%%接着。 ^block-1\n\n%%\n想一想\n%%\n\n![[潮声.mp3]]\n\n- 一项 ^abc\n- 二项"
    made, told = plain(text)
    assert made.split() == ["正文接着。", "-", "一项", "-", "二项"]
    assert told == ["%%改一改%%", " ^block-1", "%%\n想一想\n%%", "![[潮声.mp3]]", " ^abc"]
    assert made.count("\n") == text.count("\n")


@given(st.text("[]|#^%!甲a1\\ \n`", max_size=60))
def test_no_line_is_lost_and_what_goes_is_told(text: str) -> None:
    made, told = plain(text)
    assert made.count("\n") == text.count("\n")
    assert made.count("甲") >= text.count("甲") - "".join(told).count("甲") or "[[" in text


@given(st.text("[]|#^%!?>甲a1\\ `*:", min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool))
def test_what_a_page_has_in_this_way_stays_text(text: str) -> None:
    written = markdown.escape(text)
    lines, omitted = numbered(written), Omitted()
    assert marked_boxes(plain_notes(lines, omitted)) == lines and not omitted.texts


def test_in_html_between_blocks_it_means_nothing() -> None:
    text = "<pre>\n[[甲]] %%乙%%\n</pre>\n\n见[[丙]]。\n"
    assert "[[甲]] %%乙%%" in prepare(text, 0, None, None, Omitted()).text


def test_a_folder_of_notes_is_one_book(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = here / "notes"
    (notes / "内篇").mkdir(parents=True)
    (notes / "1.md").write_text("# 开头\n\n见[[2-札记#春|春天]]与[[没有的]]。\n")
    (notes / "内篇" / "2-札记.md").write_text("# 札记\n\n## 春\n\n柳树绿了。\n")
    (notes / "SUMMARY.md").write_text("# 目录\n\n- [开头](1.md)\n- [札记](内篇/2-札记.md)\n")
    assert run(["build", "notes", "--book", "--to", "epub", "-o", "build"]) == 0
    told = capsys.readouterr().err
    assert "1.md:3: a link leads to nothing in the book, so its words stand without it: 没有的.md" in told
    assert "札记.md" not in told
