"""Posts of bulletin boards: who wrote, under which subject, and the frame of the station round the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin.fields.dates import take_date
from kanyin.model import Change, Source
from kanyin.patterns import lazy

_Told = dict[str, str | tuple[str, ...]]
HEADER, FRAME, SIGNATURE = "BB001", "BB002", "BB003"
FARTHEST = 40
"""Lines of the station above a post's header."""
_SENDER = lazy(
    r"\s*+(?:发\s*+信\s*+人|發\s*+信\s*+人|寄\s*+信\s*+人|作\s*+者)\s*+[:：]?\s*+(?P<author>[A-Za-z0-9_.@-]{1,30}\s*+(?:[(（][^()（）]{0,40}[)）])?)"
    r"\s*+[,，]?\s*+(?:信\s*+区|信\s*+區|看\s*+板|站内|站內)(?:\s*+[:：]\s*+|\s+)\S.{0,40}"
)
_TITLE = lazy(r"\s*+(?:标\s*+题|標\s*+題|主\s*+题)(?:\s*+[:：]\s*+|\s+)(?P<title>\S.{0,120})")
_STATION = lazy(
    r"\s*+(?:发\s*+信\s*+站|發\s*+信\s*+站|时\s*+间|時\s*+間)(?:\s*+[:：]\s*+|\s+)(?P<station>[^()（）]{0,60})[(（]?(?P<date>[^()（）]{0,40})[)）]?.{0,40}"
)
_REPOSTED = lazy(r"(?<=\S) {0,4}[(（][转轉][载載寄][)）]$")
"""What a board puts behind the subject of a post that came from another."""
_RULE = lazy(r"[-─━—=═_*※]{4,}+\s*+")
_END = lazy(r"--\s*+")
_ORIGIN = lazy(
    r"[※◆]\s*+(?:来源|來源|修改|转载|轉載|编辑|編輯|发信站|發信站|文章網址|[Oo]rigin|[Ff]rom|Modify)\s*+[:：].{0,300}"
    r"|\[FROM:.{0,200}"
    r"|【\s?以下文字(?:转载|轉載)自[^【】]{1,60}】|【\s?原文由[^【】]{1,60}发表\s?】"
)
_MENU = lazy(r"(?:[*·]\s*+)?(?:\[[^\[\]]{1,30}\]\s*+){2,}")
_PUSH = lazy(r"(?:\d{1,4}\^?F\s*+)?(?:推|噓|嘘|→)\s*+[A-Za-z0-9]{2,14}\s*+[:：].{0,200}")
_ROW = lazy(
    r"\s*+(?P<label>作\s?者|看\s?板|标\s?题|標\s?題|主\s?题|主\s?題|时\s?间|時\s?間|留\s?言|推\s?[噓嘘文])\s*+[:：]?\s*+(?P<value>.*+)"
)
_LOGIN = lazy(r"[A-Za-z][A-Za-z0-9_]{1,13}\s*+(?:[(（][^()（）]{0,40}[)）])?")
_FIELDS = {"作者": "author", "看板": "board", "标题": "title", "標題": "title", "主题": "title", "主題": "title"}
_FIELDS |= {"时间": "date", "時間": "date"}


def read_board(source: Source, lines: Sequence[str]) -> Source | None:
    """The post on a page of a bulletin board, without its frame; None for any other page.

    ``lines`` are those as read so far.
    """
    start = next((n for n, line in enumerate(lines[:FARTHEST]) if _SENDER.fullmatch(line)), None)
    head = _by_rows(lines) if start is None else (start, *_header(lines, start))
    return _as_post(source, lines, *head) if head and "title" in head[2] else None


def is_post(source: Source) -> bool:
    """The page begins with the header of its post, as a board keeps it: no site stands round it."""
    first = next((n for n, line in enumerate(source.lines, 1) if line and line.strip()), 0)
    return any(change.rule == HEADER and change.src == (first,) for change in source.changes)


def read_board_page(source: Source) -> Source:
    """A web page with the post of a board: without its header, which tells title, author and day, and without answers;
    any other page as it is.
    """
    head = _by_rows(source.lines)
    if head is None or "title" not in head[2]:
        return source
    return _as_post(source, [line or "" for line in source.as_read()], *head)


def _as_post(source: Source, lines: Sequence[str], start: int, end: int, told: _Told) -> Source:
    """The page without its header, from ``start`` to ``end``, which has ``told`` its fields, and without its frame."""
    changes = [*_of_head(lines, start, end), *_of_text(lines, end)]
    return replace(source, meta={**source.meta, **told}, changes=(*source.changes, *changes))


def _by_rows(lines: Sequence[str]) -> tuple[int, int, _Told] | None:
    """Where a header with a row for each field begins and ends, and what it tells."""
    start = next((n for n in range(min(len(lines), FARTHEST)) if _begins_rows(lines, n)), None)
    return None if start is None else (start, *_rows(lines, start))


def _begins_rows(lines: Sequence[str], n: int) -> bool:
    """The first line of a header with a row for each of author, board, subject and time."""
    row = _ROW.fullmatch(lines[n])
    if row is None or _label(row) not in ("author", "board"):
        return False
    told = _told_by_rows(lines, n)[1]
    return {"author", "board"} <= told.keys() and bool({"title", "date"} & told.keys())


def _rows(lines: Sequence[str], start: int) -> tuple[int, _Told]:
    """The index behind such a header, and what it tells. Where no row tells the subject, the line above them does."""
    end, rows = _told_by_rows(lines, start)
    above = next((line.strip() for line in reversed(lines[max(0, start - NEAR) : start]) if line.strip()), "")
    title = rows.get("title", above)
    told: _Told = {"author": (rows["author"],), **({"title": title} if title else {})}
    day = read_day(rows.get("date", ""))
    return end, told | ({"date": day} if day else {})


NEAR = 3
"""Lines from the subject down to the rows, at most."""


def _told_by_rows(lines: Sequence[str], start: int) -> tuple[int, dict[str, str]]:
    """The index behind the rows that begin at ``start``, and their values, behind or below their labels."""
    told: dict[str, str] = {}
    label, end = "", start
    for n in range(start, min(len(lines), start + 2 * FARTHEST_ROW)):
        text = lines[n].strip()
        row = _ROW.fullmatch(text)
        if not text:
            continue
        if row is None and not label:
            break
        value = row["value"].strip() if row is not None else text
        label = _label(row) if row is not None else label
        if value:
            is_odd = label == "author" and _LOGIN.fullmatch(value) is None
            if is_odd or (row is None and label in told):
                break
            told.setdefault(label, value)
            label = ""
        end = n + 1
    return end, told


FARTHEST_ROW = 8
"""Lines of such a header, with the empty ones; values may stand on lines of their own."""


def _label(row: re.Match[str]) -> str:
    """What a row tells; one that counts tells nothing."""
    return _FIELDS.get("".join(row["label"].split()), "count")


def _header(lines: Sequence[str], start: int) -> tuple[int, _Told]:
    """The index behind the header that begins at ``start``, and what it tells."""
    told: _Told = {}
    n = start
    while n < min(len(lines), start + 8):
        line = lines[n]
        if found := _SENDER.fullmatch(line):
            told.setdefault("author", (found["author"].strip(),))
        elif found := _TITLE.fullmatch(line):
            told.setdefault("title", _REPOSTED.sub("", found["title"].strip()))
        elif found := _STATION.fullmatch(line):
            if day := read_day(line):
                told.setdefault("date", day)
        elif not _RULE.fullmatch(line.strip()) and (line.strip() or ("title" in told and "date" in told)):
            break
        n += 1
    return n, told


def read_day(text: str) -> str:
    """The day of a header, ISO 8601: ``Wed Jun 12 20:11:43 1996``, or in figures."""
    if day := take_date(text)[1]:
        return day
    from email.utils import parsedate

    parsed = parsedate(text)
    return f"{parsed[0]}-{parsed[1]:02}-{parsed[2]:02}" if parsed and parsed[0] > 1900 else ""


def _of_head(lines: Sequence[str], start: int, end: int) -> Iterator[Change]:
    for n, line in enumerate(lines[:end]):
        if line.strip():
            rule, action = (HEADER, "lift") if n >= start and not _RULE.fullmatch(line.strip()) else (FRAME, "drop")
            yield Change(rule, action, (n + 1,), line, "")  # type: ignore[arg-type]


def _of_text(lines: Sequence[str], start: int) -> Iterator[Change]:
    """The frame below the header: rules, where the post came from, menus, the signature of its author; and from
    the first of several answers on, all that the page has below.
    """
    pushes = [n for n in range(start, len(lines)) if _PUSH.fullmatch(lines[n].strip())]
    below = pushes[0] if len(pushes) >= ANSWERS else len(lines)
    ends = (n for n in range(start, below) if _END.fullmatch(lines[n].strip()))
    end = min(max(ends, default=len(lines)), below)
    for n in range(start, len(lines)):
        line = lines[n]
        is_frame = any(form.fullmatch(line.strip()) for form in (_RULE, _END, _ORIGIN, _MENU, _PUSH))
        if line.strip() and (n >= end or is_frame):
            rule = FRAME if is_frame or n >= below else SIGNATURE
            yield Change(rule, "drop", (n + 1,), line, "", doubt=not is_frame)


ANSWERS = 3
"""Answers of one line below a post, from which on nothing of it follows."""
