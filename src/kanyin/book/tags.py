"""Parts of patterns for our own XHTML: an element, a tag. Each reads a text once, however broken it is."""

from __future__ import annotations

TAG = "<[^<>]*+>"
"""Any tag. In what pandoc writes, no attribute holds < or >."""


def inside(names: str) -> str:
    """What stands in an element up to the next tag, start or end, of one of ``names`` (``h1|p``)."""
    return rf"[^<]*+(?:<(?!/?(?:{names})\b)[^<]*+)*+"


def element(*names: str) -> str:
    """A whole element of one of ``names``, which holds none of its own name."""
    return "|".join(rf"<{name}\b{inside(name)}</{name}>" for name in names)
