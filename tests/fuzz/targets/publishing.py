"""Markdown to PDF, EPUB and DOCX: each is made or refused with cause and cure, and shows every Han character."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from kanyin import pipeline
from kanyin.errors import InputError, MissingToolError, OutputError
from kanyin.model import Book
from kanyin.output import FORMATS
from kanyin.output.xhtml import legal
from kanyin.run.batch import decode_markdown
from kanyin.style import Style
from tests.fuzz.engine import Case, Target
from tests.fuzz.mutations import MARKUP, TEXT, at, count, put
from tests.output.books import HOSTILE, PLAIN, RICH, png
from tests.output.test_all_formulas import FORMULAS
from tests.styles import STYLES

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
MARKS = [
    *("> ", "- ", "1. ", "(a) ", "# ", "### ", "*", "**", "***", "_", "~~", "~", "^", "`", "```\n", "    ", "\t", "| "),
    *("[", "]", "(", ")", "](x)", "](#sec-1)", "]{.a}", "]{lang=en}", "{", "}", "![", "![](a.png)"),
    *("![图](d.svg){width=9%}", "^[", "[^1]", "[^1]: ", '[x]: http://a.example "b"\n', "<http://a.example>"),
    *("http://a.example/b?c=d", "$", "$$", "\\(", "\\", "\\\n", "&amp;", "&#0;", "&#x41;", "<!--", "-->", "<b>"),
    *("<br>", "{=html}", "'", '"', ":::", "::: a\n", "::: {#b .c}\n", "---\n", "---", "***\n", "===\n", "...\n"),
    *("+---+\n", "|---|:-:|\n", "\n: ", "\n\n", "% ", "@a", "[@a]", "(@)", "#. ", "* * *\n", ": 表 1\n", "Table: t\n"),
    *("  \n", "\n\n\n", "甲\n:   乙\n", "| 甲 | 乙 |\n", "title: ", "abstract: |\n  ", "keywords: [", "date: "),
    *("author: {name: ", "&a ", "*a", "!!x ", "? ", "<<: ", "#", "%"),
]


def put_marks(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Marks of Markdown, one of them many times or many of them."""
    for _ in range(count(luck, 12)):
        text = put(text, luck.choice(MARKS) * count(luck, 40), luck)
    return text


def wrap(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A stretch inside marks, many times over."""
    pairs = [("*", "*"), ("**", "**"), ("[", "](x)"), ("[", "]{.a}"), ("^[", "]"), ("~~", "~~"), ("$", "$"), ("`", "`")]
    before, after = luck.choice(pairs)
    start, times = at(text, luck), count(luck, 12)
    end = start + count(luck, 200)
    return text[:start] + before * times + text[start:end] + after * times + text[end:]


def begin_lines(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """Lines that begin with a mark."""
    lines = text.split("\n")
    start, mark = luck.randrange(len(lines)), luck.choice(MARKS).replace("\n", "") * count(luck, 8)
    for n in range(start, min(len(lines), start + count(luck, 30))):
        lines[n] = mark + lines[n]
    return "\n".join(lines)


def put_formula(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A formula, or a piece of one."""
    formula = luck.choice(FORMULAS)
    formula = formula[: at(formula, luck)] if luck.random() < 0.3 else formula
    return put(text, luck.choice(["${}$", "\n\n$${}$$\n\n"]).format(formula), luck)


def table(text: str, luck: random.Random, others: Sequence[str]) -> str:
    """A table of any size, with what the text has in its cells."""
    width, height = count(luck, 40), count(luck, 40)
    rows = [[text[start : start + count(luck, 12)] for start in (at(text, luck),) * width] for _ in range(height)]
    lines = ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in rows]
    return put(text, "\n\n" + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n\n", luck)


def run(case: Case, formats: Sequence[str] = ()) -> None:
    """Each format in turn; of what two refuse the third need not be asked."""
    for name, data in (("a.png", png(60, 20)), ("scale.png", png()), ("d.svg", DRAWING)):
        (case.folder / name).write_bytes(data)
    book = pipeline.make_book(decode_markdown(case.data, "book.md"), "book.md", case.folder)
    style = replace(case.luck.choice(list(STYLES.values())), toc=case.luck.random() < 0.3)
    for name in formats or ("epub", "docx", "txt", *(["pdf"] if case.luck.random() < 0.33 else [])):
        check(name, book, style)


def check(name: str, book: Book, style: Style) -> None:
    """AssertionError for an error that is ours, and for a Han character of the book that a format has not."""
    try:
        data = FORMATS[name](book, style)
    except MissingToolError as error:
        assert "no font has" in error.problem, error
        return
    except OutputError as error:
        assert "not well formed" not in error.problem and "pandoc cannot" not in error.problem, f"{name}: {error}"
        raise
    except InputError:
        raise
    wanted = Counter(HAN.findall("".join(words(book.ast["blocks"]))))
    if name != "pdf":
        shown = Counter(HAN.findall(data.decode() if name == "txt" else "".join(texts_of(data))))
        lost = "".join((wanted - shown).elements())
        assert not lost, f"{name} has not {lost[:40]!r}"


def words(node: object) -> list[str]:
    """What a reader should see: text, code, not what stands for a picture or a formula."""
    kind = node.get("t") if isinstance(node, dict) else ""
    if isinstance(node, dict) and kind in ("Str", "Code", "CodeBlock"):
        return [legal(node["c"] if kind == "Str" else node["c"][1])]
    if kind in ("Math", "Image") or not isinstance(node, (dict, list)):
        return []
    children = node.values() if isinstance(node, dict) else node
    return [text for child in children for text in words(child)]


def texts_of(data: bytes) -> list[str]:
    """All text of an EPUB's pages or a DOCX's parts, each of which must be XML."""
    texts = []
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith((".xhtml", ".xml", ".opf", ".ncx", ".svg", ".rels")):
                root = etree.fromstring(file.read(name), etree.XMLParser(huge_tree=True))
                if name.endswith((".xhtml", "document.xml", "notes.xml")):
                    texts.append("".join(root.itertext()))
    return texts


DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="5" height="5"/></svg>'


def more() -> list[bytes]:
    formulas = "".join(f"$${formula}$$\n\n" for formula in FORMULAS[::20])
    return [text.encode() for text in (PLAIN, RICH, HOSTILE, RICH, RICH + formulas)]


MUTATIONS = (*TEXT, *MARKUP[:1], *(put_marks, wrap, begin_lines, put_formula, table) * 5)
TARGET = Target("publishing", ["*.md"], run, MUTATIONS, weight=0.25, limit=60.0, more=more)
