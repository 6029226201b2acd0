"""Year, volume, issue and pages in all their ways: ``2012, 5(3): 812-818``, ``第26卷第3期, 62-66页``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from kanyin.patterns import lazy, quick
from kanyin.references.text import HAN, LATER_YEAR, Span, trim

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Autumn|Fall|Winter)\.?"
)
_PAGE = r"(?:[A-Za-z]{0,5}\.?\d++(?:[.:]e?\d++){0,4}+[A-Za-z]?\d*|[ivxlcdm]{1,7}(?![a-z])|[序前目后封插]\d+)"
_RANGE = rf"(?:\d{{5,7}}-\d{{1,3}}(?:\s?-\s?\d{{5,7}}-\d{{1,3}})?(?![\d-])|{_PAGE}(?:\s?-{{1,2}}\s?{_PAGE})?)"
PAGES = rf"{_RANGE}(?:\s?[,;+&、]\s?(?!(?:1[89]|20)\d\d(?![\d-])|[A-Z][a-z]{{2}}){_RANGE})*"
FEW_PAGES = rf"{_RANGE}(?:\s?[,;+&、]\s?(?!(?:1[89]|20)\d\d(?![\d-])|[A-Z][a-z]{{2}}){_RANGE}){{0,4}}"
"""As many as stand at the end of an imprint."""
_ISSUE = r"(?![^()\[\]]{0,12}\b[Ee]d\b)[^()\[\]]{1,24}"
_PARTS = lazy(
    r"[\s,.;]*+(?:"
    r"(?P<date>(?:1[5-9]|20)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}(?!\d)"
    r"|年\s?\d{1,2}月\s?(?:\d{1,2}日?)?))(?:\s?\((?P<column>[^()]{1,12})\))?"
    r"|(?:c|\[|\()?(?P<year>(?:1[5-9]|20)[\do]\d)(?![\d-]|\s?[期号號호卷輯辑])(?:年(?:第)?|[a-z](?![a-z]))?[\])]?(?!-\d)"
    rf"|(?:[Vv]ols?\.?|VOL\.?|[Vv]olume|第|제|[Bb]d\.|V\.)\s?(?P<vol>\d++|[ivxlc]++|[IVXLC]++(?![A-Za-z]))\s?(?:卷|권)?(?![期号호页頁版]|\s?(?:辑|輯|集)|\s?-{{1,2}}\s?\d+\s?[页頁])"
    r"|(?P<page6>\d{1,3},\d{3}\s?-\s?\d{1,3},\d{3})(?!\d)"
    r"|(?P<vol2>\d++)\s?卷"
    r"|(?:[Nn]o\.?|NO\.?)\s?\d{1,4}\s?\((?P<issue7>\d{1,3})\)"
    rf"|(?:[Nn][o0]s?\.?|NO\.?|[Ii]ssue|[Nn]umber|第|总第|總第|제|№)\s?(?P<issue>\d+(?:[-/]\d+)?|增刊\s?\d*|[SZ]\d+)\s?(?:期|号|號|호|辑|輯"
    rf"|集)?(?!\s?[页頁卷版]|\d|-\d)"
    rf"|(?P<issue2>\d+(?:[-/]\d+)?|增刊\s?\d*)\s?(?:月?[期号號]|호|月刊)"
    rf"|(?P<vol4>\d{{1,4}})\.(?P<issue6>\d{{1,5}}(?:-\d{{1,3}})?)(?=\s?\([^()]{{0,12}}{LATER_YEAR}\))"
    rf"|(?P<vol5>\d{{1,4}})\s?\(\s?{MONTH}\s?\((?P<issue8>[\dA-Z][^()]{{0,7}})\)\s?\)"
    rf"|(?P<vol3>(?:[A-Z]{{1,4}}-?)?\d{{1,4}}[A-Z]?|PP|[IVXL]{{1,7}})\s?,?\s?\(\s?(?P<issue3>{_ISSUE})\)"
    r"|(?P<vol7>\d{1,4}\s[Ss]uppl(?:ement)?\.?(?:\s?[A-Z\d]{1,2})?)\s?(?:\((?P<issue10>[^()]{1,24})\))?(?=\s?:)"
    r"|(?P<vol6>1[3-9]|[2-9]\d|1\d\d)/(?P<issue9>\d{1,2})(?=\s?[:,(])"
    rf"|(?P<vol8>[A-Z]{{1,5}}-\d{{1,3}})(?=\s?,\s?{LATER_YEAR}\b)"
    rf"|\(\s?(?:{MONTH}(?:\s?[-/]\s?{MONTH})?|[春夏秋冬]季?)\s?,?\s?(?:\d{{1,2}},\s?)?(?P<year2>(?:1[5-9]|20)\d\d)\s?\)"
    rf"|\(\s?(?P<issue4>\d(?!\w{{0,2}}\s?[Ee]d\b){_ISSUE}|\d|增刊[^()]{{0,6}}|[A-Zs]\d{{1,3}}|[Ss]uppl[^()]{{0,12}}|z\d|{MONTH}[^()]{{0,12}})\)"
    r"|:\s?(?P<page5>\d{1,3}\s\d{1,3}\s?-\s?\d{1,5})(?!\d)"
    rf"|(?::\s?:?\s?(?:pp?\.?\s?|第)?|pp?\.?\s?|[Pp]ages?\s?|PP?\.?\s?)(?P<page>{PAGES})(?:\s?[页頁])?"
    r"|:?\s?(?:[Aa]rticle|[Aa]rt\.)\s?(?:[Nn]o\.?|[Nn]umber|ID)?\s?:?\s?(?P<page4>[A-Za-z]{0,3}\d[\w.-]{0,14})"
    r"|(?P<issue5>增刊\s?\d?|创刊号|终刊号|特刊|专辑)(?=\s?[,:;.(]|\s?$)"
    r"|第\s?(?P<column2>\d+(?:-\d+)?)\s?版"
    rf"|第\s?(?P<page2>{PAGES})\s?[页頁](?:至第?(?:\d+)[页頁])?"
    rf"|(?P<page3>{PAGES})\s?(?:[页頁]|pp\b)"
    rf"|(?P<month>{MONTH}(?:\s?[-/]\s?{MONTH})?(?:\s?\d{{1,2}}(?!\d))?|\d{{1,2}}月(?:\d{{1,2}}日)?)"
    rf"|(?P<range>[A-Za-z]?\d+\s?-{{1,2}}\s?[A-Za-z]?\d+(?:\s?[,+]\s?(?!{LATER_YEAR}[\s.]*$)\d+(?:\s?-\s?\d+)?)*)"
    rf"|(?P<number>[A-Za-z]{{0,2}}\d+(?:/\d+|[A-Z](?=\s?:))?)(?![\d{HAN}A-Za-z%])"
    r"|(?P<article>[A-Za-z]{1,8}[-.]?\d[\w.-]*)"
    r")"
)
_END = lazy(
    r"[\s.,;:)\]]*+(?:(?:\(?(?:[Ii]n Chinese|中文|in press|[Oo]nline|英文)[^()]{0,30}\)|R?DOI|doi)[\s.,;:]*+)?$"
)
_BEGIN = quick(
    rf"(?<![A-Za-z0-9'-])(?:[\[(]?\d|[A-Z]{{1,4}}-\d|[Vv]ol|VOL|[Nn][o0]s?\.?\s?\d|NO\.?\s?\d|V\.\d|[SZ]\d|[IVXL]{{1,7}}\s?\(\d|[Aa]rt(?:icle|\.)\s?(?:[Nn]o|\d|ID)|pp?\.|[Pp]ages?\s\d|{MONTH}(?:\s|(?=\d)))|(?<=[{HAN}a-z)])\s?\d|\(\d"
    rf"|第\s?[\d增]|总第|總第|제|增刊|创刊号|\((?:增刊|[SZ]\d|[Ss]uppl)|:\s?[A-Za-z]?\d"
)


@dataclass(slots=True)
class Numbers:
    """Places of the numbers by CSL name, and how many marks of the standard's form they have."""

    spans: dict[str, Span] = field(default_factory=dict)
    plain: bool = True
    """No word and nothing doubtful among them."""

    def set(self, name: str, span: Span) -> bool:
        """Take a number; False where there is one of that name."""
        if name in self.spans:
            return False
        self.spans[name] = span
        return True


@lru_cache(maxsize=256)
def read_numbers(work: str, start: int, end: int) -> Numbers | None:
    """The numbers of a serial that ``work[start:end]`` is made of; None where something else stands among them.

    The readings of an entry ask for the same piece again and again: nobody changes what is returned.
    """
    found, at = _as_far_as(work, start, end)
    is_all = at >= end or _END.match(work, at, end)
    return found if found.spans and is_all else None


def _as_far_as(work: str, start: int, end: int) -> tuple[Numbers, int]:
    """The numbers from ``start`` on, and where something else begins."""
    found, at = Numbers(), start
    while at < end and not _END.match(work, at, end):
        part = _PARTS.match(work, at, end)
        if part is None or not _take(found, part, work, end):
            break
        at = part.end()
    _bare_issue(found, work)
    _year_in_brackets(found, work)
    return found, at


def _bare_issue(found: Numbers, work: str) -> None:
    """``1974，7``: a small number behind the year and no page is the issue, which such journals count by months; so is
    ``2014.5:1-8``."""
    spans = found.spans
    if not spans.keys() >= {"issued", "volume"} or "issue" in spans:
        return
    if "page" in spans and (
        work[spans["issued"][1] : spans["volume"][0]] != "." or _is_latin(work, spans["issued"][0])
    ):
        return
    number = work[slice(*spans["volume"])]
    between = work[spans["issued"][1] : spans["volume"][0]].strip()
    behind = work[spans["volume"][1] : spans["volume"][1] + 2].strip()
    if number.isdigit() and int(number) <= 12 and between in (",", ";", ".") and ("page" in spans or behind[:1] != ":"):
        spans["issue"] = spans.pop("volume")


def _is_latin(work: str, at: int) -> bool:
    """What stands before a place is in Latin letters: such journals have volumes."""
    before = work[max(0, at - 12) : at].rstrip(" ,.;:()")[-1:]
    return before.isascii() and before.isalpha()


_YEAR = lazy(LATER_YEAR)


def _year_in_brackets(found: Numbers, work: str) -> None:
    """``19 (1980): 83-163``: what stands in the brackets behind a volume is the year where there is no other."""
    spans = found.spans
    if "issued" not in spans and spans.keys() >= {"volume", "issue"} and _YEAR.fullmatch(work, *spans["issue"]):
        spans["issued"] = spans.pop("issue")


_NAMES = {
    "vol": "volume",
    "vol2": "volume",
    "vol8": "volume",  # ASSP-25, 1977, of the IEEE's Transactions
    "page6": "page",  # 19,431-19,441
    "issue": "issue",
    "issue2": "issue",
    "issue4": "issue",
    "issue5": "issue",
    "issue7": "issue",  # No.123(02), the number of all issues before that of the year
    "page": "page",
    "page2": "page",
    "page3": "page",
    "page4": "page",
    "page5": "page",  # 4 7-50, by recognition
    "column2": "page",
    "range": "page",
    "year2": "issued",
}


_VOLUMES = {
    "vol4": "issue6",  # 12.3 (2017), as MLA has them
    "vol3": "issue3",
    "vol7": "issue10",  # 60 Suppl B(60 Suppl B), as PubMed has them
    "vol6": "issue9",  # 34/1
    "vol5": "issue8",  # 27 (March (2)), as some publishers' styles have a month's issue
}
"""Volumes whose issue stands beside them, with the group that has it."""


def _take(found: Numbers, part: re.Match[str], work: str, end: int) -> bool:
    """Put one part where it belongs."""
    kind = part.lastgroup or ""
    if part["date"]:
        if part["column"]:
            found.set("page", part.span("column"))
        return found.set("issued", part.span("date"))
    if part["year"]:
        if "issued" in found.spans and "volume" not in found.spans:
            return found.set("volume", part.span("year"))
        if "issued" in found.spans and "page" not in found.spans:  # Posts 2020, 12, 1503
            return _take_bare(found, part.span("year"), work, was_plain=False)
        again = work[slice(*found.spans.get("issued", (0, 0)))] == part["year"]
        return again or found.set("issued", part.span("year"))
    volume = next((name for name in _VOLUMES if part[name]), "")
    if volume:
        issue = _VOLUMES[volume]
        return found.set("volume", part.span(volume)) and (not part[issue] or found.set("issue", part.span(issue)))
    if kind in _NAMES:
        found.plain = found.plain and kind in ("issue4", "page", "year2")
        return _take_named(found, _NAMES[kind], part.span(kind))
    was_plain, found.plain = found.plain, False
    if part["month"]:
        return True
    if part["article"]:
        return found.set("page", part.span("article"))
    return _take_bare(found, part.span("number"), work, was_plain=was_plain)


def _take_named(found: Numbers, name: str, span: Span) -> bool:
    if found.set(name, span):
        return True
    if name == "page" and "issue" not in found.spans and "volume" not in found.spans:
        found.spans["volume"], found.spans["page"] = found.spans["page"], span
        return True
    return False


def _take_bare(found: Numbers, span: Span, work: str, *, was_plain: bool) -> bool:
    """A number without a word: a volume before a colon, a second one an issue, then the page."""
    if "volume" not in found.spans and "issue" not in found.spans:
        found.plain = was_plain and "issued" in found.spans and work[span[1] : span[1] + 1] == ":"
        return found.set("volume", span)
    if (
        "issue" not in found.spans
        and "page" not in found.spans
        and work[span[1] : span[1] + 2].strip()[:1] in (":", ",")
    ):
        return found.set("issue", span)
    return found.set("page", span)


@dataclass(frozen=True, slots=True)
class Serial:
    """A container's name, the numbers behind it, and what stands behind those and is none of them."""

    before: Span
    numbers: Numbers
    rest: Span = (0, 0)


_NUMBERS_ALONE = lazy(r"[\W\d_年第卷期号]*")


def find_serial(work: str, start: int, end: int, least: int = 2) -> Serial | None:
    """The leftmost place from where all is numbers, and what stands before it; ``least`` characters at least."""
    tried = 0
    for found in _BEGIN.finditer(work, start, end):
        at = found.start()
        if at - start < least:
            continue
        tried += 1
        if tried > 40:
            return None
        if _NUMBERS_ALONE.fullmatch(work, start, at) or _is_in_brackets(work, start, at):
            continue  # no serial is called so
        numbers = read_numbers(work, at, end)
        if numbers and (
            "issued" in numbers.spans
            or "volume" in numbers.spans
            or "issue" in numbers.spans
            or "page" in numbers.spans
        ):
            return Serial(trim(work, start, at), numbers)
    return None


_BRACKET = lazy(r"[()]")


def _is_in_brackets(work: str, start: int, at: int) -> bool:
    """A place between brackets, ``(WAS 2004)``: what closes behind it was opened before."""
    closing = _BRACKET.search(work, at, at + _LONGEST_IN_BRACKETS)
    return closing is not None and closing[0] == ")" and work.rfind("(", start, at) > work.rfind(")", start, at)


_LONGEST_IN_BRACKETS = 40
_PARTS_END = lazy(r"[\s,.;:()\[\]]")


def find_numbers(work: str, start: int, end: int) -> Serial | None:
    """Where nothing is all numbers to the end: the first place from where a year and more are, and what is left."""
    for found in islice(_BEGIN.finditer(work, start + 2, end), 12):
        numbers, stop = _as_far_as(work, found.start(), end)
        is_cut = stop < end and (_PARTS_END.match(work, stop) or _PARTS_END.match(work, stop - 1))
        if is_cut and "issued" in numbers.spans and len(numbers.spans) > 1:
            return Serial(trim(work, start, found.start()), numbers, trim(work, stop, end))
    return None


_MONTH_BEFORE = lazy(rf",\s{MONTH}\s?,?\s?$")


def before_month(work: str, start: int, at: int) -> int:
    """The place of a year, or of the month before it: ``Ferry Institute, October 2005``."""
    found = _MONTH_BEFORE.search(work, max(start, at - 16), at)
    return found.start() if found else at
