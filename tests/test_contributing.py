"""CONTRIBUTING.md leads to places that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLACE = re.compile(r"`((?:[\w-]+/)*[\w-]+\.(?:py|toml|css|po|sh|md|js)|(?:[\w-]+/)+)`")
ROOM = re.compile(r"\*\*[^*]+\*\* \(`([\w/]+/)`\)\.")


def places() -> list[tuple[str, str]]:
    """Each path in the index, and the room that its paragraph speaks of."""
    index = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n## Index\n")[1]
    found = []
    for paragraph in re.split(r"\n(?=\*\*)", index):
        named = ROOM.search(paragraph)
        room = named.group(1) if named else ""
        found += [(room, place) for place in PLACE.findall(paragraph) if place != room]
    return found


@pytest.mark.parametrize(("room", "place"), places())
def test_the_index_names_what_is_there(room: str, place: str) -> None:
    """A path begins below src/kanyin/, in the paragraph's own room, or, for styles, at the top."""
    code = ROOT / "src" / "kanyin"
    assert any((start / place).exists() for start in (code / room, code, ROOT))


def test_the_index_is_read() -> None:
    assert len(places()) > 150
