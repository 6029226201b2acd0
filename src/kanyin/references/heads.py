"""The first part of an entry: who wrote it, the year where that stands first, and where the title begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kanyin.fields.places import provinces
from kanyin.patterns import lazy, quick
from kanyin.references.known_names import SURE_NAME, han_quality
from kanyin.references.names import Name, Names, read_names
from kanyin.references.places import is_city
from kanyin.references.text import HAN, IS_HAN, LOWER, NO_YEAR, UPPER, YEAR, Span, ends_sentence, trim

_NO_DATE = rf"no date|无日期|日期不详|不详|[Nn]\.\s?[Dd]\.?|s\.a\.|{NO_YEAR}"
_MONTH_DAY = r"(?:,\s*+[A-Z][a-z]{2,8}\.?(?:\s*+\d{1,2})?|[-/]\d{1,2}[-/]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)?"
_FIRST_PRINT = rf"(?:\s?/\s?{YEAR}|\s?\[{YEAR}\])?"
"""``1968/1979``, ``1998 [1986]``."""
_YEAR_AFTER = lazy(
    rf"(?:\s*+[.,:;]?\s*+[\[(]\s*+c?(?P<a>{YEAR}"
    rf"|{_NO_DATE})(?:-?[a-z]{{1,2}})?\s*+年?(?:-(?:{YEAR}|\d\d(?=\s?[)\]]))?)?{_MONTH_DAY}(?:/\d{{4}})?\s*+[)\]]\s*+[.,:;]*+"
    rf"|\s*+(?:[.,;]|(?<=\.):)?\s*+c?(?P<b>{YEAR}"
    rf"|{_NO_DATE})(?:-\d{{2}}-\d{{2}}(?=\s?\.))?(?:-?[a-z])?{_FIRST_PRINT}\s*+年?-?(?:{YEAR})?[a-z]?\s*+(?:\([^()]{{1,14}}\)\s*+[a-z]?\s*+)?(?:[.,:;]++"
    rf"|(?=[\"'《「])))\s*+"
    rf"|\s++(?P<c>{YEAR})(?:-?[a-z])?{_FIRST_PRINT}\s++(?=\*{{0,2}}[{HAN}{UPPER}《])(?!年)"
)
"""The year behind the names, in brackets or between marks; or between blanks, as journals of linguistics have it."""
_YEAR_FIRST = lazy(rf"\s*+[\[(]?(?P<a>{YEAR})[a-z]?[)\]]?\s*+[.,:]\s*+")
_STOP = lazy(r"\s*+([.,:;]++|(?=[\"'《「]))\s*+")
_QUOTES = "\"'《「"
_ANONYMOUS = lazy(r"^(?:佚名|无名氏|匿名|不详|[Aa]non(?:ymous)?\.?)$")
_NO_SPLIT = lazy(r"^(?:Inc|Ltd|LLC|Co|Jr|Sr|III?|GmbH|S\.?A|PLC|NC|DC|VA|NY|MA|UK|USA)\b")


@dataclass(frozen=True, slots=True)
class Head:
    """The people, the year, where the title begins; ``score`` tells how good a reading that is."""

    people: tuple[Name, ...]
    others: bool
    role: str
    year: Span | None
    start: int
    score: int
    span: Span
    stop: str
    """What stood between names and title: ``.``, ``,``, ``:``, a quotation mark, ``y`` for a year."""


_OF_BODY, _NEVER = 22, 99
"""What the reading as a body scores at most; more than any reading does."""
SURE = 35
"""From here on a head leaves no doubt where the title begins."""


def read_heads(work: str, raw: str, start: int, end: int, *, only_best: bool = False) -> list[Head]:
    """The ways to read the beginning of ``work[start:end]``, the best first; the last has no author at all.

    ``only_best``: the others are not asked for, and need not be there.
    """
    heads = [head for names in read_names(work, raw, start, end) if (head := _behind(work, names, start, end))]
    last = max((n for n, head in enumerate(heads) if head.stop in ".y " and head.score >= 24), default=0)
    heads = heads[last:]
    enough = _OF_BODY if only_best else SURE if work.find("《", start, end) < 0 else _NEVER
    if not any(head.score > enough and head.start < end for head in heads):
        heads += _bodies(work, raw, start, end)
    heads += _by_blanks(work, start, end) + _by_dots(work, start, end)
    heads += _in_full(work, start, end) if only_best else []
    first = _YEAR_FIRST.match(work, start, end)
    at = first.end() if first else start
    heads.append(Head((), False, "", first.span("a") if first else None, at, 14, (start, start), ""))
    return sorted((head for head in heads if head.start < end), key=lambda head: -head.score)


_BY_BLANKS = lazy(rf"(?:[{HAN}]{{2,3}}[ ]{{1,4}}){{1,6}}(?=[{HAN}A-Z《\"][^.。,，:：]{{5,}}$)")
_BLANKS = 27
"""What such a reading scores: more than one without an author, less than one that marks tell of."""


def _by_blanks(work: str, start: int, end: int) -> list[Head]:
    """``方砚 林漱 渡口的灯``: people that blanks part from each other and from the title; no mark stands among them."""
    found = _BY_BLANKS.match(work, start, end)
    words = found[0].split() if found and found.end() < end else []
    people = [word for word in words if han_quality(word) == SURE_NAME and not is_city(word)]
    people = [word for word in people if not word.startswith(provinces())]
    if found is None or not words or len(people) < len(words):
        return []
    names = tuple(Name(literal=word) for word in people)
    return [Head(names, False, "", None, found.end(), _BLANKS, (start, found.end()), " ")]


_BY_DOTS = lazy(rf"(?:[{HAN}]{{2,3}}\s?\.\s?){{2,6}}(?=[{HAN}A-Z《\"][^\n]{{3,}}$)")


def _by_dots(work: str, start: int, end: int) -> list[Head]:
    """``方砚.林漱.渡口的灯``: people with a stop behind each, as the last has it."""
    found = _BY_DOTS.match(work, start, end)
    people = [word.strip() for word in found[0].split(".") if word.strip()] if found else []
    if found is None or any(han_quality(word) != SURE_NAME or is_city(word) for word in people):
        return []
    return [
        Head(
            tuple(Name(literal=word) for word in people), False, "", None, found.end(), _DOTS, (start, found.end()), "."
        )
    ]


_IN_FULL = lazy(
    rf"(?P<given>[{UPPER}][{LOWER}]{{2,12}}(?:\s[{UPPER}]\.){{1,2}})\s(?P<family>[{UPPER}][{LOWER}]{{2,14}})\s?\.\s?(?=[《\"{HAN}{UPPER}][^\n]+$)"
)


def _in_full(work: str, start: int, end: int) -> list[Head]:
    """``Josef L. Lind. Ferry Lamps``, where the title ends with ``end``: no title has a stop behind its first word."""
    found = _IN_FULL.match(work, start, end)
    if found is None or found.end() == end:
        return []
    name = Name(family=found["family"], given=found["given"])
    return [Head((name,), False, "", None, found.end(), _DOTS, (start, found.end()), ".")]


_DOTS = 39
"""What such a reading scores: more than one that takes the first for the only author."""
_AND = lazy(r"\sand\s(?=[A-Z][a-z]+ [A-Z])")


_ONE_MORE = lazy(rf"\s?(?:&|and\b)\s?[{UPPER}][{LOWER}'-]+,\s?[{UPPER}]\.")
"""``Stieg, P. and Lind, K.``: behind the first the list goes on."""


_TITLE_NEXT = lazy(rf"(?<=\s[{UPPER}])\s(?=[{UPPER}][{LOWER}'-]+\s[{LOWER}])")
"""``Stieg P, Lind K Lamps of a ferry``: the stop behind the initials was lost; a title has small words."""


def _behind(work: str, names: Names, start: int, end: int) -> Head | None:
    """A list of names and what ends it; None where something follows that ends no list."""
    is_many = len(names.people) > 1 and names.parted == ","
    if names.others and names.sure < 3 and (is_many or (names.people[0].family and names.people[0].given)):
        names = replace(names, sure=3)  # nothing but a list of people ends in et al
    year = _YEAR_AFTER.match(work, names.end, end)
    if year:
        span = next(year.span(name) for name in "abc" if year[name])
        return _head(names, span, year.end(), 10 * names.sure + 7, (start, names.end), "y")
    stop = _STOP.match(work, names.end, end)
    dotted = work[names.end - 1] in ".)" or names.others
    if stop is None:
        if _ONE_MORE.match(work, names.end, end):
            return None
        if names.end < end and (names.others or (dotted and work[start : names.end].rstrip().endswith("."))):
            return _head(names, None, names.end, 10 * names.sure + 5, (start, names.end), ".")
        is_lost = len(names.people) > 1 and names.sure == SURE_NAME and _TITLE_NEXT.match(work, names.end, end)
        score = 10 * names.sure - 5
        return _head(names, None, names.end, score, (start, names.end), " ") if names.role or is_lost else None
    mark = stop[1][:1] or work[stop.end()] if stop.end() < end else stop[1][:1]
    bonus = {".": 5, ":": 2, ",": 1, ";": 0}.get(mark, 3)
    if mark == "," and dotted and not names.others and work[names.end - 1] == ".":
        bonus = 1
    if names.others and mark in ",:":
        bonus = 4
    if mark in ",:." and work[stop.end() : stop.end() + 1] in tuple(_QUOTES) and (mark != "." or names.people[0].given):
        return _head(names, None, stop.end(), 10 * max(names.sure, 2) + 4, (start, names.end), mark)
    if not stop[1] and mark in "\"'" and names.sure < 3 and not names.others:
        return None  # a title may begin with two words before a quotation
    if names.role == "editor":
        bonus += 2
    sure_enough = (
        mark not in ",:;"
        or names.sure == 3
        or (mark == "," and bool(names.role))
        or names.others
        or (mark == ":" and names.sure == 2 and len(names.people) > 1)
        or (mark == "," and names.sure == 2 and _AND.search(work, start, names.end) is not None)
    )
    return _head(names, None, stop.end(), 10 * names.sure + bonus, (start, names.end), mark) if sure_enough else None


def _head(names: Names, year: Span | None, at: int, score: int, span: Span, stop: str) -> Head:
    people = tuple(name for name in names.people if not _ANONYMOUS.match(name.literal))
    return Head(people, names.others, names.role, year, at, score + min(len(people), 4), span, stop)


_BODY_YEAR = quick(
    rf"[.,;]?\s{{0,3}}(?:\(\s*+c?(?P<a>{YEAR}|{_NO_DATE})(?:-?[a-z])?{_MONTH_DAY}\s*+\)|\[(?P<b>{YEAR}|{_NO_DATE})-?[a-z]?\]"
    rf"|(?<=[.,;]\s)c?(?P<c>{YEAR}|{_NO_DATE})-?[a-z]?(?=\s?[.,:])"
    rf"|(?<=[.,;]\s)(?P<e>{YEAR})(?=-(?:{YEAR})?\s?[.,])(?:-\d*)"
    rf"|(?<=[.,;])(?P<d>{YEAR}|{_NO_DATE})-?[a-z]?(?=\s?[.,:]))\s*+[.,:;]*+\s*+"
)


_BEFORE_QUOTE = lazy(
    rf"(?P<body>[{UPPER}][^\",.;:()]{{5,80}}?),\s?(?=\")|(?P<short>[{UPPER}][{UPPER}{LOWER}&. -]{{1,80}}+)[:,]\s?(?=《)"
)
"""``Harbour Office, “Lamps”``, ``FERRY：《灯》``: a body before a title in quotation marks or in 《》."""


def _bodies(work: str, raw: str, start: int, end: int) -> list[Head]:
    """The first part as the name of a body, up to the year or the first sentence's end."""
    heads = []
    before = _BEFORE_QUOTE.match(work, start, end)
    if before and work[before.end(before.lastgroup or 0) - 1].isalpha():
        heads.append(_of_body(work, raw, before.span(before.lastgroup or 0), None, before.end(), 18, '"'))
    stop = next((at for at in range(start, end) if work[at] == "." and ends_sentence(work, at)), end)
    year = _BODY_YEAR.search(work, start, min(end, stop + 12, start + 260))
    if year and start < year.start() <= stop + 1:
        span = next(year.span(name) for name in "abcde" if year[name])
        heads.append(_of_body(work, raw, (start, year.start()), span, year.end(), 17, "y"))
    is_chinese = raw[stop : stop + 1] in tuple("。．") or IS_HAN.match(work, stop - 1) is not None  # no abbreviation
    if stop < end and (is_chinese or not work[stop + 1 : stop + 3].strip()[:1].islower()):
        heads.append(_of_body(work, raw, (start, stop), None, stop + 1, 15, "."))
    return [head for head in heads if head]


_TRANSLATOR = lazy("[\u3400-\u9fff]{2,4}译")


def _of_body(work: str, raw: str, span: Span, year: Span | None, at: int, score: int, stop: str) -> Head | None:
    """One body, or several parted by commas; what is as long as a title is none."""
    first, last = trim(work, *span)
    text = work[first:last]
    if not text or len(text) > 160 or text[0] in _QUOTES or "[" in text[:1] or _TRANSLATOR.fullmatch(text):
        return None
    people: list[Name] = []
    for begin, stop_at in bodies_of(work, first, last):
        begin += len("and ") if people and work.startswith("and ", begin) else 0
        found = read_names(work, raw, begin, stop_at)
        whole = found and found[-1].end >= stop_at - 1 and len(found) == 1 and not found[-1].people[0].literal
        people.append(found[-1].people[0] if whole else Name(literal=_body(raw, begin, stop_at)))
    others = bool(people) and people[-1].literal in ("et al", "et al.", "等", "others")
    people = [
        name
        for name in people
        if name.literal not in ("et al", "et al.", "等", "others") and not _ANONYMOUS.match(name.literal)
    ]
    anonymous = 4 if not people else 0
    return Head(tuple(people), others, "", year, at, score + anonymous, (first, last), stop)


_SHORTENED = quick(r"\b(?:Inc|Ltd|Corp|Co)$")


def _body(raw: str, start: int, end: int) -> str:
    """The name of a body; ``Inc.`` keeps its dot before a comma."""
    text = " ".join(raw[start:end].split())
    return f"{text}." if raw[end : end + 2] == ".," and _SHORTENED.search(text) else text


_PARTING = lazy(r"\s{0,3}(?:[,;&]|\band\b(?=\s[A-Z]))\s*+")


def bodies_of(work: str, start: int, end: int) -> list[Span]:
    """A list of bodies: parted at commas, unless one begins small or is ``Inc.``."""
    pieces, at = [], start
    for found in _PARTING.finditer(work, start, end):
        rest = work[found.end() : end]
        if found[0].strip() == "and":
            continue
        begins = rest[:1].isupper() or "\u3400" <= rest[:1] <= "\u9fff"
        is_one = (not begins or _NO_SPLIT.match(rest)) and not rest.startswith(("et al", "and ", "the members"))
        if is_one:
            continue
        pieces.append((at, found.start()))
        at = found.end()
    pieces.append((at, end))
    return [piece for piece in pieces if piece[0] < piece[1]]
