"""The title of an article by its place on the page, where the page's tags name the site, its section or another page.

Each line above the text is asked for evidence: it is set as a heading or in a box that is called title, a byline
stands below it, its words come again in the text, the tags say it; menus, ways through the site and its name are none.
What the tags say is one more witness, and holds where it is as well founded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kanyin.fields import byline_line, people
from kanyin.fields.titles import read_title
from kanyin.patterns import lazy
from kanyin.read.elements import HEADINGS, Element, is_link, up
from kanyin.read.pieces import Piece
from kanyin.read.region import inside
from kanyin.read.sections import is_first_section
from kanyin.text import columns, folded, pairs_in

SHORTEST, LONGEST = 3, 90
"""Characters of a title's line."""
LOOKED_AT = 12
"""Lines with text above the article's that can be its title."""
BELOW = 3
"""Lines below a title among which its byline stands."""
MARGIN = 1.0
"""So much better founded than what the tags say has another line to be."""
AWAY = 0.25
"""What each line between title and text counts against it."""
_KINDS = ("", "p", "b", "alone", "dt", *HEADINGS)
_TITLE_BOX = lazy("title|headline|biaoti|subject|(?:^|[-_])(?:tit|bt)(?:$|[-_\\s])", re.IGNORECASE)
_SITE_BOX = lazy("logo|site|header|nav|menu|crumb|position|location|banner|column", re.IGNORECASE)
_WAY = lazy("[>»＞›]|当前位置|當前位置|您的位置|所在位置|^首\\s?页|^首頁")
_SITE = lazy(
    "(?:门户网站?|官方网站|官网|网站?|網|首页|频道|栏目|博客|论坛|日报|晚报|杂志|空间|动态|新闻|资讯|公告|专题|要闻|政府|委员会|管委会|办公室|公司|研究[所院]|大学|学院|学校|医院|集团|[总厅局]局|协会|学会|中心|平台|(?:专题|电子|数字)版|(?:数字|电子)报|办公厅)$"
)
_LABELLED = lazy("^(?:主题|主題|标题|標題|题目)\\s?[:：]\\s?")
_NONE = lazy("^\\s*[—–-]{1,2}|^[\\W\\d]+$|(?:预计阅读|閱讀時間|阅读时长|阅读时间)")
_ENDED = lazy("[。；，、：:]$")
_LARGE = lazy(
    "font-size\\s*:\\s*(?:1[6-9]|[2-9]\\d)(?:\\.\\d+)?(?:px|pt)|x-large|font-weight\\s*:\\s*bold", re.IGNORECASE
)


def better_title(pieces: list[Piece], kept: frozenset[int], told: str, tags: list[str]) -> str:
    """The title that stands above the text, or ``told`` where no other line is better founded.

    ``tags`` are the titles that the page's tags give. The name of its column before it is none of it.
    """
    return _without_column(pieces, kept, _placed_title(pieces, kept, told, tags))


def _without_column(pieces: list[Piece], kept: frozenset[int], title: str) -> str:
    """The title behind the name of its column, where the page sets each for itself: 封面故事：……, 【本刊特稿】…….

    Where both are headings, one below the other, they are title and second title; what an agency says before goes.
    """
    title = _AGENCY.sub("", title)
    found = _COLUMN.match(title)
    if found is None:
        return title
    name, rest = folded(found["name"] or found["set"]), folded(found["rest"])
    above = [one for one in pieces[: max(kept, default=0)] if one.text]
    lines = [folded(one.text) for one in above]
    span = ("strong", len(name), len(name + rest))
    if any(span in one.emphasis for one, line in zip(above, lines, strict=True) if line == name + rest):
        return found["rest"].strip()
    at = next((n for n, one in enumerate(above) if lines[n] == rest and _is_headline(one)), None)
    if at is None or name not in lines:
        return title
    is_first = at > 0 and lines[at - 1] == name and above[at - 1].kind in HEADINGS and above[at].kind in HEADINGS
    return above[at - 1].text.strip() if is_first else found["rest"].strip()


def is_title_line(piece: Piece, title: str) -> bool:
    """The line says the title, behind the name of its column, or as a headline behind that of an agency."""
    text = piece.text.strip()
    if piece.kind == "row" or not title:
        return False
    found = None if _AGENCY.match(text) else _COLUMN.match(text)
    said = [found["rest"]] if found else []
    if _is_headline(piece) and (agency := _AGENCY.match(text)):
        said.append(text[agency.end() :])
    return folded(title) in map(folded, said)


def _is_headline(piece: Piece) -> bool:
    return piece.kind in HEADINGS or _is_called_title(piece.element)


_AGENCY = lazy("^[\u3400-\u9fff]{2,12}\\d{1,2}月\\d{1,2}日(?:[专專]?[电電])\\s*[题題][:：]\\s*(?=\\S)")
"""What a news agency sets before the title of a feature."""
_COLUMN = lazy("(?:[【\\[](?P<set>[^】\\]]{2,12})[】\\]]|(?P<name>[^：:|｜]{2,12})[：:|｜])(?P<rest>.{1,90})$")


def _placed_title(pieces: list[Piece], kept: frozenset[int], told: str, tags: list[str]) -> str:
    texts = [n for n in sorted(kept) if _is_text(pieces[n])]
    texts = texts or [n for n in sorted(kept) if pieces[n].text and pieces[n].kind not in HEADINGS]
    if not texts:
        return told
    first = texts[0]
    topic = pairs_in("".join(folded(pieces[n].text) for n in texts))
    words = folded(told)
    above = list(_above(pieces, first))
    lines = [
        (n, _score(pieces, n, sum(k not in kept for k in above[:place]), topic, tags, words))
        for place, n in enumerate(above)
    ]
    said = [value for n, value in lines if words and folded(pieces[n].text) == words]
    over = min((n for n, _ in lines if pieces[n].kind == "h1" and folded(pieces[n].text) == words), default=len(pieces))
    lines = [line for line in lines if line[0] < over or pieces[line[0]].kind not in HEADINGS - {"h1"}]
    others = [(n, value) for n, value in lines if folded(pieces[n].text) != words]
    way = folded(" ".join(pieces[n].text for n, _ in lines if _WAY.search(pieces[n].text)))
    most = 0.0 if _WAY.search(told) else _told_score(told, words, topic, way)
    if said:
        most = max(most, max(said) + MARGIN)
    best = max(others, key=lambda line: line[1], default=None)
    if (
        best is not None
        and best[1] > most
        and not _is_part(pieces, best[0], words)
        and (words or _is_set(pieces, best[0]))
    ):
        return _whole(pieces, best[0], tags)
    at = next((n for n, _ in lines if said and folded(pieces[n].text) == words), None)
    return told if at is None else _whole(pieces, at, tags)


def _is_text(piece: Piece) -> bool:
    """Running text: a list of words to search for is none."""
    is_titled = _LABELLED.match(piece.text) is not None
    return (
        not is_titled
        and len(piece.text) >= LEAST_TEXT
        and _SENTENCE.search(piece.text) is not None
        and piece.kind[:1] != "h"
    )


LEAST_TEXT = 24
_SENTENCE = lazy("[，。！？；,]")


def _is_set(pieces: list[Piece], n: int) -> bool:
    """Set off from the lines round it: without a word in the tags a title in several lines is told by these."""
    look = _look(pieces[n])
    above = next((pieces[k] for k in range(n - 1, -1, -1) if pieces[k].text), None)
    return look >= SET_OFF and (above is None or look > _look(above))


SET_OFF = 1.2


def _is_part(pieces: list[Piece], n: int, words: str) -> bool:
    """The line and its neighbours say between them what the tags say, or a count is glued to that."""
    line = folded(pieces[n].text)
    behind = line[len(words) :]
    if words and line.startswith(words) and (behind.isdecimal() or behind in _BADGES):
        return True
    if not words or line not in words:
        return False
    near = [folded(pieces[k].text) for k in range(max(n - 4, 0), n + 5) if k != n and k < len(pieces)]
    return len(line) + sum(len(part) for part in near if len(part) > 1 and part in words and part != line) >= len(words)


_BADGES = frozenset(("原创", "原創", "独家", "首发", "转载", "置顶", "精华", "热"))
"""What sites set behind a title in its heading."""


def _whole(pieces: list[Piece], n: int, tags: list[str]) -> str:
    """The line, with what stands in the same heading beside it where the tags say so."""
    line = _ORNAMENT.sub("", _LABELLED.sub("", pieces[n].text.strip()))
    heading = next((box for box in up(pieces[n].element) if box.tag in HEADINGS), None)
    if heading is None:
        halves = " ".join(_ORNAMENT.sub("", pieces[k].text.strip()) for k in _halves(pieces, n))
        return halves or _boxed(pieces, n) or line
    around = range(max(n - 3, 0), min(n + 4, len(pieces)))
    parts = [
        pieces[k].text.strip()
        for k in around
        if pieces[k].text and any(box is heading for box in up(pieces[k].element))
    ]
    whole = " ".join(parts)
    return whole if any(folded(whole) in folded(tag) for tag in tags) else line


def _halves(pieces: list[Piece], n: int) -> list[int]:
    """The lines of a title that is broken within its bold or large letters: as long as each other, and no byline."""
    box = _letters(pieces[n].element)
    around = range(max(n - MOST_HALVES, 0), min(n + MOST_HALVES + 1, len(pieces)))
    lines = [k for k in around if pieces[k].text and _letters(pieces[k].element) is box]
    if box.tag not in _OF_LETTERS or not 1 < len(lines) <= MOST_HALVES:
        return []
    sizes = [columns(pieces[k].text) for k in lines]
    are_halves = max(sizes) <= LONGEST_HALF and max(sizes) <= UNEVEN * min(sizes)
    return lines if are_halves and not any(_is_no_half(read_title(pieces[k].text.strip()).text) for k in lines) else []


def _boxed(pieces: list[Piece], n: int) -> str:
    """The lines of a box that is called title, where the first ends in a comma, or another line says them all."""
    box = pieces[n].element.getparent()
    if box is None or not _is_called_title(box):
        return ""
    here = inside(pieces, box)
    whole = "".join(pieces[k].text.strip() for k in here)
    if not 1 < len(here) <= MOST_HALVES or columns(whole) > 2 * LONGEST_HALF:
        return ""
    is_said = any(folded(one.text) == folded(whole) for one in pieces)
    return whole if is_said or _GOES_ON.search(pieces[here[0]].text.strip()) else ""


_GOES_ON = lazy("[，,、]$")


def _letters(element: Element) -> Element:
    """The outermost element round the line's letters that tells of their look alone."""
    return next(
        (box for box in up(element) if (above := box.getparent()) is None or above.tag not in _OF_LETTERS), element
    )


def _is_no_half(text: str) -> bool:
    """A subtitle, a byline, names, or what goes on as a sentence does."""
    return (
        _NONE.search(text) is not None
        or text[-1:] in "。；："
        or _is_byline(text)
        or people.is_group(text)
        or bool(people.read_names(people.unwrap(text)))
    )


_OF_LETTERS = frozenset(("b", "strong", "font", "span", "big", "em"))
MOST_HALVES, LONGEST_HALF, UNEVEN = 3, 44, 1.6
"""Lines of such a title; half-em of the longest, and how many times as long as the shortest it may be."""
_ORNAMENT = lazy("^[*＊※●■□◆◇★☆►▶]+\\s*")
"""What stands before a title for its looks."""


def _told_score(told: str, words: str, topic: frozenset[int], way: str) -> float:
    """What the tags say, where no line does: less where it names the site, or a step of the way to the page."""
    if not words:
        return 0.0
    is_site = _SITE.search(words) is not None or _is_of_parts(told)
    return 2.5 + 2 * _coverage(words, topic) - 2.0 * is_site - 2.5 * (words in way)


def _is_of_parts(told: str) -> bool:
    """The site's name, and short names of its sections: 某某网-国内-手机版."""
    parts = [part.strip() for part in _PARTS.split(told) if part.strip()]
    return len(parts) > 1 and all(len(part) <= LONGEST_SECTION for part in parts[1:]) and bool(_SITE.search(parts[0]))


_PARTS = lazy("[-_|｜–—]{1,2}")
LONGEST_SECTION = 4
"""Characters of the name of a section of a site."""


def _above(pieces: list[Piece], first: int) -> Iterator[int]:
    """The lines above the text, the nearest first."""
    count = 0
    for n in range(first - 1, -1, -1):
        if pieces[n].text and pieces[n].kind != "picture":
            yield n
            count += 1
            if count >= LOOKED_AT:
                return


def _score(pieces: list[Piece], n: int, away: int, topic: frozenset[int], tags: list[str], told: str) -> float:
    """How well founded it is that the line is the title."""
    piece = pieces[n]
    text = piece.text.strip()
    words = folded(text)
    if piece.kind not in _KINDS:
        return 0.0
    said = _said(words, tags)
    if not (1 if said else SHORTEST) < len(words) <= LONGEST or _WAY.search(text) or _NONE.search(text):
        return 0.0
    are_names = people.is_group(text) or people.read_names(people.unwrap(text))
    if _is_behind_site(words, told, tags) or (are_names and not _is_called_title(piece.element)):
        return 0.0
    if _is_byline(_LABELLED.sub("", text)) or is_first_section(pieces, n):
        return 0.0
    value = _look(piece) + 2 * _coverage(words, topic) - AWAY * away
    value += said + (2.0 if _has_byline(pieces, n) else 0.0)
    value += 2.0 * bool(told and told in words and words != told) + 2.0 * bool(_LABELLED.match(text))
    value -= 2.0 * bool(_SITE.search(text)) + 1.5 * bool(_ENDED.search(text))
    is_elsewhere = is_link(piece.element) and piece.kind not in HEADINGS and not _is_called_title(piece.element)
    return value - 2.5 * is_elsewhere


def _is_behind_site(words: str, told: str, tags: list[str]) -> bool:
    """The site's or the section's name stands before the title on its line: the tags say it behind that."""
    before = words.removesuffix(told)
    return bool(told and before) and before != words and any(before in folded(tag) for tag in tags)


def _is_called_title(element: Element) -> bool:
    return _TITLE_BOX.search(_names(element)) is not None


def _look(piece: Piece) -> float:
    """Set as a heading, in a box that is called title, large or bold."""
    boxes = list(up(piece.element))[:3]
    names = " ".join(_names(box) for box in boxes[:2])
    value = {"h1": 2.5, "h2": 2.2, "h3": 1.8}.get(piece.kind, 1.4 if piece.kind in HEADINGS else 0.0)
    value += 1.5 * bool(_TITLE_BOX.search(names)) - 1.5 * any(map(_is_of_site, boxes))
    is_strong = any(
        box.tag in ("b", "strong", "big") or box.get("size") in ("4", "5", "6", "+1", "+2", "+3") for box in boxes
    )
    is_large = any(_LARGE.search(box.get("style") or "") for box in boxes)
    is_centred = any(box.tag == "center" or (box.get("align") or "").lower() == "center" for box in boxes)
    return value + 0.8 * (is_strong or is_large) + 0.4 * is_centred


def _names(box: Element) -> str:
    return f"{box.get('class') or ''} {box.get('id') or ''}"


def _is_of_site(box: Element) -> bool:
    return _SITE_BOX.search(_names(box)) is not None and box.tag != "article"


def _said(words: str, tags: list[str]) -> float:
    """The share of a tag's title that the line is; all of it, or its beginning, is what tags say of the site too."""
    shares = [len(words) / len(said) for tag in tags if words and words in (said := folded(tag))]
    return 1.0 + max(shares) if shares else 0.0


def _has_byline(pieces: list[Piece], n: int) -> bool:
    """A date or a label stands right below."""
    below = [k for k in range(n + 1, min(n + 8, len(pieces))) if pieces[k].text and pieces[k].kind != "picture"][:BELOW]
    return any(_is_byline(pieces[k].text) for k in below)


@lru_cache(4096)
def _is_byline(text: str) -> bool:
    """A day, or labels and little else."""
    line = byline_line.read_line(text)
    return bool(line.day) or (line.is_labelled and line.understood(text) > 0.5)


def _coverage(words: str, topic: frozenset[int]) -> float:
    """The share of a line's pairs of characters that come in the text."""
    pairs = pairs_in(words)
    return len(pairs & topic) / len(pairs) if pairs else 0.0
