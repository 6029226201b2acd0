"""What the kanyin.toml of a page says of that page: how it is read, and what a person has decided about rules."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from glob import escape
from pathlib import Path
from typing import Any

from kanyin.config import file
from kanyin.config.file import FILE
from kanyin.config.line_roles import TABLE as ROLES
from kanyin.config.line_roles import read_roles
from kanyin.config.overrides import NO_FLAGS, NONE, VERBS, Choice, Level, Overrides, choice
from kanyin.config.setting_values import KIND, NAMES, READINGS, STREAM, check_name, convert
from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.patterns import lazy

_FILES = "files"


@dataclass(frozen=True, slots=True)
class ReadDefaults:
    """What was said of how to read all pages, by the names of settings.

    ``overrides`` by flags or variables, before any kanyin.toml; ``defaults`` in that of where one works, behind
    that of the page. ``config`` is the kanyin.toml for all pages, where one was named.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None


NO_DEFAULTS = ReadDefaults()


def read_config(path: Path) -> dict[str, Any]:
    """All that a kanyin.toml holds; see ``file.read_file``."""
    return file.read_file(path, (*NAMES, *VERBS, ROLES, _FILES))


def check_config(path: Path) -> None:
    """Raise InputError or UsageError for whatever is wrong in what a kanyin.toml says of pages."""
    _sections(path, file.age(path))


def read_options_for(page: Path | None, record: int, reading: ReadDefaults) -> dict[str, Any]:
    """``encoding``, ``lossy`` and ``links`` for a page, where anybody said so: like ``overrides_for``."""
    found = _said_of(page, record, reading)
    return {name: value for name, value in found.items() if name not in ("gbt", "citations")}


def edition_for(page: Path | None, record: int, reading: ReadDefaults) -> str:
    """The GB/T 7714 in whose form a page's references are set; empty where nobody said."""
    return str(_said_of(page, record, reading).get("gbt", ""))


def are_linked(page: Path | None, record: int, reading: ReadDefaults) -> bool:
    """Whether the Markdown of a page is to have its citations as links."""
    return _said_of(page, record, reading).get("citations") == "linked"


def _said_of(page: Path | None, record: int, reading: ReadDefaults) -> dict[str, Any]:
    found = dict(reading.defaults)
    for section in reversed(_sections_for(page, record, reading.config)):
        found |= section.reading
    return found | dict(reading.overrides)


def overrides_for(page: Path | None, record: int, flags: Level, config: Path | None = None) -> Overrides:
    """What a person has decided about a page: flags, then ``config``, or else the kanyin.toml nearest to the page.

    In it, ``[files."PATTERN"]`` with its own ``keep`` and ``drop`` goes before what holds for all; PATTERN is a
    page's path from there, in which ``*`` stands for anything; the path of a ``record`` may end in ``:`` and its line
    (0: the page is none). A page from standard input lies where one works.
    Raises InputError or UsageError for a kanyin.toml that cannot be read or holds what it may not.
    """
    sections = _sections_for(page, record, config)
    if not sections:
        return NONE if flags == NO_FLAGS else Overrides((flags,))
    return Overrides((flags, *(section.level for section in sections)))


def pattern_for(page: Path | None, record: int, config: Path | None = None) -> str:
    """The PATTERN of ``[files."PATTERN"]`` that means this page and no other, in the kanyin.toml that speaks of it.

    Where there is none, it is that of one where one works.
    """
    if page is None:
        return STREAM
    path = config or file.nearest(page.parent)
    folder = path.parent if path else Path()
    name = escape(Path(os.path.relpath(page, folder)).as_posix())
    return f"{name}:{record}" if record else name


@dataclass(frozen=True, slots=True)
class _Section:
    """What a kanyin.toml says of the pages whose path fits ``pattern``."""

    pattern: str
    level: Level
    reading: Mapping[str, Any]
    kind: str = ""
    """What these files are, one of KINDS; empty where their names' ends tell."""


def kind_for(page: Path, config: Path | None = None) -> str:
    """What a kanyin.toml says that a file is (``from``, one of KINDS); empty where it says nothing of it.

    Raises InputError or UsageError like ``overrides_for``.
    """
    return next((section.kind for section in _sections_for(page, 0, config) if section.kind), "")


def _sections_for(page: Path | None, record: int, config: Path | None) -> list[_Section]:
    """What the kanyin.toml for a page says of it, that for some files before that for all."""
    path = config or file.nearest(page.parent if page else Path())
    if path is None:
        return []
    name = Path(os.path.relpath(page, path.parent)).as_posix() if page else STREAM
    names = (name, f"{name}:{record}") if record else (name,)
    sections = _sections(path, file.age(path))
    return [section for section in sections if any(fnmatchcase(name, section.pattern) for name in names)]


@lru_cache(maxsize=64)
def _sections(path: Path, changed: int) -> tuple[_Section, ...]:
    """What a kanyin.toml of a certain age says of pages: of some files, by their pattern, and last of all."""
    fields = read_config(path)
    table = fields.get(_FILES, {})
    if not isinstance(table, dict):
        raise _bad_table(_FILES, path)
    narrow = (_section(pattern, part, path, f'{_FILES}."{pattern}"') for pattern, part in table.items())
    wide = {name: fields[name] for name in (*VERBS, ROLES, *READINGS) if name in fields}
    return (*narrow, _section("*", wide, path, ""))


def decisions_in(path: Path) -> dict[str, list[str]]:
    """What a kanyin.toml decides, a row a list: ``keep.rules`` and its texts, as they stand there."""
    fields = read_config(path)
    tables = {verb: fields.get(verb, {}) for verb in (*VERBS, ROLES)}
    for pattern, part in fields.get(_FILES, {}).items():
        tables |= {f'{_FILES}."{pattern}".{verb}': part[verb] for verb in (*VERBS, ROLES) if verb in part}
        told = {name: [part[name]] for name in (*READINGS, KIND) if name in part}
        tables |= {f'{_FILES}."{pattern}"': told} if told else {}
    return {f"{name}.{key}": list(map(str, values)) for name, table in tables.items() for key, values in table.items()}


def _section(pattern: str, table: object, path: Path, name: str) -> _Section:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    place = f"{path}: [{name}]" if name else str(path)
    for key in table:
        check_name(key, (*VERBS, ROLES, *READINGS, KIND), place)
    chosen = {verb: _choice(table.get(verb, {}), path, f"{name}.{verb}".lstrip("."), verb) for verb in VERBS}
    roles = read_roles(table.get(ROLES, {}), path, f"{name}.{ROLES}".lstrip("."))
    reading = {key: convert(key, table[key], place) for key in READINGS if key in table}
    kind = str(convert(KIND, table[KIND], place)) if KIND in table else ""
    return _Section(pattern, Level(FILE, chosen["keep"], chosen["drop"], roles), reading, kind)


def _choice(table: object, path: Path, name: str, verb: str) -> Choice:
    if not isinstance(table, dict):
        raise _bad_table(name, path)
    keys = ("rules", "lines", "patterns")
    place = f"{path}: [{name}]"
    for key, value in table.items():
        check_name(key, (*keys, _NUMBERS), place)
        if key == _NUMBERS:
            continue
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            hint = msg('write it as  {name} = ["…", "…"]', name=key)
            raise UsageError(msg("[{table}] {name} is not a list of texts", table=name, name=key), file=path, hint=hint)
    named, lines, patterns = (table.get(key, []) for key in keys)
    return choice(named, lines, patterns, verb, place, _numbers(table.get(_NUMBERS, []), name, path))


_NUMBERS = "numbers"
_SPAN = lazy("([0-9]{1,9})(?:-([0-9]{1,9}))?")


def _numbers(values: object, name: str, path: Path) -> tuple[range, ...]:
    """Numbers of lines, ``12`` or ``"12-15"``: what they mean in one file they mean in no other."""
    texts = [str(value) for value in values if not isinstance(value, bool)] if isinstance(values, list) else [""]
    found = [_SPAN.fullmatch(text) for text in texts]
    if not all(found):
        hint = msg('write them as  numbers = [12, "15-20"]')
        raise UsageError(msg("[{table}] numbers are not numbers of lines", table=name), file=path, hint=hint)
    if found and not name.startswith(_FILES):
        hint = msg("put them under the file's name:  {table}", table=f'[{_FILES}."NAME".{name}]')
        raise UsageError(msg("[{table}] numbers hold for one file only", table=name), file=path, hint=hint)
    return tuple(range(int(span[1]), int(span[2] or span[1]) + 1) for span in found if span)


def _bad_table(name: str, path: Path) -> UsageError:
    hint = msg('write  [keep]  and below it  rules = ["BP043"]  or  lines = ["…"]')
    return UsageError(msg("[{table}] is not a table", table=name), file=path, hint=hint)
