"""The bibliography that the front matter of a Markdown file names: read, and the file's keys resolved by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kanyin.book.front_matter import check_front_matter
from kanyin.book.rendered import render
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.references.csl import Item
from kanyin.references.keys import NO_ADDRESS, Printer, gbt, read_items, resolve, resolve_all, with_plain_keys
from kanyin.remarks import remark, renumbered

_KEY = lazy(r"^bibliography\s*:", re.MULTILINE)
_BY_ROLE = lazy(r"^[ \t]*+:bibliography:`(?P<name>[^`\n]++)`", re.MULTILINE)
"""Where a page of Sphinx's names its list, and has its place."""
_CITES = lazy(rf"\[-?@[\w][^\[\]\n]{{0,300}}\]{NO_ADDRESS}")


def with_bibliography(
    text: str, fields: Mapping[str, object], folder: Path | None, root: Path | None, edition: str = ""
) -> str:
    """The Markdown with ``[@key]`` resolved by ``bibliography:``; what cannot be read is told with its line.

    The list has the form of GB/T 7714-``edition``, or that of the CSL style that ``csl:`` names.
    """
    text, names = with_plain_keys(text), _names(fields)
    line = _line_of(_KEY if names else _BY_ROLE, text)
    names = names or _names_by_role(text)
    if not names:
        _tell_keys(text)
        return text
    items = [item for name in names for item in _read(name, folder, root, line)]
    if not items:
        return text
    return resolve(text, items, _printer(fields, folder, root, edition, _line_of(_CSL, text)))


def _printer(
    fields: Mapping[str, object], folder: Path | None, root: Path | None, edition: str, line: int | None = None
) -> Printer:
    """What writes the list: the CSL style that is named, else GB/T 7714."""
    style = _style(str(fields["csl"]), folder, root, line) if fields.get("csl") else ""
    return partial(render, style=style) if style else gbt(edition)


_CSL = lazy(r"^csl\s*:", re.MULTILINE)


def _line_of(key: re.Pattern[str], text: str) -> int:
    found = key.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _style(name: str, folder: Path | None, root: Path | None, line: int | None) -> str:
    """The CSL style that the front matter names; empty where it cannot be read, of which a person is told."""
    problem = ""
    try:
        text = read_inside(root or folder, folder / name).decode("utf-8", "replace") if folder else ""
    except (KanyinError, OSError, ValueError) as error:
        text, problem = "", error.problem if isinstance(error, KanyinError) else str(error)
    if "<style" in text:
        return text
    remark(
        msg("the style {name} cannot be read: {problem}", name=name, problem=problem or msg("this is no CSL style")),
        line=line,
        hint=msg("the list has the form of GB/T 7714"),
    )
    return ""


def with_bibliographies(
    texts: Mapping[Path, str], fields: Mapping[str, object], root: Path, edition: str = ""
) -> list[str]:
    """The chapters of a book with ``[@key]`` resolved by all that the book and its chapters name.

    ``fields`` are the book's, from a file of its own in ``root``; the list has the form that they or ``edition`` say,
    as in ``with_bibliography``. Raises InputError for broken front matter.
    """
    texts = {path: with_plain_keys(text) for path, text in texts.items()}
    named = {root / name: _Named(name, root) for name in _names(fields)}
    for path, text in texts.items():
        for name in _names(check_front_matter(text, str(path))) if _KEY.search(text) else []:
            named.setdefault(path.parent / name, _Named(name, path.parent, str(path), _line_of(_KEY, text)))
        for name in _names_by_role(text):
            named.setdefault(path.parent / name, _Named(name, path.parent, str(path), _line_of(_BY_ROLE, text)))
    if not named:
        _tell_first(texts)
    items = [item for one in named.values() for item in _read(one.name, one.folder, root, one.line, one.file)]
    if not items:
        return list(texts.values())
    return resolve_all(list(texts.values()), items, _printer(fields, root, root, edition))


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


def _names_by_role(text: str) -> list[str]:
    return [found["name"] for found in _BY_ROLE.finditer(text)] if _CITES.search(text) else []


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
