"""Which of a style's fonts this machine has.

fontconfig is asked through its own ``fc-list``, which comes with Pango everywhere. Where it is absent the
folders of the system are read with fontTools.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kanyin import system
from kanyin.errors import MissingToolError
from kanyin.messages import msg
from kanyin.style.page import Font, Style

# fontconfig's weights and CSS's: FcWeightToOpenType in fontconfig/src/fcweight.c.
_WEIGHTS = {
    0: 100,
    40: 200,
    50: 300,
    55: 350,
    75: 380,
    80: 400,
    100: 500,
    180: 600,
    200: 700,
    205: 800,
    210: 900,
}
_SIMPLIFIED = 1 << 18
"""The bit for code page 936 in OS/2 ulCodePageRange1 (OpenType, OS/2 table)."""
SIGNS = {
    "symbols": frozenset(("Symbola", "Noto Sans Symbols2", "Noto Sans Symbols 2", "Segoe UI Symbol", "Apple Symbols")),
    "emoji": frozenset(("Noto Emoji", "Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji")),
}
"""Families of signs, and of emoji, by what ``system.PACKAGES`` calls them."""
_ENGLISH = (0, 0x409)
"""How the Mac's and Windows' names in a font say that they are English."""
_ALL_WEIGHTS = tuple(range(100, 1000, 100))
_NUMBERS = range(1 << 16)
_SINGLE = (".ttf", ".otf")
"""Files that hold one font."""


@dataclass(frozen=True, slots=True)
class Face:
    """One installed face: all names of its family, the English first, its CSS weights (many for a variable font),
    its file, its PostScript name.
    """

    families: tuple[str, ...]
    weights: tuple[int, ...]
    italic: bool
    chinese: bool
    file: Path
    postscript: str = ""


@dataclass(frozen=True, slots=True)
class Typeface:
    """What a style's font became here.

    ``families`` are those installed, best first; ``weights`` are the first's. ``named``: the style asked for it.
    """

    families: tuple[str, ...]
    weights: tuple[int, ...]
    named: bool

    def weight(self, wanted: int) -> int:
        """The lightest real weight that is heavy enough, or the heaviest there is: never a smeared one."""
        heavy = [weight for weight in self.weights if weight >= wanted]
        return min(heavy) if heavy else max(self.weights)


def chinese(style: Style) -> dict[str, Typeface]:
    """The style's Chinese fonts by role. A role without a font of its own gets another Chinese font.

    Raises MissingToolError where there is no Chinese font at all, or not the one that the style itself names.
    """
    faces = installed()
    found = {role: _typeface(font, faces) for role, font in style.fonts.items()}
    _check_required(style, "fonts", style.fonts, {role for role, typeface in found.items() if typeface})
    spare = next((typeface for typeface in found.values() if typeface), None) or _any_chinese(faces)
    if spare is None:
        raise MissingToolError(msg("no Chinese font is installed"), hint=system.install_command(["song", "hei", "kai"]))
    return {role: typeface or Typeface(spare.families, spare.weights, False) for role, typeface in found.items()}


def stand_ins(style: Style) -> dict[str, str]:
    """The family that serves in the place of a kind of font that this style uses and the machine has not, by role."""
    used = {text.font for text in style.text.values()}
    fonts = {role: font for role, font in style.fonts.items() if role in used and font.stand_ins}
    found = chinese(style) if fonts else {}
    return {
        role: found[role].families[0]
        for role, font in fonts.items()
        if not found[role].named or found[role].families[0] in font.stand_ins
    }


def lacking(style: Style, role: str, text: str) -> str:
    """The Han of a text that the first family of a role has not, each once: the next family lends them. Fonts of a
    collection are large, and not asked.
    """
    family = chinese(style)[role].families[0]
    files = {face.file for face in installed() if family in face.families and face.file.suffix.lower() in _SINGLE}
    if not files:
        return ""
    known = coverage(min(files))
    return "".join(
        dict.fromkeys(char for char in text if char >= "\u2e80" and _is_han(char) and ord(char) not in known)
    )


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char >= "\U00020000"


def latin(style: Style) -> dict[str, tuple[Face, ...]]:
    """The faces of the first installed Latin family by role; empty where the Chinese font has to serve.

    Raises MissingToolError where a font is not installed that the style itself names.
    """
    faces = installed()
    found = {}
    for role, font in style.latin.items():
        typeface = _typeface(font, faces)
        family = typeface.families[0] if typeface else ""
        found[role] = tuple(face for face in faces if family in face.families)
    _check_required(style, "latin", style.latin, {role for role in found if found[role]})
    return found


def _check_required(style: Style, table: str, wanted: Mapping[str, Font], found: set[str]) -> None:
    for role, font in wanted.items():
        if font.required and role not in found:
            raise MissingToolError(
                msg(
                    "{place}: none of these fonts is installed: {names}",
                    place=f"{table}.{role}",
                    names=msg(", ").join(font.families),
                ),
                file=style.folder / "style.toml",
                hint=msg("install one of them, or name one that  fc-list :lang=zh-cn family  shows"),
            )


def _typeface(font: Font, faces: tuple[Face, ...]) -> Typeface | None:
    families = tuple(name for name in font.families if any(name in face.families for face in faces))
    if not families:
        return None
    return Typeface(families, _weights(families[0], faces), True)


def _any_chinese(faces: tuple[Face, ...]) -> Typeface | None:
    names = sorted({face.families[0] for face in faces if face.chinese})
    return Typeface(tuple(names), _weights(names[0], faces), False) if names else None


def _weights(family: str, faces: Iterable[Face]) -> tuple[int, ...]:
    return tuple(sorted({w for face in faces if family in face.families and not face.italic for w in face.weights}))


@lru_cache(maxsize=1)
def installed() -> tuple[Face, ...]:
    """All faces that this machine has, in an order that does not depend on the disk."""
    program = shutil.which("fc-list")
    faces = _from_fontconfig(program) if program else _from_folders(_font_folders())
    return tuple(sorted(faces, key=lambda face: (face.postscript, face.weights, face.italic, str(face.file))))


def lacking_signs() -> list[str]:
    """Which of ``SIGNS`` this machine has no family of."""
    return [
        thing for thing, families in SIGNS.items() if all(families.isdisjoint(face.families) for face in installed())
    ]


def postscript_name(family: str) -> str:
    """What a PDF calls the regular face of an installed family; empty where the font does not tell."""
    faces = [face for face in installed() if family in face.families and not face.italic]
    regular = min(faces, key=lambda face: min(abs(weight - 400) for weight in face.weights), default=None)
    return regular.postscript if regular else ""


@lru_cache(maxsize=32)
def coverage(file: Path) -> frozenset[int]:
    """The code points that a font file, no collection, has glyphs for."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        font.setGlyphOrder(_NUMBERS)  # numbers do for names, which would have to be read out of the outlines
        return frozenset(font.getBestCmap() or ())


def _from_fontconfig(program: str) -> Iterator[Face]:
    form = r"%{family}\t%{weight}\t%{slant}\t%{lang}\t%{file}\t%{postscriptname}\n"
    # The first name of a family is the one in the machine's language.
    english = {**os.environ, "FC_LANG": "en"}
    done = subprocess.run([program, "--format", form], capture_output=True, check=False, env=english)
    for line in done.stdout.decode(errors="replace").splitlines():
        family, weight, slant, languages, file, postscript = (*line.split("\t"), *[""] * 6)[:6]
        if family and file:
            yield Face(
                families=tuple(family.split(",")),
                weights=_css_weights(weight),
                italic=slant not in ("", "0"),
                chinese="zh-cn" in languages.split("|"),
                file=Path(file),
                postscript=postscript,
            )


def _css_weights(weight: str) -> tuple[int, ...]:
    if not weight.isdigit():  # "[40 210]": a variable font
        return _ALL_WEIGHTS if weight.startswith("[") else (400,)
    nearest = min(_WEIGHTS, key=lambda known: abs(known - int(weight)))
    return (_WEIGHTS[nearest],)


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(local, r"Microsoft\Windows\Fonts"),
        ]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/usr/share/texmf/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    ]


def _from_folders(folders: Iterable[Path]) -> Iterator[Face]:
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    for folder in folders:
        for file in sorted(folder.rglob("*")):
            try:
                if file.suffix.lower() in (".ttc", ".otc"):
                    fonts = TTCollection(file, lazy=True).fonts
                elif file.suffix.lower() in (".ttf", ".otf"):
                    fonts = [TTFont(file, lazy=True)]
                else:
                    continue
                for font in fonts:
                    yield _read_face(font, file)
            except (TTLibError, OSError, KeyError):
                continue  # not a font that anything could use


def _read_face(font: object, file: Path) -> Face:
    tables: dict[str, object] = font  # type: ignore[assignment]
    names, os2 = tables["name"], tables["OS/2"]
    of_family = [name for name in names.names if name.nameID in (1, 16)]  # type: ignore[attr-defined]
    english_first = sorted(of_family, key=lambda name: name.langID not in _ENGLISH)
    variable = "fvar" in tables
    return Face(
        families=tuple(dict.fromkeys(map(str, english_first))),
        weights=_ALL_WEIGHTS if variable else (int(os2.usWeightClass),),  # type: ignore[attr-defined]
        italic=bool(os2.fsSelection & 1),  # type: ignore[attr-defined]
        chinese=bool(getattr(os2, "ulCodePageRange1", 0) & _SIMPLIFIED),
        file=file,
        postscript=names.getDebugName(6) or "",  # type: ignore[attr-defined]
    )
