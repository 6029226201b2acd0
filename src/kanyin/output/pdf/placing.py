"""What of an official document only the finished layout can place: the head of the issuer's characters, and 版记, which
stands at the foot of the last page, an even one (GB/T 9704-2012 7.2.4, 7.4.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kanyin.book import official
from kanyin.model import Meta
from kanyin.output.pdf.official import LOGO_TOP, RULE_BELOW
from kanyin.style import Style

_PX_PER_MM = 96 / 25.4
_BELOW = 0.09
"""How far Han reach below their baseline, by their size. Pango's own measure is of more than the ink."""
_UNNUMBERED = (
    "@page :blank { @bottom-left { content: none } @bottom-right { content: none } }"
    "@page colophon { @bottom-left { content: none } @bottom-right { content: none } }"
    ".colophon { page: colophon }"
)
"""A blank page before 版记 has no folio, nor has the page of 版记 (7.5)."""
_FIRST_UNNUMBERED = "@page :first { @bottom-left { content: none } @bottom-right { content: none } }\n"
"""A letter's first page has no folio (10.1)."""


def lay_out(lay: Callable[[str], Any], meta: Meta, style: Style) -> Any:
    """WeasyPrint's document with everything in its place. ``lay`` lays it out with more rules for its sheet."""
    is_letter = official.variant(meta) == "letter" and "issuer" in style.prints
    first = _FIRST_UNNUMBERED if is_letter else ""
    document = lay(first)
    if rules := "" if is_letter else _to_even_page(document):
        document = lay(first + rules)
    _place_issuer(document, meta, style)
    _place_colophon(document, style)
    return document


def _to_even_page(document: Any) -> str:
    """Rules that bring 版记 to the next even page; none where it stands on one, or where there is none."""
    found = _find(document, "class", "colophon")
    if found is None or found[0] % 2 == 0:
        return ""
    number, colophon = found
    inside = set(map(id, colophon.descendants()))
    others = (box for box in _texts(document.pages[number - 1]) if id(box) not in inside)
    alone = not any(box.text.strip() for box in others)
    return ".colophon { break-before: left }" + (_UNNUMBERED if alone else "")


def _find(document: Any, key: str, value: str) -> tuple[int, Any] | None:
    """The first box of an element with such an attribute, with the number of its page."""
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants():
            if box.element is not None and value in (box.element.get(key) or "").split():
                return number, box
    return None


def _texts(page: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    parts = (part for part in page._page_box.children if not isinstance(part, boxes.MarginBox))
    return (box for part in parts for box in part.descendants() if isinstance(box, boxes.TextBox))


def _place_issuer(document: Any, meta: Meta, style: Style) -> None:
    """Move the issuer's name up or down until its ink begins where it should: fonts differ in the white above."""
    from weasyprint.formatting_structure import boxes

    found = _find(document, "class", "issuer")
    if found is None:
        return
    kind = official.variant(meta)
    wanted = LOGO_TOP[kind] if kind == "letter" else LOGO_TOP[kind] * style.scale + style.margin_top
    inks = [_ink(box) for box in found[1].descendants() if isinstance(box, boxes.TextBox)]
    move = wanted * _PX_PER_MM - min(top for top, _ in inks)
    found[1].translate(dy=move)
    if kind == "letter":
        _place_letter_rule(document, move + max(bottom for _, bottom in inks))


def _place_letter_rule(document: Any, bottom: float) -> None:
    """Move a letter's double rule, with the line below it, to its distance from the issuer's ink."""
    rule, row = _find(document, "class", "double-rule"), _find(document, "class", "row")
    if rule is not None:
        move = bottom + RULE_BELOW * _PX_PER_MM - rule[1].border_box_y()
        for found in filter(None, (rule, row)):
            found[1].translate(dy=move)


def _ink(box: Any) -> tuple[float, float]:
    """px from the page's head to the upper edge of a text's ink, and to the lower one as Han commonly have it."""
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango
    from weasyprint.text.line_break import Layout

    layout = Layout(box.style)
    layout.set_text(box.text)
    line, _ = layout.get_first_line()
    ink, logical = ffi.new("PangoRectangle *"), ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ink, logical)
    top = float(box.position_y + box.baseline + ink.y * FROM_UNITS)
    return top, float(box.position_y + box.baseline + _BELOW * box.style["font_size"])


def _place_colophon(document: Any, style: Style) -> None:
    """Move 版记 down until its last rule is the lower edge of the type area, or where there are notes, above them."""
    from weasyprint.formatting_structure import boxes

    found = _find(document, "class", "colophon")
    if found is None:
        return
    number, box = found
    areas = (part for part in document.pages[number - 1]._page_box.children if isinstance(part, boxes.FootnoteAreaBox))
    notes = [area.position_y for area in areas if area.children]
    edge = min([(style.height - style.margin_bottom) * _PX_PER_MM, *notes])
    box.translate(dy=edge - box.border_box_y() - box.border_height())
