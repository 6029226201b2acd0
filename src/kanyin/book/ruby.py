"""Words with their sounds above them: ``[渡口]{.ruby rt="dù kǒu"}`` and HTML's ``ruby``, each character with its own.

A span ``ruby`` holds its base and one span ``rt``. Sounds as many as characters, parted by spaces, stand each over its
character (clreq 3.3.4), so that a line may end between them; wider ones over all, or their characters stood apart.
Those in 注音 stand each beside its character, whatever the writing: the class ``zhuyin``.
"""

from __future__ import annotations

from itertools import pairwise

from kanyin.book.pandoc_types import Json
from kanyin.book.title_lines import width
from kanyin.book.tree import text_of
from kanyin.patterns import lazy
from kanyin.text import HAN

_ROOM = 3.9
"""Ems of their own size, half of that of the text, that two sounds beside each other have."""
_ALL_HAN = lazy(f"[{HAN}]+")
_ZHUYIN = lazy("[\u3105-\u312f\u31a0-\u31bfˊˇˋ˙]+")


def shape(span: Json) -> Json | None:
    """What a span with sounds becomes; None where it has none."""
    attributes, content = span["c"]
    for pair in [pair for pair in attributes[2] if pair[0] == "rt"]:
        attributes[2].remove(pair)
        content.append(_span("rt", [{"t": "Str", "c": pair[1]}]))
    if "ruby" not in attributes[1]:
        return None
    parts = [part for base, sound in _pairs(content) for part in _parted(base, sound)]
    if len(parts) == 1:
        attributes[1][:] = [*attributes[1], *_more(parts[0])]
        return None
    attributes[1].remove("ruby")
    return {"t": "Span", "c": [attributes, parts]}


def _pairs(content: list[Json]) -> list[tuple[list[Json], list[Json]]]:
    """Each base with the sound behind it; what has none at the end."""
    pairs: list[tuple[list[Json], list[Json]]] = []
    base: list[Json] = []
    for node in content:
        if is_sound(node):
            pairs.append((base, node["c"][1]))
            base = []
        else:
            base.append(node)
    return [*pairs, (base, [])] if base else pairs


def _parted(base: list[Json], sound: list[Json]) -> list[Json]:
    """A span for each character, where each has a sound; else one for all."""
    if not sound:
        return base
    characters, sounds = text_of(base), text_of(sound).split()
    whole = len(characters) != len(sounds) or any(node["t"] != "Str" for node in base)
    is_above = not all(map(_ZHUYIN.fullmatch, sounds))
    too_wide = is_above and any(width(one) + width(two) > _ROOM for one, two in pairwise(sounds))
    if len(sounds) < 2 or whole or too_wide or not _ALL_HAN.fullmatch(characters):
        return [_ruby(base, sound)]
    pairs = zip(characters, sounds, strict=True)
    return [_ruby([{"t": "Str", "c": one}], [{"t": "Str", "c": said}]) for one, said in pairs]


def _ruby(base: list[Json], sound: list[Json]) -> Json:
    is_beside = len(text_of(base)) == 1 and _ZHUYIN.fullmatch(text_of(sound))
    return _span("ruby", [*base, _span("rt", sound)], *(["zhuyin"] if is_beside else []))


def _more(part: Json) -> list[str]:
    """The classes of a word beyond ``ruby``, where it is one."""
    return part["c"][0][1][1:] if part["t"] == "Span" and "ruby" in part["c"][0][1] else []


def is_sound(node: Json) -> bool:
    """True for a span of what is said, which plain text leaves out."""
    return bool(node["t"] == "Span" and "rt" in node["c"][0][1])


def _span(name: str, content: list[Json], *more: str) -> Json:
    return {"t": "Span", "c": [["", [name, *more], []], content]}
