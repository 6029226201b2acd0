"""Pages of a corpus that sets a blank behind every word, 树荫 少 了 ，: Chinese print has none.

Sites that show documents page by page set one behind every character: 2 0 2 4 年 实 施.
"""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

_PARTED = lazy(f"[{HAN}] (?=[{HAN}])")
_TOGETHER = lazy(f"[{HAN}](?=[{HAN}])")
_SIDE = f"{HAN}{WIDE_MARKS}［］"
_BLANK = lazy(f"(?<=[{_SIDE}]) (?=[{_SIDE}0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[{_SIDE}])")
FEWEST, LEAST = 200, 0.4
"""Blanks between two Chinese characters of a page that tell, and their share of what stands between two of them."""

SPREAD = 0.85
"""The same share where it stands behind every character: that much for what is read wrongly, and for names in a row."""
_IN_NUMBER = lazy("(?<=[0-9A-Z./-]) (?=[A-Z./-])|(?<=[0-9./-]) (?=[0-9])")


def join_words(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without the blanks between their words, on a page that sets them all; several in a row stay."""
    share = _share(lines)
    if share < LEAST:
        return lines, []
    out: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        new = _BLANK.sub("", line.text)
        new = _IN_NUMBER.sub("", new) if share >= SPREAD else new
        if new != line.text:
            changes.append(overrides.edit("CH014", line.src, line.text, new))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes


def _share(lines: tuple[Line, ...]) -> float:
    """How many of the places between two Chinese characters have a blank; 0 where too few have one to tell."""
    parted = sum(len(_PARTED.findall(line.text)) for line in lines if " " in line.text)
    if parted < FEWEST:
        return 0.0
    return parted / (parted + sum(len(_TOGETHER.findall(line.text)) for line in lines))
