"""``kanyin proof``: its table, JSON, pictures, exit codes, and what bad files get."""

from __future__ import annotations

import io
import json
from importlib import resources
from pathlib import Path

import jsonschema
import pikepdf
import pytest
from PIL import Image

from tests.conftest import MARKDOWN, Run
from tests.proof.made import han, saved, weasy_pdf
from tests.proof.mutations import hole, hole_on_a_turned_page, off_grid


@pytest.fixture
def good(here: Path) -> Path:
    (here / "good.pdf").write_bytes(weasy_pdf())
    return here / "good.pdf"


@pytest.fixture
def bad(here: Path) -> Path:
    (here / "bad.pdf").write_bytes(hole())
    return here / "bad.pdf"


def test_a_good_file(good: Path, kanyin: Run) -> None:
    done = kanyin("proof", "good.pdf", "--strict")
    assert done.returncode == 0
    assert done.stdout.decode().strip() == "good.pdf: 3 pages, no fault"


def test_the_table_names_page_line_code_and_what(bad: Path, kanyin: Run) -> None:
    done = kanyin("proof", "bad.pdf")
    assert done.returncode == 0
    head, names, row, *_ = done.stdout.decode().splitlines()
    assert head.startswith("bad.pdf: 3 pages, ")
    assert names.split() == ["page", "line", "code", "what"]
    assert row.split()[:3] == ["1", "6", "PF206"] or "PF207" in done.stdout.decode()
    assert "a hole of 0.80 em" in done.stdout.decode()


def test_strict_ends_with_5(bad: Path, good: Path, kanyin: Run) -> None:
    assert kanyin("proof", "bad.pdf", "--strict").returncode == 5
    assert kanyin("proof", "good.pdf", "bad.pdf", "--strict").returncode == 5


def test_verbose_tells_reasons_and_sources(bad: Path, kanyin: Run) -> None:
    for language, reason in (("zh", "行内有空洞"), ("en", "a hole in a line")):
        text = kanyin("proof", "bad.pdf", "-v", "--lang", language).stdout.decode()
        assert reason in text
        assert "clreq#paragraph_adjustment_rules" in text


def test_json(bad: Path, kanyin: Run) -> None:
    (found,) = json.loads(kanyin("proof", "bad.pdf", "--json").stdout)["files"]
    fault = next(fault for fault in found["faults"] if fault["code"] == "PF207")
    assert fault["page"] == 1
    assert fault["line"] > 1
    assert len(fault["box"]) == 4
    assert fault["why"] and fault["source"] and fault["text"]


def test_json_is_what_its_schema_says(bad: Path, kanyin: Run) -> None:
    (bad.parent / "x.pdf").write_bytes(b"no PDF")
    file = resources.files("kanyin").joinpath("record/schema/proof.schema.json")
    schema = json.loads(file.read_text(encoding="utf-8"))
    found = json.loads(kanyin("proof", "bad.pdf", "x.pdf", "--json").stdout)
    jsonschema.validate(found, schema)
    assert [one["file"] for one in found["files"]] == ["bad.pdf"]
    assert [one["file"] for one in found["errors"]] == ["x.pdf"]


def test_a_file_that_cannot_be_read_stops_no_other(bad: Path, good: Path, kanyin: Run) -> None:
    (bad.parent / "x.pdf").write_bytes(b"no PDF")
    done = kanyin("proof", "x.pdf", "bad.pdf", "good.pdf", "--strict")
    assert done.returncode == 1
    assert "x.pdf" in done.stderr.decode()
    assert "bad.pdf: 3 pages, " in done.stdout.decode() and "good.pdf: 3 pages, no fault" in done.stdout.decode()


def test_what_a_page_has_very_often_is_counted(here: Path, kanyin: Run) -> None:
    pairs = f"{han(9)}”，{han(9)}）。" * 8
    (here / "many.pdf").write_bytes(weasy_pdf(body=f'<p style="text-spacing-trim: space-all">{pairs}</p>'))
    text = kanyin("proof", "many.pdf").stdout.decode()
    all_of_them = json.loads(kanyin("proof", "many.pdf", "--json").stdout)["files"][0]["faults"]
    often = sum(fault["code"] == "PF204" for fault in all_of_them)
    assert often > 5
    assert text.count("PF204") == 5
    assert f"and {often - 4} more on this page" in text


def test_a_picture_of_a_turned_and_cut_page_shows_the_place(here: Path, kanyin: Run) -> None:
    (here / "turned.pdf").write_bytes(hole_on_a_turned_page())
    (here / "plain.pdf").write_bytes(hole())
    red = {}
    for name in ("turned", "plain"):
        assert kanyin("proof", f"{name}.pdf", "--png", "faults").returncode == 0
        with Image.open(here / "faults" / f"{name}-1.png") as picture:
            marked = picture.convert("RGB").point(lambda level: 255 if level > 150 else 0)
            pixels = marked.load()
            assert pixels is not None
            places = [
                (x, y) for x in range(picture.width) for y in range(picture.height) if pixels[x, y] == (255, 0, 0)
            ]
            red[name] = min(x for x, _ in places), min(y for _, y in places)
    # Of the turned sheet 30 pt are cut at what is its left side for the reader, and 20 pt at its head.
    scale = 110 / 72
    assert red["plain"][0] - red["turned"][0] == pytest.approx(30 * scale, abs=2)
    assert red["plain"][1] - red["turned"][1] == pytest.approx(20 * scale, abs=2)


def test_pictures_show_the_place(here: Path, kanyin: Run) -> None:
    (here / "bad.pdf").write_bytes(off_grid())
    assert kanyin("proof", "bad.pdf", "--png", "faults").returncode == 0
    (fault,) = (
        fault
        for fault in json.loads(kanyin("proof", "bad.pdf", "--json").stdout)["files"][0]["faults"]
        if fault["code"] == "PF303"
    )
    with Image.open(here / "faults" / f"bad-{fault['page']}.png") as picture, pikepdf.open("bad.pdf") as pdf:
        scale = picture.height / float(pdf.pages[0].MediaBox[3])
        left, _, right, top = fault["box"]
        edge = picture.getpixel((round((left + right) / 2 * scale), round(picture.height - (top + 2) * scale)))
    assert isinstance(edge, tuple) and edge[0] > 150 > 100 > edge[1]


def test_the_text_beside_its_markdown(here: Path, kanyin: Run) -> None:
    (here / "a.md").write_text(MARKDOWN, encoding="utf-8")
    assert kanyin("build", "a.md", "--to", "pdf", "-o", "out").returncode == 0
    assert "PF60" not in kanyin("proof", "out/a.pdf", "--text", "a.md").stdout.decode()
    (here / "a.md").write_text(MARKDOWN.replace("由人改过", "由人又改过了"), encoding="utf-8")
    assert "PF601" in kanyin("proof", "out/a.pdf", "--text", "a.md").stdout.decode()
    assert kanyin("proof", "out/a.pdf", "out/a.pdf", "--text", "a.md").returncode == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "PDF"), (b"no PDF at all", "PDF"), (b"%PDF-1.7\n%%EOF", "PDF"), (b"%PDF-1.7\n" + b"\0" * 4000, "PDF")],
)
def test_what_is_no_pdf_is_bad_input(here: Path, kanyin: Run, data: bytes, words: str) -> None:
    (here / "x.pdf").write_bytes(data)
    done = kanyin("proof", "x.pdf")
    assert done.returncode == 4
    assert "x.pdf" in done.stderr.decode() and words in done.stderr.decode()
    assert "bug" not in done.stderr.decode()


def test_a_locked_file_is_bad_input(here: Path, kanyin: Run) -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    done = kanyin("proof", "locked.pdf")
    assert done.returncode == 4
    assert "password" in done.stderr.decode()


def test_a_missing_file_is_bad_input(here: Path, kanyin: Run) -> None:
    assert kanyin("proof", "none.pdf").returncode == 4


def test_what_a_file_says_cannot_steer_a_terminal(here: Path, kanyin: Run) -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf(body=f"<p>{han(40)}。</p>"))) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                text = item.ToUnicode.read_bytes().lower()
                item.ToUnicode = pdf.make_stream(text.replace(b"<4e00>", b"<001b005d>"))
        (here / "\x1b]0;x\x07.pdf").write_bytes(saved(pdf))
    done = kanyin("proof", "\x1b]0;x\x07.pdf", "-v")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr


def test_patterns_and_a_file_that_is_no_pdf(good: Path, bad: Path, kanyin: Run) -> None:
    """One file that cannot be read stops no other; a pattern stands for all that fit it."""
    Path("none.pdf").write_text("no PDF")
    done = kanyin("proof", "*.pdf", "--json")
    assert done.returncode == 1
    assert [one["file"] for one in json.loads(done.stdout)["files"]] == ["bad.pdf", "good.pdf"]
    assert b"none.pdf" in done.stderr
    assert kanyin("proof", "none.pdf").returncode == 4
    assert kanyin("proof", "nothing*.pdf").returncode == 4
