"""What the text of a record says of itself: units of the authors whom its block names, the other half of its title."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kanyin import rules
from kanyin.fields import named_units, people, places, titles
from kanyin.fields.names import is_group
from kanyin.model import Author, Line, Meta
from kanyin.patterns import lazy
from kanyin.structure.closing import ROW_OF_STARS
from kanyin.structure.embedded import EmbeddedMetadata
from kanyin.structure.metadata_builder import MetadataBuilder
from kanyin.text import letters

_PERSON = lazy(
    "教授|讲师|助教|研究员|博士|硕士|研究生|学者|编审|编辑|记者|工程师|作者|[院校局处所部社会科组馆站]长|主任|书记|秘书"
    "|[男女][，,]|年生|现[为任在系居]|毕业|。(?!$)"
)
"""What says more of an author than where to find him."""
_POSTCODE_FIRST = lazy(r"(?P<code>\d{6})[。．.，,、\s]\s*(?P<rest>\S[^\n]*)")
_PLACE_FIRST = lazy("(?P<place>[\u3400-\u9fff]{2,4})[，,、]\\s*(?P<unit>[\u3400-\u9fff]{4,})(?P<rest>[^\n]*)")
_BETWEEN = lazy("[；;、\\s]+")
_POST = lazy("邮编|邮政编码")


def with_units(meta: Meta, embedded: EmbeddedMetadata) -> Meta:
    """The metadata of an article whose authors a record names (``embedded``), each author with the unit."""
    names = tuple(author.name for author in meta.author)
    if not names or any(author.affiliation for author in meta.author):
        return meta
    for key in ("author-note", "affiliation"):
        told = meta.extra.get(key, "")
        if not isinstance(told, str) or (key == "author-note" and told != embedded.get(key)):
            continue
        first, _, others = told.partition("；")
        for unit, note in ((told, ""), (first, others)):
            if units := read(unit, names):
                authors = tuple(replace(units[name], name=name) for name in names)
                extra = {k: note if k == key else v for k, v in meta.extra.items() if k != key or note}
                return replace(meta, author=authors, extra=extra)
    lives = meta.extra.get("author-note", "")
    units = _of_lives(lives, names) if isinstance(lives, str) else {}
    return replace(meta, author=tuple(replace(units[name], name=name) for name in names)) if units else meta


_HELD = lazy("(?:^|[，,。：:])[现曾时]?[为任系在是]?(?P<held>[\u3400-\u9fff《》（）]{6,40})(?=[、，,。；（(]|$)")
_TOWN_BEFORE = lazy("[。，,]\\s?(?P<place>[\u3400-\u9fff]{2,3})$")
_WHERE = lazy(
    "[^，,。]{0,20}[，,。（(]{1,2}\\s?(?:邮政?编码?[:：])?(?P<place>[\u3400-\u9fff]{0,8}?)[ \u3000，,]?"
    "(?P<code>\\d{6})(?!\\d)"
)
_OF_POST = lazy("(?:副|助理|高级|资深|特聘|客座)$")


def _of_lives(note: str, names: tuple[str, ...]) -> dict[str, Author]:
    """The unit of each of the ``names`` by what the note on him says that he is there, 某大学某系教授，临城100000; none
    where it does not say so of all of them. The note stays.
    """
    starts = sorted((note.find(name), name) for name in names)
    if starts[0][0] < 0:
        return {}
    ends = [*(start for start, _ in starts[1:]), len(note)]
    found = {name: _of_life(note[start + len(name) : end]) for (start, name), end in zip(starts, ends, strict=True)}
    return {name: unit for name, unit in found.items() if unit} if all(found.values()) else {}


def _of_life(life: str) -> Author | None:
    """The unit that somebody holds a post of, with the town and the postcode behind it."""
    for clause in _HELD.finditer(life):
        post = re.search(rules.table("units")["post"], clause["held"])
        unit = _without_rank(clause["held"][: post.start()]) if post else ""
        if people.names_unit(unit):
            where, town = _WHERE.match(life, clause.end()), _TOWN_BEFORE.search(life, 0, clause.start())
            before = town["place"] if town and town["place"] in places.places() else ""
            place, code = (where["place"], where["code"]) if where else ("", "")
            return Author("", affiliation=unit, address=place or before, postcode=code)
    return None


def _without_rank(text: str) -> str:
    """副 of 副教授 is part of the post."""
    return _OF_POST.sub("", text)


_SUBTITLE = lazy("[—–－]{1,2}\\s*[^—–－\\s].{3,50}[^。！？；，：:…]")


def read_subtitle(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """The subtitle behind dashes on the first line of a page whose title its metadata told."""
    first = lines[0] if lines else None
    if first and found.embedded_title and 0 not in found.taken and not first.kind and _SUBTITLE.fullmatch(first.text):
        found.set_default("subtitle", titles.read_subtitle(first.text))
        found.lift("MD001", 0, first)


def read_group(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """The group that signs in brackets right below the title of a record that names nobody: （农业调研组）."""
    first = lines[0] if lines[:end] and 0 not in found.taken and found.embedded_title else None
    inner = people.unwrap(first.text) if first else ""
    if first and not found.names and inner != first.text and is_group(inner):
        found.names = (inner,)
        found.lift("MD002", 0, first)


def read_units(lines: tuple[Line, ...], end: int, names: tuple[str, ...], found: MetadataBuilder) -> None:
    """The line in brackets above the text that holds the authors (``names``) and their units."""
    for n, line in enumerate(lines[:end] if names else ()):
        inner = people.unwrap(line.text)
        signs = inner.startswith(names) or inner.endswith(names)
        if n not in found.taken and inner != line.text and signs and read(inner, names):
            found.set_default("affiliation", inner)
            found.lift("MD006", n, line)
            return


def drop_stars(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """The line of stars that parts the head of an article from its text, where ``end`` is: no scene ends there."""
    for n, line in enumerate(lines[: end + 1]):
        if n not in found.taken and not line.by and ROW_OF_STARS.fullmatch(line.text):
            found.drop("MD092", n, line)


def read(text: str, names: tuple[str, ...]) -> Mapping[str, Author]:
    """The unit of each of the ``names``; empty where the text says anything else, or nothing of one of them."""
    inner = _in_usual_order(_bare(text, names))
    if not inner or _PERSON.search(inner):
        return {}
    bound = named_units.bind_units(inner, names) or _shared(inner, names)
    whole = {*bound.values()}
    said = "".join(unit.affiliation + unit.address + unit.postcode for unit in whole)
    rest = _POST.sub("", inner)
    for name in names:
        rest = rest.replace(name, "", 1)
    return bound if set(bound) == set(names) and sorted(letters(said)) == sorted(letters(rest)) else {}


def _bare(text: str, names: tuple[str, ...]) -> str:
    """What stands behind the label 作者单位 and behind the name of the only author."""
    for _ in range(2):
        label = rules.label(text)
        text = label.value if label is not None and label.field == "affiliation" else text
        if len(names) == 1:
            text = text.removeprefix(names[0]).lstrip("，,：: 　").removesuffix(names[0]).rstrip("，, 　")
    return people.unwrap(text).strip()


def _in_usual_order(text: str) -> str:
    """``100000。某市，某局``, as ``某局，某市 100000``."""
    coded = _POSTCODE_FIRST.fullmatch(text)
    text = coded["rest"] if coded else text
    placed = _PLACE_FIRST.fullmatch(text)
    if placed and placed["place"] in places.names() and people.names_unit(placed["unit"]):
        text = f"{placed['unit']}，{placed['place']}{placed['rest']}"
    return f"{text} {coded['code']}" if coded else text


def _shared(text: str, names: tuple[str, ...]) -> dict[str, Author]:
    """One unit for all authors, or as many as there are, in their order."""
    if not people.is_unit_line(text):
        return {}
    parts = [part for part in _BETWEEN.split(text) if part]
    named = [part for part in parts if people.names_unit(part)]
    if len(names) > 1 and len(named) > 1:
        alike = len(parts) == len(named) == len(names)
        return dict(zip(names, map(people.read_unit, parts), strict=True)) if alike else {}
    return dict.fromkeys(names, people.read_unit(text))
