"""The posts of a thread: a page whose text stands in many boxes of one make, one below the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from kanyin.patterns import lazy
from kanyin.read.asides import MOST_LINKED
from kanyin.read.elements import HEADINGS, Element, is_link, up, up_to
from kanyin.read.pieces import Piece, led_away
from kanyin.read.region import is_prose

LEAST_POSTS = 3
LARGEST = 0.75
"""Share of the text that one box may hold: one with more is the frame of the page, not a post among posts."""
NEAREST = 60
"""Boxes round a line, the innermost first, that are looked at."""
_POST = lazy("post|reply|replies|floor|thread|topic|answer")
_OTHER = lazy("comment|recommend|relat|sidebar")
_DIGITS = lazy("[0-9]+")
_HAN = lazy("[\u3400-\u9fff]")
_STAMP = lazy(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}:\d{2}|(?<!\d)\d++\s*+(?:秒|分钟|小时|天|周|个?月|年)前|发表于|回复于"
)
LONGEST_STAMP = 40
_ADVERT = lazy("(?:.{0,16}\\s)?(?:广告|廣告)")
"""A line that calls its box an advertisement."""

_TIME = lazy(r"[\d\s:：/.-]+|[年月日时分秒]|发表于|回复于|楼")
_NAMED = lazy("[\u3400-\u9fffA-Za-z]{2}")


def _is_head(text: str) -> bool:
    """A short line with a time and a name, and no sentence."""
    is_stamp = len(text) <= LONGEST_STAMP and _STAMP.search(text) is not None and not text.rstrip().endswith("。")
    return is_stamp and _NAMED.search(_TIME.sub(" ", text)) is not None


Make = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Indexes of the lines in a page's posts; whether the names of their boxes call them posts."""

    lines: frozenset[int]
    is_named: bool
    boxes: tuple[frozenset[int], ...] = ()
    """The lines of each post."""

    def holds_paragraphs(self, pieces: list[Piece]) -> bool:
        """Most boxes hold a single line: what makes them alike is that a program set each paragraph so."""
        counts = [sum(bool(pieces[n].text) for n in box) for box in self.boxes]
        return not self.is_named and 2 * sum(count <= 1 for count in counts) > len(counts)

    def are_sections(self, pieces: list[Piece]) -> bool:
        """Most boxes are headed by headings that lead nowhere, each by its own: sections of one text."""
        heads = {heading for box in self.boxes if (heading := _heading_of(box, pieces))}
        return not self.is_named and 2 * len(heads) > len(self.boxes)

    def among(self, pieces: list[Piece]) -> set[int]:
        """Prose between the first and the last post that stands in boxes of another make: what they reply to."""
        round_posts = {one for n in self.lines for one in up(pieces[n].element)}
        blocks: defaultdict[Element, set[int]] = defaultdict(set)
        for n in range(min(self.lines), max(self.lines)):
            if n not in self.lines and pieces[n].text:
                beside = [*up_to(round_posts, pieces[n].element)]
                blocks[beside[-1] if beside else None].add(n)
        return {
            n
            for lines in blocks.values()
            if not any(_ADVERT.fullmatch(pieces[n].text) for n in lines)
            for n in lines
            if is_prose(pieces[n].text) and not goes_round(pieces[n])
        }

    def heads(self, pieces: list[Piece]) -> frozenset[int]:
        """The lines that posts begin with and that tell their writer and their time, without that of the first."""
        firsts = sorted(min((n for n in box if pieces[n].text), default=-1) for box in self.boxes)
        return frozenset(n for n in firsts[1:] if n >= 0 and _is_head(pieces[n].text))


def _heading_of(box: frozenset[int], pieces: list[Piece]) -> str:
    """The heading that a box begins with, or that stands right above it; nothing where it is a link."""
    first = min((n for n in box if pieces[n].text), default=-1)
    above = next((n for n in range(first - 1, -1, -1) if pieces[n].text), -1)
    heads = (n for n in (first, above) if n >= 0 and pieces[n].kind in HEADINGS)
    head = next(heads, -1)
    return pieces[head].text if head >= 0 and led_away(pieces[head]) <= MOST_LINKED else ""


def find_thread(pieces: list[Piece]) -> Thread | None:
    """The posts of a page, be it a thread or an article with comments; None where nothing is made like posts.

    Boxes are of one make when tag and classes are the same, numbers apart. Of all makes the one is taken whose boxes
    hold most text and least of what goes round a post: links, dates, words that every post has.
    """
    boxes: dict[Make, dict[Element, list[int]]] = defaultdict(lambda: defaultdict(list))
    make = cache(make_of)
    for n, piece in enumerate(pieces):
        for element in islice(up(piece.element), NEAREST):
            if named := make(element):
                boxes[named][element].append(n)
    best: dict[Element, list[int]] = {}
    most = 0
    weights = [_weight(piece) for piece in pieces]
    for members in boxes.values():
        if _is_row(members, weights) and (score := _score(members, pieces, weights)) > most:
            best, most = members, score
    if not best:
        return None
    lines = frozenset(n for numbers in best.values() for n in numbers)
    is_named = all(map(_is_called_post, best)) or says_board(pieces)
    return Thread(lines, is_named, tuple(map(frozenset, best.values())))


def says_board(pieces: Iterable[Piece]) -> bool:
    """The page has what boards set round their posts: 只看楼主, 倒序看帖."""
    return any(len(piece.text) <= LONGEST_MARK and _BOARD.search(piece.text) is not None for piece in pieces)


_BOARD = lazy("只看楼主|仅看楼主|只看该作者|倒序看帖|最后由.{1,20}回复")
LONGEST_MARK = 100


def _weight(piece: Piece) -> int:
    """Han characters of a line that is text; -1 for what goes round a post."""
    return -1 if goes_round(piece) else _count_han(piece.text)


@lru_cache(4096)
def _count_han(text: str) -> int:
    """Han characters of a line: what several readings of the page are compared by."""
    return len(_HAN.findall(text))


def _is_row(members: dict[Element, list[int]], weights: list[int]) -> bool:
    """Several boxes, none of which is the page itself."""
    lengths = [sum(max(weights[n], 0) for n in numbers) for numbers in members.values()]
    return len(members) >= LEAST_POSTS and max(lengths) <= LARGEST * sum(lengths)


def _is_called_post(box: Element) -> bool:
    # What <body> is called goes for the whole page: a blog calls an article a post.
    names = _names(element for element in up(box) if element.tag not in ("body", "html"))
    return _POST.search(names) is not None and _OTHER.search(names) is None


def names_post(box: Element) -> bool:
    """The box itself is called a post or a comment."""
    names = _names((box,))
    return _POST.search(names) is not None or _OTHER.search(names) is not None


def _names(boxes: Iterable[Element]) -> str:
    return " ".join(f"{box.get('class') or ''} {box.get('id') or ''}" for box in boxes).lower()


_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))


def make_of(element: Element) -> Make:
    """Tag and classes without numbers; nothing for an element without a class, or one that is no more than a line."""
    if element.tag in _PARAGRAPHS:
        return ()
    classes = (element.get("class") or "").split()
    return (element.tag, *sorted({_DIGITS.sub("", name) for name in classes})) if classes else ()


def _score(members: dict[Element, list[int]], pieces: list[Piece], weights: list[int]) -> int:
    """Characters of text in the boxes, less those of what goes round a post."""
    times = Counter(text for numbers in members.values() for text in {pieces[n].text for n in numbers})
    inside = {n for numbers in members.values() for n in numbers}
    round_it = {n for n in inside if times[pieces[n].text] > 1 or weights[n] < 0}
    return sum(weights[n] for n in inside - round_it) - sum(len(pieces[n].text) for n in round_it)


def text_length(pieces: list[Piece], numbers: Iterable[int]) -> int:
    """Han characters of lines that are text: no links, no dates."""
    return sum(max(_weight(pieces[n]), 0) for n in numbers)


def goes_round(piece: Piece) -> bool:
    """A date, or a line that is a link and nothing else."""
    if len(piece.text) <= LONGEST_STAMP and _STAMP.search(piece.text):
        return True
    return is_link(piece.element)
