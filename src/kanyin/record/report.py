"""What was done to a page, for people and for programs: ``kanyin explain`` and NAME.changes.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from typing import Any
from unicodedata import category

from kanyin import __version__, rules
from kanyin.config.overrides import COMMAND_LINE
from kanyin.messages import language, msg
from kanyin.model import HIDDEN, Action, Change
from kanyin.patterns import lazy

VERSION = 1
"""Of the form of NAME.changes.json (schema/changes.schema.json); a new one when what reads it would break."""
RECORD = "zh"
"""The language of reasons in the record: the same bytes, whatever language kanyin speaks."""
CONTEXT = 12
"""Characters shown on either side of a difference."""

Piece = tuple[str, str]
"""How a piece of text came out, ``same``, ``gone``, ``new`` or ``cut`` (left out here), and the text."""


def changes_json(source: str, data: bytes, markdown: bytes, changes: Iterable[Change]) -> bytes:
    """NAME.changes.json: which bytes were read, which Markdown came of them, and each change in between."""
    record = {
        "version": VERSION,
        "kanyin": __version__,
        "source": source,
        "source_sha256": sha256(data).hexdigest(),
        "markdown_sha256": sha256(markdown).hexdigest(),
        "changes": [change_fields(change) for change in changes],
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")


def change_fields(change: Change) -> dict[str, object]:
    """A change as JSON shows it, and as schema/changes.schema.json tells it; ``by`` only where a person decided."""
    fields: dict[str, object] = {
        "rule": change.rule,
        "action": change.action,
        "why": reasons(RECORD).get(change.rule, ""),
        "lines": list(change.src),
        "before": as_seen(change.before),
        "after": as_seen(change.after),
        "doubt": change.doubt,
    }
    return fields | ({"by": change.by} if change.by else {})


_PICTURE = "[picture]"


def as_seen(text: str) -> str:
    """A text without our marks of markup; the line of a picture, which is nothing else, is told by a word."""
    return text.translate(HIDDEN) or (_PICTURE if text else "")


@lru_cache(maxsize=2)
def reasons(language: str) -> dict[str, str]:
    """Why each rule is there, by its id, in ``zh`` or ``en``: of every row in ``rules/*.toml`` that has a ``why``."""
    import tomllib

    tables = resources.files("kanyin").joinpath("rules").iterdir()
    texts = [table.read_text(encoding="utf-8") for table in tables if table.name.endswith(".toml")]
    return {row["id"]: rules.localized(row, "why", language) for text in texts for row in _rows(tomllib.loads(text))}


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
    parts = differences(before, after)
    found: list[Piece] = []
    for at, (kind, text) in enumerate(parts):
        if kind == "same":
            found += _shortened(text, is_first=at == 0, is_last=at == len(parts) - 1)
        else:
            found.append((kind, _with_spaces(text)))
    return found


REACH = 64
"""Characters that may be passed over, in both texts together, on the way to where they agree again."""


def differences(before: str, after: str) -> list[Piece]:
    """Two texts as pieces ``same``, ``gone`` and ``new``, in the order in which they stand.

    Cleaning changes a few characters at a time, so the next place where both agree is near; what is farther off is
    told as one replacement. Time grows with the length alone, also where a hostile line repeats one character.
    """
    most = min(len(before), len(after))
    end = next((n for n in range(most) if before[len(before) - 1 - n] != after[len(after) - 1 - n]), most)
    tail = before[len(before) - end :]
    before, after = before[: len(before) - end], after[: len(after) - end]
    found: list[Piece] = []
    i = j = 0
    while i < len(before) or j < len(after):
        start = i
        while i < len(before) and j < len(after) and before[i] == after[j]:
            i, j = i + 1, j + 1
        gone, new = _way_on(before, after, i, j)
        found += [("same", before[start:i]), ("gone", before[i : i + gone]), ("new", after[j : j + new])]
        i, j = i + gone, j + new
    return _joined([*found, ("same", tail)])


def _way_on(before: str, after: str, i: int, j: int) -> tuple[int, int]:
    """How many characters to leave out on either side until both texts agree again: the fewest together.

    The more are left out, the more must agree behind them: one behind a single character, up to three.
    """
    for total in range(1, REACH + 1):
        for gone, new in _ways(total):
            alike = 1 if gone < 2 and new < 2 else min(total, 3)
            if before[i + gone : i + gone + alike] == after[j + new : j + new + alike]:
                return min(gone, len(before) - i), min(new, len(after) - j)
    return len(before) - i, len(after) - j


@lru_cache(maxsize=REACH)
def _ways(total: int) -> list[tuple[int, int]]:
    """How ``total`` can be parted in two, the most even first."""
    return sorted(((gone, total - gone) for gone in range(total + 1)), key=lambda way: abs(way[0] - way[1]))


def _joined(parts: Iterable[Piece]) -> list[Piece]:
    """Pieces without empty ones, neighbours of one kind as one."""
    found: list[Piece] = []
    for kind, text in parts:
        if text and found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + text)
        elif text:
            found.append((kind, text))
    return found


def _with_spaces(text: str) -> str:
    """What cannot be seen, or looks like a plain space, is told by its number where it is what differs."""
    return "".join(f"\\u{ord(char):04x}" if is_unseen(char) else char for char in text)


def is_unseen(char: str) -> bool:
    """Space other than the plain one, control, format mark, private use, noncharacter: a reader cannot tell it."""
    if char.isascii() and char.isprintable():
        return False
    number = ord(char)
    is_noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    return is_noncharacter or char.isspace() or category(char) in ("Cc", "Cf", "Co", "Cs")


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
    return harmless(as_seen(text).replace("\n", "⏎"))


# C0 and C1 controls, line separators, the marks that turn the direction of writing (Unicode 23.2), and surrogates.
_STEERING = lazy("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text that cannot steer a terminal: control characters are shown by their number. Line feeds stay."""
    return _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def rule_lines(changes: Sequence[Change]) -> list[str]:
    """How often each rule worked, a line a rule, the most frequent first: ``12 × PU001 edit  …``, with its doubts."""
    times = Counter(change.rule for change in changes)
    return [_rule_line(rule, [change for change in changes if change.rule == rule]) for rule, _ in times.most_common()]


def _rule_line(rule: str, changes: Sequence[Change]) -> str:
    actions = msg(", ").join(dict.fromkeys(action_word(change.action) for change in changes))
    doubts = sum(change.doubt for change in changes)
    why = visible(reasons(language()).get(rule, ""))
    return f"{len(changes):6} × {rule} {actions}  {why}{msg(', {count} in doubt', count=doubts) if doubts else ''}"


def action_word(action: Action) -> str:
    """What an action is called in the language in use."""
    words = {
        "drop": msg("drop"),
        "edit": msg("edit"),
        "join": msg("join"),
        "split": msg("split"),
        "lift": msg("lift"),
        "keep": msg("keep"),
    }
    return words[action]


def decider(change: Change) -> str:
    """Where a person decided, in the language in use."""
    return msg("command line") if change.by == COMMAND_LINE else change.by


def chosen(changes: Iterable[Change], rules: Collection[str], *, only_doubts: bool) -> list[Change]:
    """The changes by ``rules`` (ids or how they begin; none means all), or only those of them that are in doubt."""
    begin = tuple(rules) or ("",)
    return [change for change in changes if change.rule.startswith(begin) and (change.doubt or not only_doubts)]


MARKS = {"same": ("", ""), "cut": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
"""How pieces are told apart where there is no colour; the marks are those of wdiff."""


def explain(change: Change, paint: Callable[[str, str], str]) -> str:
    """A change as two lines for a terminal: where, which rule, why; and what it did.

    ``paint(kind, text)`` gives a piece (see ``Piece``) the look it has there.
    """
    return f"{heading(change)}\n    {''.join(paint(kind, text) for kind, text in pieces(change))}"


def heading(change: Change) -> str:
    """``line 12-14  PG001 join  …``: where, which rule, why, whether in doubt, who decided."""
    place = msg("line {lines}", lines=line_numbers(change.src)) if change.src else msg("whole page")
    why = visible(reasons(language()).get(change.rule, ""))
    doubt = msg("  (in doubt: please look)") if change.doubt else ""
    by = msg("  (decided by a person: {place})", place=visible(decider(change))) if change.by else ""
    return f"{place}  {change.rule} {action_word(change.action)}  {why}{doubt}{by}".rstrip()


def marked(kind: str, text: str) -> str:
    """A piece between its marks."""
    return MARKS[kind][0] + text + MARKS[kind][1]
