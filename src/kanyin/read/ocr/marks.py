"""Marks of a Chinese page that text recognition mixed: “灯" for “灯”, a comma of half width behind a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH
from kanyin.read.ocr.entries import Entry

_HAN = re.compile("[\u3400-\u9fff]")
_OPENED = re.compile('“([^“”"＂]{1,80})["＂]')
_CLOSED = re.compile('["＂]([^“”"＂]{1,80})”')
_BLANK_AT_FORMULA = re.compile(f"(?<=[（，。；：、“《]) +(?={MATH[0]})|(?<={MATH[1]}) +(?=[，。；：、）”》])")
_STOP_AT_FORMULA = re.compile(f"(?<={MATH[1]}) ?(?P<mark>[,.;:]) ?(?=[\u3400-\u9fff]|\\d+[\u3400-\u9fff])")
_WIDE = str.maketrans(",.;:", "，。；：")
_FORMULA_IN_BRACKET = re.compile(
    f"(?P<open>[(（]) ?{MATH[0]}(?P<tex>[^{MATH[0]}{MATH[1]}()（）]*+)\\) *{MATH[1]}(?! ?[)）])"
)
"""A bracket that a formula closes and the text opens."""
_DEGREE_MISREAD = re.compile("[ \u3000]?[（(]20[0-9]号(?=[ \u3000]|$)")
"""What recognition makes of a degree sign or a rule beside a formula: a bracket that nothing closes, and a number."""


def with_chinese_marks(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in Chinese text the marks of a pair are alike, and those at a formula are of full width."""
    return [_mended(one) for one in entries]


def _mended(entry: Entry) -> Entry:
    text = entry.text
    if not (entry.is_prose or entry.kind == "caption") or not _HAN.search(text):
        return entry
    text = _DEGREE_MISREAD.sub("", text)
    in_doubt = text != entry.text
    text = _CLOSED.sub(_as_pair, _OPENED.sub(_as_pair, text))
    text = _FORMULA_IN_BRACKET.sub(_bracketed, text)
    text = _STOP_AT_FORMULA.sub(lambda found: found["mark"].translate(_WIDE), text)
    text = _BLANK_AT_FORMULA.sub("", text)
    return entry if text == entry.text else replace(entry, texts=(text,), doubt=in_doubt)


def _as_pair(found: re.Match[str]) -> str:
    return f"“{found[1]}”"


def _bracketed(found: re.Match[str]) -> str:
    return f"（{MATH[0]}{found['tex'].rstrip()}{MATH[1]}）"
