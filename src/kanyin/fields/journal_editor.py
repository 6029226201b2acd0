"""Who edited an article, as a journal signs it below the last line: (责编　沈　越)."""

from __future__ import annotations

from kanyin.fields import people
from kanyin.patterns import lazy

_SIGNED = lazy(
    "[(（\\[【](?:责任编辑|责编|本文编辑)[ \u3000]++"
    "(?P<name>[\u4e00-\u9fff]{1,2}(?:[ \u3000]*[\u4e00-\u9fff]{1,2})?)[)）\\]】]"
)


def edited_by(text: str) -> str:
    """The name in such a line; nothing for other lines. Sites set a colon behind the word."""
    found = _SIGNED.fullmatch(text)
    name = "".join(found["name"].split()) if found else ""
    return name if people.is_name(name) else ""
