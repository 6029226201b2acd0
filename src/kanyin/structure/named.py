"""What a person says a line is, obeyed by every stage that builds an article: no reader asks such a line again."""

from __future__ import annotations

from collections.abc import Mapping

from kanyin import rules
from kanyin.fields import byline, named_units, people, sources, titles, unit_marks
from kanyin.model import Author, Change, Heading, Line
from kanyin.structure import bylines
from kanyin.structure.metadata_builder import MetadataBuilder

OF_TEXT = frozenset({"heading", "body", "verse", "caption", "row", "note", "reference"})
"""What stays in the text; other roles are fields."""
_PARTED = "\n\n"
_EMBEDDED = {"title": ("title",), "author": ("author",), "abstract": ("abstract",), "keywords": ("keywords",)}
"""The page's own metadata that a line of a role outdoes."""


def is_said(line: Line, *roles: str) -> bool:
    """A person says that the line is one of these."""
    return bool(line.by) and line.role in roles


def not_outdone(
    embedded: Mapping[str, str | tuple[str, ...]], lines: tuple[Line, ...]
) -> dict[str, str | tuple[str, ...]]:
    """The page's own metadata without the fields for which a person names a line."""
    gone = {field for line in lines if line.by for field in _EMBEDDED.get(line.role, ())}
    return {field: value for field, value in embedded.items() if field not in gone}


def of_text(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of the lines that a person says are of the text: none of them is a field."""
    return {n for n, line in enumerate(lines) if is_said(line, *OF_TEXT)}


def read(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """The fields of the lines that a person names, before all others are asked."""
    found.abstract = next((line for line in lines if is_said(line, "abstract")), None)
    if not any(line.by for line in lines):
        return
    for role, rule, take in _FIELDS:
        own = [n for n, line in enumerate(lines) if is_said(line, role)]
        if own:
            take([lines[n].text for n in own], found)
        for n in own:
            found.lift(rule, n, lines[n])
    for n, line in enumerate(lines):
        if is_said(line, "info") and bylines.is_of_journal(line.text):
            if next(iter(sources.fields(line.text)), None) is None:
                _take_source(line.text, found)
            bylines.read_labelled(line.text, n, line, found)


def _take_source(text: str, found: MetadataBuilder) -> None:
    """A journal and its issue that no label tells."""
    for key, part in (*sources.read_source(text).items(), *sources.read_issue(text).items()):
        found.set_default(key, part)


def _take_subtitle(texts: list[str], found: MetadataBuilder) -> None:
    found.set_default("subtitle", titles.read_subtitle("".join(people.unwrap(text).strip() for text in texts)))


def _take_authors(texts: list[str], found: MetadataBuilder) -> None:
    for text in texts:
        names = _names(text, found)
        found.marks.update(unit_marks.unit_marks(text, names))
        found.names = (*found.names, *(name for name in names if name not in found.names))


def _names(text: str, found: MetadataBuilder) -> tuple[str, ...]:
    """The names of a line that holds some: read as such, as a byline, or taken as they stand."""
    bare = people.unwrap(text)
    names = people.read_names(bare) or people.names_by_place(bare)
    if names:
        return tuple(names)
    read = byline.read_byline([text])
    found.set_default("date", read.date)
    found.set_default("container-title", read.source)
    found.set_default("editor", "、".join(dict.fromkeys(read.editors)))
    if read.authors:
        found.set_default("byline", read.rest)
        return tuple(read.authors)
    label = next(iter(sources.fields(text)), None)
    value = label[1] if label and label[0].field == "author" else bare
    return people.split_names(value) or (value,)


def _take_units(texts: list[str], found: MetadataBuilder) -> None:
    for text in texts:
        bound = named_units.bind_units(text, found.names)
        found.bind(bound)
        if not bound:
            units = [unit for unit in people.read_units(text, found.names) if unit.affiliation or unit.address]
            found.units += units or [Author("", affiliation=people.unwrap(text))]


def _value(text: str, *fields: str) -> str:
    """A line without its label."""
    label = rules.label(text)
    return label.value if label is not None and label.field in fields and label.value else text


def _take_lead(texts: list[str], found: MetadataBuilder) -> None:
    found.set_default("lead", _PARTED.join(_value(text, "lead") for text in texts))


def _take_abstract(texts: list[str], found: MetadataBuilder) -> None:
    found.set_default("abstract", _PARTED.join(_value(text, "abstract", "lead") for text in texts))


def _take_keywords(texts: list[str], found: MetadataBuilder) -> None:
    found.set_default("keywords", "；".join(_value(text, "keywords") for text in texts))


_FIELDS = (
    ("subtitle", "MD001", _take_subtitle),
    ("author", "MD007", _take_authors),
    ("unit", "MD008", _take_units),
    ("lead", "MD011", _take_lead),
    ("abstract", "MD003", _take_abstract),
    ("keywords", "MD004", _take_keywords),
)


def part_references(
    lines: tuple[Line, ...], listed: tuple[Line, ...]
) -> tuple[tuple[Line, ...], Line | None, tuple[Line, ...]]:
    """The text, the heading of the references and their lines, with what a person says of either put right."""
    heading, entries = (listed[0] if listed else None), listed[1:]
    own = tuple(line for line in entries if not line.by or line.role == "reference")
    back = tuple(line for line in entries if line.by and line.role != "reference")
    said = tuple(line for line in lines if is_said(line, "reference"))
    if heading is not None and heading.by and heading.role != "heading":
        back, heading = (heading, *back), None
    if said or back:
        own = tuple(sorted((*own, *said), key=_place))
        lines = tuple(sorted((*(line for line in lines if line not in said), *back), key=_place))
    return lines, heading, own


def _place(line: Line) -> tuple[int, ...]:
    return line.src


def headings(
    lines: tuple[Line, ...], found: dict[int, Heading], changes: list[Change]
) -> tuple[dict[int, Heading], list[Change]]:
    """The headings that were found, without those that a person says are none, and with those he names."""
    denied = {lines[n].src for n in found if lines[n].by and lines[n].role != "heading"}
    named = [n for n, line in enumerate(lines) if is_said(line, "heading")]
    settled = denied | {lines[n].src for n in named}
    changes = [
        change for change in changes if not (change.doubt and change.src in settled) and change.src not in denied
    ]
    kept = {n: heading for n, heading in found.items() if heading.src not in denied}
    for n in named:
        if n not in kept:
            kept[n], change = _heading(lines[n], {k: each for k, each in kept.items() if k < n}, kept)
            changes += change
    return dict(sorted(kept.items())), changes


def _heading(line: Line, above: dict[int, Heading], others: dict[int, Heading]) -> tuple[Heading, list[Change]]:
    """A heading as a person names it: a number's level is that of its like, else it is below what stands above it."""
    parts = rules.split_heading(line.text)
    number, text = (parts[0], parts[1]) if parts else ("", line.text)
    rank = parts[2].rank if parts else None
    alike = next(
        (each.level for each in others.values() if _rank(each) == rank and bool(each.number) == bool(number)), 0
    )
    nearest = above[max(above)] if above else None
    below = 1 if nearest is None else nearest.level + bool(nearest.number)
    change = (
        []
        if text == line.text.removeprefix(number)
        else [Change("HD090", "split", line.src, line.text, f"{number} {text}")]
    )
    return Heading(alike or below, number, text, line.src), change


def _rank(heading: Heading) -> int | None:
    parts = rules.split_heading(f"{heading.number}{heading.text}") if heading.number else None
    return parts[2].rank if parts else None
