"""Entries as the humanities print them, titles in 《》: ``方砚（1980）灯，《村》第3期``, ``《灯》，方砚著，某社版``.

Every piece behind the title must be of a kind that is known; else the entry is read as any other without a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.references.credits import read_credits
from kanyin.references.heads import Head
from kanyin.references.imprints import take_contributor
from kanyin.references.names import Name, read_names
from kanyin.references.parse import Reading, take_head
from kanyin.references.publishers import Tail
from kanyin.references.quoted_kinds import settle
from kanyin.references.quoted_pieces import NAMES, QUOTE, known
from kanyin.references.quoted_titles import before_corner, titled
from kanyin.references.text import HAN, KANA, LATER_YEAR, Span, trim

_KANA = lazy(f"[{KANA}]")
_BARE = lazy(rf"(?!\()(?!{QUOTE}(?![{HAN}、]))[^\n]+")
"""A title that is no quotation of another's, nor has another's before a mark."""
_QUOTATION = lazy(r'"(?P<title>[^"]+)"')
_WHOLE = lazy(r"(?:[载见]于?\s?)?(?P<role>.{2,60}?)\s?(?:主编|编著|著|撰|选编|合著|\((?:主编|编)\))")


def read_quoted(work: str, raw: str, heads: list[Head], start: int, end: int) -> Reading | None:
    """The reading of an entry with 《》 of which every piece is known; None for any other."""
    if work.find("《", start, end) < 0 and not _QUOTED_TITLE.search(work, start, end):
        return None
    if _KANA.search(raw, start, end) or "『" in raw:
        title = max(work.find("》", start, end), start)
        work = work[:title] + work[title:].replace("、", ",")  # which parts all pieces of a note in Japanese
        heads = before_corner(work, raw, start) + heads
    if paper := _PAPER_ALONE.fullmatch(work, start, end):
        first, last = paper.span("container")
        spans = {"container-title": (first + 1, last - 1), "issued": paper.span("issued")}
        return Reading(kind="N", doubts={"no-author"}, spans=spans)
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
_IMPRINT = lazy(
    r"(?<=[》\d卷册辑])\((?:《[^《》()]{1,60}》(?=第))?[^()《》]{2,40}[,:][^()《》]{0,40}?(?:1[5-9]|20)\d\d[^()《》]{0,20}\)"
)
"""``《灯》（渡口：某书社，1991），页12``: the imprint in brackets; ``《灯》（《某全集》第5卷，某社1991年版）``."""
_PAPER_ALONE = lazy(
    rf"(?P<container>《[{HAN}]{{1,10}}报》)\s?(?P<issued>{LATER_YEAR}年\s?\d{{1,2}}月\s?\d{{1,2}}日)[^\d《》]{{0,8}}"
)
"""``《某报》1997年9月22日``: a note that names nothing but the paper and the day."""


def _read(work: str, raw: str, head: Head, end: int) -> Reading | None:
    """Behind ``head``: the title, then pieces that are all known; the shortest title for which they are."""
    pieces = list(_pieces(work, raw, head.start, end))
    quoted = titled(work, pieces[0]) if pieces else None
    for n in range(1, 2 if quoted else min(len(pieces), 5)):
        title = quoted["title"] if quoted else _bare_title(work, (pieces[0][0], pieces[n - 1][1]))
        is_first = quoted is not None and head.span[0] == head.span[1]
        tail = _tail(work, raw, pieces[n:], is_first=is_first, strange=bool(quoted)) if title else None
        alone = quoted is not None and _stands_alone(work, quoted)
        if title is None or tail is None or not ((tail.spans | (quoted or {})).keys() & _ENOUGH or alone):
            continue
        reading = Reading(kind="M", doubts={"quoted"})
        take_head(reading, work, raw, head, title[1])
        reading.spans["title"] = (title[0] + 1, title[1] - 1) if quoted else title
        if quoted:
            _take_behind(work, quoted, reading, tail)
        if quoted and "people" in quoted and not take_contributor(work, raw, quoted["people"], tail):
            return None
        settle(reading, work, tail)
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
    tail.spans |= {"page": quoted["page"]} if "page" in quoted else {}
    tail.covered += [quoted[name] for name in ("section", "part", "clause", "remark", "gloss") if name in quoted]
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
    rf"|(?<=》)\s?(?={LATER_YEAR}\s?年\s?(?:\d{{1,2}}月\s?\d{{1,2}}日|第?\d{{1,2}}期)\s?《)"
    rf"|(?<=[期号版])\s?(?=第\s?\d{{1,5}}[\d,、\s-]{{0,40}}页|页\s?\d)"
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
        if not strange or tail.rest or len(pieces) < 2 or piece[1] - piece[0] > _STRANGE or work[piece[0]].isdigit():
            return None
        tail.rest.append(piece)
    if tail.rest == pieces[:1] and tail.spans.keys() & {"issue", "volume"} and not tail.spans.keys() & _HOUSES:
        tail.spans["container-title"] = tail.rest.pop()  # 《灯》，渡口·河港，第3卷第2期
    return tail


_HOUSES = frozenset(("container-title", "publisher"))


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
        new = again = 0
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
                again += 1
            elif text:
                new += 1
                tail.spans[name] = found.span(group)
        if again and not new:
            return False
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
