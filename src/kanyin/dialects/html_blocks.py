"""HTML between blocks of Markdown, each stretch of it as raw HTML of pandoc's, whose stars and low lines mean nothing.

Where such a stretch begins and ends is CommonMark's rule (0.31, 4.6, kinds 1 to 6): a line that begins with a tag of a
block, up to an empty line. In a table or a list of HTML the empty line ends it only where Markdown follows. Where its
tags are all closed, Markdown right below or behind it ends it too: nobody wants the signs of that printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kanyin.dialects.lines import Fence, Line, code_mask, unread_mask
from kanyin.patterns import lazy

_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
_BEGINS = lazy(rf"[ \t]*</?(?:{_BLOCKS})(?=[\s/>]|$)", re.IGNORECASE)
_VERBATIM = lazy(r"[ \t]*<(pre|script|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_HOLDING = lazy(r"<(/?)(table|ul|ol|dl|figure|select)(?=[\s/>]|$)", re.IGNORECASE)
_DEEP_TAG = lazy(r"[ \t]*</?[A-Za-z]")
_COMMENT = lazy(r"[ \t]*<!--")
_WRAPPER = r"(?:div|center|details|section|aside|article|main|blockquote)"
_TAGS = lazy(
    rf"[ \t]*(?:(?:</?{_WRAPPER}(?:\s[^<>]*)?>|<summary(?:\s[^<>]*)?>[^<\n]*</summary>)[ \t]*)+", re.IGNORECASE
)
_MARKDOWN = lazy(
    r"\*\*|`|\]\(|\$|\A {0,3}(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ \t]|\A {0,3}\||[ \t]\|[ \t]|(?<![\w*])\*(?=\S)"
)
"""What a line of Markdown has and a line of HTML has not."""
_ANY_TAG = lazy(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*+)(?:\s[^<>]*?)?(?P<closed>/?)>")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
"""Tags that nothing closes."""
_CODE = 4
"""Columns of white that begin code in Markdown."""
_LONGEST = 5000
"""Lines of one stretch: a tag that is never closed is not looked for to the end of a book."""


def raw_blocks(lines: list[Line]) -> list[Line]:
    """The lines with each stretch of HTML in a fence of raw HTML."""
    lines = list(_with_own_ends(lines))
    mask = unread_mask(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        end = 0 if mask[at] else _end(lines, at)
        if end:
            for is_html, stretch in _stretches(lines[at:end]):
                gap = bool(out) and not out[-1].is_blank
                out += _raw(stretch, gap) if is_html else [*stretch, stretch[-1].but("")]
        else:
            out.append(lines[at])
        at = max(end, at + 1)
    return out


def _with_own_ends(lines: list[Line]) -> Iterator[Line]:
    """The lines with Markdown that stands right behind the last tag of HTML in a line of its own."""
    mask = unread_mask(lines)
    for is_code, line in zip(mask, lines, strict=True):
        last = line.text.rfind(">") + 1 if not is_code and _BEGINS.match(line.text) else 0
        tail = line.text[last:].strip()
        is_whole = _depth(line.text) == (-1 if line.text.lstrip().startswith("</") else 0)
        if last and tail and is_whole and _MARKDOWN.search(tail):
            yield line.but(line.text[:last])
            yield line.but(tail)
        else:
            yield line


def _depth(text: str) -> int:
    """How many more tags a piece of HTML opens than it closes."""
    found = (tag for tag in _ANY_TAG.finditer(text) if not tag["closed"] and tag["name"].lower() not in _VOID)
    return sum(-1 if tag["end"] else 1 for tag in found)


def _stretches(lines: list[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The tags of wrappers, True, and the Markdown between them; all is HTML where anything else is."""
    mask = code_mask(lines)
    is_tag = [not code and _TAGS.fullmatch(line.text) is not None for code, line in zip(mask, lines, strict=True)]
    others = [line for code, line, tag in zip(mask, lines, is_tag, strict=True) if not tag and not code]
    is_markdown = any(mask) or any(_MARKDOWN.search(line.text) for line in others)
    tags = "".join(line.text for line, tag in zip(lines, is_tag, strict=True) if tag)
    is_whole = not any(mask) or tags.count("</") * 2 == tags.count("<")  # no fence has taken the closing tag
    if not (is_tag[0] and is_markdown and is_whole) or any(map(_is_no_text, others)):
        yield True, lines
        return
    for tag, group in groupby(zip(is_tag, lines, strict=True), key=lambda one: one[0]):
        yield tag, [line for _, line in group]


def _is_no_text(line: Line) -> bool:
    """True for a line that is HTML, code that is set in, or a fence that nothing closes."""
    return bool(_DEEP_TAG.match(line.text)) or line.indent >= _CODE or Fence.of(line.text) is not None


def _end(lines: Sequence[Line], at: int) -> int:
    """The place behind a stretch of HTML that begins here; 0 where none does."""
    text = lines[at].text
    verbatim = _VERBATIM.match(text)
    if verbatim:
        return _closed(lines, at, f"</{verbatim[1].lower()}")
    if _COMMENT.match(text):
        return _comment_end(lines, at)
    return _flow_end(lines, at) if _BEGINS.match(text) else 0


def _closed(lines: Sequence[Line], at: int, end: str) -> int:
    """Behind the first line that has ``end``; the place itself where none has."""
    found = (n for n in range(at, min(len(lines), at + _LONGEST)) if end in lines[n].text.lower())
    return next(found, at - 1) + 1


def _comment_end(lines: Sequence[Line], at: int) -> int:
    """Behind the comment, where nothing but white follows it on its last line; else it stands in a paragraph."""
    last = _closed(lines, at, "-->") - 1
    if last < at or lines[last].text.rpartition("-->")[2].strip():
        return 0
    return last + 1


def _flow_end(lines: Sequence[Line], start: int) -> int:
    """Up to the empty line that ends it; what is held by a table or a list goes on behind one with the next tag."""
    depth = opened = 0
    for at in range(start, min(len(lines), start + _LONGEST)):
        if lines[at].is_blank:
            following = next((line for line in lines[at : at + 8] if not line.is_blank), None)
            if depth <= 0 or following is None or not _DEEP_TAG.match(following.text):
                return at
        depth += sum(-1 if tag[1] else 1 for tag in _HOLDING.finditer(lines[at].text))
        opened += _depth(lines[at].text)
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        if opened <= 0 and _MARKDOWN.search(below) and not _DEEP_TAG.match(below):
            return at + 1
    return min(len(lines), start + _LONGEST)


_TICKS = lazy("`+")


def _raw(html: list[Line], needs_gap: bool) -> list[Line]:
    """A stretch of HTML in its fence, as deep as its first line stands."""
    first, last = html[0], html[-1]
    deep = first.text[: len(first.text) - len(first.text.lstrip(" \t"))]
    ticks = "`" * max(3, *(len(run) + 1 for line in html for run in _TICKS.findall(line.text)), 3)
    gap = [first.but("")] if needs_gap else []
    body = [line.but(deep + line.text.removeprefix(deep)) for line in html]
    return [*gap, first.but(f"{deep}{ticks}{{=html}}"), *body, last.but(deep + ticks), last.but("")]
