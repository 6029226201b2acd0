"""A folder as one book: its chapters in their order, as the tools that such folders are made for say it.

mdBook's and HonKit's SUMMARY.md, docsify's _sidebar.md, _quarto.yml, _bookdown.yml, mkdocs.yml; else numbered files.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from kanyin.errors import InputError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.remarks import remark

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".mdx")
"""How Markdown files end."""
_ITEM = re.compile(
    r"(?P<deep>[ \t]*)(?:[-*+][ \t]+|\d+[.)][ \t]+)?\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\])*+)\]"
    r"\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[^)]*+\)"
)
_NATURAL = re.compile(r"(\d+)")
_HAN_NUMBERS = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of a book: where it lies, its title in the contents, how many chapters it is part of."""

    path: Path
    title: str = ""
    depth: int = 0


@dataclass(slots=True)
class Contents:
    """What a folder says of its book: chapters, and its fields of front matter (``title``, ``author`` …)."""

    root: Path
    chapters: list[Chapter] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def add(self, name: str, folder: Path, title: str = "", depth: int = 0) -> None:
        """One more chapter, once; a file that is not there is one of the missing."""
        path = folder / unquote(name.partition("#")[0])
        if path.suffix.lower() not in SUFFIXES or any(path == one.path for one in self.chapters):
            return
        if path.is_file():
            self.chapters.append(Chapter(path, title, depth))
        else:
            self.missing.append(name)


def read_contents(root: Path) -> Contents:
    """The chapters of the book in a folder. Raises InputError where there are none."""
    contents = Contents(root)
    for reader in (_mdbook, _sidebar, _quarto, _mkdocs, _bookdown, _numbered):
        reader(contents)
        if contents.chapters:
            _tell_missing(contents)
            return contents
        if contents.missing:
            break
    if contents.missing:
        raise InputError(
            msg("none of the {count} chapters that the contents name is there", count=len(contents.missing)),
            file=root,
            hint=msg("put them there: the first is {name}", name=contents.missing[0]),
        )
    raise InputError(
        msg("there is no chapter in this folder ({kinds})", kinds=msg(", ").join(SUFFIXES)),
        file=root,
        hint=msg("name its files in SUMMARY.md, or number them"),
    )


_NAMED = 8
"""Missing chapters that are named."""


def _tell_missing(contents: Contents) -> None:
    if contents.missing:
        more = " …" if len(contents.missing) > _NAMED else ""
        names = msg(", ").join(contents.missing[:_NAMED]) + more
        remark(
            msg(
                "chapters that the contents name are not there ({count}): {names}",
                count=len(contents.missing),
                names=names,
            ),
            hint=msg("put them there, or take their lines away"),
        )


def _text(root: Path, path: Path) -> str:
    return read_inside(root, path).decode("utf-8-sig", "replace")


def _mdbook(contents: Contents) -> None:
    """``SUMMARY.md``, with ``book.toml`` or ``book.json`` beside it or above it."""
    root = contents.root
    source = "src"
    if (root / "book.toml").is_file():
        try:
            book = tomllib.loads(_text(root, root / "book.toml")).get("book", {})
        except tomllib.TOMLDecodeError as error:
            remark(msg("not TOML: {reason}", reason=error), file=root / "book.toml")
            book = {}
        source = str(book.get("src", source))
        contents.fields |= {
            "title": book.get("title", ""),
            "author": book.get("authors", []),
            "lang": book.get("language", ""),
        }
    folders = (root / source, root, root / "docs")
    found = next((folder for folder in folders if (folder / "SUMMARY.md").is_file()), None)
    if found:
        _listed(contents, found / "SUMMARY.md")


def _sidebar(contents: Contents) -> None:
    """docsify's ``_sidebar.md``."""
    root = contents.root
    found = next((folder for folder in (root, root / "docs") if (folder / "_sidebar.md").is_file()), None)
    if found:
        _listed(contents, found / "_sidebar.md")


def _listed(contents: Contents, path: Path) -> None:
    """The links of a list, its levels by their indents."""
    indents: list[int] = []
    for line in _text(contents.root, path).splitlines():
        found = _ITEM.match(line)
        if found:
            deep = len(found["deep"].expandtabs(4))
            indents = [one for one in indents if one < deep] + [deep]
            contents.add(found["target"].lstrip("/"), path.parent, found["title"].strip(), len(indents) - 1)


def _yaml(contents: Contents, name: str) -> dict[str, Any]:
    """A table of YAML; of a file that is none, or not there, nothing."""
    path = contents.root / name
    if not path.is_file():
        return {}
    try:
        made = yaml.load(_text(contents.root, path), yaml.BaseLoader)
    except yaml.YAMLError as error:
        remark(msg("broken YAML: {problem}", problem=" ".join(str(error).split())), file=path)
        return {}
    return made if isinstance(made, dict) else {}


def _quarto(contents: Contents) -> None:
    """``_quarto.yml``."""
    book = _yaml(contents, "_quarto.yml").get("book", {})
    if isinstance(book, dict) and book:
        contents.fields |= {key: book[key] for key in ("title", "subtitle", "author", "date") if key in book}
        for key in ("chapters", "appendices"):
            _nested(contents, book.get(key, []), contents.root, 0)


def _nested(contents: Contents, entries: object, folder: Path, depth: int) -> None:
    """Lists of files, parts and sections inside each other."""
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, str):
            contents.add(entry, folder, "", depth)
        elif isinstance(entry, dict) and "chapters" in entry:
            if str(entry.get("part", "")).lower().endswith(SUFFIXES):
                contents.add(str(entry["part"]), folder, "", depth)
            _nested(contents, entry["chapters"], folder, depth)
        elif isinstance(entry, dict) and "file" in entry:
            contents.add(str(entry["file"]), folder, str(entry.get("text", "")), depth)
        elif isinstance(entry, dict):
            for title, target in entry.items():
                if isinstance(target, str):
                    contents.add(target, folder, str(title), depth)
                else:
                    _nested(contents, target, folder, depth)


def _mkdocs(contents: Contents) -> None:
    """``mkdocs.yml``; without ``nav`` all files, by name."""
    site = _yaml(contents, "mkdocs.yml") or _yaml(contents, "mkdocs.yaml")
    if site:
        named = contents.root / str(site.get("docs_dir", "docs"))
        folder = named if named.is_dir() else contents.root / "docs"  # one that is yet to be made, of docs
        contents.fields |= {"title": site.get("site_name", ""), "author": site.get("site_author", "")}
        _nested(contents, site.get("nav", []), folder, 0)
        if not contents.chapters:
            _in_order(contents, sorted(folder.rglob("*")), folder)


def _bookdown(contents: Contents) -> None:
    """``_bookdown.yml``: the files that it names, else all R Markdown of the folder."""
    root = contents.root
    if not (root / "_bookdown.yml").is_file():
        return
    named = _yaml(contents, "_bookdown.yml").get("rmd_files", [])
    for name in next(iter(named.values()), []) if isinstance(named, dict) else named:
        contents.add(str(name), root)
    if not contents.chapters:
        _in_order(contents, (path for path in root.iterdir() if path.suffix.lower() == ".rmd"), root)


def _numbered(contents: Contents) -> None:
    """Files with numbers in their names; where none has, all."""
    files = [path for path in contents.root.iterdir() if path.suffix.lower() in SUFFIXES]
    numbered = [path for path in files if _NATURAL.search(path.stem) or any(sign in path.stem for sign in _HAN_NUMBERS)]
    first = [path for path in files if path.stem.lower() in ("index", "preface", "前言", "序")]
    _in_order(contents, [*first, *numbered] if numbered else files, contents.root)


def _in_order(contents: Contents, files: Iterator[Path] | list[Path], folder: Path) -> None:
    """Files by their names, numbers by what they count; what begins with a low line is no chapter."""
    known = [path for path in files if path.suffix.lower() in SUFFIXES and not path.name.startswith(("_", "."))]
    for path in sorted(known, key=_order(folder)):
        contents.add(str(path.relative_to(folder)), folder)


def _order(folder: Path) -> Callable[[Path], tuple[object, ...]]:
    def key(path: Path) -> tuple[object, ...]:
        name = str(path.relative_to(folder).with_suffix("")).lower()
        is_first = path.stem.lower() in ("index", "readme", "preface", "前言", "序")
        pieces = _NATURAL.split("".join(_figure(char) for char in name))
        return (not is_first, *((int(piece), "") if at % 2 else (0, piece) for at, piece in enumerate(pieces)))

    return key


def _figure(char: str) -> str:
    """A Han that counts as the figure that it is; tens are not looked into."""
    at = _HAN_NUMBERS.find(char)
    return str(at) if at >= 0 else char
