"""An entry of a reference list, as printed and as read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from kanyin.patterns import lazy, quick
from kanyin.references.host_first import read_host_first
from kanyin.references.identifiers import find_identifiers, take_status
from kanyin.references.known_names import SURE_NAME, han_quality
from kanyin.references.labels import letters_key
from kanyin.references.marks import find_marks
from kanyin.references.markup import without_links_of_rst, without_markup
from kanyin.references.misread import mended
from kanyin.references.parse import Reading, read_marked
from kanyin.references.settling import settle
from kanyin.references.statements import take_statement
from kanyin.references.text import HAN, IS_HAN, LATER_YEAR, Span, blank, fold, in_grammar, trim
from kanyin.references.twins import IN_CHINESE, find_twin
from kanyin.references.unmarked import read_unmarked
from kanyin.text import han_number

LABEL = lazy(
    r"\s*+(?:[\[({『「]\s*+(?P<a>[\dIlO|]{1,4})\.?\s*+[\"']?[\])}』」](?:\s?[\[(]\d{1,3}[\])](?=\s?[^\s,.;:])){0,9}\s*+[.、:]?|(?P<d>\d{1,4})(?:\[\s?)?\]\s*+|\[\^(?P<note>\w{1,20})\](?::|(?=\s))|[\[(](?P<e>\d{1,3})[l|I!](?=\s?[A-Z\u3400-\u9fff])|\[(?P<g>\d{1,3})(?=\s?[\u3400-\u9fffA-Z][^\[\]]{8})|[\[(]?注\s?(?P<k>\d{1,3})\s?(?:[\])][:.]?|[:.])|(?P<b>\d{1,3})(?:(?=\s)"
    r"|\s*+[.、,)](?!\d))|(?P<f>\d{1,4})(?=\s?[\[(][\u3400-\u9fff]{1,3}[\])]\s?[\u3400-\u9fff])|(?P<c>[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛])(?:\s?[、,]?\s?[①-⑳㉑-㉟㊱-㊿]){0,24}+|\[[\s?×□*]{0,4}\](?=\s?[\u3400-\u9fffA-Z])|[·▪■●◆○◇□▲►※*-](?=\s)|\[\s?(?P<han>[一二三四五六七八九十]{1,3})\s?\]"
    r"|\[(?P<letters>[A-Z][A-Za-z+&]{0,7}['-]?\d{1,4}[a-z]?)\](?=\s?[\"《\[(\u3400-\u9fffA-Z]))\s*+"
)


_GLUED = lazy(
    rf"\s*+(?P<number>\d{{1,3}})(?:[,、]\d{{1,3}})?(?:(?=[A-Z][a-z]{{2,20}}(?:\s?[A-Z]\.?){{1,3}}\s?[.,])|(?=(?P<han>[{HAN}]{{2,3}})\s?[,.、:;](?:\s?(?P<next>[{HAN}]{{2,3}})\s?[,.、:;])?)"
    r"|(?=[A-Z][a-z]{3,}\s[A-Z][a-z]{2,}))"
)
"""``11方砚，林漱. …``, ``30Stieg P. …``: a number before a name that nothing parts from it."""


def _glued_label(folded: str, start: int) -> re.Match[str] | None:
    """Such a number, where what stands behind it can be but a name."""
    found = _GLUED.match(folded, start)
    if found is None or found["han"] is None:
        return found
    names = (found["han"], found["next"] or "")
    return found if any(han_quality(name) == SURE_NAME for name in names if name) else None


_KEYED = lazy(
    rf"\s{{0,4}}\[(?![A-Z]{{1,2}}\])[^\[\]\d]{{2,60}},?\s?(?:1[89]|20)\d\d[a-z]?\s?\]\s{{1,3}}(?=[{HAN}]{{2,4}}\s?[,.、]|[A-Z][A-Za-z'-]+\s[A-Z])"
)
"""``[Stieg & Lind, 2010] Stieg P, Lind K. …``: what the text cites it by, in the place of a number."""


_LETTERED = lazy(r"\s{0,4}\[\s?(?P<first>[A-Z])[A-Za-z+]{0,5}\s?\]\s{1,3}(?=(?P=first)[a-z'-]+,\s[A-Z])")
"""``[SL] Stieg, Paul, and Karl Lind. …``: the first letters of its authors' names."""
_NAMED = lazy(rf"\s{{0,4}}\[\s?(?P<name>[A-Z][A-Za-z'-]{{1,20}}|[{HAN}]{{2,4}})\s?\]\s?(?=[^\n]{{0,60}}\b(?P=name)\b)")
"""``[Stieg] Stieg P, Lind K. …``: the name of one of its authors, by which a text cites it."""


def _key_of_names(folded: str) -> re.Match[str] | None:
    return _KEYED.match(folded) or _NAMED.match(folded) or _LETTERED.match(folded)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as printed and as read. ``work`` is its folded text, ``label`` and ``twin`` are places in it."""

    raw: str
    work: str
    label: Span
    key: str
    reading: Reading
    twin: Span | None

    @property
    def own(self) -> Span:
        """The part that is read, beside the twin."""
        if self.twin is None:
            return self.label[1], len(self.work)
        is_behind = self.twin[0] > self.label[1]
        return (self.label[1], self.twin[0]) if is_behind else (self.twin[1], len(self.work))


_LABEL_AGAIN = lazy(r"(?:\[\s?(?P<number>\d{1,4})\s?\]|(?P<stopped>\d{1,4})\s?[.、](?=\s))\s*+")
"""``1. [1] …``, ``1. 1\\. …``: an item whose label is printed once more."""
_WHOLE = lazy(r"\s*+\[(?=[\u3400-\u9fff]{2,4}\s?[.,、(])[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+\][\s.]*+$")
"""An entry that stands in brackets as a whole: the Chinese of one in English, on a line of its own."""
_BULLET = lazy(
    r"\s*+(?:(?:[·●○■◆▪]\s*+|[*-]\s++|[*-](?=[\u3400-\u9fff]{2,4}\s?[,.、:;])))++(?=[\[(《\"\u3400-\u9fffA-Z])"
)
"""What stands before an item of a list, once or twice; a stroke before a mark or a year is the author of the entry
above."""
_UNCLOSED = lazy(r"\[(?=[^\[\]]{8,}+(?:\[|$))")
"""A bracket before an entry that nothing closes: ``[3][方砚.灯[J].``; one round a land or a label is closed."""
LONGEST = 6000
"""Characters of the longest entry that is read; no list has one."""


def _without_edges(folded: str) -> str:
    """The text with blanks for the brackets round it."""
    first, last = folded.index("["), folded.rindex("]")
    return f"{folded[:first]} {folded[first + 1 : last]} {folded[last + 1 :]}"


@lru_cache(maxsize=1024)
def read_entry(raw: str, start: int = 0, *, in_front: bool = False) -> Entry:
    """Read one entry. Nothing is refused: what is not understood is in ``reading.rest``.

    ``start``: where its text begins, where the label before it is one that only the list could tell. ``in_front``: of
    two languages the one that stands first is read, as it is set anew. A page asks for
    each of its entries several times (set anew, checked, cited), so the last are kept: nobody changes what is returned.
    """
    plain = without_markup(fold(without_links_of_rst(raw)))
    printed = in_grammar(plain)
    settled = mended(plain)
    folded = printed if settled == plain else in_grammar(settled)
    folded = _without_edges(folded) if _WHOLE.match(folded) else folded
    bullet = _BULLET.match(folded)
    label = LABEL.match(folded, bullet.end() if bullet else 0) if not start else None
    glued = _glued_label(folded, bullet.end() if bullet else 0) if not label and not start else None
    key = label_number(label) if label else glued["number"] if glued else "".join(filter(str.isdigit, folded[:start]))
    label = label or glued or (_key_of_names(folded) if not start else None)
    start = label.end() if label else bullet.end() if bullet and not start else start
    if (again := _LABEL_AGAIN.match(folded, start)) and key in (again["number"], again["stopped"]):
        start = again.end()
    if _UNCLOSED.match(folded, start):
        folded = blank(folded, start, start + 1)
    lead = _LEAD.match(folded, start)
    begin = trim(folded, lead.end() if lead else start, len(folded), " ")[0]
    if len(raw) > LONGEST:
        left = Reading(rest=[(start, len(raw))], doubts={"long"})
        return Entry(raw, folded, (0, start), key, left, None)
    notes = _notes_behind(folded, start)
    further = _further(folded, start)
    own = notes[0][0] if notes else len(folded)
    whole = min(own, further.start() if further else own)
    twin, (first, end) = _halves(folded, start, begin, whole, in_front=in_front)
    found = find_identifiers(raw[:end], folded[:end])
    work = take_status(found.work, first, found.spans)
    marks = find_marks(work, first, end)
    work = _with_commas(work, marks[0].end if marks else first)
    if marks:
        given = (work, raw, marks, first, end, found.spans)
        reading = read_host_first(*given) or read_marked(*given)
    else:
        reading = read_unmarked(work, raw, first, end, found.spans)
    take_statement(reading, work, raw)
    before = trim(folded, start, begin, " ")
    reading.rest += [span for span in (before, (whole, own)) if span[0] < span[1]]
    if folded != printed:
        reading.doubts.add("misread")
    reading.notes += notes
    reading.spans |= {name: span for name, span in found.spans.items() if name not in reading.spans}
    settle(reading, work, folded)
    return Entry(raw, work + folded[end:], (0, start), key, reading, twin)


def _further(folded: str, start: int) -> re.Match[str] | None:
    """Where another work begins that the entry sends to; 转引自 without a source of its own before it is the source."""
    further = _FURTHER.search(folded, start) if any(sign in folded for sign in "见参引《") else None
    if further and "引自" in further[0] and not _NUMBERED.search(folded, start, further.start()):
        return None
    return further


_LISTED_HOST = lazy(rf"(?<=》)、(?=《[^《》]{{2,20}}》\s?{LATER_YEAR}\s?[年.])")
"""``《灯》、《某学刊》1997.12``: the journal behind the title."""


def _halves(folded: str, start: int, begin: int, whole: int, *, in_front: bool) -> tuple[Span | None, Span]:
    """The twin of an entry whose words ``begin`` behind the label at ``start``, and the part of it that is read: the
    Chinese of both, whichever stands first, or the one ``in_front``."""
    twin = find_twin(folded[:whole], start)
    if twin is None or in_front:
        return twin, (begin, twin[0] if twin else whole)
    opened = remark.end() if (remark := IN_CHINESE.match(folded, twin[0])) else twin[0]
    if not IS_HAN.search(folded, opened, min(whole, opened + _HEAD)):
        return twin, (begin, twin[0])
    if IS_HAN.search(folded, begin, begin + _HEAD):
        return twin, (begin, twin[0])
    first, last = trim(folded, opened, twin[1], " .")
    is_closed = folded[first] in "[(" and folded[last - 1] in "])"
    return (begin, first), trim(folded, first + (folded[first] in "[("), last - is_closed, " ")


_HEAD = 24
"""Characters at the beginning of a half in which its people stand."""
_DASHED_YEAR = quick(
    r"(?<=[^\W\d])(?:\s?--|\s-)\s?(?=(?:1[89]|20)\d\d(?:年(?:\d{1,2}月)?|[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?\s?(?:[.,:;(\[]|$))"
)


def _with_commas(work: str, start: int) -> str:
    """``出版社——2018``: a comma for the dash before a year behind the title, and for ``、`` before a journal; the text
    as long as it was."""
    work = _LISTED_HOST.sub(",", work) if "》、《" in work else work
    if " -" not in work and "--" not in work:
        return work
    return work[:start] + _DASHED_YEAR.sub(lambda dash: f",{' ' * (len(dash[0]) - 1)}", work[start:])


_LEAD = lazy(
    r"(?:注\s{0,2}:\s{0,2})?(?:见(?=\s?《|[^《》田,.:]{1,8}《)|参见|参阅|参看|详见|转引自|引自|[Ss]ee|Cf\.|Vgl\.)\s{0,2}:?\s{0,2}(?=[\[(《\"\u3400-\u9fffA-Z])"
    r"|注\s{0,2}:\s{0,2}(?=[\[(《\"\u3400-\u9fffA-Z])"
)
"""What a note says before the work that it names …"""
_FURTHER = quick(
    r"[;.]\s{0,2}(?:又见|另见|亦见|并见|参见|又参|另参|并参|转引自)(?=[^\d])|,\s?转引自(?=[^\d])"
    rf"|(?<=[\d页版期]);\s{{0,2}}(?=(?:[\[(][{HAN}]{{1,3}}[\])]\s?)?[{HAN}·、]{{2,24}}\s?:\s?《)"
)
"""… and before another."""
_NUMBERED = lazy(r"\d")


def _notes_behind(folded: str, start: int) -> list[Span]:
    """What stands behind an entry and is none of it: when it came, who edited it, that it is the end."""
    found: list[Span] = []
    end = len(folded)
    if ">" in folded and (annotated := _ANNOTATION.search(folded, start)):
        return [(annotated.start(), end)]
    is_end = folded.rstrip(" .,;|\t\n")[-1:].isdigit()
    if not is_end and (links := _LINKS_BEHIND.search(folded, max(start, end - _LONGEST_NOTE), end)):
        found, end = [links.span()], links.start()
    if (not is_end or "ISBN" in folded) and (remark := _remark_behind(folded, start, end)):
        found, end = [remark, *found], remark[0]
    if not IS_HAN.search(folded, max(start, end - _LONGEST_NOTE)):
        behind = _text_behind(folded, start, end)
        return [behind, *found] if behind else found
    while len(found) < 3 and (note := _NOTE_BEHIND.search(folded, max(start, end - _LONGEST_NOTE), end)):
        found.insert(0, note.span())
        end = note.start()
    behind = _text_behind(folded, start, end)
    return [behind, *found] if behind else found


_FINDERS = "Cross[Rr]ef|Google Scholar|谷歌学术|PubMed|Web of Science|Scopus|百度学术"
_LINKS_BEHIND = quick(
    rf"\s?(?:[\[(]\s?(?:{_FINDERS}|PMC free article|MEDLINE|CNKI|知网|万方|MathSciNet|zbMATH"
    r"|View (?:Article|at Publisher)|Full [Tt]ext|Article|PDF|CAS|Green Version|链接|原文|下载)\s?[\])][\s.,;|]{0,3}"
    rf"|(?<=\s)(?:{_FINDERS})(?![\w.])[\s.,;|]{{0,3}}|\s\[\[[^\[\]\n]{{1,80}}\]\]\s{{0,3}}|[↩↵⏎^]\ufe0e?[\s]{{0,3}}){{1,8}}$"
)
"""``[CrossRef] [PubMed]``, ``Google Scholar``, ``↩``: where links of a web page led that stood behind an entry."""
_ANNOTATION = quick(rf"(?<=[.\d])\s{{1,4}}>\s{{1,4}}(?=(?:[{HAN}]{{2,6}}|[A-Z][a-z]{{2,12}})\s{{0,4}}:)")
"""``> **说明**：…``: what a list says of a work, quoted below it."""
_PAGES_END = lazy(r"[-:]\s?[A-Za-z]?\d{1,6}\s?\.(?=\s+[A-Z\u3400-\u9fff]|\s\d{1,4}\s*+$)")
_REMARK = quick(
    r"(?<=\d)\s?\.\s++(?P<words>[A-Z][a-z]+(?:[ ,]{1,2}[A-Za-z'-]+){3,24})\s?\.?\s*+$"
    r"|(?<=\d)\.\s(?:Print|Web)\.?\s*+$"
    r"|[,.;]?\s(?:(?:[A-Za-z-]{2,10}|[精平]装)\s?:?\s?)?ISBNs?(?:-1[03])?\s?[:：]?\s?(?=[\d-])[^\u3400-\u9fff]{8,80}$"
)
"""``12-19. With a note by the keeper``: a sentence, most of whose words are small; or the number of a book."""


def _remark_behind(folded: str, start: int, end: int) -> Span | None:
    """What an entry says of its work behind its pages, or the ISBN."""
    found = _REMARK.search(folded, max(start, end - _LONGEST_NOTE), end)
    words = (found["words"] or "").replace(",", " ").split() if found else []
    small = sum(word.islower() for word in words)
    is_remark = found is not None and (
        not words or (2 * small > len(words) and _PAGES.search(folded, start, found.start()))
    )
    return (found.start(), end) if found and is_remark else None


_PAGES = lazy(r"\d\s?-\s?[A-Za-z]?\d{1,6}\s*$")
_OF_A_PAPER = quick(
    r"\bAbstract\b|\bABSTRACT\b|\bKey ?words\b|\bTab\.|\bFig\.|\bTable \d|表\s?\d|图\s?\d|摘\s?要|关键词"
)
_SHORTEST_TEXT = 150


def _text_behind(folded: str, start: int, end: int) -> Span | None:
    """What a page holds behind its last entry: the English abstract, a table; a lone number of a manuscript's line."""
    for found in islice(_PAGES_END.finditer(folded, start, end), 4):
        rest = end - found.end()
        if rest < 6 or (rest > _SHORTEST_TEXT and _OF_A_PAPER.search(folded, found.end(), end)):
            return found.end(), end
    return None


_LONGEST_NOTE = 240
"""Characters of the longest of them, blanks and all."""
_RECEIVED = r"(?:收到(?:原|修改|初)?稿?|收稿|收修[改稿]稿?|修改?稿|修回|修订|来稿|截稿|定稿)"
_DAY = r"\d{4}\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?\d{1,2}\s?日?|月)?"
_NOTE_BEHIND = quick(
    r"\s{0,4}[(\[]\s?(?:(?:责任|本文|执行|特约|英文)?(?:编辑|编校|校对)|责编|收稿(?:日期)?|修回日期|上接"
    r"|下转)[^()\[\]]{0,40}[)\]]?(?:\s{0,3}[(\[](?:责任)?(?:编辑|校对)[^()\[\]]{0,30}[)\]])?\s*+$"
    rf"|\s(?:本文|原稿|修改稿|初稿)?{_RECEIVED}(?:日期)?\s?[:：]?\s?\d{{4}}[^\n]{{0,80}}$"
    r"|\s(?:本文|本研究|该文|本课题|国家自然科学基金|[^\s]{0,12}基金(?:资助)?项目)[^\n]{0,60}(?:资助|项目|基金|\))[^\n]{0,40}$"
    r"|(?<=[.\])])\s{1,4}(?:\([一二三四五六七八九十]{1,2}\)[、.]?|[一二三四五六七八九十]{1,2}[、.])\s?[\u4e00-\u9fff、]{2,8}\s*+$"
    r"|\s(?:责任编辑|责编|本文编辑|编辑|校对)\s?[:：][^\n]{0,60}$|(?<=\d\.)\s{0,4}[(\[][\u4e00-\u9fff]{2,4}[)\]]\s*+$|\s{0,4}[(\[](?:续完|待续|未完待续|全文完|完)[)\]]\s*+$"
    rf"|(?<=\.)\s{{0,4}}\((?![^()]*(?:论文|[版本刊号期季译编著注印])\)|[^()]*(?:1[5-9]|20)\d\d)[^()]{{0,60}}[{HAN}]{{4}}[^()]{{0,120}}\)[\s.]*+$"
    r"|\s{0,3}[↩↵⏎]\ufe0e?\s*+$"
    rf"|\s[(\[]?(?:本文)?于?{_DAY}(?:日期)?\s?{_RECEIVED}(?!日期\s?:)[^\n]{{0,80}}$"
    r"|(?<=[\d.])\s{0,2}\[(?!(?:[美英法德日俄]|访问|引用|检索|查[阅看询]|在线)|[^\[\]]{0,30}(?:日期|论文))[^\[\]\d]{0,20}[\u4e00-\u9fff]{3}[^\[\]\d]{0,20}\]\s*+$"
)
_MISREAD = str.maketrans("IlO|", "1101")


def label_number(label: re.Match[str]) -> str:
    """The number of a label, in digits; its letters where it has such, ``Kn97``."""
    if label["letters"]:
        return letters_key(label["letters"])
    if label["c"]:
        return str(int(unicodedata.numeric(label["c"])))
    if label["han"]:
        return str(han_number(label["han"]) or "")
    if label["note"]:
        return str(label["note"])
    return (
        label["a"] or label["k"] or label["b"] or label["d"] or label["e"] or label["f"] or label["g"] or ""
    ).translate(_MISREAD)
