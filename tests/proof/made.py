"""Good PDFs by four programs, made for the tests of proof. The text is our own."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest
import typst
import weasyprint

SENTENCES = (
    "渡口在河的北岸，每天清晨五点开第一班船。",
    "“早一点好，”船工说，“赶集的人等不得。”",
    "从1998年到2021年，过河的人少了37.5%：桥修好了，路也修好了。",
    "水位记录（water level）用 Excel 表保存，一共 4600 行。",
    "《河道管理办法》第九条规定：未经许可，不得采砂。",
)
HAN = "渡口在河的北岸每天清晨五点开第一班船船工说早一点好赶集的人等不得桥修好了路也修好了水位记录用表格保存"


@cache
def typst_pdf(
    *,
    size: float = 10.5,
    leading: float = 16.8,
    characters: float = 28,
    columns: int = 1,
    paper: tuple[int, int] = (140, 203),
    font: str = "Noto Serif CJK SC",
    paragraphs: int = 12,
    seed: int = 0,
    body: str = "",
    setup: str = "",
) -> bytes:
    """Mixed text in Typst on a grid, made once. ``body`` replaces the text, ``setup`` comes before it."""
    gap = 2 * size
    width = columns * characters * size + (columns - 1) * gap
    # A heading with its white space takes three lines.
    page = f"""
#set document(title: "渡口的一百年", author: "江涛")
#set text(font: ((name: "Liberation Serif", covers: "latin-in-cjk"), "{font}"), lang: "zh", region: "cn",
  size: {size}pt, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: {leading - size}pt, spacing: {leading - size}pt,
  first-line-indent: (amount: 2em, all: true))
#set page(width: {paper[0]}mm, height: {paper[1]}mm, columns: {columns},
  margin: (left: 18mm, top: 22mm, right: {paper[0] - 18}mm - {width}pt, bottom: 20mm))
#set columns(gutter: {gap}pt)
#show heading: it => block(above: {leading - size}pt, below: {leading - size}pt, height: {leading + size}pt,
  sticky: true, align(horizon, text(size: 14pt, font: ("Noto Sans CJK SC",), weight: 500, it.body)))
{setup}
"""
    return _typst(page + (body or _mixed(paragraphs, seed)))


def _typst(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.typ")
        file.write_text(source, encoding="utf-8")
        data: bytes = typst.compile(file)
    return data


def _mixed(paragraphs: int, seed: int) -> str:
    parts = []
    for number in range(paragraphs):
        if number % 4 == 0:
            parts.append(f"= 第{number // 4 + 1}节　水边的事")
        length = 3 + (number * 5 + seed) % 6
        parts.append("".join(SENTENCES[(seed + number * 3 + k * k + k) % 5] for k in range(length)))
    return "\n\n".join(parts)


@cache
def weasy_pdf(
    *,
    size: float = 10.5,
    characters: float = 24,
    columns: int = 1,
    paragraphs: int = 16,
    lines: int = 30,
    seed: int = 0,
    font: str = "Noto Serif CJK SC",
    css: str = "",
    body: str = "",
) -> bytes:
    """Han and full stops alone, which WeasyPrint sets flush by itself; made once. ``body`` replaces the text."""
    leading = 1.6 * size
    width = columns * characters * size + (columns - 1) * 2 * size
    sheet = f"""
@page {{ size: {width + 100}pt {lines * leading + 100}pt; margin: 50pt }}
html {{ font: {size}pt/{leading}pt "{font}"; widows: 2; orphans: 2 }}
body {{ margin: 0; columns: {columns}; column-gap: {2 * size}pt; column-fill: auto }}
p {{ margin: 0; text-indent: 2em; text-align: justify }}
h2 {{ font: 500 {size + 3}pt/{2 * leading}pt "Noto Sans CJK SC"; margin: 0; break-after: avoid }}
"""
    title = "<title>渡口的一百年</title>"
    head = f'<html lang="zh-CN"><head>{title}<style>{sheet}{css}</style></head>'
    page = f"{head}<body>{body or han_body(paragraphs, int(characters), seed)}</body></html>"
    data: bytes = weasyprint.HTML(string=page).write_pdf(pdf_tags=True)
    return data


def han(length: int, start: int = 0) -> str:
    """Han in plenty."""
    return (HAN * (2 + (start + length) // len(HAN)))[start : start + length]


def han_body(paragraphs: int, characters: int, seed: int) -> str:
    """Headings and paragraphs of two to six lines, whose last lines hold several characters."""
    parts = []
    for number in range(paragraphs):
        if number % 4 == 0:
            parts.append(f"<h2>第{number // 4 + 1}节</h2>")
        length = characters * (2 + (number * 7 + seed) % 5) - 2 + 5 + number * 3 % 9
        parts.append(f"<p>{han(length, (seed * 3 + number * 5) % 40)}。</p>")
    return "".join(parts)


_OFFICE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>渡口的一百年</dc:title></office:meta>
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'{font}'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="F"
 style:font-name-asian="F" fo:font-size="{size}pt" style:font-size-asian="{size}pt" fo:language="zh" fo:country="CN"
 style:language-asian="zh" style:country-asian="CN"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="{indent}pt" fo:line-height="{leading}pt" fo:orphans="2" fo:widows="2"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}pt"
 fo:page-height="604pt" fo:margin-top="50pt" fo:margin-bottom="50pt" fo:margin-left="50pt" fo:margin-right="50pt"/>
</style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)


def office_pdf(size: float = 10.5, font: str = "Noto Serif CJK SC", paragraphs: int = 9) -> bytes:
    """Han set by LibreOffice Writer, 24 to a line. Skips the test where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    texts = (han(24 * (2 + n % 3) - 2 + 5 + n, n * 5) for n in range(paragraphs))
    body = "".join(f'<text:p text:style-name="P">{text}。</text:p>' for text in texts)
    page = _OFFICE.format(font=font, size=size, indent=2 * size, leading=1.6 * size, width=24 * size + 100, body=body)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.fodt")
        file.write_text(page, encoding="utf-8")
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", _FILTER, str(file), "--outdir", folder]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return file.with_suffix(".pdf").read_bytes()


def saved(pdf: object) -> bytes:
    """The bytes of a pikepdf document."""
    file = io.BytesIO()
    pdf.save(file)  # type: ignore[attr-defined]
    return file.getvalue()
