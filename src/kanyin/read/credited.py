"""What was found of an article's credits, and what all who look for them ask of a line and its boxes."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from kanyin.fields import media, people, writers
from kanyin.fields.byline_line import Byline, read_line
from kanyin.patterns import lazy
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece, family

MOSTLY = 0.75
"""Share of a line that has to be understood for it to go into the metadata as a whole."""
_OF_OTHERS = lazy(
    r"comment|reply|related|recommend|side-?bar|side-?nav|hot|rank|reward|copyright|footer|site-(?:author|overview)|widget",
    re.IGNORECASE,
)
_PHOTO = lazy(r"(?:摄|攝|摄影|攝影|供图|供圖|翻攝|制图|图)[）)。\s]*$")


@dataclass(slots=True)
class Credits:
    """What was told, and the indexes of the lines that tell nothing else."""

    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    plain_day: str = ""
    """A day that no label tells of: one that is labelled as that of publication comes before it."""
    written: str = ""
    """When it was made: the day where none tells of its publication."""
    updated: str = ""
    reported: tuple[str, ...] = ()
    """Whom the dateline names."""
    editors: tuple[str, ...] = ()
    original_title: str = ""
    """What the article was called where it stood first."""
    lines: set[int] = field(default_factory=set)
    persons: tuple[str, ...] = ()
    """Whom a label calls the source: the authors where nobody else is."""
    contributors: tuple[str, ...] = ()
    """Who sent the text or put it together: the authors where nobody else is."""
    translators: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    """The organs that issue an official document, and its number."""
    number: str = ""
    rest: tuple[str, ...] = ()
    """What lines that go told and what has no field of its own."""
    paper: str = ""
    """Whose reporter wrote it: the source where neither a label nor a place beside the day tells of one."""
    is_labelled: bool = False
    """A label above the text tells the authors."""
    account: str = ""
    """The author that no label tells, by its place: who signs the text comes before it."""
    placed_source: str = ""
    """The source that no label tells, by its place: one that a label tells below the text comes before it."""
    placed_lines: set[int] = field(default_factory=set)
    """The line it stands on, if it tells a day and nothing else beside it."""
    end: int = 0
    """Index of the line behind which the text ends."""
    near: set[int] = field(default_factory=set)
    """Indexes of the lines near the article, where names that a page's tags tell may be found again."""

    def take(self, line: Byline) -> None:
        """The first word on each field holds."""
        self.authors = self.authors or tuple(line.authors)
        self.source = self.source or line.labelled_source
        self.paper = self.paper or next(iter((*line.papers, *(line.media if line.authors else ()))), "")
        self.date = self.date or line.dates.get("published", "")
        self.plain_day = self.plain_day or line.dates.get("", "")
        self.written = self.written or line.dates.get("written", "")
        self.updated = self.updated or line.dates.get("updated", "")
        self.editors = self.editors or _editors(line)
        self.original_title = self.original_title or line.original_title
        self.persons = self.persons or tuple(line.persons)
        self.contributors = (*self.contributors, *line.contributors)

    def lift(self, n: int, line: Byline) -> None:
        """The line goes from the text: what it tells stands in a field."""
        self.lines.add(n)
        self.translators = (*self.translators, *line.translators)
        self.issuers = (*self.issuers, *line.issuers)
        self.number = self.number or line.number
        told = (*self.authors, *self.editors, *self.contributors)
        unread = (value for value in line.editors if not any(name in value for name in told))
        self.rest = (*self.rest, *filter(None, [line.rest]), *unread)

    def sign_off(self, line: Byline) -> None:
        """What the end of a text tells."""
        self.is_labelled = self.is_labelled or (line.is_labelled and bool(line.authors) and not self.authors)
        is_vague = bool(self.source) and media.is_vague(line.labelled_source)
        if line.labelled_source and self.source == self.placed_source and not is_vague:
            self.rest = (*self.rest, *filter(None, [self.placed_source]))
            self.lines |= self.placed_lines if self.placed_source else set()
            self.source, self.placed_source = line.labelled_source, ""
        self.sign(tuple(line.authors), line.labelled_source)
        self.persons = self.persons or tuple(line.persons)
        self.contributors = (*self.contributors, *line.contributors)
        self.editors = self.editors or _editors(line)

    def print_in(self, paper: str) -> None:
        """The medium that had the text first, as its end says: it comes before what a place alone tells."""
        if self.source == self.placed_source and not media.is_organisation(self.placed_source):
            self.source, self.placed_source = paper, ""
        self.source = self.source or paper

    def sign(self, names: tuple[str, ...], source: str = "") -> None:
        """Names that the text itself is signed with; an account that stands above it is then its source."""
        is_other = bool(names) and self.account not in names and self.authors == (self.account,)
        if is_other and people.is_usual_name(self.account):
            self.authors = (*self.authors, *names)
        elif is_other:
            self.source, self.authors, self.account = self.source or self.account, (), ""
        self.authors = self.authors or names
        self.source = self.source or source


def _editors(line: Byline) -> tuple[str, ...]:
    named = (name for value in line.editors for name in writers.read_writers(value, sure=True).names[:MOST_EDITORS])
    return tuple(dict.fromkeys(named))


MOST_EDITORS = 4


def is_of_others(element: Element) -> bool:
    """The element stands in a box of comments, of other articles, of the site's owner."""
    return stands_in(element, _OF_OTHERS)


def stands_in(element: Element, named: re.Pattern[str], tags: Collection[str] = ("aside", "nav")) -> bool:
    """One of the boxes round the element, or it itself, has such a name or one of the ``tags``."""
    for depth, box in enumerate(up(element)):
        if depth > DEEPEST_BOX or box.tag in ("body", "article", "main"):
            return False
        if box.tag in tags or named.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return True
    return False


DEEPEST_BOX = 5


def is_byline(text: str) -> bool:
    """Short, no sentence and no caption: a line that may name reporters and nothing else."""
    return len(text) <= 60 and not re.search("[。！？；]", text) and not _PHOTO.search(text)


def tells(line: Byline) -> bool:
    """Something that goes into the metadata."""
    told = (line.authors, line.sources, line.persons, line.dates, line.editors, line.original_title, line.issuers)
    return any(map(bool, told))


def names_another(piece: Piece) -> bool:
    """An item of a list that begins with a link of some length, the day behind it: another article."""
    is_item = family(piece.kind) in ("ul", "ol", "li")
    return is_item and any(start == 0 and end > LONGEST_LINKED for _, start, end in piece.links)


LONGEST_LINKED = 14
"""Letters of a name and its label, 作者：某某某 发布于, which may be a link."""


def heads_title(name: str, title: str) -> bool:
    """The medium stands before a bar in its headline: 渡口观察丨…."""
    return title.startswith(name) and title[len(name) :].strip()[:1] in tuple("丨｜|")


LONGEST_CREDIT = 120
"""Characters of a line that tells day, source and counters, with the buttons of the page behind them."""


@lru_cache(4096)
def is_credit(text: str) -> bool:
    """A short line that tells who wrote the text."""
    return len(text) <= LONGEST_CREDIT and ((line := read_line(text)).is_labelled and line.understood(text) >= MOSTLY)


def is_counted(pieces: list[Piece], n: int) -> bool:
    """A term with a number below it: what an account has of something."""
    below = next((piece for piece in pieces[n + 1 : n + 2] if piece.kind == "dd"), None)
    return pieces[n].kind == "dt" and below is not None and below.text.strip().isdigit()
