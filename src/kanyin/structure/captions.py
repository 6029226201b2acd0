"""Captions whole: their second lines, the legend of a figure's parts, the same in English, two captions on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kanyin import rules
from kanyin.model import Change, Line

WHOLE, PARTED = "TB002", "TB003"
"""The rules that join the lines of a caption, and part captions that a page set side by side."""
LONGEST_REST = 110
"""Characters of a caption's second line."""
FOREIGN = re.compile(r"(?:Fig(?:ure)?|Tab(?:le)?)\s?\.?\s*\d", re.IGNORECASE)
_HAN = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile(r"[^\d一二三四五六七八九十]{1,8}([\d一二三四五六七八九十]+(?:[-－—.．]\d+)?)")
_OPEN_END = re.compile(
    r"(?:\b(?:of|and|or|in|on|with|for|by|to|at|from|the|a|an|under|between|after|before|as|vs\.?)|[,，-])$"
)
_ENDED = re.compile("[.。!?]$")
_BESIDE = re.compile(r"[\s\u3000]{2,}(?=(?:图|表|Fig\.?|Figure|Table)\s?\d)|\u3000(?=(?:图|表)\s?\d+\u3000)")


def number_of(text: str) -> str:
    """The number of a caption: ``2-1`` of 图 2-1, of Fig. 2-1; nothing for other lines."""
    found = _NUMBER.match(text)
    return found[1] if found else ""


def begins_caption(text: str) -> bool:
    """The line begins as a caption does, in either script; long sentences about figures do so too."""
    return rules.is_caption(text) or FOREIGN.match(text) is not None


def whole_captions(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines with each caption on one of its own."""
    changes: list[Change] = []
    parts = tuple(_beside(lines, changes))
    out: list[Line] = []
    n = 0
    while n < len(parts):
        end = n + 1
        if _may_be_caption(parts[n]):
            while end < len(parts) and _goes_with(parts[n], parts[end - 1], parts[end]):
                end += 1
        out.append(_joined(parts[n:end], changes))
        n = end
    return tuple(out), changes


def _may_be_caption(line: Line) -> bool:
    return not line.kind and not line.by and begins_caption(line.text)


def _beside(lines: tuple[Line, ...], changes: list[Change]) -> Iterator[Line]:
    """The lines, those that hold two captions as two."""
    for line in lines:
        texts = _BESIDE.split(line.text) if _may_be_caption(line) else [line.text]
        numbers = [number_of(text) for text in texts]
        if len(texts) == 1 or len(set(numbers)) < len(texts) or not all(map(begins_caption, texts)):
            yield line
            continue
        changes.append(Change(PARTED, "split", line.src, line.text, "\n".join(texts)))
        yield from (replace(line, text=text) for text in texts)


def _goes_with(caption: Line, before: Line, line: Line) -> bool:
    """A further line of the caption: the rest of its English words, or what a figure's parts show."""
    if line.kind or line.by or line.gap or begins_caption(line.text) or len(line.text) > LONGEST_REST:
        return False
    if _HAN.search(before.text) is None and _HAN.search(line.text) is None:
        in_rows = caption.text[0] in "Tt表" and before is not caption and number_of(before.text) == ""
        goes_on = (line.text[0].islower() and not in_rows) or _OPEN_END.search(before.text) is not None
        return goes_on and _ENDED.search(before.text) is None and not rules.is_legend(line.text)
    return caption.text[0] in "图附Ff" and rules.is_legend(line.text) and line.indent < 2 + caption.indent


def _joined(parts: tuple[Line, ...], changes: list[Change]) -> Line:
    if len(parts) == 1:
        return parts[0]
    text = parts[0].text
    for line in parts[1:]:
        latin = text[-1].isascii() and line.text[0].isascii() and not rules.is_legend(line.text)
        text += (" " if latin else "\u3000") + line.text
    src = tuple(number for line in parts for number in line.src)
    changes.append(Change(WHOLE, "join", src, "\n".join(line.text for line in parts), text))
    return replace(parts[0], text=text, src=src)
