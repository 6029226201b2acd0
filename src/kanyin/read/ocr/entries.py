"""What a page of text recognition holds, block by block, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.model import SCAN, Span

TABLE, GONE = "OC002", "OC004"
"""Rules of the record for rows of tables, and for what is taken out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines from index ``first`` to ``last``, and the ``texts`` that they become: none, where they go; None, where
    they stay as they are. ``rule`` is that of the record, in ``doubt`` or not.
    """

    first: int
    last: int
    texts: tuple[str, ...] | None
    kind: str = ""
    spans: tuple[Span, ...] = ()
    picture: str = ""
    rule: str = ""
    doubt: bool = False

    @property
    def text(self) -> str:
        """The text of an entry of one line; empty for any other."""
        return self.texts[0] if self.texts is not None and len(self.texts) == 1 else ""

    @property
    def is_prose(self) -> bool:
        """A paragraph or a heading on one line."""
        return bool(self.text) and (self.kind.startswith((SCAN, "h")) or self.kind == "b")
