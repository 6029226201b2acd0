"""Pages with a letter for each line that tells what it is, and what a cleaned page makes of each line.

The letters: T title, S subtitle, A author, I info line, L lead, K keywords, H heading, P text, C caption, N note,
R reference, F furniture, B blank.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanyin import pipeline
from kanyin.model import Document, Figure, Heading, Source
from kanyin.read.text import read_source

SHARED = Path(__file__).resolve().parents[2] / "shared"

FIELDS = ("title", "date", "source", "authors")
_LIFTED = {
    **dict.fromkeys(("MD002", "MD005", "MD006", "MD007", "MD008"), "info"),
    **dict.fromkeys(("MD010", "MD011"), "lead"),
    "MD001": "title",
    "MD003": "abstract",
    "MD004": "keywords",
    "MD009": "english",
}
RIGHT = {
    "F": {"furniture", "info"},
    "T": {"title"},
    "S": {"title", "body", "heading"},
    "A": {"info", "furniture"},
    "I": {"info", "furniture"},
    "L": {"lead", "body", "abstract", "caption"},
    "K": {"keywords", "body"},
    "H": {"heading"},
    "P": {"body"},
    "N": {"body", "info"},
    "C": {"caption", "body"},
    "R": {"reference", "body"},
}
"""What a line of each letter may become. A byline that is lifted or left out is judged by its fields; an editor's name
counts as furniture for some readers and as a field for others."""


@dataclass(frozen=True, slots=True)
class Labels:
    """A page and what is right for it; ``letters`` by line number, blank and mixed lines left out.

    A made page of ``corpus/pages`` has none: what cleaning does to it is right, its own gate holds that.
    """

    name: str
    site: str
    source: Source
    letters: dict[int, str]
    gold: dict[str, Any]

    @property
    def is_made(self) -> bool:
        """A page of which all is known to come out right."""
        return "lines" not in self.gold


def read_folder(folder: Path) -> Iterator[Labels]:
    """The labelled pages of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        page = path.with_suffix(".txt")
        source = read_source(page.read_bytes(), page.name)
        mixed = set(gold.get("mixed") or ())
        pairs = enumerate(zip(source.lines, gold.get("lines", ()), strict=False), 1)
        letters = {n: letter for n, (text, letter) in pairs if letter != "B" and text.strip() and n not in mixed}
        yield Labels(path.stem, gold.get("site", path.stem), source, letters, gold)


def outcomes(document: Document) -> dict[int, str]:
    """What became of each line, by its number."""
    found: dict[int, str] = {}
    for block in document.blocks:
        kind = "heading" if isinstance(block, Heading) else "caption" if isinstance(block, Figure) else "body"
        found |= dict.fromkeys(block.src, kind)
    for reference in document.references:
        found |= dict.fromkeys(reference.src, "reference")
    for change in document.changes:
        if change.action in ("drop", "lift"):
            found |= dict.fromkeys(change.src, _LIFTED.get(change.rule, "furniture"))
    return found


def wrong_lines(page: Labels, document: Document) -> set[int]:
    """The numbers of the lines that became something else than they are."""
    found = outcomes(document)
    return {n for n, letter in page.letters.items() if found.get(n, "nothing") not in RIGHT[letter]}


def wrong_fields(page: Labels, document: Document) -> set[str]:
    """The fields that are not as the page prints them, or that no page printed."""
    meta, gold = document.meta, page.gold
    wrong: set[str] = set()
    if page.is_made:
        return wrong
    if letters(meta.title) != letters(gold["title"]):
        wrong.add("title")
    if meta.date != (gold.get("date") or ""):
        wrong.add("date")
    source, printed = letters(meta.container_title), letters(gold.get("source_name") or "")
    if bool(source) != bool(printed) or not (source in printed or printed in source):
        wrong.add("source")
    if {letters(author.name) for author in meta.author} != set(map(letters, gold.get("authors") or ())):
        wrong.add("authors")
    return wrong


def letters(text: str) -> str:
    """A text by its letters and digits, of one width."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def clean(page: Labels) -> Document:
    """What cleaning makes of a page, be it no article."""
    return pipeline.rebuild(page.source)
