"""Rules of dashes: for pandoc a line of dashes above text begins a table, or stands in its paragraph as text.

Only pandoc's own tables begin so, and they part their columns by dashes too; elsewhere such a line is a rule, as
CommonMark has it (0.31, 4.1). Dashes under one line of text make a heading of it (4.3); under more they are a rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.dialects.gaps import is_item
from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

RULE = "___"
"""A rule that is nothing else for pandoc."""
_DASHES = lazy(r"[ \t]*(?:-[ \t]*){3,}")
_UNDERLINE = lazy(r"[ \t]*(?:-{1,2}|=+)[ \t]*")
_HEADING = lazy(r" {0,3}#{1,6}[ \t]")
_RUN = lazy(r"[ \t]*-{3,}[ \t]*")
_COLUMNS = lazy(r"[ \t]*-+(?:[ \t]+-+)+[ \t]*")
_IN_ITEM = lazy(r"[ \t]*-[ \t]+-{3,}[ \t]*")
NO_TEXT = lazy(r"[ \t]*(?:#{1,6}[ \t]|>|\||:::|[<`~])")
"""A line that is no paragraph's."""
_LONGEST_TABLE = 200


def plain_rules(lines: list[Line]) -> list[Line]:
    """The lines with each rule of dashes as one that pandoc takes for nothing else."""
    mask = unread_mask(lines)
    tables = {at for start, end in (*_tables(lines, mask), *_bare(lines, mask)) for at in range(start, end + 1)}
    out: list[Line] = []
    for at, line in enumerate(lines):
        is_dashes = not mask[at] and at not in tables and bool(_DASHES.fullmatch(line.text))
        if is_dashes and not _is_under_heading(lines, mask, at) and not _parts_columns(lines, at):
            deep = line.text[: len(line.text) - len(line.text.lstrip(" \t"))]
            out += [line.but(""), line.but(deep + RULE), line.but("")]
        elif at and not mask[at] and _UNDERLINE.fullmatch(line.text) and _HEADING.match(lines[at - 1].text):
            out += [line.but(""), line]  # a heading takes no underline besides: the dash is an item
        else:
            out.append(line)
    return out


def _is_under_heading(lines: Sequence[Line], mask: Sequence[bool], at: int) -> bool:
    """True for dashes under the only line of a paragraph."""
    if not at or not _is_text(lines, mask, at - 1) or not _RUN.fullmatch(lines[at].text):
        return False
    if is_item(lines[at - 1].text) and lines[at].indent <= lines[at - 1].indent:
        return False
    return at < 2 or not _is_text(lines, mask, at - 2) or is_item(lines[at - 1].text)


def _is_text(lines: Sequence[Line], mask: Sequence[bool], at: int) -> bool:
    line = lines[at]
    return not (mask[at] or line.is_blank or NO_TEXT.match(line.text) or _DASHES.fullmatch(line.text))


def _parts_columns(lines: Sequence[Line], at: int) -> bool:
    """True for dashes with gaps that part the columns of a table: text stands right above or right below them. Between
    items they are a rule behind the sign of one.
    """
    if not _COLUMNS.fullmatch(lines[at].text):
        return False
    widths = {len(run) for run in lines[at].text.split()}
    beside = [lines[place] for place in (at - 1, at + 1) if 0 <= place < len(lines)]
    if _IN_ITEM.fullmatch(lines[at].text) and any(is_item(line.text) for line in beside):
        return False
    return widths != {1} and any(not line.is_blank for line in beside)


def _tables(lines: Sequence[Line], mask: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where tables between two lines of dashes begin and end: dashes with gaps stand in them."""
    at = 0
    while at < len(lines):
        end = 0 if mask[at] or not _RUN.fullmatch(lines[at].text) else _end_of_table(lines, at)
        if end:
            yield at, end
        at = max(at, end) + 1


def _bare(lines: Sequence[Line], mask: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where tables stand between two lines of single dashes, a dash for each cell of each row between them."""
    at = 0
    while at < len(lines):
        end, columns = at, len(lines[at].text.split())
        if not mask[at] and columns > 2 and set(lines[at].text.split()) == {"-"}:
            end += 1
            while end < len(lines) and len(lines[end].text.split()) == columns and lines[end].text != lines[at].text:
                end += 1
            if end > at + 1 and end < len(lines) and lines[end].text == lines[at].text:
                yield at, end
            else:
                end = at
        at = max(at, end) + 1


def _end_of_table(lines: Sequence[Line], start: int) -> int:
    """The place of the dashes that end a table, whose head has dashes with gaps below it; 0 where none begins."""
    columns = False
    for at in range(start + 1, min(len(lines), start + _LONGEST_TABLE)):
        text = lines[at].text
        if _RUN.fullmatch(text):
            return at if columns else 0
        if lines[at].is_blank and not columns:
            return 0
        columns = columns or bool(_COLUMNS.fullmatch(text))
    return 0
