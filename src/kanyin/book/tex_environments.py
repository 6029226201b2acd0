r"""LaTeX's environments in Markdown, ``\begin{equation}`` on a line of its own, as MathJax and bookdown take them.

pandoc knows formulas between dollars alone: here the dollars are written round them. No line is added or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.dialects.lines import indented_code, numbered
from kanyin.dialects.tex_brackets import display
from kanyin.mathematics.rewriting import displays
from kanyin.patterns import lazy

_FENCE = lazy(r"[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})")
_BEGIN = lazy(r"((?:> ?)*[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)\\begin\{([A-Za-z]+\*?)\}")
"""In a paragraph of a list, or right behind the sign of an item, too."""
_ITEM = lazy(r"(?:[-*+]|\d{1,9}[.)])(?=[ \t])")
_DOLLARS = lazy(r"(?<!\\)\$\$")
_OPENS = lazy(r"(?P<marks>(?:> ?)*)[ \t]*\$\$(?:(?!\$\$)[^\n])*")
_HEADING, _WORDS, _TEX = lazy(r"^[ \t]{0,8}#{1,6}[ \t]"), lazy("[\u3400-\u9fff]{4}"), lazy(r"[{}$\\]")
_SIGN_FIRST = lazy(r"(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")
_FURTHEST = 200
"""Lines of one formula at most."""
_NOTHING = "%"
"""A line that is not empty and says nothing in TeX: an empty one would end a formula."""


def with_dollars(markdown: str) -> str:
    """The Markdown with its LaTeX environments as displayed formulas."""
    if not any(sign in markdown for sign in ("\\begin{", "$$", "\\[")):
        return markdown
    lines = markdown.split("\n")
    code = indented_code(numbered(markdown))
    at, fence, is_open = 0, "", False
    while at < len(lines):
        marker = None if code[at] else _FENCE.match(lines[at])
        if fence:
            fence = "" if marker and lines[at].strip().startswith(fence) and not lines[at].strip(" `~") else fence
        elif marker:
            fence = marker[1]
        elif not is_open and not code[at] and (begun := _BEGIN.match(lines[at])) and begun[2] in displays():
            at = _wrap(lines, at, begun)
        elif not is_open and (end := _displayed(lines, at, is_code=code[at])):
            at = end
        elif len(_DOLLARS.findall(lines[at])) % 2:
            is_open = not is_open
        elif not lines[at].strip():
            is_open = False
        at += 1
    return "\n".join(lines)


def _wrap(lines: list[str], start: int, begun: re.Match[str]) -> int:
    """Dollars round the environment that begins on a line; the last line of it. Where it never ends nothing changes."""
    closing = f"\\end{{{begun[2]}}}"
    end = next((at for at in range(start, min(start + _FURTHEST, len(lines))) if closing in lines[at]), None)
    if end is None or not _is_alone(lines[end].split(closing, 1)[1]):
        return start
    _hold(lines, start, end, _ITEM.sub(lambda sign: " " * len(sign[0]), begun[1]))
    lines[start] = begun[1] + "$$" + lines[start][len(begun[1]) :]
    before, after = lines[end].split(closing, 1)
    lines[end] = f"{before}{closing}{after.rstrip()}$$"
    return end


def _is_alone(rest: str) -> bool:
    r"""Nothing but a mark or a label stands behind the end."""
    return re.fullmatch(r"\s*+[.,;，。；]?\s*+(?:\\label\{[^{}]*+\})?\s*+", rest) is not None


def _displayed(lines: list[str], start: int, *, is_code: bool) -> int:
    r"""The last line of the formula that a line begins with ``\[`` or ``$$``; 0 where it is none, or on one line."""
    if "\\[" in lines[start] and not is_code and (end := display(lines, start)) >= 0:
        return end
    opening = _OPENS.fullmatch(lines[start])
    return _filled(lines, start, opening["marks"]) if opening else 0


def _filled(lines: list[str], start: int, marks: str) -> int:
    """No empty line in the formula whose dollars a line begins with; its last line, or 0 where it is none: where words
    stand before the next dollars, these begin the formula."""
    for at in range(start + 1, min(start + _FURTHEST, len(lines))):
        if len(_DOLLARS.findall(lines[at])) % 2:  # perhaps with a name behind it: $$ {#eq-x}
            _hold(lines, start, at, marks)
            return at
        if "$$" in lines[at] or _FENCE.match(lines[at]) or _is_text(lines[at]):
            break
    return 0


def _is_text(line: str) -> bool:
    """A heading, or words without any sign of TeX."""
    return bool(_HEADING.match(line) or (_WORDS.search(line) and not _TEX.search(line)))


def _hold(lines: list[str], start: int, end: int, prefix: str) -> None:
    """No line of a formula is empty, nor begins as an item does: a sign goes to the end of the line above."""
    last = start
    for at in range(start + 1, end):
        text = lines[at].strip(" >\t")
        if text and _SIGN_FIRST.match(text) and "%" not in lines[last]:
            lines[last] += f" {text}"
            text = ""
        if text:
            last = at
        else:
            lines[at] = prefix + _NOTHING


def is_formula(classes: Sequence[str]) -> bool:
    """True for a block of code that GitHub shows as a formula."""
    return list(classes[:1]) == ["math"]
