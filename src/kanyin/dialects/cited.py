"""Citations as hands type them that pandoc takes for something else: ``^[1]^``, ``[1](P25)``."""

from __future__ import annotations

from kanyin.dialects.lines import Line, code_mask, outside_code
from kanyin.patterns import lazy

_NUMBERS = r"\[\s?\d{1,3}(?:\s?[-‐‑‒–—―~～,，、;；]\s?\d{1,3}){0,12}\s?\]"
_RAISED = lazy(rf"(?<![\\\[])\^(?P<cited>(?:{_NUMBERS}[,，、]?){{1,6}}[\d,，、~～–—-]{{0,20}})\^")
"""pandoc's inline note ``^[1]`` with a mark behind it: what everybody else takes for a raised ``[1]``."""
_PAGES = lazy(rf"(?<![\]\\!])(?P<cited>{_NUMBERS})(?=\((?:[Pp]{{1,2}}\.?\s?)?\d{{1,4}}(?:\s?[-–—~～]\s?\d{{1,4}})?\))")
"""The pages of a citation in parentheses (GB/T 7714-2015, 10.1.3), no address of a link."""
_BRACKET = lazy(r"(?=[\[\]])")


def plain_citations(lines: list[Line]) -> list[Line]:
    """The lines with backslashes where pandoc would take a citation for a note or a link."""
    mask = code_mask(lines)
    return [
        line if is_code or "[" not in line.text else line.but(outside_code(line.text, _escaped))
        for is_code, line in zip(mask, lines, strict=True)
    ]


def _escaped(text: str) -> str:
    text = _RAISED.sub(lambda found: f"^{_literal(found['cited'])}^", text)
    return _PAGES.sub(lambda found: _literal(found["cited"]), text)


def _literal(cited: str) -> str:
    return _BRACKET.sub(r"\\", cited).replace(" ", r"\ ")
