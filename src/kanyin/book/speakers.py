"""Who speaks: the names that lines of a play begin with."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.book.directions import with_directions
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.patterns import lazy

WHITE = " \u3000\u00a0"
"""White between a name and what is said."""
_DRAWN_OUT = r"[\u3400-\u9fff][\u3000 ][\u3400-\u9fff]"
_NAME = lazy(rf"{_DRAWN_OUT}(?=[：:（(\u3000]|$)|[\w·•]{{1,8}}(?:、[\w·•]{{1,8}})?")
"""A name; one of two characters may be drawn out to three."""
_HAN_NAME = lazy(rf"{_DRAWN_OUT}|[\u3400-\u9fff·、]{{1,8}}[甲乙丙丁\dA-Z]?")
"""A name that white alone parts from what is said."""
_DONE = r"[（(〔［][^（()）〔〕［］]{1,40}[）)〕］]"
_BEHIND = lazy(rf"(?:{_DONE})?[：:]|[\u3000\u00a0]+|(?={_DONE})")
"""What parts a name from what is said: a mark, with what is done meanwhile or not, or white."""

_FIRST = lazy(
    r"[\s\u3000]*[（(〔［](?![^（()）〔〕［］]*[\dA-Za-z])[^（()）〔〕［］]{0,40}[\u3400-\u9fff][^（()）〔〕［］]{0,40}[）)〕］]"
)


@dataclass(frozen=True, slots=True)
class Head:
    """How a speech begins: the name, with the mark or white behind it, and what is left of the line."""

    name: str
    label: list[Json]
    rest: list[Json]


def is_done_first(head: Head) -> bool:
    """True for a speech that begins with what is done."""
    return bool(_FIRST.match(text_of([*head.label[1:], *head.rest])))


def head_of(line: list[Json]) -> Head | None:
    """How a speech begins, its name in bold or not; None for a line that begins otherwise."""
    if not line:
        return None
    if line[0]["t"] == "Strong":
        return _strong_head(text_of(line[0]), line[1:])
    if line[0]["t"] != "Str":
        return None
    text = line[0]["c"].lstrip(WHITE)
    name = _NAME.match(text)
    if not name or name[0].isdigit():
        return None
    behind = _BEHIND.match(text, name.end())
    if behind:
        rest = [{"t": "Str", "c": text[behind.end() :]}] if text[behind.end() :] else []
        return _made(name[0], behind[0], [*rest, *line[1:]])
    is_alone = name.end() == len(text) and len(line) > 1 and line[1]["t"] == "Space"
    return _made(name[0], "\u3000", line[2:]) if is_alone else None


def _strong_head(bold: str, rest: list[Json]) -> Head | None:
    """A name in bold; the mark behind it may be bold too."""
    text = bold.strip(WHITE)
    name = text.rstrip("：:").rstrip(WHITE)
    if not _NAME.fullmatch(name):
        return None
    if name != text:
        return _made(name, text[-1], rest)
    if rest and rest[0]["t"] == "Str":
        behind = _BEHIND.match(rest[0]["c"])
        left = rest[0]["c"][behind.end() :] if behind else ""
        return _made(name, behind[0], [{"t": "Str", "c": left}, *rest[1:]] if left else rest[1:]) if behind else None
    return _made(name, "\u3000", rest[1:]) if len(rest) > 1 and rest[0]["t"] == "Space" else None


def _made(name: str, behind: str, rest: list[Json]) -> Head | None:
    """A head with something said behind it."""
    while rest and (rest[0]["t"] == "Space" or (rest[0]["t"] == "Str" and not rest[0]["c"].strip(WHITE))):
        rest = rest[1:]
    if rest and rest[0]["t"] == "Str":
        rest = [{"t": "Str", "c": rest[0]["c"].lstrip(WHITE)}, *rest[1:]]
    if not rest or (behind.strip(WHITE) == "" and not _HAN_NAME.fullmatch(name)):
        return None
    label = name + (behind.strip(WHITE) or "\u3000")
    return Head(name, with_directions([{"t": "Str", "c": label}]), rest)
