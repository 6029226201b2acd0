"""The inside of a line: PF201 to PF210. All lengths in em of the line's own size."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from unicodedata import category

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof import marks
from kanyin.proof.faults import at_line
from kanyin.proof.layout import UNFILLED, Layout
from kanyin.proof.line import Line
from kanyin.proof.model import Fault, Glyph

PAIR = 1.62
"""The most that two marks side by side may take; 1.5, and a little for justification."""
BESIDE = 0.3
"""The white that may be between the boxes of two marks side by side, besides what the line puts everywhere."""
CLOSED, OPEN = 0.1, 0.6
"""A gap between Han and Latin below this is none; a gap above that is a hole."""
OVERLAID = -0.25
"""Glyphs so far over each other do not tell where they end: their font is not in the file."""
PROSE = 0.3
"""Of the lines of a text: those that go on."""
RAGGED = 0.2
"""Of the lines that go on: where more are not filled, the text is set ragged, which is told once."""
STRETCHED = (0.05, 0.185)
"""Between letters of one word; less is kerning, more is a word space."""
UNEVEN = 0.15
"""How much more than its line a single gap between Han may open."""
_WORDS, _WORD_GAP, _ALIKE = 3, 0.8, 0.3
"""Gaps of a line of Latin, their em from which they are holes, and how much they differ where a line is spread."""
_EQUAL, _KINDS = 0.015, 3
"""Em by which widths of the letters of a programme may differ; how many letters tell that they do not."""
_FEW = 5
"""Unfilled lines that are told one by one."""
_OF_LINE = 0.85
"""Of the size of a line: letters of a formula's index are smaller, and set by its own rules."""
_SPACE_OF_CODE = 1.3
"""Of the width of a letter of code: a space is as wide as a letter."""
_LABEL = lazy(rf"[（(]?\w{{1,3}}[）)、.．]|[{''.join(sorted(marks.BULLETS))}]")
"""What begins an item of a list: white follows that is meant."""


def check(layout: Layout) -> Iterator[Fault]:
    """All faults inside of lines."""
    for upper, lower in pairwise((None, *layout.lines)):
        assert lower is not None
        if upper is not None and _same_text(layout, upper, lower):
            yield from _borders(layout, upper, lower)
        if not is_in_code(layout, lower):
            yield from _pairs(lower, _centred(layout), layout.code_fonts)
        if layout.is_prose(lower):
            yield from _closed(lower)
            yield from _stretched(lower)
        elif abs(lower.size - layout.size) < 0.3:
            yield from _spread_words(layout, lower)
    yield from _paragraphs(layout)
    yield from _ragged(layout)


def _ragged(layout: Layout) -> Iterator[Fault]:
    """Columns that are not filled, once for all their lines."""
    ragged = [line for line in layout.body if layout.edge(line).is_ragged and line.column is not None]
    full = [line for line in ragged if layout.is_prose(line) and layout.continues(line, layout.below(line))]
    prose = [line for line in ragged if layout.is_prose(line)]
    # Few of the lines of verse are so long that they could go on.
    if len(full) > PROSE * len(prose):
        yield at_line("PF206", msg("the lines are ragged: {count} that go on are not filled", count=len(full)), full[0])


def _same_text(layout: Layout, upper: Line, lower: Line) -> bool:
    """One running text: the same size, one line's pitch apart, or a body's foot and the next head."""
    if abs(upper.size - lower.size) > 0.3 or id(lower) in layout.furniture:
        return False
    if upper.page == lower.page and upper.column == lower.column:
        return 0 < upper.y - lower.y < 2.2 * lower.size
    return layout.is_body(upper) and layout.is_body(lower)


def _borders(layout: Layout, upper: Line, lower: Line) -> Iterator[Fault]:
    """Marks that must not begin or end a line. A dash or dot may begin an entry after a short line."""
    if is_code(upper) or is_code(lower):
        return
    first, last = lower.glyphs[0].text, upper.glyphs[-1].text
    if last and first and last[-1] == first[0] and last[-1] in "—…":
        yield at_line("PF203", msg("{mark} is broken over two lines", mark=last[-1] + first[0]), lower, 0, 0)
    elif first[:1] in marks.NOT_FIRST and (first[:1] in marks.CLOSING or _goes_on(layout, upper, lower)):
        if stands_by_something(layout, lower):
            return  # a formula that is drawn begins the line
        yield at_line("PF201", msg("a line begins with {mark}", mark=first), lower, 0, 0)
    if last[-1:] in marks.NOT_LAST and last[-1:] != "{":  # that is a programme's
        end = len(upper.glyphs) - 1
        yield at_line("PF202", msg("a line ends with {mark}", mark=last), upper, end, end)


def stands_by_something(layout: Layout, line: Line) -> bool:
    """Something is drawn right before the line, at its height: a formula, or a part of one."""
    page, own = layout.page(line), {id(glyph) for glyph in line.glyphs}
    reach = line.left - 0.6 * line.size
    low, high = line.y, line.y + 0.6 * line.size
    drawn = [glyph.box for glyph in page.glyphs if id(glyph) not in own and not glyph.text.isspace()]
    drawn += [picture.box for picture in page.pictures]
    drawn += [shape.box for shape in page.shapes if shape.box[3] - shape.box[1] < 6 * line.size]
    return any(
        x0 < line.left and reach < x1 < line.left + line.size and y0 < high and y1 > low for x0, y0, x1, y1 in drawn
    )


def is_code(line: Line) -> bool:
    """No Han, and all glyphs equally wide, as in a programme, whose lines are the author's."""
    return _are_equally_wide(line.glyphs) and not any(marks.is_han(glyph.text) for glyph in line.glyphs)


def is_in_code(layout: Layout, line: Line) -> bool:
    """A line of a programme with Han in it, in a comment or what is printed: its letters are all equally wide, and more
    than half of the line, or a line beside it is one of code. Marks keep their places in it."""
    letters = [glyph for glyph in line.glyphs if glyph.text.isascii() and glyph.text.strip()]
    if line.size < layout.size - 0.3 and letters and all(glyph.font in layout.code_fonts for glyph in letters):
        return True
    beside = (other for other in (layout.above(line), layout.below(line)) if other is not None)
    in_block = any(abs(one.size - line.size) < 0.1 and is_code(one) for one in beside)
    if len({glyph.text for glyph in letters}) < _KINDS:
        return in_block and line.size < layout.size - 0.3
    return _are_equally_wide(letters) and (2 * len(letters) > len(line.glyphs) or in_block)


def _goes_on(layout: Layout, upper: Line, lower: Line) -> bool:
    """The lower line goes on with the upper one, which reaches the edge and is no mark of an entry; a subtitle or a
    source, —— and its words, begins a line of its own."""
    long = upper.right - upper.left > 10 * upper.size
    edge = layout.edge(upper)
    reaches = not edge.is_known or upper.right > edge.right - 1.5 * upper.size
    return long and reaches and layout.starts_at_left(lower) and abs(upper.size - layout.size) < 0.3


def _centred(layout: Layout) -> str:
    """Marks that stand in the middle of their box, as in Taiwan and Hong Kong: they have no blank half to give."""
    parts = layout.file.lang.lower().split("-")
    return "。，、；：？！" if parts[0] == "zh" and {"tw", "hk", "mo", "hant"}.intersection(parts) else ""


def _pairs(line: Line, centred: str, code: frozenset[str]) -> Iterator[Fault]:
    """``code``: the fonts in which marks keep their places, as letters of code do."""
    joint = _joint(line)
    for at, (a, b) in enumerate(pairwise(line.glyphs)):
        if a.font in code or _begins_picture(line, at + 1):
            continue
        closing = a.text not in centred and a.text in marks.CLOSING and b.text in marks.CLOSING | marks.OPENING
        if (closing or (a.text in marks.OPENING and b.text in marks.OPENING)) and abs(a.size - b.size) < 0.1:
            extent = (b.x1 - a.x0) / a.size
            # Marks of two cells of a table have white between their boxes.
            if PAIR + 2 * joint < extent and (b.x0 - a.x1) / a.size < BESIDE + joint:
                what = msg("{marks} take {extent:.2f} em", marks=a.text + b.text, extent=extent)
                yield at_line("PF204", what, line, at, at + 1)


def _begins_picture(line: Line, at: int) -> bool:
    """What stands in a picture's place, 〔图〕, begins there: two of them stand side by side as pictures do."""
    return [glyph.text for glyph in line.glyphs[at : at + 2]] == ["〔", "图"]


def _joint(line: Line) -> float:
    """Em that a justified line puts between two of its Han."""
    pairs = ((a, b) for a, b in pairwise(line.main) if marks.is_han(a.text) and marks.is_han(b.text))
    gaps = [(b.x0 - a.x1) / line.size for a, b in pairs]
    return max(0.0, statistics.median(gaps)) if gaps else 0.0


def _closed(line: Line) -> Iterator[Fault]:
    for at, (a, b) in enumerate(pairwise(line.glyphs)):
        mixed = (marks.is_han(a.text) and marks.is_latin(b.text)) or (marks.is_latin(a.text) and marks.is_han(b.text))
        if mixed and abs(a.size - b.size) < 0.3 and abs(a.y - b.y) < 0.1 * a.size:
            gap = (b.x0 - a.x1) / a.size
            if OVERLAID < gap < CLOSED:
                what = msg("no space between {one} and {other} ({gap:.2f} em)", one=a.text, other=b.text, gap=gap)
                yield at_line("PF205", what, line, at, at + 1)


def _stretched(line: Line) -> Iterator[Fault]:
    """Two gaps inside a word, one beside the other: single ones are thin spaces, or narrow ones between words. Letters
    that are all equally wide have white in their boxes.
    """
    wide = {
        at
        for at, (a, b) in enumerate(pairwise(line.glyphs))
        if _one_word(a, b) and a.size > _OF_LINE * line.size and STRETCHED[0] < (b.x0 - a.x1) / a.size < STRETCHED[1]
    }
    apart = [at for at in sorted(wide) if at + 1 in wide and not _are_equally_wide(line.glyphs[at : at + 3])]
    if apart:
        yield at_line("PF208", msg("the letters of a word stand apart"), line, apart[0], apart[-1] + 2)


def _are_equally_wide(glyphs: Sequence[Glyph]) -> bool:
    widths = [(glyph.x1 - glyph.x0) / glyph.size for glyph in glyphs]
    return max(widths) - min(widths) < _EQUAL


def _spread_words(layout: Layout, line: Line) -> Iterator[Fault]:
    """A line without Han that reaches the edge by white between its words, as much between all of them. The columns of
    a table stand unevenly apart, and their last one has white at its edge.
    """
    if any(marks.is_han(glyph.text) for glyph in line.glyphs) or not layout.edge(line).is_known:
        return
    gaps = [((b.x0 - a.x1) / line.size, at) for at, (a, b) in enumerate(pairwise(line.glyphs))]
    words = [(gap, at) for gap, at in gaps if gap > STRETCHED[1] and line.glyphs[at].text not in marks.BULLETS]
    if len(words) >= _WORDS and abs(layout.slack(line)) < UNFILLED:
        (least, _), (most, at) = min(words), max(words)
        if least > _WORD_GAP and most - least < _ALIKE:
            yield at_line("PF207", msg("a hole of {gap:.2f} em", gap=most), line, at, at + 1)


def _one_word(a: Glyph, b: Glyph) -> bool:
    both = marks.is_latin(a.text) and marks.is_latin(b.text) and a.text[-1].isalpha() == b.text[0].isalpha()
    both = both and a.text[-1].isalnum() and b.text[0].isalnum()  # 10 × 3 is no word
    return both and a.font == b.font and abs(a.size - b.size) < 0.1 and abs(a.y - b.y) < 0.1


def _paragraphs(layout: Layout) -> Iterator[Fault]:
    """What can be said of a line when the next one goes on with its paragraph."""
    body = [line for line in layout.body if line.column is not None]
    full = [upper for upper, lower in pairwise(body) if layout.continues(upper, lower) and layout.is_prose(upper)]
    short = [fault for line in full for fault in _flush(layout, line)]
    if len(short) > max(_FEW, RAGGED * len(full)):
        what = msg("the lines are ragged: {count} that go on are not filled", count=len(short))
        yield replace(short[0], what=what)
    else:
        yield from short
        for line in full:
            yield from _spacing(layout, line)
    for upper, lower in pairwise(body):
        if not layout.continues(upper, lower):
            continue
        following = layout.below(lower)
        is_last = following is None or not layout.continues(lower, following)
        # （一） is a heading, 〔图〕 a picture that is not there
        number = lower.text[0] in marks.NOT_LAST or "〔图〕" in "".join(lower.text.split())
        if is_last and layout.is_prose(lower) and _letters(lower.text) == 1 and not number:
            what = msg("one character alone on a paragraph's last line: {text}", text=lower.text)
            yield at_line("PF209", what, lower)


def _letters(text: str) -> int:
    """Without marks and white; a radical that stands in the place of its character is one."""
    return sum(character.isalnum() or "\u2e80" <= character <= "\u2fdf" for character in text)


def _flush(layout: Layout, line: Line) -> Iterator[Fault]:
    slack = layout.slack(line) if layout.edge(line).is_known else 0.0
    # The box of a dash, of = and × and of a narrow mark differs from its ink from font to font.
    last = line.glyphs[-1].text[-1:]
    is_narrow = last in tuple("—…,.;:") or (last and category(last) == "Sm")
    if abs(slack) > UNFILLED and not is_narrow:
        what = (
            msg("a full line ends {slack:.2f} em before the edge", slack=slack)
            if slack > 0
            else msg("a full line ends {slack:.2f} em beyond the edge", slack=-slack)
        )
        yield at_line("PF206", what, line, len(line.glyphs) - 1)


def _spacing(layout: Layout, line: Line) -> Iterator[Fault]:
    """Holes and uneven gaps of a line that is filled."""
    # A squeezed opening mark begins before the letter that it follows ends.
    ends = accumulate((glyph.x1 for glyph in line.glyphs), max)
    gaps = [(after.x0 - end) / line.size for end, after in zip(ends, line.glyphs[1:], strict=False)]
    label = _LABEL.match(line.text)
    labels = {label.end() if label else 0, layout.label(line)}
    for at, gap in enumerate(gaps):
        if at + 1 in labels or _is_own_space(layout, line, at, gap):
            continue
        if gap - _blank(line, at) > OPEN and not _is_filled(layout, line, at):
            yield at_line("PF207", msg("a hole of {gap:.2f} em", gap=gap), line, at, at + 1)
            return
    han = [
        (gap, at)
        for at, gap in enumerate(gaps)
        if marks.is_han(line.glyphs[at].text)
        and marks.is_han(line.glyphs[at + 1].text)
        and at + 1 not in labels
        and not _has_space(layout, line, at)
    ]
    if len(han) > 2:
        usual = statistics.median(gap for gap, _ in han)
        widest, at = max(han)
        if widest - usual > UNEVEN and not _is_filled(layout, line, at):
            what = msg("a gap of {widest:.2f} em where others have {usual:.2f}", widest=widest, usual=usual)
            yield at_line("PF210", what, line, at, at + 1)


def _is_own_space(layout: Layout, line: Line, at: int, gap: float) -> bool:
    """The gap is one space of code, or the white beside a sign of mathematics, which is part of a formula."""
    before, after = line.glyphs[at], line.glyphs[at + 1]
    if {before.font, after.font} <= layout.code_fonts:
        return gap * line.size < _SPACE_OF_CODE * (before.x1 - before.x0)
    return any(glyph.text and category(glyph.text[0]) == "Sm" for glyph in (before, after))


def _blank(line: Line, at: int) -> float:
    """Em of a gap that belong to marks beside it: those of some Chinese fonts have boxes no wider than their ink."""
    before, after = line.glyphs[at], line.glyphs[at + 1]
    blank = 0.0
    if before.text in marks.NOT_FIRST:
        blank += max(0.0, 1 - (before.x1 - before.x0) / line.size)
    if after.text in marks.NOT_LAST:
        blank += max(0.0, 1 - (after.x1 - after.x0) / line.size)
    return min(blank, 1.0)


def _has_space(layout: Layout, line: Line, at: int) -> bool:
    """A space was typed there: that is another fault (PF106), if it is one."""
    left, right = line.glyphs[at].x0, line.glyphs[at + 1].x1
    return any(abs(glyph.y - line.y) < 1 and left < glyph.x0 < right for glyph in layout.spaces(line))


def _is_filled(layout: Layout, line: Line, at: int) -> bool:
    """Something stands in the gap: an ideographic space, a picture, a fraction, a glyph of another line."""
    left, right = line.glyphs[at].x1, line.glyphs[at + 1].x0
    page, own = layout.page(line), {id(glyph) for glyph in line.glyphs}

    def inside(x0: float, y0: float, x1: float, y1: float) -> bool:
        across = left - 0.5 < x0 and x1 < right + 0.5
        return across and y0 < line.y + line.size and y1 > line.y - 0.4 * line.size

    drawn = [glyph.box for glyph in page.glyphs if id(glyph) not in own and _takes_room(glyph)]
    drawn += [picture.box for picture in page.pictures]
    drawn += [shape.box for shape in page.shapes]
    return any(inside(*box) for box in drawn)


def _takes_room(glyph: Glyph) -> bool:
    """No white space but a full ideographic one, which is as wide as it is meant to be."""
    return not glyph.text.isspace() or (glyph.text == "\u3000" and glyph.x1 - glyph.x0 > 0.9 * glyph.size)
