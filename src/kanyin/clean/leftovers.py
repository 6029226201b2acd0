"""Signs that another program's markup left in a page's text: a raised figure in brackets, an escape, a lost blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from kanyin import rules
from kanyin.clean import private_use
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy, quick
from kanyin.text import HAN

_FIGURES = dict(zip("23", "²³", strict=True))
# 3.5m[2], 3000万hm[2], t/hm[2]: what digests of journals set for a raised figure.
_RAISED = lazy(
    "((?<=[0-9万亿千百多余几每个/／(（·×])(?:[hkdcmnμ]?m)|(?<![A-Za-z])[hkc]m)[\\[［]([23])[\\]］]", re.ASCII
)
_CITED = lazy("[\\[［]\\d{1,3}(?:[-－～~,，、—]+\\d{1,3})*[\\]］]")
FEWEST = 2
"""Times that a page which also cites works in brackets must raise the same figure behind the same unit."""

# country\'s
_ESCAPED_QUOTE = lazy("(?<=[A-Za-z])\\\\(?=['’][a-z]{0,2}(?![A-Za-z]))")
# ART\-a: what stood lower in the line, or where TeX may part a word.
_LOWERED = lazy("(?<=[A-Za-zα-ω])\\\\-(?=[A-Za-z0-9])")
_PROGRAM = lazy("[{}=$<>]|\\\\[A-Za-z\\\\]")
# 10?mg/L: a blank that no character set of the page had.
_LOST_BLANK = lazy(
    "(?<=[0-9])[?？]!?(?=(?:[mkμn]?g|[mkcnμ]?m|[mμ]?L|mol|min|[km]?Pa|M?Hz|[mk]?V|ppm|ppb|kW)(?![A-Za-z]))"
)
_ADDRESS = lazy("(?<![A-Za-z])(https?|ftp): {1,2}(?=//[A-Za-z0-9])")
_CRYSTAL = lazy("(?:(?<=[A-Za-z)])|(?<=[A-Za-z)][0-9])) ?[*.．](?=\\d{0,2}H2O(?![A-Za-z0-9]))")
# 戴姆勒*林德: the dot of a name, alone of its kind in its line, between characters that foreign names are written in,
# or behind three of them.
_SOUNDS = (
    "阿埃艾安奥巴柏贝比伯布查达戴德迪蒂丁多恩尔法菲费弗夫福盖戈格贡哈汉赫亨胡霍基吉加杰金卡凯坎科克肯库拉莱兰朗劳勒雷里理利莉列林"
    "琳隆卢鲁路伦罗洛马玛迈麦曼梅门蒙米密莫姆穆纳娜内尼努诺欧帕佩皮珀普奇齐乔琼萨塞森莎沙舍施史斯丝苏索塔泰坦汤特提图托瓦万威韦维魏"
    "温文沃乌西希夏谢辛雅亚扬耶叶伊因尤约泽扎詹兹朱佐"
)
_NAME = lazy(f"(?<=[{_SOUNDS}])\\*(?=[{_SOUNDS}]{{2}})|(?<=[{_SOUNDS}]{{3}})\\*(?=[{HAN}]{{2}})")
_HINT = quick("[\\\\?？\ue006\ue00a\ue010]|H2O|m[\\[［][23]|[ps]: |(?<=[\u3400-\u9fff])\\*[\u3400-\u9fff]")
_COMPUTED = lazy("[=＝×÷+%％]")


def clear(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines with such signs as what they stand for."""
    steps = (("CH012", partial(_raise, units=_units(lines))), ("CH013", _plain), ("CH010", private_use.with_blanks))
    out: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        text = line.text
        for rule, step in steps if _HINT.search(text) else ():
            new = step(text)
            if new != text:
                changes.append(overrides.edit(rule, line.src, text, new))
                text = changes[-1].after
        out.append(line if text == line.text else replace(line, text=text))
    return _without_end_sign(tuple(out), changes, overrides)


_END_SIGN = lazy("(?<=[。！？．.”）])[ \u3000]?[■□◆▲◇]$")
_PROOF = lazy("证明|证毕|[。；]证[。：:]")


def _without_end_sign(
    lines: tuple[Line, ...], changes: list[Change], overrides: Overrides
) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without the sign at the end of the article, where one line alone has it and no proof is made."""
    signed = [
        n
        for n, line in enumerate(lines)
        if line.text[-1:] in tuple("■□◆▲◇") and _END_SIGN.search(line.text) and rules.label(line.text) is None
    ]
    if len(signed) != 1 or any(_PROOF.search(line.text) for line in lines):
        return lines, changes
    at = signed[0]
    line = lines[at]
    change = overrides.edit("CH017", line.src, line.text, _END_SIGN.sub("", line.text))
    return (*lines[:at], replace(line, text=change.after), *lines[at + 1 :]), [*changes, change]


def _units(lines: Sequence[Line]) -> frozenset[str]:
    """Units with their figures, m[2], which the page cannot mean as works that it cites."""
    found = [match.expand(r"\1\2") for line in lines if "m" in line.text for match in _RAISED.finditer(line.text)]
    cites = found and sum(len(_CITED.findall(line.text)) for line in lines) > len(found)
    return frozenset(unit for unit in found if not cites or found.count(unit) >= FEWEST)


def _raise(text: str, units: frozenset[str]) -> str:
    return _RAISED.sub(lambda unit: f"{unit[1]}{_FIGURES[unit[2]]}" if unit[1] + unit[2] in units else unit[0], text)


def _plain(text: str) -> str:
    """A line without escapes and with its lost blanks; the dot before the water of a crystal as in CuSO4·5H2O."""
    if "\\" in text and not _PROGRAM.search(text):
        text = _LOWERED.sub("", _ESCAPED_QUOTE.sub("", text))
    text = _ADDRESS.sub(r"\1:", _LOST_BLANK.sub(" ", text))
    if text.count("*") == 1 and not _COMPUTED.search(text):
        text = _NAME.sub("·", text)
    return _CRYSTAL.sub("·", text) if "H2O" in text else text
