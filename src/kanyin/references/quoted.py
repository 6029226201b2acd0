"""Entries as the humanities print them, titles in 《》: ``方砚（1980）灯，《村》第3期``, ``《灯》，方砚著，某社版``.

Every piece behind the title must be of a kind that is known; else the entry is read as any other without a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.credits import read_credits
from kanyin.references.heads import Head
from kanyin.references.imprints import take_contributor
from kanyin.references.names import Name, read_names
from kanyin.references.parse import Reading, take_head, take_tail
from kanyin.references.places import is_city
from kanyin.references.publishers import Tail
from kanyin.references.quoted_pieces import NAMES, QUOTE, known
from kanyin.references.quoted_titles import before_corner, titled
from kanyin.references.serial_names import SITE
from kanyin.references.text import HAN, KANA, LATER_YEAR, Span, trim

_KANA = lazy(f"[{KANA}]")
_BARE = lazy(rf"(?!\()(?!{QUOTE}(?![{HAN}、]))[^\n]+")
"""A title that is no quotation of another's, nor has another's before a mark."""
_QUOTATION = lazy(r'"(?P<title>[^"]+)"')
_NEWSPAPER = lazy("(?:(?<![学通公画汇])报|日报|晚报|时报|消息)(?:》|$)")
_WHOLE = lazy(r"(?:[载见]于?\s?)?(?P<role>.{2,60}?)\s?(?:主编|编著|著|撰|选编|合著|\((?:主编|编)\))")


def read_quoted(work: str, raw: str, heads: list[Head], start: int, end: int) -> Reading | None:
    """The reading of an entry with 《》 of which every piece is known; None for any other."""
    if work.find("《", start, end) < 0 and not _QUOTED_TITLE.search(work, start, end):
        return None
    if _KANA.search(raw, start, end) or "『" in raw:
        title = max(work.find("》", start, end), start)
        work = work[:title] + work[title:].replace("、", ",")  # which parts all pieces of a note in Japanese
        heads = before_corner(work, raw, start) + heads
    if reign := _REIGN.match(work, start, end):
        start = reign.end()  # of a local history, 光绪《某县志》: nobody's name
    holder = _HOLDER.match(work, start, end)
    start = holder.end() if holder else start
    work = _BLANKS.sub(",", work)
    if work[start] == "《" and not _MARKS.search(work, start, end):
        work = work[:start] + _BETWEEN_WORDS.sub(",", work[start:end]) + work[end:]
    work = _IMPRINT.sub(lambda found: f",{found[0][1:-1]},", work)
    credits = None
    is_titled = work[start] in '《"'
    if is_titled:
        heads = [Head((), False, "", None, start, 20, (start, start), "")]
    elif credits := read_credits(work, raw, start, end):
        heads = [credits[0]]
    for head in heads:
        named = head.span[0] < head.span[1] and work.find("《", *head.span) < 0
        if (named or is_titled) and (reading := _read(work, raw, head, end)):
            for role, people in (credits[1].people if credits else {}).items():
                reading.people.setdefault(role, people)
            reading.score = 99.0
            if holder:
                reading.kind = "A"
                reading.spans["archive"] = holder.span("holder")
            return reading
    return None


_HOLDER = lazy(rf"(?P<holder>[{HAN}]{{2,16}}(?:档案馆|图书馆|博物馆|资料室))藏?\s?[:,]\s?(?=《)")
"""``临城市档案馆藏：《…》``: who keeps a document, in the place of who wrote it."""
_QUOTED_TITLE = lazy(rf':\s?"[^"]{{0,80}}[{HAN}][^"]{{0,80}}"\s?[,.]')
"""``方砚秋：“灯”，某大学2001年博士论文``: quotation marks where others have 《》."""
_REIGN = lazy(
    "(?:洪武|永乐|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国)朝?\\s?(?=《)"
)
_BLANKS = lazy(
    rf"(?<=》)\s(?=《|[{HAN}]{{2,5}}\s?:\s?[{HAN}])|(?<=[期辑])\s(?={LATER_YEAR}\s?年)|(?<=[年月日])\s(?=页\s?\d)"
)
"""``《灯》 渡口：某书社 1991年``: blanks where others have commas."""
_MARKS = lazy(r"[,;:]|\.(?!\s*$)")
_BETWEEN_WORDS = lazy(rf"(?<=[》{HAN}])\s(?=[{HAN}\d])")
"""``《灯》 方砚秋 某某出版社 1991年``: nothing but blanks part what stands behind the title."""
_IMPRINT = lazy(r"(?<=[》\d卷册辑])\([^()《》]{2,40}[,:][^()《》]{0,40}?(?:1[5-9]|20)\d\d[^()《》]{0,12}\)")
"""``《灯》（渡口：某书社，1991），页12``: the imprint in brackets."""


def _read(work: str, raw: str, head: Head, end: int) -> Reading | None:
    """Behind ``head``: the title, then pieces that are all known; the shortest title for which they are."""
    pieces = list(_pieces(work, raw, head.start, end))
    quoted = titled(work, pieces[0]) if pieces else None
    for n in range(1, 2 if quoted else min(len(pieces), 5)):
        title = quoted["title"] if quoted else _bare_title(work, (pieces[0][0], pieces[n - 1][1]))
        is_first = quoted is not None and head.span[0] == head.span[1]
        tail = _tail(work, raw, pieces[n:], is_first=is_first, strange=bool(quoted)) if title else None
        alone = quoted is not None and _stands_alone(work, quoted)
        if title is None or tail is None or not (tail.spans.keys() & _ENOUGH or alone):
            continue
        reading = Reading(kind="M", doubts={"quoted"})
        take_head(reading, work, raw, head, title[1])
        reading.spans["title"] = (title[0] + 1, title[1] - 1) if quoted else title
        if quoted:
            _take_behind(work, quoted, reading, tail)
        if quoted and "people" in quoted and not take_contributor(work, raw, quoted["people"], tail):
            return None
        _settle(reading, work, tail)
        return reading
    return None


_ENOUGH = frozenset(("publisher", "edition", "container-title", "issue", "page", "same", "genre", "holder", "number"))
"""One of these stands behind a title, else it is none."""
_LAW = lazy(r"(?:法|法典|条例|解释|规定|规则|办法|细则|批复|宪法|章程)(?:\s?\([^()]{1,12}\))?》$")
_YEAR_OF_NUMBER = lazy(r"[\[(](\d{4})[\])]")


def _stands_alone(work: str, quoted: dict[str, Span]) -> bool:
    """A document with its number, a law with its article: nothing more is wanted."""
    return "number" in quoted or ("clause" in quoted and _LAW.search(work, *quoted["title"]) is not None)


def _take_behind(work: str, quoted: dict[str, Span], reading: Reading, tail: Tail) -> None:
    """What stands at a title in 《》 and is none of it: the volume, the edition, the number, the article of a law."""
    named = {name: quoted[name] for name in ("volume", "edition", "number") if name in quoted}
    tail.spans |= {name: trim(work, *span, "()") for name, span in named.items()}
    tail.covered += [quoted[name] for name in ("section", "part", "clause", "remark") if name in quoted]
    section = quoted.get("section", (0, 0))
    if work[section[0]] == "《" and "section" in quoted and "issue" in tail.spans:
        tail.spans.setdefault("container-title", section)  # 《灯》《某学刊》，2019年第3期
    if _stands_alone(work, quoted):
        reading.kind = "LAW" if _LAW.search(work, *quoted["title"]) else "Z"
        year = _YEAR_OF_NUMBER.search(work, *quoted.get("number", (0, 0)))
        if year:
            tail.spans["year-of-number"] = year.span(1)


def _bare_title(work: str, span: Span) -> Span | None:
    """A title without 《》; None where it says itself that it is none, or where another stands in it."""
    quotation = _QUOTATION.fullmatch(work, *span)
    if quotation:
        return quotation.span("title")
    return span if work[span[0]] != '"' and _BARE.fullmatch(work, *span) else None


_CUT = lazy(rf"(?<!\d)[,;]|[,;](?!\d{{1,3}}(?!\d))|\.(?!\d)|(?<=[{HAN}])\.")


_HOST_NEXT = lazy(r"(?<=[〉」』])\s?(?=[《『])")
"""Between the title of a part and that of the whole, ``〈灯〉《渡口集》``."""
_TOWN_NEXT = lazy(
    rf"(?<=》)\s?(?=[{HAN}]{{2,5}}\s?:\s?[{HAN}]|[{HAN}]{{2,14}}(?:出版[社会]|书局|书店|印书馆|书社)\s?,?\s?{LATER_YEAR}"
    rf"|[{HAN}]{{4,30}}论文|[{HAN}]{{2,20}}(?:学报|学刊|月刊|季刊|杂志|报)\s*(?:[,(]|{LATER_YEAR}|$))"
    rf"|(?<=[期号])\s?(?=第\s?\d{{1,5}}(?:\s?-\s?\d{{1,5}})?\s?页|页\s?\d)"
)
"""Before the town, the publisher, the school or the journal behind a title, ``《渡口集》河口：…``,
``《渡口集》某书局1978年``; before the pages behind an issue, ``第1期第25页``."""


def _pieces(work: str, raw: str, start: int, end: int) -> Iterator[Span]:
    """What commas and stops part outside of 《》, brackets and quotation marks, or marks of titles that change."""
    depth, cuts, within = 0, [start], False
    for at in range(start, end):
        character = work[at]
        depth += (character in "《([") - (character in "》)]")
        within ^= character == '"'
        if (
            depth <= 0
            and not within
            and (_CUT.match(work, at) or _HOST_NEXT.match(raw, at + 1) or _TOWN_NEXT.match(work, at + 1))
        ):
            cuts.append(at + 1)
    for first, last in pairwise([*cuts, end]):
        piece = trim(work, first, last)
        if piece[0] < piece[1]:
            yield piece


_STRANGE = 30
"""Characters of the longest piece of which nothing is known that may stand among others."""


def _tail(work: str, raw: str, pieces: list[Span], *, is_first: bool, strange: bool) -> Tail | None:
    """The fields of the pieces; None where one says again what another said, or is of no known kind.

    ``is_first``: nobody stands before the title, so the first piece may be those who wrote it.
    ``strange``: 《》 tells where the title ends, so that one piece, if there are others, may be unknown.
    """
    tail = Tail()
    for whole in pieces:
        piece = _behind_town(work, whole, tail)
        if _take(work, piece, tail) or _take_people(work, raw, piece, tail):
            continue
        if is_first and whole == pieces[0] and len(pieces) > 1 and _take_authors(work, raw, piece, tail):
            continue
        if not strange or tail.rest or len(pieces) < 3 or piece[1] - piece[0] > _STRANGE:
            return None
        tail.rest.append(piece)
    return tail


_TOWN_OF_SCHOOL = lazy(rf"(?P<town>[{HAN}]{{2,5}})\s?:\s?(?=[{HAN}()·]{{4,40}}论文$)")


def _behind_town(work: str, piece: Span, tail: Tail) -> Span:
    """A piece without the town before the school of a thesis: ``临城市：某大学博士论文``."""
    found = _TOWN_OF_SCHOOL.match(work, *piece)
    if found is None or "publisher-place" in tail.spans:
        return piece
    tail.spans["publisher-place"] = found.span("town")
    return found.end(), piece[1]


def _take_authors(work: str, raw: str, piece: Span, tail: Tail) -> bool:
    """``《灯》，方砚秋，某某出版社``: who wrote it, with no word that says so."""
    names = read_names(work, raw, *piece)
    if not names or names[-1].end < piece[1] or names[-1].sure < 2:
        return False
    tail.people["author"] = names[-1].people
    tail.covered.append(piece)
    return True


def _take(work: str, piece: Span, tail: Tail) -> bool:
    found = known(work, piece)
    if found:
        for group, text in found.groupdict().items():
            if group in ("by", "by2", "host") and text:
                role = "container-author" if group == "host" else "editor"
                names = (
                    Name(literal=part.strip()) for part in text.strip().removesuffix("等").split("、") if part.strip()
                )
                tail.people[role] = tail.people.get(role, ()) + tuple(names)
                continue
            name = NAMES.get(group, group)
            if text and name == "number" and name in tail.spans:
                tail.spans[name] = (tail.spans[name][0], found.end(group))  # the fonds, then the file
                continue
            if text and name in tail.spans:
                return False
            if text:
                tail.spans[name] = found.span(group)
        tail.covered.append(piece)
    return found is not None


def _take_people(work: str, raw: str, piece: Span, tail: Tail) -> bool:
    """``某某著``, ``（唐）某某注``, ``某某、某某主编``."""
    whole = _WHOLE.fullmatch(work, *piece)
    names = read_names(work, raw, *whole.span("role")) if whole else ()
    if whole and names and names[-1].end >= whole.end("role"):
        role = "editor" if "编" in work[whole.end("role") : piece[1]] and "著" not in work[slice(*piece)] else "author"
        tail.people[role] = tail.people.get(role, ()) + names[-1].people
        tail.covered.append(piece)
        return True
    return take_contributor(work, raw, piece, tail)


def _settle(reading: Reading, work: str, tail: Tail) -> None:
    """The kind that the pieces tell; a host's name without its 《》."""
    span = tail.spans.get("container-title")
    if span and "publisher" not in tail.spans and "issue" not in tail.spans:
        _number_of_serial(work, tail)
    _without_month(tail)
    _without_subject(work, tail)
    if "genre" in tail.spans:
        reading.kind = "D"
    elif "number" in tail.spans and not tail.spans.keys() & {"publisher", "container-title", "holder"}:
        reading.kind = reading.kind if reading.kind == "LAW" else "Z"
    elif "holder" in tail.spans:
        reading.kind = "A"
        tail.spans["archive"] = tail.spans.pop("holder")
    elif "issue" in tail.spans or (span and _is_of_serial(work, tail)):
        reading.kind = "J"
    elif span and "publisher" not in tail.spans and _is_newspaper(work, span, tail):
        reading.kind = "N"
        if "edition" in tail.spans:  # 第15版 of a newspaper is its page
            tail.spans["page"] = _without(work, tail.spans.pop("edition"))
    elif span and "issued" in tail.spans and not tail.spans.keys() & {"publisher", "publisher-place", "volume"}:
        reading.kind = "J"  # 《某学刊》2010年: a book has a press
    elif span and SITE.fullmatch(work, *span) and "publisher" not in tail.spans and reading.kind == "M":
        reading.kind = "EB"
    if span and (town := _town_behind(work, span, reading.kind)):
        tail.spans.setdefault("publisher-place", town.span("town"))
        span = (span[0], town.start())
    if span and work[span[1] - 1] == "》":
        tail.spans["container-title"] = (span[0] + 1, span[1] - 1)
    if "author" in tail.people and not reading.people:
        reading.doubts -= {"no-author", "author-stop"}
    take_tail(reading, tail)


_SUBJECT = lazy(rf"(?<=大学|学院|党校)[{HAN}]{{2,10}}专业$")
"""What was studied there, between a school and the kind of thesis: ``某大学历史学专业硕士学位论文``."""


def _without_month(tail: Tail) -> None:
    """The tail of a book or a thesis, whose issue is a month: ``某大学硕士论文，2017.3``."""
    if tail.spans.keys() & {"genre", "publisher"} and "issue" in tail.spans and "container-title" not in tail.spans:
        tail.covered.append(tail.spans.pop("issue"))


def _without_subject(work: str, tail: Tail) -> None:
    """The school of a thesis without what was studied there."""
    school = tail.spans.get("publisher", (0, 0)) if "genre" in tail.spans else (0, 0)
    if subject := _SUBJECT.search(work, *school):
        tail.spans["publisher"] = (school[0], subject.start())


_OF_A_SERIAL = lazy(r"第\s?(?P<number>[\d一二三四五六七八九十百-]{1,7})\s?辑")


def _number_of_serial(work: str, tail: Tail) -> None:
    """``《比较》第28辑`` and no press: a serial that counts its issues so."""
    number = _OF_A_SERIAL.fullmatch(work, *tail.spans["volume"]) if "volume" in tail.spans else None
    if number:
        del tail.spans["volume"]
        tail.spans["issue"] = number.span("number")


def _is_of_serial(work: str, tail: Tail) -> bool:
    """``《某学刊》第3卷（2018）``: a volume that is but a number is that of a serial."""
    volume = tail.spans.get("volume")
    return volume is not None and "publisher" not in tail.spans and "第" not in work[slice(*volume)]


_TOWN_BEHIND = lazy(rf"\s?\((?P<town>[{HAN}]{{2,3}})\)$")
_NO_TOWN = lazy("[版刊辑部编科学类文卷册月期]$")


def _town_behind(work: str, span: Span, kind: str) -> re.Match[str] | None:
    """``《晨报》（北京）``: where a serial came out; ``（社会科学版）`` is a part of its name."""
    found = _TOWN_BEHIND.search(work, *span) if kind in "JN" else None
    known = found and (is_city(found["town"]) or (kind == "N" and not _NO_TOWN.search(found["town"])))
    return found if known else None


_WITH_DAY = lazy(r"\d{4}\D\s?\d{1,2}\D\s?\d{1,2}")


def _is_newspaper(work: str, span: Span, tail: Tail) -> bool:
    """By its name, or by what only newspapers have: a day, and 版 behind it."""
    issued = tail.spans.get("issued", (0, 0))
    with_day = "edition" in tail.spans and _WITH_DAY.match(work, *issued) is not None
    return with_day or _NEWSPAPER.search(work, *span) is not None


def _without(work: str, span: Span) -> Span:
    """``15`` of ``第15版``."""
    return trim(work, *span, "第版 ")
