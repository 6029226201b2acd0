"""The parts of an official document (公文, GB/T 9704-2012) among the lines of a page: 发文字号, 主送机关, 附件, 署名.

One line alone may be anything: a page is taken for an official document where at least two of its parts stand in their
order. ``frame`` tells which line is which part; the readers below tell what a part says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kanyin import rules
from kanyin.fields.official_day import DAY as DAY_FORM
from kanyin.fields.official_day import is_day, is_imprint
from kanyin.patterns import lazy

ISSUER, NUMBER, TITLE, ADDRESSEE = "issuer", "doc-number", "title", "addressee"
ATTACHMENTS, SIGNATURE, DAY, NOTE = "attachments", "signature", "signed-date", "note"
LETTERHEAD = "letterhead"
CC, IMPRINT, ANNEX, ANNEX_TITLE = "cc", "imprint", "annex", "annex-title"

_OPEN, _CLOSE = "〔\\[［【（(﹝", "〕\\]］】）)﹞"
_NUMBER = lazy(
    rf"[（(]?(?P<organ>[\u4e00-\u9fff]{{1,14}})\s?[{_OPEN}]\s?(?P<year>(?:19|20)\d\d)\s?[{_CLOSE}]\s?第?\s?(?P<number>\d{{1,5}})\s?号[)）]?"
)
_NAME = lazy("[\u4e00-\u9fffA-Za-z（）()“”·]{2,40}")
_SPACED_NAME = lazy("(?:[\u4e00-\u9fff] ){2,20}[\u4e00-\u9fff]")
_ATTACHED = lazy(r"附\s?件\s?\d{0,2}\s?[：:]\s?\S|附\s?件\s?\d{1,2}[.．、]\s?\S")
_LABEL_ALONE = lazy(r"附\s?件\s?[：:]")
_ITEM = lazy(r"\d{1,2}\s?[.．、]\s?\S")
_ATTACHMENT_LABEL = lazy(r"附\s?件\s?(?:\d{1,2}\s?)?[：:.．、]?\s?")
_NEXT_ITEM = lazy(r"[；;，,、\s]\s?(?=\d{1,2}\s?[.．、]\s?[^\d\s])")
_ITEM_NUMBER = lazy(r"\d{1,2}\s?[.．、]\s?")
_ANNEX = lazy(r"附\s?件\s?[\d一二三四五六七八九十]{0,3}\s?[：:]?")
_FILE = lazy(r"\.(?:docx?|xlsx?|pdf|wps|zip|rar|et|ofd|pptx?)\b", re.IGNORECASE)
_CC = lazy(r"(?:抄\s?送|分送)\s?[：:]\s?\S")
_PERSON = lazy("(?!各|诸|全|尊|敬|亲)[\u4e00-\u9fff·]{2,10}")
_SHORTEST_CALLED = 3
"""Characters that a name and what its bearer is called are more than."""
_PARENTHESES = lazy("[（(][^（()）]{2,80}[)）]")
_ISSUED = lazy("关于(?:印发|转发|发布|公布)(.{2,60})的(?:通知|公告|通告|决定)")
_BRINGS = lazy("现(?:予|印发|转发|批转|下发|发布|公布)|(?:印发|转发|批转|下发)给?你们")
_QUOTED = lazy("《([^《》]{2,80})》")
_BETWEEN_ORGANS = lazy(r"\s{2,}|\u3000+")
_PARTS = lazy("[，、,；;]")
_MARK = lazy("[，。；！？]")
_LONGEST_ADDRESSEE, _LONGEST_TITLE, _REACH = 240, 90, 8
_MOST_TITLES = 20
_MOST_TITLE_LINES = 3
_MOST_ABOVE = 6
"""Lines of the letterhead above the number: 份号, 密级, 紧急程度, 发文机关标志."""
_OF_LETTERHEAD = (
    ("copy-number", lazy(r"(?:份\s?号\s?[:：]?\s?)?(\d{6})")),
    (
        "classification",
        lazy(r"(?:密\s?级\s?[:：]\s?)?((?:绝密|机密|秘密)(?:\s?[★☆]\s?(?:\d{1,3}\s?(?:年|个?月|天|日)|长期)?)?)"),
    ),
    ("urgency", lazy(r"(?:紧急程度\s?[:：]\s?)?(特\s?急|加\s?急|平\s?急|特\s?提)")),
    ("signer", lazy(r"签发人\s?[:：]\s?([\u3400-\u9fff·、 ]{2,40})")),
)
"""What GB/T 9704-2012, 7.2.1 to 7.2.3 and 7.2.6, set above and beside the name of the organ."""
_EVIDENCE = 2
"""Parts that a page must show; one alone is no official document."""


@lru_cache(maxsize=1)
def _organs() -> re.Pattern[str]:
    words = sorted(rules.table("official")["organs"], key=len, reverse=True)
    return lazy("(?:" + "|".join(map(re.escape, words)) + ")(?:[（(][^（()）]{1,20}[)）])?")


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    words = sorted(rules.table("official")["kinds"], key=len, reverse=True)
    return lazy(f"的(?:{'|'.join(map(re.escape, words))})(?:[（(][^（()）]{{1,20}}[)）])?")


def is_number(text: str) -> bool:
    """A line that is a 发文字号 and nothing else."""
    return _NUMBER.fullmatch(text.strip()) is not None


def read_number(text: str) -> str:
    """A 发文字号 with its brackets as 7.2.5 wants them, ``临政发〔2022〕7号``; empty where the line is none."""
    found = _NUMBER.fullmatch(text.strip())
    return f"{found['organ']}〔{found['year']}〕{found['number']}号" if found else ""


def is_title(text: str) -> bool:
    """Worded as the title of an official document: 关于……的通知, or a name and 的公告."""
    at = text.rfind("的")
    return at > 0 and len(text) <= _LONGEST_TITLE and _titles().fullmatch(text, at) is not None and "。" not in text


def is_organ(text: str) -> bool:
    """The name of an organ and nothing else."""
    name = text.strip()
    name = name.replace(" ", "") if _SPACED_NAME.fullmatch(name) else name
    return _NAME.fullmatch(name) is not None and _ends_like_organ(name)


def organs(text: str) -> list[str]:
    """The organs that a line names and nothing else: one, or several with wide blanks between them."""
    names = _BETWEEN_ORGANS.split(text.strip())
    return names if all(map(is_organ, names)) else []


def _ends_like_organ(name: str) -> bool:
    """The last characters of a name, with what stands in parentheses behind it, are an organ's."""
    return any(_organs().fullmatch(name, at) for at in range(max(0, len(name) - 26), len(name)))


def is_addressee(text: str) -> bool:
    """Names of organs with a colon behind the last: 各乡镇人民政府，县政府各部门："""
    text = text.strip()
    if len(text) > _LONGEST_ADDRESSEE or text[-1:] not in ("：", ":") or "。" in text:
        return False
    return _are_organs(text[:-1]) or _are_persons(text[:-1])


def _are_persons(text: str) -> bool:
    """Names with what the last of their bearers is called, and no other words: 林晓河、江涛委员."""
    names = [name.strip() for name in _PARTS.split(text)]
    called = tuple(rules.table("official")["persons"])
    return all(map(_PERSON.fullmatch, names)) and len(names[-1]) > _SHORTEST_CALLED and names[-1].endswith(called)


def _are_organs(text: str) -> bool:
    names = [name for name in _PARTS.split(text) if name.strip()]
    ends = [_ends_like_organ(name.strip()) for name in names]
    return bool(ends) and ends[-1] and 2 * sum(ends) > len(ends)


def split_signature(text: str) -> str:
    """The organ on a line that ends in the date, ``水利局　2021年3月8日``; empty where it is no such line."""
    found = DAY_FORM.search(text)
    if found is None or found.end() != len(text.rstrip()):
        return ""
    organ = text[: found.start()].strip()
    return organ if organ and is_organ(organ) else ""


def named_document(title: str) -> str:
    """What a title says that it is issued with: 渡口管理办法 of 关于印发《渡口管理办法》的通知; empty where none is."""
    found = _ISSUED.search(title)
    return found[1].strip("《》〈〉 ") if found else ""


def brought_with(texts: Iterable[str]) -> frozenset[str]:
    """The documents that a text says it brings: 《渡口管理办法》已经县政府同意，现印发给你们。"""
    return frozenset(name for text in texts if _BRINGS.search(text) for name in _QUOTED.findall(text))


def frame(texts: Sequence[str]) -> dict[int, str]:
    """The part of an official document that each line is, by its index; empty for a page that is none."""
    lines = [text.strip() for text in texts]
    number = _own_number(lines)
    titles = [n for n, text in enumerate(lines) if is_title(text)]
    if number is not None:
        near = [n for n in titles if -_REACH <= n - number <= _REACH / 2]
        return _frame(lines, number, min(near, key=lambda n: abs(n - number), default=None))
    return next((parts for title in titles[:_MOST_TITLES] if (parts := _frame(lines, None, title))), {})


def _own_number(lines: Sequence[str]) -> int | None:
    """The number right above 主送机关; the first where none is: sites tell it in a list above the document too."""
    numbers = [n for n, text in enumerate(lines) if is_number(text)]
    above = (n for n in numbers if any(is_addressee(text) for text in lines[n + 1 : n + 3]))
    return next(above, numbers[0] if numbers else None)


def _title_above(lines: Sequence[str], number: int) -> range:
    """The lines right above the number that are the title on two or three, as the page says it on one elsewhere."""
    whole = {_joined([text]) for text in lines if is_title(text)}
    starts = (start for start in (number - 2, number - 3) if start >= 0 and _joined(lines[start:number]) in whole)
    return range(next(starts, number), number)


def _frame(lines: Sequence[str], number: int | None, title: int | None) -> dict[int, str]:
    """The same, where the number and the title stand there."""
    start = max(n for n in (number, title) if n is not None)
    parts: dict[int, str] = {} if number is None else {number: NUMBER}
    addressee = list(_addressee(lines, start + 1))
    parts |= dict.fromkeys(addressee, ADDRESSEE)
    begin = addressee[-1] if addressee else start
    signed = _signed(lines, begin + 1)
    if (number is not None) + (title is not None) + bool(addressee) + bool(signed) < _EVIDENCE:
        return {}
    if number is not None:
        parts |= _above(lines, number, addressee) | dict.fromkeys(_title_above(lines, number), TITLE)
    parts |= signed | _attached(lines, range(begin + 1, min(signed, default=len(lines))))
    if signed:
        wording = "".join(lines[n] for n in sorted(parts) if parts[n] == TITLE)
        named = brought_with(lines[begin + 1 : min(signed)]) | {named_document(wording or lines[title or 0])}
        attached = read_attachments([lines[n] for n in sorted(parts) if parts[n] == ATTACHMENTS])
        parts |= _below(lines, max(signed) + 1, named - {""}, attached)
    return parts


def _addressee(lines: Sequence[str], start: int) -> Iterator[int]:
    """The lines of 主送机关, within a few lines below number and title."""
    here = range(start, min(len(lines), start + _REACH))
    last = next((n for n in here if is_addressee(lines[n])), None)
    if last is None:
        return
    first = last
    while first > start and lines[first - 1][-1:] in ("，", "、", ",") and _are_organs(lines[first - 1]):
        first -= 1
    yield from range(first, last + 1)


def _signed(lines: Sequence[str], start: int) -> dict[int, str]:
    """署名 and 成文日期: a date on its own line below names of organs, or behind one."""
    for n in range(start, len(lines)):
        if split_signature(lines[n]):
            return {n: SIGNATURE}
        if not is_day(lines[n]):
            continue
        first = n
        while first - 1 >= start and organs(lines[first - 1]):
            first -= 1
        if first < n:
            return {**dict.fromkeys(range(first, n), SIGNATURE), n: DAY}
    return {}


def _above(lines: Sequence[str], number: int, addressee: Sequence[int]) -> dict[int, str]:
    """发文机关标志 above the number; the title, where it stands between number and addressee."""
    parts = {}
    for n in range(max(0, number - 2), number):
        if lines[n].endswith("文件") and is_organ(lines[n].removesuffix("文件")):
            parts[n] = ISSUER
    n = min(parts, default=number) - 1
    while n >= 0 and number - n <= _MOST_ABOVE and read_letterhead(lines[n]):
        parts[n] = LETTERHEAD
        n -= 1
    between = range(number + 1, addressee[0]) if addressee else range(0)
    if 1 <= len(between) <= 4 and is_title("".join(lines[n] for n in between)):
        parts |= dict.fromkeys(between, TITLE)
    return parts


def read_letterhead(text: str) -> dict[str, str]:
    """份号, 密级和保密期限, 紧急程度, 签发人 of a line that holds nothing else; each between its blanks."""
    whole = " ".join(text.split())
    for name, form in _OF_LETTERHEAD:
        if found := form.fullmatch(whole):
            return {name: found[1].strip() if name == "signer" else found[1].replace(" ", "")}
    parts = [read_letterhead(word) for word in whole.split(" ")] if 0 < whole.count(" ") <= len(_OF_LETTERHEAD) else []
    return {name: value for part in parts for name, value in part.items()} if all(parts) else {}


def _attached(lines: Sequence[str], here: range) -> dict[int, str]:
    """附件说明: a line that begins so, and the numbered ones below it."""
    parts = {}
    inside = False
    for n in here:
        text = lines[n]
        begins = _ATTACHED.match(text) is not None
        alone = _LABEL_ALONE.fullmatch(text) is not None and n + 1 in here and bool(_ITEM.match(lines[n + 1]))
        inside = begins or alone or (inside and _ITEM.match(text) is not None)
        if inside and not any(_MARK.search(item.rstrip("。；")) for item in _items(text)):
            parts[n] = ATTACHMENTS
    return parts


def _items(text: str) -> list[str]:
    """The attachments that one line names: 附件：1.站址图；2.项目表. Their numbers follow each other from 1."""
    label = _ATTACHMENT_LABEL.match(text)
    rest = text[label.end() :] if label and _LABEL_ALONE.fullmatch(label[0].strip()) else text
    items = _NEXT_ITEM.split(rest)
    numbers = [_ITEM_NUMBER.match(item) for item in items]
    in_order = all(found and int(re.split(r"\D", found[0])[0]) == n for n, found in enumerate(numbers, 1))
    return items if len(items) > 1 and in_order else [text]


def _below(lines: Sequence[str], start: int, named: frozenset[str], attached: Sequence[str]) -> dict[int, str]:
    """What stands below the date: 附注, the attachments and their titles, 抄送, 印发. ``named``: the documents that
    this one brings; the title of one may stand on two lines; ``attached``: the attachments that it has."""
    parts: dict[int, str] = {}
    for n in range(start, len(lines)):
        text = lines[n]
        if n < start + 3 and _PARENTHESES.fullmatch(text):
            parts[n] = NOTE
        elif _ANNEX.fullmatch(text):
            parts[n] = ANNEX
            parts |= dict.fromkeys(_annex_title(lines, n + 1, attached), ANNEX_TITLE)
        elif n not in parts and (of := next((k for k in (1, 2) if _joined(lines[n : n + k]) in named), 0)):
            parts |= dict.fromkeys(range(n, n + of), ANNEX_TITLE)
        elif _CC.match(text) and len(text) <= _LONGEST_ADDRESSEE:
            parts[n] = CC
        elif is_imprint(text):
            parts[n] = IMPRINT
        elif _is_file_list(lines, n, parts) or (attached and _names_file(text)):
            parts[n] = ATTACHMENTS
    return parts


def _annex_title(lines: Sequence[str], start: int, attached: Sequence[str]) -> range:
    """The lines of the title below 附件1: one, and more as long as what they say is no more than a part of the name
    that the document itself calls an attachment by, which goes on behind it."""
    end = start
    while end < min(len(lines), start + _MOST_TITLE_LINES) and _may_be_title(lines[end]):
        end += 1
        said = _joined(lines[start:end])
        if not any(said in (name := _joined([one])) and not name.endswith(said) for one in attached):
            break
    return range(start, end)


def _may_be_title(text: str) -> bool:
    return 4 <= len(text) <= 60 and not _MARK.search(text)


def _names_file(text: str) -> bool:
    """A file of an attachment as sites list them below a document: 通告附件1.docx."""
    return "附件" in text and is_file(text) and not _MARK.search(text)


def is_file(text: str) -> bool:
    """It ends as the name of a file does."""
    return any(found.end() == len(text.rstrip()) for found in _FILE.finditer(text))


def _joined(lines: Sequence[str]) -> str:
    return "".join("".join(lines).split()).strip("《》")


def _is_file_list(lines: Sequence[str], n: int, parts: dict[int, str]) -> bool:
    """附件 below the date, as sites list the files to be loaded down."""
    text = lines[n]
    if _ATTACHED.match(text):
        return _FILE.search(text) is not None or not _MARK.search(text)
    return parts.get(n - 1) == ATTACHMENTS and _ITEM.match(text) is not None and not _MARK.search(text)


def read_attachments(texts: Sequence[str]) -> tuple[str, ...]:
    """The names of the attachments, without the label and without the numbers of several; those of files that say no
    more than that they are attached, 附件1.docx, only where nothing else names them."""
    names = [name for text in texts for item in _items(text.strip()) if (name := _bare(item))]
    return tuple(name for name in names if not _names_file(name)) or tuple(names)


def _bare(text: str) -> str:
    text = text.strip()
    for mark in (_ATTACHMENT_LABEL, _ITEM_NUMBER):
        if found := mark.match(text):
            text = text[found.end() :]
    return text.strip("。；; ")
