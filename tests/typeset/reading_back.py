"""Lines of a PDF read back from the positions of its glyphs."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import pdfplumber

SIZE = 10.0  # pt
MARGIN = 20.0  # pt
Render = Callable[..., bytes]
logging.getLogger("pdfminer").setLevel(logging.ERROR)


@dataclass(frozen=True)
class Glyph:
    """One glyph; positions in em of the body size from the left edge of the type area."""

    text: str
    left: float
    right: float
    size: float
    page: int
    top: float


def glyph_lines(pdf: bytes) -> list[list[Glyph]]:
    """The lines of a PDF, top to bottom, glyphs from left to right."""
    found: list[list[Glyph]] = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages):
            rows: dict[float, list[Glyph]] = {}
            for char in page.chars:
                row = rows.setdefault(round(char["matrix"][5] * 2) / 2, [])
                row.append(
                    Glyph(
                        char["text"],
                        (char["x0"] - MARGIN) / SIZE,
                        (char["x1"] - MARGIN) / SIZE,
                        char["size"] / SIZE,
                        number,
                        char["top"],
                    )
                )
            found += [sorted(rows[y], key=lambda glyph: glyph.left) for y in sorted(rows, reverse=True)]
    return found


def line_texts(pdf: bytes) -> list[str]:
    return ["".join(glyph.text for glyph in line).strip() for line in glyph_lines(pdf)]


def between(line: list[Glyph], left: str, right: str) -> float:
    """Em between the first ``left`` and the ``right`` that follows it."""
    for a, b in pairwise(line):
        if (a.text, b.text) == (left, right):
            return b.left - a.right
    raise AssertionError(f"{left}{right} not in {''.join(glyph.text for glyph in line)}")
