"""Pictures of pixels: sound ones of every kind are in every format, others are told with their line, before they cost
anything.
"""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from kanyin import limits
from kanyin.errors import InputError
from kanyin.model import Book
from kanyin.output import FORMATS, raster
from kanyin.output.archive import unpack
from kanyin.output.pictures import read_pictures
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.output.books import book_of, png

STYLE = load_style("journal")
MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def empty_png(width: int, height: int) -> bytes:
    """A PNG that says it is so large, in few bytes."""
    rows = zlib.compress(b"\0" * (height * (width // 8 + 1)), 9) if width * height < 10**9 else zlib.compress(b"")
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def saved(mode: str, kind: str, **options: object) -> bytes:
    """A picture of two halves, dark and light."""
    image = Image.new("L", (40, 20), 30)
    image.paste(220, (20, 0, 40, 20))
    image = image.convert("I").point(lambda value: value * 257).convert(mode) if mode == "I;16" else image.convert(mode)
    data = io.BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def pictures() -> Iterator[tuple[str, bytes]]:
    for mode in MODES:
        yield f"png-{mode.replace(';', '')}.png", saved(mode, "PNG")
    for mode in ("L", "RGB", "CMYK"):
        yield f"jpeg-{mode}.jpg", saved(mode, "JPEG", progressive=True, dpi=(300, 300))
    yield "gif.gif", saved("P", "GIF")
    frames = [Image.new("P", (9, 9), n) for n in range(3)]
    data = io.BytesIO()
    frames[0].save(data, "GIF", save_all=True, append_images=frames[1:], duration=50)
    yield "moving.gif", data.getvalue()


KINDS = dict(pictures())
PICTURED = [name for name in FORMATS if name != "txt"]
"""Formats that show pictures."""


def book_with(data: bytes, folder: Path, name: str = "p.png") -> Book:
    (folder / name).write_bytes(data)
    return book_of(f"正文。\n\n![图]({name})\n", folder)


@pytest.mark.parametrize("name", PICTURED)
def test_every_kind_is_shown_in_every_format(name: str, tmp_path: Path) -> None:
    for file, data in KINDS.items():
        (tmp_path / file).write_bytes(data)
    data = FORMATS[name](book_of("\n\n".join(f"![图]({file})" for file in KINDS), tmp_path), STYLE)
    if name != "pdf":
        assert sorted(part for part in unpack(data).values() if part in KINDS.values()) == sorted(KINDS.values())


def test_sixteen_bits_are_shown_as_what_they_are(tmp_path: Path) -> None:
    """WeasyPrint would take each half of a sample for one of its own."""
    import pypdfium2

    with pypdfium2.PdfDocument(FORMATS["pdf"](book_with(KINDS["png-I16.png"], tmp_path), STYLE)) as document:
        (picture,) = (found for found in document[0].get_objects() if found.type == 3)
        shown = picture.get_bitmap().to_pil().convert("L")
    assert {shown.getpixel((5, 10)), shown.getpixel((35, 10))} == {30, 220}


def broken() -> Iterator[tuple[str, bytes]]:
    whole = os.urandom(0) + png(300, 200)
    yield "cut png", whole[: len(whole) // 2]
    yield "png without its end", whole[:-30]
    yield "head of a png", whole[:20]
    yield "png of another sum", whole.replace(b"IDAT", b"IDAX")
    yield "png without pixels", whole[:33] + chunk(b"IEND", b"")
    yield "png of bad pixels", whole[:33] + chunk(b"IDAT", b"x" * 50) + chunk(b"IEND", b"")
    jpeg = KINDS["jpeg-RGB.jpg"]
    yield "cut jpeg", jpeg[: len(jpeg) * 2 // 3]
    yield "head of a jpeg", jpeg[:4]
    gif = KINDS["moving.gif"]
    yield "cut gif", gif[:25]
    yield "head of a gif", gif[:7]


BROKEN = dict(broken())


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_half_a_picture_is_an_error_with_its_line(data: bytes, tmp_path: Path) -> None:
    import weasyprint.images  # noqa: F401  (it tells Pillow to take halves)

    for name in PICTURED:
        with pytest.raises(InputError) as caught:
            FORMATS[name](book_with(data, tmp_path), STYLE)
        assert caught.value.file == "sample.md" and caught.value.line == 3
        assert "'p.png'" in caught.value.problem and caught.value.hint


@pytest.mark.parametrize("name", ["p.png", "p.svg"])
@pytest.mark.parametrize(
    "data", [b"\n<!DOCTYPE html>\n<html>", b"<html><svg/></html>", b"version https://git-lfs.github.com/"]
)
def test_what_is_no_picture_at_all_is_told_and_stops_nothing(data: bytes, name: str, tmp_path: Path) -> None:
    with heard() as found:
        book = book_with(data, tmp_path, name)
    assert not book.pictures and "〔图〕" in book.html
    assert [(one.line, "saved under its name" in one.problem) for one in found] == [(3, True)]


def test_weasyprint_keeps_its_way_with_halves(tmp_path: Path) -> None:
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    with pytest.raises(InputError):
        read_pictures(book_with(BROKEN["cut png"], tmp_path))
    assert before == ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(("width", "height"), [(13_000, 13_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1), (10**8, 1)])
def test_too_many_pixels_are_refused_before_they_are_decoded(
    width: int, height: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(image: Image.Image) -> None:
        raise AssertionError(f"{image.size} was decoded")

    monkeypatch.setattr(raster, "_whole", decoded)
    with pytest.raises(InputError) as caught:
        read_pictures(book_with(empty_png(width, height), tmp_path))
    assert f"{width * height} pixels of a picture: the limit pixels is 80000000" in caught.value.problem
    assert "KANYIN_PIXELS" in caught.value.hint and caught.value.line == 3


def test_the_limit_of_pixels_can_be_raised_and_holds_again(tmp_path: Path) -> None:
    book = book_with(empty_png(10_000, 9_000), tmp_path)
    with limits.using(limits.Limits(pixels=100_000_000)):
        assert read_pictures(book)
    with pytest.raises(InputError, match="pixels"):
        read_pictures(book)


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    book = book_with(png(), tmp_path)
    with limits.using(limits.Limits(picture_size=100)), pytest.raises(InputError, match=r"sample\.md:3.*p\.png.*size"):
        read_pictures(book)


def test_a_picture_of_ten_megabytes_is_in_the_docx(tmp_path: Path) -> None:
    noise = Image.frombytes("L", (3600, 3000), os.urandom(3600 * 3000))
    noise.save(tmp_path / "noise.png", compress_level=0)
    data = FORMATS["docx"](book_of("![图](noise.png)", tmp_path), STYLE)
    assert (tmp_path / "noise.png").read_bytes() in unpack(data).values()


def test_sizes_in_the_docx_are_those_of_the_pictures(tmp_path: Path) -> None:
    """A picture is as large as its pixels and its dots per inch say, a drawing as its own units."""
    (tmp_path / "a.jpg").write_bytes(saved("L", "JPEG", dpi=(144, 72)))
    (tmp_path / "b.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1in" height="36pt"/>', "utf-8")
    text = unpack(FORMATS["docx"](book_of("![甲](a.jpg)\n\n![乙](b.svg)", tmp_path), STYLE))["word/document.xml"]
    for cx, cy in ((40 * 12700 // 2, 20 * 12700), (914400, 457200)):
        assert f'<wp:extent cx="{cx}" cy="{cy}"/>'.encode() in text


def test_too_many_pictures_are_refused(tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.png").write_bytes(png(9 + n, 9))
    markdown = "\n\n".join(f"![图]({n % 4}.png)" for n in range(12))
    assert len(book_of(markdown, tmp_path).pictures) == 4
    with limits.using(limits.Limits(pictures=3)), pytest.raises(InputError, match=r"sample\.md:7: .*pictures"):
        book_of(markdown, tmp_path)
    assert len(book_of(markdown, tmp_path).pictures) == 4


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("x%00.png", "no file can have that name"),
        ("长" * 300 + ".png", "no file can have that name"),
        ("http://127.0.0.1:9/x.png", "not fetched"),
        ("data:image/png;base64,iVBORw0KGgo=", "not fetched"),
        ("missing.png", "no such file"),
        ("a.psd", "not a kind of picture"),
        (".", "not a kind of picture"),
        ("", "not a kind of picture"),
    ],
)
def test_a_target_that_names_no_picture_is_told_with_its_line(target: str, words: str, tmp_path: Path) -> None:
    with heard() as found:
        book = book_of(f"正文。\n\n文字![图]({target})\n", tmp_path)
    (remark,) = found
    assert words in remark.problem and remark.hint and remark.line == (3 if target else None)
    assert "〔图〕" in book.html and not book.pictures


@pytest.mark.parametrize("kind", ["WEBP", "BMP", "TIFF"])
@pytest.mark.parametrize("ending", ["", ".jpg"])
def test_kinds_that_not_all_readers_know_come_as_png(kind: str, ending: str, tmp_path: Path) -> None:
    """Whatever their files are called."""
    book = book_with(saved("RGB", kind), tmp_path, f"p{ending or '.' + kind.lower()}")
    (picture,) = read_pictures(book).values()
    shown = Image.open(io.BytesIO(picture.data))
    assert (picture.ending, picture.media_type, shown.format, shown.size) == ("png", "image/png", "PNG", (40, 20))
    assert abs(shown.convert("L").getpixel((1, 1)) - 30) < 9  # type: ignore[operator]
    for name in PICTURED:
        assert FORMATS[name](book, STYLE)


@pytest.mark.parametrize("kind", ["WEBP", "BMP", "TIFF"])
def test_half_of_such_a_picture_is_an_error_with_its_line(kind: str, tmp_path: Path) -> None:
    data = saved("RGB", kind)
    with pytest.raises(InputError) as caught:
        read_pictures(book_with(data[: len(data) // 2], tmp_path))
    assert (caught.value.line, kind in caught.value.problem) == (3, True)
