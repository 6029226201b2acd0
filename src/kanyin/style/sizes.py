"""Sizes of trimmed pages by name or in mm, and the height of a number of lines."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.messages import msg
from kanyin.style.file import MM_PER_PT


def page_size(value: str) -> tuple[float, float]:
    """Width and height in mm of a trim's name or measures. Raises ValueError."""
    trims: dict[str, list[float]] = rules.table("sizes")["trims"]
    if value in trims:
        width, height = trims[value]
        return float(width), float(height)
    found = re.fullmatch(r"(\d{2,4}(?:\.\d+)?)\s*[x×*]\s*(\d{2,4}(?:\.\d+)?)(?:\s*mm)?", value)
    if not found:
        raise ValueError(msg("{value!r} is no page size", value=value))
    return float(found[1]), float(found[2])


def trims() -> str:
    return msg('write it as "210x285" (mm), or as one of: {names}', names=msg(", ").join(rules.table("sizes")["trims"]))


def type_height(lines: int, leading: float, size: float) -> float:
    return ((lines - 1) * leading + size) * MM_PER_PT
