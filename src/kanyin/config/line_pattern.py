"""The patterns that a person writes into kanyin.toml, run by RE2: no line takes long, whatever the pattern.

They are written as those of Python's ``re``; what RE2 does not know, look-around and back-references above all, cannot
be done in linear time (https://github.com/google/re2/wiki/Syntax).
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kanyin.errors import MissingToolError, UsageError
from kanyin.messages import msg
from kanyin.patterns import lazy

MEMORY = 1 << 20
"""Bytes for a compiled pattern: above it, one with many repeats takes seconds for a long line."""
_UNKNOWN = lazy(r"\(\?(?:<?[=!]|>|P=|\()|\\[1-9]|[*+?}]\+")
"""What Python knows and RE2 does not: look-around, atomic groups, back-references, possessive repeats."""
_ESCAPE = lazy(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))|(\[\^?\]?)|(\])", re.DOTALL)
_LETTERS = r"\p{L}\p{N}_"
_CLASSES = {"d": r"\p{Nd}", "D": r"\P{Nd}", "w": f"[{_LETTERS}]", "W": f"[^{_LETTERS}]", "Z": r"\z"}
"""Python's classes of characters know all scripts; those of RE2 know ASCII."""


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A pattern that has been checked; it may begin anywhere in a line."""

    text: str

    def found_in(self, line: str) -> bool:
        """The line holds what the pattern describes."""
        return _compiled(self.text).search(line) is not None


def checked(text: str, place: str) -> LinePattern:
    """A pattern as a person wrote it. Raises UsageError that names ``place`` for what is none or RE2 does not know."""
    place = f"{place} patterns"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        at = (getattr(error, "pos", None) or 0) + 1
        problem = msg(
            "{pattern!r} is no regular expression at character {at}: {reason}", pattern=text, at=at, reason=error
        )
        hint = msg("put a \\ before signs that stand for themselves, or give the line under lines")
        raise UsageError(problem, file=place, hint=hint) from error
    reason = refused(text)
    if reason:
        unknown = _UNKNOWN.search(text)
        problem = msg(
            "{pattern!r} cannot be used at character {at}: {reason}",
            pattern=text,
            at=unknown.start() + 1 if unknown else 1,
            reason=reason,
        )
        hint = msg("write it without look-around, back-references and large repeats, or give the lines under lines")
        raise UsageError(problem, file=place, hint=hint)
    return LinePattern(text)


def refused(text: str) -> str:
    """Why RE2 does not take a pattern; empty where it does."""
    re2 = _library()
    try:
        _compiled(text)
    except re2.error as error:
        said = error.args[0] if error.args else b""
        return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return ""


@lru_cache(maxsize=1024)
def _compiled(text: str) -> Any:
    re2 = _library()
    options = re2.Options()
    options.max_mem = MEMORY
    options.log_errors = False
    return re2.compile(translated(text), options=options)


def _library() -> Any:
    try:
        import re2
    except ImportError as error:
        hint = msg("install it:  {command}", command="pip install google-re2")
        raise MissingToolError(msg("patterns in kanyin.toml need RE2"), hint=hint) from error
    return re2


def translated(text: str) -> str:
    """A pattern of Python's as RE2 writes it: ``\\\\uXXXX`` by its number, ``\\\\d`` and ``\\\\w`` of all scripts."""
    inside = False

    def write(match: re.Match[str]) -> str:
        nonlocal inside
        short, long, letter, opening, closing = match.groups()
        if short or long:
            return rf"\x{{{short or long}}}"
        if letter:
            return _LETTERS if inside and letter == "w" else _CLASSES.get(letter, match[0])
        if opening and not inside:
            inside = True
        elif closing or opening.endswith("]"):
            inside = False
        return match[0]

    return _ESCAPE.sub(write, text)
