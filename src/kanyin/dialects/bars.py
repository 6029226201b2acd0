"""Tables of bars as kramdown, Python-Markdown and others take them: without a line of dashes, or with one set in."""

from __future__ import annotations

from kanyin.dialects.gaps import is_head_of_table
from kanyin.dialects.lines import Line, code_mask, runs
from kanyin.patterns import lazy

_ROW = lazy(r"[ \t]*\|(?=.*\S)")
_BAR = lazy(r"\\.|`[^`]*`|\|")


def level_dashes(lines: list[Line]) -> list[Line]:
    """The lines; dashes below a table's head that are set in (four columns make code for pandoc) stand below it."""
    mask = code_mask(lines)
    return [
        line.but(line.text.lstrip())
        if at and not mask[at] and line.indent >= 4 > lines[at - 1].indent and is_head_of_table(lines, at - 1)
        else line
        for at, line in enumerate(lines)
    ]


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


def _bars(text: str) -> int:
    """Bars that part cells; one at the end of a row is added where there is none."""
    count = sum(found[0] == "|" for found in _BAR.finditer(text))
    return count if text.rstrip().endswith("|") or count == 1 else count + 1
