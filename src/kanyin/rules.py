"""The rule tables in ``rules/*.toml``: loaded once, checked, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from kanyin import precompiled
from kanyin.patterns import any_of, lazy, quick
from kanyin.sieve import Sieve


@lru_cache
def table(name: str) -> dict[str, Any]:
    """One rule file as it stands, by its name without ``.toml``."""
    text = resources.files("kanyin").joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
    return precompiled.table_of(text)


def localized(row: Mapping[str, Any], key: str, language: str) -> str:
    """A text of a row for people, in ``zh`` or ``en``.

    Chinese stands under ``key``, English beside it under ``key-en``; what is the same in both has no ``key-en``.
    """
    text: str = row.get(f"{key}-en", row[key]) if language == "en" else row[key]
    return text


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of numbering headings; ``rank`` orders the schemes from chapter to item."""

    id: str
    pattern: re.Pattern[str]
    rank: int


@lru_cache(maxsize=1)
def schemes() -> tuple[Scheme, ...]:
    """All numbering schemes, in the order in which they are tried."""
    return tuple(
        Scheme(row["id"], lazy(f"({row['number']}){row['then']}"), row["rank"]) for row in table("headings")["scheme"]
    )


_MAY_BE_NUMBER = lazy("番外|外[传篇]|[第一二三四五六七八九十（(〔0-9①-⑳⑴-⒇]")


@lru_cache(maxsize=4096)
def split_heading(text: str) -> tuple[str, str, Scheme] | None:
    """A line that begins with a heading's number: the number, the rest, and the scheme; or None."""
    if not _MAY_BE_NUMBER.match(text):
        return None
    for scheme in schemes():
        found = scheme.pattern.match(text)
        if found:
            return found[1], text[found.end(1) :].strip(), scheme
    return None


@lru_cache(maxsize=1)
def _unnumbered() -> tuple[frozenset[str], re.Pattern[str]]:
    rows = table("headings")["unnumbered"]
    form = next(row["form"] for row in rows if row.get("references"))
    return frozenset(name for row in rows for name in row["names"]), lazy(form)


LONGEST_NAME = 30
"""Characters of the longest line that can be the name of a section and nothing else."""


def bare(text: str) -> str:
    """A short line without the white space inside it and without the marks that labels wear."""
    return _WORN.sub("", text)


_WORN = lazy(r"[\s:：\[\]【】［］〔〕]")


def is_unnumbered_heading(text: str) -> bool:
    """引言, 结语 and their like, alone on a line."""
    return len(text) <= LONGEST_NAME and bare(text) in _unnumbered()[0]


@lru_cache(maxsize=4096)
def is_references_heading(text: str) -> bool:
    """参考文献 and its like, alone on a line, whatever its brackets, colon and number."""
    if len(text) > LONGEST_NAME:
        return False
    text = _ORNAMENTS.sub("", text)
    if not _MAY_NAME_REFERENCES.search(text):
        return False
    found = split_heading(text)
    words = bare(found[1] if found else text)
    ways = (words, _IN_ENGLISH_TOO.sub("", words), _ENGLISH_FIRST.sub("", words))
    return any(map(_unnumbered()[1].fullmatch, ways))


def name_of_references(text: str) -> str:
    """The words of such a heading, as they are printed: English ones keep the blanks between them."""
    plain = _ORNAMENTS.sub("", text)
    return bare(plain) if not plain.isascii() else " ".join(_WORN.sub(" ", plain).split())


_ORNAMENTS = lazy(r"^[\s—–=_*#§·•◆◇■□●○▪▲★☆※~～<>《》|-]+|[\s—–=_*#·•◆◇■□●○▪▲★☆※~～<>《》|-]+$")
_MAY_NAME_REFERENCES = lazy(r"文\s*[献獻]|考|引|(?i:ref|bibl|cited|consul)")
_IN_ENGLISH_TOO = lazy(r"(?<=[\u3400-\u9fff])[(（/|]?(?:References?|REFERENCES?|Bibliography)[)）]?$")
"""``参考文献(References)``."""
_ENGLISH_FIRST = lazy(
    r"^(?:References?|REFERENCES?|Bibliography)[(（/|]?(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[)）]$"
)
"""``References（参考文献）``."""
_CAPTION = lazy(
    r"(?:图|表|附图|附表|续表|Fig\.?|Table|Figure)\s*[\d一二三四五六七八九十]+"
    r"(?:[-－—.．]\d+)?(?![\d年月日])"
)
_ENGLISH_CAPTION = lazy(r"(?:Fig(?:ure)?|Tab(?:le)?)\s?\.?\s*\d", re.IGNORECASE)


def is_english_caption(text: str) -> bool:
    """The line begins as a caption in English does: Fig. 1, Table 2."""
    return _ENGLISH_CAPTION.match(text) is not None


def is_caption(text: str) -> bool:
    """The line begins as the caption of a table or a figure does: 表1, 图 2-3, Fig. 4."""
    return _CAPTION.match(text) is not None


_LEGEND = lazy(
    r"[(（]?(?P<mark>[a-hA-H1-9①-⑨])\s?[)）.．、,，:：－—-][^。]{1,60}?(?:[)）.．、,，:：；;\s\u3000]\s?)?"
    r"(?=[(（]?[b-iB-I2-9②-⑨]\s?[)）.．、:：－—-])[^。]{1,100}|[(（][^()（）。]{4,60}[)）]"
)


def is_legend(text: str) -> bool:
    """``(a)…(b)…``, ``1.… 2.…``, or a line all in brackets: below a figure, what its parts show."""
    return len(text) <= 160 and _LEGEND.fullmatch(text) is not None


_NEEDS_SUBJECT = lazy("是(?![否的谁不啊吗])")


def needs_subject(text: str) -> bool:
    """The line begins with the verb of its sentence: what it speaks of stands on the line above."""
    return _NEEDS_SUBJECT.match(text) is not None


_DATED = lazy(
    r"[(（]?(?:本文于?\s?)?(?:19|20)\d{2}\s*[-－—./年]\s*\d{1,2}\s*(?:[-－—./月]\s*\d{1,2}\s*日?|月)?\s*(?:收稿|收到|收修|修改|修回|修稿|定稿|来稿|录用)"
    r"|(?:[Mm]anuscript\s+)?(?:[Rr]eceived|[Rr]evised|[Aa]ccepted)\b[:：]?\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s)?(?:19|20)\d{2}\b"
)
_BIOGRAPHY = lazy(
    "(?:(?:本文)?作者(?:简介)?[:：]?\\s*+)?[\u3400-\u9fff][\\s\u3000]*[\u3400-\u9fff]{1,3}(?:\\s*+[：:，,（(]\\s*+|\\s++)"
    "(?:(?:男|女)[，,、（( \u3000]|\\d{2}\\s*+岁"
    "|(?:学士|硕士|博士|副?教授|讲师|助教|(?:副|助理)?研究员|(?:高级)?工程师)[，,。、．]"
    "|(?:19|20)\\d{2}\\s*+年?\\s*+(?:\\d{1,2}\\s*+月)?\\s*+(?:出?生|[-－—]\\s*+[)）]))"
)
LONGEST_NOTE = 300
"""Characters of the longest note on an author."""


def is_date_received(text: str) -> bool:
    """``1998-05-12收到原稿``: a date of the manuscript without a label before it."""
    return _DATED.match(text) is not None


def is_biography(text: str) -> bool:
    """``沈　越，男，1993年生…``: the note on an author, without a label before it."""
    return len(text) <= LONGEST_NOTE and _BIOGRAPHY.match(text) is not None


_FUND = lazy(
    "(?>(?:注释?\\s*+[:：]|[*＊※#]+|[(（]?[①-⑤1-5][)）])?)\\s*+"
    "(?:本(?:文|课题|研究|项目|工作|论文)|该(?:课题|研究|项目)|.{0,24}(?:基金|攻关|计划|专项|资助)).{0,80}"
    '(?:资助|基金|项目|课题|成果)(?:项目|课题)?(?:[(（“"].{1,40}[)）”"]|\\s?[A-Z]{0,8}\\d[A-Z\\d/-]{3,24}'
    "|[。.．，,；;]?\\s?(?:合同|项目|课题|批准|资助)?编?号[:：]?\\s?[A-Z\\d][A-Z\\d/—－-]{3,24})?[。.．]?$"
)
_PROJECT = lazy(
    "[*＊※]\\s*+[^。，；\\s]{0,40}(?:科技|科研|科学|研究|发展|攻关|计划|重点|开发)[^。，；\\s]{0,20}(?:项目|课题)(?:[(（][^（）()]{1,40}[)）])?[。．.]?$"
    "|[*＊※]\\s*+[^。，；]{0,30}(?:国家|国际|[省市部委厅])[^。，；]{0,30}(?:项目|课题|专题)[“(（][^。]{2,80}(?:内容|成果|资助|一部分|[)）”])[。．.]?$"
    "|[*＊※]\\s*+[^。，；：:\\s]{2,30}(?:项目|课题|基金|计划)[:：][^。]{2,80}。?$"
    "|[*＊※]\\s*+本(?:研究|文|项目|课题|工作)(?:是|系|为)[^。]{4,80}(?:的一部分|之一|项目|课题|成果|内容)。?$"
)
_NUMBERED_PROJECT = lazy("[*＊※]\\s*+[^。]{6,100}(?:项目|课题|合同)(?:编号|号)[:：]")
_MARKED_FUND = lazy("[*＊※]\\s*+[^。，；]{4,60}(?:基金|资助)[^。，；]{0,60}[\\s　]+[*＊※]{2}")
_ENGLISH_FUND = lazy(
    r"(?i:[*＊]?\s*(?:Supported by\s|Th(?:is|e)\s(?:research|work|paper|project|study).{0,60}\bsupported.{0,12}\bby\b))"
)
_CONTACT = lazy(
    "(?:[*＊※#]+|[①-⑤])?\\s*(?:(?:本文)?通[讯信]联系人|(?:本文)?通[讯信]作者|联系人|现工作单位|第[1一]?作者"
    "|(?:E-?mail|电子信?邮?[箱件]|Tel\\b|Fax\\b)(?=\\s{0,3}[:：]|[^。]{0,40}[@\\d]))",
    re.IGNORECASE,
)
LONGEST_FUND = 140
"""Characters of the longest line that names a fund and nothing else."""


def is_fund(text: str) -> bool:
    """``本课题得到国家自然科学基金资助``, with the mark of a note before it or not."""
    is_starred = text[:1] in "*＊※" and len(text) <= LONGEST_FUND
    if is_starred and (_PROJECT.match(text) or _MARKED_FUND.match(text) or _NUMBERED_PROJECT.match(text)):
        return True
    is_short = len(text) <= LONGEST_FUND and ("资助" in text or "基金" in text)
    return _ENGLISH_FUND.match(text) is not None or (is_short and _FUND.match(text) is not None)


def is_contact(text: str) -> bool:
    """``通讯联系人：…``, ``E-mail: …``, ``现工作单位…``."""
    return len(text) <= LONGEST_FUND and _CONTACT.match(text) is not None


@lru_cache(maxsize=4096)
def is_back_matter(text: str) -> bool:
    """What a journal prints behind the text: dates of the manuscript, funds, contacts, notes on the authors."""
    return is_date_received(text) or is_biography(text) or is_fund(text) or is_contact(text)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of page furniture. ``where``: ``anywhere``, or only at the ``edges`` of the article."""

    id: str
    where: str
    pattern: re.Pattern[str]
    hint: re.Pattern[str] | None
    """A pattern, quick to search for, that a line which the rule knows holds somewhere."""
    weak: bool
    """Text can look like this too (a number in brackets is a counter or an equation): it never begins a page's foot."""
    inset: bool = False
    """Sites set it into texts, an advert: it tells nothing of what stands above it and below."""
    declares: bool = False
    """Terms of reprinting, and who answers for an article: what follows is none of it."""

    def knows(self, text: str) -> bool:
        """The line is such furniture."""
        return (not self.hint or self.hint.search(text) is not None) and self.pattern.match(text) is not None


_SET_APART = lazy("(?<=^[\u3400-\u9fff])(?=[\u3400-\u9fff]$)")  # 提 交
_SEPARATORS = r"[\s|｜丨/·>＞»›,，、:：;；\[\]【】〔〕()（）<《》\d…-]"


def _furniture_pattern(row: dict[str, Any]) -> str:
    if "match" in row:
        return str(row["match"]).replace(r"\s?", r"\s*+")
    words = "|".join(_SET_APART.sub(r"\\s?", re.escape(word)) for word in sorted(row["words"], key=len, reverse=True))
    # Atomic: the longest word wins and is never tried again, so that no line takes long.
    return f"(?>{_SEPARATORS}*+(?:{words})(?![A-Za-z])){{{row['least']},}}+{_SEPARATORS}*+$"


@lru_cache(maxsize=1)
def boilerplate() -> tuple[Rule, ...]:
    """The rules of page furniture, in their order."""
    return tuple(
        Rule(
            row["id"],
            row["where"],
            lazy(_furniture_pattern(row)),
            quick(row["hint"]) if "hint" in row else None,
            *(row.get(flag, False) for flag in ("weak", "inset", "declares")),
        )
        for row in table("boilerplate")["rule"]
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve[Rule]:
    """The rules by how a line begins, and by what it holds."""
    return Sieve(((rule.hint or rule.pattern).pattern, rule.pattern.pattern, rule) for rule in boilerplate())


def furniture(text: str, *, at_edge: bool) -> Rule | None:
    """The rule that knows a line as page furniture, or None."""
    return _first_known(text, at_edge) if len(text) <= MOST_KEPT else _known(text, at_edge)


MOST_KEPT = 400
"""Characters of the longest line whose rule is kept in mind: several stages ask for it."""


def _known(text: str, at_edge: bool) -> Rule | None:
    return next((r for r in _sieve().of(text) if (at_edge or r.where == "anywhere") and r.knows(text)), None)


_first_known = lru_cache(maxsize=4096)(_known)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line or of a field, and what stands behind it."""

    id: str
    field: str
    word: str
    text: str
    """The whole line."""
    end: int
    """Where the value begins in it."""

    @property
    def value(self) -> str:
        """What stands behind the label, up to the line's end."""
        return self.text[self.end :].strip()


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], dict[str, tuple[str, str, bool]], frozenset[str]]:
    known = {
        re.sub(r"\s", "", word): (row["id"], row["field"], bool(row.get("loose")))
        for row in table("labels")["label"]
        for word in row["words"]
    }
    words = any_of(known, between=r"\s*")
    return (
        lazy(
            rf"(?P<open>[\[【〔［(（<〈「『*＊·•●■◆★▲※]?)\s*(?P<word>{words})"
            r"(?:\s*(?P<close>[\]】〕］)）>〉」』]))?(?P<colon>\s*[:：]|(?<=[A-Za-z])\s?[—–]{1,2}(?=\s?[A-Z]))?(?P<space>\s*)"
        ),
        known,
        frozenset(word[0] for word in known) | frozenset("[【〔［(（<〈「『*＊·•●■◆★▲※ \u3000"),
    )


@lru_cache(maxsize=4096)
def label(text: str, start: int = 0) -> Label | None:
    """The label that stands in ``text`` at ``start``, or None.

    A label wears brackets or a colon; those that a row calls ``loose`` may have a space or the line's end instead.
    """
    pattern, known, beginnings = _labels()
    if text[start : start + 1] not in beginnings:
        return None
    found = pattern.match(text, start)
    if not found:
        return None
    rule_id, field, loose = known[re.sub(r"\s", "", found["word"])]
    has_delimiter = found["colon"] or (found["open"] in tuple("[【〔［(（<〈") and found["close"])
    bare_is_enough = loose and (found["space"] or found.end() == len(text) or found["open"] in tuple("·•●■◆★▲※"))
    if not has_delimiter and not bare_is_enough:
        return None
    if found["open"] in tuple("[【〔［(（<〈「『") and not found["close"]:
        return None
    return Label(rule_id, field, found["word"], text, found.end())
