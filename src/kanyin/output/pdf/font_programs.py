"""Font programs cut down to the glyphs that a document uses.

WeasyPrint 70.0 keeps the numbers of glyphs when it cuts a font (HB_SUBSET_FLAGS_RETAIN_GIDS), so that tens of thousands
of empty places stand in each table. A CID-keyed CFF needs none: its charset names the old numbers as CIDs, and PDF
takes the bare CFF (ISO 32000-1 9.9, CIDFontType0C). TrueType gets a CIDToGIDMap (9.7.4.2).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

_DROPPED = (
    "BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "GDEF", "JSTF", "LTSH", "PCLT", "SVG ", "STAT", "VORG",
    "cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea", "vmtx", "OS/2", "VDMX", "FFTM", "MATH",
)  # fmt: skip
"""Tables that a reader of PDF does not look into."""
_LIVING = ("fvar", "CBDT", "sbix", "SVG ", "COLR", "EBDT")
"""Tables of fonts whose glyphs are not fixed outlines: WeasyPrint's own way serves these."""


@contextmanager
def cut_down() -> Iterator[Any]:
    """Fonts of documents that are written meanwhile are cut; gives what ``write_pdf`` takes as its ``finisher``."""
    from weasyprint.pdf import fonts

    _read_when_asked(fonts)
    original = fonts.Font._harfbuzz_subset

    def subset(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        if not _cut(font, sorted(to_unicode)):
            original(font, to_unicode, hinting)

    fonts.Font._harfbuzz_subset = subset
    try:
        yield _finish
    finally:
        fonts.Font._harfbuzz_subset = original


@cache
def _read_when_asked(fonts: Any) -> None:
    """Let a WeasyPrint ``Font`` read its file when somebody asks for it, which nobody does of one that is cut: a
    Chinese font has 20 MB, and they were copied for each document.
    """
    original, whole = fonts.Font.__init__, fonts.get_hb_object_data

    def make(font: Any, *arguments: Any) -> None:
        fonts.get_hb_object_data = lambda face: None
        try:
            original(font, *arguments)
        finally:
            fonts.get_hb_object_data = whole

    def content(font: Any) -> bytes | None:
        if font.__dict__.get("content") is None:
            font.content = whole(font.hb_face)
        made: bytes | None = font.content
        return made

    fonts.Font.__init__ = make
    fonts.Font.file_content = property(content, lambda font, made: setattr(font, "content", made))


def _cut(font: Any, glyphs: Sequence[int]) -> bool:
    """Cut one WeasyPrint ``Font``; False where that cannot be done, and nothing is changed."""
    if any(table in font.tables for table in _LIVING) or font.used_in_forms:
        return False
    used = [glyph for glyph in glyphs if glyph < font.glyph_count]
    content, places = _subset(font, used)
    if not content:
        return False
    if "CFF " in font.tables:
        bare = _bare_cff(content, used)
        if bare is None:
            return False
        font.bare_cff = bare
    else:
        font.places = places
    font.file_content = content
    return True


def _subset(font: Any, glyphs: Sequence[int]) -> tuple[bytes, dict[int, int]]:
    """The font with these glyphs alone, and their new numbers by the old; no bytes where HarfBuzz fails."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
    from weasyprint.text.fonts import get_hb_object_data

    _declare()
    request = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    wanted = harfbuzz_subset.hb_subset_input_glyph_set(request)
    harfbuzz.hb_set_add_sorted_array(wanted, ffi.new("hb_codepoint_t[]", list(glyphs)), len(glyphs))
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    if font.missing:
        flags |= harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    harfbuzz_subset.hb_subset_input_set_flags(request, flags)
    plan = harfbuzz_subset.hb_subset_plan_create_or_fail(_bare_face(font), request)
    if plan == ffi.NULL:
        return b"", {}
    plan = ffi.gc(plan, harfbuzz_subset.hb_subset_plan_destroy)
    made = harfbuzz_subset.hb_subset_plan_execute_or_fail(plan)
    if made == ffi.NULL:
        return b"", {}
    mapping = harfbuzz_subset.hb_subset_plan_old_to_new_glyph_mapping(plan)
    places = {glyph: int(harfbuzz.hb_map_get(mapping, glyph)) for glyph in glyphs}
    return get_hb_object_data(ffi.gc(made, harfbuzz.hb_face_destroy)) or b"", places


def _bare_face(font: Any) -> Any:
    """The font without the tables that are dropped: HarfBuzz looks the whole of ``cmap`` through for glyphs that the
    wanted ones lead to, which are not wanted and take most of its time.
    """
    from weasyprint.text.ffi import ffi, harfbuzz

    face = ffi.gc(harfbuzz.hb_face_builder_create(), harfbuzz.hb_face_destroy)
    for name in font.tables:
        if name not in _DROPPED:
            tag = harfbuzz.hb_tag_from_string(name.encode(), -1)
            table = ffi.gc(harfbuzz.hb_face_reference_table(font.hb_face, tag), harfbuzz.hb_blob_destroy)
            harfbuzz.hb_face_builder_add_table(face, tag, table)
    return face


def _bare_cff(content: bytes, glyphs: Sequence[int]) -> bytes | None:
    """The CFF table of a font whose CIDs are the numbers that its glyphs had before; None for another."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(content), lazy=True)
    table = font.reader["CFF "]
    top = font["CFF "].cff.topDictIndex[0]
    wanted = {f"cid{glyph:05d}" for glyph in glyphs if glyph}
    return bytes(table) if hasattr(top, "ROS") and wanted <= set(top.charset) else None


def _finish(document: Any, pdf: Any) -> None:
    """Put bare CFF programs and the new numbers of TrueType glyphs into a PDF before it is written."""
    import pydyf

    bare = {font.file_content: font.bare_cff for font in document.fonts.values() if hasattr(font, "bare_cff")}
    moved = {font.name: font.places for font in document.fonts.values() if hasattr(font, "places")}
    for item in list(pdf.objects):
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/OpenType" and item.stream[0] in bare:
            item.stream = [bare[item.stream[0]]]
            item.extra["Subtype"] = "/CIDFontType0C"
        elif isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/CIDFontType0":
            item.pop("CIDToGIDMap", None)
        elif (
            isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/CIDFontType2" and item["BaseFont"] in moved
        ):
            numbers = pydyf.Stream([_cid_map(moved[item["BaseFont"]])], compress=True)
            pdf.add_object(numbers)
            item["CIDToGIDMap"] = numbers.reference


def _cid_map(places: dict[int, int]) -> bytes:
    """Two bytes for each CID up to the last one: the number of its glyph."""
    made = bytearray(2 * (max(places, default=0) + 1))
    for cid, glyph in places.items():
        made[2 * cid : 2 * cid + 2] = glyph.to_bytes(2, "big")
    return bytes(made)


@cache
def _declare() -> None:
    """Tell cffi the functions of HarfBuzz that WeasyPrint does without (HarfBuzz 4.0)."""
    from weasyprint.text.ffi import ffi

    ffi.cdef(
        "typedef struct hb_subset_plan_t hb_subset_plan_t; typedef struct hb_map_t hb_map_t;"
        "hb_subset_plan_t * hb_subset_plan_create_or_fail (hb_face_t *face, const hb_subset_input_t *input);"
        "hb_face_t * hb_subset_plan_execute_or_fail (hb_subset_plan_t *plan);"
        "hb_map_t * hb_subset_plan_old_to_new_glyph_mapping (const hb_subset_plan_t *plan);"
        "void hb_subset_plan_destroy (hb_subset_plan_t *plan);"
        "hb_face_t * hb_face_builder_create (void);"
        "int hb_face_builder_add_table (hb_face_t *face, hb_tag_t tag, hb_blob_t *blob);"
        "hb_codepoint_t hb_map_get (const hb_map_t *map, hb_codepoint_t key);"
    )
