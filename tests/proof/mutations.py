"""Single faults put into good PDFs: each takes a good file and gives it back with one thing wrong."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name, Operator

from kanyin.book.reader import read_book
from kanyin.output.press import read_press, write_press
from kanyin.style import load_style
from tests.proof.made import han, han_body, saved, typst_pdf, weasy_pdf

Mutation = Callable[[], bytes]
PROFILES = ("/usr/share/color/icc/ghostscript/default_cmyk.icc", "/usr/share/color/icc/ghostscript/ps_cmyk.icc")
STYLE = load_style("journal")


def _edited(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        return saved(pdf)


@contextmanager
def _stream(pdf: pikepdf.Pdf, page: int = 0) -> Iterator[list[Any]]:
    """The instructions of a page, written back afterwards."""
    found = [(list(operands), operator) for operands, operator in pikepdf.parse_content_stream(pdf.pages[page])]
    yield found
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(found))


def _shows(found: list[Any]) -> list[int]:
    """Where text is shown."""
    return [at for at, (_, operator) in enumerate(found) if str(operator) in ("TJ", "Tj")]


def _pull_apart(operands: list[Any], glyph: int, em: float) -> list[Any]:
    """The operands of a TJ with a space of ``em`` before a glyph (two bytes each)."""
    parts: list[Any] = []
    seen = 0
    for part in operands[0]:
        if isinstance(part, pikepdf.String):
            text = bytes(part)
            cut = 2 * (glyph - seen)
            if 0 <= cut < len(text):
                parts += [pikepdf.String(text[:cut]), round(-1000 * em), pikepdf.String(text[cut:])]
            else:
                parts.append(part)
            seen += len(text) // 2
        else:
            parts.append(part)
    return [pikepdf.Array(parts)]


def _in_line(line: int, change: Callable[[list[Any], int], None], **made: Any) -> bytes:
    """WeasyPrint's page with its ``line``-th shown text changed."""

    def edit(pdf: pikepdf.Pdf) -> None:
        with _stream(pdf) as found:
            change(found, _shows(found)[line])

    return _edited(weasy_pdf(**made), edit)


def _gap(line: int, glyph: int, em: float, **made: Any) -> bytes:
    def change(found: list[Any], at: int) -> None:
        found[at] = (_pull_apart(found[at][0], glyph, em), found[at][1])

    return _in_line(line, change, **made)


def _matrix(line: int, **parts: float) -> bytes:
    """The text matrix of one line changed: a b c d e f, added to what is there."""

    def change(found: list[Any], at: int) -> None:
        place = max(n for n in range(at) if str(found[n][1]) == "Tm")
        numbers = [float(number) for number in found[place][0]]
        for name, value in parts.items():
            numbers["abcdef".index(name)] += value
        found[place] = (numbers, found[place][1])

    return _in_line(line, change)


def _before(line: int, operator: str, *operands: float) -> bytes:
    """An operator before one line, undone after it."""

    def change(found: list[Any], at: int) -> None:
        found.insert(at + 1, ([0], Operator(operator)))
        found.insert(at, (list(operands), Operator(operator)))

    return _in_line(line, change)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield item


def not_embedded() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        descriptor = next(_fonts(pdf))
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]

    return _edited(weasy_pdf(), change)


def not_subset() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                for key in ("/BaseFont", "/FontName"):
                    if key in item and "+" in str(item[key]):
                        item[key] = Name("/" + str(item[key]).split("+")[1])
        descriptor = next(_fonts(pdf))
        whole = subprocess.run(
            ["fc-match", "-f", "%{file}", "Liberation Serif"], capture_output=True, check=True, text=True
        )
        descriptor.FontFile2 = pdf.make_stream(Path(whole.stdout).read_bytes())
        if "/FontFile3" in descriptor:
            del descriptor["/FontFile3"]

    return _edited(weasy_pdf(), change)


def missing_glyph() -> bytes:
    def change(found: list[Any], at: int) -> None:
        parts = list(found[at][0][0])
        first = next(n for n, part in enumerate(parts) if isinstance(part, pikepdf.String))
        parts[first] = pikepdf.String(b"\0\0" + bytes(parts[first])[2:])
        found[at] = ([pikepdf.Array(parts)], found[at][1])

    return _in_line(3, change)


def _unicode_map(old: bytes, new: bytes) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                text = item.ToUnicode.read_bytes()
                item.ToUnicode = pdf.make_stream(re.sub(b"(?i)" + old, new, text))

    return _edited(weasy_pdf(), change)


def lookalike() -> bytes:
    return _unicode_map(b"<4e00>", b"<2f00>")


def space_with_another_text() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                text = item.ToUnicode.read_bytes()
                item.ToUnicode = pdf.make_stream(re.sub(rb"(?i)(<[0-9a-f]{4}>\s*)<0020>", rb"\1<3000>", text))

    return _edited(typst_pdf(), change)


def no_text() -> bytes:
    return _unicode_map(b"<4e00>", b"<fffd>")


def space_between_han() -> bytes:
    text = han(60)
    return weasy_pdf(body=f"<p>{text[:30]} {text[30:]}。</p>" + han_body(8, 24, 0))


def latin_marks() -> bytes:
    setup = '#set text(font: ("Liberation Serif", "Noto Serif CJK SC"))'
    return typst_pdf(setup=setup)


def _broken(before: str, after: str) -> bytes:
    """A line broken by hand between two texts, in the middle of a paragraph that is otherwise good."""
    start = han(26 + 28 - len(before), 3) + before
    text = f"{start}#linebreak(justify: true){after}{han(40, 7)}。"
    return typst_pdf(body=f"{han(60)}。\n\n{text}\n\n{han(90, 2)}。")


def mark_first() -> bytes:
    return _broken("", "，")


def mark_last() -> bytes:
    return _broken("（", "水")


def dash_broken() -> bytes:
    return _broken("—", "—")


def pair_not_squeezed() -> bytes:
    text = f"{han(20)}”，{han(60, 9)}。"
    # Line layout, where it is installed, would squeeze the pair: the document asks for none.
    return weasy_pdf(body=f'<p style="text-spacing-trim: space-all">{text}</p>' + han_body(12, 24, 0))


def no_space_by_latin() -> bytes:
    body = f"{han(20)} Excel {han(60, 4)}。\n\n{han(70, 9)}。"
    return typst_pdf(body=body, setup='#set text(cjk-latin-spacing: none)\n#show " ": ""')


def ragged() -> bytes:
    def change(found: list[Any], at: int) -> None:
        found[at] = (_pull_apart(found[at][0], 12, -0.3), found[at][1])

    return _in_line(5, change)


def hole() -> bytes:
    return _gap(5, 12, 0.8)


def stretched_word() -> bytes:
    return typst_pdf(body=f"{han(20)} #text(tracking: 0.1em)[Excel] {han(60, 4)}。\n\n{han(70, 9)}。")


def lone_character() -> bytes:
    # A forced break: line layout, where it is installed, leaves no lone character by itself.
    return weasy_pdf(body=f"<p>{han(24 * 3 - 2)}<br>水。</p>" + han_body(12, 24, 0))


def uneven() -> bytes:
    return _gap(5, 12, 0.3)


def orphan() -> bytes:
    lines = 29 * 24 - 2
    body = f"<p>{han(lines)}。</p><p>{han(100, 5)}。</p>" + han_body(8, 24, 0)
    return weasy_pdf(body=body.replace(f"{han(lines)}。", han(lines - 1) + "。"), css="html { orphans: 1; widows: 1 }")


def widow() -> bytes:
    body = f"<p>{han(30 * 24 - 2 + 4)}。</p>" + han_body(8, 24, 0)
    return weasy_pdf(body=body, css="html { orphans: 1; widows: 1 }")


def heading_at_foot() -> bytes:
    body = f"<p>{han(27 * 24 - 2 + 12)}。</p><h2>第一节</h2><p>{han(200, 5)}。</p>" + han_body(8, 24, 0)
    return weasy_pdf(body=body, css="h2 { break-after: auto }")


def off_grid() -> bytes:
    return _matrix(5, f=3)


def space_between_paragraphs() -> bytes:
    return weasy_pdf(css="p { margin-bottom: 8pt }")


def no_indent() -> bytes:
    body = han_body(5, 24, 0) + f'<p style="text-indent: 0">{han(130, 5)}。</p>' + han_body(8, 24, 3)
    return weasy_pdf(body=body)


def odd_column() -> bytes:
    return typst_pdf(characters=27.4)


def at_the_edge() -> bytes:
    return _matrix(2, e=-62)


def overlap() -> bytes:
    return _matrix(5, f=-14)


def out_of_column() -> bytes:
    return _matrix(4, e=16)


def slanted() -> bytes:
    return _matrix(3, c=0.2)


def stroked() -> bytes:
    return _before(3, "Tr", 2)


def four_colour_black() -> bytes:
    def change(found: list[Any], at: int) -> None:
        found.insert(at, ([0.75, 0.68, 0.67, 0.9], Operator("k")))

    return _in_line(3, change)


def no_outline() -> bytes:
    return _edited(weasy_pdf(), lambda pdf: pdf.Root.__delitem__("/Outlines"))


def not_tagged() -> bytes:
    return _edited(weasy_pdf(), lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"))


def no_language() -> bytes:
    return _edited(weasy_pdf(), lambda pdf: pdf.Root.__delitem__("/Lang"))


def wrong_language() -> bytes:
    return _edited(weasy_pdf(), lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("en-US")))


def no_title() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Title"]
        if "/Metadata" in pdf.Root:
            del pdf.Root["/Metadata"]

    return _edited(weasy_pdf(), change)


def dead_link() -> bytes:
    body = f'<p><a href="#there">{han(60)}</a>。</p><p id="there">{han(80, 5)}。</p>' + han_body(8, 24, 0)
    css = "a { color: black; text-decoration: none }"
    return _edited(weasy_pdf(body=body, css=css), lambda pdf: pdf.Root.__delitem__("/Names"))


@lru_cache(maxsize=1)
def press_pdf() -> bytes:
    """A good file for the press, by kanyin."""
    profile = next((path for path in PROFILES if Path(path).is_file()), None)
    if profile is None:
        pytest.skip("no CMYK profile on this system")
    characters = STYLE.characters
    texts = (han(characters * (2 + n % 3) - 2 + 5 + n, n * 5) + "。" for n in range(8))
    table = "| 站 | 年 |\n|:---|:---|\n| 南渡口 | 三十年 |\n\n: 表一　渡口\n\n"
    book = read_book("---\ntitle: 渡口的一百年\n---\n\n" + table + "\n\n".join(texts), "good.md", None)
    return write_press(book, STYLE, read_press(profile, 1))["press.pdf"]


def _pressed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return _edited(press_pdf(), change)


def _painted(*instructions: str) -> bytes:
    """Something painted on the page besides."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pdf.make_stream("\n".join(instructions).encode()))

    return _pressed(change)


def script() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS="app.alert('渡口')")

    return _edited(weasy_pdf(), change)


def launch() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=Name.Launch, F="ferry.exe")
        link = pikepdf.Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120], A=action)
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])

    return _edited(weasy_pdf(), change)


def hole_on_a_turned_page() -> bytes:
    """Drawn sideways on the sheet and turned by the viewer, as landscape pages are."""
    return _edited(hole(), turn)


def turn(pdf: pikepdf.Pdf) -> None:
    """The same pages, drawn sideways on a sheet that the viewer turns by 90 degrees and cuts a little."""
    for page in pdf.pages:
        _, _, wide, high = (float(number) for number in page.MediaBox)
        page.contents_add(pdf.make_stream(f"q 0 1 -1 0 {high} 0 cm\n".encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ"))
        page.MediaBox = pikepdf.Array([0, 0, high, wide])
        page.CropBox = pikepdf.Array([20, 30, high - 5, wide - 12])
        page.Rotate = 90
        for key in ("/TrimBox", "/BleedBox"):
            if key in page:
                del page[key]


def hole_on_a_page_of_few_lines() -> bytes:
    """Two lines of one column: no column is seen behind the hole."""
    return _gap(1, 12, 1.6, body=f"<p>{han(24 * 3, 9)}。</p>")


def hole_in_short_columns() -> bytes:
    balanced = "body { column-fill: balance }"
    return _gap(2, 5, 0.8, columns=2, characters=20, css=balanced, body=f"<p>{han(170, 9)}。</p>")


def no_trim() -> bytes:
    return _pressed(lambda pdf: pdf.pages[0].__delitem__("/TrimBox"))


def trim_beyond_bleed() -> bytes:
    return _pressed(lambda pdf: pdf.pages[0].__setitem__("/BleedBox", pikepdf.Array([0, 20, 500, 700])))


def little_bleed() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        left, low, right, top = (float(number) for number in pdf.pages[0].TrimBox)
        pdf.pages[0].BleedBox = pikepdf.Array([left - 5, low - 5, right + 5, top + 5])

    return _pressed(change)


def text_in_rgb() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        with _stream(pdf) as found:
            found.insert(_shows(found)[3], ([0, 0, 0], Operator("rg")))

    return _pressed(change)


def rule_in_four_inks() -> bytes:
    return _painted("q 0.7 0.6 0.6 0.9 K 0.5 w 100 120 m 300 120 l S Q")


def area_in_rgb() -> bytes:
    return _painted("q 1 0 0 rg 100 120 40 40 re f Q")


def _with_picture(space: str, components: int, pixels: int) -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        data = b"\x80" * (pixels * pixels * components)
        picture = pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=pixels, Height=pixels, BitsPerComponent=8
        )
        picture.ColorSpace = Name(space)
        name = pdf.pages[0].add_resource(picture, Name.XObject)
        pdf.pages[0].contents_add(pdf.make_stream(f"q 36 0 0 36 120 100 cm {name} Do Q".encode()))

    return _pressed(change)


def picture_in_rgb() -> bytes:
    return _with_picture("/DeviceRGB", 3, 150)


def coarse_picture() -> bytes:
    return _with_picture("/DeviceGray", 1, 36)


def no_intent() -> bytes:
    return _pressed(lambda pdf: pdf.Root.__delitem__("/OutputIntents"))


def link_for_the_press() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        link = pikepdf.Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120])
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])

    return _pressed(change)


def hairline() -> bytes:
    return _painted("q 0 0 0 1 K 0.05 w 100 120 m 300 120 l S Q")


def other_size() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages.append(pdf.pages[0])
        pdf.pages.append(pdf.pages[0])
        left, low, right, top = (float(number) for number in pdf.pages[2].TrimBox)
        pdf.pages[2].TrimBox = pikepdf.Array([left, low, right - 8, top])

    return _pressed(change)


MUTATIONS: dict[str, list[Mutation]] = {
    "PF101": [not_embedded],
    "PF102": [not_subset],
    "PF103": [missing_glyph],
    "PF104": [lookalike, space_with_another_text],
    "PF105": [no_text],
    "PF106": [space_between_han],
    "PF107": [slanted],
    "PF108": [stroked],
    "PF109": [latin_marks],
    "PF201": [mark_first],
    "PF202": [mark_last],
    "PF203": [dash_broken],
    "PF204": [pair_not_squeezed],
    "PF205": [no_space_by_latin],
    "PF206": [ragged],
    "PF207": [hole, hole_on_a_turned_page, hole_on_a_page_of_few_lines, hole_in_short_columns],
    "PF208": [stretched_word],
    "PF209": [lone_character],
    "PF210": [uneven],
    "PF301": [orphan, widow],
    "PF302": [heading_at_foot],
    "PF303": [off_grid],
    "PF304": [space_between_paragraphs],
    "PF305": [no_indent],
    "PF306": [odd_column],
    "PF307": [at_the_edge],
    "PF308": [overlap],
    "PF309": [out_of_column],
    "PF401": [no_outline],
    "PF402": [not_tagged],
    "PF403": [no_language, wrong_language],
    "PF404": [no_title],
    "PF405": [dead_link],
    "PF406": [script, launch],
    "PF501": [no_trim, trim_beyond_bleed],
    "PF502": [little_bleed],
    "PF503": [four_colour_black, text_in_rgb],
    "PF504": [rule_in_four_inks, area_in_rgb],
    "PF505": [picture_in_rgb],
    "PF506": [coarse_picture],
    "PF507": [no_intent],
    "PF508": [link_for_the_press],
    "PF509": [hairline],
    "PF510": [other_size],
}
"""By the code that must find them."""
