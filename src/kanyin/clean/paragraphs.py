"""Paragraphs whole again: hard wraps, pager cuts and lines that begin with a mark.

Each line is held against the one before it, in the light of the page's own habits. Headings, labels and list entries
begin something new; formulas, code, tables, verse and dialogue keep their lines.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, islice, pairwise

from kanyin import rules
from kanyin.clean import layout_profile
from kanyin.clean.layout_profile import ENDED, ITEM, LayoutProfile, is_equation, starts_field, starts_something
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line

_HAN = re.compile("[\u3400-\u9fff]")
_PAUSE = re.compile("[，。；,;]")
# A byline: a labelled field somewhere on the line.
_FIELD_MARK = re.compile("(作者|来源|出处|时间|日期|字数|刊名|点击|浏览)\\s*[:：】\\]]|[|｜]")
_OPEN_END = re.compile("[，、,（(《“‘「『〈]$")
_CANNOT_BEGIN = re.compile("[，。、；：！？,.;:!?)）】］\\]》〉」』”’％%…～·]")
_NEVER_BEGINS = re.compile("[，。、；：！？,;)）】］\\]》〉」』”’]")
_NUMBER_CUT = re.compile(r"\d[.．,，]?$")
# A display formula that the site showed as a picture stood behind such words, or before such.
_BEFORE_FORMULA = re.compile("(为|有|得|得到|即|其中|是|式|如下|可得|规定|关系|表示|成立)[：:，,]?$|[：:]$")
_AFTER_FORMULA = re.compile("式中|其中|则|记|即|故|由此|令|设|且|或者?|和|与|及|时[，,]|这里|此时|于是|因此|所以|从而")
_CODE = re.compile(
    r"[;{}]\s*(//.*)?$|^(if|else|for|while|begin|end|return|int|void|char|float|var|def|class|#include)\b|^//"
)
_SHORT_FIELDS = frozenset({"CLC", "document-code", "article-id", "DOI", "received", "date", "source", "author", "hits"})
WHOLE = "p"
MAY_JOIN = ("", WHOLE)
"""Kinds of lines that can go on: text without markup; what is marked as a paragraph, where a page breaks its lines."""
LONGEST_TITLE = 72
"""Half-em: a line with a pause in it that is longer than this is no title."""
MOST_LINES = 60
"""Lines in which a paragraph that is running text has its first pause."""
LONG = 48
"""Half-em: from here on what was written so far is a paragraph and no name, title or cell."""


def join(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Lines that were one paragraph as one line, each join recorded."""
    if not lines:
        return lines, []
    page = layout_profile.infer_layout(lines)
    head = _head_length(lines, page)
    out: list[Line] = []
    changes: list[Change] = []
    group, why, in_table = [lines[0]], "", False
    for n, (before, line) in enumerate(pairwise(lines), 1):
        in_table = _in_table(in_table, before, line, page)
        rule = ""
        alone = line.role or before.role  # a title, a byline
        if not in_table and not alone and (n > head or head == 0 or (n < head and _PAUSE.search(before.text))):
            rule = _continues(group, before, line, page)
        decision = overrides.on_rule(rule) if rule else None
        if decision and decision[0] == "keep":
            changes.append(Change(rule, "keep", line.src, line.text, line.text, by=decision[1]))
            rule = ""
        if rule:
            group.append(line)
            why = rule
        else:
            _close(group, why, page, out, changes)
            group, why = [line], ""
    _close(group, why, page, out, changes)
    return tuple(out), changes


def _head_length(lines: tuple[Line, ...], page: LayoutProfile) -> int:
    """Lines above the text: titles, names and menus stand there, each line for itself.

    The head ends at the abstract or the keywords; without these, at the first line of running text: one with a pause in
    it, or one that the page broke where it was full, with another such below.
    """
    for n, line in enumerate(lines[:20]):
        label = rules.label(line.text)
        if label is not None and label.field in ("abstract", "keywords"):
            return n
    for n, line in enumerate(lines[:20]):
        below_full = n + 1 < len(lines) and page.is_full(lines[n + 1])
        broken = page.is_full(line) and (below_full or _PAUSE.search(line.text) is not None)
        sentence = line.text[-1] in "。！？" or line.columns >= LONGEST_TITLE
        running = sentence and _PAUSE.search(line.text) and layout_profile.is_running_text(line.text)
        if broken or (running and not _FIELD_MARK.search(line.text)):
            return n
    return 0


def _in_table(inside: bool, before: Line, line: Line, page: LayoutProfile) -> bool:
    """``line`` is a row of a flattened table: one after a table's caption, up to the next paragraph or heading."""
    if not inside and not re.match("(附|续)?表", before.text):
        return False
    if not inside and not rules.is_caption(before.text):
        return False
    ended = page.is_indented(line) or page.is_full(line) or (starts_something(line.text) and _HAN.search(line.text))
    return not ended and not (line.columns >= LONG and line.text[-1] in "。：")


def _close(group: list[Line], rule: str, page: LayoutProfile, out: list[Line], changes: list[Change]) -> None:
    """Write a finished paragraph."""
    if len(group) == 1:
        out.append(group[0])
        return
    text = group[0].text
    for before, line in pairwise(group):
        text += _between(before, line, page) + line.text
    src = tuple(number for line in group for number in line.src)
    changes.append(Change(rule, "join", src, "\n".join(line.text for line in group), text))
    out.append(replace(group[0], text=text, src=src))


def _between(before: Line, line: Line, page: LayoutProfile) -> str:
    """What stood between two lines: a space between words of letters, unless the page cut its lines at a character."""
    end, start = before.text[-1], line.text[0]
    if (
        _is_wide(start)
        or _is_wide(end)
        or not start.isalnum()
        or not (end.isalpha() or (end in ",.;:" and start.isalpha()))
    ):
        return ""
    wrap = page.wrap
    cut_inside = wrap is not None and wrap.unit == "characters" and wrap.measure(before) >= wrap.length
    return "" if cut_inside else " "


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\uffff" or char in "“”‘’…—"


def _continues(group: list[Line], before: Line, line: Line, page: LayoutProfile) -> str:
    """The rule by which ``line`` goes on with ``before``, or nothing where it begins anew."""
    if not _may_join(before, line):
        return ""
    full = page.is_full(before)
    if WHOLE in (before.kind, line.kind) and _are_apart(before, full, page):
        return ""
    cannot_begin = _CANNOT_BEGIN if not page.is_indented(line) else _NEVER_BEGINS
    if cannot_begin.match(line.text) and not ITEM.match(line.text) and (full or not _is_heading(group, before)):
        return "PA003"
    if page.is_indented(line):
        return ""
    if full and not line.gap:
        return "PA001" if _goes_on_after_full_line(before, line, page) else ""
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
    if _stands_alone(before.text) or _stands_alone(line.text) or _ends_by_nature(before.text):
        return False
    return not _is_closed(before.text) and not _is_closed(line.text)


def _english_continues(first: Line, before: Line, line: Line) -> bool:
    """English title, names and units stand on lines of their own; only a sentence goes on, in small letters."""
    open_abstract = (label := rules.label(first.text)) is not None and label.field == "abstract-en"
    return (line.text[0].islower() or open_abstract) and not ENDED.search(before.text)


def _chinese_continues(group: list[Line], before: Line, line: Line, page: LayoutProfile) -> str:
    """The rule by which a line that was not broken because the one before was full goes on with it."""
    broken_off = _is_long(group) and not _is_short_field(group[0].text) and not ENDED.search(before.text)
    # Where items and headings are indented, a line without an indent only looks like one: 3.5 亿亩 after 达到.
    in_sentence = page.indents and page.items and broken_off and not _is_numbered_title(line.text)
    if starts_something(line.text) and not in_sentence:
        return ""
    if line.gap:
        return "PA002" if _is_pager_cut(group, before, line, page, broken_off=broken_off) else ""
    if page.wrap:
        # The line before had room left: the page broke it there on purpose, unless in the middle of a sentence.
        inside = page.indents and not ENDED.search(before.text) and before.columns >= 24
        return "PA001" if inside or (_OPEN_END.search(before.text) and _is_long(group)) else ""
    if page.indents:
        return "PA001" if broken_off or (page.is_indented(group[0]) and _is_text(group)) else ""
    if page.blank_lines:
        return "PA001" if broken_off else ""
    return "PA001" if broken_off and before.columns >= 60 and _PAUSE.search(before.text) else ""


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


def _goes_on_after_full_line(before: Line, line: Line, page: LayoutProfile) -> bool:
    """A full line goes on, unless its sentence ended there and the next line looks like a beginning."""
    if _NUMBER_CUT.search(before.text) and line.text[:1].isdigit():
        return True
    if starts_field(line.text):
        return False
    if not ENDED.search(before.text) or (page.indents and page.items):
        return True
    return not starts_something(line.text)


def _is_pager_cut(group: list[Line], before: Line, line: Line, page: LayoutProfile, *, broken_off: bool) -> bool:
    """A blank line was set where a page of the site ended, not where a paragraph did or a formula stood.

    The sign is the missing indent, not the punctuation: the first half may well end in a full stop.
    """
    if _OPEN_END.search(before.text) and _is_long(group):
        return True
    if not page.indents or not page.cuts:
        return False
    if not ENDED.search(before.text) and (_BEFORE_FORMULA.search(before.text) or _AFTER_FORMULA.match(line.text)):
        return False
    if before.text[-1] in "：:":
        return False
    # The second half of a paragraph ends as paragraphs do; a few words behind a finished one are a title or a menu.
    if ENDED.search(before.text) and not ENDED.search(line.text) and line.columns < LONG and not page.is_full(line):
        return False
    return broken_off or (page.is_indented(group[0]) and _is_text(group))


def _is_numbered_title(text: str) -> bool:
    """A heading of several numbers, 2.1 or 3.1.2: no sentence goes on like that."""
    found = rules.split_heading(text)
    return found is not None and len(text) <= 40 and re.match(r"\d{1,2}[.．]\d{1,2}\D", text) is not None


def _is_short_field(text: str) -> bool:
    """A labelled field other than an abstract, which may be broken like any paragraph."""
    label = rules.label(text)
    return label is not None and label.field not in ("abstract", "abstract-en", "lead")


def _is_text(group: list[Line]) -> bool:
    return rules.label(group[0].text) is None and any(_PAUSE.search(line.text) for line in islice(group, MOST_LINES))


def _is_long(group: list[Line]) -> bool:
    return any(columns >= LONG for columns in accumulate(line.columns for line in group))


def _ends_by_nature(text: str) -> bool:
    """A field whose value is a code, a date or a name: nothing goes on behind it."""
    label = rules.label(text)
    return (label is not None and label.field in _SHORT_FIELDS) or rules.is_date_received(text)


def _stands_alone(text: str) -> bool:
    """A line that is whole by its nature: 引言, 参考文献."""
    return len(text) <= 16 and (rules.is_unnumbered_heading(text) or rules.is_references_heading(text))


def _is_heading(group: list[Line], before: Line) -> bool:
    """The paragraph so far is a heading: one numbered line that no mark ends and that leaves room on its line."""
    return (
        len(group) == 1
        and before.columns <= 80
        and not ENDED.search(before.text)
        and not _OPEN_END.search(before.text)
        and (rules.split_heading(before.text) is not None or rules.is_caption(before.text))
    )
