"""Where a list comes from: the part of a Markdown file under its heading, or a text that is nothing but a list."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.line_kinds import are_entries, is_entry_of_part, names_part
from kanyin.references.reading_lists import heads_list

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
    lines = without_quote(text.split("\n"))
    start = _last_name([_heading(line) for line in lines], [plain(line) for line in lines])
    if start is None:
        return ListAndText(plain("\n".join(lines)), "")
    level = len(lines[start]) - len(lines[start].lstrip("#"))
    end = next((n for n in range(start + 1, len(lines)) if _ends(lines[n], level)), len(lines))
    while end < len(lines) and names_part(_heading(lines[end])):
        end = next((n for n in range(end + 1, len(lines)) if _ends(lines[n], level)), len(lines))
    body = "\n".join([*lines[:start], *lines[end:]])
    listed = (line for line in lines[start + 1 : end] if not _RULE.fullmatch(line))
    return ListAndText(plain(_LINK.sub(r"\1", "\n".join(listed))), plain(body))


_RULE = lazy(r"\s{0,3}(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:_\s?){3,})")
"""A line of strokes, which Markdown draws as one."""


def from_text(text: str) -> ListAndText:
    """The lines behind the last that names references; a text without such a line is a list as a whole."""
    lines = without_quote(text.split("\n"))
    start = _last_name([line.strip() for line in lines], lines)
    if start is None:
        return ListAndText("\n".join(lines), "")
    return ListAndText("\n".join(lines[start + 1 :]), "\n".join(lines[:start]))


_QUOTED = lazy(r"^[ ]{0,3}>[ ]?")


def without_quote(lines: list[str]) -> list[str]:
    """The lines without the marks of a quotation, ``> [1] …``, where nearly all stand in it from the first entry on,
    headings aside: as converters of word processors' files write indented paragraphs."""
    first = next((n for n, line in enumerate(lines) if _is_quoted_entry(line)), len(lines))
    filled = [line for line in lines[first:] if line.strip() and not _HEADING.fullmatch(line.strip())]
    quoted = sum(_QUOTED.match(line) is not None for line in filled)
    if quoted < 2 or quoted < _NEARLY_ALL * len(filled):
        return lines
    return [*lines[:first], *(_QUOTED.sub("", line, 1) for line in lines[first:])]


_NEARLY_ALL = 0.9
"""Of the lines so many stand in the quotation; another is a remark of the author's."""


def _is_quoted_entry(line: str) -> bool:
    mark = _QUOTED.match(line)
    return mark is not None and is_entry_of_part(line[mark.end() :].lstrip("\\"))


def _last_name(names: list[str], lines: list[str]) -> int | None:
    """The last line that names references; where none does, the last 延伸阅读 above printed works."""
    behind = [n for n in range(len(names) - 1, -1, -1) if names[n]]
    named = next((n for n in behind if rules.is_references_heading(names[n])), None)
    while named and (above := _part_above(names, lines, named)) is not None:
        named = above
    return next((n for n in behind if heads_list(names[n], lines[n + 1 :])), None) if named is None else named


def _part_above(names: list[str], lines: list[str], last: int) -> int | None:
    """The heading above 英文参考文献, or above 参考文献 behind References, whose list goes on below that: between them
    stand entries and nothing else."""
    above = next((n for n in range(last - 1, -1, -1) if names[n] and rules.is_references_heading(names[n])), None)
    between = [line for line in lines[above + 1 : last] if line.strip()] if above is not None else []
    is_part = bool(between) and names_part(names[last]) and all(map(is_entry_of_part, between))
    return above if is_part or are_entries(between) else None


def _heading(line: str) -> str:
    """The words of a heading of Markdown; empty for any other line."""
    found = _HEADING.fullmatch(line.strip())
    return plain(without_attributes(found["words"]).strip(" #")) if found else ""


_ATTRIBUTES = lazy(r"(?<!\s)\s*+\{[^{}\n]{1,120}\}\s*$")


def without_attributes(words: str) -> str:
    """The words of a heading of Markdown without its attributes: 参考文献 {-}, References {#refs .unnumbered}."""
    return _ATTRIBUTES.sub("", words)


def _ends(line: str, level: int) -> bool:
    found = _HEADING.fullmatch(line.strip())
    return found is not None and len(found["hashes"]) <= level


def plain(markdown: str) -> str:
    """Markdown of an entry as a person reads it: no backslashes, no links within the text, no names."""
    return _ESCAPED.sub(r"\1", _NAMED.sub("", _LINKED.sub(r"\1", markdown)))
