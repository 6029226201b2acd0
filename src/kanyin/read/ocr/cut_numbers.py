"""Numbers of sections that lost their first figure, ``.4.1 灯数`` above 1.4.2: the next one, or the last, tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_CUT = lazy("\\s?[.．](?P<rest>\\d{1,2}(?:[.．]\\d{1,2}){0,2})(?=\\s?[\u3400-\u9fff])")
_WHOLE = lazy(r"(?P<first>\d{1,2})[.．](?P<rest>\d{1,2}(?:[.．]\d{1,2}){0,2})(?![\d.．])")
FAR = 16
"""Entries down to the next section, formulas and tables among them; twice as many up to the one before."""


def with_first_figures(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; such a number is whole, in doubt."""
    out = list(entries)
    for n, one in enumerate(entries):
        cut = _CUT.match(one.text) if one.is_prose else None
        if cut is None:
            continue
        *head, last = map(int, cut["rest"].replace("．", ".").split("."))
        below, above = entries[n + 1 : n + 1 + FAR], entries[max(n - 2 * FAR, 0) : n][::-1]
        first = _first_before((*head, last + 1), below) or _first_before((*head, last - 1), above)
        if first:
            out[n] = replace(one, texts=(first + one.text.lstrip(),), spans=(), doubt=True)
    return out


def _first_before(rest: tuple[int, ...], entries: Sequence[Entry]) -> str:
    """The first figure of the section of these entries that has the number ``rest`` behind it."""
    number = ".".join(map(str, rest))
    found = (_WHOLE.match(one.text) for one in entries if one.is_prose)
    return next((each["first"] for each in found if each and each["rest"].replace("．", ".") == number), "")
