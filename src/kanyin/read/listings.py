"""Pieces of programs on a text page: lines in a row that a machine was to read, kept as they stand.

A line is one by its signs (braces, a semicolon at its end, the words of a language: ``rules/programs.toml``); a few
lines between two such go with them. Han characters stand in a program only within quotation marks and comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kanyin import rules
from kanyin.model import Source
from kanyin.patterns import lazy
from kanyin.text import columns

FEWEST = 3
"""Lines of a piece of code that show signs of it."""
SHARE = 0.5
"""They are so many of its lines."""
FARTHEST = 3
"""Lines without a sign between two that have one."""
LONGEST = 240
"""Half-em of a line of code."""

_HAN = lazy("[\u3400-\u9fff]")
_NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "＝（）；：，［］｛｝＜＞＊％＋－＿＂＇．／＃＠＼"} | {
    ord("′"): "'",
    ord("″"): '"',
}
"""Marks of a program that a page has set in full width."""
_ASIDE = lazy(
    r"/\*[^*\n]{0,200}(?:\*/)?|(?://|∥)[^\n]*+|(?:^|(?<=[;,\s]))%(?!>)[^\n]*+|^'[^\n]*+|&&[^\n]*+|(?:^|(?<=\s));[^\n]*+"
    r"|(?<=\));(?=;| ?[\u3400-\u9fff])[^\n]*+"
    r"|(?<=>)[^<>\n]{1,60}(?=</|$)|\"[^\"\n]{0,200}\"|'[^'\n]{0,80}'|“[^”\"\n]{0,200}[”\"]|‘[^’\n]{0,80}[’']"
)
"""Where Han characters may stand: comments and what is quoted."""
_BEGINS_ASIDE = lazy("[/∥&;%>\"'“‘／；％＞″＂′＇]")
_EQUATION = lazy(r"(?:^|[=＝≤≥<>＜＞≈∈][^\n]{0,200})[(（]\d{1,3}[)）]$")
_ENTRY = lazy(r"[\[［〔]?\d{1,3}[\]］〕.．，,\s\u3000]")
_SENTENCE = lazy(r"(?<![A-Za-z-])(?:[A-Za-z-]{2,}+[ ,]++){7}")
_WORD = lazy("[A-Za-z]")
_BRACKETS_ALONE = lazy("[{}]|\\){1,8}")
_TEX = lazy(r"\$[^$\n]{1,200}\$")
_GOES_WITH = lazy(
    r"[A-Za-z_][\w.]{0,40}(?:(?:::|∷)\w{1,40})?(?:\[[^\[\]]{1,20}\])?\s?(?:=[^=\n]{1,80}$|\([^()\n]{0,60}\)$)"
)
"""A call or an assignment: nothing by itself, but part of the piece beside it."""


def with_listings(source: Source) -> Source:
    """The Source with the lines of its programs marked as such (``code``), where nothing else is told of them."""
    shown = source.as_read()
    kinds = list(source.kinds or [""] * len(shown))
    numbered = list(_numbered(shown, kinds))
    for number, (first, end) in enumerate(numbered, 1):
        kinds[first:end] = [f"code{number}"] * (end - first)
    enclosed = list(_enclosed(shown, kinds))
    for first, end in enclosed:
        kinds[first:end] = [ENCLOSED] * (end - first)
    for number, (first, end) in enumerate(_pieces(shown, kinds), len(numbered) + 1):
        first, end = _with_neighbours(shown, kinds, first, end)
        kinds[first:end] = [f"code{number}"] * (end - first)
    return replace(source, kinds=tuple(kinds)) if any(kinds) else source


def _pieces(lines: Sequence[str | None], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The index of the first line of each piece of code, and that behind its last."""
    first, last, signs = -1, -1, 0
    for n, line in enumerate(lines):
        text = (line or "").strip()
        if not text and line is not None:
            continue
        is_enclosed = kinds[n] == ENCLOSED
        can_be = is_enclosed or (line is not None and not kinds[n] and _can_be_code(text))
        shows = is_enclosed or (can_be and is_code(text))
        if first >= 0 and (not can_be or n - last > FARTHEST + 1):
            if _is_piece(lines[first : last + 1], signs, ENCLOSED in kinds[first : last + 1]):
                yield first, last + 1
            first, signs = -1, 0
        if shows:
            first, last, signs = n if first < 0 else first, n, signs + 1
    if first >= 0 and _is_piece(lines[first : last + 1], signs, ENCLOSED in kinds[first : last + 1]):
        yield first, last + 1


ENCLOSED = "enclosed"
"""A line of a program for what stands round it, while the pieces are looked for."""
_OPENS = lazy(r"[^。！？；]{0,150}[{]$")
_CLOSES = lazy(r"[{}]")
_STOPS = lazy("[。！？]")
_SCRIPT_OPENS, _SCRIPT_CLOSES = "<%", "%>"
MOST_ENCLOSED = 60
"""Lines between the brace that opens and the one that closes it."""
LONGEST_ENCLOSED = 160
"""Half-em of such a line: longer ones are text."""


def _enclosed(lines: Sequence[str | None], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines from one that ends in a brace to the one that closes it, whatever words are said between: a program may be
    written in Chinese. Likewise those of a server's script between its signs.
    """
    n = 0
    while n < len(lines):
        end = _enclosed_end(lines, kinds, n)
        if end - n >= FEWEST:
            first = n - (n > 0 and _heads_braces(lines[n - 1], lines[n], kinds[n - 1]))
            yield first, end
        n = max(n + 1, end)


def _enclosed_end(lines: Sequence[str | None], kinds: Sequence[str], first: int) -> int:
    """The index behind what the line at ``first`` opens; that itself where nothing closes it, or text comes between."""
    start = (lines[first] or "").strip()
    if not start.endswith(("{", "｛")) and not start.startswith(("<", "＜")):
        return first
    start = start.translate(_NARROW)
    is_script = start.startswith(_SCRIPT_OPENS) and _SCRIPT_CLOSES not in start
    if not is_script and not _OPENS.fullmatch(start):
        return first
    depth = 0
    for n in range(first, min(len(lines), first + MOST_ENCLOSED)):
        line = lines[n]
        text = _ASIDE.sub("", (line or "").translate(_NARROW)).strip()
        if line is None or kinds[n] or columns(text) > LONGEST_ENCLOSED or _STOPS.search(text):
            return first
        depth += sum(1 if brace[0] == "{" else -1 for brace in _CLOSES.finditer(text))
        if (is_script and n > first and text.endswith(_SCRIPT_CLOSES)) or (not is_script and depth <= 0):
            return n + 1
    return first


_HEADS_BRACES = lazy(r"[A-Za-z_][\w*&:~, -]{2,80}(?:\([^()\n]{0,80}\))?")


def _heads_braces(line: str | None, below: str | None, kind: str) -> bool:
    """The line above a brace that stands alone: what the braces hold."""
    alone = (below or "").translate(_NARROW).strip() == "{"
    return alone and not kind and _HEADS_BRACES.fullmatch((line or "").translate(_NARROW).strip()) is not None


def _numbered(lines: Sequence[str | None], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pieces below their numbers, 1, 2, 3 …, which a site has set beside them and a dump above: so many lines, and
    on to a blank line, for a dump may break them, where they show signs of a program.
    """
    n = 0
    while n < len(lines):
        first = n
        while first < len(lines) and (lines[first] or "").strip() == str(first - n + 1):
            first += 1
        count = first - n
        if count < FEWEST:
            n += max(1, count)
            continue
        while first < len(lines) and lines[first] is not None and not (lines[first] or "").strip():
            first += 1
        end = first
        last = min(len(lines), first + MOST_OF_NUMBER * count)
        while end < last and not kinds[end] and _goes_on(lines, end, is_counted=end - first < count):
            end += 1
        while end > first and not (lines[end - 1] or "").strip():
            end -= 1
        texts = [line.strip() for line in lines[first:end] if line and line.strip()]
        if sum(map(is_code, texts)) >= SHARE_NUMBERED * max(1, len(texts)):
            yield first, end
            n = end
        else:
            n += count


MOST_OF_NUMBER = 6
"""Lines that a dump makes of a numbered one at most; with it the work grows as the page does."""
SHARE_NUMBERED = 0.3
"""Share of such lines that show signs of a program: they are counted besides."""
_PROSE = lazy("[\u3400-\u9fff，、]{11}[\u3400-\u9fff“”]{0,40}[，。：；]")


def _goes_on(lines: Sequence[str | None], n: int, *, is_counted: bool) -> bool:
    """The piece goes on with this line: one that its numbers count, or one below them that is not blank.

    Prose does not, nor below a blank line what no program holds: a dump may leave the program's own blank lines out.
    """
    line = lines[n]
    if line is None:
        return False
    text, above = line.strip(), (lines[n - 1] or "").strip()
    if text and not _can_be_code(text) and (not above or _PROSE.search(text)):
        return False
    return is_counted or bool(text)


def _with_neighbours(lines: Sequence[str | None], kinds: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """The piece with the calls and assignments right above and below it."""

    def goes_with(n: int) -> bool:
        text = (lines[n] or "").strip() if 0 <= n < len(lines) and not kinds[n] else ""
        return bool(text) and _can_be_code(text) and _GOES_WITH.match(_ASIDE.sub("", text).strip()) is not None

    while goes_with(first - 1):
        first -= 1
    while goes_with(end):
        end += 1
    return first, end


def _is_piece(lines: Sequence[str | None], signs: int, is_enclosed: bool) -> bool:
    texts = [line.strip() for line in lines if line and line.strip()]
    is_sure = is_enclosed or any(is_code(text, weak=False) for text in texts)
    return signs >= FEWEST and signs >= SHARE * len(texts) and is_sure


def _can_be_code(text: str) -> bool:
    """Nothing of a sentence, an entry of a list, or an equation with its number."""
    if _HAN.search(text) and not _BEGINS_ASIDE.search(text):
        return False
    text = text.translate(_NARROW)
    if columns(text) > LONGEST or _ENTRY.match(text) or ("$" in text and _TEX.search(text)):
        return False
    bare = _ASIDE.sub("", text)
    if bare[-1:] in ")）" and _EQUATION.search(bare):
        return False
    return _HAN.search(bare) is None and _SENTENCE.search(bare) is None and not rules.is_caption(text)


def is_code(text: str, *, weak: bool = True) -> bool:
    """The line shows a sign of a program; ``weak`` ones count too."""
    bare = _ASIDE.sub("", text.translate(_NARROW)).strip()
    if not bare or not (_WORD.search(bare) or _BRACKETS_ALONE.fullmatch(bare)):
        return False
    return any(sign.match(bare) for sign, is_weak in _signs() if weak or not is_weak)


@lru_cache(maxsize=1)
def _signs() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple(
        (lazy(row["match"], 0 if row.get("case") else re.IGNORECASE), row.get("weak", False))
        for row in rules.table("programs")["sign"]
    )
