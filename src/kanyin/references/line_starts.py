"""Lists without labels: does a line begin an entry, go on with one, say something of it, or part the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.references.known_names import SURE_NAME, han_quality
from kanyin.references.series import in_series
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


def names_part(line: str) -> bool:
    """``一、史料``, ``中文部分``, ``专业课：``, ``**论文**``: a line that parts a list into parts."""
    bare = line.strip(" \t\u3000\r*_【】")
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
_YEAR = lazy(rf"(?:1[5-9]|20)[\doOlI]{{2}}|[.,(]\s?(?:{NO_YEAR})\s?[.,)]")
"""A year, or the word in its place."""
_LAND = rf"(?:[\[(][{HAN}]{{1,4}}[\])]\s?)?"
"""Where an author is from: ``［美］``, ``(台湾)``."""
AUTHOR = lazy(
    rf"\s*{_LAND}[\[(\"《]?(?:[-—―_]{{2,8}}\s?(?:[.,:(]|\d{{4}})|[{HAN}]{{2,4}}(?:[,.、;:(\s]|(?=(?:19|20)\d\d))|[{HAN}·]{{2,12}}[,.、;:(]"
    rf"|[{HAN}]\s{{1,3}}[{HAN}](?=\s|(?:19|20)\d\d)|《[^《》]{{2,24}}》[,.(\s]"
    rf"|[{HAN}·][{HAN}·、 ]{{1,40}}[,.]?\s?[(\[]?(?:1[89]|20)\d\d[a-z]?(?:\s?[/\[]\d{{4}}\]?)?[)\]]?[\s,.:《\"]"
    rf"|[{UPPER}][{UPPER}{LOWER}'-]+[, .]|[{UPPER}]\.)"
)


_AUTHOR_SURELY = lazy(
    rf"\s*\[?(?:[{HAN}]{{2,4}}[,，、(（]|[{UPPER}][{UPPER}{LOWER}'-]+\s?,\s?(?:[{UPPER}]\.|[{UPPER}]\s?,)"
    rf"|[{UPPER}]{{2,}}\s[{UPPER}]{{1,3}}\s?,)"
)


_TWIN = lazy(rf"\s*(?!\[[^\[\]]{{2,60}}\d{{4}}[a-z]?\]\s{{1,3}}\S)\[\s?[{HAN}·]{{2,4}}[.,、 (]")
"""The Chinese of the English entry before it, on a line of its own."""
_QUOTED = lazy("《[^《》]{1,80}》[^《》]{0,40}[.。]\\s*$")
"""An entry with its title in 《》 is whole at its stop, with a year or without."""
_SERIAL = lazy(rf"\s*[{HAN}\s]{{2,20}},\s?\d{{1,4}}\s?\(\d{{1,3}}\)\s?[,.:]")
"""A journal and its numbers: what a line broken off from its title goes on with."""
_NOTE = lazy(r"\s*[(\[]?(?:本文)?(?:收稿|修回|修改稿|收修改稿|原稿|责任编辑|责编|来稿)")


def begins(current: str, line: str) -> bool:
    """A line that looks like an entry's beginning, behind one that is whole: it has a year, or is long enough."""
    if _NOTE.match(line) or _REMARK.match(line) or _SERIAL.match(line):
        return False
    if _TWIN.match(line) and not IS_HAN.search(current):
        return False
    if _YEAR.search(current) or _QUOTED.search(current):
        return AUTHOR.match(line) is not None
    return len(current) > 70 and _AUTHOR_SURELY.match(line) is not None


def looks_like_entry(line: str) -> bool:
    """The line begins as an entry does, and has a year: an entry of a list without labels."""
    folded = fold(line.strip())
    return AUTHOR.match(folded) is not None and _YEAR.search(folded) is not None


def are_entries(lines: Sequence[str]) -> bool:
    """Nearly all of the lines begin as entries without labels do, and have years."""
    return len(lines) > 1 and sum(map(looks_like_entry, lines)) >= _BEGUN * len(lines)


_ANY_START = lazy(rf"\s*[\"《\[(]?[{UPPER}{HAN}]")


def subheadings(folded: str) -> Iterator[int]:
    """Where lines that part a list begin, and the lines behind them.

    Among these is the name of a person, between a line that has ended and one that begins an entry; and what the author
    called a part, behind a blank line.
    """
    at, above = 0, ""
    lines = folded.split("\n")
    for n, (before, line, behind) in enumerate(zip(["", *lines], lines, [*lines[1:], ""], strict=False)):
        is_between = is_person(line.strip()) and (not before.strip() or ENDS.search(before) or names_part(before))
        is_named = names_part(line) or rules.is_references_heading(line)
        if not is_named and not before.strip() and _WORDS.fullmatch(line.strip()) and (not above or ENDS.search(above)):
            is_named = is_entry_of_part(next(filter(str.strip, lines[n + 1 :]), ""))
        if is_named or (is_between and _ANY_START.match(behind)):
            yield from (at, at + len(line) + 1)
        at += len(line) + 1
        above = "" if is_named else line if line.strip() else above


_WORDS = lazy(r"[^\d,.;:?!、《》\[\]()\"\s][^\d,.;:?!、《》\[\]()\"\n]{1,39}")
"""Words without any mark: an entry has some."""


_LABELLED = lazy(r"\s*[\[［〔【(（]?\d{1,3}[\]］〕】)）.．、]")


def is_entry_of_part(line: str) -> bool:
    """The line has a label, or begins as an entry does and has a year."""
    return _LABELLED.match(line) is not None or looks_like_entry(line)


_ADDRESS = lazy(r"\s{0,4}(?:\[[^\[\]\n]{1,200}\]\(\s?)?(?:https?:|ftp:|www\.)")
"""A list of links: each line is one."""
_BULLET = lazy(
    rf"\s{{0,8}}(?:1[.)]\s{{1,3}}|[·▪■●◆○◇□▲►※↑]\s{{0,4}}|[*-]\s{{1,4}}|[*-](?=[{HAN}]{{2,4}}\s?[,.、:;]))(?=\S)"
)
"""A bullet, or the same number before each item, as Markdown allows."""
_BY_YEAR = lazy(
    rf"\s{{0,2}}{_LAND}(?:[{HAN}][{HAN}·、,.:\s\[\]]{{0,60}}?|[{UPPER}][{UPPER}{LOWER}\s.,&'·-]{{1,160}}?|[-_]{{2,8}}[\s,.]{{0,4}})"
    r"(?:\(?[Ee]ds?\.?\)?[\s,.]{0,3})?[(\[]?\s?"
    rf"(?:(?:1[5-9]|2[0oO])[\doOlI]{{2}}[a-z]?(?:\s?[/-]\s?\d{{4}})?|{NO_YEAR})(?!年|版)(?:[)\]][\s.,:;]{{0,4}}|[\s.,:;]{{1,4}}|(?=[《『「\"]))[{HAN}{UPPER}《『「\"'*\[(]"
)
_SOME = 0.3
"""Of the lines of a list so many begin entries at least, where each entry takes two lines or three."""


def starting_lines(lines: Sequence[str]) -> set[int]:
    """The lines of a list without labels that begin entries, where all have one form; empty where they have not.

    Bullets, or people and a year first: what another line holds goes on with the entry before, unless it has all that
    an entry has.
    """
    work = [fold(line) for line in lines]
    filled = [n for n, line in enumerate(work) if line.strip() and not is_head(line)]
    twins = {n for before, n in pairwise(filled) if _TWIN.match(work[n]) and not IS_HAN.search(work[before])}
    filled = [n for n in filled if n not in twins]
    bullets = {n for n in filled if _BULLET.match(work[n])}
    if len(filled) > 1 and all(_ADDRESS.match(work[n]) for n in filled):
        return set(filled)
    if len(filled) > 2 and all(_holds_entry(work[n]) for n in filled):
        return set(filled)
    if addressed := _all_addressed(work, filled):
        return addressed
    if ended := in_series(work, filled) or _all_linked(work, filled) or _all_ended(work, filled):
        return ended
    for found in (bullets, {n for n in filled if _BY_YEAR.match(work[n])}):
        if len(found) > 2 and filled[0] in found and len(found) >= _SOME * len(filled):
            is_most = len(found) >= _MOST * len(filled)
            others = (
                n
                for before, n in pairwise(filled)
                if n not in found and _is_whole(work[before], work[n], is_dated=not is_most)
            )
            return found if found is bullets else {*found, *others}
    return _all_whole(work, filled)


_ALL_ENDED = 0.85
"""Of the lines of a list so many end in one mark."""


_BEGUN = 0.8
_SOME_YEAR = lazy(rf"^\s{{0,8}}\d{{1,4}}\s?(?=[\[(][{HAN}]{{1,3}}[\])]|[{HAN}]{{2,4}}[,.、])")
"""When an author was born, by which some order a list: ``1540（清）方砚撰``."""
_LINKED_BACK = lazy(r"[↩↵⏎]\ufe0e?\s*$")
"""The sign that leads from a note back to its call, as pages of the web have it."""


def _all_whole(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Every line, where nearly all end with a stop and nearly all begin with people: none is broken, whatever it has of
    years. Lines that say something of the entry above are none."""
    if len(filled) < 4:
        return set()
    ended = {n for n in filled if _STOPPED.search(work[n])}
    begun = {n for n in filled if AUTHOR.match(_SOME_YEAR.sub("", work[n])) and not _REMARK.match(work[n])}
    if len(ended) < _ALL_ENDED * len(filled) or len(begun) < _BEGUN * len(filled):
        return set()
    behind = {n for before, n in pairwise(filled) if before in ended and _ANY_START.match(_SOME_YEAR.sub("", work[n]))}
    return {
        filled[0],
        *(n for n in behind if not (_REMARK.match(work[n]) or _SERIAL.match(work[n]) or _NOTE.match(work[n]))),
    }


_ADDRESS_ALONE = lazy(r"\s{0,8}<?(?:https?://|ftp://|www\.)[!-~]+>?\s*$")
_HAS_ADDRESS = lazy(r"(?:https?://|ftp://|www\.)[!-~]")


def _ends_in_address(line: str) -> bool:
    last = _HAS_ADDRESS.search(line.rsplit(None, 1)[-1])
    return last is not None and last.string[last.start() :].isascii()


def _all_addressed(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines of a list of works of the net: most have an address at their end or alone below them, and nearly all
    others look like an entry's end. An address alone belongs to the line above."""
    alone = {n for n in filled if _ADDRESS_ALONE.match(work[n])}
    begun = [n for n in filled if n not in alone]
    if len(begun) < 3 or (filled and filled[0] in alone):
        return set()
    above = {before for before, n in pairwise(filled) if n in alone}
    addressed = {n for n in begun if n in above or _ends_in_address(work[n])}
    ended = addressed | {n for n in begun if _ENDS_ENTRY.search(work[n])}
    is_enough = len(addressed) >= _MOST * len(begun) and len(ended) >= _ALL_ENDED * len(begun)
    return set(begun) if is_enough and all(len(work[n].strip()) > _SHORT for n in begun) else set()


_SHORT = 10
"""Characters: a shorter line is what was broken off."""
_STOPPED = lazy(r"[.;]\s*$")


def _all_linked(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines behind one that leads back to the call of its note, where half of the lines do."""
    linked = {n for n in filled if _LINKED_BACK.search(work[n])}
    if len(linked) < max(2, _MOST * len(filled)):
        return set()
    return {filled[0], *(n for before, n in pairwise(filled) if before in linked)}


def _all_ended(work: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The lines behind one that ends in a semicolon, where nearly all lines do: whatever they begin with."""
    ended = {n for n in filled if work[n].rstrip().endswith(";")}
    if len(ended) < max(3, _ALL_ENDED * (len(filled) - 1)):
        return set()
    begun = {filled[0], *(n for before, n in pairwise(filled) if before in ended)}
    return begun | {n for n in filled if n - 1 >= 0 and is_head(work[n - 1])}


def _holds_entry(line: str) -> bool:
    """The line names a work in full, with its year, and has an entry's end, whatever it begins with: a title alone."""
    return bool(_WORK.search(line) and _YEAR.search(line) and _ENDS_ENTRY.search(line))


_ENDS_ENTRY = lazy(r"(?:[.\])】;页期版]|\d\s?年?)\s*$")


_HOST_FOLLOWS = lazy(r"\b(?:[Ee]ds?|[Ii]n)\s?[.)]*\s*$|/\s*$")
"""The editors of a host end the line: its title goes on below."""
_MOST = 0.5
"""Of a list so many lines begin entries by their form: the year of another was misread, or lost."""
_SHORTEST, _NEAR = 40, 160
_OTHERS = lazy(r"et\s?al|&|等[.,]")


def _is_whole(before: str, line: str, *, is_dated: bool = True) -> bool:
    """A line that begins an entry of another form and holds all of it, behind one that has ended."""
    if not ENDS.search(before) or _REMARK.match(line) or _HOST_FOLLOWS.search(before[-8:]):
        return False
    has_people = _AUTHOR_SURELY.match(line) is not None or _OTHERS.search(line[:_NEAR]) is not None
    has_year = _YEAR.search(line) is not None or (not is_dated and len(line) >= _SHORTEST and has_people)
    return bool(has_year and ENDS.search(line) and AUTHOR.match(line))


_REMARK = lazy(
    rf"\s*\(?(?:(?:中|汉|英|日|新|旧)?(?:文)?译[本文者]|中文版|英文版|重印[于自]|重刊于|再版|原[载刊]于?|后?(?:收入|载于|刊于|收录于|收于)|[参另又并]见|[本此该]书(?!编)|按[:,]|附[:,]|注[:,]|转引自"
    rf"|[{HAN}]{{2,9}}的[{HAN}]{{0,9}}\([^()]{{2,40}}?(?:1[5-9]|20)\d\d[a-z]?\))"
)
"""``中译本：…``, ``重印于…``, ``方砚的书（Fang，1989）…``: what a list says of the entry above."""


def entries_behind(folded: str, last: int) -> list[int]:
    """Where entries begin that have no label, behind the last that has: each a line that holds a whole entry.

    The same work in another language, with the year of what is above it, is none.
    """
    found: list[int] = []
    at, above = last, ""
    for line in folded[last:].split("\n"):
        if above and _is_whole(above, line) and _is_other_work(above, line):
            found.append(at)
            above = line
        else:
            above = f"{above} {line}".strip()
        at += len(line) + 1
    return found


_PERSON = lazy(
    rf"\s*{_LAND}(?:[{HAN}·]{{2,12}}\s?[,.、:]|[{UPPER}][{UPPER}{LOWER}'-]*,?\s(?:[{UPPER}]\.?[\s-]?){{1,3}}\s?[,.])"
)
_WORK = lazy(r"\[[A-Z]{1,2}(?:/[A-Z]{2})?\]|《[^《》]{1,80}》")


def _is_other_work(above: str, line: str) -> bool:
    """The line has people and a year at its head, or a title as entries have it; and is no twin of what is above."""
    if not _BY_YEAR.match(line) and not (_PERSON.match(line) and _WORK.search(line)):
        return False
    years = [set(_PLAIN_YEAR.findall(text)) for text in (above, line)]
    return bool(IS_HAN.search(above)) == bool(IS_HAN.search(line)) or not years[0] & years[1]


_PLAIN_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
