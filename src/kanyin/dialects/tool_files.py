"""The files in which tools keep what a folder is: tables of JSON, TOML and YAML, read as far as they can be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.remarks import remark


def text_of(root: Path, path: Path) -> str:
    """The text of a file in the folder ``root``."""
    return read_inside(root, path).decode("utf-8-sig", "replace")


def json_or_toml(root: Path, name: str, read: Callable[[str], object]) -> dict[str, Any]:
    """A table of settings; of a file that is none, or not there, nothing."""
    path = root / name
    if not path.is_file():
        return {}
    try:
        made = read(text_of(root, path))
    except ValueError as error:
        if isinstance(error, json.JSONDecodeError):
            remark(msg("not JSON at character {column}: {reason}", column=error.pos + 1, reason=error.msg), file=path)
        else:
            remark(msg("not TOML: {reason}", reason=error), file=path)
        return {}
    return made if isinstance(made, dict) else {}


def yaml_file(root: Path, name: str) -> Any:
    """What a file of YAML holds, all of it as words; of a file that is none, or not there, nothing."""
    path = root / name
    if not path.is_file():
        return None
    try:
        return yaml.load(text_of(root, path), yaml.BaseLoader)
    except yaml.YAMLError as error:
        remark(msg("broken YAML: {problem}", problem=" ".join(str(error).split())), file=path)
        return None


def yaml_table(root: Path, name: str) -> dict[str, Any]:
    """A table of YAML; of a file that is none, or not there, nothing."""
    made = yaml_file(root, name)
    return made if isinstance(made, dict) else {}
