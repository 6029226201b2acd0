"""Numbers of sections that lost their first figure, ``.4.1 灯数`` above 1.4.2: the next one of the row tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_CUT = lazy("\\s?[.．](?P<rest>\\d{1,2}(?:[.．]\\d{1,2}){0,2})(?=\\s?[\u3400-\u9fff])")
_WHOLE = lazy(r"(?P<first>\d{1,2})[.．](?P<rest>\d{1,2}(?:[.．]\d{1,2}){0,2})(?![\d.．])")
FAR = 16
"""Entries down to the next section, formulas and tables among them."""


def with_first_figures(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; such a number is whole, in doubt."""
    out = list(entries)
    for n, one in enumerate(entries):
        cut = _CUT.match(one.text) if one.is_prose else None
        if cut is None:
            continue
        *head, last = cut["rest"].replace("．", ".").split(".")
        wanted = ".".join([*head, str(int(last) + 1)])
        below = (_WHOLE.match(each.text) for each in entries[n + 1 : n + 1 + FAR] if each.is_prose)
        first = next((found["first"] for found in below if found and found["rest"].replace("．", ".") == wanted), "")
        if first:
            out[n] = replace(one, texts=(first + one.text.lstrip(),), spans=(), doubt=True)
    return out
