"""Paragraphs whole again: hard wraps, pager cuts and lines that begin with a mark.

First the page's own habits (does it indent, does it wrap, does it set blank lines between paragraphs), then each line
against the one before it. Headings, labels and list entries begin something new; verse and dialogue keep their lines,
for none of them is full.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kanyin import rules
from kanyin.model import Change, Line

_TERMINAL = re.compile("[。！？!?；;：:…][”’」』）)】］\\]》]*$|[.．][”’\"')\\]）]*$")
_OPEN_END = re.compile("[，、,（(《“‘「『〈—]$")
_CANNOT_BEGIN = re.compile("[，。、；：！？,.;:!?）)】］\\]》〉」』”’％%…～·]")
_HAN_END = re.compile("[\u4e00-\u9fff]$")
_ITEM = re.compile(r"[①-⑳⑴-⒇●•■◆★▲※*·]|[\[［〔【(（]?\d{1,3}[\]］〕】)）.．、]|[a-zA-Z][)）.．、]|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、")
_CAPTION = re.compile(r"(图|表|附图|附表|续表|Fig\.?|Table|Figure)\s?[\d一二三四五六七八九十]+([-－—.．]\d+)?(?![\d年月日])")
_LATIN_EDGE = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page sets its paragraphs. Widths in half-em."""

    indents: bool
    """Paragraphs begin with an indent; a line without one goes on."""
    indent: int
    """The usual indent."""
    wrap: int
    """The width at which lines were broken; 0 where they were not."""
    blank_lines: bool
    """Paragraphs are told apart by blank lines."""


def width(text: str) -> int:
    """Columns a line takes, in half-em: two for a Han character or a full-width mark, one for a Latin letter."""
    return len(text.encode("gb18030", "replace")) if not text.isascii() else len(text)


def habits(lines: tuple[Line, ...]) -> Habits:
    """The habits of a page, from its longer lines."""
    body = [line for line in lines if width(line.text) >= 40]
    wrap = _wrap_width(lines)
    indented = [line.indent for line in body if line.indent >= 2]
    starts = body
    if wrap:
        # In a wrapped page only a paragraph's first line can be indented: count those after a line that is not full.
        starts = [b for a, b in zip(lines, lines[1:], strict=False) if a.indent + width(a.text) < wrap - 3 or _TERMINAL.search(a.text)]
        indented = [line.indent for line in starts if line.indent >= 2]
    usual = Counter(indented).most_common(1)[0][0] if indented else 0
    gaps = sum(line.gap for line in body)
    return Habits(
        indents=len(indented) >= max(1, 0.5 * len([line for line in starts if width(line.text) >= 24 or line.indent])),
        indent=usual,
        wrap=wrap,
        blank_lines=bool(body) and gaps >= 0.5 * len(body),
    )


def _wrap_width(lines: tuple[Line, ...]) -> int:
    """The width at which most lines end, or 0: a page whose lines end where the text does has no such width."""
    widths = [line.indent + width(line.text) for line in lines]
    if len(widths) < 6:
        return 0
    long = [w for w in widths if w >= 40]
    if not long:
        return 0
    most, _ = Counter(long).most_common(1)[0]
    top = max((w for w, n in Counter(long).items() if n >= max(2, 0.04 * len(long))), default=most)
    near = sum(top - 4 <= w <= top + 2 for w in widths)
    beyond = sum(w > top + 2 for w in widths)
    return top if top <= 200 and near >= 0.35 * len(widths) and beyond <= 0.05 * len(widths) else 0


def join(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """Lines that were one paragraph as one line, each join recorded."""
    if not lines:
        return lines, []
    page = habits(lines)
    out: list[Line] = []
    changes: list[Change] = []
    group = [lines[0]]
    why = ""
    for before, line in zip(lines, lines[1:], strict=False):
        rule = _continues(group, before, line, page)
        if rule:
            group.append(line)
            why = rule
        else:
            _close(group, why, out, changes)
            group, why = [line], ""
    _close(group, why, out, changes)
    return tuple(out), changes


def _close(group: list[Line], rule: str, out: list[Line], changes: list[Change]) -> None:
    """Write a finished paragraph."""
    if len(group) == 1:
        out.append(group[0])
        return
    text = group[0].text
    for line in group[1:]:
        text = _glue(text, line.text)
    src = tuple(number for line in group for number in line.src)
    changes.append(Change(rule, "join", src, "\n".join(line.text for line in group), text))
    out.append(Line(text, src, group[0].indent, group[0].gap))


def _glue(head: str, tail: str) -> str:
    """Two lines as one; between two Latin words the line end was a space."""
    latin = _LATIN_EDGE.match(head[-1]) and _LATIN_EDGE.match(tail)
    return f"{head} {tail}" if latin or (head[-1] in ",.;:" and tail[:1].isascii() and tail[:1].isalpha()) else head + tail


def _continues(group: list[Line], before: Line, line: Line, page: Habits) -> str:
    """The rule by which ``line`` goes on with ``before``, or nothing where it begins anew."""
    text = line.text
    if _stands_alone(before.text) or _stands_alone(text):
        return ""
    if _CANNOT_BEGIN.match(text) and not _ITEM.match(text) and not _is_short_heading(group, before):
        return "PA003"
    full = bool(page.wrap) and before.indent + width(before.text) >= page.wrap - 3
    starts_new = _starts_something(text)
    if page.indents:
        if line.indent >= max(2, page.indent - 2) and not (line.indent == group[0].indent and line.indent > page.indent):
            return "PA001" if full and _OPEN_END.search(before.text) and not starts_new and page.blank_lines is False else ""
        if starts_new or _is_short_heading(group, before):
            return ""
        if page.wrap and not full and not line.gap:
            # The line before it ended early: the page broke it there on purpose, unless it broke off in a sentence.
            return "" if _TERMINAL.search(before.text) or width(before.text) < 24 else "PA001"
        if line.gap and not _is_prose(group) and not _OPEN_END.search(before.text):
            return ""
        return "PA002" if line.gap else "PA001"
    if starts_new and not (full and not line.gap and not _TERMINAL.search(before.text)):
        return ""
    if line.gap:
        return "PA002" if _OPEN_END.search(before.text) and _is_prose(group) else ""
    if page.wrap:
        return "PA001" if full else ""
    if page.blank_lines:
        return "PA001" if _is_prose(group) and not _TERMINAL.search(before.text) else ""
    return "PA001" if _broke_off(before) else ""


def _is_prose(group: list[Line]) -> bool:
    return sum(width(line.text) for line in group) >= 48


def _broke_off(line: Line) -> bool:
    """A long line that ends in the middle of a sentence."""
    return width(line.text) >= 60 and not _TERMINAL.search(line.text)


def _starts_something(text: str) -> bool:
    return bool(
        _ITEM.match(text)
        or _CAPTION.match(text)
        or rules.label(text)
        or rules.split_heading(text)
        or rules.is_unnumbered_heading(text)
        or rules.is_references_heading(text)
    )


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
        and (rules.split_heading(before.text) is not None or _CAPTION.match(before.text) is not None)
    )
