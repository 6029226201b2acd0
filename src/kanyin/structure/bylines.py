"""The lines beside a title into the metadata: those whose role is known, and a journal's with its issue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.fields import (
    byline,
    datelines,
    editions,
    field_reports,
    people,
    platforms,
    signing,
    sources,
    titles,
    writers,
)
from kanyin.fields.byline_fields import Byline
from kanyin.fields.byline_text import is_open
from kanyin.fields.dates import take_date
from kanyin.fields.names import is_nobody
from kanyin.model import Line
from kanyin.patterns import lazy
from kanyin.structure.metadata_builder import MetadataBuilder


def title_lines(lines: tuple[Line, ...]) -> tuple[int, ...]:
    """The lines that the decision for the whole page calls the title."""
    return tuple(n for n, line in enumerate(lines) if line.role == "title")


def read_info(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """The lines beside the title that tell of date, source and authors; a journal's have a reader of their own."""
    told = [n for n, line in enumerate(lines) if line.role == "info" and line.kind != "caption"]
    info = [n for n in told if not is_of_journal(lines[n].text) or sources.names_issue(lines[n].text)]
    _read_beside(lines, found)
    begin = _text_begins(lines)
    info = [n for n in info if not (_take_subtitle(lines[n], n, found) or (n > begin and _heads_next(lines, n)))]
    head = [lines[n].text for n in info if n < begin]
    found.set_default("date", byline.read_byline(head).day)  # below a text stand the days of those who answer it
    article = _of_article([lines[n].text for n in info])
    _forget_above(article, [lines[n].text for n in info if n < max(found.titled, default=-1)])
    take(article, found)
    printed = (signing.printed_in(line.text) for line in lines if line.role == "info")
    found.set_default("container-title", next(filter(None, printed), ""))
    for n in info:
        if sources.names_issue(lines[n].text):
            found.set_default("issue", sources.read_issue(lines[n].text).get("issue", ""))
        found.lift_byline(n, lines[n])


def _heads_next(lines: tuple[Line, ...], n: int) -> bool:
    """A report's byline right below a headline: below a text it is that of the next one, which stays as it stands."""
    above = lines[n - 1].text
    is_headline = len(above) <= LONGEST_PART and above[-1:] not in tuple("。！？”」…")
    return is_headline and bool(field_reports.read(lines[n].text).names)


def _of_article(texts: Sequence[str]) -> Byline:
    """What the lines tell; the house of a reporter is the article's medium where a day stands beside it, or the marks
    of titles round it.
    """
    told = byline.read_byline(texts)
    told.papers = [name for name in told.papers if any(_had_text(name, text) for text in texts)]
    if not told.sources:
        printed = (signing.printed_in(text) or signing.at_end(text, is_sure=False).source for text in texts)
        told.sources += list(filter(None, printed))[:1]
    return told


def _had_text(paper: str, text: str) -> bool:
    return f"《{paper}》" in text or (paper in text and take_date(text)[1] != "")


def _forget_above(told: Byline, above: Sequence[str]) -> None:
    """The site and its column above a title say by no label that the text is from there: 河湾日报 数字报纸."""
    above = [text for text in above if not (editions.paper(text) and take_date(text)[1])]
    if above:
        own = byline.read_byline(above)
        told.media = [name for name in told.media if name not in own.media]
        told.accounts = [name for name in told.accounts if name not in own.accounts]


def _text_begins(lines: tuple[Line, ...]) -> int:
    """The first line of text below the title."""
    title = next((n for n, line in enumerate(lines) if line.role == "title"), -1)
    below = (n for n in range(title + 1, len(lines)) if lines[n].role not in ("title", "info", "subtitle"))
    return next(below, len(lines))


def take(read: Byline, found: MetadataBuilder) -> None:
    """Each field that lines of date, source and authors tell."""
    found.set_default("date", read.date)
    found.set_default("container-title", read.source)
    found.accounts = (*found.accounts, *read.accounts)
    found.set_default("doc-number", read.number)
    found.set_default("editor", "、".join(dict.fromkeys(read.editors)))
    found.set_default("translator", "、".join(dict.fromkeys(read.translators)))
    found.set_default("original-title", read.original_title)
    found.set_default("issuer", "\n".join(dict.fromkeys(read.issuers)))
    found.names = found.names or tuple(read.authors)
    others = tuple(name for name in found.names if name != read.source)  # 文/车知汇 沈漱舟
    is_office = bool(found.names) and not others and people.names_unit(read.source)  # 发文机关 and 来源 name one office
    found.names = others if is_office else others or found.names
    found.signed_by_editor = bool(found.names) and set(found.names) <= set(read.doubtful)
    found.set_default("byline", read.rest)


def _read_beside(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """The kicker and the subtitle that the decision for the whole page found, as those of a web page are set."""
    own = [n for n, line in enumerate(lines) if line.role == "subtitle" and n not in found.taken]
    title = next((n for n, line in enumerate(lines) if line.role == "title"), 0)
    above = "".join(titles.bare(lines[n].text) for n in own if n < title)
    below = [lines[n].text for n in own if n > title]
    if not above and len(below) == 1:
        found.set_default("subtitle", titles.read_subtitle(below[0]))
    elif own:
        found.set_default("subtitle", "——".join(filter(None, (above, "".join(map(titles.bare, below))))))
    for n in own:
        found.lift("MD001", n, lines[n])


def _take_subtitle(line: Line, n: int, found: MetadataBuilder) -> bool:
    """True for a line beside the title that is its subtitle, which comes to the metadata."""
    if "subtitle" in found.text or not titles.is_subtitle(line.text):
        return False
    found.set_default("subtitle", titles.read_subtitle(line.text))
    found.lift("MD001", n, line)
    return True


def read_signed(lines: tuple[Line, ...], found: MetadataBuilder) -> None:
    """Who the text itself says wrote it: the only authors on a page that names no other, else those of its dateline."""
    free = [line.text for n, line in enumerate(lines) if n not in found.taken]
    for account in filter(None, map(platforms.of_account, (*free[:3], *free[-signing.LAST :]))):
        found.set_default("container-title", account.source)
        found.names = found.names or writers.read_writers(account.author, sure=True).names
    presented = next(filter(None, map(signing.presented, free[:HEAD])), "")
    found.names = found.names or ((presented,) if presented else ())
    is_bare = not {"date", "container-title"} & found.text.keys()
    told = dateline(free, is_bare=is_bare)
    found.set_default("date", next(filter(None, map(datelines.day, free[:BEGINNING])), ""))
    printed = next(filter(None, map(signing.printed_in, (*free[-signing.LAST :], *free[:HEAD]))), "")
    if printed and found.text.get("container-title") in found.accounts:  # whose place alone told it
        del found.text["container-title"]
    found.set_default("container-title", printed)
    ends = [signing.at_end(text, is_sure=False) for text in free[-signing.LAST :]]
    found.set_default("container-title", next((end.source for end in ends if end.sources), ""))
    reported = told.names
    if found.names and not found.signed_by_editor:
        found.names = tuple(dict.fromkeys((*found.names, *reported)))
        return
    source = found.text.get("container-title", "")
    others = (source, *found.text.get("editor", "").split("、"))  # editors sign there too
    # Bare names in brackets sign behind the last words alone: at the end of an office's page stands who sent it.
    signed = tuple(name for name in signers(free, is_sure=True) if name not in others)
    signed = signed or signing.above_day([line.text for line in lines[-signing.LAST :]])
    found.names = reported or signed or found.names


def dateline(texts: Sequence[str], *, is_bare: bool) -> datelines.Dateline:
    """The dateline of a text that names who reported it; an empty one where none does.

    On a page that ``is_bare``, without a byline, one of a wire story counts too.
    """
    lines = [text for text in _whole(texts[:BEGINNING]) if len(text) > LONGEST_BUTTON]
    told = [one for one in map(datelines.read, _beginning(lines)) if one.names and not one.is_agency]
    return next((one for one in told if is_bare or not one.is_wire), datelines.Dateline())


HEAD = 3
"""Lines below a title that may say where the text was printed first."""
BEGINNING, LONGEST_BUTTON = 16, 4
"""Lines in which a dateline stands, with those that a program has parted it into, and characters of what may be left
of a site's buttons above it.
"""
MOST_PARTS, LONGEST_PART = 4, 120


def _beginning(lines: Sequence[str]) -> list[str]:
    """The lines down to the first paragraphs of a text, past captions and what is left of buttons above them."""
    out: list[str] = []
    for line in lines:
        out.append(line)
        if sum(len(one) > LONGEST_CAPTION for one in out) == FIRST:
            break
    return out


FIRST, LONGEST_CAPTION = 3, 80
"""Paragraphs in one of which a dateline stands, and characters of what may be a caption above them."""


def _whole(texts: Sequence[str]) -> list[str]:
    """The lines, with those that brackets hold together as one: 临城5日电 (沈漱舟 / 顾平川)村里…"""
    out: list[str] = []
    parts = 0
    for text in texts:
        goes_on = bool(out) and is_open(out[-1])
        if goes_on and parts < MOST_PARTS and len(out[-1]) <= LONGEST_PART:
            out[-1], parts = f"{out[-1]} {text}", parts + 1
        else:
            out.append(text)
            parts = 1
    return out


def signers(texts: Sequence[str], *, is_sure: bool = False) -> tuple[str, ...]:
    """Who signs the end of a text; ``is_sure`` where bare names in brackets behind its last words count."""
    lines = _whole(texts[-signing.LAST :])
    last = len(lines) - LAST_WORDS
    ends = (tuple(signing.at_end(text, is_sure=is_sure and n >= last).authors) for n, text in enumerate(lines))
    return next(filter(None, ends), ())


LAST_WORDS = 2
"""Lines at a text's end: one of them may be what is left of the page."""


def is_of_journal(text: str) -> bool:
    """The byline of a journal's article: with an issue, or the journal in its marks and nothing that portals set."""
    return bool(sources.read_issue(text) or _OF_YEAR.search(text) or ("《" in text and not byline.is_byline(text)))


_OF_YEAR = lazy(r"》\s?(?:19|20)\d{2}\s?年?(?![-/.年\d])")
"""A journal with its year alone."""


_DATE_BEHIND = lazy(r"(?<!\s)\s++(?:19|20)\d{2}\s?[-/.年].*$")


def _without_date(value: str, found: MetadataBuilder) -> str:
    """An author without the date that a byline sets behind the name with no label of its own."""
    behind = _DATE_BEHIND.search(value)
    if behind is None or not (date := sources.read_date(behind[0])):
        return value
    found.set_default("date", date)
    return value[: behind.start()]


def read_labelled(text: str, n: int, line: Line, found: MetadataBuilder) -> None:
    """Author, source, date, counters, as portals put them under the title, or behind it once more."""
    text = titles.read_title(text).behind or text
    if not is_of_journal(text) and byline.is_byline(text):
        take(_of_article([text]), found)
        found.lift_byline(n, line)
        return
    _read_unlabelled(text, found)
    behind_source = ""
    for label, value in sources.fields(text):
        if label.field == "author":
            value = _without_date(value, found)
            names = people.read_names(value) or people.split_names(value)
            found.names = found.names or names
            value = value if len(value) <= LONGEST_AUTHOR else _first_name(value)
            if not names and value and not (is_nobody(value) or re.search("佚名|未知|不详|admin|网络|本站", value)):
                found.names = found.names or (value,)
        elif label.field == "source":
            for key, part in sources.read_source(value).items():
                found.set_default(key, part)
            behind_source = sources.read_day(value)
        elif label.field == "date":
            found.set_default("date", sources.read_date(value))
        elif label.field == "issue":
            for key, part in sources.read_issue(value).items():
                found.set_default(key, part)
        elif label.field in ("page", "volume", "year"):
            found.set_default(label.field, value)
    beside = byline.read_byline([text])
    beside.left = []
    found.set_default("byline", beside.rest)  # who took the pictures, who told it
    if behind_source:  # one with a label of its own comes before it
        found.set_default("date", behind_source)
    found.lift_byline(n, line)


LONGEST_AUTHOR = 40
"""Characters of what may be called an author that is no name by its form."""


def _first_name(value: str) -> str:
    """The name before a comma and what its bearer is; empty where a value of an author begins otherwise."""
    name = re.split("[，,（(]", value, maxsplit=1)[0].strip()
    return name if people.is_name(name) else ""


def _read_unlabelled(text: str, found: MetadataBuilder) -> None:
    """What stands on a byline before its first label: a journal in 《》 with its issue, a date."""
    first = next((label for label, _ in sources.fields(text)), None)
    lead = text[: text.find(first.word)] if first is not None else ""
    if "《" in lead:
        for key, part in sources.read_source(lead).items():
            found.set_default(key, part)
    elif date := sources.read_date(lead):
        found.set_default("date", date)


def read_bracket(title: str, found: MetadataBuilder) -> None:
    """What the brackets behind a title tell that stay with it: (2021年3月4日载于河湾报), (临城小学 沈漱舟)."""
    bracket = _LAST_BRACKET.search(title)
    inside = bracket["inside"] if bracket else ""
    if inside and take_date(inside)[1] and byline.is_byline(inside):
        take(byline.read_byline([inside]), found)
    elif inside and not found.names:
        unit, _, name = inside.rpartition(" ")
        found.names = (name,) if people.is_usual_name(name) and people.names_unit(unit) else ()


_LAST_BRACKET = lazy("[（(](?P<inside>[^（()）]{6,40})[)）]$")
