"""The metadata of an article while they are being read, and the record of the lines they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kanyin.fields import manuscript, media, named_units, people
from kanyin.fields.names import is_of_page
from kanyin.model import Author, Change, Line
from kanyin.patterns import lazy

_OF_PAPER = frozenset({"CLC", "issue", "volume", "received", "fund", "article-id", "document-code", "abstract-en"})

_ADDRESS = lazy(
    "作者单位(?:地址|邮编|邮政编码)\\s?[:：]\\s?(?P<place>[\u3400-\u9fff]{2,12})?+[\\s，,]{0,4}+"
    "(?:邮(?:政编码|编)\\s?[:：]\\s?)?(?P<code>\\d{6})?"
)


META_KEYS = ("title", "subtitle", "volume", "issue", "page", "abstract")
EXTRA_KEYS = (
    "container-title-en",
    "lead",
    "DOI",
    "CLC",
    "document-code",
    "article-id",
    "fund",
    "author-note",
    "corresponding",
    *manuscript.FIELDS,
    "byline",
    "affiliation",
    "citation",
    "copy-number",
    "classification",
    "urgency",
    "signer",
    "issuer",
    "doc-number",
    "addressee",
    "attachments",
    "signature",
    "note",
    "cc",
    "printer",
    "print-date",
    "original-date",
    "source",
    "editor",
    "translator",
    "original-title",
    "title-en",
    "author-en",
    "affiliation-en",
    "abstract-en",
    "keywords-en",
)
"""The fields of the front matter that a page may tell, in their order."""


@dataclass(slots=True)
class MetadataBuilder:
    """What has been read so far."""

    embedded_title: str = ""
    """The title by the page's own metadata."""
    titled: tuple[int, ...] = ()
    """The lines of the title by the decision for the whole page."""
    text: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    signed_by_editor: bool = False
    """The only author that a byline names is the editor too: the text itself may tell another."""
    units: list[Author] = field(default_factory=list)
    marks: dict[str, tuple[int, ...]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    """The lines of the head that the authors stand on."""
    accounts: tuple[str, ...] = ()
    """Names beside the title that no label told: of who posted, or of the medium."""
    starred: tuple[str, ...] = ()
    """Of several authors those with a star behind their names: whom to write to."""
    persons: list[Author] = field(default_factory=list)
    groups: list[tuple[tuple[str, ...], list[Author]]] = field(default_factory=list)
    """The lines of names, each with the units that stand below it."""
    bound: dict[str, Author] = field(default_factory=dict)
    """Authors whose unit a line gives beside their names."""
    parent: str = ""
    """The unit that those of the authors belong to, in the line above them: 某院，"""
    keywords: tuple[str, ...] = ()
    leads: list[Line] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    bylines: list[Line] = field(default_factory=list)
    """The lines of date and source, in the order they were read."""
    abstract: Line | None = None
    """The first line of the abstract."""
    kept: Mapping[tuple[int, ...], str] = field(default_factory=dict)
    """Lines that a person keeps, by their numbers, and where he said so."""

    @property
    def is_of_portal(self) -> bool:
        """A page of a site that shows nothing of a paper: no title in English stands on it."""
        is_dated = len(self.text.get("date", "")) == len("2021-03-04")
        has_abstract = bool({"abstract", "keywords"} & self.text.keys()) and not is_dated
        return bool(self.titled) and not (self.units or has_abstract or _OF_PAPER & self.text.keys())

    def lift(self, rule: str, index: int, line: Line) -> None:
        if index in self.taken:
            return
        self.changes.append(Change(rule, "lift", line.src, line.text, ""))
        self.taken.add(index)

    def lift_byline(self, index: int, line: Line) -> None:
        """A line of date and source, beside which a title is looked for."""
        if index not in self.taken:
            self.bylines.append(line)
        self.lift("MD002", index, line)

    def drop(self, rule: str, index: int, line: Line, *, doubt: bool = False) -> None:
        by = self.kept.get(line.src)
        if index in self.taken:
            return
        if by:
            self.changes.append(Change(rule, "keep", line.src, line.text, line.text, by=by))
            return
        self.changes.append(Change(rule, "drop", line.src, line.text, "", doubt))
        self.taken.add(index)

    def set_default(self, key: str, value: str) -> None:
        """The first value that a page gives for a field holds; words of the page itself are no medium's name."""
        if value and not (key == "container-title" and is_of_page(value) and not media.is_vague(value)):
            known = self.text.get(key, "")
            is_better = key == "container-title" and media.is_vague(known) and not media.is_vague(value)
            self.text[key] = value if is_better or not known else known

    def add_units(self, units: list[Author]) -> None:
        """Units behind those above; a line that names none is the address of the last of them."""
        last = self.units[-1] if len(units) == 1 and self.units else None
        if last is None or last.address or people.names_unit(units[0].affiliation):
            self.units += units
            return
        where = " ".join(filter(None, (units[0].affiliation, units[0].address)))
        self.units[-1] = replace(last, address=where, postcode=units[0].postcode or last.postcode)

    def add_address(self, text: str) -> bool:
        """作者单位地址：某市　邮政编码：100000: where the units are that have been read; false for any other text."""
        told = _ADDRESS.fullmatch(text)
        if told is None or not (self.units or self.bound or self.persons):
            return False

        def placed(unit: Author) -> Author:
            where = (unit.address or told["place"] or "", unit.postcode or told["code"] or "")
            return replace(unit, address=where[0], postcode=where[1])

        self.units = list(map(placed, self.units))
        self.groups = [(names, list(map(placed, units))) for names, units in self.groups]
        self.persons = list(map(placed, self.persons))
        self.bound = {name: placed(unit) for name, unit in self.bound.items()}
        return True

    def bind(self, units: dict[str, Author]) -> None:
        """Give authors the units beside their names; a second one stands behind the first."""
        for name, unit in units.items():
            first = self.bound.get(name)
            if first is not None and unit.affiliation not in first.affiliation:
                unit = named_units.joint([first, unit])
            self.bound[name] = unit

    def of_parent(self) -> dict[str, Author]:
        """The units beside the names as parts of the one above them, where the place of one is that of all."""
        if not self.parent or not set(self.names) <= self.bound.keys():
            return self.bound
        places = {(unit.address, unit.postcode) for unit in self.bound.values() if unit.address or unit.postcode}
        place = places.pop() if len(places) == 1 else None
        return {
            name: replace(
                unit,
                affiliation=f"{self.parent}{unit.affiliation}",
                address=place[0] if place else unit.address,
                postcode=place[1] if place else unit.postcode,
            )
            for name, unit in self.bound.items()
        }
