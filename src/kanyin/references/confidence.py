"""How sure a reading is: what speaks against it, each with a weight that was measured on entries with known fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kanyin import rules
from kanyin.patterns import lazy, quick
from kanyin.references.entry import Entry
from kanyin.references.marks import Mark, find_marks
from kanyin.references.markup import without_links_behind
from kanyin.references.names import Name
from kanyin.references.parse import Reading
from kanyin.references.places import is_city
from kanyin.references.serial_names import HELD
from kanyin.references.text import HAN, KANA, LOWER, UPPER, Span

HIGH = 0.95
"""From here on a reading is taken for right: measured, 99 of 100 are."""


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return {row["id"]: row["right"] for row in rules.table("references")["doubt"]}


def confidence(entry: Entry) -> float:
    """Between 0 and 1: the share of entries with the same doubts that were read right, or less."""
    weights, sure = _weights(), 0.995
    for doubt in doubts(entry):
        sure *= weights.get(doubt, 0.9)
    return round(sure, 3)


_NEEDED = {
    "J": ("title", "container-title", "issued"),
    "N": ("title", "container-title", "issued"),
    "M": ("title", "publisher", "issued"),
    "D": ("title", "publisher", "issued"),
    "C": ("title", "issued"),
    "P": ("title", "number"),
    "S": ("title", "number"),
    "EB": ("title", "URL"),
}
_CONNECTING = lazy(
    r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]|//|/|\b(?:et\s?al|and|In|in|Vol|vol|[Vv]olume|No|no|pp|p|PP|P|[Pp]ages?|eds?|trans|DOI|doi|c|ed)\b"
    r"|[年月日第期卷页等译编著主和与版]|[\s.,;:()\[\]{}'\"《》、&_·-]"
)
_BROKEN_ADDRESS = lazy(r"https?:\s?//[^\s]{0,300}+(?<=[/.-])\s{1,3}[a-z0-9%][^\s]{0,80}[/.%]|https?:?\s?/\s")
_ADDRESS = lazy(r"https?://(?!doi|dx\.doi)")
_ODD = lazy(
    rf"[^\s{HAN}{KANA}{UPPER}{LOWER}\d.,;:()\[\]'\"《》、&/?!%+*#@=·°αβγδεκλμπσωΑ-Ω×±≥≤<>→Ⅰ-Ⅻⅰ-ⅻ℃‰-]|\$"
    rf"|[{LOWER}]\d[{LOWER}]{{2}}"
)
_TITLE_BEGINS_ODD = lazy(
    rf"[{HAN}]{{2,6}}\.\s?[{HAN}]|[B-HJ-Z] [{UPPER}{LOWER}]|[A-Z]\."
    rf"|[.,;)]|[{LOWER}](?!-|[{LOWER}]{{0,3}}[{UPPER}])|[见载]:|[^(]*[)]"
)
_TITLE_ODD = quick(
    rf"(?<![A-Z])\.\s?[{UPPER}][{LOWER}]|\.\s?[{HAN}]{{2}}[^.]*\.|\[|\]|[(][^)]*$"
    rf"|//|(?:19|20)\d\d\s?[,;]\s?\d|,\s?图版?\s?[\d一二三四五六七八九十]"
)
_CONTAINER_ODD = lazy(
    rf"\d(?:st|nd|rd|th)$|^(?:[Ee]ds?|主?编|译)\s?:|^[A-Z][A-Za-z'-]+(?:\s[A-Z]){{1,3}}[.,]\s|\d\s?[,:(]|\bpp?\.|\beds?\b|,[^,]{{0,8}}\d$|[,:;]\s?$|(?:19|20)\d\d[,;]|\[|\]|//"
    rf"|^(?:(?!the )[{LOWER}]|(?!(?:19|20)\d\d\s?[{UPPER}{HAN}])\d)|[{HAN}]\.[{HAN}]"
)


_LETTER = lazy(r"[^\W_]")
_DIGIT = lazy(r"[\d²³¹⁰-⁹]")


_SAID_BEFORE = lazy(r"(?:注\s{0,2}:?\s{0,2})?(?:参[见阅看]|详见|见|转引自|引自|[Ss]ee|Cf\.|Vgl\.)?\s?:?")
"""What a note says before a work, and changes nothing in how it is read."""


def _lacks(reading: Reading) -> bool:
    """A field is not there without which such an entry is not whole."""
    has = reading.spans.keys()
    if reading.kind == "J" and not has & {"volume", "issue", "page", "DOI", "status"}:
        return True
    missing = set(_NEEDED.get(reading.kind, ("title",))) - has
    if "untitled" in reading.doubts:
        missing.discard("title")
    if "status" in has:
        missing.discard("issued")  # it has not come out yet
    if "same" in has:
        return False  # 同上 stands for what is not said again
    return bool(missing) and not (missing == {"issued"} and "updated" in has)


def doubts(entry: Entry) -> set[str]:
    """All that speaks against a reading."""
    reading, work = entry.reading, entry.work
    found = set(reading.doubts) - {"title-.", "title-q", "title-?", "untitled"}
    if _lacks(reading):
        found.add("missing")
    if "unmarked" in found and _is_plain_serial(entry):
        found.remove("unmarked")
        found.add("unmarked-serial")
    elif "unmarked" in found and _is_plain_book(entry):
        found.remove("unmarked")
        found.add("unmarked-book")
    if "quoted" in found:
        found -= {"author-stop", "no-author"}  # 《》 tells where a title begins
    if reading.mark == "M" and "no-author" in found and _is_collection(entry):
        found -= {"author-stop", "no-author"}
    said = [span for span in reading.rest if _SAID_BEFORE.fullmatch(work, *span)]
    if len(reading.rest) > len(said):
        found.add("rest")
    marks = find_marks(work, *entry.own)
    if _LETTER.search(leftover(entry, [*said, *((mark.start, mark.end) for mark in marks[:1])])):
        found.add("leftover")
    if _BROKEN_ADDRESS.search(entry.raw):
        found.add("address")
    if len(marks) > 1 and not _is_part_of_old(entry, marks):
        found.add("marks")
    if "numbers" in found and reading.year_first and _is_volume_and_page(entry):
        found.remove("numbers")
    _doubts_of_fields(entry, found)
    return found


def _is_part_of_old(entry: Entry, marks: list[Mark]) -> bool:
    """``题[A]. 渡口集[C]. 河口: …``: a part and its host as the standard of 1987 marks them, an imprint behind them."""
    reading, has = entry.reading, entry.reading.spans.keys()
    kinds = [mark.kind for mark in marks]
    is_alone = not reading.people.keys() - {"author"}
    is_alone = is_alone and "," not in entry.work[slice(*reading.spans.get("container-title", (0, 0)))]
    is_whole = is_alone and has >= {"container-title", "publisher"}
    return is_whole and len(kinds) == 2 and kinds[0] == "A" and kinds[1] in ("C", "M", "G")


_COLLECTION = lazy("(?:[全选文]集|文选|大?百科全书|[辞词字]典|年鉴)$")


def _is_collection(entry: Entry) -> bool:
    """A title that names whose works it collects, or a work of reference: nobody need stand before it."""
    return _COLLECTION.search(entry.work, *entry.reading.spans.get("title", (0, 0))) is not None


def _is_volume_and_page(entry: Entry) -> bool:
    """``60: 53-65`` behind a journal's name, the year behind the authors."""
    volume, page = entry.reading.spans.get("volume"), entry.reading.spans.get("page")
    return volume is not None and page is not None and entry.work[volume[1] : page[0]].strip() == ":"


def _is_plain_serial(entry: Entry) -> bool:
    """A journal's article with all its parts, parted from each other as they should be."""
    reading = entry.reading
    has = reading.spans.keys()
    if reading.kind == "N" and has >= {"title", "container-title", "issued"}:
        return _is_plain(reading) and reading.spans["issued"][1] - reading.spans["issued"][0] > 7
    if "untitled" in reading.doubts:
        return has >= {"container-title", "issued", "volume", "page"}
    if reading.kind != "J" or not has >= {"title", "container-title", "issued"} or not _is_plain(reading):
        return False
    if "page" in has:
        return bool(has & {"volume", "issue"})
    return "issue" in has and reading.spans["issued"] < reading.spans["issue"]


def _is_plain(reading: Reading) -> bool:
    return bool(reading.people.get("author")) and "title-." in reading.doubts


_SURE_PRESS = lazy(
    "出版社|书局|书店|印书馆|出版公司|书社|[Pp]ress\\b|Publish|Verlag|Springer|Wiley|Elsevier|McGraw|Prentice|Routledge"
    "|Addison|Kluwer|Birkh"
)
_NOT_TITLE_ALONE = lazy(
    rf"\.|\b[Ee]d(?:ition|n)\b|\(\d+(?:st|nd|rd|th)\)|版\)?$|图版?\s?[\d一二三四五六七八九十]"
    rf"|, (?:[{UPPER}][{LOWER}]+ ){{1,3}}(?:[{UPPER}]|in |of |on )|,[{UPPER}]"
)
"""An edition, a plate, a part of its own; ``A study of fish, Drug Design and Toxicology``: the second may be a host."""


def _is_plain_book(entry: Entry) -> bool:
    """A book or a part of one with place, press and year, parted from each other as they should be."""
    reading, work = entry.reading, entry.work
    spans = reading.spans
    if reading.kind not in "MC" or not spans.keys() >= {"title", "publisher", "issued"}:
        return False
    if "publisher-place" not in spans:
        return _HAN_HOUSE.fullmatch(work, *spans["publisher"]) is not None and _is_plain(reading)
    place, press, title = (work[slice(*spans[name])] for name in ("publisher-place", "publisher", "title"))
    known = is_city(place) or _TOWN_OF_STATE.fullmatch(place) or _HAN_TOWN.fullmatch(place)
    return bool(known) and bool(_SURE_PRESS.search(press)) and not _NOT_TITLE_ALONE.search(title) and _is_plain(reading)


_HAN_HOUSE = lazy(f"[{HAN}]{{2,14}}(?:出版社|书局|书店|印书馆|出版公司)")
"""A house whose name is whole: no town need stand before it."""
_TOWN_OF_STATE = lazy(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s?[A-Z]{2}")
_NO_IMPRINT = lazy(r"^(?:\.|\d+ )|[%=_]|\|\.")
"""In a publisher or a page: the number of a line, which recognition has left in the text; a piece of an address."""
_NO_PRESS = lazy(r"\d{4}|//|社年$|\bpp?\.|^&|\b(?:[Tt]rans|[Ee]ds?)\.|^[\"“]")
_PAPER = lazy("(?:日|晚|早|晨|时|周|导|商)报$")
_HAN_TOWN = lazy(f"[{HAN}]{{2,4}}")


def _doubts_of_fields(entry: Entry, found: set[str]) -> None:
    reading, work = entry.reading, entry.work
    texts = {name: work[slice(*span)] for name, span in reading.spans.items()}
    title = texts.get("title", "")
    least = 0 if "untitled" in reading.doubts else 2 if title[:1] > "\u2e80" else 4
    if not least <= len(title) <= 300:
        found.add("title-length")
    if _TITLE_BEGINS_ODD.match(title) or _TITLE_ODD.search(title):
        found.add("title-odd")
    container = texts.get("container-title", "")
    if container and (_CONTAINER_ODD.search(container) or len(container) > 110):
        found.add("container-odd")
    if any(len(name.given) > 3 and name.given.isalpha() and name.given.isupper() for name in people_of(reading)):
        found.add("authors")  # GAOL, NILSONPM: names whose initials have run into them
    if _ODD.search(work[slice(*entry.own)]):
        found.add("odd-characters")
    if reading.kind == "J" and _PAPER.search(container):
        found.add("newspaper")
    year = texts.get("issued", "")[:4]
    if year.isdigit() and not 1500 <= int(year) <= 2100:
        found.add("year")
    if any(_NO_PRESS.search(texts.get(name, "")) for name in ("publisher", "publisher-place")):
        found.add("imprint-odd")
    if not reading.spans.keys() & {"issued", "updated", "accessed", "year-of-number", "year-text", "status"}:
        found.add("no-year")
    if len(_ADDRESS.findall(without_links_behind(entry.raw[slice(*entry.own)]))) > 1:
        found.add("address")
    is_odd = any(":" in texts.get(name, "") for name in ("publisher", "publisher-place"))
    is_odd = is_odd or _NO_IMPRINT.search(f"{texts.get('publisher', '')}|{texts.get('page', '')}") is not None
    if is_odd or HELD.search(texts.get("publisher-place", "")):  # a meeting where only its town should stand
        found.add("imprint-odd")
    if _DIGIT.search("".join(f"{name.family}{name.given}{name.literal}" for name in people_of(reading))):
        found.add("name-digits")


def people_of(reading: Reading) -> list[Name]:
    """All whom a reading names."""
    return [name for people in reading.people.values() for name in people]


def leftover(entry: Entry, marks: Sequence[Span] = ()) -> str:
    """What no field holds: the text without label, people, fields, twin, ``marks`` and what connects them."""
    reading = entry.reading
    kept = list(entry.work)
    twin = [entry.twin] if entry.twin else []
    for start, end in (entry.label, *reading.spans.values(), *reading.covered, *reading.notes, *twin, *marks):
        kept[start:end] = " " * (end - start)
    return _CONNECTING.sub(" ", " ".join("".join(kept).split()))
