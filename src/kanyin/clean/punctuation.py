"""Punctuation that a page folded to half width, back to what Chinese print sets (GB/T 15834).

A mark belongs to the script of its neighbours: beside a Han character or a Chinese mark it is full width, between
Latin letters or digits it stays. The two halves of a pair go together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kanyin.clean import protect, stops
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.text import HAN, WIDE_MARKS, columns

_FOLDED = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_CANDIDATE = re.compile("[,:;?!()]")
# Not the dots: between commas they are mathematics.
_WIDE = re.compile(f"[{HAN}{WIDE_MARKS}\u3000-\u303f\uff00-\uff60①-⑳℃㎡]".replace("\u2026", ""))
_BESIDE = re.compile(f"[,:;?!](?:(?={_WIDE.pattern})|(?<={_WIDE.pattern}.))")
_LETTER = re.compile("[A-Za-z]")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_OPEN, _CLOSE = "(（", ")）"


def restore(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """Each line with its folded marks, straight quotes, dots and dashes as Chinese print has them."""
    references = protect.reference_lines(lines)
    prose = [line.text for n, line in enumerate(lines) if n not in references and _is_chinese(line.text)]
    chinese_steps = (("PU006", stops.restore), *_STEPS) if stops.has_folded_stops(prose) else _STEPS
    out: list[Line] = []
    changes: list[Change] = []
    for n, line in enumerate(lines):
        text = line.text
        if n not in references:
            for rule, step in chinese_steps if _is_chinese(text) else _LATIN_STEPS:
                new = step(text)
                if new != text:
                    changes.append(overrides.edit(rule, line.src, text, new))
                    text = changes[-1].after
        out.append(line if text == line.text else replace(line, text=text))
    return tuple(out), changes


def _is_chinese(text: str) -> bool:
    """Han characters outweigh Latin words: an English abstract with a Chinese name in it is English."""
    if text.isascii():
        return False
    if 2 * (columns(text) - len(text)) > len(text):
        return True
    han = len(_HAN_CHARACTER.findall(text))
    return han > 0 and han * 5 >= len(_LETTER.findall(text))


def restore_marks(text: str) -> str:
    """The marks , : ; ? ! ( ) of a Chinese line at the width that their neighbours ask for."""
    protected = _positions(protect.spans(text))
    if not protected:
        # Most marks stand right beside a Han character: all of those at once.
        text = _BESIDE.sub(lambda match: _FOLDED[match[0]], text)
    candidates = [match.start() for match in _CANDIDATE.finditer(text)]
    if not candidates:
        return text
    partner = _pairs(text)
    chars = list(text)
    for at in candidates:
        if at in protected:
            continue
        mark = text[at]
        if mark in "()":
            other = partner.get(at)
            if other is None:
                wide = _beside_han(text, at, at)
            elif text[other] in "（）":
                wide = True
            elif other in protected:
                wide = False
            else:
                start, end = min(at, other), max(at, other)
                wide = _pair_is_wide(text, start, end)
        else:
            wide = _beside_han(text, at, at)
        if wide:
            chars[at] = _FOLDED[mark]
    return "".join(chars)


def _positions(spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _neighbour(text: str, at: int, step: int) -> str:
    """The next character that is not a space, or nothing at the line's edge."""
    at += step
    while 0 <= at < len(text) and text[at] in " \u3000":
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _beside_han(text: str, start: int, end: int) -> bool:
    """A Han character or a Chinese mark stands before ``start`` or after ``end``."""
    before, after = _neighbour(text, start, -1), _neighbour(text, end, 1)
    if _WIDE.match(before) or _WIDE.match(after):
        return True
    # 37%,其中 and 5;6: a percent sign or a semicolon between numbers ends a Chinese clause.
    return (before == "%" and text[start] in ",;:") or (text[start] == ";" and not _LETTER.match(before + after))


def _pair_is_wide(text: str, start: int, end: int) -> bool:
    """A bracketed piece is Chinese when it holds Han at its edges or stands between Han."""
    content = text[start + 1 : end]
    if _CALL.search(text[max(0, start - 4) : start]) and not _HAN_CHARACTER.search(content):
        return False
    if _TUPLE.fullmatch(content) or (_IN_FORMULA.search(text, max(0, start - 8), start) and not _has_wide(content)):
        return False
    inside = _WIDE.match(_neighbour(text, start, 1)) or _WIDE.match(_neighbour(text, end, -1))
    before, after = _neighbour(text, start, -1), _neighbour(text, end, 1)
    return bool(inside or _WIDE.match(before) or _WIDE.match(after))


# What a bracket within a formula follows: an operator, a relation, the name of a function.
_IN_FORMULA = re.compile(
    r"[0-9A-Za-zα-ωΑ-Ω)\]}]?\s?[=＝+＋×÷*/^<>≤≥∈∝≈−]\s?$|(?<![A-Za-z])(?:a?(?:sin|cos|tan)h?|log|ln|lg|exp|max|min|lim|det)$"
)


def _has_wide(text: str) -> bool:
    return _WIDE.search(text) is not None


def _pairs(text: str) -> dict[int, int]:
    """Positions of brackets of either width, each with its partner's."""
    open_at: list[int] = []
    partner: dict[int, int] = {}
    for match in _BRACKET.finditer(text):
        if match[0] in _OPEN:
            open_at.append(match.start())
        elif open_at:
            start = open_at.pop()
            partner[start], partner[match.start()] = match.start(), start
    return partner


# J(θ), f1(x, y): a letter with its index before the bracket is a function's name.
_CALL = re.compile("(?<![A-Za-z])[A-Za-zα-ωΑ-Ω][A-Za-z]?[0-9]{0,2}['′]?$")
# (x, y), (g1,g2,…,gn): symbols between commas.
_TUPLE = re.compile("[A-Za-zα-ωΑ-Ω]\\w{0,3}['′]?(?:\\s?[,，]\\s?(?:…+|[A-Za-zα-ωΑ-Ω0-9]\\w{0,3}['′]?))+", re.ASCII)
_BRACKET = re.compile("[()（）]")
_STRAIGHT = re.compile('["＂]')
_CURLY_NEEDED = re.compile(f'["＂](?=[{HAN}{WIDE_MARKS}])|(?<=[{HAN}{WIDE_MARKS}])["＂]')
_APOSTROPHE = re.compile("(?<=[A-Za-z])'(?=[A-Za-z])")
_PLURAL = re.compile("(?<=[A-Za-z]s)'(?=[\\s,.;:)]|$)")
_OPENING_QUOTE = re.compile("(?<![A-Za-z0-9])'(?=[A-Za-z0-9])")
_SINGLE = re.compile("(?<![A-Za-z0-9])'([^'\"]{1,60}?)'(?![A-Za-z0-9])")


def pair_quotes(text: str) -> str:
    """Straight double quotes of a Chinese line as “ and ” by turns; an odd one out leaves the line as it is."""
    if '"' not in text and "'" not in text and "＂" not in text:
        return text
    if _CURLY_NEEDED.search(text) and len(_STRAIGHT.findall(text)) % 2 == 0:
        turn = iter("“”" * len(text))
        text = _STRAIGHT.sub(lambda _: next(turn), text)
    return _SINGLE.sub(lambda m: f"‘{m[1]}’" if _HAN_CHARACTER.search(m[1]) else m[0], text)


_WIDE_SIDE = f"[{HAN}{WIDE_MARKS}]"
# Between commas or letters the dots are mathematics (x1，…，xn) and stay as they are.
_BEFORE_DOTS, _AFTER_DOTS = f"[{HAN}。！？”’》）]", f"[{HAN}“‘《（]"
_DOTS = re.compile(
    f"(?<={_BEFORE_DOTS})(?:\\.{{3,}}|。{{3,}}|·{{3,}}|…+)(?![，,、])|(?<![，,、A-Za-z0-9.…])(?:\\.{{3,}}|…+)(?={_AFTER_DOTS})"
)
_DASH = re.compile(
    f"(?<={_WIDE_SIDE})(?:-{{2,}}|－{{2,}}|─{{2,}}|━{{2,}}|—{{3,}})"
    f"|(?:(?<!-)-{{2,}}+|(?<!－)－{{2,}}+|(?<!─)─{{2,}}+|(?<!━)━{{2,}}+)(?={_WIDE_SIDE})"
)


_DASH_HINT = re.compile("--|－－|──|━━|———")


def restore_dots(text: str) -> str:
    """``...`` and its like beside Chinese as ``……`` (GB/T 15834 4.11)."""
    return _DOTS.sub("……", text) if "..." in text or "…" in text or "。。。" in text or "···" in text else text


def restore_dashes(text: str) -> str:
    """``--`` and its like beside Chinese as ``——`` (GB/T 15834 4.10)."""
    return _DASH.sub("——", text) if _DASH_HINT.search(text) else text


def set_apostrophes(text: str) -> str:
    """The apostrophe between letters, don't and Xi'an, or behind a plural, pupils', as print sets it: ’."""
    if "'" not in text:
        return text
    text = _APOSTROPHE.sub("’", text)
    return text if _OPENING_QUOTE.search(text) else _PLURAL.sub("’", text)


_LATIN_STEPS = (("PU005", set_apostrophes),)
_STEPS = (
    *_LATIN_STEPS,
    ("PU001", restore_marks),
    ("PU002", pair_quotes),
    ("PU003", restore_dots),
    ("PU004", restore_dashes),
)
