"""Computed properties of elements to which the same declarations apply in document after document.

WeasyPrint works out each property of each style when it is asked for, anew for each document; documents of one style
of pages, made with the same sheets and fonts, ask for the same thousands. What was worked out for an element is kept
with the font configuration, which lives as long as the sheets, and given to the next one like it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint import css

_CHANGED = frozenset((
    "anchor", "box_decoration_break", "break_after", "counter_increment", "counter_reset", "counter_set", "display",
    "float", "overflow", "page", "position", "white_space", "widows",
))  # fmt: skip
"""Properties that hang on more than declarations, or that are changed in a style once it has been computed."""
_KNOWN, _ANONYMOUS = "typeset_known", "typeset_known_anonymous"  # on styles
_STYLES = "typeset_styles"  # on font configurations
_MOST = 1000
"""Kinds of elements that are kept; such as have declarations of their own are never met again."""


@dataclass(slots=True, eq=False)
class _Known:
    """What is known of the style of a kind of element, and of that of anonymous boxes in it."""

    parent: _Known | None
    declared: tuple[Any, ...]
    """Values of its declarations: while they are held, nothing else has their addresses."""
    properties: dict[str, Any] = field(default_factory=dict)
    anonymous: dict[str, Any] = field(default_factory=dict)


def install() -> None:
    """Have WeasyPrint's styles begin with what is known."""
    _begin_styles()
    _begin_anonymous_styles()
    _note_properties()


def _begin_styles() -> None:
    original = css.StyleFor.set_computed_styles

    def set_computed_styles(
        self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, *more: Any, **named: Any
    ) -> None:
        original(self, element, parent, root, pseudo_type, *more, **named)
        style = self._computed_styles[element, pseudo_type]
        known = _known(style)
        if known is not None:
            style.__dict__[_KNOWN] = known
            style.update(known.properties)

    css.StyleFor.set_computed_styles = set_computed_styles


def _known(style: Any) -> _Known | None:
    """What is known of a style; None where its parent is one of which nothing is."""
    parent = style.parent_style.__dict__.get(_KNOWN) if style.parent_style is not None else None
    if parent is None and style.parent_style is not None:
        return None
    styles: dict[Any, _Known] = style.font_config.__dict__.setdefault(_STYLES, {})
    declared = tuple(
        (name, id(value), origin, layer, *specificity)
        for name, (value, (origin, layer, specificity)) in style.cascaded.items()
    )
    key = id(parent), style.pseudo_type, style.base_url, declared
    known = styles.get(key)
    if known is None:
        if len(styles) == _MOST:
            styles.clear()
        known = styles[key] = _Known(parent, tuple(value for value, _ in style.cascaded.values()))
    return known


def _begin_anonymous_styles() -> None:
    original = css.AnonymousStyle.__init__

    def begin(style: Any, parent_style: Any) -> None:
        original(style, parent_style)
        known = parent_style.__dict__.get(_KNOWN)
        if known is not None:
            style.__dict__[_ANONYMOUS] = known.anonymous
            style.update(known.anonymous)

    css.AnonymousStyle.__init__ = begin
    copy_of = css.AnonymousStyle.copy

    def copy(style: Any) -> Any:
        made = copy_of(style)  # it is made to be changed
        made.__dict__.pop(_ANONYMOUS, None)
        return made

    css.AnonymousStyle.copy = copy


def _note_properties() -> None:
    computed, anonymous = css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__

    def missing(style: Any, key: str) -> Any:
        value = computed(style, key)
        known = style.__dict__.get(_KNOWN)
        if known is not None and key not in _CHANGED and key in style:
            known.properties[key] = style[key]
        return value

    def missing_anonymous(style: Any, key: str) -> Any:
        value = anonymous(style, key)
        known = style.__dict__.get(_ANONYMOUS)
        if known is not None and key not in _CHANGED:
            known[key] = value
        return value

    css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__ = missing, missing_anonymous
