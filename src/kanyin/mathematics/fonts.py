"""What a mathematical font says of itself: its glyphs, and the MATH table (OpenType 1.9). All lengths in em."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kanyin.errors import MissingToolError
from kanyin.messages import msg

_NO_EXTENT = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a glyph that grows: its length along the growth and how far its neighbours may run over each end."""

    glyph: str
    length: float
    start: float
    end: float
    repeats: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """How a glyph grows: whole glyphs by their length, the smallest first, and the parts of any length beyond."""

    sizes: tuple[tuple[str, float], ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(slots=True)
class MathFont:
    """A font file with a MATH table. Glyphs go by their names; ``number`` is what a PDF calls them."""

    file: Path
    _font: Any
    _table: Any
    _unit: float
    _names: dict[int, str]
    _growths: dict[tuple[str, bool], Growth] = field(default_factory=dict)
    _extents: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    _small: dict[str, list[str]] = field(default_factory=dict)
    _values: dict[str, dict[str, float]] = field(default_factory=dict)

    def constant(self, name: str) -> float:
        """A length of ``MathConstants`` in em; percentages are hundredths."""
        value = getattr(self._table.MathConstants, name)
        return int(value) / 100 if isinstance(value, int) and "Percent" in name else _number(value) * self._unit

    def glyph(self, character: str) -> str:
        """The glyph of a character; empty where the font has none."""
        return self._names.get(ord(character), "") if len(character) == 1 else ""

    def number(self, glyph: str) -> int:
        """The glyph's place in the font."""
        return int(self._font.getGlyphID(glyph))

    def advance(self, glyph: str) -> float:
        """How far the glyph moves on."""
        return float(self._font["hmtx"][glyph][0] * self._unit)

    def extents(self, glyph: str) -> tuple[float, float, float, float]:
        """The ink: left, bottom, right, top from the glyph's origin."""
        if glyph not in self._extents:
            from fontTools.pens.boundsPen import BoundsPen

            glyphs = self._font.getGlyphSet()
            pen = BoundsPen(glyphs)
            glyphs[glyph].draw(pen)
            left, bottom, right, top = (edge * self._unit for edge in pen.bounds or _NO_EXTENT)
            self._extents[glyph] = left, bottom, right, top
        return self._extents[glyph]

    def italic(self, glyph: str) -> float:
        """How far the glyph leans out at its top beyond its advance."""
        return self._of_glyph("MathItalicsCorrectionInfo", "Coverage", "ItalicsCorrection", glyph) or 0.0

    def top_middle(self, glyph: str) -> float | None:
        """Where an accent stands above the glyph, from its origin; None where the font does not tell."""
        return self._of_glyph("MathTopAccentAttachment", "TopAccentCoverage", "TopAccentAttachment", glyph)

    def growth(self, glyph: str, *, upright: bool) -> Growth:
        """How the glyph grows in height (``upright``) or in width."""
        key = (glyph, upright)
        if key not in self._growths:
            self._growths[key] = self._read_growth(glyph, upright)
        return self._growths[key]

    def for_script(self, glyph: str, level: int) -> str:
        """The glyph drawn for scripts of this level (feature ``ssty``), or the same."""
        forms = self._small.get(glyph)
        return forms[min(level, len(forms)) - 1] if forms and level else glyph

    def _of_glyph(self, table: str, coverage: str, values: str, glyph: str) -> float | None:
        if table not in self._values:
            info = getattr(self._table.MathGlyphInfo, table, None)
            names = () if info is None else getattr(info, coverage).glyphs
            found = (_number(value) * self._unit for value in (getattr(info, values) if names else ()))
            self._values[table] = dict(zip(names, found, strict=True))
        return self._values[table].get(glyph)

    def _read_growth(self, glyph: str, upright: bool) -> Growth:
        variants = self._table.MathVariants
        coverage = variants.VertGlyphCoverage if upright else variants.HorizGlyphCoverage
        if coverage is None or glyph not in coverage.glyphs:
            return Growth()
        found = variants.VertGlyphConstruction if upright else variants.HorizGlyphConstruction
        construction = found[coverage.glyphs.index(glyph)]
        records = construction.MathGlyphVariantRecord or ()
        sizes = tuple((record.VariantGlyph, record.AdvanceMeasurement * self._unit) for record in records)
        parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else ()
        return Growth(sizes, tuple(map(self._part, parts)))

    def _part(self, record: Any) -> Part:
        return Part(
            record.glyph,
            record.FullAdvance * self._unit,
            record.StartConnectorLength * self._unit,
            record.EndConnectorLength * self._unit,
            bool(record.PartFlags & 1),
        )

    @property
    def overlap(self) -> float:
        """The least overlap of two parts."""
        return float(self._table.MathVariants.MinConnectorOverlap * self._unit)


def _number(value: Any) -> float:
    return float(getattr(value, "Value", value) or 0)


@lru_cache(maxsize=4)
def load(file: Path) -> MathFont:
    """The mathematical font in a file. Raises MissingToolError where the file has no MATH table."""
    from fontTools.ttLib import TTFont

    font = TTFont(file, lazy=True, fontNumber=0)
    if "MATH" not in font:
        raise MissingToolError(
            msg("{file} is no mathematical font: it has no MATH table", file=file.name),
            hint=msg("install one (TeX Gyre Termes Math: fonts-texgyre-math), or name it in fonts.toml"),
        )
    made = MathFont(file, font, font["MATH"].table, 1 / font["head"].unitsPerEm, font.getBestCmap())
    made._small.update(_script_forms(font))
    return made


def _script_forms(font: Any) -> dict[str, list[str]]:
    """Glyphs for scripts by the glyphs whose place they take (GSUB, feature ``ssty``)."""
    found: dict[str, list[str]] = {}
    if "GSUB" not in font:
        return found
    table = font["GSUB"].table
    features = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "ssty"]
    for lookup in {index for feature in features for index in feature.LookupListIndex}:
        for part in table.LookupList.Lookup[lookup].SubTable:
            part = getattr(part, "ExtSubTable", part)
            found.update(getattr(part, "alternates", None) or {})
            found.update({name: [form] for name, form in (getattr(part, "mapping", None) or {}).items()})
    return found
