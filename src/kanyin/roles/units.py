"""Lines that look like one paragraph of the page, so that a line is judged by the whole sentence it is a part of.

Only for looking: what is joined for good is joined in ``clean/paragraphs``, once it is known what is text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from kanyin import rules
from kanyin.fields import byline, wrapping
from kanyin.fields.datelines import is_story
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.roles.facts import LISTING_KIND

WIDE = 50
"""Half-em: a line at least this long can be the first of a paragraph."""
FRAGMENTS = 0.06
"""The share of lines that begin with a mark on a page whose inline elements stand on lines of their own."""
LONGEST = 60
"""Lines of the longest paragraph: a page without blank lines is not one."""

INDENT, DEEPEST = 2, 8
"""Half-em by which a paragraph's first line is indented at least and at most: what stands further in is centred."""

_ENTRY = lazy("[\\[［〔【]\\d{1,3}[\\]］〕】]")
_BEGINS_WITHIN = lazy("[，。、；：！？）】］》〉」』”’,.;:!?)\\]%％…]")
_ITEM = lazy("[.．。·] ?[\u3400-\u9fffA-Za-z]{2}")
_GOES_ON = lazy("[，、（(《“‘「『〈【—:：]$|[\u3400-\u9fffA-Za-z0-9]$")
_ENDED = lazy("[。！？!?；;…][”’」』）)】\\]]*$")
_MARK = lazy("[，。；！？]")


def units(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    """The indexes of the lines of each unit, in order."""
    width = wrapping.even_width(lines)
    parted = _parted(lines) if width == 0 else frozenset()
    numbers = _split_numbers(lines, parted) if width == 0 else frozenset()
    if len(numbers) >= FEWEST_NUMBERS:
        parted = frozenset(range(len(lines)))
    titled = _titled(lines)
    groups: list[list[int]] = []
    for n, line in enumerate(lines):
        before = lines[n - 1] if n else None
        if before is not None and line.kind == before.kind and line.kind.startswith(LISTING_KIND):
            groups[-1].append(n)
            continue
        joined = (
            before is not None
            and not line.gap
            and titled.isdisjoint((n - 1, n))
            and line.kind in ("", "p")
            and before.kind in ("", "p")
        )
        room = joined and len(groups[-1]) < LONGEST
        if room and before is not None and (n in numbers or _goes_on(before, line, width, n in parted)):
            groups[-1].append(n)
        else:
            groups.append([n])
    return [part for group in groups for part in _settled(group, lines, group[-1] in parted)]


def _titled(lines: Sequence[Line]) -> frozenset[int]:
    """The page's first line where it says the title and the site, and each line that says that title again: no part of
    a paragraph.
    """
    own = lines[0].text if lines else ""
    again = {n for n, line in enumerate(lines) if n and len(line.text) >= SHORTEST_TITLE and _says(line.text, own)}
    return frozenset({0, *again} if again else ())


def _says(title: str, own: str) -> bool:
    return own.startswith(title) and _SITE_BEHIND.match(own, len(title)) is not None


_SITE_BEHIND = lazy(r"\s*+[_|｜]|\s[-–—·]\s")
SHORTEST_TITLE = 4
"""Characters of such a title."""
FEWEST_NUMBERS = 3
"""Numbers that stand on lines of their own on a page whose inline elements do."""
NEAR = 4
"""Lines from one such number to the next within a sentence."""
_NUMBER = lazy(r"\d{1,3}(?:[,，]\d{3}|\d)*(?:\.\d+)?%?")
_COUNTED = lazy("[个個家亿億万萬元年月日强強名项項人次余餘多种種条條届屆公平米吨噸户戶套部件所座岁歲天位]")


def _split_numbers(lines: Sequence[Line], parted: Collection[int]) -> frozenset[int]:
    """The lines of a number within a sentence: Chinese without a stop above, what is counted below, no blank line.

    The first of a sentence stands below a long line, or among ``parted`` lines, the others near it.
    """
    found: set[int] = set()
    for n in range(1, len(lines) - 1):
        above, line, below = lines[n - 1 : n + 2]
        if line.gap or below.gap or not _NUMBER.fullmatch(line.text.strip()):
            continue
        is_day = n > 1 and _DAY_PART.fullmatch(above.text) and _NUMBER.fullmatch(lines[n - 2].text.strip())
        within = above.columns >= WIDE or any(k in found for k in range(n - NEAR, n))
        within = within or bool(is_day) or (n in parted and above.columns > SHORTEST)
        if within and _HAN_END.search(above.text) and _COUNTED.match(below.text):
            found.add(n)
    return frozenset(found)


_DAY_PART = lazy("[年月日时時点點]")
SHORTEST = 12
"""Half-em of a line above a number that is no button's: 大, 中, 小."""
_HAN_END = lazy("[\u3400-\u9fff，、]$")


def _parted(lines: Sequence[Line]) -> frozenset[int]:
    """The lines where each inline element stands on a line of its own, as BeautifulSoup's ``get_text`` sets them.

    All of a page where many begin with a mark, else the stretches where they do: menus and lists round a text are long.
    """
    pairs = enumerate(pairwise(lines), 1)
    begun = [n for n, (before, line) in pairs if _is_within(before, line) and line.text[1:2].strip()]
    if len(begun) >= FEWEST_BEGUN and len(begun) >= FRAGMENTS * len(lines):
        return frozenset(range(len(lines)))
    found: set[int] = set()
    start = 0
    for k in range(1, len(begun) + 1):
        if k < len(begun) and begun[k] - begun[k - 1] <= APART:
            continue
        if k - start >= FEWEST_BEGUN:
            found.update(range(begun[start] - LEAD, begun[k - 1] + LEAD))
        start = k
    return frozenset(found)


FEWEST_BEGUN = 4
"""Lines that begin with a mark in such a stretch."""
APART, LEAD = 30, 5
"""Lines from one of them to the next, and how far such a stretch reaches beyond the first and the last."""


def _is_within(before: Line, line: Line) -> bool:
    """The line begins within a sentence: with a mark, and no stop that stands before an item's words."""
    is_item = _ITEM.match(line.text) is not None and _ENDED.search(before.text) is not None
    return _BEGINS_WITHIN.match(line.text) is not None and not is_item


def _begins_something(text: str) -> bool:
    """An entry, a labelled field, a byline, or furniture that a rule knows."""
    if _ENTRY.match(text) or rules.label(text[:SHORT]) is not None:
        return True
    if byline.bare_label(text[:SHORT]) or (len(text) <= LONG and byline.is_credit(text)):
        return True
    return len(text) <= LONG and rules.furniture(text, at_edge=True) is not None


SHORT, LONG = 40, 200
"""Characters of the longest line that is asked whether it begins with a label, and whether it is furniture."""


def _goes_on(before: Line, line: Line, width: int, scattered: bool) -> bool:
    if _is_below_first(before, line):
        joins = not is_story(line.text)
    elif width:
        inset = before.indent - line.indent
        joins = wrapping.breaks(before, line, width) and -1 <= inset <= DEEPEST and not is_story(line.text)
    elif _is_within(before, line) or _is_split_head(before.text, line.text) or _is_in_bracket(before.text, line.text):
        joins = True
    else:
        joins = scattered and not _ENDED.search(before.text) and _GOES_ON.search(before.text) is not None
    return (
        joins and not _begins_something(line.text) and not _is_inset(before.text) and not _tells_fields(before, width)
    )


def _tells_fields(line: Line, width: int) -> bool:
    """A whole byline, and no full line of a paragraph: what stands below it begins anew."""
    return line.columns < (width * NOT_FULL or LONG) and byline.is_credit(line.text)


NOT_FULL = 0.8
"""The share of a page's width that a line is shorter than which is not full."""


def _is_inset(text: str) -> bool:
    """What a site has set into a text: the text goes on below it, and not with its line."""
    found = rules.furniture(text, at_edge=True) if len(text) <= LONG else None
    return found is not None and found.inset


_OPEN = lazy("[（(][^（()）]{0,39}$")
_CLOSES = lazy("[^（()）]{1,40}[）)]\\S")


def _is_in_bracket(before: str, text: str) -> bool:
    """A bracket that the line above has opened is closed on this one, and the sentence goes on."""
    return _OPEN.search(before) is not None and _CLOSES.match(text) is not None


_HEAD = lazy("[㐀-鿿]{1,8}[讯訊电電]|(?:(?:19|20)\\d\\d年)?(?:\\d{1,2}月)?")
_BEHIND_HEAD = lazy(r"[（(]|\d{1,2}[月日]")


def _is_split_head(before: str, text: str) -> bool:
    """本报讯 or a month, and the sentence that goes on behind it, which markup within parted."""
    return _BEHIND_HEAD.match(text) is not None and _HEAD.fullmatch(before.strip()) is not None


def _is_below_first(before: Line, line: Line) -> bool:
    """The end of a sentence below a long line that has none and is set in further, as a paragraph's first one is."""
    if not (INDENT <= before.indent - line.indent <= DEEPEST and before.columns >= WIDE):
        return False
    return _ENDED.search(line.text) is not None and _ENDED.search(before.text) is None


def _settled(group: list[int], lines: Sequence[Line], scattered: bool) -> list[tuple[int, ...]]:
    """A group of a scattered page is a paragraph where it holds marks of prose; else its lines are lines."""
    is_listing = lines[group[0]].kind.startswith(LISTING_KIND)
    if len(group) > 1 and scattered and not is_listing and not any(_MARK.search(lines[n].text) for n in group):
        return [(n,) for n in group]
    return [tuple(group)]
