r"""Lines that define commands of TeX, ``\newcommand{\R}{\mathbb{R}}``, outside of formulas, as formulas.

``mathematics/macros.py`` reads them there, and those that stand between dollars already.
"""

from __future__ import annotations

from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

_BEGINS = lazy(
    r"\A[ \t]*+(?:\\global[ \t]*+)?\\(?:newcommand\*?|renewcommand\*?|providecommand\*?"
    r"|DeclareMathOperator\*?|g?def)[ \t]*+[{\\]"
)
_BRACE = lazy(r"\\.|[{}]")
_FURTHEST = 20
"""Lines of one definition at most."""


def as_formulas(lines: list[Line]) -> list[Line]:
    """The lines with dollars round each definition that stands on lines of its own."""
    if not any("\\" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    out = list(lines)
    at = 0
    while at < len(lines):
        end = -1 if mask[at] or not _BEGINS.match(lines[at].text) else _end(lines, mask, at)
        if end >= at:
            text = lines[at].text
            out[at] = lines[at].but(f"{text[: len(text) - len(text.lstrip())]}${text.strip()}")
            out[end] = lines[end].but(f"{out[end].text.rstrip()}$")
        at = max(at, end) + 1
    return out


def _end(lines: list[Line], mask: list[bool], start: int) -> int:
    """The line where the braces of a definition close; -1 where words stand behind them, or dollars in it."""
    depth = 0
    for at in range(start, min(start + _FURTHEST, len(lines))):
        text = lines[at].text.rstrip()
        if mask[at] or not text or "$" in text:
            return -1
        for found in _BRACE.finditer(text):
            depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth <= 0 and text.endswith("}"):
            return at if depth == 0 else -1
    return -1
