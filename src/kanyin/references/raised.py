"""Citations by a raised number alone, ``已有研究¹`` and ``²⁻⁴``, as journals of medicine and of the arts set them.

A raised number may be a power, a unit's, an ion's; so the whole text decides whether it cites so at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.citing import Citation, find_numbered
from kanyin.references.habits import is_in_order
from kanyin.references.labels import number
from kanyin.references.ranges import covered
from kanyin.references.text import HAN, OPEN

_JOINT = r"\s?[,，、;；‐‑‒–—―－−~～∼-]\s?"
_RAISED = lazy(
    rf"{SUP[0]}\s?(?P<inner>[(（⁽]\s?)?(?P<numbers>\d{{1,3}}(?:{_JOINT}\d{{1,3}}){{0,12}})\s?(?:[)）⁾]\s?)?{SUP[1]}"
    r"(?![⁺⁻])"
)
_DIGITS = lazy(r"\d+")
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits that are characters of their own, as dumps of text have them."""
_OWN = lazy(rf"[{_SIGNS}]{{1,3}}(?:[,，、⁻‐‑‒–—～~-][{_SIGNS}]{{1,3}}){{0,12}}(?![⁺⁻{_SIGNS}])")
_MARKED = dict(zip(map(ord, f"{_SIGNS}⁻"), "0123456789-", strict=True))
_OF_AMOUNT = lazy(
    r"(?:\d|(?<![A-Za-z])[A-Za-zα-ωΑ-Ω]|(?<![A-Za-z])[kcdmμn]?m|[⁻⁺−]"
    r"|(?<![A-Za-z])(?:arc)?(?:sin|cos|tan|cot|sec|csc|sinh|cosh|tanh|tg|ctg|log|ln|lg|exp|det))\s?$"
)
"""What has a power: ``10³``, ``10⁻³``, ``x²``, ``km²``, ``sin²``."""
_IN_BRACKETS = lazy(r"[(\[（［](?P<words>[^()\[\]（）［］]{0,60})[)\]]\s?$")
_WORDS = lazy(
    r"[\u3400-\u9fff]|(?<![A-Za-z])(?!(?:sin|cos|tan|cot|log|exp|lim|max|min)(?![a-z]))[A-Za-z]{3}|[:：%％,，]\s|^[12]\d{3}$"
)


def _is_amount(text: str, at: int) -> bool:
    """What stands before a place may have a power: a formula in brackets, not words, ``（灯）³``, ``(CI: 1, 2)⁴``."""
    if bracket := _IN_BRACKETS.search(text, max(0, at - 66), at):
        return _WORDS.search(bracket["words"]) is None
    return text[:at].rstrip()[-1:] in tuple(")]") or _OF_AMOUNT.search(text, max(0, at - 8), at) is not None


_MOST = 0.7


def cites_raised(texts: Iterable[str], entries: Collection[str]) -> bool:
    """The text cites by raised numbers: they begin with 1, mostly rise, and name most of the ``entries``; or several
    stand behind words, are all of the list, and rise or name half of it: a part of a text, a list in another order.

    ``texts``: paragraphs with marks round what is raised. Hardly any has citations in brackets.
    """
    texts = [text for text in texts if not has_raised(text) or not _names_people(text)]
    places = [(text, one) for text in texts if has_raised(text) for one in _places(text)]
    first = list(dict.fromkeys(key for _, one in places for key in one.meant))
    values = [int(key) for key in first if key in entries]
    if not is_in_order(values, len(entries), len(first)) and not _are_cited(places, values, len(entries), len(first)):
        return False
    others = sum(text[one.start] in OPEN for text in texts for one in find_numbered(text, entries))
    return others * _SELDOM <= len(places)


_SELDOM = 5
"""Citations by raised numbers for each in brackets at least: that may be an interval."""
_FEWEST, _NEARLY_ALL, _HALF = 3, 0.9, 0.5
"""Entries that a part of a text cites at least, of the raised numbers so many are of the list; of the list so many."""
_CLOSE = 5
"""Characters for each raised number: where there are fewer they number people's units, ``方砚¹ 林漱²``."""


def _names_people(text: str) -> bool:
    found = sum(1 for _ in _places(text))
    return found > 1 and len(text) < _CLOSE * found


def _are_cited(places: Sequence[tuple[str, Citation]], values: Sequence[int], entries: int, met: int) -> bool:
    """Enough of the list, hardly anything else, behind words; in the order of the list, or half of it."""
    if len(values) < _FEWEST or len(values) < _NEARLY_ALL * met:
        return False
    behind = sum(_WORD_BEFORE.search(text, max(0, one.start - 3), one.start) is not None for text, one in places)
    rising = sum(after > before for before, after in pairwise(values))
    return behind >= _MOST * len(places) and (
        len(values) >= _HALF * entries or (len(values) > _FEWEST and rising >= _NEARLY_ALL * (len(values) - 1))
    )


_WORD_BEFORE = lazy(rf"(?:[{HAN}，。、；：！？”’》」』）)\].,;%％*]|[A-Za-z]{{2}})[ {SUP[0]}]{{0,2}}$")


_ANY = lazy(f"[{_SIGNS}{SUP[0]}]")


def has_raised(text: str) -> bool:
    """Something in the text is raised."""
    return _ANY.search(text) is not None


def are_enclosed(texts: Iterable[str]) -> bool:
    """Most raised numbers stand in round brackets, ``⁽¹⁾``: then the others are powers."""
    found = [_is_enclosed(text, one) for text in texts if SUP[0] in text for one in _numbers(text)]
    return bool(found) and sum(found) >= _MOST * len(found)


def _is_enclosed(text: str, match: re.Match[str]) -> bool:
    """It has a bracket, or what parts it from another number within one: ``⁽¹˒⁴⁾``."""
    beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
    return bool(match["inner"]) or any(sign in "(（⁽)）⁾˒" for sign in beside)


def find_raised(text: str, entries: Collection[str], *, enclosed: bool = False) -> Iterator[Citation]:
    """The raised numbers of a text that cites so, all of which the list has. ``enclosed``: only those in brackets."""
    return (one for one in _places(text, enclosed=enclosed) if all(key in entries for _, _, key in one.written))


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The raised numbers that are no powers."""
    return (one for one in _RAISED.finditer(text) if not _is_amount(text, one.start()))


def _places(text: str, *, enclosed: bool = False) -> Iterator[Citation]:
    if not enclosed:
        yield from _own_digits(text)
    for match in _numbers(text):
        if enclosed and not _is_enclosed(text, match):
            continue
        digits = _DIGITS.finditer(text, *match.span("numbers"))
        written = tuple((one.start(), one.end(), number(one[0])) for one in digits)
        meant = tuple(covered(match["numbers"]))
        if meant:
            yield Citation(*match.span("numbers"), written, meant, in_line=False)


def _own_digits(text: str) -> Iterator[Citation]:
    """``已有研究¹``, ``²⁻⁴``, in characters that are raised themselves: no style raises them again."""
    for match in _OWN.finditer(text) if has_raised(text) else ():
        if _is_amount(text, match.start()):
            continue
        numbers, start = match[0].translate(_MARKED), match.start()
        written = tuple((start + one.start(), start + one.end(), number(one[0])) for one in _DIGITS.finditer(numbers))
        meant = tuple(covered(numbers))
        if meant and meant[0] != "0":
            yield Citation(*match.span(), written, meant, in_line=True)
