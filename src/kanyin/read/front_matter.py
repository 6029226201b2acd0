"""The front matter above a page's markup, as makers of sites keep it: Hugo, blogdown, Jekyll."""

from __future__ import annotations

import re

from kanyin.patterns import lazy

_BLOCK = lazy(r"\s{0,9}---[ \t]*\r?\n(.{1,8000}?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_DAY = lazy(r"\d{4}-\d{2}-\d{2}")
_FENCE = "---"


def read(text: str) -> dict[str, str]:
    """``title``, ``author``, ``date`` and ``keywords`` (with commas between) of the YAML above the markup of a page;
    nothing where none stands there or it cannot be read. What it holds is data: no type is made of it, no name of a
    field but these is taken.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}
    import yaml

    try:
        made: object = yaml.load(block[1], yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(made, dict):
        return {}
    day = _DAY.match(_words(made.get("date")))
    fields = {
        "title": _words(made.get("title")),
        "author": _words(made.get("author")),
        "date": day[0] if day else "",
        "keywords": _words(made.get("tags")),
    }
    return {name: value for name, value in fields.items() if value}


def is_shown(line: str) -> bool:
    """The line is the front matter as a browser shows it: all of it in a row."""
    return line.startswith(_FENCE) and line.endswith(_FENCE) and len(line) > 2 * len(_FENCE)


def _words(value: object) -> str:
    """A text on one line, or several with commas between; nothing for any other value."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value[:20])))
    return " ".join(value.split()) if isinstance(value, str) else ""
