"""Who signs the text of a page: in its dateline, or behind its end."""

from __future__ import annotations

import re

from kanyin.fields import accounts, datelines, media, people, posts, reporters, signing
from kanyin.fields.byline_labels import first_label, is_row_of_fields
from kanyin.fields.byline_line import read_line
from kanyin.fields.byline_text import plain
from kanyin.fields.signing import LONGEST_SIGNED
from kanyin.patterns import lazy
from kanyin.read.credited import MOSTLY, Credits, is_byline, is_of_others, names_another, stands_in, tells
from kanyin.read.pieces import Piece
from kanyin.text import folded

AFTER = 14
"""Lines behind the text that are looked at."""
MOST_ABOVE = 8
"""Lines down to the beginning of the text in which a dateline or a byline is looked for."""
LONGEST_BYLINE = 60
_SIGNING = lazy(r"\s*(?:采写|采寫|撰文|撰稿|作者|文)\s?[:：/／|｜][^。！？]{2,40}$")
_RIGHTS = lazy("copyright|footer", re.IGNORECASE)
_WIRE = lazy(r"[（(〔【][^）)〕】]{2,30}(?:電|電話|報導)[）)〕】]")
"""A dateline of Taiwan, 〔記者某某／台北報導〕, stands for the byline; one of the mainland stands in its sentence."""
_LABELLED = lazy(
    r"^\s*(?P<whole>(?:(?:文章|本文|原文)?作者(?:名|姓名)?|文|撰文|采写|撰稿|(?:本文|文章|稿件|信息|新闻|原文|文献)?(?:来源|出处)|(?:来源|发表)?期刊|刊名|來源|稿源|摘自|转自|转载自|选自|原载|编译|記者|记者|通讯员|(?:责任)?编辑|责编|責任編輯)\s?[:：/／|｜︱丨].{2,80})$"
)


def read_reporters(pieces: list[Piece], kept: list[int], first: int, found: Credits) -> None:
    """A dateline or a byline in the first lines of the text: 本报讯（记者 某某）, 文/某某."""
    for n in [n for n in kept if n <= first + 2 and pieces[n].text][-MOST_ABOVE:]:
        text = pieces[n].text
        found.source = found.source or datelines.boxed_sender(text)
        start = text[:80]
        line = read_line(text) if len(text) <= LONGEST_BYLINE else None
        if line is not None and line.is_labelled and tells(line) and line.understood(text) >= MOSTLY:
            if line.authors and not found.is_labelled:
                found.authors = tuple(line.authors)
            found.take(line)
            found.lift(n, line)
        elif (names := reporters.named(start)) and (is_byline(text) or _WIRE.match(text)):
            found.authors = found.authors if found.is_labelled else names
            found.source = found.source or media.paper(start)
            if is_byline(text):
                found.lines.add(n)
        elif not found.is_labelled and n < first and (name := posts.behind_post(text)):
            found.authors = found.authors or (name,)
        else:
            _read_dateline(text, found)


def _read_dateline(text: str, found: Credits) -> None:
    """Who reported: the authors where no label tells them, else those beside one whom it tells."""
    told = datelines.read(text)
    if told.is_agency or not told.names:
        return
    found.reported = (*found.reported, *told.names)
    if not found.is_labelled:
        found.sign(told.names, told.medium)
    elif set(found.authors) & set(told.names):
        found.authors = tuple(dict.fromkeys((*found.authors, *told.names)))


def read_end(pieces: list[Piece], kept: frozenset[int], last: int, found: Credits) -> None:
    """The last lines of the text and those behind it: （记者 某某）, 作者：某某, 来源：某报."""
    signed = [n for n in range(max(last - AFTER, 0), last - 2) if n in kept and _signs(pieces[n].text)]
    ends = [*signed, *[n for n in range(max(last - 2, 0), len(pieces)) if pieces[n].text][: AFTER + 3]]
    below = [n for n in range(max(kept, default=last) + 1, len(pieces)) if pieces[n].text][:AFTER]
    ends += [n for n in below if n > ends[-1] and _is_row_below(pieces[n])]
    found.sign(_pen_name(pieces, sorted(kept)))
    if not found.authors:
        found.sign(signing.above_day([pieces[n].text for n in sorted(kept) if pieces[n].text][-signing.LAST :]))
    is_own = is_of_others(pieces[last].element)  # the box is called so, and holds the text
    for n in ends:
        text = pieces[n].text
        labelled = _LABELLED.search(plain(text) if text[:1] in "[【［" else text[-120:])
        is_other = n not in kept and not is_own and is_of_others(pieces[n].element)
        if is_other and not _is_of_rights(pieces[n], labelled):
            continue
        if n <= last + NEXT and (n in kept or n > last) and (paper := signing.printed_in(text)):
            found.print_in(paper)
        elif labelled:
            _read_labelled_end(labelled["whole"], text, n, kept, found)
        elif n in kept:
            _read_signature(text, n, last, found)
        elif len(text) <= LONGEST_SIGNED and (line := signing.at_end(text)).is_labelled:
            found.sign_off(line)
        elif n > last and _is_row_below(pieces[n]):
            _read_below(text, found)
        elif last < n <= last + NEXT and len(text) <= LONGEST_SIGNED:
            _read_below(text, found)
            if text.strip()[:1] in "（(" and (line := signing.at_end(text)).authors:
                found.sign_off(line)


def _pen_name(pieces: list[Piece], kept: list[int]) -> tuple[str, ...]:
    """（方砚） alone on the last line, right above who edited the text."""
    if not kept or not (found := _ALONE_IN_BRACKETS.fullmatch(pieces[kept[-1]].text.strip())):
        return ()
    below = next((piece.text for piece in pieces[kept[-1] + 1 :] if piece.text), "")
    is_signed = first_label(below.strip("（( ")) == "editor" and people.is_name(found["name"])
    return (found["name"],) if is_signed else ()


_ALONE_IN_BRACKETS = lazy("[（(](?P<name>[\u4e00-\u9fff]{2,3})[）)]")


def _signs(text: str) -> bool:
    """A line that signs the text wherever it stands in its last part: 采写：某某, （记者 某某）."""
    text = text.strip()
    return _SIGNING.match(text) is not None or (
        len(text) <= LONGEST_SIGNED and text[:1] in "（(" and text[-1:] in "）)" and bool(reporters.named(text))
    )


def _is_row_below(piece: Piece) -> bool:
    """最后修改时间：2021-03-04 文章来源：河湾夜读: several fields on one line, which is no link to another article."""
    return len(piece.text) <= LONGEST_ROW and is_row_of_fields(piece.text, least=2) and not names_another(piece)


LONGEST_ROW = 100
NEXT = 4
"""Lines right below the text that may tell of it by a label: 发布：河湾文旅."""


def _read_below(text: str, found: Credits) -> None:
    """A line of fields below the text, where nothing above it told them; a day behind its label counts on any line."""
    line = read_line(text)
    if accounts.is_posted(text):
        found.sign(tuple(line.authors))
    if line.is_labelled and line.understood(text.replace(line.source, "")) >= MOSTLY:
        found.source = found.source or line.source
        found.date = found.date or line.day
    if line.authors:
        found.date = found.date or line.day  # Created by … at 2021-03-04
    if line.is_labelled:
        found.date = found.date or line.dates.get("published", "")
        found.updated = found.updated or line.dates.get("updated", "")


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
