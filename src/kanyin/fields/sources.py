"""Where an article appeared: journal, year, volume, issue, pages, date, out of a byline or a masthead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kanyin import rules
from kanyin.patterns import lazy

_TITLE_MARKS = lazy("《([^》]{2,40})》")
_BEHIND_NAME = lazy(r"\s{2,}|(?:19|20)\d{2}|第\s*\d|Vol|No\.|\||｜")
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_ISSUE_FORMS = tuple(
    lazy(form, re.IGNORECASE)
    for form in (
        r"第\s*+(?P<issue>\d{1,3}|增刊)\s*+期\s*+[,，(（]?\s*+第\s*+(?P<volume>\d{1,4})\s*+卷",
        rf"{_YEAR}\s*+年?\s*+[,，.、]?\s*+第?\s*+(?P<volume>\d{{1,4}})\s*+卷\s*+[,，.、]?\s*+第?\s*+(?P<issue>\d{{1,3}}(?:[-/—、]\d{{1,3}})?|增刊\s?\d*|[Ss]\d)\s*+期?",
        rf"{_YEAR}\s*+年?\s*+[,，.、]?\s*+(?:总)?第?\s*+(?P<issue>\d{{1,3}}(?:[-/—、]\d{{1,3}})?|[Ss]\d|[上中下]半?|增刊\s?\d*)\s*+期",
        rf"{_YEAR}\s*+年?\s*+[,，]?\s*+(?P<issue>增刊\s?\d*)",
        rf"{_YEAR}\s*+[,，]\s*+(?P<volume>\d{{1,4}})?\s*+[(（]\s*+(?P<issue>\d{{1,3}}|[Ss]\d|增刊\d?)\s*+[)）]",
        rf"{_YEAR}\s*+[,，]?\s*+(?:Vol|No)\.?\s*+(?P<volume>\d{{1,4}})\s*+[,，]?\s*+No\.?\s*+(?P<issue>\d{{1,3}}(?:-\d{{1,3}})?)",
        rf"{_YEAR}\s*+年?\s*+[,，]?\s*+(?:Vol\.?\s*+)?(?P<volume>\d{{1,4}})\s*+[,，]?\s*+(?:Issue|No\.?)?\s*+[(（]\s*+(?P<issue>\d{{1,3}})\s*+[)）]",
        rf"Vol\.?\s*+(?P<volume>\d{{1,4}})\s*+[,，]?\s*+No\.?\s*+(?P<issue>\d{{1,3}})\s*+[,，]?\s*+{_YEAR}",
        r"第\s*+(?P<volume>\d{1,4})\s*+卷\s*+第?\s*+(?P<issue>\d{1,3})\s*+期",
        r"第\s*+(?P<issue>\d{1,3}|增刊)\s*+期",
        rf"(?<![/\d]){_YEAR}\s*+[年.．/-]\s*+(?P<issue>\d{{1,2}})(?!\s*+[月.．/\d:：-])",
    )
)
_PAGES = lazy(
    r"(?:[Pp]{1,2}\.?|页码?[:：]?|第|:|：)\s*+(\d{1,5}\s*+[-~～—－–]+\s*+\d{1,5}(?:\s?[,，]\s?\d{1,5}(?![\d-]))?)(?:\s*+页)?"
)
_PAGE = lazy(r"(?<![A-Za-z])[Pp]{1,2}\.\s?(\d{1,5})(?![\d-])")
_DATE = lazy(r"(?P<y>(?:19|20)\d{2})\s*+[-/.年]\s*+(?P<m>\d{1,2})\s*+(?:[-/.月]\s*+(?P<d>\d{1,2})\s*+日?|月)?")
_MONTH = lazy(r"(?:19|20)\d{2}\s*+年\s*+\d{1,2}\s*+月(?:\s*+\d{1,2}\s*+日)?")
_NO_JOURNAL = lazy("网络|互联网|本站|原创|未知|转载|佚名|不详|网友|投稿|admin|无$|百度|公众号")


def read_date(text: str) -> str:
    """A date as precise as it stands: ``2021-06-08``, ``2021-06``; empty where there is none."""
    found = _DATE.search(text)
    if not found or not 1 <= int(found["m"]) <= 12:
        return ""
    day = found["d"]
    if day and not 1 <= int(day) <= 31:
        return ""
    return "-".join([found["y"], f"{int(found['m']):02}", *([f"{int(day):02}"] if day else [])])


def read_day(text: str) -> str:
    """The first date that tells its day; empty where none does: 2015-6 may be an issue."""
    date = read_date(text)
    return date if date.count("-") == 2 else ""


def read_issue(text: str) -> dict[str, str]:
    """``year``, ``volume``, ``issue``, ``page`` as far as the text tells them; the issue without leading noughts."""
    text = _ARROWS.sub(" ", text)
    for form in _ISSUE_FORMS:
        found = form.search(text)
        if found:
            parts = {key: value.strip() for key, value in found.groupdict().items() if value}
            if parts.get("issue", "").isdigit():
                parts["issue"] = str(int(parts["issue"]))
            if "year" not in parts and (year := re.search(_YEAR, text)):
                parts["year"] = year["year"]
            if "date" not in parts and (month := _MONTH.search(text)):
                parts["date"] = read_date(month[0])
            pages = _PAGES.search(text, found.end())
            single = _PAGE.search(text, found.end()) if pages is None else None
            if single:
                parts["page"] = single[1]
            if pages:
                first, *behind = re.split("[,，]", pages[1])
                parts["page"] = ",".join(["-".join(re.findall(r"\d+", first)), *(one.strip() for one in behind)])
            return parts
    return {}


def read_source(text: str) -> dict[str, str]:
    """A source field: ``container-title`` and what ``read_issue`` finds."""
    out = read_issue(text)
    marked = _TITLE_MARKS.search(text)
    if marked:
        name = marked[1].strip()
    else:
        name = _BEHIND_NAME.split(text.strip(), maxsplit=1)[0].strip(" \u3000,，、.;；-—（(")
    if name and not _NO_JOURNAL.search(name) and 2 <= len(name) <= 40:
        out["container-title"] = name
    return out


def is_issue_line(text: str) -> bool:
    """A masthead's line of year, volume and issue, with little else on it."""
    return len(text) <= 120 and bool(read_issue(text)) and len(_beside_issue(text)) <= 14


def is_bare_issue(text: str) -> bool:
    """Such a line with nothing else on it: 1999年 第1期  No.1 1999."""
    return is_issue_line(text) and not _beside_issue(text)


def _beside_issue(text: str) -> str:
    text = _DOI.sub("", _ARROWS.sub(" ", text))
    return re.sub(r"[\d\s年月日第卷期总增刊()（）,，.:：;；/\-~～—－–No VolPp·]|Issue|PDF|HTML", "", text)


_JOURNAL = lazy(
    "(?P<name>[\u3400-\u9fff（()）·]{2,20}?)\\s*+[,，|｜]?\\s*+(?=(?:19|20)\\d{2}\\s*+(?:年|[,，])|第\\s?\\d{1,4}\\s?卷|Vol)"
)


def journal_of_issue(text: str) -> str:
    """The journal before the year or volume of its issue, on a line of these: 河湾学报 2021, 9(11): 1034-1039."""
    found = _JOURNAL.match(_ARROWS.sub(" ", text).strip()) if is_issue_line(text) else None
    return found["name"] if found and not _NO_JOURNAL.search(found["name"]) else ""


_ISSUE_ALONE = lazy(
    r"[•·*]?\s{0,2}《[^《》]{2,20}》\s{0,2}(?:(?:19|20)\d\d\s?年?)?\s?总?第\s?\d{1,4}\s?期(?:[\s\d年月日./:（()）总第期-]|(?:阅读|浏览|点击|评论|人气)\s?[:：]?\s?\d[\d,.]{0,9}){0,24}$"
)


_ARROWS = lazy("\\s?[›»>]{1,2}\\s?")
_DOI = lazy(r"[.。]?\s?(?i:doi)\s?[:：]?\s?10\.\S{4,60}")
_PARTED = lazy("\n?\\s?[›»]{1,2}\\s?\n?")
"""Between a journal, its volume and its issue, which a page may have on lines of their own."""
HEAD = 120
"""Lines at a page's top that may name the issue."""
_OF_JOURNAL = lazy("(?:刊\\s{0,4}名|期刊名?称?|来源期刊|文献出处|发表期刊)\\s?[:：]?")
_NAME_ALONE = lazy("《?(?P<name>[\u3400-\u9fff（()）·]{2,20})》?")
_ISSUE_BELOW = lazy("(?:19|20)\\d{2}\\s?年\\s?(?:\\d{1,4}\\s?卷\\s?)?第?\\s?\\d{1,3}\\s?期")


def journal_told(texts: Sequence[str]) -> str:
    """The journal that the card of a paper names, in lines of their own: below its label, or above the year and the
    number of the issue with no more than its Latin name between.
    """
    lines = [text.strip() for text in texts if text.strip()]
    whole = _PARTED.sub(" ", "\n".join(lines[:HEAD])).split("\n")
    if journal := next(filter(None, map(journal_of_issue, whole)), ""):
        return journal
    for n, line in enumerate(lines):
        if _OF_JOURNAL.fullmatch(line) and n + 1 < len(lines) and (found := _NAME_ALONE.fullmatch(lines[n + 1])):
            return found["name"]
        if not _ISSUE_BELOW.fullmatch(line):
            continue
        above = next((one for one in reversed(lines[max(n - 3, 0) : n]) if re.search("[\u3400-\u9fff]", one)), "")
        if (found := _NAME_ALONE.fullmatch(above)) and not _NO_JOURNAL.search(above):
            return found["name"]
    return ""


def names_issue(text: str) -> bool:
    """A magazine's name in its marks and the number of the issue, nothing else: 《渡口周刊》2012年第8期 2012-03-05."""
    return "》" in text and _ISSUE_ALONE.match(text) is not None


def fields(text: str) -> Iterator[tuple[rules.Label, str]]:
    """The labelled fields that follow each other on one line, each with its value."""
    found: list[tuple[rules.Label, int]] = []
    for start in _field_starts(text):
        label = rules.label(text, start)
        if label and (not found or (start >= found[-1][0].end and _begins_field(text, start, label))):
            found.append((label, start))
    for n, (label, _) in enumerate(found):
        end = found[n + 1][1] if n + 1 < len(found) else len(text)
        yield label, text[label.end : end].strip(" \u3000|｜丨;；")


def _begins_field(text: str, start: int, label: rules.Label) -> bool:
    """Behind another field a label needs its colon or brackets, or a wide space before it."""
    has_delimiter = text[start] in "[【〔" or ":" in text[start : label.end] or "：" in text[start : label.end]
    return has_delimiter or text[max(0, start - 2) : start].strip(" ") in ("", "\u3000", "\u3000\u3000")


_FIELD_START = lazy(r"[\s|｜丨;；)）\]】]++|(?=[\[【〔])")


def _field_starts(text: str) -> Iterator[int]:
    yield 0
    for match in _FIELD_START.finditer(text):
        if 0 < match.end() < len(text):
            yield match.end()
