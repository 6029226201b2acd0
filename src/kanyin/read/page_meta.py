"""What an HTML page says of itself: the tags that journals set for indexers, then those that all sites set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress

from kanyin.read.flow import Element, Piece, squeezed

_CITATION = {
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
_SEPARATOR = re.compile(r"_|[|｜]|(?<=\s)[-–—|｜]++(?=\s)")
_SITE = re.compile(
    r"(?<![-–—_|｜])[-–—_|｜]++\s?[^-–—_|｜]{2,20}(?:网|在线|期刊|论文|学报|杂志社?|中心|平台|频道|首页|百科|博客|论坛)$"
)
_TITLE_KINDS = ("", "p", "h1", "h2", "h3")
SHORTEST = 4
"""Characters of the shortest title."""
LAST_DATE = "2099-12-31"
"""So that no result hangs on the day of the run."""
_BYLINE = re.compile(r"作\s*者|撰\s*文|撰\s*稿|记\s*者|文\s*[/／|｜丨:：]|\b[Bb]y\b")
LONGEST_BYLINE = 100
LONGEST_NAME = 24
MOST_TITLES, MOST_NAMES, MOST_BYLINES = 4, 200, 200
"""So many are looked at: a page has one title, some authors, a byline or two."""
LONGEST = 2000
"""Characters of the longest value that is believed."""

Told = dict[str, str | tuple[str, ...]]


def read(root: Element, pieces: list[Piece]) -> Told:
    """The page's metadata by CSL names, ``author`` and ``keywords`` as tuples; what it does not tell is absent."""
    told = _citation(root)
    told["author"] = told["author"] or _authors(root, pieces)
    told.setdefault("date", _published(root))
    told["title"] = shown_title(_titles(root), pieces)
    return {key: value for key, value in told.items() if value}


def shown_title(titles: list[str], pieces: list[Piece]) -> str:
    """The article's title: the line of the page that begins one of the ``titles`` that its markup gives.

    Behind it they name the site. Where no line says it, what the markup gives, up to its first separator.
    """
    for title in titles:
        words = squeezed(title)
        lines = [p for p in pieces if p.kind in _TITLE_KINDS and words.startswith(squeezed(p.text) or " ")]
        best = max(lines, key=lambda piece: (len(squeezed(piece.text)), piece.kind[:1] == "h"), default=None)
        if best is not None and (len(squeezed(best.text)) * 2 >= len(words) or best.kind in ("h1", "h2")):
            return best.text.strip()
    title = _SITE.sub("", titles[0]).strip() if titles else ""
    first = _SEPARATOR.split(title, maxsplit=1)[0].rstrip()
    if len(first or title) >= SHORTEST:
        return first if len(first) >= SHORTEST else title
    heads = [piece.text.strip() for piece in pieces if piece.kind == "h1"]
    return heads[0] if len(heads) == 1 else ""


def _titles(root: Element) -> list[str]:
    named = [value for name, value in _tags(root) if name in ("citation_title", "dc.title", "og:title")]
    said = ["".join(tag.itertext()) for tag in root.iter("title")][:1]
    return [" ".join(title.split()) for title in (*named[:MOST_TITLES], *said) if title.strip()]


def _tags(root: Element) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag."""
    for tag in root.iter("meta"):
        value = " ".join((tag.get("content") or "").split())[:LONGEST]
        if value:
            yield (tag.get("name") or tag.get("property") or "").strip().lower(), value


def _authors(root: Element, pieces: list[Piece]) -> tuple[str, ...]:
    """The authors that the page's metadata name, if a line or its markup calls them so where a reader sees it.

    Most sites name their editor or themselves there.
    """
    values = [value for name, value in _tags(root) if name in ("author", "dc.creator", "article:author", "byl")]
    marked = [" ".join("".join(tag.itertext()).split()) for tag in root.xpath(_AUTHOR_MARKED)]
    values += _persons(root)
    names = _names([name for value in (*values, *marked) for name in re.split("[;；,，、]", value)])[:MOST_NAMES]
    bylines = [piece.text for piece in pieces if len(piece.text) <= LONGEST_BYLINE and _BYLINE.search(piece.text)]
    bylines = [*bylines[:MOST_BYLINES], *set(marked[:MOST_BYLINES]).intersection(values)]
    return tuple(name for name in names if any(name in line for line in bylines))


_AUTHOR_MARKED = "//body//*[@itemprop='author'][not(@itemscope)] | //body//*[@itemprop='author']//*[@itemprop='name']"
"""Microdata of schema.org on what a reader sees."""


def _persons(root: Element) -> list[str]:
    """The names of the persons that JSON-LD (schema.org) calls the authors of what it describes."""
    found: list[str] = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            with suppress(ValueError, RecursionError):
                found += _authors_in(json.loads(script.text or ""))
    return found


def _authors_in(value: object) -> Iterator[str]:
    """Names of the authors in an object of JSON-LD, or in those that a list or an ``@graph`` holds."""
    if isinstance(value, list):
        for item in value:
            yield from _authors_in(item)
    elif isinstance(value, dict):
        yield from _authors_in(value.get("@graph"))
        authors = value.get("author")
        for author in authors if isinstance(authors, list) else [authors]:
            if isinstance(author, dict) and author.get("@type") == "Person" and isinstance(author.get("name"), str):
                yield " ".join(author["name"].split())


def _published(root: Element) -> str:
    """The date of the article as htmldate finds it in tags, JSON-LD and the address."""
    from htmldate import find_date

    # It copies a tree itself before it changes anything: of a page of 20 MB that is 100 MB.
    found = find_date(root, extensive_search=False, original_date=True, max_date=LAST_DATE)
    return _date(found or "")


def _citation(root: Element) -> Told:
    told: Told = {}
    authors: list[str] = []
    keywords: list[str] = []
    pages = ["", ""]
    for name, value in _tags(root):
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


def _names(names: list[str]) -> tuple[str, ...]:
    """Names of persons: what is too long or nobody's name is left out."""
    bare = (" ".join(name.split()).strip(" ,，") for name in names)
    return tuple(dict.fromkeys(n for n in bare if n and len(n) <= LONGEST_NAME and not _NOBODY.search(n)))


def _date(text: str) -> str:
    """A date as precise as it is given, ISO 8601; nothing for what is none."""
    found = _DATE.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
