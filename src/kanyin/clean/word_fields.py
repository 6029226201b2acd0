"""Codes of a word processor's fields that a converter left before what they show: `` REF _Ref12 \\r \\h [1]``."""

from __future__ import annotations

from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.patterns import lazy

RULE = "CH018"
_SWITCH = (
    r"(?:\\\*[ ]?[A-Za-z]{3,16}|\\[#@][ ]?\"[^\"\n]{0,40}\"|\\[a-z](?![A-Za-z])"
    r"(?:[ ]\"[^\"\n]{0,80}\"|[ ]\d(?:-\d)?(?!\d))?)"
)
_SWITCHES = rf"(?:[ ]{{1,2}}{_SWITCH}){{1,6}}+"
_CODE = lazy(
    rf"[ ]?(?<![A-Za-z{{`])(?<![{{`][ ])(?:(?:PAGE|NOTE)?REF[ ]{{1,2}}_[A-Za-z]{{2,12}}\d{{1,12}}(?:{_SWITCHES})?+"
    rf"|(?:SEQ[ ]{{1,2}}[^\s\\]{{1,24}}|TOC|MACROBUTTON[ ]{{1,2}}MT\w{{1,40}}|HYPERLINK(?=[ ]{{1,2}}\\l)){_SWITCHES}"
    r"|MACROBUTTON[ ]{1,2}MT\w{1,40}[^\\\n]{0,40}?(?=[ ]SEQ[ ])"
    rf"|[A-Z]{{3,16}}(?:[ ]{{1,2}}[^\s\\]{{1,40}})?{_SWITCHES}(?<=MERGEFORMAT)"
    r"|ADDIN[ ]{1,2}[A-Z]{2,12}\.[A-Za-z]{2,12}(?:\.[A-Za-z]{2,12}|\.?\{[0-9A-Fa-f-]{36}\})?(?![\w.]))[ ]{0,2}"
)
_HINT = lazy(r"_Ref\d|_Toc\d|MERGEFORMAT|ADDIN |SEQ [^\s\\]{1,24} \\")
FEWEST = 2
"""Codes of a page at least: one may be what the text speaks of."""


def without_codes(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines without such codes; what the fields show stays."""
    coded = {n for n, line in enumerate(lines) if line.kind != "pre" and _HINT.search(line.text)}
    if sum(len(_CODE.findall(lines[n].text)) for n in coded) < FEWEST:
        return lines, []
    out = list(lines)
    changes: list[Change] = []
    for n in sorted(coded):
        text = _CODE.sub("", lines[n].text)
        if text != lines[n].text:
            changes.append(overrides.edit(RULE, lines[n].src, lines[n].text, text))
            out[n] = replace(lines[n], text=changes[-1].after)
    return tuple(out), changes
