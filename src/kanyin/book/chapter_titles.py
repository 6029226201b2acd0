"""Titles of a book of chapters: its own where no settings name one, those of its parts, those of chapters that have
none in their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kanyin.book import anchors, parts
from kanyin.book.opening import index_heading
from kanyin.book.pandoc import parse
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.dialects.chapter_list import INDEX, Chapter, Part
from kanyin.files import read_inside
from kanyin.patterns import lazy

_MARKUP = lazy(r"[*_`$\\]")
_HEADING = lazy(
    r"(?:[ \t]*+(?:(?:[<!]|\[!\[)[^\n]*+)?+\n)*+"
    r"(?:#[ \t]++(?P<atx>[^\n]*[^\s#])[ \t#]*+(?:\n|$)|(?P<setext>\S[^\n]*+)\n=+[ \t]*+(?:\n|$))"
)
"""A heading of the first level at the head of a file, pictures at most above it."""
_LETTERS = lazy(r"[\W\d_]+")
"""What two names of a chapter may differ in."""


def over(blocks: list[Json]) -> str:
    """The heading over the book's index."""
    heading = index_heading(blocks)
    return text_of(heading["c"][2]).strip() if heading else ""


def readme_head(root: Path) -> list[Json]:
    """The heading that README.md begins with: it speaks of the book without being of it."""
    file = next((root / name for name in ("README.md", "readme.md") if (root / name).is_file()), None)
    text = read_inside(root, file).decode("utf-8-sig", "replace").replace("\r\n", "\n") if file else ""
    opening = _HEADING.match(text)
    return parse(f"# {opening['atx'] or opening['setext']}")["blocks"] if opening else []


def part_heading(part: Part) -> Json:
    """The heading of a part, which stands in the contents alone."""
    return {"t": "Header", "c": [part.depth + 1, ["", [], []], _inlines(part.title)], parts.WITHIN: part.within}


def _inlines(title: str) -> list[Json]:
    """A title of the contents, which is Markdown as that of a chapter is."""
    blocks = parse(title)["blocks"] if _MARKUP.search(title) else []
    is_line = len(blocks) == 1 and blocks[0]["t"] == "Para"
    return list(blocks[0]["c"]) if is_line else [{"t": "Str", "c": title}]


def give(document: Json, chapter: Chapter, book: str) -> None:
    """A chapter whose title stands in its front matter or in the contents alone gets a heading of it.

    So does one whose own headings are several of one level, none over the others.

    The title of the book, in its index, is none of a chapter where that has headings.
    """
    blocks = document["blocks"]
    title = document["meta"].get("title")
    title = title if words_of(title) == book else _with_subtitle(document["meta"])
    highest = min((block["c"][0] for block in anchors.headings(blocks)), default=0)
    words = words_of(title)
    own = [block for block in anchors.headings(blocks) if block["c"][0] == highest]
    if highest and words == book and chapter.path.stem.lower() in INDEX:
        return
    if words and not (own and text_of(own[0]["c"][2]).strip() == words):
        inlines = title["c"] if title["t"] == "MetaInlines" else [{"t": "Str", "c": words}]
        if own and text_of(own[0]["c"][2]).strip() == words_of(document["meta"].get("title")):
            own[0]["c"][2] = inlines
            return
    elif chapter.title and (not highest or _is_untitled(own, chapter.title)):
        inlines = _inlines(chapter.title)
    else:
        return
    for heading in anchors.headings(blocks):
        heading["c"][0] += 2 - highest
    blocks.insert(0, {"t": "Header", "c": [1, ["", [], []], inlines]})


def _with_subtitle(meta: Json) -> Any:
    """The title of a chapter's front matter with its subtitle behind a dash, as print has both on one line."""
    title, subtitle = meta.get("title"), words_of(meta.get("subtitle")).strip("—– ")
    if not words_of(title) or not subtitle:
        return title
    inlines = title["c"] if title["t"] == "MetaInlines" else [{"t": "Str", "c": words_of(title)}]
    return {"t": "MetaInlines", "c": [*inlines, {"t": "Str", "c": f"——{subtitle}"}]}


def _is_untitled(tops: list[Json], title: str) -> bool:
    """True for a file of several headings of one level that is called otherwise than the first of them."""
    called, first = (_LETTERS.sub("", words) for words in (title, text_of(tops[0]["c"][2])))
    return len(tops) > 1 and called not in first and first not in called


def words_of(title: Any) -> str:
    """The words of a title, one of pandoc's or of a settings file."""
    return title.strip() if isinstance(title, str) else text_of(title).strip() if title else ""
