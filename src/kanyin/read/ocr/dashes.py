"""The dash —— that recognition read as 一一, —一 or - -, and the numeral 一 that stands where one might be.

A run with a dash in it is a dash, unless its 一 is part of a word (第一—第二, —一种); 一一 alone is one unless what
stands beside it tells that it is an adverb or a number (一一对应, 唯一一个); a single one beside a title or a quotation
is half of a dash.
"""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.text import HAN

_SIDE = f"[{HAN}“”‘’《》（）()〈〉？?%％A-Za-z0-9]"
_RUN = lazy(f"(?<={_SIDE}) ?(?:一|[—–－-](?! ?[—–－-]*+[0-9])) ?[一—–－-](?![一—–－-]) ?(?={_SIDE})")
_COUNTED = lazy("[个种些项条次般致起样直定旦切方面边部位类名场套份系列体级层段批组对句本家年天日月号]")
"""What makes the 一 before it a number or a word."""
_NUMBERED = "第唯惟单统之逐不万同专归合划其周期十二三五百千零如均另某任每"
"""What makes the 一 behind it part of a word."""
_EACH = lazy(
    "对应|映射|列[举出]|赘述|介绍|说明|详述|阐[述释]|分析|核[对实]|解[决释答]|落实|检[查验]|回[答应]|展[开示]|比[对较]|匹配"
    "|呈现|排[查除]|道来|作|进行|记录|告知|讨论|描述|论述|罗列|陈述|标[注明]|验证|测[试量]|识别|对照|指出|相对|概|详|细[说述数]|给出|叙述|评[述价]|参[照见]"
)
"""What is done to one thing after another: 一一 before it is an adverb."""
_EXAMPLE = lazy(f"(?<=[{HAN}”》）]) ?—(?=以[^，。；—]{{2,30}}为例)")
_YEARS = lazy("(?<=(?:19|20)[0-9]{2})一(?=(?:19|20)[0-9]{2}(?![0-9]))")
_AMOUNTS = lazy("(?<=[0-9][万亿千百])一(?=[0-9])")
_HALF = lazy("(?<=[”’》])—(?!—)|(?<![—一])—(?=[“‘《])")


def with_dashes(text: str) -> str:
    """A Chinese text with its dashes as two em dashes (GB/T 15834 4.10)."""
    text = _RUN.sub(_dash, text) if "一" in text or "- " in text else text
    text = _AMOUNTS.sub("—", text)
    return _HALF.sub("——", _YEARS.sub("—", _EXAMPLE.sub("——", text)))


def _dash(found: re.Match[str]) -> str:
    run, text = found[0].replace(" ", ""), found.string
    before, behind = text[found.start() - 1], text[found.end() :]
    if run == "一一":
        return found[0] if before in _NUMBERED or _EACH.match(behind) or _COUNTED.match(behind) else "——"
    if "一" not in run:
        is_chinese = not before.isascii() and not behind[0].isascii()
        return "——" if " " in found[0] and is_chinese else found[0]
    is_word = before in _NUMBERED if run[0] == "一" else _COUNTED.match(behind) is not None
    return found[0] if is_word else "——"
