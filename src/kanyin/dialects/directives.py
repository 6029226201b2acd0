"""MyST's directives that are no picture, box or theorem, ```` ```{name} words ````, as pandoc's Markdown.

Formulas with names, tables of lists and of commas, quotations, cards and tabs, glossaries, the figures that a cell
draws; those for the tool alone (an index, a list of contents) are left out and told. What is fenced in colons is read
as what is fenced in backticks.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from kanyin import rules
from kanyin.dialects.containers import opening
from kanyin.dialects.lines import Fence, Line, fenced, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_DIRECTIVE = lazy(r"\A\{(?P<name>[A-Za-z][\w:-]*+)\}[ \t]*+(?P<words>[^\n]*+)")
OPTION = lazy(r"\A[ \t]*+:(?P<name>[\w-]++):(?:[ \t]++(?P<value>[^\n]*+))?")
"""An option at the head of a directive: ``:name: value``."""
_COLONS = lazy(r"\A(?P<indent>[ \t]*+)(?P<marks>:{3,}+)(?P<info>\{[A-Za-z][\w:-]*+\}[^\n]*+)")
_NAMED = lazy(r"(?:fig|tbl|tab|eq|sec|lst)[-:]")
_BREAK = lazy(r"\A\+\+\+(?:[ \t]++\{[^\n]*+|[ \t]*+)")
_COMMENT = lazy(r"\A%[^\n]*+")
_ROW = lazy(r"\A[ \t]*+\*[ \t]++-(?:[ \t]++(?P<text>[^\n]*+))?")
_CELL = lazy(r"\A[ \t]++-(?:[ \t]++(?P<text>[^\n]*+))?")


@dataclass(slots=True)
class _Directive:
    """One of them: its name, the words behind it, its options, the lines that it holds."""

    name: str
    words: str
    indent: str
    head: Line
    last: Line
    inner: list[Line]
    options: dict[str, str] = field(default_factory=dict)

    def named(self, kind: str) -> str:
        """The name by which the text calls it, ``#tbl-x``; empty where it has none."""
        name = self.options.get("name") or self.options.get("label") or ""
        return f"#{name if _NAMED.match(name) else f'{kind}-{name}'}" if name else ""

    def with_lines(self, texts: Sequence[str]) -> list[Line]:
        """Other lines in its place, an empty one before and behind them."""
        shown = [self.head.but(self.indent + text if text else "") for text in texts]
        return [self.head.but(""), *shown, self.last.but("")]


def as_markdown(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines without such directives; what they hold is rewritten too."""
    out, done, is_myst = [], 0, False
    for start, end, fence in sorted([*fenced(lines), *_between_colons(lines)], key=lambda one: one[:2]):
        found = _DIRECTIVE.fullmatch(fence.info) if start >= done else None
        write = _writers().get(found["name"].lower()) if found else None
        if found is None or write is None:
            continue
        is_myst = True
        directive = _Directive(
            found["name"].lower(),
            found["words"].strip(),
            fence.indent,
            lines[start],
            lines[end],
            lines[start + 1 : end],
        )
        _take_options(directive)
        made = write(directive, omitted)
        if made is not None:
            out += [*lines[done:start], *made]
            done = end + 1
    out += lines[done:]
    return _without_breaks(out, omitted) if is_myst else out


def _between_colons(lines: Sequence[Line]) -> list[tuple[int, int, Fence]]:
    """Directives that are fenced in colons: the marks that close one are as many as those that open it."""
    openers = [(at, found) for at, line in enumerate(lines) if (found := _COLONS.fullmatch(line.text))]
    if not openers:
        return []
    mask = unread_mask(lines)
    closing: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.text.strip() and not line.text.strip(" \t:"):
            closing.setdefault(line.text.strip(), []).append(at)
    made = []
    for at, found in openers:
        ends = closing.get(found["marks"], [])
        next_end = bisect_right(ends, at)
        if next_end < len(ends) and not mask[at]:
            made.append((at, ends[next_end], Fence(found["indent"], found["marks"], found["info"].strip())))
    return made


def _take_options(directive: _Directive) -> None:
    """Take the options at its head, ``:name: value`` or a table of YAML between dashes, from its lines."""
    inner = directive.inner
    if inner and inner[0].text.strip() == "---":
        end = next((at for at in range(1, len(inner)) if inner[at].text.strip() == "---"), 0)
        if end:
            directive.options = _flat(_yaml([line.text.removeprefix(directive.indent) for line in inner[1:end]]))
            del inner[: end + 1]
            return
    directive.options = taken_options(inner)


def taken_options(inner: list[Line]) -> dict[str, str]:
    """The options at the head of a directive's lines, ``:name: value``, taken from these."""
    options: dict[str, str] = {}
    while inner and (found := OPTION.fullmatch(inner[0].text)):
        options[found["name"]] = (found["value"] or "").strip()
        del inner[0]
    return options


def _yaml(texts: Sequence[str]) -> Any:
    try:
        return yaml.load("\n".join(texts), yaml.BaseLoader)
    except yaml.YAMLError:
        return {}


def _flat(table: Any) -> dict[str, str]:
    """The words of a table of options; of a figure that a cell draws, its caption and its name."""
    if not isinstance(table, dict):
        return {}
    drawn = table.get("mystnb", {})
    figure = drawn.get("figure", {}) if isinstance(drawn, dict) else {}
    both = {**table, **(figure if isinstance(figure, dict) else {})}
    return {str(name): " ".join(value.split()) for name, value in both.items() if isinstance(value, str)}


def _formula(one: _Directive, _: Omitted) -> list[Line]:
    name = one.named("eq")
    inner = [line for line in one.inner if not line.is_blank]
    if one.words:
        inner.insert(0, one.head.but(one.indent + one.words))
    last = one.last.but(f"{one.indent}$$" + (f" {{{name}}}" if name else ""))
    return [one.head.but(f"{one.indent}$$"), *inner, last]


def _left_out(one: _Directive, omitted: Omitted) -> list[Line]:
    held = "\n".join(line.text for line in one.inner if not line.is_blank)
    omitted.take(msg("directives of MyST"), one.head.number, f"{{{one.name}}} {one.words} {held}".strip())
    return [one.head.but("")]


def _quotation(one: _Directive, omitted: Omitted) -> list[Line]:
    held = as_markdown(one.inner, omitted)
    quoted = [line.but(f"{one.indent}> {line.text.removeprefix(one.indent)}".rstrip()) for line in held]
    return [one.head.but(""), *quoted, one.last.but("")]


def _held(one: _Directive, omitted: Omitted) -> list[Line]:
    inner = [one.head.but(""), *as_markdown(one.inner, omitted), one.last.but("")]
    if not one.words or one.name.endswith("-set"):
        return inner
    opened = one.head.but(one.indent + opening("tab", one.words))
    return [one.head.but(""), opened, *inner, one.last.but(f"{one.indent}:::"), one.last.but("")]


def _glossary(one: _Directive, _: Omitted) -> list[Line]:
    """Terms with what is set in below each."""
    out = [one.head.but("")]
    opens = False
    for line in one.inner:
        text = line.text.removeprefix(one.indent)
        if text[:1].strip():
            out += [line.but(""), line.but(one.indent + text)]
            opens = True
        elif text.strip() and opens:
            out += [line.but(""), line.but(f"{one.indent}:   {text.strip()}")]
            opens = False
        else:
            out.append(line.but(f"{one.indent}    {text.strip()}".rstrip()))
    return [*out, one.last.but("")]


def _table(one: _Directive, rows: list[list[str]], heads: int) -> list[Line]:
    columns = max(map(len, rows))
    said = [[" ".join(cell.split()).replace("|", "\\|") for cell in [*row, *[""] * columns][:columns]] for row in rows]
    bars = ["| " + " | ".join(row) + " |" for row in said]
    head = bars[0] if heads else "|" + " |" * columns
    texts = [head, "|" + " --- |" * columns, *bars[1 if heads else 0 :]]
    name = one.named("tbl")
    if one.words or name:
        texts += ["", f": {one.words}" + (f" {{{name}}}" if name else "")]
    return one.with_lines(texts)


def _list_table(one: _Directive, _: Omitted) -> list[Line] | None:
    """Rows as items, ``* - cell``, and their cells as items of these; what goes on below a cell is of it."""
    rows: list[list[str]] = []
    for line in one.inner:
        text = line.text.removeprefix(one.indent)
        if found := _ROW.fullmatch(text):
            rows.append([found["text"] or ""])
        elif rows and (found := _CELL.fullmatch(text)):
            rows[-1].append(found["text"] or "")
        elif rows and text.strip():
            rows[-1][-1] += " " + text.strip()
        elif text.strip():
            return None
    return _table(one, rows, int(one.options.get("header-rows") or 0)) if rows else None


def _comma_table(one: _Directive, _: Omitted) -> list[Line] | None:
    rows = [row for row in csv.reader(line.text.strip() for line in one.inner if not line.is_blank) if row]
    if said := one.options.get("header", ""):
        rows[:0] = list(csv.reader([said], skipinitialspace=True))
    is_headed = bool(said) or one.options.get("header-rows", "0") != "0"
    return _table(one, rows, int(is_headed)) if rows else None


def _cell(one: _Directive, omitted: Omitted) -> list[Line] | None:
    """A cell whose options name the figure that it draws, as a chunk of Quarto's; others are code, read elsewhere."""
    if one.options:
        omitted.take(
            msg("options of code"), one.head.number, " ".join(f":{name}: {one.options[name]}" for name in one.options)
        )
    ticks = "`" * max(3, *(len(line.text) - len(line.text.lstrip("`")) + 1 for line in one.inner or [one.head]), 3)
    if not one.options.get("caption"):
        opened = [one.head.but(f"{one.indent}{ticks}{one.words.split()[0].lower() if one.words else ''}")]
    else:
        caption = one.options["caption"].replace("\\", "\\\\").replace('"', '\\"')
        named = [f"#| label: {one.named('fig')[1:]}"] if one.named("fig") else []
        texts = [f"{ticks}{{python}}", *named, f'#| fig-cap: "{caption}"']
        opened = [one.head.but(one.indent + text) for text in texts]
    return [*opened, *one.inner, one.last.but(one.indent + ticks)]


def _without_breaks(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines of a file of MyST without the breaks between cells and the comments."""
    mask = unread_mask(lines)
    out = []
    for is_code, line in zip(mask, lines, strict=True):
        if not is_code:
            if _BREAK.fullmatch(line.text):
                omitted.take(msg("breaks between cells"), line.number, line.text)
                line = line.but("")
            elif _COMMENT.fullmatch(line.text):
                omitted.take(msg("comments of MyST"), line.number, line.text)
                line = line.but("")
        out.append(line)
    return out


_OWN: dict[str, Callable[[_Directive, Omitted], list[Line] | None]] = {
    "math": _formula,
    "glossary": _glossary,
    "list-table": _list_table,
    "csv-table": _comma_table,
}
_KINDS: dict[str, Callable[[_Directive, Omitted], list[Line] | None]] = {
    "for-tools": _left_out,
    "quotations": _quotation,
    "holders": _held,
    "cells": _cell,
}
"""By the kinds of ``rules/myst.toml``."""


@cache
def _writers() -> dict[str, Callable[[_Directive, Omitted], list[Line] | None]]:
    named = rules.table("myst")["directives"]
    return {str(name): write for kind, write in _KINDS.items() for name in named[kind]} | _OWN
