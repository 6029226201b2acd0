"""What the lines near an article's title, and those below its end, tell of it: authors, source, date, editors.

A line that a label or its form explains tells for itself. What no label tells is known by its box (``class="author"``)
or by standing beside the date: a person's name is an author, on a blog any name is; elsewhere it is the source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kanyin.fields import accounts, day_boxes, media, people, platforms, reporters, signatures, writers
from kanyin.fields.byline_fields import TOLD
from kanyin.fields.byline_labels import key, labels, without_noise
from kanyin.fields.byline_line import Byline, read_line
from kanyin.fields.byline_text import marked_names
from kanyin.fields.dates import is_short_day, take_date
from kanyin.fields.names import OF_THREE, is_nobody
from kanyin.patterns import lazy
from kanyin.read import boxes_in_line, head_fields, posters, published
from kanyin.read.credited import (
    MOSTLY,
    Credits,
    heads_title,
    is_byline,
    is_counted,
    is_credit,
    is_of_others,
    names_another,
    stands_in,
    tells,
)
from kanyin.read.elements import up
from kanyin.read.pieces import Piece
from kanyin.read.region import is_prose
from kanyin.read.signed import AFTER, read_end, read_reporters
from kanyin.text import folded

ABOVE, BELOW, HIGHEST = 8, 30, 60
"""Lines above the title and below it that are looked at, and those above it among which a box of fields may stand."""
LONGEST = 160
_AUTHOR = lazy(
    r"author|writer|byline|nick-?name|user-?name|\buname|-uname|up-?name|post-?by|poster\b|contributor|editor-name|blogger",
    re.IGNORECASE,
)
_SOURCE = lazy(r"source|laiyuan|media|publisher|from\b|site-?name|account", re.IGNORECASE)
_AGO = lazy(r"\d\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|个?月|個?月|年)前|昨天|前天")
_OUTER = lazy(r"^[^\w]+|[^\w）)]+$")


def read_credits(
    pieces: list[Piece], kept: frozenset[int], title: str, maker: Mapping[str, str], *, is_blog: bool
) -> Credits:
    """The credits of the article that the lines ``kept`` are; ``maker`` is what the page's known make told of them."""
    pieces = [Piece("", "", None) if piece.kind == "caption" else piece for piece in pieces]
    found = Credits(source=maker.get("source", ""), date=take_date(maker.get("date", ""))[1])
    author = _OUTER.sub("", maker.get("author", ""))
    if author and not is_nobody(author) and "关注" not in author:
        found.authors = writers.read_writers(author, sure=True).names or (author,)
    texts = _below_title(pieces, kept, folded(title))
    prose = [n for n in texts if _is_text(pieces[n])]
    if not texts:
        return found
    first, last = (prose[0], prose[-1]) if prose else (texts[0], texts[-1])
    found.end = max(last - 2, first)
    at = _title_line(pieces, title, first)
    head = _head(pieces, at, first)
    around = (*head, *range(first, first + 4), *range(max(last - 2, 0), last + AFTER))
    found.near = {n for n in around if n < len(pieces)}
    _read_account(pieces, sorted(found.near), found)
    _read_head(pieces, head, title, found, is_blog=is_blog)
    read_reporters(pieces, sorted(kept), first, found)
    found.date = found.date or (found.plain_day if len(found.plain_day) == WHOLE_DAY else "")
    found.source = found.source or found.paper
    read_end(pieces, kept, last, found)
    if not found.is_labelled:
        found.authors = tuple(name for name in found.authors if name in found.reported or name not in found.editors)
    if found.authors:
        found.source = found.source or next(iter(found.persons), "")
    found.authors = found.authors or found.persons or tuple(dict.fromkeys(found.contributors))
    if found.authors == found.contributors:
        found.editors = tuple(name for name in found.editors if name not in found.authors)
    found.rest = tuple(each for each in found.rest if each.removeprefix(TOLD) not in found.authors)
    return found


WHOLE_DAY = len("2021-03-04")
"""A year or a month alone, which may head a list of other articles, comes behind all other witnesses."""


def _below_title(pieces: list[Piece], kept: frozenset[int], words: str) -> list[int]:
    """The lines of the text: what the choice has above the title, while most of it stands below, is a menu."""
    lines = [n for n in sorted(kept) if pieces[n].text]
    titles = [n for n, piece in enumerate(pieces) if words and _says(piece.text, pieces[n + 1 : n + 2], words)]
    behind = ([n for n in lines if n > at] for at in reversed(titles))
    lines = next((rest for rest in behind if len(rest) > len(lines) // 2), lines)
    return [n for n in lines if not _is_of_title(pieces[n].text, words)]


SHORTEST_PART = 6
"""Letters of a part of a title that stands on a line of its own."""


def _is_of_title(text: str, words: str) -> bool:
    """The line says the title, or the first or the last part of it."""
    part = folded(text)
    if not words or len(part) < SHORTEST_PART:
        return bool(part) and part == words
    return words.startswith(part) or words.endswith(part)


def _says(text: str, below: list[Piece], words: str) -> bool:
    """The line says the title, alone or with the line below it."""
    part = folded(text)
    return part == words or (
        len(part) >= SHORTEST_PART and words.startswith(part) and words == part + "".join(folded(p.text) for p in below)
    )


def _title_line(pieces: list[Piece], title: str, first: int) -> int | None:
    """The index of the last line above the text that says the title."""
    words = folded(title)
    return next((n for n in range(first, -1, -1) if words and _is_of_title(pieces[n].text, words)), None)


def _head(pieces: list[Piece], at: int | None, first: int) -> list[int]:
    """The lines between title and text, then those right above the title."""
    is_own = at is not None and is_of_others(pieces[at].element)  # the box is called so, and holds the title
    if at is None:
        at = max(first - 12, 0)
    below = [n for n in range(at + 1, first) if pieces[n].text][:BELOW]
    up_from = [n for n in range(at - 1, -1, -1) if pieces[n].text][:HIGHEST]
    fields = head_fields.boxed([(n, pieces[n].text) for n in reversed(up_from)])
    above = [n for k, n in enumerate(up_from) if k < ABOVE or n in fields]
    lines = [n for n in (*below, *above) if len(pieces[n].text) <= LONGEST and not names_another(pieces[n])]
    of_answer = {n for n in below if stands_in(pieces[n].element, _ANSWER, tags=())}  # who gave it
    return [n for n in lines if is_own or n in of_answer or not is_of_others(pieces[n].element)]


_ANSWER = lazy("replyer|replier|answer(?:er|-?author|-?user)", re.IGNORECASE)


def _read_account(pieces: list[Piece], numbers: list[int], found: Credits) -> None:
    """以下文章来源于某号，作者某某: pages say so of an article that another account had first."""
    for n in numbers:
        if told := platforms.of_account(pieces[n].text):
            names = writers.read_writers(told.author, sure=True).names or (told.author,)
            found.source, found.authors, found.is_labelled = told.source, names, True


def _read_head(pieces: list[Piece], numbers: list[int], title: str, found: Credits, *, is_blog: bool) -> None:
    loose: list[tuple[int, str]] = []
    named_at = -2
    found.date = found.date or day_boxes.read([pieces[n].text for n in sorted(numbers)])
    said = head_fields.joined([(n, head_fields.of_row(published.in_figures(pieces[n]))) for n in sorted(numbers)])
    for n in (n for n in numbers if n in said and not platforms.of_account(pieces[n].text)):
        text, line = _read(pieces[n], said[n])
        if not line.is_labelled and is_prose(text):
            line.dates.clear()  # a day that the text tells of
        if not line.authors and is_byline(text):
            line.authors = list(reporters.named(text) or marked_names(text))
        if line.authors and (n == named_at + 1 or not found.is_labelled):  # one reporter a line
            before = found.authors if n == named_at + 1 else ()
            found.authors = tuple(dict.fromkeys((*before, *line.authors)))
            is_operator = set(line.authors) <= set(line.operators)
            found.is_labelled, named_at = not is_operator, -2 if is_operator else n
        found.take(line)
        if line.understood(text) >= MOSTLY and tells(line):
            found.lift(n, line)
        loose += [(n, part) for part in (*line.free, *line.media)]
    found.lines |= head_fields.rest_of_tables({n: pieces[n] for n in said}, found.lines)
    _read_loose(pieces, numbers, loose, title, found, is_blog=is_blog)


def _read(piece: Piece, said: str) -> tuple[str, Byline]:
    """What a line beside the title says and tells, with gaps between its boxes where it tells as much so."""
    line = read_line(said)
    text = boxes_in_line.parted(piece) if said == piece.text else said
    if text == said:
        return said, line
    other = read_line(text)
    return (text, other) if other.understood(text) >= line.understood(said) else (said, line)


def _read_loose(
    pieces: list[Piece], numbers: list[int], loose: list[tuple[int, str]], title: str, found: Credits, *, is_blog: bool
) -> None:
    """Names without a label: in a box that is called an author's or a source's, or beside the date."""
    dated = {n for n in numbers if _tells_day(pieces[n].text)}
    near = dated | {n + step for n in dated for step in (-1, 1)}
    social = {n + step for n in numbers[:IN_HEAD] if accounts.is_social(pieces[n].text) for step in (-1, 0, 1)}
    first = numbers[0] if numbers else -1
    names = signatures.names_alone(pieces[first].text) if numbers else ()
    found.authors = found.authors or names
    for n, part in loose:
        words = [word for word in re.split(r"\s+", part) if word]
        name = words[0] if len(set(words)) == 1 else part
        if not 2 <= len(name) <= 20 or len(words) > 3 or is_nobody(name) or is_counted(pieces, n):
            continue
        if folded(name) in folded(title) and not heads_title(name, title):
            continue
        hint = _hint(pieces[n])
        if n == first and names and found.authors == names:
            continue
        if not hint and n not in near:
            continue
        before = found.placed_source
        hint = hint or ("date" if n in dated else "author" if _is_alone(name, pieces[n]) else "")
        is_own = is_blog or n in social or stands_in(pieces[n].element, _ANSWER, tags=())
        _place(name, words, hint, found, is_blog=is_own)
        if (
            n in dated
            and found.placed_source != before
            and folded(read_line(pieces[n].text).rest or part) == folded(name)
        ):
            found.placed_lines = {n}
    for name in (name for n in numbers for name in posters.linked_names(pieces[n])):
        if not (found.authors or found.source) and 2 <= len(name) <= 20 and not is_nobody(name):
            _place(name, [name], "author", found, is_blog=True)


IN_HEAD = 8
"""Lines below a title that can be those of a platform's head: whom to follow, how long it is."""


def _tells_day(text: str) -> bool:
    return bool(take_date(text)[1]) or _AGO.search(text) is not None or is_short_day(text)


def _is_alone(name: str, piece: Piece) -> bool:
    """A name of three characters, or one with a number behind it, and nothing else on its line."""
    is_one = _NUMBERED.fullmatch(name) is not None or (len(name) == OF_THREE and people.is_name(name))
    return is_one and name == piece.text.strip()


SHORTEST_LATIN = 3
"""Latin letters of a name: two are the end of a file's name."""


_NOBODY = lazy(
    r"[，。！？：:;；》>_＿=]|^由|农历|(?<!\w)\d{3}|\d\s?(?:次|人|条)|评论|阅读|[收搜]集|楼主|最后由|时间$"
    r"|(?:发表|发布|编辑|更新|回复)于|创作者|简介|介绍|下载|(?:博客|部落格|網誌|(?i:blog))$"
)


def _can_be_name(name: str) -> bool:
    if _NOBODY.search(name) or _AGO.search(name) or key(name) in labels()[1] or not without_noise(name):
        return False
    return not name.isascii() or len(name) >= SHORTEST_LATIN


_ROUND_NAME = lazy("来自|來自|来源于|來源於|听报道|听新闻")
"""Words round the name of a medium that tell nothing more of it."""


def _place(name: str, words: list[str], hint: str, found: Credits, *, is_blog: bool) -> None:
    if name.endswith(OFFICIAL) and hint == "date":
        name = name.removesuffix(OFFICIAL)
        words = [name]
    if len(words) > 1 and len(bare := [word for word in words if not _ROUND_NAME.match(word)]) == 1:
        name, words = bare[0], bare
    if not _can_be_name(name) or name.endswith(OFFICIAL) or _place_pair(name, words, found):
        return
    if hint == "author" and len(words) > 1:
        found.authors = found.authors or writers.read_writers(name, sure=True).names
        return
    is_medium = media.is_organisation(name) and len(name) > SHORTEST_COLUMN
    if hint == "source" or (is_medium and not (is_blog and hint)):
        _place_source(words[0], found)
    elif _is_person(name, hint) or (hint and len(words) == 1 and (is_blog or _is_login(name, hint))):
        if not found.authors:
            found.authors, found.account = (name,), name
    elif hint in ("author", "date") and not found.source and len(words) == 1:
        _place_source(name, found)


def _place_source(name: str, found: Credits) -> None:
    """A medium or an office by its place alone: a label below the text comes before it."""
    if not found.source and not (found.paper and not media.is_organisation(name)):
        found.source = found.placed_source = name


def _place_pair(name: str, words: list[str], found: Credits) -> bool:
    """A person beside a medium: 沈漱舟/临城日报, 临城财讯 沈漱舟."""
    parts = [part for part in re.split(r"\s?[/／]\s?", name) if part]
    if len(parts) == PAIR and sum(map(people.is_name, parts)) == 1:
        person, other = sorted(parts, key=people.is_name, reverse=True)
    elif len(words) == PAIR and sum(map(_is_reporter, words)) == 1:
        person, other = sorted(words, key=_is_reporter, reverse=True)
        is_post = people.names_post(other) or other.endswith("人")  # 新闻发言人 沈漱舟
        if not media.is_medium(other) and (len(other) not in HOUSE or is_post):
            return False
    else:
        return False
    found.authors, found.source = found.authors or (person,), found.source or other
    return True


OFFICIAL = "官方账号"
"""Behind the name of who has an account."""
PAIR = 2
HOUSE = range(4, 9)
"""Characters of the house of who wrote, 河湾证券 沈漱舟."""
SHORTEST_COLUMN = 2
"""Characters of names that are those of columns: 新闻."""


def _is_reporter(word: str) -> bool:
    return people.is_usual_name(word) and len(word) <= OF_THREE


def _is_person(name: str, hint: str) -> bool:
    """A name by its shape; without a box that is called so it has to be a usual one."""
    looks = people.is_name if hint == "author" else people.is_usual_name
    return looks(name) and (len(name) <= 3 or "·" in name)


def _is_login(name: str, hint: str) -> bool:
    """Latin letters in an author's box or beside the day: those of a site's address or of an agency are none.

    So is a name with a number behind it: 方砚123.
    """
    is_odd = _NUMBERED.fullmatch(name) is not None or (_ODD.search(name) is not None and accounts.is_handle(name))
    return is_odd or (
        name.isascii() and not accounts.is_site(name) and (hint == "author" or (hint == "date" and not name.isupper()))
    )


_ODD = lazy("[~～☆★^﹏†‡*°]|[\u00c0-\u024f]")
"""Signs that people have in what they call themselves, and media have not: 私~川流."""
_NUMBERED = lazy("[\u4e00-\u9fff]{2,6}\\d{1,4}")


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


def _is_text(piece: Piece) -> bool:
    return is_prose(piece.text) and piece.kind[:1] != "h" and piece.kind != "row" and not is_credit(piece.text)
