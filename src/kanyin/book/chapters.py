"""The chapters of a folder as one document: links between them lead inside, numbers run on."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kanyin.book import anchors, contents_sign, cross_references, parts
from kanyin.book.bibliography import with_bibliographies
from kanyin.book.chapter_titles import give, over, part_heading, readme_head, words_of
from kanyin.book.document import finish_text, read_chapter, said_language
from kanyin.book.front_matter import tell_unknown
from kanyin.book.links import ids
from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite
from kanyin.dialects.chapter_list import INDEX, SCHEME, Chapter, Contents
from kanyin.dialects.omitted import Omitted
from kanyin.dialects.toml_front import as_yaml
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.files.folders import SUFFIXES
from kanyin.files.names import Names
from kanyin.messages import msg
from kanyin.model import Change
from kanyin.patterns import lazy
from kanyin.remarks import remark, renumbered


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


def read_chapters(contents: Contents, edition: str = "") -> tuple[Json, Text, list[Change]]:
    """One document of all chapters, their text, what was normalised in it; ``edition`` as in ``with_bibliographies``.

    Raises InputError with the file.
    """
    whole, fields = Text(), dict(contents.fields)
    prefixes = {
        _real(chapter.path): anchors.chapter_prefix(number) for number, chapter in enumerate(contents.chapters, 1)
    }
    read: list[tuple[Json, str, str]] = []
    omitted, tops = Omitted(), dict[str, str]()
    chapters = frozenset(chapter.path.resolve() for chapter in contents.chapters)
    for chapter, markdown in zip(contents.chapters, _texts(contents, edition), strict=True):
        file = str(chapter.path)
        whole.add(markdown, file)
        document = _read(markdown, chapter, contents.root, omitted, chapters)
        read.append((document, markdown, file))
    omitted.tell()
    tell_unknown(omitted.keys)
    is_index = _is_index(contents.chapters[0].path, contents.root)
    _take_fields([document["meta"] for document, *_ in read], is_index, fields)
    if not fields.get("title"):
        fields["title"] = over(read[0][0]["blocks"] if is_index else readme_head(contents.root))
    for chapter, (document, *_) in zip(contents.chapters, read, strict=True):
        _shape(document, chapter, prefixes[_real(chapter.path)], fields.get("title"))
        tops[_real(chapter.path)] = _top(document["blocks"], prefixes[_real(chapter.path)])
    names = {
        _real(chapter.path): set(ids(document["blocks"]))
        for chapter, (document, *_) in zip(contents.chapters, read, strict=True)
    }
    files = Names(contents.root)
    headings = {one["c"][1][0]: one["c"][2] for document, *_ in read for one in anchors.headings(document["blocks"])}
    for chapter, (document, *_) in zip(contents.chapters, read, strict=True):
        leads = _Leads(chapter.path, contents.root, prefixes, tops, names, files, headings)
        rewrite(document["blocks"], leads.change)
    for chapter, (document, *_) in zip(contents.chapters, read, strict=True):
        document["blocks"][:0] = [part_heading(part) for part in chapter.parts]
    blocks = [block for document, *_ in read for block in document["blocks"]]
    merged = {**read[0][0], "meta": _meta(fields, contents.root), "blocks": blocks}
    del merged["html-lines"]
    said_language(merged)
    numbers = cross_references.number(merged)
    changes: list[Change] = []
    for document, markdown, file in read:
        with renumbered(lambda told, line, file=file: (told or file, line)):  # type: ignore[misc]
            cross_references.link(document["blocks"], numbers, markdown)
            changes += finish_text(document, markdown)
    merged["blocks"] = [block for document, *_ in read for block in document["blocks"]]
    return merged, whole, changes


def _texts(contents: Contents, edition: str) -> list[str]:
    """The chapters' Markdown, their front matter YAML, their keys of a bibliography resolved."""
    texts = {}
    for chapter in contents.chapters:
        text = read_inside(contents.root, chapter.path).decode("utf-8-sig", "replace").replace("\r\n", "\n")
        texts[chapter.path] = as_yaml(text, str(chapter.path))
    return with_bibliographies(texts, contents.fields, contents.root, edition)


def _read(markdown: str, chapter: Chapter, root: Path, omitted: Omitted, chapters: Collection[Path]) -> Json:
    file = str(chapter.path)
    try:
        with renumbered(lambda told, line: (told or file, line)):
            return read_chapter(markdown, chapter.path.parent, root, omitted, chapters)
    except KanyinError as error:
        raise type(error)(error.problem, file=error.file or file, line=error.line, hint=error.hint) from error


def _is_index(path: Path, root: Path) -> bool:
    """True for the file that speaks of the book itself; those in the folders of its parts speak of these."""
    folder = path.resolve().parent
    while folder != root.resolve() and folder.name in _OF_TOOLS:
        folder = folder.parent
    return path.stem.lower() in INDEX and folder == root.resolve()


def _take_fields(metas: list[Json], is_index: bool, fields: dict[str, Any]) -> None:
    """What the first file says of the book, as far as nothing else says it.

    Where the others name titles too, its title is that of a chapter, unless it is the book's index.
    """
    is_chapters = not is_index and any("title" in meta for meta in metas[1:])
    for key, value in metas[0].items():
        if not fields.get(key) and not (is_chapters and key in ("title", "subtitle")):
            fields[key] = value


_OF_TOOLS = ("docs", "doc", "src", "book", "source", "content")
"""Names of folders that tools want, and that say nothing of the book."""


def _meta(fields: Mapping[str, Any], root: Path) -> Json:
    made = {key: _value(value) for key, value in fields.items() if value}
    if made.get("title"):
        return made
    name = next((one.name for one in (root.resolve(), *root.resolve().parents) if one.name not in _OF_TOOLS), "")
    remark(
        msg("the book names no title, so it is called by its folder: {name}", name=name),
        hint=msg("write title: in the settings of the book or at the top of its first file"),
    )
    return {**made, "title": _value(name)}


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


_OF_ALL_PAGES = ("", "docs", "static", "public", "docs/public", ".vuepress/public", "docs/.vuepress/public", "source")
"""Folders of a book where addresses on all its pages begin: docsify's, Docusaurus', VitePress', VuePress', Hexo's."""


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _shape(document: Json, chapter: Chapter, prefix: str, book: Any) -> None:
    """Headings of their level under a title, and ids of the chapter's own."""
    blocks = document["blocks"]
    give(document, chapter, words_of(book))
    _open_with_title(blocks)
    headings = list(anchors.headings(blocks))
    rise = chapter.depth + 1 - min((heading["c"][0] for heading in headings), default=1)
    for heading in headings:
        heading["c"][0] = max(1, heading["c"][0] + rise)
        heading[parts.WITHIN] = chapter.within
    contents_sign.fill(blocks, prefix)


def _open_with_title(blocks: list[Json]) -> None:
    """Let a chapter begin with its title: what stands above it, a box, a picture, is not of the chapter before."""
    headings = list(anchors.headings(blocks))
    if headings and all(one["c"][0] > headings[0]["c"][0] for one in headings[1:]):
        blocks.remove(headings[0])
        blocks.insert(0, headings[0])


def _top(blocks: list[Json], prefix: str) -> str:
    """Where links to a chapter lead: its heading, or a place before what it begins with."""
    if blocks and blocks[0]["t"] == "Header":
        return str(blocks[0]["c"][1][0])
    blocks.insert(0, {"t": "Div", "c": [[prefix + "top", [], []], []]})
    return prefix + "top"


_MARKS = lazy(r"[-_]")


@dataclass(frozen=True, slots=True)
class _Leads:
    """Where links and pictures of the chapter ``file`` lead, seen from the whole book.

    They are meant from its folder, or, where nothing is there, from its page on the web: MkDocs makes a folder of it.
    """

    file: Path
    root: Path
    prefixes: Mapping[str, str]
    tops: Mapping[str, str]
    names: Mapping[str, set[str]]
    files: Names
    headings: Mapping[str, list[Json]]
    """The words of all headings, by their names."""

    def change(self, node: Json) -> None:
        """Let a link or a picture lead to what it leads to in the book."""
        if node["t"] == "Link":
            target = node["c"][2][0]
            node["c"][2][0] = self._link(target)
            if not node["c"][1] and target:
                node["c"][1] = self._words(node["c"][2][0], target)
        elif node["t"] == "Image" and not (SCHEME.match(node["c"][2][0]) or node["c"][2][0].startswith("#")):
            found = self._picture(unquote(node["c"][2][0].partition("?")[0]))
            node["c"][2][0] = os.path.relpath(found, self.root).replace("%", "%25")

    def _words(self, lead: str, target: str) -> list[Json]:
        """What a link without words says, as MyST has it: the heading that it leads to, or else the file."""
        said = self.headings.get(lead.removeprefix("#")) if lead.startswith("#") else None
        return deepcopy(said) if said else [{"t": "Str", "c": target.removesuffix(".md")}]

    def _picture(self, path: str) -> str:
        """Where a picture lies: beside the chapter, or where the page on the web finds it, in a folder of all pages."""
        here, on_the_web = self._places(path.lstrip("/"))
        roots = (os.path.join(self.root, folder, path.lstrip("/")) for folder in _OF_ALL_PAGES)
        others = (os.path.normpath(place) for place in (on_the_web, *roots))
        found = (place for place in others if self._is_inside(place) and os.path.exists(place))
        return here if os.path.exists(here) else next(found, str(self.files.only(path) or here))

    def _places(self, path: str) -> tuple[str, str]:
        return os.path.join(self.file.parent, path), os.path.normpath(os.path.join(self.file.with_suffix(""), path))

    def _is_inside(self, path: str) -> bool:
        return os.path.realpath(path).startswith(os.path.realpath(self.root) + os.sep)

    def _link(self, target: str) -> str:
        if target.startswith("#"):
            return self._inside(_real(self.file), target[1:]) or target
        if SCHEME.match(target):
            return target
        path, _, place = target.partition("#")
        found = self._chapter(unquote(path))
        if not found:
            return target
        return (self._inside(found, place) or target) if place else f"#{self.tops[found]}"

    def _inside(self, chapter: str, place: str) -> str:
        """The address of a place in a chapter: of its heading, or of what keeps its name, a table or a figure."""
        prefix, names = self.prefixes[chapter], self.names[chapter]
        forms = (place, unquote(place), anchors.slug(unquote(place)))
        heading = next((prefix + form for form in forms if prefix + form in names), "")
        if not heading:  # VitePress parts the words of a heading at more marks than GitHub does: build-target
            bare = _MARKS.sub("", forms[2])
            alike = sorted(name for name in names if _MARKS.sub("", name.removeprefix(prefix)) == bare)
            heading = next((name for name in alike if bare and name.startswith(prefix)), "")
        own = next((form for form in forms[:2] if form in names or cross_references.is_name(form)), "")
        return f"#{heading or own}" if heading or own else ""

    def _chapter(self, path: str) -> str:
        """The file of the chapter that an address names, by its file, by its page on the web, or as a note of a vault.

        Obsidian finds a note by its name alone, in whatever folder it lies, or by its folders from the vault's own on.
        """
        stem = re.sub(r"(?:/index)?\.html?$|/index\.md$|/$", "", path)
        forms = (path, *(stem + ending for ending in (*SUFFIXES, "/index.md", "/_index.md", "/README.md")))
        of_site = (*_OF_ALL_PAGES, "src") if path.startswith("/") else ("",)
        places = (
            os.path.realpath(place)
            for form in forms
            for place in (
                *self._places(form.rstrip("/")),
                *(os.path.join(self.root, folder, form.strip("/")) for folder in of_site),
            )
        )
        name = path.lower() if "/" not in path else ""
        named = (place for place in self.prefixes if os.path.basename(place).lower() == name)
        return next((place for place in (*places, *named) if place in self.prefixes), "")
