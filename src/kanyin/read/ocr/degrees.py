"""Degrees Celsius that recognition read as per cent: ``平均气温 $8 . 2 \\%$``.

Beside words of temperature a figure in per cent is one of degrees, on a page that has degrees at all; so is one below
nought, or one in a clause about temperature, where the page has the same figure with degrees elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry

_FIGURE = lazy(rf"{MATH[0]}\s?(?P<figure>[-\d][\d\s.\-]{{0,24}}?)\s?\\%\s?{MATH[1]}")
_DEGREES = lazy(
    r"(?:^|[^\d.\s-])\s*(?P<figure>(?:-\s?)?\d[\d\s.]{0,12}+)[\s~{]{0,6}(?:\\mathrm\s?)?[\s{]{0,6}(?:\^\s?\{?\s?\\circ|℃|°C)"
)
_TEMPERATURE = lazy(
    "温(?:度|差)?(?:平均|最低|最高|值|范围|条件|分别|都|均|仅|控制|保持|维持|设定|设置|[为是达到在约至于从过高低不超][于到过为]?){0,4}\\s?$"
)
_ABOUT = lazy("[温冻冷热]")
_RATIO = lazy("[率比占例度]|含量|水分|减少|增加|提高|下降|上升|概率")
_CLAUSE = lazy("[，。；：、]")
_BLANK = lazy(r"\s+")
NEAR = 24
"""Characters before a figure that tell what it is of."""
FEWEST = 2
"""Figures in degrees on a page that tells of temperatures."""


def with_degrees(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with degrees where the page tells that per cent was misread, in doubt."""
    said = [text for one in entries for text in one.texts or () if one.kind != "row"]
    degrees = [_plain(found["figure"]) for text in said for found in _DEGREES.finditer(text)]
    if len(degrees) < FEWEST:
        return list(entries)
    known = frozenset(degrees)
    return [_mended(one, known) for one in entries]


def _mended(entry: Entry, known: frozenset[str]) -> Entry:
    if not entry.texts or entry.kind == "row" or not any("\\%" in text for text in entry.texts):
        return entry
    texts = tuple(_FIGURE.sub(lambda found: _degrees(found, known), text) for text in entry.texts)
    return entry if texts == entry.texts else replace(entry, texts=texts, doubt=True)


def _degrees(found: re.Match[str], known: frozenset[str]) -> str:
    before = found.string[max(0, found.start() - NEAR) : found.start()]
    clause = _CLAUSE.split(before)[-1]
    figure = _plain(found["figure"])
    is_known = figure in known and (figure.startswith("-") or (_ABOUT.search(clause) and not _RATIO.search(clause)))
    if not is_known and not _TEMPERATURE.search(clause):
        return found[0]
    return rf"{MATH[0]}{found['figure'].strip()} ^ {{ \circ }} \mathrm {{ C }}{MATH[1]}"


def _plain(figure: str) -> str:
    return _BLANK.sub("", figure).strip(".")
