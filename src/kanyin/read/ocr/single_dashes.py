"""The dash —— of which recognition read one half: what the other dashes of the same page tell.

A single — in Chinese also links two terms (输入—输出) or the ends of a range (GB/T 15834 4.13). It is half of a dash
where the page has whole ones, more of them than of these, and where a clause stands on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import Entry
from kanyin.text import HAN

_WHOLE = lazy(f"(?<=[{HAN}”》）])——(?=[{HAN}“《A-Z0-9])")
_LEAST_BEFORE, _LEAST_BEHIND = 6, 4
_SINGLE = lazy(
    f"(?P<before>[{HAN}A-Za-z0-9《》（）]{{{_LEAST_BEFORE},60}}+(?<=[{HAN}》）])) ?(?P<dash>—)(?!—) ?"
    f"(?P<behind>[{HAN}A-Za-z0-9《》（）]{{{_LEAST_BEHIND},60}}+(?!—))"
)
_LISTED = lazy(f"[和与及、][{HAN}]{{1,3}}$")
"""The last of several terms: it is what a dash behind it links."""
_TIME = "年月日时周天世纪期代季点"
_UNITS = "省市区县村镇路线站港州国个级层类型元米度"
"""What a range or the two ends of a way stand between."""


def with_whole_dashes(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; on a page with dashes a single one between two clauses is a dash as well."""
    texts = [text for one in entries for text in one.texts or () if one.kind != "row"]
    whole = sum(len(_WHOLE.findall(text)) for text in texts)
    single = [found for text in texts for found in _SINGLE.finditer(text) if _parts_clauses(found)] if whole else []
    if not single or whole < len(single):
        return list(entries)
    page = "\n".join(texts)
    return [_mended(one, page) if one.kind.startswith((SCAN, "h", "b", "caption")) else one for one in entries]


def _mended(entry: Entry, page: str) -> Entry:
    if not entry.texts or not any("—" in text for text in entry.texts):
        return entry
    texts = tuple(_SINGLE.sub(lambda found: _doubled(found, page), text) for text in entry.texts)
    return entry if texts == entry.texts else replace(entry, texts=texts)


def _doubled(found: re.Match[str], page: str) -> str:
    before, behind = found["before"], found["behind"]
    is_term = page.count(f"{before[-2:]}—{behind[:2]}") > 1
    return f"{before}——{behind}" if _parts_clauses(found) and not is_term else found[0]


def _parts_clauses(found: re.Match[str]) -> bool:
    """No two ends of a range, no two terms of one kind."""
    before, behind = found["before"], found["behind"]
    if before[-1] in _TIME + _UNITS and before[-1] in behind[:6]:
        return False
    if before[-1] == "一" or behind[0] == "一" or _LISTED.search(before):
        return False
    return not set(before[-3:]) & set(behind[:3])
