"""Captions whole: their second lines, the legend of a figure's parts, the same in English, two captions on one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kanyin import rules
from kanyin.fields import caption_rows
from kanyin.fields.caption_rows import begins_caption
from kanyin.model import Change, Line
from kanyin.patterns import lazy

WHOLE, PARTED = "TB002", "TB003"
"""The rules that join the lines of a caption, and part captions that a page set side by side."""
LONGEST_REST, LONGEST_HAN = 110, 30
"""Characters of a caption's second line."""
_RUNNING = lazy("[。；：！？]")
_HAN = lazy("[\u3400-\u9fff]")
_NUMBER = lazy(r"[^\d一二三四五六七八九十]{1,8}(\d+(?:[-－—.．]\d+)?|[一二三四五六七八九十]+)(?P<apart>[\s:：.．]|$)?")
_OPEN_END = lazy(
    r"(?:\b(?:of|and|or|in|on|with|for|by|to|at|from|the|a|an|under|between|after|before|as|vs\.?|using|during|within|into|over|per"
    r"|than|which|that|among|through|via|based|obtained|measured|determined)|[,，-]|s[’'])$"
)
_ENDED = lazy("[.。!?]$")
_WIDE = lazy(r"(?<!\s)\s{2,}")


def number_of(text: str) -> str:
    """The number of a caption: ``2-1`` of 图 2-1, of Fig. 2-1; nothing for other lines."""
    found = _NUMBER.match(text)
    return found[1] if found else ""


def says_again(caption: str, text: str) -> bool:
    """A caption in the other script, of the same kind and number: 表1 and Table 1.

    Text recognition sets a number and the words behind it without a blank: 图12016年 is 图1 of Fig.1.
    """
    if rules.is_english_caption(caption) == rules.is_english_caption(text) or of_table(caption) != of_table(text):
        return False
    found = sorted((match for each in (caption, text) if (match := _NUMBER.match(each))), key=lambda each: len(each[1]))
    if len(found) < 2:
        return number_of(caption) == number_of(text)
    short, long = found
    return short[1] == long[1] or (long["apart"] is None and long[1].startswith(short[1]))


def of_table(text: str) -> bool:
    """The caption, in either script, is that of a table."""
    return text.lstrip("附续")[:1] in "表Tt"


def whole_captions(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines with each caption on one of its own."""
    changes: list[Change] = []
    parts = tuple(_beside(lines, changes))
    out: list[Line] = []
    n = 0
    while n < len(parts):
        first = _behind_panels(parts, n)
        end = first + 1
        if _may_be_caption(parts[first]):
            while end < len(parts) and _is_further(parts, first, end):
                end += 1
        out.append(_joined((*parts[first:end], *parts[n:first]), changes))
        n = end
    return tuple(out), changes


_PANEL = lazy(r"[(（]?[a-hA-H][)）]")
_NAMES_OF_PANELS = lazy(r"[^\s，。；：]{2,12}(?:\s{3,20}[^\s，。；：]{2,12}){1,5}")
_ROW_OF_PANELS = lazy(r"[(（]a[)）][^\s。；]{0,20}(?:\s{1,20}[(（][b-h][)）][^\s。；]{0,20}){1,6}")
MOST_PANELS = 8


def _behind_panels(lines: tuple[Line, ...], n: int) -> int:
    """The index of the figure's caption below the signs or names of its parts, (a), (b), which begin at ``n``; else
    ``n``.
    """
    end = n
    while end < len(lines) and end - n < MOST_PANELS and not lines[end].kind and _PANEL.fullmatch(lines[end].text):
        end += 1
    text = lines[n].text
    if end == n and not lines[n].kind and _ROW_OF_PANELS.fullmatch(text):
        end = n + 1
    named = end == n and not lines[n].kind and lines[n].columns <= LONGEST_NAMES and _HAN.search(text)
    if named and _NAMES_OF_PANELS.fullmatch(text) and not (begins_caption(text) or rules.split_heading(text)):
        end = n + 1
    below = lines[end] if n < end < len(lines) else None
    is_figure = below is not None and _may_be_caption(below) and below.text[0] in "图F"
    return end if below and is_figure and not _RUNNING.search(below.text) and rules.label(text) is None else n


LONGEST_NAMES = 60
"""Half-em of a row of such names."""


def _may_be_caption(line: Line) -> bool:
    return not line.kind and not line.by and begins_caption(line.text)


def _beside(lines: tuple[Line, ...], changes: list[Change]) -> Iterator[Line]:
    """The lines, those that hold two captions as two, each with its part of the line below."""
    n = 0
    while n < len(lines):
        line = lines[n]
        n += 1
        texts = caption_rows.parted(line.text) if _may_be_caption(line) else [line.text]
        if len(texts) == 1 or len(set(map(number_of, texts))) < len(texts):
            yield line
            continue
        whole = [line]
        if rests := _rests(lines[n], len(texts)) if n < len(lines) else []:
            whole.append(lines[n])
            texts = [f"{text}{_between(text, rest)}{rest}" for text, rest in zip(texts, rests, strict=True)]
            n += 1
        src = tuple(number for each in whole for number in each.src)
        changes.append(Change(PARTED, "split", src, "\n".join(each.text for each in whole), "\n".join(texts)))
        yield from (replace(line, text=text.strip(), src=src) for text in texts)


def _between(text: str, rest: str) -> str:
    return "" if _HAN.search(text[-1] + rest[:1]) else " "


def _rests(line: Line, count: int) -> list[str]:
    """The second lines of captions side by side: as many pieces as there are captions."""
    parts = _WIDE.split(line.text.strip())
    longest = LONGEST_HAN if _HAN.search(line.text) else LONGEST_REST
    is_rest = not (line.kind or line.by or _RUNNING.search(line.text) or any(map(begins_caption, parts)))
    return parts if is_rest and len(parts) == count and max(map(len, parts)) <= longest else []


def _goes_with(caption: Line, before: Line, line: Line) -> bool:
    """A further line of the caption: the rest of its English words, or what a figure's parts show."""
    if line.kind or line.by or line.gap or begins_caption(line.text) or len(line.text) > LONGEST_REST:
        return False
    if before is caption and _ends_caption(caption, line):
        return True
    if _HAN.search(before.text) is None and _HAN.search(line.text) is None:
        in_rows = caption.text[0] in "Tt表" and before is not caption and number_of(before.text) == ""
        goes_on = (line.text[0].islower() and not in_rows) or _OPEN_END.search(before.text) is not None
        return goes_on and _ENDED.search(before.text) is None and not rules.is_legend(line.text)
    if caption.text[0] not in "图附Ff" or line.indent >= 2 + caption.indent:
        return False
    return rules.is_legend(line.text) or _counts_on(before.text, line.text)


_COUNTED = lazy(r"(?:^|(?<=[；;，,、\s\u3400-\u9fff]))(\d{1,2})\s?[.．、)）:：—-](?!\d)")


def _is_further(lines: tuple[Line, ...], first: int, n: int) -> bool:
    """A further line of the caption that begins at ``first``."""
    if _TITLED.match(lines[n].text):
        return False
    if _goes_with(lines[first], lines[n - 1], lines[n]):
        return True
    return n == first + 1 and (_is_set_off(lines, n) or _ends_above_head(lines, n))


def _ends_above_head(lines: tuple[Line, ...], n: int) -> bool:
    """The rest of a table's English caption: words alone, above the table's Chinese head."""
    text = lines[n].text
    is_rest = lines[n - 1].text[0] == "T" and _LATIN_WORDS.fullmatch(text) is not None and not lines[n].kind
    return is_rest and not lines[n].gap and n + 1 < len(lines) and _HAN.search(lines[n + 1].text) is not None


_LATIN_WORDS = lazy("[A-Za-z][A-Za-z’'(),-]*(?: [A-Za-z’'(),-]+){1,9}")


def _counts_on(before: str, text: str) -> bool:
    """A further line of a legend: its first number is the next one, 9.…; / 10.…"""
    first = _COUNTED.match(text)
    numbers = _COUNTED.findall(before) if first and "。" not in text[:-1] else []
    return first is not None and len(numbers) > 1 and int(first[1]) == int(numbers[-1]) + 1


_TITLED = lazy("\\d{1,2}(?:[.．]\\d{1,2}){1,3}[ \u3000]+[\u3400-\u9fff]")
"""2.3　术语: the title of a section."""


def _is_set_off(lines: tuple[Line, ...], n: int) -> bool:
    """The second line of a figure's caption, whatever its words: a blank line, the next caption or a numbered title
    stands right below it.

    A title has its text there, and what goes on after a figure ends as a sentence.
    """
    caption, line = lines[n - 1], lines[n]
    if n + 1 == len(lines) or line.kind or line.by or line.gap or caption.text[0] not in "图附Ff":
        return False
    text, below = line.text, lines[n + 1]
    same_script = (_HAN.search(caption.text) is None) == (_HAN.search(text) is None)
    if (
        not same_script
        or _RUNNING.search(caption.text + text)
        or _ENDED.search(text)
        or "，" in text
        or text[-1] == "、"
    ):
        return False
    if _NUMBER.fullmatch(caption.text):
        return False
    longest = LONGEST_HAN if _HAN.search(text) else LONGEST_REST
    if len(text) > longest or line.indent > caption.indent or begins_caption(text) or _BEGINS_SENTENCE.match(text):
        return False
    if rules.split_heading(text) or rules.is_unnumbered_heading(text) or rules.label(text) or _EQUATION.search(text):
        return False
    if below.gap or begins_caption(below.text) or rules.split_heading(below.text):
        return True
    return rules.is_legend(below.text) and below.indent <= caption.indent


_EQUATION = lazy(r"[=＝]|[(（]\d{1,3}[)）]$")


def _depth(text: str) -> int:
    """Brackets that stand open at the end of the text."""
    return sum((char in "(（") - (char in ")）") for char in text)


_ENDS_AS_CAPTION = lazy(
    "[\u3400-\u9fff]{2,}(?:曲线|[示意框]图|图|结果|关系|比较|对比|变化|特性|分布|影响|情况|过程|结构)"
)
_BEGINS_SENTENCE = lazy("本文|本节|其中|式中|那么|则|由|从|如|将|令|设|若|当")


def _ends_caption(caption: Line, line: Line) -> bool:
    """The words of a figure's caption that did not fit its line: 图2 河口灯塔与渡船 / 距离变化曲线; none of a table's,
    below whose caption rows follow.
    """
    text = line.text
    if not _HAN.search(caption.text) or caption.text[0] not in "图附" or line.indent > caption.indent:
        return False
    if _depth(caption.text) > 0 == _depth(caption.text + text) and not _RUNNING.search(text):
        return True
    if len(text) > LONGEST_HAN or rules.split_heading(text) or _BEGINS_SENTENCE.match(text):
        return False
    return _ENDS_AS_CAPTION.fullmatch(text) is not None and not _ENDS_WORDS.search(caption.text)


_ENDS_WORDS = lazy("(?:曲线|图|结果)$")
"""A caption that has its last word: what stands below it is another line."""


def _joined(parts: tuple[Line, ...], changes: list[Change]) -> Line:
    if len(parts) == 1:
        return parts[0]
    text = parts[0].text
    for line in parts[1:]:
        text += _joint(text, line, parts[0]) + line.text
    src = tuple(sorted(number for line in parts for number in line.src))
    changes.append(Change(WHOLE, "join", src, "\n".join(line.text for line in parts), text))
    return replace(parts[0], text=text, src=src)


def _joint(text: str, line: Line, caption: Line) -> str:
    """What stands between a caption and its further line: a wide blank before what its parts show, else what the script
    asks for.
    """
    if _counts_on(text, line.text):
        return "" if text[-1] in "；;，,、" else "\u3000"
    if rules.is_legend(line.text):
        return "\u3000"
    if text[-1].isascii() and line.text[0].isascii():
        return " "
    is_second = line.src > caption.src and text == caption.text
    return _between(text, line.text) if is_second else "\u3000"
