"""Labels of an article's head that text recognition glued to their values: 摘要本文…, 关键词甲；乙中图分类号：…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from kanyin import rules
from kanyin.model import MATH, SCAN
from kanyin.patterns import lazy
from kanyin.read.ocr.entries import GONE, Entry
from kanyin.read.ocr.glued import text_behind
from kanyin.read.ocr.running_heads import is_misread

HEAD = 30
"""Blocks at the beginning, and at the end, of a page that can hold labels."""
_GLUED = lazy(
    r"(?P<word>(?:[\[【〔]\s*+)?"
    r"(?:摘\s*+要|关\s*+键\s*+词|关\s*+键\s*+字|[Aa]bstract|ABSTRACT|[Kk]ey\s?-?\s?[Ww]ords?|KEY\s?WORDS)(?:\s*+[\]】〕])?)"
    r"(?P<mark>\s*+[;；.,，。、]?\s*+)(?!中[的，,、。提出所已都还没不未])(?=[^\s:：;；.,，。、\]】〕的与和及])"
)
"""摘要中提出… speaks of an abstract, 摘要中亚… is one."""
_SEPARATED = lazy("[;；,，、]")
_WITHIN = lazy(
    r"(?<=[^\s(（])[ \u3000]*+(?=(?:[\[【]\s*)?"
    r"(?:中[图国](?:法)?分类号|文献(?:标[识志]|表示)码|文章编号|基金项目|收稿日期|作者简介|(?:本文)?责任编辑|DOI|doi|分类号|开放科学\s?[(（]资源服务[)）]\s?标识码\s?[(（]OSID[)）])\s*[\]】]?\s*[:：]|中图(?:法)?分类号\s?(?:[A-Z]|"
    rf"{MATH[0]})|(?:DOI|doi)\s?10\.\d{4})"
)
_HAN = lazy("[\u3400-\u9fff]")
LONGEST_KEYWORDS, LONGEST_PLAIN = 300, 60
"""Characters of keywords, and of those that lost what parted them."""
_SENTENCE = lazy("[。！？，,]|^(?:分析|研究|检索|提取|抽取|是|在|为|共现|聚类|的)")
"""What keywords are not: a sentence, or a text that speaks of keywords."""
_BARE_LABELS = lazy(r"(?:(?:中图(?:法)?分类号|文献(?:标[识志]|表示)码|文章编号)\s?[:：]?\s{0,4}+){1,4}+")
"""Labels of codes, none of which has one."""
_LEGEND = lazy(
    r"\\?[*＊†#]{1,2}\s?(?:通[讯信]作者|责任作者|联系人|(?:具有)?同等贡献(?:作者)?|共同第一作者|并列第一作者)\s?[:：。]?"
)
"""What the stars behind names mean, alone on its line."""
_EMPTY = lazy(
    r"(?:收稿|修回|修订|录用|接受)日期\s?[:：]?\s?|开放科学\s?[(（]资源服务[)）]\s?标识码\s?[(（]OSID[)）]\s?[:：]?\s?"
)
"""The name of a date that was not printed yet, or of a picture that a telephone reads."""
LEAST_ABSTRACT = 60


_ABSTRACT_WITHIN = lazy(
    r"(?<=[\dA-Za-z\u3400-\u9fff)）])[ \u3000]*+"
    r"(?=[【\[]?\s?摘[ \u3000]?要\s?(?:[】\]]|[:：])|(?:Abstract|ABSTRACT)\s?[:：])"
    r"|(?<=\d{6})\s?(?=摘[ \u3000]?要\s?[\u3400-\u9fff])"
)
LONGEST_BEFORE = 600


_NOT_BELOW = frozenset({"abstract", "abstract-en"})
"""Fields that can have several paragraphs below their label."""


_BARE_ABSTRACT = frozenset({"Abstract", "ABSTRACT"})


def with_values(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a label that stands alone, as a heading does, is one line with the value below it."""
    out: list[Entry] = []
    for one in entries:
        before = out[-1] if out else None
        if before and _can_be_value(before, one):
            out[-1] = replace(before, last=one.last, texts=(before.text + one.text,))
        elif before and before.text in _BARE_ABSTRACT and one.kind.startswith(SCAN) and one.text[:1] in tuple("【[〔"):
            out[-1] = replace(before, last=one.last, texts=(f"{before.text}: {one.text}",))
        elif before and before.text in _BARE_ABSTRACT and one.kind.startswith(SCAN) and _is_chinese(one.text):
            out[-1] = replace(before, last=one.last, texts=(f"摘要：{one.text}",))
        elif (found := _CHINESE_KEYWORDS.match(one.text)) and one.kind.startswith(SCAN):
            out.append(replace(one, texts=(f"关键词：{one.text[found.end() :]}",), spans=()))
        else:
            out.append(one)
    return out


def _is_chinese(text: str) -> bool:
    """Half of the characters are Han."""
    return 2 * len(_HAN.findall(text)) > len(text)


_CHINESE_KEYWORDS = lazy(
    r"(?:Keywords?|Key\s[Ww]ords?|KEY\s?WORDS)\s?[:：]\s?(?=[\u3400-\u9fff]{1,12}[，；;,][\u3400-\u9fff，；;,]{2,80}$)"
)
"""The English label before keywords in Chinese."""


def _can_be_value(entry: Entry, below: Entry) -> bool:
    """The entry is a label alone, and what follows can be its value: a code is short and no sentence."""
    label = rules.label(entry.text) if entry.kind.startswith(SCAN) and entry.text else None
    if label is None or label.value or label.field in _NOT_BELOW:
        return False
    is_code = len(below.text) <= LONGEST_CODE and "。" not in below.text
    is_text = below.text != "" and below.kind.startswith(SCAN) and rules.label(below.text) is None
    return is_text and (is_code or label.field not in _CODES)


LONGEST_CODE = 60
"""Characters of a class number or another code, further ones of the same line among them."""


def with_brackets(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a line of units or a caption whose bracket closes on the next line is one with it."""
    out: list[Entry] = []
    for n, one in enumerate(entries):
        before = out[-1] if out else None
        if before and (n < HEAD or rules.is_caption(before.text)) and _is_open(before) and _closes(one):
            blank = " " * (before.text[-1:].isascii() and before.text[-1:].isalpha() and one.text[:1].isascii())
            texts = (before.text + blank + one.text,)
            out[-1] = replace(before, last=one.last, texts=texts, spans=())
        else:
            out.append(one)
    return out


def _is_open(entry: Entry) -> bool:
    text = entry.text
    is_scan = entry.kind.startswith(SCAN) and rules.label(text) is None
    return is_scan and _depth(text) == 1 and len(text) <= LONGEST_BEFORE


_CITED_BEHIND = lazy(r"\s?\[\d{1,3}\]$")


def _closes(entry: Entry) -> bool:
    text = entry.text
    text = _CITED_BEHIND.sub("", text).rstrip("*＊ ")
    return entry.kind.startswith(SCAN) and _depth(text) == -1 and text[-1:] in ")）"


def _depth(text: str) -> int:
    return len(re.findall("[(（]", text)) - len(re.findall("[)）]", text))


_LIST_BEHIND = lazy(r"(?<=[。.；])[ \u3000]{0,4}+(?=参考文献\s?[:：]?$)")
"""The heading of the references on the last line of the text."""
_LIST_BELOW = lazy(r"(?:\d{1,2}\s?)?(参考文献)\s?[:：]?\s?(?=[\[［]\s?1\s?[\]］])")
"""The same on the first line of the list, with the number of a section or of a line before it."""


def with_labels(entries: Sequence[Entry]) -> list[Entry]:
    """The entries; a label is set off from its value by a space, and the next label begins a line."""
    size = len(entries)
    out: list[Entry] = []
    for n, one in enumerate(entries):
        if _LEGEND.fullmatch(one.text) or _EMPTY.fullmatch(one.text):
            out.append(replace(one, texts=(), spans=(), rule=GONE))
            continue
        if one.kind.startswith(SCAN) and one.texts and len(one.texts) > 1 and n < HEAD:
            texts = (*one.texts[:-1], _structured(one.texts[-1]))
            one = one if texts == one.texts else replace(one, texts=texts, spans=())
        if one.kind.startswith(SCAN) and one.text and (n < HEAD or n >= size - HEAD):
            texts = tuple(map(_plain_code, _parted(_structured(_set_off(_well_read(one.text))))))
            texts = (
                tuple(text for text in texts if not (_BARE_LABELS.fullmatch(text) or _EMPTY.fullmatch(text)))
                or texts[:1]
            )
            one = one if texts == one.texts else replace(one, texts=texts, spans=())
        out.append(_with_list(one) if one.kind.startswith(SCAN) else one)
    return out


def _with_list(entry: Entry) -> Entry:
    """The entry; the heading of the references is a line of its own."""
    text = entry.text
    if found := _LIST_BEHIND.search(text):
        return replace(entry, texts=(text[: found.start()], text[found.end() :]), spans=())
    if found := _LIST_BELOW.match(text):
        return replace(entry, texts=(found[1], text[found.end() :]), spans=())
    return entry


_BEHEADED = lazy(
    r"^(?:[:：;；.]?\s?ey\s?[Ww]ords(?=\s?[:：])|(?:e?y\s?)?words(?=\s?[A-Za-z][^。；;\u3400-\u9fff]{2,80}[;；])\s?)"
)
"""A label whose first letter was lost at the edge of a page."""
_KEYWORDS_WITHIN = lazy(r"(?:(?<=[.。：:\n\u3000])|(?<! ) )[ ]*+(?=(?:Key\s?[Ww]ords|KEY\s?WORDS)\s?[:：A-Za-z])")


_TEX = lazy(r"\\[a-zA-Z]+|[\s{}^_\\~]+")


_AIM = lazy(r"(?:摘\s?要\s?[:：】\]]?\s?)?目的(?P<gap>\s?)(?=[^：:\s【】\[\]，。/])")
_PART = lazy(r"(?<=[。；;])\s?(?P<name>方法|结果|结论)(?P<gap>\s?)(?=[^：:\s/【】\[\]，。])")


def _structured(text: str) -> str:
    """An abstract whose labels stand in other type before their sentences, with a colon behind each: 目的探索…; where
    recognition left a blank behind some of them, all have one.
    """
    aim = _AIM.match(text)
    parts = list(_PART.finditer(text, aim.end())) if aim else []
    if aim is None or [part["name"] for part in parts] != ["方法", "结果", "结论"]:
        return text
    labels = [aim, *parts]
    between = "\u3000" if any(label["gap"] for label in labels) else "："
    pieces = [text[label.end() : below.start("gap")] for label, below in pairwise(labels)]
    return between.join((text[: aim.start("gap")], *pieces, text[parts[-1].end() :]))


def _plain_code(text: str) -> str:
    """A class number that recognition read as a formula, as it was printed: S865.2+2."""
    if _BROKEN_DOI.match(text):
        return _BLANK_IN_DOI.sub("", text)
    label = rules.label(text) if MATH[0] in text else None
    if label is None or label.field not in _CODES:
        return text
    return _FORMULA.sub(lambda formula: _TEX.sub("", formula[1]), text)


_BROKEN_DOI = lazy(r"[\[【]?(?:DOI|doi)[\]】]?\s?[:：]?\s?10\.\d{4,9}/\S{1,60}\s[-/.]\S{1,40}$")
_BLANK_IN_DOI = lazy(r"(?<=\S)\s(?=[-/.]\S)")
_BARE_CODE = lazy(
    r"(?P<word>(?:中图法?)?分类号|文献(?:标[识志]|表示)码|文章编号|DOI|doi)"
    r"\s*+(?P<value>[A-Z]{1,2}\d|[A-E](?=$|\s)|\d{4}-?\d{3}[\dX]|10\.\d{4})"
)


_LABELS = (
    "中图分类号",
    "文献标识码",
    "文献标志码",
    "文章编号",
    "收稿日期",
    "修回日期",
    "基金项目",
    "作者简介",
    "通讯作者",
)
_IN_LATIN = ("abstract", "keywords")
ALIKE = 0.82
"""How much of a misread label is the label: Astract and Abstraet are."""
_LATIN_WORD = lazy(r"([A-Za-z]{5,9}|[A-Za-z]{2,4} [A-Za-z]{4,6})\s?[:：]|([A-Z]{6,9}) (?=[A-Z][a-z])")
_LIFE = lazy(r"[\u3400-\u9fff]{2,3}\s?[,，]?\s?[男女]\s?[,，]?\s?[（(]?(?:19|20)\d\d(?:年|[-—–~])")
"""The beginning of a note on an author that no label tells: 顾之砚男1970年生."""
_MISREAD = lazy(
    "(?:"
    + "|".join(
        ("" if len(label) > 4 else "(?<![\u3400-\u9fff])") + f"{label[:n]}(?!{label[n]})[\u3400-\u9fff]{label[n + 1 :]}"
        for label in _LABELS
        for n in range(len(label))
    )
    + r")(?=\s?[:：])"
)
"""A label of which one character was misread, before its colon."""
_COLON = lazy("[:：]")
_TWICE = lazy(r"^(?:Abstract|Key ?words)\s?[:：]\s?(?=(?:Abstract|Key ?words)\s?[:：])", re.IGNORECASE)
"""A label that was read twice."""


def _well_read(text: str) -> str:
    """A line with its labels as they were printed: 中国分类号 is 中图分类号, Astract is Abstract.

    A note on an author that lost its blanks, so that nothing else tells it, gets a label.
    """
    if _LIFE.match(text):
        return f"作者简介：{text}"
    text = _TWICE.sub("", text)
    found = _LATIN_WORD.match(text)
    if found and rules.label(text) is None:
        word = (found[1] or found[2]).replace(" ", "").lower()
        label = next((each for each in _IN_LATIN if SequenceMatcher(None, word, each).ratio() >= ALIKE), "")
        text = f"{label.capitalize()}:{text[found.end() :]}" if label else text
    return _MISREAD.sub(_as_printed, text) if _COLON.search(text) else text


def _as_printed(found: re.Match[str]) -> str:
    is_label = rules.label(f"{found[0]}：") is not None  # 文献标识码 is not 文献标志码 misread
    return found[0] if is_label else next(label for label in _LABELS if is_misread(found[0], label))


def _set_off(text: str) -> str:
    text = _BARE_CODE.sub(r"\g<word>：\g<value>", _BEHEADED.sub(_with_head, text))
    found = _GLUED.match(text)
    if found is None or rules.label(text) is not None:
        return text
    value = text[found.end() :]
    if found["word"].strip("[【〔] 】〕")[:1] in "摘Aa":
        return f"{found['word']}：{value}" if len(value) >= LEAST_ABSTRACT else text
    end = text_behind(text, found.end()) if found["word"].strip("[【〔 ")[0] in "Kk" else 0
    is_glued = found["mark"] == "" and value[:1].isupper()
    is_short = len(value) <= LONGEST_PLAIN * (1 + is_glued) and _SENTENCE.search(value) is None
    is_plain = is_short and (is_glued or found["word"].strip("[【〔 ")[0] == "关")
    is_list = (end or len(text)) <= LONGEST_KEYWORDS and (_SEPARATED.search(value) or _WITHIN.search(value) or is_plain)
    return f"{found['word']}：{value}" if is_list else text


def _with_head(found: re.Match[str]) -> str:
    return "Key words" if found.string[found.end() : found.end() + 2].lstrip()[:1] in (":", "：") else "Key words: "


def _parted(text: str) -> tuple[str, ...]:
    """A line, parted where each further label begins on it, or the text behind the English keywords."""
    parts = []
    while (seam := _seam(text))[1]:
        parts.append(text[: seam[0]].rstrip(" :："))
        text = _set_off(text[seam[1] :])
    return (*parts, text)


def _keywords_within(text: str) -> re.Match[str] | None:
    """The keywords behind an English paragraph, as the end of an abstract that was broken is one."""
    found = _KEYWORDS_WITHIN.search(text)
    return found if found and found.start() and _HAN.search(text, 0, found.start()) is None else None


_ENGLISH_KEYWORDS = lazy(r"(?<=[\u3400-\u9fff）)])\s?(?=(?:Key\s?[Ww]ords?|KEY\s?WORDS)\b)")
_FOOT_WITHIN = lazy(r"(?<=[A-Za-z,.])\s(?=(?:基金项目|收稿日期|作者简介|通[讯信]作者)\s?[:：])")
"""The foot of the page, where it cuts the English abstract."""
_NOTES_WITHIN = lazy(
    r"(?<=[a-zA-Z\d)）]) "
    r"(?=Correspond(?:ent|ing [Aa]uthor)\s?:|Supported by [A-Z]|Manuscript received \d|Foundation item\s?:)"
)
"""The notes of an English head, behind the units and one another."""


def _seam(text: str) -> tuple[int, int]:
    """Where the first part of a line ends and the second begins; zeros where it is one."""
    label = rules.label(text)
    if (notes := _NOTES_WITHIN.search(text)) and not _HAN.search(text, 0, notes.start()):
        return notes.span()
    if label is None:
        found = _ABSTRACT_WITHIN.search(text)
        found = found if found and found.start() <= LONGEST_BEFORE else _keywords_within(text)
    elif label.field == "abstract-en":
        found = _KEYWORDS_WITHIN.search(text) or _FOOT_WITHIN.search(text)
    elif label.field == "keywords-en" and (at := text_behind(text, label.end)):
        return at, at
    else:
        found = _WITHIN.search(text, label.end) if label.field in _BEFORE_CODES else None
        if found is None and label.field == "keywords":
            found = _ENGLISH_KEYWORDS.search(text, label.end)
    return found.span() if found else (0, 0)


_CODES = frozenset({"CLC", "document-code", "article-id"})
_FORMULA = lazy(f"{MATH[0]}([^{MATH[0]}{MATH[1]}]*+){MATH[1]}")
_BEFORE_CODES = frozenset({"keywords", "abstract", "keywords-en", "CLC", "document-code", "article-id", "received"})
