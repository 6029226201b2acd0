"""What a style measures, for people, and a style on a page of another size."""

from __future__ import annotations

from dataclasses import replace

from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.style.file import MM_PER_PT
from kanyin.style.page import NARROWEST, NARROWEST_OF_SEVERAL, Style
from kanyin.style.sizes import page_size, trims, type_height


def measures(style: Style) -> dict[str, object]:
    """What a style measures, for people: each thing with its unit; see ``measure_names``."""
    body = style.fonts[style.text["body"].font]
    return {
        "name": style.name,
        "title": style.title,
        "about": style.about,
        "page": f"{style.width:g} × {style.height:g} mm",
        "type area": f"{style.type_width:.1f} × {style.type_height:.1f} mm",
        "margins": msg(
            "head {head:.1f}, foot {foot:.1f}, inner {inner:.1f}, outer {outer:.1f} mm",
            head=style.margin_top,
            foot=style.margin_bottom,
            inner=style.margin_inner,
            outer=style.margin_outer,
        ),
        "columns": _columns(style),
        "lines": msg("{lines} a page, {leading:g} pt apart", lines=style.lines, leading=style.leading),
        "body": f"{style.size:g} pt {body.docx}",
    }


def _columns(style: Style) -> str:
    if style.columns == 1:
        return msg("1 of {characters} characters", characters=style.characters)
    return msg(
        "{columns} of {characters} characters, {gap:.1f} mm apart",
        columns=style.columns,
        characters=style.characters,
        gap=style.gap,
    )


def measure_names() -> dict[str, str]:
    """What each of ``measures`` is called in the language in use."""
    return {
        "name": msg("name"),
        "title": msg("title"),
        "about": msg("about"),
        "page": msg("page size"),
        "type area": msg("type area"),
        "margins": msg("margins"),
        "columns": msg("columns"),
        "lines": msg("lines a page"),
        "body": msg("body"),
    }


def with_trim(style: Style, trim: str) -> Style:
    """The style on another page: its margins in proportion, as many characters and lines as there is room for.

    ``trim``: a name such as ``大32开``, or ``185x260`` in mm. Columns that would be too narrow become fewer.
    Raises UsageError for what is no page size, and for a page too small for the style's type.
    """
    try:
        width, height = page_size(trim)
    except ValueError as error:
        raise UsageError(f"--trim {trim}: {error}", hint=trims()) from None
    across, down = width / style.width, height / style.height
    inner, outer = style.margin_inner * across, style.margin_outer * across
    head, foot = style.margin_top * down, style.margin_bottom * down
    columns, characters, size = style.columns, 0, style.size * MM_PER_PT
    gap = style.gap
    while columns:
        room = width - inner - outer - (columns - 1) * gap
        characters = int(room / columns / size + 1e-6)
        if characters >= (NARROWEST_OF_SEVERAL if columns > 1 else NARROWEST):
            break
        columns -= 1
    pitch = style.leading * MM_PER_PT
    lines = int((height - head - foot - size) / pitch + 1e-6) + 1
    if not columns or lines < 8:
        problem = msg(
            "--trim {trim}: this page is too small for {size:g} pt type with the margins of {style}",
            trim=trim,
            size=style.size,
            style=style.name,
        )
        raise UsageError(problem, hint=msg("take a larger page, or a style with smaller type"))
    spare = width - inner - outer - columns * characters * size - (columns - 1) * gap
    return replace(
        style,
        width=width,
        height=height,
        margin_inner=inner + spare / 2,
        margin_outer=outer + spare / 2,
        margin_top=head,
        margin_bottom=height - head - type_height(lines, style.leading, style.size),
        columns=columns,
        characters=characters,
        lines=lines,
        gap=gap if columns > 1 else 0.0,
    )
