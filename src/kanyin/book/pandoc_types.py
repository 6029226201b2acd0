"""What pandoc's JSON is made of."""

from __future__ import annotations

from typing import Any

Json = Any
"""A piece of pandoc's JSON: objects ``{"t": …, "c": …}`` and lists of them."""

INLINES = frozenset(
    (
        *("Str", "Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Quoted", "Cite"),
        *("Code", "Space", "SoftBreak", "LineBreak", "Math", "RawInline", "Link", "Image", "Note", "Span"),
    )
)
"""Nodes that stand in a line."""
