"""JSON Lines, as corpora have it: a document a line, its text in one field, what is told of it in others."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, BinaryIO

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.model import Source
from kanyin.read import mojibake
from kanyin.read.encoding import unmarked
from kanyin.read.text import split_lines

SUFFIXES = (".jsonl", ".ndjson")
TEXT = ("text", "content", "body")
"""Fields that may hold the text, in the order in which they are looked for; several paragraphs may be a list."""
TOLD = {
    "title": ("title", "headline"),
    "date": ("date", "publish_date", "published", "publish_time", "pub_date", "timestamp"),
    "container-title": ("journal", "container-title", "publication"),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("page", "pages"),
    "abstract": ("abstract",),
    "DOI": ("doi", "DOI"),
    "URL": ("url", "URL"),
}
"""CSL names, and the fields that may hold them. ``author`` and ``keywords`` are lists."""
LISTS = {"author": ("author", "authors"), "keywords": ("keywords",)}
_DATE = re.compile(r"(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?![\d])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WEB = re.compile("https?://[!-~]+$")


GIVEN_UP = 5
"""A line so many times longer than a record may be is no line: what follows in its file is not read."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Span:
    """Where a record stands in its file: its line from 1, its first byte, its length in bytes.

    ``is_last``: its end was not found, and what follows was not read.
    """

    line: int
    start: int
    length: int
    is_last: bool = False


def find_records(file: BinaryIO, most: int) -> Iterator[Span]:
    """The lines of a file that are not blank, one at a time in memory, and of none more than ``most`` bytes."""
    start = 0
    for number in count(1):
        line = file.readline(most + 1)
        if not line:
            return
        length, ended = len(line), len(line) <= most or line.endswith(b"\n")
        while not ended and length <= GIVEN_UP * most:
            more = file.readline(_PIECE)
            length += len(more)
            ended = len(more) < _PIECE or more.endswith(b"\n")
        if length > most or line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Span(number, start, length, not ended)
        if not ended:
            return
        start += length


def is_record(data: bytes) -> bool:
    """The bytes begin as JSON Lines do: with an object on a line of its own that has a field for text."""
    first = data.lstrip(b" \t\r\n\xef\xbb\xbf").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return any(field in record for field in TEXT)


def read_record(data: bytes, name: str, line: int) -> Source:
    """One record: its text as the lines of a page, the fields that tell of it as ``meta``.

    Raises InputError, with the file ``name`` and the ``line``, for what is not JSON in UTF-8, no object, or without
    text, and for a text that was garbled before.
    """
    record = _object(data, name, line)
    field = next((field for field in TEXT if record.get(field)), None)
    text = record.get(field) if field else None
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n".join(text)
    if not isinstance(text, str) or not text.strip():
        cure = msg("put the document's text into a field {name!r}", name=TEXT[0])
        raise InputError(msg("the record has no text"), file=name, line=line, cure=cure)
    # Half of a surrogate pair, which JSON can hold, is a character that was lost.
    lines = split_lines(unmarked(_SURROGATE.sub("\ufffd", text.replace("\0", ""))))
    try:
        mojibake.refuse(lines, name)
    except InputError as error:
        raise InputError(error.problem, file=name, line=line, cure=error.cure) from error
    digest = hashlib.sha256(data).hexdigest()
    doubts = tuple(mojibake.doubts(lines))
    encoding = msg("{encoding}, {evidence}", encoding="utf-8", evidence=msg("as JSON is"))
    return Source(f"{name}:{line}", lines, digest, meta=_told(record), changes=doubts, encoding=encoding)


def _object(data: bytes, name: str, line: int) -> dict[str, Any]:
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        cure = msg("convert the file to UTF-8, for example with iconv")
        raise InputError(msg("not UTF-8"), file=name, line=line, cure=cure) from error
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        problem = msg("not JSON at character {column}: {reason}", column=column, reason=error)
        raise InputError(problem, file=name, line=line, cure=msg("each line is one object in braces")) from error
    if not isinstance(record, dict):
        cure = msg("each line is one object in braces")
        raise InputError(msg("the record is no object"), file=name, line=line, cure=cure)
    return record


def _told(record: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """What a record tells of its document, by CSL names."""
    told: dict[str, str | tuple[str, ...]] = {}
    for key, fields in TOLD.items():
        value = next((_line(record[field]) for field in fields if record.get(field)), "")
        if key == "date":
            value = found[0] if (found := _DATE.match(value)) else ""
        if key == "URL" and not _WEB.match(value):
            value = ""
        told[key] = value
    for key, fields in LISTS.items():
        told[key] = _parts(next((record[field] for field in fields if record.get(field)), ()))
    return {key: value for key, value in told.items() if value}


def _parts(value: object) -> tuple[str, ...]:
    """The values of a list, or those that stand in one text."""
    parts = re.split("[;；,，、]", value) if isinstance(value, str) else value if isinstance(value, list) else ()
    return tuple(filter(None, map(_line, parts)))


def _line(value: object) -> str:
    """A value that can stand in one line; nothing for a list or an object."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(unmarked(_SURROGATE.sub("\ufffd", str(value))).split())
