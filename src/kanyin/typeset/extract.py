"""Read the inline boxes of a WeasyPrint line box as one text with its advances."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.formatting_structure import boxes

from . import classes as c
from .hyphens import hyphen_points
from .properties import gap_rule
from .shaping import Shaped, shape
from .spacing import TRIM_RULES, GapRule, Span

# Han, kana, full-width marks: without one of them a line box stays WeasyPrint's.
CHINESE = re.compile(
    "[\u2e80-\u303f\u3041-\u312f\u31c0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003fffd]"
)
# Tabs, strange line ends, right-to-left text and bidirectional controls: WeasyPrint's too.
_NOT_OURS = re.compile("[\0\t\f\r\u0085\u0590-\u08ff\u200e\u200f\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]")
_COLLAPSING = ("normal", "nowrap", "pre-line")  # values of white-space
_INLINE = (boxes.InlineBox, boxes.LineBox)

_SHORT_RAISED = 9
"""Characters of a raised citation, [2—10], up to which no line ends in it."""

ObjectWidth = Callable[[Any], float]


@dataclass(slots=True)
class Node:
    """The place of one box in the paragraph's text: characters ``[start, end)``."""

    start: int
    end: int = 0
    children: list[Node] = field(default_factory=list)
    shaped: Shaped | None = None

    @property
    def ends_empty(self) -> bool:
        """Whether something without text (a float, an anchor) stands at the very end."""
        return self.start == self.end or any(child.end == self.end and child.ends_empty for child in self.children)

    def goes_on_at(self, position: int) -> bool:
        """Whether part of the box stands at ``position`` or after it: what is empty goes with what
        follows."""
        return self.start >= position or self.end > position or (self.end == position and self.ends_empty)


@dataclass(slots=True)
class LineText:
    """A line box as text. All positions count characters of ``text``; widths are px."""

    root: Node
    text: str = ""
    advances: list[float] = field(default_factory=list)  # as shaped, without edges
    spans: list[Span] = field(default_factory=list)
    styles: list[Any] = field(default_factory=list)  # one a span
    walls: dict[int, GapRule | None] = field(default_factory=dict)
    forbidden: set[int] = field(default_factory=set)
    emergency: set[int] = field(default_factory=set)
    breakable: set[int] = field(default_factory=set)  # word-break: break-all
    opening: dict[int, float] = field(default_factory=dict)  # left margin, border and padding before k
    closing: dict[int, float] = field(default_factory=dict)  # right ones after k
    letter_spacing: dict[int, float] = field(default_factory=dict)
    hyphens: dict[int, float] = field(default_factory=dict)
    guessed: set[int] = field(default_factory=set)  # those of them that no dictionary tells
    white_after: dict[int, float] = field(default_factory=dict)  # within k, at its end: it vanishes at a line's end
    of_container: bool = False  # some width depends on the containing block's
    has_leader: bool = False
    has_float: bool = False
    generated: list[tuple[Any, Any]] = field(default_factory=list)  # pseudo-elements with their children


def is_ours(linebox: Any) -> bool:
    """Whether the line box holds Chinese text, or code where ``line-break`` is asked for, and nothing that only
    WeasyPrint can lay out: it parts the words of code anywhere."""
    allowed = (*_COLLAPSING, "pre") if linebox.style["white_space"] in _COLLAPSING else _COLLAPSING
    texts, has_code = [], False
    for box in _inline_boxes(linebox):
        style = box.style
        has_code = has_code or (box.element_tag == "code" and style["line_break"] != "auto")
        if style["direction"] != "ltr" or style["box_decoration_break"] == "clone":
            return False
        if isinstance(box, boxes.TextBox):
            # "pre" inside wrapping text: a leader and what follows it.
            space = style["white_space"]
            if not style["font_size"] or space not in allowed or (space == "pre" and "\n" in box.text):
                return False
            texts.append(box.text)
    text = "".join(texts)
    return (has_code or bool(CHINESE.search(text))) and not _NOT_OURS.search(text)


def _inline_boxes(box: Any) -> Any:
    yield box
    if isinstance(box, _INLINE):
        for child in box.children:
            yield from _inline_boxes(child)


def read(linebox: Any, container_width: float, object_width: ObjectWidth, dictionaries: dict[Any, Any]) -> LineText:
    """Measure a line box. ``object_width`` gives the outer width of pictures and inline blocks, px."""
    reading = LineText(Node(0))
    _Reader(reading, container_width, object_width, dictionaries).walk(linebox, reading.root)
    return reading


class _Reader:
    def __init__(
        self,
        reading: LineText,
        container_width: float,
        object_width: ObjectWidth,
        dictionaries: dict[Any, Any],
    ) -> None:
        self.reading = reading
        self.container_width = container_width
        self.object_width = object_width
        self.dictionaries = dictionaries
        self.path: list[Any] = []
        self.last_path: list[Any] = []
        self.pending_edge = 0.0  # edges opened since the last character

    def walk(self, box: Any, node: Node) -> None:
        self.path.append(box)
        for child in box.children:
            child_node = Node(len(self.reading.text))
            node.children.append(child_node)
            self._read_child(child, child_node)
            child_node.end = len(self.reading.text)
        node.end = len(self.reading.text)
        self.path.pop()

    def _read_child(self, child: Any, node: Node) -> None:
        reading = self.reading
        if not child.is_in_normal_flow():
            reading.has_float |= child.is_floated()
            return
        if isinstance(child, boxes.TextBox):
            self._read_text(child, node)
        elif isinstance(child, boxes.InlineBox):
            reading.has_leader |= child.is_leader
            if child.is_leader:
                self._wall()
            self.pending_edge += self._edge(child, "left")
            start, raised = len(reading.text), _is_raised(child)
            if raised:
                reading.forbidden.add(node.start)
            if "::" in child.element_tag:
                reading.generated.append((child, child.children))
            self.walk(child, node)
            if raised and len(reading.text) - start <= _SHORT_RAISED:
                reading.forbidden.update(range(start + 1, len(reading.text)))
            self._close(self._edge(child, "right"))
        else:
            self._read_object(child)

    def _close(self, edge: float) -> None:
        """Set the right edge of an inline box after the last character."""
        if not edge:
            return
        k = len(self.reading.text) - 1
        if self.pending_edge or k < 0:
            self.pending_edge += edge
        else:
            self.reading.closing[k] = self.reading.closing.get(k, 0.0) + edge

    def _read_text(self, box: Any, node: Node) -> None:
        reading, style, text = self.reading, box.style, box.text
        if not text:
            return
        start = len(reading.text)
        self._wall()
        node.shaped = shape(text.replace("\n", " "), style)
        reading.text += text
        reading.advances += node.shaped.advances
        for match in re.finditer("\n", text):
            reading.advances[start + match.start()] = 0.0
        reading.spans.append(
            Span(
                start,
                start + len(text),
                style["font_size"],
                TRIM_RULES[style["text_spacing_trim"]],
                gap_rule(style),
                style["text_justify"] == "none",
            )
        )
        reading.styles.append(style)
        reading.forbidden.update(start + k for k in node.shaped.joined)
        self._letter_spacing(text, style, start)
        self._wrapping(text, style, start, node.shaped.joined)

    def _letter_spacing(self, text: str, style: Any, start: int) -> None:
        spacing = style["letter_spacing"]
        if spacing != "normal" and spacing:
            self.reading.letter_spacing.update(dict.fromkeys(range(start, start + len(text)), spacing))
        if word_spacing := style["word_spacing"]:
            for match in re.finditer("[ \u00a0]", text):
                k = start + match.start()
                self.reading.letter_spacing[k] = self.reading.letter_spacing.get(k, 0.0) + word_spacing

    def _wrapping(self, text: str, style: Any, start: int, joined: frozenset[int]) -> None:
        reading = self.reading
        inside = range(start + 1, start + len(text))
        if style["white_space"] in ("nowrap", "pre"):
            reading.forbidden.update(inside)
            return
        points, guessed = hyphen_points(text, style, self.dictionaries)
        reading.hyphens |= {start + k: width for k, width in points.items()}
        reading.guessed |= {start + k for k in guessed}
        cuts = {start + k for k in range(1, len(text)) if k not in joined and text[k] not in " \n"}
        if style["word_break"] == "break-all":
            reading.breakable.update(cuts)
        elif style["overflow_wrap"] in ("anywhere", "break-word"):
            reading.emergency.update(cuts)

    def _read_object(self, box: Any) -> None:
        reading = self.reading
        reading.of_container = True
        self._wall()
        if getattr(getattr(box, "replacement", None), "is_text", False):
            # A formula behaves as a word: room beside Han, no line begins with the mark after it.
            if reading.text.endswith(c.WORD_CHARACTER):
                reading.breakable.add(len(reading.text))
            reading.white_after[len(reading.text)] = box.replacement.white_after(box.style["font_size"])
            reading.text += c.WORD_CHARACTER
        else:
            reading.text += c.OBJECT_CHARACTER
        reading.advances.append(self.object_width(box))

    def _wall(self) -> None:
        """An element's edge before the next character: which gap rule holds across it, and may lines
        break."""
        reading, k = self.reading, len(self.reading.text)
        if self.pending_edge:
            reading.opening[k] = self.pending_edge
        if k:
            depth = 0
            for ours, theirs in zip(self.path, self.last_path, strict=False):
                if ours is not theirs:
                    break
                depth += 1
            common = self.path[max(0, depth - 1)]
            walled = self.pending_edge or (k - 1) in reading.closing
            reading.walls[k] = None if walled else gap_rule(common.style)
            if common.style["white_space"] == "nowrap":
                reading.forbidden.add(k)
        self.pending_edge = 0.0
        self.last_path = list(self.path)

    def _edge(self, box: Any, side: str) -> float:
        """Margin, border and padding of one side of an inline box, px."""
        style = box.style
        total: float = style[f"border_{side}_width"]
        for name in ("margin", "padding"):
            value = style[f"{name}_{side}"]
            if value == "auto":
                continue
            if check_math(value):
                self.reading.of_container = True
                total += getattr(box, f"{name}_{side}", 0.0)
            elif value.unit == "%":
                self.reading.of_container = True
                total += value.value * self.container_width / 100
            else:
                total += value.value
        return total


def _is_raised(box: Any) -> bool:
    """A note call or a raised citation belongs to the character before it."""
    align = box.style["vertical_align"]
    raised = align == "super" or (isinstance(align, int | float) and align > 0)
    return raised or box.element_tag.endswith("::footnote-call")
