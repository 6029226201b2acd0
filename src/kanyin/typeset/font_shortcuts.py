"""What WeasyPrint asks of fonts for each text anew, asked once for each font: what it makes stays the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

_FONT = (
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position",
    "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
)  # fmt: skip
"""Properties by which WeasyPrint tells one font of a text from another."""
_CONTEXTS = "typeset_contexts"  # on WeasyPrint's font configurations
_MOST = 500
"""Fonts of which answers are kept."""

_font: Callable[[Any], tuple[Any, ...]] = itemgetter(*_FONT)
_sized_font: Callable[[Any], tuple[Any, ...]] = itemgetter(*_FONT, "font_size", "line_height")
_set_font: Callable[[Any], tuple[Any, ...]] = itemgetter(*_FONT, "font_size", "font_kerning", "direction")
ffi.cdef("PangoContext * pango_layout_get_context (PangoLayout *layout); gpointer g_object_ref (gpointer object);")


def install() -> None:
    """Give WeasyPrint these answers."""
    _name_fonts_once()
    _prepare_layouts_once()


def _name_fonts_once() -> None:
    """``line_break._font_style_cache_key``: the name of a font is written once, not for each line of text."""
    original = line_break._font_style_cache_key
    known: dict[tuple[Any, ...], str] = {}

    def key(style: Any, include_size: bool = False) -> str:
        values = (_sized_font if include_size else _font)(style)
        try:
            if (name := known.get(values)) is not None:
                return name
        except TypeError:  # a value that is a list
            return str(original(style, include_size))
        if len(known) == _MOST:
            known.clear()
        name = known[values] = str(original(style, include_size))
        return name

    line_break._font_style_cache_key = key


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What all layouts of one font have in common."""

    context: Any
    description: Any
    language: Any
    features: bytes


def _prepare_layouts_once() -> None:
    """``line_break.Layout.setup``: Pango's context and the description of the font are made once for each font."""
    original = line_break.Layout.setup

    def setup(layout: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none":  # the places of its lines are measured too
            original(layout, style)
            return
        known: dict[tuple[Any, ...], _Prepared] = style.font_config.__dict__.setdefault(_CONTEXTS, {})
        values = _set_font(style)
        try:
            prepared = known.get(values)
        except TypeError:
            original(layout, style)
            return
        if prepared is not None:
            _set_up(layout, style, prepared)
            return
        original(layout, style)
        if len(known) == _MOST:
            known.clear()
        known[values] = _prepare(layout, style)

    line_break.Layout.setup = setup


def _prepare(layout: Any, style: Any) -> _Prepared:
    """What may be kept of a layout that WeasyPrint has set up."""
    context = pango.pango_layout_get_context(layout.layout)
    features = line_break.font_features(
        style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
        style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
        style["font_variant_east_asian"], style["font_feature_settings"],
    )  # fmt: skip
    return _Prepared(
        ffi.gc(ffi.cast("PangoContext *", gobject.g_object_ref(context)), gobject.g_object_unref),
        line_break.get_font_description(style),
        layout.language,
        ",".join(f"{key} {value}" for key, value in features.items()).encode(),
    )


def _set_up(layout: Any, style: Any, prepared: _Prepared) -> None:
    """As WeasyPrint does it, with what is there already."""
    layout.style, layout.language, layout.first_line_direction = style, prepared.language, 0
    layout.layout = ffi.gc(pango.pango_layout_new(prepared.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, prepared.description)
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    if prepared.features:
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, style.font_config.font_features[prepared.features])
        pango.pango_layout_set_attributes(layout.layout, attributes)
