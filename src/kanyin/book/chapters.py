"""The chapters of a folder as one document: links between them lead inside, numbers run on."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kanyin.book import anchors, cross_references
from kanyin.book.document import finish_text, read_chapter, said_language
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite, text_of
from kanyin.dialects.contents import SUFFIXES, Chapter, Contents
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.toml_front import as_yaml
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.model import Change
from kanyin.remarks import renumbered

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


@dataclass(slots=True)
class Text:
    """All chapters as one text, for looking up where something stands: for each line its file and its number there."""

    texts: list[str] = field(default_factory=list)
    places: list[tuple[str, int]] = field(default_factory=list)

    def add(self, text: str, file: str) -> None:
        """One more file."""
        self.texts.append(text)
        self.places += [(file, number) for number in range(1, text.count("\n") + 2)]

    @property
    def all(self) -> str:
        """The whole text."""
        return "\n".join(self.texts)

    def place(self, file: str | None, line: int | None) -> tuple[str | None, int | None]:
        """File and number of a line of the whole text."""
        if file is None and line is not None and 0 < line <= len(self.places):
            return self.places[line - 1]
        return file, line


def read_chapters(contents: Contents) -> tuple[Json, Text, list[Change]]:
    """One document of all chapters, their text, what was normalised in it. Raises InputError with the file."""
    whole, fields = Text(), dict(contents.fields)
    prefixes = {_real(chapter.path): f"c{number}--" for number, chapter in enumerate(contents.chapters, 1)}
    parts: list[tuple[Json, str, str]] = []
    omitted = Omitted()
    for chapter in contents.chapters:
        file = str(chapter.path)
        markdown = read_inside(contents.root, chapter.path).decode("utf-8-sig", "replace").replace("\r\n", "\n")
        markdown = as_yaml(markdown, file)
        whole.add(markdown, file)
        document = _read(markdown, chapter, contents.root, omitted)
        _take_fields(document["meta"], fields, is_first=chapter is contents.chapters[0])
        _shape(document, chapter, prefixes[_real(chapter.path)])
        parts.append((document, markdown, file))
    omitted.tell()
    names = {heading["c"][1][0] for document, *_ in parts for heading in anchors.headings(document["blocks"])}
    for chapter, (document, *_) in zip(contents.chapters, parts, strict=True):
        leads = _Leads(chapter.path, contents.root, prefixes[_real(chapter.path)], prefixes, names)
        rewrite(document["blocks"], leads.change)
    blocks = [block for document, *_ in parts for block in document["blocks"]]
    merged = {**parts[0][0], "meta": _meta(fields, contents.root), "blocks": blocks}
    del merged["html-lines"]
    said_language(merged)
    numbers = cross_references.number(merged)
    changes: list[Change] = []
    for document, markdown, file in parts:
        with renumbered(lambda told, line, file=file: (told or file, line)):  # type: ignore[misc]
            cross_references.link(document["blocks"], numbers, markdown)
            changes += finish_text(document, markdown)
    merged["blocks"] = [block for document, *_ in parts for block in document["blocks"]]
    return merged, whole, changes


def _read(markdown: str, chapter: Chapter, root: Path, omitted: Omitted) -> Json:
    file = str(chapter.path)
    try:
        with renumbered(lambda told, line: (told or file, line)):
            return read_chapter(markdown, chapter.path.parent, root, omitted)
    except KanyinError as error:
        raise type(error)(error.problem, file=error.file or file, line=error.line, hint=error.hint) from error


def _take_fields(meta: Json, fields: dict[str, Any], *, is_first: bool) -> None:
    """What the first file says of the book, as far as nothing else says it; a bibliography is everybody's."""
    if is_first:
        for key, value in meta.items():
            if not fields.get(key):
                fields[key] = value


def _meta(fields: Mapping[str, Any], root: Path) -> Json:
    made = {key: _value(value) for key, value in fields.items() if value}
    return made if made.get("title") else {**made, "title": _value(root.resolve().name)}


def _value(value: Any) -> Json:
    """A field as pandoc has it."""
    if isinstance(value, dict) and "t" in value:
        return value
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_value(one) for one in value]}
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {str(key): _value(one) for key, one in value.items()}}
    words = str(value).split()
    return {"t": "MetaInlines", "c": [node for word in words for node in ({"t": "Space"}, {"t": "Str", "c": word})][1:]}


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _shape(document: Json, chapter: Chapter, prefix: str) -> None:
    """Headings of their level under a title, and ids of the chapter's own."""
    blocks = document["blocks"]
    _title(document, chapter)
    headings = list(anchors.headings(blocks))
    rise = chapter.depth + 1 - min((heading["c"][0] for heading in headings), default=1)
    for heading in headings:
        heading["c"][0] = max(1, heading["c"][0] + rise)
    anchors.name_headings(blocks, prefix)
    # Where links to the chapter lead.
    blocks.insert(0, {"t": "Div", "c": [[prefix + "top", [], []], []]})


def _title(document: Json, chapter: Chapter) -> None:
    """A chapter whose title stands in its front matter or in the contents alone gets a heading of it."""
    blocks = document["blocks"]
    title = document["meta"].get("title")
    highest = min((block["c"][0] for block in anchors.headings(blocks)), default=0)
    words = text_of(title).strip() if title else ""
    own = [block for block in anchors.headings(blocks) if block["c"][0] == highest]
    if words and not (own and text_of(own[0]["c"][2]).strip() == words):
        inlines = title["c"] if title["t"] == "MetaInlines" else [{"t": "Str", "c": words}]
    elif not highest and chapter.title:
        inlines = [{"t": "Str", "c": chapter.title}]
    else:
        return
    for heading in anchors.headings(blocks):
        heading["c"][0] += 2 - highest
    blocks.insert(0, {"t": "Header", "c": [1, ["", [], []], inlines]})


@dataclass(frozen=True, slots=True)
class _Leads:
    """Where links and pictures of the chapter ``file`` lead, seen from the whole book.

    They are meant from its folder, or, where nothing is there, from its page on the web: MkDocs makes a folder of it.
    """

    file: Path
    root: Path
    prefix: str
    prefixes: Mapping[str, str]
    names: set[str]

    def change(self, node: Json) -> None:
        """Let a link or a picture lead to what it leads to in the book."""
        if node["t"] == "Link":
            node["c"][2][0] = self._link(node["c"][2][0])
        elif node["t"] == "Image" and not _ADDRESS.match(node["c"][2][0]):
            here, on_the_web = self._places(unquote(node["c"][2][0]).lstrip("/"))
            is_there = not os.path.exists(here) and self._is_inside(on_the_web) and os.path.exists(on_the_web)
            node["c"][2][0] = os.path.relpath(on_the_web if is_there else here, self.root).replace("%", "%25")

    def _places(self, path: str) -> tuple[str, str]:
        return os.path.join(self.file.parent, path), os.path.normpath(os.path.join(self.file.with_suffix(""), path))

    def _is_inside(self, path: str) -> bool:
        return os.path.realpath(path).startswith(os.path.realpath(self.root) + os.sep)

    def _link(self, target: str) -> str:
        if target.startswith("#"):
            return f"#{self.prefix}{target[1:]}" if self.prefix + unquote(target[1:]) in self.names else target
        if _ADDRESS.match(target):
            return target
        path, _, place = target.partition("#")
        found = self._chapter(unquote(path))
        return f"#{found}{place or 'top'}" if found else target

    def _chapter(self, path: str) -> str:
        """The prefix of the chapter that an address names, by its file or by its page on the web."""
        stem = re.sub(r"\.html?$|/$", "", path)
        forms = (path, *(stem + ending for ending in SUFFIXES))
        places = (os.path.realpath(place) for form in forms for place in self._places(form.rstrip("/")))
        return next((self.prefixes[place] for place in places if place in self.prefixes), "")
