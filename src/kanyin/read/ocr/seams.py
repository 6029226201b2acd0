"""The seam between a section's title and the paragraph that recognition set behind it on one line, nothing between.

No mark tells it; a person sees it by several things at once: how titles end and paragraphs begin, that the paragraph
takes up the title's words, that the characters at the seam stand together nowhere else on the page. These are the rows
of ``rules/seams.toml``; the seam is where they add up to most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kanyin import rules
from kanyin.model import MATH, SUB, SUP
from kanyin.patterns import lazy

LONGEST, USUAL, SHORT = 50, 12, 4
"""Characters of the longest title, of the longest usual one, and of one that is no longer very short."""
_STOP = lazy("[，。；：！？,;:!?]")
_NO_END = lazy(rf"[的和与及或、在对为以其从于将被把由之（(“《\-—/\s{SUP[0]}{SUB[0]}]$")
_NO_START = lazy(
    rf"[（(](?!\d)|[的和及或、）)”》，。；：之性化度率者后们\-—/\s{MATH[0]}{SUP[0]}{SUP[1]}{SUB[0]}{SUB[1]}]"
)
_FORMULA = lazy(rf"{MATH[0]}[^{MATH[0]}{MATH[1]}]*+{MATH[1]}")
_LATIN = lazy("[A-Za-z0-9.]{2}")
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("[", "]"), MATH, SUP, SUB)
_SENTENCE_ENDS = lazy("[。；]")
_NO_WORD = lazy(r"[\W\d]*")
_HAN_APART = lazy("[\u3400-\u9fff][ \u3000][\u3400-\u9fff]")
MOST = 8
"""Characters taken up from the title that are looked at."""


@dataclass(frozen=True, slots=True)
class Page:
    """How often characters stand together on a page, and what its sentences begin with."""

    pairs: Counter[str]
    openings: Counter[str]


def page_of(texts: Iterable[str]) -> Page:
    """The counts of a page's texts, linear in their length."""
    pairs: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    for text in texts:
        pairs.update(map("".join, pairwise(text)))
        for sentence in map(str.strip, _SENTENCE_ENDS.split(text)):
            openings.update((sentence[:2], sentence[:4]))
    return Page(pairs, openings)


def seam(text: str, page: Page) -> tuple[int, bool]:
    """Where the paragraph begins in a text without its number, and whether that is sure; 0 where nothing tells it."""
    short = _FORMULA.sub("".join(MATH), text)  # a formula is a word, however long its TeX
    found = sorted(((_weight(short, at, page), at) for at in _places(short)), reverse=True)
    if not found or found[0][0] < rules.table("seams")["least"]:
        return 0, False
    margin = found[0][0] - found[1][0] if len(found) > 1 else found[0][0]
    at = found[0][1]
    for formula in _FORMULA.finditer(text):
        if formula.end() > at + len(formula[0]) - len(MATH):
            break
        at += len(formula[0]) - len(MATH)
    return at, margin >= rules.table("seams")["sure"]


def _places(text: str) -> Iterator[int]:
    """Where the title can end: before the first mark of a sentence, in no word of Latin letters and no bracket."""
    stop = _STOP.search(text)
    for at in range(2, min(stop.start() if stop else len(text), LONGEST)):
        title, behind = text[:at], text[at:].lstrip()
        if not behind or _NO_END.search(title) or _NO_START.match(behind) or _LATIN.fullmatch(text[at - 1 : at + 1]):
            continue
        if all(title.count(left) == title.count(right) for left, right in _PAIRS):
            yield at


def _weight(text: str, at: int, page: Page) -> float:
    """What all evidence says for a seam before the character at ``at``."""
    title, behind = text[:at], text[at:].lstrip()
    told = _told(title, behind, page)
    told["space"] = 1.0 if _HAN_APART.fullmatch(text[at - 1 : at + 2]) else 0.0
    weight = 0.0
    for row in _rows():
        weight += row.weight * (told[row.shows] if row.shows else row.is_seen(title, behind))
    return weight


def _told(title: str, behind: str, page: Page) -> dict[str, float]:
    """The evidence that takes more than a pattern, each from 0 to 1 (``long``: more)."""
    again = _taken_up(title, behind)
    together = page.pairs[title[-1] + behind[0]]
    return {
        "again-2": float(again == 2),
        "again-3": float(again == 3),
        "again-4": float(again >= 4),
        "again-last": float(again >= 2 and title.endswith(behind[:again])),
        "twice-2": float(title[:2] in title[2:]),
        "twice-3": float(len(title) > 5 and title[:3] in title[3:]),
        "twice-last": float(title[-2:] in title[:-2]),
        "sentence-2": min(page.openings[behind[:2]], 4) / 4,
        "sentence-4": float(page.openings[behind[:4]] > 0),
        "strange": float(together <= 1),
        "rare": float(together == 2),
        "common": min(together, 8) / 8,
        "word-before": min(max(page.pairs[title[-2:]] - 1, 0), 4) / 4,
        "word-behind": min(max(page.pairs[behind[:2]] - 1, 0), 4) / 4,
        "long": max(0, len(title) - USUAL) / 10,
        "short": float(len(title) < SHORT),
    }


def _taken_up(title: str, behind: str) -> int:
    """How many characters of the title the paragraph begins with; no figures or marks alone."""
    size = 0
    while size < min(MOST, len(behind)) and behind[: size + 1] in title:
        size += 1
    return 0 if _NO_WORD.fullmatch(behind[:size]) else size


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: words and where they are looked for, or what code tells."""

    weight: float
    shows: str
    begins: tuple[str, ...]
    within: tuple[str, ...]
    ends: tuple[str, ...]
    unless: tuple[str, ...]

    def is_seen(self, title: str, behind: str) -> bool:
        """One of its words stands where it belongs."""
        if self.begins:
            return behind.startswith(self.begins) and not behind.startswith(self.unless)
        if self.ends:
            return title.endswith(self.ends)
        for word in self.unless:
            title = title.replace(word, "")
        return any(word in title[1:] for word in self.within)


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    places = ("begins", "within", "ends", "unless")
    return tuple(
        _Row(row["weight"], row.get("shows", ""), *(tuple(row.get(place, ())) for place in places))
        for row in rules.table("seams")["evidence"]
    )
