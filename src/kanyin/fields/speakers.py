"""Names of a play that white alone parts from what is said: 船工　桥就要修了。

On one line a space behind some characters may be a scanner's; names come back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.text import HAN

_SPEECH = lazy(f"(?P<name>[{HAN}]{{1,6}})(?P<gap>\u3000[ \u3000]{{0,6}}| {{2,8}})(?=[{HAN}（(“「『])")
_SENTENCE = lazy("[。！？…—]")
_FEWEST = 4
"""Lines of names that come back; of a page with fewer the white says nothing."""
_SPOKEN = 0.7
"""The share of them that hold a sentence's end: rows of a table hold none."""


def speakers(texts: Sequence[str]) -> dict[int, int]:
    """For the indexes of the lines that a name begins, where it ends: the index of the white behind it."""
    found = {n: match for n, text in enumerate(texts) if (match := _SPEECH.match(text))}
    counts = Counter(match["name"] for match in found.values())
    again = [n for n, match in found.items() if counts[match["name"]] > 1]
    spoken = sum(_SENTENCE.search(texts[n]) is not None for n in again)
    if len(again) < _FEWEST or len({found[n]["name"] for n in again}) < 2 or spoken < _SPOKEN * len(again):
        return {}
    within = range(again[0], again[-1] + 1)
    return {n: match.start("gap") for n, match in found.items() if n in within}
