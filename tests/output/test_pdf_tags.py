"""The tags of a PDF: what goes on in the next column or page is one, notes and formulas are what they are."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.style import Style, load_style

BOOK, JOURNAL = load_style("book"), load_style("journal")
_LONG = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去，涨水的时候就不行了。" * 40


def _pdf(markdown: str, style: Style) -> pikepdf.Pdf:
    return pikepdf.open(
        io.BytesIO(write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{markdown}", "sample.md", None), style))
    )


def _tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """All tags, from the root down; each names the one that holds it."""
    waiting = [(kid, pdf.Root.StructTreeRoot) for kid in pdf.Root.StructTreeRoot.K]
    while waiting:
        tag, above = waiting.pop()
        assert tag.P.objgen == above.objgen
        yield tag
        waiting.extend((kid, tag) for kid in _kids(tag) if "/S" in kid)


def _kids(tag: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    return [kid for kid in tag.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]


def _counts(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(tag.S) for tag in _tags(pdf))


@pytest.mark.parametrize("style", [BOOK, JOURNAL])
def test_items_tables_and_paragraphs_that_go_on_are_one(style: Style) -> None:
    items = "".join(f"{number}. {_LONG[:300]}\n" for number in range(1, 16))
    rows = "".join(f"| 第{number}级 | 平 |\n" for number in range(1, 90))
    counts = _counts(_pdf(f"{_LONG}\n\n{items}\n表1　石阶\n\n| 级 | 状 |\n|---|---|\n{rows}\n{_LONG}\n", style))
    assert (counts["/LI"], counts["/LBody"], counts["/Table"], counts["/THead"]) == (15, 15, 1, 1)
    assert (counts["/TR"], counts["/TD"]) == (91, 178), "a row for the caption, one for the heads"


def test_cells_name_heads_that_are_there() -> None:
    rows = "".join(f"| 第{number}级 | 平 |\n" for number in range(1, 90))
    pdf = _pdf(f"表1　石阶\n\n| 级 | 状 |\n|---|---|\n{rows}", BOOK)
    tags = list(_tags(pdf))
    heads = {str(tag.ID) for tag in tags if tag.S == "/TH"}
    named = [str(name) for tag in tags if tag.S == "/TD" for name in tag.A.Headers]
    assert len(named) >= 178
    assert set(named) <= heads


def test_a_note_is_one_that_its_number_leads_to_and_back() -> None:
    pdf = _pdf("石阶[^a]，沙洲[^b]。\n\n[^a]: 四十七级。\n\n[^b]: 退水时\n才有。\n", BOOK)
    tags = list(_tags(pdf))
    notes = [tag for tag in tags if tag.S == "/Note"]
    assert len({str(note.ID) for note in notes}) == 2
    numbers = [tag for tag in tags if tag.S in ("/Reference", "/Lbl") and _kids(tag)[0].S == "/Link"]
    assert Counter(str(tag.S) for tag in numbers) == {"/Reference": 2, "/Lbl": 2}
    targets = {str(kid.Obj.Dest) for tag in numbers for kid in _kids(_kids(tag)[0]) if kid.get("/Type") == "/OBJR"}
    assert len(targets) == 4
    assert targets <= {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}


def test_each_piece_of_the_pages_belongs_to_a_tag() -> None:
    pdf = _pdf(f"{_LONG}[{_LONG[:90]}](https://example.org)\n\n$a+b$，$$c=d$$\n\n{_LONG}", JOURNAL)
    known = {tag.objgen for tag in _tags(pdf)}
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for entry in numbers[1::2]:
        for tag in entry if isinstance(entry, pikepdf.Array) else [entry]:
            assert "/S" in tag
            if isinstance(entry, pikepdf.Dictionary):
                assert (tag.S, tag.objgen in known) == ("/Link", True)
    assert _counts(pdf)["/Formula"] == 2
