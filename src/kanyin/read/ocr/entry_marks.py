"""Marks of an entry of the reference list that recognition misread: [Cl// for [C]//, et a1, a blank within pages.

Marks of full width between Latin letters belong to no English entry, nor to the English half of one in two languages.
"""

from __future__ import annotations

import re

from kanyin.model import MATH
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
_TYPE = lazy(r"[\[［]\s?(?P<type>[JMCDRSNZ])\s?[\]］lJ1I]?\s?(?P<host>/{1,2})\s?(?=[A-Z\u3400-\u9fff])")
_MISREAD_TYPE = lazy(r"\[(?P<type>[JMD])[lI1J」』](?=\s?[.．])|\[(?P<double>[JMD])(?P=double)\]?(?=\s?[.．])")
_BEHIND_TYPE = lazy(r"(?<=\[[JMDRN]\])\s(?=[A-Z\u3400-\u9fff])")
_ASKED = lazy(r"\s?(?P<type>\[[JM]\])[?？]\s?(?=[A-Z])")
"""The mark of a title that asks, behind the type of its work: how can we [J]? Biomedicines."""
_ET_AL = lazy(r"\bet\.?\s?a[1lI](?=[.．,，\s])")
_SINE_LOCO = lazy(r"\[\s?[Ss]\s?\.\s?[1lI]\s?\.?\s?\]")
_SPECK = lazy(r"(?<=\d)\s?(?P<stop>[.．]?)\s?[?？]\s*$|(?<=\d[.．])\s?[?？]\s*$")
_IN_PAGES = lazy(r"(?<=[:：]\s\d)(?P<rest>\d{0,5})\s?[-–]\s?(?=\d)|(?<=[:：]\d)(?P<tight>\d{0,5})\s?[-–]\s?(?=\d)")
_DIVIDED = lazy(r"(?<=[a-z]{3})- (?!and\b|or\b|to\b)(?=[a-z]{3})")
"""electro- spark: a hyphen at the end of a line that was its word's own."""
_PAGES = lazy(r"(?<=[:：])\s?[0-9OolI]{1,5}-[0-9OolI]{1,5}(?![\w-])")
_FIGURES, _DIGIT = str.maketrans("OolI", "0011"), lazy(r"\d")
_BEFORE_YEAR = lazy(r"(?<![/.\w-])(?P<word>[A-Za-z][a-z]{2,24})[.．](?=(?:19|20)\d\d\b)")
_JUNIOR = lazy(r"\b(?P<junior>Jr|Sr)\.(?=[A-Z][a-z])")
_WIDE = lazy(r"(?<=[A-Za-z.&)\]])\s?(?P<mark>[，：；])\s?(?=[A-Za-z&])")
_WIDE_AT_FIGURE = lazy(r"(?<=[A-Za-z\d.)\]])\s?(?P<mark>[，：；])\s?(?=[A-Za-z\d&.])")
_WIDE_STOP = lazy(r"(?<=[A-Za-z)\]])．\s?(?=[A-Z])")
_NARROW = str.maketrans("，：；", ",:;")


_STOP_IN_FORMULA = lazy(rf"(?<=等)\s?{MATH[0]}\s?[.．]\s?(?=\d)")
"""等 $.7 \\sim 12$: the stop behind the authors, which went into the formula of the title."""
_SPLIT_YEAR = lazy(r"(?:(?<=[,，.．])|(?<=[,，.．]\s))(?:1 ?9|2 ?0) ?\d ?\d(?=\s?[,，.．]\s?(?:\d{1,3}\s?[(（]|$))")
_SPLIT_PAGES = lazy(
    r"(?:(?<=[:：])|(?<=[:：]\s))(?P<first>\d{1,5}(?: \d{1,4})?)\s?-\s?(?P<last>\d{1,5}(?: \d{1,4})?)(?=[.．]?$)"
)


def _with_whole_pages(found: re.Match[str]) -> str:
    """Pages without the blanks within them, if those on both sides have as many figures: 1901-191 1."""
    first, last = (found[name].replace(" ", "") for name in ("first", "last"))
    return f"{first}-{last}" if len(first) == len(last) and int(first) <= int(last) else found[0]


def with_entry_marks(text: str) -> str:
    """An entry with its marks as they were printed."""
    text = _STOP_IN_FORMULA.sub(f". {MATH[0]}", text)
    text = _SPLIT_YEAR.sub(lambda found: found[0].replace(" ", ""), text)
    text = _SPLIT_PAGES.sub(_with_whole_pages, text)
    text = _TYPE.sub(_hosted, text)
    text = _MISREAD_TYPE.sub(lambda found: f"[{found['type'] or found['double']}]", text)
    text = _BEHIND_TYPE.sub(". ", text)
    text = _ASKED.sub(r"?\g<type>. ", text)
    text = _SINE_LOCO.sub("[S.l.]", _ET_AL.sub("et al", text))
    text = _IN_PAGES.sub(lambda found: f"{found['rest'] or found['tight'] or ''}-", text)
    text = _DIVIDED.sub("-", text)
    text = _PAGES.sub(_in_figures, text)
    text = _JUNIOR.sub(r"\g<junior>. ", _BEFORE_YEAR.sub(r"\g<word>. ", text))
    wide = _WIDE if _HAN.search(text) else _WIDE_AT_FIGURE
    text = wide.sub(lambda found: f"{found['mark'].translate(_NARROW)} ", text)
    text = _with_last_bracket(_WIDE_STOP.sub(". ", text))
    return _SPECK.sub(lambda found: found["stop"] or "", text)


def _in_figures(pages: re.Match[str]) -> str:
    """3O4-389: pages in figures alone, of which one at least was read as such on either side."""
    first, _, last = pages[0].partition("-")
    return pages[0].translate(_FIGURES) if _DIGIT.search(first) and _DIGIT.search(last) else pages[0]


def _hosted(found: re.Match[str]) -> str:
    """The type of a work within another: [C]//, with one stroke or a misread bracket."""
    return found[0] if found["host"] == "/" and found["type"] not in "CMDZ" else f"[{found['type']}]//"


def _with_last_bracket(text: str) -> str:
    """An entry whose English half opens at half width and closes at full width."""
    at = text.rfind("）")
    is_last = at >= 0 and not text[at + 1 :].strip(".．。 ")
    if is_last and text.count("(") > text.count(")") and text.count("）") > text.count("（"):
        return f"{text[:at]}){text[at + 1 :]}"
    return text
