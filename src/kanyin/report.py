"""What was done to a page, for people and for programs: ``kanyin explain`` and NAME.changes.json."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import sha256
from html import escape
from importlib import resources
from typing import Any

from kanyin import __version__
from kanyin.messages import msg
from kanyin.model import Change

CONTEXT = 12
"""Characters shown on either side of a difference."""

Piece = tuple[str, str]
"""How a piece of text came out, ``same``, ``gone``, ``new`` or ``cut`` (left out here), and the text."""


def changes_json(source: str, data: bytes, markdown: bytes, changes: Iterable[Change]) -> bytes:
    """NAME.changes.json: which bytes were read, which Markdown came of them, and each change in between."""
    record = {
        "kanyin": __version__,
        "source": source,
        "source_sha256": sha256(data).hexdigest(),
        "markdown_sha256": sha256(markdown).hexdigest(),
        "changes": [change_fields(change) for change in changes],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")


def change_fields(change: Change) -> dict[str, object]:
    """A change as JSON shows it; ``doubt`` stands only where there is one, ``by`` only where a person decided."""
    fields: dict[str, object] = {
        "rule": change.rule,
        "action": change.action,
        "why": reasons().get(change.rule, ""),
        "lines": list(change.src),
        "before": change.before,
        "after": change.after,
    }
    return fields | ({"doubt": True} if change.doubt else {}) | ({"by": change.by} if change.by else {})


@lru_cache(maxsize=1)
def reasons() -> dict[str, str]:
    """Why each rule is there, by its id: the ``why`` of every row in ``rules/*.toml`` that has one."""
    tables = resources.files("kanyin").joinpath("rules").iterdir()
    texts = [table.read_text(encoding="utf-8") for table in tables if table.name.endswith(".toml")]
    return {row["id"]: row["why"] for text in texts for row in _rows(tomllib.loads(text))}


def _rows(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in table.values():
        if isinstance(value, list):
            yield from (row for row in value if isinstance(row, dict) and "id" in row and "why" in row)


def line_numbers(numbers: Sequence[int]) -> str:
    """``3``, ``12-14`` or ``3,7,9-10``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(f"{first}-{last}" if last > first else str(first) for first, last in runs)


def pieces(change: Change) -> list[Piece]:
    """A change as a row of pieces: only what differs, with a little of what stands round it.

    What was taken away is shown whole, and so is what only stands in doubt. A line feed is shown as ``⏎``,
    a control character by its number.
    """
    before, after = visible(change.before), visible(change.after)
    if before == after or (change.action == "lift" and not after):
        return [("same", before)]
    if not after:
        return [("gone", before)]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found: list[Piece] = []
    for at, (kind, i1, i2, j1, j2) in enumerate(steps):
        if kind == "equal":
            found += _shortened(before[i1:i2], is_first=at == 0, is_last=at == len(steps) - 1)
            continue
        if i2 > i1:
            found.append(("gone", _with_spaces(before[i1:i2])))
        if j2 > j1:
            found.append(("new", _with_spaces(after[j1:j2])))
    return found


def _with_spaces(text: str) -> str:
    """White space that looks like another is told by its number where it is what differs."""
    return "".join(f"\\u{ord(char):04x}" if char.isspace() and char != " " else char for char in text)


def _shortened(text: str, *, is_first: bool, is_last: bool) -> list[Piece]:
    """What did not change, cut down to the characters next to a change."""
    head = 0 if is_first else CONTEXT
    tail = 0 if is_last else CONTEXT
    if len(text) <= head + tail + 2:
        return [("same", text)]
    parts = [("same", text[:head]), ("cut", "…"), ("same", text[len(text) - tail :])]
    return [part for part in parts if part[1]]


def visible(text: str) -> str:
    """Text of a page made fit for one line of a terminal."""
    return harmless(text.replace("\n", "⏎"))


# C0 and C1 controls, the marks that turn the direction of writing (Unicode 23.2), and surrogates.
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text that cannot steer a terminal: control characters are shown by their number. Line feeds stay."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def summary(changes: Sequence[Change]) -> str:
    """``37 changes by 12 rules, 2 in doubt``."""
    rules = len({change.rule for change in changes})
    doubts = sum(change.doubt for change in changes)
    text = f"{_count(len(changes), 'change')} by {_count(rules, 'rule')}" if changes else "no changes"
    return text + (f", {doubts} in doubt" if doubts else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


MARKS = {"same": ("", ""), "cut": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""How pieces are told apart where there is no colour; the marks are those of wdiff."""


def explain(change: Change, paint: Callable[[str, str], str]) -> str:
    """A change as two lines for a terminal: where, which rule, why; and what it did.

    ``paint(kind, text)`` gives a piece (see ``Piece``) the look it has there.
    """
    return f"{heading(change)}\n    {''.join(paint(kind, text) for kind, text in pieces(change))}"


def heading(change: Change) -> str:
    """``line 12-14  PG001 join  …``: where, which rule, why."""
    why = visible(reasons().get(change.rule, ""))
    note = msg("  (in doubt: please look)") if change.doubt else ""
    if change.by:
        note = msg("  (decided by a person: {place})", place=change.by)
    line = msg("line {numbers}", numbers=line_numbers(change.src))
    return f"{line}  {change.rule} {change.action}  {why}{note}".rstrip()


def marked(kind: str, text: str) -> str:
    """A piece between its marks."""
    return MARKS[kind][0] + text + MARKS[kind][1]


_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ max-width: 50em; margin: 2em auto; padding: 0 1em; line-height: 1.7; font-family: serif }}
h2 {{ font-size: 1em; font-family: sans-serif; margin: 1.5em 0 0 }}
p {{ margin: 0; overflow-wrap: anywhere }}
del {{ color: #a00 }} ins {{ color: #060 }} .cut {{ color: #777 }} .doubt {{ background: #ffd }}
</style>
<h1>{title}</h1>
{changes}
</html>
"""
_TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>", "cut": '<span class="cut">{}</span>'}


def explain_html(file: str, changes: Sequence[Change]) -> str:
    """The same report as a page for a browser, complete in one file."""
    title = escape(f"{visible(file)}: {summary(changes)}")
    return _PAGE.format(title=title, changes="\n".join(_change_html(change) for change in changes))


def _change_html(change: Change) -> str:
    shown = "".join(_TAGS[kind].format(escape(text)) for kind, text in pieces(change))
    kind = "doubt" if change.doubt else "sure"
    return f'<section class="{kind}"><h2>{escape(heading(change))}</h2><p>{shown}</p></section>'
