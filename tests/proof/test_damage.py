"""Files that are damaged or strange: told as such, never a bug; what cannot be judged is not accused."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from PIL import Image

from kanyin.book.reader import read_book
from kanyin.errors import InputError
from kanyin.output.pdf import write_pdf
from kanyin.proof import proof_pdf
from kanyin.style import load_style
from tests.proof.made import han, saved, typst_pdf, weasy_pdf
from tests.proof.mutations import hole, hole_on_a_turned_page, turn


@pytest.mark.parametrize("seed", range(12))
def test_damaged_bytes_are_bad_input_or_are_read(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(weasy_pdf(paragraphs=4))
    for _ in range(chance.choice((1, 5, 50, 400))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        proof_pdf(bytes(data), "damaged.pdf")
    except InputError as error:
        assert error.file == "damaged.pdf" and error.hint


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_ends_too_early(share: float) -> None:
    data = weasy_pdf(paragraphs=4)
    try:
        proof_pdf(data[: int(len(data) * share)], "cut.pdf")
    except InputError as error:
        assert error.file == "cut.pdf"


def test_a_page_without_text_has_nothing_to_find() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 600))
    codes = {fault.code for fault in proof_pdf(saved(pdf), "blank.pdf").faults}
    assert codes <= {"PF402", "PF403", "PF404"}


def test_an_english_page_is_not_judged_as_chinese() -> None:
    text = "The ferry leaves at five in the morning, and the bridge was mended long ago. " * 12
    setup = '#set text(lang: "en", region: "gb")'
    assert proof_pdf(typst_pdf(body=text, setup=setup), "english.pdf").faults == ()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_on_its_side_is_not_judged_and_this_is_told(degrees: int) -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        pdf.pages[1].Rotate = degrees
        data = saved(pdf)
    proof = proof_pdf(data, "turned.pdf")
    assert proof.faults == ()
    assert [note for note in proof.notes if note.startswith("page 2: vertical or turned text")]


def test_a_sideways_page_that_the_viewer_turns_upright_is_judged() -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        turn(pdf)
        data = saved(pdf)
    proof = proof_pdf(data, "landscape.pdf")
    assert (proof.faults, proof.notes) == ((), ())


def test_text_of_a_turned_page_is_where_it_was() -> None:
    """The place of a fault is that on the page as a reader sees it."""
    places = [
        next(fault.box for fault in proof_pdf(data, "a.pdf").faults if fault.code == "PF207")
        for data in (hole(), hole_on_a_turned_page())
    ]
    assert places[0] == pytest.approx(places[1], abs=0.1)


def test_vertical_text_is_not_judged_and_this_is_told() -> None:
    """Each character under the last, as browsers draw vertical text, column after column from the right."""
    text = "".join(
        f'<div style="position: absolute; top: {13 * row}pt; left: {240 - 20 * column}pt">{character}</div>'
        for column in range(12)
        for row, character in enumerate(han(24, column))
    )
    proof = proof_pdf(weasy_pdf(body=text), "vertical.pdf")
    assert not {fault.code for fault in proof.faults if fault.code[2] in "23"}
    assert [note for note in proof.notes if note.startswith("page 1: vertical")]


def test_a_scan_is_told() -> None:
    file = io.BytesIO()
    Image.new("L", (800, 1200), 220).save(file, "PDF", resolution=150)
    assert [note for note in proof_pdf(file.getvalue(), "scan.pdf").notes if "perhaps a scan" in note]
    assert proof_pdf(weasy_pdf(), "text.pdf").notes == ()


def test_a_damaged_font_is_told() -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item:
                program = item.FontFile3.read_bytes()
                item.FontFile3 = pdf.make_stream(program[: len(program) // 3], Subtype=item.FontFile3.Subtype)
        data = saved(pdf)
    proof = proof_pdf(data, "font.pdf")
    assert [note for note in proof.notes if "damaged or unknown" in note]


def test_what_lies_outside_the_crop_box_is_not_the_page() -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        for page in pdf.pages:
            left, low, right, top = (float(number) for number in page.MediaBox)
            for key in ("/TrimBox", "/BleedBox"):
                if key in page:
                    del page[key]
            page.CropBox = pikepdf.Array([left, low, right, top])
            page.MediaBox = pikepdf.Array([left - 100, low - 100, right + 100, top + 100])
        wide = saved(pdf)
        for page in pdf.pages:
            page.CropBox[0] = 60
        cut = saved(pdf)
    assert proof_pdf(wide, "wide.pdf").faults == ()
    assert {fault.code for fault in proof_pdf(cut, "cut.pdf").faults} == {"PF307"}


def test_boxes_that_do_not_begin_at_the_origin_change_nothing() -> None:
    """A page cut out of a larger sheet: its MediaBox begins elsewhere."""
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        for page in pdf.pages:
            left, low, right, top = (float(number) for number in page.MediaBox)
            page.contents_add(pdf.make_stream(b"q 1 0 0 1 100 50 cm\n"), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
                page[key] = pikepdf.Array([left + 100, low + 50, right + 100, top + 50])
        data = saved(pdf)
    assert proof_pdf(data, "moved.pdf").faults == ()


def test_notes_figures_and_tables_are_not_taken_for_text() -> None:
    """A superscript, a table and a caption between good paragraphs."""
    body = (
        f"<p>{han(20)}<sup>[1]</sup>{han(24 * 3, 9)}。</p><table><tr><td>南渡</td><td>三</td></tr></table>"
        f"<p>{han(24 * 3, 5)}。</p>"
    )
    css = (
        "sup { font-size: 6pt; line-height: 0 } td { padding: 0 } "
        "table { border-spacing: 0; line-height: 16.8pt; font-size: 9pt }"
    )
    codes = {fault.code for fault in proof_pdf(weasy_pdf(body=body, css=css), "notes.pdf").faults}
    assert not codes & {"PF207", "PF210", "PF301", "PF309"}


def test_marks_from_another_chinese_font_are_not_latin() -> None:
    """A Kai whose quotation marks are narrow borrows those of a Song, which serves nothing else."""
    song = '<span style="font-family: Noto Serif CJK SC">'
    quoted = f"{song}“</span>水面{song}”</span>"
    data = weasy_pdf(font="LXGW WenKai", body=f"<p>{han(10)}{quoted}{han(58, 9)}。</p>")
    assert "PF109" not in {fault.code for fault in proof_pdf(data, "marks.pdf").faults}


def test_a_sign_and_a_squeezed_mark_beside_latin_are_not_accused() -> None:
    """× takes no gap beside Han, and an opening mark squeezed against a letter begins before the letter ends."""
    texts = (f"{han(30 + n, n)}河口的距离×河道全宽，见Suri（2014）和Jack的{han(20, 2 * n)}。" for n in range(12))
    book = read_book("\n\n".join(texts), "a.md", None)
    for style in ("journal", "article"):
        data = write_pdf(book, load_style(style))
        assert not {"PF205", "PF207"} & {fault.code for fault in proof_pdf(data, "a.pdf").faults}


def test_text_goes_on_from_column_to_column_above_a_wide_table() -> None:
    """The line below the table does not come before the one at the head of the second column."""
    row = "| 12.40 | 7.15 | 385.6 | 120 | 18.60 | 1 250 | 汛期延长 | 新渡船投用 | 石阶加固 |\n"
    table = f"{row.replace('0', '1')}|{'---|' * 9}\n{row * 4}\n: 表1 各年指标\n\n"
    lines = "".join(f"{han(20 + n % 7, n)}。\n\n" for n in range(60))
    text = f"---\ntitle: 渡口\n---\n\n{han(120)}。\n\n{table}{lines}"
    data = write_pdf(read_book(text, "a.md", None), load_style("journal"))
    assert "PF305" not in {fault.code for fault in proof_pdf(data, "a.pdf").faults}


def test_the_grid_of_lines_holds_behind_a_rule() -> None:
    text = "\n\n---\n\n".join(f"{han(90, n)}。\n\n{han(50, n)}。" for n in range(4))
    faults = proof_pdf(write_pdf(read_book(text, "a.md", None), load_style("article")), "a.pdf").faults
    assert "PF303" not in {fault.code for fault in faults}
