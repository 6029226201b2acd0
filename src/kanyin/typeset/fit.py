"""Choose the lines of a paragraph together: total fit over measured advances.

After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with what Chinese has to give: the blank
halves of marks, the gaps beside Latin, at last the joints between characters. A line may be squeezed by
taking from marks, then from gaps; it is stretched by widening gaps, then all joints evenly. Marks give up to a quarter
em before joints open visibly, a half only at last: two greys of comma in one paragraph show more than joints that
opened by a twentieth of an em.

Positions count characters; widths are px.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from . import classes as c
from .material import Material

_BEAM = 10  # unfinished layouts kept from line to line
_WIDE_BEAM = 30  # … where a paragraph is to have a number of lines
_CHOICES = 5  # ends tried for one line
_LOOSE_CHOICES = 3  # … of them stretched
_CUTS = 3
_WORD_END = 3  # letters
_FITS = 0.01  # px: rounding, not overflow
_LOOSEST = 0.25  # em a joint may open
_WORD = re.compile(rf"[\w{c.OBJECT_CHARACTER}]")  # an inline block is a word, as one with its sound above it
_VANISHING = c.SPACE + c.NEWLINE
_IDEOGRAPHIC_SPACE = "\u3000"

# Costs: marks squeezed to a quarter em are worth joints opened by .026 em, marks squeezed to the half .068 em.
_SQUEEZED_AT_ALL = 25.0
_SQUEEZED = 80.0  # by the square of the part taken
_QUARTER = 0.5  # of what a mark can give
_PAST_QUARTER = 400.0
_GAPS_SQUEEZED = 40.0
_STRETCHED = 60.0
_STRETCH_UNIT = 0.03  # em
_WHITE = 6.0  # by the square of the em that a line stays short which is not to be filled
_GAPING = 6.0  # from this tightness on a gap beside Latin looks like a hole
_GAPS_STRETCHED = 10.0
_CONTRAST = 4.0  # between neighbouring lines
_CUT = 12_000.0  # an address cut off its marks: dearer than all but holes
_HOLES = 15_000.0  # the cost of a line that gapes
_LONE_CHARACTER = 20_000.0
_OVERFULL = 100_000.0
_KNOWN_ENDS = 4096  # those of a few pages


@dataclass(frozen=True, slots=True)
class Line:
    """One line: characters ``[start, content)`` are set, ``[content, end)`` are spaces that vanish."""

    start: int
    end: int
    content: int
    width: float  # px once set
    mark_ratio: float = 0.0  # share of each mark's blank that is taken, 0 to 1
    gap_ratio: float = 0.0  # share of what gaps and spaces can take; negative: of what they can give
    joint: float = 0.0  # px put into a joint of weight 1
    hung: bool = False  # the last mark hangs past the edge
    fault: str = ""  # "overfull" or "underfull": why the line does not fill its measure


def content_end(material: Material, start: int, end: int) -> int:
    """The end of what is visible of ``[start, end)``: spaces at a line's end vanish (CSS Text 3, 4.1.3), U+3000 too
    unless it is all that the line has."""
    classes, text = material.classes, material.text
    content = end
    while content > start and (classes[content - 1] in _VANISHING or text[content - 1] == _IDEOGRAPHIC_SPACE):
        content -= 1
    if content == start:
        while end > start and classes[end - 1] in _VANISHING:
            end -= 1
        return end
    return content


def line_sums(material: Material, start: int, end: int, hung: bool = False) -> tuple[float, float, float, float, float]:
    """Natural width of a line ``[start, end)``, what its marks and its gaps can give, its gaps take, its
    joints."""
    content = content_end(material, start, end)
    if content == start:
        return 0.0, 0.0, 0.0, 0.0, 0.0
    last = content - 1
    after = start + 1
    natural = material.natural[content] - material.natural[after] + material.first[start]
    marks = material.marks[content] - material.marks[start]
    if start in material.at_start:
        natural -= material.at_start[start]
        marks -= material.shrinkable.get(start, 0.0)
    cuts = material.hanging if hung else material.at_end
    if last in cuts and last != start:
        natural -= cuts[last]
        marks -= material.shrinkable.get(last, 0.0)
    if last in material.trailing:
        natural -= material.trailing[last]
    if end in material.hyphens:
        natural += material.hyphens[end]
    gives = material.gives[content] - material.gives[after]
    takes = material.takes[content] - material.takes[after]
    joints = material.joints[content] - material.joints[after]
    return natural, (marks if marks > 0 else 0.0), gives, takes, joints


def _hangs(material: Material, start: int, end: int, width: float) -> bool:
    """Whether the last mark is hung: always, or because the line does not fit otherwise."""
    if not material.hanging:
        return False
    last = content_end(material, start, end) - 1
    if last not in material.hanging or last <= start:
        return False
    if last in material.always_hung:
        return True
    natural, marks, gives, _, _ = line_sums(material, start, end)
    return natural - marks - gives > width + _FITS


def set_line(material: Material, start: int, end: int, width: float, most: float) -> Line:
    """Set ``[start, end)`` into ``width``: squeezed when too long, else stretched to the edge.

    ``most``: em that a joint may open for that. A line that would need more stays as it is, white at the edge: spread
    and short as well it would look worse. 0 leaves any line as it is.
    """
    hung = _hangs(material, start, end, width)
    natural, marks, gives, takes, joints = line_sums(material, start, end, hung)
    content = content_end(material, start, end)
    slack = width - natural
    if slack < -_FITS:
        mark_ratio = min(1.0, -slack / marks) if marks else 0.0
        rest = -slack - mark_ratio * marks
        gap_ratio = -min(1.0, rest / gives) if gives and rest > 0 else 0.0
        rest += gap_ratio * gives
        fault = "overfull" if rest > _FITS else ""
        return Line(start, end, content, width + max(0.0, rest), mark_ratio, gap_ratio, 0.0, hung, fault)
    if not most or slack <= 0 or not joints:
        fault = "underfull" if most and slack > _FITS and content > start else ""
        return Line(start, end, content, natural, hung=hung, fault=fault)
    gap_ratio = min(1.0, slack / takes) if takes else 0.0
    joint = max(0.0, slack - gap_ratio * takes) / joints
    if joint > most * material.em:
        return Line(start, end, content, natural, hung=hung, fault="underfull")
    return Line(start, end, content, width, 0.0, gap_ratio, joint, hung)


@dataclass(slots=True)
class _Node:
    """The best layout found so far that ends a line at ``end``."""

    cost: float
    end: int
    tightness: float  # -1 squeezed … 0 natural … 1 and more: stretched
    before: _Node | None


def break_lines(
    material: Material, start: int, end: int, first_width: float, width: float, count: int = 0
) -> list[tuple[int, int]]:
    """Lines ``(start, end)`` of the stretch ``[start, end)``: the first ``first_width`` wide, others
    ``width``. ``count``: so many of them; none where there is no way. 0: as many as are best."""
    front = [_Node(0.0, start, 0.0, None)]
    finished: _Node | None = None
    measure = first_width
    number = 0
    while front:
        number += 1
        reached: dict[int, _Node] = {}
        for node in front:
            for k, cost, tightness in _ends(material, node.end, end, measure):
                total = node.cost + cost + _CONTRAST * abs(tightness - node.tightness)
                if k == end:
                    if count in (0, number) and (finished is None or total < finished.cost):
                        finished = _Node(total, k, tightness, node)
                elif k not in reached or total < reached[k].cost:
                    reached[k] = _Node(total, k, tightness, node)
        if number == count:
            break
        front = sorted(reached.values(), key=lambda node: node.cost)[: _WIDE_BEAM if count else _BEAM]
        if finished is not None:
            best = finished.cost
            front = [node for node in front if node.cost < best]
        measure = width
    return _trace(finished)


def _trace(node: _Node | None) -> list[tuple[int, int]]:
    lines = []
    while node is not None and node.before is not None:
        lines.append((node.before.end, node.end))
        node = node.before
    return lines[::-1]


@lru_cache(maxsize=_KNOWN_ENDS)
def _ends(material: Material, start: int, end: int, width: float) -> list[tuple[int, float, float]]:
    """Ends worth trying for a line from ``start``: ``(position, cost, tightness)``, furthest first.

    They are kept for a while: a paragraph is laid out anew with a line more and a line fewer, to fill its page.
    """
    candidates = _candidates(material, start, end, width)
    if not candidates or min(cost for _, cost, _ in candidates) > _HOLES:
        candidates += _address_cuts(material, start, end, width)
    return candidates or [(_emergency_end(material, start, end, width), _OVERFULL, 0.0)]


def _furthest(material: Material, start: int, end: int, width: float) -> int:
    """A position that no line from ``start`` can reach beyond, however squeezed."""
    limit = material.tightest[start + 1] - material.first[start] + width + 2 * material.em
    return min(end, bisect_right(material.tightest, limit, start + 1, end + 1) - 1)


def _candidates(material: Material, start: int, end: int, width: float) -> list[tuple[int, float, float]]:
    k = _furthest(material, start, end, width)
    found: list[tuple[int, float, float]] = []
    common = loose = 0
    while k > start:
        if k == end or material.breaks.allowed(k) or k in material.costly:
            priced = _price(material, start, k, width, k == end)
            if priced is not None:
                found.append((k, *priced))
                common += k not in material.costly
                loose += priced[1] > 0 and k not in material.costly
                if common == _CHOICES or loose == _LOOSE_CHOICES:
                    break
        k -= 1
    return found


def _address_cuts(material: Material, start: int, end: int, width: float) -> list[tuple[int, float, float]]:
    """The furthest ends inside an address, off its marks: only where the line would gape without."""
    found: list[tuple[int, float, float]] = []
    for k in range(_furthest(material, start, end, width), start, -1):
        if k not in material.cuts:
            if found:
                break
            continue
        priced = _price(material, start, k, width, last=False)
        if priced is not None:
            found.append((k, priced[0] + _CUT, priced[1]))
            if len(found) == _CUTS:
                break
    return found


def _emergency_end(material: Material, start: int, end: int, width: float) -> int:
    """Nothing fits: break inside a word where that is allowed, else run over to the next place to break.

    A word is not cut before its last letters, so that none stands alone on the next line.
    """
    fitting = 0
    for k in range(start + 1, end):
        if k in material.emergency:
            if fitting and line_sums(material, start, k)[0] > width + _FITS:
                break
            fitting = k
        elif material.breaks.allowed(k) or k in material.costly:
            return fitting or k
    short = next((k for k in range(fitting, min(fitting + _WORD_END, end)) if _ends_word(material, k)), 0)
    if fitting and short and fitting - _WORD_END > start:
        return short - _WORD_END
    return fitting or end


def _ends_word(material: Material, k: int) -> bool:
    """A Latin word ends with character ``k``."""
    return material.classes[k] == c.LETTER and material.classes[k + 1 : k + 2] != c.LETTER


def _price(material: Material, start: int, end: int, width: float, last: bool) -> tuple[float, float] | None:
    """Cost and tightness of a line; None when it does not fit however squeezed."""
    hung = _hangs(material, start, end, width)
    natural, marks, gives, takes, joints = line_sums(material, start, end, hung)
    slack = width - natural
    cost = tightness = 0.0
    if slack < -_FITS:
        if -slack > marks + gives + _FITS:
            return None
        cost, tightness = _squeezed(-slack, marks, gives)
    elif not last and material.is_ragged:
        cost = _WHITE * (slack / material.em) ** 2
    elif not last:
        rest = slack - takes
        if rest > 0 and not joints:  # code alone: white at the edge is what it costs, nothing gapes
            cost = _HOLES * rest / material.em
        elif rest > 0:
            tightness = rest / (joints * material.em * _STRETCH_UNIT)
            cost = _STRETCHED * tightness * min(tightness, 30.0)
            if takes and tightness > _GAPING:
                cost *= 2.0
            if rest > _LOOSEST * material.em * joints:
                cost += _HOLES
        elif takes:
            cost = _GAPS_STRETCHED * slack / takes
    cost += material.costly.get(end, 0.0)
    if last and start and len(_WORD.findall(material.text, start, end)) < 2:
        cost += _LONE_CHARACTER
    return cost, tightness


def _squeezed(excess: float, marks: float, gives: float) -> tuple[float, float]:
    """Cost and tightness of a line that is ``excess`` px too long."""
    ratio = min(1.0, excess / marks) if marks else 0.0
    cost = _SQUEEZED * ratio * ratio
    if ratio:
        cost += _SQUEEZED_AT_ALL + _PAST_QUARTER * max(0.0, ratio - _QUARTER)
    if excess > marks and gives:
        cost += _GAPS_SQUEEZED * (excess - marks) / gives
    return cost, -excess / (marks + gives)
