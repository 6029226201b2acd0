"""Answers that WeasyPrint works out again and again for the same question, given at once: what it makes stays the same.

A page is laid out several times, each of its boxes in turn asks its style for the same lengths, and a style works
each of its properties out by the long way even where no sheet says anything of it. These were a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

import pydyf
from weasyprint import css
from weasyprint.css import computed_values, properties
from weasyprint.formatting_structure import boxes
from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

_LENGTHS = (
    "margin_left", "margin_right", "margin_top", "margin_bottom", "padding_left", "padding_right", "padding_top",
    "padding_bottom", "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_FIXED, _PHYSICAL = "typeset_fixed", "typeset_physical"  # on WeasyPrint's styles

_PAGES = "typeset_pages"  # on pydyf's PDFs

_asked: Callable[[Any], tuple[Any, ...]] = itemgetter(*_LENGTHS, *_BORDERS, "border_collapse", "box_sizing")


def install() -> None:
    """Give WeasyPrint these answers."""
    _remember_lengths()
    _answer_plain_properties()
    _ask_position_once()
    _number_pages_once()
    _walk_without_recursion()


def _number_pages_once() -> None:
    """``pydyf.PDF.page_references``: each tag and each link asks for those of all pages, so their time grew with the
    square of a book's length."""
    original = pydyf.PDF.page_references.fget

    def page_references(self: Any) -> tuple[bytes, ...]:
        known: tuple[bytes, ...] = self.__dict__.get(_PAGES, ())
        if len(known) != len(self.pages["Kids"]) // 3:
            known = self.__dict__[_PAGES] = original(self)
        return known

    pydyf.PDF.page_references = property(page_references)


def _remember_lengths() -> None:
    """``percent.resolve_percentages``: a box whose lengths hang on no other box has those of its style."""
    original = percent.resolve_percentages

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style = box.style
        values = _asked(style)
        known = style.__dict__.get(_FIXED)
        if known is None or known[0] != values:  # a style may be changed after it was asked
            known = style.__dict__[_FIXED] = values, _fixed(values)
        if known[1] is None:
            original(box, containing_block)
        else:
            box.__dict__.update(known[1])

    percent.resolve_percentages = resolve_percentages
    for module in (absolute, block, column, float, grid, inline, page, table):
        module.resolve_percentages = resolve_percentages


def _fixed(values: tuple[Any, ...]) -> dict[str, Any] | None:
    """The used lengths of a box with these computed values; None where they hang on what is round it."""
    *lengths, collapse, sizing = values
    if collapse != "separate" or sizing != "content-box":
        return None
    found = dict(zip((*_LENGTHS, *_BORDERS), lengths, strict=True))
    for name in _LENGTHS:
        value = found[name]
        if value == "auto":
            found[name] = 0 if name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) == "px":
            found[name] = value.value
        else:
            return None
    return found


_HANGING = frozenset(("float", "position", "display", "page"))
"""Properties that hang on more than the cascade, as those of text-decoration do."""
_LOGICAL = frozenset(
    logical(block="ttb", inline=inline_way)
    for logical in computed_values.PHYSICAL_FUNCTIONS.values()
    for inline_way in ("ltr", "rtl")
)
"""Properties as margin_inline_start, by which a sheet may say what margin_left is."""


def _answer_plain_properties() -> None:
    """``css.ComputedStyle``: a property of which no sheet says anything is the parent's, or as it is at first."""
    original = css.ComputedStyle.__missing__
    values, physical = properties.INITIAL_VALUES, computed_values.PHYSICAL_FUNCTIONS
    simple = {name for name in values if name not in _HANGING and not name.startswith("text_decoration_")}
    inherited = simple & properties.INHERITED - physical.keys()
    initial = {name: values[name] for name in simple - properties.INHERITED - properties.INITIAL_NOT_COMPUTED}

    def missing(style: Any, key: str) -> Any:
        if key in style.cascaded:
            return original(style, key)
        if key in inherited and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
        elif key in initial and (key not in physical or _is_physical(style)):
            value = style[key] = initial[key]
        else:
            value = original(style, key)
        return value

    css.ComputedStyle.__missing__ = missing


def _is_physical(style: Any) -> bool:
    """No sheet says anything of the style by logical properties."""
    known = style.__dict__.get(_PHYSICAL)
    if known is None:
        known = style.__dict__[_PHYSICAL] = _LOGICAL.isdisjoint(style.cascaded)
    return bool(known)


def _ask_position_once() -> None:
    """``boxes.Box.is_in_normal_flow``: most boxes are neither floated nor positioned, and need not be asked for each
    way to be so."""
    original = boxes.Box.is_in_normal_flow

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in ("static", "relative")) or original(box)

    boxes.Box.is_in_normal_flow = is_in_normal_flow


def _walk_without_recursion() -> None:
    """``boxes.Box.descendants``: a box deep in a page came up through a generator for each box above it."""
    original, kind = boxes.Box.descendants, boxes.Box

    def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
        if placeholders:  # what keeps the place of a box gives that box
            yield from original(box, placeholders)
            return
        yield box
        waiting = [iter(box.children)]
        while waiting:
            for child in waiting[-1]:
                yield child
                if isinstance(child, kind) and child.children:
                    waiting.append(iter(child.children))
                    break
            else:
                waiting.pop()

    boxes.Box.descendants = descendants
