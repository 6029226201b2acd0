"""The text of an HTML page as a browser shows it: lines in their order, each with what the markup tells of it.

What no reader sees (scripts, styles, comments, hidden elements, the insides of forms) is no text. Everything else is,
furniture included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kanyin.emphasis import letters
from kanyin.model import CELL, PICTURE, SUB, SUP, Span

Element = Any
"""An lxml element; lxml has no types."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names(
    "script style noscript template head title meta link object embed applet iframe frameset noframes svg "
    "math audio video canvas select option datalist textarea input button map area"
)
"""Elements whose content is no text of the page: programs, styles, what a form holds."""
_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
LONGEST_HEADING = 60
"""Characters: what is longer and set as a heading is set so for its looks."""
_WHITE = re.compile("[ \t\r\n\f]+")
_NEW_LINE = re.compile("\r\n|\n|\r")
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:\.0+)?(?:[a-z%]+)?\s*(?:[;!]|$))",
    re.IGNORECASE,
)
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_RAISED = {"sub": SUB, "sup": SUP}
_EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}
_BOLD = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
LONGEST_CAPTION = 200
"""Characters: what is longer and called a caption is a text."""
_LONGEST = {**dict.fromkeys(HEADINGS, LONGEST_HEADING), "caption": LONGEST_CAPTION}
LONGEST_CELL = 200
"""Characters: a table with longer text in a cell is one for the layout of the page."""
MOST_SPANNED = 100
"""Columns and rows that one cell may be said to span."""


@dataclass(slots=True)
class Piece:
    """A line of the page: its text, its kind (see ``model.Source``), the element that it stands in."""

    text: str
    kind: str
    element: Element
    picture: str = ""
    """The address of the picture that stands here, as the page has it."""
    emphasis: tuple[Span, ...] = ()
    has_gap: bool = False
    """A picture stands between its words: of a formula or a rare character, maybe."""


def read_flow(root: Element, *, hidden: bool = False) -> list[Piece]:
    """The lines below ``root``; those that its styles hide too where ``hidden`` is true."""
    from lxml import etree

    flow = _Flow(hidden)
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if not flow.enter(element):
                walker.skip_subtree()
        elif event == "end":
            flow.leave(element)
        if event != "start" and element is not root and element.tail:
            flow.write(element.tail, element.getparent())
    flow.end_line()
    return flow.pieces


@dataclass(slots=True)
class _Flow:
    """The lines so far, and the one that is being written."""

    hidden: bool
    pieces: list[Piece] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    owner: Element = None
    broken: bool = False
    """The line began at a <br>."""
    kinds: list[tuple[Element, str]] = field(default_factory=list)
    """Elements that are open and give their lines a kind."""
    skipped: Element = None
    raised: Element = None
    """The sub- or superscript that is open."""
    emphases: list[tuple[Element, str]] = field(default_factory=list)
    """Elements that are open and emphasise their text."""
    inline: list[tuple[int, Piece]] = field(default_factory=list)
    """Pictures in the open line, each with the number of the line's pieces before it."""
    turns: list[tuple[int, str, int]] = field(default_factory=list)
    """Where in the pieces of the open line an emphasis begins (1) or ends (-1)."""

    def enter(self, element: Element) -> bool:
        """An element begins; False where what it holds is not read."""
        tag = element.tag
        if tag in _UNSEEN or not (self.hidden or not is_hidden(element)):
            self.skipped = element
            return False
        if _is_block(element):
            self.end_line()
        if tag == "br":
            self.break_line()
        elif tag in ("img", "amp-img"):
            self.take_picture(element)
        elif tag == "table" and (rows := table_rows(element)):
            self.pieces += rows
            self.skipped = element
            return False
        elif kind := self.kind_of(element):
            self.kinds.append((element, kind))
        elif tag in _RAISED and self.raised is None:
            self.raised = element
            self.text.append(_RAISED[tag][0])
        if emphasis := _emphasis(element):
            self.emphases.append((element, emphasis))
            self.turns.append((len(self.text), emphasis, 1))
        if element.text:
            self.write(element.text, element)
        return True

    def leave(self, element: Element) -> None:
        """An element ends."""
        if element is self.skipped:
            self.skipped = None
            return
        if element is self.raised:
            self.text.append(_RAISED[element.tag][1])
            self.raised = None
        if self.emphases and element is self.emphases[-1][0]:
            self.turns.append((len(self.text), self.emphases.pop()[1], -1))
        if _is_block(element):
            self.end_line()
        if self.kinds and element is self.kinds[-1][0]:
            self.kinds.pop()

    def kind_of(self, element: Element) -> str:
        """The kind that an element gives to its lines, or nothing."""
        tag = element.tag
        if tag in HEADINGS or tag == "pre":
            return str(tag)
        if tag == "blockquote":
            return "quote"
        if tag in ("figcaption", "caption") or _is_called_caption(element):
            return "caption"
        if tag == "li" and not _is_layout_item(element):
            depth = sum(kind[:2] in ("ul", "ol") for _, kind in self.kinds) + 1
            return ("ol" if element.getparent().tag == "ol" else "ul") + str(depth)
        return ""

    def write(self, text: str, element: Element) -> None:
        """Text of an element; in <pre> each line of it is a line."""
        if self.kinds and self.kinds[-1][1] == "pre":
            first, *others = _NEW_LINE.split(text)
            self.add(first, element)
            for other in others:
                self.break_line()
                self.add(other, element)
        else:
            self.add(text, element)

    def add(self, text: str, element: Element) -> None:
        """Text to the line that is open; the first that holds anything tells in which element it stands."""
        self.text.append(text)
        if self.owner is None and text.strip():
            self.owner = element

    def break_line(self) -> None:
        """A <br>: in a heading a space, elsewhere the line ends here, and two of them leave a blank line."""
        kind = self.kinds[-1][1] if self.kinds else ""
        if kind in HEADINGS or kind == "caption":
            self.text.append(" ")
            return
        if not self.end_line(is_broken=True) and self.pieces and self.pieces[-1].text:
            self.pieces.append(Piece("", "", None))

    def end_line(self, *, is_broken: bool = False) -> bool:
        """Write the line that is open, if it holds anything: whether it did."""
        kind = self.kinds[-1][1] if self.kinds else ""
        text = "".join(self.text)
        text = _paired(text if kind == "pre" else _WHITE.sub(" ", text).strip(" "))
        found = bool(text.strip())
        if found:
            if kind in ("", "pre"):
                kind = "" if is_broken or self.broken or kind else "p"
            elif len(text) > _LONGEST.get(kind, len(text)):
                kind = "p"
            has_gap = bool(self.inline and "".join(self.text[self.inline[0][0] :]).strip())
            self.pieces.append(Piece(text, kind, self.owner, "", _spans(self.text, self.turns), has_gap))
            self.pieces += (picture for _, picture in self.inline)
        if self.broken and not is_broken and self.pieces and self.pieces[-1].text:
            self.pieces.append(Piece("", "", None))
        self.text, self.inline, self.owner, self.broken = [], [], None, is_broken
        self.turns = [(0, emphasis, 1) for _, emphasis in self.emphases]
        return found

    def take_picture(self, element: Element) -> None:
        """A picture is a line of its own; one that stands behind words comes below their line."""
        address = element.get("src") or ""
        if not address:
            return
        picture = Piece(PICTURE, "picture", element, address)
        if self.owner is not None:
            self.inline.append((len(self.text), picture))
        else:
            self.pieces.append(picture)


def is_bold(piece: Piece) -> bool:
    """A short line all in bold letters."""
    strong = sum(end - start for kind, start, end in piece.emphasis if kind == "strong")
    return 0 < len(piece.text) <= LONGEST_HEADING and strong == len(letters(piece.text)) > 0


def squeezed(text: str) -> str:
    """A line's letters and digits, by which it is known in another form of it."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def is_hidden(element: Element) -> bool:
    """The element's own attributes say that it is not shown."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _is_block(element: Element) -> bool:
    if element.tag in _BLOCKS or is_edit_link(element):
        return True
    style = element.get("style")
    return style is not None and _SHOWN_AS_BLOCK.search(style) is not None


_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:[\s_-]text)?(?:\s|$)")


def _is_called_caption(element: Element) -> bool:
    """A block whose class says that it is a caption: WordPress, Medium and portals' editors set it so."""
    return element.tag in ("p", "div", "dd") and _CAPTION.search((element.get("class") or "").lower()) is not None


def is_edit_link(element: Element) -> bool:
    """The link to its editor beside a heading of a wiki (MediaWiki calls it so)."""
    return "mw-editsection" in (element.get("class") or "").split()


def _emphasis(element: Element) -> str:
    """``strong`` or ``em`` where the element's text is set off so, else nothing."""
    if kind := _EMPHASIS.get(element.tag, ""):
        return kind
    style = element.get("style")
    return "strong" if style is not None and _BOLD.search(style) else ""


def _spans(pieces: list[str], turns: list[tuple[int, str, int]]) -> tuple[Span, ...]:
    """The emphasis of a line: what is strong, and what is emphasised without being strong too, in its order."""
    if not turns:
        return ()
    found: list[Span] = []
    depth = {"strong": 0, "em": 0}
    count = done = 0
    for at, kind, turn in [*turns, (len(pieces), "", 0)]:
        passed = sum(len(letters(piece)) for piece in pieces[done:at])
        open_kind = "strong" if depth["strong"] else "em" if depth["em"] else ""
        if passed and open_kind:
            found.append((open_kind, count, count + passed))
        count, done = count + passed, at
        if turn:
            depth[kind] += turn
    return tuple(found)


def _is_layout_item(element: Element) -> bool:
    """A list item that holds what no item of a text does: it only makes the layout of the page."""
    return next(element.iter("div", "section", "table", "article", *HEADINGS), None) is not None


_SCRIPTS = tuple(
    (left, right, re.compile(f"{left}(\\s*){right}|{right}{left}"), re.compile(f"{left}[^{left}{right}]+{right}"))
    for left, right in (SUB, SUP)
)


def _paired(text: str) -> str:
    """Marks of sub- and superscripts only in pairs round something."""
    for left, right, empty, pair in _SCRIPTS:
        if left in text or right in text:
            text = empty.sub(r"\1", text)
            if not len(pair.findall(text)) == text.count(left) == text.count(right):
                text = text.replace(left, "").replace(right, "")
    return text


def table_rows(table: Element) -> list[Piece]:
    """The caption and the rows of a table of data, a line each, CELL between its cells; nothing for a layout table.

    A table of data has at least two rows and two columns, no table inside it, and no long text in a cell.
    """
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
    rows = [row for row in rows if row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return []
    texts = {cell: " ".join(piece.text for piece in read_flow(cell) if piece.text) for row in rows for cell in row}
    if any(len(text) > LONGEST_CELL for text in texts.values()):
        return []
    grid = list(_spread(rows, texts))
    pieces = [Piece(" ".join(p.text for p in read_flow(c)), "caption", c) for c in table.iterchildren("caption")]
    pieces += [Piece(CELL.join(line), "row", row[0]) for line, row in zip(grid, rows, strict=True)]
    return [piece for piece in pieces if piece.text.strip(CELL + " ")]


def _spread(rows: list[list[Element]], texts: dict[Element, str]) -> Iterator[list[str]]:
    """Each row's texts in their columns: a cell that spans several stands in the first, the others are empty."""
    taken: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row:
            while taken.get(len(line), 0) > 0:
                line.append("")
            start, width = len(line), _span(cell, "colspan")
            line += [texts[cell], *[""] * (width - 1)]
            taken |= {column: _span(cell, "rowspan") for column in range(start, start + width)}
        while taken.get(len(line), 0) > 0:
            line.append("")
        taken = {column: left - 1 for column, left in taken.items()}
        yield line


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() and len(value) < 6 else 1
