"""Marks of half width between Latin words of recognised Chinese text, where those about them are of full width.

``（energy efficiency ratio,EER）`` holds a name and what it is shortened to; in ``CK：对照 control;N5：低氮`` each mark
stands before the next label.
"""

from __future__ import annotations

import re

from kanyin.model import MATH
from kanyin.patterns import lazy

_HAN = "\u3400-\u9fff"
_FORMULA = rf"{MATH[0]}[^{MATH[0]}{MATH[1]}]{{1,60}}+{MATH[1]}"
_SHORTENED = lazy(
    rf"(?:（|(?<=[{_HAN}])\s?\(|(?<=[A-Za-z0-9\]])\s?(?P<narrow>\())"
    rf"(?P<name>(?=[^（）(),]{{0,60}}[a-z]{{4}})[A-Za-z][^（）(),，、：；{_HAN}{MATH[0]}]{{3,120}}?)\s?,\s?"
    rf"(?P<short>[A-Za-z][A-Za-z0-9-]{{1,11}}[{_HAN}]{{0,3}}|{_FORMULA})[）)]"
)
_BEHIND = lazy(rf"\s?(?:[{_HAN}，。；：、）”\[]|$)")
_LABEL = rf"(?:[A-Z][A-Za-z0-9*]{{0,7}}|{_FORMULA})"
_LABELS = lazy(rf"(?:^|[,;，；。])\s?{_LABEL}\s?[：:]\s?(?=[{_HAN}])")
_BEFORE_LABEL = lazy(rf"\s?(?P<mark>[,;])\s?(?={_LABEL}\s?[：；:，]\s?[{_HAN}])")
_BEHIND_LABEL = lazy(rf"(?:(?<=[,;，；。])|^)(?P<label>\s?{_LABEL})\s?[；;:](?=\s?[{_HAN}])")
_PARTS = lazy(r"(?:(?<=[；;，。])|^)\s?(?P<part>[A-Ha-h])\s?:\s?(?=[A-Z])")
_OF_PARTS = lazy(rf"(?:^|[；;，。])\s?[A-Ha-h]\s?[：:]\s?[A-Z0-9]{{0,8}}[{_HAN}]")
_BEFORE_COUNT = lazy(rf"(?<=[A-Z]{{2}}),\s?(?=\d{{1,4}}\s?[{_HAN}])")
_ET_AL = lazy(r"(?:[A-Z][a-zà-ÿ]+,\s?){1,6}(?=et ?al\.?\s?[（，])")
_COMMA = lazy(r",\s?")
_BEFORE_NAME = lazy(rf"(?<=[A-Za-z]),(?=[A-Za-z0-9]{{1,8}}[{_HAN}])|(?<=[{MATH[1]}）]) ?,(?=[A-Z][a-z]{{2,20}}，)")
"""（Listeriosis,Lm病）, ,Agilent，美国"""
_YEARS_WIDE = lazy(r"，(?:19|20)\d\d[a-z]?[；）]")
_BEFORE_YEAR = lazy(r"(?<=[A-Za-z0-9.]), ?(?=(?:19|20)\d\d[a-z]?[；;）])")
"""Authors and their year in brackets, where the paragraph has a comma of full width before another year."""
_ETAL = lazy(r"(?<=[a-z] )etal(?![a-z])")
FEWEST_LABELS = 2
_WIDE = str.maketrans(",;:", "，；：")


def with_wide_pauses(text: str) -> str:
    """A Chinese text with these marks at full width."""
    if not ("," in text or ";" in text or ":" in text or "；" in text):
        return text
    text = _BEFORE_NAME.sub("，", _SHORTENED.sub(_shortened, text))
    if _YEARS_WIDE.search(text):
        text = _BEFORE_YEAR.sub("，", _ETAL.sub("et al", text))
    if len(_LABELS.findall(text)) >= FEWEST_LABELS:
        text = _BEFORE_LABEL.sub(lambda found: found["mark"].translate(_WIDE), text)
        text = _BEHIND_LABEL.sub(r"\g<label>：", text)
    if len(_OF_PARTS.findall(text)) >= FEWEST_LABELS:
        text = _PARTS.sub(r"\g<part>：", text)
    text = _BEFORE_COUNT.sub("，", text)
    return _ET_AL.sub(lambda found: _COMMA.sub("，", found[0]), text)


def _shortened(found: re.Match[str]) -> str:
    is_call = sum(map(str.isupper, found["short"])) < len("GA")
    if found["narrow"] and (is_call or not _BEHIND.match(found.string, found.end())):
        return found[0]
    return f"（{found['name']}，{found['short']}）"
