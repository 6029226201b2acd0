"""What the attributes and properties of a drawing may say, by kind; and CSS brought to the one form that is checked.

CSS can write one thing in many ways (escapes, comments, strings): it is read by tinycss2 and written anew from what was
read, so that what is checked is what any reader will see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from kanyin.patterns import lazy

_NUMBER = r"(?>[-+]?(?:\d{1,9}(?!\d)(?:\.\d*+)?|\.\d++)(?:[eE](?:\+?[0-6]|-\d{1,3})(?!\d))?)"
"""A number that is no larger than 10^15: beyond that programs draw nothing, or anything."""
_UNIT = "%|px|pt|pc|mm|cm|in|em|ex|rem|ch|vw|vh|Q|deg|grad|rad|turn|s|ms"
_LENGTH = rf"(?>{_NUMBER}(?:{_UNIT})?(?!\w))"
_WORD = r"(?>[A-Za-z][-\w]*+)"
_NAME = r"(?>[^\W\d][-\w.]*+)"
_LOCAL = rf"(?>url\(#{_NAME}\))"
_COLOUR = rf"(?>#[0-9a-fA-F]{{3,8}}|(?:rgba?|hsla?)\((?:{_LENGTH}|[\s,/])*+\)|{_WORD})"
_TURN = rf"(?>(?:matrix|(?:translate|scale|skew)[XY]?|rotate)\s*+\((?:{_LENGTH}|[\s,])*+\))"

_KINDS = {
    "name": _NAME,
    "text": r"[^\x00-\x08\x0b\x0c\x0e-\x1f]*+",
    "fragment": rf"#{_NAME}",
    "box": rf"[\s,]*+(?:{_NUMBER}[\s,]*+){{4}}",
    "path": rf"(?:[MmZzLlHhVvCcSsQqTtAa\s,]|{_NUMBER})*+",
    "transform": rf"(?:{_TURN}|[\s,]|none)*+",
    "numbers": rf"(?:{_LENGTH}|{_WORD}|[\s,;])*+",
    "amounts": rf"(?:{_LENGTH}|{_WORD}|[\s,/])*+",
    "words": r"[-\w\s.+]*+",
    "paint": rf"(?>{_LOCAL}|{_COLOUR})(?:\s++{_COLOUR})?+",
    "colour": _COLOUR,
    "reference": rf"none|inherit|{_LOCAL}",
    "families": r"""[-\w\s,.&'"]*+""",
    "font": r"""[-\w\s,.&'"/%]*+""",
}
"""Each is linear: what it has read it gives back no more."""


LOCAL = lazy(rf"url\(#({_NAME})\)")
_IDENT = lazy(r"[-\w]+")
_STRING = lazy(r"[-\w\s,.&]*")
_FUNCTIONS = ("rgb", "rgba", "hsl", "hsla", "matrix", "rotate", "scale", "translate", "skewx", "skewy")


@lru_cache(maxsize=1)
def kinds() -> dict[str, re.Pattern[str]]:
    """The pattern of each kind of value."""
    return {kind: lazy(pattern) for kind, pattern in _KINDS.items()}


class ElsewhereError(Exception):
    """An address that leads out of the drawing."""


def is_of_kind(value: str, kind: str) -> bool:
    """True for a value that a kind of attribute or property may have."""
    if not kinds()[kind].fullmatch(value):
        return False
    return kind != "box" or all(float(number) > 0 for number in re.split(r"[\s,]+", value.strip(" \t\r\n,"))[2:])


def fragment(address: str) -> str:
    """``#name`` as it stands in any writing, by its name. Raises ElsewhereError for an address of anything else."""
    if not address.strip().startswith("#"):
        raise ElsewhereError(address)
    return "#" + unquote(address.strip()[1:])


def canonical(tokens: Iterable[Any]) -> str | None:
    """A CSS value in the one form that is checked, or None for what no drawing needs. Raises ElsewhereError."""
    pieces = list(_pieces(tokens))
    return None if None in pieces else re.sub(r"\s+", " ", "".join(filter(None, pieces))).strip()


def _pieces(tokens: Iterable[Any]) -> Iterator[str | None]:
    for token in tokens:
        match token.type:
            case "whitespace" | "comment":
                yield " "
            case "ident":
                yield token.value if _IDENT.fullmatch(token.value) else None
            case "number" | "percentage" | "dimension":
                yield _amount(token)
            case "hash":
                yield f"#{token.value}"
            case "string":
                yield f"'{token.value}'" if _STRING.fullmatch(token.value) else None
            case "url":
                yield f"url({fragment(token.value)})"
            case "function":
                yield _function(token)
            case "literal":
                yield token.value if token.value in (",", "/") else None
            case _:
                yield None


def _amount(token: Any) -> str:
    unit = {"percentage": "%", "dimension": getattr(token, "unit", "")}.get(token.type, "")
    return f"{token.representation}{unit}"


def _function(token: Any) -> str | None:
    name = token.lower_name
    if name == "url":
        texts = [part.value for part in token.arguments if part.type == "string"]
        return f"url({fragment(texts[0])})" if len(texts) == 1 else None
    inner = canonical(token.arguments) if name in _FUNCTIONS else None
    return None if inner is None else f"{token.name}({inner})"
