"""What a person may set once for all runs: kanyin.toml, above it the environment, then the command line."""

from __future__ import annotations

import codecs
import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from kanyin.errors import InputError, UsageError
from kanyin.files import reason, toml_error
from kanyin.messages import LANGUAGES, msg
from kanyin.overrules import COMMAND_LINE, NO_FLAGS, NONE, VERBS, Choice, Level, Overrules, choice

FILE = "kanyin.toml"
PREFIX = "KANYIN_"
STREAM = "-"
DEFAULT = "default"
"""The origin of a value that nobody has set."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where pages are read and results go; the formats (``md``: the Markdown itself); the style and another page for it
    (``trim``); ``toc``: a table of contents in the PDF, whatever the style says.

    ``jobs`` is how many documents are made at a time, 0 for one a core. ``strict`` makes decisions in doubt errors.
    ``lang`` is the language of messages, ``zh`` or ``en``, empty for that of the locale. ``encoding`` is that of the
    pages, empty where each tells its own; ``lossy`` has bytes replaced that are no character (see ``readings_for``).
    """

    input: str = "input"
    output: str = "build"
    to: tuple[str, ...] = ("md", "pdf", "epub", "docx")
    style: str = "journal"
    jobs: int = 0
    strict: bool = False
    lang: str = ""
    trim: str = ""
    toc: bool = False
    encoding: str = ""
    lossy: bool = False


_NAMES = tuple(field.name for field in fields(Settings))
_FOLDERS = ("input", "output")
_FILES = "files"
_READINGS = ("encoding", "lossy")
"""Settings that tell of pages: a page's own kanyin.toml may hold them, also for some files only."""


@dataclass(frozen=True, slots=True)
class Given:
    """A setting's value and where it comes from: ``default``, a kanyin.toml, a variable, or a flag."""

    value: Any
    origin: str


def load_settings(folder: Path, environment: Mapping[str, str], flags: Mapping[str, object]) -> Settings:
    """The settings of a run in ``folder``. A flag that is None was not given.

    Raises InputError when kanyin.toml cannot be read, UsageError for a key or value that it may not hold.
    """
    return settings_of(find_settings(folder, environment, flags))


def settings_of(found: Mapping[str, Given]) -> Settings:
    """The settings without their origins."""
    return Settings(**{name: given.value for name, given in found.items()})


def find_settings(folder: Path, environment: Mapping[str, str], flags: Mapping[str, object]) -> dict[str, Given]:
    """Each setting with its origin; see ``load_settings``.

    kanyin.toml is the nearest one from ``folder`` upwards; the folders it names are beside it. ``KANYIN_STYLE`` and
    its like come from ``environment``; there, as in flags, ``to`` has commas.
    """
    found = {field.name: Given(field.default, DEFAULT) for field in fields(Settings)}
    path = nearest(folder)
    if path:
        _sections(path, path.stat().st_mtime_ns)  # what is wrong there is told at once
        at = os.path.relpath(path, folder)
        for name, value in _read_file(path).items():
            if name in _NAMES:
                found[name] = Given(_beside(name, _convert(name, value, at), os.path.dirname(at)), at)
    for variable, text in environment.items():
        name = variable.removeprefix(PREFIX).lower()
        if variable.startswith(PREFIX):
            _check_name(name, _NAMES, variable)
            if text:
                found[name] = Given(_convert(name, text, variable), variable)
    for name, value in flags.items():
        if value is not None:
            found[name] = Given(_convert(name, value, f"--{name}"), f"--{name}")
    return found


def nearest(folder: Path) -> Path | None:
    """The kanyin.toml in ``folder``, or in the nearest folder above that has one."""
    here = Path(os.path.abspath(folder))
    return next((place / FILE for place in (here, *here.parents) if (place / FILE).is_file()), None)


def _beside(name: str, value: object, folder: str) -> object:
    """A folder named in kanyin.toml lies beside that file, wherever kanyin is called."""
    return os.path.join(folder, str(value)) if name in _FOLDERS and value != STREAM else value


def _read_file(path: Path) -> dict[str, Any]:
    """A kanyin.toml whose keys are known; the values of settings are not yet checked."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(msg("cannot be read: {reason}", reason=reason(error)), file=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise toml_error(InputError, error, path, msg('write lines as  style = "journal"')) from error
    for name in found:
        _check_name(name, (*_NAMES, *VERBS, _FILES), str(path))
    return found


def _check_name(name: str, known: Sequence[str], place: str) -> None:
    if name in known:
        return
    near = get_close_matches(name, known, 1)
    cure = msg("did you mean {name}?", name=near[0]) if near else msg("it may be {names}", names=msg(", ").join(known))
    raise UsageError(msg("there is no setting {name!r}", name=name), file=place, cure=cure)


def _convert(name: str, value: object, place: str) -> object:
    """A setting's value as its type; a text from the environment may stand for any."""
    if name == "to":
        return _formats(value, place)
    if name == "jobs":
        return _number(value, place)
    if name in ("strict", "toc", "lossy"):
        return _switch(name, value, place)
    if not isinstance(value, str) or not value:
        cure = msg('write it in quotes, as  {name} = "…"', name=name)
        raise UsageError(msg("{name} = {value!r} is not a text", name=name, value=value), file=place, cure=cure)
    if name == "lang" and value not in LANGUAGES:
        cure = msg("languages: {names}", names=msg(", ").join(LANGUAGES))
        raise UsageError(msg("there is no language {name!r}", name=value), file=place, cure=cure)
    if name == "encoding":
        _check_encoding(value, place)
    return value


def _check_encoding(label: str, place: str) -> None:
    """Told at once, and not for each page."""
    try:
        codecs.lookup(label.strip())
    except (LookupError, ValueError) as error:
        cure = msg("for Chinese: utf-8, gb18030, big5, utf-16")
        raise UsageError(msg("there is no encoding {label!r}", label=label), file=place, cure=cure) from error


def _formats(value: object, place: str) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        problem = msg("to = {value!r} is not a list of formats", value=value)
        raise UsageError(problem, file=place, cure=msg('write it as  to = ["md", "pdf"]'))
    return tuple(dict.fromkeys(word.strip().lower() for word in words if word.strip()))


def _number(value: object, place: str) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        problem = msg("jobs = {value!r} is not a number of documents", value=value)
        raise UsageError(problem, file=place, cure=msg("write it as  jobs = 2; 0 is one a core"))
    return value


def _switch(name: str, value: object, place: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    switch = words.get(value.lower()) if isinstance(value, str) else value
    if not isinstance(switch, bool):
        problem = msg("{name} = {value!r} is neither true nor false", name=name, value=value)
        raise UsageError(problem, file=place, cure=msg("write it as  {name} = true", name=name))
    return switch


def command_line(keep: Iterable[str], drop: Iterable[str]) -> Level:
    """What ``--keep RULE`` and ``--drop RULE`` decide. Raises UsageError for a rule that cannot be overruled."""
    return Level(COMMAND_LINE, choice(keep, (), (), "keep", "--keep"), choice(drop, (), (), "drop", "--drop"))


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of how to read all pages, by the names of settings.

    ``firmly`` by flags or variables, before any kanyin.toml; otherwise in the kanyin.toml of where one works, behind
    that of the page.
    """

    firmly: Mapping[str, Any] = field(default_factory=dict)
    otherwise: Mapping[str, Any] = field(default_factory=dict)


NOTHING_SAID = Said()


def said_of_reading(found: Mapping[str, Given]) -> Said:
    """The settings that tell of pages, by where they come from."""
    given = {name: found[name] for name in _READINGS if found[name].origin != DEFAULT}
    firm = {name for name in given if given[name].origin.startswith((PREFIX, "--"))}
    return Said(
        {name: given[name].value for name in firm}, {name: given[name].value for name in given.keys() - firm}
    )


def readings_for(page: Path | None, record: int, said: Said) -> dict[str, Any]:
    """``encoding`` and ``lossy`` for a page, where anybody said so: like ``overrules_for``."""
    found = dict(said.otherwise)
    for section in reversed(_sections_for(page, record)):
        found |= section.reading
    return found | dict(said.firmly)


def overrules_for(page: Path | None, record: int, flags: Level) -> Overrules:
    """What a person has decided about a page: flags, then the kanyin.toml nearest to the page.

    In it, ``[files."PATTERN"]`` with its own ``keep`` and ``drop`` goes before what holds for all; PATTERN is a
    page's path from there, in which ``*`` stands for anything; the path of a ``record`` may end in ``:`` and its line
    (0: the page is none). A page from standard input lies where one works.
    Raises InputError or UsageError for a kanyin.toml that cannot be read or holds what it may not.
    """
    sections = _sections_for(page, record)
    if not sections:
        return NONE if flags == NO_FLAGS else Overrules((flags,))
    return Overrules((flags, *(section.level for section in sections)))


@dataclass(frozen=True, slots=True)
class _Section:
    """What a kanyin.toml says of the pages whose path fits ``pattern``."""

    pattern: str
    level: Level
    reading: Mapping[str, Any]


def _sections_for(page: Path | None, record: int) -> list[_Section]:
    """What the nearest kanyin.toml says of a page, that for some files before that for all."""
    path = nearest(page.parent if page else Path())
    if path is None:
        return []
    name = Path(os.path.relpath(page, path.parent)).as_posix() if page else STREAM
    names = (name, f"{name}:{record}") if record else (name,)
    sections = _sections(path, path.stat().st_mtime_ns)
    return [section for section in sections if any(fnmatchcase(name, section.pattern) for name in names)]


@lru_cache(maxsize=64)
def _sections(path: Path, changed: int) -> tuple[_Section, ...]:
    """What a kanyin.toml of a certain age says of pages: of some files, by their pattern, and last of all."""
    fields = _read_file(path)
    table = fields.get(_FILES, {})
    if not isinstance(table, dict):
        raise _bad_table(_FILES, path)
    narrow = (_section(pattern, part, path, f'{_FILES}."{pattern}"') for pattern, part in table.items())
    wide = {name: fields[name] for name in (*VERBS, *_READINGS) if name in fields}
    return (*narrow, _section("*", wide, path, ""))


def decisions_in(path: Path) -> dict[str, list[str]]:
    """What a kanyin.toml decides, a row a list: ``keep.rules`` and its texts, as they stand there."""
    fields = _read_file(path)
    tables = {verb: fields.get(verb, {}) for verb in VERBS}
    for pattern, part in fields.get(_FILES, {}).items():
        tables |= {f'{_FILES}."{pattern}".{verb}': part[verb] for verb in VERBS if verb in part}
        told = {name: [part[name]] for name in _READINGS if name in part}
        tables |= {f'{_FILES}."{pattern}"': told} if told else {}
    return {f"{name}.{key}": list(map(str, values)) for name, table in tables.items() for key, values in table.items()}


def _section(pattern: str, table: object, path: Path, name: str) -> _Section:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    place = f"{path}: [{name}]" if name else str(path)
    for key in table:
        _check_name(key, (*VERBS, *_READINGS), place)
    chosen = {verb: _choice(table.get(verb, {}), path, f"{name}.{verb}".lstrip("."), verb) for verb in VERBS}
    reading = {key: _convert(key, table[key], place) for key in _READINGS if key in table}
    return _Section(pattern, Level(FILE, chosen["keep"], chosen["drop"]), reading)


def _choice(table: object, path: Path, name: str, verb: str) -> Choice:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    keys = ("rules", "lines", "patterns")
    place = f"{path}: [{name}]"
    for key, value in table.items():
        _check_name(key, (*keys, _NUMBERS), place)
        if key == _NUMBERS:
            continue
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            cure = msg('write it as  {name} = ["…", "…"]', name=key)
            raise UsageError(msg("[{table}] {name} is not a list of texts", table=name, name=key), file=path, cure=cure)
    named, lines, patterns = (table.get(key, []) for key in keys)
    return choice(named, lines, patterns, verb, place, _numbers(table.get(_NUMBERS, []), name, path))


_NUMBERS = "numbers"
_SPAN = re.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?")


def _numbers(values: object, name: str, path: Path) -> tuple[range, ...]:
    """Numbers of lines, ``12`` or ``"12-15"``: what they mean in one file they mean in no other."""
    texts = [str(value) for value in values if not isinstance(value, bool)] if isinstance(values, list) else [""]
    found = [_SPAN.fullmatch(text) for text in texts]
    if not all(found):
        cure = msg('write them as  numbers = [12, "15-20"]')
        raise UsageError(msg("[{table}] numbers are not numbers of lines", table=name), file=path, cure=cure)
    if found and not name.startswith(_FILES):
        cure = msg("put them under the file's name:  {table}", table=f'[{_FILES}."NAME".{name}]')
        raise UsageError(msg("[{table}] numbers hold for one file only", table=name), file=path, cure=cure)
    return tuple(range(int(span[1]), int(span[2] or span[1]) + 1) for span in found if span)


def _bad_table(name: str, path: Path) -> UsageError:
    cure = msg('write  [keep]  and below it  rules = ["BP043"]  or  lines = ["…"]')
    return UsageError(msg("[{table}] is not a table", table=name), file=path, cure=cure)
