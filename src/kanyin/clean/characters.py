"""Characters: what is invisible goes, what is another form of a letter becomes that letter.

Never NFKC: it would destroy the indent, ①, ㎡ and ℃ along with what it mends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kanyin import rules
from kanyin.clean import private_use
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line, Source
from kanyin.patterns import lazy, quick
from kanyin.text import INVISIBLE, OTHER_SPACES, READING, TONES, columns, visible

_OTHER_HAN = lazy("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_FULL_WIDTH = lazy("[０-９Ａ-Ｚａ-ｚ]")
_FULL_WIDTH_SIGN = quick(
    "(?<=[0-9A-Za-z])－(?=[（(][A-Za-zα-ω])|(?<=[0-9A-Za-z][)）])－(?=[0-9A-Za-z(（])|"
    "(?<=[0-9A-Za-z])[．－／＆＋％](?=[0-9A-Za-z])|(?<=[0-9A-Za-z_-])＠(?=[0-9A-Za-z])|"
    "(?<=[0-9][～~])－(?=[0-9])|(?<=[0-9])[ \u3000]{0,2}％|(?<=[A-Za-z])＋＋"
    "|(?<=http)：／／|(?<=https)：／／|(?<=[A-Za-z])－(?=[\u4e00-\u9fff])"
    "|(?<=[A-Za-z] )＆(?=[ \u3000][A-Za-z])|(?<=[0-9A-Za-zα-ωΑ-Ω°℃%)）\\]］}])／(?=[0-9A-Za-zα-ωΑ-Ω(\\[［{])"
)
_SIGN = lazy("[．－／＆＋％]")
# Y＝X－1: a formula in full-width signs, of which each stays.
_FORMULA_BEFORE = lazy("[＝＾][0-9A-Za-z().．／＋－]*$")
_FORMULA_BEHIND = lazy("[0-9A-Za-z().．／＋－]*[＝＾]")
NEAR = 20
"""Characters round a sign that belong to its formula."""
_HALF_SIGN = {ord(sign): ord(sign) - 0xFEE0 for sign in "．－／＆＋％：＠"}
# Small forms of marks (CNS 11643), which Taiwanese pages set for full-width ones.
_SMALL = lazy("[\ufe50\ufe51\ufe52\ufe54-\ufe57\ufe59-\ufe5e]")
_SMALL_TO_WIDE = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞", "，、．；：？！（）｛｝〔〕", strict=True))
# Beside the signs of ions they are no narrow ones: Fe3+﹢H2O2.
_SMALL_SIGN = lazy("[\ufe5f-\ufe66\ufe69-\ufe6b]")
_SIGN_TO_WIDE = dict(zip("﹟﹠﹡﹢﹣﹤﹥﹦﹩﹪﹫", "＃＆＊＋－＜＞＝＄％＠", strict=True))
_LOST = lazy("[\ue000-\ue005\ue007-\ue009\ue00b-\ue00f\ue011-\uf8ff\ufffd\U000f0000-\U0010ffff]|锟斤拷")
# （I?W）, AES?5, 5?000: not in ?id=5 of an address, nor 5?mg, which is a blank, nor behind a question.
_LOST_LETTER = lazy("(?:(?<=[A-Z])\\?(?=[A-Za-z0-9])|(?<=[0-9])\\?(?=[0-9]))(?![A-Za-z0-9_.%-]{0,40}[=&])", re.ASCII)
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
    if not picture and not (text and (visible(text[0]) or visible(text))):
        return None
    kind = source.kinds[number - 1] if source.kinds else ""
    lead = raw[: len(raw) - len(raw.lstrip())]
    indent = sum(_INDENT_WIDTH.get(c, 1) for c in lead) if lead else 0
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


def _half_sign(sign: re.Match[str]) -> str:
    """A sign between letters or digits at half width; one of a formula in full-width signs stays."""
    text, start, end = sign.string, sign.start(), sign.end()
    if sign[0] in "－＋" and (
        _FORMULA_BEFORE.search(text[max(0, start - NEAR) : start]) or _FORMULA_BEHIND.match(text[end : end + NEAR])
    ):
        return sign[0]
    return sign[0].strip(" \u3000").translate(_HALF_SIGN)


_STEPS: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    ("CH001", INVISIBLE, ""),
    ("CH002", OTHER_SPACES, " "),
    ("CH003", _OTHER_HAN, _fold_han),
    ("CH004", _FULL_WIDTH, lambda match: chr(ord(match[0]) - 0xFEE0)),
    ("CH009", _SMALL, lambda match: _SMALL_TO_WIDE[match[0]]),
    ("CH005", _FULL_WIDTH_SIGN, _half_sign),
    ("CH009", _SMALL_SIGN, lambda match: _SIGN_TO_WIDE[match[0]]),
)
# One quick question for all of them: most lines hold nothing to fold.
_SUSPECT = lazy(
    "["
    + "".join(p.pattern[1:-1] for p in (INVISIBLE, OTHER_SPACES, _OTHER_HAN, _FULL_WIDTH, _SMALL, _SMALL_SIGN))
    + "．－／＆＋％＠]"
)
# And one for all that is done or told here.
_ODD = lazy(_SUSPECT.pattern[:-1] + f"{private_use.MISREAD}\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff锟?{TONES}]")


def fold(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Each line with its characters in their usual form; lost characters are reported and left.

    A line of which nothing but spaces is left was a blank one.
    """
    out: list[Line] = []
    odd: list[Line] = []
    changes: list[Change] = []
    gap = False
    for line in lines:
        if line.text and not gap and not _ODD.search(line.text):
            out.append(line)
            continue
        text, found = _without_private(line.text, line.src, overrides)
        changes += found
        for rule, pattern, replacement in _STEPS if _SUSPECT.search(text) else ():
            new = pattern.sub(replacement, text)
            if new != text:
                changes.append(overrides.edit(rule, line.src, text, new))
                text = changes[-1].after
        if not text.strip():
            gap = True
            continue
        changed = text != line.text or gap
        odd.append(replace(line, text=text.strip(), gap=line.gap or gap) if changed else line)
        out.append(odd[-1])
        gap = False
    return tuple(out), [*changes, *_report_lost(odd)]


def fold_at_joints(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The same for the signs of lines that were joined: the digit before one may have stood at the end of its line."""
    out = list(lines)
    changes: list[Change] = []
    for n, line in enumerate(lines):
        if len(line.src) > 1 and _SIGN.search(line.text):
            new = _FULL_WIDTH_SIGN.sub(_half_sign, line.text)
            if new != line.text:
                changes.append(overrides.edit("CH005", line.src, line.text, new))
                out[n] = replace(line, text=changes[-1].after)
    return tuple(out), changes


def _without_private(text: str, src: tuple[int, ...], overrides: Overrides) -> tuple[str, list[Change]]:
    """A line's characters for private use as what they stand for; a guess is marked."""
    changes: list[Change] = []
    if private_use.holds_any(text):
        for rule, read, doubt in (("CH010", private_use.certain, False), ("CH011", private_use.likely, True)):
            new = read(text)
            if new != text:
                change = overrides.edit(rule, src, text, new)
                changes.append(replace(change, doubt=doubt and change.after != text))
                text = change.after
    return text, changes


def _report_lost(lines: Sequence[Line]) -> Iterator[Change]:
    """One mark for all places of a page where the same character is lost, and one for its readings in brackets."""
    places: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.text.isascii():
            continue
        for sign in sorted(set(_LOST.findall(line.text))):
            places.setdefault(("CH006", sign), []).append(line)
        if "?" in line.text and _LOST_LETTER.search(line.text) and "://" not in line.text:
            places.setdefault(("CH006", "?"), []).append(line)
        if READING.search(line.text):
            places.setdefault(("CH008", ""), []).append(line)
    told: dict[tuple[str, tuple[int, ...]], str] = {}
    for (rule, _), found in places.items():
        src = tuple(sorted({number for line in found for number in line.src}))
        told.setdefault((rule, src), "\n".join(line.text for line in found))
    for (rule, src), text in told.items():
        yield Change(rule, "edit", src, text, text, doubt=True)
