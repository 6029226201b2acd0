"""The numbers of headings: what they are worth, and which comes before one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.text import HAN_DIGITS, han_number

_CHINESE_NUMBER = lazy(f"[零两{HAN_DIGITS}十百千]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that can be a heading: its number or nothing, its words, the rank of its scheme (0 without a number)."""

    number: str
    text: str
    rank: int


ROMAN = 25
"""The rank of Ⅰ., above 一、: a scheme of sections alone, for titles too have such parts."""
_ROMAN = rules.Scheme("HD20", lazy("([Ⅰ-Ⅻ][、．.])(?=\\s*[\u4e00-\u9fff])"), ROMAN)


LETTERED = 88
"""The rank of a、 and b)."""
_LETTERED = rules.Scheme("HD21", lazy("([a-hA-H][、．.]|[a-h][)）])(?=\\s*[\u4e00-\u9fff]{2})"), LETTERED)
_SIDE_BY_SIDE = lazy("\u3000|  ")
"""Between the legends of the parts of a figure."""


def split(text: str) -> tuple[str, str, rules.Scheme] | None:
    """A line within the text that begins with a heading's number: the number, the rest, and the scheme."""
    is_lettered = _MAY_BE_LETTER.match(text) is not None and _SIDE_BY_SIDE.search(text) is None
    scheme = _ROMAN if "Ⅰ" <= text[:1] <= "Ⅻ" else _LETTERED if is_lettered else None
    found = scheme.pattern.match(text) if scheme else None
    return (found[1], text[found.end() :].strip(), scheme) if found and scheme else rules.split_heading(text)


_MAY_BE_LETTER = lazy("[A-Ha-h][、．.)）]")


def value(number: str) -> int | None:
    """The last part of a heading's number as an integer: ``2.3`` is 3, ``（十二）`` is 12."""
    digits = re.findall(r"\d+", number)
    if digits:
        return int(digits[-1])
    if "Ⅰ" <= number[:1] <= "Ⅻ":
        return ord(number[0]) - ord("Ⅰ") + 1
    letter = bare_number(number)
    if len(letter) == 1 and letter.isascii():
        return ord(letter.lower()) - ord("a") + 1
    han = _CHINESE_NUMBER.search(number)
    return han_number(han[0]) if han else None


def bare_number(number: str) -> str:
    """``2.3`` of ``2．3、``, ``三`` of ``（三）``."""
    return number.replace("．", ".").replace("·", ".").strip(".、 （()）〔〕")


def numbered(number: str, last: int) -> str:
    """A number with another last part: 2.3 with 2 is 2.2, 三 with 2 is 二."""
    if number[-1].isdigit():
        return f"{number[: number.rfind('.') + 1]}{last}"
    tens, ones = divmod(last, 10)
    return ("十" if tens == 1 else f"{HAN_DIGITS[tens]}十" if tens else "") + (HAN_DIGITS[ones] if ones else "")
