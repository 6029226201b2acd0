"""Pages whose lines are broken at a length, though not all of them are of that length."""

from __future__ import annotations

from kanyin import pipeline
from kanyin.model import Paragraph, Source
from kanyin.text import columns

TEXT = "渡口在村子的东头，每天有六班船，早上三班，傍晚三班，逢集的日子再加一班，船工轮流值班，雾大时船停在对岸等着，"


def paragraphs(lines: list[str], title: str = "渡口的变迁") -> list[str]:
    document = pipeline.clean_source(Source("page", (title, "", *lines), ""))
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def broken(length: int, lines: int, at: int = 0) -> list[str]:
    text = TEXT * 40
    return [text[at + n * length : at + (n + 1) * length] for n in range(lines)]


def test_a_title_in_the_middle_tells_nothing_of_the_width() -> None:
    paragraph = ["　　" + TEXT[:21], *broken(23, 3, 21), TEXT[:9] + "。"]
    title = " " * 12 + "渡口的变迁与村里人每天早晚过河的几件事情的记录"
    assert len(paragraphs([*paragraph, *paragraph], title)) == 2


def test_lines_of_uneven_length_whose_indents_are_lost() -> None:
    lines = []
    for day in "一二三四五六":
        at = 33
        lines.append(f"星期{day}的" + TEXT[:29])
        for length in (35, 35, 35, 35, 37, 35, 36, 37):
            lines.append((TEXT * 9)[at : at + length])
            at += length
        lines += [TEXT[:8] + "。", ""]
    assert max(columns(line) for line in lines) == 74
    assert len(paragraphs(lines)) == 6
