"""Who posted, by the card that boards and platforms set beside a post: the name, and below it what the account counts.

A short line names an account where the words round it do not name other things: what one can do with an account (加为
好友, 私信) and what is counted of it (粉丝, 积分) stand right below, and the name returns on the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kanyin.fields import media
from kanyin.fields.byline_labels import key, labels
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

BELOW = 7
"""Lines below a name in which its card goes on."""
ABOVE, FAR = 60, 8
"""Lines above the title on which boards set the card of the first post, and those below it on which others do."""
FEWEST = 2
"""Things that the card has to say of the account."""
_NAME = lazy("[\u3400-\u9fffA-Za-z0-9][\u3400-\u9fffA-Za-z0-9_.·&\\-]{1,19}")
_SAYS = lazy(
    "(?P<a>加为?好友|加[关關]注|发短?消息|发短信|短消息|发私信|私信(?:TA|他|她)?|向TA提问|串个门|打招呼)|(?P<b>当前(?:离线|在线))|(?P<c>\\bUID\\b)"
    "|(?P<d>粉丝|人?[关關]注者?)|(?P<e>获赞数?|获得\\d{0,7}次?赞)|(?P<f>采纳数?|采纳率)|(?P<g>帖子|主题|精华)|(?P<h>积分|威望|金[钱币]|经验值?)|(?P<i>注册时间|注册于|加入时间|最后登录)"
    "|(?P<j>码龄|等级|阅读权限|头衔|勋章|在线时间)|(?P<k>回答数|文章数|总访问|博文|原创\\s?\\d)"
)
_OTHER = lazy(
    "^(?:\\d+\\s?[个個条人位次]|发[新表帖]|扫|点[击开我]|查看|下载|加入|进入|投票|提交|回[到复]|转到|设为|切换|展开|收起|微信|QQ|手机|楼主|沙发|用户名?|会员|作者|游客|匿名|自动登录|找回密码|登录|注册|首页|论坛|社区|贴吧|博客|问答|返回|搜索|更多|分享|收藏|打印|举报|评论|回复|发布|发表|更新|原创|转载|个人|我的|关于|热门|推荐|最新|全部|主页)"
    "|(?:论坛|社区|交流区|专区|首页|版块|板块|列表|中心|问答|小组|吧|离线|在线|登录|注册|消息|好友|编辑|管理员|版主|关注|粉丝|帖|网|报|社|台|频道|客户端)$"
)
LONGEST_CARD_LINE = 24
_POSTED = lazy(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{1,3}\d{1,2}:\d{2}")
"""The line of a post between its card and its title; a card above the title without one is that of a blog's side."""


def poster(lines: Sequence[str], title: int, first: int) -> str:
    """The account whose card stands beside the title, on line ``title``, or above the text; or nothing."""
    lines = [line.strip(" \t\u3000*•+_#\\") for line in lines]
    begin, end = max(title - ABOVE, 0), min(max(first, title) + 1, title + FAR * BELOW)
    is_of_post = any(_POSTED.search(lines[n]) for n in range(begin, title))
    begin = begin if is_of_post else title + 1
    filled = [n for n in range(begin, min(end + BELOW, len(lines))) if lines[n]]
    times = Counter(line for line in lines if line and len(line) <= LONGEST_CARD_LINE)
    whole = "\n".join(lines)
    for k, n in enumerate(filled):
        if n >= end:
            break
        name = lines[n]
        if not _NAME.fullmatch(name) or _is_other(name) or n == title:
            continue
        below = [lines[m] for m in filled[k + 1 : k + 1 + BELOW]]
        said = {found.lastgroup for line in below if len(line) <= LONGEST_CARD_LINE for found in _SAYS.finditer(line)}
        returns = times[name] > 1 or f"({name})" in whole or f"由 {name} 于" in whole
        if len(said) + returns > FEWEST or (returns and len(said) == FEWEST - 1 and _is_count(below[:1])):
            return name
    return ""


def _is_count(below: Sequence[str]) -> bool:
    """Right below the name stands what is counted: 1位粉丝."""
    return any(_COUNT.fullmatch(line) is not None for line in below)


_COUNT = lazy("\\[?\\d{1,7}\\s?[位个人名]?\\s?(?:粉丝|关注者?|获赞)?\\]?")


def _is_other(name: str) -> bool:
    """A word of menus and cards, a label, a medium, or a number."""
    if is_nobody(name) or key(name) in labels()[1] or _OTHER.search(name) or _SAYS.search(name):
        return True
    return media.ends_as_medium(name) or not any(map(str.isalpha, name))
