"""The words on a byline that say what follows them (``rules/byline.toml``), and the parts between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from kanyin import rules
from kanyin.fields import info_tokens, media
from kanyin.fields.names import OF_THREE, is_name, is_of_page, is_usual_name
from kanyin.fields.script import simplified
from kanyin.patterns import any_of, lazy, quick

MARKS = ":：/／|｜丨"
UNMARKED = "author without a mark"
"""作者 with no colon behind it: what follows must be names."""


_COUNTED = lazy(r"\s?[(（]\s?\d{1,7}\s?[)）]")
"""A number in brackets behind a word: it counts, whatever the word is glued to, 沈漱舟评论(12)."""


@lru_cache(maxsize=1)
def labels() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """A pattern of all words, the fields of those that a mark follows, and of those that need none."""
    marked: dict[str, str] = {}
    bare: dict[str, str] = {}
    for row in rules.table("byline")["label"]:
        for word in row["words"]:
            name = key(word)
            marked.setdefault(name, row["field"])
            if not row.get("mark"):
                bare.setdefault(name, row["field"])
    spaced = any_of(marked, _sign, r"\s*")
    return (
        quick(rf"({spaced})(?:\s?[&＆]\s?[\u4e00-\u9fff]{{2,4}}(?=\s?[:：]))?\s*([{MARKS}]?)", re.IGNORECASE),
        marked,
        bare,
    )


def _sign(char: str) -> str:
    """A character of a label's word as a pattern: between two deeds any mark may stand, 采访、撰文 and 采访.撰文."""
    return "[、.．·]" if char == "、" else re.escape(char)


def first_label(text: str) -> str | None:
    """The field that the first label of a line tells."""
    return next((name for _, _, name in parts(text) if name is not None), None)


def begins_labelled(text: str) -> bool:
    """The line begins with a label."""
    return parts(text)[0][2] is not None or (labels()[0].match(text) is not None and first_label(text) is not None)


def key(word: str) -> str:
    """A label's word as the table is asked for it."""
    word = "".join(word.split())
    word = _BETWEEN_DEEDS.sub("、", word) if _DOT.search(word) else word
    return simplified(word).lower()


_DOT = lazy("[.．·]")
_BETWEEN_DEEDS = lazy("(?<=[\u3400-\u9fff])[.．·](?=[\u3400-\u9fff])")


@lru_cache(maxsize=1024)
def parts(text: str) -> tuple[tuple[int, int, str | None], ...]:
    """Stretches of a line, each with the field that it tells, None for what has no label."""
    return tuple(_parts(simplified(text)))


def _parts(text: str) -> Iterator[tuple[int, int, str | None]]:
    start = 0
    name: str | None = None
    for begin, end, field_name in _with_unknown(text, _found(text)):
        if begin > start or name is not None:
            yield start, begin, name
        start, name = end, field_name
    yield start, len(text), name


_UNKNOWN = lazy("(?<=[\\s|｜,，;；)）】])[\u4e00-\u9fff]{2,5}[:：]")
"""A word with its colon that the table does not have."""
_TITLES = frozenset({"title", "original-title"})


def _with_unknown(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str | None]]:
    """The labels, and words that end the value before them though nobody knows them: 作者：沈漱舟 单位：临城大学."""
    if row := info_tokens.labels(text, found):
        return sorted([*found, *row], key=itemgetter(0))
    out: list[tuple[int, int, str | None]] = list(found)
    for match in _UNKNOWN.finditer(text) if found else ():
        before = [one for one in found if one[0] <= match.start()]
        is_label = any(match.start() < end and begin < match.end() for begin, end, _ in found)
        if before and not is_label and before[-1][2] not in _TITLES and not is_usual_name(match[0][:-1]):
            is_of = before[-1][2] == "author" and match[0][-2] in "台臺报報网網社"
            out.append((match.start(), match.end(), "author") if is_of else (match.start(), match.start(), None))
    out.sort(key=itemgetter(0))
    return sorted([*out, *_reporters(text, out)], key=itemgetter(0))


_REPORTER = lazy(
    "(?<=\\s)(?=(?:本[报刊网台社]|全媒体|融媒体|见习|实习|特约|首席){0,2}(?:记者|記者|通讯员|通訊員)\\s?[\u4e00-\u9fff])"
)


_IS_REPORTER = lazy("记者|記者|通[讯訊][员員]")


def _reporters(text: str, found: list[tuple[int, int, str | None]]) -> Iterator[tuple[int, int, None]]:
    """Where a reporter's line begins behind the value of another field: 来源：临城日报　本报记者 沈漱舟."""
    if not _IS_REPORTER.search(text):
        return
    unknown = ((one.start(), one.end(), None) for one in _UNKNOWN.finditer(text))
    new = [one for one in unknown if not any(a < one[1] and one[0] < b for a, b, _ in found)]
    labels_of_line = sorted([*found, *new], key=itemgetter(0))
    for match in _REPORTER.finditer(text) if labels_of_line else ():
        before = [one for one in labels_of_line if one[1] <= match.start()]
        if before and before[-1][2] != "author" and text[before[-1][1] : match.start()].strip():
            yield match.start(), match.start(), None


def _found(text: str) -> list[tuple[int, int, str]]:
    """Where the labels of a line begin, where their values do, and what they tell."""
    pattern, marked, bare = labels()
    found: list[tuple[int, int, str]] = []
    is_menu = sum(map(text.count, _BARS)) >= MENU
    for match in pattern.finditer(text):
        word, mark = key(match[1]), match[2]
        if word not in marked:  # İD and ſource, whose small letters are others
            continue
        before = text[match.start() - 1] if match.start() else " "
        starts = not (before.isalnum()) or before.isdigit() or _COUNTED.match(text, match.end(1)) is not None
        begin = _begin_of_this(text, match.start()) if word[-1] in "于於" else match.start()
        starts = starts or begin < match.start() or (word[-1] in "于於" and is_of_page(text[: match.start()]))
        if starts and not mark and _is_told(text, match, word, marked):
            mark = ":"
        starts = starts or _is_behind_name(text, match, found)
        if word[0].isascii() and not starts:  # Ruby: ends in a label, and is none
            continue
        if word == "by" and not _DONE_BY.search(text, 0, match.start()):
            continue
        if mark in ("/", "／", "|", "｜", "丨") and ((word in bare and not starts) or (mark in _BARS and is_menu)):
            continue
        if text.startswith(("单位", "简介", "介绍"), match.end(1)) or _DONE.match(text, match.start()):
            continue
        if found and found[-1][2] == "original-title" and mark not in ("：", ":"):  # titles hold words and bars
            continue
        is_marked = bool(mark) and word in marked and (starts or (mark in ":：" and len(word) > 1))
        word_begin = _begin_of_word(text, begin) if is_marked and not starts else begin
        is_of_pictures, begin = _PICTURED.search(text, word_begin, begin) is not None, word_begin
        if is_marked or (not mark and starts and len(word) > 1 and _is_before_people(text, match, marked[word])):
            found.append((begin, match.end(), "pictures" if is_of_pictures else marked[word]))
        elif word in bare and starts and not _is_within_name(text, match.end()):
            kind = bare[word]
            found.append((begin, match.end(2) - len(mark), UNMARKED if kind == "author" else kind))
    return found


_BARS = "|｜丨"
MENU = 7
"""Bars on a line that is the menu of a site, where 原创 is a column."""
_DONE = lazy(
    "(?<=[\u3400-\u9fff])\\s{0,2}(?:文\\s?[/／]\\s?[图摄]|[图摄]\\s?[/／]\\s?文)(?=\\s|$)|(?<=[\u3400-\u9fff]\\s)(?:文\\s?[/／]\\s?[图摄]|[图摄]\\s?[/／]\\s?文)(?=\\s|$)"
)
"""沈漱舟 文/摄: what was done, behind who did it; no label."""
_OF_PEOPLE = frozenset({"author", "contributor", "editor", "pictures", "translator"})
_BEGINS = lazy("(?:^|[\\s|｜丨·•（(【\\[])$")
_WORD_BEHIND = lazy("[ \u3000]{1,3}(?P<word>[\u3400-\u9fff·、，,/／&＆]{2,24})")
_PART_ENDS = lazy(r"\s*$|\s{2}|\u3000|\s?[|｜丨)）】\]\[(（【\d]|\s[·•]\s")
_BETWEEN_NAMES = lazy("[、，,/／&＆]|(?<=[\u3400-\u9fff]{2})[和及](?=[\u3400-\u9fff]{2})")


def _is_before_people(text: str, label: re.Match[str], field: str) -> bool:
    """What somebody did, at the beginning of a part of the line, and who, down to its end behind a space:
    供稿　沈漱舟 | 2021-03-04, 编辑 顾平川 来源：河湾网.
    """
    if field not in _OF_PEOPLE or _BEGINS.search(text, max(label.start() - 1, 0), label.start()) is None:
        return False
    return _is_before_names(text, label.end(1)) or (field == "author" and _is_before_writer(text, label))


def _is_before_names(text: str, at: int) -> bool:
    """Names alone stand from here to the end of the part, one of them a usual one, or all of three characters."""
    names = list[str]()
    while found := _WORD_BEHIND.match(text, at):
        words = [word for word in _BETWEEN_NAMES.split(found["word"]) if word]
        if not words or not all(is_name(word) and not is_of_page(word) for word in words):
            break
        names += words
        at = found.end()
    are_names = any(map(is_usual_name, names)) or (bool(names) and all(len(name) == OF_THREE for name in names))
    return are_names and _ends_part(text, at)


def _is_before_writer(text: str, label: re.Match[str]) -> bool:
    """One word stands behind a label of somebody who may call himself as he likes, and ends the part: 楼主 river."""
    found = _ONE_BEHIND.match(text, label.end(1))
    if found is None:
        return False
    can_be = _OF_WRITERS if found["word"].isascii() else (*_OF_WRITERS, *_OF_PEN_NAMES)
    return key(label[1]).endswith(can_be) and _can_call(found["word"]) and _ends_part(text, found.end())


def _ends_part(text: str, at: int) -> bool:
    """Nothing more stands in this part of the line, or the next label begins."""
    return _PART_ENDS.match(text, at) is not None or labels()[0].match(text[at:].lstrip()) is not None


def _can_call(word: str) -> bool:
    """Somebody can call himself so: it is no word of a page, and no label."""
    return any(map(str.isalpha, word)) and not is_of_page(word) and key(word) not in labels()[1]


_ONE_BEHIND = lazy("(?:[ \u3000]{1,3}|(?=[A-Za-z]))(?P<word>[\u3400-\u9fffA-Za-z][\u3400-\u9fff\\w.·-]{1,15})")
_OF_WRITERS = (
    "作者",
    "姓名",
    "作者名",
    "楼主",
    "博主",
    "投稿人",
    "发帖人",
    "发贴人",
    "发表人",
    "撰稿人",
    "执笔人",
    "执笔",
)
"""Words for somebody who may call himself as he likes, in Latin letters too."""
_OF_PEN_NAMES = ("撰文", "撰稿", "by")


_DONE_BY = lazy(
    r"(?i:^|[^\w\s]|[\d日]|\s\s|\u3000|\b(?:posted|written|words|text|story|article|published|created|submitted|authored|reported))\s{0,3}$"
)
"""What stands before ``by`` of an author; a site is powered by, deployed by others."""


def _begin_of_this(text: str, start: int) -> int:
    """Where a label begins before which the text itself stands: 本文刊于, 该菜谱创建于."""
    found = _THIS.search(text, max(start - LONGEST_SELF, 0), start)
    return found.start() if found else start


def _begin_of_word(text: str, start: int) -> int:
    """Where a word begins that ends in a label, and is no medium and no name: 媒体来源：, 特邀作者：."""
    found = _PREFIX.search(text, max(start - LONGEST_SELF - 1, 0), start)
    word = found["word"] if found else ""
    is_own = bool(word) and not (media.is_medium(word) or word[-1] in _OF_MEDIA or is_usual_name(word))
    return found.start("word") if found and is_own else start


_PICTURED = lazy("[图影]|照片|视频")
"""圖影片來源：: whence the pictures are."""
_OF_MEDIA = "台报网社刊"
_PREFIX = lazy("(?:^|[\\s|｜（(【\\[.．、])(?P<word>[\u3400-\u9fff]{1,4})$")


def _is_behind_name(text: str, label: re.Match[str], found: list[tuple[int, int, str]]) -> bool:
    """图/ right behind the usual name that another such label tells: 文/沈漱舟图/顾平川."""
    if label[2] not in ("/", "／") or not found or found[-1][2] not in ("author", "pictures"):
        return False
    return is_usual_name(text[found[-1][1] : label.start()].strip())


LONGEST_SELF = 4
_THIS = lazy("(?<![\u4e00-\u9fff])[本该此][\u4e00-\u9fff]{1,3}$")
_OF_FACTS = frozenset(
    {"published", "written", "updated", "source", "author", "issuer", "doc-number", "nothing", "of-rules"}
)


def is_row_of_fields(text: str, *, least: int = 2) -> bool:
    """The line begins with a known label and its colon, and holds ``least`` of them: 索引号：… 主题分类：…"""
    if ":" not in text and "：" not in text:
        return False
    found = [(begin, name) for begin, _, name in parts(text) if name is not None]
    starts = bool(found) and key(text[: found[0][0]]).strip(":：") in labels()[1]
    return starts and len(found) >= least and all(name in _OF_FACTS for _, name in found)


def is_row(text: str) -> bool:
    """The line begins with a label and its mark, and holds nothing but labels and short values."""
    told = parts(text) if ":" in text or "：" in text else ()
    labelled = [end - start for start, end, name in told if name is not None]
    return len(labelled) > 1 and len(labelled) == len(told) and max(labelled) <= LONGEST_VALUE


LONGEST_VALUE = 30


def _is_told(text: str, found: re.Match[str], word: str, marked: dict[str, str]) -> bool:
    """What stands behind a word that has no mark says that it is a label: a medium behind 转自, a day behind 时间."""
    if marked[word] in ("published", "updated", "written", "of-rules"):
        return _BEFORE_DAY.match(text, found.end(1)) is not None
    return _names_source(text, found.end(), word, marked)


_BEFORE_DAY = lazy(r"\s{1,3}(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]")


def _names_source(text: str, end: int, word: str, marked: dict[str, str]) -> bool:
    """转自《河湾报》, 来源于 河湾网: whence, behind a word that has no mark."""
    if marked[word] != "source":
        return False
    is_whole = word[-1] in "自于於" and not word.startswith(("来自", "來自"))
    return text.startswith("《", end) or (is_whole and _ALONE.match(text, end) is not None)


_ALONE = lazy(r"\s+[\u4e00-\u9fffA-Za-z]{2,16}(?=\s|$)")


def _is_within_name(text: str, end: int) -> bool:
    """A word such as 来源 goes on: it is no label but the beginning of another word."""
    return text.startswith(("的", "地", "得", "与", "和", "及"), end)


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(map(simplified, rules.table("byline")["names"]["noise"]))


def without_noise(text: str) -> str:
    """A text without the words that stand on every such line and tell nothing: 分享, 大 中 小."""
    words = text.split()
    kept = [word for word in words if simplified(word.strip("【】")) not in _noise()]
    return text if len(kept) == len(words) else " ".join(kept)


def field_of_paper(text: str) -> str:
    """Of a paper's own line, whose label holds words that those of bylines do, the field: 收稿日期：…, 通信作者：…."""
    label = rules.label(text)
    return label.field if label is not None and label.field in _OF_PAPERS else ""


_OF_PAPERS = frozenset({"fund", "author-note", "affiliation", "received", "CLC", "document-code", "article-id"})
