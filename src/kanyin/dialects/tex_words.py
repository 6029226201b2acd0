r"""Commands of LaTeX that people leave in prose, ``\textbf{…}``, ``\emph{…}``, ``\footnote{…}``: as Markdown has them.

What Markdown has no word for stays and is told (``book/markup.py``). ``\ref{fig:x}`` is ``@fig:x``; those of formulas
are read in ``book/formulas.py``.
"""

from __future__ import annotations

from kanyin.dialects.lines import Line, pieces, unread_mask
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


def marked_words(lines: list[Line]) -> list[Line]:
    """The lines with what such commands mean."""
    if not any("\\" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    return [
        line if is_code or "\\" not in line.text else line.but(_marked(line.text))
        for is_code, line in zip(mask, lines, strict=True)
    ]


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
        return [(start, inside, before), (end, end + 1, after)]
    return []
