"""Paragraphs whole again: hard wraps, pager cuts and lines that begin with a mark.

First the page's own habits (does it indent, does it wrap, does it set blank lines between paragraphs), then each line
against the one before it. Headings, labels and list entries begin something new; verse and dialogue keep their lines,
for none of them is full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from kanyin import rules
from kanyin.model import Change, Line

_TERMINAL = re.compile("[。！？!?；;：:…][”’」』）)】］\\]》]*$|[.．][”’\"')\\]）]*$")
_OPEN_END = re.compile("[，、,（(《“‘「『〈—]$")
_CANNOT_BEGIN = re.compile("[，。、；：！？,.;:!?）)】］\\]》〉」』”’％%…～·]")
_HAN = re.compile("[\u4e00-\u9fff]")
_ITEM = re.compile(
    r"[①-⑳⑴-⒇●•■◆★▲※*·]|[\[［〔【(（]?\d{1,3}[\]］〕】)）.．、]|[a-zA-Z][)）.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
)
_PAUSE = re.compile("[，。；,;]")
_ENTRY = re.compile(r"[\[［〔【]\d{1,3}[\]］〕】]")
_NUMBER_CUT = re.compile(r"\d[.．,，]?$")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page sets its paragraphs."""

    indents: bool
    """Paragraphs begin with an indent; a line without one goes on."""
    indent: int
    """The usual indent of a paragraph's first line, half-em."""
    base: int
    """The indent of lines that go on, half-em."""
    wrap: Wrap | None
    """Where lines were broken; None on a page whose lines end where the text does."""
    blank_lines: bool
    """Paragraphs are told apart by blank lines."""
    items: bool
    """Headings and list items are indented as paragraphs are: one without an indent only looks like one."""

    def is_full(self, line: Line) -> bool:
        """The line was broken because it was full."""
        return self.wrap is not None and self.wrap.measure(line) >= self.wrap.length - self.wrap.slack


@dataclass(frozen=True, slots=True)
class Wrap:
    """A line length at which a page breaks: so many characters, or so many half-em."""

    measure: Callable[[Line], int]
    length: int
    slack: int
    """How much shorter a full line may be: a mark or a Latin word that went to the next line."""


def width(text: str) -> int:
    """Columns a line takes, in half-em: two for a Han character or a full-width mark, one for a Latin letter."""
    return len(text) if text.isascii() else len(text.encode("gb18030", "replace"))


def _characters(line: Line) -> int:
    return line.lead + len(line.text)


def _columns(line: Line) -> int:
    return line.indent + width(line.text)


def habits(lines: tuple[Line, ...]) -> Habits:
    """The habits of a page, from its longer lines."""
    wrap = _find_wrap(lines)
    body = [line for line in lines if width(line.text) >= 40 and _is_running_text(line.text)]
    base = 0
    starts = body
    if wrap:

        def full(line: Line) -> bool:
            return wrap.measure(line) >= wrap.length - wrap.slack

        following = [b.indent for a, b in pairwise(lines) if full(a) and full(b)]
        base = Counter(following).most_common(1)[0][0] if following else 0
        # Only a paragraph's first line can be indented: count those after a line that ended before its room did.
        starts = [b for a, b in pairwise(lines) if not full(a) and width(b.text) >= 24]
    indented = [line.indent for line in starts if line.indent >= base + 2]
    items = [line.indent >= base + 2 for line in lines if _starts_something(line.text)]
    return Habits(
        items=sum(items) >= 0.6 * max(1, len(items)),
        indents=len(indented) >= max(1, 0.5 * len(starts)),
        indent=Counter(indented).most_common(1)[0][0] if indented else 0,
        base=base,
        wrap=wrap,
        blank_lines=bool(body) and sum(line.gap for line in body) >= 0.5 * len(body),
    )


def _is_running_text(text: str) -> bool:
    """A line of the Chinese text, not of its head, its English or its references: those have habits of their own."""
    wide = width(text) - len(text)
    return wide * 3 >= len(text) and text[0] not in "[［〔【" and rules.label(text) is None


def _find_wrap(lines: tuple[Line, ...]) -> Wrap | None:
    """The line length of a page that was broken at one, counted in characters or in half-em, whichever is more even."""
    best: tuple[float, Wrap | None] = (0.0, None)
    for measure, least, slack in ((_characters, 16, 1), (_columns, 32, 3)):
        lengths = [n for line in lines if (n := measure(line)) >= least]
        if len(lengths) < 6:
            continue
        counts = Counter(lengths)
        top = max((n for n, times in counts.items() if times >= max(2, 0.05 * len(lengths))), default=0)
        near = sum(top - slack <= n <= top for n in lengths) / len(lengths)
        beyond = sum(n > top + slack for n in lengths) / len(lengths)
        if top and beyond <= 0.06 and near >= 0.3 and near > best[0]:
            best = (near, Wrap(measure, top, slack))
    return best[1]


def join(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """Lines that were one paragraph as one line, each join recorded."""
    if not lines:
        return lines, []
    page = habits(lines)
    out: list[Line] = []
    changes: list[Change] = []
    head = _head_length(lines)
    group = [lines[0]]
    why = ""
    for n, (before, line) in enumerate(pairwise(lines), 1):
        rule = "" if n < head and not _PAUSE.search(before.text) else _continues(group, before, line, page)
        if rule:
            group.append(line)
            why = rule
        else:
            _close(group, why, page, out, changes)
            group, why = [line], ""
    _close(group, why, page, out, changes)
    return tuple(out), changes


def _head_length(lines: tuple[Line, ...]) -> int:
    """Lines above the abstract or the keywords: titles and names stand there, each line for itself."""
    labels = ((n, label.field) for n, line in enumerate(lines[:15]) if (label := rules.label(line.text)) is not None)
    return next((n for n, field in labels if field in ("abstract", "keywords")), 0)


def _close(group: list[Line], rule: str, page: Habits, out: list[Line], changes: list[Change]) -> None:
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


def _between(before: Line, line: Line, page: Habits) -> str:
    """What stood between two lines: a space between Latin words, unless the page cut its lines at a character."""
    end, start = before.text[-1], line.text[0]
    if not (
        start.isascii() and start.isalnum() and end.isascii() and (end.isalpha() or (end in ",.;:" and start.isalpha()))
    ):
        return ""
    wrap = page.wrap
    cut_inside = wrap is not None and wrap.measure is _characters and _characters(before) >= wrap.length
    return "" if cut_inside else " "


def _continues(group: list[Line], before: Line, line: Line, page: Habits) -> str:
    """The rule by which ``line`` goes on with ``before``, or nothing where it begins anew."""
    if _stands_alone(before.text) or _stands_alone(line.text):
        return ""
    full = page.is_full(before)
    if _CANNOT_BEGIN.match(line.text) and not _ITEM.match(line.text) and (full or not _is_short_heading(group, before)):
        return "PA003"
    if page.indents and line.indent >= page.base + 2:
        return ""
    if full and not line.gap:
        return "PA001" if _goes_on_after_full_line(before, line, page) else ""
    if _is_short_heading(group, before):
        return ""
    labelled = rules.label(group[0].text) is not None
    broken_off = not labelled and _is_prose(group) and not _TERMINAL.search(before.text)
    if _ends_by_nature(before.text) or bool(_HAN.search(before.text)) != bool(_HAN.search(line.text)):
        return ""
    if not _HAN.search(line.text):
        # English title, names and units stand on lines of their own; only a sentence goes on, in small letters.
        return "PA001" if line.text[0].islower() and not _TERMINAL.search(before.text) else ""
    if _starts_something(line.text) and (_is_labelled(line.text) or not (page.indents and broken_off)):
        return ""
    if page.wrap and not line.gap:
        # The line before had room left: the page broke it there on purpose, unless in the middle of a sentence.
        return "PA001" if page.indents and not _TERMINAL.search(before.text) and width(before.text) >= 24 else ""
    if page.indents:
        is_text = group[0].indent >= page.base + 2 and not labelled and any(_PAUSE.search(part.text) for part in group)
        return "PA002" if is_text or broken_off else ""
    if line.gap:
        return "PA002" if _OPEN_END.search(before.text) and _is_prose(group) else ""
    if page.blank_lines:
        return "PA001" if broken_off else ""
    return "PA001" if _broke_off(before) else ""


def _goes_on_after_full_line(before: Line, line: Line, page: Habits) -> bool:
    """A full line goes on, unless its sentence ended there and the next line looks like a beginning."""
    if _NUMBER_CUT.search(before.text) and line.text[:1].isdigit():
        return True
    if not _TERMINAL.search(before.text) or (page.indents and page.items):
        return True
    return not _starts_something(line.text)


def _is_prose(group: list[Line]) -> bool:
    return sum(width(line.text) for line in group) >= 48


def _broke_off(line: Line) -> bool:
    """A long line that ends in the middle of a sentence."""
    return width(line.text) >= 60 and _PAUSE.search(line.text) is not None and not _TERMINAL.search(line.text)


def _starts_something(text: str) -> bool:
    return bool(
        _ITEM.match(text)
        or _is_labelled(text)
        or rules.split_heading(text)
        or rules.is_unnumbered_heading(text)
        or rules.is_references_heading(text)
    )


def _is_labelled(text: str) -> bool:
    """A labelled field, a caption or an entry of a list of references, which never goes on with the line before."""
    return bool(rules.is_caption(text) or _ENTRY.match(text)) or rules.label(text) is not None


_SHORT_FIELDS = frozenset({"CLC", "document-code", "article-id", "DOI", "received", "date", "source", "author", "hits"})


def _ends_by_nature(text: str) -> bool:
    """A field whose value is a code, a date or a name: nothing goes on behind it."""
    label = rules.label(text)
    return label is not None and label.field in _SHORT_FIELDS


def _stands_alone(text: str) -> bool:
    """A line that is whole by its nature: 引言, 参考文献."""
    return len(text) <= 16 and (rules.is_unnumbered_heading(text) or rules.is_references_heading(text))


def _is_short_heading(group: list[Line], before: Line) -> bool:
    """The paragraph so far is a heading: one numbered line that no mark ends and that leaves room on its line."""
    return (
        len(group) == 1
        and width(before.text) <= 80
        and not _TERMINAL.search(before.text)
        and not _OPEN_END.search(before.text)
        and (rules.split_heading(before.text) is not None or rules.is_caption(before.text))
    )
