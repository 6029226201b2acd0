"""Numbers behind a word of the very entry that they would cite: ``Stieg(3)`` where the third is Stieg's, ``seL4[1]``.

Nothing but a citation stands so; what is round it may look like an index, an item or a formula's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kanyin.patterns import lazy
from kanyin.references.citing import Citation, find_numbered
from kanyin.references.text import HAN

_WORD_BEFORE = lazy(
    rf"(?:(?<![A-Za-z])(?P<word>(?=[a-z]{{0,3}}[A-Z])[A-Za-z][A-Za-z0-9'-]{{2,24}})|(?P<name>[{HAN}]{{2,3}}?))"
    rf"\s?(?:et al\.?|等人?)?\s?$"
)
"""A word with a capital, or what may be a Chinese name."""
_HEAD = 40
"""Characters at an entry's beginning in which its authors stand."""


def own_words(text: str, found: Iterable[Citation], entries: Mapping[str, str]) -> Iterator[str]:
    """The numbers of those ``found`` in a text that stand behind a word of their ``entries``, by number their words."""
    for one in found:
        words = entries.get(one.meant[0], "") if len(one.meant) == 1 else ""
        before = _WORD_BEFORE.search(text, max(0, one.start - 36), one.start) if words else None
        if before is None:
            continue
        if _has_word(words, before["word"]) if before["word"] else before["name"][-2:] in words[:_HEAD]:
            yield one.meant[0]


def _has_word(words: str, word: str) -> bool:
    """The word as a whole, in capitals or not."""
    at = words.lower().find(word.lower())
    beside = words[max(0, at - 1) : at] + words[at + len(word) : at + len(word) + 1]
    return at >= 0 and not any(map(str.isalpha, beside))


def told_by_words(texts: Sequence[str], entries: Mapping[str, str]) -> frozenset[str]:
    """The numbers in square brackets that stand so somewhere in the texts, and that nothing cites for sure."""
    sure = {key for text in texts for one in find_numbered(text, entries) for key in one.meant}
    doubtful = {key: words for key, words in entries.items() if key not in sure}
    return frozenset(
        key for text in texts for key in own_words(text, find_numbered(text, doubtful, sure=doubtful), doubtful)
    )
