"""Whose page it is: the account that wrote, or the medium that published, as the page says it outside the article.

A name alone beside a date is an account, a medium or the name of a column. What tells them apart is what the rest of
the page says of the same name: that it is whose blog (某某的博客), that he changed the post (本帖最后由某某编辑), that
he has the rights (某某版权所有), that it is the last part of the page's title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin.fields import media, people
from kanyin.fields.byline_labels import key, labels, without_noise
from kanyin.fields.byline_text import plain
from kanyin.fields.dates import is_short_day, take_date, without_times
from kanyin.fields.names import OF_THREE, is_nobody
from kanyin.patterns import lazy, quick

LONGEST_LINE = 160
"""Characters of the longest line that is asked."""
_NAME = "(?P<name>[\u3400-\u9fffA-Za-z0-9_.·\\-]{2,20}?)"
_OF_HEAD = (
    lazy(
        rf"(?:^|[\s\-—|｜_>»]){_NAME}\s?的(?:个人)?(?:博客|BLOG|空间|部落格|網誌)(?:主页|首页)?(?:$|[\s\-—|｜_])",
        re.IGNORECASE,
    ),
)
"""Whose blog it is, above the title; below a text stand those of others."""
MOST_BLOGS = 2
"""Names of whose blog it is above a title: where more stand, a site lists its blogs."""
_BLOGGERS = tuple(
    lazy(form, re.IGNORECASE)
    for form in (
        rf"(?:^|[\s\-—|｜_>»]){_NAME}\s?的(?:个人博客(?:分享|$|\s)|博文$)",
        rf"^(?:个人资料|博主资料|关于博主)\s?[:：]?\s{{0,3}}{_NAME}\s?(?:Qing)?\s?(?:微博|简介|访问)?$",
        rf"^本[帖贴](?:子)?最后由\s?{_NAME}\s?于\s?(?:19|20)?\d{{2}}",
        rf"^(?:联络|聯絡|联系|聯繫|关于|關於)?作者\s?[:：]\s?{_NAME}(?=\s|$)",
        rf"(?:注明|本文)(?:本文)?来自{_NAME}(?:科学网)?博客",
    )
)
"""Words round the name of who writes on the page."""
_MEDIA = tuple(
    lazy(form, re.IGNORECASE)
    for form in (
        rf"(?:^|[\s。，|｜©]){_NAME}(?:社|杂志社|编辑部|网站?)?\s?版[权權]所有",
        rf"^(?!杂志|版权|免责|郑重|本站){_NAME}(?:声明|聲明|版权声明)[:：]",
        rf"(?:版权声明|声明)[:：]?.{{0,8}}《{_NAME}》",
        rf"(?:Copyright|©|\(C\))[\s©\d,，\-–—]{{0,24}}(?:by\s)?{_NAME}(?=$|\s(?:(?![A-Za-z])|All)|[,，.。|｜(（]|版权|All)",
        rf"点击上方\W{{0,4}}{_NAME}[”\"》」\s]",
        rf"(?:关注|订阅|下载)[“\"《「]?{_NAME}[”\"》」]?(?:微信公众号|公众号|订阅号|视频号|客户端)",
        rf"^{_NAME}\s?[(（]?(?:微信号|ID)\s?[:：]",
        rf"(?:^|[|｜\s]|打开|下载){_NAME}\s?(?:客户端)?(?:打开)?\s?APP(?:打开|$|[，,])",
        rf"(?:注明|標明)[^，。]{{0,6}}来源[:：]\s?[“\"]?{_NAME}[”\"。；，\s]",
    )
)
"""Words round the name of the medium."""
_HINT = quick(
    "作者|博[客文主]|blog|空间|部落格|網誌|个人资料|最后由|[版權权]|©|\\(C\\)|copyright|声明|聲明|点击上方|关注|订阅|下载|微信号|ID"
    "|来源|app",
    re.IGNORECASE,
)
"""A word of those forms."""
_HAN = lazy("[\u3400-\u9fff]{2}")
_PARTS = lazy(r"[-–_|｜－]|(?<!—)—(?!—)")
_ALONE = lazy("[\u3400-\u9fffA-Za-z0-9][\u3400-\u9fffA-Za-z0-9_.·&\\- ]{1,19}")
_LINK = lazy(r"!?\[([^\[\]]{0,40})\]\([^()\s]{0,400}\)")
_ACCOUNT_PAGE = lazy(
    "预览时标签不可点|(?:继续|向上)滑动看下一个|轻触阅读原文|关注该公众号|轻点两下取消|微信扫一扫可打开此内容"
)
"""What the pages of accounts have below their text."""
_COLUMN = lazy(
    "^(?:首页|正文|更多|推荐|热门|相关|新闻|时政|社会|财经|国内|国际|体育|娱乐|科技|教育|健康|要闻|头条|专题|视频|图片|综合|评论|返回|关于|联系|登录|注册|搜索)"
    "|(?:频道|栏目|要闻|动态|专栏|列表|中心|导航|首页|推荐|排行|阅读|评论|文章|分享|微博|客户端|下载|编辑|发布|原创|扫一扫|转载|登录|注册|收藏|关注|私信|正文|声明|全部|展开)$"
)


def blogger(text: str) -> str:
    """Whose blog it is, on a line that says nothing else; empty for any other."""
    found = _BLOG.fullmatch(text.strip()) if len(text) <= LONGEST_LINE else None
    return found["name"] if found and not is_nobody(found["name"]) else ""


_BLOG = lazy(rf"{_NAME}\s?(?:的(?:个人)?(?:博客|BLOG|部落格|網誌|空间|专栏)|个人主页)", re.IGNORECASE)


def is_of_account(text: str) -> bool:
    """A line that pages of accounts have below their text, and no others."""
    return len(text) <= LONGEST_LINE and _ACCOUNT_PAGE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who wrote the page and which medium it is of, each empty where the page does not say so."""

    author: str = ""
    medium: str = ""


def read(texts: Sequence[str], beside: Iterable[int], title: str, top: int, site: str = "") -> Owner:
    """What a page says of whose it is: ``beside`` are the lines round its article, where the name has to stand,
    ``top`` is the line of its title, ``site`` what its tags call the site.
    """
    lines = [_bare(text) if len(text) <= LONGEST_LINE else "" for text in texts]
    beside = [n for n in beside if 0 <= n < len(lines)]
    hinted = [line if line and _HINT.search(line) else "" for line in lines]
    heads = [*_framed(hinted[:top], _OF_HEAD)]
    bloggers = Counter([*_framed(hinted, _BLOGGERS), *(heads if len(set(heads)) <= MOST_BLOGS else ())])
    named = [(n, name) for n in beside for name in _names(lines[n]) if name not in title]
    persons = (name for name in (*(name for _, name in named), *bloggers) if bloggers[name])
    author = next(filter(_is_person, persons), "")
    owners = Counter(name for name in (*_framed(hinted, _MEDIA), *_above_number(lines)) if _HAN.search(name))
    titled = {*_behind_title(lines[:TOP], title), site}
    dated = {n for n in beside if lines[n] and _is_by_day(lines, n)}
    media_named = (name for n, name in named if n in dated or (n > top and owners[name]))
    medium = next((name for name in media_named if name != author and _is_medium(name, owners, titled)), "")
    if not medium and not author and any(map(_ACCOUNT_PAGE.search, lines)):
        alone = Counter(line for line in lines if line)
        medium = next((name for _, name in named if alone[name] >= RETURNS and _ACCOUNT.fullmatch(name)), "")
    return Owner(author, medium)


_AGREED = lazy(r"[\d.,万 ]{1,9}\s?人(?:赞同|贊同)了?[该該]?回答")
_AGREED_TEXT = lazy(r"[\d.,万 ]{1,9}\s?人(?:赞同|贊同)了?[该該]?文章")
_ORDER = lazy("(?:默认|按热度|按时间|时间)排序|[\\d.,万]{1,7}\\s?[个個]回答")
_ABOVE_ANSWER = 8
"""Lines above the count of those who agree with an answer: who gave it, and what he says of himself."""


def named_in_title(texts: Sequence[str], title: str, top: int) -> str:
    """Who stands before the title's colon, and alone on a line near it, or in the head of a column below it:
    沈漱舟：渡口的灯; 【河湾网沈漱舟专栏】.
    """
    found = _BEFORE_COLON.match(title)
    name = found["name"] if found and not is_nobody(found["name"]) else ""
    near = texts[max(0, top - _ABOVE_ANSWER // 2) : top + 1 + _ABOVE_ANSWER]
    is_told = name in map(_bare, near) or any(
        f"{name}{word}】" in text[:LONGEST_HEAD] for text in near for word in _COLUMNS
    )
    return name if name and is_told else ""


def writer_of_title(title: str, text: Sequence[str]) -> tuple[str, ...]:
    """Who stands before the title's first colon or bar, or behind its last stroke, and does nothing in the ``text``: of
    whom it tells, that names, and who wrote it, it does not.
    """
    found = _WRITERS_BEFORE.match(title) or _WRITER_LAST.search(title)
    names = people.read_names(found["names"]) if found and text else ()
    if not names or not all(map(_can_write, names)):
        return ()
    acts = any(name in line and not _PRESENTS.match(line) for name in names for line in text)
    return () if acts else names


def _can_write(name: str) -> bool:
    """A usual name, or one of three characters with a rarer family name, and no word that looks like one."""
    is_one = people.is_usual_name(name) or (len(name) == OF_THREE and people.is_name(name))
    return is_one and not (is_nobody(name) or _IS_PLACE.search(name) or media.ends_as_medium(name))


_WRITERS_BEFORE = lazy(
    "(?:[【\\[][^【】\\[\\]]{1,10}[】\\]]\\s?|[\u3400-\u9fff]{2,6}\\s?[|｜丨]\\s?)?"
    "(?P<names>[\u3400-\u9fff]{2,4}(?:[ 、，][\u3400-\u9fff]{2,3}){0,2})\\s?[:：｜|丨]\\s?(?=\\S{2})"
)
"""【专栏】沈漱舟：渡口的灯; 评论｜沈漱舟：渡口的灯."""
_WRITER_LAST = lazy("(?<=[^\\s/／\\\\]{4})\\s?[\\\\/／]{1,2}\\s?(?P<names>[\u3400-\u9fff]{2,3})$")
_PRESENTS = lazy("[^。！？]{0,8}(?:作者|引用|文[/／]|简介|簡介|撰稿|执笔|記者|记者)|\\s*[\u3400-\u9fff]{2,4}[，,（(]")
"""A line that says who the writer is, and nothing that he does: 作者简介：…; 沈漱舟，临城大学教授."""
_IS_PLACE = lazy("[省市区區县縣州镇鎮乡鄉村路街]$")


_BEFORE_COLON = lazy("(?P<name>[\u3400-\u9fff·]{2,8})\\s?[:：》|｜]\\s?(?=\\S)")
_COLUMNS = ("专栏", "專欄", "专文", "專文")
LONGEST_HEAD = 30
"""Characters of the beginning of a text in which the head of a column stands."""


def column_writer(texts: Sequence[str], title: int) -> str:
    """Who wrote a text of a column, right below its title, where those who agree with it are counted below him."""
    below = [_bare(text) for text in texts[title + 1 : title + 1 + _ABOVE_ANSWER] if text.strip()]
    is_column = any(map(_AGREED_TEXT.match, below[1:]))
    name = _FOLLOW.sub("", below[0]) if is_column else ""
    return name if _ALONE.fullmatch(name) and not is_nobody(name) else ""


_FOLLOW = lazy("\\s?[+＋]?(?:已?关注)$")


def answerer(texts: Sequence[str]) -> str:
    """Who gave the first answer of a page of a question: between the order of the answers and who agrees with it."""
    lines = [_bare(text) for text in texts if text.strip() and len(text) <= LONGEST_LINE]
    mark = next((n for n, line in enumerate(lines) if _AGREED.search(line)), 0)
    above = lines[max(mark - _ABOVE_ANSWER, 0) : mark]
    begin = next((n for n in range(len(above) - 1, -1, -1) if _ORDER.search(above[n])), len(above))
    name = next(iter(" ".join(above[begin + 1 :][:1]).split()), "")
    return name if _ALONE.fullmatch(name) and not is_nobody(name.removesuffix("用户")) else ""


TOP = 3
"""Lines at the top of a dump among which the page's title stands."""
RETURNS = 3
"""Times that the name of an account stands alone on a line of its page."""
_ACCOUNT = lazy("[^〔〕（）()［］\\[\\]，,。；;：:]{4,}")
"""Such a name; a poet with his age beside him, 方砚〔明代〕, is none, nor are words that go on."""


def _bare(text: str) -> str:
    """A line without links, marks of lists and emphasis."""
    return plain(_LINK.sub(r"\1", text) if "](" in text else text).lstrip("#@ ").strip(" \\")


def _framed(lines: Iterable[str], forms: Sequence[re.Pattern[str]]) -> Iterator[str]:
    for line in filter(None, lines):
        for form in forms:
            if found := form.search(line):
                yield found["name"].strip(" .-_")


def _above_number(lines: Sequence[str]) -> Iterator[str]:
    """The name of an account right above the label of its number: 河湾夜读 / 微信号."""
    filled = [line for line in lines if line]
    for name, below in pairwise(filled):
        if _NUMBER_OF_ACCOUNT.match(below) and _ALONE.fullmatch(name):
            yield name


_NUMBER_OF_ACCOUNT = lazy("(?:微信号|微信ID|Weixin ID|功能介绍|About Feature)(?:$|\\s|[:：])")


def is_number_label(text: str) -> bool:
    """The label of an account's number, or of what it says of itself: its head has ended."""
    return _NUMBER_OF_ACCOUNT.match(text.strip()) is not None


def _behind_title(lines: Iterable[str], title: str) -> Iterator[str]:
    """The parts behind the article's title on the line that says the page's own."""
    for line in lines:
        if title and line.startswith(title):
            yield _PARTS.split(line)[-1].strip()


def _is_by_day(lines: Sequence[str], at: int) -> bool:
    """A day stands on the line, or on the one above or below it."""
    near = filter(None, lines[max(at - 1, 0) : at + 2])
    return any(take_date(line)[1] or is_short_day(line) for line in near)


_WORDS, _GAPS = lazy(r"[\s|｜·•]+"), lazy(r"\s{2,}|[|｜·•\u3000]")


def _names(line: str) -> Iterator[str]:
    """The words of a line beside the title that can be a name: all of it, or what stands beside a day."""
    text, day = take_date(line)
    rest = without_times(text).strip(" ·|｜•")
    for part in (rest, *(_WORDS if day else _GAPS).split(rest)):
        name = without_noise(part.strip(" 《》[]【】"))
        if _ALONE.fullmatch(name) and not is_nobody(name) and key(name) not in labels()[1] and not _COLUMN.search(name):
            yield name


def _is_person(name: str) -> bool:
    return not (media.is_medium(name) or is_nobody(name) or _COLUMN.search(name))


def _is_medium(name: str, owners: Counter[str], titled: set[str]) -> bool:
    """The rights, the declaration, or the last part of the page's title are those of the name."""
    if people.is_usual_name(name) and not media.ends_as_medium(name):
        return False
    return owners[name] > 0 or name in titled or any(one.startswith(name) and len(name) > 2 for one in owners)
