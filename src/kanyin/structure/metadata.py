"""The head and foot of an article into its metadata.

The head is what stands before the first sentence or heading of the text: title, byline, masthead, authors, units,
abstract, keywords, and their English. What no reader of lines knows stays text, a field that no line tells empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kanyin import rules
from kanyin.fields import manuscript, named_units, people, sources
from kanyin.fields.keywords import in_both_languages, lists_words, set_off, split_keywords
from kanyin.fields.names import names_nobody
from kanyin.model import Change, Line, Meta
from kanyin.patterns import lazy
from kanyin.structure import back, bylines, leads, markup, named, official, record_head
from kanyin.structure.english import read_english
from kanyin.structure.english_lines import in_latin_type, typed
from kanyin.structure.masthead import read_masthead
from kanyin.structure.metadata_builder import EXTRA_KEYS, META_KEYS, MetadataBuilder
from kanyin.structure.own_citation import read_own_citation
from kanyin.structure.references import marked_entries
from kanyin.structure.title import authors_of, read_title_and_people
from kanyin.text import letters

_TERMINAL = lazy("[。！；;，,：:]$")
_HAN = lazy("[\u3400-\u9fff]")

BYLINE_FIELDS = frozenset({"author", "source", "date", "hits", "issue", "page", "editor", "place", "volume", "year"})
ARTICLE_FIELDS = frozenset(
    {"CLC", "document-code", "article-id", "DOI", "fund", "author-note", "affiliation", "received", "title-en", "title"}
)
"""Fields that stand behind their label on a line of the head."""
CODES = frozenset({"CLC", "document-code", "article-id"})  # short enough to be known wherever the page has them


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of an article, its remaining lines, a Change for each line that went into them."""

    meta: Meta
    rest: tuple[Line, ...]
    changes: list[Change]
    abstract: Line | None
    """The first line of the abstract."""


def read_metadata(
    lines: tuple[Line, ...],
    title: str = "",
    kept: Mapping[tuple[int, ...], str] | None = None,
    signed: tuple[str, ...] = (),
) -> Head:
    """What the lines of an article say of it.

    ``title`` is what the page's own metadata call the article: then no other line of the head is its title;
    ``signed``: the authors whom they name. ``kept``: lines that a person keeps, and where he said so; none is dropped.
    """
    found = MetadataBuilder(embedded_title=title, kept=kept or {})
    if not title:
        found.titled = bylines.title_lines(lines)
    lines, entries = marked_entries(lines)
    text = named.of_text(lines) | markup.set_apart(lines) | entries
    found.taken |= text
    named.read(lines, found)
    found.keywords = split_keywords(found.text.get("keywords", ""))
    end = _head_end(lines, letters(title), found.titled)
    is_official = official.read_parts(lines, found)
    bylines.read_info(lines, found)
    _read_labelled(lines, end, found)
    read_masthead(lines, end, found)
    read_own_citation(lines, end, found)
    read_title_and_people(lines, max([end, *(n + 1 for n in found.titled)]), found)
    if found.titled:
        bylines.read_signed(lines, found)
    record_head.read_subtitle(lines, found)
    record_head.read_units(lines, end, signed, found)
    record_head.read_group(lines, 0 if signed else end, found)
    record_head.drop_stars(lines, end, found)
    is_paper = signed or found.names or found.keywords or {"abstract", "title-en", "CLC"} & found.text.keys()
    if not is_official:  # 联系人 at its end is text, and nobody's note
        _read_back(lines, end, found, is_notice=not is_paper)
    read_english(lines, end, found)
    starred = () if found.starred and set(found.starred) <= found.bound.keys() else found.starred
    back.settle_corresponding(lines, found.text, starred)  # a star that calls the unit tells nothing else
    leads.settle(lines, found)
    rest = tuple(line for n, line in enumerate(lines) if n not in found.taken or n in text)
    return Head(_meta(found), rest, found.changes, found.abstract)


def _head_end(lines: tuple[Line, ...], title: str, titled: tuple[int, ...]) -> int:
    """Index of the first line of the text; what says the ``title`` or stands above (``titled``) is none."""
    after_abstract = False
    # What stands above the abstract is head, whatever it looks like: a title may begin with a number.
    labels = [(n, label.field) for n, line in enumerate(lines[:15]) if (label := rules.label(line.text)) is not None]
    start = next((n for n, name in labels if name == "abstract" or (name == "keywords" and leads.is_head(lines, n))), 0)
    start = max(start, titled[0]) if titled else start
    in_abstract = False
    for n, line in enumerate(lines[start:], start):
        label = rules.label(line.text)
        if named.is_said(line, *named.OF_TEXT):
            return n
        if line.by or line.role == "subtitle":
            continue
        if label is not None:
            in_abstract = in_abstract or label.field == "abstract"
            after_abstract = label.field == "abstract" and not label.value
            continue
        if after_abstract or (title and letters(line.text) == title):
            after_abstract = False
            continue
        if line.kind == "picture" and _follows(lines, n, "abstract-en"):
            continue  # of an author, on a page of paper
        if n and line.role != "title" and (_is_heading(line.text) or line.kind not in markup.TEXT):
            return n
        # Not so a paragraph of a structured abstract: keywords follow within a few lines.
        is_text = _is_sentence(line.text) and not _labelled_byline(line.text)
        if is_text and not (in_abstract and _follows(lines, n, "keywords")):
            return n
    return len(lines)


def _follows(lines: tuple[Line, ...], n: int, field: str) -> bool:
    """Within a few lines the label of a field follows."""
    following = [rules.label(line.text) for line in lines[n + 1 : n + 6]]
    return any(label is not None and label.field == field for label in following)


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
    """Two labelled fields of a byline, or one beside a date, a time or an issue."""
    found = [label.field for label, _ in sources.fields(text) if label.field in BYLINE_FIELDS]
    if len(found) == 1 and len(text) <= 100:
        before = re.split("(?:作者|来源|出处|时间|日期|字数|刊名)", text, maxsplit=1)[0]
        return bool(sources.read_date(before) or sources.read_issue(before) or "《" in before)
    return len(found) >= 2


def _read_labelled(lines: tuple[Line, ...], end: int, found: MetadataBuilder) -> None:
    """Lines that begin with a label: the abstract with what goes on with it, keywords, codes, notes, bylines."""
    n = 0
    while n < len(lines):
        if n in found.taken or n in found.titled:
            n += 1
            continue
        line = lines[n]
        text = set_off(line.text) if n < end + 2 else line.text
        text = people.unwrap(text) if text[:1] in "（(" else text
        if (label := rules.label(text)) is None:
            if n < end and _labelled_byline(text):
                bylines.read_labelled(text, n, line, found)
            n += 1
            continue
        if label.field == "abstract" and n < max(end, 12) and "abstract" not in found.text:
            n = _read_abstract(lines, n, end, label, found)
            continue
        if label.field == "keywords" and "keywords" not in found.text:
            _read_keywords(n, line, text, label, found)
            if not label.value and n + 1 < end and lists_words(lines[n + 1].text):
                n += 1
                found.set_default("keywords", lines[n].text)
                found.keywords = split_keywords(lines[n].text)
                found.lift("MD004", n, lines[n])
        elif label.field == "lead" and n < end and len(found.leads) < leads.MOST:
            found.leads.append(line)
            found.taken.add(n)
        elif label.field in ARTICLE_FIELDS and (n < end or (label.field in CODES and label.value)):
            _read_fields(text, n, line, found)
        elif label.field in BYLINE_FIELDS and n < end:
            bylines.read_labelled(text, n, line, found)
        n += 1


def _read_abstract(lines: tuple[Line, ...], n: int, end: int, label: rules.Label, found: MetadataBuilder) -> int:
    """The abstract from its label on; the index behind it."""
    parts = [label.value] if label.value else []
    found.abstract = found.abstract or lines[n]
    found.lift("MD003", n, lines[n])
    n += 1
    while n < end and rules.label(lines[n].text) is None and (not parts or _follows(lines, n, "keywords")):
        parts.append(lines[n].text)
        found.lift("MD003", n, lines[n])
        n += 1
    text, keywords = _split_inline_keywords("\n\n".join(parts))
    found.set_default("abstract", text)
    if keywords:
        found.set_default("keywords", keywords)
        found.keywords = split_keywords(keywords)
    return n


_BEFORE_KEYWORDS = lazy(r"(?:[。.]|\s(?!\s))(?=[\[【〔(（]?\s*关\s*键\s*[词字])")


def _split_inline_keywords(text: str) -> tuple[str, str]:
    """An abstract and the keywords that stand on the same line behind it."""
    for match in _BEFORE_KEYWORDS.finditer(text):
        label = rules.label(text, match.end())
        if label and label.field == "keywords":
            return text[: match.end()].strip(), label.value
    return text, ""


def _read_keywords(n: int, line: Line, text: str, label: rules.Label, found: MetadataBuilder) -> None:
    value = label.value
    inside = list(sources.fields(text))
    if len(inside) > 1 and inside[0][0].field == "keywords":
        value = inside[0][1]
        for other, content in inside[1:]:
            if other.field in ARTICLE_FIELDS:
                found.set_default(other.field, content)
    found.set_default("keywords", value)
    found.keywords = found.keywords or split_keywords(value)
    found.lift("MD004", n, line)


def _read_fields(text: str, n: int, line: Line, found: MetadataBuilder) -> None:
    """A line of labelled fields of the article itself: CLC, article number, fund, notes."""
    for label, value in sources.fields(text):
        _keep_field(back.label_field(label), f"{label.word}：{value}" if label.field == "received" else value, found)
    found.lift("MD006", n, line)


def _keep_field(name: str, value: str, found: MetadataBuilder, *, goes_on: bool = False) -> None:
    """Put a field's value where it belongs: units to the authors, notes behind each other."""
    if name == "affiliation":
        bound = named_units.bind_units(value, found.names)
        found.bind(bound)
        if not bound and (author := people.read_named_unit(value)):
            found.persons.append(author)
        elif not bound:
            units = named_units.with_places(people.read_units(value, _names_in(value)))
            found.parent = units[0].affiliation if len(units) == 1 and value[-1:] in tuple("，,") else found.parent
            found.add_units(units)
    elif name == manuscript.RECEIVED and (found_behind := manuscript.BEHIND.search(value)):
        _keep_field(name, value[: found_behind.start()], found)
        _keep_behind_dates(value[found_behind.end() :], found)
    elif name == manuscript.RECEIVED and (dates := manuscript.read_dates(value)):
        for key, date in dates.items():
            found.set_default(key, date)
    elif name == "article-id" and (code := _ARTICLE_ID.fullmatch("".join(value.split()))):
        found.set_default(name, f"{code['journal']}-{code['number']}{code['rest']}")
        found.set_default("page", re.sub("[~～—–]", "-", code["pages"] or ""))
    elif name == "CLC" and (codes := back.CODE_BEHIND.fullmatch(value)):
        found.set_default("CLC", codes["clc"])
        found.set_default("document-code", codes["code"])
    elif name == "fund" and (found_behind := back.NOTE_BEHIND_FUND.search(value)):
        _keep_field(name, value[: found_behind.start()], found, goes_on=goes_on)
        _keep_field("author-note", value[found_behind.end() :], found)
    elif name in ("received", "author-note", "corresponding", "fund"):
        found.text[name] = back.appended(found.text.get(name, ""), value.strip("：: "), goes_on=goes_on)
    else:
        found.set_default(name, value)


_ARTICLE_ID = lazy(
    r"(?P<journal>\d{4})\s?[-—–]\s?(?P<number>\d{3}[\dXx])(?P<rest>[(（]\d{4}[)）]\s?\d{2}[-—–]\d{4}[-—–]\d{2,3})"
    r"(?:\s?[(（](?P<pages>\d{1,4}[-~～—–]\d{1,4})[)）])?"
)
"""1000-1234(2019)01-0029-09, and the pages in brackets that some journals set behind."""


_LIFE = lazy(r"(?P<life>作者[为系是][^\s\u3000]{2,40})[\s\u3000]*")


def _keep_behind_dates(text: str, found: MetadataBuilder) -> None:
    """What a manuscript's dates share their line with: the editor, whom to write to, or a note on the authors."""
    life = _LIFE.match(text)
    if life:
        _keep_field("author-note", life["life"], found)
        text = text[life.end() :]
    label = rules.label(text)
    if not text:
        return
    if label is not None and (field := back.label_field(label)) in ("editor", "corresponding"):
        _keep_field(field, re.sub("(?<=^.)[\\s\u3000]+(?=.$)", "", label.value), found)
    elif not found.add_address(text):
        _keep_field("author-note", text, found)


def _read_back(lines: tuple[Line, ...], end: int, found: MetadataBuilder, *, is_notice: bool) -> None:
    """The back matter, once the authors are known."""

    def take(n: int, name: str, value: str, goes_on: bool) -> None:
        if rules.label(value) is not None and name == "received":
            _read_fields(value, n, lines[n], found)
        else:
            _keep_field(name, value, found, goes_on=goes_on)
            found.lift("MD006", n, lines[n])

    back.read_back(lines, end, found.taken, found.names, take, is_notice=is_notice)


def _names_in(value: str) -> tuple[str, ...]:
    first = re.split("[（(，,\\s\u3000]", value.strip(), maxsplit=1)[0]
    return (first,) if people.is_name(first) else ()


def _meta(found: MetadataBuilder) -> Meta:
    text, authors = found.text, tuple(one for one in authors_of(found) if not names_nobody(one.name, found.text))
    carried = "；".join(author.affiliation for author in authors)
    units = (unit for unit in found.units if not authors or unit.affiliation not in carried)
    whole = (" ".join(filter(None, (unit.affiliation, unit.address, unit.postcode))) for unit in units)
    found.set_default("affiliation", "；".join(whole))
    extra: dict[str, str | tuple[str, ...]] = {key: typed(key, text[key]) for key in EXTRA_KEYS if text.get(key)}
    extra |= {key: tuple(text[key].split("\n")) for key in official.LISTS if "\n" in text.get(key, "")}
    if "keywords-en" in extra:
        found.keywords, english = in_both_languages(text, found.keywords)
        extra["keywords-en"] = tuple(map(in_latin_type, english))
    return Meta(
        author=authors,
        date=text.get("date") or text.get("year", ""),
        container_title=text.get("container-title", ""),
        keywords=found.keywords,
        extra=extra,
        **{key: text.get(key, "") for key in META_KEYS},
    )
