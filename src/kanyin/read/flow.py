"""The text of an HTML page as a browser shows it: lines in their order, each with what the markup tells of it.

What no reader sees (scripts, styles, comments, the insides of forms) is no text. Everything else is, furniture
included; what a style hides is a line of its own kind, for the record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from kanyin.model import CODE, MATH, NOTE, PICTURE, SUB, SUP, Span
from kanyin.patterns import lazy
from kanyin.read import code, formulas
from kanyin.read.elements import (
    HEADINGS,
    UNSEEN,
    Element,
    address_of,
    classes,
    emphasis_of,
    first_number,
    is_blank,
    is_block,
    is_button,
    is_called_caption,
    is_hidden,
    is_layout_item,
    is_place_mark,
    words,
)
from kanyin.read.formulas import Formula
from kanyin.read.pieces import HIDDEN, LONGEST, LONGEST_HIDDEN, NUMBERS, Notes, Piece, links_in, paired, spans_of
from kanyin.read.tables import table_rows
from kanyin.text import columns, folded

_WHITE = lazy("[ \t\r\n\f]+")
_NEW_LINE = lazy("\r\n|\n|\r")
_RAISED = {"sub": SUB, "sup": SUP}
_POEM = words("poem poetry verse contson shici poem-content poem-body wp-block-verse")
"""Classes of the blocks of poems."""
_LEVELS = tuple("123456")


def read_flow(root: Element, *, hidden: bool = False, notes: Notes | None = None) -> list[Piece]:
    """The lines below ``root``; as if no style hid any where ``hidden`` is true.

    ``notes`` are the elements that call a note or are one, as ``notes.find_notes`` knows them.
    """
    from lxml import etree

    flow = _Flow(hidden, notes or {})
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
    notes: Notes
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
    links: list[tuple[int, str, int]] = field(default_factory=list)
    """The same for links, with their addresses."""
    link: Element = None
    """The link that is open."""
    begun: set[Element] = field(default_factory=set)
    """Items of lists, and what is said of terms, that have a line already."""
    words: list[Span] = field(default_factory=list)
    """Words of programs in the open heading, each with the letters before it."""
    quotes: int = 0
    """Quotations so far, those in others apart."""
    programs: int = 0
    """Pieces of code so far."""

    def enter(self, element: Element) -> bool:
        """An element begins; False where what it holds is not read on."""
        tag = element.tag
        if (found := formulas.read_formula(element)) is not None:
            self.write_formula(found, element)
        elif (words := code.read_words(element)) and not self.is_heading():
            self.write_words(words, element)
        elif tag in UNSEEN:
            pass
        elif not (self.hidden or not is_hidden(element)):
            self.take_hidden(element)
        elif (role := self.notes.get(element)) and not (role.is_text or role.is_entry):
            self.take_note_link(element, role.key)
        elif is_button(element):
            self.take_button(element)
        elif self.is_heading() and is_place_mark(element):
            self.take_note_link(element, "")
        elif not self.take_block(element):
            self.open(element)
            return True
        self.skipped = element
        return False

    def take_block(self, element: Element) -> bool:
        """A block that is read as a whole: a table of data, a piece of code."""
        if element.tag == "table" and (rows := table_rows(element, partial(read_flow, hidden=self.hidden))):
            self.end_line()
            self.pieces += [*rows, Piece("", "", None)]
            return True
        piece = code.read_code(element)
        if piece is None:
            return False
        self.end_line()
        self.programs += 1
        kind = f"code{self.programs}" + (f":{piece.language}" if piece.language else "")
        self.pieces += [Piece(piece.name, "caption", element)] * bool(piece.name)
        self.pieces += [Piece(line, kind, element) for line in piece.lines]
        if piece.numbers:
            self.pieces.append(Piece(piece.numbers, NUMBERS, element))
        return True

    def open(self, element: Element) -> None:
        """An element whose text is read as it comes."""
        tag = element.tag
        if self.breaks(element):
            self.end_line()
        elif tag == "div" and self.text:
            self.text.append(" ")  # what stands before the place for an icon is no part of the word behind it
        if tag == "br":
            self.break_line()
        elif tag in ("img", "amp-img"):
            self.take_picture(element)
        elif tag == "rt":
            self.text.append("（")
        elif kind := self.kind_of(element):
            self.kinds.append((element, kind))
        elif tag in _RAISED and self.raised is None:
            self.raised = element
            self.text.append(_RAISED[tag][0])
        if tag == "a" and self.link is None and (address := address_of(element)):
            self.link = element
            self.links.append((len(self.text), address, 1))
        if self.is_heading() and (words := code.read_words(element)):
            before = sum(len(folded(text)) for text in self.text)
            self.words.append((CODE[0] + words, before, before))
        if emphasis := emphasis_of(element):
            self.emphases.append((element, emphasis))
            self.turns.append((len(self.text), emphasis, 1))
        if (role := self.notes.get(element)) and role.is_entry:
            self.add(f"[{role.key}] ", element)
        if element.text:
            self.write(element.text, element)

    def leave(self, element: Element) -> None:
        """An element ends."""
        if element is self.skipped:
            self.skipped = None
            return
        if element.tag == "rt":
            self.text.append("）")
        if element is self.link:
            self.links.append((len(self.text), "", -1))
            self.link = None
        if element is self.raised:
            self.text.append(_RAISED[element.tag][1])
            self.raised = None
        if self.emphases and element is self.emphases[-1][0]:
            self.turns.append((len(self.text), self.emphases.pop()[1], -1))
        if self.breaks(element):
            self.end_line()
        if self.kinds and element is self.kinds[-1][0]:
            self.kinds.pop()

    def breaks(self, element: Element) -> bool:
        """A block begins and ends a line, but for one without text in an item of a list: that is a place for icons."""
        is_in_item = bool(self.kinds) and self.kinds[-1][1][:2] in ("ul", "ol") and element.tag == "div"
        return is_block(element) and not (is_in_item and is_blank(element))

    def kind_of(self, element: Element) -> str:
        """The kind that an element gives to its lines, or nothing."""
        tag = element.tag
        if tag == "pre" and not _POEM.isdisjoint(classes(element)):
            return "verse"
        if (role := self.notes.get(element)) and role.is_text:
            return f"note:{role.key}"
        if tag in HEADINGS or tag in ("pre", "dt", "dd"):
            return "p" if tag == "dd" and is_layout_item(element) else str(tag)
        if tag == "blockquote":
            return self.kind_of_quote()
        if tag in ("figcaption", "caption") or is_called_caption(element):
            return "caption"
        if tag == "li" and (element.get("aria-level") or not is_layout_item(element)):
            return self.kind_of_item(element)
        return "verse" if not _POEM.isdisjoint(classes(element)) else ""

    def kind_of_quote(self) -> str:
        """``quote`` or ``quote2`` in turn, so that one right behind another is another; what is in it goes with it."""
        outer = next((kind for _, kind in self.kinds if kind.startswith("quote")), "")
        self.quotes += not outer
        return outer or ("quote" if self.quotes % 2 else "quote2")

    def kind_of_item(self, element: Element) -> str:
        told = element.get("aria-level") or ""
        depth = sum(kind[:2] in ("ul", "ol") for _, kind in self.kinds) + 1
        if told in _LEVELS:
            depth = max(depth, int(told))
        if element.getparent().tag != "ol":
            return f"ul{depth}"
        return f"ol{depth}{first_number(element)}"

    def write(self, text: str, element: Element) -> None:
        """Text of an element; in <pre> each line of it is a line."""
        if self.kinds and self.kinds[-1][0].tag == "pre":
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
        if not (self.text or self.inline or self.turns or self.links or self.broken or is_broken):
            return False  # as most ends of elements are
        kind = self.kinds[-1][1] if self.kinds else ""
        text = "".join(self.text)
        if text and not text.isspace():
            text = paired(text if kind == "pre" else _WHITE.sub(" ", text).strip(" "))
        found = bool(text.strip())
        if found:
            if kind[:2] in ("ul", "ol") and self.kinds[-1][0] in self.begun:
                kind = f"li{kind[2:].partition(':')[0]}"
            elif kind == "dd" and self.kinds[-1][0] in self.begun and not (is_broken or self.broken):
                kind = "dd+"
            elif kind[:2] in ("ul", "ol", "dd"):
                self.begun.add(self.kinds[-1][0])
            if kind in ("", "pre"):
                kind = "" if is_broken or self.broken or kind else "p"
            elif kind in LONGEST and columns(text) > 2 * LONGEST[kind]:
                kind = "p"
            pictures = [at for at, piece in self.inline if piece.kind == "picture"]
            has_gap = bool(pictures and "".join(self.text[pictures[0] :]).strip())
            emphasis, links = spans_of(self.text, self.turns), links_in(self.text, self.links)
            self.pieces.append(Piece(text, kind, self.owner, "", (*emphasis, *self.words), links, has_gap))
        self.pieces += (piece for _, piece in self.inline)
        if self.broken and not is_broken and self.pieces and self.pieces[-1].text:
            self.pieces.append(Piece("", "", None))
        self.text, self.inline, self.owner, self.broken = [], [], None, is_broken
        self.turns, self.words = [(0, emphasis, 1) for _, emphasis in self.emphases], []
        self.links = [] if self.link is None else [(0, address_of(self.link), 1)]
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

    def take_hidden(self, element: Element) -> None:
        """What a style hides is no text of its line; it comes below it, for the record."""
        text = " ".join(" ".join(p.text for p in read_flow(element, hidden=True)).split())[:LONGEST_HIDDEN]
        if text:
            self.inline.append((len(self.text), Piece(text, HIDDEN, element)))

    def take_button(self, element: Element) -> None:
        """A link that leads back or on at the end of a line is a line of its own."""
        text = " ".join("".join(element.itertext()).split())
        if text:
            self.inline.append((len(self.text), Piece(text, "p", element)))

    def take_note_link(self, element: Element, key: str) -> None:
        """The call of a note by its key; a link back from it means nothing on paper."""
        if key:
            self.add(f"{NOTE[0]}{key}{NOTE[1]}", element)
        elif text := " ".join("".join(element.itertext()).split()):
            self.inline.append((len(self.text), Piece(text, NUMBERS, element)))

    def write_formula(self, formula: Formula, element: Element) -> None:
        """A formula in its line, or on one of its own; emphasis does not reach into it."""
        if not formula.tex:
            return
        block = formula.is_display and (is_block(element) or self.owner is None)
        if block:
            self.end_line()
        self.write_sign(f"{MATH[0]}{formula.tex}{MATH[1]}", element)
        if block:
            self.end_line()

    def write_words(self, words: str, element: Element) -> None:
        """Words of a program; a link round them may stand in their element too."""
        link, start = code.link_of_words(element), len(self.text)
        self.write_sign(f"{CODE[0]}{words}{CODE[1]}", element)
        if link is not None and self.link is None:
            self.links += [(start, address_of(link), 1), (len(self.text), "", -1)]

    def write_sign(self, sign: str, element: Element) -> None:
        """What no emphasis reaches into: a formula, words of a program."""
        self.turns += [(len(self.text), emphasis, -1) for _, emphasis in self.emphases]
        self.add(sign, element)
        self.turns += [(len(self.text), emphasis, 1) for _, emphasis in self.emphases]

    def is_heading(self) -> bool:
        """The line that is open is a heading: what it says is compared with other texts, and goes into contents."""
        return bool(self.kinds) and self.kinds[-1][1] in HEADINGS
