"""The text of a byline before its words are asked: marks, links, boxes and bars as all pages set them made alike."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin.fields import info_tokens, media, people
from kanyin.fields.byline_labels import MARKS, key, labels
from kanyin.fields.dates import without_times
from kanyin.patterns import lazy, quick
from kanyin.text import READING

_MARK = lazy(r"^(?:[*•·\-]\s+|[■□●○◆◇▲△▼▽★☆※►▌▍▎▏▪◎✎✍➤▶❖\U0001f300-\U0001faff\ufe0f\ufeff]\s*)+")
_LINK = lazy(r"\[(?P<said>[^\[\]\n]{1,60})\]\(https?://[^()\s]{1,300}\)")
_LINK_MARK = lazy(r"\[\d{1,4}\]\s?(?=\S)")
_EMOJI = lazy(
    "\\s{0,3}[\U0001f300-\U0001faff\u23f0-\u23f3\u270d-\u2712\U0001f550-\U0001f567\ue000-\uf8ff]\ufe0f?\\s{0,3}|(?<=\\S)\\s{1,4}__(?=\\S)"
)
"""Pictures before a day, a name, a count: 🕐 2021-03-04 👤 沈漱舟, and what dumps leave of them."""
_OF_EMOJI = lazy("[\U0001f300-\U0001faff\u23f0-\u23f3\u270d-\u2712\U0001f550-\U0001f567\ue000-\uf8ff_]")
"""One of them, or the mark that is left."""
_ICONS = lazy(r"(?<!\S)_{1,4}(?=[\[\s]|[\u3400-\u9fff])|(?<=\d)\*(?=\s|$)")
"""What a dump leaves of an icon, ``__[河湾网](…)``, and the mark of a text that has been changed, ``10:34*``."""
_PICTURE = lazy(r"\[[\w.-]{1,60}\.(?:gif|png|jpe?g|svg|webp)\]|\[\d{1,4}x\d{1,4}\]", re.IGNORECASE)
_ADDRESS = lazy(r"^(?:https?://\S{4,80}|[A-Z][A-Z.]{3,30}\.(?:COM|NET|ORG|CN))\s+(?=(?:19|20)\d{2})")
# The label of an editor with nothing but a space behind it, before names and nothing else.
_OPEN_LABEL = lazy(
    "^((?:责任|本文|特约)编辑|责编|责任校对)[ \u3000]+(?=[\u4e00-\u9fff]{2,4}(?:[ \u3000、][\u4e00-\u9fff]{2,4})*$)"
)
_BARS = str.maketrans(
    dict.fromkeys("︱▏▕│┃❘∣ǀ", "｜")
    | {"╱": "／", "∕": "／"}
    | {chr(0xFF10 + n): str(n) for n in range(10)}
    | {"\xa0": " ", "\u200b": "", "\u2002": " ", "\u2003": "\u3000"}
)
_BOXED = lazy(
    "(?<![^\\s】\\]］，,;；|｜/·\\d\u3400-\u9fff])[【\\[［]\\s?(?P<label>[\u4e00-\u9fff](?:[\u4e00-\u9fff/、]{0,3}[\u4e00-\u9fff])?)\\s?[】\\]］]"
    "\\s?[:：]?\\s?(?=[^\\s【\\[［:：])"
)
"""[来源]县农业局: a label in a box."""
_BUTTON_OF_SITE = lazy("\\s?[\\[［（(](?:微博|微信|博客|(?:进入|作者)?专栏|订阅|个人主页)[\\]］）)]")
"""What leads to other pages of the medium before it."""
_DOER_BEHIND = lazy("(?<=[\u4e00-\u9fff])\\s?[|｜丨]\\s?(?=(?:文|撰文|图文|报道|整理|编译)$)")
_SLASH_BEFORE_REPORTER = lazy("(?<=[报報网網社台刊])\\s?[／/]\\s?(?=(?:記者|记者|特派員|編譯)[\u4e00-\u9fff])")
_NEWS = lazy("^【本[报報网網][讯訊]】\\s?(?=(?:本[报報])?(?:记者|記者))")
_BOOK = lazy(
    "(?:[\\[［【〔(（][\u4e00-\u9fff]{1,4}[\\]］】〕)）]\\s?)?(?P<who>[\u4e00-\u9fff·、 ]{2,24}?)\\s?[/／]?\\s?著"
    "(?:[\\s，,；;|／/]+(?P<by>[\u4e00-\u9fff、 ]{2,16}?)\\s?[/／]?\\s?译)?"
)
"""[美]约翰·史密斯 著 沈漱舟 译."""
_MARK_BEFORE_REPORTER = lazy(
    "(?<=\\s)[■□●○◆◇▲△★☆※◎]\\s?(?=(?:本[报刊网台]|实习|见习|特约|首席|全媒体){0,2}(?:记者|通讯员|实习生))"
)
"""□本报记者 沈漱舟 □通讯员 顾平川: each with the mark of a list."""
_CELLS = lazy("\\s{2,}|\u3000+|\t")
_MARKED = lazy(
    "[■□●○◆◇▲△◎☐✎✍]\\s?(?P<names>[\u3400-\u9fff·][\u3400-\u9fff·、， \u3000]{1,16})(?:[（(][^（()）]{2,30}[)）])?"
)
LONGEST_ROW = 120


@lru_cache(maxsize=1024)  # each line is asked for by a dozen readers, one soon behind the other
def plain(text: str) -> str:
    """Without the marks of a list, of links, of emphasis, and without the site's address before the day."""
    text = text.strip()
    if _PROSE.fullmatch(text):
        return text
    text = READING.sub("", text) if "(" in text or "（" in text else text
    text = text[mark.end() :] if (mark := _MARK.match(text)) else text
    text = f"{wide[1]}{wide[2]}{text[wide.end() :]}" if (wide := _WIDE_LABEL.match(text)) and _is_label(wide) else text
    text = _PAPER_PAGE.sub(r"作者：\g<names> 来源：\g<paper> \g<day>", text) if "《" in text else text
    text = _TURNED.sub(r"\g<label>：\g<value>", text) if _BAR.search(text) else text
    text = _TURNED_STROKE.sub(r"\1/", text) if "\\" in text else text
    text = _SIGNED_BY.sub(r"\g<what>／", text) if text[:1] in _SIGNS else text
    text = _EMOJI.sub(" | ", text).strip(" |") if _OF_EMOJI.search(text) and _EMOJI.search(text) else text
    is_plain = _SIGN.search(text) is None
    text = _ICONS.sub("", text) if "_" in text or "*" in text else text
    text = _LINK.sub(r"\g<said>", text) if "](" in text else text
    text = info_tokens.with_gaps(people.unwrap(text if is_plain else _without_boxes(text)))
    text = _GLUED_DAY.sub(" ", text) if _DAY_GLUED.search(text) else text
    text = _ADDRESS.sub("", text) if text[:1].isascii() else text
    is_done = _DONE.search(text) is not None and "推荐" not in text and _BY_WHOM.match(text) is None
    text = _WHAT_BEHIND.sub(_label_first, text) if is_done else text
    text = text if is_plain else _without_marks(text)
    text = _of_poet(_of_book(_as_row(text))) if len(text) <= LONGEST_ROW else text
    return _OPEN_LABEL.sub(r"\1：", text) if _OPEN_LABEL.match(text) else text


_PROSE = lazy("[\u3400-\u4e27\u4e29-\u8456\u8458-\u9fff，。、；！？“”‘’《》…—]*+")
"""Han without 著 and the bar 丨, and marks of sentences: nothing that a pattern below begins with or needs."""
_TURNED_STROKE = lazy(r"^([文图圖撰]{1,2}文?)\s?\\{1,4}\s?(?=[\u3400-\u9fff])")
"""文\\\\沈漱舟, with strokes that lean the other way."""
_BAR = lazy("[|｜丨]")
_TURNED = lazy("^(?P<value>[^|｜丨:：]{2,20}?)\\s?[|｜丨]\\s?(?P<label>作者|来源|來源|编辑|編輯|撰文)$")
"""沈漱舟 | 作者: the label behind its value."""
_PAPER_PAGE = lazy(
    "^(?P<names>[\u3400-\u9fff·、 ]{2,16}?)\\s?《\\s?(?P<paper>[\u3400-\u9fff]{2,10})\\s?》\\s?[（(]\\s?"
    "(?P<day>(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日)\\s{1,6}[A-Z]?\\d{1,3}\\s?版\\s?[)）]$"
)
"""沈漱舟《河湾日报》（2021年3月4日　10 版）, below a title of an electronic paper."""
_SIGNS = ("文", "圖", "图", "撰")
_SIGNED_BY = lazy("^(?P<what>文|圖文|图文|撰文)\\s?[◎○●]\\s?(?=[\u3400-\u9fff])")
_WIDE_LABEL = lazy("([\u4e00-\u9fff])[ \u3000]{1,4}([\u4e00-\u9fff])(?=\\s?[:：/／|｜丨])")
"""供　稿：, at a line's beginning."""


def _is_label(wide: re.Match[str]) -> bool:
    return wide[1] + wide[2] in labels()[1]


_DAY_GLUED = quick(
    r"(?<=\w)[Pp]osted\s?(?:on|at)|(?<=[a-z])(?:19|20)\d{2}\s?[-/.年]\d|(?<=\d)[发發][表布佈][于於][\u4e00-\u9fff]"
)
_GLUED_DAY = lazy(
    r"(?<=[A-Za-z0-9\u3400-\u9fff])(?=[Pp]osted\s?(?:on|at))"
    r"|(?<=[a-z])(?=(?:19|20)\d{2}\s?[-/.年]\d)|(?<=\d)(?=[发發][表布佈][于於][\u4e00-\u9fff])"
)
"""http://www.example.cn2011-12-09, 09:37发布于…: the day has no space beside it."""
_DONE = lazy("发布|发表|创建|更新|修改")
_BY_WHOM = lazy(r"(?:^于|(?:本?[贴帖文章]{0,2}由\s?)?[^\s:：,，|/()（）]{2,20}?\s?于)\s?(?=(?:19|20)\d{2}\s?[-/.年])")
"""河边的灯 于 2021-03-04 发布: who did it stands before the day."""
_WHAT_BEHIND = lazy(
    r"(?:于\s?)?(?P<day>(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?)\s?"
    r"(?:首次|最后|最近)?(?:(?P<published>发布|发表|创建)|更新|修改)(?=\s{0,3}(?:[/|·,，;；]|$))"
)
"""2021-03-04 发布 / 2022-05-06 更新: what was done on a day stands behind it."""


def _label_first(found: re.Match[str]) -> str:
    return f" {'发布' if found['published'] else '更新'}时间：{found['day']} "


_SIGN = lazy("[*（(\\[［【|｜丨︱▏▕│┃❘∣ǀ\xa0\u200b\u2002\u2003/／╱■□●○◆◇▲△★☆※◎]")
"""What each of the patterns below begins with or needs: most lines hold nothing of it, and are asked once."""


def marked_names(text: str) -> tuple[str, ...]:
    """□ 沈漱舟: usual names behind the mark that papers set before who wrote, and nothing else."""
    found = _MARKED.fullmatch(text.strip())
    names = people.read_names(found["names"]) if found else ()
    return names if all(map(people.is_usual_name, names)) else ()


def _without_boxes(text: str) -> str:
    text = _PICTURE.sub("", text.replace("**", "").translate(_BARS).strip())
    return _LINK_MARK.sub("", _BOXED.sub(_unboxed, text)).strip()


def _without_marks(text: str) -> str:
    text = _BUTTON_OF_SITE.sub(" ", _MARK_BEFORE_REPORTER.sub("", _NEWS.sub("", text)))
    return _SLASH_BEFORE_REPORTER.sub(" ", _DOER_BEHIND.sub("／", text))


def _unboxed(found: re.Match[str]) -> str:
    """A label of the table without its box; other words in boxes stay, 河湾网[整理]."""
    field = labels()[1].get(key(found["label"]), "")
    is_glued = found.string[found.start() - 1 : found.start()].isalnum()
    is_label = field in _AFTER_VALUES if is_glued else bool(field)
    return f" {found['label']}：" if is_label else found[0]


_AFTER_VALUES = frozenset({"source", "author", "published", "editor"})
"""What a label in a box tells that stands right behind the value of another: 责任编辑：沈漱舟【信息来源】河湾网."""


def _of_book(text: str) -> str:
    """Author and translator as a book's page sets them, with their labels."""
    found = _BOOK.fullmatch(text) if "著" in text else None
    if found is None or not people.read_names(found["who"]):
        return text
    return f"作者：{found['who']}" + (f"  译者：{found['by']}" if found["by"] else "")


_AGE = (
    "(?:先秦|[两東东西]?[汉漢]|三国|三國|魏晋|[西东東]晋|南北朝|[隋唐辽遼金元明清]|五代|[北南]?宋|近现代|[近现現当當])"
    "[代朝]?"
)
_POET = lazy(
    rf"(?P<name>[\u4e00-\u9fff·]{{2,5}})\s?[〔\[［（(【]{_AGE}[〕\]］）)】]"
    rf"|(?:[〔\[［（(【]{_AGE}[〕\]］）)】]\s?|{_AGE}\s?[:：·]\s?)(?P<behind>[\u4e00-\u9fff·]{{2,5}})"
)
"""沈漱舟〔明代〕, [宋] 沈漱舟, 清代：沈漱舟: a poet with his age."""


def _of_poet(text: str) -> str:
    """A poet and his age, and nothing else, with a label."""
    found = _POET.fullmatch(text)
    name = (found["name"] or found["behind"]) if found else ""
    return f"作者：{name}" if name and people.read_names(name) else text


def _as_row(text: str) -> str:
    """A row of labels and values in cells, with a colon for the gap between: ``信息录入  办公室  审核  沈漱舟``.

    The cells have to take turns, and two of them be labels, so that no text is one.
    """
    if len(text.split(None, 1)) < FEWEST:
        return text
    cells = [cell for cell in _CELLS.split(text) if cell]
    marked = labels()[1]
    names, values = cells[::2], cells[1::2]
    if len(names) < FEWEST or not all(key(cell) in marked for cell in names):
        return text
    if any(key(cell) in marked for cell in values):
        return text
    return "  ".join(f"{name}：{value}" for name, value in zip(names, [*values, ""], strict=False))


FEWEST = 2
"""Labels of a row."""


def is_meaning(name: str | None, value: str) -> bool:
    """编译：编译成目标文件，即 …: the word of a list and what it means, no credit.

    Nor is the address where a picture lies, below it: 图片来源：http://….
    """
    if name == "pictures":
        return "://" in value
    clauses = _CLAUSES.match(value) if name in _PEOPLE else None
    return clauses is not None and not media.is_organisation(clauses["first"])


_PEOPLE = frozenset({"contributor", "teller", "translator", "editor", "poster"})
_CLAUSES = lazy("(?P<first>[\u3400-\u9fff]{7,40})[，。；]\\s?[^，。；]{2}")


def rest_of(text: str) -> str:
    """What is left when times, weekdays and counters are gone."""
    text = without_times(text)
    text = _TELLS_NOTHING.sub(" ", text)
    text = text.strip(f" \u3000\xa0{MARKS}-–—·•;；,，.。[]【】()（）")
    closed = (two[1] for two in ("()", "（）", "[]", "【】") if text.count(two[0]) == text.count(two[1]) + 1)
    return text + next(closed, "")


_TELLS_NOTHING = lazy(
    r"(?<!\w)第?\s?[A-Z]?\d{1,3}\s?版(?:面)?(?![\u4e00-\u9fff])|[(（]\s*[)）]|[\[【]\s*[\]】]|^\s*[于於](?=\s)"
    r"|(?<=\s)(?:发布|發佈)\s*$"
)
"""The page of a paper, empty brackets, and what stood round a day."""


def is_open(text: str) -> bool:
    """A bracket of the line is closed on the next: 本报讯（记者沈漱舟, and the names go on there."""
    if "(" not in text and "（" not in text:
        return False
    text = _COUNT_AT_END.sub("", text)
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


_COUNT_AT_END = lazy(r"[(（]\s?\d[\d.,万]{0,8}\s?(?:[人次条篇]|人参)?$")
"""What a dump has broken within a counter: 我有话说(0人参."""


def goes_on(text: str, below: str) -> bool:
    """A bracket of the line closes in the sentence below: it begins that sentence, and names in it are no byline."""
    return is_open(text) and _CLOSING.match(below) is not None


_CLOSING = lazy("[^(（。！？]{0,24}[)）][^)）]{6}")
