"""Citations in brackets that few texts have for them, ``{1}``, ``〈2〉``, ``「3」``: the whole text decides.

One pair of marks cites where its numbers are those of the list, each new one the next, and nothing else cites.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.references.citing import Citation
from kanyin.references.habits import is_in_order
from kanyin.references.labels import number
from kanyin.references.ranges import covered

_PAIRS = ("{}", "｛｝", "<>", "＜＞", "〈〉", "《》", "「」", "『』", "｢｣", "⟨⟩", "||", "//", "^^")
_FEWEST = 3
"""Citations of such a text at least."""
_DIGITS = lazy(r"\d+")


_ANY = lazy(
    r"(?P<first>[{｛<＜〈《「『｢⟨|/^])\s?(?P<numbers>\d{1,3}(?:\s?[-‐‑‒–—―－~～,，、;；]\s?\d{1,3}){0,12})\s?(?P<last>[}｝>＞〉》」』｣⟩|/^])(?![\d.%％年月日])"
)


def odd_pair(texts: Sequence[str], entries: Collection[str]) -> str:
    """The pair of marks that cites in a text in which nothing else does; empty where none does."""
    for pair in _PAIRS:
        ones = [one for text in texts if pair[0] in text for one in find_odd(text, None, pair)]
        first = list(dict.fromkeys(key for one in ones for key in one.meant))
        values = [int(key) for key in first if key in entries]
        if len(ones) >= _FEWEST and is_in_order(values, len(entries), len(first)):
            return pair
    return ""


def find_odd(text: str, entries: Collection[str] | None, pair: str) -> Iterator[Citation]:
    """Numbers between the ``pair``; only such that the list has, where ``entries`` are given."""
    for match in _ANY.finditer(text):
        if match["first"] + match["last"] != pair:
            continue
        digits = _DIGITS.finditer(text, *match.span("numbers"))
        written = tuple((one.start(), one.end(), number(one[0])) for one in digits)
        meant = tuple(covered(match["numbers"]))
        if meant and (entries is None or all(key in entries for key in meant)):
            yield Citation(match.start(), match.end(), written, meant, in_line=False)
