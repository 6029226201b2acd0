"""Build the boxes of one planned line, in the place of WeasyPrint's ``split_inline_box``."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, percent
from weasyprint.layout.preferred import shrink_to_fit
from weasyprint.text.line_break import strut

from .drawing import SetText
from .extract import Node, is_ours, read
from .fit import Line
from .paragraph import Paragraph
from .repeats import copy_of, is_plain

_ATTRIBUTE = "typeset_paragraph"  # on WeasyPrint's line boxes; False: not ours


def paragraph_of(context: Any, linebox: Any, container: Any, anew: bool = False) -> Paragraph | None:
    """The measured paragraph of a line box, or None when the line box is WeasyPrint's to lay out.

    It is kept on the line box, which WeasyPrint lays out again for each page and column it tries.
    """
    known = getattr(linebox, _ATTRIBUTE, None)
    if known is False and not anew:
        return None
    if isinstance(known, Paragraph) and not anew and known.fits(linebox, container.width):
        return known
    if not is_ours(linebox):
        setattr(linebox, _ATTRIBUTE, False)
        return None

    objects = {}

    def object_width(box: Any) -> float:
        objects[id(box)] = laid_out = _lay_out_object(context, box, 0, container)
        return float(laid_out.margin_width())

    reading = read(linebox, container.width, object_width, context.dictionaries)
    paragraph = Paragraph(linebox, reading, container.width)
    paragraph.objects = {key: box for key, box in objects.items() if is_plain(box)}
    setattr(linebox, _ATTRIBUTE, paragraph)
    return paragraph


def _lay_out_object(
    context: Any, box: Any, position_x: float, container: Any, absolute: Any = None, fixed: Any = None
) -> Any:
    """Lay out a picture or an inline block by WeasyPrint's own means."""
    new_box, *_ = inline.split_inline_level(
        context, box, position_x, inf, -inf, None, container, [] if absolute is None else absolute,
        [] if fixed is None else fixed, [], [], [], None, None)  # fmt: skip
    return new_box


@dataclass(slots=True)
class Surroundings:
    """What WeasyPrint hands from box to box while it lays a line out."""

    context: Any
    container: Any
    bottom_space: float
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    line_placeholders: list[Any]
    waiting_floats: list[Any]
    line_children: list[Any]
    max_x: float


class LineBuilder:
    """Builds one line's boxes from left to right."""

    def __init__(
        self, paragraph: Paragraph, line: Line, around: Surroundings, floats: dict[Any, Any] | None = None
    ) -> None:
        self.paragraph = paragraph
        self.line = line
        self.around = around
        self.spaced = line.start  # the gap before this character has been set
        self.floats = floats or {}  # floats set already, by the box they were made from

    def build(self, box: Any, node: Node, position_x: float) -> Any:
        """A copy of ``box`` with what of it stands on the line; ``position_x`` is its outer left edge."""
        line = self.line
        is_start = node.start >= line.start or isinstance(box, boxes.LineBox)
        is_end = self._at_end(line) or not node.goes_on_at(line.end)
        is_line = isinstance(box, boxes.LineBox)
        left = 0.0
        if not is_line and is_start:
            left = box.margin_left + box.border_left_width + box.padding_left
        x = position_x + left
        placed: list[tuple[int, Any, Any]] = []
        for index, (child, child_node) in enumerate(zip(box.children, node.children, strict=True)):
            if not self._on_line(child_node):
                continue
            child.position_y = box.position_y
            if child in self.floats:
                if self.floats[child] is not None:
                    placed.append((index, self.floats[child], child))
                continue
            if not child.is_in_normal_flow():
                self._out_of_flow(box, index, child, placed, x)
                continue
            x += self._gap(child_node)
            new_child = self._place(child, child_node, x)
            if new_child is None:
                continue
            if is_line:
                self.around.line_children.append((index, new_child))
            x = new_child.position_x + new_child.margin_width()
            placed.append((index, new_child, child))
        new_box = box.copy_with_children([child for _, child, _ in placed])
        if not is_line:
            new_box.remove_decoration(start=not is_start, end=not is_end)
            new_box.position_x = position_x
        flowing = [child for child in new_box.children if child.is_in_normal_flow()]
        new_box.width = x - new_box.content_box_x() if flowing else 0
        inline._adjust_line_height(new_box)
        return new_box

    def _on_line(self, node: Node) -> bool:
        """Whether a box has its place on this line; an empty one at the break goes to the next."""
        line = self.line
        return node.goes_on_at(line.start) and (node.start < line.end or self._at_end(line))

    def _at_end(self, line: Line) -> bool:
        return line.end >= len(self.paragraph.text)

    def _gap(self, node: Node) -> float:
        """The gap before a box that does not start the line, set once, outside the box's own edge."""
        k = node.start
        if k <= self.spaced or node.end == k or k >= self.line.content:
            return 0.0
        self.spaced = k
        return self.paragraph.gap_before(k, self.line)

    def _place(self, child: Any, node: Node, x: float) -> Any:
        if isinstance(child, boxes.TextBox):
            return self._text(child, node, x)
        around = self.around
        if isinstance(child, boxes.InlineBox):
            percent.resolve_percentages(child, around.container)
            for side in ("margin_left", "margin_right"):
                if getattr(child, side) == "auto":
                    setattr(child, side, 0)
            return self.build(child, node, x)
        known = self.paragraph.objects.get(id(child))
        if known is not None:
            return copy_of(known, x - known.position_x, child.position_y - known.position_y)
        new_child = _lay_out_object(
            around.context, child, x, around.container, around.absolute_boxes, around.fixed_boxes
        )
        new_child.position_x = x
        return new_child

    def _text(self, box: Any, node: Node, x: float) -> Any:
        line, paragraph = self.line, self.paragraph
        start, end = max(node.start, line.start), min(node.end, line.content)
        if start >= end or node.shaped is None:
            return None
        if not hasattr(box, "margin_left"):
            percent.resolve_percentages(box, self.around.container)
        text = paragraph.text[start:end]
        width = paragraph.width(start, end, line)
        hyphen = paragraph.material.hyphens.get(line.end) if end == line.content == line.end else None
        if hyphen:
            text += box.style["hyphenate_character"]
            width += hyphen
        new_box = box.copy_with_text(text)
        new_box.position_x = x
        new_box.width = width
        layout = SetText(text, node.shaped, paragraph, line, start, end, node.start)
        layout.limit(width, self.around.max_x - x)
        new_box.pango_layout = layout
        _set_height(new_box, node)
        return new_box

    def _out_of_flow(self, box: Any, index: int, child: Any, placed: list[Any], x: float) -> None:
        lay_out_of_flow(self.around, box, index, child, placed, x)


def lay_out_of_flow(around: Surroundings, box: Any, index: int, child: Any, placed: list[Any], x: float) -> None:
    """Let WeasyPrint lay out a float, an absolute or a running box; what stays on the line goes to
    ``placed``."""
    inline._out_of_flow_layout(
        around.context, box, around.container, index, child, [], around.line_children, placed,
        around.waiting_floats, around.absolute_boxes, around.fixed_boxes, around.line_placeholders,
        {"left": 0, "right": 0}, around.max_x, x, around.bottom_space)  # fmt: skip


def _set_height(box: Any, node: Node) -> None:
    """Height and baseline of a text box.

    A given ``line-height`` hangs on the first font alone (CSS 2.1, 10.8.1), so that lines with Latin from
    another font keep the same pitch; ``normal`` makes room for every font of the text.
    """
    assert node.shaped is not None
    shaped = node.shaped
    line_height, strut_baseline = strut(box.style)
    box.height = shaped.height
    if box.style["line_height"] == "normal" and not check_math(box.style["line_height"]):
        box.margin_top = box.margin_bottom = (line_height - shaped.height) / 2
    else:
        box.margin_top = strut_baseline - shaped.baseline
        box.margin_bottom = line_height - shaped.height - box.margin_top
    box.baseline = shaped.baseline + box.margin_top


def split_line(
    paragraph: Paragraph, linebox: Any, position_x: float, skip_stack: Any, around: Surroundings
) -> tuple[Any, Any, bool, Any, Any, Any]:
    """One line of a paragraph in the form that WeasyPrint's ``split_inline_box`` returns."""
    start = paragraph.position(skip_stack)
    following = around.max_x - position_x + linebox.text_indent
    line = paragraph.line(start, around.max_x - position_x, following)
    floats: dict[Any, Any] = {}
    if paragraph.has_float:
        line, floats, shift = _with_floats(paragraph, linebox, line, position_x, following, around)
        position_x += shift
    new_line = LineBuilder(paragraph, line, around, floats).build(linebox, paragraph.root, position_x)
    new_line.typeset_line = line
    resume_at = paragraph.skip_stack(line.end)
    forced = paragraph.text[line.end - 1 : line.end] == "\n"
    return new_line, resume_at, forced, None, None, {"left": 0, "right": 0}


def _with_floats(
    paragraph: Paragraph, linebox: Any, line: Line, position_x: float, following: float, around: Surroundings
) -> tuple[Line, dict[Any, Any], float]:
    """Set the floats whose place is on the line first; each takes its width from the line.

    Returns the line that is left, the floats by the box they were made from (None: waits for a later line),
    and the px that left floats move the line by.
    """
    floats: dict[Any, Any] = {}
    width = around.max_x - position_x
    shift = 0.0
    for box, node, child in list(_floats(linebox, paragraph.root)):
        if not line.start <= node.start < max(line.end, 1):
            continue
        needed = shrink_to_fit(around.context, child, around.container.width)
        narrower = paragraph.line(line.start, max(0.0, width - needed), following)
        if node.start >= narrower.end:
            continue
        placed: list[Any] = []
        child.position_y = linebox.position_y
        lay_out_of_flow(around, box, 0, child, placed, position_x)
        floats[child] = placed[0][1] if placed else None
        if placed:
            taken = floats[child].margin_width()
            width -= taken
            around.max_x -= taken
            if child.style["float"] in ("left", "inline-start"):
                shift += taken
        line = paragraph.line(line.start, max(0.0, width), following)
    return line, floats, shift


def _floats(box: Any, node: Node) -> Any:
    for child, child_node in zip(box.children, node.children, strict=True):
        if child.is_floated():
            yield box, child_node, child
        elif isinstance(child, boxes.InlineBox):
            yield from _floats(child, child_node)
