"""Lines of a Markdown file that keep their numbers, and which of them are code, where nothing else means anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps

from kanyin.patterns import lazy


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what pandoc will read, and the number (from 1) of the line of the file that it comes from."""

    text: str
    number: int

    def but(self, text: str) -> Line:
        """Another text in its place."""
        return Line(text, self.number)

    @property
    def is_blank(self) -> bool:
        """Nothing is on it but white."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns of white before its text; a tab goes to the next fourth."""
        white = self.text[: len(self.text) - len(self.text.lstrip(" \t"))]
        return len(white.expandtabs(4))


_SEPARATORS = lazy("[\x0b\x0c\x85\u2028\u2029]+")
"""Characters at which a line ends in Unicode (5.8) and in no editor of Markdown: they come along from Word."""


def separated(lines: list[Line]) -> list[Line]:
    """The lines parted at other separators than line feeds; a row of a table keeps its cells, with a blank there."""
    return [part for line in lines for part in _separated(line)]


def _separated(line: Line) -> list[Line]:
    if not _SEPARATORS.search(line.text):
        return [line]
    if "|" in line.text:
        return [line.but(_SEPARATORS.sub(" ", line.text))]
    return [line.but(part) for part in _SEPARATORS.split(line.text) if part.strip(" >")] or [line.but("")]


Step = Callable[[list[Line]], list[Line]]
"""Rewrites lines of one block level: what a quotation or a division holds it gets by itself."""

_CHUNK = lazy(r"\s*+\{[A-Za-z][^\n{}]*+(?:\{[^\n{}]*+\}[^\n{}]*+)*+\}\s*+")
"""What knitr takes for the head of a chunk."""
FENCE = lazy(r"\A(?P<indent>[ \t]*+)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^\n]*+)")


@dataclass(frozen=True, slots=True)
class Fence:
    """The first line of fenced code: what is before its marks, the marks, what is behind them."""

    indent: str
    marks: str
    info: str

    @classmethod
    def of(cls, text: str) -> Fence | None:
        """The fence that a line opens. Backticks behind backticks make code in a line, save in a chunk."""
        found = FENCE.fullmatch(text)
        if not found or (found["fence"][0] == "`" and "`" in found["info"] and not _CHUNK.fullmatch(found["info"])):
            return None
        return cls(found["indent"], found["fence"], found["info"].strip())

    def ends(self, text: str) -> bool:
        """True for the line that closes it."""
        shown = text.strip()
        return len(shown) >= len(self.marks) and not shown.strip(self.marks[0])


@dataclass(slots=True)
class Unclosed:
    """Fences that no line closes, by their marks and how many at least: pandoc takes them for text."""

    never: dict[str, int] = field(default_factory=dict)

    def end(self, fence: Fence, lines: Sequence[Line], start: int) -> int:
        """The place of the line that closes the fence; 0 where none does."""
        mark, length = fence.marks[0], len(fence.marks)
        if length >= self.never.get(mark, length + 1):
            return 0
        found = next((at for at in range(start + 1, len(lines)) if fence.ends(lines[at].text)), 0)
        if not found:
            self.never[mark] = length
        return found


def fenced(lines: Sequence[Line]) -> Iterator[tuple[int, int, Fence]]:
    """Each piece of fenced code: the places of its first and its last line, and its fence. In code that is set in there
    is none.
    """
    at, opened = 0, Unclosed()
    indented: list[bool] = []
    while at < len(lines):
        fence = Fence.of(lines[at].text)
        if fence and lines[at].indent >= 4:
            indented = indented or indented_code(lines)
            fence = None if indented[at] else fence
        end = opened.end(fence, lines, at) if fence else 0
        if fence and end:
            yield at, end, fence
        at = max(at, end) + 1


Mask = Callable[[Sequence[Line]], list[bool]]
"""Tells of each line whether it is of some kind."""


def _known_for_the_last(tell: Mask) -> Mask:
    """Keep the answer for the lines asked of last: nearly all steps of a dialect ask, and most change none."""
    known: tuple[list[Line], list[bool]] = [], []

    @wraps(tell)
    def ask(lines: Sequence[Line]) -> list[bool]:
        nonlocal known
        if known[0] != lines:
            known = [*lines], tell(lines)
        return known[1][:]

    return ask


@_known_for_the_last
def code_mask(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it is of fenced code (its fences among it), of a displayed formula or of a grid table, in
    quotations too.

    What is in a grid table is pandoc's alone: a line more or less would break it.
    """
    return _code_mask(lines, 0)


def _code_mask(lines: Sequence[Line], depth: int) -> list[bool]:
    """``depth``: quotations that the lines are in already."""
    mask = [False] * len(lines)
    for start, end, _ in fenced(lines):
        mask[start : end + 1] = [True] * (end + 1 - start)
    at = 0
    while at < len(lines):
        end = 0 if mask[at] else _formula_end(lines, at) or _grid_end(lines, at)
        if end:
            mask[at : end + 1] = [True] * (end + 1 - at)
        at = max(at, end) + 1
    for start, end in list(runs(lines, is_quoted, mask)) if depth < DEEPEST else ():
        inner = [line.but(unquoted(line.text)) for line in lines[start:end]]
        own = zip(_code_mask(inner, depth + 1), indented_code(inner), strict=True)
        mask[start:end] = [is_code or is_indented for is_code, is_indented in own]
    return mask


DEEPEST = 12
"""Quotations inside each other that are looked into."""


def is_quoted(line: Line) -> bool:
    """A line of a quotation."""
    return line.text.lstrip().startswith(">")


def unquoted(text: str) -> str:
    """What a line of a quotation holds."""
    rest = text.lstrip()[1:]
    return rest[1:] if rest.startswith(" ") else rest


LONGEST_FORMULA = 400
"""Lines of a displayed formula: dollars that belong to no other are not looked for to the end of a book."""


def _formula_end(lines: Sequence[Line], start: int) -> int:
    """Where a formula ends whose ``$$`` a line opens and does not close; 0 where it opens none."""
    if lines[start].text.count("$$") % 2 == 0:
        return 0
    for at in range(start + 1, min(len(lines), start + LONGEST_FORMULA)):
        if lines[at].is_blank:
            return 0
        if "$$" in lines[at].text:
            return at
    return 0


_BORDER = lazy(r"[ \t]*\+(?:[-=:]+\+)+[ \t]*")


def _grid_end(lines: Sequence[Line], start: int) -> int:
    """Where a grid table ends whose upper border a line is; 0 where none begins."""
    if not _BORDER.fullmatch(lines[start].text):
        return 0
    end = 0
    for at in range(start + 1, len(lines)):
        if _BORDER.fullmatch(lines[at].text):
            end = at
        elif not lines[at].text.lstrip().startswith(("|", "+")):
            break
    return end


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """A line with ``change`` made to what is no code and no formula in it."""
    out: list[str] = []
    for is_plain, piece in pieces(text):
        out.append(change(piece) if is_plain else piece)
    return "".join(out)


_HOLDS = lazy(r"[ \t]*(?:(?:[-*+]|\(?\w{1,9}[.)])[ \t]+|[:~][ \t]|(?:!!!|\?\?\?\+?|===)[ \t])|\[\^")
"""What has lines set in below it as its own: items of lists, definitions, notes, boxes of MkDocs."""
_LOOKED_BACK = 200


def indented_code(lines: Iterable[Line]) -> list[bool]:
    """For each line, whether four columns make code of it: behind an empty line or such code, in no list and no box."""
    mask: list[bool] = []
    held, goes_on = False, True
    for line in lines:
        is_code = line.indent >= 4 and goes_on and not held
        mask.append(is_code and not line.is_blank)
        if not line.is_blank and line.indent < 4:
            held = bool(_HOLDS.match(line.text)) or (held and line.indent > 0)
        goes_on = is_code or line.is_blank
    return mask


def is_held(lines: Sequence[Line], at: int) -> bool:
    """True for a line that is set in below an item of a list, a definition, a note or a box."""
    for line in reversed(lines[max(0, at - _LOOKED_BACK) : at]):
        if not line.is_blank and not line.indent:
            return bool(_HOLDS.match(line.text))
        if not line.is_blank and line.indent < lines[at].indent and _HOLDS.match(line.text):
            return True
    return False


@_known_for_the_last
def unread_mask(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether nothing within it means anything: as ``code_mask``, and code that is set in."""
    return [fenced or indented for fenced, indented in zip(code_mask(lines), indented_code(lines), strict=True)]


_TICKS_OR_DOLLAR = lazy(r"\\.|`+|\$+")


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """A line cut into what is plain (True) and what is code or a formula."""
    marks = [found for found in _TICKS_OR_DOLLAR.finditer(text) if found[0][0] != "\\"]
    later = {mark[0]: at for at, mark in enumerate(marks)}
    done = at = 0
    while at < len(marks):
        mark = marks[at]
        end = at
        if later[mark[0]] > at:
            end = next(n for n in range(at + 1, len(marks)) if marks[n][0] == mark[0])
            yield True, text[done : mark.start()]
            done = marks[end].end()
            yield False, text[mark.start() : done]
        at = end + 1
    yield True, text[done:]


def numbered(text: str, first: int = 1) -> list[Line]:
    """The lines of a text."""
    return [Line(line, number) for number, line in enumerate(text.split("\n"), first)]


def runs(lines: Sequence[Line], is_one: Callable[[Line], bool], mask: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of lines outside code that are ``is_one``: from the first to before the next that is not."""
    start = -1
    for at, line in enumerate(lines):
        if not mask[at] and is_one(line):
            start = at if start < 0 else start
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, len(lines)


def joined(lines: Iterable[Line]) -> str:
    """The text that lines make."""
    return "\n".join(line.text for line in lines)
