r"""Commands of LaTeX that people leave in prose, ``\textbf{…}``, ``\emph{…}``, ``\footnote{…}``: as Markdown has them.

One may run over several lines of its paragraph. What Markdown has no word for stays and is told (``book/markup.py``).
``\ref{fig:x}`` is ``@fig:x``; those of formulas are read in ``book/formulas.py``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.dialects.lines import Line, joined, pieces, unread_mask
from kanyin.patterns import lazy

_PAIRS = {
    "textbf": ("<strong>", "</strong>"),
    **dict.fromkeys(("emph", "textit", "textsl"), ("<em>", "</em>")),
    **dict.fromkeys(("underline", "uline"), ("<u>", "</u>")),
    "sout": ("<del>", "</del>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "footnote": ("^[", "]"),
}
_REFERENCES = ("ref", "autoref", "cref", "Cref")
_CALLED = lazy(r"(?:fig|tbl|tab|sec|lst)[-:][\w.-]*\w")
"""Labels of figures, tables and others; those of formulas are not looked for here."""
_NAMES = {"LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2ε", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX"}
_TOKEN = lazy(r"\\(?:(?P<name>[A-Za-z]++)(?P<open>\{)?|[^A-Za-z])|[{}]")
_ESCAPED = lazy(r"\\([_{}%#&$])")
_BRACKET = lazy(r"\\.|[\[\]]")
_FURTHEST = 40
"""Lines over which a command at most runs."""


def marked_words(lines: list[Line]) -> list[Line]:
    """The lines with what such commands mean."""
    if not any("\\" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    out, at = list(lines), 0
    while at < len(lines):
        end = at + 1
        if not mask[at] and "\\" in lines[at].text:
            end = _end(lines, mask, at)
            made = _marked(joined(lines[at:end])).split("\n")
            out[at:end] = [line.but(text) for line, text in zip(lines[at:end], made, strict=True)]
        at = end
    return out


def _end(lines: Sequence[Line], mask: Sequence[bool], start: int) -> int:
    """The line behind the commands that begin on a line: they end on it, or further down in its paragraph."""
    text = lines[start].text
    for at in range(start + 1, start + _FURTHEST):
        if not _is_open(text):
            return at
        if at >= len(lines) or mask[at] or lines[at].is_blank:
            break
        text += "\n" + lines[at].text
    return start + 1


def _is_open(text: str) -> bool:
    """True where the brace of a command that is rewritten does not close."""
    opened: list[str] = []
    for is_plain, piece in pieces(text):
        for found in _TOKEN.finditer(piece) if is_plain else ():
            if found[0] == "}" and opened:
                opened.pop()
            elif found[0] == "{" or found["open"]:
                opened.append(found["name"] or "")
    return any(name in _PAIRS for name in opened)


def _marked(text: str) -> str:
    """A line with its commands rewritten where each begins and ends; what is code or a formula in it stays."""
    edits: list[tuple[int, int, str]] = []
    opened: list[tuple[int, int, str]] = []
    at = 0
    for is_plain, piece in pieces(text):
        for found in _TOKEN.finditer(piece) if is_plain else ():
            start, end = at + found.start(), at + found.end()
            if found[0] == "}" and opened:
                edits += _closed(text, *opened.pop(), start)
            elif found[0] == "{" or found["open"]:
                opened.append((start, end, found["name"] or ""))
            elif found["name"] in _NAMES:
                edits.append((start, end, _NAMES[found["name"]]))
        at += len(piece)
    out, done = [], 0
    for start, end, made in sorted(edits):
        if start >= done:
            out += [text[done:start], made]
            done = end
    return "".join([*out, text[done:]])


def _closed(text: str, start: int, inside: int, name: str, end: int) -> list[tuple[int, int, str]]:
    """What a command becomes, whose brace closes at ``end``; nothing for one that Markdown has no word for."""
    if name in _NAMES and end == inside:
        return [(start, end + 1, _NAMES[name])]
    if name == "texttt" and "`" not in text[inside:end]:
        code = _ESCAPED.sub(r"\1", text[inside:end])
        return [(start, end + 1, f"`{code}`" if code.strip() else "")]
    if name in _REFERENCES and _CALLED.fullmatch(text[inside:end]):
        return [(start, end + 1, f"@{text[inside:end]}")]
    if name in _PAIRS and end > inside:
        before, after = _PAIRS[name]
        held = _lone_brackets(text, inside, end) if name == "footnote" else []
        return [(start, inside, before), *held, (end, end + 1, after)]
    return []


def _lone_brackets(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Square brackets without their other half, which would end a note too early or not at all, as text."""
    opened: list[int] = []
    lone: list[int] = []
    at = start
    for is_plain, piece in pieces(text[start:end]):
        for found in _BRACKET.finditer(piece) if is_plain else ():
            if found[0] == "[":
                opened.append(at + found.start())
            elif found[0] == "]" and not opened:
                lone.append(at + found.start())
            elif found[0] == "]":
                opened.pop()
        at += len(piece)
    return [(place, place + 1, "\\" + text[place]) for place in (*lone, *opened)]
