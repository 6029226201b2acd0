"""The place among others that a file or a folder of a site tells itself: Hugo's ``weight``, VuePress' ``order``,
Docusaurus' ``sidebar_position`` and ``_category_.json``, Just the Docs' ``nav_order``."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from kanyin.dialects.tool_files import json_or_toml, text_of, yaml_table
from kanyin.patterns import lazy

_FRONT = lazy(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<head>.*?)^(?P=mark)[ \t]*$", re.DOTALL | re.MULTILINE)
_PLACE = lazy(
    r"^(?:weight|sidebar_position|nav_order|order)[ \t]*[:=][ \t]*[\"']?(?P<place>-?\d{1,9}(?:\.\d{1,9})?)",
    re.MULTILINE,
)
_ID = lazy(r"^id[ \t]*[:=][ \t]*[\"']?(?P<id>[\w./-]{1,200})", re.MULTILINE)
_LONGEST = 4000
"""Characters in which front matter tells it."""
NOWHERE = math.inf


@dataclass(frozen=True, slots=True)
class Category:
    """What a folder tells of itself: its place among its neighbours, its title."""

    place: float = NOWHERE
    label: str = ""


def own_place(root: Path, path: Path) -> float:
    """The place that the front matter of a file tells. Hugo's 0 is none."""
    found = _PLACE.search(front(root, path))
    place = float(found["place"]) if found else 0.0
    return place if place or (found and not found[0].startswith("weight")) else NOWHERE


def own_id(root: Path, path: Path) -> str:
    """What Docusaurus calls a file where its front matter says so."""
    found = _ID.search(front(root, path))
    return found["id"] if found else ""


def front(root: Path, path: Path) -> str:
    """The front matter of a file, as far as it is looked into."""
    found = _FRONT.match(text_of(root, path)[:_LONGEST])
    return found["head"] if found else ""


def category(root: Path, folder: Path, index: Path | None) -> Category:
    """What its settings say of a folder, else the front matter of its own page."""
    name = str(folder.relative_to(root) / "_category_")
    table = (
        json_or_toml(root, name + ".json", json.loads)
        or yaml_table(root, name + ".yml")
        or yaml_table(root, name + ".yaml")
    )
    try:
        place = float(table.get("position"))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        place = own_place(root, index) if index else NOWHERE
    return Category(place, str(table.get("label") or ""))
