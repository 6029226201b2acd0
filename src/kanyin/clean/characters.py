"""Characters: what is invisible goes, what is another form of a letter becomes that letter.

Never NFKC: it would destroy the indent, ①, ㎡ and ℃ along with what it mends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from kanyin import rules
from kanyin.config.overrides import NONE, Overrides
from kanyin.fields import people
from kanyin.model import Change, Line, Source
from kanyin.text import HAN, INVISIBLE, OTHER_SPACES, WIDE_MARKS, columns, visible

_OTHER_HAN = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_FULL_WIDTH_SIGN = re.compile("(?<=[0-9A-Za-z])([．－／＆＋％])(?=[0-9A-Za-z])|(?<=[0-9])(％)")
# Small forms of marks (CNS 11643), which Taiwanese pages set for full-width ones.
_SMALL = re.compile("[\ufe50\ufe51\ufe52\ufe54-\ufe57\ufe59-\ufe5e]")
_SMALL_TO_WIDE = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞", "，、．；：？！（）｛｝〔〕", strict=True))
_LOST = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]|锟斤拷")
# A mirror that turned the page into traditional characters set the reading behind those it was unsure of: 領(lǐng).
_GHOST = re.compile("[\u4e00-\u9fff][(（][a-z]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}[)）]")
_INDENT_WIDTH = {"\u3000": 2, "\t": 4}


def to_lines(source: Source) -> tuple[Line, ...]:
    """The lines that a page's reader left and that have something visible, without the white space at their edges."""
    kept, spans = source.kept(), source.spans()
    lines = []
    gap = False
    for number, raw in enumerate(source.as_read(), 1):
        for text in [None] if raw is None else raw.split("\n"):
            src = (number,) if raw is None or "\n" in raw else spans.get(number, (number,))
            line = None if text is None else _line(source, number, src, text, gap, kept.get(number, ""))
            gap = line is None
            if line is not None:
                lines.append(line)
    return tuple(lines)


def _line(source: Source, number: int, src: tuple[int, ...], raw: str, gap: bool, kept: str) -> Line | None:
    """A line as it was read; None for one with nothing to see."""
    text = raw.strip()
    picture = source.pictures.get(number, "")
    if not picture and (not text or not visible(text)):
        return None
    kind = source.kinds[number - 1] if source.kinds else ""
    lead = raw[: len(raw) - len(raw.lstrip())]
    indent = sum(_INDENT_WIDTH.get(c, 1) for c in lead)
    size = len(lead) + len(text), indent + columns(text)
    return Line(text, src, indent, gap, *size, kind=kind, picture=picture, kept=kept)


@cache
def _radicals() -> dict[str, str]:
    """The character that each radical stands for."""
    return dict(pair for pair in rules.table("radicals")["pairs"].split())


def _fold_han(match: re.Match[str]) -> str:
    char = match[0]
    folded = _radicals().get(char) or unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


_STEPS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("CH001", INVISIBLE, ""),
    ("CH002", OTHER_SPACES, " "),
    ("CH003", _OTHER_HAN, _fold_han),
    ("CH004", _FULL_WIDTH, lambda match: chr(ord(match[0]) - 0xFEE0)),
    ("CH009", _SMALL, lambda match: _SMALL_TO_WIDE[match[0]]),
    ("CH005", _FULL_WIDTH_SIGN, lambda match: chr(ord(match[0]) - 0xFEE0)),
)
# One quick question for all of them: most lines hold nothing to fold.
_SUSPECT = re.compile(
    "[" + "".join(p.pattern[1:-1] for p in (INVISIBLE, OTHER_SPACES, _OTHER_HAN, _FULL_WIDTH, _SMALL)) + "．－／＆＋％]"
)


def fold(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Each line with its characters in their usual form; lost characters are reported and left.

    A line of which nothing but spaces is left was a blank one.
    """
    out: list[Line] = []
    changes: list[Change] = []
    gap = False
    for line in lines:
        text = line.text
        for rule, pattern, replacement in _STEPS if _SUSPECT.search(text) else ():
            new = pattern.sub(replacement, text)
            if new != text:
                changes.append(overrides.edit(rule, line.src, text, new))
                text = changes[-1].after
        changes += _report_lost(text, line.src)
        if not text.strip():
            gap = True
            continue
        changed = text != line.text or gap
        out.append(replace(line, text=text.strip(), gap=line.gap or gap) if changed else line)
        gap = False
    return tuple(out), changes


def _report_lost(text: str, src: tuple[int, ...]) -> Iterator[Change]:
    if _LOST.search(text):
        yield Change("CH006", "edit", src, text, text, doubt=True)
    if _GHOST.search(text):
        yield Change("CH008", "edit", src, text, text, doubt=True)


_STOPS = "，。；：！？、（）《》"
# A wide space behind a few words sets them off as a head of the paragraph; a pause before it means it is none. Behind a
# number of several levels any space does.
_NUMBERED_RUN_IN = re.compile(
    "\\d{1,2}(?:[.．]\\d{1,2}){1,3}[.．]?[ \u3000]+[^，。；：！？,;:!? \u3000]{2,16}[ \u3000]+(?=[^ \u3000]{8})"
)
_RUN_IN = re.compile("(?:\\d[\\d.．]*[ \u3000]+)?[^，。；：！？,;:!?\u3000]{2,20}\u3000+(?=[^\u3000]{16})")
# Two spaces and more set words off as a wide one does, but not behind a dateline.
_SPACED_RUN_IN = re.compile(
    f"(?P<head>[{HAN}][^，。；：！？,;:!?\u3000 ]{{1,15}})(?<![电讯電訊]) {{2,}}(?=[{HAN}][^\u3000]{{15}})"
)
_LOOSE = re.compile(
    f"(?=[ \u3000])(?:(?<=[{HAN}{WIDE_MARKS}])[ \u3000]++(?=[{HAN}{WIDE_MARKS}])|(?<=[{_STOPS}])[ \u3000]++"
    f"|(?<![ \u3000])[ \u3000]++(?=[{_STOPS}]))"
)
_PROSE = re.compile("[。；！？]|[，,].{6,}[，,。]")
_FIELDS = re.compile("[\u4e00-\u9fff]{2,6}[:：]\\S.*\\s[\u4e00-\u9fff]{2,6}[:：]")


def close_spaces(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Prose without the spaces between its Han characters and marks.

    A line without marks of prose may be a name list, a table row or a heading, one of several labelled fields a
    byline: there a space can mean something.
    """
    out: list[Line] = []
    changes: list[Change] = []
    for line in lines:
        loose = " " in line.text or "\u3000" in line.text
        new = _closed(line.text) if loose and _PROSE.search(line.text) and not _FIELDS.match(line.text) else line.text
        if new != line.text:
            changes.append(overrides.edit("CH007", line.src, line.text, new))
            line = replace(line, text=changes[-1].after)
        out.append(line)
    return tuple(out), changes


_NOTED = re.compile(f"[{HAN}]{{2,4}}\u3000+(?=[{HAN}])")


def _closed(text: str) -> str:
    """The space behind a label (摘　要　本文…) or a run-in head is what sets it off, and stays."""
    label = rules.label(text)
    spaced = None if label else _SPACED_RUN_IN.match(text)
    text = f"{spaced['head']}\u3000{text[spaced.end() :]}" if spaced else text
    run_in = _RUN_IN.match(text) or _NUMBERED_RUN_IN.match(text)
    noted = label.end if label and label.field == "author-note" else 0
    named = _NOTED.match(text, noted) if noted or rules.is_biography(text) else None
    start = named.end() if named else label.end if label else run_in.end() if run_in else 0
    return text[:start] + _LOOSE.sub(_unless_named(text, start), text[start:])


# Several names behind what they are: the space between two tells where one ends.
_NAMED = re.compile(
    "(?:记者|記者|通讯员|通訊員|评论员|評論員|特约撰稿|作者|编辑|責任編輯|摄影|編譯|编译)[:：]?[ \u3000]{0,2}"
    f"[{HAN}]{{2,4}}(?:[ \u3000]{{1,2}}[{HAN}]{{2,4}}){{1,8}}(?=[^{HAN} \u3000]|$)"
)


# A slogan or a title in two halves, within quotation marks.
_HALVES = re.compile(f"[“《「『][{HAN}]{{4,20}}(?:\u3000+| {{2,}})[{HAN}]{{4,20}}[”》」』]")


_RUN = 4
_HAN_END = re.compile(f"[{HAN}]{{2,{_RUN}}}$")
_HAN_BEGIN = re.compile(f"[{HAN}]{{2,{_RUN}}}")


def _is_between_names(text: str, left: int, right: int) -> bool:
    """On both sides of the space stands what can only be a name: 方晓 程立等."""
    before, after = _HAN_END.search(text, max(0, left - _RUN), left), _HAN_BEGIN.match(text, right)
    if before is None or after is None:
        return False
    heads = (after[0][:3], after[0][:2])
    tails = (before[0][-3:], before[0][-2:])
    return any(map(people.is_usual_name, tails)) and any(map(people.is_usual_name, heads))


def _unless_named(text: str, start: int) -> Callable[[re.Match[str]], str]:
    """Nothing for a space, but a plain one between two names, and a wide one between the halves of a title."""
    spans = [found.span() for found in _NAMED.finditer(text, start)]
    halves = [found.span() for found in _HALVES.finditer(text, start)]

    def close(space: re.Match[str]) -> str:
        at = start + space.start()
        if any(first < at < end for first, end in halves):
            return "\u3000"
        named = any(first < at < end for first, end in spans)
        return " " if named or _is_between_names(text, at, start + space.end()) else ""

    return close
