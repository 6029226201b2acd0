"""Names of media as they stand in bylines: papers, sites, agencies, desks of their offices."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin import rules
from kanyin.fields.script import simplified
from kanyin.patterns import lazy

LONGEST = 18
"""Characters of the longest name that is known by its shape."""
SHORTEST = 3
"""Of the shortest: 资讯 and 新闻 are columns."""
_NAME = lazy(
    "(?:网|網|日报|晚报|早报|时报|時報|晨报|快报|商报|商報|都市报|法制报|工人报|农民报|教育报|科技报|经济报|消费报|人民报|军报|侨报|文摘报|周报|周刊|画报|导报|邮报|公报|京报|青年报|信报|信報|参考消息|先锋报|华报|上報|導報|青年報|杂志|雜誌|新闻|新聞|快讯|快訊|财讯|財訊|社|电视台|广播|央广|电台|在线|線上|客户端|财经|科技|娱乐|体育|频道|中心|出版社|学报|月刊|半月刊|半月谈|半月谈网|传媒|融媒|融媒体|发布|资讯|视界|网站|论坛|日報|博客|在线|[Oo]nline|\\.(?:com|cn|net|org))(?:[-－—–·\u4e00-\u9fff]{0,12}(?:频道|版|部|站))?$"
)
_COLUMN = lazy(
    "^(?:活动|活動|通知|公告|公司|行业|业界|企业|产品|相关|相關|最新|更多|热门|热点|推荐|推薦|官|本|返回|查看|上|下|国内|国际|國際|社会|要|头条|时政|访问|版权|发布|整合|综合|进入|关于|今日|图片|视频|直播|其他|精彩|往期|社交|友情)(?:网|報|报|社|新闻|新聞|资讯|网?站|发布)?$|^版权|[，。的]|中心$|^相"
)
_UNKNOWN = lazy("(?:未知|佚名|不详|无|admin|其他|其它|null)$")
_VAGUE = lazy(
    "(?:本[站网报刊校](?:原创)?|本网讯|原创|(?:互联|公众)?网[络路]?(?:整理|投稿|收集|转载)?|网友投稿|转载(?:文章)?|综合)$"
)
_BEHIND = lazy(
    "(?<=\\S)(?:\\[[^\\[\\]]{1,6}\\]|[-－—][\u4e00-\u9fff]{2,8}(?:综合|整合|号))$|\\s(?:[\u4e00-\u9fff]{2,6}\\s)?\\d.*$"
)
_DESK = lazy("[\u4e00-\u9fff]{2,6}(?:中心|組|组|部)$")
_HAN = "\u3400-\u9fff"
_IN_MARKS = lazy("《([^《》]{2,16})》")
_PRESS = lazy(f"[{_HAN}]{{2}}[报報网網社台臺刊誌志视視]$")
"""Ends that are those of media before 记者: 聯合報."""
_PRESS_ALONE = lazy(f"[{_HAN}]{{2,9}}[报報网網社]")
_OUR = lazy("本[报刊网社台]")


def ends_as_medium(name: str) -> bool:
    """It ends as the names of media do: 临城日报, 河湾网."""
    return _NAME.search(simplified(name)) is not None


def is_medium(name: str) -> bool:
    """It is the name of a medium by its shape, and no name of a column that every site has."""
    return SHORTEST <= len(name) <= LONGEST and ends_as_medium(name) and not _COLUMN.search(simplified(name))


@lru_cache(maxsize=1)
def _organisation() -> re.Pattern[str]:
    return re.compile(rules.table("byline")["names"]["media"])


def is_organisation(name: str) -> bool:
    """The name is that of a paper, an agency, an office, not of a person."""
    return _organisation().search(name) is not None


def is_press(name: str) -> bool:
    """It can be a paper's, a site's or an agency's name, where a day stands beside it: 河湾观察报."""
    return len(name) <= LONGEST and _PRESS_ALONE.fullmatch(name) is not None and not _COLUMN.search(name)


def is_short(name: str) -> bool:
    """It can be the name of a small site or paper beside who wrote for it: 江网, 湾报."""
    return _SHORT.fullmatch(name) is not None and not _COLUMN.search(name)


_SHORT = lazy("[\u3400-\u9fff][网網报報社台臺]")


def is_named(name: str) -> bool:
    """It names a medium: not 本站, not 网络."""
    return _UNKNOWN.match(simplified(name)) is None and not is_vague(name)


def is_vague(name: str) -> bool:
    """All that a page says of where its text is from is that it wrote it, or found it in the net: 本站, 网络."""
    return _VAGUE.match(simplified(name)) is not None


def bare(text: str) -> str:
    """A medium's name without what stands behind it: ``[整理]``, ``-自媒体综合``, its column and counters."""
    return _BEHIND.sub("", _BEHIND.sub("", text.strip()))


def of_reporter(text: str) -> str:
    """The medium before 记者: 《河湾》 gives 河湾; nothing for 本报."""
    if found := _IN_MARKS.fullmatch(text.strip()):
        return found[1]
    name = text.strip(" ·《》")
    is_medium = ends_as_medium(name) or _PRESS.search(name) is not None
    return name if len(name) <= LONGEST and is_medium and not _OUR.match(name) else ""


def is_desk(name: str) -> bool:
    """A desk of an editorial office, which signs what it has put together: 社会中心."""
    return _DESK.match(name) is not None


_PAPER = lazy(
    rf"(?<![{_HAN}])(?!本)([{_HAN}]{{1,9}}(?:报|報|社|网|網|电视台|周刊|新闻|新聞))\s?(?:特约|實習|实习|见习|特派)?(?:记者|記者|特派員)"
)
_PRINTED = lazy(rf"《\s?([{_HAN}]{{2,16}})\s?》\s?[（(]\s?(?:19|20)\d{{2}}\s?年")


def paper(text: str) -> str:
    """The paper or agency that a byline names: of its reporter, or as where the text was printed on a day."""
    found = _PAPER.search(text) or _PRINTED.search(text)
    return found[1] if found else ""
