"""What is wrong with a list: each finding with its code, the entry that it concerns, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.author_year import find_by_author, find_unlisted
from kanyin.references.citing import find_numbered
from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import Item
from kanyin.references.entry import Entry
from kanyin.references.labels import further
from kanyin.references.marks import find_marks
from kanyin.references.targets import targets
from kanyin.references.text import UPPER
from kanyin.text import letters


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a list. ``entry``: the label of the entry, or its place where it has none; 0 for the whole list."""

    code: str
    entry: str
    place: int
    detail: str = ""

    def fields(self, language: str) -> dict[str, Any]:
        """As JSON shows it."""
        row = rows()[self.code]
        return {
            "code": self.code,
            "entry": self.entry,
            "place": self.place,
            "problem": rules.localized(row, "what", language).format(detail=self.detail),
            "do": rules.localized(row, "do", language),
        }


@lru_cache(maxsize=1)
def rows() -> dict[str, dict[str, Any]]:
    """The checks by their codes."""
    return {row["id"]: row for row in rules.table("references")["check"]}


def check(entries: Sequence[Entry], items: Sequence[Item], body: str, edition: str = "2015") -> list[Finding]:
    """The findings in the order of the entries, those of the whole list first. ``body``: the text that cites them."""
    found = list(_of_list(entries, items))
    if body.strip():
        found += _of_citations(entries, body)
    for place, (entry, item) in enumerate(zip(entries, items, strict=True), 1):
        label = entry.key or str(place)
        found += [Finding(code, label, place, detail) for code, detail in _of_entry(entry, item, edition)]
    return sorted(found, key=lambda one: (one.place, one.code))


def _of_list(entries: Sequence[Entry], items: Sequence[Item]) -> Iterator[Finding]:
    labels = [int(key) for entry in entries for key in (entry.key, *further(entry.raw)) if key.isdigit()]
    if labels:
        missing = sorted(set(range(1, max(labels) + 1)) - set(labels)) if max(labels) < 10 * len(labels) + 50 else []
        if missing:
            yield Finding("RC01", "", 0, ", ".join(map(str, missing[:20])))
        for number, count in Counter(labels).items():
            if count > 1:
                yield Finding("RC02", str(number), 0, str(number))
    seen: dict[tuple[str, ...], str] = {}
    for place, (entry, item) in enumerate(zip(entries, items, strict=True), 1):
        label = entry.key or str(place)
        for same in _identities(item):
            if same in seen:
                yield Finding("RC03", label, place, seen[same])
                break
        for same in _identities(item):
            seen.setdefault(same, label)


def _identities(item: Item) -> list[tuple[str, ...]]:
    """What tells that two entries are the same: the DOI, or title and year and who wrote it."""
    found: list[tuple[str, ...]] = []
    if "DOI" in item:
        found.append(("doi", str(item["DOI"]).lower()))
    title = letters(str(item.get("title", "")))
    if len(title) >= 4 and "issued" in item:
        first = (item.get("author") or [{}])[0]
        who = letters(str(first.get("literal") or first.get("family", "")))
        found.append((title, str(item["issued"]["date-parts"][0][:1]), who, str(item.get("page", ""))))
    return found


def _of_citations(entries: Sequence[Entry], body: str) -> Iterator[Finding]:
    """Entries that nothing cites, and citations of what is not there; only where the text cites at all."""
    keys = [{entry.key or str(place), *further(entry.raw)} for place, entry in enumerate(entries, 1)]
    labels = set[str]().union(*keys)
    numbered = any(entry.key for entry in entries)
    by_author = {key for one in find_by_author(body, targets(entries)) for key in one.meant}
    cited = {key for one in find_numbered(body, _Any()) for key in one.meant} if numbered else by_author
    if not cited & labels:
        return
    for place, entry in enumerate(entries, 1):
        if not keys[place - 1] & (cited | by_author):
            yield Finding("RC04", entry.key or str(place), place)
    strange = _strange(labels, cited) if numbered else find_unlisted(body, [one.raw for one in entries])
    if listed := list(dict.fromkeys(strange)):
        yield Finding("RC05", "", 0, (", " if numbered else "; ").join(listed[:20]))


def _strange(labels: set[str], cited: set[str]) -> list[str]:
    """The numbers that a text cites and its list has not, as far as they may be of this list."""
    highest = max((int(label) for label in labels if label.isdigit()), default=0)
    return sorted((n for n in cited - labels if n.isdigit() and 0 < int(n) <= highest + 20), key=int)


class _Any:
    """Every number may be cited."""

    def __contains__(self, number: object) -> bool:
        return True


_NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "J": (("container-title",), ("issued",), ("volume", "issue", "page", "DOI")),
    "N": (("container-title",), ("issued",)),
    "M": (("publisher",), ("issued",)),
    "C": (("publisher", "container-title"), ("issued",)),
    "D": (("publisher",), ("issued",)),
    "R": (("issued", "number"),),
    "S": (("number",),),
    "P": (("number",), ("issued",)),
    "EB": (("URL",),),
    "DS": (("URL", "DOI"),),
    "PP": (("URL", "DOI"),),
}


def _of_entry(entry: Entry, item: Item, edition: str) -> Iterator[tuple[str, str]]:
    mark = str(item["custom"].get("mark", ""))
    sure = confidence(entry)
    if not mark:
        yield "RC10", ""
    elif "mark" in entry.reading.doubts:
        yield "RC11", _printed_mark(entry)
    if sure >= 0.6 or mark:
        yield from _missing(entry, item, mark)
    yield from _numbers(entry, item)
    yield from _online(entry, item, mark, edition)
    if edition == "2025" and any(_IN_CAPITALS.fullmatch(name.get("family", "")) for name in item.get("author", [])):
        yield "RC31", ""
    if sure < HIGH:
        yield "RC40", f"{sure:.2f}"


_IN_CAPITALS = lazy(f"[{UPPER}][{UPPER} '-]+")


def _printed_mark(entry: Entry) -> str:
    marks = find_marks(entry.work, entry.label[1], len(entry.work))
    return entry.raw[marks[0].start : marks[0].end].strip() if marks else ""


_NUMBER_IN_TITLE = lazy(r"[A-Z]{2}[A-Z/ -]{0,12}[A-Z0-9.-]{0,6}\d")
_NO_DATE = lazy("无日期|[Nn]\\.\\s?[Dd]\\.|不详")


def _missing(entry: Entry, item: Item, mark: str) -> Iterator[tuple[str, str]]:
    """Elements that the type must have (GB/T 7714-2015, 4); of a whole serial other ones."""
    for one_of in _NEEDED.get(mark.split("/")[0], ()):
        if any(name in item for name in one_of) or (item["type"] == "periodical" and one_of[0] != "issued"):
            continue
        if one_of[0] == "number" and _NUMBER_IN_TITLE.search(str(item.get("title", ""))):
            continue
        if one_of[0] == "issued" and (_NO_DATE.search(entry.raw) or _strange_year(entry)):
            continue
        yield "RC12", one_of[0]
    if "title" not in item:
        yield "RC12", "title"


_RANGE = lazy(r"(?<!\d)(\d{1,9})-(\d{1,9})")
_DOI = lazy(r"10\.\d{4,9}/[^\s]+")
_YEAR = lazy(r",\s?(\d{4})(?=\s?[,.:(\[]|\s*$)")
FIRST_YEAR, LAST_YEAR = 1400, 2100


def _strange_year(entry: Entry) -> str:
    """Four digits where an entry has its year, and which are none; empty where there are no such."""
    years = _YEAR.findall(entry.work, entry.label[1])
    return next((year for year in years if not FIRST_YEAR <= int(year) <= LAST_YEAR), "")


def _numbers(entry: Entry, item: Item) -> Iterator[tuple[str, str]]:
    published = (item.get("issued") or {}).get("date-parts", [[]])[0]
    if published and not FIRST_YEAR <= int(published[0]) <= LAST_YEAR:
        yield "RC20", str(published[0])
    elif not published and item["custom"].get("mark") and (year := _strange_year(entry)):
        yield "RC20", year
    accessed = (item.get("accessed") or {}).get("date-parts", [[]])[0]
    known = min(len(published), len(accessed))
    if accessed[:known] < published[:known]:
        yield "RC21", f"{_day(accessed)} < {_day(published)}"
    for start, end in _RANGE.findall(str(item.get("page", ""))):
        # 3900-2 is 3900-3902.
        whole = start[: len(start) - len(end)] + end if len(end) < len(start) else end
        if int(whole) < int(start):
            yield "RC22", f"{start}-{end}"
    if "DOI" in item and not _DOI.fullmatch(str(item["DOI"])):
        yield "RC23", str(item["DOI"])
    if "no-DOI" in entry.reading.spans:
        yield "RC23", entry.raw[slice(*entry.reading.spans["no-DOI"])]


def _day(parts: Sequence[int]) -> str:
    return "-".join(f"{part:02}" for part in parts)


def _online(entry: Entry, item: Item, mark: str, edition: str) -> Iterator[tuple[str, str]]:
    """Carrier, address and date of access: 2015 asks for the date of all that is online, 2025 of EB, DS and PP."""
    if mark and "URL" in item and "/" not in mark:
        yield "RC13", mark
    kind = mark.split("/")[0]
    is_told = ("URL",) in _NEEDED.get(kind, ()) or ("URL", "DOI") in _NEEDED.get(kind, ())
    if mark.endswith("/OL") and not is_told and not item.keys() & {"URL", "DOI"} and "pid" not in item["custom"]:
        yield "RC14", mark
    if (
        mark.endswith("/OL")
        and "URL" in item
        and "accessed" not in item
        and (edition == "2015" or kind in ("EB", "DS", "PP"))
    ):
        yield "RC15", ""
    if edition == "2025" and "accessed" in item and kind not in ("EB", "DS", "PP", ""):
        yield "RC30", ""
