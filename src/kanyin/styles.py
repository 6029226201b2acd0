"""Page styles: a folder with ``style.toml`` and its style sheets, read and checked once.

A style says what a page measures and what each kind of text looks like; the writers turn that into CSS or
into a DOCX reference. The type area is ``columns × characters × size + gaps`` wide and ``lines × leading``
high; the outer and the lower margin are what remains of the trimmed page.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kanyin import rules
from kanyin.errors import UsageError

MM_PER_PT = 25.4 / 72
_POINTS = {"pt": 1.0, "mm": 1 / MM_PER_PT, "cm": 10 / MM_PER_PT, "in": 72.0}
_SMALLEST_MARGIN = 5.0
"""mm; nearer to the edge a trimming machine cuts into the text."""

ROLES = (
    "title", "subtitle", "authors", "affiliations", "abstract", "keywords", "label",
    "body", "heading1", "heading2", "heading3", "quote", "caption", "table", "code",
    "notes", "references", "header",
)  # fmt: skip
"""The kinds of text that every style describes."""

FONTS = ("song", "hei", "kai", "fang", "mono")
LATIN = ("serif", "sans", "mono")


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface: ``families`` as fontconfig knows them, best first; ``docx``: its name in a DOCX file.

    ``latin`` is the key of the Latin typeface that goes with a Chinese one; empty for a Latin typeface.
    ``narrow_marks`` are the families whose “ ” ‘ ’ are half width: the next family serves those.
    """

    families: tuple[str, ...]
    docx: str
    latin: str = ""
    narrow_marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """What one kind of text looks like: size, leading in pt; ``font``: key of ``Style.fonts``; CSS weight."""

    size: float
    leading: float
    font: str
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Style:
    """A page style. Page, margins, gap and bleed in mm; type sizes and leading in pt."""

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
        """mm: a whole number of lines of the body."""
        return self.lines * self.leading * MM_PER_PT


def available() -> tuple[Style, ...]:
    """All styles that come with kanyin, by name."""
    return tuple(load_style(folder) for folder in sorted(_root().iterdir()) if _is_style(folder))


def load_style(name: str | Path) -> Style:
    """A style by its name, or by the path of its folder.

    Raises UsageError for an unknown style, and for whatever is wrong in its ``style.toml``.
    """
    folder = _find(name)
    file = folder / "style.toml"
    try:
        fields = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not a TOML file: {error}", file=file, cure="correct it there") from error
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", file=file) from error
    return _read_style(_Table(fields, str(file)), folder)


def shared_folder() -> Path:
    """The folder of the style sheets that all styles share."""
    return _root() / "base"


def _root() -> Path:
    """Where the styles are: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "styles"
    return installed if installed.is_dir() else package.parents[1] / "styles"


def _is_style(folder: Path) -> bool:
    return (folder / "style.toml").is_file()


def _find(name: str | Path) -> Path:
    text = str(name)
    if isinstance(name, Path) or "/" in text or "\\" in text:
        folder = Path(name)
        if not _is_style(folder):
            raise UsageError("no style here", file=folder, cure="a style is a folder with a style.toml in it")
        return folder.resolve()
    names = [folder.name for folder in sorted(_root().iterdir()) if _is_style(folder)]
    if text not in names:
        raise UsageError(f"there is no style {text!r}", cure=_suggest(text, names, "styles"))
    return _root() / text


def _suggest(word: str, known: Iterable[str], kind: str) -> str:
    names = list(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else f"the {kind} are: {', '.join(names)}"


@dataclass(slots=True)
class _Table:
    """A table of the TOML file and where it stands, for messages."""

    fields: dict[str, Any]
    file: str
    place: str = ""

    def error(self, key: str, problem: str, cure: str = "") -> UsageError:
        place = f"{self.place}.{key}" if self.place else key
        return UsageError(f"{place}: {problem}", file=self.file, cure=cure)

    def allow(self, *keys: str) -> None:
        for key in self.fields:
            if key not in keys:
                raise self.error(key, "no such key", _suggest(key, keys, "keys here"))

    def table(self, key: str) -> _Table:
        place = f"{self.place}.{key}" if self.place else key
        value = self.fields.get(key)
        if not isinstance(value, dict):
            raise self.error(key, "this table is missing", f"add  [{place}]")
        return _Table(value, self.file, place)

    def string(self, key: str, default: str | None = None) -> str:
        value = self.fields.get(key, default)
        if not isinstance(value, str) or not value:
            raise self.error(key, "a piece of text is wanted here", f'write  {key} = "…"')
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self.fields.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.error(key, f"a whole number from {low} to {high} is wanted here, not {value!r}")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        value = self.fields.get(key)
        names = value if isinstance(value, list) else []
        if not names or not all(isinstance(name, str) and name for name in names):
            raise self.error(key, "a list of names is wanted here", f'write  {key} = ["…"]')
        for name in names:
            # A family goes into CSS and into Pango's comma list.
            if re.search(r'[,"\\\x00-\x1f<>]', name):
                raise self.error(key, f"{name!r} cannot be the name of a font")
        return tuple(names)

    def length(self, key: str, em: float | None = None, default: str | None = None) -> float:
        """A length in pt: ``8mm``, ``12pt``, a size such as ``五号``, or ``2em``."""
        value = self.string(key, default)
        sizes: dict[str, float] = rules.table("sizes")["sizes"]
        if value in sizes:
            return float(sizes[value])
        units = {**_POINTS, **({"em": em} if em else {})}
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)", value)
        if found and found[2] in units:
            return float(found[1]) * units[found[2]]
        unit = found[2] if found else value
        cure = _suggest(unit, units if found else [*sizes, *units], "units")
        raise self.error(key, f"{value!r} is not a length", cure)


def _read_style(top: _Table, folder: Path) -> Style:
    top.allow("title", "about", "page", "body", "text", "fonts", "latin")
    page, body = top.table("page"), top.table("body")
    page.allow("trim", "columns", "characters", "gap", "lines", "inner", "head", "bleed")
    body.allow("size", "leading")
    size = body.length("size")
    leading = body.length("leading", em=size)
    if not size < leading <= 3 * size:
        raise body.error("leading", f"{leading:g} pt does not suit {size:g} pt type", "try 1.6 times the size")
    width, height = _read_trim(page)
    columns = page.whole("columns", 1, 4)
    characters = page.whole("characters", 8, 80)
    lines = page.whole("lines", 8, 120)
    gap = page.length("gap", em=size, default="0mm") * MM_PER_PT
    if columns > 1 and gap < size * MM_PER_PT:
        raise page.error("gap", "columns stand at least one character apart", 'write  gap = "2em"')
    inner = page.length("inner", em=size) * MM_PER_PT
    head = page.length("head", em=size) * MM_PER_PT
    outer = width - inner - (columns * characters * size * MM_PER_PT + (columns - 1) * gap)
    foot = height - head - lines * leading * MM_PER_PT
    _check_margin(page, "characters", outer, "outer", f"{width:g} mm wide")
    _check_margin(page, "lines", foot, "lower", f"{height:g} mm high")
    fonts, latin = top.table("fonts"), top.table("latin")
    fonts.allow(*FONTS)
    latin.allow(*LATIN)
    return Style(
        name=folder.name,
        folder=folder,
        title=top.string("title"),
        about=top.string("about"),
        width=width,
        height=height,
        margin_top=head,
        margin_bottom=foot,
        margin_inner=inner,
        margin_outer=outer,
        bleed=page.length("bleed", default="0mm") * MM_PER_PT,
        columns=columns,
        characters=characters,
        gap=gap,
        lines=lines,
        size=size,
        leading=leading,
        text=_read_texts(top.table("text"), leading),
        fonts={key: _read_font(fonts, key) for key in FONTS},
        latin={key: _read_latin(latin, key) for key in LATIN},
    )


def _read_trim(page: _Table) -> tuple[float, float]:
    value = page.string("trim")
    trims: dict[str, list[float]] = rules.table("sizes")["trims"]
    if value in trims:
        width, height = trims[value]
        return float(width), float(height)
    found = re.fullmatch(r"(\d{2,4}(?:\.\d+)?)\s*[x×]\s*(\d{2,4}(?:\.\d+)?)(?:\s*mm)?", value)
    if not found:
        cure = f'write it as "210x285" (mm), or as one of: {", ".join(trims)}'
        raise page.error("trim", f"{value!r} is no page size", cure)
    return float(found[1]), float(found[2])


def _check_margin(page: _Table, key: str, margin: float, side: str, paper: str) -> None:
    if margin < _SMALLEST_MARGIN:
        raise page.error(
            key,
            f"this leaves {margin:.1f} mm for the {side} margin of a page {paper}",
            f"at least {_SMALLEST_MARGIN:g} mm are needed: make the type area or the other margin smaller",
        )


def _read_font(fonts: _Table, key: str) -> Font:
    table = fonts.table(key)
    table.allow("families", "docx", "latin", "narrow-marks")
    latin = table.string("latin")
    if latin not in LATIN:
        raise table.error("latin", f"there is no Latin typeface {latin!r}", _suggest(latin, LATIN, "typefaces"))
    narrow = table.names("narrow-marks") if "narrow-marks" in table.fields else ()
    return Font(table.names("families"), table.string("docx"), latin, narrow)


def _read_latin(fonts: _Table, key: str) -> Font:
    table = fonts.table(key)
    table.allow("families", "docx")
    return Font(table.names("families"), table.string("docx"))


def _read_texts(texts: _Table, leading: float) -> dict[str, Text]:
    texts.allow(*ROLES)
    found = {}
    for role in ROLES:
        table = texts.table(role)
        table.allow("size", "leading", "font", "weight")
        size = table.length("size")
        font = table.string("font")
        if font not in FONTS:
            raise table.error("font", f"there is no typeface {font!r}", _suggest(font, FONTS, "typefaces"))
        found[role] = Text(
            size=size,
            leading=table.length("leading", em=size, default=f"{leading}pt"),
            font=font,
            weight=table.whole("weight", 100, 900, default=400),
        )
    return found
