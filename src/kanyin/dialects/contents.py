"""A folder as one book: its chapters in their order, as the tools that such folders are made for say it.

mdBook's and HonKit's SUMMARY.md, docsify's _sidebar.md, _quarto.yml, _bookdown.yml, mkdocs.yml, Jupyter Book's _toc.yml
(``jupyter.py``), the sidebars of VitePress and its like (``sidebars.py``), the posts of a blog (``posts.py``); else
numbered files.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from kanyin.dialects.chapter_list import INDEX, Chapter, Contents, markdown_file
from kanyin.dialects.chapter_order import HAN_NUMBERS, NATURAL, in_order, tree
from kanyin.dialects.chapter_remarks import tell_missing, tell_planned, tell_unnamed, tell_without_number
from kanyin.dialects.jupyter import read_toc
from kanyin.dialects.posts import read_posts
from kanyin.dialects.sidebars import read_sidebar
from kanyin.dialects.tool_files import json_or_toml, text_of, yaml_table
from kanyin.errors import InputError
from kanyin.files.folders import SUFFIXES
from kanyin.messages import msg
from kanyin.patterns import lazy

_ITEM = lazy(
    r"(?P<deep>[ \t]*)(?:[-*+][ \t]+|\d+[.)][ \t]+)?\[(?P<title>(?:[^\[\]]|\[[^\[\]]*\])*+)\]"
    r"\((?P<target>[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[^)]*+\)"
)
_BULLETED = lazy(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_GROUP = lazy(r"(?P<deep>[ \t]*)[-*+][ \t]++(?P<title>[^\s\[\]][^\[\]]*+)")
_HEADING = lazy(r"#{1,6}+[ \t]++(?P<title>\S[^\n]*+)")


def read_contents(root: Path) -> Contents:
    """The chapters of the book in a folder. Raises InputError where there are none."""
    contents = Contents(root)
    for reader in _READERS:
        reader(contents)
        if contents.chapters:
            contents.chapters[:] = _raised(contents.chapters)
            tell_missing(contents)
            tell_planned(contents)
            if reader in _NAMING:
                tell_unnamed(contents)
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


def _raised(chapters: list[Chapter]) -> list[Chapter]:
    """The chapters; those of a list that stands as a whole under the index of the book are not parts of that."""
    first, *others = chapters
    if len(others) < 2 or first.path.stem.lower() not in INDEX or any(one.depth == 0 for one in others):
        return chapters
    return [first, *(replace(one, depth=one.depth - 1) for one in others)]


def _mdbook(contents: Contents) -> None:
    """``SUMMARY.md``, with ``book.toml`` or ``book.json`` beside it or above it."""
    root = contents.root
    table = json_or_toml(root, "book.toml", tomllib.loads).get("book", {})
    book = {**json_or_toml(root, "book.json", json.loads), **(table if isinstance(table, dict) else {})}
    contents.fields |= {
        "title": book.get("title") or "",
        "author": book.get("authors") or book.get("author") or [],
        "lang": book.get("language") or "",
    }
    folders = (root / str(book.get("src") or book.get("root") or "src"), root, root / "docs")
    found = next((folder for folder in folders if (folder / "SUMMARY.md").is_file()), None)
    if found:
        _listed(contents, found / "SUMMARY.md")


def _sidebar(contents: Contents) -> None:
    """docsify's ``_sidebar.md``; its home page, README.md, is the first, whether it is named or not."""
    root = contents.root
    found = next((folder for folder in (root, root / "docs") if (folder / "_sidebar.md").is_file()), None)
    if found:
        home = found / "README.md"
        _listed(contents, found / "_sidebar.md")
        if contents.chapters and home.is_file() and all(one.path != home for one in contents.chapters):
            contents.chapters.insert(0, Chapter(home))


def _listed(contents: Contents, path: Path, *, only_lists: bool = False) -> None:
    """The links of a list, its levels by their indents; headings and items without a link begin parts of the book.

    The first heading over the first link is the title of the list. ``only_lists``: the file is one of the book's own.
    """
    levels: list[tuple[int, int]] = []  # of each open item its indent, and how much deeper what is below it stands
    titled, headed = False, _Headed()
    for line in text_of(contents.root, path).splitlines():
        found, heading = _ITEM.match(line), _HEADING.fullmatch(line)
        group = None if only_lists or found or heading else _GROUP.fullmatch(line.rstrip())
        item = found or group
        if item and (not only_lists or _BULLETED.match(line) or (contents.chapters and _is_chapter(line))):
            deep = len(item["deep"].expandtabs(4))
            levels = [one for one in levels if one[0] < deep]
            contents.within = headed.parts(bool(_BULLETED.match(line))) + bool(levels and not levels[0][1])
            depth, title = sum(step for _, step in levels), item["title"].strip(" \t*_")
            levels.append((deep, 1 if found or levels else 0))
            if group:
                contents.begin(title, depth)
            elif item["target"]:
                contents.add(item["target"].lstrip("/") or "README.md", path.parent, item["title"].strip(), depth)
            else:
                contents.planned.append(title)
            titled = True
        elif heading and titled and not only_lists:
            contents.within = 0
            contents.begin(heading["title"].strip(" \t#*_"))
            levels, headed = [], _Headed(is_open=True)
        titled = titled or bool(heading)
    contents.within = 0


def _is_chapter(line: str) -> bool:
    """A link to Markdown alone in its line: of a list of chapters it is one whose bullet was forgotten."""
    found = _ITEM.fullmatch(line.rstrip())
    return found is not None and found["target"].lower().endswith(".md")


@dataclass(slots=True)
class _Headed:
    """The part that a heading of a list has begun. Behind items with bullets, a link without one is of no part."""

    is_open: bool = False
    bulleted: bool = False

    def parts(self, bulleted: bool) -> int:
        """How many parts the next item is in."""
        self.is_open = self.is_open and (bulleted or not self.bulleted)
        self.bulleted = self.bulleted or bulleted
        return int(self.is_open)


def _readme(contents: Contents) -> None:
    """README.md with a list of the chapters, where the files themselves are not numbered."""
    root = contents.root
    found = next((root / name for name in ("README.md", "readme.md", "index.md") if (root / name).is_file()), None)
    if found is None:
        return
    listed = Contents(root)
    _listed(listed, found, only_lists=True)
    chapters = [one for one in listed.chapters if one.path != found]
    if len(chapters) >= max(2, len(_with_numbers(root))):
        contents.chapters += [Chapter(found), *chapters]
        contents.missing += listed.missing


def _quarto(contents: Contents) -> None:
    """``_quarto.yml``."""
    project = yaml_table(contents.root, "_quarto.yml")
    book = project.get("book", {})
    if isinstance(book, dict) and book:
        contents.fields |= {key: book[key] for key in ("title", "subtitle", "author", "date") if key in book}
        contents.fields |= {key: project[key] for key in ("bibliography", "lang") if key in project}
        for key in ("chapters", "appendices"):
            _nested(contents, book.get(key, []), contents.root, 0)


def _nested(contents: Contents, entries: object, folder: Path, depth: int, *, inside: bool = False) -> None:
    """Lists of files, parts and sections inside each other; ``inside`` a part or a chapter."""
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, str):
            contents.add(entry, folder, "", depth)
        elif isinstance(entry, dict) and "chapters" in entry:
            part = str(entry.get("part", ""))
            if part.lower().endswith(SUFFIXES):
                contents.add(part, folder, "", depth)
            else:
                contents.begin(part, depth)
            contents.within += 1
            _nested(contents, entry["chapters"], folder, depth)
            contents.within -= 1
        elif isinstance(entry, dict) and "file" in entry:
            contents.add(str(entry["file"]), folder, str(entry.get("text", "")), depth)
        elif isinstance(entry, dict):
            for title, target in entry.items():
                if isinstance(target, str):
                    contents.add(target, folder, str(title), depth)
                else:
                    _section(contents, str(title), target, folder, depth, inside=inside)


def _section(contents: Contents, title: str, entries: object, folder: Path, depth: int, *, inside: bool) -> None:
    """A section of MkDocs' ``nav``: its index is the chapter that the others belong to; without one it is a part."""
    first, *others = entries if isinstance(entries, list) and entries else [entries]
    name = next(iter(first.values()), "") if isinstance(first, dict) else first
    if isinstance(name, str) and Path(name).stem.lower() in INDEX and markdown_file(folder, name):
        contents.add(name, folder, title, depth)
        _nested(contents, others, folder, depth + 1, inside=True)
    else:
        contents.begin(title, depth)
        contents.within += not inside
        _nested(contents, entries, folder, depth + 1 if inside else depth, inside=True)
        contents.within -= not inside


def _mkdocs(contents: Contents) -> None:
    """``mkdocs.yml``; without ``nav`` all files, by name."""
    site = yaml_table(contents.root, "mkdocs.yml") or yaml_table(contents.root, "mkdocs.yaml")
    if site:
        named = contents.root / str(site.get("docs_dir", "docs"))
        folder = named if named.is_dir() else contents.root / "docs"  # one that is yet to be made, of docs
        contents.fields |= {"title": site.get("site_name", ""), "author": site.get("site_author", "")}
        _nested(contents, site.get("nav", []), folder, 0)
        if not contents.chapters:
            in_order(contents, sorted(folder.rglob("*")), folder)


def _bookdown(contents: Contents) -> None:
    """``_bookdown.yml``: the files that it names, else all R Markdown of the folder."""
    root = contents.root
    if not (root / "_bookdown.yml").is_file():
        return
    named = yaml_table(root, "_bookdown.yml").get("rmd_files", [])
    for name in next(iter(named.values()), []) if isinstance(named, dict) else named:
        contents.add(str(name), root)
    if not contents.chapters:
        in_order(contents, (path for path in root.iterdir() if path.suffix.lower() == ".rmd"), root)


def _numbered(contents: Contents) -> None:
    """Files with numbers in their names; where none has, all, and those of the folders below."""
    root = next((folder for folder in _folders(contents.root) if _chapters(folder)), None)
    root = root or next((folder for folder in _folders(contents.root) if _markdown(folder)), contents.root)
    files, numbered = _markdown(root), _with_numbers(root)
    first = [path for path in files if path.stem.lower() in ("index", "preface", "前言", "序")]
    if not numbered:
        tree(contents, files, root)
        return
    in_order(contents, [*first, *numbered], root)
    tell_without_number(sorted(one.name for one in {*_chapters(root)} - {*first, *numbered}))


def _folders(root: Path) -> list[Path]:
    """Where chapters lie: in the folder itself, or where tools have them by default."""
    return [root, *(folder for name in ("docs", "src", "book", "content") if (folder := root / name).is_dir())]


def _markdown(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]


def _chapters(folder: Path) -> list[Path]:
    """Markdown that is not of the repository, as its README and its licence are."""
    return [path for path in _markdown(folder) if path.stem.lower() not in INDEX and not path.stem.isupper()]


def _with_numbers(folder: Path) -> list[Path]:
    """Files with numbers in their names."""
    return [one for one in _markdown(folder) if NATURAL.search(one.stem) or set(HAN_NUMBERS) & set(one.stem)]


_READERS = (
    _mdbook,
    _sidebar,
    _quarto,
    _mkdocs,
    _bookdown,
    read_toc,
    read_sidebar,
    read_posts,
    _readme,
    _numbered,
)
"""Asked in this order: the first that finds chapters tells what the book is."""
_NAMING = (_mdbook, _sidebar, _quarto, _mkdocs, read_toc, read_sidebar, _readme)
"""Those whose contents are a list that somebody wrote, in which a chapter may have been forgotten."""
