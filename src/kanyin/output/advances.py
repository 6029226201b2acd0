"""How wide Latin letters and signs are in Times and what goes for it, in thousandths of an em (Adobe's AFM files)."""

from __future__ import annotations

from kanyin.book.title_lines import width

_PRINTABLE = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,  # space to /
    *(500,) * 10, 278, 278, 564, 564, 564, 444,  # 0 to ?
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,  # @ to O
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,  # P to _
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,  # ` to o
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,  # p to ~
)  # fmt: skip
_ADVANCES = {chr(0x20 + n): advance / 1000 for n, advance in enumerate(_PRINTABLE)}
_ADVANCES |= dict.fromkeys("±×÷−", 0.564) | {"·": 0.25, "°": 0.4, "–": 0.5, "\u00a0": 0.25}


def serif_width(text: str) -> float:
    """Ems of a text whose Latin is a serif; other characters are as wide as titles reckon them."""
    return sum(_ADVANCES[character] if character in _ADVANCES else width(character) for character in text)
