"""Latin words that a page broke by a blank, where its lines once ended: mo del, o f."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kanyin.clean import english_words
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy, quick

_WORD = lazy("[A-Za-z]+")
_PAIR = quick("(?<![A-Za-z0-9’'])([A-Za-z]{1,20}) (?=([a-z]{1,20})(?![A-Za-z0-9’'(=]))")
LONGEST_PIECE, SHORTEST_WORD = 3, 5
"""Letters of the shorter piece of a broken word at most, and of the word at least."""
LONG_PIECE = 5
"""Letters of a piece that is no word, behind which ``on`` or ``as`` is a word's end: decompositi on."""

# English words of as few letters: no pieces.
_SHORT_WORDS = (
    "a i an as at be by do go he if in is it me my no of on or so to up us we am ad al et de la le di the and "
    "for are but not you all any can had her was one our out day get has him his how man new now old see two "
    "way who boy did its let put say she too use may per via set sum map max min non pre sub bit low top end "
    "ten six few far big own run net law log air sea oil gas ice tea car bus web art aim add due yet nor ago "
    "age act arm bad bar bed box cut die dry ear eat egg eye fit fly hot key kid lay led leg lie lot met mix "
    "nil odd off oft pay pig pot raw red ray row rule sex sit sky son sun tax tie tip toe try van vs war wet "
    "win won yes "
)
_SHORT = frozenset(_SHORT_WORDS.split())
_PREFIXES = frozenset(["multi", "non", "anti", "semi", "quasi", "pseudo", "ultra", "micro", "macro", "cross", "self"])
_COMMON_WORDS = (
    "of the and for with that this which from were are was been have has their these those also between into "
    "under than such other based using used method methods model system results "
)
_COMMON = frozenset(_COMMON_WORDS.split())


class Words:
    """The Latin words of a page, small, and how often it has each."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.found = Counter(word.lower() for text in texts for word in _WORD.findall(text))

    def joined(self, text: str) -> str:
        """A line of Latin text with those of its words whole that the page has whole elsewhere, or that are English."""
        return _PAIR.sub(lambda pair: pair[1] if self._is_broken(pair) else pair[0], text)

    def english(self, text: str) -> str:
        """A line of two languages with its English words whole."""
        return _PAIR.sub(lambda pair: pair[1] if _is_english(pair[1], pair[2]) else pair[0], text)

    def _is_broken(self, pair: re.Match[str]) -> bool:
        is_at_hyphen = pair.string[pair.start() - 1 : pair.start()] == "-" or pair.string[pair.end(2) :][:1] == "-"
        return _is_english(pair[1], pair[2]) or (not is_at_hyphen and self._is_word(pair[1], pair[2]))

    def _is_word(self, left: str, right: str) -> bool:
        word = (left + right).lower()
        pieces = sorted((left.lower(), right), key=len)
        if pieces[0] in _SHORT and (pieces[1] in _SHORT or self.found[pieces[1]] > 1):
            return False
        if word in _COMMON:
            return pieces[0] not in _SHORT or len(pieces[1]) <= LONGEST_PIECE
        short = pieces[0] not in _SHORT and len(pieces[0]) <= LONGEST_PIECE
        return short and len(word) >= SHORTEST_WORD and self.found[word] > 0 and self.found[pieces[1]] == 1


def _is_english(left: str, right: str) -> bool:
    """The two are one English word, and not both of them are words: elec tron, se diment, but not key words."""
    known = english_words.known()
    word = (left + right).lower()
    if len(word) < SHORTEST_WORD or word not in known or (left.isupper() and len(left) > 1):
        return False
    if left.isupper() and len(right) <= LONGEST_PIECE:
        return False  # an initial: Dougherty E R eds.
    if left.lower() in _PREFIXES and right in known:
        return False  # multi level: two words, with a hyphen or without
    if right in _SHORT:
        return len(left) >= LONG_PIECE and left.lower() not in known
    return left.lower() not in known or right not in known


_LONG = lazy("[A-Za-z]{2,}")
_LETTERS = lazy("[A-Za-z ]+")
FEWEST, LEAST = 4, 0.6
"""Words of a line that is Latin text, and its share of letters and blanks."""
MANY = 10
"""Latin words of a line of two languages, as an entry with its translation is one."""
ROUNDS = 3
"""A word that is whole now can tell of another place: so often the page is looked at again."""


def join(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines of Latin text with their broken words whole."""
    found = [n for n, line in enumerate(lines) if _is_text(line.text)]
    mixed = {n for n, line in enumerate(lines) if n not in found and len(_LONG.findall(line.text)) >= MANY}
    if not found and not mixed:
        return lines, []
    out = list(lines)
    changes: list[Change] = []
    kept: set[int] = set()
    for _ in range(ROUNDS):
        words = Words(line.text for line in out)
        moved = False
        for n in sorted({*found, *mixed}):
            whole = words.english if n in mixed else words.joined
            new = out[n].text if n in kept else whole(out[n].text)
            if new != out[n].text:
                changes.append(overrides.edit("CH015", out[n].src, out[n].text, new))
                if changes[-1].after == out[n].text:
                    kept.add(n)
                else:
                    out[n], moved = replace(out[n], text=changes[-1].after), True
        if not moved:
            break
    return tuple(out), changes


def _is_text(text: str) -> bool:
    """The line is text in Latin letters, of more than one word."""
    if not _PAIR.search(text):
        return False
    letters = sum(map(len, _LETTERS.findall(text)))
    return len(_LONG.findall(text)) >= FEWEST and letters >= LEAST * len(text)
