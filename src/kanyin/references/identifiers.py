"""Addresses, persistent identifiers and dates of access: found first, for their marks are those between fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin.fields.dates import ENGLISH_MONTHS
from kanyin.patterns import lazy, quick
from kanyin.references.text import NO_YEAR, Span, blank, ends_in_digit

_URL = quick(r"(?:ht{1,2}ps?|ftp)\s?:\s?//\s?[!-~]+|(?<![\w.@/])www\.[!-~]{4,}")
_DOI = quick(
    r"(?:\b(?:D[O0][Il1]|doi)\s*+[:.]?\s*+"
    r"|(?<![\w/.=]))(?:https?://(?:dx\.)?doi\.org/)?(10\s?\.\s?\d{4,9}\s?/\s?(?:[!-~]+\s?(?=issn|cnki|\d{4}\.\d))?[!-~]+(?:(?<=\d)\s\d{4,12}(?=\s*$))?"
    r"(?:(?:(?<=[a-z]\.)|(?<=[A-Z]\.)|(?<=\d{4}\.))\s(?:[A-Za-z]{2,16}\.|\d{3,9}\.?[\d.-]{0,12})){0,4})"
)
_NO_DOI = quick(
    r"(?<![\w/.=])D[O0][Il1]\s*+[:.]\s*+(?:https?://(?:dx\.)?doi\.org/)?(?=[!-~]{0,60}\d)([!-~]{4,200})", re.I
)
"""What says that it is a DOI and is none: ``DOI: 11.1234/a.1``."""
_PID = quick(r"\b(CSTR|URN|HDL|ARK|PMC?ID)\s*+:\s*+([!-~]+)")
_ARXIV = quick(
    r"\b[Cc]hinaXiv\s?[:.]\s?\d{6}\.\d{5}(?:[vV]\d{1,2})?|\barXiv\s?:\s?(?:\d{4}\.\s?\d{4,5}(?:v\d{1,2})?|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7})(?!\d)(?:\s?\[[a-z-]{2,10}(?:\.[A-Z]{2})?\])?"
)
"""The number of a preprint, ``arXiv:2101.01234 [cs.CL]``."""
_DATE = r"(?:1[5-9]|20)\d\d[-./年]\s?\d{1,2}(?:[-./月]\s?\d{1,2}日?|月)?"
_ACCESSED = lazy(rf"\[\s*+({_DATE})\s*+\]")
_ACCESSED_IN_WORDS = lazy(
    rf"[\[(,.]?\s{{0,3}}(?:(?:最后)?(?:访问|引用|检索|上网|浏览|查阅)(?:日期|时间)?|[Aa]ccessed(?: on)?"
    rf"|[Rr]etrieved(?: on)?|[Vv]iewed(?: on)?)"
    rf"\s*+[:：]?\s*+({_DATE})(?:\s*+(?:访问|检索|引用))?\s*+[\])]?"
)
_MONTH = rf"(?:(?:{'|'.join(ENGLISH_MONTHS)})[a-z]{{0,6}}\.?|\d{{1,2}}月)"
_ACCESSED_IN_ENGLISH = lazy(
    r"[\[(,.]?\s{0,3}(?:[Ll]ast\s)?(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited|[Cc]ited|见于|访问于|检索于)"
    r"(?: on)?\s?[:：]?\s?"
    rf"(?P<date>{_MONTH}\s?\d{{1,2}},?\s?(?:19|20)\d\d|\d{{1,2}}\s{_MONTH},?\s(?:19|20)\d\d|(?:19|20)\d\d\s{_MONTH}\s\d{{1,2}})\s?[\])]?"
)
"""``Accessed: June 19, 2023``, ``(accessed Oct. 06, 2020)``, as journals of engineering have it."""
_ACCESSED_BEHIND = lazy(rf"(?<!\d)({_DATE})\s?(?:最后)?(?:访问|引用|检索|浏览|查阅|获取|下载)")
_UPDATED = lazy(rf"\(\s*+({_DATE})(?:\s?[/-]\s?\d{{1,2}}(?:-\d{{1,2}})?)?\s*+\)")
_DOI_IN_URL = lazy(r"[/=:](10\.\d{4,9}/[!-.0-~]+(?:/(?!summary|full|abstract|e?pdf|meta)[!-.0-~]+)*)")
_DAY = r"(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})"
_NO_ADDRESS = quick(
    rf"\[(?:[A-Z]{{1,2}}(?:/OL)?\]|(?:19|20)\d\d)|,(?:19|20)\d\d(?=\.?\s*$)|(?:[,;]|(?<=html|aspx)\.|(?<=htm|pdf|php|asp|jsp)\.){_DAY}(?:/{_DAY})?(?![\d/-])"
)
_RETRIEVED_FROM = quick(
    r"(?:\[Online\]\s?[.,]?\s{0,3})?(?:Retrieved from"
    r"|(?:(?:The )?(?:Latest|Newest|Full|Online|Updated) (?:version|text|edition)(?: is)? )?"
    r"Available(?: (?:at|from|online))?|载于|网址|URL)"
    r"\s*+[:：]?\s*+(?:[\u3400-\u9fff]{2,16}\s?[:：]\s?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What was found: places by CSL name, and the text in which they are white."""

    spans: dict[str, Span]
    work: str


def find_identifiers(raw: str, work: str) -> Identifiers:
    """DOI, URL, CSTR and other PIDs, date of access, date of update or publication in brackets."""
    spans: dict[str, Span] = {}
    if "10" in work and "/" in work:
        work = _take_doi(work, spans)
    may_say_doi = "DOI" not in spans and any(sign in work.lower() for sign in ("do", "d0"))
    if may_say_doi and (damaged := _NO_DOI.search(work)):
        end = _address_end(work, *damaged.span(1))
        spans["no-DOI"] = (damaged.start(1), end)
        work = blank(work, damaged.start(), end)
    if "//" in work or "/ /" in work or "www" in work:
        work = _take_urls(raw, work, spans)
    if ("arXiv" in work or "hinaXiv" in work) and (preprint := _ARXIV.search(work)):
        spans.setdefault("pid", preprint.span())
        work = blank(work, *preprint.span())
    for found in _PID.finditer(work) if any(name in work for name in ("CSTR", "URN", "HDL", "ARK", "PM")) else ():
        end = _address_end(work, found.start(2), found.end(2))
        spans.setdefault("pid", (found.start(), end))
        work = blank(work, *_with_brackets(work, found.start(), end))
    if "ISSN" in work and (serial := _ISSN.search(work)):
        work = blank(work, *serial.span())
    if any(sign in work for sign in ("[", "(", "/", *_WORDS)):
        work = _take_dates(work, spans)
    return Identifiers(spans, work)


_ISSN = lazy(r"[,.;]?\s?\(?ISSNs?\s?[:：]?\s?\d{4}\s?-\s?\d{3}[\dXx]\)?")
"""``Posts, Volume 41, Pages 3-9, ISSN 0966-6923, https://…``, as ScienceDirect gives it: the number of the journal."""
_CLOSED = lazy(r"\s?\]")
"""Behind ``[DOI: 10.1234/a``, as some journals set it."""


def _is_within_address(work: str, at: int) -> bool:
    """``https://a.b/item?id=doi:10.…``: a DOI that is a piece of another address."""
    before = work[max(0, at - 300) : at].rpartition(" ")[2]
    return "://" in before and before[-1] in "=?&:/"


def _take_doi(work: str, spans: dict[str, Span]) -> str:
    for found in _DOI.finditer(work):
        if _is_within_address(work, found.start()):
            continue
        end = _address_end(work, found.start(1), found.end(1))
        if "DOI" not in spans:
            spans["DOI"] = (found.start(1), end)
            if "doi.org" in found[0]:
                spans["URL"] = (found.start() + found[0].index("http"), end) if "http" in found[0] else spans["DOI"]
        work = blank(work, *_with_brackets(work, found.start(), end))
    return work


def _with_brackets(work: str, start: int, end: int) -> Span:
    """A piece with the brackets that stand round it alone."""
    closing = _CLOSED.match(work, end)
    if closing is None or work[:start].rstrip()[-1:] != "[":
        return start, end
    return work.rindex("[", 0, start), closing.end()


def _take_urls(raw: str, work: str, spans: dict[str, Span]) -> str:
    for found in _URL.finditer(work):
        end = found.end()
        if not raw[found.start() : end].isascii():
            end = next((at for at in range(found.start(), end) if _is_wide(raw, found.start(), at)), end)
        end = _address_end(work, found.start(), _beyond_breaks(work, end))
        spans.setdefault("URL", (found.start(), end))
        before = _RETRIEVED_FROM.search(work, max(0, found.start() - 64), found.start())
        if work[found.start() - 1 : found.start()] == "<" and work[end : end + 1] == ">":
            work = blank(work, found.start() - 1, end + 1)
        work = blank(work, before.start() if before else found.start(), end)
        if "DOI" not in spans:
            inner = _DOI_IN_URL.search(raw, found.start(), end)
            if inner:
                spans["DOI"] = inner.span(1)
    return work


_GOES_ON = lazy(
    r"(?<=\w)\s(?=/[a-z0-9_-]+(?:[./]|\s/[a-z0-9_-]))[!-~]+|(?<=\.)\s(?:pdf|html?|shtml|aspx?|php)\b|"
    r"(?<=\w)\s(?=[!-~]*%[\dA-F]{2})[!-~]+|(?<=/)\s{1,2}[A-Za-z][\w-]{1,40}\.\s?(?:pdf|html?|docx?|aspx?|php)\b|(?<=\.)\s{1,2}(?:[a-z\d-]{1,30}\.\s{0,2}){0,4}[a-z\d-]{1,30}/[!-~]*|(?<=[./=&?_-])\s{1,2}(?!https?:|www\.)(?:[a-z0-9%][!-~]*?/[!-~]*|\d+\.\d{4,})|(?<=[0-9a-f]{6})\s[0-9a-f]{6,64}\.(?:pdf|html?)\b|(?<=[a-z\d-])\s[a-z]{1,3}(?=[\s.]*$)|(?<=[a-z]-)\s[a-z][a-z\d_/.-]{2,80}(?=[\s.]*$)"
)


def _beyond_breaks(work: str, end: int) -> int:
    """The end of an address that blanks have broken, ``https://en. a.org/wiki/b``: each piece ends in a mark."""
    while found := _GOES_ON.match(work, end):
        end = found.end()
    return end


def _is_wide(raw: str, start: int, at: int) -> bool:
    """A full-width mark ends an address, but for the colon behind its scheme; and where all its marks are such."""
    character = raw[at]
    if character.isascii() or character in "～∼" or at <= start + 7:
        return False
    return "／／" not in raw[start : start + 9] or character not in "．／－＿：？＝＆％＃"


def _address_end(work: str, start: int, end: int) -> int:
    """Where an address ends: marks of the sentence behind it are not its own, nor a bracket that opens outside."""
    cut = _NO_ADDRESS.search(work, start, end)
    if cut:
        end = cut.start()
    while end > start:
        last = work[end - 1]
        opener = {")": "(", "]": "["}.get(last)
        unpaired = opener is not None and work.count(last, start, end) > work.count(opener, start, end)
        if last not in ".,;:'\"<>[(" and not unpaired:
            break
        end -= 1
    return end


_BOTH_DATES = quick(rf"(?<![\d-])({_DATE})\s?/\s?({_DATE})(?=[\s.]*$)")
"""``2018-09-10/2019-03-02``: when it appeared and when it was read."""


_WORDS = (
    "访问",
    "引用",
    "检索",
    "上网",
    "浏览",
    "查阅",
    "获取",
    "下载",
    "ccess",
    "etriev",
    "iewed",
    "isited",
    "[cited",
    "见于",
)
"""One of them stands in whatever tells when an address was read."""


def _take_dates(work: str, spans: dict[str, Span]) -> str:
    both = _BOTH_DATES.search(work) if "/" in work else None
    if both and not spans.keys() & {"updated", "accessed"}:
        spans |= {"updated": both.span(1), "accessed": both.span(2)}
        work = blank(work, *both.span())
    for name, pattern, signs in (
        ("accessed", _ACCESSED, "["),
        ("accessed", _ACCESSED_IN_WORDS, _WORDS),
        ("accessed", _ACCESSED_IN_ENGLISH, _WORDS),
        ("accessed", _ACCESSED_BEHIND, _WORDS),
        ("updated", _UPDATED, "("),
    ):
        for found in pattern.finditer(work) if any(map(work.__contains__, signs)) else ():
            spans.setdefault(name, found.span(1))
            work = blank(work, *found.span())
    return work


_STATUS = quick(
    rf"(?:\s?[,.;:]\s?[(\[]?|(?<=\w)\s?[(\[]|(?<=\w)\s(?=[A-Za-z]))\s?(?P<status>{NO_YEAR}|[Aa]ccepted|已?录用|已接[受收])\s?[)\]]?[\s.]*$"
)


def day_of(text: str) -> list[int]:
    """Year, month and day of ``June 19, 2023``, ``19 June 2023``, ``5月 03, 2022``; empty for a date in digits."""
    month = next((n for n, name in enumerate(ENGLISH_MONTHS, 1) if name in text), 0)
    numbers = [int(digits) for digits in _NUMBERS.findall(text)]
    if len(numbers) == 3 - bool(month) and numbers[-1] > _FIRST_YEAR:
        return [numbers[-1], *((month, numbers[0]) if month else numbers[:2])]
    if month and len(numbers) == 2 and numbers[0] > _FIRST_YEAR:
        return [numbers[0], month, numbers[1]]  # 2020 Jan 2
    return []


_NUMBERS = lazy(r"\d+")
_FIRST_YEAR = 1900


def take_status(work: str, start: int, spans: dict[str, Span]) -> str:
    """``刊名, 待刊``, ``Press, forthcoming``: the word at the end of an entry that has no year behind its title."""
    found = _STATUS.search(work, max(start, len(work) - 40)) if not ends_in_digit(work) else None
    if not found:
        return work
    spans["status"] = found.span("status")
    return blank(work, *found.span())
