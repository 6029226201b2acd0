"""The lines beside a title as portals, blogs and government pages set them: date, source, authors.

A line is parted at the words that say what follows (``rules/byline.toml``); what stands before the first of them is
asked by its shape. What no reader understands is left over: it stays in sight in a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kanyin.fields import (
    accounts,
    bare_names,
    byline_rest,
    datelines,
    day_boxes,
    imprints,
    info_tokens,
    media,
    page_owner,
    paper_cards,
    people,
    posts,
    reporters,
    writers,
)
from kanyin.fields.byline_labels import (
    MARKS,
    begins_labelled,
    field_of_paper,
    first_label,
    key,
    labels,
    parts,
    without_noise,
)
from kanyin.fields.byline_line import Byline, before_bar, plain, read_into
from kanyin.fields.byline_text import is_open
from kanyin.fields.byline_values import LONGEST_ALONE
from kanyin.fields.dates import take_date
from kanyin.fields.names import family_names, is_nobody, is_of_page
from kanyin.patterns import lazy

_ACCOUNT = lazy(
    "(?![今昨前]天|刚[才刚]|精华|置顶|加精|推荐|热门|头条$|博客$|发布|分享|评论|关注)"
    "[\u3400-\u9fffA-Za-z][\u3400-\u9fffA-Za-z0-9·_-]{1,15}"
)
_NAMING = frozenset({"source", "author", "editor", "contributor"})
"""Two of these labels on one short line make a credit, whatever stands before them."""
LONGEST_ROW = 80
_TELLING = frozenset({"published", "source", "author", "contributor", "doc-number"})


def read_byline(texts: Sequence[str]) -> Byline:
    """The fields of the lines, in their order: the first that tells one holds."""
    out = Byline()
    boxed = day_boxes.read(texts)
    lines = _with_values(info_tokens.with_rows(paper_cards.with_labels(texts)))
    plain_texts = [text.partition(" |")[0] if before_bar(text) else text for text in map(plain, lines)]
    by_line = [text for text in plain_texts if _BY_LABEL.match(text)]
    is_thread = len(by_line) >= THREAD or any(map(_OF_POST.search, plain_texts))
    answers = set(by_line[1:] if is_thread else ()) | set(filter(_ANSWERED.search, by_line[1:]))
    for text in plain_texts:
        known = len(out.free)
        writer, account = accounts.read_pair(text)
        is_event = _OF_EVENT.match(text) is not None and bool(out.dates)  # below the day of the page
        if text in answers or is_event:
            out.left.append(text)
        elif boxed and day_boxes.is_part(text):
            out.tell_date("published", boxed)
        elif writer:
            out.authors += [writer] if writer not in out.authors else []
            out.accounts.append(account)
        elif blogger := page_owner.blogger(text):
            out.authors += [blogger] if blogger not in out.authors else []
        elif not (read_into(text, out) or _read_names(text, out)):
            writer, account = accounts.read_pair(text, narrow=True) if not reporters.is_pictured(text) else ("", "")
            out.authors += [writer] if writer and writer not in out.authors else []
            is_alone = _ACCOUNT.fullmatch(text) is not None and not is_of_page(text)
            account = account or (text if is_alone else accounts.alone_beside_day(text))
            account = account or _counted_account(text, out.free[known:])
            account = "" if is_nobody(account) else account
            (out.accounts if account else out.left).append(account or text)
    out.accounts += [name for name in out.handles if name not in out.accounts]
    out.settle_operators()
    reported = (name for text in plain_texts for name in reporters.named(text))
    out.authors = out.authors or [name for name in reported if name not in out.pictures]
    if out.authors:
        out.sources += out.persons
    else:
        out.authors += out.persons
    if not out.authors:
        _take_accounts(out, plain_texts)
    out.authors = out.authors or out.take_contributors()
    out.authors = _without_editors(out)
    out.doubtful = [name for name in out.authors if any(name in editor for editor in out.editors)]
    if not out.source:
        out.papers += filter(None, map(media.paper, plain_texts))
    return out


def _counted_account(text: str, free: Sequence[str]) -> str:
    """The one word that nothing explains beside a day and counts of readers: 2021-03-04 10:20 河边的灯 阅读数：120."""
    name = _FOLLOW.sub("", free[0]) if len(free) == 1 else ""
    is_one = accounts.is_handle(name) and accounts.is_of_platform(text) and not is_nobody(name)
    return name if is_one and accounts.is_account(name) else ""


_FOLLOW = lazy("\\s[+＋]?\\s?(?:已?关注|關注|私信)(?:他|她|TA)?$")
"""The button behind the name of an account."""


def _without_editors(out: Byline) -> list[str]:
    """The authors without those who are the editors too, where others are named: sites set both."""
    others = [name for name in out.authors if not any(name in editor for editor in out.editors)]
    return others or out.authors


_OF_EVENT = lazy(r"(?:讲座|会议|活动|报告|举办|演出|开始)?(?:时间|日期)\s?[:：].{0,24}\d{1,2}[:：]\d{2}")
"""时间：2021年3月4日 14:00, as an invitation has it."""
_BY_LABEL = lazy("(?:作者|楼主|发帖人)\\s?[:：]")
_OF_POST = lazy("^楼主\\s?[:：]|楼层\\s?[:：]|第\\s?\\d{1,4}\\s?楼")
_ANSWERED = lazy("回复(?:日期|时间)\\s?[:：]")
THREAD = 3
"""Lines that begin with 作者： on the page of a board: all but the first tell who has answered."""


def _read_names(text: str, out: Byline) -> bool:
    """A line of names, where no label has told who wrote, or a dateline."""
    return (not out.is_named and _read_signature(text, out)) or _read_dateline(text, out)


def _read_signature(text: str, out: Byline) -> bool:
    """A line of names and nothing else; the day of a letter may stand behind an office and a name."""
    text = posts.without_post(take_date(text)[0].strip())
    if wide := bare_names.set_wide(text):
        out.authors += [wide] if wide not in out.authors else []
        return True
    names = bare_names.from_office(text) or people.read_names(without_noise(text))
    if len(names) > 1 and "".join(names) == text and not all(map(people.is_usual_name, names)):
        return False  # words, and no names glued together
    if len(names) == 1 and not (people.is_usual_name(names[0]) and _can_stand_alone(names[0])):
        return False
    out.authors += [name for name in names if name not in out.authors]
    return bool(names)


def _can_stand_alone(name: str) -> bool:
    """It is short, begins with a family name of two characters, or has the dot of a foreign one."""
    return len(name) <= LONGEST_ALONE or "·" in name or name[:2] in family_names()[1]


def _read_dateline(text: str, out: Byline) -> bool:
    """河湾网3月4日讯（记者 沈漱舟）: a dateline alone on its line."""
    told = datelines.read(text) if len(text) <= LONGEST_DATELINE else datelines.Dateline()
    out.authors += [name for name in told.names if name not in out.authors]
    out.media += [told.medium] if told.names and told.medium else []
    return bool(told.names)


LONGEST_DATELINE = 60


def _take_accounts(out: Byline, texts: Iterable[str]) -> None:
    """Who wrote, where a board or a blog tells it by an account alone: one in Latin letters names no medium."""
    texts = list(texts)
    if writer := _writer_above(out, texts):
        out.authors.append(writer)
        out.accounts = [name for name in out.accounts if name != writer]
        return
    beside = dict.fromkeys(filter(None, map(accounts.beside_day, texts)))
    named = [name for name in beside if not is_nobody(name)]
    out.media += filter(byline_rest.names_medium, named)
    out.authors += (name for name in named if not byline_rest.names_medium(name))
    is_counted = any(map(accounts.is_of_platform, texts))
    is_posted = any(map(accounts.says_posted, texts))
    is_own = accounts.can_be_account if is_posted else accounts.is_account
    persons = [name for name in out.accounts if is_own(name) and not (byline_rest.names_house(name) or is_nobody(name))]
    own = [name for name in persons if is_counted or accounts.is_of_person(name)]
    if own and not out.authors:
        out.authors += own[:1]
        out.accounts = [name for name in out.accounts if name not in own]


def _writer_above(out: Byline, texts: Sequence[str]) -> str:
    """Who wrote, on a line of his own right above that of the account or medium: 沈漱舟 / 河湾夜读."""
    if out.sources or not out.accounts or out.is_labelled:
        return ""
    own = {*out.accounts, *out.media}
    pairs = (pair for pair in pairwise(texts) if pair[0] != pair[1])
    return next((a for a, b in pairs if a in out.accounts and b in own and not media.ends_as_medium(a)), "")


@lru_cache(maxsize=4096)
def is_byline(text: str) -> bool:
    """All of the line is understood, and it tells something: a date, a source, an author."""
    if is_open(text) or imprints.names_book(text):
        return False
    if is_open_label(text):
        return labels()[1][key(plain(text).rstrip(MARKS + " "))] in _TELLING
    out = Byline()
    is_whole = read_into(plain(text), out)
    if accounts.is_social(text) and _counted_account(text, out.free):  # 河边的灯 关注
        return True
    told = (out.dates, out.source, out.authors or out.persons, out.translators, out.editors, out.pictures)
    return any(told) if is_whole else _tells_enough(text, out) or before_bar(plain(text)) is not None


def is_headed(text: str) -> bool:
    """Who wrote and when, before a bar and a sentence of the site's own."""
    return " |" in text and before_bar(plain(text)) is not None


def _tells_enough(text: str, out: Byline) -> bool:
    """A day, and who or whence behind its label, on a short line of which little is not understood: that is kept. None
    of a paper's own lines (收稿日期：…　作者单位：…), whose labels hold such words.
    """
    if field_of_paper(text):
        return False
    who = out.sources or out.media or out.authors or out.issuers
    free = sum(map(len, out.free)) / max(1, len("".join(text.split())))
    return (
        (out.is_labelled or bool(out.media))
        and bool(out.dates and who)
        and len(text) <= LONGEST_ROW
        and free <= MOST_FREE
    )


MOST_FREE = 0.25
"""Share of a line that need not be understood."""


def is_credit(text: str) -> bool:
    """Such a line whose label says of what it tells, or a reporter's line: known wherever it stands."""
    bare = plain(text)
    told = [name for _, _, name in parts(bare) if name not in (None, "nothing")]
    if accounts.is_posted(bare) or (len(bare) <= LONGEST_ROW and len(_NAMING.intersection(told)) > 1):
        return True
    if _is_signed_day(bare):
        return True
    return (bool(told) or writers.is_reporter(bare)) and is_byline(text)


def _is_signed_day(text: str) -> bool:
    """河湾街道 沈漱舟 2021.03.04: an office, a usual name and the day, as letters and reports are signed."""
    rest, day = take_date(text) if len(text) <= LONGEST_DATELINE else (text, "")
    return bool(day) and bool(bare_names.from_office(rest.strip()))


def _with_values(texts: Iterable[str]) -> Iterator[str]:
    """The lines; where one is a label and nothing else, the line below is its value."""
    open_label = ""
    for text in texts:
        text = text.strip()
        if open_label and text[:1] in MARKS and not text.strip(MARKS):
            open_label += text  # the mark alone
            continue
        if open_label and not (begins_labelled(text) or _NUMBER_ALONE.fullmatch(text)):
            text = text.lstrip(MARKS)
            if bare_label(open_label) == "author" and (name := posts.with_post(text)):
                yield f"{open_label}： {name}"  # each author on a line of his own, with what he is
                continue
            yield f"{open_label}{'' if open_label[-1] in MARKS or _BY.search(open_label) else '：'} {text}"
            open_label = ""
            continue
        if open_label:
            yield open_label
        open_label = text if awaits_value(text) else _label_word(text) if bare_label(text) else ""
        if not open_label:
            yield text
    if open_label:
        yield open_label


_NUMBER_ALONE = lazy(r"[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]?")
"""（一）: of a section, and no value."""


def is_labelled(text: str) -> bool:
    """A label stands on the line, with its mark or where it needs none."""
    return first_label(plain(text)) is not None


def is_open_label(text: str) -> bool:
    """A label and its mark, and nothing else: its value stands on the line below. 信息来源 needs no mark."""
    pattern, marked, _ = labels()
    bare = plain(text)
    found = pattern.fullmatch(bare) if len("".join(bare.split())) <= LONGEST_OPEN else None
    if found is None or (name := marked.get(key(found[1]))) is None:
        return False
    return bool(found[2]) or (len(key(found[1])) >= LONG_LABEL and name in _UNMARKED)


LONGEST_OPEN = 60
"""Characters of the longest such line, without the blanks that set it wide."""


def awaits_value(text: str) -> bool:
    """The value of the line's label, or of its last one, stands on the line below."""
    return is_open_label(text) or _ends_open(text)


def _ends_open(text: str) -> bool:
    """The last label of the line has its mark and no value: 来源：河湾网 作者：, and the name below."""
    if text.rstrip()[-1:] not in (":", "：", "y"):
        return False
    if _BY.search(text):
        return True
    *_, (start, end, name) = parts(plain(text))
    return text.rstrip()[-1:] in (":", "：") and name in _NAMING and not plain(text)[start:end].strip(MARKS + " ")


def bare_label(text: str) -> str:
    """The field of a line that is a label and nothing else, and may have lost its mark, as a dump sets it that parts
    each inline element: 作者, ，译者; empty for others.
    """
    word = key(_label_word(text))
    return labels()[1].get(word, "") if len(word) > 1 and word not in _BUTTONS else ""


def files(text: str) -> bool:
    """A label and nothing else, behind which stands what a text is filed under: 分类于, 标签."""
    return bare_label(text) == "nothing" and _CLASS.search(text.strip(" :：")) is not None


_CLASS = lazy(
    "(?i:(?:分[类類]|[标標][签籤]|[栏欄]目|[专專][栏欄]|[类類][别別]|属地|频道)[于於]?$|^(?:tags?|posted\\s?in)$)"
)


_BY = lazy(r"\d\D{0,4}\s[Bb]y$")
"""Posted on 2021年3月4日 by, and the name below."""


def _label_word(text: str) -> str:
    return plain(text).strip(_BESIDE_LABEL)


_BESIDE_LABEL = f" \u3000\xa0,，、;；·•-—（(【[{MARKS}"
_BUTTONS = frozenset({"原创", "摄影", "图片", "视频", "漫画", "设计", "制作", "合作", "运营", "推荐"})
"""Words that stand alone beside a title for other things too."""
LONG_LABEL = 4
"""Characters of a label that can be nothing else: 发布日期, where 作者 may be the name of a column."""
_UNMARKED = frozenset({"published", "source", "publisher", "of-rules"})
