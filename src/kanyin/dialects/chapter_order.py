"""Chapters that no list names: by the names of their files, numbers by what they count; folders are parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kanyin.dialects.chapter_list import INDEX, Contents
from kanyin.files.folders import SUFFIXES
from kanyin.patterns import lazy

NATURAL = lazy(r"(\d+)")
HAN_NUMBERS = "〇一二三四五六七八九十"
FIRST = ("index", "readme", "preface", "前言", "序")
"""Files that a folder begins with."""
_OF_TOOLS = ("node_modules", "vendor", "venv")
"""Folders whose Markdown is other people's."""
_DEEPEST = 12
"""Folders inside each other that are looked into."""


def in_order(contents: Contents, files: Iterable[Path], folder: Path, depth: int = 0) -> None:
    """Files by their names; what begins with a low line is no chapter."""
    known = [path for path in files if path.suffix.lower() in SUFFIXES and not path.name.startswith(("_", "."))]
    for path in sorted(known, key=_order(folder)):
        contents.add(str(path.relative_to(folder)).replace("%", "%25"), folder, depth=depth)


def tree(contents: Contents, files: Iterable[Path], folder: Path) -> None:
    """These files of a folder, and what lies in the folders below it: a part each, as notes and sites are filed."""
    in_order(contents, files, folder)
    _below(contents, folder, 0, 1)


def _below(contents: Contents, folder: Path, depth: int, deep: int) -> None:
    """A folder's own folders: the index of one is the chapter that its others belong to; without one it is a part."""
    inner = [one for one in folder.iterdir() if one.is_dir() and not one.is_symlink() and _is_read(one)]
    for one in sorted(inner, key=_order(folder)) if deep < _DEEPEST else ():
        if not _holds(one, deep):
            continue
        files = [path for path in one.iterdir() if path.suffix.lower() in SUFFIXES]
        index = next((path for path in files if path.stem.lower() in INDEX), None)
        if index:
            in_order(contents, [index], one, depth)
            in_order(contents, [path for path in files if path != index], one, depth + 1)
            _below(contents, one, depth + 1, deep + 1)
        else:
            contents.begin(one.name, depth)
            contents.within += 1
            in_order(contents, files, one, depth + (deep > 1))
            _below(contents, one, depth + (deep > 1), deep + 1)
            contents.within -= 1


def _is_read(folder: Path) -> bool:
    return not folder.name.startswith((".", "_")) and folder.name not in _OF_TOOLS


def _holds(folder: Path, deep: int) -> bool:
    """There is Markdown in it, or in one of its folders."""
    entries = list(folder.iterdir()) if deep < _DEEPEST else []
    if any(path.suffix.lower() in SUFFIXES and not path.name.startswith(("_", ".")) for path in entries):
        return True
    return any(one.is_dir() and not one.is_symlink() and _is_read(one) and _holds(one, deep + 1) for one in entries)


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
