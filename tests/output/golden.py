"""Golden files of all formats as text: ``python -m tests.output.golden`` writes them anew, and the diff is the review.

A case is a folder of ``tests/golden/books`` with one ``source.STYLE.md``; beside it stands what is made of that: the
HTML that is laid out for PDF, the XHTML of the EPUB, the XML of the DOCX, the plain text. A new case is a new source.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kanyin import __version__
from kanyin.book.reader import read_book
from kanyin.book.title_lines import with_title
from kanyin.output import FORMATS
from kanyin.output.pdf.page import whole_page
from kanyin.style import load_style

CASES = Path(__file__).parents[1] / "golden" / "books"
_BLOCKS = re.compile(r"(?<=>)(?=<(?:p|h\d|li|ol|ul|div|table|t[rdh]|pre|blockquote|figure|aside|section|nav|main)\b)")


def sources() -> list[Path]:
    """The source of each case."""
    return sorted(CASES.glob("*/source.*.md"))


def made(source: Path) -> dict[str, str]:
    """What is made of a source, by the names of its golden files."""
    style = load_style(source.suffixes[0].removeprefix("."))
    book = read_book(source.read_text(encoding="utf-8"), source.name, source.parent)
    page = whole_page(book, with_title(style, book)).html.replace(__version__, "VERSION")
    return {
        "pdf.html": _BLOCKS.sub("\n", page),
        "epub.xhtml": _BLOCKS.sub("\n", _parts(FORMATS["epub"](book, style), r".*(?<!nav)\.xhtml")),
        "docx.xml": _parts(FORMATS["docx"](book, style), r"word/(?:document|footnotes)\.xml", pretty=True),
        "plain.txt": FORMATS["txt"](book, style).decode(),
    }


def _parts(data: bytes, names: str, *, pretty: bool = False) -> str:
    """Parts of a zip file, each under its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [(name, archive.read(name)) for name in archive.namelist() if re.fullmatch(names, name)]
    return "\n".join(f"<!-- {name} -->\n{_text(part, pretty)}" for name, part in found)


def _text(part: bytes, pretty: bool) -> str:
    if not pretty:
        return part.decode()
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True))
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode", pretty_print=True))


def rewrite() -> Iterator[Path]:
    """Write the golden files of all cases; those that have changed."""
    for source in sources():
        for name, text in made(source).items():
            file = source.parent / name
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                file.write_text(text, encoding="utf-8")
                yield file


if __name__ == "__main__":
    for file in rewrite():
        sys.stdout.write(f"{file.relative_to(CASES.parents[2])}\n")
