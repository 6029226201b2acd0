"""The widths of a table's columns, and where it goes when they do not fit."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pdfplumber
import pytest

from kanyin.book.reader import read_book
from kanyin.book.title_lines import Words
from kanyin.output.pdf import write_pdf
from kanyin.output.tables import fit_tables
from kanyin.style import MM_PER_PT, Style, load_style
from tests.output.fragments import changed

JOURNAL, ARTICLE = load_style("journal"), load_style("article")


def table(head: list[str], *body: list[str]) -> str:
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    dashes = "<colgroup><col style='width: 9%' /></colgroup>"
    return f"<table>{dashes}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def fit(rows: list[list[str]], style: Style = JOURNAL, words: Words | None = None) -> tuple[str, list[float], str]:
    """Class, widths in percent, and the XHTML of a fitted table."""
    made = changed(table(*rows), fit_tables, style, words or Words())
    kind = made.split('"')[1]
    return kind, [float(n) for n in re.findall(r"width: ([\d.]+)%", made)], made


def test_dashes_of_the_source_do_not_count() -> None:
    kind, widths, _ = fit([["年", "册"], ["2020", "12"]])
    assert kind == "table"
    assert len(widths) == 2
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_a_wide_table_goes_smaller_and_then_across() -> None:
    cells = ["158（121，196）", "年龄/岁", "0.465", "76.4±6.8"]
    assert fit([cells[:3], cells[:3]])[0] == "table"
    assert fit([cells * 2, cells * 2])[0].split() == ["table", "wide"]
    assert fit([cells * 2, cells * 2], ARTICLE)[0] in ("table", "table smaller")


def test_figures_get_the_room_they_need() -> None:
    _, (name, value), _ = fit([["项目", "值"], ["说明" * 30, "13.9（10.1，18.4）"]])
    em = JOURNAL.text["table"].size * MM_PER_PT
    assert value / 100 * JOURNAL.column_width / em > 9
    assert name > value


def test_heads_break_between_words() -> None:
    rows = [["支持违约金", *["甲乙丙丁戊"] * 5], ["1"] * 6]
    assert "支持<br/>违约金" in fit(rows, words=Words(("违约金",)))[2]
    assert "支持违<br/>约金" in fit(rows, words=Words(("支持违",)))[2]


def test_joined_cells_are_left_alone() -> None:
    spanned = '<table><tr><td colspan="2">甲</td></tr></table>'
    assert changed(spanned, fit_tables, JOURNAL, Words()) == f'<div class="table">{spanned}</div>'


def test_a_long_table_begins_where_it_stands_and_keeps_the_grid_around() -> None:
    rows = "\n".join(f"| {n} | 渡口 | {1800 + n} |" for n in range(60))
    text = "渡口的石阶一共是四十七级。\n\n" * 3
    markdown = f"---\ntitle: 长表\n---\n\n{text}| 号 | 名 | 年 |\n|---|---|---|\n{rows}\n\n{text}"
    for style in (JOURNAL, replace(ARTICLE, lines=30)):
        with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), style))) as document:
            first = document.pages[0].extract_text()
        assert "1805" in first


def test_text_after_a_table_across_the_columns_is_on_the_grid() -> None:
    wide = "| " + " | ".join(["158（121，196）"] * 6) + " |\n"
    text = "".join(f"第{n}句说的是渡口的石阶，一共四十七级，退水的时候可以走到沙洲上去。" for n in range(9)) + "\n\n"
    markdown = f"---\ntitle: 通栏\n---\n\n{text}{wide}{'|---' * 6}|\n{wide}\n\n{text}{text}"
    with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), JOURNAL))) as document:
        page = document.pages[0]
        feet = {
            round((page.height - JOURNAL.margin_top / MM_PER_PT - c["matrix"][5]) % JOURNAL.leading, 1)
            for c in page.chars
            if abs(c["size"] - JOURNAL.size) < 0.1
        }
        across = [c for c in page.chars if c["text"] == "（"]
    assert max(feet) - min(feet) < 0.3
    assert max(c["x0"] for c in across) - min(c["x0"] for c in across) > JOURNAL.column_width / MM_PER_PT
