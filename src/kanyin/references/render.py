"""References through a CSL style, by pandoc's citeproc: Chinese and English entries each by their own locale."""

from __future__ import annotations

from importlib import resources
from typing import Any

from kanyin.patterns import lazy
from kanyin.references.csl import Item
from kanyin.references.text import IS_HAN

_GUARDED = {ord(mark): 0xF8E0 + n for n, mark in enumerate("\"'<>&“”‘’`")}
_DOT = "\uf8ea"
RESTORED = {code: mark for mark, code in _GUARDED.items()} | {ord(_DOT): "."}
"""citeproc reads quotation marks and tags, and takes a dot before a comma away; what stands in an entry is text."""
STYLES = ("2015", "2025")


def language(item: Item) -> str:
    """``zh`` for an entry with Han in its title or its names, else ``en``."""
    names = "".join(name.get("literal", "") for name in item.get("author", []))
    own = str(item.get("title", "")) + names + str(item.get("container-title", ""))
    return "zh" if IS_HAN.search(own) else "en"


def own_style(edition: str, system: str = "numeric") -> str:
    """A style of ours for GB/T 7714-``edition``, ``numeric`` or ``author-date``, as XML."""
    name = f"gbt7714-{edition}-{system}.csl"
    return resources.files("kanyin").joinpath("references", "csl", name).read_text(encoding="utf-8")


_YEAR_ONLY = ("article-journal", "book", "chapter", "document", "map", "paper-conference", "thesis", "standard")
"""Types of which a style prints the year; a whole date that was printed is kept."""
_LATIN = lazy("[A-Za-z]")
_ROLES = ("author", "editor", "translator", "container-author")


def _name(name: dict[str, str], *, case: str) -> dict[str, Any]:
    """A name for a style: family names in capitals (2015, 8.1.1) or with a capital (2025), Jr behind a comma."""
    made: dict[str, Any] = dict(name)
    family = name.get("family", "")
    if case == "upper" and _LATIN.search(family):
        made["family"] = family.upper()
    elif case == "capital" and family.isupper() and len(family) > 1:
        made["family"] = family.title().replace("'S", "'s")
    if "suffix" in name and case:
        # citeproc has no comma before it where the family name comes first.
        return {"literal": f"{made['family']} {name.get('given', '')}, {name['suffix']}"}
    if "suffix" in name:
        made["comma-suffix"] = True
    return made


def cased_names(item: Item, edition: str) -> Item:
    """An item with its family names as GB/T 7714-``edition`` prints them."""
    case = "upper" if edition == "2015" else "capital"
    return {**item, **{role: [_name(name, case=case) for name in item[role]] for role in _ROLES if role in item}}


def for_citeproc(item: Item, *, case: str = "") -> Item:
    """An item as citeproc should see it: the mark as its medium, 等 as a name, text without syntax.

    ``case``: family names of people in capitals (``upper``), or with an initial one (``capital``).
    """
    custom = item["custom"]
    shown = {name: content for name, content in item.items() if name != "custom"}
    if custom.get("mark"):
        shown["medium"] = custom["mark"]
    if custom.get("pid"):
        shown["call-number"] = custom["pid"]
    if custom.get("year"):
        shown["status"] = custom["year"]
    elif "year-suffix" in item and "issued" in item:
        shown["status"] = f"{item['issued']['date-parts'][0][0]}{shown.pop('year-suffix')}"
    elif item["type"] in _YEAR_ONLY and len((item.get("issued") or {"date-parts": [[]]})["date-parts"][0]) == 3:
        shown["status"] = "{:04}-{:02}-{:02}".format(*item["issued"]["date-parts"][0])
    if custom.get("year-of"):
        del shown["issued"]
    if custom.get("year-first"):
        _with_year_first(item, shown)
    if "DOI" in item and item["DOI"] in item.get("URL", ""):
        del shown["DOI"]
    for role in _ROLES:
        if role in item:
            shown[role] = [_name(name, case=case) for name in item[role]]
    more = {"literal": "等" if language(item) == "zh" else "et al." if custom.get("year-first") else "et al"}
    for role in custom.get("others", []):
        shown[role] = [*shown.get(role, []), more]
    last = shown.get("author", [{}])[-1].get("literal", "")
    if custom.get("year-first") and last.endswith("."):
        shown["author"] = [*shown["author"][:-1], {"literal": last[:-1] + _DOT}]
    made: Item = guarded(shown)
    return made


def _with_year_first(item: Item, shown: Item) -> None:
    """An entry of a list by author and year: the year as printed behind the authors, the date that is printed again."""
    custom = item["custom"]
    shown["status"] = custom["year-first"]
    shown.pop("year-suffix", None)
    if not item.get("author") and custom.get("anonymous"):
        shown["author"] = [{"literal": custom["anonymous"]}]
    if not custom.get("year-alone") and "issued" in item:
        again = custom.get("year") or "-".join(f"{part:02}" for part in item["issued"]["date-parts"][0])
        shown["section"] = again


def guarded(value: Any) -> Any:
    """Texts, also within lists and items, without what citeproc takes for syntax; RESTORED brings it back."""
    if isinstance(value, str):
        return value.translate(_GUARDED)
    if isinstance(value, list):
        return [guarded(part) for part in value]
    if isinstance(value, dict):
        return {key: part if key in ("id", "type") else guarded(part) for key, part in value.items()}
    return value
