"""A title over several lines: lines of about one length that end where the sense allows it.

GB/T 9704-2012 7.3.1: lines of a title keep words whole and stand in good proportion. Without a dictionary the words
are told by the particles and marks between them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from math import inf

_SENSE_ENDS = "：；。！？—…"
_AFTER = "的地得之、，”’》）·"
_BEFORE = "与和及或对从在以为向由至“‘《（"
_NEVER_FIRST = "的地得之了者化性、，：；。！？”’》）—…·"
_NEVER_LAST = "“‘《（—"
_PIECE = re.compile(
    r'<a href="#fn.*?</a>|<math\b.*?</math>|<[^>]*>|&[^;\s]+;|[A-Za-z0-9][A-Za-z0-9_.+/’-]*|.', re.DOTALL
)
_WORD_COST, _TORN_COST = 30.0, 40.0
"""What a line's end costs that parts words, or characters of perhaps one word, in squared ems of uneven length; where
the sense ends it costs nothing. Two lines may be 7 em apart for the sake of a colon."""



def break_title(fragment: str, room: float) -> str:
    """An inline XHTML fragment with ``<br />`` where its lines end; unchanged where it fits into ``room`` ems."""
    pieces = _PIECE.findall(fragment)
    visible = [at for at, piece in enumerate(pieces) if not piece.startswith("<")]
    words = [pieces[at] for at in visible]
    ends = [0.0, *accumulate(_width(word) for word in words)]
    rows = int(-(-ends[-1] // room)) if words else 0
    if rows < 2:
        return fragment
    found = next((lines for n in (rows, rows + 1) if (lines := _lines(words, ends, n, room))), ())
    for start in reversed(found[1:]):
        pieces.insert(visible[start], "<br />")
    return "".join(pieces)


def _width(word: str) -> float:
    """Ems."""
    if word.startswith("&"):
        return 0.6
    return sum(1.0 if ord(character) >= 0x2000 else 0.55 for character in word)


def _lines(words: list[str], ends: list[float], rows: int, room: float) -> tuple[int, ...]:
    """The first word of each line, cheapest in unevenness and torn words; empty where there is no way."""
    wanted = ends[-1] / rows

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            width = ends[-1] - ends[start]
            return ((width - wanted) ** 2, (start,)) if 0 < width <= room else (inf, ())
        found: tuple[float, tuple[int, ...]] = (inf, ())
        for end in range(start + 1, len(words)):
            width = ends[end] - ends[start]
            if width > room:
                break
            cost, lines = best(end, left - 1)
            cost += (width - wanted) ** 2 + _cost(words[end - 1], words[end])
            if cost < found[0]:
                found = (cost, (start, *lines))
        return found

    return best(0, rows)[1]


def _cost(last: str, first: str) -> float:
    """What a line's end between two words costs."""
    if first[0] in _NEVER_FIRST or last[-1] in _NEVER_LAST or first == " ":
        return inf
    if last[-1] in _SENSE_ENDS:
        return 0.0
    is_edge = last[-1] in _AFTER or first[0] in _BEFORE or last == " " or last.isascii() != first.isascii()
    return _WORD_COST if is_edge else _TORN_COST
