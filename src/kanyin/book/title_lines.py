"""A title over several lines: lines of about one length that end where the sense allows it.

GB/T 9704-2012 7.3.1: lines of a title keep words whole and stand in good proportion. There is no dictionary: particles
and marks part words, and the article's own keywords and text tell which characters belong together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, pairwise
from math import inf

from kanyin.book.tags import TAG
from kanyin.model import Book
from kanyin.patterns import lazy
from kanyin.style import LONG_TITLE, Style

_SENSE_ENDS = "：；。！？…　"
_AFTER = "的地得之、”’》）」』】〉·"
_BEFORE = "与和及或对从在以为向由至“‘《（「『【〈"
_PARTICLES = frozenset(_AFTER + _BEFORE)
_PARTICLES_IN_WORDS = {"地": "方区位点理质下面形图球震域带层", "得": "到出以知失"}
_NEVER_FIRST = "的地得之了者化性、，：；。！？”’》）」』】〉—…·,.:;!?)]%－＋=⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹"
_NEVER_LAST = "“‘《（「『【〈—(["
_COUNTED = "批届次个期章节条款项版卷回册集号部季年月日轮阶段类型种级代"
_OF_LATIN = "型式系级类族号版年"
"""What goes with letters or figures before it: S700K型, III 型, A级."""
_ROMAN = lazy("[IVX]{1,4}")
_OPENING, _CLOSING = "“‘《（「『【〈", "”’》）」』】〉"
_PIECE = lazy(
    rf"——+|关于|第[\d一二三四五六七八九十百千零〇两]{{1,6}}[{_COUNTED}]?|[一二三四五六七八九十百千万零〇两]{{2,8}}[{_COUNTED}]?"
    rf"|\d{{1,4}}[{_COUNTED}]|[A-Za-z0-9][A-Za-z0-9_.+/’-]*|.",
    re.DOTALL,
)
"""What a line of a title never parts: words of Latin, ordinals, numbers and counted things with their measure word."""
_TAG = lazy(TAG)
_SENSE_COST, _CLAUSE_COST, _WORD_COST, _TORN_COST, _KNOWN_COST = 0.0, 10.0, 30.0, 40.0, 90.0
"""What a line's end costs where the sense ends, at a comma, where a word ends, where perhaps a word is torn, and where
one surely is, in squared ems of uneven length: two lines may be 7 em apart for the sake of a colon."""
_WITHIN_COST, _LONE_COST, _LONE, _LONE_LAST = 35.0, 40.0, 1.5, 2.5
"""Between quotation marks or brackets, and a line of one character, or a last line of two: below so many ems."""
_LIKELY_COST = 60.0
"""Where one word is likely torn."""
_PHRASE_COST = 70.0
"""Between words of Latin, which in a Chinese title are mostly one name: Git for Windows."""
_ABOUT_COST = 5.0
"""Between an organ and what its document is about: 某县水利局 / 关于……的通知."""
_PASSED_COST, _LINE_COST = 20.0, 10.0
"""A colon in the middle of a line that ends at a lesser place, and one more line than there need be."""

_MOST_BALANCED = 12
"""Lines up to which it is weighed where each ends: the cost grows with their square."""
_MOST_LINES = 4


_OFTEN = 3
"""Times that three characters must stand together, two of them never without the third."""


@dataclass(frozen=True)
class Words:
    """The words of an article, as far as it tells them itself: ``keywords``, and co-occurring characters in
    ``text``."""

    keywords: tuple[str, ...] = ()
    text: str = ""

    @classmethod
    def of(cls, book: Book) -> Words:
        """Those of a book."""
        return cls(book.meta.keywords, _TAG.sub("", book.html))

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.text) + Counter(a + b for a, b in pairwise(self.text))

    @cached_property
    def _threes(self) -> Counter[str]:
        return Counter(map("".join, zip(self.text, self.text[1:], self.text[2:], strict=False)))

    def cost(self, first: str, second: str, before: str = "", behind: str = "") -> float:
        """What it costs to part two characters that are of one word: surely in a keyword, together in most places
        of the rarer, or where two of them stand nowhere without the third: 一步 behind 进; likely in a third of them. 0
        where nothing tells. A mark is of no word, however often it stands behind one: 温度（ in the heads of tables.
        ``before`` and ``behind``: the characters round them.
        """
        both = first + second
        if both.isascii() or not both.isalnum():
            return 0.0
        for whole, part in ((first + second + behind, second + behind), (before + first + second, before + first)):
            is_word = len(whole) == 3 and whole.isalnum() and not _PARTICLES.intersection(whole)
            if is_word and self._threes[whole] == self._counts[part] >= _OFTEN:
                return _KNOWN_COST
        count, rarer = self._counts[both], min(self._counts[first], self._counts[second])
        if any(both in word for word in self.keywords) or count == rarer > 1 or (count >= 3 and count > rarer / 2):
            return _KNOWN_COST
        return _LIKELY_COST if count >= 3 and count > rarer / 3 else 0.0


def line_starts(text: str, room: float, words: Words | None = None) -> tuple[int, ...]:
    """The characters of a title that begin its second line and those after it; none where it fits into ``room`` ems.

    ``text`` is what a reader sees of it without formulas and calls of notes, which are taken for nothing. There are
    none either where it is so long that nobody sees whether its lines are even.
    """
    texts = _PIECE.findall(text)
    ends = [0.0, *accumulate(_piece_width(piece) + gap for piece, gap in zip(texts, _gaps(texts), strict=True))]
    rows = int(-(-ends[-1] // room)) if texts else 0
    if not 2 <= rows <= _MOST_BALANCED:
        return ()
    found = min(_lines(texts, ends, n, room, words or Words()) for n in (rows, rows + 1))[1]
    places = [0, *accumulate(map(len, texts))]
    return tuple(places[start] for start in found[1:])


def lines_of(text: str, room: float, words: Words | None = None) -> list[str]:
    """The lines of a title."""
    starts = (0, *line_starts(text, room, words), len(text))
    return [text[start:end] for start, end in pairwise(starts)]


def _piece_width(piece: str) -> float:
    """A mark of XML's own is reckoned a little wider than other marks, an m or a w than other letters."""
    return 0.6 if piece in ("&", "<", ">", '"') else width(piece) + 0.3 * sum(map(piece.count, "mw"))


def _gaps(pieces: list[str]) -> Iterator[float]:
    """Ems of white between each piece and the next: a quarter between Han and Latin or figures."""
    for last, first in pairwise([*pieces, ""]):
        meet = first and {_is_han(last[-1]), _is_han(first[0])} == {True, False}
        yield 0.25 if meet and last[-1].isalnum() and first[0].isalnum() else 0.0


def _is_han(character: str) -> bool:
    return ord(character) >= 0x2E80


def title_room(style: Style) -> float:
    """Ems of a line of the title, which keeps a character of the body away from both edges of the type area."""
    return (style.characters * style.columns - 2) * style.size / style.text["title"].size


def with_title(style: Style, book: Book) -> Style:
    """The style as this book's title needs it: with its ``LONG_TITLE`` where there would be more than four lines."""
    if width(book.meta.title or book.name) <= _MOST_LINES * title_room(style):
        return style
    return replace(style, text={**style.text, "title": style.text[LONG_TITLE]})


def shortened(text: str, room: float) -> str:
    """As much of a text as ``room`` ems hold: all, else what stands before its dash or colon, else its beginning."""
    if width(text) <= room:
        return text
    main = re.match(r".{4,}?(?=——|：)", text)
    if main and width(main[0]) <= room:
        return main[0]
    ends = accumulate(map(width, text))
    return text[: sum(end <= room - 2 for end in ends)] + "……"


_NOTHING = frozenset("\u200d\ufe0e\ufe0f\u20e3")
"""What joins emoji, or tells how they are shown."""
_EMOJI = frozenset("⌚⌛⏩⏪⏰⏳☔☕♿⚓⚠⚡⚪⚫⛔⛪✅✊✋✨❌❎❓❔❕❗➕➖➗⬛⬜⭐⭕")
"""Those below U+1F000."""
_WIDE_SIGN = 1.25
"""Ems of an emoji in Noto Color Emoji, which draws them larger than Han."""


def width(word: str) -> float:
    """Ems of a piece of text, about: a sans and a serif differ."""
    return sum(map(_advance, word))


def _advance(character: str) -> float:
    if character in _NOTHING:
        return 0.0
    if "\U0001f000" <= character < "\U00020000" or character in _EMOJI:
        return _WIDE_SIGN
    if ord(character) >= 0x2000:
        return 1.0
    if character == "%":
        return 0.9
    if character.isupper():
        return 0.7
    return 0.55 if character.isalnum() else 0.35


def _lines(texts: list[str], ends: list[float], rows: int, room: float, words: Words) -> tuple[float, tuple[int, ...]]:
    """Cost and first piece of each line, cheapest in unevenness and torn words; no lines where there is no way."""
    wanted = ends[-1] / rows
    costs = _costs(texts, words)
    passed = [0, *accumulate(int(_ends_sense(text)) for text in texts)]

    def cost(start: int, end: int) -> float:
        """Of a line from piece ``start`` up to ``end``."""
        ems = ends[end] - ends[start]
        is_lone = ems < (_LONE_LAST if end == len(texts) else _LONE)
        uneven = (ems - wanted) ** 2 + (_LONE_COST if is_lone else 0)
        if end == len(texts):
            return uneven
        torn = costs[end] > _SENSE_COST and passed[end] > passed[start]
        return uneven + costs[end] + (_PASSED_COST if torn else 0)

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            fits = 0 < ends[-1] - ends[start] <= room
            return (cost(start, len(texts)), (start,)) if fits else (inf, ())
        found: tuple[float, tuple[int, ...]] = (inf, ())
        for end in range(start + 1, len(texts)):
            if ends[end] - ends[start] > room:
                break
            total, lines = best(end, left - 1)
            if total + cost(start, end) < found[0]:
                found = (total + cost(start, end), (start, *lines))
        return found

    total, lines = best(0, rows)
    return total + rows * _LINE_COST, lines


def _ends_sense(text: str) -> bool:
    return text[-1] in _SENSE_ENDS


def _costs(texts: list[str], words: Words) -> list[float]:
    """What it costs to end a line before each piece."""
    found, depth = [inf], 0
    for at, (last, first) in enumerate(pairwise(texts), 1):
        depth = max(0, depth + (last in _OPENING) - (last in _CLOSING))
        around = texts[at - 2] if at > 1 else "", texts[at + 1] if at + 1 < len(texts) else ""
        cost = _cost(last, first, around, words)
        if last == " " and at > 1 and first[0] not in _NEVER_FIRST:
            cost = _cost_of_blank(texts[at - 2], first)
        found.append(cost + (_WITHIN_COST if depth else 0.0))
    return found


def _cost_of_blank(last: str, first: str) -> float:
    """What a line's end costs at a blank between two pieces: none where it parts two phrases of Han."""
    if _ends_sense(last) or (_is_han(last[-1]) and _is_han(first[0])):
        return _SENSE_COST
    if first[0] in _OF_LATIN or (last.isdigit() and first.isascii()) or _ROMAN.fullmatch(first):
        return _KNOWN_COST
    return _PHRASE_COST if last.isascii() and first.isascii() and first.isalnum() else _WORD_COST


def _cost(last: str, first: str, around: tuple[str, str], words: Words) -> float:
    """What a line's end between two pieces costs: before the dash of a second title nothing, after it it may not be.
    ``around``: the pieces before and behind them."""
    if first.startswith("——"):
        return _SENSE_COST
    if first[0] in _NEVER_FIRST or last[-1] in _NEVER_LAST or first in (" ", "　"):
        return inf
    if last == "　" and first[0].isdigit():
        return inf  # a town and its postcode
    if _ends_sense(last):
        return _SENSE_COST
    if last == "，":
        return _CLAUSE_COST
    if first == "关于":
        return _ABOUT_COST
    if first[0] in _PARTICLES_IN_WORDS.get(last[-1], "") or _is_one(last, first):
        return _KNOWN_COST
    if known := words.cost(last, first, *around):
        return known
    is_edge = last[-1] in _AFTER or first[0] in _BEFORE or last == " " or last.isascii() != first.isascii()
    return _WORD_COST if is_edge else _TORN_COST


def _is_one(last: str, first: str) -> bool:
    """Letters or figures, and what stands right behind them: S700K型, SE(3), 2023年度."""
    if last == " ":
        return False
    return (
        last in "－＋="
        or (last == "·" and first.isascii())  # m³·s
        or (last.isascii() and (first.isascii() or first[0] in _OF_LATIN))
        or (last[-1], first[0]) == ("年", "度")
    )
