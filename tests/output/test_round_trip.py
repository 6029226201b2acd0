"""A book that an editor has corrected comes back: pandoc reads the parts of the article out of DOCX and EPUB."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kanyin.book import pandoc
from kanyin.book.pandoc import Json
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of
from kanyin.output.docx import write_docx
from kanyin.output.epub import write_epub
from tests.output.books import solid
from tests.styles import STYLES

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.md"))
WRITERS = {"docx": write_docx, "epub": write_epub}


@dataclass
class Parts:
    """What an article is made of, text without white space."""

    headings: list[str]
    paragraphs: list[str]
    code: list[str]
    tables: list[list[str]]
    notes: list[str]
    quotations: list[str]
    formulas: list[str]
    items: int
    rules: int


def nodes(part: Json, *kinds: str) -> Iterator[Json]:
    """The nodes of these kinds in pandoc JSON, outermost first."""
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        if isinstance(child, dict) and child.get("t") in kinds:
            yield child
        yield from nodes(child, *kinds)


def parts_of(document: Json) -> Parts:
    blocks = document["blocks"]
    formulas = [letters_of(node) for node in nodes(blocks, "Math")]

    def texts(*kinds: str) -> list[str]:
        return [solid(text_of(node)) for node in nodes(blocks, *kinds)]

    cells = [[solid(text_of(row[1])) for row in rows(table)] for table in nodes(blocks, "Table")]
    lists = [
        node["c"] if node["t"] == "BulletList" else node["c"][1] for node in nodes(blocks, "BulletList", "OrderedList")
    ]
    return Parts(
        headings=texts("Header"),
        paragraphs=[text for text in texts("Para", "Plain", "LineBlock") if text],
        code=texts("CodeBlock", "Code"),
        tables=cells,
        notes=[solid(text_of(note["c"])) for note in nodes(blocks, "Note")],
        quotations=texts("BlockQuote"),
        formulas=formulas,
        items=sum(map(len, lists)),
        # A break of stars is a rule for pandoc; in a book it has its ornament.
        rules=len(list(nodes(blocks, "HorizontalRule"))) + sum(set(text) == {"＊"} for text in texts("Para")),
    )


def letters_of(formula: Json) -> str:
    """The letters and figures of a formula, which then counts as one sign: its TeX may be written in other words."""
    # pandoc reads the name of a function as a command, or as a word.
    letters = re.sub(r"\\text\{(?:max|min|lim)\}|\\[A-Za-z]+|[^A-Za-z0-9]", "", formula["c"][1])
    formula["c"][1] = "∎"
    return letters


def rows(table: Json) -> Iterator[Json]:
    """The rows of a table, head first."""
    _, _, _, head, bodies, _ = table["c"]
    yield from head[1]
    for body in bodies:
        yield from body[3]


def read(file: Path) -> Parts:
    """The parts of a finished book, as pandoc finds them, without the numbers that notes begin with."""
    command = [pandoc.executable(), str(file), "-t", "json"]
    document = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for note in nodes(document["blocks"], "Note"):
        for first in note["c"][:1]:
            if first["t"] == "Para" and first["c"][0]["t"] == "Link":
                first["c"][:2] = [{"t": "Str", "c": first["c"][1].get("c", "").lstrip("\u3000")}]
    return parts_of(document)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_what_the_article_has_comes_back(article: Path, ending: str, tmp_path: Path) -> None:
    style = list(STYLES.values())[ARTICLES.index(article) % len(STYLES)]
    file = tmp_path / f"book.{ending}"
    file.write_bytes(
        WRITERS[ending](read_book(article.read_text(encoding="utf-8"), article.name, article.parent), style)
    )
    source, found = parts_of(pandoc.parse(article.read_text(encoding="utf-8"))), read(file)
    # The title block comes before the text.
    assert found.headings[-len(source.headings) :] == source.headings
    assert missing(source.paragraphs, found.paragraphs) == []
    for name in ("code", "tables", "notes", "quotations", "items", "rules"):
        assert getattr(found, name) == getattr(source, name), name
    assert found.formulas[-len(source.formulas) :] == source.formulas


def missing(wanted: list[str], found: list[str]) -> list[str]:
    """Those that are not found in this order."""
    rest = iter(found)
    return [text for text in wanted if not any(text == other for other in rest)][:1]
