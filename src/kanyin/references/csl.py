"""A reading to CSL-JSON 1.0.2."""

from __future__ import annotations

import re
from typing import Any

from kanyin.patterns import lazy
from kanyin.references.entry import Entry
from kanyin.references.identifiers import day_of
from kanyin.references.known_names import is_body
from kanyin.references.marks import TYPES
from kanyin.references.misread import mended
from kanyin.references.names import Name
from kanyin.references.parse import Reading
from kanyin.references.text import Span, fold, trim, value

Item = dict[str, Any]

_COPIED = (
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "publisher-place",
    "edition",
    "genre",
    "number",
    "scale",
    "dimensions",
    "archive",
    "status",
)
_DIGITS = lazy(r"\d+")
_ROLES = ("author", "editor", "translator", "container-author")
_DASHES = lazy(r"\s{0,3}[‐⁃‑‒–—―－~～〜∼_-]{1,4}\s{0,3}")


_STROKE = lazy(r"\\(?=[~*_#&<>$\[\]()])")
"""Markdown's stroke before a sign, ``12\\~17``."""


def to_csl(entry: Entry) -> Item:
    """The item of an entry; ``custom`` holds what CSL has no name for: mark, raw text, what was not understood."""
    reading, raw = entry.reading, entry.raw
    item: Item = {"id": entry.key or "ref", "type": csl_type(reading)}
    for role in _ROLES:
        if reading.people.get(role):
            item[role] = [_named(name) for name in reading.people[role]]
    for name in _COPIED:
        if name in reading.spans:
            text = value(raw, _printed_place(entry, name), keep_spaces=reading.kind == "S" and name == "title")
            text = _STROKE.sub("", text) if "\\" in text else text
            item[name] = text if text.count("*") == 1 else text.strip("*").strip()
    _tidy(item)
    _dates(item, reading, mended(fold(raw)))
    _identifiers(item, reading, raw)
    item["custom"] = _custom(entry)
    return {name: content for name, content in item.items() if content not in ("", [], None)}


def _printed_place(entry: Entry, name: str) -> Span:
    """A field's place without signs at its edges that were read as white, ``\\right`` of a formula; with the point of
    an abbreviated title that has others: ``Lamp. Rev. Lett.,``.
    """
    span = entry.reading.spans[name]
    if name == "container-title" and _IS_SHORTENED.match(entry.raw, *span) and _POINT.match(entry.raw, span[1]):
        return span[0], span[1] + 1
    first, last = trim(entry.work, *span, " ")
    return (first, last) if first < last and "\\" in entry.raw else span


_IS_SHORTENED = lazy(r"[A-Z][^\u3400-\u9fff.]{0,40}\.\s?[A-Z]")
_POINT = lazy(r"\.\s?[,，]")
_WHENCE = lazy(r"[\[［〔【(（]\s?[\u3400-\u9fff]{1,5}\s?[\]］〕】)）]\s?(?=[\u3400-\u9fff])")


def _whence(name: Name) -> str:
    """``［汉］`` of ``［汉］郑某``, ``［美］``: when or where one lived is no part of the name; of a body's it is."""
    found = _WHENCE.match(name.literal)
    return found[0] if found and not is_body(name.literal) else ""


def _named(name: Name) -> dict[str, str]:
    """A name in CSL's parts, without that."""
    parts, whence = name.csl(), _whence(name)
    return {**parts, "literal": parts["literal"].removeprefix(whence)} if whence else parts


def csl_type(reading: Reading) -> str:
    """The CSL type of a mark, by whether there is a host."""
    kind = reading.kind
    if kind == "M" and "container-title" in reading.spans:
        return "chapter"
    if kind == "J" and "container-title" not in reading.spans and "publisher" in reading.spans:
        return "periodical"
    if kind == "C" and "container-title" not in reading.spans:
        return "book"
    return TYPES.get(kind, "document")


_QUOTED_WITH_EDITION = lazy(r"《([^《》]+)》\s?([(（][^()（）]+[)）])")


def _tidy(item: Item) -> None:
    if quoted := _QUOTED_WITH_EDITION.fullmatch(item.get("container-title", "")):
        item["container-title"] = quoted[1] + quoted[2]
    if "page" in item:
        item["page"] = _misread(_DASHES.sub("-", fold_digits(item["page"])))
    for name in ("volume", "issue"):
        if name in item:
            item[name] = _misread(fold_digits(item[name]))


_MISREAD = lazy(r"(?<![A-Za-z\d])\d++[oO][\doO]*+(?![A-Za-z\d])")


def _misread(text: str) -> str:
    """``17O`` as 170: recognised text has such."""
    if "o" not in text.lower():
        return text
    return _MISREAD.sub(lambda number: number[0].replace("O", "0").replace("o", "0"), text)


def fold_digits(text: str) -> str:
    """Numbers in half-width characters."""
    return fold(text).strip()


def _dates(item: Item, reading: Reading, raw: str) -> None:
    issued = next(
        (reading.spans[name] for name in ("issued", "updated", "year-of-number") if name in reading.spans), None
    )
    if issued:
        item["issued"] = _date(raw[slice(*issued)])
    for name in ("issued-again", "updated"):
        if name in reading.spans and issued != reading.spans[name] and "issued" in item:
            whole = _date(raw[slice(*reading.spans[name])])
            if whole["date-parts"][0][0] == item["issued"]["date-parts"][0][0]:
                item["issued"] = whole
    if "year-suffix" in reading.spans:
        item["year-suffix"] = raw[slice(*reading.spans["year-suffix"])].strip("-")
    if "accessed" in reading.spans:
        item["accessed"] = _date(raw[slice(*reading.spans["accessed"])])


def _date(text: str) -> Item:
    parts = day_of(text) or [int(number) for number in _DIGITS.findall(fold(text))][:3]
    return {"date-parts": [[part for part in parts if part]]}


def _identifiers(item: Item, reading: Reading, raw: str) -> None:
    if "DOI" in reading.spans:
        item["DOI"] = re.sub(r"\s", "", fold(raw[slice(*reading.spans["DOI"])]))
    if "URL" in reading.spans:
        address = re.sub(r"\s", "", raw[slice(*reading.spans["URL"])]).translate(_TILDES)
        item["URL"] = fold(address) if "／／" in address else address


_TILDES = dict.fromkeys(map(ord, "～∼"), "~")
"""As pages print the ``~`` of an address."""


def _custom(entry: Entry) -> Item:
    reading = entry.reading
    custom: Item = {"mark": reading.mark, "raw": entry.raw}
    if reading.year_first:
        custom["year-first"] = value(entry.raw, reading.spans["year-printed"])
        custom["year-alone"] = not reading.spans.keys() & {"issued-again", "updated"}
    if "updated" in reading.spans and not reading.spans.keys() & {"issued-again"}:
        custom["updated"] = True
    if "anonymous" in reading.spans:
        custom["anonymous"] = value(entry.raw, reading.spans["anonymous"])
    whence = {role: [_whence(name).strip() for name in reading.people.get(role, ())] for role in _ROLES}
    if any(map(any, whence.values())):
        custom["whence"] = {role: found for role, found in whence.items() if any(found)}
    if reading.role == "editor":
        custom["role"] = "editor"
    others = [role for role in _ROLES if (role == "author" and reading.others) or f"{role}-others" in reading.doubts]
    if others:
        custom["others"] = others
    if "year-text" in reading.spans:
        custom["year"] = value(entry.raw, reading.spans["year-text"])
    elif "status" in reading.spans and not reading.year_first and not reading.spans.keys() & {"issued", "updated"}:
        custom["year"] = value(entry.raw, reading.spans["status"])
    if not reading.spans.keys() & {"issued", "updated"} and "year-of-number" in reading.spans:
        custom["year-of"] = "number"
    if "pid" in reading.spans:
        custom["pid"] = entry.raw[slice(*reading.spans["pid"])]
    left = [*reading.rest, *(span for name, span in reading.spans.items() if name == "no-DOI")]
    rest = [entry.raw[slice(*span)].strip() for span in left]
    if any(rest):
        custom["rest"] = [text for text in rest if text]
    if entry.twin:
        custom["twin"] = entry.raw[slice(*entry.twin)].strip()
    return custom
