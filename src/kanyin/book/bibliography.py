"""The bibliography that the front matter of a Markdown file names: read, and the file's keys resolved by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kanyin.book.front_matter import check_front_matter
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.references.csl import Item
from kanyin.references.keys import read_items, resolve, resolve_all
from kanyin.remarks import remark, renumbered

_KEY = re.compile(r"^bibliography\s*:", re.MULTILINE)
_CITES = re.compile(r"\[-?@[\w][^\[\]\n]{0,300}\](?!\()")


def with_bibliography(text: str, fields: Mapping[str, object], folder: Path | None, root: Path | None) -> str:
    """The Markdown with ``[@key]`` resolved by ``bibliography:``; what cannot be read is told with its line."""
    names = _names(fields)
    if not names:
        _tell_keys(text)
        return text
    found = _KEY.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    items = [item for name in names for item in _read(name, folder, root, line)]
    return resolve(text, items) if items else text


def with_bibliographies(texts: Mapping[Path, str], fields: Mapping[str, object], root: Path) -> list[str]:
    """The chapters of a book with ``[@key]`` resolved by all that the book and its chapters name.

    ``fields`` are the book's, from a file of its own in ``root``. Raises InputError for broken front matter.
    """
    named = {root / name: _Named(name, root) for name in _names(fields)}
    for path, text in texts.items():
        found = _KEY.search(text)
        for name in _names(check_front_matter(text, str(path))) if found else []:
            line = text.count("\n", 0, found.start()) + 1 if found else None
            named.setdefault(path.parent / name, _Named(name, path.parent, str(path), line))
    if not named:
        _tell_first(texts)
    items = [item for one in named.values() for item in _read(one.name, one.folder, root, one.line, one.file)]
    return resolve_all(list(texts.values()), items) if items else list(texts.values())


@dataclass(frozen=True, slots=True)
class _Named:
    """A bibliography, and where it is named."""

    name: str
    folder: Path
    file: str | None = None
    line: int | None = None


def _tell_first(texts: Mapping[Path, str]) -> None:
    path = next((path for path, text in texts.items() if _CITES.search(text)), None)
    if path:
        with renumbered(lambda _, line: (str(path), line)):
            _tell_keys(texts[path])


def _names(fields: Mapping[str, object]) -> list[str]:
    named = fields.get("bibliography")
    return [str(name) for name in (named if isinstance(named, list) else [named]) if name]


def _tell_keys(text: str) -> None:
    """Keys without a bibliography are printed as they stand; a person is told once."""
    found = _CITES.search(text)
    if found:
        remark(
            msg("{key} cites by a key, but no bibliography is named, so it is printed as it stands", key=found[0]),
            line=text.count("\n", 0, found.start()) + 1,
            hint=msg("name a .bib or CSL-JSON file in the front matter: bibliography: refs.bib"),
        )


def _read(name: str, folder: Path | None, root: Path | None, line: int | None, file: str | None = None) -> list[Item]:
    if folder is None:
        remark(msg("the bibliography {name} cannot be found without a folder", name=name), file=file, line=line)
        return []
    try:
        text = read_inside(root or folder, folder / name).decode("utf-8", "replace")
        return _items(name, text)
    except (KanyinError, OSError, ValueError) as error:
        problem = error.problem if isinstance(error, KanyinError) else str(error)
        remark(
            msg("the bibliography {name} cannot be read: {problem}", name=name, problem=problem),
            file=file,
            line=line,
            hint=msg("is the file there, and is it BibTeX (.bib) or CSL-JSON (.json)?"),
        )
        return []


def _items(name: str, text: str) -> list[Item]:
    """Raises ValueError for JSON that is none, KanyinError where pandoc cannot read it."""
    if name.lower().endswith(".json"):
        return read_items(text)
    from kanyin.book.pandoc import bib_to_csl

    return read_items(bib_to_csl(text))
