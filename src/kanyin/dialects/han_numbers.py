"""Lines that count as Chinese texts do, 一、 （二） 第三， ④ 5、: each begins a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.dialects.lines import Line
from kanyin.patterns import lazy
from kanyin.text import han_number

_NUMBER = lazy(
    r"""
    [ \t]*+(?P<before>[（(]|第|)
    (?: (?P<han>[一二三四五六七八九十]{1,3}) | (?P<figures>\d{1,3}) | (?P<circled>[①-⑳]) )
    (?P<after>[）)][、，]?|[、，：]|)
    """,
    re.VERBOSE,
)
_FARTHEST = 60
"""Lines below in which the next number is looked for."""


def begins_paragraph(lines: Sequence[Line], at: int) -> bool:
    """True for a line with a number, where the number before it or behind it begins another line of the same text."""
    found = _number_of(lines[at].text)
    if not found:
        return False
    form, number = found
    return _has(_above(lines, at), (form, number - 1)) or _has(_below(lines, at), (form, number + 1))


def _below(lines: Sequence[Line], at: int) -> list[str]:
    """The lines behind one that go on with it."""
    return _stretch([line.text for line in lines[at + 1 : at + 1 + _FARTHEST]])


def _above(lines: Sequence[Line], at: int) -> list[str]:
    """The lines before one that it goes on with, the nearest first."""
    return _stretch([line.text for line in reversed(lines[max(0, at - _FARTHEST) : at])])


def _stretch(texts: list[str]) -> list[str]:
    return texts[: next((n for n, text in enumerate(texts) if not text.strip()), len(texts))]


def _has(texts: list[str], wanted: tuple[str, int]) -> bool:
    return any(_number_of(text) == wanted for text in texts)


def _number_of(text: str) -> tuple[str, int] | None:
    """The form of a line's number, and what it counts: ``("（han）", 2)``."""
    found = _NUMBER.match(text)
    if not found or not (found["after"] or found["circled"]) or (found["before"] == "第" and not found["after"]):
        return None
    kind = "han" if found["han"] else "figures" if found["figures"] else "circled"
    form = found["before"] + kind + found["after"]
    if found["circled"]:
        return form, ord(found["circled"]) - ord("①") + 1
    if found["figures"]:
        return form, int(found["figures"])
    return form, han_number(found["han"])
