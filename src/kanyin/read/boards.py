"""Posts of bulletin boards: who wrote, under which subject, and the frame of the station round the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kanyin.fields.dates import ENGLISH_MONTHS
from kanyin.model import Change, Source
from kanyin.patterns import lazy

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
_DAY = lazy(r"\b([A-Z][a-z]{2})\s+(\d{1,2})\s+[\d:]{4,8}\s+((?:19|20)\d{2})")
_NUMERIC_DAY = lazy(r"((?:19|20)\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})")
_RULE = lazy(r"[-─━—=═_*※]{4,}+\s*+")
_END = lazy(r"--\s*+")
_ORIGIN = lazy(
    r"[※◆]\s*+(?:来源|來源|修改|转载|轉載|编辑|編輯|发信站|發信站|文章網址|[Oo]rigin|[Ff]rom|Modify)\s*+[:：].{0,300}"
    r"|\[FROM:.{0,200}"
)
_MENU = lazy(r"(?:[*·]\s*+)?(?:\[[^\[\]]{1,30}\]\s*+){2,}")
_PUSH = lazy(r"(?:推|噓|嘘|→)\s+[A-Za-z0-9]{2,14}\s*+[:：].{0,200}")


def read_board(source: Source, lines: Sequence[str]) -> Source | None:
    """The post on a page of a bulletin board, without its frame; None for any other page.

    ``lines`` are those as read so far.
    """
    start = next((n for n, line in enumerate(lines[:FARTHEST]) if _SENDER.fullmatch(line)), None)
    if start is None:
        return None
    head = _header(lines, start)
    if "title" not in head[1]:
        return None
    changes = [*_of_head(lines, start, head[0]), *_of_text(lines, head[0])]
    return replace(source, meta={**source.meta, **head[1]}, changes=(*source.changes, *changes))


def _header(lines: Sequence[str], start: int) -> tuple[int, dict[str, str | tuple[str, ...]]]:
    """The index behind the header that begins at ``start``, and what it tells."""
    told: dict[str, str | tuple[str, ...]] = {}
    n = start
    while n < min(len(lines), start + 8):
        line = lines[n]
        if found := _SENDER.fullmatch(line):
            told.setdefault("author", (found["author"].strip(),))
        elif found := _TITLE.fullmatch(line):
            told.setdefault("title", found["title"].strip())
        elif found := _STATION.fullmatch(line):
            if day := read_day(line):
                told.setdefault("date", day)
        elif not _RULE.fullmatch(line.strip()) and (line.strip() or ("title" in told and "date" in told)):
            break
        n += 1
    return n, told


def read_day(text: str) -> str:
    """The day of a header, ISO 8601: ``Wed Jun 12 20:11:43 1996``, or in figures."""
    if (found := _DAY.search(text)) and found[1] in ENGLISH_MONTHS:
        return f"{found[3]}-{ENGLISH_MONTHS.index(found[1]) + 1:02}-{int(found[2]):02}"
    if found := _NUMERIC_DAY.search(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    from email.utils import parsedate

    parsed = parsedate(text)
    return f"{parsed[0]}-{parsed[1]:02}-{parsed[2]:02}" if parsed and parsed[0] > 1900 else ""


def _of_head(lines: Sequence[str], start: int, end: int) -> Iterator[Change]:
    for n, line in enumerate(lines[:end]):
        if line.strip():
            rule, action = (HEADER, "lift") if n >= start and not _RULE.fullmatch(line.strip()) else (FRAME, "drop")
            yield Change(rule, action, (n + 1,), line, "")  # type: ignore[arg-type]


def _of_text(lines: Sequence[str], start: int) -> Iterator[Change]:
    """The frame below the header: rules, where the post came from, menus, and the signature of its author."""
    end = max((n for n in range(start, len(lines)) if _END.fullmatch(lines[n].strip())), default=len(lines))
    for n in range(start, len(lines)):
        line = lines[n]
        is_frame = any(form.fullmatch(line.strip()) for form in (_RULE, _END, _ORIGIN, _MENU, _PUSH))
        if line.strip() and (n >= end or is_frame):
            yield Change(FRAME if is_frame else SIGNATURE, "drop", (n + 1,), line, "", doubt=not is_frame)
