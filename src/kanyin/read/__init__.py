"""Bytes to Source: which kind of page, decoding, lines."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from kanyin.model import Source
from kanyin.read.text import read_source

SINGLE_FILE = (".mhtml", ".mht")
"""Endings of the names of web pages that a browser saved with all that belongs to them in one file."""
HTML = (".html", ".htm", ".xhtml", ".shtml", *SINGLE_FILE)
"""Endings of the names of web pages."""

_TAG = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<[a-z!]", re.I)
_SIGNS = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person says about pages: their encoding, that bytes which are no character may be replaced, and which
    links of web pages are kept (``outside``, ``keep``, ``none``).
    """

    encoding: str = ""
    lossy: bool = False
    links: str = "outside"


DEFAULT_OPTIONS = ReadOptions()
"""The page itself tells its encoding."""


def read_page(
    data: bytes, name: str, path: Path | None = None, options: ReadOptions = DEFAULT_OPTIONS, kind: str = ""
) -> Source:
    """A page, ``html``, ``text`` or ``ocr`` as ``kind`` says; else by the ending of its name, or by its beginning where
    it came without one (stdin).

    Raises what ``read_html`` and ``read_source`` raise.
    """
    by_itself = path.suffix.lower() in HTML if path else is_html(data)
    if kind == "html" or (not kind and by_itself):
        from kanyin.read.html import read_html

        folder = path.parent if path else None
        told = {"encoding": options.encoding, "lossy": options.lossy, "links": options.links}
        page = _web_page(data, name, path)
        source = read_html(page, name, folder, **told)  # type: ignore[arg-type]
        return source if page is data else replace(source, sha256=hashlib.sha256(data).hexdigest())
    return read_source(data, name, encoding=options.encoding, lossy=options.lossy, is_ocr=kind == "ocr")


def _web_page(data: bytes, name: str, path: Path | None) -> bytes:
    """The web page that the file is, or holds. Raises InputError."""
    if path is None or path.suffix.lower() not in SINGLE_FILE:
        return data
    from kanyin.read.mhtml import page_of

    return page_of(data, name)


def is_html(data: bytes) -> bool:
    """The bytes begin with a tag, and those of a whole page come soon: a crawler may have put its own before them."""
    return _TAG.match(data) is not None and _SIGNS.search(data[:8192]) is not None
