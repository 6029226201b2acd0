"""Lists of other articles that a site sets within an article: 延伸阅读 and some headlines, and the text goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kanyin.fields.datelines import is_story
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.pairs import is_strange, pairs_of, shares
from kanyin.roles.run import Run
from kanyin.roles.speakers import label_of
from kanyin.text import pairs_in

LONGEST = 9
"""Lines of the longest of such lists, with its heading."""
NEAR = 7
"""Lines below a text within which one can begin."""
FARTHEST = 19
"""Lines below a text within which somebody goes on to speak."""
FEWEST = 2
"""Long sentences one below the other: a text that goes on, where teasers and comments are single ones."""
LONG = 80
"""Half-em of a long sentence."""
ENDS_TEXT = frozenset({"foot-begins", "block-begins", "comment-frame", "legal"})
_NOT_OF_TEXT = ENDS_TEXT | {"dated", "date-alone", "dated-headline", "info-label", "blob"}
_TOLD_BY = lazy("【[^】]{2,10}[网網报報社讯訊电電]】")
_HEADS_LIST = lazy(
    "[^\u3400-\u9fff]*(相[关關]|延伸|推[荐薦]|[热熱][门門]|猜你|[为為][您你]|更多|最新|往期|精彩|大家都)"
)
HOME = 0.4
"""The share of a heading's words that return in the text below it."""


def behind_inset(facts: Sequence[Facts], words: frozenset[int], text: Sequence[Facts]) -> int:
    """The line where the article goes on behind a short list of others; -1 where the foot of the page is its foot.

    ``facts`` are the lines below the ``text``; ``words`` are the title's. What goes on is prose, or somebody who speaks
    in the text and speaks again.
    """
    head = next((n for n, each in enumerate(facts[:NEAR]) if "foot-begins" in each.shown), -1)
    return -1 if head < 0 else max(_prose(facts, head, words, text), _talk(facts, head, text))


def _talk(facts: Sequence[Facts], head: int, text: Sequence[Facts]) -> int:
    """The first line below the list's heading on which one speaks who speaks in the text; else -1."""
    heard = {label_of(each) for each in text if "speaker" in each.shown}
    below = range(head + 1, min(FARTHEST, len(facts)))
    return next((n for n in below if "speaker" in facts[n].shown and label_of(facts[n]) in heard), -1)


def _prose(facts: Sequence[Facts], head: int, words: frozenset[int], text: Sequence[Facts]) -> int:
    """The first line of prose that is the article's; else -1.

    The title's words return in it, or names and terms that the text has said again and again. It begins with its
    dateline, or has several long sentences.
    """
    first = next((n for n in range(head + 1, min(head + LONGEST, len(facts))) if facts[n].is_sentence), -1)
    if first < 0:
        return -1
    end = next((n for n in range(first, len(facts)) if facts[n].is_info or facts[n].shown & ENDS_TEXT), len(facts))
    begins = is_story(facts[first].text) or _TOLD_BY.match(facts[first].text) is not None
    goes_on = _HEADS_LIST.match(facts[head].text) is not None and _goes_on(facts, head, first, end)
    if words and (begins or goes_on) and not is_strange(words, pairs_of(facts[first:end], words)):
        return first
    return first if goes_on and _says_again(text, facts[first:end]) else -1


_TERM = 3
"""Han characters of a name or a term that tells one text from another."""
_HAN_RUN = lazy("[㐀-鿿]{3,}")


def _terms(each: Facts) -> set[str]:
    return {run[n : n + _TERM] for run in _HAN_RUN.findall(each.text) for n in range(len(run) - _TERM + 1)}


def _says_again(text: Sequence[Facts], below: Sequence[Facts]) -> bool:
    """Names and terms of several sentences of the text return in what stands below it."""
    times = Counter(term for each in text if each.is_sentence for term in _terms(each))
    often = {term for term, count in times.items() if count >= FEWEST}
    return bool(often) and any(not often.isdisjoint(_terms(each)) for each in below if each.is_sentence)


def _goes_on(facts: Sequence[Facts], head: int, first: int, end: int) -> bool:
    """Prose for the most part, long sentences one below the other, and no head of another article or of comments."""
    if any(each.shown & _NOT_OF_TEXT for each in facts[head + 1 : end]):
        return False
    prose = [each.is_sentence for each in facts[first:end]]
    long = [each.is_sentence and each.columns >= LONG for each in facts[first:end]]
    together = any(all(long[n : n + FEWEST]) for n in range(len(long) - FEWEST + 1))
    return together and 2 * sum(prose) > len(prose)


def insets(facts: Sequence[Facts], span: Run) -> frozenset[int]:
    """The lines of all such lists within the text."""
    return frozenset(n for head in range(span.first, span.last) for n in _inset(facts, head, span))


def _inset(facts: Sequence[Facts], head: int, span: Run) -> Iterator[int]:
    """The lines of the list with its heading on line ``head``; without a heading of the text right behind it."""
    if "foot-begins" not in facts[head].shown or not _HEADS_LIST.match(facts[head].text):
        return
    end = head + 1
    while end <= span.last and not facts[end].is_sentence and not facts[end].shown & _OF_TEXT:
        end += 1
    if end > span.last or end - head > LONGEST:
        return
    own = pairs_in(facts[end - 1].key)
    below = pairs_of(facts[end : span.last + 1], own)
    last = facts[end - 1]
    is_heading = end - head > 2 and last.columns <= HEADING and shares(own, below)[0] >= HOME
    is_heading = is_heading or (end - head > 1 and not last.shown.isdisjoint({"bold", "marked-heading"}))
    yield from range(head, end - is_heading)


HEADING = 24
"""Half-em of the longest heading that can stand there."""
_OF_TEXT = frozenset(
    {"reference-list", "entry", "numbered", "chapter", "caption", "kept", "named", "back-matter", "speaker"}
)
