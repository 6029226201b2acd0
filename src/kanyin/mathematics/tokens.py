"""Letters, numbers, signs and words of a formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unicodedata import east_asian_width

from lxml import etree

from kanyin.mathematics.boxes import Box, Ink, Text, beside, space
from kanyin.mathematics.grow import centred, glyph_box, grown
from kanyin.mathematics.operators import INTEGRALS, LARGE, UNSEEN
from kanyin.mathematics.setting import Setting, em, name_of, shapes

_HAN_ASCENT, _HAN_DESCENT = 0.88, 0.12
"""What Han reaches above and below the baseline (OS/2 of Chinese fonts), em."""
_UNKNOWN_WIDTH = 0.6
_INTEGRAL = 1.5
"""How much higher than a sum an integral is on a line of its own (Computer Modern); fonts name one height for both."""
_BLANKS = {" ": 0.25, "\u00a0": 0.25, "\u2003": 1.0, "\u2002": 0.5, "\u2009": 1 / 6, "\u2005": 0.25, "\u3000": 1.0}
_GREEK = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ", range(0x1D6FC, 0x1D71C), strict=True))
_ITALIC = _GREEK | {"h": 0x210E, "ı": 0x1D6A4, "ȷ": 0x1D6A5}


def italic(letter: str) -> str:
    """A letter as mathematics slants it (Unicode, Mathematical Alphanumeric Symbols)."""
    if letter in _ITALIC:
        return chr(_ITALIC[letter])
    if "a" <= letter <= "z":
        return chr(0x1D44E + ord(letter) - ord("a"))
    return chr(0x1D434 + ord(letter) - ord("A")) if "A" <= letter <= "Z" else letter


@shapes("mi")
def identifier(element: etree._Element, setting: Setting) -> Box:
    """One letter slanted, a word upright."""
    text = element.text or ""
    upright = element.get("mathvariant") == "normal" or len(text) != 1
    return words(text if upright else italic(text), setting, "" if upright else text)


@shapes("mn", "mtext", "ms")
def plain(element: etree._Element, setting: Setting) -> Box:
    """Numbers and words as they are, or in the alphabet that they are to be in."""
    text = "".join(element.itertext())
    made = words("".join(map(_ALPHABETS.get(element.get("mathvariant", ""), _same), text)), setting)
    return replace(made, ink=tuple(map(_emboldened, made.ink))) if element.get("mathvariant") == "bold" else made


def _same(letter: str) -> str:
    return letter


def _alphabet(capital: int, small: int, digit: int = 0) -> Callable[[str], str]:
    """Letters by where an alphabet of mathematics begins (Unicode)."""

    def change(letter: str) -> str:
        for first, last, start in (("A", "Z", capital), ("a", "z", small), ("0", "9", digit)):
            if start and first <= letter <= last:
                return chr(start + ord(letter) - ord(first))
        return letter

    return change


_ALPHABETS = {
    "bold": _alphabet(0x1D400, 0x1D41A, 0x1D7CE),
    "italic": italic,
    "sans-serif": _alphabet(0x1D5A0, 0x1D5BA, 0x1D7E2),
    "monospace": _alphabet(0x1D670, 0x1D68A, 0x1D7F6),
}


def _emboldened(placed: tuple[float, float, Ink]) -> tuple[float, float, Ink]:
    x, y, ink = placed
    return (x, y, replace(ink, is_bold=True)) if isinstance(ink, Text) else placed


@shapes("mspace")
def white(element: etree._Element, setting: Setting) -> Box:
    """White of a width."""
    return space(em(element.get("width")) * setting.scale)


def words(text: str, setting: Setting, meant: str = "") -> Box:
    """Characters beside each other; ``meant`` is what one that was put for another stands for."""
    boxes = [_character(character, setting, meant or character) for character in text if character not in UNSEEN]
    return boxes[0] if len(boxes) == 1 else beside(boxes)


def _character(character: str, setting: Setting, meant: str) -> Box:
    if character in _BLANKS:
        return space(_BLANKS[character] * setting.scale)
    glyph = setting.font.glyph(character)
    if glyph:
        return glyph_box(
            setting.font, setting.font.for_script(glyph, setting.level), meant, setting.scale, setting.color
        )
    if meant != character:
        return _character(meant, setting, meant)
    scale = setting.scale
    width = scale * (1.0 if east_asian_width(character) in "WFA" else _UNKNOWN_WIDTH)
    ink = ((0.0, 0.0, Text(character, scale, setting.color)),)
    return Box(width, _HAN_ASCENT * scale, _HAN_DESCENT * scale, ink)


@shapes("mo")
def operator(element: etree._Element, setting: Setting) -> Box:
    """A sign: a sum larger on a line of its own, a bracket of the size that was asked for."""
    text = "".join(element.itertext())
    if text in LARGE and setting.font.glyph(text):
        size = setting.length("DisplayOperatorMinHeight") if setting.display else 0.0
        size *= _INTEGRAL if text in INTEGRALS else 1.0
        made = grown(setting.font, text, size, upright=True, scale=setting.scale, color=setting.color)
        return centred(made, setting.axis)
    wanted = em(element.get("minsize")) * setting.scale
    if wanted and setting.font.glyph(text):
        return bracket(text, wanted, setting)
    return words(text, setting)


def bracket(text: str, height: float, setting: Setting) -> Box:
    """A bracket of at least this height round the axis."""
    made = grown(setting.font, text, height, upright=True, scale=setting.scale, color=setting.color)
    return replace(centred(made, setting.axis), letter=False)  # its index goes down with its end


def is_space(element: etree._Element) -> bool:
    """True for what shows nothing."""
    return name_of(element) == "mspace"
