"""Rows: lines of several parts each that are made alike, as in a table, a word list or a price list. They are judged
together: what the words of a few of them look like tells nothing, and the text neither begins nor ends between two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS, Run

ROW, BARS, BOX = "row", "|", "|box"
"""What a row shows, how the make of one begins whose cells are parted, and that of one in a drawn box."""
FEWEST = 5
"""Rows that make a table …"""
FEWEST_OF_TABLE = 3
"""… and of one whose cells are parted by bars."""
FEWEST_CELLS, FEWEST_KINDS, MOST_KINDS = 3, 3, 8
"""Cells of a row with bars; the changes between writings of one without: a name, its Latin letters, its meaning."""
BETWEEN = 3
"""Lines of another make between two rows: the name of the next group, a row that lacks a part."""
LONGEST = 240
"""Half-em of the longest row."""
FEW = 0.25
"""The share of the rows that may look like furniture by their words."""

_IN_BOX, _RULE_OF_BOX = lazy("[│┃║┌┏╔├┣╠└┗╚]"), lazy("[┌┏╔├┣╠└┗╚][─━═┬┳╦┼╋╬┴┻╩]")
"""The rows of a table as w3m draws it, whatever they hold, and its rules."""
_PART = lazy(r"(?P<H>[\u3400-\u9fff])|(?P<L>[^\W\d_])|(?P<D>\d)")
_OF_RULE = frozenset("|:+- ")
_NOT_OF_ROWS = BREAKS | {
    "furniture", "info-label", "credit", "counter", "names", "numbered", "rank", "field-label", "cut-off",
    "glued-menu", "column-head", "kicker",
}  # fmt: skip
"""What a row shows by its words or by the row beside it."""
_NO_ROW = frozenset({"sentence", "dated", "dated-headline", "date-alone", "link", "marked-heading", "code"})


def with_rows(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; those that are rows show it, and nothing of furniture that only their words speak of."""
    rows = {n for table in tables(facts) for n in _with_merged(facts, _with_head(facts, table))}
    return [as_row(each) if n in rows else each for n, each in enumerate(facts)] if rows else facts


def whole_rows(facts: Sequence[Facts], span: Run) -> Run:
    """The text, down and up to the ends of the rows that its limits would part."""
    first, last = span.first, span.last
    while 0 < first < len(facts) and _go_together(facts, first - 1):
        first -= 1
    while last + 1 < len(facts) and _go_together(facts, last):
        last += 1
    return Run(first, last)


def _go_together(facts: Sequence[Facts], n: int) -> bool:
    return ROW in facts[n].shown and ROW in facts[n + 1].shown


def tables(facts: Sequence[Facts]) -> Iterator[range]:
    """The stretches of rows, from the first to the last of one make, with the few lines of others between them."""
    makes = [_make(each) for each in facts]
    n = 0
    while n < len(facts):
        found = _stretch(makes, n) if makes[n] else [n]
        table = range(n, found[-1] + 1)
        if _is_table(facts, found, makes[n]):
            yield table
            n = table.stop
        else:
            n += 1


def _with_head(facts: Sequence[Facts], table: range) -> range:
    """The rows with the line above a table's rule, whose cells may be more or fewer, or above rows without bars."""
    above = table.start - 1
    if above < 0 or facts[above].is_sentence:
        return table
    has_head = _is_rule(facts[table.start].text) and "|" in facts[above].text
    is_head = "|" not in facts[table.start].text and len(_GAP.split(facts[above].line.text.strip())) >= FEWEST_CELLS
    return range(above, table.stop) if has_head or is_head else table


def _with_merged(facts: Sequence[Facts], table: range) -> range:
    """The rows below a table's rule with those below them that have fewer bars: their cells are merged with others."""
    end = table.stop
    if not any(_is_rule(facts[n].text) for n in table[:3]):
        return table
    while end < len(facts) and "|" in facts[end].text and not _is_rule(facts[end].text) and not facts[end].line.gap:
        end += 1
    return range(table.start, end)


_GAP = lazy(r"\s{2,}|\u3000+")


def _stretch(makes: Sequence[str], first: int) -> list[int]:
    """The rows made like the first one, each near the one before."""
    found = [first]
    for n in range(first + 1, len(makes)):
        if n - found[-1] > BETWEEN + 1:
            break
        if makes[n] == makes[first]:
            found.append(n)
    return found


def _is_table(facts: Sequence[Facts], rows: Sequence[int], make: str) -> bool:
    """Enough rows, most of its lines, few of which look like furniture."""
    has_bars = make.startswith(BARS)
    lines = range(rows[0], rows[-1] + 1)
    if not make or len(rows) < (FEWEST_OF_TABLE if has_bars else FEWEST) or 2 * len(rows) < len(lines):
        return False
    if make == BOX:  # whatever its cells hold
        return any(_RULE_OF_BOX.match(facts[n].text) for n in rows)
    if any(facts[n].is_sentence for n in lines):
        return False
    if has_bars and not _has_data([facts[n].text for n in rows]):
        return False
    return sum(bool(facts[n].shown & _OTHER) for n in rows) <= FEW * len(rows)


_OTHER = BREAKS - {"menu", "repeated-often", "generic"}


def _has_data(rows: Sequence[str]) -> bool:
    """A rule below the head of a table, cells that markup told, or figures in its rows: a menu with bars has none."""
    figures = sum(any(char.isdigit() for char in row) for row in rows)
    return CELL in rows[0] or any(map(_is_rule, rows)) or 2 * figures > len(rows)


def _is_rule(text: str) -> bool:
    """The line below the head of a table: ---|---."""
    return "---" in text and "|" in text and _OF_RULE.issuperset(text)


def as_row(each: Facts, also: frozenset[str] = frozenset()) -> Facts:
    """The line as a row: less what a row shows by its words, and what it shows ``also`` in its list."""
    return each.showing(each.shown - _NOT_OF_ROWS - also | {ROW})


def _make(each: Facts) -> str:
    """How a row is made, as a word; empty for a line that is none.

    In a drawn box, that; with bars, or as markup told of it, how many cells it has; else which writings follow one
    another: Han, Latin, figures.
    """
    if _IN_BOX.match(each.text):
        return BOX
    if each.columns > LONGEST or each.shown & _NO_ROW:
        return ""
    if (bars := max(each.text.count(CELL), each.text.count("|"))) + 1 >= FEWEST_CELLS:
        return BARS + str(bars)
    kinds = ""
    for found in _PART.finditer(each.text):
        if not kinds.endswith(found.lastgroup or ""):
            kinds += found.lastgroup or ""
    return kinds if FEWEST_KINDS <= len(kinds) <= MOST_KINDS and " " in each.text else ""
