"""The fonts inside a PDF: embedded or not, and which of the glyphs that the pages use are not there."""

from __future__ import annotations

import ast
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kanyin.proof.model import FontFile, Page, has_tag

Codes = dict[str, set[int]]


def used_codes(pages: Iterable[Page]) -> Codes:
    """The codes that the pages draw, by the name of their font."""
    used: Codes = defaultdict(set)
    for page in pages:
        for glyph in page.glyphs:
            used[glyph.font].add(glyph.code)
    return used


def font_files(pdf: Any, used: Codes) -> dict[str, FontFile]:
    """The fonts that the pages use, by name."""
    found: dict[str, FontFile] = {}
    for font in _fonts(pdf):
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        name = font_name(bytes(_name_of(inner) or _name_of(font) or b"").lstrip(b"/"))
        if name in used:
            own = _font_file(name, font, inner, used[name])
            found[name] = _both(found[name], own) if name in found else own
    return found


def _name_of(font: Any) -> Any:
    """A font's own name, that of what it holds for a Type 3 font: Chromium draws signs of a font that has others as
    outlines of their own as such, and their codes are none of its."""
    own = font.get("/BaseFont")
    return own if own is not None or "/FontDescriptor" not in font else font.FontDescriptor.get("/FontName")


def _both(one: FontFile, other: FontFile) -> FontFile:
    """Two subsets of one name, as many writers make them: what one has not, the other may have."""
    return FontFile(
        one.name,
        one.is_embedded and other.is_embedded,
        one.empty & other.empty,
        one.missing & other.missing,
        one.is_readable and other.is_readable,
        one.is_whole or other.is_whole,
    )


def font_name(name: bytes | str) -> str:
    """The name of a font as text. Names are bytes (ISO 32000-1 7.3.5); writers on Chinese Windows wrote them in GBK.

    pdfminer gives those that are no UTF-8 as Python shows bytes.
    """
    if isinstance(name, str):
        if not name.startswith(("b'", 'b"')):
            return name
        name = ast.literal_eval(name)
        assert isinstance(name, bytes)
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _fonts(pdf: Any) -> Iterator[Any]:
    import pikepdf

    for item in pdf.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/Subtype" in item
        if is_font and item.Subtype not in ("/CIDFontType0", "/CIDFontType2"):
            yield item


def _font_file(name: str, font: Any, inner: Any, codes: set[int]) -> FontFile:
    if font.Subtype == "/Type3":
        return FontFile(name, is_embedded=True)
    descriptor = inner.get("/FontDescriptor")
    keys = ("/FontFile", "/FontFile2", "/FontFile3")
    program = next((descriptor[key] for key in keys if key in descriptor), None) if descriptor is not None else None
    if program is None:
        return FontFile(name, is_embedded=False)
    reader = _program(program.read_bytes())
    if not reader.is_readable:
        # Type 1 programs (FontFile) are not read here.
        return FontFile(name, is_embedded=True, is_readable="/FontFile" in descriptor)
    to_glyph = _composite(inner, reader) if inner is not font else _simple(reader)
    empty: set[int] = set()
    missing: set[int] = set()
    for code in codes:
        glyph = to_glyph(code)
        if glyph == _UNKNOWN:
            continue
        if glyph in ("", ".notdef"):
            # One that draws nothing is how some writers print white.
            (empty if glyph and reader.is_empty(glyph) else missing).add(code)
        elif reader.is_empty(glyph):
            empty.add(code)
    if reader.draws_nothing:  # its signs are pictures, as those of emoji in colours
        empty.clear()
    # The subsets of some writers have no tag before their names.
    is_whole = not has_tag(name) and reader.drawn > 2 * len(codes) + _MORE
    return FontFile(name, True, frozenset(empty), frozenset(missing), is_whole=is_whole)


_MORE = 100
"""Glyphs beyond those used that tell a whole font from one of which some are left over."""
_BARE = 6
"""Bytes of a CFF glyph that has a width and nothing else."""
_UNKNOWN = "?"
"""For a code whose glyph cannot be told."""


def _composite(inner: Any, program: _Program) -> Any:
    """From a CID to the name of its glyph; empty where the font has none."""
    import pikepdf

    gids: bytes | None = None
    mapping = inner.get("/CIDToGIDMap")
    if isinstance(mapping, pikepdf.Stream):
        gids = mapping.read_bytes()

    def to_glyph(cid: int) -> str:
        if program.is_cid:
            return ".notdef" if cid == 0 else program.cid_glyph(cid)
        gid = int.from_bytes(gids[2 * cid : 2 * cid + 2], "big") if gids is not None else cid
        return program.glyph(gid)

    return to_glyph


def _simple(program: _Program) -> Any:
    """From a byte to a glyph, through the font's own cmap (TrueType); other fonts cannot be told."""

    def to_glyph(code: int) -> str:
        if not program.codes:
            return _UNKNOWN
        return program.codes.get(code) or program.codes.get(0xF000 + code) or _UNKNOWN

    return to_glyph


@lru_cache(maxsize=8)
def _program(data: bytes) -> _Program:
    """It as it was read, where several fonts of a file have it, or files that are proofed behind each other."""
    return _Program(data)


class _Program:
    """A font program as fontTools reads it, be it OpenType, TrueType or bare CFF."""

    def __init__(self, data: bytes) -> None:
        self.order: list[str] = []
        self.codes: dict[int, str] = {}
        self.charstrings: Any = None
        self.outlines: Any = None
        self.is_cid = False
        self.is_readable = True
        self.draws_nothing = False
        self.places: list[int] = []
        try:
            self._read(data)
        except Exception:
            # A font that fontTools cannot read may still print; nothing is claimed of it.
            self.is_readable = False

    def _read(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet
        from fontTools.ttLib import TTFont

        if data[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf"):
            font = TTFont(io.BytesIO(data), lazy=True)
            self.order = font.getGlyphOrder()
            if "cmap" in font:
                for table in font["cmap"].tables:
                    self.codes |= table.cmap
            if "glyf" in font:
                self.outlines = font["glyf"]
                self.places = list(font["loca"].locations)
                self.draws_nothing = not any(self.places)
                return
            top = font["CFF "].cff.topDictIndex[0]
        else:
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(data), None)
            top = fonts.topDictIndex[0]
            self.order = list(top.charset)
        self.charstrings = top.CharStrings
        self.is_cid = hasattr(top, "ROS")

    @property
    def drawn(self) -> int:
        """About how many glyphs it has that draw something, by the room that they take in it."""
        if self.outlines is not None:
            return sum(start != end for start, end in pairwise(self.places))
        try:
            places = self.charstrings.charStringsIndex.offsets
        except AttributeError:
            return 0
        return sum(end - start > _BARE for start, end in pairwise(places))

    def glyph(self, gid: int) -> str:
        return self.order[gid] if 0 <= gid < len(self.order) else ""

    def cid_glyph(self, cid: int) -> str:
        name = f"cid{cid:05d}"
        return name if name in self.charstrings else ""

    def is_empty(self, name: str) -> bool:
        """True for a glyph that draws nothing."""
        try:
            return not self._draws(name)
        except Exception:
            # A broken outline raises whatever comes, and does not print.
            return True

    def _draws(self, name: str) -> bool:
        if self.outlines is not None:
            return name in self.outlines.glyphs and self.outlines[name].numberOfContours != 0
        if name not in self.charstrings:
            return False
        from fontTools.pens.basePen import NullPen

        class Pen(NullPen):  # type: ignore[misc]
            drawn = False

            def lineTo(self, *points: Any) -> None:  # noqa: N802
                self.drawn = True

            curveTo = qCurveTo = lineTo  # noqa: N815

        pen = Pen()
        self.charstrings[name].draw(pen)
        return pen.drawn
