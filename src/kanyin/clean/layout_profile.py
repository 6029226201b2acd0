"""How a page sets its paragraphs: does it indent, break its lines at a length, set blank lines between them?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kanyin import rules
from kanyin.clean import wraps
from kanyin.clean.wraps import NARROW, Wrap
from kanyin.fields import people, wrapping
from kanyin.fields.journal_editor import edited_by
from kanyin.fields.manuscript import bare_label
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.references.note_headings import is_notes_heading

# A line whose text ended: with a full stop, or with another mark of a finished line.
ENDED = lazy(
    "[。！？!?；;：:…][”’」』」）)】］\\]》]*[＊■□◆]?$|[.．][”’\"')\\]）]*$"
    "|[。．.！？][(（][^()（）\n]{0,30}[\u3400-\u9fff]{4}[^()（）\n]{0,30}[)）]$"
)
ITEM = lazy(
    r"[①-⑳⑴-⒇●•■◆★▲※*·]|#[\u4e00-\u9fff]|[\[［〔【(（]?\d{1,3}(?:[\]］〕】)）](?![，。；,;])|、|[.．](?!\d\d?[\d%％万亿个倍]))|[a-zA-Z][)）.．、]"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
_ARTICLE = lazy("第[一二三四五六七八九十百零〇\\d]{1,6}条(?:之[一二三四五六七八九十])?[ \u3000]")
"""第三条, set off from its words: 第三条规定的 is of a sentence."""
_INITIAL = lazy(r"(?<![A-Za-z])[A-Z][.．]$")
_NUMBER_CUT = lazy(r"\d[.．]$")
_ENTRY = lazy(r"[\[［〔【]\d{1,3}[\]］〕】](?![，。、；,;])")
_RELATION = lazy("[=＝≤≥<>＜＞≈∈∑∫]|^[^\u3400-\u9fff]{1,60}[→⇌][^\u3400-\u9fff]{1,60}$")
"""The arrow of a reaction too, where the line holds no word."""
_EQUATION_NUMBER = lazy(r"[(（]\d{1,3}[a-z]?[)）]$")


PARAGRAPH = 4
"""Half-em: the indent of a paragraph, two characters (clreq 4.1)."""


FIRST = 4
"""Half-em by which the first line of a paragraph is set in further than the others."""


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """What a page does as a rule."""

    indents: bool
    """Paragraphs begin with an indent; a line without one goes on."""
    base: int
    """The indent of lines that go on, half-em."""
    wrap: Wrap | None
    """Where lines were broken; None on a page whose lines end where the text does."""
    blank_lines: bool
    """Paragraphs are told apart by blank lines."""
    items: bool
    """Headings and list items are indented as paragraphs are: one without an indent only looks like one."""
    ragged: bool
    """Its lines are broken within sentences, at no even length."""
    cuts: bool
    """A blank line before a line without an indent is a pager's cut; on a page of formulas one of them stood there."""

    strewn: bool
    """A program wrote each link or bold word on a line of its own: what stood behind one begins with its comma."""
    width: int = 0
    """The columns of the terminal, or of the person's page, at which sentences are cut; 0 where none are."""
    within_words: bool = False
    """Lines are cut where they are full, within Latin words too."""

    def is_full(self, line: Line) -> bool:
        """The line was broken because it was full; one that stands further out than all others has lost its indent."""
        if self.wrap is None:
            return False
        lost = self.base + FIRST - line.indent if self.wrap.unit == "columns" and line.indent < self.base else 0
        return self.wrap.measure(line) + lost >= self.wrap.length - self.wrap.slack

    def is_cut_within(self, line: Line) -> bool:
        """The line is so full that no space stood at its end: a Latin word may go on in the next."""
        return self.within_words and self.wrap is not None and self.wrap.is_filled(line)

    def is_broken(self, before: Line, line: Line) -> bool:
        """The line ``before`` was full, or had no room for what ``line`` begins with."""
        return self.is_full(before) or (self.width > 0 and wrapping.breaks(before, line, self.width))

    def is_full_with_indent(self, line: Line) -> bool:
        """The line would be full if it stood as far in as a paragraph's first line does: it has lost its indent."""
        if self.wrap is None or line.indent > self.base:
            return False
        return self.wrap.measure(line) + self.base - line.indent + PARAGRAPH >= self.wrap.length - self.wrap.slack

    @property
    def has_lost_indents(self) -> bool:
        """No line is set in, and lines are so uneven that first ones may have been."""
        return not self.indents and self.wrap is not None and self.wrap.slack > NARROW

    def is_indented(self, line: Line) -> bool:
        """The line begins a paragraph by its indent."""
        return self.indents and line.indent >= self.base + 2


def infer_layout(lines: tuple[Line, ...]) -> LayoutProfile:
    """The habits of a page, from its running text."""
    lines = tuple(line for line in lines if not is_row(line.text)) or lines
    width = wrapping.width(lines)
    wrap = wraps.find_wrap(lines) or (Wrap("terminal", width, wrapping.SLACK) if width else None)
    body = [line for line in lines if line.columns >= 40 and is_running_text(line.text) and not _is_heading(line)]
    base = 0
    starts = body
    if wrap:
        full = [wrap.measure(line) >= wrap.length - wrap.slack for line in lines]
        following = [lines[n + 1].indent for n in range(len(lines) - 1) if full[n] and full[n + 1]]
        following = following or [lines[n + 1].indent for n in range(len(lines) - 1) if full[n]]
        base = Counter(following).most_common(1)[0][0] if following else 0
        # Only a paragraph's first line can be indented: count those after a line that ended before its room did.
        starts = [line for n, line in enumerate(lines[1:]) if not full[n] and line.columns - line.indent >= 24]
    else:
        base = _margin(lines, body)
    indented = sum(line.indent >= base + 2 for line in starts)
    indents = indented >= max(1, MANY * len(starts))
    items = [line.indent >= base + 2 for line in lines if starts_something(line.text) and not is_equation(line.text)]
    return LayoutProfile(
        indents=indents,
        base=base,
        wrap=wrap,
        blank_lines=bool(body) and sum(line.gap for line in body) >= MANY * len(body),
        items=sum(items) >= 0.6 * max(1, len(items)),
        ragged=_is_ragged(lines, wrap),
        cuts=(wrap is not None or not base)
        and not any(is_equation(line.text) or line.text.startswith("式中") for line in lines),
        strewn=wrap is None and not indents and any(_BEHIND_WORD.match(line.text) for line in lines),
        width=width,
        within_words=wrap is not None and wrap.cuts_words(lines),
    )


def _margin(lines: Sequence[Line], body: Sequence[Line]) -> int:
    """The left margin that browsers for terminals give a page, in half-em, where paragraphs are set in from it, and no
    blank lines part them.
    """
    margin = min(line.indent for line in lines)
    set_in = sum(line.indent >= margin + 2 for line in body)
    return margin if set_in >= MANY * len(body) and sum(line.gap for line in body) < MANY * len(body) else 0


MANY = 0.5
"""The share of a page's long lines that makes a habit."""


_BEHIND_WORD = lazy("[，、；][\u3400-\u9fff]{2}")


_GAP = lazy(r"\S(?:\t| {2,}|\u3000{2,})(?=\S)")
_NO_CELL = lazy("[，。；：]")
_LAST_FIGURE = lazy(r"(?<![\t ])[\t ]{2,}+[\d.,]{1,16}[%％]?$")


_RUN_IN = lazy(
    "\\d{1,2}(?:[.．]\\d{1,2}){1,3}[.．]?[ \u3000]+"
    "[\u3400-\u9fff][^ \u3000]{1,20}[ \u3000]+[\u3400-\u9fff][^ \u3000]{19}"
)
"""The number and name of a section, and its text behind a gap."""


def is_row(text: str) -> bool:
    """A row of a table: wide gaps part its cells. Its length tells nothing of the page's lines."""
    if _RUN_IN.match(text) or _ENTRY.match(text):
        return False
    gaps = len(_GAP.findall(text)) if "  " in text or "\t" in text or "\u3000\u3000" in text else 0
    return (gaps >= 2 or (gaps == 1 and _LAST_FIGURE.search(text) is not None)) and _NO_CELL.search(text) is None


def _is_heading(line: Line) -> bool:
    """A title or a numbered line that no mark ends: it stands as headings do, not as paragraphs."""
    return line.role == "title" or (rules.split_heading(line.text) is not None and not ENDED.search(line.text))


_CUT = lazy("[\u3400-\u9fffA-Za-z0-9，、]")
_WITHIN = lazy("[\u3400-\u9fff]{0,3}[，。；、！？]")
_PAUSED = lazy("[，。；：！？]")
SHORTEST_PROSE = 24
"""Half-em of a line that is asked for its end."""
FEWEST_CUTS, RAGGED = 3, 0.3
"""Lines that a page breaks within a sentence at no even length, and their share."""


def is_paused(line: Line) -> bool:
    """Prose with a mark of a sentence within the line."""
    return not line.kind and line.columns >= SHORTEST_PROSE and _PAUSED.search(line.text[:-1]) is not None


def _can_go_on(before: Line, line: Line) -> bool:
    """No blank line, no deeper indent, no beginning of something else stands against it."""
    return not line.gap and line.indent < before.indent + 2 and not starts_something(line.text)


def _is_ragged(lines: tuple[Line, ...], wrap: Wrap | None) -> bool:
    """Many lines of prose that have room left end within a sentence, and below some of them a word or a clause ends at
    once: no verse.
    """
    if wrap is not None and wrap.ends_paragraphs:
        return False
    full = wrap.length - wrap.slack if wrap is not None else 0
    prose = [n for n, line in enumerate(lines[:-1]) if is_paused(line) and (not wrap or wrap.measure(line) < full)]
    cut = [n for n in prose if _CUT.match(lines[n].text[-1:]) and _can_go_on(lines[n], lines[n + 1])]
    within = sum(_WITHIN.match(lines[n + 1].text) is not None for n in cut)
    return len(cut) >= max(FEWEST_CUTS, RAGGED * len(prose)) and within >= 2


def has_ended(text: str, below: str) -> bool:
    """A line ends as text does, and not within a name (J.G.K. / Smith) or a number (3. / 5) that goes on below."""
    if ENDED.search(text) is None:
        return False
    if _NUMBER_CUT.search(text):
        return not below[:1].isdigit()
    return _INITIAL.search(text) is None or not below[:1].isalpha() or not below[:1].isascii()


def is_running_text(text: str) -> bool:
    """A line of the Chinese text, not of its head, its English or its references: those have habits of their own."""
    wide = len(text.encode("gb18030", "replace")) - len(text)
    return wide * 3 >= len(text) and text[0] not in "[［〔【" and rules.label(text) is None


def is_equation(text: str) -> bool:
    """A line that ends in the number of an equation: it is closed on both sides."""
    number = _EQUATION_NUMBER.search(text) if text[-1:] in ")）" else None
    return number is not None and (number.start() == 0 or _RELATION.search(text, 0, number.start()) is not None)


@lru_cache(maxsize=4096)
def starts_field(text: str) -> bool:
    """A labelled field, a caption, a reference or a note of the back matter: nothing before it goes on with it."""
    return (
        rules.is_caption(text)
        or _ENTRY.match(text) is not None
        or rules.label(people.unwrap(text)) is not None
        or bare_label(text) != ""
        or rules.is_back_matter(text)
        or people.read_named_unit(text) is not None
        or edited_by(text) != ""
    )


@lru_cache(maxsize=4096)
def starts_something(text: str) -> bool:
    """A field, a list item, an article of a law, or a heading of any scheme."""
    return (
        ITEM.match(text) is not None
        or _ARTICLE.match(text) is not None
        or starts_field(text)
        or rules.split_heading(text) is not None
        or rules.is_unnumbered_heading(text)
        or rules.is_references_heading(text)
    )


_LONGEST_ALONE = 16


def stands_alone(text: str) -> bool:
    """A line that is whole by its nature: 引言, 参考文献, 注释."""
    if len(text) > _LONGEST_ALONE:
        return False
    found = rules.split_heading(text)
    is_section = rules.is_unnumbered_heading(found[1] if found else text) or rules.is_references_heading(text)
    return is_section or is_notes_heading(text)


_OPENED = lazy(r"[（(][^()（）]{0,60}$")
_CLOSED = lazy(r"[^()（）]{0,60}[)）]")
_BARE_FIGURE = lazy(r"\d{1,4}(?:\.\d+)?[^\s\d.．、,，)）．]")
_CITES_FIGURE = lazy("(?<=[。，；])(?:如|见|由|从|据|在|以)$")
_FIGURE_CITED = lazy(r"[图表式]\s?[(（]?\d{1,2}[)）]?(?:[所可中知给表显上]|和|与|、|，)")
"""The name of a figure that a sentence speaks of, behind its first word: 如 and 图1所示."""
_MEASURES = lazy("[\u3400-\u9fff]$")
_MEASURED = lazy(
    r"\d{1,4}(?:\.\d{1,4})?\s?(?:世纪|[年月日个名种次例项倍万亿元对只头株篇台]|[a-zA-Zμ]{1,6}\s?的|[，％%]|[~～]\s?\d"
    r"|[A-Za-zμ]{1,4}/[A-Za-z]{1,4})"
)
"""A figure with what it counts: no number of a section."""


def is_sentence_with_figure(text: str) -> bool:
    """A sentence whose first word is glued to a figure: on a scanned page no title stands before so much text."""
    is_sentence = len(text) > LONGEST_TITLE or text[-1] in "。；"
    return is_sentence and _BARE_FIGURE.match(text) is not None


LONGEST_TITLE = 60
"""Characters of a title and the few words that recognition can have set behind it."""
_LETTER_OF_ROW = lazy("[A-Z][a-z]?、")
_CUT_WORD, _END_OF_WORD = lazy("[A-Za-z][-—–]$|[如见由从][图表式]$"), lazy("[A-Za-z0-9]")


def ends_what_is_open(before: str, text: str) -> bool:
    """A text ends what the one before it has begun, so that it goes on with it: a bracket, （表 and 7）, a word of
    letters with a hyphen, IL- and 1β, the name of a figure, 见图 and 2; behind a comma a figure numbers no section,
    nor does one with what it counts; behind Mg、 the P of P、S is no item.
    """
    in_bracket = _OPENED.search(before) is not None and _CLOSED.match(text) is not None
    in_sentence = before[-1:] in ("，", "、") and _BARE_FIGURE.match(text) is not None
    in_row = before[-1:] == "、" and _LETTER_OF_ROW.match(text) is not None
    if (
        in_bracket
        or in_sentence
        or in_row
        or (_CUT_WORD.search(before) is not None and _END_OF_WORD.match(text) is not None)
    ):
        return True
    if _CITES_FIGURE.search(before) is not None and _FIGURE_CITED.match(text) is not None:
        return True
    return _MEASURED.match(text) is not None and _MEASURES.search(before) is not None
