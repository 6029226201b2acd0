"""The quotation marks of a Chinese line as pairs: straight ones, one of a pair lost, one or both turned the wrong way.

GB/T 15834 4.8: “ ” outside, ‘ ’ within. Which two marks are a pair is one decision for the whole line: of all readings
the cheapest, by what a mark looks like, by what stands beside it and by what a pair would enclose. A mark that belongs
to no pair stays, but for a straight one whose neighbours tell which way it faces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

_HINT = lazy("[\"'＂“”‘’]")
_DOUBLE = lazy('["＂“”]')
_STRAIGHT = ('"', "＂", "'")
_CHINESE = lazy(f"[{HAN}{WIDE_MARKS}]")
_PAIRS = ("“”", "‘’")
DOUBLE, SINGLE = 0, 1
# name="value" in a sentence about programs keeps its marks.
_VALUE = lazy('="[!#-~ ]{0,60}"')
_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")
_LETTER = lazy("[A-Za-z0-9]")

ROUNDS = 4
"""Times that a line is read at most: marks as they are set make another reading the cheapest."""
DEPTH, WIDTH = 2, 6
"""Quotations within one another, and how many open readings of each depth are followed."""
LONE, LONE_SINGLE, LONE_APOSTROPHE = 4, 3, 1
TURNED, OTHER_KIND, NESTED, OUTSIDE, IMPOSSIBLE, UNUSUAL = 3, 2, 2, 1, 6, 3
LONGEST_WORD, DEAREST_PAIR = 20, 3
"""What a reading costs: a mark without its other half, one turned round, ‘ for “, “ within “ ”, ‘ ’ outside, a mark
where none can stand or seldom does; and a pair, by how much it encloses."""

_OPENERS, _CLOSERS = "（《〈「『【", "）》〉」』】"
_SELDOM_BEFORE, _SELDOM_BEHIND = "，。、；：！？…”’的等这和与及或", "，；、：“‘和与及或将把称叫对以从于向被为"
"""Marks and words before which no quotation begins, and those behind which none ends, or seldom one."""


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    char: str
    kind: int
    before: str
    after: str

    def shape(self, kind: int, *, opens: bool) -> int:
        """What it costs to read the mark as the opening or closing one of a kind."""
        cost = 0 if kind == self.kind else OTHER_KIND
        return cost if self.char in _STRAIGHT or self.faces(opens=opens) else cost + TURNED + self.kind

    def faces(self, *, opens: bool) -> bool:
        """It looks like an opening or a closing one."""
        return self.char == _PAIRS[self.kind][0 if opens else 1]

    def beside(self, *, opens: bool) -> int:
        """What its neighbours say against it."""
        before, after = self.before, self.after
        if opens:
            wrong = not after or after in _CLOSERS
            odd = after in _SELDOM_BEFORE or (after.isspace() and not before.isspace())
        else:
            wrong = not before or before in _OPENERS
            odd = before in _SELDOM_BEHIND or (before.isspace() and bool(after) and not after.isspace())
        if wrong:
            return IMPOSSIBLE
        seldom = 1 if self.faces(opens=opens) else UNUSUAL
        return seldom if odd else 0

    def alone(self) -> int:
        """What it costs when it belongs to no pair."""
        if self.kind == DOUBLE:
            return LONE
        return LONE_APOSTROPHE if _LETTER.match(self.before) else LONE_SINGLE


_Set = tuple[int, str]
"""A mark's place, and how it is set."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both marks of a pair as they are set, and the pair that was closed before: readings share what they agree in."""

    first: _Set
    last: _Set
    before: _Pair | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """How the marks up to here are read: what it costs, the quotations still open, and the last pair."""

    cost: int = 0
    open: tuple[tuple[_Mark, int], ...] = ()
    made: _Pair | None = None


def restore(text: str) -> str:
    """The line with its quotation marks in pairs, “甲” and “甲‘乙’丙”; what is well paired stays as it is."""
    if not _HINT.search(text):
        return text
    for _ in range(ROUNDS):
        new = _restored(text)
        if new == text:
            break
        text = new
    return text


def _restored(text: str) -> str:
    marks = list(_marks(text))
    if not marks or _are_paired(marks):
        return text
    chars = list(text)
    made = dict(_cheapest(text, marks))
    for mark in marks:
        chars[mark.at] = made.get(mark.at) or _lone(mark)
    return "".join(chars)


def _marks(text: str) -> Iterator[_Mark]:
    """The marks that can quote: none of a value or a formula, no apostrophe, no prime."""
    values = {at for found in _VALUE.finditer(text) for at in range(*found.span())} if '="' in text else set[int]()
    kept = values.union(*(range(*found.span()) for found in _FORMULA.finditer(text)))
    found = [mark for mark in _HINT.finditer(text) if mark.start() not in kept]
    straight = [mark for mark in found if mark[0] in '"＂']
    is_mixed = text.count("“") != text.count("”")
    if straight and not is_mixed and not any(_is_chinese(text, mark.start()) for mark in straight):
        found = [mark for mark in found if mark[0] not in '"＂']
    for mark in found:
        at = mark.start()
        kind = DOUBLE if _DOUBLE.match(mark[0]) else SINGLE
        beside = (text[at - 1 : at] if at else "", text[at + 1 : at + 2])
        is_of_row = mark[0] == "'" and "'" in beside  # ''' of a wiki
        if kind == DOUBLE or (not is_of_row and _is_chinese(text, at)):
            yield _Mark(at, mark[0], kind, *beside)


def _is_chinese(text: str, at: int) -> bool:
    return any(_CHINESE.match(side) for side in (text[at - 1 : at] if at else "", text[at + 1 : at + 2]))


def _are_paired(marks: Sequence[_Mark]) -> bool:
    """Each opening mark has its closing one, whatever stands between."""
    open_marks: list[int] = []
    for mark in marks:
        if mark.char in _STRAIGHT:
            return False
        if mark.char == _PAIRS[mark.kind][0]:
            open_marks.append(mark.kind)
        elif not open_marks or open_marks.pop() != mark.kind:
            return False
    return not open_marks


def _cheapest(text: str, marks: Sequence[_Mark]) -> Iterator[_Set]:
    """The marks of pairs as the best reading sets them."""
    levels: list[list[_Reading]] = [[_Reading()], *([] for _ in range(DEPTH))]
    for mark in marks:
        following: list[list[_Reading]] = [[] for _ in levels]
        for level in levels:
            for reading in level:
                for new in _followed(text, reading, mark):
                    following[len(new.open)].append(new)
        levels = [sorted(level, key=lambda one: one.cost)[: WIDTH if n else 1] for n, level in enumerate(following)]
    pair = levels[0][0].made
    while pair:
        yield from (pair.first, pair.last)
        pair = pair.before


def _followed(text: str, reading: _Reading, mark: _Mark) -> Iterator[_Reading]:
    """The readings of one mark more: without its other half, closing the last quotation, opening one."""
    yield _Reading(reading.cost + mark.alone(), reading.open, reading.made)
    if reading.open:
        first, kind = reading.open[-1]
        cost = reading.cost + mark.shape(kind, opens=False) + mark.beside(opens=False) + _pair(text, first, mark, kind)
        cost += OUTSIDE if first.kind != mark.kind and kind == SINGLE and len(reading.open) == 1 else 0
        made = _Pair((first.at, _PAIRS[kind][0]), (mark.at, _PAIRS[kind][1]), reading.made)
        yield _Reading(cost, reading.open[:-1], made)
    if len(reading.open) == DEPTH:
        return
    for kind in (DOUBLE, SINGLE):
        cost = reading.cost + mark.shape(kind, opens=True) + mark.beside(opens=True)
        cost += NESTED if reading.open and reading.open[-1][1] == kind else 0
        yield _Reading(cost, (*reading.open, (mark, kind)), reading.made)


def _pair(text: str, first: _Mark, last: _Mark, kind: int) -> int:
    """What a pair costs that the page has not set as one: a word or a few are quoted rather than sentences."""
    if first.char + last.char == _PAIRS[kind]:
        return 0
    inside = text[first.at + 1 : last.at]
    if not inside:
        return IMPOSSIBLE
    cost = 2 * sum(map(inside[:-1].count, "。！？；")) + inside.count("，") + len(inside) // LONGEST_WORD
    return min(cost, DEAREST_PAIR) if first.kind == last.kind == kind else cost


def _lone(mark: _Mark) -> str:
    """A mark without its other half: a straight double one faces where its neighbours tell."""
    if mark.char not in '"＂' or mark.before.isdigit() or _HINT.match(mark.before) or _HINT.match(mark.after):
        return mark.char
    opening, closing = mark.beside(opens=True), mark.beside(opens=False)
    return mark.char if opening == closing else "“" if opening < closing else "”"
