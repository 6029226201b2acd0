"""What a line of a reference list is: a head, an entry's beginning or its end, something said of the entry above."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.known_names import SURE_NAME, han_quality
from kanyin.references.text import HAN, IS_HAN, LOWER, NO_YEAR, UPPER, fold

_SUBHEADING = lazy(
    rf"[{HAN}]{{2,10}}[:：]|(?:[（(][一二三四五六七八九十]{{1,2}}[)）][、.．]?\s?|[一二三四五六七八九十]{{1,2}}(?:[、.．]\s?|\s))[{HAN}、]{{2,12}}(?:[（(][{HAN}]{{2,12}}[)）])?[:：]?"
    rf"|#{{1,6}}\s[^\n]{{1,40}}|附?(?:中文|英文|外文|西文|日文|俄文|古籍|专著|著作|论文|期刊|史料|网络|報紙|报刊)(?:部[分份]|文[献獻]|参考文献|參考文獻|[資资]料|著作|[論论]文|[書书]目|期刊)?(?:[（(][{HAN}、，,]{{2,12}}[)）])?[:：]?|(?:References|REFERENCES)[:：]?"
    r"|[A-Z][A-Za-z]{3,14}(?:\s[A-Za-z]{2,14}){0,3}[:：]|<h[1-6][^<>]{0,60}>[^<>]{1,40}</h[1-6]>"
)
"""Names of parts: ``一、史料``, ``中文部分``, ``Patents:``, a heading of Markdown or HTML."""


_KINDS_OF_WORKS = lazy(
    "(?:附|中文|英文|外文|西文|日文|俄文|其他|其它|一般|主要|补充|補充|[学學][术術]|[专專][书書著]|期刊|[学學][术術位]|[硕碩博]士|[论論]文|[论論](?=$|[及与與和、])|[会會][议議]|研[讨討][会會]"
    "|[译譯]著|著作|[图圖][书書]|古籍|[报報][纸紙刊]|[网網][络絡站页頁]|[电電]子|[资資][料源]|文[献獻]|史料|[档檔]案|[书書][目籍]|[标標][准準]|[专專]利|部[分份]|[类類]|[综綜]述|目[录錄]|引[用文]|[参參]考|[注註][释釋解]|尾[注註]|[脚腳][注註]|[及与與和、/]){1,9}(?<=..)"
)
"""A line of nothing but the words for kinds of works: ``專書及專書論文``, ``期刊论文``."""
_REMARK_QUOTED = lazy(r"(?:>\s{0,3})+(?=[^>\s])(?P<words>[^\n]*)")


_COUNTED = lazy(r"^[(（]?(?:\d{1,2}|[A-H])(?:[)）.、．]|\s)\s?(?=[^\x00-\x7f]{2,14}$)")
"""``1 专著``, ``(2)论文``, ``A. 论文``: the number of a part."""


def names_part(line: str) -> bool:
    """``一、史料``, ``中文部分``, ``专业课：``, ``**论文**``: a line that parts a list into parts."""
    bare = _COUNTED.sub("", line.strip(" \t\u3000\r*_【】[]〔〕［］"))
    return _SUBHEADING.fullmatch(bare) is not None or _KINDS_OF_WORKS.fullmatch(bare.rstrip(":：")) is not None


def is_person(line: str) -> bool:
    """A Chinese person's name and nothing else: whose books a list goes on with; no entry is that short."""
    return _FEW_HAN.fullmatch(line) is not None and han_quality(line) == SURE_NAME


_FEW_HAN = lazy(f"[{HAN}]{{2,4}}")


def is_head(piece: str) -> bool:
    """A line that parts a list, its own name, or a remark set as a quotation, ``> …``."""
    bare = piece.strip()
    if names_part(bare) or rules.is_references_heading(bare) or is_person(bare):
        return True
    remark = _REMARK_QUOTED.fullmatch(bare)
    return remark is not None and not is_entry_of_part(remark["words"])


ENDS = lazy(r"(?:[.\])】;↩]|\d|页|\d年)\s*$")
YEAR = lazy(rf"(?:1[5-9]|2[0oO])[\doOlI]{{2}}|[.,(]\s?(?:{NO_YEAR})\s?[.,)]")
"""A year, or the word in its place."""
LAND = rf"(?:[\[(][{HAN}]{{1,4}}[\])]\s?)?"
"""Where an author is from: ``［美］``, ``(台湾)``."""
AUTHOR = lazy(
    rf"\s*{LAND}[\[(\"《]?(?:[-—―_]{{2,8}}\s?(?:[.,:(]|\d{{4}})|[{HAN}]{{2,4}}(?:[,.、;:(\s]|(?=(?:19|20)\d\d))|[{HAN}·]{{2,12}}[,.、;:(]"
    rf"|[{HAN}]\s{{1,3}}[{HAN}](?=\s|(?:19|20)\d\d)|《[^《》]{{2,24}}》[,.(\s]"
    rf"|[{HAN}·][{HAN}·、 ]{{1,40}}[,.]?\s?[(\[]?(?:1[89]|20)\d\d[a-z]?(?:\s?[/\[]\d{{4}}\]?)?[)\]]?[\s,.:《\"]"
    rf"|[{UPPER}][{UPPER}{LOWER}'-]+[, .]|[{UPPER}]\."
    rf"|(?:(?:van|von|der|den|de|di|du|la|le|ter|al)[\s-]){{1,3}}[{UPPER}][{LOWER}'-]+(?:,|\s[{UPPER}]{{1,2}}[,.\s]))"
)


AUTHOR_SURELY = lazy(
    rf"\s*\[?(?:[{HAN}]{{2,4}}[,，、(（]|[{UPPER}][{UPPER}{LOWER}'-]+\s?,\s?(?:[{UPPER}]\.|[{UPPER}]\s?,)"
    rf"|[{UPPER}]{{2,}}\s[{UPPER}]{{1,3}}\s?,)"
)


TWIN = lazy(rf"\s*(?!\[[^\[\]]{{2,60}}\d{{4}}[a-z]?\]\s{{1,3}}\S)\[\s?[{HAN}·]{{2,4}}[.,、 (]")
"""The Chinese of the English entry before it, on a line of its own."""
_QUOTED = lazy("《[^《》]{1,80}》[^《》]{0,40}[.。]\\s*$")
"""An entry with its title in 《》 is whole at its stop, with a year or without."""
SERIAL = lazy(rf"\s*[{HAN}\s]{{2,20}},\s?\d{{1,4}}\s?\(\d{{1,3}}\)\s?[,.:]")
"""A journal and its numbers: what a line broken off from its title goes on with."""
IMPRINT = lazy(
    rf"\s*[{HAN}]{{2,6}}\s?:\s?[{HAN}·]{{2,20}}?(?:出版社|出版公司|出版集团|书局|书店|印书馆|书社|大学)\s?[,，]\s?\d{{4}}"
)
"""``河口：某某出版社，1999``: where it came out, which no author precedes."""
NOTE = lazy(r"\s*[(\[]?(?:本文)?(?:收稿|修回|修改稿|收修改稿|原稿|责任编辑|责编|来稿)")


_AT_MARK = lazy(r"\[\s?(?:[JMDCRNPZ]|EB/OL)\s?\]\s?[.,]?\s*$")


def is_open(current: str) -> bool:
    """The text ends in a mark, ``[J].``, behind which an entry has something yet."""
    return _AT_MARK.search(current) is not None


def begins(current: str, line: str) -> bool:
    """A line that looks like an entry's beginning, behind one that is whole: it has a year, or is long enough."""
    if is_open(current):
        return False
    if is_said_of_entry(line):
        return False
    if TWIN.match(line) and not IS_HAN.search(current):
        return False
    if YEAR.search(current) or _QUOTED.search(current):
        return AUTHOR.match(line) is not None
    return len(current) > 70 and AUTHOR_SURELY.match(line) is not None


def is_whole(current: str) -> bool:
    """The text has what no entry ends before: a year, or the word in its place; or it is long."""
    return YEAR.search(current) is not None or _QUOTED.search(current) is not None or len(current) > _LONG


_LONG = 150


def is_said_of_entry(line: str) -> bool:
    """The line goes on with the entry above or says something of it: a note, where it came out, numbers of a serial."""
    return bool(NOTE.match(line) or REMARK.match(line) or SERIAL.match(line) or IMPRINT.match(line))


def looks_like_entry(line: str) -> bool:
    """The line begins as an entry does, and has a year: an entry of a list without labels."""
    folded = fold(line.strip())
    return AUTHOR.match(folded) is not None and YEAR.search(folded) is not None


BEGUN = 0.8


def are_entries(lines: Sequence[str]) -> bool:
    """Nearly all of the lines begin as entries without labels do, and have years."""
    return len(lines) > 1 and sum(map(looks_like_entry, lines)) >= BEGUN * len(lines)


_LABELLED = lazy(r"\s*[\[［〔【(（]?\d{1,3}[\]］〕】)）.．、]")


def is_entry_of_part(line: str) -> bool:
    """The line has a label, or begins as an entry does and has a year."""
    return _LABELLED.match(line) is not None or looks_like_entry(line)


REMARK = lazy(
    rf"\s*\(?(?:(?:中|汉|英|日|新|旧)?(?:文)?译[本文者]|中文版|英文版|重印[于自]|重刊于|再版|原[载刊]于?|后?(?:收入|载于|刊于|收录于|收于)|[参另又并]见|[本此该]书(?!编)|按[:,]|附[:,]|注[:,]|转引自"
    rf"|[{HAN}]{{2,9}}的[{HAN}]{{0,9}}\([^()]{{2,40}}?(?:1[5-9]|20)\d\d[a-z]?\))"
)
"""``中译本：…``, ``重印于…``, ``方砚的书（Fang，1989）…``: what a list says of the entry above."""
WORK = lazy(r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]|《[^《》]{1,80}》")
"""A mark, or a title in 《》."""
