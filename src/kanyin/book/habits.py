"""What people type for the parser or for the eye, and print does otherwise: white at heads of paragraphs, beside marks.

Each rule has an id; what it changes is in the record of the book.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kanyin.book import straight_quotes
from kanyin.book.letters import FAR
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.model import Change
from kanyin.patterns import lazy
from kanyin.remarks import place

_HAN = "\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_CHINESE = lazy(f"[{_HAN}]")
_SHARED = lazy("[“”‘’—…·]")
_TYPED_INDENT = lazy("[\u3000\u2002\u2003\u00a0 ]+")
_FAR, _SHORT = 5, 40
"""Blanks before a paragraph that are no indent, and characters of what may so be set at the right: who signs."""
_ARTICLE = lazy("第[一二三四五六七八九十百千零〇0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?")
_PAUSES, _LABEL = "，、。；！？：", "："
"""Full-width marks that are half white themselves (clreq 3.1.6.3): a blank typed beside one doubles that."""
_TURNED = "︐︑︒︓︔︕︖︗︘︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
"""Forms of marks that columns of vertical text have (Unicode 16, CJK Compatibility Forms and Vertical Forms)."""
_UPRIGHT = str.maketrans(_TURNED, "，、。：；！？〖〗（）｛｝〔〕【】《》〈〉「」『』［］")
_GROUPS = frozenset(("Strong", "Emph", "Strikeout", "Underline", "Link", "Span", "Superscript", "Subscript"))
_WHITE = ("Space", "SoftBreak")
_TITLES = ("title", "subtitle", "abstract")
"""Fields of the front matter that are running text."""
_LINES = frozenset(("Para", "Plain", "Header"))
_AROUND = 8
"""Characters on each side of a change that its record shows."""


@dataclass(slots=True)
class Record:
    """The changes that were made to a text, with their lines. They come in the text's order."""

    markdown: str
    changes: list[Change] = field(default_factory=list)
    _at: int = 0

    def add(self, rule: str, before: str, after: str, words: str) -> None:
        """One more; ``words``: some of the text, by which its line is found."""
        found = self.markdown.find(words, self._at)
        self._at = found if found >= 0 else self._at
        _, line = place(None, self.markdown.count("\n", 0, self._at) + 1)
        self.changes.append(Change(rule, "edit", (line or 1,), before, after))


def normalise(document: Json, markdown: str) -> list[Change]:
    """Change the lists of inlines of a document's text in place; what was changed."""
    record = Record(markdown)
    for name in _TITLES:
        if field := document["meta"].get(name):
            _quote_field(field, record)
    _walk(document["blocks"], record)
    return record.changes


def _walk(node: Json, record: Record) -> None:
    if isinstance(node, list):
        if any(isinstance(child, dict) and child.get("t") == "Str" for child in node):
            _turn(node, record)
            node[:] = _spaced(node, record)
        for child in node:
            if isinstance(child, (dict, list)):
                _walk(child, record)
    elif node.get("t") == "LineBlock":
        _walk(node["c"], record)
    elif isinstance(node.get("c"), list):
        if node["t"] in _LINES:
            _quote(node["c"][2] if node["t"] == "Header" else node["c"], record)
        white = _paragraph(node["c"], record) if node["t"] == "Para" else ""
        _walk(node["c"], record)
        if len(white) >= _FAR and len(text_of(node["c"])) <= _SHORT:
            node[FAR] = True


def _turn(inlines: list[Json], record: Record) -> None:
    """Marks typed in their forms for vertical text as lines have them."""
    for node in inlines:
        if node["t"] == "Str" and (turned := node["c"].translate(_UPRIGHT)) != node["c"]:
            record.add("WR005", node["c"], turned, node["c"])
            node["c"] = turned


def _quote_field(field: Json, record: Record) -> None:
    if field["t"] == "MetaInlines":
        _quote(field["c"], record)
    elif field["t"] == "MetaBlocks":
        _walk(field["c"], record)


def _quote(inlines: list[Json], record: Record) -> None:
    """Straight quotation marks as print has them."""
    for before, after in straight_quotes.turn(inlines):
        record.add("WR006", before, after, before)


def _paragraph(inlines: list[Json], record: Record) -> str:
    """No typed indent at the head, which is given; a full em behind 第一条."""
    white = ""
    while inlines and inlines[0]["t"] == "Str" and (found := _TYPED_INDENT.match(inlines[0]["c"])):
        rest = inlines[0]["c"][found.end() :]
        white += found[0]
        inlines[:1] = [{"t": "Str", "c": rest}] if rest else []
    if white:
        head = text_of(inlines[:1])[:_AROUND]
        record.add("WR001", white + head, head, head)
    if len(inlines) > 2 and inlines[1]["t"] == "Space" and _ARTICLE.fullmatch(text_of(inlines[0])):
        inlines[1] = {"t": "Str", "c": "\u3000"}
        number = text_of(inlines[0])
        record.add("WR002", f"{number} ", f"{number}\u3000", number)
    return white


def _spaced(inlines: list[Json], record: Record) -> list[Json]:
    """Inlines without white between Han beside marks of emphasis, at the ends of lines beside Chinese marks, and beside
    pauses and stops.
    """
    out: list[Json] = []
    for at, node in enumerate(inlines):
        before = inlines[at - 1] if at else None
        after = inlines[at + 1] if at + 1 < len(inlines) else None
        if node["t"] in _WHITE and before and after and (rule := _rule_of_idle(before, node, after)):
            one, other = text_of(before)[-_AROUND:], text_of(after)[:_AROUND]
            record.add(rule, one + ("\n" if node["t"] == "SoftBreak" else " ") + other, one + other, one)
            continue
        out.append(node)
    return out


def _rule_of_idle(before: Json, white: Json, after: Json) -> str:
    """The rule by which white goes that only the parser, the editor or a habit wanted; empty for white that parts."""
    if after["t"] == "Note" or _is_for_parser(before, white, after):
        return "WR003" if white["t"] == "SoftBreak" else "WR004"
    return "WR007" if white["t"] == "Space" and _is_beside_pause(text_of(before), text_of(after)) else ""


def _is_beside_pause(before: str, after: str) -> bool:
    """A mark of its own width stands on one side; but 姓名： 年龄： are places to fill in."""
    if before.endswith(_LABEL) and after.endswith(_LABEL):
        return False
    return bool(before and after) and (before[-1] in _PAUSES or after[0] in _PAUSES)


def _is_for_parser(before: Json, white: Json, after: Json) -> bool:
    """True for white between Chinese characters that only the parser or the editor wanted."""
    last, first = text_of(before)[-1:], text_of(after)[:1]
    if not last or not first:
        return False
    both = bool(_CHINESE.match(last) and _CHINESE.match(first))
    both = both or _is_chinese_mark(last, first) or _is_chinese_mark(first, last)
    return both and (white["t"] == "SoftBreak" or before["t"] in _GROUPS or after["t"] in _GROUPS)


def _is_chinese_mark(mark: str, other: str) -> bool:
    """A mark of both scripts beside another or beside Han."""
    return bool(_SHARED.match(mark) and (_CHINESE.match(other) or _SHARED.match(other)))
