"""Bytes of a text page to a Source: which encoding, which lines."""

from __future__ import annotations

import codecs
import hashlib
import re

from kanyin.errors import InputError
from kanyin.model import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_END = re.compile("\r\n|\n|\r")


def read_source(data: bytes, name: str) -> Source:
    """Decode a page and split it into lines, numbered as an editor numbers them.

    UTF-8 and UTF-16 are known by their byte order mark, UTF-8 also by being valid UTF-8; anything else is read as
    GB18030, which holds GBK and GB2312. Raises InputError when the file is empty, binary, or in no such encoding.
    """
    if not data.strip():
        raise InputError("the file is empty", file=name, cure="save the page's text into it first")
    text = _decode(data, name)
    return Source(name, tuple(_LINE_END.split(text)), hashlib.sha256(data).hexdigest())


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    if b"\0" in data:
        raise InputError(
            "this is a binary file, not text",
            file=name,
            cure="kanyin reads text pages and Markdown; save the page as text first",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "gb18030", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start} (0x{data[error.start]:02x}) is neither UTF-8 nor {encoding.upper()}",
            file=name,
            line=data.count(b"\n", 0, error.start) + 1,
            cure="convert the file to UTF-8, for example with iconv",
        ) from error
