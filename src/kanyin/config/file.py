"""kanyin.toml: where it is, and what is in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kanyin.config.setting_values import check_name
from kanyin.errors import InputError
from kanyin.files import read_bytes, reason, toml_error
from kanyin.messages import msg

FILE = "kanyin.toml"


def nearest(folder: Path) -> Path | None:
    """The kanyin.toml in ``folder``, or in the nearest folder above that has one."""
    here = Path(os.path.abspath(folder))
    return next((place / FILE for place in (here, *here.parents) if (place / FILE).is_file()), None)


def age(path: Path) -> int:
    """When a file was changed. Raises InputError where it is not there."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError as error:
        raise InputError(msg("no such file"), file=path, hint=msg("check the name after --config")) from error
    except OSError as error:
        raise InputError(msg("cannot be read: {reason}", reason=reason(error)), file=path) from error


def read_file(path: Path, known: Sequence[str]) -> dict[str, Any]:
    """A kanyin.toml all of whose keys are ``known``; the values of settings are not yet checked.

    Raises InputError where it cannot be read, UsageError for an unknown key.
    """
    import tomllib

    try:
        found = tomllib.loads(read_bytes(path, limit="settings-size").decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise toml_error(InputError, error, path, msg('write lines as  style = "journal"')) from error
    except RecursionError as error:
        raise InputError(msg("lists lie too deep inside each other"), file=path, hint=msg("write them flat")) from error
    for name in found:
        check_name(name, known, str(path))
    return found
