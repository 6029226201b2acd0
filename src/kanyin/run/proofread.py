"""One PDF on disk proofread: its faults, its pictures, its text beside the Markdown."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

from kanyin import pipeline
from kanyin.book.tags import TAG, element, inside
from kanyin.files import read_bytes
from kanyin.files.writing import make_folder, write_whole
from kanyin.output import html
from kanyin.patterns import lazy
from kanyin.proof import Proof, proof_pdf
from kanyin.proof.drawing import page_pictures
from kanyin.proof.model import FORMULA
from kanyin.proof.table import table
from kanyin.record.report import harmless
from kanyin.run.batch import decode_markdown
from kanyin.style import load_style


def examine(path: str, press: bool | None, source: str | None, folder: str | None) -> Proof:
    """Proofread the PDF ``path``; compare it with the Markdown file ``source``; draw its faults into ``folder``.

    Raises InputError for what cannot be read, OutputError for what cannot be written.
    """
    data = read_bytes(Path(path), "pdf-size")
    proof = proof_pdf(data, path, press=press, text=source_text(source) if source else "")
    if folder is not None:
        make_folder(Path(folder))
        for number, picture in page_pictures(data, proof.faults, proof.shown):
            write_whole(Path(folder) / f"{Path(path).stem}-{number}.png", picture)
    return proof


def size_of(path: str) -> int:
    """How many bytes a file has, as far as that can be told before it is read."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def shown(proof: Proof, *, verbose: bool) -> str:
    """The table of a proof; what a file says in it cannot steer a terminal."""
    return "\n".join(harmless(line) for line in table(proof, verbose=verbose).split("\n"))


def source_text(path: str) -> str:
    """What a reader of the Markdown file sees: title block and text, each once; ``FORMULA`` for formulas."""
    file = Path(path)
    book = pipeline.make_book(decode_markdown(read_bytes(file), path), file.name, file.parent)
    style = load_style("official") if _OF_OFFICIAL.intersection(book.meta.extra) else None
    closing = f"{html.closing(book, style)}\n{html.colophon(book, style)}" if style else ""
    return _plain(f"{html.title_block(book, style)}\n{book.html}\n{closing}")


_OF_OFFICIAL = frozenset(("issuer", "doc-number", "signature", "addressee"))
"""Fields that 公文 alone prints, before and below its text."""


_NOTE_CALL = lazy("|".join(f'<{name}\\b(?>[^<>]*?class="footnote){inside(name)}</{name}>' for name in ("sup", "a")))


def _plain(page: str) -> str:
    page = re.sub(element("math"), FORMULA, page)
    without = _NOTE_CALL.sub("\n", page)
    without = re.sub(r"</(p|span|h\d|li|td|th|figcaption|caption|blockquote)>", "\n", without)
    return unescape(re.sub(TAG, "", without))
