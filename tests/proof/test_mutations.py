"""Every fault is caught under its code, and no good file is accused of anything."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kanyin.book.reader import read_book
from kanyin.messages import LANGUAGES
from kanyin.output.pdf import write_pdf
from kanyin.proof import faults, proof_pdf
from kanyin.style import load_style
from tests.proof.block_mutations import BLOCK_MUTATIONS, hole_before_a_heading, spread_command
from tests.proof.made import han, han_body, office_pdf, typst_pdf, weasy_pdf
from tests.proof.mutations import MUTATIONS, Mutation, press_pdf


def codes(data: bytes) -> set[str]:
    return {fault.code for fault in proof_pdf(data, "test.pdf").faults}


PLANTED = MUTATIONS | BLOCK_MUTATIONS
FAULTS = [(code, mutation) for code, mutations in PLANTED.items() for mutation in mutations]


def test_there_are_enough_mutations() -> None:
    assert len(FAULTS) >= 25


@pytest.mark.parametrize(("code", "mutation"), FAULTS, ids=[f"{code}-{made.__name__}" for code, made in FAULTS])
def test_a_single_fault_is_caught(code: str, mutation: Mutation) -> None:
    assert code in codes(mutation())


def kanyin_pdf(style: str, seed: int = 0) -> bytes:
    """By kanyin itself: headings, and paragraphs that its lines hold without justification too."""
    made = load_style(style)
    parts = ["---\ntitle: 渡口的一百年\n---\n"]
    for number in range(9):
        if number % 3 == 0:
            parts.append(f"# {number // 3 + 1} 第{number // 3 + 1}节水边的事\n")
        length = made.characters * (2 + (number + seed) % 4) - 2 + 5 + number
        parts.append(han(length, number * 5 + seed) + "。\n")
    return write_pdf(read_book("\n".join(parts), "good.md", None), made)


def by_kanyin(text: str) -> bytes:
    """A titled article in two columns."""
    return write_pdf(read_book(f"---\ntitle: 渡口的一百年\n---\n\n{text}\n", "good.md", None), load_style("journal"))


def table_over_pages() -> bytes:
    """A table with a name of two lines in its head, which comes again on the next page."""
    rows = "".join(f"| 渡口{n} | 1,{n + 500}.49** | {n + 300}.97** | {han(50, 3 * n)} |\n" for n in range(1, 10))
    table = f"表1 渡口的统计\n\n| 站点 | 水位（m） | 流量（m³/s） | 停航日（d） |\n|---|---|---|---|\n{rows}"
    text = f"---\ntitle: 渡口\n---\n\n{han(400)}。\n\n{table}\n{han(300, 7)}。\n"
    return write_pdf(read_book(text, "good.md", None), load_style("book"))


def figures_alone() -> bytes:
    """Four pictures whose captions are the only text, in two columns."""
    with tempfile.TemporaryDirectory() as folder:
        Image.new("L", (1200, 900), 180).save(Path(folder, "a.png"), dpi=(300, 300))
        text = "\n\n".join(f"![图{number}　渡口](a.png)" for number in range(1, 5))
        book = read_book(f"---\ntitle: 渡口的一百年\n---\n\n{text}\n", "good.md", Path(folder))
        return write_pdf(book, load_style("journal"))


def code_with_marks() -> bytes:
    """A programme that prints marks side by side, and its comment: they are not squeezed there."""
    code = 'for lamp in lamps:\n    print("（甲），“乙”，")\n    # 注意：“（”与“）”。\n    total += lamp.level\n'
    text = f"{han(300)}。\n\n```python\n{code * 3}```\n\n{han(300, 7)}。\n"
    return write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{text}", "good.md", None), load_style("book"))


def appendix() -> bytes:
    """公文: an attachment ends, and the next one begins a page."""
    text = f"{han(300)}。\n\n## 附件1\n\n### 石阶\n\n{han(900)}。\n\n## 附件2\n\n### 渡口\n\n{han(900, 7)}。\n"
    return write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{text}", "good.md", None), load_style("official"))


VERSE = "| 白日依山尽，\n| 黄河入海流。\n| 欲穷千里目，\n| 更上一层楼。"
BALANCED = "body { column-fill: balance }"
ROWS = "".join(f"<tr><td>南渡口</td><td>{n}</td><td>每日两次</td></tr>" for n in range(10, 40))
CELLS = f"<table>{ROWS}</table>"
"""As large as the text, and more of it."""
TABLE = "table { border-spacing: 0 } td { padding: 0 0.6em }"
TWO_COLUMNS = {"columns": 2, "paper": (210, 285), "characters": 22}
GOOD: dict[str, Callable[[], bytes]] = {
    "typst": typst_pdf,
    "typst-seed": lambda: typst_pdf(seed=1),
    "typst-two-columns": lambda: typst_pdf(**TWO_COLUMNS, paragraphs=40),  # type: ignore[arg-type]
    "typst-two-columns-short": lambda: typst_pdf(**TWO_COLUMNS, paragraphs=12, seed=4),  # type: ignore[arg-type]
    "typst-large": lambda: typst_pdf(size=12, leading=20, characters=24, seed=2),
    "typst-small": lambda: typst_pdf(size=9, leading=14.4, characters=32, seed=4),
    "typst-hei": lambda: typst_pdf(font="Noto Sans CJK SC", seed=3),
    "typst-kai": lambda: typst_pdf(font="LXGW WenKai", seed=1),
    "typst-long": lambda: typst_pdf(paragraphs=40, seed=5),
    "typst-one-paragraph": lambda: typst_pdf(paragraphs=2),
    "weasyprint": weasy_pdf,
    "weasyprint-long": lambda: weasy_pdf(paragraphs=60, seed=3),
    "weasyprint-two-columns": lambda: weasy_pdf(columns=2, characters=20, paragraphs=40, seed=1),
    "weasyprint-three-columns": lambda: weasy_pdf(columns=3, characters=14, paragraphs=50, seed=2),
    "weasyprint-short-columns": lambda: weasy_pdf(columns=2, characters=20, paragraphs=3, seed=1, css=BALANCED),
    "weasyprint-two-lines-in-each-column": lambda: weasy_pdf(
        columns=2, characters=20, css=BALANCED, body=f"<p>{han(75)}。</p>"
    ),
    "weasyprint-table": lambda: weasy_pdf(body=f"<p>{han(24 * 3)}。</p>{CELLS}{han_body(6, 24, 2)}", css=TABLE),
    "weasyprint-kai": lambda: weasy_pdf(size=12, font="LXGW WenKai", seed=2),
    "weasyprint-small": lambda: weasy_pdf(size=9, characters=30, lines=34, seed=4),
    "libreoffice": office_pdf,
    "libreoffice-hei": lambda: office_pdf(size=12, font="Noto Sans CJK SC", paragraphs=14),
    "kanyin-journal": lambda: kanyin_pdf("journal"),
    "kanyin-journal-seed": lambda: kanyin_pdf("journal", 3),
    "kanyin-journal-one-paragraph": lambda: by_kanyin(han(180) + "。"),
    "kanyin-journal-verse": lambda: by_kanyin("\n\n".join([VERSE] * 4)),
    "kanyin-journal-verse-in-text": lambda: by_kanyin(f"{han(200)}。\n\n{VERSE}\n\n{VERSE}\n\n{han(300, 7)}。"),
    "kanyin-journal-figures-alone": figures_alone,
    "kanyin-table-over-pages": table_over_pages,
    "kanyin-code-with-marks": code_with_marks,
    "kanyin-attachments": appendix,
    "kanyin-title-alone": lambda: by_kanyin(""),
    "kanyin-press": press_pdf,
}


def test_a_command_that_is_spread_is_told() -> None:
    assert "PF207" in codes(spread_command())


@pytest.mark.parametrize("words", ["致　谢", "摘要", "Acknowledgements", "攻读学位期间的成果"])
def test_what_begins_a_page_of_its_own_leaves_no_hole_before_it(words: str) -> None:
    assert "PF311" in codes(hole_before_a_heading("渡口的石阶"))
    assert "PF311" not in codes(hole_before_a_heading(words))


def test_there_are_enough_good_files() -> None:
    assert len(GOOD) >= 20


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_a_good_file_is_not_accused(make: Callable[[], bytes]) -> None:
    assert proof_pdf(make(), "good.pdf").faults == ()


def test_every_check_has_a_bad_file_or_a_test_of_its_own() -> None:
    own = {"PF601", "PF602"}  # test_compare.py
    assert faults.checks("zh").keys() == PLANTED.keys() | own


def test_every_check_has_a_reason_and_a_source() -> None:
    for language in LANGUAGES:
        assert all(why and source for why, source in faults.checks(language).values())
