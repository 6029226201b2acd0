"""DOCX files, opened by openxml-audit, python-docx, pandoc and LibreOffice, and checked for what those do not see."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanyin.output import archive, pandoc
from kanyin.output.docx import write_docx
from kanyin.output.docx_xml import W, mm_twips, w
from kanyin.styles import Style, load_style
from tests.output.books import HOSTILE, PLAIN, RICH, book_of, png, solid

STYLE = load_style("journal")
BOOKS = {"plain": PLAIN, "rich": RICH, "hostile": HOSTILE}
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}


@pytest.fixture(scope="module", params=BOOKS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    markdown = BOOKS[request.param]
    data = write_docx(book_of(markdown, folder), STYLE)
    (folder / "book.docx").write_bytes(data)
    return markdown, data, folder


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(archive.unpack(data)[name])


def document(markdown: str, folder: Path, style: Style = STYLE) -> etree._Element:
    return part(write_docx(book_of(markdown, folder), style), "word/document.xml")


def paragraphs(root: etree._Element, style: str) -> list[str]:
    found = root.xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)
    return ["".join(p.xpath(".//w:t/text()", namespaces=NS)) for p in found]


def text_of(run: etree._Element) -> str:
    return "".join(run.xpath("w:t/text()", namespaces=NS))


def looks(run: etree._Element) -> list[str]:
    """``["rStyle:Strong"]``: a run's properties, typefaces aside."""
    found = run.xpath("w:rPr/*[not(self::w:rFonts)]", namespaces=NS)
    return [etree.QName(element).localname + ":" + (element.get(w("val")) or "") for element in found]


def test_audit_finds_nothing(made: tuple[str, bytes, Path]) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(made[2] / "book.docx"))
    assert [str(error) for error in result.errors] == []


def test_everything_that_is_used_exists(made: tuple[str, bytes, Path]) -> None:
    """Styles, lists, anchors, relationships, notes: no validator looks for these."""
    files = archive.unpack(made[1])
    styles = set(part(made[1], "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=NS))
    numbers = set(part(made[1], "word/numbering.xml").xpath("//w:num/@w:numId", namespaces=NS))
    notes = set(part(made[1], "word/footnotes.xml").xpath("//w:footnote/@w:id", namespaces=NS))
    bookmarks = part(made[1], "word/document.xml").xpath("//w:bookmarkStart/@w:name", namespaces=NS)
    assert len(bookmarks) == len(set(bookmarks))
    for name, data in files.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = etree.fromstring(data)
        used = root.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NS)
        used += root.xpath("//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val", namespaces=NS)
        assert set(used) <= styles, name
        assert set(root.xpath("//w:numPr/w:numId/@w:val", namespaces=NS)) <= numbers, name
        assert set(root.xpath("//w:hyperlink/@w:anchor", namespaces=NS)) <= set(bookmarks), name
        assert set(root.xpath("//w:footnoteReference/@w:id", namespaces=NS)) <= notes, name
        rels = files.get(f"word/_rels/{name.removeprefix('word/')}.rels")
        known = [] if rels is None else etree.fromstring(rels).xpath("//p:Relationship/@Id", namespaces=NS)
        assert len(known) == len(set(known))
        assert set(root.xpath("//@r:id | //@r:embed", namespaces=NS)) <= set(known), name
    for name, data in files.items():
        if name.endswith(".rels"):
            folder = name.split("_rels/")[0]
            for relation in etree.fromstring(data):
                if relation.get("TargetMode") != "External":
                    assert folder + relation.get("Target") in files, relation.get("Target")


def test_text_is_the_markdowns(made: tuple[str, bytes, Path]) -> None:
    markdown, _, folder = made
    command = [pandoc.executable(), str(folder / "book.docx"), "-t", "plain", "--wrap=none"]
    shown = solid(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    # pandoc draws tables with hyphens and writes a formula's TeX with braces of its own choice.
    drop = str.maketrans("", "", "-{}")
    assert shown.translate(drop).endswith(solid(pandoc.to_plain(markdown)).translate(drop))


def test_paragraphs_in_order(tmp_path: Path) -> None:
    data = write_docx(book_of(PLAIN, tmp_path), STYLE)
    shown = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    body = [line for line in pandoc.to_plain(PLAIN).splitlines() if line]
    assert shown == ["小镇书店的一年", "沈砚", "（临江学院）", *body]


def test_same_bytes_on_a_rebuild(made: tuple[str, bytes, Path]) -> None:
    markdown, data, folder = made
    assert write_docx(book_of(markdown, folder), STYLE) == data


def test_hostile_text_takes_no_style_and_runs_nothing(tmp_path: Path) -> None:
    root = document(HOSTILE, tmp_path)
    assert len(paragraphs(root, "Title")) == 1
    assert "伪装成标题的段落" in paragraphs(root, "BodyText")
    assert paragraphs(root, "Heading1") == ['1 标题 <em> & "引" {#bad"id onclick=alert(1)}', ""]
    assert not root.xpath("//w:instrText | //w:fldSimple", namespaces=NS)
    # Word calls a file broken that holds an address with a malformed host.
    links = part(write_docx(book_of(HOSTILE, tmp_path), STYLE), "word/_rels/document.xml.rels")
    assert links.xpath("//p:Relationship[@TargetMode='External']/@Target", namespaces=NS) == [
        "http://example.com/a?b=1&c=2"
    ]


def test_title_block_has_named_styles(tmp_path: Path) -> None:
    root = document(RICH, tmp_path)
    assert paragraphs(root, "Title") == ["渡口水文记录的数字化：兼谈 H2O 与“潮位”"]
    assert paragraphs(root, "Subtitle") == ["以三个站点为例"]
    assert paragraphs(root, "Authors") == ["林之远1　周牧2"]
    assert paragraphs(root, "Affiliations") == ["（1. 临江学院水利系，江苏镇江　212000；2. 海州档案馆）"]
    assert paragraphs(root, "Abstract")[0].startswith("摘要：本文把三个站点")
    assert paragraphs(root, "Keywords") == ["关键词：水文；数字化；档案"]
    assert paragraphs(root, "Codes") == ["中图分类号：P337　DOI：10.1234/jh.2022.06.002"]
    assert paragraphs(root, "TitleEnglish") == ["Digitising the Tide Records of a Ferry"]
    assert paragraphs(root, "KeywordsEnglish") == ["Key words: hydrology; archives"]
    assert [text[:3] for text in paragraphs(root, "Bibliography")] == ["[1]", "[2]"]
    assert paragraphs(root, "LineBlock") == ["南渡　1931　2.4北渡　1946　2.7"]
    assert paragraphs(root, "TableText")[:3] == ["站点", "起年", "册数"]


def test_title_runs_across_two_columns(tmp_path: Path) -> None:
    root = document(RICH, tmp_path)
    front, body = root.findall(f".//{w('sectPr')}")
    assert (
        front.getparent().getparent() is root.xpath("//w:p[w:pPr/w:pStyle/@w:val='KeywordsEnglish']", namespaces=NS)[0]
    )
    assert front.find(w("cols")).get(w("num")) is None
    assert body.find(w("cols")).get(w("num")) == "2"
    assert body.find(w("type")).get(w("val")) == "continuous"
    for section in (front, body):
        assert section.find(w("pgSz")).get(w("w")) == str(mm_twips(210))
        assert section.find(w("docGrid")).get(w("linePitch")) == str(round(20 * STYLE.leading))


@pytest.mark.parametrize("markdown", ["", "只有一段。", RICH])
def test_one_column_is_one_section(markdown: str, tmp_path: Path) -> None:
    root = document(markdown, tmp_path, replace(STYLE, columns=1, characters=40))
    (section,) = root.findall(f".//{w('sectPr')}")
    assert section is root.find(w("body"))[-1]
    assert section.find(w("titlePg")) is not None


def test_every_style_names_chinese_and_latin_type_and_indents_twice() -> None:
    from kanyin.output.docx_styles import styles_xml

    root = etree.fromstring(styles_xml(STYLE))
    for style in root.xpath("//w:style[@w:type='paragraph'][@w:styleId!='Normal']", namespaces=NS):
        fonts = style.find(f"{w('rPr')}/{w('rFonts')}")
        assert all(fonts.get(w(key)) for key in ("ascii", "hAnsi", "eastAsia")), style.get(w("styleId"))
    for indent in root.iter(w("ind")):
        for side in ("left", "right", "firstLine", "hanging"):
            assert (indent.get(w(side)) is None) == (indent.get(w(f"{side}Chars")) is None)
    body = root.xpath("//w:style[@w:styleId='BodyText']/w:pPr", namespaces=NS)[0]
    assert body.find(w("ind")).get(w("firstLineChars")) == "200"
    assert body.find(w("ind")).get(w("firstLine")) == "420"
    assert body.find(w("jc")).get(w("val")) == "both"
    levels = root.xpath("//w:style[starts-with(@w:styleId, 'Heading')]//w:outlineLvl/@w:val", namespaces=NS)
    assert levels == [str(n) for n in range(9)]
    assert not root.xpath("//w:color[@w:val!='auto']", namespaces=NS)


def test_running_heads(tmp_path: Path) -> None:
    data = write_docx(book_of(RICH, tmp_path), STYLE)

    def text(name: str) -> str:
        return "".join(part(data, f"word/{name}").xpath("//w:t/text()", namespaces=NS))

    assert text("header1.xml").startswith("渡口水文记录")
    assert text("header2.xml") == "江河学刊　2022年第6期"
    assert text("header3.xml") == ""
    for name in ("footer1.xml", "footer2.xml", "footer3.xml"):
        assert part(data, f"word/{name}").xpath("//w:fldSimple/@w:instr", namespaces=NS) == [" PAGE "]
    settings_part = part(data, "word/settings.xml")
    assert settings_part.find(w("evenAndOddHeaders")) is not None


def test_chinese_marks_come_from_the_chinese_typeface_and_apostrophes_do_not(tmp_path: Path) -> None:
    root = document("他说：“don’t”——然后走了……\n\nHe said “no”.\n", tmp_path)
    hint = "w:rPr/w:rFonts[@w:hint='eastAsia']"
    hinted = {text_of(run): bool(run.xpath(hint, namespaces=NS)) for run in root.iter(w("r"))}
    assert hinted["’"] is False
    assert hinted["他说：“don"] is True
    assert hinted["t”——然后走了……"] is True
    assert hinted["He said “no”."] is False


def test_han_is_neither_slanted_nor_made_bold(tmp_path: Path) -> None:
    root = document("*人* **事** ***都*** *slanted* **bold**\n", tmp_path)
    names = {text_of(run).strip(): looks(run) for run in root.iter(w("r"))}
    assert names["人"] == ["rStyle:Emphasis"]
    assert names["事"] == names["都"] == ["rStyle:Strong"]
    assert names["slanted"] == ["i:", "iCs:"]
    assert names["bold"] == ["b:", "bCs:"]


def test_a_paragraph_is_few_runs(tmp_path: Path) -> None:
    root = document("自 2016 年 Wilkinson 等人提出 FAIR 原则以来，共识渐成。\n", tmp_path)
    assert len(root.xpath("//w:p[w:pPr/w:pStyle/@w:val='BodyText']/w:r", namespaces=NS)) == 1


def test_pictures_and_tables_fit_the_column(tmp_path: Path) -> None:
    (tmp_path / "wide.png").write_bytes(png(4000, 100))
    (tmp_path / "high.png").write_bytes(png(100, 9000))
    root = document(RICH + "\n![宽](wide.png)\n\n文字![高](high.png)\n", tmp_path)
    sizes = [(int(e.get("cx")), int(e.get("cy"))) for e in root.iter(f"{{{NS['wp']}}}extent")]
    assert len(sizes) == 3
    for width, height in sizes:
        assert 0 < width <= STYLE.column_width * 36000 + 1
        assert 0 < height <= STYLE.type_height * 36000
    assert root.xpath("//wp:docPr/@descr", namespaces=NS) == ["图 1 水尺", "宽", "高"]
    assert "base64" not in etree.tostring(root, encoding="unicode")
    assert int(root.xpath("//w:tblW/@w:w", namespaces=NS)[0]) == mm_twips(STYLE.column_width)
    assert root.xpath("//w:tr[1]/w:trPr/w:tblHeader", namespaces=NS)


def test_properties_tell_the_truth(tmp_path: Path) -> None:
    data = write_docx(book_of(RICH, tmp_path), STYLE)
    core = docx.Document(io.BytesIO(data)).core_properties
    assert core.title == "渡口水文记录的数字化：兼谈 H2O 与“潮位”"
    assert core.author == "林之远; 周牧"
    assert core.keywords == "水文; 数字化; 档案"
    assert core.subject == "江河学刊, 2022, 9(6): 12-18"
    assert core.comments.startswith("本文把三个站点")
    assert core.created.isoformat() == core.modified.isoformat() == "2022-11-05T00:00:00+00:00"
    app = archive.unpack(data)["docProps/app.xml"].decode()
    assert "kanyin" in app
    assert "Words" not in app


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it(made: tuple[str, bytes, Path]) -> None:
    _, _, folder = made
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]
    subprocess.run([*command, str(folder), str(folder / "book.docx")], check=True, capture_output=True, timeout=300)
    shown = solid((folder / "book.txt").read_text(encoding="utf-8-sig"))
    root = part(made[1], "word/document.xml")
    for text in root.xpath("//w:body//w:p[not(ancestor::w:tbl)]//w:t/text()", namespaces=NS):
        assert solid(text) in shown


@settings(max_examples=20, deadline=None)
@given(title=st.text(max_size=30), words=st.text(max_size=60))
def test_any_characters_make_a_readable_docx(title: str, words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    book = book_of(PLAIN, tmp_path_factory.getbasetemp())
    meta = replace(book.meta, title=title, container_title=words, keywords=(words,), extra={"DOI": words})
    data = write_docx(replace(book, meta=meta), STYLE)
    assert docx.Document(io.BytesIO(data)).paragraphs
