"""Fragments of XHTML, to see what is made of them."""

from __future__ import annotations

from collections.abc import Callable

from kanyin.output import xhtml


def changed(fragment: str, change: Callable[..., object], *more: object) -> str:
    """What a function that changes a tree in place makes of a fragment."""
    root = xhtml.body(fragment)
    change(root, *more)
    return xhtml.inner_html(root)
