"""How much of anything kanyin takes: one table, a name for each limit, the error that names it and how to raise it.

A limit is there for what no honest document needs: without it a file of a few hundred bytes can hold a machine for
hours. Each is a setting of its own name (``kanyin.toml``, ``KANYIN_…``), and may be raised by who trusts a document.
docs/limits.md tells of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.patterns import lazy


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a run; the names of the fields are those of the settings, with ``_`` for ``-``."""

    max_size: int = 20_000_000
    """Bytes of a page, of a record, of a Markdown file, of a profile: of any file that is read whole."""
    pdf_size: int = 500_000_000
    """Bytes of a PDF that is proofread."""
    settings_size: int = 1_000_000
    """Bytes of a kanyin.toml, of a file of a page style."""
    time_limit: int = 0
    """Seconds for one document; 0: ``BASE_SECONDS`` and one for each ``BYTES_A_SECOND`` of it."""
    nesting: int = 16
    """Blocks inside each other in Markdown: quotations, lists; fields inside each other in its front matter."""
    brackets: int = 10
    """Brackets inside each other in Markdown that could be links or pictures."""
    formula_size: int = 4_000
    """Characters of TeX in one formula."""
    yaml_aliases: int = 16
    """Aliases (``*name``) in front matter."""
    pictures: int = 2_000
    """Pictures of one document."""
    picture_size: int = 50_000_000
    """Bytes of one picture."""
    pixels: int = 80_000_000
    """Pixels of one picture, its width times its height."""
    svg_elements: int = 20_000
    """Elements of one SVG picture, those that a ``use`` repeats counted as often as they are drawn."""
    svg_depth: int = 100
    """Elements of one SVG picture inside each other, those that a ``use`` repeats among them."""
    folders: int = 100
    """Folders inside each other below a folder that is named."""

    def seconds_for(self, size: int) -> int:
        """The time in seconds that a document of ``size`` bytes may take."""
        return self.time_limit or BASE_SECONDS + size // BYTES_A_SECOND


BASE_SECONDS = 60
BYTES_A_SECOND = 1_000
"""A book full of formulas takes a fifth of a second for 1 kB; a machine may be slow, and busy with others."""

_USED: ContextVar[Limits] = ContextVar("limits")
DEFAULTS = Limits()
NAMES = tuple(field.name.replace("_", "-") for field in fields(Limits))
"""As settings call them."""
OPTIONS = {"max-size": "--max-size", "pdf-size": "--max-size", "time-limit": "--time-limit"}
"""Limits that an option of the command line raises too."""


def current() -> Limits:
    """The limits in use: those of the innermost ``using``, else those that hold where nobody sets any."""
    return _USED.get(DEFAULTS)


@contextmanager
def using(limits: Limits) -> Iterator[None]:
    """Within it, ``current`` gives ``limits``."""
    token = _USED.set(limits)
    try:
        yield
    finally:
        _USED.reset(token)


def limit(name: str) -> int:
    """The limit in use by the name of its setting."""
    value: int = getattr(current(), name.replace("-", "_"))
    return value


def exceeded(name: str, found: int | None = None, *, file: object = None, line: int | None = None) -> InputError:
    """The error for what is beyond the limit ``name`` (one of NAMES); ``found`` is how much there is, where known."""
    most = limit(name)
    problem = msg("more than {most} {what}: the limit {name}", most=most, what=_what(name), name=name)
    if found is not None:
        problem = msg("{found} {what}: the limit {name} is {most}", found=found, what=_what(name), name=name, most=most)
    return InputError(problem, file=file, line=line, hint=hint(name, found))


def hint(name: str, wanted: int | None = None) -> str:
    """How to raise a limit, for who trusts the document."""
    value = "…" if wanted is None else str(wanted)
    variable = "KANYIN_" + name.replace("-", "_").upper()
    if name in OPTIONS:
        return msg("if you trust it, raise the limit: {option} {value}", option=OPTIONS[name], value=value)
    if name == "settings-size":  # it must be known before kanyin.toml is read
        return msg("if you trust it, raise the limit: {variable}={value}", variable=variable, value=value)
    return msg(
        "if you trust it, raise the limit: {name} = {value} in kanyin.toml, or {variable}={value}",
        name=name,
        value=value,
        variable=variable,
    )


def _what(name: str) -> str:
    """What a limit counts, behind a number."""
    return {
        "max-size": msg("bytes"),
        "pdf-size": msg("bytes of a PDF"),
        "settings-size": msg("bytes of settings"),
        "time-limit": msg("seconds"),
        "nesting": msg("blocks inside each other"),
        "brackets": msg("brackets inside each other"),
        "formula-size": msg("characters of a formula"),
        "yaml-aliases": msg("aliases in the front matter"),
        "pictures": msg("pictures"),
        "picture-size": msg("bytes of a picture"),
        "pixels": msg("pixels of a picture"),
        "svg-elements": msg("elements of a drawing"),
        "svg-depth": msg("elements of a drawing inside each other"),
        "folders": msg("folders inside each other"),
    }[name]


_AMOUNT = lazy(r"([0-9]{1,15})\s*([kKMG]?)(i?)B?")


def amount(text: str) -> int | None:
    """A number as people write it, ``20000000``, ``20 MB``, ``20M``, ``16 MiB``; None for what is none."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        return None
    thousand = 1024 if found[3] else 1000
    power: int = thousand ** " kMG".index(found[2].replace("K", "k") or " ")
    return int(found[1]) * power
