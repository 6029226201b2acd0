"""A page style: its measures and what each kind of text looks like, as read from a ``style.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanyin.messages import language, msg
from kanyin.style.file import MM_PER_PT, Table, suggest
from kanyin.style.sizes import page_size, trims, type_height

SMALLEST_MARGIN = 5.0
"""mm; nearer to the edge a trimming machine cuts into the text."""
NARROWEST = 12
NARROWEST_OF_SEVERAL = 18
"""Characters; in a narrower column too few places are left where a line can give or take."""
ROLES = (
    "title", "subtitle", "authors", "affiliations", "abstract", "keywords", "label",
    "body", "heading1", "heading2", "heading3", "quote", "caption", "table", "code",
    "notes", "references", "header", "folio", "toc",
)  # fmt: skip
"""The kinds of text that every style describes."""
LONG_TITLE = "long-title"
"""A title of more than four lines; where a style does not describe it, it looks as the others."""
LIKE_OTHERS = {LONG_TITLE: "title", "heading4": "heading3", "heading5": "heading4"}
"""Kinds of text that a style need not describe, and those whose looks they have then."""
FONTS = ("song", "hei", "kai", "fang", "biaosong", "mono")
LATIN = ("serif", "sans", "mono", "math")


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface: ``families`` as fontconfig knows them, best first; ``docx``: its name in a DOCX file,
    ``docx_traditional`` in one of Traditional text, where that is another.

    ``latin`` is the key of the Latin typeface that goes with a Chinese one; empty for a Latin typeface.
    ``narrow_marks`` are the families whose “ ” ‘ ’ are half width: the next family serves those. ``stand_ins`` are
    those of another kind that serve where none of its own is there. ``required``: the
    style names the families itself, so that another font may not take their place.
    """

    families: tuple[str, ...]
    docx: str
    latin: str = ""
    narrow_marks: tuple[str, ...] = ()
    corner_marks: tuple[str, ...] = ()
    required: bool = False
    stand_ins: tuple[str, ...] = ()
    docx_traditional: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What one kind of text looks like: size, leading in pt; ``font``: key of ``Style.fonts``; CSS weight."""

    size: float
    leading: float
    font: str
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Style:
    """A page style. Page, margins, gap and bleed in mm; type sizes and leading in pt.

    ``toc``: PDF and DOCX begin with a table of contents. ``source_folios``: their pages bear the numbers that they had
    in the journal, where the article tells them. ``source_note``: the note at the foot of the opening page begins with
    journal, issue and pages; ``masthead``: above its title stands the journal with volume, issue and date.
    ``chapters``: a section of the first level begins a page.
    ``prints``: fields of the front matter that only some styles print (``book/fields.py``). ``scale``: how much larger
    an edition is than the style.
    """

    name: str
    folder: Path
    title: str
    about: str
    width: float
    height: float
    margin_top: float
    margin_bottom: float
    margin_inner: float
    margin_outer: float
    bleed: float
    columns: int
    characters: int
    gap: float
    lines: int
    size: float
    leading: float
    text: Mapping[str, Text]
    fonts: Mapping[str, Font]
    latin: Mapping[str, Font]
    source_folios: bool = False
    source_note: bool = False
    masthead: bool = False
    toc: bool = False
    chapters: bool = False
    prints: tuple[str, ...] = ()
    scale: float = 1.0

    @property
    def column_width(self) -> float:
        """mm: a whole number of characters of the body."""
        return self.characters * self.size * MM_PER_PT

    @property
    def type_width(self) -> float:
        """mm: all columns and the gaps between them."""
        return self.columns * self.column_width + (self.columns - 1) * self.gap

    @property
    def type_height(self) -> float:
        """mm: from the head of the first line's characters to the foot of the last line's."""
        return type_height(self.lines, self.leading, self.size)

    @property
    def lead(self) -> float:
        """mm: half the white between two lines; a line's box reaches so far beyond its characters."""
        return (self.leading - self.size) / 2 * MM_PER_PT


def read_style(top: Table, shared: Table, folder: Path) -> Style:
    top.allow("title", "about", "about-en", "page", "body", "text", "fonts", "latin")
    body = top.table("body")
    body.allow("size", "leading")
    size = body.length("size")
    leading = body.length("leading", em=size)
    if not size < leading <= 3 * size:
        problem = msg("{leading:g} pt does not suit {size:g} pt type", leading=leading, size=size)
        raise body.error("leading", problem, msg("try 1.6 times the size"))
    return Style(
        name=folder.name,
        folder=folder,
        title=top.string("title"),
        about=top.string("about-en" if language() == "en" and "about-en" in top.fields else "about"),
        size=size,
        leading=leading,
        text=_read_texts(top.table("text"), size, leading),
        fonts=_read_fonts(top, shared, "fonts", FONTS),
        latin=_read_fonts(top, shared, "latin", LATIN),
        **_read_page(top.table("page"), size, leading),
    )


def _read_page(page: Table, size: float, leading: float) -> dict[str, Any]:
    """The fields of a Style that ``[page]`` gives."""
    page.allow(
        "trim", "columns", "characters", "gap", "lines", "inner", "head", "bleed", "toc", "source-folios",
        "source-note", "masthead", "chapters", "prints",
    )  # fmt: skip
    try:
        width, height = page_size(page.string("trim"))
    except ValueError as error:
        raise page.error("trim", str(error), trims()) from None
    columns = page.whole("columns", 1, 4)
    characters = page.whole("characters", 8, 80)
    lines = page.whole("lines", 8, 120)
    gap = page.length("gap", em=size, default="0mm") * MM_PER_PT
    if columns > 1 and gap < size * MM_PER_PT:
        problem = msg("columns stand at least one character apart")
        raise page.error("gap", problem, msg('write  {key} = "2em"', key="gap"))
    inner = page.length("inner", em=size) * MM_PER_PT
    head = page.length("head", em=size) * MM_PER_PT
    outer = width - inner - (columns * characters * size * MM_PER_PT + (columns - 1) * gap)
    foot = height - head - type_height(lines, leading, size)
    if outer < SMALLEST_MARGIN:
        problem = msg(
            "this leaves {margin:.1f} mm for the outer margin, of a page {width:g} mm wide", margin=outer, width=width
        )
        raise page.error("characters", problem, _margins())
    if foot < SMALLEST_MARGIN:
        problem = msg(
            "this leaves {margin:.1f} mm for the lower margin, of a page {height:g} mm high", margin=foot, height=height
        )
        raise page.error("lines", problem, _margins())
    return {
        "width": width,
        "height": height,
        "margin_top": head,
        "margin_bottom": foot,
        "margin_inner": inner,
        "margin_outer": outer,
        "bleed": page.length("bleed", default="0mm") * MM_PER_PT,
        "columns": columns,
        "characters": characters,
        "gap": gap,
        "lines": lines,
        "toc": page.flag("toc"),
        "source_folios": page.flag("source-folios"),
        "source_note": page.flag("source-note"),
        "masthead": page.flag("masthead"),
        "chapters": page.flag("chapters"),
        "prints": page.names("prints") if "prints" in page.fields else (),
    }


def _margins() -> str:
    return msg(
        "at least {margin:g} mm are needed: make the type area or the other margin smaller", margin=SMALLEST_MARGIN
    )


def _read_fonts(top: Table, shared: Table, kind: str, keys: tuple[str, ...]) -> dict[str, Font]:
    """The typefaces of ``[fonts]`` or ``[latin]``: the style's own where it has them, else the shared ones."""
    own = top.table(kind) if kind in top.fields else None
    if own:
        own.allow(*keys)
    return {
        key: _read_font(own, key, kind, required=True)
        if own and key in own.fields
        else _read_font(shared.table(kind), key, kind, required=False)
        for key in keys
    }


def _read_font(fonts: Table, key: str, kind: str, *, required: bool) -> Font:
    table = fonts.table(key)
    if kind == "latin":
        table.allow("families", "docx")
        return Font(table.names("families"), table.string("docx"), required=required)
    table.allow("families", "docx", "docx-traditional", "latin", "narrow-marks", "corner-marks", "stand-ins")
    latin = table.string("latin", "serif")
    if latin not in LATIN:
        raise table.error("latin", msg("there is no Latin typeface {name!r}", name=latin), suggest(latin, LATIN))
    narrow = table.names("narrow-marks") if "narrow-marks" in table.fields else ()
    corner = table.names("corner-marks") if "corner-marks" in table.fields else ()
    stand_ins = table.names("stand-ins") if "stand-ins" in table.fields else ()
    traditional = table.string("docx-traditional") if "docx-traditional" in table.fields else ""
    return Font(table.names("families"), table.string("docx"), latin, narrow, corner, required, stand_ins, traditional)


def _read_texts(texts: Table, em: float, leading: float) -> dict[str, Text]:
    texts.allow(*ROLES, *LIKE_OTHERS)
    found = {}
    for role in (*ROLES, *(role for role in LIKE_OTHERS if role in texts.fields)):
        table = texts.table(role)
        table.allow("size", "leading", "font", "weight")
        size = table.length("size", em=em)
        font = table.string("font")
        if font not in FONTS:
            raise table.error("font", msg("there is no typeface {name!r}", name=font), suggest(font, FONTS))
        found[role] = Text(
            size=size,
            leading=table.length("leading", em=size, default=f"{leading}pt"),
            font=font,
            weight=table.whole("weight", 100, 900, default=400),
        )
    for role, other in LIKE_OTHERS.items():
        found.setdefault(role, found[other])
    return found
