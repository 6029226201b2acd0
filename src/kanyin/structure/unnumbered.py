"""Headings that only their look and place tell: in the middle of the measure, in bold letters, short lines on text; and
numbered lines in a row that end in a stop.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from kanyin import rules
from kanyin.model import Heading, Line
from kanyin.patterns import lazy
from kanyin.structure import markup
from kanyin.structure.blocks import NOTE_BELOW
from kanyin.structure.set_in import PARAGRAPH, usual_indent

LONGEST_CENTRED, LONGEST_STOPPED = 40, 30
"""Characters of a heading in the middle of the measure, and of one that ends in a stop."""
CENTRED = 6
"""Half-em by which it stands further in than a paragraph does."""
FEWEST = 3
"""Lines of a row that are headings though they end in a stop."""
SHORTEST_TEXT, LONG = 24, 60
"""Half-em of the text below a heading."""
_ENDS = lazy("[。．；;，,：:、…！!]$")
_PAUSE = lazy("[，。；：,;:！？!?]")
_ENDS_LIKE_TEXT = lazy("[。．；;，,：:、…]$")
_SENTENCE_INSIDE = lazy("[。；]")
_HAN = lazy("[\u3400-\u9fff]")
_WORDS = lazy("[\u3400-\u9fff].*[\u3400-\u9fff]|[A-Za-z]{4}")
_HAN_SPACE = lazy("(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_HALVES = lazy("(?P<first>[^ \u3000]{5,20})(?: {2,}|\u3000+)(?P<second>[^ \u3000]{5,20})")
LONGEST = 48
"""Characters: a heading longer than this would not fit two lines of a journal's column."""
_STOPPED = range(50, 81)
"""Ranks of the schemes 1、 to （1）."""


def lowered(heading: Heading) -> Heading:
    """A numbered heading a level deeper; 结语 and its like have no number to count parts by."""
    return replace(heading, level=heading.level + 1) if heading.number else heading


def closed(text: str) -> str:
    """A heading's words without the spaces that set them wide; two halves stay parted, by one."""
    halves = _HALVES.fullmatch(text)
    return f"{halves['first']}\u3000{halves['second']}" if halves else _HAN_SPACE.sub("", text)


def find_centred(lines: tuple[Line, ...], numbered: dict[int, Heading], rows: set[int]) -> dict[int, Heading]:
    """Headings without a number in the middle of the measure; below numbered ones that come first."""
    places = _centred(lines, numbered.keys() | rows)
    alike = any(lines[n].indent >= CENTRED for n in numbered) or not numbered or places[:1] < sorted(numbered)[:1]
    level = 1 if alike else 1 + max(heading.level for heading in numbered.values())
    return {n: _parted(level, lines[n]) for n in places}


_NUMBER = lazy("(?P<number>[一二三四五六七八九十]{1,3})(?: {2,}|\u3000+)(?P<name>[^ \u3000].+)")


def _parted(level: int, line: Line) -> Heading:
    """A heading with its number, 一 or 二, where a gap alone parts the two."""
    found = _NUMBER.fullmatch(line.text)
    number, name = (found["number"], found["name"]) if found else ("", line.text)
    return Heading(level, number, closed(name), line.src)


_BEGINS = lazy("[\u3400-\u9fffA-Za-z0-9“《（(「]")
_DATED = lazy(r"写于|完稿|改定|脱稿|(?:19|20)\d\d年.{0,8}[月日春夏秋冬]")


def _is_name(text: str) -> bool:
    """No cut-off quotation, no remark of a program, no place and day that an author signs with."""
    whole = text.count("“") == text.count("”") and text.find("“") <= text.find("”")
    return whole and _BEGINS.match(text) is not None and _DATED.search(text) is None


def is_odd(heading: Heading) -> bool:
    """A heading by its place that may be something else: a question of a conversation."""
    return heading.text[:1] in "问答" and heading.text[1:2] in "：:"


def stand_above(centred: Mapping[int, Heading], numbered: Mapping[int, Heading]) -> bool:
    """The numbered headings count the parts of what stands under the ones in the middle: these come first, and no
    number stands out there.
    """
    levels = {heading.level for heading in centred.values()}
    return bool(numbered) and levels == {1} and len(centred) >= LEAST_PLAIN and min(centred) < min(numbered)


def _centred(lines: tuple[Line, ...], others: Collection[int]) -> list[int]:
    """Lines in the middle of the measure, each on top of a paragraph; ``others`` are headings and rows already known.

    None where lines in a row stand so: verse does.
    """
    indents = Counter(line.indent for line in lines if line.columns - line.indent >= 60)
    if not indents:
        return []
    usual = indents.most_common(1)[0][0]
    inset = [line.indent >= usual + CENTRED and line.indent > 0 for line in lines]
    return [
        n
        for n in range(len(lines) - 1)
        if inset[n]
        and n not in others
        and not inset[n + 1]
        and not (n and inset[n - 1] and n - 1 not in others)
        and _can_head(lines[n], lines[n + 1])
    ]


def _can_head(line: Line, below: Line) -> bool:
    text = line.text
    if line.kind or len(text) > LONGEST_CENTRED or _ENDS.search(text) or not _WORDS.search(text):
        return False
    if _SENTENCE_INSIDE.search(text) or not _is_name(text) or NOTE_BELOW.match(text):
        return False
    if rules.label(text) is not None or rules.is_caption(text) or rules.is_back_matter(text) or text[-1] in ")）}":
        return False
    if _GAP.search(below.text) and not _PAUSE.search(below.text):
        return False  # the rest of a table's cell, above its next row
    return below.columns >= SHORTEST_TEXT and 2 * len(_HAN.findall(text)) >= len(text)


_GAP = lazy(r"\S {3,}\S")


def stopped(lines: tuple[Line, ...], rows: Collection[int]) -> list[int]:
    """Numbered lines of one series, short and with no pause, that end in a stop and each stand on a paragraph."""
    series: list[list[int]] = []
    last: dict[int, list[int]] = {}
    refused: list[list[int]] = []
    for n, line in enumerate(lines[:-1]):
        found = rules.split_heading(line.text)
        if n in rows or found is None or found[2].rank not in _STOPPED:
            continue
        rank = found[2].rank
        if rank not in last or _FIRST.fullmatch(found[0]):
            last[rank] = []
            series.append(last[rank])
        if _is_stopped(line.text, found[1], lines[n + 1]):
            last[rank].append(n)
        else:
            refused.append(last[rank])
    kept = (found for found in series if len(found) >= FEWEST and not any(found is other for other in refused))
    return sorted(n for found in kept for n in found)


_FIRST = lazy("[^1-9]*1[^0-9]*")


def _is_stopped(text: str, rest: str, below: Line) -> bool:
    if len(text) > LONGEST_STOPPED or text[-1] not in "。．" or _PAUSE.search(rest[:-1]) or not _WORDS.search(rest):
        return False
    return rules.split_heading(below.text) is None and below.columns >= SHORTEST_TEXT


def find_bold(lines: tuple[Line, ...], numbered: dict[int, Heading], rows: set[int]) -> dict[int, Heading]:
    """Headings that a page only sets in bold letters: short paragraphs, each on top of one that is not bold."""
    found = {}
    level = 0
    for n, line in enumerate(lines[:-1]):
        if n in numbered:
            level = _level_under(numbered[n])
            continue
        stands_on_text = n + 1 not in numbered and lines[n + 1].kind in ("", "p")
        if line.kind == markup.BOLD and n not in rows and stands_on_text and _looks_bold(line.text):
            found[n] = Heading(level + 1, "", closed(line.text), line.src)
    return found


def _level_under(heading: Heading) -> int:
    """The level that a heading without a number stands under: 引言 has none either, and is its like."""
    return heading.level if heading.number else heading.level - 1


def _looks_bold(text: str) -> bool:
    """A few words that are no sentence, no field and no caption."""
    if len(text) > LONGEST or _ENDS_LIKE_TEXT.search(text) or _SENTENCE_INSIDE.search(text) or not _WORDS.search(text):
        return False
    return rules.label(text) is None and not rules.is_caption(text) and NOTE_BELOW.match(text) is None


_PLAIN = lazy("[\u3400-\u9fffA-Za-z0-9][^。；，！,;!、]{2,30}")
"""A heading without a number: a few words, no pause between them. Its end is looked at apart."""
LEAST_PLAIN = 2
"""One short line alone may be anything; two and more that stand alike are headings."""


def find_plain(lines: tuple[Line, ...], numbered: dict[int, Heading], rows: set[int]) -> dict[int, Heading]:
    """Headings that have neither a number nor a usual name: short lines that each stand on top of running text.

    They are doubtful by nature. Their level is below the numbered heading that they stand under.
    """
    places = _places(lines, numbered, rows)
    lettered = {n for n in places if _LETTERED.match(lines[n].text)}
    deeper = lettered if len(lettered) < len(places) else set()
    found = {}
    level = 0
    for n, line in enumerate(lines):
        if n in numbered:
            level = _level_under(numbered[n])
        elif n in places:
            found[n] = Heading(level + 1 + (n in deeper), "", closed(line.text), line.src)
    return found


_LETTERED = lazy("[a-h][.．、)）]")
"""a.责任: one of the parts of what has no letter."""


def _places(lines: tuple[Line, ...], numbered: Mapping[int, Heading], rows: Collection[int]) -> list[int]:
    """The lines that are such headings."""
    plain = _plain(lines, numbered, rows)
    places = [n for n in plain if n + 1 not in numbered and _is_running(lines[n + 1].text)]
    if len(places) < LEAST_PLAIN:
        return []
    usual = usual_indent(lines)
    if usual >= PARAGRAPH and sum(lines[n].indent == 0 for n in places) >= FEWEST:
        places += [n for n in plain if lines[n].indent == 0 and lines[n + 1].indent >= usual]
    return sorted({*places, *_flush(lines, numbered, rows)})


MOST_SET_IN = 0.9
"""The share of a page's long lines that are set in as paragraphs, so that a short one which is not is none."""


def _flush(lines: tuple[Line, ...], numbered: Mapping[int, Heading], rows: Collection[int]) -> list[int]:
    """Short lines at the margin on a page whose paragraphs are set in, each above one of these."""
    usual = usual_indent(lines)
    long = [line.indent >= usual for line in lines if line.columns - line.indent >= LONG]
    if usual < PARAGRAPH or sum(long) < MOST_SET_IN * len(long):
        return []
    ended = {n for n, line in enumerate(lines) if line.indent == usual and line.text[-1] in "。；！？…”）"}
    above = {n for n, line in enumerate(lines[:-1]) if line.indent == 0 and lines[n + 1].indent == usual}
    found = [
        n
        for n in sorted(above - numbered.keys() - set(rows))
        if (n - 1 in numbered or n - 1 in ended or n - 1 in above) and _looks_plain(lines[n].text)
    ]
    return found if len(found) >= FEWEST else []


def _plain(lines: tuple[Line, ...], numbered: Mapping[int, Heading], rows: Collection[int]) -> list[int]:
    """Short lines below the end of a paragraph, or below another heading."""
    out: list[int] = []
    for n, line in enumerate(lines[:-1]):
        if n not in numbered and n not in rows and _looks_plain(line.text):
            on_top = n == 0 or n - 1 in numbered or n - 1 in out or _ends_text(lines[n - 1].text)
            out += [n] if on_top else []
    return out


def find_over(lines: tuple[Line, ...], numbered: dict[int, Heading], rows: set[int]) -> dict[int, Heading]:
    """Short lines above the first number of a row, where each row that begins anew has one, right above it or above the
    paragraph that leads to it: titles of sections whose parts are counted each time.
    """
    top = min((heading.level for heading in numbered.values() if heading.number), default=0)
    tops = [n for n, each in numbered.items() if each.level == top]
    firsts = [n for n in tops if _FIRST.fullmatch(numbered[n].number)]
    right_above = {n - 1 for n in firsts if n and n - 1 not in numbered and n - 1 not in rows}
    plain = _places(lines, numbered, rows)
    above = []
    for n in firsts:
        before = max((k for k in tops if k < n), default=-1)
        heads = [k for k in plain if before < k < n]
        heads += [n - 1] if n - 1 in right_above and _looks_plain(lines[n - 1].text) else []
        above += heads[-1:]
    if len(above) < FEWEST or len(above) < len(firsts):
        return {}
    return {n: Heading(1, "", closed(lines[n].text), lines[n].src) for n in above}


def _ends_text(text: str) -> bool:
    """A paragraph above a heading: running text, or a short sentence of its own; who signed the piece above."""
    if _SIGNED.fullmatch(text):
        return True
    shortest = SHORTEST_ITEM if rules.split_heading(text) is not None else SHORTEST_ABOVE
    return _is_running(text) or (len(text) >= shortest and text[-1] in "。！？" and rules.label(text) is None)


_SIGNED = lazy("[（(][\u3400-\u9fff]{2,4}(?:[ \u3000、，][\u3400-\u9fff]{2,4}){0,3}[)）]")
"""（方晓）, with nothing else on the line."""
SHORTEST_ABOVE, SHORTEST_ITEM = 16, 8
"""Characters of such a sentence, and of the last item of a list."""


def _looks_plain(text: str) -> bool:
    if NOTE_BELOW.match(text):
        return False
    if not _PLAIN.fullmatch(text) or _ENDS_LIKE_TEXT.search(text) or rules.label(text) or text[-1] in "）)”=}-－—":
        return text.endswith("”") and _PLAIN.fullmatch(text) is not None and text[0] != "“"
    is_item = (found := rules.split_heading(text)) is not None and found[2].rank in _ITEMS
    return 2 * len(re.findall("[\u3400-\u9fff]", text)) >= len(text) and not rules.is_caption(text) and not is_item


_ITEMS = range(80, 100)
"""Ranks of the schemes (1), 1), ①: what their series is not, none of its lines is."""


def _is_running(text: str) -> bool:
    """A paragraph of running text: long, with pauses, and ended."""
    return len(text) >= 40 and text[-1] in "。！？”’）)：" and bool(re.search("[，。]", text))


ABOVE_RULES = ("HD096", "HD100")
"""Of headings that stand above the numbered ones, where these count their parts."""
FINDERS = (
    ("HD096", find_centred, 3),
    ("HD100", find_over, 3),
    ("HD095", find_bold, math.inf),
    ("HD093", find_plain, 4),
)
"""What finds them, in its order, each under its rule; so many on one page are no longer in doubt."""
