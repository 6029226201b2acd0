"""Preferred widths of paragraphs: tables, floats and inline blocks take their size from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.css.functions import check_math
from weasyprint.layout import preferred

from .extract import is_ours, read
from .fit import content_end, line_sums
from .paragraph import Paragraph


def line_widths(
    context: Any, linebox: Any, minimum: bool, skip_stack: Any, paragraph: Paragraph | None
) -> Iterator[float] | None:
    """Widths (px) of the lines of a line box, broken everywhere (``minimum``) or only where forced.

    None when the line box is WeasyPrint's.
    """
    if paragraph is None:
        if not is_ours(linebox):
            return None
        measure = preferred.min_content_width if minimum else preferred.max_content_width
        reading = read(linebox, 0, lambda box: float(measure(context, box)), context.dictionaries)
        paragraph = Paragraph(linebox, reading, 0)
    return _widths(paragraph, linebox, minimum, skip_stack)


def _widths(paragraph: Paragraph, linebox: Any, minimum: bool, skip_stack: Any) -> Iterator[float]:
    start = paragraph.position(skip_stack)
    indent = 0.0 if skip_stack else _indent(linebox)
    for end in _line_ends(paragraph, start, minimum):
        yield _width(paragraph, start, end, minimum) + indent
        start, indent = end, 0.0


def _line_ends(paragraph: Paragraph, start: int, minimum: bool) -> Iterator[int]:
    material, n = paragraph.material, len(paragraph.text)
    for k in range(start + 1, n):
        if material.classes[k - 1] == "n" or (
            minimum and (material.breaks.allowed(k) or k in material.hyphens or k in material.emergency)
        ):
            yield k
    yield n


def _width(paragraph: Paragraph, start: int, end: int, minimum: bool) -> float:
    if start >= end:
        return 0.0
    material = paragraph.material
    natural, *_ = line_sums(material, start, end)
    if minimum:
        return natural
    # WeasyPrint takes a trailing space off again.
    return natural + material.natural[end] - material.natural[content_end(material, start, end)]


def _indent(linebox: Any) -> float:
    """``text-indent`` in px; a percentage counts as nothing, as in WeasyPrint."""
    indent = linebox.style["text_indent"]
    if check_math(indent) or indent.unit == "%":
        return 0.0
    return float(indent.value)
