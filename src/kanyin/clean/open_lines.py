"""Lines that lack what the next one begins with: the number of a work that they cite, all but the subject, a sign."""

from __future__ import annotations

from kanyin import rules
from kanyin.clean.divided_words import is_divided
from kanyin.clean.layout_profile import ENDED, LayoutProfile, starts_something
from kanyin.fields import people, run_in
from kanyin.fields.byline_text import goes_on
from kanyin.model import SCAN, SCAN_ENDED, Line
from kanyin.patterns import lazy

_BEFORE_CITED = lazy("[，；。][^，；。]{0,40}(?:文献|参见|由|据|见)$")
_CITED = lazy("[\\[［〔]\\d{1,2}[\\]］〕][\u3400-\u9fff，。]")
LONGEST_SUBJECT = 40
"""Half-em of a line that is no more than what the next one speaks of."""


def is_cited(before: Line, line: Line) -> bool:
    """The number of the work that the sentence above has named last stands on the next line: 见文献 / ［4］的说明."""
    return not line.gap and _BEFORE_CITED.search(before.text) is not None and _CITED.match(line.text) is not None


def begins_sentence(group: list[Line], before: Line, line: Line) -> bool:
    """The line above is the subject of the sentence that goes on here, or its dateline: …讯（记者方晓 and a name）."""
    return is_subject(group, before, line) or is_open_dateline(before, line)


_OPEN_DATELINE = lazy("[讯訊电電][（(][^（()）]{2,40}$")


def is_open_dateline(before: Line, line: Line) -> bool:
    """The bracket with who reports is closed on the next line."""
    if line.gap or before.kind != line.kind:
        return False
    return _OPEN_DATELINE.search(before.text) is not None and goes_on(before.text, line.text)


def is_subject(group: list[Line], before: Line, line: Line) -> bool:
    """The line above is the subject of the sentence that goes on here, on a line of its own."""
    if len(group) > 1 or line.gap or before.columns > LONGEST_SUBJECT or not rules.needs_subject(line.text):
        return False
    return not ENDED.search(before.text) and not starts_something(before.text) and not before.kind


_WHERE = lazy("(?:其中|式中|这里)\\s?[:：，,]?")
_SIGN_FIRST = lazy("[A-Za-z\ufdda]")


def is_where_list(first: Line, before: Line, line: Line) -> bool:
    """``其中：x 是…；`` goes on with the next sign of the formula."""
    if not {before.kind, line.kind} <= {SCAN, SCAN_ENDED}:
        return False
    is_open = _WHERE.match(first.text) is not None and before.text[-1] in "；;，,"
    return is_open and _SIGN_FIRST.match(line.text) is not None


def is_begun(group: list[Line], before: Line, line: Line, page: LayoutProfile) -> bool:
    """What a page cannot end where the line ``before`` does: a word of an English caption, divided by a hyphen; a
    numbered title and the first words of its paragraph.
    """
    if line.gap:
        return False
    if rules.is_english_caption(group[0].text) and is_divided(before, line, frozenset()):
        return True
    is_first = len(group) == 1 and page.indents and run_in.is_broken(before.text)
    return is_first and not page.is_indented(line) and not starts_something(line.text)


def is_row_above_units(before: Line, line: Line) -> bool:
    """The authors of a printed page, and below them where they work, both as wide as the page."""
    is_printed = before.kind.startswith(SCAN) and line.kind.startswith(SCAN)
    return is_printed and people.is_unit_line(line.text) and bool(people.read_names(before.text))


def is_numbered_title(text: str) -> bool:
    """A heading of several numbers, 2.1 or 3.1.2, or set off by a wide space: no sentence goes on like that."""
    found = rules.split_heading(text)
    return found is not None and len(text) <= 40 and _TITLE_NUMBER.match(text) is not None


_TITLE_NUMBER = lazy("\\d{1,2}(?:[.．]\\d{1,2}[^\\d]|[.．]?　+[\u3400-\u9fff]{2})")


def is_short_field(text: str) -> bool:
    """A labelled field other than an abstract, which may be broken like any paragraph."""
    label = rules.label(text)
    return label is not None and label.field not in ("abstract", "abstract-en", "lead")
