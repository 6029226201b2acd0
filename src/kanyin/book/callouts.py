"""Boxes beside the text: quotations under a title, the author's or one that says what kind of box it is."""

from __future__ import annotations

from kanyin.book.language import script_of
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out
from kanyin.dialects.containers import kinds


def shape(document: Json) -> None:
    """Make quotations of pandoc's divisions of class ``callout``, Quarto's ``callout-note`` among them."""
    script = script_of(document)

    def change(node: Json) -> Json | None:
        return _box(node, script) if node["t"] == "Div" else None

    rewrite_inside_out(document["blocks"], change)


def _box(node: Json, script: str) -> Json | None:
    (_, classes, pairs), blocks = node["c"]
    kind = _kind(classes)
    if kind is None:
        return None
    titles = [value for key, value in pairs if key == "title"]
    if titles:
        head = _words(titles[0])
    elif kind == "tab" or not (blocks and blocks[0]["t"] == "Header" and "callout" not in classes):
        head = _words(kinds().get(kind, {}).get(script, ""))
    else:
        head, blocks = blocks[0]["c"][2], blocks[1:]
    title = [{"t": "Para", "c": [{"t": "Strong", "c": head}]}] if head else []
    return {"t": "BlockQuote", "c": [*title, *blocks]} if title or blocks else None


def _kind(classes: list[str]) -> str | None:
    """What kind of box a division is; None for one that is none."""
    quarto = next((name.removeprefix("callout-") for name in classes if name.startswith("callout-")), None)
    if quarto or "callout" not in classes:
        return quarto
    return next((name for name in classes if name != "callout"), "")


def _words(text: str) -> list[Json]:
    pieces = text.split()
    return [node for piece in pieces for node in ({"t": "Space"}, {"t": "Str", "c": piece})][1:]
