"""What an HTML page says of itself: the tags that journals set for indexers, then what trafilatura reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from kanyin.read.flow import Element

_CITATION = {
    "citation_title": "title",
    "citation_journal_title": "container-title",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_doi": "DOI",
    "citation_abstract": "abstract",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_online_date": "date",
}
"""Highwire Press tags, which Chinese journal platforms set as well, and the CSL names of what they hold."""
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?")
_NOBODY = re.compile("佚名|未知|不详|匿名|管理员|网络|本站|编辑|^admin|^root$|^test", re.IGNORECASE)
LONGEST_NAME = 24
LONGEST = 2000
"""Characters of the longest value that is believed."""

Told = dict[str, str | tuple[str, ...]]


def read(root: Element) -> Told:
    """The page's metadata by their CSL names, ``author`` and ``keywords`` as tuples; what it does not tell is absent."""
    told = _citation(root)
    for key, value in _general(root).items():
        told.setdefault(key, value)
    return {key: value for key, value in told.items() if value}


def _citation(root: Element) -> Told:
    told: Told = {}
    authors: list[str] = []
    keywords: list[str] = []
    pages = ["", ""]
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or "").strip().lower()
        value = " ".join((tag.get("content") or "").split())[:LONGEST]
        if not value or not name.startswith("citation_"):
            continue
        if name in ("citation_author", "citation_authors"):
            authors += re.split("[;；]", value)
        elif name == "citation_keywords":
            keywords += re.split("[;；,，]", value)
        elif name in ("citation_firstpage", "citation_lastpage"):
            pages[name == "citation_lastpage"] = value
        elif name in _CITATION:
            key = _CITATION[name]
            told.setdefault(key, _date(value) if key == "date" else value)
    told["author"] = _names(authors)
    told["keywords"] = tuple(dict.fromkeys(word.strip() for word in keywords if word.strip()))
    told["page"] = "-".join(dict.fromkeys(filter(None, pages)))
    return told


def _general(root: Element) -> Told:
    """Title, author and date by Open Graph, JSON-LD, Dublin Core and the like, as trafilatura reads them."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(deepcopy(root), None, {"extensive_search": False, "original_date": True}, False, set())
    return {
        "title": (found.title or "").strip(),
        "author": _names(re.split("[;；]", found.author or "")),
        "date": _date(found.date or ""),
    }


def _names(names: list[str]) -> tuple[str, ...]:
    """Names of persons: what is too long or nobody's name is left out."""
    bare = (" ".join(name.split()).strip(" ,，") for name in names)
    return tuple(dict.fromkeys(n for n in bare if n and len(n) <= LONGEST_NAME and not _NOBODY.search(n)))


def _date(text: str) -> str:
    """A date as precise as it is given, ISO 8601; nothing for what is none."""
    found = _DATE.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
