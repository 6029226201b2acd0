"""Comments in programs: a line behind # or // right beside a line of code is code, whatever words it has."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import NOT_OF_CODE, Facts

_COMMENT = lazy(r"(?:#{1,2}|//|--)\s?[^\s#/!-]|/\*|rem\s|<!--\s?[^\s-]")


def with_comments(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; the comments above or below a line of code are such lines too. Headings of Markdown are none."""
    return [each.showing(_as_code(each.shown)) if _is_comment(facts, n) else each for n, each in enumerate(facts)]


def _as_code(shown: frozenset[str]) -> frozenset[str]:
    return shown - NOT_OF_CODE - {"foot-begins", "comment-frame", "generic"} | {"code"}


def _is_comment(facts: Sequence[Facts], n: int) -> bool:
    each = facts[n]
    if each.is_sentence or "marked-heading" in each.shown or not _COMMENT.match(each.text):
        return False
    return any("code" in other.shown for other in (*facts[max(0, n - 1) : n], *facts[n + 1 : n + 2]))
