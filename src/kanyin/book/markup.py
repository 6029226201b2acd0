"""The second law of publishing: no markup is printed as text, unless the author escaped it or is told.

What looks like markup in the text of the tree is looked for in the file: an author who escaped it wrote it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_with
from kanyin.dialects.lines import code_mask, numbered, pieces
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_HEADING = lazy(r"^#{1,6}[ \t]|^#{2,6}(?=[^#\s])")
_STARS = lazy(r"\*\*(?=\S)|(?<=\S)\*\*|(?<![*\w\\])\*[^\s*]{1,40}\*(?!\w)")
_FIGURE_STARS = lazy(r"(?<=[\d)）])\*{1,3}(?!\w)|/\*\*")
"""Stars behind a figure, for what it is worth, and in a pattern of paths."""
_ALL_STARS = lazy(r"\*+")
_LEGEND = lazy(r"显著|顯著|(?<![A-Za-z])[pP] ?[<＜=≤]|(?i:signific)")
"""Words of a note that tells what stars behind figures mean."""
_SIGNS: tuple[tuple[Callable[[], str], re.Pattern[str]], ...] = (
    (lambda: msg("stars of emphasis"), _STARS),
    (lambda: msg("a picture or a link"), lazy(r"(?<!#)!\[(?!\[?:|\]|[A-Z]{1,2}(?:/[A-Z]{2})?\])|\]\((?=[^)\s])")),
    (lambda: msg("a fence"), lazy(r"```+|~~~+|^:::+")),
    (lambda: msg("a comment"), lazy(r"<!--")),
    (lambda: msg("a backtick of code"), lazy(r"(?<![`\w])`(?=[^`']*\Z)|(?<=[\w)])`(?![`'])(?=[^`']*\Z)")),
    (lambda: msg("a call of a note that is nowhere"), lazy(r"\[\^[^\]\s]{1,60}\]")),
    (lambda: msg("a row of a table"), lazy(r"^\|.*\|$|\|[ \t]*:?-{3,}")),
    (lambda: msg("a heading"), _HEADING),
    (lambda: msg("attributes"), lazy(r"(?<!\$)\{[.#:][\w-]+[^{}]{0,80}\}")),
    (lambda: msg("a tag of a template"), lazy(r"\{%|%\}|\{\{[<%#]|\{\{ ?\w[\w.]* ?\}\}")),
    (lambda: msg("a box"), lazy(r"^\[![A-Za-z]+\]|^!!! \w")),
    (lambda: msg("a task"), lazy(r"^\[[ xX]\] ")),
    (lambda: msg("a role of Sphinx"), lazy(r"(?<![A-Za-z0-9_:]):[A-Za-z][\w+-]{1,30}:(?=\ufffc)")),
    (lambda: msg("a formula"), lazy(r"\$\$|\\(?:begin|end|frac|text|mathbf|label)\{")),
    (lambda: msg("a command of LaTeX"), lazy(r"\\(?!(?:eq)?ref\{)[A-Za-z]{3,20}(?:\[[^\[\]]{0,40}\])?\{")),
)
_QUIET = ("Code", "CodeBlock", "Math")
_KEY = lazy(r"\[-?@[\w:+-]{1,80}\](?=\()")
"""A key of a bibliography before words in parentheses: what is no link, and what is told of keys elsewhere."""
_TEXTS = ("Para", "Plain", "Header")


_IN_HTML_TOO = 2
"""The first signs are meant as markup even where they stand in HTML; what else stands there is text for sure."""


def tell_markup(blocks: list[Json], markdown: str, html: frozenset[int] = frozenset()) -> None:
    """A remark on each kind of markup that the books print as text, with the line of the first and how many there are.

    ``html``: the lines that are HTML.
    """
    escaped, markdown = _escaped(markdown), _unescaped(markdown)
    first: dict[str, tuple[int, str]] = {}
    counts: dict[str, int] = {}
    for text, in_cell in _texts(blocks):
        for at, (name, sign) in enumerate(_SIGNS):
            found = (
                None if in_cell and sign is _HEADING else sign.search(_plain_stars(text) if sign is _STARS else text)
            )
            line = _line(markdown, text, found) if found else None
            if found and line and (line not in html or at < _IN_HTML_TOO) and not _is_escaped(escaped, text, found):
                kind = name()
                first.setdefault(kind, (line, text[found.start() : found.start() + 40].replace("\ufffc", "…")))
                counts[kind] = counts.get(kind, 0) + 1
    for kind, (line, sample) in first.items():
        problem = msg("{kind}: means nothing here, so it is printed as text: {sample}", kind=kind, sample=sample)
        hint = msg("write it as Markdown has it, or put \\ before what is text")
        remark(problem, line=line, hint=hint, kind=kind, count=counts[kind])


def _plain_stars(text: str) -> str:
    """The text, as long as it was, without stars that are none of emphasis."""
    stars = _ALL_STARS if _LEGEND.search(text) else _FIGURE_STARS
    return stars.sub(lambda found: "\ufffc" * len(found[0]), text) if "*" in text else text


_ESCAPED = lazy(r"\\([^\w\s])")


def _unescaped(markdown: str) -> str:
    """A file's text without its code, its formulas and what has a backslash: line by line as it was."""
    lines = numbered(markdown)
    mask = code_mask(lines)
    return "\n".join("" if is_code else _plain(line.text) for is_code, line in zip(mask, lines, strict=True))


def _escaped(markdown: str) -> list[tuple[str, frozenset[int]]]:
    """The lines of a file in which a backslash stands before a mark, without these, and where the marks are."""
    found = []
    for line in markdown.split("\n"):
        if not _ESCAPED.search(line):
            continue
        places: set[int] = set()
        text = ""
        for number, piece in enumerate(_ESCAPED.split(line)):
            text += piece
            if number % 2:
                places.add(len(text) - 1)
        found.append((text, frozenset(places)))
    return found


def _is_escaped(escaped: list[tuple[str, frozenset[int]]], text: str, found: re.Match[str]) -> bool:
    """Whether the author wrote the sign with backslashes, in the same surroundings: he tells how it is written."""
    first, last = found.span()
    before = text[max(first - _BESIDE, 0) : first].rpartition("\ufffc")[2]
    behind = text[last : last + _BESIDE].partition("\ufffc")[0]
    marks = [at for at, sign in enumerate(found[0], len(before)) if not (sign.isalnum() or sign.isspace())]
    for line, places in escaped:
        at = line.find(before + found[0] + behind)
        if at >= 0 and all(at + mark in places for mark in marks):
            return True
    return False


_BESIDE = 12


def _plain(text: str) -> str:
    return "".join(_ESCAPED.sub("\ufffc", piece) if is_plain else "\ufffc" for is_plain, piece in pieces(text))


_AROUND = ((12, 12), (12, 0), (0, 12), (2, 0), (0, 2))
"""Characters before and behind a sign with which it is looked for."""


def _line(markdown: str, text: str, found: re.Match[str]) -> int | None:
    """The line of the file that has the sign, with as much of what is around it as it has as well: two stars alone
    stand in other lines too.
    """
    first, last = found.span()
    spans = [(max(first - before, 0), last + after) for before, after in _AROUND]
    forms = (text[start:end].split("\ufffc")[-1 if start < first else 0] for start, end in spans)
    return next((line for form in forms if found[0] in form and (line := line_with(markdown, form))), None)


def _texts(node: Json, in_cell: bool = False) -> Iterator[tuple[str, bool]]:
    """The text of each paragraph, a sign for each piece of code and each formula in it, that of notes by itself; and
    whether it stands in a table, where no heading can be meant.
    """
    if isinstance(node, list):
        for child in node:
            yield from _texts(child, in_cell)
    elif isinstance(node, dict):
        content: Json = node.get("c")
        if node.get("t") in _TEXTS:
            text = "".join(_shown(content[-1] if node["t"] == "Header" else content))
            yield _KEY.sub("\ufffc", text), in_cell
        for child in node.values():
            if isinstance(child, (dict, list)):
                yield from _texts(child, in_cell or node.get("t") == "Table")


def _shown(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _shown(child)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind == "Str":
            yield node["c"]
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind in _QUIET:
            yield "\ufffc"
        elif kind not in ("Note", "Image"):
            content: Json = node.get("c")
            inner = content[1] if kind in ("Link", "Span", "Quoted", "Cite") else content
            yield from _shown(inner) if isinstance(inner, list) else ()
