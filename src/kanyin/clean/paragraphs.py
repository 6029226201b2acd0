"""Paragraphs whole again: hard wraps, pager cuts and lines that begin with a mark.

Each line is held against the one before it, in the light of the page's own habits. Headings, labels and list entries
begin something new; formulas, code, tables, verse and dialogue keep their lines.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, islice, pairwise

from kanyin import rules
from kanyin.clean import layout_profile
from kanyin.clean.article_head import head_length
from kanyin.clean.divided_words import is_divided, words_in
from kanyin.clean.floats import is_foot, set_behind
from kanyin.clean.formula_lines import is_formula, is_number_below, speaks_of_formula, stops_at_formula
from kanyin.clean.full_lines import goes_on_after_full_line
from kanyin.clean.kept_lines import entries, in_table
from kanyin.clean.layout_profile import (
    ENDED,
    ITEM,
    PARAGRAPH,
    LayoutProfile,
    ends_what_is_open,
    has_ended,
    is_equation,
    is_row,
    is_sentence_with_figure,
    stands_alone,
    starts_field,
    starts_something,
)
from kanyin.clean.line_spacing import single_spaced
from kanyin.clean.open_lines import (
    begins_sentence,
    is_begun,
    is_cited,
    is_numbered_title,
    is_row_above_units,
    is_short_field,
    is_where_list,
)
from kanyin.clean.set_in import goes_on_set_in
from kanyin.config.overrides import NONE, Overrides
from kanyin.fields.datelines import is_story
from kanyin.model import SCAN, SCAN_ENDED, Change, Line
from kanyin.patterns import lazy
from kanyin.references.note_headings import runs_into_notes

_HAN = lazy("[\u3400-\u9fff]")
_PAUSE = lazy("[，。；,;]")
_OPEN_END = lazy("[，、,（(《“‘「『〈]$")
_CANNOT_BEGIN = lazy("[，。、；：！？,.;:!?)）】〕〗〙〛］\\]》〉」』”’％%…～·]")
_NEVER_BEGINS = lazy("[，。、；：！？,;)）】〕〗〙〛］\\]》〉」』”’]")
_BULLET = lazy("[.。·][^\\d\\s.。·]{2}")
"""A stop that stands before the words of an item."""
_OPEN_BRACKET = lazy("[（(\\[［][^（()）\\[\\]［］\\s]{0,20}$")
# A display formula that the site showed as a picture stood behind such words, or before such.
_BEFORE_FORMULA = lazy(
    "(为|有|得|得到|即|其中|是|式|如下|可得|规定|关系|表示|成立|则|使得|可知|写成|写作)[：:，,]?$|[：:]$"
)
_THANKS = lazy("(?:谢意|感谢|致谢)[。．.！!]$")
_DOTS_ALONE = lazy("[…·.]{2,}")
_AFTER_FORMULA = lazy(
    "式中|其中|则|记(?!录)|即(?!可)|故|由此|令|设|且|或者?|和|与|及|时[，,]|这里|此时|于是|因此|所以|从而"
)
_BEFORE_LIST = lazy("(如下|下列|下式|可得|规定|成立|其中)[：:，,]?$|[：:]$")
"""Words at the end of a scanned page's line that no sentence goes on behind: recognition keeps its formulas."""
_FULL_STOP, _NEVER_FIRST = lazy("[。！？]"), lazy("和|与|及")
_LETTERED, _ABBREVIATION = lazy(r"[a-z][)）]\s"), lazy(r"[A-Z]{1,4}\s?[：:]")
_CODE = lazy(r"[;{}]\s*(//.*)?$|^(if|else|for|while|begin|end|return|int|void|char|float|var|def|class|#include)\b|^//")
_SHORT_FIELDS = frozenset({"CLC", "document-code", "article-id", "DOI", "received", "date", "source", "author", "hits"})
WHOLE = "p"
MAY_JOIN = ("", WHOLE, SCAN, SCAN_ENDED)
"""Kinds of lines that can go on: text without markup; what is marked as a paragraph, where a page breaks its lines."""
MOST_LINES = 60
"""Lines in which a paragraph that is running text has its first pause."""
SHORTEST_CUT = 20
"""Half-em of a line that a page without an even width can have broken within a sentence."""
LONG = 48
"""Half-em: from here on what was written so far is a paragraph and no name, title or cell."""


def join(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Lines that were one paragraph as one line, each join recorded."""
    if not lines:
        return lines, []
    lines = single_spaced(lines)
    page = layout_profile.infer_layout(lines)
    lines, across = set_behind(lines, page)
    head = head_length(lines, page)
    words = words_in(lines)
    entered = entries(lines)
    out: list[Line] = []
    changes: list[Change] = []
    group, why, inside_table = [lines[0]], "", False
    for n, (before, line) in enumerate(pairwise(lines), 1):
        inside_table = in_table(inside_table, before, line, page)
        rule = ""
        above = 0 < n <= head and not (n < head and _PAUSE.search(before.text))
        alone = _is_alone(before, line) or n in entered or (n < head and is_row_above_units(before, line))
        if not inside_table and not alone and (not above or begins_sentence(group, before, line)):
            rule = "PA005" if n in across else _continues(group, before, line, page)
        decision = overrides.on_rule(rule) if rule else None
        if decision and decision[0] == "keep":
            changes.append(Change(rule, "keep", line.src, line.text, line.text, by=decision[1]))
            rule = ""
        if rule:
            group.append(line)
            why = rule
        else:
            _close(group, why, page, words, out, changes)
            group, why = [line], ""
    _close(group, why, page, words, out, changes)
    return tuple(out), changes


_GOES_ON = frozenset({"body", "lead", "abstract", "note", "reference"})
"""What a person may call the lines of a paragraph that the page broke."""


def _is_alone(before: Line, line: Line) -> bool:
    """A title, a byline, or what a person calls something else than its neighbour."""
    if before.role == line.role:
        return line.role not in ("", *_GOES_ON)
    return not {before.role, line.role} <= {"", "body"}


def _close(
    group: list[Line], rule: str, page: LayoutProfile, words: frozenset[str], out: list[Line], changes: list[Change]
) -> None:
    """Write a finished paragraph."""
    if len(group) == 1:
        out.append(group[0])
        return
    text = group[0].text
    for before, line in pairwise(group):
        if is_divided(before, line, words):
            text = text[:-1] + line.text
        else:
            text += _between(before, line, page) + line.text
    src = tuple(number for line in group for number in line.src)
    changes.append(Change(rule, "join", src, "\n".join(line.text for line in group), text))
    out.append(replace(group[0], text=text, src=src))


def _between(before: Line, line: Line, page: LayoutProfile) -> str:
    """What stood between two lines: a space between words of letters, unless the page cut its lines at a character."""
    end, start = before.text[-1], line.text[0]
    if is_number_below(before.text, line.text):
        return "\u3000"
    if (
        _is_wide(start)
        or _is_wide(end)
        or not start.isalnum()
        or not (end.isalpha() or (end in ",.;:" and start.isalpha()))
    ):
        return ""
    return "" if page.is_cut_within(before) and line.indent <= page.base else " "


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffff" or char in "“”‘’…—"


def _continues(group: list[Line], before: Line, line: Line, page: LayoutProfile) -> str:
    """The rule by which ``line`` goes on with ``before``, or nothing where it begins anew."""
    if is_number_below(before.text, line.text) and not line.gap and before.kind == line.kind == "":
        return "PA001"
    if not _may_join(before, line):
        return ""
    if is_cited(before, line) or begins_sentence(group, before, line) or is_begun(group, before, line, page):
        return "PA001"
    in_sentence = not page.indents and not ENDED.search(before.text) and not _is_heading(group, before)
    lost = is_story(before.text) or page.has_lost_indents or in_sentence
    full = page.is_broken(before, line) or (len(group) == 1 and page.is_full_with_indent(before) and lost)
    if _is_cut_by_leaf(group, before, line) or is_where_list(group[0], before, line):
        return "PA004"
    if WHOLE in (before.kind, line.kind) and _are_apart(before, full, page):
        return ""
    if page.wrap is None and _BULLET.match(line.text) and ENDED.search(before.text):
        return ""
    cannot_begin = _CANNOT_BEGIN if not page.is_indented(line) else _NEVER_BEGINS
    is_mark = cannot_begin.match(line.text) and not ITEM.match(line.text) and not _DOTS_ALONE.fullmatch(line.text)
    if is_mark and (full or not _is_heading(group, before)):
        return "PA003"
    if page.is_indented(line):
        return "PA001" if len(group) == 1 and goes_on_set_in(before, line) else ""
    if full and not line.gap:
        return "PA001" if goes_on_after_full_line(group[0], before, line, page) else ""
    if _is_heading(group, before) or starts_field(line.text):
        return ""
    if bool(_HAN.search(before.text)) != bool(_HAN.search(line.text)):
        return ""
    if not _HAN.search(line.text):
        return "PA001" if _english_continues(group[0], before, line) else ""
    return _chinese_continues(group, before, line, page)


def _may_join(before: Line, line: Line) -> bool:
    """Neither line is of a kind that is whole by its nature: markup, a formula, a caption, code."""
    if before.kind not in MAY_JOIN or line.kind not in MAY_JOIN:
        return False
    if _ends_by_nature(before.text) or any(stands_alone(text) or is_row(text) for text in (before.text, line.text)):
        return False
    if runs_into_notes(line.text):
        return False
    return not _is_closed(before.text) and not _is_closed(line.text)


def _english_continues(first: Line, before: Line, line: Line) -> bool:
    """English title, names and units stand on lines of their own; only a sentence goes on, in small letters."""
    if rules.is_english_caption(first.text):  # what goes on with it structure/captions.py tells
        return False
    if _LETTERED.match(line.text):
        return False
    open_abstract = (label := rules.label(first.text)) is not None and label.field == "abstract-en"
    if not open_abstract and (is_formula(before.text) or is_formula(line.text)):
        return False
    return (line.text[0].islower() or open_abstract) and not ENDED.search(before.text)


def _chinese_continues(group: list[Line], before: Line, line: Line, page: LayoutProfile) -> str:
    """The rule by which a line that was not broken because the one before was full goes on with it."""
    ended = has_ended(before.text, line.text)
    if page.strewn and not line.gap and not ended and _PAUSE.search(group[0].text):
        return "PA001"
    broken_off = _is_long(group) and not is_short_field(group[0].text) and not ended
    # Where items and headings are indented, a line without an indent only looks like one: 3.5 亿亩 after 达到.
    in_sentence = page.indents and page.items and broken_off and not is_numbered_title(line.text)
    in_sentence = in_sentence or (broken_off and _OPEN_BRACKET.search(before.text) is not None)
    if starts_something(line.text) and not in_sentence:
        return ""
    if page.wrap is None and not page.ragged and stops_at_formula(before.text, line.text):
        return ""
    if page.wrap is None and min(line.indent, group[0].indent) >= PARAGRAPH:
        return ""  # each line of such a page that is set in begins a paragraph
    if line.gap:
        return "PA002" if _is_pager_cut(group, before, line, page, broken_off=broken_off) else ""
    if page.wrap and page.wrap.ends_paragraphs:
        # The line before had room left: the page broke it there on purpose, unless in the middle of a sentence.
        inside = page.indents and not ended and before.columns >= 24
        return "PA001" if inside or (_OPEN_END.search(before.text) and _is_long(group)) else ""
    if page.indents:
        # A page that breaks no lines ends one behind a sentence because the paragraph ends.
        cut = not ended and page.is_indented(group[0]) and _is_text(group)
        return "PA001" if broken_off or cut else ""
    if page.ragged and not ended and before.columns >= SHORTEST_CUT:
        return "PA001"
    if page.blank_lines:
        return "PA001" if broken_off else ""
    return "PA001" if broken_off and before.columns >= 60 and _PAUSE.search(before.text) else ""


def _is_cut_by_leaf(group: list[Line], before: Line, line: Line) -> bool:
    """A sentence that stops where a printed page or line ended, and the line that goes on with it on the next."""
    if before.kind != SCAN or line.kind not in (SCAN, SCAN_ENDED):
        return False
    if not _is_open(group, before) or ENDED.search(before.text) or is_short_field(group[0].text) or is_foot(group[0]):
        return False
    is_title = _is_heading(group, before) and _FULL_STOP.search(before.text) is None
    goes_on = ends_what_is_open(before.text, line.text) or is_sentence_with_figure(line.text)
    if is_title or (starts_something(line.text) and not goes_on):
        return False
    if not _HAN.search(before.text) or not _HAN.search(line.text) or _ABBREVIATION.match(line.text):
        return False
    is_behind = _AFTER_FORMULA.match(line.text) and not _NEVER_FIRST.match(line.text)
    if is_behind and before.text[-1] not in "而并或和与及的" and not _OPEN_BRACKET.search(before.text):
        return False
    return _BEFORE_LIST.search(before.text) is None or line.text[0] in "的之了，、）"


def _is_open(group: list[Line], before: Line) -> bool:
    """What was written so far is running text, be it short: it has a clause behind it, or a word that needs another."""
    is_begun = before.columns >= LEAST_OPEN and _OPEN_SENTENCE.search(before.text) is not None
    return is_begun or _is_long(group) or _OPEN_BRACKET.search(before.text) is not None


LEAST_OPEN = 24
"""Half-em of a short line that is running text."""
_OPEN_SENTENCE = lazy("[\u3400-\u9fff]{4}，|(?:[的和与及由将把被]|采用|利用|通过|使用)$")


def _are_apart(before: Line, full: bool, page: LayoutProfile) -> bool:
    """Markup holds two paragraphs apart, and nothing speaks against it.

    Where paragraphs are indented by spaces the markup may be that of a converter, and the indent tells more: of a line
    that the page broke where it was full, and of a sentence that has not ended.
    """
    ended = ENDED.search(before.text) is not None
    if page.indents:
        return ended and page.wrap is None
    return ended or not full


def _is_closed(text: str) -> bool:
    """A formula with its number, or a line of code: nothing goes on with it."""
    return (text[-1] in ")）" and is_equation(text)) or (not _HAN.search(text) and _CODE.search(text) is not None)


def _is_pager_cut(group: list[Line], before: Line, line: Line, page: LayoutProfile, *, broken_off: bool) -> bool:
    """A blank line was set where a page of the site ended, not where a paragraph did or a formula stood.

    The sign is the missing indent, not the punctuation: the first half may well end in a full stop.
    """
    if speaks_of_formula(before.text, line.text) or _THANKS.search(line.text):
        return False
    if _OPEN_END.search(before.text) and _is_long(group):
        return True
    if not page.indents or not page.cuts:
        return False
    if not ENDED.search(before.text) and (_BEFORE_FORMULA.search(before.text) or _AFTER_FORMULA.match(line.text)):
        return False
    if before.text[-1] in "：:":
        return False
    if page.blank_lines and ENDED.search(before.text):
        return False
    # The second half of a paragraph ends as paragraphs do; a few words behind a finished one are a title or a menu.
    is_few = page.wrap is None or line.columns < LONG
    if ENDED.search(before.text) and not ENDED.search(line.text) and is_few and not page.is_full(line):
        return False
    return broken_off or (page.is_indented(group[0]) and _is_text(group))


def _is_text(group: list[Line]) -> bool:
    return rules.label(group[0].text) is None and any(_PAUSE.search(line.text) for line in islice(group, MOST_LINES))


def _is_long(group: list[Line]) -> bool:
    return any(columns >= LONG for columns in accumulate(line.columns for line in group))


def _ends_by_nature(text: str) -> bool:
    """A field whose value is a code, a date or a name: nothing goes on behind it."""
    label = rules.label(text)
    return (label is not None and label.field in _SHORT_FIELDS) or rules.is_date_received(text)


def _is_heading(group: list[Line], before: Line) -> bool:
    """The paragraph so far is a heading: one numbered line that no mark ends and that leaves room on its line."""
    return (
        len(group) == 1
        and before.columns <= 80
        and not ENDED.search(before.text)
        and not _OPEN_END.search(before.text)
        and (rules.split_heading(before.text) is not None or rules.is_caption(before.text))
    )
