"""The index of CONTRIBUTING.md has a line for every module and rule table, and names nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "src" / "kanyin"
ROOM = re.compile(r"^### [^(\n]+ \(`([\w./]+/)`\)$", re.MULTILINE)
LINE = re.compile(r"^- (?P<names>`[^`\n]+`(?:, `[^`\n]+`)*): (?P<says>.+)$", re.MULTILINE)
NAMED = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?:[\w-]+/)*[\w-]+\.py|(?:[\w-]+/)+[\w-]+\.(?:toml|css)")
IDENTIFIER = re.compile(r"[A-Za-z_]*_[A-Za-z_]+")
LONGEST = 250
"""Characters of a line: longer ones nobody looks over."""


def _folder(room: str) -> Path:
    return CODE / room if (CODE / room).is_dir() else ROOT / room


def lines() -> list[tuple[Path, str, str]]:
    """The lines of the index, each with the folder of its room, the file that it begins with and all that it says."""
    index = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## Index\n")[1]
    _, *parts = ROOM.split(index)
    return [
        (_folder(room), name, line["says"])
        for room, text in zip(parts[::2], parts[1::2], strict=True)
        for line in LINE.finditer(text)
        for name in NAMED.findall(line["names"])
    ]


LINES = lines()


def _file(folder: Path, place: str) -> Path:
    """A file below the line's room, below src/kanyin/ or below the project's root."""
    here = (start / place for start in (folder, CODE, ROOT))
    return next((path for path in here if path.is_file()), folder / place)


def test_each_line_stands_under_the_room_of_its_file() -> None:
    allowed = {name: _file(folder, name) if name.startswith("rules/") else folder / name for folder, name, _ in LINES}
    assert [name for name, path in allowed.items() if not path.is_file()] == []


def test_each_module_and_each_rule_table_has_one_line() -> None:
    files = {path for path in CODE.rglob("*.py") if path.name not in ("__main__.py", "__init__.py")}
    files |= set((CODE / "rules").glob("*.toml"))
    indexed = [_file(folder, name) for folder, name, _ in LINES]
    assert {str(path.relative_to(CODE)): indexed.count(path) for path in files if indexed.count(path) != 1} == {}


def test_what_stands_before_the_rooms_names_files_that_are_there() -> None:
    index = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## Index\n")[1]
    named = set(filter(PLACE.fullmatch, NAMED.findall(ROOM.split(index)[0])))
    assert {place for place in named if not _file(CODE, place).is_file()} == set()


def test_no_line_names_what_is_not_there() -> None:
    strange = {(name, named) for folder, name, says in LINES for named in _strange(_file(folder, name), folder, says)}
    assert strange == set()


def _strange(file: Path, folder: Path, says: str) -> Iterator[str]:
    """Files that are nowhere, and functions neither of the line's file nor of the one named before them."""
    texts = [file.read_text(encoding="utf-8")] * 2
    for named in NAMED.findall(says):
        if PLACE.fullmatch(named) and "NAME" not in named:
            other = _file(folder, named)
            texts[1] = other.read_text(encoding="utf-8") if other.is_file() else ""
            if not other.is_file():
                yield named
        elif IDENTIFIER.fullmatch(named) and not any(named in text for text in texts):
            yield named


def test_lines_are_short() -> None:
    index = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## Index\n")[1]
    assert [line for line in index.splitlines() if len(line) > LONGEST] == []
