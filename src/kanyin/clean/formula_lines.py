"""Formulas on lines of their own: nothing goes on with them, and they go on with nothing."""

from __future__ import annotations

from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
_WORD = lazy("[A-Za-z]{4,}")
_SIGN = lazy(r"[=＝≤≥<>＜＞≈∈∑∫→∪∩{｛]|^[A-Za-zα-ωΑ-Ω]\w{0,8}\([^\s()]{1,60}\)[,.]?$")
_ENDS = lazy("[=＝≤≥<>＜＞≈∈∑∫→][^=＝≤≥<>＜＞≈∈∑∫→\u3400-\u9fff，。；：]{0,100}$|[ \u3000][(（]\\d{1,3}[)）]$")
_GOES_ON = lazy("[\u3400-\u9fff]{0,3}?[是为的时处代成表有条个次元倍年月日和与及或]|[，。；：、）)]|[^\u3400-\u9fff]")
MOST_WORDS = 2


def is_formula(text: str) -> bool:
    """A line of signs and letters, with hardly a word in it."""
    return _HAN.search(text) is None and _SIGN.search(text) is not None and len(_WORD.findall(text)) <= MOST_WORDS


def stops_at_formula(before: str, line: str) -> bool:
    """The line above ends in a formula or in its number, and this one is no rest of its sentence."""
    if _HAN.search(before) is None:
        return is_formula(before)
    return _ENDS.search(before) is not None and _GOES_ON.match(line) is None


_NUMBERED = lazy(r"[(（]\d{1,3}(?:[-.．]\d{1,2}){0,2}[a-z]?[)）]$")
_NUMBER = lazy(r"[(（]\d{1,3}(?:[-.．]\d{1,2})?[a-z]?[)）]")


def is_number_below(before: str, line: str) -> bool:
    """The number of the formula above, on a line of its own."""
    if _NUMBER.fullmatch(line) is None or not is_formula(before) or _NUMBERED.search(before):
        return False
    return _COUNTED.match(before) is None


_COUNTED = lazy(r"[(（]\d{1,2}[)）][ \u3000]")
"""The number of a condition that stands before its formula: what stands below is the number of the next."""


_NAMES_FORMULA = lazy(
    "(?:如下|下述|下列|以下|下面)的?[\u3400-\u9fff]{0,6}(?:方程组?|公式|关系式?|表达式|等式|不等式|函数|矩阵)[.．。]$"
)
_WHERE = lazy("(?:式中|其中|上式)(?=[ \u3000A-Za-zα-ωΑ-Ω(（]|[为是即各]|的第?[一二三])")
"""What a sentence says of the formula above it, which the page has lost."""


def speaks_of_formula(before: str, line: str) -> bool:
    """A formula that the page has lost stood between the two: the first names it, or the second says what it holds."""
    return _WHERE.match(line) is not None or _NAMES_FORMULA.search(before) is not None
