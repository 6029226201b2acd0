"""Bytes of a text page to a Source: which encoding, which lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin.errors import InputError
from kanyin.inline import opaque
from kanyin.messages import msg
from kanyin.model import Change, Source
from kanyin.patterns import lazy
from kanyin.read import mojibake
from kanyin.read.boards import read_board
from kanyin.read.dumps import read_dump
from kanyin.read.edit_links import without_edit_links
from kanyin.read.encoding import UNDECODED, decode, replaced, undecoded_bytes
from kanyin.read.entities import without_entities
from kanyin.read.labelled import read_labelled, without_text_label
from kanyin.read.language import language
from kanyin.read.listings import with_listings

_LINE_END = lazy("\r\n?")
PADDING = "EN004"
"""The rule of a page whose end is filled with zeros."""
BYTES_LOST = "EN001"


def read_source(data: bytes, name: str, *, encoding: str = "", lossy: bool = False, is_ocr: bool = False) -> Source:
    """Decode a page and split it into lines, numbered as an editor numbers them.

    ``is_ocr``: the page is Markdown that text recognition made; else marks of a dumping tool are read. For
    ``encoding`` and ``lossy`` see ``encoding.decode``; each line in which bytes were replaced has a Change. Raises
    InputError when the file is empty, binary, not to be decoded, or garbled before it was saved.
    """
    if not data.strip():
        raise empty(name)
    text, padding = without_padding(data)
    found = decode(text, name, encoding=encoding, lossy=lossy)
    lines = split_lines(found.text)
    mojibake.refuse(lines, name)
    doubts = tuple(mojibake.doubts([replaced(line) for line in lines] if found.is_damaged else lines))
    lines, changes = show_bytes(lines) if found.is_damaged else (lines, ())
    padded = [Change(PADDING, "edit", (len(lines),), lines[-1], lines[-1], doubt=True)] * (padding > 0)
    digest = hashlib.sha256(data).hexdigest()
    encoding = msg("{encoding}, {evidence}", encoding=found.encoding, evidence=found.evidence)
    lang = language(found.text)
    meta = {"lang": lang} if lang else {}
    source = Source(name, lines, digest, meta=meta, changes=(*changes, *doubts, *padded), encoding=encoding)
    if is_ocr:
        from kanyin.read.ocr import read_ocr

        return read_ocr(source)
    shown = opaque.as_read(source).lines
    for step in (without_entities, without_text_label):
        if made := tuple(step(shown)):
            source = replace(source, changes=(*source.changes, *made))
            shown = opaque.as_read(source).lines
    return with_listings(
        read_labelled(source, shown) or read_board(source, shown) or without_edit_links(read_dump(source))
    )


_PADDING = re.compile(rb"(?<!\0)\0{4,}+[\xff\x1a]?\Z")


def without_padding(data: bytes) -> tuple[bytes, int]:
    """A page without the zeros that a disk or an archive filled its last block with, and how many bytes these are.

    Only where the page has text and no zero elsewhere: UTF-16 and binary files do.
    """
    found = _PADDING.search(data) if data[-5:].count(0) >= 4 else None
    if found is None or not data[: found.start()].strip() or b"\0" in data[: found.start()]:
        return data, 0
    return data[: found.start()], len(data) - found.start()


def empty(name: str) -> InputError:
    """The error for a file with nothing in it."""
    return InputError(msg("the file is empty"), file=name, hint=msg("save the page's text into it first"))


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text page."""
    return tuple((_LINE_END.sub("\n", text) if "\r" in text else text).split("\n"))


def show_bytes(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Change, ...]]:
    """Lines in which each byte that could not be decoded is written ``\\\\xNN``, and the edits that replace it."""
    changes = tuple(_replaced(lines))
    shown = {change.src[0]: change.before for change in changes}
    return tuple(shown.get(n, line) for n, line in enumerate(lines, 1)), changes


def _replaced(lines: Sequence[str]) -> Iterator[Change]:
    for n, line in enumerate(lines, 1):
        if UNDECODED.search(line):
            before = UNDECODED.sub(lambda run: "".join(f"\\x{byte:02x}" for byte in undecoded_bytes(run[0])), line)
            yield Change(BYTES_LOST, "edit", (n,), before, replaced(line), doubt=True)
