"""An item in the form of GB/T 7714, 2015 or 2025, without pandoc: its elements in order, the marks between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from kanyin.patterns import lazy
from kanyin.references.csl import Item
from kanyin.references.render import cased_names, language

EDITIONS = ("2015", "2025")
_SERIALS = ("article-journal", "article-newspaper")
_DATED = ("webpage", "dataset", "article")


def write(item: Item, edition: str = "2015", *, cased: bool = False) -> str:
    """The entry without its label, its full stop at the end (GB/T 7714-2015, 4.1 to 4.6).

    ``cased``: family names as the edition has them, in capitals (2015) or with an initial one (2025). 2025 has the
    number of a standard before its title, and ，：（） in full width in Chinese entries.
    """
    shown = cased_names(item, edition) if cased else item
    text = _written(shown, edition)
    return widened(text) if edition == "2025" and language(item) == "zh" else text


def _written(item: Item, edition: str) -> str:
    parts = [_people_and_year(item), _titled(item, edition), *_tail(item, edition), item.get("dimensions", "")]
    whole = _joined(parts).replace(". //", "//")
    places = [item.get("URL", ""), item["custom"].get("pid", ""), _doi(item)]
    return _joined([whole, *places]) + "."


_KEPT = lazy(r"(https?://\S*|DOI:\S*|CSTR:\S*|\[[^\[\]]*\])")
_NARROW = lazy(r", |,(?!\d)|(?<!\d),|: |:(?!\d)|(?<!\d):|\(|\)")
_WIDE = {",": "，", ":": "：", "(": "（", ")": "）"}


def widened(text: str) -> str:
    """A Chinese entry with ，：（） in full width, as GB/T 7714-2025 has them; not in addresses, marks, ``1:500``."""
    parts = _KEPT.split(text)
    parts[::2] = [_NARROW.sub(lambda mark: _WIDE[mark[0][0]], part) for part in parts[::2]]
    return "".join(parts)


def _joined(parts: Iterable[str]) -> str:
    return ". ".join(part for part in parts if part)


def _people_and_year(item: Item) -> str:
    """Who wrote it; the year behind, where the list is ordered by author and year (GB/T 7714-2015, 9.2)."""
    people = _people(item, "author") or item["custom"].get("anonymous", "")
    year = item["custom"].get("year-first", "")
    if people.endswith("et al") and year:
        people += "."
    return f"{people}, {year}" if people and year else people or str(year)


def _people(item: Item, role: str) -> str:
    names = [_name(name) for name in item.get(role, [])]
    whence = item["custom"].get("whence", {}).get(role, [])
    names = [one + name for one, name in zip_longest(whence, names, fillvalue="")] if whence else names
    if role in item["custom"].get("others", []):
        names.append("等" if language(item) == "zh" else "et al")
    return ", ".join(names)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    given = " ".join(name.get("given", "").replace(".-", "-").replace(".", " ").split())
    suffix = f", {name['suffix'].rstrip('.')}" if "suffix" in name else ""
    return f"{name['family']} {given}".strip() + suffix


def _titled(item: Item, edition: str) -> str:
    """The title with what belongs to it and the mark; in 2025 the number of a standard stands before it."""
    parts, lead = [item.get("title", "")], ""
    number = _numbered(item)
    if item["type"] == "standard" and edition == "2025" and number:
        lead, number = f"{number} ", ""
    if item["type"] not in _SERIALS:
        parts += [item.get("volume", "") if item["type"] != "periodical" else "", number]
    mark = item["custom"].get("mark", "")
    titled = _joined([": ".join(part for part in parts if part), item.get("scale", "")])
    return lead + titled + (f"[{mark}]" if mark else "")


def _numbered(item: Item) -> str:
    """The number; before that of a patent its land, where that is printed beside it (GB/T 7714-2005, 4.5)."""
    number, land = item.get("number", ""), item.get("publisher-place", "")
    is_beside = item["type"] == "patent" and land and number and not number.startswith(land)
    return f"{land}, {number}" if is_beside else number


def _tail(item: Item, edition: str) -> list[str]:
    """What stands between the mark and the address."""
    accessed = f"[{_date(item['accessed'])}]" if "accessed" in item else ""
    if item["type"] in _SERIALS:
        return [_translators(item), _serial(item) + accessed]
    before = [item.get("genre", ""), item.get("edition", "")]
    imprint = _imprint(item, edition) + accessed
    if "container-title" in item:
        host = _joined([_people(item, "container-author") or _people(item, "editor"), item["container-title"]])
        if edition == "2025" and not any(item.get(name) for name in ("genre", "edition", "publisher")):
            # [C]//conference, year: pages
            between = ", " if _year(item) else ": "
            return [_translators(item), "//" + between.join(part for part in (host, imprint) if part)]
        return [_translators(item), "//" + host, *before, imprint]
    whole = item.get("volume", "") if item["type"] == "periodical" else ""
    return [_role(item, "editor", "编", "eds"), _translators(item), *before, whole, imprint]


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


def _imprint(item: Item, edition: str) -> str:
    names = ("publisher",) if item["type"] == "patent" else ("publisher-place", "publisher")
    place = ": ".join(item[name] for name in names if name in item)
    online = item["type"] == "report" and "URL" in item and edition == "2015"
    bracketed = item["custom"].get("updated") and edition == "2015"
    if (item["type"] in _DATED or online or bracketed) and "issued" in item:
        return place if item["custom"].get("year-alone") else f"{place}({_issued(item)})"
    text = ", ".join(part for part in (place, _year(item)) if part)
    return f"{text}: {item['page']}" if "page" in item and text else text or item.get("page", "")


def _year(item: Item) -> str:
    """The year or the date as the tail has it; behind the authors the year stands already."""
    custom = item["custom"]
    if custom.get("year-of"):
        return ""
    if custom.get("year-alone"):
        return ""
    return str(custom.get("year", "")) or (_issued(item) if "issued" in item else "")


def _issued(item: Item) -> str:
    """The date with the letter behind it that tells works of one year apart."""
    return f"{_date(item['issued'])}{item.get('year-suffix', '')}"


def _date(value: dict[str, Any]) -> str:
    return "-".join(f"{part:02}" for part in value["date-parts"][0])


def _doi(item: Item) -> str:
    found = item.get("DOI", "")
    return f"DOI:{found}" if found and found not in item.get("URL", "") else ""
