"""Spaces between Han characters and marks: those that mean nothing go, those that part things stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from kanyin import rules
from kanyin.clean import addresses, script_spaces
from kanyin.clean.protect import reference_lines
from kanyin.config.overrides import NONE, Overrides
from kanyin.fields import people
from kanyin.fields.run_in import item_heads, run_in_heads, signed, terms
from kanyin.fields.speakers import speakers
from kanyin.model import SCAN, Change, Line
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

_STOPS = "，。；：！？、（）《》"
# A wide space behind a few words sets them off as a head of the paragraph; a pause before it means it is none. Behind a
# number of several levels any space does.
_NUMBERED_RUN_IN = lazy(
    "\\d{1,2}(?:[.．]\\d{1,2}){1,3}[.．]?[ \u3000]+[^，。；：！？,;:!? \u3000]{2,24}[ \u3000]+(?=[^ \u3000]{8})"
)
_RUN_IN = lazy(
    "(?!(?:其中|这里|式中|此时|则|设|令|即|故|当|若|且|和|或|因此|所以|于是|由|取|记|有|得)\u3000+[A-Za-zα-ωΑ-Ω])"
    "(?:\\d[\\d.．]*[ \u3000]+)?[^，。；：！？,;:!?\u3000]{2,20}\u3000+(?=[^\u3000]{16})"
)
# Two spaces and more set words off as a wide one does, but not behind a dateline.
_SPACED_RUN_IN = lazy(
    f"(?P<head>[{HAN}][^，。；：！？,;:!?\u3000 ]{{1,15}})(?<![电讯電訊]) {{2,}}(?=[{HAN}][^\u3000]{{15}})"
)
_LOOSE = lazy(
    f"(?=[ \u3000])(?:(?<=[{HAN}{WIDE_MARKS}])[ \u3000]++(?=[{HAN}{WIDE_MARKS}])|(?<=[{_STOPS}])[ \u3000]++"
    f"|(?<![ \u3000])[ \u3000]++(?=[{_STOPS}]))"
)
_PROSE = lazy(f"[。；！？]|[，,].{{6,}}[，,。]|[{HAN}]{{3}}(?:为|得到|得|可得|如下|记作|满足)[：:，,]?$")
"""A mark of a sentence, or what leads to the formula in the next line."""
_FIELDS = lazy("[\u4e00-\u9fff]{2,6}[:：]\\S.*\\s[\u4e00-\u9fff]{2,6}[:：]")


def close(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Prose without the spaces between its Han characters and marks.

    A line without marks of prose may be a name list, a table row or a heading, one of several labelled fields a
    byline: there a space can mean something.
    """
    entries = reference_lines(lines)
    is_recognised = any(line.kind.startswith(SCAN) for line in lines)
    prose = (line.text for n, line in enumerate(lines) if n not in entries)
    joined = script_spaces.joined(prose, is_recognised=is_recognised)
    text = "\n".join(line.text for line in lines)
    texts = [line.text for line in lines]
    heads, items = run_in_heads(texts) | speakers(texts), item_heads(texts)
    explained = terms(texts) | signed(texts)
    out: list[Line] = []
    changes: list[Change] = []
    for n, line in enumerate(lines):
        new = line.text
        if " " in new or "\u3000" in new:
            if line.role in _LINES_ALONE or rules.is_caption(new):
                new = _closed_alone(line, joined, text)
            elif n in heads:
                new = new[: heads[n]] + "\u3000" + _closed_line(new[heads[n] :].lstrip(), joined)
            elif n in items:
                parts = new[: items[n]], new[items[n] :].lstrip()
                new = "\u3000".join(_closed_line(part, joined) for part in parts)
            elif n in explained:
                new = f"{new[: explained[n]]} {_closed_line(new[explained[n] :].lstrip(), joined)}"
            else:
                is_cells = is_recognised and line.kind == "row"
                new = (
                    joined.closed_entry(_closed_entry(new))
                    if n in entries
                    else _closed_line(new, APART if is_cells else joined)
                )
            if is_recognised and _has_one_kind(line) and n not in entries:
                new = joined.closed(new)
        new = addresses.join(new)
        if new != line.text:
            changes.append(overrides.edit("CH007", line.src, line.text, new))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes


APART = script_spaces.Joined(())
"""For the cells of a recognised table: a blank between Han and Latin can be what is left of a column's edge."""
_SENTENCE = lazy("[，。；：！？、]")


def _has_one_kind(line: Line) -> bool:
    """Headings, captions and text of a recognised page, short ones too; a line of words without any mark is what
    stands in a figure, whose words the blanks part.
    """
    if line.role:
        return False
    if line.kind.startswith(("h", "caption")):
        return True
    is_text = _SENTENCE.search(line.text) is not None or rules.split_heading(line.text) is not None
    return line.kind.startswith(SCAN) and is_text


def _is_prose(text: str) -> bool:
    return _PROSE.search(text) is not None and _FIELDS.match(text) is None


_LINES_ALONE = ("title", "subtitle", "info")
_HALVES_OF_TITLE = lazy(f"(?<=[{HAN}”》）])(?:\u3000[ \u3000]*|  +\u3000*)(?=[{HAN}“《（])")
_TITLE_AND_NAME = lazy(f"([（(]?[{HAN}]{{2,8}}) {{2,}}([{HAN}]{{2,4}}[)）]?)")
# 慢性 生物毒性: three and two characters at least, which stand together in a sentence of the page.
_IN_WORD = lazy(f"(?<=([{HAN}]{{2}})) (?=([{HAN}]{{2,4}}))")


_BEHIND_CITATION = lazy(
    f"(?<=[{HAN}A-Za-z）”])(?P<cited>[［〔]\\d{{1,3}}(?:[,，、~～–-]\\d{{1,3}}){{0,8}}[］〕]) +(?=[{HAN}])"
)


def _within(text: str) -> str:
    """A line without the blanks behind its pauses, within its quotation marks and beside the dot of a name."""
    text = _INSIDE.sub("", _BEHIND_PAUSE.sub("", text))
    text = _BEHIND_CITATION.sub(r"\g<cited>", text) if "］ " in text or "〕 " in text else text
    text = _BEFORE_ARGUMENT.sub("", text) if "\u3000(" in text else text
    text = _IN_ARGUMENT.sub(r"\1", text) if " )" in text else text
    text = _BEHIND_COLON.sub("", text) if "： " in text else text
    text = _INITIALS.sub("", text) if ". " in text else text
    return _AT_DOT.sub("", text) if "·" in text else text


_IN_LABEL = lazy("^(?P<name>[附续]?[图表])\u3000+(?=\\d{1,2}(?:[-–—.]\\d{1,2})?(?:[ \u3000]|$))")
"""图　1: the number belongs to the word."""


def _closed_alone(line: Line, joined: script_spaces.Joined, page: str) -> str:
    """A title, a byline or a caption: two halves stay parted, by one space; ``page`` is the running text."""
    text = _closed_line(line.text, joined, is_title=line.role in ("title", "subtitle"))
    if line.role == "info":
        found = _TITLE_AND_NAME.fullmatch(text)
        return f"{found[1]} {found[2]}" if found else text
    text = _IN_LABEL.sub(r"\g<name>", text)
    if line.role:
        text = joined.closed(_HALVES_OF_TITLE.sub("\u3000", text))
    return _IN_WORD.sub(lambda space: "" if len(space[2]) > 2 and space[1] + space[2] in page else " ", text)


def _closed_entry(text: str) -> str:
    text = _WIDE_NAME.sub(r"\1\2", text)
    return _closed(text) if _is_prose(text) else text


_WIDE_NAME = lazy(f"(?<![{HAN}])(?<![{HAN}][ \u3000])([{HAN}])[ \u3000]{{1,2}}([{HAN}])(?=[：:，,.．、；;])")
"""The name of an author that is set as wide as those of three characters: 沈　舟，"""


def _closed_line(text: str, joined: script_spaces.Joined, *, is_title: bool = False) -> str:
    """A line that is no entry of a list of references. A title with a mark of a sentence is no prose: 灯灭了！ 谁点"""
    text = _BEFORE_NUMBER.sub("\u3000", text) if text[-1] in ")）" else text
    if not _HAN_CHARACTER.search(text):
        return _BEFORE_MARK.sub("", text)
    text = _ARTICLE.sub("\\1\u3000", text)
    text = script_spaces.in_numbers(_within(_ITEM.sub(r"\1", text, count=1)))
    if is_title or not _is_prose(text):
        return _CONNECTED.sub(r"\1", text)
    return joined.closed(_CONNECTED.sub(r"\1", _closed(_TWICE.sub(" ", text))))


_HAN_CHARACTER = lazy(f"[{HAN}]")
# The number of a formula at the end of its line, which the page has set at the right edge by blanks.
_BEFORE_NUMBER = lazy("(?<=[^ \u3000])(?:\u3000[ \u3000]++| ++\u3000[ \u3000]*+| {2,}+)(?=[（(]\\d{1,3}[a-z]?[)）]$)")
_BEFORE_MARK = lazy("(?<![ \u3000])[ \u3000]++(?=[，。；：！？、）])")
_BEHIND_PAUSE = lazy(f"(?<=[{HAN}）][，；、]) (?=[{HAN}])")
# “1158 ”工程, ［ 4］
_INSIDE = lazy(
    f"(?<=[“《（［〔【「『])[ \u3000]+(?=[{HAN}A-Za-z0-9])|(?<=[{HAN}A-Za-z0-9])[ \u3000]+(?=[”》）］〕】」』])"
)
# B(z-1 )
_IN_ARGUMENT = lazy("(?<=\\()(?! )([^() ]{1,12}) +(?=\\))")
# 温度： -55℃, 王某： 某大学教授; before another label the value is empty
_BEHIND_COLON = lazy(f"(?<=[{HAN}]：) (?![{HAN}]{{2,8}} ?[:：])(?=[{HAN}]{{2}}[^ ])|(?<=[{HAN}]：) +(?=[-−±]?[0-9])")
# 即N　(θ)=0
_BEFORE_ARGUMENT = lazy("(?<=[A-Za-z])\u3000(?=\\([a-zα-ω]\\))")
# Andy  Warhol
_TWICE = lazy("(?<=[A-Za-z,;:]) {2,3}(?=[A-Za-z])")
# T.W. 舒尔茨
_INITIALS = lazy(f"(?<=[{HAN}，、（][A-Z]\\.[A-Z]\\.) (?=[{HAN}]{{2}})")
# J ·萨克斯
_AT_DOT = lazy(f"(?<=[A-Za-z{HAN}]) +(?=·[{HAN}])|(?<=[A-Za-z{HAN}]·) +(?=[{HAN}])")
_ITEM = lazy(f"^([(（]?\\d{{1,2}}[)）])[ \u3000]+(?=[{HAN}“《])")
# 第一条 为了…: the number of an article of a law, and what it says (clreq: set off by one em).
_ARTICLE = lazy(
    f"^(第[一二三四五六七八九十百千〇零0-9]{{1,6}}条(?:之[一二三四五六七八九十])?)[ \u3000]+(?=[{HAN}“《（])"
)
# Where a formula on a line of its own ended; a head that runs into its paragraph is none of these words.
_CONNECTED = lazy(
    "^(其中|这里|式中|此时|则|设|令|即|故|当|若|且|和|或|因此|所以|于是|由|取|记|有|得|对于?)"
    f"[ \u3000]+(?=[A-Za-zα-ωΑ-Ω(｛|｜‖][^ \u3000]*[{HAN}])"
)
# 一  实体…: the space stands for the mark behind the number.
_COUNTED = lazy(f"^([一二三四五六七八九十]{{1,3}})(?:\u3000+| {{2,}})(?=[{HAN}])")
_NOTED = lazy(f"[{HAN}]{{2,4}}(?:\u3000+| +(?=[男女][，,.。（(、]))(?=[{HAN}])")
_NOTED_SEX = lazy(f"[{HAN}]{{2,4}}[ \u3000]+(?=[男女][，,.。（(、]|(?:简介|简历)?见)")


def _closed(text: str) -> str:
    """The space behind a label (摘　要　本文…) or a run-in head is what sets it off, and stays."""
    if not _LOOSE.search(text):
        return text
    label = rules.label(text)
    spaced = None if label else _SPACED_RUN_IN.match(text)
    text = f"{spaced['head']}\u3000{text[spaced.end() :]}" if spaced else text
    heads = (_RUN_IN.match(text), _NUMBERED_RUN_IN.match(text))  # the first may end behind the number
    run_in = max(filter(None, heads), key=lambda found: found.end(), default=None)
    text = _COUNTED.sub("\\1\u3000", text)
    counted = _COUNTED.match(text) or _ARTICLE.match(text)
    noted = label.end if label and label.field == "author-note" else 0
    named = _NOTED.match(text, noted) if noted or rules.is_biography(text) else _NOTED_SEX.match(text)
    head = named or run_in or counted
    start = named.end() if named else label.end if label else head.end() if head else 0
    return text[:start] + _LOOSE.sub(_unless_named(text, start), text[start:])


# Several names behind what they are: the space between two tells where one ends.
_NAMED = lazy(
    "(?:记者|記者|通讯员|通訊員|评论员|評論員|特约撰稿|作者|编辑|責任編輯|摄影|編譯|编译)[:：]?[ \u3000]{0,2}"
    f"[{HAN}]{{2,4}}(?:[ \u3000]{{1,2}}[{HAN}]{{2,4}}){{0,8}}(?:[ \u3000]{{1,2}}[{HAN}]{{2,4}}"
    f"(?=[^{HAN} \u3000]|$|[ \u3000]+[（(])"
    f"|[ \u3000]{{1,2}}[{HAN}]{{2,10}}?(?:报道|報導|报导)(?![{HAN}]))"
)


# （褚晓 雷某）: names in brackets and nothing else.
_NAMES = lazy(f"[（(]([{HAN}]{{2,4}}(?:[ \u3000]{{1,2}}[{HAN}]{{2,4}}){{1,4}})[)）]")


# （出处：渡口周报 本报记者 王某/摄 张某/文）: who wrote, at the end.
_SIGNED = lazy("[（(][^（()）。]{0,40}(?:记者|記者|通讯员|[/／][文摄攝图圖])[^（()）。]{0,40}[)）]$")


# A slogan or a title in two halves, within quotation marks.
_HALVES = lazy(f"[“《「『][{HAN}]{{4,20}}(?:\u3000+| {{2,}})[{HAN}]{{4,20}}[”》」』]")


_RUN = 4
_HAN_END = lazy(f"[{HAN}]{{2,{_RUN}}}$")
_HAN_BEGIN = lazy(f"[{HAN}]{{2,{_RUN}}}")


def _is_between_names(text: str, left: int, right: int) -> bool:
    """On both sides of the space stands what can only be a name: 方晓 程立等."""
    before, after = _HAN_END.search(text, max(0, left - _RUN), left), _HAN_BEGIN.match(text, right)
    if before is None or after is None:
        return False
    heads = (after[0][:3], after[0][:2])
    tails = (before[0][-3:], before[0][-2:])
    return any(map(people.is_usual_name, tails)) and any(map(people.is_usual_name, heads))


_NUMBER_AT_END = lazy("[（(]\\d{1,3}[a-z]?[)）]$")


def _parts_statements(text: str, left: int, right: int) -> bool:
    """A wide space behind a sentence, or before the number of a formula."""
    wide = "\u3000" in text[left:right] or right - left >= 4
    return wide and (text[left - 1 : left] in ("。", "！", "？") or _NUMBER_AT_END.match(text, right) is not None)


_REPORTER = lazy("(?:特派|驻[一-鿿]{2,6})?(?:记者|記者|通讯员|通訊員)[一-鿿]")


LONGEST_PART = 8
_PART_OF_ABSTRACT = lazy("(?:^|[。；;.：:】 \u3000])(?:目的|方法|材料与方法|对象与方法|结果|结论|背景|讨论)$")
"""The heads of an abstract's parts, which a blank sets off: 目的　考察…。方法　以…"""
LONGEST_DATELINE = 60
"""Characters of a dateline with those who reported."""
_REPORTED = lazy("[^，。！？；]{0,24}(?:记者|記者)[ \u3000]?[\u4e00-\u9fff、 \u3000]{2,24}(?:报道|報道|報導|报导)$")


def _parts_reporter(text: str, left: int, right: int) -> bool:
    """Between a dateline and who reports, and behind that: 8月13日讯　记者沈漱舟报道　…"""
    if text[left - 1 : left] in ("电", "讯", "電", "訊") and _REPORTER.match(text, right):
        return True
    return left <= LONGEST_DATELINE and _REPORTED.match(text, 0, left) is not None


def _unless_named(text: str, start: int) -> Callable[[re.Match[str]], str]:
    """Nothing for a space, but a plain one between two names, and a wide one between the halves of a title."""
    spans = [found.span() for found in _NAMED.finditer(text, start)]
    spans += [found.span() for found in _NAMES.finditer(text, start) if all(map(people.is_name, found[1].split()))]
    spans += [found.span() for found in _SIGNED.finditer(text, start)]
    halves = [found.span() for found in _HALVES.finditer(text, start)]

    def close(space: re.Match[str]) -> str:
        at = start + space.start()
        if any(first < at < end for first, end in halves):
            return "\u3000"
        if _PART_OF_ABSTRACT.search(text, max(0, at - LONGEST_PART), at):
            return "\u3000"
        if _parts_statements(text, at, start + space.end()) or _parts_reporter(text, at, start + space.end()):
            return "\u3000"
        named = any(first < at < end for first, end in spans)
        return " " if named or _is_between_names(text, at, start + space.end()) else ""

    return close
