"""The head and foot of an article into its metadata.

The head is what stands before the first sentence or heading of the text: title, byline, masthead, authors, units,
abstract, keywords, and the English of these. Each line is asked in turn what it is; what no reader knows stays text.
A field that the page does not tell stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kanyin import rules
from kanyin.model import Author, Change, Line, Meta
from kanyin.structure import back, people, sources
from kanyin.structure.english import read_english

_TERMINAL = re.compile("[。！；;，,：:]$")
_HAN = re.compile("[\u3400-\u9fff]")
_KEYWORD_SPLIT = re.compile("[;；,，、|｜]|[\\s\u3000]{2,}|\u3000")
_SITE_SUFFIX = re.compile(r"\s*[-_|｜—–]+\s*[^-_|｜—–]{2,20}(网|在线|期刊|论文|学报|杂志社?|中心|平台|频道|首页)$")

BYLINE_FIELDS = frozenset({"author", "source", "date", "hits", "issue", "page", "editor", "place", "volume", "year"})
ARTICLE_FIELDS = frozenset(
    {"CLC", "document-code", "article-id", "DOI", "fund", "author-note", "affiliation", "received", "title-en", "title"}
)
"""Fields that stand behind their label on a line of the head."""
CODES = frozenset({"CLC", "document-code", "article-id"})
"""Those that are short enough to be known wherever the page has them."""


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    text: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    units: list[Author] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    persons: list[Author] = field(default_factory=list)
    bound: dict[str, Author] = field(default_factory=dict)
    """Authors whose unit a line gives beside their names."""
    keywords: tuple[str, ...] = ()
    leads: list[Line] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def lift(self, rule: str, index: int, line: Line) -> None:
        self.changes.append(Change(rule, "lift", line.src, line.text, ""))
        self.taken.add(index)

    def drop(self, rule: str, index: int, line: Line, *, doubt: bool = False) -> None:
        self.changes.append(Change(rule, "drop", line.src, line.text, "", doubt))
        self.taken.add(index)

    def keep(self, key: str, value: str) -> None:
        """The first value that a page gives for a field holds."""
        if value:
            self.text.setdefault(key, value)


def read_metadata(lines: tuple[Line, ...]) -> tuple[Meta, tuple[Line, ...], list[Change]]:
    """The metadata of an article, its remaining lines, and a Change for each line that went into it."""
    found = _Found()
    end = _head_end(lines)
    _read_labelled(lines, end, found)
    _read_masthead(lines, end, found)
    _read_title_and_people(lines, end, found)
    _read_back(lines, end, found)
    read_english(lines, end, found)
    for lead in found.leads:
        _settle_lead(lead, lines, found)
    rest = tuple(line for n, line in enumerate(lines) if n not in found.taken)
    return _meta(found), rest, found.changes


def _head_end(lines: tuple[Line, ...]) -> int:
    """Index of the first line of the text itself."""
    after_abstract = False
    # What stands above the abstract is head, whatever it looks like: a title may begin with a number.
    labels = [(n, label.field) for n, line in enumerate(lines[:15]) if (label := rules.label(line.text)) is not None]
    start = next((n for n, name in labels if name in ("abstract", "keywords")), 0)
    for n, line in enumerate(lines[start:], start):
        label = rules.label(line.text)
        if label is not None:
            after_abstract = label.field == "abstract" and not label.value
            continue
        if after_abstract:
            after_abstract = False
            continue
        if n and _is_heading(line.text):
            return n
        if _is_sentence(line.text) and not _labelled_byline(line.text) and not _introduces_keywords(lines, n):
            return n
    return len(lines)


def _introduces_keywords(lines: tuple[Line, ...], n: int) -> bool:
    """A paragraph of a structured abstract: keywords follow within a few lines, and an abstract began above."""
    if not any((label := rules.label(line.text)) and label.field == "abstract" for line in lines[:n]):
        return False
    following = [rules.label(line.text) for line in lines[n + 1 : n + 6]]
    return any(label is not None and label.field == "keywords" for label in following)


def _is_heading(text: str) -> bool:
    short = len(text) <= 50 and not _TERMINAL.search(text)
    if rules.is_unnumbered_heading(text) or rules.is_references_heading(text):
        return True
    found = rules.split_heading(text)
    return found is not None and (short or _is_sentence(text)) and not people.is_unit_line(text)


def _is_sentence(text: str) -> bool:
    """Running Chinese text, not a name, a title or a unit."""
    if len(_HAN.findall(text)) < 16:
        return len(text) >= 8 and text[-1] in "。！？" and bool(_HAN.search(text))
    return bool(re.search("[。！？]", text)) or (len(text) >= 60 and bool(re.search("[，；]", text)))


def _labelled_byline(text: str) -> bool:
    found = [label.field for label, _ in sources.fields(text)]
    return sum(name in BYLINE_FIELDS for name in found) >= 2


def _read_labelled(lines: tuple[Line, ...], end: int, found: _Found) -> None:
    """Lines that begin with a label: the abstract with what goes on with it, keywords, codes, notes, bylines."""
    n = 0
    while n < len(lines):
        line = lines[n]
        text = people.unwrap(line.text) if line.text[:1] in "（(" else line.text
        label = rules.label(text)
        if label is None:
            if n < end and _labelled_byline(text):
                _read_byline(text, n, line, found)
            n += 1
            continue
        if label.field == "abstract" and n < max(end, 12) and "abstract" not in found.text:
            n = _read_abstract(lines, n, end, label, found)
            continue
        if label.field == "keywords" and "keywords" not in found.text:
            _read_keywords(n, line, text, label, found)
        elif label.field == "lead" and n < end:
            found.leads.append(line)
            found.taken.add(n)
        elif label.field in ARTICLE_FIELDS and (n < end or (label.field in CODES and label.value)):
            _read_fields(text, n, line, found)
        elif label.field in BYLINE_FIELDS and n < end:
            _read_byline(text, n, line, found)
        n += 1


def _read_abstract(lines: tuple[Line, ...], n: int, end: int, label: rules.Label, found: _Found) -> int:
    """The abstract from its label on; the index behind it."""
    line = lines[n]
    parts = [label.value] if label.value else []
    found.lift("MD003", n, line)
    n += 1
    while n < end and rules.label(lines[n].text) is None and (not parts or _introduces_keywords(lines, n)):
        parts.append(lines[n].text)
        found.lift("MD003", n, lines[n])
        n += 1
    text, keywords = _split_inline_keywords("\n\n".join(parts))
    found.keep("abstract", text)
    if keywords:
        found.keep("keywords", keywords)
        found.keywords = split_keywords(keywords)
    return n


def _split_inline_keywords(text: str) -> tuple[str, str]:
    """An abstract and the keywords that stand on the same line behind it."""
    for match in re.finditer(r"[。.\s](?=[\[【〔(（]?\s*关\s*键\s*[词字])", text):
        label = rules.label(text, match.end())
        if label and label.field == "keywords":
            return text[: match.end()].strip(), label.value
    return text, ""


def _read_keywords(n: int, line: Line, text: str, label: rules.Label, found: _Found) -> None:
    value = label.value
    inside = list(sources.fields(text))
    if len(inside) > 1 and inside[0][0].field == "keywords":
        value = inside[0][1]
        for other, content in inside[1:]:
            if other.field in ARTICLE_FIELDS:
                found.keep(other.field, content)
    found.keep("keywords", value or "—")
    found.keywords = found.keywords or split_keywords(value)
    found.lift("MD004", n, line)


def split_keywords(text: str) -> tuple[str, ...]:
    """Keywords whatever stands between them: ； ， 、 / wide spaces, or single spaces where nothing else does."""
    text = text.strip().strip("。.；;▲■●◆ ")
    parts = [part.strip() for part in _KEYWORD_SPLIT.split(text)]
    if len([part for part in parts if part]) <= 1 and _HAN.search(text):
        # A slash separates only where nothing else does: C/S系统 is one word. So does a single space.
        parts = re.split("\\s+", text) if re.search("\\s", text) else re.split("[/／]", text)
    return tuple(dict.fromkeys(part.strip("。. ") for part in parts if part.strip("。. ")))


def split_english_keywords(text: str) -> tuple[str, ...]:
    """English keywords: between ; or , or wide spaces."""
    parts = re.split("[;；]" if re.search("[;；]", text) else "[,，、]|\u3000+|\\s{2,}", text)
    return tuple(word for part in parts if (word := part.strip(" .。\u3000▲■●◆")))


def _read_fields(text: str, n: int, line: Line, found: _Found) -> None:
    """A line of labelled fields of the article itself: CLC, article number, fund, notes."""
    for label, value in sources.fields(text):
        _keep_field(label.field, f"{label.word}：{value}" if label.field == "received" else value, found)
    found.lift("MD006", n, line)


def _keep_field(name: str, value: str, found: _Found) -> None:
    """Put a field's value where it belongs: units to the authors, notes behind each other."""
    if name == "affiliation":
        bound = back.bind_units(value, found.names)
        _bind(bound, found)
        if not bound:
            found.units += people.read_units(value, _names_in(value))
    elif name in ("received", "author-note", "fund"):
        found.text[name] = "；".join(filter(None, [found.text.get(name, ""), value.strip("：: ")]))
    else:
        found.keep(name, value)


def _bind(bound: dict[str, Author], found: _Found) -> None:
    """Give authors the units beside their names; a second one stands behind the first."""
    for name, unit in bound.items():
        first = found.bound.get(name)
        if first is not None and first.affiliation != unit.affiliation:
            unit = replace(first, affiliation=f"{first.affiliation}；{unit.affiliation}")
        found.bound[name] = unit


def _read_back(lines: tuple[Line, ...], end: int, found: _Found) -> None:
    """The back matter, once the authors are known."""

    def take(n: int, name: str, value: str) -> None:
        if rules.label(value) is not None and name == "received":
            _read_fields(value, n, lines[n], found)
        else:
            _keep_field(name, value, found)
            found.lift("MD006", n, lines[n])

    back.read_back(lines, end, found.taken, found.names, take)


def _names_in(value: str) -> tuple[str, ...]:
    first = re.split("[（(，,\\s\u3000]", value.strip(), maxsplit=1)[0]
    return (first,) if people.is_name(first) else ()


def _read_byline(text: str, n: int, line: Line, found: _Found) -> None:
    """Author, source, date, counters, as portals put them under the title."""
    for label, value in sources.fields(text):
        if label.field == "author":
            names = people.read_names(value) or people.split_names(value)
            found.names = found.names or names
            if not names and value and not re.search("佚名|未知|不详|admin|网络|本站", value):
                found.names = found.names or (value,)
        elif label.field == "source":
            for key, part in sources.read_source(value).items():
                found.keep(key, part)
        elif label.field == "date":
            found.keep("date", sources.read_date(value))
        elif label.field == "issue":
            for key, part in sources.read_issue(value).items():
                found.keep(key, part)
        elif label.field in ("page", "volume", "year"):
            found.keep(label.field, value)
    found.lift("MD002", n, line)


def _read_masthead(lines: tuple[Line, ...], end: int, found: _Found) -> None:
    """A journal's own head: its name, its Latin name, the line of the issue."""
    for n, line in enumerate(lines[: min(end, 8)]):
        if n in found.taken or rules.label(line.text) or not sources.is_issue_line(line.text):
            continue
        for key, part in sources.read_issue(line.text).items():
            found.keep(key, part)
        if marked := re.search("《([^》]+)》", line.text):
            found.keep("container-title", marked[1])
        found.lift("MD005", n, line)
        above = [k for k in range(n) if k not in found.taken]
        names = [k for k in above if _HAN.search(lines[k].text)]
        if names and len(lines[names[-1]].text) <= 20 and len(names) <= 2 and _title_below(lines, n, end, found):
            found.keep("container-title", re.sub("\\s", "", lines[names[-1]].text))
            for k in above:
                found.lift("MD005", k, lines[k])
        return


def _title_below(lines: tuple[Line, ...], n: int, end: int, found: _Found) -> bool:
    """A line that can be the title stands below the masthead."""
    return any(k not in found.taken and rules.label(lines[k].text) is None for k in range(n + 1, end))


def _read_title_and_people(lines: tuple[Line, ...], end: int, found: _Found) -> None:
    """Title, subtitle, authors and units among the lines of the head that no label told."""
    free = [n for n in range(end) if n not in found.taken and _HAN.search(lines[n].text)]
    authors = next((n for n in free[1:] if _is_author_line(lines, n, found)), None)
    title = _title_lines(lines, free, authors, found)
    if not title:
        return
    for n in free:
        if n < title[0]:
            found.drop("MD090", n, lines[n], doubt=True)
    _take_title(lines, title, found)
    if authors is not None and authors > title[-1] and not found.names:
        text = people.unwrap(lines[authors].text)
        found.names = people.read_names(text) or people.names_by_place(text)
        if found.names:
            found.marks.update(people.unit_marks(text, found.names))
            found.lift("MD007", authors, lines[authors])
    for n in free:
        if n not in found.taken and (author := people.read_named_unit(lines[n].text)):
            found.persons.append(author)
            found.lift("MD007", n, lines[n])
        elif n not in found.taken:
            _read_person_or_unit(lines[n], n, found)
    _read_repeated_title(lines, found)


def _title_lines(lines: tuple[Line, ...], free: list[int], authors: int | None, found: _Found) -> list[int]:
    """The line or lines of the title.

    Right above the byline, or right above the authors; else the first line of the head that is no name and no unit.
    A title that was broken goes on as long as no blank line stands between.
    """
    usable = [n for n in free if not _is_no_title(lines[n].text, found)]
    byline = next((c.src[0] for c in found.changes if c.rule == "MD002"), None)
    above_byline = [n for n in usable if byline is not None and lines[n].src[0] < byline]
    if above_byline:
        return above_byline[-1:]
    above_authors = [n for n in usable if authors is not None and n < authors]
    if not above_authors:
        return usable[:1]
    out = [above_authors[-1]]
    while out[0] - 1 in above_authors and not lines[out[0]].gap and len(out) < 3:
        out.insert(0, out[0] - 1)
    return out


def _is_no_title(text: str, found: _Found) -> bool:
    """Names, a subtitle, or a unit in its brackets: a title may end like a unit's name (质量保证体系)."""
    inner = people.unwrap(text)
    unit = inner != text.strip() and people.is_unit_line(text)
    return unit or inner.startswith(("—", "－", "--")) or _is_person_line(text, found)


def _is_author_line(lines: tuple[Line, ...], n: int, found: _Found) -> bool:
    """Names, or what can be names where an abstract, a unit or English follows."""
    text = people.unwrap(lines[n].text)
    if people.read_names(text) or people.read_named_unit(text):
        return True
    if n + 1 >= len(lines) or len(text) > 80 or not people.names_by_place(text):
        return False
    below = lines[n + 1].text
    label = rules.label(below)
    return label is not None or people.is_unit_line(below) or not _HAN.search(below)


def _is_person_line(text: str, found: _Found) -> bool:
    names = people.read_names(people.unwrap(text))
    if not names:
        return False
    return len(names) > 1 or names[0] in found.names or len(text) <= 4


_TITLE_NOTE = re.compile(r"(?<=\S)(?:[*＊+＋※☆△]+|[①-⑳]|(?<=[\u3400-\u9fff])\d[)）])$")


def _take_title(lines: tuple[Line, ...], numbers: list[int], found: _Found) -> None:
    """The title from its line or lines, without the site's name, the mark of a note and the authors behind it."""
    text = _SITE_SUFFIX.sub("", "".join(lines[n].text for n in numbers))
    text, names = _split_trailing_names(text, found.names)
    if names and (not found.names or set(found.names) <= set(names)):
        found.names = names
    if _is_set_wide(text):
        text = re.sub("(?<=[\u3400-\u9fff])[\\s\u3000]+(?=[\u3400-\u9fff])", "", text)
    found.keep("title", _TITLE_NOTE.sub("", text.strip()))
    for n in numbers:
        found.lift("MD001", n, lines[n])


def _is_set_wide(text: str) -> bool:
    """``论 农 村 金 融``: a space between all characters, not between words."""
    return bool(re.fullmatch("(\\S[\\s\u3000]+){2,}\\S", text.strip()))


def _split_trailing_names(text: str, known: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """A title and the authors that stand behind it on its line."""
    parts = re.split("([\\s\u3000]+)", text)
    for cut in range(2, len(parts), 2):
        names = people.read_names("".join(parts[cut:]))
        head = "".join(parts[: cut - 1])
        if names and len(head) >= 4 and (set(names) & set(known) or not known):
            return head.strip(), names
    return text, ()


def _read_person_or_unit(line: Line, n: int, found: _Found) -> None:
    text = line.text
    if people.unwrap(text).startswith(("—", "－－", "--")):
        found.keep("subtitle", people.unwrap(text).strip("—－- 　"))
        found.lift("MD001", n, line)
        return
    names = people.read_names(people.unwrap(text)) or tuple(name for name in found.names if name == text)
    if names and (len(names) > 1 or names[0] in found.names or not found.names):
        if not found.names or set(found.names) <= set(names) or len(names) > len(found.names):
            found.names = names
        found.marks.update(people.unit_marks(text, names))
        found.lift("MD007", n, line)
    elif bound := back.bind_units(text, found.names):
        _bind(bound, found)
        found.lift("MD008", n, line)
    elif people.is_unit_line(text):
        found.units += people.read_units(text, found.names)
        found.lift("MD008", n, line)


def _read_repeated_title(lines: tuple[Line, ...], found: _Found) -> None:
    """Further lines of the head that only say the title again."""
    title = _words(found.text.get("title", ""))
    for n, line in enumerate(lines[:12]):
        if n not in found.taken and title and _words(line.text) == title:
            found.drop("MD091", n, line)


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _settle_lead(lead: Line, lines: tuple[Line, ...], found: _Found) -> None:
    """A lead that only begins to say what abstract or text say goes; one of its own becomes metadata."""
    label = rules.label(lead.text)
    value = label.value if label else lead.text
    inner = rules.label(value)
    said = _words(inner.value if inner else value).removesuffix("摘要")
    texts = [found.text.get("abstract", ""), *(line.text for n, line in enumerate(lines) if n not in found.taken)]
    if not said or any(said in _words(text) for text in texts):
        found.changes.append(Change("MD010", "drop", lead.src, lead.text, ""))
        return
    key = "abstract" if inner and inner.field == "abstract" and "abstract" not in found.text else "lead"
    found.keep(key, inner.value if inner else value)
    found.changes.append(Change("MD011", "lift", lead.src, lead.text, "", doubt=True))


def _authors(found: _Found) -> tuple[Author, ...]:
    """Names with their units: by the numbers behind them; one unit is everybody's; else in their order."""
    if found.persons:
        return tuple(found.persons)
    if found.bound:
        return tuple(replace(found.bound.get(name, Author("")), name=name) for name in found.names)
    units = [unit for unit in found.units if unit.affiliation or unit.address]
    if found.marks and units:
        numbers = [found.marks.get(name, 0) for name in found.names]
        return tuple(
            replace(units[number - 1], name=name) if 1 <= number <= len(units) else Author(name)
            for name, number in zip(found.names, numbers, strict=True)
        )
    if len(units) == 1:
        return tuple(replace(units[0], name=name) for name in found.names)
    pairs = zip(found.names, [*units, *[Author("")] * len(found.names)], strict=False)
    return tuple(replace(unit, name=name) for name, unit in pairs)


_META_KEYS = ("title", "subtitle", "volume", "issue", "page", "abstract")
_EXTRA_KEYS = (
    "lead",
    "DOI",
    "CLC",
    "document-code",
    "article-id",
    "fund",
    "author-note",
    "received",
    "title-en",
    "author-en",
    "affiliation-en",
    "abstract-en",
    "keywords-en",
)


def _meta(found: _Found) -> Meta:
    text = found.text
    extra: dict[str, str | tuple[str, ...]] = {key: text[key] for key in _EXTRA_KEYS if text.get(key)}
    if "keywords-en" in extra:
        extra["keywords-en"] = split_english_keywords(text["keywords-en"])
    return Meta(
        author=_authors(found),
        date=text.get("date") or text.get("year", ""),
        container_title=text.get("container-title", ""),
        keywords=found.keywords,
        extra=extra,
        **{key: text.get(key, "") for key in _META_KEYS},
    )
