"""Where words may be hyphenated: soft hyphens, the dictionary of the text's language, syllables of foreign names."""

from __future__ import annotations

import re
from typing import Any

import pyphen  # type: ignore[import-untyped]

from .shaping import shape

_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_LONG_NAME = re.compile("(?<![A-Za-z\u00c0-\u024f])[A-Z][a-z]{8,}+(?![A-Za-z\u00c0-\u024f])")
# Before a consonant that a vowel follows, and between two consonants that begin no syllable together: Ko-n…, Al-ba….
_SYLLABLE = re.compile(
    r"(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=[aeiouy][lmnr])(?=[bcdfgjkpqstvz][aeiouy])"
)
_JOINED_BEFORE = re.compile(r"[A-Za-z0-9:][._\\@]\Z")
_JOINED_BEHIND = re.compile(r"[._\\@][A-Za-z0-9]")
_NAME_END = 3  # letters of a name that stay together at both ends


def hyphen_points(text: str, style: Any, dictionaries: dict[Any, Any]) -> tuple[dict[int, float], set[int]]:
    """Positions in ``text`` where a hyphen may end a line, with the width of that hyphen in px; those of them that are
    guessed, for a foreign name's own language is not known.

    ``dictionaries``: WeasyPrint's cache, kept with the document being laid out.
    """
    if style["hyphens"] == "none":
        return {}, set()
    points = {match.end() for match in re.finditer(_SOFT_HYPHEN, text)}
    language = style["hyphens"] == "auto" and style["lang"] and pyphen.language_fallback(style["lang"])
    if language:
        total, left, right = style["hyphenate_limit_chars"]
        key = (language, left, right, total)
        if key not in dictionaries:
            dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
        for word in _WORD.finditer(text):
            if len(word.group()) >= total and _is_plain(text, *word.span()):
                points.update(word.start() + i for i in dictionaries[key].positions(word.group()))
    points -= {0, len(text)}
    guessed = _between_syllables(text) - points if language else set()
    if not points and not guessed:
        return {}, set()
    width = sum(shape(style["hyphenate_character"], style).advances)
    return dict.fromkeys(points | guessed, width), guessed


def _is_plain(text: str, start: int, end: int) -> bool:
    """False for a part of a name in a program or of a file, ``lamp.template``, and for a name with capitals within it:
    a hyphen would seem to belong to it. Where an author has set soft hyphens, no others come.
    """
    joined = _JOINED_BEFORE.search(text, max(0, start - 2), start) or _JOINED_BEHIND.match(text, end)
    return not joined and text[end : end + 1] != _SOFT_HYPHEN and not any(map(str.isupper, text[start + 1 : end]))


def _between_syllables(text: str) -> set[int]:
    """Positions in long names where most languages end a syllable."""
    return {
        joint.start()
        for name in _LONG_NAME.finditer(text)
        for joint in _SYLLABLE.finditer(text, *name.span())
        if name.start() + _NAME_END <= joint.start() <= name.end() - _NAME_END
    }
