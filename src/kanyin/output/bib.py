"""The reference list of a book as BibTeX and as CSL-JSON, for people's reference managers."""

from __future__ import annotations

import json

from kanyin.book.citations import is_entry
from kanyin.book.scripts import plain_text
from kanyin.messages import msg
from kanyin.model import Book
from kanyin.references.bibtex import to_bibtex
from kanyin.references.csl import Item
from kanyin.references.listing import items, read_list
from kanyin.remarks import remark


def write_bib(book: Book, _style: object) -> bytes:
    """``NAME.bib``; empty where the book has no list, of which a person is told."""
    return to_bibtex(_items(book)).encode()


def write_csl_json(book: Book, _style: object) -> bytes:
    """``NAME.csl.json``: CSL-JSON 1.0.2, a mark and what was not understood in ``custom``."""
    return (json.dumps(_items(book), ensure_ascii=False, indent=2) + "\n").encode()


def _items(book: Book) -> list[Item]:
    listed = [plain_text(block["c"][1]) for block in book.ast["blocks"] if is_entry(block)]
    entries = tuple(entry for text in listed for entry in read_list(text))
    if not entries:
        remark(msg("no reference list found"), hint=msg("put the references under a heading 参考文献"))
    return items(entries)
