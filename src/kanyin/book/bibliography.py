"""The bibliography that the front matter of a Markdown file names: read, and the file's keys resolved by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from kanyin.book.rendered import render
from kanyin.errors import KanyinError
from kanyin.files import read_inside
from kanyin.messages import msg
from kanyin.references.csl import Item
from kanyin.references.keys import gbt, read_items, resolve
from kanyin.remarks import remark

_KEY = re.compile(r"^bibliography\s*:", re.MULTILINE)
_CITES = re.compile(r"\[-?@[\w][^\[\]\n]{0,300}\]")


def with_bibliography(
    text: str, fields: Mapping[str, object], folder: Path | None, root: Path | None, edition: str = ""
) -> str:
    """The Markdown with ``[@key]`` resolved by ``bibliography:``; what cannot be read is told with its line.

    The list has the form of GB/T 7714-``edition``, or that of the CSL style that ``csl:`` names.
    """
    named = fields.get("bibliography")
    names = [str(name) for name in (named if isinstance(named, list) else [named]) if name]
    if not names:
        _tell_keys(text)
        return text
    line = _line_of(_KEY, text)
    items = [item for name in names for item in _read(name, folder, root, line)]
    if not items:
        return text
    style = _style(str(fields["csl"]), folder, root, _line_of(_CSL, text)) if fields.get("csl") else ""
    return resolve(text, items, partial(render, style=style) if style else gbt(edition))


_CSL = re.compile(r"^csl\s*:", re.MULTILINE)


def _line_of(key: re.Pattern[str], text: str) -> int:
    found = key.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _style(name: str, folder: Path | None, root: Path | None, line: int) -> str:
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


def _tell_keys(text: str) -> None:
    """Keys without a bibliography are printed as they stand; a person is told once."""
    found = _CITES.search(text)
    if found:
        remark(
            msg("{key} cites by a key, but no bibliography is named, so it is printed as it stands", key=found[0]),
            line=text.count("\n", 0, found.start()) + 1,
            hint=msg("name a .bib or CSL-JSON file in the front matter: bibliography: refs.bib"),
        )


def _read(name: str, folder: Path | None, root: Path | None, line: int) -> list[Item]:
    if folder is None:
        remark(msg("the bibliography {name} cannot be found without a folder", name=name), line=line)
        return []
    try:
        text = read_inside(root or folder, folder / name).decode("utf-8", "replace")
        return _items(name, text)
    except (KanyinError, OSError, ValueError) as error:
        problem = error.problem if isinstance(error, KanyinError) else str(error)
        remark(
            msg("the bibliography {name} cannot be read: {problem}", name=name, problem=problem),
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
