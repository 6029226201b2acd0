"""Dollars that are money, variables of a shell or half of a pair: what stands between two of them is no formula."""

from __future__ import annotations

import re

from kanyin.dialects.lines import Line, code_mask

_MARK = re.compile(r"\\.|\$+|`+")
_OPENS = re.compile(r"\$(?=[^\s$])")
_TEXT = re.compile(r"\\(?:text\w*|mbox|hbox|mathrm|operatorname|tag)\*?\s*\{[^{}]*\}")
_SENTENCE = re.compile("[，。；？！、“”《》]")
_HAN = re.compile("[\u3400-\u9fff]")
_TEX = re.compile(r"[\\=_^+<>|/]")


def plain_dollars(lines: list[Line]) -> list[Line]:
    """The lines with a backslash before each dollar that would make a formula of text."""
    mask = code_mask(lines)
    return [
        line if is_code or line.text.count("$") < 2 or not _may_differ(line.text) else line.but(_escaped(line.text))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _may_differ(text: str) -> bool:
    return "`" in text or bool(_HAN.search(text))


def _escaped(text: str) -> str:
    """A line in which a dollar that opens no formula is escaped."""
    dollars = [found.start() for found in _outside_code(text) if found[0] == "$"]
    inside = {at for at, char in enumerate(text) if char == "$"} - set(dollars)
    out, done, at = [], 0, 0
    while at < len(dollars):
        start = dollars[at]
        end = next((n for n in range(at + 1, len(dollars)) if _closes(text, dollars[n])), None)
        if _OPENS.match(text, start) and end is not None and is_formula(text[start + 1 : dollars[end]]):
            at = end + 1
            continue
        if _OPENS.match(text, start) and (end is not None or any(_closes(text, one) for one in inside if one > start)):
            out += [text[done:start], "\\$"]
            done = start + 1
        at += 1
    return "".join([*out, text[done:]])


def _closes(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isdigit()


def _outside_code(text: str) -> list[re.Match[str]]:
    """The marks of a line that stand in no code; code begins and ends with as many backticks."""
    marks = list(_MARK.finditer(text))
    last = {mark[0]: at for at, mark in enumerate(marks)}
    out: list[re.Match[str]] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark[0][0] == "`" and last[mark[0]] > at:
            at = next(n for n in range(at + 1, len(marks)) if marks[n][0] == mark[0])
        else:
            out.append(mark)
        at += 1
    return out


def is_formula(tex: str) -> bool:
    """False for what is prose between two dollars: code, sentences, Han without any sign of a formula."""
    rest = _TEXT.sub("", tex)
    if "`" in rest or _SENTENCE.search(rest):
        return False
    return not _HAN.search(rest) or bool(_TEX.search(rest))
