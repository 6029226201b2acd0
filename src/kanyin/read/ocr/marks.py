"""Marks of a Chinese page that text recognition mixed: a ring for a stop, a comma of half width behind a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import MATH, SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr.dashes import with_dashes
from kanyin.read.ocr.english import with_blanks_in_chinese, with_english_blanks
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.figures import with_figures
from kanyin.read.ocr.letters import with_significance
from kanyin.read.ocr.lost_brackets import with_partners, without_second
from kanyin.read.ocr.pauses import with_wide_pauses
from kanyin.read.ocr.shared_brackets import with_own_brackets

_HAN = lazy("[\u3400-\u9fff]")
_PERCENT = "\\%"
NARROW_BRACKETS = str.maketrans("［］", "[]")
"""Those of citations and of labels in a list: recognition takes either width."""
_BLANK_AT_FORMULA = lazy(f"(?<=[（，。；：、“《]) +(?={MATH[0]})|(?<={MATH[1]}) +(?=[，。；：、）”》])")
_RANGE = lazy(
    rf"(?<=\d)\s?[一—–-]\s?{MATH[0]}(?P<brace>(?:\s?\{{(?!\s?\\cdot\s?\}}))?)\s?(?:\{{\s?\\cdot\s?\}}|\\cdot|\.)\s?(?=[\s{{]*\d)|(?<=\d)\s?一\s?(?=\d)"
    rf"|(?<=[\d}}%]{MATH[1]})\s?一\s?{MATH[0]}(?P<second>(?:\s?\{{)?)\s?(?:(?:\\cdot|\.)\s?)?(?=\d)|(?<=\d)\s?一\s?{MATH[0]}(?P<third>)-?\s?(?=\d)"
)
"""The dash of a range beside a formula: read as 一, or half of it as a point within the formula."""
_SPECK = lazy(
    rf"(?<=[（(]{MATH[0]})\s*(?:\{{\s*\\cdot\s*\}}|\\cdot\b)\s*(?=[^\s{MATH[1]}])"
    rf"|(?<=[\u3400-\u9fff、，-])(?P<blank>\s?{MATH[0]})\s*(?:\\cdot|[.;·])\s*(?=\\pm|\\[gl]eq?\b|[+<>=]|[A-Z]\s?[_^{MATH[1]}])"
)
"""A point that begins a formula behind a bracket, or before a relation or a variable where no product can be."""
_COMMA_WITHIN = lazy(rf"(?<=[\u3400-\u9fff])\s?{MATH[0]}\s*,\s*(?=[A-Za-z]\s?[_^{MATH[1]}])")
"""The comma between two clauses, read as the first sign of a formula."""
_P_LOST = lazy(
    rf"(?<=（){MATH[0]}\s*(?:\\scriptstyle\s*)?(?:(?:\\cdot|[.·-])\s*){{0,3}}(?P<relation>[<>]|\{{\s?[<>]\s?\}})(?=\s?0\s?\.\s?0\s?(?:0\s?)?[15]\s?{MATH[1]})"
)
"""A level of significance whose P is a speck: nothing else stands before it."""
_PLUS = lazy(
    rf"(?<=[\u3400-\u9fff])\s?{MATH[0]}\s?\^\s?\{{?\s?\+\s?\}}?\s?{MATH[1]}\s?(?=[\u3400-\u9fff])"
    rf"|(?<=[a-z]{{3}})\s{MATH[0]}\s?\^\s?\{{?\s?\+\s?\}}?\s?{MATH[1]}\s(?=[A-Z][a-z]{{2}})"
)
"""A plus between two words, raised: no ion, whose sign is raised behind one letter or two."""
_COMMA = lazy(r"(?<=\d\]),\s?(?=(?:[A-Za-z][A-Za-z0-9 .-]{0,24}|\d{1,4})[\u3400-\u9fff])")
"""A comma of half width behind a citation, before a name or a year that a Chinese clause begins with."""
_LISTED = lazy(rf"(?P<first>\d\s?\\%)\s?[.,·]\s?(?=\d[\d .]{{0,12}}\\%)|\\%\s?{MATH[1]}\s?{MATH[0]}\s?\.\s?(?=\d)")
"""The mark between two figures of a list, read as a point within a formula: $17.4 \\% . 59.0 \\%$."""
_IN_RANGE = lazy(f"(?<=\\d[—–～~]) +(?=[{MATH[0]}\\d])|(?<=\\d,\\d-) (?=[\u3400-\u9fff])")
"""A blank within a range, or behind the numbers of places in the name of a substance: 1,3- 二乙苯."""
_FULL_NAME = lazy(
    r"(?<=[A-Za-z0-9])\((?P<words>[A-Za-z][A-Za-z-]+(?: [A-Za-z][A-Za-z-]*){1,9}|(?<=[a-z]{4}\()[A-Z]{2,8}"
    r"|(?:19|20)\d\d[a-z]?|(?<=\d\()[A-Z][a-z]{3,20}|(?<=[A-Z]\()[A-Z][A-Za-z-]{9,60}|(?<=[A-Z][A-Z]\()[A-Z]{4,8})\)"
    r"(?=\s?[\u3400-\u9fff，。；：、）”\[])"
)
"""What an abbreviation stands for, WoS(Web of Science), or what stands for a name: no call of a function."""
_ADDRESS = lazy(
    r"(?<=[\u3400-\u9fff])\s?\((?P<words>(?:https?://|www\.)[^()\s\u3400-\u9fff]{4,200}+)\)(?=\s?[\u3400-\u9fff，。；、）])"
)
"""The address of what the words before it name."""
_ENTRY = lazy(r"\s?\[\d")
_STOP_AT_FORMULA = lazy(f"(?<={MATH[1]}) ?(?P<mark>[,.;:]) ?(?=[\u3400-\u9fff]|\\d+[\u3400-\u9fff])")
_STOP_MISREAD = lazy(
    f"(?<=[）)])\\s?[°º]$|(?<=[\u3400-\u9fff）)\\]{SUP[1]}{MATH[1]}])\\s?[○◦〇]$|(?<=[{MATH[1]}{SUP[1]}\\]])\\s号$"
    f"|(?<=\\])\\s[0OC]$|(?<!circ \\}}{MATH[1]})(?<!circ\\}}{MATH[1]})(?<!\\d \\}}{MATH[1]})(?<={MATH[1]})\\s[0OC]$"
    f"|(?<=\\}} \\}}{MATH[1]})\\s0$|(?<=- \\d \\}}{MATH[1]})\\s0$"
)
"""A full stop at a paragraph's end, read as a degree sign, a ring, a nought; no 37 °C, no 18 O."""
_RING_BEHIND_CITATION = lazy(r"(?<=\d\])\s[Oo○◦](?=[\u3400-\u9fff])")
"""The same behind a citation in the midst of a paragraph: [7] O这些."""
_STOP_SET_LOW = lazy(
    rf"(?<=[^{MATH[0]}{{\s])\s*_\s?\{{\s?(?:\\circ|\\mathsf\s?\{{\s?c\s?\}})\s?\}}\s?{MATH[1]}\s?(?:。|(?=$|[\u3400-\u9fff①-⑳A-Z])(?![为是的取等表与和或]))"
)
"""The same behind a formula in the midst of a paragraph, set low: $T _ { \\circ }$ 参数."""
_RING_BEHIND = lazy(
    f"(?<={MATH[1]})\\s?(?:[○◦](?=[\u3400-\u9fff])|□$)|(?<={MATH[1]})\\s?0(?=(?:19|20)\\d\\d年|\\s[b-h]\\s?[)）])"
    f"|(?<={MATH[1]})\\s?0(?=(?:根据|因此|由于|所以|其中|此外|综上|同时|然后|随后|结果|可以|可见|通过|采用|当|将|在|对|从|弃去|加入)[\u3400-\u9fff])"
)
"""A full stop behind a formula, read as a ring before the next sentence or as a box at the end."""
_STOP_WITHIN = lazy(
    r"(?P<before>\[\d[\d,，.\-–~]{0,12}+\]|[,，、；为是至到约]\s?\d{1,4}+\.\d{1,4}+)[.．](?=[\u3400-\u9fff])"
)
"""A full stop of half width behind a citation or behind a figure."""
_STOP_BETWEEN = lazy(r"(?<=[\u3400-\u9fff]{4})[.．](?=[\u3400-\u9fff]{3})")
LEAST_STOPS = 2
"""Stops of full width in a paragraph of sentences: an entry of a list of references has none."""
_WIDE = str.maketrans(",.;:", "，。；：")
_DEBRIS = lazy(
    "[ \u3000]?[（(]2[0-9]{1,2}号(?![^（()）]{0,40}+[)）])"
    f"|(?<={MATH[1]})[ \u3000]?[（(]20(?=[\u3400-\u9fff])"
    "(?![年个名人例只株种位家余多份天岁])(?![^（()）]{0,60}+[)）])"
    f"|[ \u3000]?[（(]20?(?=\\s?(?:{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}[^（()）]{{1,40}}+(?![)）])|$))"
    f"|[ \u3000]?[（(]20[0-9](?=\\s?(?:{MATH[0]}|[\u3400-\u9fff]|$))"
    "(?![年个名人例只株种位家余多份天岁])(?![^（()）]{0,60}+[)）])"
    "|(?<=[。．])(?:[ \u3000]+[)）]?[ \u3000]?[A-Z0-9]|[ \u3000]*[（(]\\d{2,3})$"
)
"""What recognition makes of a degree sign, a rule or a speck beside a formula or behind a paragraph: a bracket that
nothing closes, and a number; a letter or a figure that stands apart."""
_ENGLISH_DEBRIS = lazy(f"[ \u3000]?（20[0-9]?号?(?=\\s?(?:{MATH[0]}|$|[A-Z]))(?![^（()）]{{0,40}}+[)）])")
"""The same in English text, which has no such bracket of its own."""
_BEHIND_FORMULA = lazy(f"(?<=[)）]{MATH[1]}) ?[1!！二]$|(?<=[)） ]{{2}}{MATH[1]}) ?[1!]$")
"""The same behind the last formula of a caption or a note."""


def with_chinese_marks(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in Chinese text the marks of a pair are alike, and those at a formula are of full width."""
    return [_mended(one) for one in entries]


def _mended(entry: Entry) -> Entry:
    if not entry.texts or not entry.kind.startswith((SCAN, "h", "b", "caption")):
        return entry
    plain = tuple(with_figures(_without_debris(text)) for text in entry.texts)
    texts = tuple(_with_marks(text) if _HAN.search(text) else text for text in plain)
    whole = tuple(
        with_blanks_in_chinese(with_wide_pauses(with_significance(with_partners(text))))
        if _HAN.search(text)
        else with_english_blanks(without_second(text))
        for text in texts
    )
    if whole == entry.texts:
        return entry
    return replace(entry, texts=whole, doubt=entry.doubt or plain != entry.texts or whole != texts)


def _without_debris(text: str) -> str:
    return _BEHIND_FORMULA.sub("", _DEBRIS.sub("", text)) if _HAN.search(text) else _ENGLISH_DEBRIS.sub("", text)


def _ranged(found: re.Match[str]) -> str:
    brace = found["brace"] or found["second"] or ""
    return f"—{MATH[0]}{brace}" if MATH[0] in found[0] else "—"


def _with_marks(text: str) -> str:
    text = with_dashes(text.translate(NARROW_BRACKETS))
    text = _RANGE.sub(_ranged, text)
    text = _BLANK_AT_FORMULA.sub("", _COMMA_WITHIN.sub(f"，{MATH[0]}", text))
    text = _P_LOST.sub(rf"{MATH[0]}P \g<relation>", _SPECK.sub(lambda found: found["blank"] or "", text))
    text = _PLUS.sub(f" {MATH[0]}+{MATH[1]} ", text)
    text = _COMMA.sub("，", text)
    text = _LISTED.sub(lambda found: f"{found['first'] or _PERCENT}{MATH[1]}、{MATH[0]}", text)
    text = _STOP_MISREAD.sub("。", with_own_brackets(text))
    text = _RING_BEHIND_CITATION.sub("。", _RING_BEHIND.sub("。", text))
    text = _STOP_SET_LOW.sub(f"{MATH[1]}。", text)
    text = _STOP_WITHIN.sub(r"\g<before>。", text)
    text = _STOP_BETWEEN.sub("。", text) if text.count("。") >= LEAST_STOPS else text
    text = _STOP_AT_FORMULA.sub(lambda found: found["mark"].translate(_WIDE), text)
    if "(" in text and not _ENTRY.match(text):
        text = _ADDRESS.sub(r"（\g<words>）", _FULL_NAME.sub(r"（\g<words>）", text))
    return _IN_RANGE.sub("", _BLANK_AT_FORMULA.sub("", text))
