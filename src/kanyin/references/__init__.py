"""Reference lists: parted into entries, read into CSL-JSON, checked, written and linked.

What a page holds as its list is found elsewhere; here a list's text comes in and nothing of it is lost.
"""

from __future__ import annotations

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import Item, to_csl
from kanyin.references.entry import Entry, read_entry
from kanyin.references.listing import read_list

__all__ = ["HIGH", "Entry", "Item", "confidence", "items", "read_entry", "read_list", "to_csl"]


def items(entries: tuple[Entry, ...]) -> list[Item]:
    """The CSL-JSON of a list: each item with an id of its own and its confidence in ``custom``."""
    from kanyin.references.listing import unique_ids

    made = []
    for entry, name in zip(entries, unique_ids(entries), strict=True):
        item = to_csl(entry)
        item["id"] = name
        item["custom"]["confidence"] = confidence(entry)
        made.append(item)
    return made
