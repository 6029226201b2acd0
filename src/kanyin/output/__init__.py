"""A Book to finished files: one module or folder a format, and ``FORMATS`` that lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Writer = Callable[..., bytes]
"""``write(book: Book, style: Style) -> bytes``: the finished file; same book and style, same bytes."""


def _writer(name: str, module: str = "") -> Writer:
    """``write_NAME`` of ``kanyin.output.NAME``; module and heavy library are imported at the first call."""

    def write(book: Any, style: Any, **options: Any) -> bytes:
        made: bytes = getattr(import_module(f"kanyin.output.{module or name}"), f"write_{name}")(book, style, **options)
        return made

    return write


FORMATS: dict[str, Writer] = {
    "pdf": _writer("pdf"),
    "epub": _writer("epub"),
    "docx": _writer("docx"),
    "txt": _writer("txt"),
}
"""Every format a book can be written in, in the order they are made in."""

ENDINGS = {"txt": "plain.txt"}
"""What a format's files end with where that is not its name: a scraped page is ``.txt`` too, and no result may take its
place, or be taken for a page in the folder that it lies in."""

LISTS: dict[str, Writer] = {
    "bib": _writer("bib"),
    "csl.json": _writer("csl_json", "bib"),
}
"""Files beside the books: the reference list for people's reference managers, by their suffix."""


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What is wanted of PDF besides a file for the screen: a standard that it follows (``pdf.variants.VARIANTS``),
    and files for a print shop (a ``press.Press``).
    """

    variant: str = ""
    press: Any = None


def writers(formats: Iterable[str], pdf: PdfOptions) -> Iterator[Callable[[Any, Any], dict[str, bytes]]]:
    """What makes the files of a book, one writer after another: ``write(book, style)`` gives files by their suffix."""
    wanted = set(formats)

    def one(name: str) -> Callable[[Any, Any], dict[str, bytes]]:
        options = {"variant": pdf.variant} if name == "pdf" and pdf.variant else {}
        return lambda book, style: {ENDINGS.get(name, name): known[name](book, style, **options)}

    known = FORMATS | LISTS
    yield from (one(name) for name in known if name in wanted)
    if pdf.press is not None:
        press = import_module("kanyin.output.press.writer")
        yield lambda book, style: dict(press.write_press(book, style, pdf.press))
