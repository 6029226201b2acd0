"""A Style's numbers and fonts as CSS for WeasyPrint. No text of an article comes here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from kanyin.output.tables import SMALLER
from kanyin.style import Style, fonts
from kanyin.style.fonts import Face, Typeface

SELECTORS = {
    "body": "html",
    "title": ".front > .title",
    "subtitle": ".front .subtitle",
    "authors": ".front > .authors",
    "affiliations": ".front .affiliations, .front-en .authors",
    "abstract": ".front .abstract",
    "keywords": ".front .keywords, .front .codes",
    "label": ".front .label",
    "heading1": "h2, .toc-title",
    "heading2": "h3, .front-en .title",
    "heading3": "h4",
    "heading4": "h5",
    "heading5": "h6, .heading",
    "quote": "blockquote, .line-block",
    "caption": "figcaption, caption, .caption > p, th",
    "table": "table, .line-block.rows",
    "code": "code, pre",
    "notes": ".footnote",
    "references": ".reference p",
    "header": ".running",
    "toc": ".toc p:not(.toc-title)",
}
"""Where each role of a style stands in the page."""

# What the Latin font serves in Chinese text, where it has it: letters and signs, but not the marks that both
# scripts write with one character, “ ” ‘ ’ — … ·, which are the Chinese font's.
_LATIN = (
    *range(0x20, 0xB7), *range(0xB8, 0x250), *range(0x300, 0x530), *range(0x1E00, 0x2000),
    *range(0x2010, 0x2014), 0x2032, 0x2033, 0x20AC,
)  # fmt: skip

MATH_FAMILY = "kanyin-math-en"
"""The whole mathematical font."""
# What code is drawn with, in the font of its letters: as wide as these, and without gaps.
_DRAWN = (*_LATIN, *range(0x2190, 0x2200), *range(0x2500, 0x2600))

# What the mathematical font serves in running text: signs, but neither letters nor marks.
_SIGNS = (
    *range(0x2070, 0x20A0), *range(0x2100, 0x2400), *range(0x25A0, 0x2600), *range(0x27C0, 0x2800),
    *range(0x2900, 0x2C00), *range(0x1D400, 0x1D800),
)  # fmt: skip

_SERVED = {"math": _SIGNS, "mono": _DRAWN}


HEAVY = "-heavy"
"""The bold Latin under a regular weight, for Han that are heavy by themselves."""


def style_css(style: Style) -> str:
    """Font faces, page boxes, custom properties and the rules of the roles.

    Raises MissingToolError where no Chinese font is installed.
    """
    chinese, latin = fonts.chinese(style), fonts.latin(style)
    heavy = style.fonts["biaosong"].latin if _is_heavy("biaosong", chinese) else ""
    families = _Families(style, chinese, latin)
    rules = [*_font_faces(latin, heavy), _page(style), _properties(style, families)]
    rules += (f"{selector} {{ {_role(style, role, families)} }}" for role, selector in SELECTORS.items())
    rules.append(f"@page {{ {_role(style, 'header', families)} }}")
    folio = _role(style, "folio", families)
    rules.append(f"@page {{ {' '.join(f'@bottom-{side} {{ {folio} }}' for side in ('left', 'center', 'right'))} }}")
    return "\n".join(rules) + "\n"


def font_files(style: Style) -> tuple[Path, ...]:
    """The font files that the sheet names."""
    return tuple(face.file for _, face in _faces(fonts.latin(style)))


def math_file(style: Style) -> Path | None:
    """The file of ``MATH_FAMILY``; None where no mathematical font is installed that can be handed to WeasyPrint."""
    return next((face.file for role, face in _faces(fonts.latin(style)) if role == "math"), None)


def _faces(latin: dict[str, tuple[Face, ...]]) -> Iterator[tuple[str, Face]]:
    """Regular and bold, upright and italic, of each Latin role.

    WeasyPrint hands over whole files, so collections are left out: all their faces would get the one name.
    """
    for role, faces in latin.items():
        wanted = [face for face in faces if face.file.suffix.lower() in (".ttf", ".otf")]
        for weight in (400, 700):
            for italic in (False, True):
                found = (face for face in wanted if face.weights == (weight,) and face.italic == italic)
                yield from ((role, face) for face in islice(found, 1))


def _font_faces(latin: dict[str, tuple[Face, ...]], heavy: str) -> Iterator[str]:
    """Two families for each Latin font: ``kanyin-ROLE``, limited to what it serves within Chinese text, and
    ``kanyin-ROLE-en``, all of it; and for the one that goes with heavy Han of regular weight ``HEAVY``.

    A font that is handed to WeasyPrint keeps its own name beside ours. Which of two fonts of one name serves, the
    installed one or the limited one, differs between versions of fontconfig: so the whole font has a name that no other
    has, too.
    """
    for role, face in _faces(latin):
        ranges = _ranges(_SERVED.get(role, _LATIN), fonts.coverage(face.file))
        bold = face.weights == (700,)
        # Words of English alone are bold where a Hei is of medium weight; beside its Han stands the regular Latin: its
        # strokes are as thick.
        for weight in (500, 600, 700) if bold else (400,):
            yield f'@font-face {{ font-family: "kanyin-{role}-en"; {_source(face, weight)} }}'
        within = [(f"kanyin-{role}", weight) for weight in ((600, 700) if bold else (400, 500))]
        if role == heavy and bold and not face.italic:
            within.append((f"kanyin-{role}{HEAVY}", 400))
        for family, weight in within if ranges else ():
            yield f'@font-face {{ font-family: "{family}"; {_source(face, weight)} unicode-range: {ranges}; }}'


def _source(face: Face, weight: int) -> str:
    weight_and_style = f"font-weight: {weight}; font-style: {'italic' if face.italic else 'normal'};"
    return f'src: url("{face.file.as_uri()}"); {weight_and_style}'


@lru_cache(maxsize=32)
def _ranges(wanted: tuple[int, ...], covered: frozenset[int]) -> str:
    """``wanted`` as far as a font has it: fontconfig takes what a range says on trust, and would show boxes."""
    runs: list[list[int]] = []
    for code in wanted:
        if code in covered:
            if runs and runs[-1][1] == code - 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
    return ", ".join(f"U+{first:X}-{last:X}" for first, last in runs)


def _page(style: Style) -> str:
    # Rounding must not cost the last line of a page.
    top, bottom = _number(style.margin_top - style.lead), _number(style.margin_bottom - style.lead - 0.05)
    inner, outer = _number(style.margin_inner), _number(style.margin_outer)
    return (
        f"@page {{ size: {_number(style.width)}mm {_number(style.height)}mm; "
        f"bleed: {_number(style.bleed)}mm; "
        f"margin: {top}mm {outer}mm {bottom}mm {inner}mm; }}\n"
        f"@page :left {{ margin-left: {outer}mm; margin-right: {inner}mm; }}"
    )


def _properties(style: Style, families: _Families) -> str:
    chinese = families.chinese
    lines = [
        f"--leading: {_number(style.leading)}pt;",
        f"--table-leading: {_number(style.text['table'].leading)}pt;",
        f"--body-size: {_number(style.size)}pt;",
        f"--columns: {style.columns};",
        f"--scale: {_number(style.scale)};",
        f"--column: {_number(style.column_width)}mm;",
        f"--gap: {_number(style.gap)}mm;",
        f"--hei-bold: {chinese['hei'].weight(500)};",
        f"--biaosong-weight: {chinese['biaosong'].weight(700)};",
        f"--smaller: {_number(style.text['table'].size * SMALLER)}pt;",
    ]
    lines += (f"--{role}: {families.of(role)};" for role in chinese)
    lines.append(f"--hei-en: {families.of('hei', english=True)};")
    return "html { " + " ".join(lines) + " }"


def _role(style: Style, role: str, families: _Families) -> str:
    """What a text of this role looks like; ``--en`` are its families in English text."""
    text = style.text[role]
    return (
        f"--en: {families.of(text.font, english=True)}; "
        f"font-family: {families.of(text.font)}; font-size: {_number(text.size)}pt; "
        f"font-weight: {families.chinese[text.font].weight(text.weight)}; line-height: {_number(text.leading)}pt;"
    )


def _is_heavy(role: str, chinese: dict[str, Typeface]) -> bool:
    """A 小标宋 of its own has strokes as thick as a bold Song, and calls that its regular weight."""
    return role == "biaosong" and chinese[role].weight(700) < 600


@dataclass(frozen=True, slots=True)
class _Families:
    """The names of fonts in a sheet."""

    style: Style
    chinese: dict[str, Typeface]
    latin: dict[str, tuple[Face, ...]]

    def of(self, role: str, *, english: bool = False) -> str:
        """The families of a Chinese font after its Latin companion: letters of it only, or in English all of it.

        Signs that neither has come from the mathematical font.
        """
        heavy = HEAVY if _is_heavy(role, self.chinese) else ""
        companion, han = self.style.fonts[role].latin, self.chinese[role].families
        letters = self._whole(companion) if english else [f"kanyin-{companion}{heavy}"]
        return ", ".join(f'"{name}"' for name in (*letters, *han, "kanyin-math"))

    def _whole(self, role: str) -> list[str]:
        """A Latin font with all that it has. Its own name stands in for collections, which are not handed over."""
        return [f"kanyin-{role}-en", *(face.families[0] for face in self.latin[role][:1])]


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
