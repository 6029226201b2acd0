"""What CSL-JSON 1.0.2 allows of what we write: types, names, dates, and the variables by their kinds."""

from __future__ import annotations

from typing import Any

from kanyin.references.marks import TYPES

_TEXT = {"type": "string"}
_NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "suffix", "literal"), _TEXT),
    "additionalProperties": False,
}
_DATE = {
    "type": "object",
    "required": ["date-parts"],
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
    "additionalProperties": False,
}
_TEXTS = (
    *("title", "container-title", "volume", "issue", "page", "publisher", "publisher-place", "edition", "genre"),
    *("number", "scale", "dimensions", "DOI", "URL", "year-suffix"),
)
_NAMES = {"type": "array", "items": _NAME, "minItems": 1}
_PEOPLE = ("author", "editor", "translator", "container-author")
_KINDS = sorted({*TYPES.values(), "chapter", "periodical"})
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "custom"],
        "properties": {
            "id": _TEXT,
            "type": {"enum": _KINDS},
            **dict.fromkeys(_TEXTS, _TEXT),
            **dict.fromkeys(_PEOPLE, _NAMES),
            **dict.fromkeys(("issued", "accessed"), _DATE),
            "custom": {"type": "object", "required": ["mark", "raw"]},
        },
        "additionalProperties": False,
    },
}
