"""What a person may set once for all runs: kanyin.toml, above it the environment, then the command line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
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
    ``lang`` is the language of messages, ``zh`` or ``en``, empty for that of the locale.
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


_NAMES = tuple(field.name for field in fields(Settings))
_FOLDERS = ("input", "output")
_FILES = "files"


@dataclass(frozen=True, slots=True)
class Given:
    """A setting's value and where it comes from: ``default``, a kanyin.toml, a variable, or a flag."""

    value: Any
    origin: str


def load_settings(folder: Path, environment: Mapping[str, str], flags: Mapping[str, object]) -> Settings:
    """The settings of a run in ``folder``. A flag that is None was not given.

    Raises InputError when kanyin.toml cannot be read, UsageError for a key or value that it may not hold.
    """
    return Settings(**{name: given.value for name, given in find_settings(folder, environment, flags).items()})


def find_settings(folder: Path, environment: Mapping[str, str], flags: Mapping[str, object]) -> dict[str, Given]:
    """Each setting with its origin; see ``load_settings``.

    kanyin.toml is the nearest one from ``folder`` upwards; the folders it names are beside it. ``KANYIN_STYLE`` and
    its like come from ``environment``; there, as in flags, ``to`` has commas.
    """
    found = {field.name: Given(field.default, DEFAULT) for field in fields(Settings)}
    path = nearest(folder)
    if path:
        _levels(path, path.stat().st_mtime_ns)  # what is wrong there is told at once
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
    if name in ("strict", "toc"):
        return _switch(name, value, place)
    if not isinstance(value, str) or not value:
        cure = msg('write it in quotes, as  {name} = "…"', name=name)
        raise UsageError(msg("{name} = {value!r} is not a text", name=name, value=value), file=place, cure=cure)
    if name == "lang" and value not in LANGUAGES:
        cure = msg("languages: {names}", names=msg(", ").join(LANGUAGES))
        raise UsageError(msg("there is no language {name!r}", name=value), file=place, cure=cure)
    return value


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


def overrules_for(page: Path | None, flags: Level) -> Overrules:
    """What a person has decided about a page: flags, then the kanyin.toml nearest to the page.

    In it, ``[files."PATTERN"]`` with its own ``keep`` and ``drop`` goes before what holds for all; PATTERN is a
    page's path from there, in which ``*`` stands for anything. A page from standard input lies where one works.
    Raises InputError or UsageError for a kanyin.toml that cannot be read or holds what it may not.
    """
    path = nearest(page.parent if page else Path())
    if path is None:
        return NONE if flags == NO_FLAGS else Overrules((flags,))
    name = Path(os.path.relpath(page, path.parent)).as_posix() if page else STREAM
    narrow, wide = _levels(path, path.stat().st_mtime_ns)
    return Overrules((flags, *(level for pattern, level in narrow if fnmatchcase(name, pattern)), wide))


@lru_cache(maxsize=64)
def _levels(path: Path, changed: int) -> tuple[tuple[tuple[str, Level], ...], Level]:
    """The decisions in a kanyin.toml of a certain age: those for some files, by their pattern, and those for all."""
    fields = _read_file(path)
    table = fields.get(_FILES, {})
    if not isinstance(table, dict):
        raise _bad_table(_FILES, path)
    narrow = tuple((pattern, _level(part, path, f'{_FILES}."{pattern}"')) for pattern, part in table.items())
    return narrow, _level({verb: fields[verb] for verb in VERBS if verb in fields}, path, "")


def decisions_in(path: Path) -> dict[str, list[str]]:
    """What a kanyin.toml decides, a row a list: ``keep.rules`` and its texts, as they stand there."""
    fields = _read_file(path)
    tables = {verb: fields.get(verb, {}) for verb in VERBS}
    for pattern, part in fields.get(_FILES, {}).items():
        tables |= {f'{_FILES}."{pattern}".{verb}': part[verb] for verb in VERBS if verb in part}
    return {f"{name}.{key}": texts for name, table in tables.items() for key, texts in table.items()}


def _level(table: object, path: Path, name: str) -> Level:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    for key in table:
        _check_name(key, VERBS, f"{path}: [{name}]")
    chosen = {verb: _choice(table.get(verb, {}), path, f"{name}.{verb}".lstrip("."), verb) for verb in VERBS}
    return Level(FILE, chosen["keep"], chosen["drop"])


def _choice(table: object, path: Path, name: str, verb: str) -> Choice:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    keys = ("rules", "lines", "patterns")
    for key, value in table.items():
        _check_name(key, keys, f"{path}: [{name}]")
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            cure = msg('write it as  {name} = ["…", "…"]', name=key)
            raise UsageError(msg("[{table}] {name} is not a list of texts", table=name, name=key), file=path, cure=cure)
    named, lines, patterns = (table.get(key, []) for key in keys)
    return choice(named, lines, patterns, verb, f"{path}: [{name}]")


def _bad_table(name: str, path: Path) -> UsageError:
    cure = msg('write  [keep]  and below it  rules = ["BP043"]  or  lines = ["…"]')
    return UsageError(msg("[{table}] is not a table", table=name), file=path, cure=cure)
