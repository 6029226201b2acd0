"""Where links inside a text lead: to headings by the names that GitHub, mdBook and others give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from kanyin.book.attributes import PLACES
from kanyin.book.pandoc_types import INLINES, Json
from kanyin.book.tree import rewrite, text_of
from kanyin.patterns import lazy

_CALLED = ("sec-", "sec:")
_NO_SLUG = lazy(r"[^\w\- ]")
_PREFIX = lazy(r"\Ac\d+--")
_OURS = lazy(r"(?:sec|ref|note|fn|fnref|call|cite|inner|id|formula)-?\d+|footnotes")
"""Names that books give their own places: headings, entries, notes, their calls."""


def slug(text: str) -> str:
    """The name of a heading in addresses, as GitHub makes it: small letters, hyphens for spaces, no marks."""
    return _NO_SLUG.sub("", text.strip().lower()).replace(" ", "-")


def chapter_prefix(number: int) -> str:
    """What the ids of a book's chapter begin with: two chapters may have headings of the same words."""
    return f"c{number}--"


def own_name(name: str) -> str:
    """An id as it is in the file of its chapter."""
    return _PREFIX.sub("", name)


def headings(blocks: list[Json]) -> Iterator[Json]:
    """The headings of a text that stand in no other block."""
    return (block for block in blocks if block["t"] == "Header")


def all_headings(node: Json) -> Iterator[Json]:
    """The headings of a text with those in quotations, boxes and lists, in their order."""
    if isinstance(node, dict) and node.get("t") == "Header":
        yield node
    elif isinstance(node, dict) and node.get("t", "") not in INLINES:
        yield from all_headings(list(node.values()))
    elif isinstance(node, list):
        for child in node:
            if isinstance(child, (dict, list)):
                yield from all_headings(child)


def name_headings(blocks: list[Json], prefix: str = "") -> None:
    """Give each heading the id that links to it have, where the author gave none; the second of a name gets ``-1``.

    What an author has named for calls, ``sec-x``, is called so in the whole book.
    """
    counts: dict[str, int] = {}
    for heading in all_headings(blocks):
        attributes = heading["c"][1]
        name = attributes[0] or slug(text_of(heading["c"][2]))
        count = counts.get(name, 0)
        counts[name] = count + 1
        own = "" if attributes[0].startswith(_CALLED) else prefix
        attributes[0] = own + (name if not count else f"{name}-{count}")


def make_unique(document: Json) -> None:
    """Let each name stand at one place, the first that has it, and no name of a person's be one of those that books
    give: what is not a heading, which is named anew, is called otherwise then, and links follow.
    """
    seen: set[str] = set()
    anew: dict[str, str] = {}

    def change(node: Json) -> None:
        attributes = node["c"][PLACES[node["t"]]] if node["t"] in PLACES else [""]
        name = attributes[0]
        if not name:
            return
        if name in seen:
            attributes[0] = ""
        elif node["t"] != "Header" and _OURS.fullmatch(name):
            anew[name] = attributes[0] = f"{name}_own"
        seen.add(name)

    parts = (document["blocks"], document["meta"])
    for part in parts:
        rewrite(part, change)
    if anew:
        for part in parts:
            lead(part, anew)


def name_inner(blocks: list[Json], names: dict[str, str]) -> None:
    """Name the headings in other blocks ``inner-N``; what links call them comes to ``names``."""
    inner = [heading for block in blocks if block["t"] != "Header" for heading in all_headings(block)]
    for number, heading in enumerate(inner, 1):
        attributes = heading["c"][1]
        old, attributes[0] = attributes[0], f"inner-{number}"
        if old:
            names.setdefault(old, attributes[0])


def lead(blocks: Json, names: Mapping[str, str]) -> None:
    """Let links to ids of ``names`` lead to the new ones."""

    def change(node: Json) -> None:
        if node["t"] == "Link" and node["c"][2][0].startswith("#"):
            target = node["c"][2]
            old = target[0][1:]
            new = names.get(old) or names.get(unquote(old)) or names.get(slug(unquote(old)))
            target[0] = f"#{new}" if new else target[0]

    rewrite(blocks, change)
