"""Lines right below a title that hold one thing: its second line, or the only author, with the unit or above it."""

from __future__ import annotations

from kanyin.fields import people
from kanyin.fields.names import is_usual_name
from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

FIRST_OF_UNIT = lazy("中国|中共|中华|国家|全国|解放军|首都")


def parted(entry: Entry, above: Entry, below: Entry) -> tuple[str, ...]:
    """The texts of such a line; none for any other."""
    return _subtitle(entry, above) or _signed(entry, below)


def _subtitle(entry: Entry, above: Entry) -> tuple[str, ...]:
    """The second line of a title that stands below it, with its dash."""
    is_second = above.kind.startswith("h") and _ALL_OF_SUBTITLE.fullmatch(entry.text) is not None
    return (f"——{entry.text}",) if is_second else ()


def _signed(entry: Entry, below: Entry) -> tuple[str, ...]:
    """The only author of a paper, whom recognition took for a heading above his unit, or with his unit glued behind."""
    text = entry.text
    if entry.kind.startswith("h"):
        is_signed = is_usual_name(text) and below.kind.startswith(SCAN) and people.is_unit_line(below.text)
        return (text,) if is_signed else ()
    for size in (3, 2):
        name, unit = text[:size], text[size:]
        if is_usual_name(name) and FIRST_OF_UNIT.match(unit) and _ALL_OF_UNIT.fullmatch(unit):
            return (name, unit) if people.is_unit_line(unit) else ()
    return ()


_ALL_OF_SUBTITLE = lazy("以[\u3400-\u9fffA-Za-z0-9“”《》（）、]{2,30}为(?:例|个案|案例|视角|中心|样本)")
_ALL_OF_UNIT = lazy("[\u3400-\u9fff（）]{6,40}")
