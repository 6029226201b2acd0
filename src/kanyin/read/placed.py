"""Whether a page's article was found in a place of its own. Pages of text ask too: nothing of HTML is imported here."""

from __future__ import annotations

from kanyin.model import Source
from kanyin.read.dumps import MARKDOWN

LITTLE = "HT002"


def is_placed(source: Source) -> bool:
    """False for a dump, and for a page of which all lines were taken, as none of its boxes holds an article."""
    return not any(change.rule in (LITTLE, MARKDOWN) for change in source.changes)
