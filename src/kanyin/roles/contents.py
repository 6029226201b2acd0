"""Lines of a page's contents, buttons and stamps: furniture within an article that ends no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

_LEADING = lazy("[\\d.]*")


def contents_and_buttons(facts: Sequence[Facts]) -> list[str]:
    """For each line ``contents`` or ``button`` where it is furniture that ends no text; else nothing.

    Lines of the contents stand below again, as headings; buttons such as 编辑 return beside one heading after another.
    """
    bare = [each.key if each.key[:1].isalpha() else _LEADING.sub("", each.key, count=1) for each in facts]
    below_at = _next_of(bare)
    again = [
        bool(key) and not each.is_sentence and below_at[n] > 0
        for n, (key, each) in enumerate(zip(bare, facts, strict=True))
    ]
    times = Counter(each.key for each in facts)
    out = [""] * len(facts)
    text = next((n for n, each in enumerate(facts) if each.is_sentence), len(facts))
    start = 0
    for n in range(len(facts) + 1):
        if n < len(facts) and again[n]:
            continue
        heads_table = start > 0 and "caption" in facts[start - 1].shown  # as the next table does again
        is_code = any("code" in each.shown for each in facts[start:n])  # which a page of examples says again and again
        own = sum(each.furniture is None for each in facts[start:n])
        listed = own >= LEAST_CONTENTS and not heads_table and not is_code
        below = [below_at[k] for k in range(start, n)] if listed else []
        is_named_below = listed and _is_of_headings(below, n) and not _heads_copy(facts, n, max(below))
        if is_named_below and not (start > text and _behind_foot(facts, n, min(below))):
            out[start:n] = ["contents"] * (n - start)
        start = n + 1
    _mark_copies(out, bare)
    for n, each in enumerate(facts):
        returns = each.columns <= 12 and times[each.key] >= 3
        is_button = returns and not each.shown.isdisjoint({"site-word", "column-name", "furniture"})
        is_button = is_button or (times[each.key] >= LEAST_STAMPS and _STAMP.fullmatch(each.text) is not None)
        if is_button and "comment-frame" not in each.shown and not out[n]:
            out[n] = "button"
    return out


def _next_of(keys: Sequence[str]) -> list[int]:
    """For each line the next one below that says the same, past the lines right below it; 0 where none does."""
    seen: dict[str, int] = {}
    out = [0] * len(keys)
    for n in range(len(keys) - 1, -1, -1):
        if n + NEAR < len(keys):
            seen[keys[n + NEAR]] = n + NEAR
        out[n] = seen.get(keys[n], 0)
    return out


def _mark_copies(out: list[str], keys: Sequence[str]) -> None:
    """The contents once more, as sites set them beside the text too: lines in a row that are all in the contents."""
    listed = {key for key, what in zip(keys, out, strict=True) if what}
    start = 0
    for n in range(len(keys) + 1):
        if n < len(keys) and keys[n] in listed and not out[n]:
            continue
        if n - start >= LEAST_CONTENTS:
            out[start:n] = ["contents"] * (n - start)
        start = n + 1


NEAR = 3
"""Lines from one to the next that says the same: nearer ones are no heading of a text."""
LEAST_CONTENTS, LEAST_STAMPS = 3, 2
_STAMP = lazy(
    r"(?:[\w\u3400-\u9fff]{0,12}\s?[:：(（@]?\s?)?(?:https?://)?(?:[\w-]{1,30}\.){1,3}(?:com|cn|net|org|cc|tv|info|me)/?[)）]?"
)
"""A site's name and its address, which it sets between the parts of an article."""


def _behind_foot(facts: Sequence[Facts], start: int, n: int) -> bool:
    """The foot of the page begins between the two lines: items of a text that teasers name again are no contents."""
    return any("foot-begins" in each.shown for each in facts[start:n])


def _heads_copy(facts: Sequence[Facts], end: int, last: int) -> bool:
    """The first sentence below the lines returns below the last of them too: the whole article stands there once more,
    for printing or in a window, and these lines are its title, its source and its day.
    """
    first = next((each.key for each in facts[end : end + HEAD] if each.is_sentence), "")
    return bool(first) and any(each.key == first for each in facts[last + 1 : last + 1 + HEAD])


HEAD = 12
"""Lines from the last line of an article's head down to its first sentence."""


def _is_of_headings(below: Sequence[int], end: int) -> bool:
    """The lines that say the same further down stand behind line ``end``, most of them with a text between."""
    apart = sum(second - first > 1 for first, second in pairwise(below))
    return min(below) >= end and 2 * apart >= len(below) - 1
