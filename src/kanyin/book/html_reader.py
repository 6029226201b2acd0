"""HTML within Markdown into pandoc's tree: read by a parser, each element as what it means; nothing passes through.

pandoc gives the tags as they stand among its own nodes. Each list of nodes with tags in it becomes one piece of HTML in
which the nodes are held by comments, is parsed, and becomes nodes again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from kanyin.book import contents_sign, html_parts, html_tables
from kanyin.book.html_parts import attributes, is_raw, words
from kanyin.book.html_tags import BLOCKS, CODE, CONTAINERS, MARKS, UNSEEN, Tags
from kanyin.book.pandoc_types import INLINES, Json
from kanyin.book.tree import text_of

Element = Any
_RULES = {"ornament": html_parts.ornament, "contents": contents_sign.place}
"""Rules that stand for something else, by their class."""


def read_html(node: Json, tags: Tags, *, opens: bool = False) -> None:
    """Put what raw HTML means in its place, in all lists below a node of pandoc's.

    ``opens``: the list is a paragraph's, which may become several blocks; in a heading, a line of verse or the words of
    a link tags make no blocks.
    """
    is_paragraph = isinstance(node, dict) and node.get("t") in ("Para", "Plain")
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, (dict, list)):
            read_html(child, tags, opens=is_paragraph)
    if isinstance(node, list) and any(is_raw(child) or _has_blocks(child) for child in node):
        node[:] = _read_list(node, tags, opens=opens)


def _has_blocks(node: Json) -> bool:
    """A paragraph whose tags made blocks of it."""
    return isinstance(node, dict) and node.get("t") in ("Para", "Plain") and any(map(_is_block, node["c"]))


def _is_block(node: Json) -> bool:
    return isinstance(node, dict) and node.get("t", "") not in INLINES


def _read_list(nodes: list[Json], tags: Tags, *, opens: bool) -> list[Json]:
    """Nodes without raw HTML among them; blocks stay in a list of inlines only until their paragraph is looked at."""
    if not any(map(is_raw, nodes)):
        return [made for node in nodes for made in (_opened(node) if _has_blocks(node) else [node])]
    own = html_parts.own_tags(nodes, tags)
    stands_apart = html_parts.begins_with_tags(nodes)
    html = "".join(
        ""
        if at in own
        else tags.readable(node["c"][1], is_block=stands_apart or node["t"] == "RawBlock")
        if is_raw(node)
        else f"<!--{at}-->"
        for at, node in enumerate(nodes)
    )
    made = _made(nodes, Reader(nodes, parse(html), tags), opens=opens)
    tags.check("".join(node["c"][1] for node in nodes if is_raw(node)), text_of(made))
    return made


def _made(nodes: list[Json], reader: Reader, *, opens: bool) -> list[Json]:
    """What the nodes are with their HTML read: inlines, as long as no block stands among them."""
    if not all(node["t"] in INLINES for node in nodes):
        return reader.blocks(reader.root)
    if opens and reader.has_blocks(reader.root):
        return reader.blocks(reader.root, "Plain")
    return html_parts.collapsed(reader.inlines(reader.root))


def _opened(paragraph: Json) -> list[Json]:
    """The blocks of a paragraph that has some, what stands between them in paragraphs."""
    out: list[Json] = []
    for node in paragraph["c"]:
        if _is_block(node):
            out.append(node)
        elif out and out[-1].get("t") == "Plain":
            out[-1]["c"].append(node)
        else:
            out.append({"t": "Plain", "c": [node]})
    return [{**block, "t": paragraph["t"]} if block["t"] == "Plain" else block for block in out]


def parse(html: str) -> Element:
    """The body of a piece of HTML, however broken it is."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    root = etree.fromstring(f"<html><body>{html}</body></html>".encode(), parser)
    body = None if root is None else root.find("body")
    return etree.Element("body") if body is None else body


class Reader:
    """One piece of HTML, ``root``, whose comments hold the nodes of pandoc's by their places."""

    __slots__ = ("_holders", "nodes", "root", "tags")

    def __init__(self, nodes: Sequence[Json], root: Element, tags: Tags) -> None:
        self.nodes, self.root, self.tags = nodes, root, tags
        self._holders: set[Element] = set()
        in_line = all(node["t"] in INLINES for node in nodes)
        for element in root.iter():
            if (element.tag in BLOCKS and not (in_line and html_parts.is_place(element))) or (
                element.tag is etree.Comment and _is_block(self._held(element))
            ):
                self._hold(element)

    def _hold(self, element: Element) -> None:
        while element is not None and element not in self._holders:
            self._holders.add(element)
            element = element.getparent()

    def has_blocks(self, element: Element) -> bool:
        """True for an element that is a block, or below which one stands."""
        if element is self.root:
            return any(child in self._holders for child in element)
        return element in self._holders

    def _held(self, comment: Element) -> Json:
        number = comment.text or ""
        return self.nodes[int(number)] if number.isdigit() and int(number) < len(self.nodes) else {"t": "Space"}

    def blocks(self, element: Element, loose: str = "Para") -> list[Json]:
        """What an element holds as blocks; text between them in a ``Para`` or a ``Plain``."""
        out: list[Json] = []
        run: list[Json] = self._words(element, element.text)
        for child in element:
            if child in self._holders:
                out += _paragraph(run, loose)
                out += self._block(child)
                run = []
            else:
                run += self._inline(child)
            run += self._words(element, child.tail)
        return out + _paragraph(run, loose)

    def inlines(self, element: Element) -> list[Json]:
        """What an element holds as inlines; of blocks in it their text."""
        out = self._words(element, element.text)
        for child in element:
            if child in self._holders:
                out += html_parts.flattened(self._block(child))
            else:
                out += self._inline(child)
            out += self._words(element, child.tail)
        return out

    def _words(self, element: Element, text: str | None) -> list[Json]:
        """Text that stands in an element: backticks in code are its own."""
        if not text or "`" not in text or any(outer.tag in CODE for outer in (element, *element.iterancestors())):
            return words(text)
        return html_parts.prose(text)

    def _block(self, element: Element) -> list[Json]:
        if element.tag is etree.Comment:
            held = self._held(element)
            return _opened(held) if _has_blocks(held) else [held]
        made = _BLOCK.get(element.tag)
        if made:
            return made(self, element)
        blocks = self.blocks(element)
        if element.tag in MARKS:
            return html_parts.marked_blocks(MARKS[element.tag], blocks)
        return html_parts.aligned(element, blocks) if element.tag in CONTAINERS else blocks

    def _inline(self, element: Element) -> list[Json]:
        if element.tag is etree.Comment:
            return [self._held(element)]
        if element.tag in UNSEEN:
            self.tags.leave_out(element.tag, "")
            return []
        if element.tag in MARKS:
            return html_parts.marked(MARKS[element.tag], self.inlines(element))
        if html_parts.is_place(element):
            return self.span(element)
        if element.tag in CODE:
            return self._code(element)
        made = _INLINE.get(element.tag)
        return made(self, element) if made else self.inlines(element)

    def _code(self, element: Element) -> list[Json]:
        inner = self.inlines(element)
        if any(node["t"] not in ("Str", "Space", "SoftBreak") for node in inner):
            return inner
        text = text_of(inner)
        classes = ["kbd"] if element.tag == "kbd" else []
        return [{"t": "Code", "c": [["", classes, []], text]}] if text else []

    def heading(self, element: Element) -> list[Json]:
        """``h1`` to ``h6``."""
        return [
            {"t": "Header", "c": [int(element.tag[1]), attributes(element), html_parts.trimmed(self.inlines(element))]}
        ]

    def quotation(self, element: Element) -> list[Json]:
        """``blockquote``."""
        return [{"t": "BlockQuote", "c": self.blocks(element)}]

    def rule(self, element: Element) -> list[Json]:
        """``hr``; what libxml2 has put into it stands behind it."""
        classes = (element.get("class") or "").split()
        rule = next((_RULES[name]() for name in classes if name in _RULES), {"t": "HorizontalRule"})
        return [rule, *self.blocks(element)]

    def code_block(self, element: Element) -> list[Json]:
        """``pre``, its language from ``class="language-x"``."""
        parts = element.xpath(".//text()|.//comment()")
        text = "".join(part if isinstance(part, str) else text_of(self._held(part)) for part in parts)
        return [{"t": "CodeBlock", "c": [["", html_parts.language(element), []], text.removeprefix("\n").rstrip("\n")]}]

    def items(self, element: Element) -> list[list[Json]]:
        """The items of a list; what stands between them is one too."""
        out: list[list[Json]] = []
        stray = words(element.text)
        for child in element:
            if child.tag == "li":
                out += [[{"t": "Plain", "c": stray}]] if html_parts.trimmed(stray) else []
                out.append(self.blocks(child, "Plain"))
                stray = []
            elif child in self._holders:
                inner = self._block(child)
                out[-1].extend(inner) if out else out.append(inner)
            else:
                stray += self._inline(child)
            stray += words(child.tail)
        return [*out, *([[{"t": "Plain", "c": html_parts.trimmed(stray)}]] if html_parts.trimmed(stray) else [])]

    def bullets(self, element: Element) -> list[Json]:
        """``ul``."""
        items = self.items(element)
        return [{"t": "BulletList", "c": items}] if items else []

    def numbers(self, element: Element) -> list[Json]:
        """``ol``, with its first number and its numerals."""
        items = self.items(element)
        return [{"t": "OrderedList", "c": [html_parts.numerals(element), items]}] if items else []

    def definitions(self, element: Element) -> list[Json]:
        """``dl``; one that holds more than terms and what they mean is no list of them."""
        rows: list[Json] = []
        own = [child for child in element.iter("dt", "dd") if next(child.iterancestors("dl")) is element]
        if _holds(element) != sum(map(_holds, own), Counter()):
            return self.blocks(element)
        for child in own:
            if child.tag == "dt":
                rows.append([html_parts.trimmed(self.inlines(child)), []])
            else:
                rows = rows or [[[], []]]
                rows[-1][1].append(self.blocks(child, "Plain"))
        return [{"t": "DefinitionList", "c": rows}] if rows else self.blocks(element)

    def details(self, element: Element) -> list[Json]:
        """``details``: opened, its summary over it."""
        return self.blocks(element)

    def summary(self, element: Element) -> list[Json]:
        """``summary``: in bold."""
        inner = html_parts.trimmed(self.inlines(element))
        return [{"t": "Para", "c": [{"t": "Strong", "c": inner}]}] if inner else []

    def figure(self, element: Element) -> list[Json]:
        """``figure``, with its ``figcaption``."""
        captions = [child for child in element if child.tag == "figcaption"]
        caption = [block for one in captions for block in self.blocks(one, "Plain") if block.get("c")]
        for one in captions:
            html_parts.take_out(one)
        inner = self.blocks(element, "Plain")
        if any(block["t"] in ("Table", "CodeBlock") for block in inner):
            return [*inner, html_parts.caption(caption)] if caption else inner
        return [{"t": "Figure", "c": [attributes(element), [None, caption], inner]}]

    def table(self, element: Element) -> list[Json]:
        """``table``."""
        return html_tables.table(element, self.blocks)

    def link(self, element: Element) -> list[Json]:
        """``a``: a link, or a place that links lead to."""
        inner, href = self.inlines(element), element.get("href")
        if href:
            return [{"t": "Link", "c": [["", [], []], inner, [href, element.get("title") or ""]]}]
        name = element.get("id") or element.get("name") or ""
        return [{"t": "Span", "c": [[name, [], []], inner]}] if name or inner else []

    def span(self, element: Element) -> list[Json]:
        """``span``: a caption, or a language, or a place."""
        return [{"t": "Span", "c": [attributes(element, ("caption", "center")), self.inlines(element)]}]

    def marked(self, element: Element) -> list[Json]:
        """``mark``."""
        return [{"t": "Span", "c": [["", ["mark"], []], self.inlines(element)]}]

    def quoted(self, element: Element) -> list[Json]:
        """``q``."""
        return [{"t": "Quoted", "c": [{"t": "DoubleQuote"}, self.inlines(element)]}]

    def ruby(self, element: Element) -> list[Json]:
        """``ruby``: its base, and its sounds in spans of class ``rt``, round which some formats set brackets."""
        inner = words(element.text)
        for child in element:
            if child.tag in ("rt", "rtc"):
                inner.append({"t": "Span", "c": [["", ["rt"], []], html_parts.trimmed(self.inlines(child))]})
            elif child.tag != "rp":
                inner += self._inline(child)
            inner += words(child.tail)
        return [{"t": "Span", "c": [["", ["ruby"], []], inner]}]


def _holds(element: Element) -> Counter[str]:
    """What a reader sees of an element: its characters and the addresses of its pictures."""
    pictures = [child.get("src") or "" for child in element.iter("img")]
    return Counter([*"".join("".join(element.itertext()).split()), *pictures])


def _paragraph(run: list[Json], kind: str) -> list[Json]:
    inner = html_parts.trimmed(run)
    return [{"t": kind, "c": inner}] if inner else []


_BLOCK: dict[str, Callable[[Reader, Element], list[Json]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Reader.heading),
    "blockquote": Reader.quotation,
    "hr": Reader.rule,
    "pre": Reader.code_block,
    "ul": Reader.bullets,
    "ol": Reader.numbers,
    "dl": Reader.definitions,
    "summary": Reader.summary,
    "details": Reader.details,
    "figure": Reader.figure,
    "table": Reader.table,
}
_INLINE: dict[str, Callable[[Reader, Element], list[Json]]] = {
    "a": Reader.link,
    "span": Reader.span,
    "mark": Reader.marked,
    "q": Reader.quoted,
    "ruby": Reader.ruby,
    "br": lambda reader, element: [{"t": "LineBreak"}, *reader.inlines(element)],
    "wbr": lambda reader, element: reader.inlines(element),
    "img": lambda reader, element: [html_parts.image(element), *reader.inlines(element)],
    "input": lambda reader, element: html_parts.box(element),
}
