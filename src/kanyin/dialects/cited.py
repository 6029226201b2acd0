"""Citations as hands type them that pandoc takes for something else: ``^[1]^``, ``[1](P25)``, ``[@key](words)``."""

from __future__ import annotations

from itertools import starmap

from kanyin.dialects.lines import Line, pieces, unread_mask
from kanyin.patterns import lazy

_NUMBERS = r"\[\s?\d{1,3}(?:\s?[-‐‑‒–—―~～,，、;；]\s?\d{1,3}){0,12}\s?\]"
_RAISED = lazy(rf"(?<![\\\[])\^(?P<cited>(?:{_NUMBERS}[,，、]?){{1,6}}[\d,，、~～–—-]{{0,20}})\^")
"""pandoc's inline note ``^[1]`` with a mark behind it: what everybody else takes for a raised ``[1]``."""
_OF_WORD = r"(?:[^()\[\]#/\\.:<>%\"'\n\u3400-\u9fff]|(?<=\d)\.(?=\d))"
_WORDS = rf"{_OF_WORD}{{0,12}}[\u3400-\u9fff](?:{_OF_WORD}|[\u3400-\u9fff]){{0,24}}"
"""Chinese words without the ending of a file's name: ``表3-2``, ``附录A``, ``第2章``."""
_PAGES = lazy(
    rf"(?<![\]\\!])(?P<cited>{_NUMBERS})(?=\((?:(?:[Pp]{{1,2}}\.?\s?|第)?\d{{1,4}}(?:\s?[-–—~～]\s?\d{{1,4}})?页?|{_WORDS})\))"
)
"""The pages of a citation in parentheses (GB/T 7714-2015, 10.1.3), a table, a chapter: no address of a link."""
_KEYED = lazy(r"(?<![\]\\!])\[(?P<key>@[\w+-]{1,80})\](?=\([^()/#.:\n]*+(?:\)|$))")
"""A key of a bibliography and words in parentheses behind it: ``[@xu](多视图)``. An address has other characters."""
_BARE = r"\d{1,3}(?:[-–—~～,，、]\d{1,3}){0,12}"
_TEX = lazy(rf"\$(?:\{{\}})?\^\{{?(?P<cited>(?:{_NUMBERS}[,，、~～–—-]?){{1,6}}|\({_BARE}\)|{_BARE})\}}?\$")
"""A raised number as a formula, ``$^{[1]}$``, ``$^{2,3}$``: whatever it is of, it looks alike as text."""
_UNSEEN = dict.fromkeys(map(ord, " \u200b\u200c\u200d\u2060\ufeff"))
"""Blanks of a formula, and what editors leave in one that nobody sees."""
_DRESS = lazy(r"\\(?:left|right)(?=[\[\]])|\\(?:text|mathrm|textrm|rm)\{(?P<inside>[^{}]{0,60})\}")
"""What changes the look of a raised number: ``^{\\text{[1]}}``, ``^{\\left[1\\right]}``."""
_ANY = lazy(r"[\[^]")
_BRACKET = lazy(r"(?=[\[\]])")


def plain_citations(lines: list[Line]) -> list[Line]:
    """The lines with backslashes where pandoc would take a citation for a note or a link."""
    mask = unread_mask(lines)
    return [
        line if is_code or not _ANY.search(line.text) else line.but("".join(starmap(_as_text, pieces(line.text))))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _as_text(is_plain: bool, piece: str) -> str:
    """A piece of a line, plain or code and formulas."""
    found = None if is_plain else _TEX.fullmatch(_DRESS.sub(r"\g<inside>", piece.translate(_UNSEEN)))
    if found:
        return f"^{_literal(found['cited'])}^"
    return _escaped(piece) if is_plain else piece


def _escaped(text: str) -> str:
    text = _RAISED.sub(lambda found: f"^{_literal(found['cited'])}^", text)
    text = _PAGES.sub(lambda found: _literal(found["cited"]), text)
    return _KEYED.sub(lambda found: rf"\[{found['key']}\]", text)


def _literal(cited: str) -> str:
    return _BRACKET.sub(r"\\", cited).replace(" ", r"\ ")
