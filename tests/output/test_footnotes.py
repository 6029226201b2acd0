"""Each note begins on the page that calls it, and nothing is printed over anything else."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kanyin.output.pdf import write_pdf
from kanyin.style import Style, load_style
from tests.output.books import book_of, png

STYLES = [load_style(name) for name in ("journal", "article", "book", "official")]
SENTENCE = "旧志里堤长与闸数的来历要从两种钞本说起，抄录的人各有增删。"
ROWS = "".join(f"| {year} |" + " 12,345 |" * 12 + "\n" for year in range(1901, 1908))
WIDE = f": 表{{n}} 各闸的水位\n\n| 年 |{' 一号闸 |' * 12}\n{'|---' * 13}|\n{ROWS}"
FIGURE = "![图{n} 闸口的样子](a.png)"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def paper(blocks: list[tuple[str, int, int]]) -> str:
    """Markdown of blocks: a kind, sentences, and sentences of the note at its end (none: no note)."""
    parts, notes = ["---\ntitle: 闸与堤\n---"], 0
    for n, (kind, length, note) in enumerate(blocks, 1):
        parts += {"wide": [WIDE.format(n=n)], "figure": [FIGURE.format(n=n)], "heading": ["## 一段堤"]}.get(kind, [])
        called = note and notes < len(CIRCLED)
        notes += bool(called)
        parts.append(SENTENCE * length + (f"[^{notes}]" if called else ""))
        if called:
            parts.append(f"[^{notes}]: 注文{notes}始。{SENTENCE * note}注文{notes}终。")
    return "\n\n".join(parts)


def pages_of(markdown: str, folder: Path, style: Style) -> list[pdfplumber.page.Page]:
    (folder / "a.png").write_bytes(png(600, 300))
    return pdfplumber.open(io.BytesIO(write_pdf(book_of(markdown, folder), style))).pages


def visible(page: pdfplumber.page.Page) -> list[dict[str, Any]]:
    return [char for char in page.chars if char["text"].strip()]


def overprinted(page: pdfplumber.page.Page) -> str:
    """The characters whose middles nearly meet another's."""
    found, seen = "", dict[tuple[int, int], list[tuple[float, float]]]()
    for char in visible(page):
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        cell = int(x // 8), int(y // 8)
        near = [at for dx in (-1, 0, 1) for dy in (-1, 0, 1) for at in seen.get((cell[0] + dx, cell[1] + dy), [])]
        if any(abs(x - x1) < 0.3 * char["size"] and abs(y - y1) < 0.5 * char["size"] for x1, y1 in near):
            found += char["text"]
        seen.setdefault(cell, []).append((x, y))
    return found


def check(pages: list[pdfplumber.page.Page]) -> int:
    """The number of notes, each on the page of its call, and whole on it or the next."""
    texts = ["".join(char["text"] for char in visible(page)) for page in pages]
    assert [overprinted(page) for page in pages] == [""] * len(pages)
    begins = {int(n): at for at, text in enumerate(texts) for n in re.findall(r"注文(\d+)始", text)}
    ends = {int(n): at for at, text in enumerate(texts) for n in re.findall(r"注文(\d+)终", text)}
    calls = {
        CIRCLED.index(c) + 1: at for at, text in enumerate(texts) for c in re.findall(rf"([{CIRCLED}])(?!注)", text)
    }
    assert begins == calls
    assert all(0 <= ends[n] - begins[n] <= 1 for n in begins)
    assert sum(text.count("始。") for text in texts) == len(begins)
    return len(begins)


blocks = st.tuples(st.sampled_from(["text", "text", "heading", "wide", "figure"]), st.integers(1, 8), st.integers(0, 3))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(blocks, min_size=6, max_size=14), st.sampled_from(STYLES))
def test_notes_stand_on_the_pages_of_their_calls_and_nothing_is_overprinted(
    tmp_path: Path, made: list[tuple[str, int, int]], style: Style
) -> None:
    check(pages_of(paper(made), tmp_path, style))


def test_no_line_is_lost_where_pages_before_are_made_anew_in_vain(tmp_path: Path) -> None:
    """A figure that waits had the first page end a line later when it was made as it had been."""
    made = [("text", 7, 3), ("figure", 1, 3), ("text", 8, 2), ("figure", 6, 0), ("text", 1, 0), ("heading", 3, 2)]
    made += [("wide", 8, 1), ("text", 3, 3), ("figure", 5, 0)]
    style = next(style for style in STYLES if style.name == "article")
    assert check(pages_of(paper(made), tmp_path, style)) == 6


def test_tables_that_wait_behind_the_last_block_find_a_page(tmp_path: Path) -> None:
    made = [("text", 1, 0), ("text", 1, 3), ("heading", 3, 0), ("wide", 1, 0), ("wide", 1, 0), ("wide", 3, 0)]
    style = next(style for style in STYLES if style.name == "official")
    assert check(pages_of(paper(made), tmp_path, style)) == 1


@pytest.mark.parametrize("before", range(9, 13))
def test_a_wide_table_among_columns_with_notes(before: int, tmp_path: Path) -> None:
    made = [*[("text", 5, 1)] * before, ("wide", 5, 1), *[("text", 5, 1)] * 5]
    assert check(pages_of(paper(made), tmp_path, STYLES[0])) == before + 6


@pytest.mark.parametrize("before", range(8, 14))
def test_a_wide_table_that_waits_for_the_next_page(before: int, tmp_path: Path) -> None:
    pages = pages_of(paper([*[("text", 5, 0)] * before, ("wide", 5, 0), *[("text", 5, 0)] * 6]), tmp_path, STYLES[0])
    check(pages)
    assert sum(page.extract_text().count("各闸的水位") for page in pages) == 1


@pytest.mark.parametrize("before", [5, 9])
@pytest.mark.parametrize("style", STYLES[:3])
def test_a_long_note_goes_on_on_the_next_page(before: int, style: Style, tmp_path: Path) -> None:
    pages = pages_of(paper([*[("text", 5, 0)] * before, ("text", 6, 30), *[("text", 5, 0)] * 9]), tmp_path, style)
    assert check(pages) == 1


@pytest.mark.parametrize("style", STYLES)
def test_folios_count_on_where_there_are_notes(style: Style, tmp_path: Path) -> None:
    pages = pages_of(paper([("text", 6, 2)] * 16), tmp_path, style)
    feet = [
        re.findall(
            r"\d+",
            page.crop((0, page.height - style.margin_bottom / 0.3528 + 4, page.width, page.height)).extract_text(),
        )
        for page in pages
    ]
    numbers = [int(found[-1]) for found in feet if found]
    assert len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
