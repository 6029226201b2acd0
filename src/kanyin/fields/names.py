"""What a Chinese name looks like: a family name, one or two characters more; several of them glued together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kanyin import rules
from kanyin.fields.dates import take_date
from kanyin.fields.places import provinces, towns
from kanyin.fields.script import simplified
from kanyin.patterns import lazy

_HAN_NAME = lazy("[\u3400-\u9fff]{2,4}")
OF_THREE = 3
"""Characters of a name that hardly any other word looks like."""
_FOREIGN = lazy("[\u3400-\u9fff]{1,8}([·•・．](?:[\u3400-\u9fff]{1,10}|[A-Z]\\.?)){1,3}")


@lru_cache(maxsize=1)
def family_names() -> tuple[frozenset[str], frozenset[str]]:
    """Family names of one character and of two."""
    table = rules.table("names")
    return frozenset(table["single"]), frozenset(table["double"])


def is_name(word: str) -> bool:
    """A Chinese name: a family name and one or two characters, or a transliterated name with its dot."""
    single, double = family_names()
    if _FOREIGN.fullmatch(word):
        return True
    if (
        not _HAN_NAME.fullmatch(word)
        or "的" in word
        or "作者" in word
        or word[-1] in "摄攝"
        or word in towns()
        or is_of_site(word)
    ):
        return False
    return (
        (word[:2] in double and len(word) >= 3)
        or (word[0] in single and len(word) <= 3)
        or (word[:1] in single and len(word) == 4 and word[1] in single)
    )


@lru_cache(maxsize=1)
def _of_sites() -> frozenset[str]:
    """Labels and buttons beside titles, some of which begin as names do, 文章标签, 时间, 全文; and provinces."""
    table = rules.table("byline")
    labels = (word for row in table["label"] for word in row["words"])
    return frozenset((*labels, *table["names"]["noise"], *provinces()))


def is_of_site(word: str) -> bool:
    """A label or a button that stands beside titles, or a province: no name, though it may look like one."""
    return word in _of_sites() or simplified(word) in _of_sites()


def is_usual_name(word: str) -> bool:
    """A name that begins with one of the usual family names: 放大 and 年月日 have the shape of a name too."""
    return is_name(word) and (word[0] in rules.table("names")["usual"] or word[:2] in family_names()[1] or "·" in word)


def is_group(text: str) -> bool:
    """A group that signs as an author: 农业资源课题组, 本刊编辑部."""
    return len(text) <= LONGEST_GROUP and _GROUP.fullmatch(text) is not None


_GROUP = lazy(
    "(?:[\u3400-\u9fff]{2,20}|“[\u3400-\u9fff、]{4,24}”)(?:课题组|研究组|调研组|编写组|写作组|项目组|编辑部|评论员|(?<=本[报刊网台社])记者)"
)
LONGEST_GROUP = 32


def join_single_characters(words: list[str]) -> list[str]:
    """``许 力`` is one name that was set wide; so are ``欧阳 力``, and ``许 小 力`` alone on its line."""
    if len(words) == 3 and all(len(word) == 1 for word in words) and is_name("".join(words)):
        return ["".join(words)]
    out: list[str] = []
    for word in words:
        if len(word) == 1 and out and (len(out[-1]) == 1 or out[-1] in family_names()[1]):
            out[-1] += word
        else:
            out.append(word)
    return out


_BETWEEN_NAMES = lazy("([、，,;；/／&＆]+)")
_SET_WIDE = lazy("\\s*[\u3400-\u9fff](?:\\s+[\u3400-\u9fff]){1,3}\\s*")


def close_wide(text: str) -> str:
    """Names that marks part and a blank between their characters sets wide, closed: ``许 小 力 ,王 小 明``."""
    pieces = _BETWEEN_NAMES.split(text)
    if len(pieces) < 3:
        return text
    closed = ("".join(piece.split()) if _SET_WIDE.fullmatch(piece) else piece for piece in pieces)
    return "".join(closed)


_GLUED = lazy("[\u3400-\u9fff]{4,48}")


def part_glued(word: str) -> list[str]:
    """Several names without anything between them, where family names part them in exactly one likely way."""
    if not _GLUED.fullmatch(word):
        return []
    best: dict[int, tuple[float, list[str]]] = {0: (0, [])}
    for end in range(2, len(word) + 1):
        ways = []
        for length in (3, 2, 4):
            start = end - length
            if start in best and is_name(word[start:end]):
                cost, names = best[start]
                name = word[start:end]
                rare = 0 if is_usual_name(name) else RARE  # 王艳明闫鹃 is no 王艳 and 明闫鹃
                ways.append((cost + (length == 4) * 2 + (length == 2) + rare, [*names, name]))
        if ways:
            best[end] = min(ways, key=lambda way: (way[0], len(way[1])))
    names = best.get(len(word), (0, []))[1]
    # 华人游行支援 has the shape of three names too.
    return names if 2 * sum(map(is_usual_name, names)) >= len(names) else []


RARE = 0.1


@lru_cache(maxsize=1)
def _nobody() -> frozenset[str]:
    return frozenset(simplified(word).lower() for word in rules.table("byline")["names"]["nobody"])


def is_nobody(name: str) -> bool:
    """What sites write where they know no author: 佚名, 网络; and what is of the page, and names nothing."""
    name = simplified(name)
    return name.lower() in _nobody() or is_of_page(name) or holds_day(name) or _OFFICE_LOGIN.fullmatch(name) is not None


def names_nobody(name: str, fields: Mapping[str, str]) -> bool:
    """A day, words of a page, or the title once more among an article's ``fields``: what a line was misread for."""
    return is_of_page(name) or holds_day(name) or name == fields.get("title")


@lru_cache(maxsize=1)
def _words_of_pages() -> re.Pattern[str]:
    words = {simplified(word) for word in rules.table("byline")["names"]["page"]}
    longest_first = sorted(sorted(map(re.escape, words)), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})++", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_of_page(name: str) -> bool:
    """No name of anybody or of a medium, whatever field it stands in: words of a page's own buttons and cards put
    together (加入收藏, 作者空间, 发贴), a day in English, markup that a template has left
    (``size="20"``), a picture (``river-logo``).
    """
    bare = _ROUND.sub("", simplified(name))
    if _MARKUP.search(name) is not None or _COUNTED.fullmatch(name.strip()) is not None:
        return True
    return _COUNTER.search(name) is not None or (bool(bare) and _words_of_pages().fullmatch(bare) is not None)


_MARKUP = lazy(
    r'\bdb\s?[:：]|[=<>{}]|\\"|&[a-z]{2,6};|^["\W_]+$|\d{1,3}\s?级$|(?i:(?:^|[_-])(?:logo|icon|avatar|qrcode|banner|img)$)'
)
_COUNTED = lazy(
    r"\d{1,4}\s?(?:[天日年月周图圖张張次人条條篇楼樓页頁字赞讚分][前后]?|小时前?|分钟前?)|[A-Z]\d{5,12}"
    r"|.{0,20}(?:[第令函字发發告]第?\d{1,5}[号號]|[〔\[［【(（](?:19|20)\d{2}[〕\]］】)）]\s?第?\d{1,5}号)"
    r"|.{0,12}(?:的|发布|更新|创建|发表|生成|成文|截止|發佈|發表)(?:日期|时间|時間)"
)
"""A duration or a count (4天, 62图), the number of an article or of a document, the label of a day."""
_COUNTER = lazy(
    r"^[\d,.]{1,12}\s?[万wk]?\+?\s?[次人条篇个]{0,2}\s?(?:阅读|浏览|点击|评论|参与|回复|观看|播放|收藏|点赞)$"
    r"|^(?:已|共|累计)?(?:阅读|浏览|点击|访问|播放|评论|人气|热度)[量数率次]{0,2}\s?[\d,.]{1,12}\s?[万wk]?\+?\s?[次人]?$"
)
"""What a page counts: 1.2万阅读."""


def holds_day(name: str) -> bool:
    """A day stands in it, as in the name of nobody: 2021年3月4日, 沈漱舟."""
    return take_date(name)[1] != ""


_ROUND = lazy(r"[\s\d\[\]【】()（）<>«»›:：·|+＋\-_.!！]")
"""What stands round and between such words: [加为好友], 回复(3)."""


_OFFICE_LOGIN = lazy(
    "(?i:editor|admin|webmaster)[_-]?\\d{0,6}|[和及与]?(?:出处|来源|原文|链接)|[\u3400-\u9fff]{2,12}管理员"
)
"""Who may put texts on a site: editor02, 文学院管理员."""
_LOGIN = lazy("[A-Za-z][A-Za-z0-9_.@-]{0,29}")


def is_login(name: str) -> bool:
    """With what somebody has logged on to put a text on the site, beside 发布者: qxj_shen; no name of who wrote it."""
    return _LOGIN.fullmatch(name) is not None or is_nobody(name)
