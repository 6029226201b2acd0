"""Entities of HTML that whoever took a page's text has left in it: ``&nbsp;``, ``&ldquo;``, ``&#19977;``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from kanyin.model import Change
from kanyin.patterns import lazy
from kanyin.read.encoding import unmarked

ENTITY = "EN003"
_ENTITY = lazy(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_ESCAPED = lazy(r"&amp;(?=(?:[A-Za-z]{2,8}|#[0-9]{2,7});)")


def without_entities(lines: Sequence[str]) -> Iterator[Change]:
    """An edit for each line that holds an entity, with the characters that it stands for."""
    for n, line in enumerate(lines, 1):
        if "&" in line and _ENTITY.search(line):
            text = _ENTITY.sub(_character, _ESCAPED.sub("&", line))
            if text != line:
                yield Change(ENTITY, "edit", (n,), line, text)


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for on one line; what stands for nothing stays."""
    text = unescape(entity[0])
    return unmarked(" " if text in "\r\n\x0b\x0c\x85\u2028\u2029" else text)
