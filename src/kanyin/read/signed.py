"""Who signs the text of a page: in its dateline, or behind its end."""

from __future__ import annotations

import re

from kanyin.fields import datelines, media, reporters, signing
from kanyin.fields.byline_line import read_line
from kanyin.fields.signing import LONGEST_SIGNED
from kanyin.patterns import lazy
from kanyin.read.credited import MOSTLY, Credits, is_byline, is_of_others, stands_in
from kanyin.read.pieces import Piece
from kanyin.text import folded

AFTER = 14
"""Lines behind the text that are looked at."""
MOST_ABOVE = 8
"""Lines down to the beginning of the text in which a dateline or a byline is looked for."""
_SIGNING = lazy(r"\s*(?:采写|采寫|撰文|撰稿|作者|文)\s?[:：/／|｜][^。！？]{2,40}$")
_RIGHTS = lazy("copyright|footer", re.IGNORECASE)
_WIRE = lazy(r"[（(〔【][^）)〕】]{2,30}(?:電|電話|報導)[）)〕】]")
"""A dateline of Taiwan, 〔記者某某／台北報導〕, stands for the byline; one of the mainland stands in its sentence."""
_LABELLED = lazy(
    r"^\s*(?P<whole>(?:(?:文章|本文|原文)?作者|文|撰文|采写|撰稿|(?:本文|文章|稿件|信息|新闻)?来源|來源|稿源|出处|摘自|转自|转载自|选自|原载|编译|記者|记者|通讯员|(?:责任)?编辑|责编|責任編輯)\s?[:：/／|｜︱丨].{2,80})$"
)


def read_reporters(pieces: list[Piece], kept: list[int], first: int, found: Credits) -> None:
    """A dateline or a byline in the first lines of the text: 本报讯（记者 某某）, 文/某某."""
    for n in [n for n in kept if n <= first + 2 and pieces[n].text][-MOST_ABOVE:]:
        text = pieces[n].text
        start = text[:80]
        if len(text) <= 60 and (line := read_line(text)).is_labelled and line.understood(text) >= MOSTLY:
            if line.authors and not found.is_labelled:
                found.authors = tuple(line.authors)
            found.take(line)
            found.lift(n, line)
        elif (names := reporters.named(start)) and (is_byline(text) or _WIRE.match(text)):
            found.authors = found.authors if found.is_labelled else names
            found.source = found.source or media.paper(start)
            if is_byline(text):
                found.lines.add(n)
        elif not found.is_labelled:
            told = datelines.read(text)
            if told.names and not told.is_agency:
                found.sign(told.names, told.medium)


def read_end(pieces: list[Piece], kept: frozenset[int], last: int, found: Credits) -> None:
    """The last lines of the text and those behind it: （记者 某某）, 作者：某某, 来源：某报."""
    signed = [n for n in range(max(last - AFTER, 0), last - 2) if n in kept and _signs(pieces[n].text)]
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
        elif len(text) <= LONGEST_SIGNED and (line := signing.at_end(text)).is_labelled:
            found.sign_off(line)
        elif last < n <= last + NEXT and len(text) <= LONGEST_SIGNED:
            _read_below(text, found)
            if text.strip()[:1] in "（(" and (line := signing.at_end(text)).authors:
                found.sign_off(line)


def _signs(text: str) -> bool:
    """A line that signs the text wherever it stands in its last part: 采写：某某, （记者 某某）."""
    text = text.strip()
    return _SIGNING.match(text) is not None or (
        len(text) <= LONGEST_SIGNED and text[:1] in "（(" and text[-1:] in "）)" and bool(reporters.named(text))
    )


NEXT = 4
"""Lines right below the text that may tell of it by a label: 发布：河湾文旅."""


def _read_below(text: str, found: Credits) -> None:
    """A line of fields below the text, where nothing above it told them."""
    line = read_line(text)
    if line.is_labelled and line.understood(text.replace(line.source, "")) >= MOSTLY:
        found.source = found.source or line.source
        found.date = found.date or line.day


def _is_of_rights(piece: Piece, labelled: re.Match[str] | None) -> bool:
    """A blog's box of rights names its author by a label; others name the site's owner there."""
    return labelled is not None and stands_in(piece.element, _RIGHTS)


def _read_labelled_end(said: str, text: str, n: int, kept: frozenset[int], found: Credits) -> None:
    """作者：某某, 来源：某报 on a line of its own."""
    line = read_line(said)
    line.authors = line.authors or list(reporters.named(said))
    found.sign_off(line)
    whole = len(folded(said)) >= len(folded(text)) - 1
    if whole and n in kept and line.is_labelled and line.understood(said) >= MOSTLY:
        found.lift(n, line)


def _read_signature(text: str, n: int, last: int, found: Credits) -> None:
    """（记者 某某） behind the last sentence, 青石晚报记者 某某 on a line of its own."""
    if is_byline(text) and len(text) <= LONGEST_SIGNED and (names := reporters.named(text)):
        found.sign(names, media.paper(text))
        found.lines.add(n)
        return
    if n < last and len(text) > LONGEST_SIGNED:  # in the middle brackets explain
        return
    found.sign_off(signing.at_end(text))
    found.source = found.source or (media.paper(text) if len(text) <= LONGEST_SIGNED else "")
