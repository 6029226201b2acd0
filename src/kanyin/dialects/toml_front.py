"""Hugo's front matter between ``+++``, which is TOML, as YAML."""

from __future__ import annotations

import tomllib

import yaml

from kanyin.errors import InputError
from kanyin.messages import msg


def as_yaml(text: str, file: str) -> str:
    """A file's text with its front matter as YAML, in as many lines as before. Raises InputError."""
    return "\n".join(_as_yaml(text.split("\n"), file)) if text.startswith("+++") else text


def _as_yaml(lines: list[str], file: str) -> list[str]:
    if lines[0].rstrip() != "+++":
        return lines
    end = next((at for at in range(1, len(lines)) if lines[at].rstrip() == "+++"), 0)
    if not end:
        return lines
    try:
        fields = tomllib.loads("\n".join(lines[1:end]))
    except tomllib.TOMLDecodeError as error:
        problem = msg("broken front matter: {problem}", problem=error)
        raise InputError(problem, file=file, line=1, hint=msg("write TOML between +++, or YAML between ---")) from error
    room = end - 1
    dumped = yaml.safe_dump(_texts(fields), allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=None)
    made = dumped.rstrip("\n").split("\n") if fields else []
    if len(made) > room:
        made = [
            yaml.safe_dump(
                _texts(fields), allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True
            ).strip()
        ]
    return ["---", *made, *["#"] * (room - len(made)), "---", *lines[end + 1 :]]


def _texts(value: object) -> object:
    """Dates and numbers as they are written; tables and lists of such."""
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
