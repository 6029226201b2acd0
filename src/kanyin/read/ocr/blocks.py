"""The blocks of Markdown that text recognition wrote: which lines belong together, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kanyin import rules
from kanyin.model import MATH
from kanyin.patterns import lazy
from kanyin.read.ocr import tables

What = Literal["text", "heading", "formula", "rows", "bars", "code", "picture", "item", "quote", "note", "gone"]

LONGEST_DISPLAY = 300
"""Lines of the longest formula that stands alone: what is longer has lost its end."""
LONGEST_TABLE = 4000
_HEADING = lazy(r"\s{0,3}(#{1,6})\s+(?=\S)")
_NO_HEADING = lazy(r"\s{0,3}#{1,6}\s*")
_RULE = lazy(r"\s*(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|={6,}|\{\d{1,5}\}-{8,}|\\newpage|\\pagebreak)\s*")
_COMMENT = lazy(r"<!--.{0,2000}?-->|</?(?:div|center|p|figure|details|body|html)(?:\s[^<>]{0,2000}+)?>")
_FOLIO = lazy(r"\s*<(page_number|watermark|header|footer)>.{0,400}?</\1>\s*", re.IGNORECASE)
_FENCE = lazy(r"\s{0,3}(`{3,}|~{3,})\s*([\w+#.-]*)\s*")
_ITEM = lazy(r"(\s*)[-*+•]\s+(?=\S)(?!\d{1,5}\s*[-–—]\s*$)")
"""An item of a list; ``- 12 -`` is a page's number."""
_QUOTE = lazy(r"\s{0,3}>\s?")
_NOTE = lazy(r"\s{0,3}\[\^([^\]\s]{1,40})\]:\s*")
_PICTURE = lazy(
    r"\s*(?:\[\s*)?!\[(?P<alt>[^\[\]]{0,300})\]\((?P<path>[^()\s]{1,2000})(?:\s\"[^\"]{0,300}\")?\)"
    r"(?:\s*\]\([^()]{0,2000}\))?\s*"
)
_TAGGED_PICTURE = lazy(
    r"(?:<(?:div|p|center|figure)\b[^<>]{0,300}+>\s*+)?<img\b(?P<attributes>[^<>]{0,2000}+)>"
    r"(?:\s*+</(?:div|p|center|figure)>)?",
    re.IGNORECASE,
)
_ADDRESS = lazy(r"\bsrc\s*+=\s*+\"([^\"]{1,2000}+)\"", re.IGNORECASE)
_TABLE = lazy(r"\s*(?:<(?:html|body|div|center)\b[^<>]{0,300}>\s*){0,4}<table\b", re.IGNORECASE)
_TABLE_END = lazy(r"</table>(?:\s*</(?:html|body|div|center)>){0,4}", re.IGNORECASE)
_OWN_MARK = lazy(r"[\[［〔【(（]?\s*(?:<sup>|\d{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3})\s*[\]］〕】)）.．、]|[①-⑳]")
_ONLY_MARKDOWN = ("markdown", "md", "html", "text", "")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the page from index ``first`` to ``last``, and what they are.

    ``texts`` are the lines that they become; ``detail`` is the level of a heading or an item, the language of code, the
    key of a note, the path of a picture.
    """

    what: What
    first: int
    last: int
    texts: tuple[str, ...] = ()
    detail: str = ""


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a page in their order, blank lines left out."""
    n = _behind_front_matter(lines)
    if n:
        yield Block("gone", 0, n - 1)
    fence = ""
    while n < len(lines):
        if not lines[n].strip():
            n += 1
            continue
        found = _FENCE.fullmatch(lines[n])
        if found and (fence == "open" or found[2].lower() in _ONLY_MARKDOWN[:3]):
            fence = "" if fence else "open"  # all of the page in a fence
            block = Block("gone", n, n)
        else:
            block = _block_at(lines, n)
        yield block
        n = block.last + 1


def _behind_front_matter(lines: Sequence[str]) -> int:
    """How many lines a tool's front matter takes (olmOCR writes one)."""
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((n for n in range(1, min(len(lines), 60)) if lines[n].strip() == "---"), 0)
    return end + 1 if end and all(":" in line or not line.strip() for line in lines[1:end]) else 0


def _block_at(lines: Sequence[str], n: int) -> Block:
    """The block that begins with line ``n``."""
    for read in (_code, _display, _html_table, _bar_table):
        if block := read(lines, n):
            return block
    line = lines[n]
    if _RULE.fullmatch(line) or _COMMENT.fullmatch(line.strip()) or _FOLIO.fullmatch(line):
        return Block("gone", n, n)
    if path := _picture(line):
        return Block("picture", n, n, ("",), path)
    if found := _NOTE.match(line):
        return Block("note", n, n, (line[found.end() :],), found[1])
    return _text(line, n)


def _picture(line: str) -> str:
    """The path of a picture that is all a line holds; empty for any other line."""
    if found := _PICTURE.fullmatch(line):
        return found["path"]
    tagged = _TAGGED_PICTURE.fullmatch(line.strip())
    found = _ADDRESS.search(tagged["attributes"]) if tagged else None
    return found[1] if found else ""


def _text(line: str, n: int) -> Block:
    """A line of text, a heading, an item, a quotation."""
    if found := _QUOTE.match(line):
        return Block("quote", n, n, (line[found.end() :],))
    if found := _ITEM.match(line):
        rest = line[found.end() :]
        if _OWN_MARK.match(rest) or _HEADING.match(rest):
            return Block("text", n, n, (rest,))
        return Block("item", n, n, (rest,), str(1 + len(found[1].expandtabs(4)) // 2))
    if found := _HEADING.match(line):
        rest = line[found.end() :].rstrip().rstrip("#").rstrip()
        if rules.is_caption(rest):
            return Block("text", n, n, (rest,))
        return Block("heading", n, n, (rest,), str(len(found[1])))
    if found := _NO_HEADING.fullmatch(line):
        return Block("gone", n, n)
    return Block("text", n, n, (line,))


def _code(lines: Sequence[str], n: int) -> Block | None:
    """A fenced piece of a program; nothing where its fence is not closed."""
    found = _FENCE.fullmatch(lines[n])
    if found is None:
        return None
    end = next((k for k in range(n + 1, len(lines)) if lines[k].strip() == found[1]), None)
    return None if end is None else Block("code", n, end, tuple(lines[n + 1 : end]), found[2])


_DISPLAYS = (("$$", "$$"), ("\\[", "\\]"), ("\\begin{equation}", "\\end{equation}"), ("\\begin{align}", "\\end{align}"))


def _display(lines: Sequence[str], n: int) -> Block | None:
    """A formula that stands alone, on one line or on several."""
    line = lines[n].strip()
    left, right = next(((a, b) for a, b in _DISPLAYS if line.startswith(a)), ("", ""))
    if not left:
        return None
    inside = line[len(left) :]
    if inside.endswith(right) and right not in inside[: -len(right)] and inside != right:
        return _formula(inside[: -len(right)], n, n)
    if right in inside:
        return None
    for end in range(n + 1, min(len(lines), n + LONGEST_DISPLAY)):
        text = lines[end].strip()
        if text.endswith(right) or _NUMBERED_END.fullmatch(text):
            tex = [inside, *(one.strip() for one in lines[n + 1 : end]), text.rpartition(right)[0]]
            return _formula(" ".join(filter(None, tex)), n, end, text.rpartition(right)[2])
        if _HEADING.match(text) or _PICTURE.fullmatch(text):
            return None
    return None


_NUMBERED_END = lazy(r"[^$]{0,4000}\$\$\s*+[(（]\s?[\d.\-–]{1,8}[a-z]?\s?[)）]")


def _formula(tex: str, first: int, last: int, number: str = "") -> Block | None:
    if not tex.strip() or "$" in tex.replace("\\$", ""):
        return None
    return Block("formula", first, last, (f"{MATH[0]}{tex.strip()}{MATH[1]}{number.rstrip()}",))


def _html_table(lines: Sequence[str], n: int) -> Block | None:
    if not _TABLE.match(lines[n]):
        return None
    for end in range(n, min(len(lines), n + LONGEST_TABLE)):
        if end > n and _TABLE.match(lines[end]):
            return None
        found = _TABLE_END.search(lines[end])
        if found:
            behind = lines[end][found.end() :]
            rows = tables.html_rows("\n".join([*lines[n:end], lines[end][: found.end()]]))
            return Block("rows", n, end, rows, behind.strip()) if rows else None
    return None


def _bar_table(lines: Sequence[str], n: int) -> Block | None:
    """A table of Markdown, with or without the line below its head."""
    if not tables.is_bar_row(lines[n]):
        return None
    end = n
    while end + 1 < len(lines) and tables.is_bar_row(lines[end + 1]):
        end += 1
    rows = tuple("" if tables.is_rule(line) else tables.bar_row(line) for line in lines[n : end + 1])
    return Block("bars", n, end, rows) if end > n and any(rows) else None
