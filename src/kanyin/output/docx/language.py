"""The language of a DOCX: what Word calls it, and the typefaces of Traditional text."""

from __future__ import annotations

from dataclasses import replace

from kanyin.book.language import is_traditional
from kanyin.style import Style


def eastern(lang: str) -> str:
    """What Word calls the Chinese of a text. Traditional characters are zh-TW wherever they are read: of Traditional
    Chinese Word keeps the line edges (ISO/IEC 29500-1, 17.15.1.58) of that alone.
    """
    return "zh-TW" if is_traditional(lang) else "zh-CN"


def in_its_typefaces(style: Style, lang: str) -> Style:
    """The style with the typefaces that a Word of Taiwan or Hong Kong has, for Traditional text: with the mainland's
    its characters would have the mainland's forms, or come from other typefaces one by one.
    """
    if not is_traditional(lang):
        return style
    fonts = {key: replace(font, docx=font.docx_traditional or font.docx) for key, font in style.fonts.items()}
    return replace(style, fonts=fonts)
