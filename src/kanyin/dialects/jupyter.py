"""Jupyter Book's and MyST's lists of chapters: ``_toc.yml`` with ``_config.yml``, ``myst.yml``."""

from __future__ import annotations

from glob import escape
from pathlib import Path
from typing import Any

from kanyin.dialects.chapter_list import Contents, markdown_file
from kanyin.dialects.tool_files import yaml_file, yaml_table
from kanyin.errors import InputError
from kanyin.files import place_inside
from kanyin.files.folders import SUFFIXES

_BELOW = ("chapters", "sections", "children", "entries")
"""What the files below an entry are called in."""
_GROUPS = ("parts", "subtrees")
_TITLES = ("caption", "part", "title")


def read_toc(contents: Contents) -> None:
    """The chapters that the folder, or ``docs``, ``book`` or ``lectures`` in it, lists so."""
    for folder in (contents.root, *(contents.root / name for name in ("docs", "book", "lectures"))):
        toc = yaml_file(contents.root, str((folder / "_toc.yml").relative_to(contents.root)))
        if toc:
            _fields(contents, folder)
            _root(contents, toc, folder)
            return
    project = yaml_table(contents.root, "myst.yml").get("project")
    if isinstance(project, dict) and isinstance(project.get("toc"), list):
        contents.fields |= {key: project[key] for key in ("title", "subtitle", "date") if key in project}
        contents.fields |= {"author": _people(project.get("authors")), "bibliography": project.get("bibliography", [])}
        _entries(contents, project["toc"], contents.root, 0)


def _people(authors: Any) -> list[Any]:
    """Names of authors, whatever else is said of them."""
    listed = authors if isinstance(authors, list) else [authors] if authors else []
    return [one.get("name", "") if isinstance(one, dict) else one for one in listed]


def _fields(contents: Contents, folder: Path) -> None:
    """What ``_config.yml`` beside it says of the book; its bibliographies are named from the folder that holds it."""
    config = yaml_table(contents.root, str((folder / "_config.yml").relative_to(contents.root)))
    contents.fields |= {key: config[key] for key in ("title", "author") if isinstance(config.get(key), str)}
    named = config.get("bibtex_bibfiles") or []
    names = named if isinstance(named, list) else [named]
    if names:
        contents.fields["bibliography"] = [_from_root(contents.root, folder, str(name)) for name in names]


def _from_root(root: Path, folder: Path, name: str) -> str:
    """A path as it is named from the book's folder; a whole one as it is, for its reader to tell where it lies."""
    return name if Path(name).is_absolute() else str((folder / name).relative_to(root))


def _root(contents: Contents, toc: Any, folder: Path) -> None:
    """The whole list: a table with its root, or, as the first version had it, entries alone."""
    if isinstance(toc, list):
        _entries(contents, toc, folder, 0)
    elif isinstance(toc, dict):
        _file(contents, toc.get("root"), folder, "", 0)
        for group in _GROUPS:
            _entries(contents, toc.get(group), folder, 0)
        _below(contents, toc, folder, 0)


def _entries(contents: Contents, entries: Any, folder: Path, depth: int) -> None:
    """Files and groups of files; a group has a title, and no file of its own."""
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, str):
            _file(contents, entry, folder, "", depth)
        elif not isinstance(entry, dict):
            continue
        elif "file" in entry:
            _file(contents, entry["file"], folder, str(entry.get("title") or ""), depth)
            _below(contents, entry, folder, depth + 1)
        else:
            title = next((str(entry[key]) for key in _TITLES if entry.get(key)), "")
            contents.begin(title, depth)
            contents.within += bool(title)
            _below(contents, entry, folder, depth)
            contents.within -= bool(title)


def _below(contents: Contents, entry: dict[str, Any], folder: Path, depth: int) -> None:
    for key in _BELOW:
        _entries(contents, entry.get(key), folder, depth)


def _file(contents: Contents, name: Any, folder: Path, title: str, depth: int) -> None:
    """A chapter; a notebook or another file that is no Markdown is one of those that are not there."""
    if not isinstance(name, str) or not name:
        return
    if markdown_file(folder, name):
        contents.add(name, folder, title, depth)
    elif not name.lower().endswith(SUFFIXES):
        contents.missing.append(_with_ending(contents.root, folder, name))


def _with_ending(root: Path, folder: Path, name: str) -> str:
    """The name of a file as it lies there, with its ending, which says what it is; as it is named where none does."""
    try:
        place_inside(root, folder / name)
    except (InputError, ValueError):  # outside, or a name that no file can have
        return name
    found = next((one.name for one in sorted((folder / name).parent.glob(escape(Path(name).name) + ".*"))), "")
    return str(Path(name).parent / found) if found else name
