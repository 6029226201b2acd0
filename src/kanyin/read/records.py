"""JSON Lines, as corpora have it: a document a line, its text in one field, what is told of it in others."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, BinaryIO

from kanyin import rules
from kanyin.errors import InputError
from kanyin.fields.dates import take_date
from kanyin.messages import msg
from kanyin.model import Change, Source
from kanyin.patterns import lazy
from kanyin.read import mojibake
from kanyin.read.encoding import unmarked
from kanyin.read.language import language
from kanyin.read.text import split_lines

SUFFIXES = (".jsonl", ".ndjson")
LEFT = "RC001"
"""The rule of a field of which nothing is read."""
_DATE = lazy(r"(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?![\d])")
_COMPACT = lazy(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_HAN = lazy("[\u3400-\u9fff]")
LEAST_TOLD = 8
"""Han characters in a field of which nothing is read for a person to look at it: fewer are a name, a category."""
_SURROGATE = lazy("[\ud800-\udfff]")
_WEB = lazy("https?://[!-~]+$")


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


@cache
def _fields() -> dict[str, Any]:
    return rules.table("records")


def is_record(data: bytes) -> bool:
    """The bytes begin as JSON Lines do: with an object on a line of its own that has a field for text."""
    first = data.lstrip(b" \t\r\n\xef\xbb\xbf").split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return any(field in record for field in _fields()["text"])


def read_record(data: bytes, name: str, line: int) -> Source:
    """One record: its text as the lines of a page, the fields that tell of it as ``meta``.

    A field of which nothing is read is a line behind the text, dropped with a record. Raises InputError, with the file
    ``name`` and the ``line``, for what is not JSON in UTF-8, no object, or without text, and for a text that was
    garbled before.
    """
    record = _object(data, name, line)
    used: set[str] = set()
    text = _text(record, used)
    if not text.strip():
        fields = msg(", ").join(list(map(str, record))[:12])
        hint = msg("put the document's text into a field {name!r}; it has {fields}", name="text", fields=fields)
        raise InputError(msg("the record has no text"), file=name, line=line, hint=hint)
    embedded = _told(record, used)
    # Half of a surrogate pair, which JSON can hold, is a character that was lost.
    lines = split_lines(_clean(text))
    try:
        mojibake.refuse(lines, name)
    except InputError as error:
        raise InputError(error.problem, file=name, line=line, hint=error.hint) from error
    if lang := language(text):
        embedded["lang"] = lang
    digest = hashlib.sha256(data).hexdigest()
    left = [f"{_line(key)}: {value}" for key, value in _left(record, used)]
    drops = (
        Change(LEFT, "drop", (n,), text, "", doubt=len(_HAN.findall(text)) >= LEAST_TOLD)
        for n, text in enumerate(left, len(lines) + 1)
    )
    changes = (*mojibake.doubts(lines), *drops)
    encoding = msg("{encoding}, {evidence}", encoding="utf-8", evidence=msg("as JSON is"))
    return Source(f"{name}:{line}", (*lines, *left), digest, meta=embedded, changes=changes, encoding=encoding)


def _clean(text: str) -> str:
    return unmarked(_SURROGATE.sub("\ufffd", text.replace("\0", "")))


def _text(record: Mapping[str, Any], used: set[str]) -> str:
    """The text, and before an answer what was asked."""
    for field in _fields()["text"]:
        if text := _joined(record.get(field)):
            used.add(field)
            break
    else:
        return ""
    if not any(field in record for field in _fields()["of_questions"]):
        return text
    for field in _fields()["question"]:
        asked = record.get(field)
        if field not in used and isinstance(asked, str) and asked.strip():
            used.add(field)
            return f"{asked}\n\n{text}" if asked.strip() != str(record.get("title") or "").strip() else text
    return text


def _joined(value: object) -> str:
    """A text, or the texts of a list; those of objects with who wrote them, where that is told."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    return "\n".join(filter(None, map(_part, value)))


def _part(item: object) -> str:
    if isinstance(item, str):
        return item
    if not isinstance(item, Mapping):
        return ""
    text = next((item[name] for name in _fields()["parts"] if isinstance(item.get(name), str)), "")
    poster = next((item[name] for name in _fields()["posters"] if isinstance(item.get(name), str)), "")
    return f"{poster}：\n{text}" if poster and text else str(text)


def _left(record: Mapping[str, Any], used: set[str]) -> Iterator[tuple[str, str]]:
    """Fields of which nothing was read, and what they hold."""
    for key, value in record.items():
        if key not in used and value not in (None, "", [], {}):
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            yield key, " ".join(_clean(text).split())


def _object(data: bytes, name: str, line: int) -> dict[str, Any]:
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        hint = msg("convert the file to UTF-8, for example with iconv")
        raise InputError(msg("not UTF-8"), file=name, line=line, hint=hint) from error
    except (ValueError, RecursionError) as error:
        column = error.colno if isinstance(error, json.JSONDecodeError) else 1
        problem = msg("not JSON at character {column}: {reason}", column=column, reason=error)
        raise InputError(problem, file=name, line=line, hint=msg("each line is one object in braces")) from error
    if not isinstance(record, dict):
        hint = msg("each line is one object in braces")
        raise InputError(msg("the record is no object"), file=name, line=line, hint=hint)
    return record


def _told(record: Mapping[str, Any], used: set[str]) -> dict[str, str | tuple[str, ...]]:
    """What a record tells of its document, by CSL names."""
    embedded: dict[str, str | tuple[str, ...]] = {}
    for key, fields in _fields()["told"].items():
        for field in fields:
            value = _as(key, _line(record.get(field))) if field not in used else ""
            if value:
                embedded[key] = value
                used.add(field)
                break
    for key, fields in _fields()["lists"].items():
        for field in fields:
            if field not in used and (parts := _parts(record.get(field) or ())):
                embedded[key] = parts
                used.add(field)
                break
    return embedded


def _as(key: str, value: str) -> str:
    """A field's value in the form that its name asks for; nothing where it has none of that."""
    if key == "date":
        compact = _COMPACT.match(value)
        found = _DATE.match(value)
        return "-".join(compact.groups()) if compact else take_date(value)[1] or (found[0] if found else "")
    if key == "URL" and not _WEB.match(value):
        return ""
    if key == "title":
        return re.sub(r"\.(?:txt|html?|md|docx?|pdf)$", "", value, flags=re.IGNORECASE)
    return value


def _parts(value: object) -> tuple[str, ...]:
    """The values of a list, or those that stand in one text."""
    parts = re.split("[;；,，、]", value) if isinstance(value, str) else value if isinstance(value, list) else ()
    return tuple(filter(None, map(_line, parts)))


def _line(value: object) -> str:
    """A value that can stand in one line; nothing for a list or an object."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(unmarked(_SURROGATE.sub("\ufffd", str(value))).split())
