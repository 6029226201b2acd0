"""The titles of the articles before and after, and tags, that blogs set between a text and the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import LISTING, Facts

MOST = 2
"""Such titles: more lines one below the other are a list, which may be the text's."""
FOOT = 3.5
"""What it is worth at least to end a text right above a line that begins a page's foot."""
_LIKE_TITLE = frozenset({"headline", "short", "tiny"})
_OF_TEXT = frozenset(
    {
        "sentence",
        "returns",
        "returns-often",
        "pause",
        "finished",
        "stops",
        "open-end",
        "numbered",
        "chapter",
        "caption",
        "code",
    }
    | {
        "picture",
        "picture-credit",
        "the-end",
        "section-name",
        "entry",
        "back-matter",
        "names",
        "unit",
        "date-alone",
        "contact",
    }
    | {"item", "field-label", "kept", "named", "row", "speaker", "credit", "marked-heading", "reference-list", LISTING}
)
"""What such a line does not show."""
_TAG = lazy("#\\s?\\S{1,20}(?:\\s#\\S{1,20}){0,9}")


_MARKED = lazy("[（(\\[*•·●■◆△▲※#@]|[-–—]")
"""Words in brackets, an item, a topic: what belongs to a text as often."""


def beside_foot(below: Sequence[Facts], ends: Sequence[float]) -> Sequence[float]:
    """What it is worth to end the text before each line ``below`` it: as much above such titles as right at the foot.

    They say nothing of the text's words, and a gap parts them from it; what they cost themselves then decides.
    """
    foot = next((n for n, worth in enumerate(ends) if worth >= FOOT and n < len(below)), 0)
    first = foot
    while first > 0 and _is_other(below[first - 1]):
        first -= 1
    if sum(_TAG.fullmatch(each.text) is None for each in below[first:foot]) > MOST:
        return ends
    while first < foot and not below[first].line.gap:
        first += 1
    if first == foot:
        return ends
    return [*ends[:first], max(ends[first], ends[foot]), *ends[first + 1 :]]


def _is_other(each: Facts) -> bool:
    """A headline without a word of the text, or tags."""
    if _TAG.fullmatch(each.text):
        return True
    return bool(each.shown & _LIKE_TITLE) and not each.shown & _OF_TEXT and _MARKED.match(each.text) is None
