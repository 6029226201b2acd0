"""What a person asks for, by settings and options, as an Order: style, page, printing, folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kanyin.batch import Order
from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.output import Printing
from kanyin.output.pdf_variants import check_variant
from kanyin.output.press import read_press
from kanyin.overrules import Level
from kanyin.settings import STREAM, Given, Settings, said_of_reading, settings_of
from kanyin.styles import Style, load_style, with_trim


def order_of(found: Mapping[str, Given], formats: tuple[str, ...], style: Style | None, decided: Level) -> Order:
    """What is wanted of each document."""
    settings = settings_of(found)
    folder = None if settings.output == STREAM else Path(settings.output)
    return Order(formats, style, folder, settings.strict, decided, said=said_of_reading(found))


def wanted_style(settings: Settings) -> Style:
    """The style that the settings name, on the page that they name."""
    style = load_style(settings.style)
    if settings.trim:
        style = with_trim(style, settings.trim)
    return replace(style, toc=style.toc or settings.toc)


def wanted_printing(variant: str | None, press: bool, icc: str | None, fill: int) -> Printing:
    """What the options ask of PDF. Raises UsageError for options that do nothing without --press."""
    if not press:
        if icc or fill != 1:
            raise UsageError(msg("--icc and --fill are for files for the press"), cure=msg("add --press"))
        return Printing(check_variant(variant))
    return Printing(check_variant(variant), read_press(icc, fill))
