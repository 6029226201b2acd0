"""Chapters that no list names: by the places that they tell themselves, else by the names of their files, numbers by
what they count; folders are parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kanyin.dialects.chapter_list import INDEX, Contents
from kanyin.dialects.own_places import Category, category, own_place
from kanyin.files.folders import SUFFIXES
from kanyin.patterns import lazy

NATURAL = lazy(r"(\d+)")
HAN_NUMBERS = "〇一二三四五六七八九十"
FIRST = (*INDEX, "preface", "前言", "序")
"""Files that a folder begins with."""
_OF_TOOLS = ("node_modules", "vendor", "venv")
"""Folders whose Markdown is other people's."""
DEEPEST = 12
"""Folders inside each other that are looked into."""


def in_order(contents: Contents, files: Iterable[Path], folder: Path, depth: int = 0) -> None:
    """Files by their names; what begins with a low line is no chapter, but Hugo's ``_index.md``."""
    for path in sorted(filter(is_chapter, files), key=_order(folder)):
        _add(contents, path, folder, depth)


def tree(contents: Contents, files: Iterable[Path], folder: Path, depth: int = 0) -> None:
    """These files of a folder, and what lies in the folders below it: a part each, as notes and sites are filed."""
    _entries(contents, files, folder, depth, 1)


def _entries(contents: Contents, files: Iterable[Path], folder: Path, depth: int, deep: int) -> None:
    """Files before folders, where they tell no places of their own."""
    root, order = contents.root, _order(folder)
    entries: list[tuple[tuple[object, ...], Path, Category | None]] = [
        ((own_place(root, path), False, order(path)), path, None) for path in files if is_chapter(path)
    ]
    for one in folder.iterdir() if deep < DEEPEST else ():
        if one.is_dir() and not one.is_symlink() and is_read(one) and _holds(one, deep):
            told = category(root, one, _index(one))
            entries.append(((told.place, True, order(one)), one, told))
    for _, path, found in sorted(entries, key=lambda entry: _before_all(entry[1]) + entry[0]):
        if found:
            _folder(contents, path, found, depth, deep)
        else:
            _add(contents, path, folder, depth)


def _before_all(path: Path) -> tuple[object, ...]:
    """A section's own page comes first, whatever weight it has among other sections."""
    return (path.suffix.lower() not in SUFFIXES or path.stem.lower() not in INDEX,)


def _folder(contents: Contents, folder: Path, found: Category, depth: int, deep: int) -> None:
    """The index of a folder is the chapter that its others belong to; without one it is a part."""
    files = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES]
    index = _index(folder)
    if index:
        _add(contents, index, folder, depth)
        _entries(contents, [path for path in files if path != index], folder, depth + 1, deep + 1)
    else:
        contents.begin(found.label or folder.name, depth)
        contents.within += 1
        _entries(contents, files, folder, depth + (deep > 1), deep + 1)
        contents.within -= 1


def _add(contents: Contents, path: Path, folder: Path, depth: int) -> None:
    contents.add(str(path.relative_to(folder)).replace("%", "%25"), folder, depth=depth)


def _index(folder: Path) -> Path | None:
    """The page that speaks of the folder itself: Hugo's, a site's, or the one that has its name."""
    files = {path.stem.lower(): path for path in sorted(folder.iterdir()) if path.suffix.lower() in SUFFIXES}
    return next((files[stem] for stem in (*INDEX, folder.name.lower()) if stem in files), None)


def is_chapter(path: Path) -> bool:
    """Markdown that no tool keeps to itself."""
    is_kept = path.name.startswith(("_", ".")) and path.stem.lower() not in INDEX
    return path.suffix.lower() in SUFFIXES and not is_kept


def is_read(folder: Path) -> bool:
    """Not what tools keep to themselves, Logseq its copies of pages beside its settings."""
    is_kept = folder.name in _OF_TOOLS or (folder / "config.edn").is_file()
    return not folder.name.startswith((".", "_")) and not is_kept


def _holds(folder: Path, deep: int) -> bool:
    """There is Markdown in it, or in one of its folders."""
    entries = list(folder.iterdir()) if deep < DEEPEST else []
    if any(map(is_chapter, entries)):
        return True
    return any(one.is_dir() and not one.is_symlink() and is_read(one) and _holds(one, deep + 1) for one in entries)


def _order(folder: Path) -> Callable[[Path], tuple[object, ...]]:
    def key(path: Path) -> tuple[object, ...]:
        name = str(path.relative_to(folder).with_suffix("")).lower()
        pieces = NATURAL.split("".join(_figure(char) for char in name))
        is_first = path.stem.lower() in FIRST
        return (not is_first, *((int(piece), "") if at % 2 else (0, piece) for at, piece in enumerate(pieces)))

    return key


def _figure(char: str) -> str:
    """A Han that counts as the figure that it is; tens are not looked into."""
    at = HAN_NUMBERS.find(char)
    return str(at) if at >= 0 else char
