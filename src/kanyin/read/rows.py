"""Rows made alike on a web page: where an extractor took a site's own words, they are more of an article than those."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import pairwise

from kanyin.fields.row_marks import LEAST, mark_of
from kanyin.read.elements import is_link
from kanyin.read.pieces import Piece, led
from kanyin.read.region import is_furniture, is_prose
from kanyin.read.teasers import MOST_LED
from kanyin.text import columns

FEWEST, FARTHEST = 5, 6
"""Rows of a list that may be the article, and lines from the mark of one to that of the next."""
PROSE_OF_ROW = 1.5
"""Paragraphs of prose between two rows: more are parts of a text, each with a day."""
SHORTEST_ABOVE = 40
"""Characters of prose above the rows that can be an article: a headline in a box ends as a sentence does too."""
HEADLINES, SHORTEST_HEADLINE = 0.8, 6
"""Share of the rows that have a headline beside them, and characters of one."""
MOST_PROSE = 4
"""Paragraphs below the rows: more of them are an article with a list above it."""


def lists_more(pieces: list[Piece], body: set[int]) -> bool:
    """Most of the page's rows are left out, and of what was taken no prose stands above them and little below."""
    rows = _rows(pieces)
    return bool(rows) and 2 * len(rows & body) <= len(rows) and not _has_prose(pieces, rows, body)


def lists_posts(pieces: list[Piece], body: set[int]) -> bool:
    """The rows left out stand beside headlines, each another one, that lead to what has been posted: no thread."""
    rows = _rows(pieces)
    if not rows or 2 * len(rows & body) > len(rows):
        return False
    lines = [n for n, piece in enumerate(pieces) if piece.text]
    places = {n: place for place, n in enumerate(lines)}
    beside = ([*lines[max(0, places[n] - 1) : places[n]], *lines[places[n] + 1 : places[n] + 2]] for n in rows)
    heads = {next((pieces[n].text for n in near if _is_headline(pieces[n])), "") for near in beside} - {""}
    return len(heads) >= HEADLINES * len(rows) and not _has_prose(pieces, rows, body)


def _is_headline(piece: Piece) -> bool:
    """A link of several words."""
    return len(piece.text) >= SHORTEST_HEADLINE and is_link(piece.element)


def rows_of_list(pieces: list[Piece], kept: frozenset[int]) -> set[int]:
    """The rows of a page whose article is a list: their days are none of its own."""
    rows = _rows(pieces)
    return rows if 2 * len(rows & kept) > len(rows) and not _has_prose(pieces, rows, kept) else set()


def _has_prose(pieces: list[Piece], rows: set[int], lines: Collection[int]) -> bool:
    """Of these ``lines`` prose stands above the rows, or much of it below.

    What stands between two rows is a row's own: a post's beginning below its headline and its day.
    """
    prose = [n for n in lines if is_prose(pieces[n].text) and led(pieces[n]) <= MOST_LED and n not in rows]
    above = [n for n in prose if n < min(rows) and not is_furniture(pieces[n].text)]
    inside = sum(min(rows) < n < max(rows) for n in prose)
    if inside > PROSE_OF_ROW * len(rows):
        return True
    return len(prose) - inside > MOST_PROSE or sum(len(pieces[n].text) for n in above) >= SHORTEST_ABOVE


def _rows(pieces: list[Piece]) -> set[int]:
    """The lines with a mark of the longest stretch of rows made alike; none where they say nothing beside it."""
    makes: defaultdict[str, list[int]] = defaultdict(list)
    lines = [n for n, piece in enumerate(pieces) if piece.text]
    for place, n in enumerate(lines):
        mark = None if pieces[n].text[-1] in "。！？!?" else mark_of(pieces[n].text)
        if mark is not None and mark.place != "label":
            makes[mark.make].append(place)
    longest: list[int] = []
    for places in makes.values():
        part = places[:1]
        for above, place in pairwise(places):
            part = [*part, place] if place - above <= FARTHEST else [place]
            longest = max(longest, part, key=len)
    if len(longest) < FEWEST:
        return set()
    step = Counter(below - above for above, below in pairwise(longest)).most_common(1)[0][0]
    texts = [pieces[lines[place]].text for place in range(longest[0], longest[-1] + 1)]
    marks = [mark.words for text in texts if (mark := mark_of(text)) is not None]
    width = sum(map(columns, texts)) - sum(map(len, marks))
    return {lines[place] for place in longest} if step <= FARTHEST and width >= LEAST * len(longest) else set()
