"""An item in the form of GB/T 7714-2015, without pandoc: the order of its elements and the marks between them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kanyin.references.csl import Item
from kanyin.references.render import language

_SERIALS = ("article-journal", "article-newspaper")
_DATED = ("webpage", "dataset", "article")


def write(item: Item) -> str:
    """The entry without its label, its full stop at the end (GB/T 7714-2015, 4.1 to 4.6)."""
    custom = item["custom"]
    titled, tail = _titled(item), [part for part in _tail(item) if part]
    if tail and tail[0].startswith("//"):
        titled += tail.pop(0)
    whole = _joined([_people_and_year(item), titled, *tail])
    places = [item.get("URL", ""), custom.get("pid", ""), _doi(item)]
    return _joined([whole, *places]) + "."


def _joined(parts: Iterable[str]) -> str:
    return ". ".join(part for part in parts if part)


def _people_and_year(item: Item) -> str:
    """Who wrote it; the year behind, where the list is ordered by author and year (GB/T 7714-2015, 9.2)."""
    people, first = _people(item, "author"), item["custom"].get("year-first")
    if not first or "issued" not in item:
        return people
    year = str(item["issued"]["date-parts"][0][0]) + item.get("year-suffix", "")
    return f"{people}, {year}" if people else year


def _people(item: Item, role: str) -> str:
    names = [_name(name) for name in item.get(role, [])]
    if role in item["custom"].get("others", []):
        names.append("等" if language(item) == "zh" else "et al")
    return ", ".join(names)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    given = " ".join(name.get("given", "").replace(".", " ").split())
    suffix = f", {name['suffix']}" if "suffix" in name else ""
    return f"{name['family']} {given}".strip() + suffix


def _titled(item: Item) -> str:
    """The title with what belongs to it and the mark."""
    parts = [item.get("title", "")]
    if item["type"] not in _SERIALS:
        parts += [item.get("volume", "") if item["type"] != "periodical" else "", item.get("number", "")]
    mark = item["custom"].get("mark", "")
    return ": ".join(part for part in parts if part) + (f"[{mark}]" if mark else "")


def _tail(item: Item) -> list[str]:
    """What stands between the mark and the address."""
    accessed = f"[{_date(item['accessed'])}]" if "accessed" in item else ""
    if item["type"] in _SERIALS:
        return [_translators(item), _serial(item) + accessed]
    before = [item.get("genre", ""), item.get("edition", "")]
    if "container-title" in item:
        host = _joined([_people(item, "container-author") or _people(item, "editor"), item["container-title"]])
        return ["//" + host, *before, _imprint(item) + accessed]
    return [_role(item, "editor", "编", "eds"), _translators(item), *before, _imprint(item) + accessed]


def _translators(item: Item) -> str:
    return _role(item, "translator", "译", "trans")


def _role(item: Item, role: str, zh: str, en: str) -> str:
    people = _people(item, role)
    return f"{people}, {zh if language(item) == 'zh' else en}" if people else ""


def _serial(item: Item) -> str:
    if item["type"] == "article-newspaper":
        page = f"({item['page']})" if "page" in item else ""
        return ", ".join(part for part in (item.get("container-title", ""), _year(item)) if part) + page
    issue = f"({item['issue']})" if "issue" in item else ""
    volume = item.get("volume", "")
    numbers = [item.get("container-title", ""), _year(item)]
    text = ", ".join(part for part in [*numbers, volume] if part) + issue
    return f"{text}: {item['page']}" if "page" in item else text


def _imprint(item: Item) -> str:
    if item["type"] == "patent":
        return _year(item)
    place = ": ".join(item[name] for name in ("publisher-place", "publisher") if name in item)
    if item["type"] in _DATED and "issued" in item:
        return f"{place}({_date(item['issued'])})"
    text = ", ".join(part for part in (place, _year(item)) if part)
    return f"{text}: {item['page']}" if "page" in item else text


def _year(item: Item) -> str:
    custom = item["custom"]
    if custom.get("year-of") or custom.get("year-first"):
        return ""
    return str(custom.get("year", "")) or (_date(item["issued"]) if "issued" in item else "")


def _date(value: dict[str, Any]) -> str:
    return "-".join(f"{part:02}" for part in value["date-parts"][0])


def _doi(item: Item) -> str:
    found = item.get("DOI", "")
    return f"DOI:{found}" if found and found not in item.get("URL", "") else ""
