"""What the lines near an article's title, and those below its end, tell of it: authors, source, date, editors.

A line that a label or its form explains tells for itself. What no label tells is known by its box (``class="author"``)
or by standing beside the date: a person's name is an author, on a blog any name is; elsewhere it is the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kanyin.fields import media, people, web_signatures
from kanyin.fields import web_bylines as bylines
from kanyin.fields.web_bylines import Byline
from kanyin.model import CELL
from kanyin.read.elements import Element, up
from kanyin.read.pieces import Piece
from kanyin.read.region import is_prose
from kanyin.text import folded

ABOVE, BELOW, AFTER = 8, 30, 14
"""Lines above the title, below it, and behind the text that are looked at."""
LONGEST, LONGEST_SIGNED = 160, 40
MOSTLY = 0.75
"""Share of a line that has to be understood for it to go into the metadata as a whole."""
_AUTHOR = re.compile(
    r"author|writer|byline|nick-?name|user-?name|up-?name|post-?by|poster\b|contributor|editor-name|blogger",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"source|laiyuan|media|publisher|from\b|site-?name|account", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"comment|reply|related|recommend|side-?bar|side-?nav|hot|rank|reward|copyright|footer|site-(?:author|overview)|widget",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"\s*(?:采写|采寫|撰文|撰稿|作者|文)\s?[:：/／|｜][^。！？]{2,40}$")
_RIGHTS = re.compile("copyright|footer", re.IGNORECASE)
_AGO = re.compile(r"\d\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|个?月|個?月|年)前|昨天|前天")
_REPRINT = re.compile(r"以下(?:文章|内容)来源于\s?([^，,]{1,30}?)\s?[，,]\s?作者\s?(.{1,30})$")
_OUTER = re.compile(r"^[^\w]+|[^\w）)]+$")
_LABEL_ALONE = re.compile(r"[\u3400-\u9fff]{1,6}\s?[:：]$")
_WIRE = re.compile(r"[（(〔【][^）)〕】]{2,30}(?:電|電話|報導)[）)〕】]")
"""A dateline of Taiwan, 〔記者某某／台北報導〕, stands for the byline; one of the mainland stands in its sentence."""
_PHOTO = re.compile(r"(?:摄|攝|摄影|攝影|供图|供圖|翻攝|制图|图)[）)。\s]*$")
_LABELLED = re.compile(
    r"^\s*(?P<whole>(?:(?:文章|本文|原文)?作者|文|撰文|采写|撰稿|(?:本文|文章|稿件)?来源|來源|编译|記者|记者|通讯员|(?:责任)?编辑|责编|責任編輯)\s?[:：/／|｜︱丨].{2,80})$"
)


@dataclass(slots=True)
class Credits:
    """What was told, and the indexes of the lines that tell nothing else."""

    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    updated: str = ""
    editors: tuple[str, ...] = ()
    lines: set[int] = field(default_factory=set)
    is_labelled: bool = False
    """A label above the text tells the authors."""
    account: str = ""
    """The author that no label tells, by its place: who signs the text comes before it."""
    end: int = 0
    """Index of the line behind which the text ends."""
    near: set[int] = field(default_factory=set)
    """Indexes of the lines near the article, where names that a page's tags tell may be found again."""

    def take(self, line: Byline) -> None:
        """The first word on each field holds."""
        self.authors = self.authors or line.authors
        self.source = self.source or line.source
        self.date = self.date or line.date
        self.updated = self.updated or line.updated
        self.editors = self.editors or line.editors

    def sign(self, names: tuple[str, ...], source: str = "") -> None:
        """Names that the text itself is signed with; an account that stands above it is then its source."""
        if names and self.account and self.authors == (self.account,) and self.account not in names:
            self.source, self.authors, self.account = self.source or self.account, (), ""
        self.authors = self.authors or names
        self.source = self.source or source


def read_credits(
    pieces: list[Piece], kept: frozenset[int], title: str, maker: Mapping[str, str], *, is_blog: bool
) -> Credits:
    """The credits of the article that the lines ``kept`` are; ``maker`` is what the page's known make told of them."""
    found = Credits(source=maker.get("source", ""), date=bylines.read_date(maker.get("date", "")))
    author = _OUTER.sub("", maker.get("author", ""))
    if author and not bylines.is_nobody(author) and "关注" not in author:
        found.authors = bylines.read_names(author, is_labelled=True)[0] or (author,)
    words = folded(title)
    texts = [n for n in sorted(kept) if pieces[n].text and folded(pieces[n].text) != words]
    prose = [n for n in texts if _is_text(pieces[n])]
    if not texts:
        return found
    first, last = (prose[0], prose[-1]) if prose else (texts[0], texts[-1])
    found.end = max(last - 2, first)
    at = _title_line(pieces, title, first)
    head = _head(pieces, at, first)
    around = (*head, *range(first, first + 4), *range(max(last - 2, 0), last + AFTER))
    found.near = {n for n in around if n < len(pieces)}
    _read_reprint(pieces, sorted(found.near), found)
    _read_head(pieces, head, title, found, is_blog=is_blog)
    _read_reporters(pieces, sorted(kept), first, found)
    _read_end(pieces, kept, last, found)
    if not found.is_labelled:
        found.authors = tuple(name for name in found.authors if name not in found.editors)
    found.date = found.date or found.updated
    return found


def _title_line(pieces: list[Piece], title: str, first: int) -> int | None:
    """The index of the last line above the text that says the title."""
    words = folded(title)
    return next((n for n in range(first, -1, -1) if words and folded(pieces[n].text) == words), None)


def _head(pieces: list[Piece], at: int | None, first: int) -> list[int]:
    """The lines between title and text, then those right above the title."""
    if at is None:
        at = max(first - 12, 0)
    below = [n for n in range(at + 1, first) if pieces[n].text][:BELOW]
    above = [n for n in range(at - 1, -1, -1) if pieces[n].text][:ABOVE]
    return [n for n in (*below, *above) if len(pieces[n].text) <= LONGEST and not is_of_others(pieces[n].element)]


def _read_reprint(pieces: list[Piece], numbers: list[int], found: Credits) -> None:
    """以下文章来源于某号，作者某某: WeChat says so of an article that another account had first."""
    for n in numbers:
        if reprint := _REPRINT.search(pieces[n].text):
            found.source, found.authors, found.is_labelled = reprint[1], (reprint[2].strip(),), True


def _read_head(pieces: list[Piece], numbers: list[int], title: str, found: Credits, *, is_blog: bool) -> None:
    loose: list[tuple[int, str]] = []
    waiting = ""
    named_at = -2
    for n in numbers:
        text = pieces[n].text
        if _REPRINT.search(text):
            continue
        if _LABEL_ALONE.fullmatch(text.strip()):
            waiting = text.strip()
            continue
        line = bylines.read_byline(waiting + _as_fields(text))
        waiting = ""
        if line.is_labelled or line.date:
            if line.authors and not found.is_labelled:
                found.authors, found.is_labelled = (), True
            found.take(line)
            if line.understood >= MOSTLY and _tells(line):
                found.lines.add(n)
        goes_on = n == named_at + 1  # one reporter a line
        if (names := bylines.reporters(text)) and (goes_on or not found.is_labelled) and _is_byline(text):
            found.authors, found.is_labelled = (*found.authors, *names) if goes_on else names, True
            named_at = n
            found.source = found.source or media.paper(text)
            found.lines.add(n)
            continue
        loose += [(n, part) for part in line.free]
    _read_loose(pieces, numbers, loose, title, found, is_blog=is_blog)


def _as_fields(text: str) -> str:
    """A row of a table of labels and values as a line of them."""
    return _OPEN_CELL.sub("", text).replace(CELL, "  ") if CELL in text else text


_OPEN_CELL = re.compile(f"(?<=[:：]){CELL}(?![^{CELL}]{{0,10}}[:：])")


def _read_loose(
    pieces: list[Piece], numbers: list[int], loose: list[tuple[int, str]], title: str, found: Credits, *, is_blog: bool
) -> None:
    """Names without a label: in a box that is called an author's or a source's, or beside the date."""
    dated = {n for n in numbers if bylines.read_date(pieces[n].text) or _AGO.search(pieces[n].text)}
    near = dated | {n + step for n in dated for step in (-1, 1)}
    for n, part in loose:
        words = [word for word in re.split(r"\s+", part) if word]
        name = words[0] if len(set(words)) == 1 else part
        if not 2 <= len(name) <= 20 or len(words) > 3 or folded(name) in folded(title) or bylines.is_nobody(name):
            continue
        hint = _hint(pieces[n])
        if not hint and n not in near:
            continue
        _place(name, words, hint or ("date" if n in dated else ""), found, is_blog=is_blog)


def _place(name: str, words: list[str], hint: str, found: Credits, *, is_blog: bool) -> None:
    if re.search(
        r"[，。！？：:;；》>_＿=]|(?<![A-Za-z\d_])\d{3}|\d\s?(?:次|人|条)|评论|阅读|[收搜]集|(?:发表|发布|编辑|更新|回复)于|楼主|最后由|时间$",
        name,
    ):
        return
    parts = [part for part in re.split(r"\s?[/／]\s?", name) if part]
    if len(parts) == 2 and sum(map(people.is_name, parts)) == 1:
        person, other = sorted(parts, key=people.is_name, reverse=True)
        found.authors, found.source = found.authors or (person,), found.source or other
        return
    if hint == "author" and len(words) > 1:
        found.authors = found.authors or bylines.read_names(name, is_labelled=True)[0]
        return
    is_medium = bylines.is_media(name)
    if hint == "source" or (is_medium and not (is_blog and hint)):
        found.source = found.source or words[0]
    elif _is_person(name, hint) or ((is_blog or (hint == "author" and name.isascii())) and hint and len(words) == 1):
        if not found.authors:
            found.authors, found.account = (name,), name
    elif hint in ("author", "date") and not found.source:
        found.source = found.source or name


def _is_person(name: str, hint: str) -> bool:
    """A name by its shape; without a box that is called so it has to be a usual one."""
    looks = people.is_name if hint == "author" else people.is_usual_name
    return looks(name) and (len(name) <= 3 or "·" in name)


def _hint(piece: Piece) -> str:
    """``author`` or ``source`` where the names of the line's boxes say so."""
    for depth, element in enumerate(up(piece.element)):
        if depth > 3 or element.tag in ("body", "article", "main"):
            return ""
        names = " ".join(
            filter(None, (element.get("class"), element.get("id"), element.get("rel"), element.get("itemprop")))
        )
        if names and _SOURCE.search(names):
            return "source"
        if names and _AUTHOR.search(names):
            return "author"
    return ""


def is_of_others(element: Element) -> bool:
    """The element stands in a box of comments, of other articles, of the site's owner."""
    return _stands_in(element, _OF_OTHERS)


def _stands_in(element: Element, named: re.Pattern[str]) -> bool:
    for depth, box in enumerate(up(element)):
        if depth > DEEPEST_BOX or box.tag in ("body", "article", "main"):
            return False
        if box.tag in ("aside", "nav") or named.search(f"{box.get('class') or ''} {box.get('id') or ''}"):
            return True
    return False


DEEPEST_BOX = 5


def _read_reporters(pieces: list[Piece], kept: list[int], first: int, found: Credits) -> None:
    """A dateline or a byline in the first lines of the text: 本报讯（记者 某某）, 文/某某."""
    for n in [n for n in kept if n <= first + 2 and pieces[n].text][:8]:
        text = pieces[n].text
        start = text[:80]
        if len(text) <= 60 and (line := bylines.read_byline(text)).is_labelled and line.understood >= MOSTLY:
            if line.authors and not found.is_labelled:
                found.authors = line.authors
            found.take(line)
            found.lines.add(n)
        elif (names := bylines.reporters(start)) and (_is_byline(text) or _WIRE.match(text)):
            found.authors = found.authors if found.is_labelled else names
            found.source = found.source or media.paper(start)
            if _is_byline(text):
                found.lines.add(n)
        elif not found.is_labelled:
            found.sign(web_signatures.reported(text))
            if not found.source or _is_of_source(text, found.source):
                found.sign(*web_signatures.in_dateline(text))


_AGENCY = re.compile("新华|中新|路透|法新|美联|共同社|塔斯")


def _is_of_source(text: str, source: str) -> bool:
    """The dateline begins with the name of the source (央广网北京…), which is no agency: those sign their own texts."""
    start = text.strip()[:2]
    return bool(start) and source.startswith(start) and not _AGENCY.match(source)


def _read_end(pieces: list[Piece], kept: frozenset[int], last: int, found: Credits) -> None:
    """The last lines of the text and those behind it: （记者 某某）, 作者：某某, 来源：某报."""
    signed = [n for n in range(max(last - AFTER, 0), last - 2) if n in kept and _SIGNING.match(pieces[n].text)]
    ends = [*signed, *[n for n in range(max(last - 2, 0), len(pieces)) if pieces[n].text][: AFTER + 3]]
    for n in ends:
        text = pieces[n].text
        labelled = _LABELLED.search(text[-120:])
        if n not in kept and is_of_others(pieces[n].element) and not _is_of_rights(pieces[n], labelled):
            continue
        if labelled:
            _read_labelled_end(labelled["whole"], text, n, kept, found)
        elif n in kept:
            _read_signature(text, n, last, found)
        elif len(text) <= LONGEST_SIGNED and (line := web_signatures.at_end(text)).is_labelled:
            found.sign(line.authors, line.source)
            found.editors = found.editors or line.editors


def _is_of_rights(piece: Piece, labelled: re.Match[str] | None) -> bool:
    """A blog's box of rights names its author by a label; others name the site's owner there."""
    return labelled is not None and _stands_in(piece.element, _RIGHTS)


def _read_labelled_end(said: str, text: str, n: int, kept: frozenset[int], found: Credits) -> None:
    """作者：某某, 来源：某报 on a line of its own."""
    line = bylines.read_byline(said)
    found.sign(line.authors or bylines.reporters(said), line.source)
    found.editors = found.editors or line.editors
    whole = len(folded(said)) >= len(folded(text)) - 1
    if whole and n in kept and line.is_labelled and line.understood >= MOSTLY:
        found.lines.add(n)


def _read_signature(text: str, n: int, last: int, found: Credits) -> None:
    """（记者 某某） behind the last sentence, 青石晚报记者 某某 on a line of its own."""
    if _is_byline(text) and len(text) <= LONGEST_SIGNED and (names := bylines.reporters(text)):
        found.sign(names, media.paper(text))
        found.lines.add(n)
        return
    if n < last and len(text) > LONGEST_SIGNED:  # in the middle brackets explain
        return
    line = web_signatures.at_end(text)
    found.sign(line.authors, line.source)
    found.editors = found.editors or line.editors
    found.source = found.source or (media.paper(text) if len(text) <= LONGEST_SIGNED else "")


def _is_byline(text: str) -> bool:
    """A line for itself that names reporters, and no caption."""
    return len(text) <= 60 and not re.search("[。！？；]", text) and not _PHOTO.search(text)


def _is_text(piece: Piece) -> bool:
    return is_prose(piece.text) and piece.kind[:1] != "h" and piece.kind != "row" and not _is_credit(piece.text)


def _tells(line: Byline) -> bool:
    """Something that goes into the metadata."""
    return bool(line.authors or line.source or line.date or line.updated or line.editors)


def _is_credit(text: str) -> bool:
    """A short line that tells who wrote the text."""
    return len(text) <= 60 and ((line := bylines.read_byline(text)).is_labelled and line.understood >= MOSTLY)
