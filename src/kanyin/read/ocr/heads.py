"""The head of a printed page: title and authors that text recognition set in one line, names that were set wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kanyin import rules
from kanyin.fields import people, places
from kanyin.fields.names import is_name, is_usual_name, join_single_characters
from kanyin.model import SCAN, SUP
from kanyin.patterns import lazy
from kanyin.read.ocr import lone_lines
from kanyin.read.ocr.entries import Entry
from kanyin.read.ocr.latin_rows import NEAR_END, LatinName, latin_rows
from kanyin.read.ocr.name_letters import with_commas, with_letters
from kanyin.read.ocr.name_rows import NameRow, found_in, name_row, plain_signs
from kanyin.read.ocr.signs_of_units import with_numbered_units, with_plain_signs
from kanyin.read.ocr.two_line_titles import BREAKS_OFF, GOES_ON, with_whole_title

HEAD = 6
"""Blocks at the beginning of a page that can hold its title and authors."""
ENGLISH_HEAD = 20
"""Blocks that can hold the names in English."""
LONGEST, LONGEST_ROW = 600, 300
SHORTEST_TITLE, FEWEST = 8, 3
"""Characters of a title, and names that must stand behind it."""
_BEHIND_NAME = lazy("(?<=[\u3400-\u9fff])(?=[0-9①-⑳¹²³*‘’'`」 \u3000])")
"""Where the first name behind a title may end: at the sign of a unit, or where the next one begins."""
_SIGNS_AND_BLANKS = "0123456789①②③④⑤⑥⑦⑧⑨¹²³*‘’'`」,，. \u3000"
_UNITS = lazy("[(（]")
_WITHIN_NAME = lazy(r"(?<=[\u3400-\u9fff])[\u3000 ]+(?=[\u3400-\u9fff](?:[^\u3400-\u9fff\s]|$))")
"""Before the last character of a name that a sign follows: 李　斌³."""
_AT_BEGINNING = lazy(r"(?:^|(?<=\s))([\u3400-\u9fff])[\u3000 ]+(?=[\u3400-\u9fff]{4})")
"""Behind the first character of a name that further ones are glued to: 陈　枫应鸿."""
_ABSTRACT_BEHIND = lazy(r"(?<=\d{6})\s?[【\[［]?\s?摘\s?要\s?(?:[】\]］]|[:：])?\s?(?=\S)")
"""The abstract behind the postcode of the last unit."""
_LABEL_BEHIND = lazy(
    r"(?<=\d{6})\s?(?=(?:第一)?作者简介|通[讯信]作者|基金项目|收稿日期)"
    r"|(?<=[科室院系部所])\s?(?=(?:作者简介|通[讯信]作者|基金项目|收稿日期)\s?[:：])"
)
"""Before what a label names behind a unit, or its postcode."""
_TITLE_SIGN = lazy(r"(?<=[\u3400-\u9fff”》])\s?[*＊]{1,2}$")
"""The call of a note at the title's end."""
_WIDE = lazy("[\u3400-\u9fff]\u3000+[\u3400-\u9fff]")


def with_names(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; in the head a title and the names behind it are two lines, names stand a comma apart, and each unit
    has its number.
    """
    out = _with_names_apart(with_whole_title(entries))
    for n, one in enumerate(out[:HEAD]):
        texts = tuple(map(with_numbered_units, one.texts or ()))
        if one.is_prose or len(texts) > 1:
            out[n] = one if texts == one.texts else replace(one, texts=texts, spans=())
    return out


def _with_names_apart(entries: Sequence[Entry]) -> list[Entry]:
    near = (*range(ENGLISH_HEAD), *range(len(entries) - NEAR_END, len(entries)))
    out = [with_letters(_with_strokes(one)) if n in near else one for n, one in enumerate(map(with_commas, entries))]
    rows = latin_rows(out)
    out = _with_whole_rows([_with_signs(one) if n < HEAD else one for n, one in enumerate(out)])
    for n, one in enumerate(out[:HEAD]):
        if not one.text or not one.is_prose:
            continue
        if 0 < n < min(HEAD, len(out)) - 1 and (alone := lone_lines.parted(one, out[n - 1], out[n + 1])):
            out[n] = replace(one, texts=alone, spans=(), kind=SCAN)
            continue
        head, tail = _without_labelled(one.text)
        if not tail and (len(head) > LONGEST or rules.label(head) or _CITES.search(head)):
            continue
        at = 0 if tail else _end_of_title(head) or (_end_of_plain_title(head) if n == 0 else 0)
        if at and (signed := _names_with_signs(head[:at])):
            head, at = f"{signed}，{head[at:]}", 0  # the page has lost its title
        texts = (head[:at].rstrip(), head[at:]) if at else (head if tail or head != one.text else _without_sign(one),)
        last = _apart(texts[-1] if tail else with_plain_signs(texts[-1]))
        texts = (*texts[:-1], *_with_units_below(last))
        row, whole = _whole_row(head, "" if tail or n + 1 == len(out) else out[n + 1].text, rows)
        if row and _says_more(row, texts, rows):
            return _with_row([*out[: n + 1], *out[n + 1 + whole :]], n, row, tail, out[n + whole].last)
        if (*texts, *tail) != one.texts:
            out[n] = replace(one, texts=(*texts, *tail), spans=(), kind=SCAN if at or tail else one.kind)
    return out


_STROKE = lazy(r"(?<=[a-z])\s?[丨|]\s?(?=[A-Z][a-z])")


def _with_strokes(entry: Entry) -> Entry:
    """A line of English units with the strokes between their parts, which were read as upright ones."""
    text = _STROKE.sub("/", entry.text) if entry.is_prose and entry.text[:1] in ("(", "（") else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())


_RAISED = lazy(rf"\s?{SUP[0]}\s?(?P<signs>[\d,，*＊\s]{{1,12}}){SUP[1]}\s?")


def _with_signs(entry: Entry) -> Entry:
    """A line of the Chinese head with the raised signs behind its names on the line, as others have them."""
    text = _RAISED.sub(r"\g<signs>", entry.text) if entry.is_prose and _HAN.search(entry.text) else entry.text
    return entry if text == entry.text else replace(entry, texts=(text,), spans=())


def _with_whole_rows(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a row of names that goes on right below is one line."""
    out = list(entries)
    for n, (one, below) in enumerate(pairwise(out[:HEAD])):
        is_tight = one.is_prose and below.is_prose and below.first == one.last + 1
        others = _names_with_signs(below.text) if is_tight and _is_row(one.text) else ""
        if others:
            joined = replace(one, last=below.last, texts=(f"{one.text}，{others}",), kind=below.kind, spans=())
            return [*out[:n], joined, *out[n + 2 :]]
    return out


def _is_row(text: str) -> bool:
    """Names, each but a few with the signs of its units."""
    return len(people.read_names(with_plain_signs(text))) >= FEWEST


def _whole_row(text: str, below: str, rows: Sequence[tuple[LatinName, ...]]) -> tuple[NameRow | None, bool]:
    """The line parted round its names; true where the row was broken and goes on with the line ``below``."""
    row = name_row(text, rows)
    if row and not row.behind and below and rules.label(below) is None and (both := name_row(text + below, rows)):
        return (both, True) if both.found > row.found else (row, False)
    return row, False


def _says_more(row: NameRow, texts: Sequence[str], rows: Sequence[tuple[LatinName, ...]]) -> bool:
    """The row has more of the English names than what the characters alone tell, or as many where they tell it by its
    place only.
    """
    best = 0
    for text in texts:
        bracket = _UNITS.search(text)
        line = text[: bracket.start()] if bracket else text
        sure = people.read_names(line)
        names = sure or people.names_by_place(line)
        if not any(map(GOES_ON.match, names)) and (sure or len(names) > len(row.names)):
            best = max(best, found_in(names, rows))
    return row.found > best


def _without_labelled(text: str) -> tuple[str, tuple[str, ...]]:
    """The names and units of a line, and what a label names behind the postcode of the last unit."""
    found = _ABSTRACT_BEHIND.search(text)
    if found and found.start() <= LONGEST:
        return text[: found.start()], (f"摘要：{text[found.end() :]}",)
    found = _LABEL_BEHIND.search(text)
    if found and found.start() <= LONGEST:
        return text[: found.start()], (text[found.end() :],)
    return text, ()


def _with_row(entries: list[Entry], n: int, row: NameRow, tail: tuple[str, ...], last: int) -> list[Entry]:
    """The entries; line ``n`` is parted round its names. What stands before them is the title, or the rest of it."""
    one, above = replace(entries[n], last=last), entries[max(n - 1, 0)]
    before = row.before if _WORD.search(row.before) else ""
    before = f"DOI：{before}" if _DOI.fullmatch(before) else before
    names = "，".join(row.names)
    texts = (
        (with_plain_signs(names + row.behind),)
        if row.behind[:1] in ("(", "（")
        else (with_plain_signs(names), row.behind)
    )
    texts = tuple(filter(None, (*texts[:-1], *_without_contact(texts[-1]), *tail)))
    is_rest = GOES_ON.match(before) or BREAKS_OFF.search(above.text)
    if before and n and above.kind.startswith("h") and above.text and is_rest:
        joined = replace(one, first=above.first, texts=(above.text + before, *texts), spans=(), kind=SCAN)
        return [*entries[: n - 1], joined, *entries[n + 1 :]]
    entries[n] = replace(one, texts=tuple(filter(None, (before, *texts))), spans=(), kind=SCAN)
    return entries


_WORD = lazy("[\u3400-\u9fff]{2}|[A-Za-z]{2}|10\\.\\d{4}")
_DOI = lazy(r"10\.\d{4,9}/[^\s\u3400-\u9fff]{4,80}")


def _without_contact(text: str) -> tuple[str, ...]:
    """Units, and how to write to an author, with the label that others have."""
    found = _CONTACT.search(text)
    return (text[: found.start()], f"通信作者：{found['contact']}") if found else (text,)


_CONTACT = lazy(r"(?<=[)）])\s?[(（](?P<contact>(?:Tel|电话|E-?mail|邮箱)[^()（）]{0,80})[)）]$")
"""A telephone or an address in brackets behind those of the units."""
_CITES = lazy(r"(?:19|20)\d\d\s?[,，]\s?\d{1,3}\s?[(（]\d|\[[JD]\]")
"""How the paper is cited: names stand there too."""


_SUBTITLE = lazy(
    "(?:(?<=[\u3400-\u9fff”）])(?<![—:：一])\\s?(?:一{1,2}|—|-)?|^(?:一{1,2}|—|-))\\s?"
    "(?=以[\u3400-\u9fffA-Za-z0-9“”《》（）、]{2,30}为(?:例|个案|案例|视角|中心|样本)$)"
)
"""Before the second line of a title, whose dash recognition lost: …扶持政策以临城为例."""


def _without_sign(entry: Entry) -> str:
    """A title without the call of its note, and with the dash before its second line."""
    if _NUMBER_OF_NOTE.search(entry.text) and entry.text[:-1].endswith(_ends_of_titles()):
        return entry.text[:-1]
    if not entry.kind.startswith("h"):
        return entry.text
    return _SUBTITLE.sub("——", _TITLE_SIGN.sub("", entry.text), count=1)


_NUMBER_OF_NOTE = lazy("(?<=[\u3400-\u9fff])[1¹①]$")
"""The number of the note on the fund, behind a title."""


@lru_cache(maxsize=1)
def _ends_of_titles() -> tuple[str, ...]:
    """Words that titles end in, and that no number follows: 影响, 分析."""
    return tuple(word for row in rules.table("seams")["evidence"] for word in row.get("ends", ()) if row["weight"] > 0)


def _end_of_title(text: str) -> int:
    """Where names begin behind a title, which runs into the first of them; 0 where none do."""
    bracket = _UNITS.search(text, SHORTEST_TITLE)
    while bracket and not people.is_unit_line(text[bracket.start() :]) and _HAN.match(text, bracket.end()):
        bracket = _UNITS.search(text, bracket.end())
    end = bracket.start() if bracket else len(text)
    if people.read_names(_apart(text[:end])):
        return 0
    fewest = FEWEST - (_UNIT_NUMBERED.search(text) is not None)
    for found in _BEHIND_NAME.finditer(text, SHORTEST_TITLE, end):
        rest = text[found.start() : end]
        others = people.read_names(_apart(rest.lstrip(_SIGNS_AND_BLANKS))) if len(rest) <= LONGEST_ROW else ()
        if len(others) >= fewest - 1:
            return _start_of_name(text, found.start(), sure=len(others) >= FEWEST)
    return 0


def _names_with_signs(text: str) -> str:
    """The names on a line that holds nothing else, each with the signs of its units; empty where it holds more."""
    parts = _NAME_SIGNED.findall(text)
    whole = "".join(f"{name}{signs}" for name, signs in parts) == text and all(signs for _, signs in parts[:-1])
    names = people.names_by_place("，".join(name for name, _ in parts)) if whole and len(parts) > 1 else ()
    if not any(map(is_usual_name, names)):
        return ""
    return "，".join("".join(name.split()) + plain_signs(signs) for name, signs in parts)


_NAME_SIGNED = lazy("([\u3400-\u9fff]{2,3}|[\u3400-\u9fff][\u3000 ]{1,3}[\u3400-\u9fff])([^\u3400-\u9fff]{0,12})")


def _start_of_name(text: str, end: int, *, sure: bool) -> int:
    """Where the name begins that ends a title and a row of names begins with; 0 where none does. ``sure``: the names
    behind it are so many that its family name may be a rare one. It may be set wide.
    """
    for is_one in (is_usual_name, is_name) if sure else (is_usual_name,):
        for size in (3, 2):
            at = end - size
            if at >= SHORTEST_TITLE and is_one("".join(text[at:end].split())):
                return at
    return 0


_UNIT_NUMBERED = lazy(r"[(（]1\s?[.．、]?\s?[\u3400-\u9fff]{4}")
"""A bracket of units that have numbers: names stand before it, be they only two."""


def _end_of_plain_title(text: str) -> int:
    """The same where no sign is set: names that are glued to each other and to the title, before a bracket of units."""
    bracket = _UNITS.search(text)
    if bracket is None or not people.is_unit_line(text[bracket.start() :]):
        return 0
    row = text[: bracket.start()]
    if not _ALL_HAN.fullmatch(row):
        return 0
    for at in range(SHORTEST_TITLE, len(row) - 2 * FEWEST + 1):
        names = people.read_names(row[at:])
        if len(names) >= FEWEST and all(map(is_usual_name, names)) and "".join(names) == row[at:]:
            return at
    return 0


_ALL_HAN = lazy("[\u3400-\u9fff]{14,80}")


_POSTCODE = lazy(r"\d{5,6}(?!\d)")
_NAMED_CODE = lazy(r"[，,\s]{0,2}邮政?编码?\s?[:：]?\s?(?=\d{6})")
LONGEST_UNIT = 150


def _with_units_below(text: str) -> tuple[str, ...]:
    """A row of names and the unit behind them, without a bracket between, as two lines: 方晓临城大学，临城 100000."""
    named = _NAMED_CODE.search(text)
    if named and len(parts := _with_units_below(f"{text[: named.start()]} {text[named.end() :]}")) > 1:
        return parts
    code = _POSTCODE.search(text)
    if code is None or not _HAN.match(text) or len(text) > LONGEST or _UNITS.search(text, 0, code.start()):
        return (text,)
    for at in range(min(code.start(), LONGEST_ROW) - 1, 1, -1):
        row = _WITHIN_NAME.sub("", text[:at].replace("+", "*")).rstrip()
        if not _begins_unit(text, at, code.start()) or people.names_unit(row):
            continue
        names = people.read_names(row) or (people.read_names("".join(row.split())) if _WIDE.search(row) else ())
        if names and not any(name.startswith(places.provinces()) for name in names):
            return (row if people.read_names(row) else "，".join(names), text[at:])
    return (text,)


def _begins_unit(text: str, at: int, code: int) -> bool:
    """A unit can begin here: with a country, a province or a town, that before its postcode too; behind a number."""
    start = at + (text[at] == "1")
    if not _HAN.match(text, start) or (text[at - 1].isdigit() and text[at] != "1"):
        return False
    town = _TOWN.search(text, 0, code)
    towns = (*places.places(), *places.provinces(), *((town[1],) if town else ()))
    known = text.startswith(towns, start) or lone_lines.FIRST_OF_UNIT.match(text, start) or start > at
    return bool(known) and people.is_unit_line(text[start : start + LONGEST_UNIT])


_HAN = lazy("[\u3400-\u9fff]")
_TOWN = lazy(r"([\u3400-\u9fff]{2})[，,\s]{0,2}$")


def _apart(text: str) -> str:
    """A row of names that was set wide with commas between them: 王　瑶 is one, 李金龙　王　瑶 are two."""
    if not _WIDE.search(text):
        return text
    bracket = _UNITS.search(text)
    row, rest = (text[: bracket.start()], text[bracket.start() :]) if bracket else (text, "")
    row = _AT_BEGINNING.sub(r"\1", _WITHIN_NAME.sub("", row))
    joined = "，".join(join_single_characters(row.split()))
    return joined + rest if len(row) <= LONGEST_ROW and len(people.read_names(joined)) >= FEWEST - 1 else text
