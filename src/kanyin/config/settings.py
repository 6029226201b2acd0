"""What a person may set once for all runs: kanyin.toml, above it the environment, then the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from kanyin import limits
from kanyin.config.file import nearest
from kanyin.config.overrides import COMMAND_LINE, Level, choice
from kanyin.config.page_settings import ReadDefaults, check_config, read_config
from kanyin.config.setting_values import NAMES, READINGS, STREAM, Settings, convert, guess, unknown
from kanyin.errors import UsageError
from kanyin.limits import Limits
from kanyin.messages import msg

_FOLDERS = ("input", "output")
PREFIX = "KANYIN_"
DEFAULT = "default"
"""The origin of a value that nobody has set."""


@dataclass(frozen=True, slots=True)
class Given:
    """A setting's value and where it comes from: ``default``, a kanyin.toml, a variable, or a flag."""

    value: Any
    origin: str


def load_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, object], config: Path | None = None
) -> Settings:
    """The settings of a run in ``folder``; see ``find_settings``."""
    return settings_of(find_settings(folder, environment, flags, config))


def settings_of(found: Mapping[str, Given]) -> Settings:
    """The settings without their origins and without the limits."""
    return Settings(**{field.name: found[field.name].value for field in fields(Settings)})


def limits_of(found: Mapping[str, Given]) -> Limits:
    """The limits among the settings."""
    return Limits(*(found[name].value for name in limits.NAMES))


def find_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, object], config: Path | None = None
) -> dict[str, Given]:
    """Each setting and limit of a run in ``folder`` with its origin. A flag that is None was not given.

    The kanyin.toml is ``config``, else the nearest one from ``folder`` upwards; the folders it names are beside it.
    ``KANYIN_STYLE`` and its like come from ``environment``; there, as in flags, ``to`` has commas. Raises InputError
    when kanyin.toml cannot be read, UsageError for a key or value that it may not hold, or for a folder outside its own
    where it was found and not named.
    """
    found = {field.name: Given(field.default, DEFAULT) for field in fields(Settings)}
    found |= {name: Given(value, DEFAULT) for name, value in zip(limits.NAMES, astuple(limits.DEFAULTS), strict=True)}
    said = dict(_variables(environment)) | _flags(flags)
    path = config or nearest(folder)
    if path:
        at = os.path.relpath(path, folder)
        with limits.using(limits_of({**found, **said})):
            beside = _in_file(path, at)
        found |= beside
        if not config:
            top = os.path.realpath(path.parent)
            for name, given in beside.items():
                if name not in said:
                    _refuse_outside(name, given, folder, top)
    return found | said


def _in_file(path: Path, at: str) -> dict[str, Given]:
    """The settings of a kanyin.toml, called ``at``."""
    check_config(path)  # what is wrong there is told at once
    values = {name: convert(name, value, at) for name, value in read_config(path).items() if name in NAMES}
    return {name: Given(_beside(name, value, os.path.dirname(at)), at) for name, value in values.items()}


def _variables(environment: Mapping[str, str]) -> Iterator[tuple[str, Given]]:
    """The settings that the environment holds; what is unknown there is another's, or told by ``unknown_variables``."""
    for variable, text in environment.items():
        name = _setting(variable)
        if name in NAMES and text:
            yield name, Given(convert(name, text, variable), variable)


def _setting(variable: str) -> str:
    """The setting that a variable stands for; empty for one that is none of ours."""
    return variable.removeprefix(PREFIX).lower().replace("_", "-") if variable.startswith(PREFIX) else ""


def unknown_variables(environment: Mapping[str, str]) -> list[str]:
    """What there is to tell of ``KANYIN_`` variables that stand for no setting, each with the one that is near."""
    names = {variable: _setting(variable) for variable in environment if variable.startswith(PREFIX)}
    return [f"{v}: {unknown(name)}\n  {guess(name, NAMES)}" for v, name in names.items() if name not in NAMES]


def _flags(flags: Mapping[str, object]) -> dict[str, Given]:
    """The settings that the command line holds."""
    named = {name.replace("_", "-"): value for name, value in flags.items() if value is not None}
    return {name: Given(convert(name, value, f"--{name}"), f"--{name}") for name, value in named.items()}


def _beside(name: str, value: object, folder: str) -> object:
    """A folder named in kanyin.toml lies beside that file, wherever kanyin is called."""
    return os.path.join(folder, str(value)) if _is_folder(name, value) else value


def _is_folder(name: str, value: object) -> bool:
    """The setting names a folder: a style does with a path."""
    return (name in _FOLDERS and value != STREAM) or (name == "style" and bool(re.search(r"[/\\]", str(value))))


def _refuse_outside(name: str, given: Given, folder: Path, top: str) -> None:
    """Raise UsageError where a kanyin.toml that came with other people's pages would lead out of its own folder."""
    if _is_folder(name, given.value) and not Path(os.path.realpath(folder / given.value)).is_relative_to(top):
        problem = msg("{name} = {value!r} leads out of the folder of this file", name=name, value=given.value)
        hint = msg("give the folder on the command line, or name this file with --config")
        raise UsageError(problem, file=given.origin, hint=hint)


def command_line(keep: Iterable[str], drop: Iterable[str]) -> Level:
    """What ``--keep RULE`` and ``--drop RULE`` decide. Raises UsageError for a rule that cannot be overruled."""
    return Level(COMMAND_LINE, choice(keep, (), (), "keep", "--keep"), choice(drop, (), (), "drop", "--drop"))


def read_defaults(found: Mapping[str, Given], config: Path | None = None) -> ReadDefaults:
    """The settings that tell of pages, by where they come from; ``config``: the kanyin.toml that was named."""
    given = {name: found[name] for name in READINGS if found[name].origin != DEFAULT}
    firm = {name for name in given if given[name].origin.startswith((PREFIX, "--"))}
    values = {name: given[name].value for name in given}
    return ReadDefaults(
        {name: values[name] for name in firm}, {name: values[name] for name in values.keys() - firm}, config
    )
