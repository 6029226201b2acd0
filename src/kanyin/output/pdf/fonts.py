"""What a font is called in a PDF: its PostScript name, which the language of the machine does not change.

WeasyPrint 70.0 takes the name that Pango gives a family, and fontconfig gives that in the locale's language.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY, _INSTANCE_PREFIX = 1, 6, 16, 25
"""Ids of names in a font (OpenType, ``name`` table)."""
_SERIF = 1 << 1
"""The flag of a font descriptor (PDF 1.7, table 123)."""
_LONGEST_NAME = 63
"""Characters of a PostScript name (OpenType, ``name`` table, id 6)."""


@contextmanager
def postscript_names() -> Iterator[None]:
    """Name the fonts of the documents that are written meanwhile by their PostScript names."""
    from weasyprint.pdf import stream

    original = stream.Stream.add_font

    def add_font(self: Any, pango_font: Any) -> Any:
        known = len(self._fonts)
        font, size = original(self, pango_font)
        if len(self._fonts) > known:
            _name(font, {other.hash for other in self._fonts.values() if other is not font})
        return font, size

    stream.Stream.add_font = add_font
    try:
        yield
    finally:
        stream.Stream.add_font = original


def _name(font: Any, taken: set[str]) -> None:
    """Give a WeasyPrint ``Font`` its name and family and a subset's tag that no other of the document has."""
    name, number = postscript_name(font), 0
    font.family = _read_name(font.hb_face, _TYPOGRAPHIC_FAMILY) or _read_name(font.hb_face, _FAMILY) or name
    font.flags = font.flags & ~_SERIF | (_SERIF if "Serif" in name else 0)
    while True:
        # Two families of a sheet may be one font file: told apart by the order in which the pages use them.
        digest = hashlib.sha256(f"{name} {number}".encode()).digest()
        font.hash = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        if font.hash not in taken:
            break
        number += 1
    font.name = f"/{font.hash}+{name}".encode()


def postscript_name(font: Any) -> str:
    """The PostScript name of a WeasyPrint ``Font``; of one with a variable weight as Adobe's note 5902 has it."""
    name = _read_name(font.hb_face, _POSTSCRIPT) or _read_name(font.hb_face, _FAMILY)
    if "fvar" in font.tables:
        prefix = _read_name(font.hb_face, _INSTANCE_PREFIX) or name.partition("-")[0]
        name = f"{prefix}_{round(font.variations.get('wght', font.weight))}wght"
    # What may stand in such a name: printable ASCII but delimiters of PostScript.
    return re.sub(r"[^!-~]|[\[\](){}<>/%#]", "", name)[:_LONGEST_NAME] or "Unnamed"


def _read_name(face: Any, number: int) -> str:
    """The English name of a HarfBuzz face by its id; empty where it has none."""
    from weasyprint.text.ffi import ffi, harfbuzz

    _declare()
    size, text = ffi.new("unsigned int *", 256), ffi.new("char[256]")
    harfbuzz.hb_ot_name_get_utf8(face, number, harfbuzz.hb_language_from_string(b"en", -1), size, text)
    return str(ffi.string(text).decode(errors="replace"))


@cache
def _declare() -> None:
    """Tell cffi the functions of HarfBuzz that WeasyPrint does without."""
    from weasyprint.text.ffi import ffi

    ffi.cdef(
        "typedef struct hb_language_impl_t *hb_language_t;"
        "hb_language_t hb_language_from_string (const char *text, int length);"
        "unsigned int hb_ot_name_get_utf8 "
        "(hb_face_t *face, unsigned int name, hb_language_t language, unsigned int *size, char *text);"
    )
