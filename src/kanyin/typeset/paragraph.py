"""A WeasyPrint line box as a paragraph: measured once, then asked for its lines."""

from __future__ import annotations

import logging
import re
from array import array
from math import inf
from typing import Any

from . import classes as c
from .breaks import Breaks
from .extract import LineText, Node
from .fit import Line, break_lines, set_line
from .material import Material, make_material
from .shaping import font_key, mark_trim, shape
from .spacing import GAP_GROW, GAP_SHRINK, Spacing, Trim, find_spacing, settle_quotes

LOGGER = logging.getLogger("kanyin.typeset")
# A library speaks only to those who listen.
LOGGER.addHandler(logging.NullHandler())

_RAGGED = 0.25  # em: past it a ragged line looks better than a torn one
_SAME_MEASURE = 0.01  # px
_MOST_SPREAD = 0.05  # em between the characters of a paragraph on average, past which it looks letter-spaced
Planned = tuple[dict[int, tuple[float, Line]], bool]
"""The lines of a paragraph by where they begin, each with its measure; whether its last line may stand alone."""
_HANGING = {"allow-end": c.PAUSE, "last": c.CLOSER}


class Paragraph:
    """The text of one line box and the lines chosen for it. Widths in px, positions in characters."""

    def __init__(self, linebox: Any, reading: LineText, container_width: float) -> None:
        self.children = linebox.children
        self.style = linebox.style
        self.container_width = container_width if reading.of_container else None
        self.root = reading.root
        self.text = reading.text
        self.has_leader = reading.has_leader
        self.has_float = reading.has_float
        self._generated = reading.generated
        self.advances = array("d", reading.advances)
        self.opening, self.closing = reading.opening, reading.closing
        classes = settle_quotes(self.text, c.classify(self.text), reading.advances, reading.spans)
        self.trims = _trims(self.text, classes, reading)
        self.spacing = find_spacing(self.text, classes, reading.advances, reading.spans, self.trims, reading.walls)
        self.material = _material(self.text, classes, reading, self.spacing, self.style)
        self._forced = [match.end() for match in re.finditer("\n", self.text)]
        self._plan: dict[int, tuple[float, Line]] = {}
        self.may_part = False  # its last line may stand alone at the head of a page
        self.made: dict[Any, Any] = {}  # lines as they were laid out: see ``repeats``
        self.objects: dict[int, Any] = {}  # inline blocks as they were measured, by ``id``

    def fits(self, linebox: Any, container_width: float) -> bool:
        """Whether this measurement still holds for ``linebox``: WeasyPrint fills in the numbers of pages
        (``target-counter``) once it knows them."""
        same_text = all(box.children is children for box, children in self._generated)
        return self.children is linebox.children and self.container_width in (None, container_width) and same_text

    # Positions

    def position(self, skip_stack: Any) -> int:
        """The character at which WeasyPrint's ``skip_stack`` resumes."""
        node = self.root
        while skip_stack:
            ((index, inner),) = skip_stack.items()
            if not node.children:
                return node.start + len(self.text[node.start : node.end].encode()[: index or 0].decode())
            if index >= len(node.children):
                return node.end
            node, skip_stack = node.children[index], inner
        return node.start

    def skip_stack(self, position: int) -> Any:
        """WeasyPrint's ``skip_stack`` for resuming at a character; None at the end."""
        if position >= len(self.text):
            return None
        path: list[int] = []
        node = self.root
        while node.children:
            index = _child_at(node, position)
            path.append(index)
            node = node.children[index]
            if node.start >= position:
                break
        else:
            path.append(len(self.text[node.start : position].encode()))
        stack: Any = None
        for index in reversed(path):
            stack = {index: stack}
        return stack

    # Lines

    def line(self, start: int, width: float, following: float) -> Line:
        """The line from ``start`` in a measure of ``width``; the lines after it have ``following``."""
        if start >= len(self.text):  # what is left has no text: a float after a forced break
            return Line(start, start, start, 0.0)
        planned = self._plan.get(start)
        if planned is None or abs(planned[0] - width) > _SAME_MEASURE:
            self._make_plan(start, width, following)
            planned = self._plan[start]
        return planned[1]

    def is_last(self, line: Line) -> bool:
        """Whether the line ends the paragraph or stands before a forced break."""
        return line.end >= len(self.text) or line.end in self._forced

    @property
    def is_filled(self) -> bool:
        """Whether it is running text: lines filled to the edge, none ended by force."""
        return not self._forced and self._stretch(0) > 0

    def lines(self, start: int = 0) -> list[Line]:
        """The lines planned so far, from the one that begins at ``start`` on."""
        found = []
        while start in self._plan and start < len(self.text):
            found.append(self._plan[start][1])
            start = found[-1].end
        return found

    def run(self, extra: int, start: int, loosest: float) -> float | None:
        """Lay it out anew from the line at ``start`` on with ``extra`` lines more, or fewer: what that costs at most in
        em between characters; None where it would cost more than ``loosest``, and then it stays as it is."""
        lines = self.lines(start)
        if not self.is_filled or not lines or lines[-1].end < len(self.text):
            return None
        width = self._plan[start][0]
        following = self._plan[lines[1].start][0] if len(lines) > 1 else width
        known, count = self.planned(), len(lines) + extra
        for line in lines:
            del self._plan[line.start]
        self._make_plan(start, width, following, count)
        lines = self.lines(start)
        worst = max((_openness(line, self.material.em) for line in lines), default=inf)
        spread = sum(line.joint for line in lines) / (len(lines) * self.material.em) if lines else 0.0
        if len(lines) != count or worst > loosest or spread > _MOST_SPREAD or _is_stub(lines[-1]):
            self.plan_again(known)
            return None
        return worst

    def planned(self) -> Planned:
        """Its lines as they are planned now, for ``plan_again``."""
        return dict(self._plan), self.may_part

    def plan_again(self, planned: Planned) -> None:
        """Have the lines that were planned then."""
        self._plan, self.may_part = dict(planned[0]), planned[1]

    def _make_plan(self, start: int, width: float, following: float, count: int = 0) -> None:
        """``count``: lines that are wanted; 0: as many as are best."""
        end = next((forced for forced in self._forced if forced > start), len(self.text))
        measure = width
        for first, last in break_lines(self.material, start, end, width, following, count):
            line = set_line(self.material, first, last, measure, self._stretch(last))
            self._plan[first] = measure, line
            if line.fault and not count:
                LOGGER.warning("%s line of %.0f px cannot be set well: %r", line.fault, measure, self.text[first:last])
            measure = following

    def _stretch(self, end: int) -> float:
        """How far, in em, joints may open to fill a line that ends at ``end``; 0: it is not to be filled."""
        style = self.style
        if self.has_leader or style["text_justify"] == "none":
            return 0.0
        last = end >= len(self.text) or end in self._forced
        if last and style["text_align_last"] != "auto":
            return inf if style["text_align_last"] == "justify" else 0.0
        return _RAGGED if style["text_align_all"] == "justify" and not last else 0.0

    # What stands on a line

    def gap_before(self, k: int, line: Line) -> float:
        """Px between character ``k`` and the one before it."""
        joints = self.material.joints
        gap = self.spacing.gaps.get(k, 0.0)
        return gap + self._elastic(gap, line.gap_ratio) + (joints[k + 1] - joints[k]) * line.joint

    @staticmethod
    def _elastic(gap: float, ratio: float) -> float:
        """Change of a gap on a squeezed or stretched line."""
        return gap * ratio * (GAP_GROW if ratio > 0 else GAP_SHRINK)

    def _space_change(self, k: int, ratio: float) -> float:
        """Change of the space that character ``k`` is."""
        if not ratio or k not in self.spacing.elastic_spaces:
            return 0.0
        give, take = self.spacing.elastic_spaces[k]
        return ratio * (take if ratio > 0 else give)

    def width(self, start: int, end: int, line: Line) -> float:
        """Px that characters ``[start, end)`` of one box take on ``line``."""
        material, after = self.material, start + 1
        width = material.natural[end] - material.natural[after] + material.first[start]
        width += line.joint * (material.joints[end] - material.joints[after])
        if line.gap_ratio:
            elastic = material.takes if line.gap_ratio > 0 else material.gives
            width += line.gap_ratio * (elastic[end] - elastic[after]) + self._space_change(start, line.gap_ratio)
        width -= line.mark_ratio * (material.marks[end] - material.marks[start])
        for k in {line.start, line.content - 1}:
            cut = self._edge_cut(k, line) if start <= k < end else None
            if cut is not None:
                width -= cut - line.mark_ratio * self.spacing.shrinkable.get(k, 0.0)
        if end == line.content:
            width -= self.spacing.trailing.get(end - 1, 0.0)
        return width - self.opening.get(start, 0.0) - self.closing.get(end - 1, 0.0)

    def _edge_cut(self, k: int, line: Line) -> float | None:
        """Px that the mark ``k`` loses by standing at the start or end of ``line``; None: not at an edge."""
        if k == line.start:
            return self.spacing.at_start.get(k)
        if k == line.content - 1:
            return (self.material.hanging if line.hung else self.spacing.at_end).get(k)
        return None

    def glyph_places(self, start: int, end: int, line: Line) -> tuple[list[float], dict[int, float]]:
        """For ``[start, end)`` on ``line``: the advance of each character, and moves of single glyphs, px."""
        spacing, joints = self.spacing, self.material.joints
        advances = self.advances[start:end].tolist()
        moves: dict[int, float] = {}
        joint, ratio = line.joint, line.gap_ratio
        for k in range(start, end):
            change = self._space_change(k, ratio) if ratio else 0.0
            if k + 1 < end:
                if joint:
                    change += joint * (joints[k + 2] - joints[k + 1])
                if k + 1 in spacing.gaps:
                    gap = spacing.gaps[k + 1]
                    change += gap + self._elastic(gap, ratio)
            if k in spacing.added:
                change += spacing.added[k]
                if k in spacing.padded:
                    moves[k - start] = spacing.padded[k] / 2
            if k in self.trims and (taken := self._taken(k, line)):
                trim = self.trims[k]
                change -= taken
                moves[k - start] = -trim.shift * min(1.0, taken / trim.reduce)
            advances[k - start] += change
        return advances, moves

    def _taken(self, k: int, line: Line) -> float:
        """Px taken from the mark ``k`` on ``line``."""
        cut = self._edge_cut(k, line)
        if cut is not None:
            return cut
        return self.spacing.squeezed.get(k, 0.0) + line.mark_ratio * self.spacing.shrinkable.get(k, 0.0)


def _openness(line: Line, em: float) -> float:
    """Em by which a line's joints open, or what its squeezed marks are worth beside it; a fault is endless."""
    if line.fault:
        return inf
    return line.joint / em if line.joint else 0.08 * line.mark_ratio


def _is_stub(line: Line) -> bool:
    """Fewer than two characters: no line of its own."""
    return line.content - line.start < 2


def _child_at(node: Node, position: int) -> int:
    """The child in which ``position`` lies; empty ones at it come first."""
    return next(i for i, child in enumerate(node.children) if child.goes_on_at(position))


def _trims(text: str, classes: str, reading: LineText) -> dict[int, Trim]:
    trims: dict[int, Trim] = {}
    for span, style in zip(reading.spans, reading.styles, strict=True):
        known: dict[str, Trim] = {}
        for match in re.finditer("[OCPQ]", classes[span.start : span.end]):
            k = span.start + match.start()
            mark = text[k]
            if mark not in known:
                known[mark] = mark_trim(mark, style)
            if known[mark].reduce > 0:
                trims[k] = known[mark]
    return trims


def _kerning(text: str, reading: LineText, k: int) -> float:
    """Px that character ``k`` has more in its text than alone: a line that ends with it drops them."""
    style = next(style for span, style in zip(reading.spans, reading.styles, strict=True) if k < span.end)
    alone = style.cache.setdefault("typeset_alone", {})
    key = (text[k], font_key(style))
    if key not in alone:
        alone[key] = sum(shape(text[k], style).advances)
    return reading.advances[k] - float(alone[key])


def _material(text: str, classes: str, reading: LineText, spacing: Spacing, style: Any) -> Material:
    for k, extra in reading.letter_spacing.items():
        spacing.added[k] = spacing.added.get(k, 0.0) + extra
        spacing.trailing[k] = extra
    for k, white in reading.white_after.items():
        spacing.trailing[k] = spacing.trailing.get(k, 0.0) + white
    advances = reading.advances[:]
    for edges in (reading.opening, reading.closing):
        for k, edge in edges.items():
            if k < len(advances):
                advances[k] += edge
    strict = style["line_break"] in ("auto", "strict")
    breaks = Breaks(text, classes, strict, frozenset(reading.forbidden), frozenset(reading.breakable))
    for k in breaks.within_latin() | reading.hyphens.keys():
        if text[k - 1] != c.WORD_CHARACTER and (kerning := _kerning(text, reading, k - 1)):
            spacing.trailing[k - 1] = spacing.trailing.get(k - 1, 0.0) + kerning
    hung = _HANGING.get(style["hanging_punctuation"], "")
    hanging = {k: advances[k] - spacing.squeezed.get(k, 0.0) for k, name in enumerate(classes) if hung and name in hung}
    always: frozenset[int] = frozenset()
    if style["hanging_punctuation"] == "last":
        always = frozenset({len(text.rstrip()) - 1} & hanging.keys())
        hanging = {k: hanging[k] for k in always}
    return make_material(
        text, classes, style["font_size"], breaks, advances, spacing,
        justify="inter-word" if style["text_justify"] == "inter-word" else "inter-character",
        hanging=hanging, always_hung=always, hyphens=reading.hyphens, guessed=reading.guessed,
        emergency=frozenset(reading.emergency),
        rigid=[(span.start, span.end) for span in reading.spans if span.rigid],
        is_ragged=style["text_align_all"] != "justify" or style["text_justify"] == "none",
    )  # fmt: skip
