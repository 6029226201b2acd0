"""The settings, and the values that they may have: checked where they are read, told with the place they stand at."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, fields

from kanyin import limits
from kanyin.errors import UsageError
from kanyin.messages import LANGUAGES, msg


@dataclass(frozen=True, slots=True)
class Settings:
    """Where pages are read and results go; the formats (``md``: the Markdown itself); the style, another page for it
    (``trim``), another ``edition`` of it (``style.EDITIONS``); ``toc``: a table of contents in the PDF, whatever the
    style says.

    ``jobs`` is how many documents are made at a time, 0 for one a core. ``strict`` makes decisions in doubt errors.
    ``lang`` is the language of messages, ``zh`` or ``en``, empty for that of the locale. ``encoding`` is that of the
    pages, empty where each tells its own; ``lossy`` has bytes replaced that are no character, ``links``
    are those of web pages that are kept (see ``read_options_for``). ``gbt`` is the GB/T 7714 whose form references
    take, ``2015`` or ``2025``; empty: the marks of 2015, and no letter changed. ``citations`` are ``plain`` in the
    Markdown, or ``linked`` to their entries.
    """

    input: str = "input"
    output: str = "build"
    to: tuple[str, ...] = ("md", "pdf", "epub", "docx")
    style: str = "journal"
    jobs: int = 0
    strict: bool = False
    lang: str = ""
    trim: str = ""
    edition: str = ""
    toc: bool = False
    encoding: str = ""
    lossy: bool = False
    links: str = "outside"
    gbt: str = ""
    citations: str = "plain"


NAMES = (*(field.name for field in fields(Settings)), *limits.NAMES)
"""All settings, the limits too."""
READINGS = ("encoding", "lossy", "links", "gbt", "citations")
"""Settings that tell of pages: a page's own kanyin.toml may hold them, also for some files only."""
STREAM = "-"
KIND = "from"
"""What files are, in kanyin.toml: for some files only."""
KINDS = ("text", "html", "ocr", "markdown")
"""What a person may say that a file is, whatever its name ends with."""
LINKS = ("outside", "keep", "none")
"""Which links of web pages may be kept: those to other sites, all, none."""
CITATIONS = ("plain", "linked")
"""How the Markdown has its citations."""
EDITIONS = ("2015", "2025")
"""Of GB/T 7714."""
_ONE_OF = {"links": LINKS, "citations": CITATIONS, KIND: KINDS}
SWITCHES = ("strict", "toc", "lossy")


def check_name(name: str, known: Sequence[str], place: str) -> None:
    """Raise UsageError where there is no such setting."""
    if name not in known:
        raise UsageError(unknown(name), file=place, hint=guess(name, known))


def unknown(name: str) -> str:
    """That there is no such setting."""
    return msg("there is no setting {name!r}", name=name)


def guess(name: str, known: Sequence[str]) -> str:
    """The setting that may be meant, or all there are."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return msg("did you mean {name}?", name=near[0]) if near else msg("it may be {names}", names=msg(", ").join(known))


def convert(name: str, value: object, place: str) -> object:
    """A setting's value as its type; a text from the environment may stand for any. Raises UsageError."""
    if name == "to":
        return _formats(value, place)
    if name == "jobs":
        return _number(value, place)
    if name in limits.NAMES:
        return _limit(name, value, place)
    if name in SWITCHES:
        return _switch(name, value, place)
    if name == "gbt":
        return _edition(value, place)
    if not isinstance(value, str) or not value:
        hint = msg('write it in quotes, as  {name} = "…"', name=name)
        raise UsageError(msg("{name} = {value!r} is not a text", name=name, value=value), file=place, hint=hint)
    if name == "lang" and value not in LANGUAGES:
        hint = msg("languages: {names}", names=msg(", ").join(LANGUAGES))
        raise UsageError(msg("there is no language {name!r}", name=value), file=place, hint=hint)
    if name in _ONE_OF and value not in _ONE_OF[name]:
        hint = msg("it may be {names}", names=msg(", ").join(_ONE_OF[name]))
        raise UsageError(msg("{name} = {value!r} is none of these", name=name, value=value), file=place, hint=hint)
    if name == "encoding":
        _check_encoding(value, place)
    return value


def _edition(value: object, place: str) -> str:
    """``2025``, a number or a text."""
    if str(value) not in EDITIONS:
        hint = msg("it may be {names}", names=msg(", ").join(EDITIONS))
        raise UsageError(msg("{name} = {value!r} is none of these", name="gbt", value=value), file=place, hint=hint)
    return str(value)


def _check_encoding(label: str, place: str) -> None:
    """Told at once, and not for each page."""
    try:
        codecs.lookup(label.strip())
    except (LookupError, ValueError) as error:
        hint = msg("for Chinese: utf-8, gb18030, big5, utf-16")
        raise UsageError(msg("there is no encoding {label!r}", label=label), file=place, hint=hint) from error


def _formats(value: object, place: str) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        problem = msg("to = {value!r} is not a list of formats", value=value)
        raise UsageError(problem, file=place, hint=msg('write it as  to = ["md", "pdf"]'))
    return tuple(dict.fromkeys(word.strip().lower() for word in words if word.strip()))


def _number(value: object, place: str) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        problem = msg("jobs = {value!r} is not a number of documents", value=value)
        raise UsageError(problem, file=place, hint=msg("write it as  jobs = 2; 0 is one a core"))
    return value


def _switch(name: str, value: object, place: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    switch = words.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(switch, bool):
        problem = msg("{name} = {value!r} is neither true nor false", name=name, value=value)
        raise UsageError(problem, file=place, hint=msg("write it as  {name} = true", name=name))
    return switch


def _limit(name: str, value: object, place: str) -> int:
    """A limit: a whole number above 0, for bytes also ``"20 MB"``."""
    found = limits.amount(value) if isinstance(value, str) else value
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        problem = msg("{name} = {value!r} is no number above 0", name=name, value=value)
        example = '"50 MB"' if name.endswith("size") else str(2 * limits.limit(name) or 300)
        raise UsageError(problem, file=place, hint=msg("write it as  {name} = {value}", name=name, value=example))
    return found
