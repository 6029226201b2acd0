"""Other editions of a style: in large print, for those who see little, and for the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.style.file import suggest
from kanyin.style.measures import with_trim
from kanyin.style.page import Style, Text

EDITIONS = ("large", "screen")
LARGE = 16.0
"""pt of the text in large print (RNIB, Clear print guidelines: 16 pt at least), or a quarter more than the style's
where that is as large already."""
_MORE = 1.25
_SCREEN = (150.0, 200.0)
"""mm: a page of three by four, as tablets are; on a phone it is held across."""
_SCREEN_TYPE, _SIDE, _HEAD = 12.0, 11.0, 15.0
"""pt of the text at least, and mm of white: no page has an inner edge there."""


def with_edition(style: Style, edition: str) -> Style:
    """The style as an edition of it: ``large`` on its own page, ``screen`` on a page of a tablet, one column, the same
    white at both sides. The style itself for none. Raises UsageError for an edition that there is not, and for a page
    too small for it.
    """
    if not edition:
        return style
    if edition not in EDITIONS:
        raise UsageError(msg("there is no edition {name!r}", name=edition), hint=suggest(edition, EDITIONS))
    return _large(style) if edition == "large" else _for_screens(style)


def _large(style: Style) -> Style:
    factor = max(LARGE / style.size, _MORE)
    return with_trim(_scaled(style, factor), f"{style.width:g}x{style.height:g}")


def _for_screens(style: Style) -> Style:
    width, height = _SCREEN
    page = replace(
        _scaled(style, max(1.0, _SCREEN_TYPE / style.size)),
        width=width,
        height=height,
        columns=1,
        margin_inner=_SIDE,
        margin_outer=_SIDE,
        margin_top=_HEAD,
        margin_bottom=_HEAD,
    )
    return with_trim(page, f"{width:g}x{height:g}")


def _scaled(style: Style, factor: float) -> Style:
    """All type and leading larger, the gap between columns too."""
    return replace(
        style,
        size=style.size * factor,
        leading=style.leading * factor,
        gap=style.gap * factor,
        scale=style.scale * factor,
        text=_scaled_texts(style.text, factor),
    )


def _scaled_texts(texts: Mapping[str, Text], factor: float) -> dict[str, Text]:
    return {role: replace(text, size=text.size * factor, leading=text.leading * factor) for role, text in texts.items()}
