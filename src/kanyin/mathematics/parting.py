"""Where a formula may be parted: at its operators, and where a term is longer than a line, between its factors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from lxml import etree

from kanyin.mathematics.boxes import Box, beside
from kanyin.mathematics.operators import LARGE, core, is_binary, is_relation, is_separator
from kanyin.mathematics.rows import is_row, terms, with_sides
from kanyin.mathematics.setting import Setting, name_of
from kanyin.mathematics.tokens import is_space
from kanyin.patterns import lazy

Piece = tuple[Box, int]
"""A part of a formula, and how well a line begins with it."""
_INSIDE, _FACTOR, NONE, _COMMA, _SUM, _EQUALS, _CLAUSE, _WHITE = range(-2, 6)
"""How well a line ends at a place of a formula; best where white parts two of them, an equation and its condition, then
behind the comma between two. Between factors, and at last within brackets, only where a term fits no line."""
_PARTING = 1.0
"""Em of white that parts two formulas: a ``\\quad`` or more."""
_STEP = 2.0
"""How far the second line of a long formula goes in, em."""
_WIDE, _MANY_WORDS = 12.0, 6.0
"""Em from which on brackets that grow, and words, may be parted."""
_WORD = lazy(
    r"[\u2e80-\u9fff\uff00-\uffef][，。、；：？！）》”’]*+|[^\u2e80-\u9fff\uff00-\uffef\s]++[\s\xa0]*+|[\s\xa0]++"
)
_OPEN, _CLOSED = frozenset("([{"), frozenset(")]}")


def pieces_of(row: etree._Element, setting: Setting, *, after: bool) -> list[Piece]:
    """A row cut at its operators, and how well a line begins with each piece. ``after``: operators end their piece,
    as in a line of text; before them else, as on lines of their own.
    """
    terms_of_row = list(_terms(list(row), setting))
    elements = [term.element for term in terms_of_row]
    ranks = _ranks_behind(terms_of_row) if after else _ranks(elements)
    pieces: list[tuple[list[Box], int]] = [([], NONE)]
    for n, (term, rank) in enumerate(zip(terms_of_row, ranks, strict=True)):
        element, box = term.element, term.box
        if not after and len(pieces) > 1 and is_space(element) and box.width >= _PARTING * setting.scale:
            pieces[-1:] = [] if not pieces[-1][0] else pieces[-1:]
            pieces[-1][0].append(box)
            pieces.append(([], _WHITE))
            continue
        if term.goes_on and not after:
            rank = _FACTOR
        elif rank > NONE and term.is_inside and not after:
            rank = _INSIDE
        ends = after or (is_separator(element) and not term.goes_on)
        if rank and not ends and pieces[-1][0]:
            pieces.append(([], rank))
        pieces[-1][0].extend(with_sides(element, box, setting))
        if rank and ends and n < len(ranks) - 1:
            pieces.append(([], rank))
    return [(beside(boxes), rank) for boxes, rank in pieces if boxes]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of a row, laid out: whether it stands within brackets that grow, or goes on with the words before it."""

    element: etree._Element
    box: Box
    is_inside: bool = False
    goes_on: bool = False


def _terms(given: Sequence[etree._Element], setting: Setting, *, is_inside: bool = False) -> Iterator[_Term]:
    """The terms of a row; of wide brackets those that stand in them, of many words one word after the other."""
    elements = _opened(given)
    for element, box in zip(elements, terms(elements, setting), strict=True):
        if box.width > _WIDE * setting.scale and _may_be_opened(element):
            yield from _terms(list(element), setting, is_inside=True)
        elif box.width > _MANY_WORDS * setting.scale and name_of(element) == "mtext":
            yield from _words(element, setting, is_inside=is_inside)
        else:
            yield _Term(element, box, is_inside)


def _may_be_opened(element: etree._Element) -> bool:
    """Brackets that grow, with signs between terms in them: a matrix has none of its own."""
    is_fence = name_of(element) == "mrow" and _is_fenced(element)
    return is_fence and any(_rank(child) > NONE for child in _opened(list(element[1:-1])))


def _words(element: etree._Element, setting: Setting, *, is_inside: bool) -> Iterator[_Term]:
    """Han one by one with their marks, other words whole."""
    for n, word in enumerate(_WORD.findall(element.text or "")):
        part = etree.Element(element.tag, dict(element.attrib))
        part.text = word
        yield _Term(part, setting.box(part), is_inside, n > 0)


def _ranks_behind(found: Sequence[_Term]) -> list[int]:
    """The rank of each term of a row in a line of text: what ends behind it."""
    ranks, width = [], 0.0
    for term, following in zip_longest(found, found[1:]):
        width += term.box.width
        rank = _rank(term.element)
        if (rank == NONE and following is not None and following.goes_on) or (
            rank == NONE and following is not None and width > _MANY_WORDS and _is_beside(following, term)
        ):
            rank = _FACTOR
        ranks.append(rank)
        width = width if rank == NONE else 0.0
    return ranks


def _is_beside(term: _Term, before: _Term) -> bool:
    """Matrices and the like beside each other."""
    return _is_enclosed(term.element) and _is_enclosed(before.element)


def broken(pieces: Sequence[Piece], room: float, step: float = _STEP) -> list[Box]:
    """Lines of at most the room: each ends before the best operator of its second half. ``step``: how far the second
    line goes in, em.
    """
    inset = min(step, room / 8)
    lines: list[Box] = []
    rest = list(_joined(pieces, room - inset, NONE))
    while rest:
        start = inset if lines else 0.0
        at = _end(rest, room - start)
        lines.append(beside([Box(start), *(box for box, _ in rest[:at])]))
        rest = rest[at:]
    return lines


_LEADING = 0.35
"""White between the lines of a formula that was parted, em."""


def piled(lines: Sequence[Box]) -> Box:
    """Lines over each other; the first has the baseline."""
    at, ink = 0.0, list(lines[0].ink)
    for before, line in pairwise(lines):
        at -= max(before.descent, 0.25) + _LEADING + max(line.ascent, 0.75)
        ink.extend(line.moved(0.0, at).ink)
    width = max(line.width for line in lines)
    return Box(width, lines[0].ascent, -at + lines[-1].descent, tuple(ink))


def _joined(pieces: Sequence[Piece], room: float, least: int) -> Iterator[Piece]:
    """Pieces of a rank below ``least`` joined to those before them, where a line has room for the whole."""
    for group in _groups(pieces, least):
        whole = beside(box for box, _ in group)
        if len(group) > 1 and whole.width > room and least > _INSIDE:
            yield from _joined(group, room, least - 1)
        else:
            yield whole if len(group) > 1 else group[0][0], group[0][1]


def _groups(pieces: Sequence[Piece], least: int) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        if group and piece[1] >= least:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _end(pieces: Sequence[Piece], room: float) -> int:
    """How many pieces come on a line: one that can be seen at least."""
    widths, total = [], 0.0
    for box, _ in pieces:
        total += box.width
        widths.append(total)
    fits = [n for n, width in enumerate(widths, 1) if width <= room]
    seen = next((n for n, width in enumerate(widths, 1) if width > 0), len(pieces))
    if len(fits) < seen or len(fits) == len(pieces):
        return max(len(fits), seen)
    good = [n for n in fits if widths[n - 1] > room / 2] or fits[-1:]
    return max(good, key=lambda n: (pieces[n][1], n))


def _rank(element: etree._Element) -> int:
    if is_relation(element) or _is_labelled_arrow(element):
        return _EQUALS
    if is_binary(element):
        return _SUM
    return _COMMA if is_separator(element) else NONE


def _ranks(elements: Sequence[etree._Element]) -> list[int]:
    """The rank of each element of a displayed row: lower within brackets, higher for a comma between two relations."""
    ranks, depth = [], 0
    last_relation = max((n for n, element in enumerate(elements) if is_relation(element)), default=-1)
    before: etree._Element | None = None
    for n, element in enumerate(elements):
        rank, sign = _rank(element), _sign(element)
        depth = max(depth - (sign in _CLOSED), 0)
        if rank == NONE and before is not None and not depth and _is_factor(element, before):
            rank = _FACTOR
        elif rank == _COMMA and n < last_relation:
            rank = _CLAUSE
        ranks.append(rank if rank <= NONE or not depth else _INSIDE)
        depth += sign in _OPEN
        before = before if is_space(element) else element
    return ranks


def _sign(element: etree._Element) -> str:
    """The operator that an element is at heart; empty for all else."""
    operator = core(element)
    return (operator.text or "") if operator is not None else ""


def _is_factor(element: etree._Element, before: etree._Element) -> bool:
    """A factor begins here that may begin a line: a sum or product, or what follows a fraction or a closed bracket."""
    if _sign(element) in LARGE:
        return _closes(before) or (core(before) is None and not _is_function(before))
    begins = _sign(element) in _OPEN or _is_enclosed(element) or name_of(element) == "mfrac" or _is_function(element)
    if _closes(before) and core(element) is None and not is_space(element):
        return True  # rather than within those brackets
    return begins and (_closes(before) or name_of(before) == "mfrac")


def _closes(element: etree._Element) -> bool:
    return _sign(element) in _CLOSED or _is_enclosed(element)


def _is_enclosed(element: etree._Element) -> bool:
    """``\\left( … \\right)``, with a power or without."""
    if name_of(element) in ("msub", "msup", "msubsup") and len(element):
        return _is_enclosed(element[0])
    return name_of(element) == "mrow" and _is_fenced(element)


def _is_labelled_arrow(element: etree._Element) -> bool:
    """An arrow with words above it between two terms, with the white that it brings along."""
    return (
        name_of(element) == "mrow"
        and len(element) == 3
        and name_of(element[0]) == name_of(element[2]) == "mspace"
        and name_of(element[1]) in ("mover", "munder", "munderover")
        and core(element[1]) is not None
    )


def _is_function(element: etree._Element) -> bool:
    """The name of a function: ``exp``, ``log`` with its base."""
    if name_of(element) in ("msub", "msup", "msubsup", "munder") and len(element):
        return _is_function(element[0])
    return name_of(element) == "mi" and len(element.text or "") > 1


def _opened(elements: Sequence[etree._Element]) -> list[etree._Element]:
    """The terms of a row, those of rows in it among them: braces in TeX part no formula."""
    found: list[etree._Element] = []
    for element in elements:
        is_one = not is_row(element) or _is_fenced(element) or _is_labelled_arrow(element)
        found.extend([element] if is_one else _opened(list(element)))
    return found


def _is_fenced(element: etree._Element) -> bool:
    """True for ``\\left( … \\right)``, whose brackets know what they enclose."""
    ends = [
        child for child in (element[:1] + element[-1:]) if name_of(child) == "mo" and child.get("stretchy") != "false"
    ]
    return bool(ends)
