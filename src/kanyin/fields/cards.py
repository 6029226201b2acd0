"""Who posted, by the card that boards and platforms set beside a post: the name, and below it what the account counts.

A short line names an account where the words round it do not name other things: what one can do with an account (加为
好友, 私信) and what is counted of it (粉丝, 积分) stand right below, and the name returns on the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kanyin.fields import accounts, byline, media
from kanyin.fields.byline_labels import first_label, key, labels
from kanyin.fields.dates import AGO, take_date, without_times
from kanyin.fields.names import is_nobody, is_of_page
from kanyin.patterns import lazy
from kanyin.text import folded

BELOW = 7
"""Lines below a name in which its card goes on."""
ABOVE, FAR = 120, 8
"""Lines above the title on which boards set the card of the first post, and those below it on which others do."""
FEWEST = 2
"""Things that the card has to say of the account."""
_NAME = lazy(accounts.HANDLE)
_SAYS = lazy(
    "(?P<a>加为?好友|加[关關]注|发短?消息|发短信|短消息|发私信|私信(?:TA|他|她)?|向TA提问|串个门|打招呼)|(?P<b>当前(?:离线|在线))|(?P<c>\\bUID\\b)"
    "|(?P<d>粉丝|人?[关關]注者?)|(?P<e>获赞数?|获得\\d{0,7}次?赞)|(?P<f>采纳数?|采纳率)|(?P<g>帖子|主题|精华)|(?P<h>积分|威望|金[钱币]|经验值?)|(?P<i>注册时间|注册于|加入时间|最后登录)"
    "|(?P<j>码龄|等级|级别\\s?[:：]|阅读权限|头衔|勋章|在线时间)|(?P<l>发?纸条)|(?P<m>^楼主$|只看楼主)"
    "|(?P<k>回答数|文章[数:：]|总访问|博文|原创\\s?\\d)"
)
_OTHER = lazy(
    "^(?:\\d+\\s?[个個条人位次]|发[新表帖]|扫|点[击开我]|查看|下载|加入|进入|投票|提交|回[到复]|转到|设为|切换|展开|收起|微信|QQ|手机|楼主|沙发|用户名?|会员|作者|游客|匿名|自动登录|找回密码|登录|注册|首页|论坛|社区|贴吧|博客|问答|返回|搜索|更多|分享|收藏|打印|举报|评论|回复|发布|发表|更新|原创|转载|个人|我的|关于|热门|推荐|最新|全部|主页|刷新|生成)"
    "|(?:论坛|社区|交流区|专区|首页|版块|板块|列表|中心|问答|小组|吧|离线|在线|登录|注册|消息|好友|编辑|管理员|版主|关注|粉丝|帖|网|报|社|台|频道|客户端)$"
)
LONGEST_CARD_LINE = 24
_POSTED = lazy(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{1,3}\d{1,2}:\d{2}")
"""The line of a post between its card and its title; a card above the title without one is that of a blog's side."""


def poster(lines: Sequence[str], title: int, first: int) -> str:
    """The account whose card stands beside the title, on line ``title``, or above the text; or nothing."""
    lines = [line.strip(" \t\u3000*•+_#\\") for line in lines]
    begin, end = max(title - ABOVE, 0), min(max(first, title) + 1, title + FAR * BELOW)
    is_of_post = any(_POSTED.search(lines[n]) or lines[n] == "楼主" for n in range(begin, title))
    begin = begin if is_of_post else title + 1
    filled = [n for n in range(begin, min(end + BELOW, len(lines))) if lines[n]]
    times = Counter(line for line in lines if line and len(line) <= LONGEST_CARD_LINE)
    whole = "\n".join(lines)
    words = folded(lines[title])
    for k, n in enumerate(filled):
        if n >= end:
            break
        name = lines[n]
        below = [lines[m] for m in filled[k + 1 : k + 1 + BELOW]]
        if _is_online(name, below):
            return name
        if not _NAME.fullmatch(name) or _is_other(name) or folded(name) == words:
            continue
        said = {found.lastgroup for line in below if len(line) <= LONGEST_CARD_LINE for found in _SAYS.finditer(line)}
        returns = times[name] > 1 or f"({name})" in whole or f"由 {name} 于" in whole
        if len(said) + returns > FEWEST or (returns and len(said) == FEWEST - 1 and _is_count(below[:1])):
            return name
    return _by_place([line for line in lines[title + 1 : first] if line and folded(line) != words])


def _is_online(name: str, below: Sequence[str]) -> bool:
    """The next line says the name again, of figures alone as it may be, and whether its bearer is there."""
    return len(name) > 1 and any(line.startswith(name) and _ONLINE.fullmatch(line, len(name)) for line in below[:1])


_ONLINE = lazy(r"\s?当前(?:离线|在线)")


def first_posted(lines: Sequence[str], title: int, day: str) -> str:
    """The day of the first post, where ``day`` is that of a later one; or nothing."""
    days: list[str] = []
    for line in lines[max(title - ABOVE, 0) :]:
        found = _POSTED_ON.search(line) if len(line) <= LONGEST_POSTED_ROW else None
        days += [take_date(line[found.start() :])[1]] if found else []
    return days[0] if day in days and days[0] and days[0] < day else ""


_POSTED_ON = lazy(r"(?<![\u3400-\u9fff])[发發][表布佈帖][于於]\s?[:：]?\s?(?=(?:19|20)\d{2}\s?[-/.年])")
_POSTED_AT = lazy(rf"[发發][表布佈帖][于於]\s?[:：]?\s?(?:(?:19|20)\d{{2}}\s?[-/.年]|[昨前]天|\d{{1,3}}\s?{AGO})")
LONGEST_POSTED_ROW = 90
"""Characters of a line that tells who posted, when, and what more can be done."""
MOST_HEAD = 40
"""Lines between a post's title and its text."""
_OF_BOARD = lazy(
    r"楼主|电梯直达|只看(?:该作者|楼主)|^[发發][表布佈帖][于於]|\d\s?[发發][表布佈][于於](?=[\u4e00-\u9fff])"
)
_FOLLOWS = lazy("[+＋]?\\s?(?:已?关注|加关注|關注|发消息|发私信|私信)")
_BEHIND_NAME = lazy("\\s{1,3}[+＋]?\\s?(?:已?关注|加关注|關注)$")


def _by_place(head: Sequence[str]) -> str:
    """Who posted, between the title and the text: the one name there among the buttons and counts of a board, or the
    one on whose right or below whom stands that he can be followed.
    """
    if name := accounts.in_row(" ".join(head[:IN_ROW]))[0]:
        return name
    names: list[str] = []
    posted = next((n for n, line in enumerate(head) if _POSTED_AT.search(line) and len(line) <= LONGEST_POSTED), None)
    head = head[: MOST_HEAD if posted is None else posted + 1]
    for n, line in enumerate(head):
        name = _BEHIND_NAME.sub("", line)
        below = head[n + 1] if n + 1 < len(head) else ""
        if n and byline.files(head[n - 1].strip("[]")):  # 分类于 / 渡口
            continue
        is_name = _NAME.fullmatch(name) is not None and not _is_other(name) and accounts.is_account(name)
        if is_name and (name != line or _FOLLOWS.fullmatch(below)):
            return name
        names += [line] if not (_says_nothing(line) or accounts.is_social(line)) and n != posted else []
    is_board = any(_OF_BOARD.search(line) and len(line) <= LONGEST_POSTED for line in head[:MOST_HEAD])
    is_shown_twice = len(names) == SHOWN_TWICE
    is_board = is_board or any(accounts.is_social(line) and _LIKED.search(line) for line in head[:MOST_HEAD])
    one = names[0] if (is_board or is_shown_twice) and len(set(names)) == 1 else ""
    return one if _NAME.fullmatch(one) and not _is_other(one) and accounts.is_account(one) else ""


_LIKED = lazy(r"\d\s?[个]?\s?(?:赞|讚|喜欢|收藏)|人赞同|字数")
LONGEST_POSTED, IN_ROW = 60, 16
"""Characters of a line that tells when something was posted, and lines below a title that can be parts of one row."""
SHOWN_TWICE = 2
"""Times that a name stands there, once for the picture; below that of a medium's account stands its number too."""


def _says_nothing(line: str) -> bool:
    """A button, a count, a label with its value, a day: no name."""
    rest, day = take_date(line)
    is_label = first_label(line) is not None or ":" in line or "：" in line
    behind = without_times(rest).strip()
    return (
        is_label
        or bool(day and (not behind or _IN_BOARD.match(behind)))
        or is_of_page(line)
        or not any(map(str.isalpha, line))
    )


_IN_BOARD = lazy("[发發][表布佈][于於在]")
"""2021-03-04 10:20 发布于渡口闲谈: the board behind the day."""


def _is_count(below: Sequence[str]) -> bool:
    """Right below the name stands what is counted: 1位粉丝."""
    return any(_COUNT.fullmatch(line) is not None for line in below)


_COUNT = lazy(
    "\\[?\\d{1,7}\\s?[位个人名]?\\s?(?:粉丝|关注者?|获赞)?\\]?|(?:(?:粉丝|文章|关注|获赞|回答)[数]?\\s?[:：]?\\s?\\d{1,7}\\s?){1,4}"
)


def _is_other(name: str) -> bool:
    """A word of menus and cards, a label, a medium, or a number."""
    if is_nobody(name) or key(name) in labels()[1] or _OTHER.search(name) or _SAYS.search(name):
        return True
    return media.ends_as_medium(name) or not any(map(str.isalpha, name))
