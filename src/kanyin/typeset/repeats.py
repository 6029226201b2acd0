"""Lines that are laid out again: WeasyPrint lays a column out several times (to balance it, to fill it, for its notes),
and mostly the same lines come of it, further up or down. They are kept, and copied to their new places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from .fit import Line
from .paragraph import Paragraph

_PLAIN = (boxes.TextBox, boxes.InlineBox, boxes.LineBox, boxes.InlineBlockBox, boxes.BlockBox)
"""What a line that is kept may hold: boxes that are no more than their children and where they stand."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A line as it was laid out with its container at ``(x, y)``, px, and where the text goes on."""

    box: Any
    resume_at: Any
    x: float
    y: float
    line: Line


def made_before(linebox: Any, skip_stack: Any, container: Any, position_y: float) -> Any:
    """A copy of a line in its place and where the text goes on; None where it has not been laid out so before."""
    paragraph = _paragraph(linebox, container)
    made = paragraph.made.get(_key(linebox, skip_stack, container)) if paragraph else None
    if paragraph is None or made is None:
        return None
    x = container.content_box_x()
    right = x + container.width
    left = x + linebox.text_indent
    if paragraph.line(made.line.start, right - left, right - left + linebox.text_indent) is not made.line:
        return None
    box = copy_of(made.box, x - made.x, position_y - made.y)
    box.position_y = position_y
    return box, made.resume_at


def keep(linebox: Any, skip_stack: Any, container: Any, position_y: float, box: Any, resume_at: Any) -> None:
    """Keep a line that has been laid out, where it is a plain one."""
    paragraph, line = _paragraph(linebox, container), getattr(box, "typeset_line", None)
    if not paragraph or line is None or not is_plain(box):
        return
    key, x = _key(linebox, skip_stack, container), container.content_box_x()
    paragraph.made[key] = _Made(copy_of(box, 0, 0), resume_at, x, position_y, line)


def _paragraph(linebox: Any, container: Any) -> Paragraph | None:
    """The measured text of a line box, where it still holds and has no float beside it."""
    paragraph = getattr(linebox, "typeset_paragraph", None)
    if not isinstance(paragraph, Paragraph) or paragraph.has_float:
        return None
    return paragraph if paragraph.fits(linebox, container.width) else None


def _key(linebox: Any, skip_stack: Any, container: Any) -> tuple[Any, ...]:
    """Where a line begins in its text, and in which measure, px."""
    path: list[Any] = [container.width, linebox.text_indent]
    while skip_stack:
        ((index, skip_stack),) = skip_stack.items()
        path.append(index)
    return tuple(path)


def is_plain(box: Any) -> bool:
    """Nothing in a laid out box but what ``copy_of`` can copy."""
    return all(isinstance(part, _PLAIN) for part in box.descendants())


def copy_of(box: Any, dx: float, dy: float) -> Any:
    """A laid out box elsewhere, px to the right and down."""
    new = box.copy()
    new.position_x += dx
    new.position_y += dy
    if not isinstance(box, boxes.TextBox):
        new.children = [copy_of(child, dx, dy) for child in box.children]
    return new
