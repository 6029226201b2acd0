"""The HTML that Markdown may hold: which elements mean something in a book, and the text of tags that do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import pairwise

from kanyin.book.places import line_of_tag, line_with
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

CONTAINERS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "div",
        "dialog",
        "fieldset",
        "footer",
        "form",
        "header",
        "html",
        "legend",
        "main",
        "nav",
        "noscript",
        "p",
        "section",
        "hgroup",
        "search",
        "picture",
    ]
)
"""Blocks that hold blocks and say no more of them."""
BLOCKS = CONTAINERS | frozenset(
    [
        "blockquote",
        "details",
        "dl",
        "dt",
        "dd",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "pre",
        "summary",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "ul",
    ]
)
MARKS = {
    **dict.fromkeys(("b", "strong"), "Strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "Emph"),
    **dict.fromkeys(("u", "ins"), "Underline"),
    **dict.fromkeys(("del", "s", "strike"), "Strikeout"),
    "sub": "Subscript",
    "sup": "Superscript",
}
"""Inline elements, and pandoc's that mean the same."""
CODE = frozenset(("code", "tt", "samp", "kbd"))
PLAIN = frozenset(
    ["span", "font", "small", "big", "abbr", "acronym", "label", "time", "data", "bdi", "bdo", "nobr", "bdi", "output"]
)
"""Inline elements that show what they hold and no more."""
OTHERS = frozenset(
    [
        "a",
        "img",
        "br",
        "wbr",
        "q",
        "mark",
        "ruby",
        "rb",
        "rt",
        "rp",
        "rtc",
        "input",
        "source",
        "script",
        "style",
        "link",
        "meta",
        "head",
        "title",
    ]
)
KNOWN = BLOCKS | MARKS.keys() | CODE | PLAIN | OTHERS
IN_FIELDS = frozenset((*MARKS, *CODE, "br", "ruby", "rt", "rp", "span"))
"""What may stand in a field of the front matter."""
_IMAGE = lazy(r"<image(?=\s[^<>]*\bsrc\s*=)", re.IGNORECASE)
"""What browsers take for ``<img>`` outside of drawings, whose own has no ``src``."""
UNSEEN = frozenset(("script", "style", "head", "link", "meta"))
"""What no browser shows; it is told that it is left out."""

MEDIA = frozenset(("video", "audio", "iframe", "embed", "object"))
"""What no page of a book can show; it is told that it is left out."""

_DRAWS = frozenset(
    [
        "svg",
        "path",
        "g",
        "circle",
        "rect",
        "line",
        "polyline",
        "polygon",
        "ellipse",
        "defs",
        "use",
        "symbol",
        "lineargradient",
        "radialgradient",
        "stop",
        "clippath",
        "tspan",
        "desc",
        "animate",
        "animatetransform",
    ]
)
"""The elements of a drawing in SVG."""
_DRAWING = lazy(r"(?i)<svg\s[^<>]*=")
GAUGES = frozenset(("progress", "meter"))
"""What shows a number as a bar: a book has the number."""

_TOLD_OF = frozenset(
    re.findall(
        r"\w+",
        "applet area base button canvas datalist frame frameset map marquee math menu"
        " meter optgroup option param progress select slot svg template textarea track",
    )
)
"""Elements of which texts tell: their tags are text."""

_CAPITAL = lazy("[A-Z]")
_HAN = lazy("[\u3400-\u9fff]")
_MARKUP = lazy(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:.-]*+)(?P<rest>[^<>]*+)>|<")


@dataclass(slots=True)
class Tags:
    """Tags of a file that mean nothing in a book, or whose text nobody sees; told at the end, once a name."""

    markdown: str
    known: frozenset[str] = frozenset(KNOWN)
    shown: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    dropped: dict[str, str] = field(default_factory=dict)

    def readable(self, html: str, *, is_block: bool = False) -> str:
        """HTML without comments, in which tags that mean nothing are text; those of components that stand as blocks go,
        for a site shows something else in their place."""
        html = _IMAGE.sub("<img", without_comments(html))
        own = {tag.start() for pair in _pairs(html) for tag in pair if self.is_own(tag["name"])}
        first = _MARKUP.match(html.strip()) if is_block else None
        if first and first["name"] and _is_component(first):
            own.update(tag.start() for tag in _MARKUP.finditer(html) if tag["name"] and _is_component(tag))
        return _MARKUP.sub(lambda found: self.drop(found) if found.start() in own else self._read(found), html)

    def is_own(self, name: str) -> bool:
        """Whether only the author's pages know the element: it is none of HTML's, no type, no component."""
        return name.islower() and not (name in self.known or name in KNOWN or name in MEDIA or name in _TOLD_OF)

    def drop(self, found: re.Match[str]) -> str:
        """A tag that goes while what it holds stays."""
        name = found["name"].lower()
        is_first = not found["end"] or name not in self.dropped
        if is_first and (name == "svg" or not self._is_of_drawing(found)):
            self.dropped.setdefault(name, found[0])
            self.counts[name] = self.counts.get(name, 0) + 1
        return ""

    def _read(self, found: re.Match[str]) -> str:
        name = (found["name"] or "").lower()
        if name in self.known:
            return found[0]
        if name in MEDIA or self._is_of_drawing(found):
            return self.drop(found)
        if name in GAUGES and (found["end"] or _VALUE.search(found["rest"])):
            return "" if found["end"] else gauge(found["rest"])
        if found["name"]:
            self._show(found["name"], found[0])
        return escape(found[0], quote=False)

    def _is_of_drawing(self, found: re.Match[str]) -> bool:
        """``<svg viewBox=…>`` and the tags that draw, in a file that has drawings; ``<svg>`` alone is a word."""
        name = found["name"].lower() if found["name"] else ""
        is_said = name == "svg" and not found["end"] and "=" not in found["rest"]
        return name in _DRAWS and not is_said and bool(_DRAWING.search(self.markdown))

    def _show(self, name: str, tag: str) -> None:
        self.shown.setdefault(name, tag)
        self.counts[name] = self.counts.get(name, 0) + 1

    def leave_out(self, name: str, text: str) -> None:
        """The element's text stands in no book."""
        self.left_out.setdefault(name, text)

    def check(self, html: str, shown: str) -> None:
        """Remember Han of HTML that are not in what was made of it; what browsers do not show is told by itself."""
        wanted = Counter(_HAN.findall(unescape(_MARKUP.sub("", without_comments(html)))))
        lost = wanted - Counter(_HAN.findall(shown))
        if lost and not self.left_out:
            self.lost.append("".join(lost.elements()))

    def tell(self) -> None:
        """A remark on each kind."""
        for name, tag in self.shown.items():
            problem = msg("the tag {tag} means nothing in a book, so it is printed as text", tag=_short(tag))
            hint = msg("take it away, or write \\< for its < where it is text")
            remark(
                problem,
                line=line_of_tag(self.markdown, tag),
                hint=hint,
                kind=f"<{name.lower()}>",
                count=self.counts[name],
            )
        for name, tag in self.dropped.items():
            if name in MEDIA or name == "svg":
                problem = msg("no book can show this, so it is left out: {tag}", tag=_short(tag))
            else:
                problem = msg(
                    "the tag {tag} is of the author's own, so it is left out and what it holds stays", tag=tag
                )
            remark(problem, line=line_of_tag(self.markdown, tag), kind=f"-{name}", count=self.counts[name])
        for text in self.lost:
            remark(msg("this stands in no result: {text}", text=text[:60]), line=line_with(self.markdown, text[:1]))
        for name in self.left_out:
            problem = msg("<{name}> is for browsers, so what it holds is left out of the books", name=name)
            remark(problem, line=line_of_tag(self.markdown, f"<{name}"), kind=problem)


def _is_component(tag: re.Match[str]) -> bool:
    """``<TeamPage />``, ``<my-card a="b">``, ``<template #title>``: of Vue's and React's. ``<T>`` is a type."""
    name, says_more = tag["name"], bool(tag["end"] or tag["rest"].strip()) or len(_CAPITAL.findall(tag["name"])) > 1
    if name.lower() in KNOWN or name in MEDIA:
        return False
    return name == "template" or (says_more and (name[0].isupper() or "-" in name))


def one_tag(html: str) -> re.Match[str] | None:
    """The tag that a piece of HTML is, where it is one."""
    found = _MARKUP.fullmatch(html)
    return found if found and found["name"] else None


def _pairs(html: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """A tag and the one that ends it, where only words stand between them, with no white at their edges."""
    tags = list(_MARKUP.finditer(html))
    for tag, end in pairwise(tags):
        inner = html[tag.end() : end.start()]
        if (
            tag["name"]
            and not tag["end"]
            and end["end"]
            and end["name"] == tag["name"]
            and inner
            and inner == inner.strip()
        ):
            yield tag, end


_VALUE = lazy(r"\bvalue\s*=\s*[\"']?(\d+(?:\.\d+)?)")
_MOST = lazy(r"\bmax\s*=\s*[\"']?(\d+(?:\.\d+)?)")


def gauge(attributes: str) -> str:
    """What ``<progress value="3" max="4">`` shows, in words: 75%."""
    value, most = _VALUE.search(attributes), _MOST.search(attributes)
    top = float(most[1]) if most else 1.0
    return f"{100 * float(value[1]) / top:.3g}%" if value and top else ""


def _short(tag: str) -> str:
    shown = " ".join(tag.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


def without_comments(html: str) -> str:
    """HTML without its comments; one that is not closed goes on to the end."""
    out: list[str] = []
    done = 0
    while (start := html.find("<!--", done)) >= 0:
        out.append(html[done:start])
        end = html.find("-->", start + 4)
        done = end + 3 if end >= 0 else len(html)
    return "".join([*out, html[done:]])
