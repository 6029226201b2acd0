"""NAME.press.md: what a print shop and an editor want to know of a file for the press.

In Chinese, and below that in English: the same bytes whatever language kanyin speaks, and a print shop reads its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kanyin import rules
from kanyin.book.tags import TAG
from kanyin.messages import LANGUAGES, Speaker, speaker
from kanyin.model import Book
from kanyin.output.press.file import MARGIN, Made
from kanyin.output.press.inks import Profile
from kanyin.patterns import lazy
from kanyin.style import Style

_FULL_SHEET = 889 * 1194
"""mm²: a full sheet of 大度 paper; its area printed on both sides is two 印张 of half sheets."""


def sheet(book: Book, style: Style, profile: Profile, made: Made) -> str:
    """The sheet as Markdown."""
    return "\n".join(_part(book, style, profile, made, language) for language in LANGUAGES)


def _part(book: Book, style: Style, profile: Profile, made: Made, language: str) -> str:
    """All of it in one language."""
    msg = speaker(language)
    title = _cell(book.meta.title or book.name)
    rows = "\n".join(f"| {name} | {_cell(text)} |" for name, text in _rows(book, style, profile, made, msg))
    papers = "\n".join(f"| {name} | {spine} |" for name, spine in spines(made.pages, language))
    return f"""# {msg("For the press: {title}", title=title)}

| {msg("item")} | {msg("content")} |
|:---|:---|
{rows}

## {msg("Spine (about)")}

| {msg("paper of the inside")} | {msg("spine")} |
|:---|:---|
{papers}

{msg("Reckoned from the weight and the usual bulk of paper, without the cover; the print shop's own measure holds.")}
"""


def _rows(book: Book, style: Style, profile: Profile, made: Made, msg: Speaker) -> Iterator[tuple[str, str]]:
    fold = leaves_to_sheet(style.width, style.height)
    blanks = msg(", {blanks} of them blank", blanks=made.blanks) if made.blanks else ""
    text = msg("{pages}{blanks}; the first is a recto", pages=made.pages, blanks=blanks)
    inks = msg("black alone, K 100")
    yield msg("trimmed size"), f"{style.width:g} × {style.height:g} mm"
    yield (
        msg("bleed"),
        msg(
            "{bleed:g} mm; {margin:g} mm round the page, with crop and register marks",
            bleed=style.bleed,
            margin=MARGIN,
        ),
    )
    yield msg("pages"), text
    yield msg("sheets"), msg("{count:g} (of {fold} pages each)", count=made.pages / fold, fold=fold)
    yield (
        msg("type area"),
        msg(
            "{columns} × {characters} characters, {lines} lines",
            columns=style.columns,
            characters=style.characters,
            lines=style.lines,
        ),
    )
    yield msg("word count"), _word_count(book, style, made, msg)
    yield msg("standard"), "PDF/X-4 (ISO 15930-7)"
    yield msg("output intent"), msg("{intent} ({file})", intent=profile.description, file=profile.name)
    yield msg("text and rules"), inks + _red(made, msg) + _greyed(made, msg)
    yield msg("pictures"), msg("; ").join(made.report.converted) or msg("none to convert")
    if made.report.left:
        yield msg("not converted"), msg("; ").join(_left(*thing, msg) for thing in made.report.left)
    yield msg("fonts"), msg("{names} (all embedded as subsets)", names=msg(", ").join(fonts(made.data)))


def _word_count(book: Book, style: Style, made: Made, msg: Speaker) -> str:
    return msg(
        "{area} by the area of the pages; {text} in the text (each Han character, Latin word and number is one)",
        area=style.columns * style.characters * style.lines * made.pages,
        text=count_words(book),
    )


def _left(kind: str, name: str, why: str, msg: Speaker) -> str:
    """A thing whose colours stay as they are."""
    if kind == "Image":
        return msg("picture {name}: {reason}", name=name, reason=why)
    kinds = {"Pattern": msg("pattern {name}", name=name), "Shading": msg("shading {name}", name=name)}
    return msg("{thing}: colours within it stay as they are", thing=kinds[kind])


def _red(made: Made, msg: Speaker) -> str:
    return msg("; the red head in M 100 Y 100") if made.report.red else ""


def _greyed(made: Made, msg: Speaker) -> str:
    """Which colours of text and rules became gray."""
    found = sorted(made.report.greyed.items())
    if not found:
        return ""
    times = (msg("{colour} ({count} times)", colour=colour, count=count) for colour, count in found)
    return msg("; colours made gray: {colours}", colours=msg(", ").join(times))


def leaves_to_sheet(width: float, height: float) -> int:
    """开: how many pages of this size (mm) make one 印张, a power of two.

    A 印张 is half a sheet printed on both sides: as many pages as leaves go into a whole sheet.
    """
    fold = 1
    while 2 * fold * width * height <= _FULL_SHEET:
        fold *= 2
    return fold


def spines(pages: int, language: str) -> Iterator[tuple[str, str]]:
    """The spine's thickness by paper: half as many leaves as pages."""
    for row in rules.table("paper")["paper"]:
        thickness = row["grammage"] * row["bulk"] / 1000
        yield rules.localized(row, "name", language), f"{pages / 2 * thickness:.1f} mm"


_WORD = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[A-Za-z\u00c0-\u024f]+|\d[\d.,]*")


def count_words(book: Book) -> int:
    """字数 of the text: each Han character, each Latin word, each number; no marks."""
    return len(_WORD.findall(unescape(re.sub(TAG, " ", _LINKS.sub("", book.html)))))


_LINKS = lazy(r"</?(?:a|span)\b[^<>]*+>")
"""What parts no word: ``[1-3]`` is one, whatever leads to its entries."""


def fonts(data: bytes) -> list[str]:
    """The names of the fonts in a PDF, without the tags of subsets, each once."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {
            str(item.FontName).lstrip("/")
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        }
    return sorted({name[7:] if name[6:7] == "+" else name for name in found})


def _cell(text: str) -> str:
    """Text in a table's cell: no pipe, no line end, no markup."""
    return re.sub(r"([\\`*_\[\]<>|~$#])", r"\\\1", " ".join(text.split()))
