"""Title, subtitle, authors and units among the lines of the head that no label told.

The title stands right above the byline, or right above the authors. Below it come names and units, in one line or by
turns; each line is asked what it is, and its place counts as evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from kanyin import rules
from kanyin.fields import byline, named_units, people, signatures, titles, unit_marks
from kanyin.fields.titles import read_title
from kanyin.model import Author, Line
from kanyin.patterns import lazy
from kanyin.structure import bylines, leads
from kanyin.structure.contents_below import is_contents
from kanyin.structure.metadata_builder import MetadataBuilder
from kanyin.structure.title_text import TITLE_NOTE, is_set_wide, one_line, split_trailing_names
from kanyin.text import letters

_HAN = lazy("[\u3400-\u9fff]")
_BAR = lazy("[-_|｜—–]")
_SITE_SUFFIX = lazy(
    r"(?<![-_|｜—–])[-_|｜—–]++\s*+(?:(?<=\s)[^-_|｜—–]{1,20}|[^-_|｜—–]{2,20})"
    r"(网|在线|期刊|论文|学报|杂志社?|中心|平台|频道|首页)$"
)


def read_title_and_people(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Title, subtitle, authors and units among the lines of the head that no label told."""
    free = [n for n in range(end) if n not in found.taken and _HAN.search(lines[n].text)]
    bylines = {line.src for line in found.bylines}
    authors = next((n for n in free[1:] if _is_author_line(lines, n, bylines)), None)
    title = _title_lines(lines, free, authors, found)
    if free and title == free[:1] and not found.embedded_title and _is_signed_alone(lines, title[0], found):
        _read_person_or_unit(lines[title[0]], title[0], found)
        return
    if not title:
        return
    is_deep = sum(n < title[0] for n in free) > MOST_ABOVE
    if is_deep and not found.titled:
        return
    if found.titled:
        free = [n for n in free if n <= title[-1] or _can_sign(lines[n].text, n - title[-1], found)]
        free = free if not is_contents(lines, free, title[-1]) else [n for n in free if n <= title[-1]]
    free = [n for n in free if n <= title[-1] or not titles.is_word_of(lines[n].text, (lines[at].text for at in title))]
    authors = authors if authors in free else None
    if not is_deep:
        _take_above(lines, [n for n in free if n < title[0]], found)
    free = [n for n in free if n >= title[0]]
    _take_title(lines, title, found)
    if authors is not None and authors > title[-1] and not found.names:
        text = people.unwrap(lines[authors].text)
        found.names = people.read_names(text) or people.names_by_place(text) or (text,) * people.is_group(text)
        if found.names:
            _take_names(found.names, lines[authors].text, found)
            found.order |= dict.fromkeys(found.names, authors)
            found.lift("MD007", authors, lines[authors])
    for n in _further_names(lines, free, found):
        _take_names(people.read_names(lines[n].text), lines[n].text, found)
        found.lift("MD007", n, lines[n])
    for n in free:
        if n not in found.taken and (authors_here := people.read_named_units(lines[n].text)):
            found.persons += authors_here
            found.order |= {author.name: n for author in authors_here}
            found.lift("MD007", n, lines[n])
        elif n not in found.taken:
            _read_person_or_unit(lines[n], n, found)
    _read_repeated_title(lines, found)


def _take_above(lines: tuple[Line, ...], above: list[int], found: MetadataBuilder) -> None:
    """What stands above the title: a lead, else nothing of the article; all of its text where none stands below."""
    last = max((n for n, line in enumerate(lines) if _is_prose(line.text)), default=-1)
    for n in above if above and last > above[-1] else ():
        if _is_lead(lines[n].text) and len(found.leads) < leads.MOST:
            found.leads.append(lines[n])
            found.taken.add(n)
        else:
            found.drop("MD090", n, lines[n], doubt=True)


def _is_prose(text: str) -> bool:
    """Long enough, and a sentence ends in it: text, wherever its title stands."""
    return len(text) >= SHORTEST_LEAD and any(mark in text for mark in "。！？")


def _further_names(lines: tuple[Line, ...], free: list[int], found: MetadataBuilder) -> list[int]:
    """The lines right below the first author of a paper with one name each, as a page sets them that has a link for
    each author.
    """
    at = next((k for k, n in enumerate(free) if n in found.taken and lines[n].text.strip() in found.names), -1)
    if at < 0 or not ("abstract" in found.text or found.keywords):
        return []
    return list(takewhile(lambda n: n not in found.taken and people.is_name(lines[n].text.strip()), free[at + 1 :]))


def _is_signed_alone(lines: tuple[Line, ...], n: int, found: MetadataBuilder) -> bool:
    """A paper whose title the page has lost: its first line holds several authors and their units."""
    signature = signatures.read_signature(lines[n].text) if "abstract" in found.text else None
    return signature is not None and len(signature.names) > 1 and bool(signature.units)


def _is_lead(text: str) -> bool:
    """A sentence above the title: what the article tells in short."""
    return len(text) >= SHORTEST_LEAD and text[-1] in "。！？"


SHORTEST_LEAD = 30
NEAR = 6
"""Lines below a title: what stands deeper without a label signs nothing."""


def _can_sign(text: str, distance: int, found: MetadataBuilder) -> bool:
    """The line can be one of authors or units: in a journal whatever looks like it; elsewhere several names, or one
    that is usual, for 放大 has the shape of a name too.
    """
    if "abstract" in found.text or found.keywords or "issue" in found.text:
        return True
    names = people.read_names(people.unwrap(text))
    signs = len(names) > 1 or (len(names) == 1 and people.is_usual_name(names[0])) or people.is_group(text)
    return distance <= NEAR and (signs or people.is_unit_line(text) or text[:1] in "—－-")


def _title_lines(lines: tuple[Line, ...], free: list[int], authors: int | None, found: MetadataBuilder) -> list[int]:
    """The line or lines of the title.

    Right above the byline, or right above the authors; else the first line of the head that is no name and no unit.
    A title that was broken goes on as long as no blank line stands between.
    """
    if found.titled:
        return list(found.titled)
    if found.embedded_title:
        return [n for n in free if letters(lines[n].text) == letters(found.embedded_title)][-1:]
    usable = [n for n in free if not _is_no_title(lines[n].text, found)]
    byline = next((line.src[0] for line in found.bylines), None)
    above_byline = [n for n in usable if byline is not None and lines[n].src[0] < byline]
    if 0 < len(above_byline) <= MOST_ABOVE:
        return above_byline[-1:]
    above_authors = [n for n in usable if authors is not None and n < authors]
    if not 0 < len(above_authors) <= MOST_ABOVE:
        return usable[:1]
    return _broken_title(lines, above_authors)


MOST_ABOVE = 20
"""Lines above a title and its authors: with more, the names are those of a part of the text."""
_SITE = lazy("[|｜>＞»/→]|\\s[-–—]\\s|网|首页|导航|分类|栏目|频道|登录|注册|欢迎|搜索|热线|期刊大全|论文大全")


def _broken_title(lines: tuple[Line, ...], above: list[int]) -> list[int]:
    """The last line above the authors, and those before it up to a blank line: a title set in two or three lines."""
    out = [above[-1]]
    usable = set(above)
    while len(out) <= 3 and out[0] - 1 in usable and not lines[out[0]].gap:
        out.insert(0, out[0] - 1)
    whole = len(out) <= 3 and lines[out[0]].gap and not any(_SITE.search(lines[n].text) for n in out[:-1])
    return out if whole else out[-1:]


def _is_no_title(text: str, found: MetadataBuilder) -> bool:
    """Names, a subtitle, or a unit in its brackets: a title may end like a unit's name (质量保证体系)."""
    inner = people.unwrap(text)
    unit = inner != text.strip() and people.is_unit_line(text)
    return unit or inner.endswith((":", "：")) or inner.startswith(("—", "－", "--")) or _is_person_line(text, found)


def _is_author_line(lines: tuple[Line, ...], n: int, bylines: set[tuple[int, ...]]) -> bool:
    """Names, or what can be names below a byline, or where an abstract, a unit or English follows."""
    text = people.unwrap(lines[n].text)
    if lines[n].text.rstrip().endswith(("：", ":")):  # 男子名：, the head of a list
        return False
    if people.read_names(text) or people.read_named_unit(text) or people.is_group(text):
        return True
    if signatures.read_signature(text):
        return True
    if n + 1 >= len(lines) or len(text) > 80 or not people.names_by_place(text):
        return False
    below = lines[n + 1].text
    if n and lines[n - 1].src in bylines:
        return True
    label = rules.label(below)
    return label is not None or people.is_unit_line(below) or not _HAN.search(below)


def _is_person_line(text: str, found: MetadataBuilder) -> bool:
    names = people.read_names(people.unwrap(text))
    if not names:
        return False
    return len(names) > 1 or names[0] in found.names or len(text) <= 4


_MISREAD_NOTE = lazy(r"(?P<title>[^，。；：！？,;:!?]+)[！!]$")
"""A star that was read as a mark: the title of a paper names its matter, and exclaims nothing."""


def _without_note(title: str, found: MetadataBuilder) -> str:
    """A title or subtitle without the sign of a note behind it; a paper is known by its abstract and keywords."""
    title = TITLE_NOTE.sub("", title)
    misread = _MISREAD_NOTE.fullmatch(title) if "abstract" in found.text and found.keywords else None
    return misread["title"] if misread else title


_BULLET = lazy(r"^(?:(?:[*•·●■◆▪>»]|#{1,6})\s+)+|^[\ue000-\uf8ff]+(?=[\u3400-\u9fff])")


def _take_title(lines: tuple[Line, ...], numbers: list[int], found: MetadataBuilder) -> None:
    """The title from its line or lines, without the site's name, the mark of a note and the authors behind it."""
    texts = (re.sub("\\s", "", text) if is_set_wide(text) else text for text in (lines[n].text for n in numbers))
    text = one_line(texts)
    text = (_SITE_SUFFIX.sub("", text) if _BAR.search(text) else text).rstrip()
    read = read_title(_BULLET.sub("", text))
    found.set_default("date", read.date)
    if read.behind:
        bylines.take(byline.read_byline([read.behind]), found)
    bylines.read_bracket(read.text, found)
    text, names = split_trailing_names(read.text, found.names)
    if found.embedded_title and not all(map(people.is_usual_name, names)):  # 简介 has the shape of a name too
        text, names = read.text, ()
    if names and (not found.names or set(found.names) <= set(names)):
        found.names = names
    if is_set_wide(text):
        text = re.sub("(?<=[\u3400-\u9fff])[\\s\u3000]+(?=[\u3400-\u9fff])", "", text)
    found.set_default("title", _without_note(text.strip().rstrip("¶"), found))  # ¶ leads to the heading itself
    for n in numbers:
        found.lift("MD001", n, lines[n])


def _read_person_or_unit(line: Line, n: int, found: MetadataBuilder) -> None:
    text = line.text
    if max(len(found.names), len(found.units)) >= people.MOST:
        return
    if people.unwrap(text).startswith(("—", "－－", "--")):
        found.set_default("subtitle", _without_note(titles.read_subtitle(people.unwrap(text)), found))
        found.lift("MD001", n, line)
        return
    names = people.read_names(people.unwrap(text)) or tuple(name for name in found.names if name == text)
    if names and (len(names) > 1 or names[0] in found.names or not found.names or _begins_group(names, found)):
        _take_names(names, text, found)
        found.order |= dict.fromkeys(names, n)
        found.lift("MD007", n, line)
    elif signature := signatures.read_signature(text):
        _take_names(signature.names, signature.signed, found)
        found.order |= dict.fromkeys(signature.names, n)
        found.units += signature.units
        found.groups[-1][1].extend(signature.units)
        found.lift("MD007", n, line)
    elif bound := named_units.bind_units(text, found.names):
        found.bind(bound)
        found.lift("MD008", n, line)
    elif people.is_unit_line(text):
        units = people.read_units(text, found.names)
        found.units += units
        if found.groups:
            found.groups[-1][1].extend(units)
        found.lift("MD008", n, line)


def _begins_group(names: tuple[str, ...], found: MetadataBuilder) -> bool:
    """One author of a paper alone on a line, below the units of those above."""
    is_paper = "abstract" in found.text or bool(found.keywords)
    return is_paper and bool(found.groups) and bool(found.groups[-1][1]) and people.is_name(names[0])


def _take_names(names: tuple[str, ...], text: str, found: MetadataBuilder) -> None:
    """A line of names: all of them where the byline had the first, or a further group with its own unit."""
    if found.groups and not set(names) & set(found.names):
        found.names = (*found.names, *names)
    elif not found.names or set(found.names) <= set(names) or len(names) > len(found.names):
        found.names = names
    found.groups.append((names, []))
    found.starred = found.starred or unit_marks.starred(text, names)
    found.marks.update(unit_marks.unit_marks(text, names))


def _read_repeated_title(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """Further lines of the head that only say the title again."""
    title = letters(found.text.get("title", ""))
    for n, line in enumerate(lines[:12]):
        if n not in found.taken and title and letters(line.text) == title:
            found.drop("MD091", n, line)


def authors_of(found: MetadataBuilder) -> tuple[Author, ...]:
    """Names with their units: by the numbers behind them; one unit is everybody's; else in their order."""
    named = {person.name: person for person in found.persons}
    others = [name for name in found.names if name not in named]
    if found.persons and not others:
        return tuple(found.persons)
    if named and not set(found.names) & set(named):
        grouped = {name: units[0] for names, units in found.groups for name in names if len(units) == 1}
        whole = {**{name: replace(grouped.get(name, Author("")), name=name) for name in others}, **named}
        order = sorted(whole, key=lambda name: found.order.get(name, 0))
        return tuple(whole[name] for name in order)
    if found.bound or named:
        found.bound |= found.of_parent() | named
        rest = found.units[0] if len(found.units) == 1 else Author("")
        return tuple(replace(found.bound.get(name, rest), name=name) for name in found.names)
    if len(found.groups) > 1 and all(len(units) == 1 for _, units in found.groups):
        grouped = {name: units[0] for names, units in found.groups for name in names}
        return tuple(replace(grouped.get(name, Author("")), name=name) for name in found.names)
    units = [unit for unit in found.units if unit.affiliation or unit.address]
    if found.marks and units and not (len(units) == 1 and set(found.marks.values()) == {(1,)}):
        claimed = {number for numbers in found.marks.values() for number in numbers}
        free = tuple(number for number in range(1, len(units) + 1) if number not in claimed)
        own = free if len(free) == 1 else ()  # a sign that recognition lost is that of the unit of nobody else
        return tuple(_numbered(name, found.marks.get(name, own), units) for name in found.names)
    if len(units) == 1:
        return tuple(replace(units[0], name=name) for name in found.names)
    if units and len(units) != len(found.names):
        return tuple(replace(named_units.joint(units), name=name) for name in found.names)
    pairs = zip(found.names, [*units, *[Author("")] * len(found.names)], strict=False)
    return tuple(replace(unit, name=name) for name, unit in pairs)


def _numbered(name: str, numbers: tuple[int, ...], units: list[Author]) -> Author:
    """An author with the units that the numbers behind the name tell."""
    own = [units[number - 1] for number in dict.fromkeys(numbers) if 1 <= number <= len(units)]
    return replace(named_units.joint(own), name=name) if own else Author(name)
