"""A row's text with what differs marked, as HTML. All text is data: whatever it holds, it shows and does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from unicodedata import category

from kanyin.model import HIDDEN, Change, Source
from kanyin.record.html.rows import Part, Row
from kanyin.record.report import Piece, differences, is_unseen

RANK = ("keep", "drop", "lift", "join", "split", "edit", "doubt")
"""When several things were done to a line, the first of these gives it its look."""
SIGNS = {"drop": "−", "lift": "↑", "join": "⤶", "split": "÷", "edit": "~", "keep": "✓", "doubt": "?"}
_TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
_END_OF_LINE = '<del class="eol">⏎</del>'


def text_html(text: str, *, differs: bool = False) -> str:
    """Text of a page as HTML: what cannot be seen is shown by its number, a space only where it is what differs."""
    text = escape(text.translate(HIDDEN))
    if text.isascii() and text.isprintable():
        return text
    return "".join(_code(char) if is_unseen(char) and (differs or not _is_space(char)) else char for char in text)


def _is_space(char: str) -> bool:
    """Space within a line."""
    return char == "\t" or category(char) == "Zs"


def _code(char: str) -> str:
    number = f"{ord(char):04X}"
    return f'<span class="code" data-code="{number}">{"⇥" if char == chr(9) else f"U+{number}"}</span>'


def look_of(change: Change) -> str:
    """A key of SIGNS: the action, or ``doubt`` for a remark that changed nothing."""
    return "doubt" if change.doubt and change.before == change.after else change.action


def line_look(line: int, changes: Sequence[Change], kept: bool) -> tuple[str, bool]:
    """What was done to a source line (a key of SIGNS, or empty), and whether nothing of it is in the text."""
    looks = {look_of(change) for change in changes if line in change.src}
    look = next((look for look in RANK if look in looks), "")
    return look, look in ("drop", "lift") and not kept


def both_sides(source: Source, row: Row, kept: set[int]) -> tuple[dict[int, str], list[str]]:
    """The row's source lines, by number, and its parts as HTML; what differs between them is marked.

    ``kept`` are the lines of which something is in the text. White space at a line's edges is no difference,
    and where no rule worked nothing is marked.
    """
    left = {line: text_html(source.lines[line - 1]) for line in row.lines}
    compared = [line for line in row.lines if line in kept and source.lines[line - 1].strip()]
    if not compared or not row.parts or not row.changes or row.continued:
        return left, [text_html(part.text).replace("\n", "<br>") for part in row.parts]
    before = "\n".join(source.lines[line - 1].strip() for line in compared)
    found = differences(before, "\n".join(part.text for part in row.parts))
    for line, html in zip(compared, _side(found, "gone"), strict=True):
        raw = source.lines[line - 1]
        left[line] = text_html(raw[: len(raw) - len(raw.lstrip())]) + html
    return left, _parts(row.parts, _side(found, "new"))


def _side(found: Sequence[Piece], own: str) -> list[str]:
    """The lines of one side; the end of a source line that is none in the result is shown."""
    lines = [""]
    for kind, text in found:
        if kind not in ("same", own):
            continue
        for at, piece in enumerate(text.split("\n")):
            if at:
                lines[-1] += _END_OF_LINE if kind == "gone" else ""
                lines.append("")
            if piece:
                lines[-1] += _TAGS[kind].format(text_html(piece, differs=kind != "same"))
    return lines


def _parts(parts: Sequence[Part], lines: Sequence[str]) -> list[str]:
    """The lines of the result side, part by part: a part may hold several."""
    rest = list(lines)
    shown = []
    for part in parts:
        count = part.text.count("\n") + 1
        shown.append("<br>".join(rest[:count]))
        rest = rest[count:]
    return shown
