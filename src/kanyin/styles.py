"""Page styles: a folder with ``style.toml`` and its style sheets, read and checked once.

A style says what a page measures and what each kind of text looks like; the writers turn that into CSS or
into a DOCX reference. The type area (版心) reaches from the first line's characters to the last line's: it is
``columns × characters × size + gaps`` wide and ``(lines - 1) × leading + size`` high. The outer and the lower
margin are what remains of the trimmed page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kanyin import rules
from kanyin.errors import UsageError
from kanyin.files import reason, toml_error
from kanyin.messages import language, msg
from kanyin.style_file import MM_PER_PT, Table, suggest

__all__ = [
    "LONG_TITLE", "MM_PER_PT", "Font", "Style", "Text",
    "available", "load_style", "measure_names", "measures", "shared_folder", "with_trim",
]  # fmt: skip

_SMALLEST_MARGIN = 5.0
"""mm; nearer to the edge a trimming machine cuts into the text."""
_NARROWEST = 12
_NARROWEST_OF_SEVERAL = 18
"""Characters; in a narrower column too few places are left where a line can give or take."""

ROLES = (
    "title", "subtitle", "authors", "affiliations", "abstract", "keywords", "label",
    "body", "heading1", "heading2", "heading3", "quote", "caption", "table", "code",
    "notes", "references", "header", "folio", "toc",
)  # fmt: skip
"""The kinds of text that every style describes."""
LONG_TITLE = "long-title"
"""A title of more than four lines; where a style does not describe it, it looks as the others."""

FONTS = ("song", "hei", "kai", "fang", "biaosong", "mono")
LATIN = ("serif", "sans", "mono")


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface: ``families`` as fontconfig knows them, best first; ``docx``: its name in a DOCX file.

    ``latin`` is the key of the Latin typeface that goes with a Chinese one; empty for a Latin typeface.
    ``narrow_marks`` are the families whose “ ” ‘ ’ are half width: the next family serves those. ``required``: the
    style names the families itself, so that another font may not take their place.
    """

    families: tuple[str, ...]
    docx: str
    latin: str = ""
    narrow_marks: tuple[str, ...] = ()
    required: bool = False


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
    journal, issue and pages. ``chapters``: a section of the first level begins a page.
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
    toc: bool = False
    chapters: bool = False

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
        return _type_height(self.lines, self.leading, self.size)

    @property
    def lead(self) -> float:
        """mm: half the white between two lines; a line's box reaches so far beyond its characters."""
        return (self.leading - self.size) / 2 * MM_PER_PT


def _type_height(lines: int, leading: float, size: float) -> float:
    return ((lines - 1) * leading + size) * MM_PER_PT


def available() -> tuple[Style, ...]:
    """All styles that a name finds, those of the user in ``./styles`` too."""
    return tuple(load_style(folder) for folder in _folders().values())


def load_style(name: str | Path) -> Style:
    """A style by its name, by its Chinese name, or by the path of its folder.

    Raises UsageError for an unknown style, and for whatever is wrong in its ``style.toml``.
    """
    folder = _find(name)
    if not (folder / "page.css").is_file():
        raise UsageError(msg("no page.css here"), file=folder, cure=msg("copy that of the style nearest to yours"))
    shared = _read_toml(shared_folder() / "fonts.toml")
    return _read_style(_read_toml(folder / "style.toml"), shared, folder)


def measures(style: Style) -> dict[str, object]:
    """What a style measures, for people: each thing with its unit; see ``measure_names``."""
    body = style.fonts[style.text["body"].font]
    return {
        "name": style.name,
        "title": style.title,
        "about": style.about,
        "page": f"{style.width:g} × {style.height:g} mm",
        "type area": f"{style.type_width:.1f} × {style.type_height:.1f} mm",
        "margins": msg(
            "head {head:.1f}, foot {foot:.1f}, inner {inner:.1f}, outer {outer:.1f} mm",
            head=style.margin_top,
            foot=style.margin_bottom,
            inner=style.margin_inner,
            outer=style.margin_outer,
        ),
        "columns": _columns(style),
        "lines": msg("{lines} a page, {leading:g} pt apart", lines=style.lines, leading=style.leading),
        "body": f"{style.size:g} pt {body.docx}",
    }


def _columns(style: Style) -> str:
    if style.columns == 1:
        return msg("1 of {characters} characters", characters=style.characters)
    return msg(
        "{columns} of {characters} characters, {gap:.1f} mm apart",
        columns=style.columns,
        characters=style.characters,
        gap=style.gap,
    )


def measure_names() -> dict[str, str]:
    """What each of ``measures`` is called in the language in use."""
    return {
        "name": msg("name"),
        "title": msg("title"),
        "about": msg("about"),
        "page": msg("page size"),
        "type area": msg("type area"),
        "margins": msg("margins"),
        "columns": msg("columns"),
        "lines": msg("lines a page"),
        "body": msg("body"),
    }


def shared_folder() -> Path:
    """The folder of the style sheets that all styles share."""
    return _root() / "base"


def _root() -> Path:
    """Where the styles are: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "styles"
    return installed if installed.is_dir() else package.parents[1] / "styles"


def _read_toml(file: Path) -> Table:
    try:
        return Table(tomllib.loads(file.read_text(encoding="utf-8")), str(file))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise toml_error(UsageError, error, file, msg("correct it there")) from error
    except OSError as error:
        raise UsageError(msg("cannot be read: {reason}", reason=reason(error)), file=file) from error


def _is_style(folder: Path) -> bool:
    return (folder / "style.toml").is_file()


def _folders() -> dict[str, Path]:
    """The folder of every style by its name; the user's in ``./styles`` come before those of kanyin."""
    roots = [root for root in (_root(), Path("styles")) if root.is_dir()]
    found = {folder.name: folder.resolve() for root in roots for folder in root.iterdir() if _is_style(folder)}
    return dict(sorted(found.items()))


def _find(name: str | Path) -> Path:
    text = str(name)
    if isinstance(name, Path) or "/" in text or "\\" in text:
        folder = Path(name)
        if not _is_style(folder):
            raise UsageError(
                msg("no style here"), file=folder, cure=msg("a style is a folder with a style.toml in it")
            )
        return folder.resolve()
    folders = _folders()
    if text in folders:
        return folders[text]
    titles = {_read_toml(folder / "style.toml").string("title"): folder for folder in folders.values()}
    if text in titles:
        return titles[text]
    if _is_style(Path(text)):
        raise UsageError(
            msg("there is no style {name!r} in styles/", name=text),
            cure=msg("for the folder here write  --style ./{name}", name=text),
        )
    raise UsageError(msg("there is no style {name!r}", name=text), cure=suggest(text, [*folders, *titles]))


def with_trim(style: Style, trim: str) -> Style:
    """The style on another page: its margins in proportion, as many characters and lines as there is room for.

    ``trim``: a name such as ``大32开``, or ``185x260`` in mm. Columns that would be too narrow become fewer.
    Raises UsageError for what is no page size, and for a page too small for the style's type.
    """
    try:
        width, height = _page_size(trim)
    except ValueError as error:
        raise UsageError(f"--trim {trim}: {error}", cure=_trims()) from None
    across, down = width / style.width, height / style.height
    inner, outer = style.margin_inner * across, style.margin_outer * across
    head, foot = style.margin_top * down, style.margin_bottom * down
    columns, characters, size = style.columns, 0, style.size * MM_PER_PT
    gap = style.gap
    while columns:
        room = width - inner - outer - (columns - 1) * gap
        characters = int(room / columns / size + 1e-6)
        if characters >= (_NARROWEST_OF_SEVERAL if columns > 1 else _NARROWEST):
            break
        columns -= 1
    pitch = style.leading * MM_PER_PT
    lines = int((height - head - foot - size) / pitch + 1e-6) + 1
    if not columns or lines < 8:
        problem = msg(
            "--trim {trim}: this page is too small for {size:g} pt type with the margins of {style}",
            trim=trim,
            size=style.size,
            style=style.name,
        )
        raise UsageError(problem, cure=msg("take a larger page, or a style with smaller type"))
    spare = width - inner - outer - columns * characters * size - (columns - 1) * gap
    return replace(
        style,
        width=width,
        height=height,
        margin_inner=inner + spare / 2,
        margin_outer=outer + spare / 2,
        margin_top=head,
        margin_bottom=height - head - _type_height(lines, style.leading, style.size),
        columns=columns,
        characters=characters,
        lines=lines,
        gap=gap if columns > 1 else 0.0,
    )


def _page_size(value: str) -> tuple[float, float]:
    """Width and height in mm of a trim's name or measures. Raises ValueError."""
    trims: dict[str, list[float]] = rules.table("sizes")["trims"]
    if value in trims:
        width, height = trims[value]
        return float(width), float(height)
    found = re.fullmatch(r"(\d{2,4}(?:\.\d+)?)\s*[x×*]\s*(\d{2,4}(?:\.\d+)?)(?:\s*mm)?", value)
    if not found:
        raise ValueError(msg("{value!r} is no page size", value=value))
    return float(found[1]), float(found[2])


def _trims() -> str:
    return msg('write it as "210x285" (mm), or as one of: {names}', names=msg(", ").join(rules.table("sizes")["trims"]))


def _read_style(top: Table, shared: Table, folder: Path) -> Style:
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
        "source-note", "chapters",
    )  # fmt: skip
    try:
        width, height = _page_size(page.string("trim"))
    except ValueError as error:
        raise page.error("trim", str(error), _trims()) from None
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
    foot = height - head - _type_height(lines, leading, size)
    if outer < _SMALLEST_MARGIN:
        problem = msg(
            "this leaves {margin:.1f} mm for the outer margin, of a page {width:g} mm wide", margin=outer, width=width
        )
        raise page.error("characters", problem, _margins())
    if foot < _SMALLEST_MARGIN:
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
        "chapters": page.flag("chapters"),
    }


def _margins() -> str:
    return msg(
        "at least {margin:g} mm are needed: make the type area or the other margin smaller", margin=_SMALLEST_MARGIN
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
    table.allow("families", "docx", "latin", "narrow-marks")
    latin = table.string("latin", "serif")
    if latin not in LATIN:
        raise table.error("latin", msg("there is no Latin typeface {name!r}", name=latin), suggest(latin, LATIN))
    narrow = table.names("narrow-marks") if "narrow-marks" in table.fields else ()
    return Font(table.names("families"), table.string("docx"), latin, narrow, required)


def _read_texts(texts: Table, em: float, leading: float) -> dict[str, Text]:
    texts.allow(*ROLES, LONG_TITLE)
    found = {}
    for role in (*ROLES, *({LONG_TITLE} & texts.fields.keys())):
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
    return {LONG_TITLE: found["title"], **found}
