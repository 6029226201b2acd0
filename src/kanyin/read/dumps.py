"""Markup that a dumping tool left in a text page, read as what it stands for.

html2text writes Markdown (``# ``, ``* ``, ``**``, links), lynx and w3m set bullets, numbers of links and names of
pictures between brackets. What a tool wrote into a line goes with a record; what it tells of the line (a heading, an
item, a link) is kept as the line's kind. A text without such marks is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kanyin.model import Change, Source
from kanyin.patterns import lazy

MARKDOWN = "DM001"
LINK_NUMBERS = "DM002"
PICTURE_NAME = "DM003"
LINK_LIST = "DM004"
FEWEST_LINKS = 6
FEWEST_NUMBERS = 8
FEWEST_MARKS = 3

_ADDRESSED = r"<[^<>\n]{0,2000}+>|[^()\s]{0,2000}+(?:\([^()\s]{0,200}+\)[^()\s]{0,2000}+)?+"
_TARGET = rf"\((?:{_ADDRESSED})(?:\s\"[^\"\n]{{0,300}}+\")?+\s?\)"
_LABEL = r"\[([^\[\]\n]{0,300}+)\]"
_LINK = lazy(f"!?{_LABEL}{_TARGET}")
_PICTURE = lazy(f"!{_LABEL}{_TARGET}")
_SPACED_LINK = lazy(rf"!?{_LABEL}\((?:https?://|javascript:|/)[^()\n]{{0,3000}}+\)")
"""A link whose address holds spaces, as those do that hand on an article with its words."""
_ICON = lazy(r"(?<![\w\\])__(?!_|\w{1,40}__)")
"""What html2text makes of an element without text, which a style sheet draws as an icon."""
_COUNTER = lazy(r"[\s\d]*+")
_LINKS = lazy(rf"\s*+(?:{_LABEL}(?!\(#){_TARGET}[\s|·/]*+)++")
"""Links and nothing else: a menu, words that an article is found by, the articles before and after; within the page
they name its parts."""
_HEADING = lazy(r"\s{0,3}(#{1,6})\s+(?=\S)")
_ITEM = lazy(r"(\s*)([*+-]|\d{1,3}\.)\s+(?=\S)")
_QUOTE = lazy(r"\s{0,3}>\s?(?=\S)")
_BOLD_LINE = lazy(r"\*\*([^*\n]{1,200})\*\*\s*")
_BOLD = lazy(r"\*\*([^*\n]{1,400}?)\*\*")
_OPEN_BOLD = lazy(r"^\s{0,8}\*\*(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff，。！？；：、”）》])\*\*\s*$")
"""Bold type that goes on over several lines."""
_SLANTED = lazy(r"(?<![\w\\])_([^_\n]{1,200}+)_(?!\w)")
_ESCAPE = lazy(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_RULE = lazy(r"\s*(?:(?:\* ?){3,}|(?:- ?){3,}|_{3,})\s*")
_TABLE_RULE = lazy(r"---(?:\|---)*+\s*+")
_NUMBER = lazy(r"\[\d{1,4}\](?=\S)")
_LYNX_ITEM = lazy(r"(\s+)([*+o#@•])\s+(?=\S)")
_PICTURE_NAME = r"\[[^\[\]\s]{1,60}\.(?:gif|png|jpe?g|svg|webp|ico|bmp)(?:[?!][^\[\]\s]{0,80}+)?\]"
_NAMED_PICTURE = lazy(rf"\s*{_PICTURE_NAME}\s*|\s*\[(?:INLINE|IMAGE|img|icon)\]\s*", re.IGNORECASE)
_INLINE_PICTURE = lazy(rf"{_PICTURE_NAME} ?", re.IGNORECASE)
_ADDRESS = lazy(r"\s*\d{1,4}\.\s+(?:\S{1,2000}\s*|(?:javascript|https?):[^\n]{0,4000}+)")
_LIST_TITLE = lazy(r"\s*+(?:References|Visible links|Hidden links)\s*+:?\s*+")


@dataclass(frozen=True, slots=True)
class _Read:
    """A line without a tool's marks, and its kind."""

    text: str
    kind: str = ""
    led: str = ""
    """Of an item that is a link and nothing else, where it leads: the site, or ``/`` for the page's own."""


def read_dump(source: Source) -> Source:
    """The page with a tool's marks read as kinds of lines; the page itself where no tool left any."""
    lines = [line or "" for line in source.as_read()]
    if _is_markdown(lines):
        return _with(source, lines, _with_lists_of_links([_markdown_line(line) for line in lines]), MARKDOWN)
    if _has_link_numbers(lines):
        end = _link_list(lines)
        out = _with(source, lines[:end], map(_lynx_line, lines[:end]), LINK_NUMBERS)
        drops = (
            Change(LINK_LIST, "drop", (n,), line, "") for n, line in enumerate(lines[end:], end + 1) if line.strip()
        )
        return replace(out, changes=(*out.changes, *drops))
    if sum(_INLINE_PICTURE.search(line) is not None for line in lines if "[" in line) >= FEWEST_MARKS:
        return _with(source, lines, map(_without_pictures, lines), LINK_NUMBERS)
    return source


def _is_markdown(lines: Sequence[str]) -> bool:
    """html2text's: links or pictures, or headings beside its items or bold words, or the rules of its tables."""
    links = sum(len(_LINK.findall(line)) for line in lines if "](" in line)
    headings = sum(_HEADING.match(line) is not None for line in lines)
    items = sum(line.startswith("  * ") for line in lines)
    bold = sum(_BOLD.search(line) is not None for line in lines if "**" in line)
    tables = sum(_TABLE_RULE.fullmatch(line) is not None for line in lines if line.startswith("---"))
    is_ruled = bold > 0 and any(line.strip() == "* * *" for line in lines)
    if links >= FEWEST_LINKS or items >= 2 * FEWEST_MARKS or (tables >= FEWEST_MARKS and bold + links > 0) or is_ruled:
        return True
    deep = any(line.lstrip().startswith("##") and _HEADING.match(line) for line in lines)
    return (deep and headings > 1) or (headings > 0 and items + bold >= FEWEST_MARKS)


def _has_link_numbers(lines: Sequence[str]) -> bool:
    """lynx': a number before each link and the list of addresses at the end."""
    numbers = sum(len(_NUMBER.findall(line)) for line in lines if "[" in line)
    return numbers >= FEWEST_NUMBERS and _link_list(lines) < len(lines)


def _link_list(lines: Sequence[str]) -> int:
    """Index of the line where the list of addresses begins; the number of lines where there is none."""
    end = len(lines)
    found = end
    for n in range(end - 1, -1, -1):
        line = lines[n]
        if not line.strip() or _ADDRESS.fullmatch(line):
            continue
        if not _LIST_TITLE.fullmatch(line):
            return found
        found = n
    return found


def _with_lists_of_links(read: Sequence[_Read]) -> list[_Read]:
    """The lines, with a list whose items all lead to pages of one site as lines of links: a menu, other articles. What
    a text lists stands on several sites.
    """
    out = list(read)
    run: list[int] = []
    for n, each in enumerate([*read, _Read("end")]):
        if not each.text.strip():
            continue
        if each.led and (not run or read[run[-1]].led == each.led):
            run.append(n)
            continue
        if len(run) >= FEWEST_ITEMS:
            for k in run:
                out[k] = replace(out[k], kind="a")
        run = [n] if each.led else []
    return out


FEWEST_ITEMS = 4
"""Items of a list that holds links and nothing else."""
_SITE = lazy(r"\[[^\[\]\n]{0,300}+\]\(<?(?:https?:)?(?P<site>//[^/)\s>]{1,80}|/?)")


def _led(text: str) -> str:
    """Where the link of an item leads, the item being nothing else; empty for others."""
    found = _SITE.search(text) if _LINKS.fullmatch(text) else None
    return "" if found is None else found["site"] if found["site"].startswith("//") else "/"


def _with(source: Source, lines: Sequence[str], read: Iterable[_Read], rule: str) -> Source:
    """The source whose first lines are read as ``read``."""
    changes: list[Change] = []
    kinds: list[str] = []
    for n, (line, each) in enumerate(zip(lines, read, strict=True), 1):
        kinds.append(each.kind)
        if not line.strip():
            continue
        if _NAMED_PICTURE.fullmatch(each.text):
            changes.append(Change(PICTURE_NAME, "drop", (n,), line, ""))
        elif not each.text.strip():
            changes.append(Change(rule, "drop", (n,), line, ""))
        elif each.text != line:
            changes.append(Change(rule, "edit", (n,), line, each.text))
    kinds += [""] * (len(source.lines) - len(kinds))
    return replace(source, kinds=tuple(kinds), changes=(*source.changes, *changes))


def _markdown_line(line: str) -> _Read:
    """One line of html2text's Markdown."""
    if _RULE.fullmatch(line):
        return _Read("")
    text, kind, led = line, "", ""
    if found := _QUOTE.match(text):
        text, kind = text[found.end() :], "quote"
    if found := _ITEM.match(text):
        depth = 1 + len(found[1].expandtabs(4)) // 4
        text, kind = text[found.end() :], f"{'ol' if found[2][0].isdigit() else 'ul'}{min(depth, 6)}"
        led = _led(text)
    if found := _HEADING.match(text):
        text, kind = text[found.end() :], f"h{len(found[1])}"
    is_led = not kind and _LINKS.fullmatch(text) is not None
    for _ in range(2 if "](" in text else 0):  # a picture within a link
        text = _LINK.sub(lambda match: "" if match[0].startswith("!") else match[1], _PICTURE.sub("", text))
    if "](" in text:
        text = _SPACED_LINK.sub(lambda match: match[1], text)
    if "__" in text and _ICON.search(text):
        text = _ICON.sub("", text)
        if _COUNTER.fullmatch(text):  # how many have read or liked it, beside the icon that says so
            return _Read("")
    if "**" in text:
        bold = _BOLD_LINE.fullmatch(text)
        kind = kind or ("b" if bold else "")
        text = bold[1] if bold else _OPEN_BOLD.sub("", _BOLD.sub(r"\1", text))
    text = _ESCAPE.sub(r"\1", _SLANTED.sub(r"\1", text) if "_" in text else text)
    kind = kind or ("a" if is_led else "")
    if text == line:
        return _Read(line, kind)
    indent = "" if kind and not is_led else " " * (len(line) - len(line.lstrip()))
    return _Read(indent + text.strip(), kind, led)


def _without_pictures(line: str) -> _Read:
    """A line without the names of pictures that stand between its words."""
    return _Read(line if _NAMED_PICTURE.fullmatch(line) else _INLINE_PICTURE.sub("", line))


def _lynx_line(line: str) -> _Read:
    """One line of lynx."""
    text = _without_pictures(_NUMBER.sub("", line)).text
    if found := _LYNX_ITEM.match(text):
        return _Read(text[found.end() :], "ul1")
    return _Read(text)
