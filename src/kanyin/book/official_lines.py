"""The parts of an official document (公文) among the paragraphs of people's Markdown: 主送机关, 附件, 署名, 成文日期.

Whoever writes without front matter types them as lines. They are known as those of pages are (``fields.official``) and
become divisions, each of a class that tells what it is and one that tells all styles where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from kanyin.book.letters import FLUSH, SIGNATURE
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.fields import official, official_day
from kanyin.patterns import lazy

ADDRESSEE, ORGAN, DAY, NOTE = "addressee", "organ", "day", "closing-note"
ATTACHED, ATTACHED_FIRST, ATTACHED_ITEM = "attached", "attached-first", "attached-item"
"""附件说明: the only attachment; the first of several, behind the label; another one, which stands below the first."""
CLASSES = (ADDRESSEE, ORGAN, DAY, NOTE, ATTACHED, ATTACHED_FIRST, ATTACHED_ITEM)

_FIELDS = {official.ADDRESSEE: "addressee", official.ATTACHMENTS: "attachments", official.SIGNATURE: "signature"}
_NAMES = {
    official.ADDRESSEE: (ADDRESSEE, FLUSH),
    official.SIGNATURE: (ORGAN, SIGNATURE),
    official.DAY: (DAY, SIGNATURE),
    official.NOTE: (NOTE,),
}
_FIRST = lazy(r"附\s?件\s?[：:]\s*\d{1,2}\s?[.．、]")
_ITEM = lazy(r"\s*\d{1,2}\s?[.．、]\s?\S")


def mark_parts(document: Json) -> None:
    """Put the parts into divisions, in place; those that the front matter has as well stay as they are."""
    meta = document["meta"]
    heads = [text_of(meta[name]).strip() for name in ("doc-number", "title") if name in meta]
    blocks = [one for block in document["blocks"] for one in _lines_of(block)]
    texts = [text_of(block).strip() if block["t"] in ("Para", "Header") else "" for block in blocks]
    parts = official.frame([*heads, *texts])
    found = {n - len(heads): part for n, part in parts.items() if n >= len(heads)}
    found = {n: part for n, part in found.items() if blocks[n]["t"] == "Para" and _FIELDS.get(part, "") not in meta}
    if "signature" in meta:
        found = {n: part for n, part in found.items() if part != official.DAY}
    if found:
        document["blocks"] = [_named(block, found.get(n, ""), texts[n]) for n, block in enumerate(blocks)]


def _named(block: Json, part: str, text: str) -> Json:
    """A block in the division that its part asks for."""
    if part == official.ATTACHMENTS:
        classes = [ATTACHED_FIRST if _FIRST.match(text) else ATTACHED_ITEM if _ITEM.match(text) else ATTACHED]
    else:
        classes = [*_NAMES.get(part, ())]
    return {"t": "Div", "c": [["", classes, []], [block]]} if classes else block


def _lines_of(block: Json) -> Iterator[Json]:
    """Typed lines that are parts as a paragraph a line; any other block as it is."""
    lines: list[list[Json]] = block["c"] if block["t"] == "LineBlock" else []
    texts = [text_of(line).strip() for line in lines]
    are_items = all(map(_ITEM.match, texts[1:])) and texts[:1] != [] and texts[0].startswith("附")
    signs = len(lines) > 1 and official_day.is_day(texts[-1]) and all(map(official.is_organ, texts[:-1]))
    if are_items or signs:
        yield from ({"t": "Para", "c": line} for line in lines)
    else:
        yield block
