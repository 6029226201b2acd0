"""Where words may be hyphenated: soft hyphens, and the dictionary of the text's own language."""

from __future__ import annotations

import re
from typing import Any

import pyphen  # type: ignore[import-untyped]

from .shaping import shape

_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"


def hyphen_points(text: str, style: Any, dictionaries: dict[Any, Any]) -> dict[int, float]:
    """Positions in ``text`` where a hyphen may end a line, with the width of that hyphen in px.

    ``dictionaries``: WeasyPrint's cache, kept with the document being laid out.
    """
    if style["hyphens"] == "none":
        return {}
    points = {match.end() for match in re.finditer(_SOFT_HYPHEN, text)}
    language = style["hyphens"] == "auto" and style["lang"] and pyphen.language_fallback(style["lang"])
    if language:
        total, left, right = style["hyphenate_limit_chars"]
        key = (language, left, right, total)
        if key not in dictionaries:
            dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
        for word in _WORD.finditer(text):
            if len(word.group()) >= total and text[word.end() : word.end() + 1] != _SOFT_HYPHEN:
                points.update(word.start() + i for i in dictionaries[key].positions(word.group()))
    points -= {0, len(text)}
    if not points:
        return {}
    width = sum(shape(style["hyphenate_character"], style).advances)
    return dict.fromkeys(points, width)
