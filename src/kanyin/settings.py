"""What a person may set once for all runs: kanyin.toml, above it the environment, then the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path

from kanyin.errors import InputError, UsageError

FILE = "kanyin.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where pages are read and results go; the formats (``md``: the Markdown itself); the style and another page for
    it; ``toc``: a table of contents in the PDF, whatever the style says.
    """

    input: str = "input"
    output: str = "build"
    to: tuple[str, ...] = ("md", "pdf", "epub", "docx")
    style: str = "journal"
    trim: str = ""
    toc: bool = False


_NAMES = tuple(field.name for field in fields(Settings))


def load_settings(
    folder: Path, environment: Mapping[str, str], flags: Mapping[str, str | bool | None]
) -> Settings:
    """The settings of a run in ``folder``. A flag that is None was not given.

    ``KANYIN_STYLE`` and its like come from ``environment``; there, as in flags, ``to`` has commas.
    Raises InputError when kanyin.toml cannot be read, UsageError for a key or value that it may not hold.
    """
    given: dict[str, object] = dict(_read_file(folder / FILE))
    given |= {name: value for name in _NAMES if (value := environment.get(f"KANYIN_{name.upper()}"))}
    given |= {name: value for name, value in flags.items() if value is not None}
    return replace(Settings(), **{name: _convert(name, value) for name, value in given.items()})  # type: ignore[arg-type]


def _read_file(path: Path) -> dict[str, object]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=path) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not TOML: {error}", file=path, cure='write lines as  style = "journal"') from error
    for name in found:
        if name not in _NAMES:
            near = get_close_matches(name, _NAMES, 1)
            cure = f"did you mean {near[0]}?" if near else f"it may hold {', '.join(_NAMES)}"
            raise UsageError(f"there is no setting {name!r}", file=path, cure=cure)
    return found


_FLAG = {"true": True, "1": True, "false": False, "0": False}


def _convert(name: str, value: object) -> str | bool | tuple[str, ...]:
    if name == "toc":
        flag = value if isinstance(value, bool) else _FLAG.get(str(value).lower())
        if flag is None:
            raise UsageError(f"toc = {value!r} is neither true nor false", cure="write it as  toc = true")
        return flag
    if name != "to":
        if not isinstance(value, str) or not value:
            raise UsageError(
                f"{name} = {value!r} is not a text", cure=f'write it in quotes, as  {name} = "…"'
            )
        return value
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise UsageError(f"to = {value!r} is not a list of formats", cure='write it as  to = ["md", "pdf"]')
    return tuple(dict.fromkeys(word.strip().lower() for word in words if word.strip()))
