"""What the glyphs of a font stand for where pdfminer cannot tell, or tells a letter for a sign."""

from __future__ import annotations

import io
from typing import Any

from kanyin.patterns import lazy
from kanyin.proof import marks

_DINGBATS = lazy(r"(?i)(?:wing|web)dings|dingbats")
"""Fonts of signs that are selected by letters: such a letter is no text."""
_SIGN = "◇"
_BULLETS = {"l": "●", "n": "■", "u": "◆", "q": "□", "Ø": "➢", "ü": "✓", "à": "→", "§": "▪"}
"""The signs of Wingdings that stand before the items of most lists."""


def manager() -> Any:
    """pdfminer's fonts; those with a bare CFF program and no encoding of their own have that of the program
    (ISO 32000-1 9.6.6.2), which pdfminer does not read."""
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFResourceManager

    class Manager(PDFResourceManager):
        known: dict[int, PDFFont]

        def get_font(self, objid: Any, spec: Any) -> PDFFont:
            font = super().get_font(objid, spec)
            if "Encoding" not in spec and "FontFile3" in (font.descriptor or {}) and not hasattr(font, "has_program"):
                own = _built_in(font.descriptor["FontFile3"])
                if own is not None and hasattr(font, "cid2unicode"):
                    font.cid2unicode = own
                font.has_program = True  # type: ignore[attr-defined]
            return font

    return Manager()


def _built_in(program: Any) -> dict[int, str] | None:
    """From the codes of a simple CFF font to text; None for another font, or one that cannot be read."""
    from fontTools.agl import toUnicode
    from fontTools.cffLib import CFFFontSet
    from pdfminer.pdftypes import resolve1

    fonts = CFFFontSet()
    try:
        fonts.decompile(io.BytesIO(resolve1(program).get_data()), None)
        top = fonts.topDictIndex[0]
        names = None if hasattr(top, "ROS") else top.Encoding
    except Exception:
        # fontTools raises whatever comes on damaged bytes: nothing is claimed of such a font.
        return None
    if not isinstance(names, list):
        return None
    texts = {code: toUnicode(name) for code, name in enumerate(names) if name and name != ".notdef"}
    return {code: text for code, text in texts.items() if text}


def as_drawn(text: str, font: str) -> str:
    """A letter of a font of signs as a sign; other text as it is."""
    if marks.is_latin(text) or text == "§":
        return _BULLETS.get(text, _SIGN) if _DINGBATS.search(font) else text
    return text
