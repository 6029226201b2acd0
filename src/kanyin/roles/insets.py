"""Lists of other articles that a site sets within an article: 延伸阅读 and some headlines, and the text goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.pairs import pairs_of, shares
from kanyin.roles.run import Run
from kanyin.roles.speakers import label_of
from kanyin.text import pairs_in

LONGEST = 9
"""Lines of the longest of such lists, with its heading."""
NEAR = 7
"""Lines below a text within which one can begin."""
FARTHEST = 19
"""Lines below a text within which somebody goes on to speak."""
ENDS_TEXT = frozenset({"foot-begins", "block-begins", "comment-frame", "legal"})
_HEADS_LIST = lazy(
    "[^\u3400-\u9fff]*(相[关關]|延伸|推[荐薦]|[热熱][门門]|猜你|[为為][您你]|更多|最新|往期|精彩|大家都)"
)
HOME = 0.4
"""The share of a heading's words that return in the text below it."""


def behind_inset(facts: Sequence[Facts], text: Sequence[Facts]) -> int:
    """The line where one speaks again who speaks in the text, behind a short list of others; -1 where there is none.

    ``facts`` are the lines below the ``text``. Where prose goes on behind such a list, ``onward`` knows.
    """
    head = next((n for n, each in enumerate(facts[:NEAR]) if "foot-begins" in each.shown), -1)
    if head < 0:
        return -1
    heard = {label_of(each) for each in text if "speaker" in each.shown}
    below = range(head + 1, min(FARTHEST, len(facts)))
    return next((n for n in below if "speaker" in facts[n].shown and label_of(facts[n]) in heard), -1)


def insets(facts: Sequence[Facts], span: Run) -> frozenset[int]:
    """The lines of all such lists within the text."""
    return frozenset(n for head in range(span.first, span.last) for n in _inset(facts, head, span))


def _inset(facts: Sequence[Facts], head: int, span: Run) -> Iterator[int]:
    """The lines of the list with its heading on line ``head``; without a heading of the text right behind it."""
    if "foot-begins" not in facts[head].shown or not _HEADS_LIST.match(facts[head].text):
        return
    end = head + 1
    while end <= span.last and not facts[end].is_sentence and not facts[end].shown & OF_TEXT:
        end += 1
    if end > span.last or end - head > LONGEST:
        return
    yield from range(head, end - is_heading(facts, head, end, facts[end : span.last + 1]))


def is_heading(facts: Sequence[Facts], head: int, end: int, below: Sequence[Facts]) -> bool:
    """The last line of a list, from ``head`` to ``end``, is a heading of the text ``below``."""
    last = facts[end - 1]
    own = pairs_in(last.key)
    fits = end - head > 2 and last.columns <= HEADING and shares(own, pairs_of(below, own))[0] >= HOME
    return fits or (end - head > 1 and not last.shown.isdisjoint({"bold", "marked-heading"}))


HEADING = 24
"""Half-em of the longest heading that can stand there."""
OF_TEXT = frozenset(
    {"reference-list", "entry", "numbered", "chapter", "caption", "kept", "named", "back-matter", "speaker"}
)


_OF_LISTS = ("ul", "ol", "li")


def is_strewn(each: Facts) -> bool:
    """Furniture that stands within the text."""
    if each.is_sentence or each.shown & {"numbered", "chapter", "counter"}:
        return False
    kind = each.lines[0].kind
    is_listed = kind[:2] in _OF_LISTS  # what it says of rights, its list says of other things
    if each.shown & {"contents", "blob", "strewn"} or ("button" in each.shown and kind != "dt"):
        return True
    if "legal" in each.shown and not is_listed:
        return True
    return "repeated-often" in each.shown and bool(each.shown & {"site-word", "column-name"})
