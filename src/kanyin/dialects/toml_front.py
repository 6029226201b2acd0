"""Hugo's front matter between ``+++``, which is TOML, as YAML."""

from __future__ import annotations

import tomllib

import yaml

from kanyin.errors import InputError
from kanyin.messages import msg


def as_yaml(lines: list[str], file: str) -> list[str]:
    """The lines of a file with its front matter as YAML, as many lines as before. Raises InputError."""
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
    made = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6).rstrip("\n").split("\n")
    room = end - 1
    made = made[:room] if len(made) > room and not fields else made
    return ["---", *made, *["#"] * (room - len(made)), "---", *lines[end + 1 :]]
