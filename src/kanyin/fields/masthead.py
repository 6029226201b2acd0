"""A journal's own head above an article: its name in both scripts, volume and issue, the month, its numbers.

One line of these alone is also found in bylines: a head is known by two of its parts, or by the journal's name in both
scripts, above a title that its authors sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kanyin.fields import sources
from kanyin.fields.dates import ENGLISH_MONTHS
from kanyin.fields.pinyin import without_reading
from kanyin.patterns import lazy, quick

MASTHEAD = "masthead"
TOP = 12
"""Lines at a page's top that can belong to a head."""
SIGNED_WITHIN = 5
"""Lines below the head within which the title's authors stand."""
LONGEST_NAME, LONGEST_LATIN, MOST_WORDS = 20, 60, 10
"""Characters of a journal's name, characters and words of its Latin one."""
_PARTS = {
    "issue": r"第\s?\d{1,4}\s?卷(?:\s?[,，]?\s?第?\s?\d{1,3}(?:[-/]\d{1,3})?\s?期)?"
    r"|(?:(?:19|20)\d\d\s?年\s?)?第\s?\d{1,3}\s?期"
    r"|[(（]?总\s?第?\s?\d{1,4}\s?期[)）]?",
    "latin": r"Vol(?:ume)?\.?\s?\d{1,4}|(?:Sum\.?\s?|Serial\s|Ser\.\s?)?No\.?\s?\d{1,4}|Issue\s\d{1,3}",
    "month": r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
    r"|(?:19|20)\d\d\s?年(?![\u3400-\u9fff]{4})",
    "latin-month": r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s{0,4}(?:\d{1,2},\s?)?"
    r"(?:19|20)\d\d",
    "number": r"ISSN\s?[:：]?\s?\d{4}-\d{3}[\dXx]|CN\s?[:：]?\s?\d\d-\d{4}(?:/[A-Z]{1,2}\d{0,2})?",
    "tag": r"科技期刊",
    "DOI": r"(?:https?://(?:dx\.)?doi\.org/|(?:DOI|doi)\s?[:：]?\s?)10\.\d{4,9}/[^\s\u3400-\u9fff]{1,80}",
}
"""A tag is what a site has set behind the issue for its own column."""
_PART = quick("|".join(f"(?P<{name.replace('-', '_')}>{form})" for name, form in _PARTS.items()))
_YEAR_AGAIN = lazy(r"(?<!\d)(?:19|20)\d\d(?=[\s)）]|$)")
"""The year once more at the end of a line, as in Vol.12 No.3 1998."""
_ENGLISH_MONTH = lazy(rf"({'|'.join(ENGLISH_MONTHS)})[a-z]{{0,6}}\.?,?\s?(?:\d{{1,2}},\s?)?((?:19|20)\d\d)")
_VOLUME = lazy(r"第\s?(\d{1,4})\s?卷|Vol(?:ume)?\.?\s?(\d{1,4})")
_NUMBER = lazy(r"(?<!Sum\.)(?<!Sum\. )No\.?\s?(\d{1,3})")
_DOI = lazy(r"10\.\d{4,9}/[^\s\u3400-\u9fff]{1,80}")
_NAME = lazy(f"[\u3400-\u9fff（()）·]{{2,{LONGEST_NAME}}}")
_LATIN_NAME = lazy(r"[A-Za-z][A-Za-z&'’,()-]*(?: [A-Za-z&'’,()-]+)*")
_COLUMN = lazy(
    r"(?:论文|综述|研究|述评|论坛|专题|简报|报告|书评|专栏|特稿|笔谈|Articles?|Papers?|Reviews?|Reports?|Communications?)$"
)
_BESIDE_AND = lazy("(?<=[A-Za-z]) &(?=[A-Z])|(?<=[A-Z])& (?=[A-Z])")
_ENDS = " \u3000,，.。;；:：|｜·—-"


def frame(texts: Sequence[str], signs: Callable[[int], bool]) -> dict[int, str]:
    """The lines of a journal's head, by their index; empty where none stands above a title that is signed. ``signs``
    tells of an index whether authors stand there.
    """
    lines = [text.strip() for text in texts[: TOP + SIGNED_WITHIN]]
    told = {n: kinds for n, text in enumerate(lines[:TOP]) if (kinds := _kinds(text))}
    head = (_told(lines, told) if told else range(0)) or _named(lines)
    if not head:
        return {}
    below = range(head[-1] + 1, min(len(lines), head[-1] + 1 + SIGNED_WITHIN))
    signed = next((n for n in below if signs(n)), -1)
    if signed < 0 and _is_whole(lines, head, told) and _has_han(lines[below[0]] if below else ""):
        return dict.fromkeys(head, MASTHEAD)
    if signed < 0 or not any(_has_han(lines[n]) for n in range(below[0], signed)):
        return {}
    return dict.fromkeys(head, MASTHEAD)


def _is_whole(lines: Sequence[str], head: range, told: dict[int, frozenset[str]]) -> bool:
    """The journal's name, its Latin one and the issue stand below each other at the very top: it needs no authors."""
    return head[:3] == range(3) and bool(_named(lines)) and "issue" in told.get(2, ())


def _kinds(text: str) -> frozenset[str]:
    """The parts of a head that a line is made of; none for a line with more on it than these and a journal's name."""
    kinds = frozenset(found.lastgroup or "" for found in _PART.finditer(text))
    rest = _rest(text) if kinds else ""
    return kinds if not rest or is_name(rest) or _is_latin(rest) else frozenset()


def _rest(text: str) -> str:
    """What a line says beside volume, issue and the like."""
    return " ".join(_YEAR_AGAIN.sub("", _PART.sub("  ", text)).split()).strip(_ENDS)


def is_name(text: str) -> bool:
    """It can be a journal's name: Han and nothing else, also set wide."""
    name = re.sub(r"\s", "", text)
    return _NAME.fullmatch(name) is not None and _has_han(name)


def _is_latin(text: str) -> bool:
    text = " ".join(text.split())
    words = text.count(" ") + 1
    return len(text) <= LONGEST_LATIN and words <= MOST_WORDS and _LATIN_NAME.fullmatch(text) is not None


def _has_han(text: str) -> bool:
    return re.search("[\u3400-\u9fff]", text) is not None


def _told(lines: Sequence[str], told: dict[int, frozenset[str]]) -> range:
    """The lines round those that tell volume, issue, month and numbers, with the journal's names among them."""
    kinds = frozenset[str]().union(*told.values())
    alone = len(kinds - {"tag"}) < 2 and not (2 in told and _named(lines))
    if alone or not kinds & {"issue", "latin"}:
        return range(0)
    first, last = min(told), max(told)
    named = any(is_name(_rest(lines[n])) for n in told)
    for n in range(first, last):
        if n in told or _is_latin(lines[n]):
            continue
        if named or not is_name(lines[n]):
            return range(0)
        named = True
    while first and (_is_latin(lines[first - 1]) or _names_above(lines, first, named=named)):
        first -= 1
        named = named or is_name(lines[first])
    if not named and last + 2 < len(lines) and is_name(lines[last + 1]) and _is_latin(lines[last + 2]):
        last += 2
    elif last + 1 < len(lines) and _is_latin(lines[last + 1]):
        last += 1
    return range(first, last + 1)


def _names_above(lines: Sequence[str], first: int, *, named: bool) -> bool:
    """The line above is the journal's name: none stands below, or its Latin one does."""
    return is_name(lines[first - 1]) and (not named or (first == 1 and _is_latin(lines[first])))


def _named(lines: Sequence[str]) -> range:
    """A journal's name and its Latin one at the very top, and no column of it such as 研究论文."""
    if len(lines) < 3 or not is_name(lines[0]) or not _is_latin(lines[1]) or not _has_han(lines[2]):
        return range(0)
    is_column = _COLUMN.search(lines[0]) and _COLUMN.search(lines[1])
    return range(0) if is_column else range(2)


def read(texts: Sequence[str]) -> dict[str, str]:
    """What the lines of a head tell: the journal, volume, issue, year, date, DOI."""
    whole = "  ".join(texts)
    out = sources.read_issue(whole)
    for key, form in (("volume", _VOLUME), ("issue", _NUMBER)):
        if key not in out and (found := form.search(whole)):
            out[key] = next(filter(None, found.groups()))
    out.setdefault("date", sources.read_date(whole) or _english_month(whole))
    if doi := _DOI.search(whole):
        out["DOI"] = doi[0].rstrip(".,;")
    rests = [rest for text in texts if (rest := _rest(text))]
    names = [re.sub(r"\s", "", rest) for rest in rests if is_name(rest)]
    latin = [_BESIDE_AND.sub(" & ", rest) for rest in filter(_is_latin, rests)]
    out["container-title"] = next(iter([*names, *latin]), "")
    out["container-title-en"] = without_reading(" ".join(latin), names[0]) if names else ""
    return {key: value for key, value in out.items() if value}


def _english_month(text: str) -> str:
    """``Aug. 2023`` as ISO 8601, to the month; empty where none stands there."""
    found = _ENGLISH_MONTH.search(text)
    return f"{found[2]}-{ENGLISH_MONTHS.index(found[1]) + 1:02}" if found else ""
