"""What a person asks for, by settings and options, as BuildOptions: style, page, PDF, folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kanyin.config.overrides import NO_FLAGS, Level
from kanyin.config.page_settings import NO_DEFAULTS, ReadDefaults
from kanyin.config.setting_values import STREAM, Settings
from kanyin.config.settings import Given, limits_of, read_defaults, settings_of
from kanyin.errors import UsageError
from kanyin.files.writing import Identity
from kanyin.limits import DEFAULTS, Limits
from kanyin.messages import msg
from kanyin.output import FORMATS, LISTS, PdfOptions

if TYPE_CHECKING:
    from kanyin.style import Style

NO_PDF_OPTIONS = PdfOptions()


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What is wanted of each document: formats and style, where to, and what a person has decided.

    ``style`` is None where no book is asked for. Results go to ``folder``, or, when that is None, to the outcome's
    ``result``. ``strict`` makes decisions in doubt errors; ``decisions`` are those of the command line; ``reading`` is
    what was said of how to read pages; ``pdf`` is what is asked of PDF.
    """

    formats: tuple[str, ...]
    style: Style | None
    folder: Path | None
    strict: bool = False
    decisions: Level = NO_FLAGS
    pdf: PdfOptions = NO_PDF_OPTIONS
    reading: ReadDefaults = NO_DEFAULTS
    limits: Limits = DEFAULTS
    inputs: frozenset[Identity] = frozenset()


def check_formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats as they were asked for. Raises UsageError for one that does not exist, or for none."""
    known = ("md", *FORMATS, *LISTS)
    hint = msg("formats: {names}", names=msg(", ").join(known))
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            guess = msg("did you mean {name}?", name=near[0]) if near else hint
            raise UsageError(msg("there is no format {name!r}", name=name), hint=guess)
    if not names:
        raise UsageError(msg("no format is asked for"), hint=hint)
    return tuple(names)


def options_of(
    found: Mapping[str, Given],
    formats: tuple[str, ...],
    style: Style | None,
    decided: Level,
    config: Path | None = None,
) -> BuildOptions:
    """What is wanted of each document; ``config``: the kanyin.toml that was named."""
    settings = settings_of(found)
    folder = None if settings.output == STREAM else Path(settings.output)
    reading = read_defaults(found, config)
    return BuildOptions(formats, style, folder, settings.strict, decided, reading=reading, limits=limits_of(found))


def wanted_style(settings: Settings) -> Style:
    """The style that the settings name, on the page that they name."""
    from kanyin.style import load_style, with_edition, with_trim

    style = with_edition(load_style(settings.style), settings.edition)
    if settings.trim:
        style = with_trim(style, settings.trim)
    return replace(style, toc=style.toc or settings.toc)


def pdf_options_of(variant: str | None, press: bool, icc: str | None, fill: int) -> PdfOptions:
    """What the options ask of PDF. Raises UsageError for options that do nothing without --press."""
    from kanyin.output.pdf.variants import check_variant

    if not press:
        if icc or fill != 1:
            raise UsageError(msg("--icc and --fill are for files for the press"), hint=msg("add --press"))
        return PdfOptions(check_variant(variant))
    from kanyin.output.press import read_press

    return PdfOptions(check_variant(variant), read_press(icc, fill))
