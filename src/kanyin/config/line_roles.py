"""What a person says a line is: ``[roles]`` in kanyin.toml, by the line's number or by a pattern of its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kanyin.config.line_pattern import LinePattern, checked
from kanyin.config.setting_values import guess
from kanyin.errors import UsageError
from kanyin.files import read_bytes
from kanyin.messages import msg
from kanyin.model import HIDDEN
from kanyin.patterns import lazy

TABLE = "roles"
ROLES = (
    "furniture",
    "title",
    "subtitle",
    "author",
    "unit",
    "info",
    "lead",
    "abstract",
    "keywords",
    "heading",
    "body",
    "verse",
    "caption",
    "row",
    "note",
    "reference",
)
"""All that a line can be said to be. ``info`` tells of source, date or issue; ``row`` is one of a table."""
FURNITURE = "furniture"

_SPAN = lazy("([0-9]{1,9})-([0-9]{1,9})")


def fold(text: str) -> str:
    """A line as it is compared: as a person sees it, white space as one space."""
    return " ".join(text.translate(HIDDEN).split())


@dataclass(frozen=True, slots=True)
class RoleLines:
    """The lines that have a role: by their numbers in the source, or by patterns of their text."""

    role: str
    numbers: tuple[range, ...] = ()
    patterns: tuple[LinePattern, ...] = ()

    def names(self, text: str, src: tuple[int, ...]) -> bool:
        """The line of ``text`` (folded) and with these numbers is among them."""
        if any(number in numbers for numbers in self.numbers for number in src):
            return True
        return any(pattern.found_in(text) for pattern in self.patterns)


def role_of(roles: Iterable[RoleLines], text: str, src: tuple[int, ...]) -> str:
    """The first role that a line is said to have; empty for none."""
    folded = fold(text)
    return next((lines.role for lines in roles if lines.names(folded, src)), "")


def read_roles(table: object, path: Path, name: str) -> tuple[RoleLines, ...]:
    """The table ``name`` of a kanyin.toml. Raises UsageError, with its line, for what it may not hold."""
    if not isinstance(table, Mapping):
        raise UsageError(
            msg("[{table}] is not a table", table=name),
            file=path,
            line=line_of(path, TABLE),
            hint=msg('write  [{table}]  and below it  title = [2]  or  author = ["^文/"]', table=name),
        )
    return tuple(_read_role(role, value, path, name) for role, value in table.items())


def _read_role(role: str, value: object, path: Path, name: str) -> RoleLines:
    line = line_of(path, role)
    if role not in ROLES:
        raise UsageError(msg("there is no role {name!r}", name=role), file=path, line=line, hint=guess(role, ROLES))
    if not isinstance(value, list) or not all(map(_is_line, value)):
        problem = msg("[{table}] {name} is not a list of line numbers and patterns", table=name, name=role)
        hint = msg('write it as  {name} = [2, "5-7", "^文/"]', name=role)
        raise UsageError(problem, file=path, line=line, hint=hint)
    numbers = tuple(span for each in value if (span := _numbers(each)) is not None)
    texts = [each for each in value if isinstance(each, str) and _numbers(each) is None]
    return RoleLines(role, numbers, tuple(checked(text, f"{path}:{line or 1}: [{name}] {role}") for text in texts))


def _is_line(value: object) -> bool:
    """A line's number, from 1, or a text."""
    return isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool) and value > 0)


def _numbers(value: object) -> range | None:
    """``12`` and ``"12-15"`` as numbers of lines; None for a pattern."""
    if isinstance(value, int):
        return range(value, value + 1)
    span = _SPAN.fullmatch(str(value))
    return range(int(span[1]), int(span[2]) + 1) if span else None


def line_of(path: Path, key: str) -> int | None:
    """The line of a kanyin.toml at which a key of ``[roles]`` is set, or the table itself; None where it is not found.

    The TOML reader does not tell. A file that names one key in several tables has the first place told.
    """
    lines = read_bytes(path, limit="settings-size").decode("utf-8", "replace").splitlines()
    inside = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("["):
            inside = _WORD.findall(line)[-1:] == [TABLE]
            if inside and key == TABLE:
                return number
            continue
        within = line if inside else line.partition(TABLE)[2]
        if key in _keys(within) or (key == TABLE and TABLE in _keys(line)):
            return number
    return None


_WORD = lazy(r"[\w-]+")


def _keys(text: str) -> set[str]:
    """The words right before the equals signs of a line."""
    return {words[-1] for part in text.split("=")[:-1] if (words := _WORD.findall(part))}
