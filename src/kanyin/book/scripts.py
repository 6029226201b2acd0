"""Raised and lowered characters where there is no type to raise them with: plain text, bookmarks, metadata.

2 raised to 64 must not become 264, so what Unicode has raised is written so (²), and the rest behind its sign (2^n/2).
"""

from __future__ import annotations

import re
from copy import deepcopy

from kanyin.book.pandoc_types import Json
from kanyin.book.ruby import is_sound
from kanyin.book.tree import rewrite_inside_out, text_of
from kanyin.mathematics.words import words
from kanyin.patterns import lazy

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SIGNS = {"Superscript": ("^", _RAISED), "Subscript": ("_", _LOWERED)}
_PLAIN = lazy(r"st|nd|rd|th|tm|[^\w+\-−=(~].*|[①-⓿]+|", re.IGNORECASE | re.DOTALL)
"""What reads well on the line: an English ordinal, TM, what begins with a mark, such as a note's number in brackets."""
_ONE = lazy(r"[+\-−]?\w+(?:\.\w+)*")


def on_the_line(kind: str, text: str) -> str:
    """What stands for ``text`` of pandoc's ``kind``, Superscript or Subscript: ``²``, ``^a``, ``_(i, j)``."""
    sign, small = _SIGNS[kind]
    if _PLAIN.fullmatch(text):
        return text
    if all(ord(character) in small for character in text):
        return text.translate(small)
    return f"{sign}{text}" if _ONE.fullmatch(text) else f"{sign}({text})"


def plain_text(node: Json) -> str:
    """As ``text_of``, what is raised or lowered told from what is not, formulas as signs, no sounds behind words."""
    held = [deepcopy(node)]
    rewrite_inside_out(held, _as_string)
    return text_of(held)


def _as_string(node: Json) -> Json | None:
    if is_sound(node):
        return {"t": "Str", "c": ""}
    if node["t"] == "Math":
        return {"t": "Str", "c": words(node["c"][1], on_the_line)}
    return {"t": "Str", "c": on_the_line(node["t"], text_of(node["c"]))} if node["t"] in _SIGNS else None
