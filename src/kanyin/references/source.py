"""Where a list comes from: the part of a Markdown file under its heading, or a text that is nothing but a list."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin import rules
from kanyin.patterns import lazy

_HEADING = lazy(r"(?P<hashes>#{1,6})\s(?P<words>.*)")
_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")
_LINKED = lazy(r"\[(\[?[^\[\]]*\]?)\]\(#[^()]*\)")
_NAMED = lazy(r'<a id="(?:ref|note)-\w+"></a>')


@dataclass(frozen=True, slots=True)
class ListAndText:
    """The list as text, and the text before and behind it, which cites."""

    list: str
    body: str


_LINK = lazy(r"(?<![!\\])\[([^\[\]\n]{1,300})\]\(<[^<>\s]{1,2000}>\)")
"""A link as cleaning writes those of a web page: its words alone are the entry's."""


def from_markdown(text: str) -> ListAndText:
    """The list under the last heading that names references; a file without one is a list as a whole."""
    lines = text.split("\n")
    start = next((n for n in range(len(lines) - 1, -1, -1) if _names_references(lines[n])), None)
    if start is None:
        return ListAndText(plain(text), "")
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    end = next((n for n in range(start + 1, len(lines)) if _ends(lines[n], level)), len(lines))
    body = "\n".join([*lines[:start], *lines[end:]])
    return ListAndText(plain(_LINK.sub(r"\1", "\n".join(lines[start + 1 : end]))), plain(body))


def from_text(text: str) -> ListAndText:
    """The lines behind the last that names references; a text without such a line is a list as a whole."""
    lines = text.split("\n")
    start = next((n for n in range(len(lines) - 1, -1, -1) if rules.is_references_heading(lines[n].strip())), None)
    if start is None:
        return ListAndText(text, "")
    return ListAndText("\n".join(lines[start + 1 :]), "\n".join(lines[:start]))


def _names_references(line: str) -> bool:
    found = _HEADING.fullmatch(line.strip())
    return bool(found) and rules.is_references_heading(plain(found["words"].strip(" #"))) if found else False


def _ends(line: str, level: int) -> bool:
    found = _HEADING.fullmatch(line.strip())
    return found is not None and len(found["hashes"]) <= level


def plain(markdown: str) -> str:
    """Markdown of an entry as a person reads it: no backslashes, no links within the text, no names."""
    return _ESCAPED.sub(r"\1", _NAMED.sub("", _LINKED.sub(r"\1", markdown)))
