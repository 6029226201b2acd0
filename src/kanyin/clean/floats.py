"""Figures, tables and notes at the foot that a page set within a sentence: put behind their paragraph."""

from __future__ import annotations

from kanyin import rules
from kanyin.clean.layout_profile import (
    ENDED,
    LayoutProfile,
    ends_what_is_open,
    is_sentence_with_figure,
    starts_something,
)
from kanyin.model import SCAN, SCAN_ENDED, Line
from kanyin.patterns import lazy

MOST = 60
"""Lines of figures and flattened tables between two halves of a sentence; rows that markup told of are not counted."""
LEAST = 24
"""Half-em of the line before them: shorter ones are names, titles and cells."""
LONGEST_CAPTION, LONGEST_ENGLISH = 70, 300
LONGEST_ROW, LONGEST_CELL = 48, 8
FLOATS = ("picture", "caption", "row")
_TEXT = ("", "p", SCAN)
_HAN = lazy("[\u3400-\u9fff]")
_DIGIT = lazy("[0-9]")
_BEGINS_WITHIN = lazy("[\u3400-\u9fffA-Za-z0-9“‘（(《，、；。\ufdda]")
_OPEN_END = lazy("[，、,（(《“‘「『〈]$")
_RUNNING = lazy("[，。；！？]")
_ENDS_SENTENCE = lazy("[。；！？]")
_SET_OFF = lazy(r"[附续]?[图表]\s?\d{1,2}(?:[-－—.．]\d{1,2})?(?:\u3000|\s{2})")
"""The number of a caption and the wide blank behind it, which a sentence on a figure does not have."""
_BELOW = lazy(r"[（(]?\s*(?:单位|计量单位)\s*[:：]|[（(]单位|注\s*[:：]|资料来源|数据来源|来源\s*[:：]|Note|Source")
_NOTE = lazy(r"注\s?[:：]")
_IN_NOTES = lazy(r"[\[［（(]?\d{1,2}[\]］）).．、]|\ufdda")
"""One of several notes below a table, or one that begins with a sign in its cells, as a formula."""


def set_behind(lines: tuple[Line, ...], page: LayoutProfile) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines with figures and tables behind the paragraph that they cut; the indexes of the lines that go on."""
    out: list[Line] = []
    across: set[int] = set()
    n = 0
    while n < len(lines):
        out.append(lines[n])
        end = _floats_end(lines, n + 1)
        if end == n + 1 or end >= len(lines) or not _is_cut(lines[n], page) or not _goes_on(lines[n], lines[end], page):
            n += 1
            continue
        between: list[Line] = []
        last = n + 1
        while end < len(lines) and _is_cut(lines[last - 1], page) and _goes_on(lines[last - 1], lines[end], page):
            note = _is_note_above(lines, last)
            between += (*lines[last + note : end], *lines[last : last + note])
            last = end + 1
            while last < len(lines) and _is_same(lines[last - 1], lines[last], page):
                last += 1
            across.add(len(out))
            out += lines[end:last]
            end = _floats_end(lines, last)
            if end == last and lines[last - 1].kind != SCAN:
                break
        out += between
        n = last
    return tuple(out), frozenset(across)


def _floats_end(lines: tuple[Line, ...], start: int) -> int:
    """The index behind the figures and tables that begin at ``start``: that itself where there is none."""
    n, in_table, below_caption, left = start + _is_note_above(lines, start), False, False, MOST
    above = lines[start - 1].text
    is_prose = "。" in above or len(above) > LONGEST_CAPTION
    is_open = is_prose and _OPEN_END.search(above) is not None
    while n < len(lines) and left:
        text, kind = lines[n].text, lines[n].kind
        left -= kind != "row"
        if kind in FLOATS or _is_caption(text):
            in_table = kind == "" and text[:1] in "表附续T"
            below_caption = True
        elif not (is_prose and is_foot(lines[n], within=is_open)) and not (
            (below_caption and _is_below(lines[n])) or (in_table and (_is_row(lines[n]) or _heads_rows(lines, n)))
        ):
            break
        n += 1
    return n


def _is_note_above(lines: tuple[Line, ...], n: int) -> bool:
    """A note that recognition read before the figure which it belongs to."""
    return n + 1 < len(lines) and lines[n + 1].kind == "picture" and _NOTE.match(lines[n].text) is not None


def is_foot(line: Line, *, within: bool = False) -> bool:
    """What stands at the foot of a printed page, below its text; ``within`` a sentence, on text pages too."""
    if line.kind not in (SCAN, SCAN_ENDED) and not (within and line.kind in _TEXT):
        return False
    from kanyin.read.ocr import page_feet

    return page_feet.is_foot(line.text)


def _is_below(line: Line) -> bool:
    """A note or a legend below a table or a figure."""
    is_scanned = line.kind == SCAN_ENDED and _is_scanned_note(line.text)
    return is_scanned or _BELOW.match(line.text) is not None or rules.is_legend(line.text)


def _is_scanned_note(text: str) -> bool:
    from kanyin.read.ocr.captions import is_note_below

    return is_note_below(text) or _IN_NOTES.match(text) is not None


def _is_caption(text: str) -> bool:
    if rules.is_english_caption(text) and not _HAN.search(text):  # its commas can be as wide as Chinese ones
        return len(text) <= LONGEST_ENGLISH and text[-1] not in "，。；"
    is_set_off = _SET_OFF.match(text) is not None  # what is counted in a caption stands between commas too
    pauses = _ENDS_SENTENCE if is_set_off else _RUNNING
    short = len(text) <= LONGEST_CAPTION and not pauses.search(text[:-1]) and text[-1] not in "，。；"
    return short and (rules.is_caption(text) or rules.is_english_caption(text))


def _is_row(line: Line) -> bool:
    """What can be a row of a table that the page has flattened: short, no sentence, no title."""
    is_set_in = line.indent >= 2 and line.columns > LONGEST_CELL
    return line.columns <= LONGEST_ROW and not _RUNNING.search(line.text) and not is_set_in


def _heads_rows(lines: tuple[Line, ...], n: int) -> bool:
    """The heads of a table's columns, 温度，℃质量分数，%: no stop ends them, and rows of figures stand below."""
    below = lines[n + 1 : n + 3]
    if ENDED.search(lines[n].text) or lines[n].text[-1] in "，、" or len(below) < 2 or not all(map(_is_row, below)):
        return False
    return any(len(_DIGIT.findall(line.text)) * 2 > len(line.text) for line in below)


def _is_cut(line: Line, page: LayoutProfile) -> bool:
    """A line of text that ends within its sentence."""
    if line.kind not in _TEXT or line.role or line.columns < LEAST or not _HAN.search(line.text):
        return False
    if 2 * len(_HAN.findall(line.text)) < len(_DIGIT.findall(line.text)):
        return False  # a row of a table that the page has flattened
    if ENDED.search(line.text) or _is_caption(line.text) or rules.is_back_matter(line.text):
        return False
    if rules.is_legend(line.text):
        return False
    found = rules.split_heading(line.text)
    if (found and not _RUNNING.search(line.text)) or _is_field(line.text):
        return False
    return line.kind == SCAN or page.indents or page.is_full(line) or _OPEN_END.search(line.text) is not None


def _is_field(text: str) -> bool:
    label = rules.label(text)
    return label is not None and label.field not in ("abstract", "lead")


def _goes_on(before: Line, line: Line, page: LayoutProfile) -> bool:
    """A line that can go on with a sentence: not set in, running text, no beginning of anything."""
    if line.kind not in (*_TEXT, SCAN_ENDED) or line.role or page.is_indented(line):
        return False
    is_scanned = line.kind in (SCAN, SCAN_ENDED) and is_sentence_with_figure(line.text)
    if starts_something(line.text) and not is_scanned and not ends_what_is_open(before.text, line.text):
        return False
    if not _BEGINS_WITHIN.match(line.text) or not _HAN.search(line.text):
        return False
    return _RUNNING.search(line.text) is not None or page.is_full(line)


def _is_same(before: Line, line: Line, page: LayoutProfile) -> bool:
    """A further line of the paragraph, on a page that breaks its lines where they are full."""
    return page.is_full(before) and not line.gap and not page.is_indented(line) and not starts_something(line.text)
