"""Lines that no title looks like: a name, a byline, a label's value, a part of a trail, the story's first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import (
    account_heads,
    byline,
    byline_labels,
    byline_line,
    editions,
    info_tokens,
    masthead,
    media,
    page_owner,
    people,
    sources,
)
from kanyin.fields.datelines import is_story
from kanyin.fields.dates import without_times
from kanyin.fields.names import is_nobody, is_usual_name
from kanyin.fields.titles import TitleLine
from kanyin.model import POST
from kanyin.patterns import lazy
from kanyin.roles.facts import COLUMN_AND_CLOCK, Facts

LONGEST, LONGEST_STOPPED = 160, 80
"""Half-em of the longest line that can be a title, and of one that ends in a full stop."""
DATED = frozenset({"dated", "dated-headline"})
_RULED = lazy("[—－–―─-]{2,12}+")
DRAWN = lazy(r"[—－–―─_=*━ -]{8,}+")
"""A line drawn across the page."""
"""Two dashes begin a subtitle, more of them the name of a part."""
_NO_TITLE = (masthead.MASTHEAD, POST)


def can_be_title(facts: Sequence[Facts], n: int, read: TitleLine, *, of_list: bool = False) -> bool:
    """Line ``n`` can be a title; ``read`` are its words without what pages set beside them.

    The contents of an issue (``of_list``) are called by year, volume and number.
    """
    if n + 1 < len(facts) and "dated" in facts[n + 1].shown and _heads_edition(facts[n + 1].text):
        return False  # the site, above the bar of a paper's edition
    heads = n == 0 and _heads_page(facts)
    if _is_of_browser(facts, n) or _is_named(facts, n) or _is_announced(facts, n) or _is_next_sentence(facts, n):
        return False
    if of_list and is_issue(facts[n]):
        return True
    if not _can_be(facts[n], read, heads=heads) or _is_below_heading(facts, n):
        return False
    if facts[n].han < 2 and not heads and not _ends_trail(facts, n):
        return False
    return not _is_field(facts, n) and not _is_in_trail(facts, n) and not _names_account(facts, n)


def _heads_edition(text: str) -> bool:
    """The bar of a paper's edition, or the paper and its day of the week: 河湾日报 2021年3月4日 星期四."""
    return bool(editions.paper(text)) or (_PAPER_AND_DAY.match(text) is not None and bool(editions.day(text)))


_PAPER_AND_DAY = lazy("[\u4e00-\u9fff]{2,8}[报報刊](?:[\u4e00-\u9fff]{2,3}版)?\\s{0,3}(?:19|20)\\d{2}")


def _is_announced(facts: Sequence[Facts], n: int) -> bool:
    """An item of a list that the sentence above it announces: 本文解决以下几个问题：."""
    kind = facts[n].line.kind[:2]
    if kind not in ("ul", "ol"):
        return False
    above = next((each for each in reversed(facts[:n]) if each.line.kind[:2] not in _OF_LISTS), None)
    return above is not None and above.is_sentence and above.text[-1] in "：:"


_OF_LISTS = ("ul", "ol", "li")


def _is_next_sentence(facts: Sequence[Facts], n: int) -> bool:
    """A paragraph of one short sentence below another paragraph of prose."""
    if facts[n].line.kind != "p" or not facts[n].is_sentence or facts[n].text[-1] != "。":
        return False
    return any(each.is_sentence and each.line.kind == "p" for each in facts[:n])


def _is_named(facts: Sequence[Facts], n: int) -> bool:
    """Names right below a label of people and nothing else: 编辑 / 沈漱舟."""
    is_name = n > 0 and "names" in facts[n].shown
    return is_name and byline.bare_label(facts[n - 1].text) in ("author", "editor", "translator", "contributor")


def _names_account(facts: Sequence[Facts], n: int) -> bool:
    """原创, who wrote and the account, on one line with nothing between, as w3m sets them below a title."""
    if account_heads.OWN.match(facts[n].text) is None:
        return False
    return account_heads.read([facts[n].text], [each.text for each in facts[n + 1 :]]).lines > 0


def is_issue(each: Facts) -> bool:
    """Year, volume and number, or a magazine's name and number, and nothing else."""
    return each.columns <= LONGEST_ISSUE and (sources.names_issue(each.text) or sources.is_issue_line(each.text))


LONGEST_ISSUE = 40
"""Half-em of such a line."""


def _is_of_browser(facts: Sequence[Facts], n: int) -> bool:
    """What lynx prints above a page of its links to feeds and to other pages: #alternate, #渡口网最新文章."""
    return n < FEEDS and all(_FEED.match(each.text) for each in facts[: n + 1])


FEEDS = 3
"""Lines at a page's top that can be such links."""
_FEED = lazy("#(?=[^#\\s])")


def _heads_page(facts: Sequence[Facts]) -> bool:
    """The page's first line stands above its prose, or above a line between the two: a title of one character, or in
    Latin letters alone.
    """
    first = facts[0]
    if not (first.han == 1 or _LATIN.fullmatch(first.text)) or first.shown & _OF_SITE:
        return False
    text = next((n for n in range(1, min(len(facts), 1 + BELOW)) if facts[n].is_sentence), 0)
    others = (each for each in facts[1:text] if each.han > 1 and not each.is_info and "names" not in each.shown)
    return text > 0 and not any(others)


_LATIN = lazy("[A-Z][A-Za-z'’-]{2,20}(?:,? [A-Za-z'’-]{1,20}){0,11}[?!]?")
_OF_SITE = frozenset({"site-word", "menu", "furniture", "generic", "legal", "code", "column-name"})
BELOW = 4
"""Lines below the page's first one, down to its first sentence, where it can be such a title."""


TRAIL = 4
"""Lines below the way to the page in which its last part can stand as the title."""


def _ends_trail(facts: Sequence[Facts], n: int) -> bool:
    """The way to the page ends with just that, as with a title of one character: 首页>散文>灯."""
    above = facts[max(0, n - TRAIL) : n]
    return any("breadcrumb" in each.shown and _PART_OF_TRAIL.split(each.text)[-1] == facts[n].text for each in above)


_PART_OF_TRAIL = lazy("\\s?[>＞»›→]+\\s?")


def _is_below_heading(facts: Sequence[Facts], n: int) -> bool:
    """Names right below a line that markup calls a heading: who wrote what it heads."""
    if not n or "names" not in facts[n].shown or "marked-heading" in facts[n].shown:
        return False
    return "marked-heading" in facts[n - 1].shown and facts[n - 1].han > facts[n].han


def _can_be(each: Facts, read: TitleLine, *, heads: bool) -> bool:
    if not (each.han or heads) or each.columns > LONGEST or each.text[-1] in "：:，,、" or each.line.role in _NO_TITLE:
        return False
    if each.line.kind.startswith("quote") or COLUMN_AND_CLOCK.fullmatch(each.text):
        return False
    if (
        _RULED.match(each.text)
        or each.text.endswith(("——", "―――", "──"))
        or is_story(each.text)
        or read.text[-1:] in "：:·|｜"
    ):
        return False
    if ("dated" in each.shown and editions.paper(each.text)) or each.text.endswith("今天是"):
        return False
    if each.text[-1] == "。" and each.text[-2:] != "。。" and each.columns > LONGEST_STOPPED:
        return False
    if "marked-heading" not in each.shown and (_names_page(each) or _names_persons(each)):
        return False
    if (
        _LABEL_ALONE.fullmatch(each.text)
        or _COUNT.fullmatch(each.text)
        or _EDITION.fullmatch(each.text)
        or sources.names_issue(each.text)
        or sources.is_bare_issue(each.text)
    ):
        return False
    if (
        len(_CREDITED.findall(each.text)) > 1
        or byline_labels.is_row_of_fields(each.text, least=1 if read.date else 2)
        or _names_writer(each.text)
    ):
        return False
    shown = each.shown - DATED if read.date else each.shown
    if "marked-heading" in shown or not (
        each.shown & _LIKE_BYLINE or "/" in each.text or each.text.startswith("原创") or "／" in each.text
    ):
        return True
    if "date-alone" in shown or byline.is_byline(read.text):
        return False
    return not (read.date and byline.is_byline(each.text))


def _names_page(each: Facts) -> bool:
    """A medium, in the marks of titles or without, or a word for nobody or of the page: 《河湾日报》, 管理员, 导航."""
    if "dated" in each.shown and not any(map(str.isalpha, _COUNTS.sub(" ", without_times(each.text)))):
        return True
    if each.columns > SHORT_MEDIUM + 2 * len("《》"):
        return False
    marked = _IN_MARKS.fullmatch(each.text)
    if marked is not None:
        return media.is_medium(marked["name"])
    is_short = each.columns <= SHORT_MEDIUM
    return is_short and (media.is_medium(each.text) or (len(each.text) > 1 and is_nobody(each.text)))


def _names_persons(each: Facts) -> bool:
    """Usual names of several, or one that is set wide, and nothing else: 沈漱舟 顾平川, 沈 舟."""
    if "names" not in each.shown or not _PARTED.search(each.text):
        return False
    names = people.read_names(each.text)
    if len(names) == 1:
        return names[0] != each.text
    return len(names) > 1 and all(map(is_usual_name, names))


_PARTED = lazy("[\\s、，]")
_COUNTS = lazy("\\d[\\d,.]{0,11}\\s?(?:字|分[钟鐘]|次|人|阅读|浏览)(?:阅读|浏览)?")
"""2021-03-04　2022-05-06　9005 字: days and counts, and no words."""
_IN_MARKS = lazy("[《〈](?P<name>[^《》〈〉]{2,10})[》〉]")


def _names_writer(text: str) -> bool:
    """A name, its unit and its post: 沈漱舟临城大学历史学院教授; a unit and a name behind a space; who translated, and
    where the original is: 沈漱舟译, 原文：http://….
    """
    if people.names_post(text) and people.name_beside_unit(text):
        return True
    if _is_labelled_writer(text) or page_owner.blogger(text):
        return True
    unit, _, name = text.partition(" ")
    if _WROTE.fullmatch(text) or _ADDRESS.search(text):
        return True
    return is_usual_name(name) and _UNIT.fullmatch(unit) is not None


def _is_labelled_writer(text: str) -> bool:
    """Author：沈漱舟 顾平川: a label and usual names, and nothing else."""
    if not byline_labels.begins_labelled(text):
        return False
    told = byline_line.read_line(text)
    return bool(told.authors) and all(map(is_usual_name, told.authors)) and byline.is_byline(text)


_WROTE = lazy("[\u3400-\u9fffA-Za-z·. ]{2,24}\\s?(?:著|译|譯|编译|編譯)")
_ADDRESS = lazy(r"https?://|www\.")
_UNIT = lazy("[\u3400-\u9fff]{2,14}[处處部室组組科局院所站台社会會校司团團队隊网網报報刊]")


SHORT_MEDIUM = 10
"""Half-em of a medium's name that is no title: a longer line may end in 新闻 or 科技 too."""
_LIKE_BYLINE = frozenset({"info-label", "credit", "dated", "date-alone", "names"})


_CREDITED = lazy(
    "(?:^|\\s)(?:作?[词詞曲]|[编編]曲|演唱|原唱|[歌主]唱|口述|整理|导演|主演|编剧|摄影|讲述|主讲人?|地点|时间)\\s?[:：]\\s?\\S"
)
"""Of a song, a film, a talk: two of them stand on no title."""
_EDITION = lazy(
    "[\u3400-\u9fff]{2,12}(?:报|報|周刊)(?:(?:多媒体)?(?:[数數电電][字子][报報版])|\\s?第?\\s?[A-Z]?\\d{1,2}\\s?版)"
)
"""The name of a paper's electronic edition."""
_LABEL_ALONE = lazy("(?:创建|創建|发[布表]|發[布佈表]|更新|修改|编辑|編輯|上传|上傳)[于於时時][间間]?")
"""What stands above a day, without a colon."""
_COUNT = lazy("[\u4e00-\u9fff]{2,6}\\s?[:：]\\s?[¥￥]?\\d[\\d.,-]*\\s?[\u4e00-\u9fff×xX-]{0,6}")
"""A label and a number, no title: a price, how often it was read."""
_FIELD = lazy("[\u4e00-\u9fff]{2,4}\\s?[:：]\\s?\\S{1,4}")


def _is_field(facts: Sequence[Facts], n: int) -> bool:
    """A value behind its label, beside another one: ``朝代：唐代`` above ``作者：白居易``."""
    beside = [facts[k].text for k in (n - 1, n + 1) if 0 <= k < len(facts)]
    if _FIELD.fullmatch(facts[n].text) is not None and any(map(_FIELD.fullmatch, beside)):
        return True
    if _is_of_record(facts[n].text) and any(map(_is_of_record, beside)):
        return True
    return info_tokens.is_field(facts[n].text) and any(map(info_tokens.is_field, beside))


def _is_of_record(text: str) -> bool:
    """A line of the box that offices set above a document: 发文机关：临城县人民政府, and not the one of its title."""
    return byline_labels.is_row_of_fields(text, least=1)


_ARROW = lazy("[-—–=]{0,2}[>＞»›→]{1,2}")


def _is_in_trail(facts: Sequence[Facts], n: int) -> bool:
    """A part of a trail of columns whose arrows stand on lines of their own, and not the last one."""
    return n + 1 < len(facts) and _ARROW.fullmatch(facts[n + 1].text) is not None
