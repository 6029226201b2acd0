"""Texts that are hard on a program which reads and cleans pages: made up, of any length, the same on every run."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.pages import page

_ROWS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
BETWEEN = page(7)

Made = Callable[[int], bytes]
"""A text of about so many characters, as bytes of UTF-8."""


def again(piece: str, length: int) -> str:
    """A piece as often as goes into so many characters."""
    return piece * max(1, length // len(piece))


def text_pages() -> Iterator[tuple[str, Made]]:
    """Pages of text with one endless line, and pages of endlessly many lines, in the midst of an article."""
    head, foot = BETWEEN[:600], BETWEEN[600:]
    for piece in _ROWS["pieces"]:
        yield f"line {piece!r}", lambda n, piece=piece: f"{head}\n{again(piece, n)}X\n{foot}".encode()
        yield f"first line {piece!r}", lambda n, piece=piece: f"{again(piece, n)}\n{BETWEEN}".encode()
    for line in _ROWS["lines"]:
        yield f"lines {line!r}", lambda n, line=line: f"{head}\n{again(line + chr(10), n)}\n{foot}".encode()
        yield f"lines alone {line!r}", lambda n, line=line: f"甲乙\n{again(line + chr(10), n)}".encode()


def web_pages() -> Iterator[tuple[str, Made]]:
    """Web pages that repeat one piece of markup, or have an endless title."""
    body = "".join(f"<p>{line}</p>" for line in BETWEEN.splitlines())
    for tag in _ROWS["tags"]:
        yield f"html {tag!r}", lambda n, tag=tag: f"<html><body>{body}{again(tag, n)}{body}</body></html>".encode()
    for piece in _ROWS["pieces"]:
        start = f"<html><head><title>{piece}"
        yield f"title {piece!r}", lambda n, start=start, piece=piece: f"{start}{again(piece, n)}</title>{body}".encode()


def records() -> Iterator[tuple[str, Made]]:
    """Lines of JSON with long or many values."""
    for piece in (" ", "甲", "\\", '"', "[", "\n", "；", "\ud800"):
        yield f"record {piece!r}", lambda n, piece=piece: _record(BETWEEN + again(piece, n), again(piece, n))
    yield "record of lists", lambda n: _record(["甲乙丙丁，戊己。"] * (n // 8), ["甲"] * (n // 2))
    yield "record of brackets", lambda n: b'{"text": ' + b"[" * n


def _record(text: object, author: object) -> bytes:
    return json.dumps({"text": text, "author": author}).encode()


def front_matters() -> Iterator[tuple[str, Made]]:
    """Markdown whose front matter never ends, or has endlessly many fields."""
    for piece in ("a: b\n", "- a\n", "--\n", "---\n", " ", "a: 甲\n", "#\n", '"', "'", "\\"):
        yield f"front matter {piece!r}", lambda n, piece=piece: f"---\n{again(piece, n)}\n---\n甲。\n".encode()
