"""The places where WeasyPrint is changed: each named once, with the reason.

WeasyPrint has no hooks for line layout, so functions of its modules are replaced. Each replacement passes
what is not Chinese on to the function it replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import weasyprint
from weasyprint import draw
from weasyprint.draw import text as drawn_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline, preferred
from weasyprint.pdf import stream as pdf_stream

from . import font_shortcuts, properties, shortcuts
from .drawing import GlyphTexts, SetText, TornText
from .emphasis import draw_dots
from .lines import Surroundings, paragraph_of, split_line
from .paragraph import Paragraph
from .repeats import keep, made_before
from .showing import show
from .widths import line_widths

_WIDEST = 0.5
"""Em by which the spaces of a line without Han are widened at most to fill it."""
_installed = False


def install() -> None:
    """Apply every patch, once."""
    global _installed
    if _installed:
        return
    properties.register()
    shortcuts.install()
    font_shortcuts.install()
    _add_user_agent_style()
    _split_lines()
    _copy_lines()
    _keep_lines()
    _prefer_widths()
    _draw_text()
    _draw_emphasis()
    _name_glyphs()
    _pass_lines_by()
    _installed = True


def _add_user_agent_style() -> None:
    """``HTML._ua_stylesheets``: code keeps its characters in place unless a page says otherwise."""
    original = weasyprint.HTML._ua_stylesheets
    sheet: list[Any] = []

    def ua_stylesheets(self: Any, forms: bool = False) -> Any:
        if not sheet:
            sheet.append(weasyprint.CSS(string=properties.USER_AGENT_STYLE))
        return [*original(self, forms), *sheet]

    weasyprint.HTML._ua_stylesheets = ua_stylesheets


def _split_lines() -> None:
    """``inline.split_inline_box``: called with a line box it finds one line; ours come from the plan."""
    original: Callable[..., Any] = inline.split_inline_box

    def split_inline_box(
        context: Any, box: Any, position_x: float, max_x: float, bottom_space: float, skip_stack: Any,
        containing_block: Any, absolute_boxes: Any, fixed_boxes: Any, line_placeholders: Any,
        waiting_floats: Any, line_children: Any, first_letter_style: Any, first_line_style: Any,
    ) -> Any:  # fmt: skip
        if isinstance(box, boxes.LineBox) and not first_line_style:
            paragraph = paragraph_of(context, box, containing_block, anew=bool(first_letter_style))
            if paragraph is not None:
                if box.style["position"] == "relative":
                    absolute_boxes = []
                around = Surroundings(
                    context, containing_block, bottom_space, absolute_boxes, fixed_boxes, line_placeholders,
                    waiting_floats, line_children, max_x)  # fmt: skip
                return split_line(paragraph, box, position_x, skip_stack, around)
        return original(
            context, box, position_x, max_x, bottom_space, skip_stack, containing_block, absolute_boxes,
            fixed_boxes, line_placeholders, waiting_floats, line_children, first_letter_style,
            first_line_style)  # fmt: skip

    inline.split_inline_box = split_inline_box


def _copy_lines() -> None:
    """``inline.get_next_linebox``: a line that was laid out before, elsewhere, is copied to its new place."""
    original: Callable[..., Any] = inline.get_next_linebox

    def get_next_linebox(
        context: Any, linebox: Any, position_y: float, bottom_space: float, skip_stack: Any, container: Any,
        absolute_boxes: Any, fixed_boxes: Any, first_letter_style: Any, first_line_style: Any,
    ) -> Any:  # fmt: skip
        plain = not (context.excluded_shapes or first_letter_style or first_line_style)
        place = (linebox, skip_stack, container, position_y)
        if plain and (found := made_before(*place)):
            return found
        made = original(
            context, linebox, position_y, bottom_space, skip_stack, container, absolute_boxes, fixed_boxes,
            first_letter_style, first_line_style)  # fmt: skip
        if plain:
            keep(*place, *made)
        return made

    inline.get_next_linebox = get_next_linebox


def _keep_lines() -> None:
    """``inline.justify_line``: a planned line is filled already; its spaces are not to be widened again. One without
    Han, a command or an address that could not be parted, stays short where its spaces would become holes.
    """
    original: Callable[..., None] = inline.justify_line

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        if getattr(line, "typeset_line", None) is not None:
            return
        is_chinese = (line.style["lang"] or "").startswith("zh")
        if not is_chinese or extra_width <= _widest(line):
            original(context, line, extra_width)

    def _widest(line: Any) -> float:
        return float(_WIDEST * line.style["font_size"] * inline.count_expandable_spaces(line))

    inline.justify_line = justify_line


def _prefer_widths() -> None:
    """``preferred.inline_line_widths``: boxes that shrink to fit must have room for the gaps."""
    original: Callable[..., Any] = preferred.inline_line_widths

    def inline_line_widths(
        context: Any, box: Any, outer: bool, is_line_start: bool, minimum: bool, skip_stack: Any = None,
        first_line: bool = False,
    ) -> Any:  # fmt: skip
        if isinstance(box, boxes.LineBox):
            known = getattr(box, "typeset_paragraph", None)
            paragraph = known if isinstance(known, Paragraph) and known.container_width is None else None
            widths = line_widths(context, box, minimum, skip_stack, paragraph) if known is not False else None
            if widths is not None:
                return widths
        return original(context, box, outer, is_line_start, minimum, skip_stack, first_line)

    preferred.inline_line_widths = inline_line_widths


def _draw_text() -> None:
    """``draw.text.draw_first_line``: the glyphs it draws are told their text where readers could not guess
    it."""
    original: Callable[..., Any] = drawn_text.draw_first_line

    def draw_first_line(stream: Any, textbox: Any, overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
        layout = textbox.pango_layout
        if isinstance(layout, SetText):
            if block_ellipsis != "none" or (overflow == "ellipsis" and layout.overflows):
                layout.forget_plan()  # WeasyPrint cuts the text and shapes it anew
            else:
                overflow = "clip"
                stream = TornText(stream, layout.torn) if layout.torn else stream
                if not textbox.text.strip() or show(stream, layout, matrix):
                    return []
        return original(stream, textbox, overflow, block_ellipsis, matrix)

    drawn_text.draw_first_line = draw_first_line


def _draw_emphasis() -> None:
    """``draw.draw_text``: the dots of ``text-emphasis`` come after the text."""
    original: Callable[..., None] = draw.draw_text

    def draw_text(stream: Any, textbox: Any, offset_x: float, text_overflow: Any, block_ellipsis: Any) -> None:
        original(stream, textbox, offset_x, text_overflow, block_ellipsis)
        if textbox.style["text_emphasis"] == "dot" and isinstance(textbox.pango_layout, SetText):
            draw_dots(stream, textbox)

    draw.draw_text = draw_text


def _name_glyphs() -> None:
    """``pdf.stream.Font``: a glyph that serves U+0020 and another blank is copied as U+0020."""

    class Font(pdf_stream.Font):  # type: ignore[misc]  # WeasyPrint has no types
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.to_unicode = GlyphTexts()

    pdf_stream.Font = Font


def _pass_lines_by() -> None:
    """``boxes.LineBox.page_values``: named pages begin between blocks alone (CSS Paged Media 3, 9.3); WeasyPrint asks
    each letter of the page."""
    boxes.LineBox.page_values = boxes.Box.page_values
