"""A Book to finished files: one module a format, and ``FORMATS`` that lists them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

Writer = Callable[[Any, Any], bytes]
"""``write(book: Book, style: Style) -> bytes``: the finished file; same book and style, same bytes."""


def _writer(name: str) -> Writer:
    """``write_NAME`` of ``kanyin.output.NAME``; module and heavy library are imported at the first call."""

    def write(book: Any, style: Any) -> bytes:
        made: bytes = getattr(import_module(f"kanyin.output.{name}"), f"write_{name}")(book, style)
        return made

    return write


FORMATS: dict[str, Writer] = {
    "pdf": _writer("pdf"),
    "epub": _writer("epub"),
    "docx": _writer("docx"),
}
"""Every format a book can be written in, by the suffix of its files, in the order they are made in."""
