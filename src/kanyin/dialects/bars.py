"""Tables of bars as kramdown, Python-Markdown and others take them: without a line of dashes, or with one set in; and
as people and programs write them: a cell over several lines, a table right behind the sign of an item.
"""

from __future__ import annotations

from kanyin.dialects.fences import EMPTY
from kanyin.dialects.gaps import is_head_of_table
from kanyin.dialects.lines import Line, code_mask, runs
from kanyin.patterns import lazy

_ROW = lazy(r"[ \t]*\|(?=.*\S)")
_MOST_LINES = 20
"""Of one row."""
_IN_ITEM = lazy(r"(?P<sign>[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})+)(?P<row>\|[^\n]*+)")
_BAR = lazy(r"\\.|`[^`]*`|\|")


def below_signs(lines: list[Line]) -> list[Line]:
    """The lines with a table that an item of a list begins with in lines of its own, below the item's sign."""
    mask = code_mask(lines)
    out: list[Line] = []
    for at, line in enumerate(lines):
        found = None if mask[at] else _IN_ITEM.fullmatch(line.text)
        if found and is_head_of_table(lines, at) and lines[at + 1].indent > line.indent:
            white = "".join(char if char == "\t" else " " for char in found["sign"])
            out += [line.but(found["sign"] + EMPTY), line.but(""), line.but(white + found["row"])]
        else:
            out.append(line)
    return out


def level_dashes(lines: list[Line]) -> list[Line]:
    """The lines; dashes below a table's head that are set in (four columns make code for pandoc) stand below it."""
    mask = code_mask(lines)
    return [
        line.but(line.text.lstrip())
        if at and not mask[at] and line.indent >= 4 > lines[at - 1].indent and is_head_of_table(lines, at - 1)
        else line
        for at, line in enumerate(lines)
    ]


def whole_rows(lines: list[Line]) -> list[Line]:
    """The lines, each row of a table in one: where a cell goes on in lines without a bar, line ends stand in it.

    A row is begun by a bar and lacks others; with the lines below it, the last of which ends with a bar, it has as many
    as the head.
    """
    mask = code_mask(lines)
    out: list[Line] = []
    at = columns = 0
    while at < len(lines):
        if not mask[at] and is_head_of_table(lines, at):
            columns = _cells(lines[at].text)
            out += lines[at : at + 2]
            at += 2
            continue
        columns = 0 if lines[at].is_blank else columns
        end = _end_of_row(lines, at, columns) if columns else at + 1
        parts = [line.text.strip() for line in lines[at + 1 : end]]
        out.append(lines[at].but("<br>".join([lines[at].text.rstrip(), *parts])) if parts else lines[at])
        at = end
    return out


def _end_of_row(lines: list[Line], at: int, columns: int) -> int:
    """Where a row that begins there ends: behind its own line, unless its last cells stand in those below."""
    if not _ROW.match(lines[at].text) or lines[at].text.rstrip().endswith("|"):
        return at + 1
    text = lines[at].text
    for end in range(at + 1, min(at + _MOST_LINES, len(lines))):
        if lines[end].is_blank or _ROW.match(lines[end].text):
            break
        text += f"\n{lines[end].text}"
        if lines[end].text.rstrip().endswith("|"):
            return end + 1 if _cells(text) == columns else at + 1
    return at + 1


def headless_tables(lines: list[Line]) -> list[Line]:
    """The lines with an empty head above each such table."""
    out: list[Line] = []
    done = 0
    for start, end in list(runs(lines, lambda line: bool(_ROW.match(line.text)), code_mask(lines))):
        bars = {_bars(line.text) for line in lines[start:end]}
        if (
            end - start < 2
            or len(bars) > 1
            or bars == {1}
            or any(is_head_of_table(lines, at) for at in range(start, end))
        ):
            continue
        first = lines[start]
        columns = max(bars.pop() - 1, 2)
        deep = first.text[: first.text.index("|")]
        dashes = first.but(f"{deep}|" + "---|" * columns)
        out += [
            *lines[done:start],
            first.but(""),
            first.but(f"{deep}|" + "   |" * columns),
            dashes,
            *lines[start:end],
            lines[end - 1].but(""),
        ]
        done = end
    return [*out, *lines[done:]]


def _cells(row: str) -> int:
    row = row.strip()
    return sum(found[0] == "|" for found in _BAR.finditer(row)) + 1 - row.startswith("|") - row.endswith("|")


def _bars(text: str) -> int:
    """Bars that part cells; one at the end of a row is added where there is none."""
    count = sum(found[0] == "|" for found in _BAR.finditer(text))
    return count if text.rstrip().endswith("|") or count == 1 else count + 1
