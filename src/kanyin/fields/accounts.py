"""Accounts of boards, blogs and platforms: who wrote stands beside the day, and no label says so."""

from __future__ import annotations

from kanyin.fields import media
from kanyin.fields.byline_labels import first_label, key, labels
from kanyin.fields.dates import AGO, NAMED_DAY, take_date, without_times
from kanyin.fields.names import is_name, is_of_page, is_usual_name, part_glued
from kanyin.patterns import lazy

LONGEST = 200
"""Characters of the longest line that is asked."""
HANDLE = r"[^\s，。！？：:;；、（）()【】\[\]《》<>|｜丨︱·•/／\\@#\"“”]{2,20}"
"""What people call themselves on boards: letters of any script, and signs between them, 私~川流, ☆河メ灯."""
_NAME = f"{HANDLE}?"
_DAY = r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,3}\s?" + AGO + ")"
_BEFORE_DAY = lazy(
    rf"(?P<name>{_NAME})(?:\s?[·•|｜]\s?|\s[/／]\s|\s{{1,3}}|\s?@\s?|\s?(?:发表于|發表於|发布于|發佈於|发帖于|更新于|更新於|编辑于|上传于|于)\s?)(?={_DAY})"
)
_POSTED = lazy(
    rf"(?:(?i:posted)\s?(?:@|on|at)|[发發][表布佈][于於])\s{{0,3}}{_DAY}\s{{1,3}}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s{{1,4}})?"
    r"(?P<name>[^\s()（）:：][^()（）:：]{0,20}?)\s{1,4}(?:阅读|閱讀|评论|評論|浏览|views?)\s{0,2}[:：(（]?\s{0,2}\d"
)
"""posted @ 2021-03-04 10:20  河边的灯  阅读(7)  评论(0): who stands between the day and what is counted."""
_WEEKDAY = "(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_POSTED_BY = lazy(
    r"(?:^|[\s.|·•])(?i:posted|written|created|published|submitted|authored)\s{1,3}(?i:by)(?:\s{1,3}|(?=[\u3400-\u9fff]))"
    r"(?P<name>[^\s,|·•@:：][^,|·•@:：]{0,29}?)\s{0,2}(?:[,|·•@]|(?<=[\s\u3400-\u9fff])(?:on|at)(?=\s))?\s{0,3}"
    rf"(?:{_WEEKDAY},?\s{{1,3}})?(?={_DAY}|{NAMED_DAY})"
)
"""Posted by 沈漱舟 on Wednesday, March 4, 2021; Created by Lamp Keeper at 2021-03-04."""
_BY_WHOM = lazy(rf"(?:本[贴帖文章]{{0,2}})?由\s?(?P<name>\S{{1,20}}?)\s?(?:[发發][表布佈][于於]|于|在)\s?(?={_DAY})")
_POSTED_IN = lazy(rf"(?P<name>{HANDLE}?)\s?[发發][表布佈][在於于]\s?(?!\d)[^\s\d]{{2,12}}(?=\s|$)")
"""河边的灯 發表在河湾网 留言(4) 人氣(239): a place where a day may stand."""
_BEHIND_DAY = lazy(rf"{_DAY}(?:[-/.日]\s?\d{{1,2}})?日?\s?[·•|｜]\s?(?P<name>[A-Za-z][A-Za-z0-9_.\-]{{2,19}})")
"""2021-03-04·Mr.Shen: a login behind the day and a bar, and nothing else."""
_SITE = lazy("(?i)\\.(?:com|cn|net|org|tw|hk)$|^(?:www|blog|bbs)\\.")
_COLUMN = lazy(
    "来源|來源|转自|[来來]自|(?:公告|要闻|动态|新闻|资讯|通知|信息|工作|专栏|频道|栏目|文章|内容|时间|日期|时政|国内|国际|报道|讯|版|发布|更新|原创|转载|综合|整理|作者)$|[了吗呢吧]$"
    "|^(?:本[文帖贴]|[该此]|精华|置顶|加精|推荐|热门|头条|博客|分享|打印|收藏|关注|评论|首页|本[报刊网站]|来源|关于|第)"
)
_VERB = lazy("@|[发發][表布佈帖]?[于於]|(?:更新|编辑|上传)?[于於]")
_COUNTED = lazy(
    "(?:阅读|閱讀|浏览|瀏覽|查看|回复|评论|点击|人气|人氣|留言)[次人]?[数數量]?\\s?[:：(（]?\\s?\\d|\\d\\s?[万wk]?[次人]?\\s?(?:阅读|閱讀|浏览|回复|评论|参与|点击|人参与)|博主"
)
_TIME = lazy(r"\d{1,2}:\d{2}|前(?![\u4e00-\u9fff])")
LONGEST_NAME = 3
"""Characters of a name that has no mark: four are as often two words."""
SHORTEST = 4
"""Han characters of an account that is no person's name: shorter words are names of columns."""


def beside_day(text: str) -> str:
    """The account that stands before the day and its time, ``河边的灯 2021-03-04 10:20 阅读 7``; empty where none does.

    A column of a site, a medium, or a word that says what follows is none.
    """
    if len(text) > LONGEST:
        return ""
    if name := posted(text):
        return name
    if (behind := _BEHIND_DAY.fullmatch(text)) and is_account(behind["name"]):
        return behind["name"]
    if name := in_row(text)[0]:
        return name
    found = _BEFORE_DAY.match(text.lstrip("@"))
    if found is not None and _POSTS_BEHIND.search(text) and can_be_account(found["name"]):
        return found["name"]
    if found is None or not is_account(found["name"]):
        return ""
    is_person = len(found["name"]) == LONGEST_NAME and is_usual_name(found["name"])
    if not (is_person or _TIME.search(text, found.end()) or _VERB.search(found[0]) or counts(text)):
        return ""
    is_sure = found["name"].isascii() or is_usual_name(found["name"]) or _VERB.search(found[0])
    return found["name"] if is_sure or counts(text) else ""


_POSTS_BEHIND = lazy(r"(?:发布|發佈|发表|發表)\s*$")
"""河灯 / 2021-03-04 10:20 发布: what was done stands last."""
_BAR = lazy(r"\s?[·•|｜]\s?")
_LAST = lazy("^最[后後](?:由|回[复復]|发[表帖]|编辑|更新)")


def in_row(text: str) -> tuple[str, str]:
    """Who stands right before the day in a row of parts, 分享 · 河边的灯 · 2021-03-04 · 120 次阅读; and that day.

    Such a row is one of a board where it counts readers or tells of the last answer.
    """
    parts = [part.strip() for part in _BAR.split(text)]
    is_board = counts(text) or any(map(_LAST.match, parts))
    days = [n for n, part in enumerate(parts) if _DAY_PART.match(part)]
    name = parts[days[0] - 1] if days and days[0] else ""
    is_name = is_board and len(parts) > 2 and _HANDLE_ALONE.fullmatch(name) is not None and is_account(name)
    return (name, take_date(parts[days[0]])[1]) if is_name and without_times(name) == name else ("", "")


def posts(text: str) -> tuple[str, str]:
    """Who posted, before the verb and the day, and that day: 河边的灯 发表于 2021-03-04 | 只看该作者. Else the line
    holds buttons and counts alone.
    """
    found = _BEFORE_DAY.match(text) if len(text) <= LONGEST_POST else None
    if found is None or not _VERB.search(found[0]) or not is_account(found["name"]):
        return "", ""
    rest, day = take_date(text[found.end() :])
    rest = without_times(rest)
    is_whole = counts(rest) or is_of_page(rest) or not any(map(str.isalpha, rest))
    return (found["name"], day) if is_whole else ("", "")


LONGEST_POST = 80
_DAY_PART = lazy(rf"(?:[发發][表布佈][于於]\s?)?{_DAY}")
_HANDLE_ALONE = lazy(HANDLE)


def counts(text: str) -> bool:
    """The line counts who has read or answered, as boards and blogs do beside who wrote."""
    return _COUNTED.search(text) is not None


def is_of_platform(text: str) -> bool:
    """The line counts readers, says when who wrote posted it, or is one of a platform's."""
    return counts(text) or _POSTS.search(text) is not None or is_social(text)


def is_social(text: str) -> bool:
    """The line says what one can do with who wrote (关注), counts who liked it, or tells where it is filed or how long
    it is, as platforms and blogs do.
    """
    return _SOCIAL.search(text) is not None


_POSTS = lazy(rf"[发發][表布佈][于於在](?=\s|$)|^于\s?{_DAY}.{{0,24}}发布$")
_SOCIAL = lazy(
    r"(?:^|\s)[+＋]?\s?(?:已?关注|關注|私信|已?追[踪蹤])(?:他|她|TA)?(?=\s|$)|\d\s?[个]?\s?(?:赞|讚|喜欢|收藏)|字数|(?<=\d)\s?字(?=\s|$)|IP\s?属地"
    r"|发表评论|\d\s?条评论|抢沙发|收录于|归档于|阅读时长|阅读\s?\d{1,3}\s?分|人赞同"
)


def alone_beside_day(text: str) -> str:
    """The one word on a line beside a day and its time: 河边的灯2019-09-23 07:48, 2005年3月31日03:18 临城娱乐信报.

    It names an account or a medium; empty where anything else stands on the line.
    """
    if len(text) > LONGEST or not _TIME.search(text):
        return ""
    rest, day = take_date(text)
    words = without_times(_URL.sub(" ", rest)).replace("·", " ").replace("|", " ").replace("•", " ").split()
    if not day or len(words) != 1:
        return ""
    name = words[0].strip("《》[]【】|｜·•")
    return name if _WORD.fullmatch(name) and (media.is_medium(name) or is_account(name)) else ""


_URL = lazy(r"(?:https?:|www\.)\S{0,80}")
_WORD = lazy("[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9]{1,11}")


def is_posted(text: str) -> bool:
    """A line of a blog or a board that says who posted the text, and when; known wherever it stands."""
    return bool(posted(text))


def posted(text: str) -> str:
    """Who posted, on a line that says so by its words; empty on any other."""
    return posted_on(text)[0]


def posted_on(text: str) -> tuple[str, str]:
    """Who posted and on what day, on a line that says so by its words; two empty words for any other."""
    if len(text) > LONGEST:
        return "", ""
    by_name = _POSTED_BY.search(text)
    found = _POSTED.match(text) or by_name or _BY_WHOM.match(text)
    placed = _POSTED_IN.match(text) if found is None and counts(text) else None
    found = placed if placed and is_account(placed["name"]) else found
    name = found["name"].strip() if found else ""
    if not any(map(str.isalpha, name)) or key(name) in labels()[1]:
        return "", ""
    behind = take_date(text[by_name.end() :])[1] if by_name else ""
    return name, behind or take_date(text)[1]


_PAIR = lazy(
    "(?P<name>[\u3400-\u9fffA-Za-z0-9_.·-]{1,16})(?P<gap>\\s{1,8}|\u3000{1,4})(?P<account>[\u3400-\u9fffA-Za-z0-9_.·-]{3,20})"
)


def read_pair(text: str, *, narrow: bool = False) -> tuple[str, str]:
    """Who wrote and the account that published, with a gap between: 沈漱舟    河边的灯; two empty words for others.

    A gap that a dump has made ``narrow`` is one space: it parts a pair where the page says that the account is one.
    Two persons, reporters of media, a medium and its reporter, or a label and its value are no such pair.
    """
    found = _PAIR.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None or found["name"] == found["account"] or (found["gap"] == " " and not narrow):
        return "", ""
    name, account = found["name"], found["account"]
    if _REPORTER.search(name) or _REPORTER.search(account):
        return "", ""
    if is_name(account) or _glues_names(account) or not is_account(account) or media.ends_as_medium(name):
        return "", ""
    is_called = any(map(str.isalpha, name)) and key(name) not in labels()[1] and not _COLUMN.search(name)
    is_called = is_called and without_times(account) == account and first_label(account) is None
    return (name, account) if is_called else ("", "")


_REPORTER = lazy("(?:[记記]者|通[讯訊][员員])[\u3400-\u9fff]{2,3}$")


def _glues_names(word: str) -> bool:
    """Several usual names without a gap: 沈漱舟顾平川. 的 stands in none."""
    names = part_glued(word)
    return len(names) > 1 and "的" not in word and all(map(is_usual_name, names))


def is_account(name: str) -> bool:
    """It can be the name of an account: a person's, one with Latin letters, or one that is long enough."""
    return can_be_account(name) and (len(name) >= SHORTEST or _is_called(name))


def can_be_account(name: str) -> bool:
    """It is no label, no word of a page, no column and no medium; two or three characters may still be a column's."""
    if (
        key(name) in labels()[1]
        or is_of_page(name)
        or _COLUMN.search(name)
        or media.ends_as_medium(name)
        or _SITE.search(name)
        or name.endswith(("+", "＋"))
    ):
        return False
    return any(char.isalpha() for char in name)


def says_posted(text: str) -> bool:
    """The line says that somebody posted, and not who: 发布于 2021-03-04, 于 2021-03-04 10:20 发布."""
    return _POSTS.search(text) is not None or "只看该作者" in text


def is_handle(name: str) -> bool:
    """One word, as people call themselves on boards."""
    return _HANDLE_ALONE.fullmatch(name) is not None


def is_site(name: str) -> bool:
    """The address of a site: river.example.com."""
    return _SITE.search(name) is not None


def is_of_person(account: str) -> bool:
    """An account that is a person's by its name alone: others can be those of papers and offices."""
    if media.ends_as_medium(account):
        return False
    return "-" in account or _is_called(account)


def _is_called(account: str) -> bool:
    """A usual name, one of three characters with a rarer family name, or Latin letters."""
    is_person = is_usual_name(account) and (len(account) <= LONGEST_NAME or "·" in account)
    return is_person or account.isascii() or (len(account) == 3 and is_name(account))
