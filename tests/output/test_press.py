"""Files for the press: boxes, marks, inks, output intent, pages, and the sheet about them."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageCms

from kanyin import messages
from kanyin.book.reader import read_book
from kanyin.errors import InputError, UsageError
from kanyin.model import Book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.variants import VARIANTS, check_variant
from kanyin.output.press import sheet as press_sheet
from kanyin.output.press.file import Work, finish
from kanyin.output.press.writer import Press, read_press, write_press
from kanyin.proof import proof_pdf
from kanyin.style import MM_PER_PT, load_style
from tests.conftest import Run
from tests.output.books import RICH, book_of

STYLE = load_style("journal")


@pytest.fixture(scope="session")
def rich_book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """An article with tables, notes, links, a formula, and two pictures: one in colour, one gray though RGB."""
    folder = tmp_path_factory.mktemp("press")
    pictures = "\n\n![图 2 彩图](colour.png)\n\n![图 3 灰图](gray.png)\n\n# 2 方法"
    (folder / "colour.png").write_bytes(picture((200, 40, 60), (30, 90, 200)))
    (folder / "gray.png").write_bytes(picture((40, 40, 40), (200, 200, 200)))
    (folder / "drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">'
        '<rect width="60" height="30" fill="#c03040"/></svg>'
    )
    text = RICH.replace("\n\n# 2 方法", pictures.replace("# 2", "![图 4 画](drawing.svg)\n\n# 2"))
    return book_of(text, folder)


def picture(left: tuple[int, int, int], right: tuple[int, int, int]) -> bytes:
    """A PNG of two colours."""
    image = Image.new("RGB", (900, 300), left)
    image.paste(right, (450, 0, 900, 300))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="session")
def made(rich_book: Book, press: Press) -> dict[str, bytes]:
    return write_press(rich_book, STYLE, press)


@pytest.fixture
def pdf(made: dict[str, bytes]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(made["press.pdf"])) as opened:
        yield opened


def millimetres(box: Any) -> list[float]:
    return [float(number) * MM_PER_PT for number in box]


def test_the_boxes_are_the_trim_three_millimetres_of_bleed_and_a_sheet_for_the_marks(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        trim, bleed, media = (millimetres(page[key]) for key in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert trim == pytest.approx([0, 0, STYLE.width, STYLE.height], abs=0.1)
        assert bleed == pytest.approx([-3, -3, STYLE.width + 3, STYLE.height + 3], abs=0.1)
        assert media == pytest.approx([-10, -10, STYLE.width + 10, STYLE.height + 10], abs=0.1)
        assert "/CropBox" not in page


_COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
_FIGURE, _MARKS = "figure", "marks"


def colours(page: Any) -> Iterator[tuple[str, str, list[Any]]]:
    """Each colour operator of a page, with where it stands: in text, in a figure, among the marks."""
    figures: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            figures.append(str(operands[0]) == "/Figure")
        elif name == "EMC":
            figures.pop()
        elif name in _COLOURS:
            yield (_FIGURE if any(figures) else "text"), name, list(operands)


def test_text_and_rules_are_in_black_ink_alone(pdf: pikepdf.Pdf) -> None:
    seen = 0
    for page in pdf.pages:
        for place, name, operands in colours(page):
            if place == _FIGURE:
                assert name in ("k", "K")
            elif name in ("CS", "SCN"):
                # The marks, at the end, are in all inks.
                assert name == "SCN" or str(operands[0]) == "/AllInks"
            else:
                assert name in ("k", "K"), name
                assert [float(part) for part in operands] == [0, 0, 0, 1]
                seen += 1
    assert seen > 20


def test_a_colour_of_a_style_becomes_gray_and_is_told(tmp_path: Path, press: Press) -> None:
    folder = tmp_path / "red"
    shutil.copytree(STYLE.folder, folder)
    with (folder / "page.css").open("a") as sheet:
        sheet.write("\nh2 { color: #b02030 }\n")
    book = read_book("---\ntitle: 红\n---\n\n# 红标题\n\n正文。\n", "red.md", None)
    made = write_press(book, load_style(folder), press)
    with pikepdf.open(io.BytesIO(made["press.pdf"])) as opened:
        used = {
            tuple(float(part) for part in operands) for _, name, operands in colours(opened.pages[0]) if name == "k"
        }
    assert all(ink[:3] == (0, 0, 0) for ink in used)
    assert any(0 < ink[3] < 1 for ink in used)
    assert "\\#b02030" in made["press.md"].decode()


def test_the_head_of_an_official_document_stays_red(press: Press) -> None:
    """套红: two plates for characters of 2 cm and the rule, and nothing else."""
    book = read_book("---\ntitle: 通知\nissuer: 临江县文件\ndoc-number: 临发〔2022〕1号\n---\n\n正文。\n", "a.md", None)
    made = write_press(book, load_style("official"), press)
    with pikepdf.open(io.BytesIO(made["press.pdf"])) as opened:
        used = {tuple(map(float, operands)) for _, name, operands in colours(opened.pages[0]) if name == "k"}
    assert {(0, 1, 1, 0), (0, 0, 0, 1)} == used
    assert "M 100 Y 100" in made["press.md"].decode()
    assert not [fault for fault in proof_pdf(made["press.pdf"], "a.pdf").faults if fault.code.startswith("PF5")]


def test_pictures_become_gray_or_four_inks(pdf: pikepdf.Pdf, made: dict[str, bytes], profile: str) -> None:
    found = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    spaces = sorted(str(item.ColorSpace) for item in found)
    assert spaces == ["/DeviceCMYK", "/DeviceGray", "/DeviceGray"]
    colour = next(item for item in found if item.ColorSpace == "/DeviceCMYK")
    inks = tuple(colour.read_bytes()[:4])
    transform = ImageCms.buildTransform(
        ImageCms.getOpenProfile(profile),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    back: Any = ImageCms.applyTransform(Image.new("CMYK", (1, 1), inks), transform)
    assert back.getpixel((0, 0)) == pytest.approx((200, 40, 60), abs=25)
    assert "RGB → CMYK" in made["press.md"].decode()


def test_a_drawing_is_painted_with_the_profile(pdf: pikepdf.Pdf) -> None:
    streams = [list(pikepdf.parse_content_stream(page)) for page in pdf.pages]
    streams += [list(pikepdf.parse_content_stream(item)) for item in pdf.objects if _is_form(item)]
    inks = [[float(part) for part in operands] for stream in streams for operands, name in stream if str(name) == "k"]
    assert any(sum(ink[:3]) > 0.5 for ink in inks)


def _is_form(item: Any) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"


def test_it_says_that_it_is_pdf_x4(pdf: pikepdf.Pdf, press: Press) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert intent.DestOutputProfile.read_bytes() == press.profile.data
    assert int(intent.DestOutputProfile.N) == 4
    metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in metadata
    assert "<xmp:CreateDate>2022-11-05T00:00:00Z</xmp:CreateDate>" in metadata
    assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20221105000000Z"
    assert pdf.docinfo["/Trapped"] == "/False"
    assert pdf.pdf_version == "1.6"
    for page in pdf.pages:
        assert "/Annots" not in page
    assert not {"/Names", "/OpenAction", "/StructTreeRoot"} & set(pdf.Root.keys())


def test_any_title_stands_in_its_metadata(press: Press) -> None:
    file = io.BytesIO()
    with pikepdf.new() as blank:
        page = blank.add_blank_page(page_size=(100, 100))
        for box in ("/TrimBox", "/BleedBox"):
            page[box] = pikepdf.Array([0, 0, 100, 100])
        blank.save(file)
    made = finish(Work(file.getvalue(), press.profile, 0, 1, "甲\x0b<乙>&'丙", "2020"))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
    assert root.xpath("string(//*[local-name()='li'])") == "甲<乙>&'丙"


def test_every_font_is_embedded(pdf: pikepdf.Pdf) -> None:
    found = [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
    ]
    assert found
    assert all("/FontFile2" in item or "/FontFile3" in item for item in found)


def test_folios_stay_with_their_pages_behind_a_blank_recto(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.PageLabels.Nums)
    assert [int(number) for number in numbers[::2]] == [0, 1]
    assert str(numbers[1].P) == "" and int(numbers[3].St) % 2 == 0


def test_an_even_folio_gets_a_blank_recto_before_it_and_pages_are_filled(pdf: pikepdf.Pdf) -> None:
    """The article begins on page 12 of its journal."""
    assert len(pdf.pages) % 4 == 0
    texts = [any(str(name) in ("TJ", "Tj") for _, name in pikepdf.parse_content_stream(page)) for page in pdf.pages]
    assert texts[:2] == [False, True]


def test_an_odd_start_without_filling_has_no_blank_page(profile: str) -> None:
    book = read_book("---\ntitle: 短文\n---\n\n只有一段。\n", "a.md", None)
    made = write_press(book, STYLE, read_press(profile, 1))
    with pikepdf.open(io.BytesIO(made["press.pdf"])) as opened:
        assert len(opened.pages) == 1
    assert "空白" not in made["press.md"].decode()


def test_the_marks_lie_beyond_the_bleed(made: dict[str, bytes]) -> None:
    proofed = proof_pdf(made["press.pdf"], "press.pdf")
    assert proofed.press
    codes = {fault.code for fault in proofed.faults}
    assert not {code for code in codes if code.startswith("PF5")} - {"PF506"}


def test_ghostscript_and_qpdf_find_nothing(made: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "press.pdf"
    file.write_bytes(made["press.pdf"])
    checked = 0
    for command in (
        ["qpdf", "--check", str(file)],
        [
            "gs",
            "-q",
            "-o",
            str(tmp_path / "nothing"),
            "-sDEVICE=nullpage",
            "-dPDFSTOPONERROR",
            "-dPDFSTOPONWARNING",
            str(file),
        ],
    ):
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            assert "warning" not in (done.stdout + done.stderr).lower()
            checked += 1
    if not checked:
        pytest.skip("neither qpdf nor Ghostscript is installed")


def test_black_text_is_on_the_black_plate_alone(profile: str, tmp_path: Path) -> None:
    """As Ghostscript separates it: the other three plates hold the register marks and no more."""
    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not installed")
    book = read_book("水位年年不同。" * 400, "a.md", None)
    (tmp_path / "press.pdf").write_bytes(write_press(book, STYLE, read_press(profile, 1))["press.pdf"])
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", str(tmp_path / "press.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    cyan, magenta, yellow, black = (float(part) for part in done.stdout.split()[:4])
    assert cyan == magenta == yellow < 0.001 < 0.01 < black


def test_the_same_book_gives_the_same_bytes(rich_book: Book, press: Press, made: dict[str, bytes]) -> None:
    assert write_press(rich_book, STYLE, press) == made


def test_the_sheet(made: dict[str, bytes]) -> None:
    sheet = made["press.md"].decode()
    for words in ("210 × 285 mm", "3 mm", "印张", "PDF/X-4", "书脊", "K 100", "NotoSerifCJKsc", "字数", "双胶纸"):
        assert words in sheet
    names = press_sheet.fonts(made["press.pdf"])
    assert len(names) == len(set(names)) and "NotoSerifCJKsc-Regular" in names


def test_the_sheet_is_in_both_languages_whatever_is_in_use(
    rich_book: Book, press: Press, made: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    chinese, english = (part.split("\n")[1:] for part in made["press.md"].decode().strip().split("# For the press"))
    assert len([line for line in chinese if line]) == len([line for line in english if line])
    assert not re.search("[\u4e00-\u9fff]", "\n".join(english))
    assert not re.search(r"\b(of|the|with|to|page|paper)\b", "\n".join(chinese))
    monkeypatch.setenv("LANGUAGE", "zh" if messages.language() == "en" else "en")
    assert write_press(rich_book, STYLE, press) == made


@pytest.mark.parametrize(
    ("width", "height", "fold"),
    [(185, 260, 16), (210, 285, 16), (210, 297, 16), (130, 184, 32), (140, 203, 32), (148, 210, 32), (169, 239, 16)],
)
def test_pages_to_a_sheet(width: float, height: float, fold: int) -> None:
    assert press_sheet.leaves_to_sheet(width, height) == fold


def test_the_spine_is_half_as_many_leaves_as_pages() -> None:
    """200 pages are 100 leaves of 0.0875 mm."""
    assert dict(press_sheet.spines(200, "zh"))["双胶纸 70 g"] == "8.8 mm"


def test_words_are_counted_as_editors_count() -> None:
    book = read_book("渡口有 3 条船，名叫 Blue Heron，载 12.5 吨。", "a.md", None)
    assert press_sheet.count_words(book) == 10 + 1 + 2 + 1 - 1


@given(st.text(min_size=1, max_size=40))
def test_a_title_cannot_break_the_sheet(title: str) -> None:
    cell = press_sheet._cell(title)
    assert "\n" not in cell and "\r" not in cell
    assert "|" not in cell.replace("\\|", "")


def test_a_profile_must_be_one_of_a_press(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--icc"):
        read_press(None, 1)
    (tmp_path / "none.icc").write_bytes(b"no profile")
    with pytest.raises(InputError, match="not an ICC profile"):
        read_press(str(tmp_path / "none.icc"), 1)
    (tmp_path / "rgb.icc").write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    with pytest.raises(UsageError, match="four inks"):
        read_press(str(tmp_path / "rgb.icc"), 1)


def test_pages_fill_no_odd_multiple(profile: str) -> None:
    with pytest.raises(UsageError, match="multiple"):
        read_press(profile, 0)


def test_the_command_writes_both_files(here: Path, kanyin: Run, profile: str) -> None:
    (here / "a.md").write_text("---\ntitle: 短文\n---\n\n只有一段。\n", encoding="utf-8")
    done = kanyin("build", "a.md", "--to", "pdf", "--press", "--icc", profile, "--fill", "2", "-o", "out", "--json")
    assert done.returncode == 0, done.stderr
    files = json.loads(done.stdout)["documents"][0]["files"]
    assert [Path(file).name for file in files] == ["a.pdf", "a.press.pdf", "a.press.md"]
    assert kanyin("build", "a.md", "--press").returncode == 2
    assert kanyin("build", "a.md", "--fill", "4").returncode == 2
    assert kanyin("build", "a.md", "--press", "--icc", "none.icc").returncode == 4


# Variants


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_says_what_it_is_and_holds_what_it_must(rich_book: Book, variant: str) -> None:
    data = write_pdf(rich_book, STYLE, variant)
    assert data == write_pdf(rich_book, STYLE, variant)
    with pikepdf.open(io.BytesIO(data)) as opened:
        metadata = opened.Root.Metadata.read_bytes().decode()
        pictures = [
            item for item in opened.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert pictures and not any("/Interpolate" in item for item in pictures)
        assert "/StructTreeRoot" in opened.Root
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        if variant == "pdf/ua-1":
            assert 'pdfuaid:part="1"' in metadata
            links = [note for page in opened.pages for note in page.get("/Annots", [])]
            assert links and all(str(note.get("/Contents", "")) for note in links)
        else:
            assert f'pdfaid:part="{variant[6]}"' in metadata
            assert opened.Root.OutputIntents[0].S == "/GTS_PDFA1"
    codes = {fault.code for fault in proof_pdf(data, "a.pdf").faults}
    assert not codes & {"PF101", "PF103", "PF105", "PF401", "PF402", "PF403", "PF404"}


@pytest.mark.parametrize(
    ("name", "known"), [("PDF/A-2b", "pdf/a-2b"), ("a-3u", "pdf/a-3u"), ("UA1", "pdf/ua-1"), (None, "")]
)
def test_names_of_variants(name: str | None, known: str) -> None:
    assert check_variant(name) == known


def test_an_unknown_variant_is_an_error() -> None:
    with pytest.raises(UsageError, match="pdf/a-2b"):
        check_variant("pdf/a-1x")


def test_a_style_with_its_own_bleed_keeps_three_millimetres(press: Press) -> None:
    made = write_press(read_book("一段。", "a.md", None), replace(STYLE, bleed=5.0), press)
    with pikepdf.open(io.BytesIO(made["press.pdf"])) as opened:
        assert millimetres(opened.pages[0].BleedBox)[0] == pytest.approx(-3, abs=0.1)
