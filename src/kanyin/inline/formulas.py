"""Formulas, and words of programs, on their way through cleaning: a sign each, which no rule of the text looks into."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from kanyin.model import CODE, MATH, Document, Source
from kanyin.patterns import lazy
from kanyin.text import legible

_FORMULA = lazy(f"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}|{CODE[0]}[^{CODE[0]}{CODE[1]}]*+{CODE[1]}")
_FIRST, _BASE = 0xE0100, 240
"""Variation selectors: no letters, no digits, no marks, and part of no word that a rule knows."""
_DIGITS = f"{chr(_FIRST)}-{chr(_FIRST + _BASE - 1)}"
_HIDDEN = lazy(f"{MATH[0]}([{_DIGITS}]+){MATH[1]}")

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Formulas:
    """The TeX of a page's formulas and words of programs, with the marks round them, each by the sign for it."""

    tex: Mapping[str, str]

    def restore(self, document: Document) -> Document:
        """The Document with its formulas as they were, in all its texts and its record."""
        if not self.tex:
            return document
        return _mapped(document, lambda text: _parted(_HIDDEN.sub(self._back, text)) if MATH[0] in text else text)

    def _back(self, match: re.Match[str]) -> str:
        return self.tex.get(match[1], match[0])


def _parted(text: str) -> str:
    """Two formulas with a blank between them: $a$$b$ in Markdown is one display formula, or none."""
    return text.replace(f"{MATH[1]}{MATH[0]}", f"{MATH[1]} {MATH[0]}")


def hide(source: Source) -> tuple[Source, Formulas]:
    """The Source with a sign for each formula, and for words of a program, in what a reader left of it."""
    signs: dict[str, str] = {}

    def sign(match: re.Match[str]) -> str:
        whole = match[0][0] + legible(match[0][1:-1]) + match[0][-1]
        return f"{MATH[0]}{signs.setdefault(whole, _sign(len(signs)))}{MATH[1]}"

    def hidden(text: str) -> str:
        return _FORMULA.sub(sign, text) if MATH[0] in text or CODE[0] in text else text

    lines = tuple(map(hidden, source.lines))
    changes = tuple(replace(one, before=hidden(one.before), after=hidden(one.after)) for one in source.changes)
    if not signs:
        return source, Formulas({})
    return replace(source, lines=lines, changes=changes), Formulas({sign: tex for tex, sign in signs.items()})


def _sign(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, _BASE)
        digits = chr(_FIRST + digit) + digits
        if not number:
            return digits


def _mapped(value: Value, change: Callable[[str], str]) -> Value:
    """A value with all texts in it changed."""
    if isinstance(value, str):
        return change(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_mapped(one, change) for one in value)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {key: _mapped(one, change) for key, one in value.items()}  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _mapped(getattr(value, one.name), change) for one in fields(value)})
    return value
