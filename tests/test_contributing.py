"""The index of CONTRIBUTING.md names every module and rule table, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "src" / "kanyin"
PART = re.compile(r"\*\*[^*]+\*\*\s\(`([\w./]+/)`\)\.")
PLACE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|css))`")


def indexed() -> set[Path]:
    """The files that the index names: below their part's room, below src/kanyin/ or, for styles, the project's root."""
    index = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## Index\n")[1]
    _, *parts = PART.split(index)
    found = set()
    for room, text in zip(parts[::2], parts[1::2], strict=True):
        found |= {_file(CODE / room, place) for place in PLACE.findall(text)}
    return found


def _file(room: Path, place: str) -> Path:
    here = (start / place for start in (room, CODE, ROOT))
    return next((path for path in here if path.exists()), room / place)


def test_each_file_that_the_index_names_is_there() -> None:
    assert [path for path in indexed() if not path.is_file()] == []


def test_the_index_names_each_rule_table() -> None:
    assert {path.name for path in (CODE / "rules").glob("*.toml")} - {path.name for path in indexed()} == set()


def test_the_index_names_each_module() -> None:
    modules = {path for path in CODE.rglob("*.py") if path.name not in ("__main__.py", "__init__.py")}
    assert {str(path.relative_to(CODE)) for path in modules - indexed()} == set()
