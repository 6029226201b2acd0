"""DOCX files, opened by openxml-audit, python-docx, pandoc and LibreOffice, and checked for what those do not see."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from kanyin.book import pandoc
from kanyin.errors import MissingToolError, UsageError
from kanyin.output import archive, engine
from kanyin.output.docx import write_docx
from kanyin.output.docx.xml import M, W, mm_twips, style_of, twips, w
from kanyin.style import Style, load_style
from tests.output.books import HOSTILE, PLAIN, RICH, Made, book_of, made_by, plain, png, shown_by_pandoc, solid
from tests.styles import STYLES

STYLE = load_style("journal")
NS = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}


made = made_by(write_docx, "docx")


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


def test_audit_finds_nothing(made: Made) -> None:
    from openxml_audit import OpenXmlValidator

    result = OpenXmlValidator().validate(str(made.file))
    assert [str(error) for error in result.errors] == []


def test_everything_that_is_used_exists(made: Made) -> None:
    """Styles, lists, anchors, relationships, notes: no validator looks for these."""
    files = archive.unpack(made.data)
    styles = set(part(made.data, "word/styles.xml").xpath("//w:style/@w:styleId", namespaces=NS))
    numbers = set(part(made.data, "word/numbering.xml").xpath("//w:num/@w:numId", namespaces=NS))
    notes = set(part(made.data, "word/footnotes.xml").xpath("//w:footnote/@w:id", namespaces=NS))
    bookmarks = part(made.data, "word/document.xml").xpath("//w:bookmarkStart/@w:name", namespaces=NS)
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


def test_text_is_the_markdowns(made: Made) -> None:
    shown = shown_by_pandoc(made.file)
    # pandoc draws tables with hyphens and writes a formula's TeX with braces of its own choice.
    drop = str.maketrans("", "", "-{}")
    assert shown.translate(drop).endswith(solid(plain(made.markdown)).translate(drop))


def test_paragraphs_in_order(tmp_path: Path) -> None:
    data = write_docx(book_of(PLAIN, tmp_path), STYLE)
    shown = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
    body = [line for line in plain(PLAIN).splitlines() if line]
    # The entry hangs under its label behind a tab; columns are balanced where a section goes on after them.
    *shown, last = [line.replace("\t", " ") for line in shown]
    head = "第3期 2020年3月 书林 No. 3 Mar. 2020"
    assert (shown, last) == ([head, "小镇书店的一年", "沈砚", "（临江学院）", "《书林》2020年第3期", *body], "")


def test_same_bytes_on_a_rebuild(made: Made) -> None:
    assert write_docx(book_of(made.markdown, made.file.parent), made.style) == made.data


def test_hostile_text_takes_no_style_and_runs_nothing(tmp_path: Path) -> None:
    root = document(HOSTILE, tmp_path)
    assert len(paragraphs(root, "Title")) == 1
    assert "伪装成标题的段落" in paragraphs(root, "BodyText")
    assert paragraphs(root, "Heading1") == ['1 标题 & “引” {#bad"id onclick=alert(1)}']
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
    assert [text[:3] for text in paragraphs(root, "ReferenceEntry")] == ["[1]", "[2]"]
    assert paragraphs(root, "LineBlock") == ["南渡　1931　2.4北渡　1946　2.7"]
    assert paragraphs(root, "TableText")[:3] == ["站点", "起年", "册数"]


def test_a_title_of_several_lines_breaks_where_its_sense_allows(tmp_path: Path) -> None:
    def lines(style: str, markdown: str = RICH) -> list[str]:
        (title,) = document(markdown, tmp_path, load_style(style)).xpath(
            "//w:p[w:pPr/w:pStyle/@w:val='Title']", namespaces=NS
        )
        for mark in title.iter(w("br")):
            mark.tag, mark.text = w("t"), "\n"
        return "".join(title.xpath(".//w:t/text()", namespaces=NS)).split("\n")

    assert lines("official") == ["渡口水文记录的数字化：", "兼谈 H2O 与“潮位”"]
    assert len(lines("book")) == 3
    assert lines("journal", PLAIN) == ["小镇书店的一年"]


def test_attachments_of_an_official_document_begin_on_pages_of_their_own(tmp_path: Path) -> None:
    """GB/T 9704-2012 7.3.7."""
    text = "---\ntitle: 关于修缮渡口的通知\nissuer: 临城水务局\n---\n\n请照办。\n\n"
    text += "## 附件1\n\n## 修缮任务分解表\n\n### 一、南渡\n\n四十二级。\n\n附件2\n\n值守要求\n\n昼夜值守。\n"
    root = document(text, tmp_path, load_style("official"))
    styles = {
        "".join(line.xpath(".//w:t/text()", namespaces=NS)): line.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS)
        for line in root.iter(w("p"))
    }
    assert styles["附件1"] == styles["附件2"] == "Annex"
    assert styles["修缮任务分解表"] == styles["值守要求"] == "AnnexTitle"
    assert styles["一、南渡"].startswith("Heading") and styles["昼夜值守。"] == "BodyText"


def test_titles_of_attachments_end_their_lines_where_the_sense_allows(tmp_path: Path) -> None:
    name = "临江县沿江渡口石阶修缮和汛期值守信息报送工作办法"
    text = f"---\ntitle: 关于印发一个办法的通知\n---\n\n《{name}》已经同意，现印发给你们。\n\n# {name}\n\n昼夜值守。\n"
    text += f"\n# 附件\n\n# {name}\n\n石阶四十二级。\n"
    root = document(text, tmp_path, load_style("official"))
    for style in ("IssuedTitle", "AnnexTitle"):
        title = root.xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)[0]
        lines = [run.xpath("string(w:t)", namespaces=NS) for run in title.iter(w("r"))]
        assert len(lines) == 2 and "".join(lines) == name
        assert lines[1][0] in "和汛石值信"


def test_title_runs_across_two_columns(tmp_path: Path) -> None:
    root = document(RICH, tmp_path)
    front, body, after = root.findall(f".//{w('sectPr')}")
    last = root.xpath("//w:p[w:pPr/w:pStyle/@w:val='SourceNotes']", namespaces=NS)[-1]
    assert front.getparent().getparent() is last
    assert front.find(w("cols")).get(w("num")) is None
    assert body.find(w("cols")).get(w("num")) == "2"
    assert body.find(w("type")).get(w("val")) == "continuous"
    assert (after.find(w("type")).get(w("val")), after.find(w("cols")).get(w("num"))) == ("continuous", None)
    for section in (front, body):
        assert section.find(w("pgSz")).get(w("w")) == str(mm_twips(210))
        assert section.find(w("docGrid")).get(w("linePitch")) == str(round(20 * STYLE.leading))


@pytest.mark.parametrize("markdown", ["", "只有一段。", RICH])
def test_one_column_is_one_section(markdown: str, tmp_path: Path) -> None:
    root = document(markdown, tmp_path, replace(STYLE, columns=1, characters=40))
    (section,) = root.findall(f".//{w('sectPr')}")
    assert section is root.find(w("body"))[-1]
    assert section.find(w("titlePg")) is not None


def test_every_style_names_chinese_and_latin_type_and_indents_twice(tmp_path: Path) -> None:
    root = part(write_docx(book_of(PLAIN, tmp_path), STYLE), "word/styles.xml")
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


JOURNAL = "江河学刊\t2022年第9卷第6期"


def heads(data: bytes) -> dict[str, str]:
    """What stands above or below each kind of page, by the name of its part; fields as ``{PAGE}``."""
    shown = {}
    for name in archive.unpack(data):
        if found := re.fullmatch(r"word/((?:header|footer)\d)\.xml", name):
            for field in (root := part(data, name)).iter(w("fldSimple")):
                field[:] = []
                etree.SubElement(field, w("t")).text = "{" + field.get(w("instr")).strip() + "}"
            for tab in root.iter(w("tab")):
                tab.tag, tab.text = w("t"), "\t" if tab.getparent().tag == w("r") else ""
            shown[found[1]] = "".join(root.xpath("//w:t/text()", namespaces=NS))
    return shown


@pytest.mark.parametrize(
    ("style", "odd", "even", "opening", "folio"),
    [
        ("journal", "林之远 等：渡口", JOURNAL, "", "·\u2002{PAGE}\u2002·"),
        ("article", "林之远 等：渡口", JOURNAL, "", "{PAGE}"),
        ("book", "{STYLEREF 1}", "渡口水文记录", "", "{PAGE}"),
        ("official", "", "", "", "—\u2002{PAGE}\u2002—"),
    ],
)
def test_heads_and_folios_are_those_of_the_style(
    style: str, odd: str, even: str, opening: str, folio: str, tmp_path: Path
) -> None:
    data = write_docx(book_of(RICH, tmp_path), load_style(style))
    shown = heads(data)
    for name, text in (("header1", odd), ("header2", even), ("header3", opening)):
        assert shown[name].startswith(text), name
        assert bool(shown[name]) == bool(text), name
    assert [shown[f"footer{n}"] for n in (1, 2, 3)] == [folio] * 3
    assert part(data, "word/settings.xml").find(w("evenAndOddHeaders")) is not None


def test_folios_stand_at_the_outer_edge_and_go_on_from_the_journals(tmp_path: Path) -> None:
    data = write_docx(book_of(RICH, tmp_path), STYLE)
    sides = [part(data, f"word/footer{n}.xml").find(f".//{w('jc')}").get(w("val")) for n in (1, 2, 3)]
    assert sides == ["right", "left", "left"]  # the article began on page 12
    starts = part(data, "word/document.xml").xpath("//w:pgNumType/@w:start", namespaces=NS)
    assert starts == ["12"]


def test_a_chapter_begins_a_page_without_a_head(tmp_path: Path) -> None:
    root = document(RICH, tmp_path, load_style("book"))
    sections = root.findall(f".//{w('sectPr')}")
    # Title page with abstract, contents, the words before the first chapter, two chapters, references.
    assert len(sections) == 6
    assert all(section.find(w("titlePg")) is not None for section in sections)
    kinds = [section.find(w("type")) for section in sections]
    assert [None if kind is None else kind.get(w("val")) for kind in kinds] == [None, *["nextPage"] * 5]
    ends = [section.getparent().getparent() for section in sections[2:-1]]
    words = ["".join(end.xpath(".//w:t/text()", namespaces=NS)) for end in ends]
    assert [text[:4] for text in words] == ["写在前面", "图 1 ", "南渡　1"]
    first = {section.xpath("string(w:footerReference[@w:type='first']/@r:id)", namespaces=NS) for section in sections}
    # No folio on the title page; later chapters have the first one's heads.
    assert first == {"footer4", "footer3", ""}
    after_title = root.xpath("//w:p[w:pPr/w:pageBreakBefore]", namespaces=NS)
    assert [text_of(p.find(w("r"))) for p in after_title] == ["摘要："]


def test_a_chapter_that_ends_with_a_table_ends(tmp_path: Path) -> None:
    root = document("# 一\n\n甲。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n# 二\n\n乙。\n", tmp_path, load_style("book"))
    heading = root.xpath("//w:p[w:pPr/w:pStyle/@w:val='Heading1'][.//w:t='二']", namespaces=NS)[0]
    assert heading.xpath("preceding-sibling::w:p[1]/w:pPr/w:sectPr", namespaces=NS)


def test_contents_are_a_field_with_its_entries(tmp_path: Path) -> None:
    root = document(RICH, tmp_path, replace(STYLE, toc=True))
    lines = [paragraphs(root, f"TOC{level}") for level in (1, 2, 3)]
    assert lines == [["1 材料1", "2 方法1", "参考文献1"], ["1.1 站点1"], ["1.1.1 仪器1"]]
    kinds = [mark.get(w("fldCharType")) for mark in root.iter(w("fldChar"))]
    assert kinds == ["begin", "separate", *["begin", "separate", "end"] * 5, "end"]
    wanted = [text.text.split()[0] for text in root.iter(w("instrText"))]
    assert wanted == ["TOC", *["PAGEREF"] * 5]
    anchors = root.xpath("//w:sdt//w:hyperlink/@w:anchor", namespaces=NS)
    assert anchors == [f"sec_{n}" for n in (1, 2, 3, 4, 5)]
    assert not document(PLAIN, tmp_path).xpath("//w:sdt", namespaces=NS)


def test_citations_and_entries_lead_to_each_other(tmp_path: Path) -> None:
    root = document(RICH.replace("两人*各抄", "两人*[1,2]各抄").replace("# 2 方", "参见文献[2]。\n\n# 2 方"), tmp_path)
    links = root.xpath("//w:hyperlink[starts-with(@w:anchor, 'ref_')]", namespaces=NS)
    assert [(link.get(w("anchor")), text_of(link.find(w("r")))) for link in links] == [
        ("ref_1", "1"),
        ("ref_2", "2"),
        ("ref_1", "1"),
        ("ref_2", "2"),
    ]
    # 参见文献[2] is read out with its sentence; the others stand above the line.
    assert [looks(link.find(w("r"))) for link in links] == [["rStyle:Citation"], [], *[["rStyle:Citation"]] * 2]
    backs = root.xpath("//w:hyperlink[starts-with(@w:anchor, 'cite_')]", namespaces=NS)
    labels = {text_of(back.find(w("r"))): back.get(w("anchor")) for back in backs}
    assert labels == {"[1]": "cite_1", "[2]": "cite_2"}
    before = root.xpath("//w:bookmarkStart[@w:name='cite_2']/preceding-sibling::w:r[1]/w:t/text()", namespaces=NS)
    assert before == ["参见文献"]


def test_notes_have_circled_numbers_while_there_are_such(tmp_path: Path) -> None:
    def numbers(notes: int) -> set[str]:
        data = write_docx(book_of("文字。^[注。]\n\n" * notes, tmp_path), STYLE)
        roots = (part(data, "word/settings.xml"), part(data, "word/document.xml"))
        return {str(kind) for root in roots for kind in root.xpath("//w:footnotePr/w:numFmt/@w:val", namespaces=NS)}

    assert numbers(20) == {"decimalEnclosedCircle"}
    assert numbers(21) == {"decimal"}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_page_holds_the_lines_and_characters_of_its_style(style: Style, tmp_path: Path) -> None:
    """Twips are whole numbers: rounded the wrong way they cost a character of every line and a line of every page."""
    data = write_docx(book_of(PLAIN, tmp_path), style)
    section = part(data, "word/document.xml").findall(f".//{w('sectPr')}")[-1]
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def inside(side: str, *edges: str) -> int:
        return int(size.get(w(side))) - sum(int(margins.get(w(edge))) for edge in edges)

    body = part(data, "word/styles.xml").xpath("//w:style[@w:styleId='BodyText']/w:rPr", namespaces=NS)[0]
    tight = body.find(w("spacing"))
    character = int(body.find(w("sz")).get(w("val"))) * 10 + (0 if tight is None else int(tight.get(w("val"))))
    gaps = (style.columns - 1) * mm_twips(style.gap)
    room = inside("w", "left", "right") - gaps
    assert style.characters * style.columns * character <= room < (style.characters * style.columns + 1) * character
    pitch = int(section.find(w("docGrid")).get(w("linePitch")))
    assert style.lines * pitch <= inside("h", "top", "bottom") < (style.lines + 1) * pitch


def test_captions_have_the_style_of_what_they_name(tmp_path: Path) -> None:
    root = document("::: caption\n表1　站点\n:::\n\n::: caption\n图1　河口\n:::\n\n![图2　水尺](scale.png)\n", tmp_path)
    assert paragraphs(root, "TableCaption") == ["表1　站点"]
    assert paragraphs(root, "FigureCaption") == ["图1　河口", "图2　水尺"]


def test_a_drawing_has_a_picture_for_those_that_show_none(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="45" height="30"/></svg>'
    (tmp_path / "drawing.svg").write_text(drawing, encoding="utf-8")
    data = write_docx(book_of("![尺](drawing.svg)", tmp_path), STYLE)
    (blip,) = part(data, "word/document.xml").iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    targets = {link.get("Id"): link.get("Target") for link in part(data, "word/_rels/document.xml.rels")}
    stand_in = archive.unpack(data)["word/" + targets[blip.get(f"{{{NS['r']}}}embed")]]
    shown = Image.open(io.BytesIO(stand_in)).convert("L")
    left, right = (shown.getpixel((shown.width * part // 4, shown.height // 2)) for part in (1, 3))
    assert (left, right) == (0, 255)
    assert [target for target in targets.values() if target.endswith(".svg")]


def test_without_pango_a_drawing_stays_a_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pango(*_: object) -> bytes:
        raise MissingToolError("Pango cannot be loaded")

    monkeypatch.setattr(engine, "draw_svg", no_pango)
    (tmp_path / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    names = archive.unpack(write_docx(book_of("![尺](drawing.svg)", tmp_path), STYLE))
    assert [name.rpartition(".")[2] for name in names if name.startswith("word/media/")] == ["svg"]


def test_a_table_is_kept_whole_and_its_columns_follow_what_is_in_them(tmp_path: Path) -> None:
    table = "| 甲 | 很长很长很长的一格 |\n|---|---|\n| 1 | 2 |\n\n: 表1　两栏\n\n文字。\n"
    root = document(table, tmp_path)
    narrow, wide = (int(column.get(w("w"))) for column in root.iter(w("gridCol")))
    assert narrow < wide
    assert len(list(root.iter(w("cantSplit")))) == 2
    after = root.xpath("//w:p[.//w:t='文字。']/w:pPr/w:spacing/@w:before", namespaces=NS)
    assert after == [str(round(STYLE.leading * 10))]
    kept = part(write_docx(book_of(table, tmp_path), STYLE), "word/styles.xml")
    assert kept.xpath("//w:style[@w:styleId='TableCaption']/w:pPr/w:keepNext", namespaces=NS)
    assert paragraphs(root, "TableCaption") == ["表1　两栏"]


def test_a_table_without_rows_is_none(tmp_path: Path) -> None:
    """Word takes the whole file for broken; pandoc makes one of a head with nothing in it."""
    data = write_docx(book_of("前\n\n|   |   |\n|---|---|\n\n后", tmp_path), STYLE)
    document = part(data, "word/document.xml")
    assert not document.xpath("//w:tbl", namespaces=NS)
    assert "".join("".join(document.itertext()).split()).endswith("前后")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[heads", "not TOML"),
        ("[headers]\nodd = 'title'", "headers: no such key"),
        ("[heads]\nodd = 'titel'", "did you mean title"),
        ("[folio]\nform = '— —'", "where the number stands"),
        ("[paragraphs.Heading0]\nbefore = 1", "did you mean Heading"),
        ("[paragraphs.Heading1]\nbefore = '1'", "a number from 0 to 20"),
        ("[paragraphs.Heading1]\nalign = 'middle'", "there is no 'middle'"),
    ],
)
def test_what_is_wrong_in_docx_toml_is_told(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "docx.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        write_docx(book_of(PLAIN, tmp_path), replace(STYLE, folder=tmp_path))
    assert problem in f"{caught.value} {caught.value.hint}"
    assert str(tmp_path / "docx.toml") in str(caught.value)


def test_a_style_without_docx_toml_has_title_and_folio(tmp_path: Path) -> None:
    shown = heads(write_docx(book_of(PLAIN, tmp_path), replace(STYLE, folder=tmp_path)))
    assert shown["header1"] == shown["header2"] == "沈砚：小镇书店的一年"
    assert shown["header3"] == ""
    assert shown["footer1"] == "{PAGE}"


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
    # 着重号 would make its line higher than the grid.
    marked = root.xpath("//w:p[.//w:rStyle/@w:val='Emphasis']/w:pPr/w:spacing", namespaces=NS)
    assert [spacing.get(w("lineRule")) for spacing in marked] == ["exact"]
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
    assert core.title == "渡口水文记录的数字化：兼谈 H₂O 与“潮位”"
    assert core.author == "林之远; 周牧"
    assert core.keywords == "水文; 数字化; 档案"
    assert core.subject == "江河学刊, 2022, 9(6): 12-18"
    assert core.comments.startswith("本文把三个站点")
    assert core.created.isoformat() == core.modified.isoformat() == "2022-11-05T00:00:00+00:00"
    app = archive.unpack(data)["docProps/app.xml"].decode()
    assert "kanyin" in app
    assert "Words" not in app


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it(made: Made) -> None:
    folder = made.file.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"]
    subprocess.run([*command, str(folder), str(folder / "book.docx")], check=True, capture_output=True, timeout=300)
    shown = solid((folder / "book.txt").read_text(encoding="utf-8-sig"))
    root = part(made.data, "word/document.xml")
    for text in root.xpath("//w:body//w:p[not(ancestor::w:tbl)]//w:t/text()", namespaces=NS):
        assert solid(text) in shown


@settings(max_examples=20, deadline=None)
@given(title=st.text(max_size=30), words=st.text(max_size=60))
def test_any_characters_make_a_readable_docx(title: str, words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    book = book_of(PLAIN, tmp_path_factory.getbasetemp())
    meta = replace(book.meta, title=title, container_title=words, keywords=(words,), extra={"DOI": words})
    data = write_docx(replace(book, meta=meta), STYLE)
    assert docx.Document(io.BytesIO(data)).paragraphs


WIDE = """\
前文。

| 项目 | 治疗组（n=109） | 对照组（n=105） | 统计量 | P值 |
|------|:---------------:|:---------------:|--------|-----|
| 氧合指数/mmHg | 158（121，196） | 151（117，189） | Z=0.874 | 0.382 |

: 表1　两组的比较

注：数据来自门诊。

后文。
"""


def test_columns_of_tables_are_those_of_the_pdf_not_the_dashes(tmp_path: Path) -> None:
    few = document("| 年 | 一句比较长的说明 |\n|---|---|\n| 1 | 2 |\n", tmp_path)
    many = document("| 年 | 一句比较长的说明 |\n|--------------|-|\n| 1 | 2 |\n", tmp_path)
    found = [[column.get(w("w")) for column in root.iter(w("gridCol"))] for root in (few, many)]
    assert found[0] == found[1]
    assert [cell.get(w("w")) for cell in few.iter(w("tcW"))] == found[0] * 2


def test_a_wide_table_goes_across_the_columns_with_its_caption_and_its_notes(tmp_path: Path) -> None:
    root = document(WIDE, tmp_path)
    texts = [[text_in(block)[:5] for block in stretch if text_in(block)] for stretch in stretches(root)]
    assert texts[2] == ["表1　两组", "项目治疗组", "注：数据来"]
    assert [len(part.xpath("w:cols[@w:num]", namespaces=NS)) for part in root.iter(w("sectPr"))] == [0, 1, 0, 1, 0]
    assert int(root.xpath("//w:tblW/@w:w", namespaces=NS)[0]) == mm_twips(STYLE.type_width)
    one = document(WIDE, tmp_path, load_style("article"))
    assert len(list(one.iter(w("sectPr")))) == 1


def text_in(block: etree._Element) -> str:
    return "".join(block.xpath(".//w:t/text()", namespaces=NS))


def stretches(root: etree._Element) -> list[list[etree._Element]]:
    """The blocks of each section."""
    found: list[list[etree._Element]] = [[]]
    for block in root[0]:
        found[-1].append(block)
        if block.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            found.append([])
    return found


def test_a_line_of_code_is_a_paragraph_that_goes_on_deeper(tmp_path: Path) -> None:
    root = document("```\nif x:\n    y = 1\n\nz\n```\n\n用`f(x)`。\n", tmp_path)
    assert paragraphs(root, "CodeLine") == ["if x:", "    y = 1", "", "z"]
    lefts = [int(n) for n in root.xpath("//w:p[w:pPr/w:pStyle/@w:val='CodeLine']//w:ind/@w:left", namespaces=NS)]
    assert lefts[1] == 2 * lefts[0] == 2 * lefts[3]
    assert root.xpath("//w:r[w:rPr/w:rStyle/@w:val='Code']/w:t/text()", namespaces=NS) == ["f(x)"]


def test_verse_stands_in_and_rows_do_not(tmp_path: Path) -> None:
    root = document("| 山是青的，\n| 水是白的。\n\n> | 一苇，\n> | 杭之。\n\n| 甲 1\n| 乙 2\n", tmp_path)
    assert paragraphs(root, "Verse") == ["山是青的，水是白的。"]
    assert paragraphs(root, "QuotedVerse") == ["一苇，杭之。"]
    assert paragraphs(root, "LineBlock") == ["甲 1乙 2"]
    styles = part(write_docx(book_of("文\n", tmp_path), STYLE), "word/styles.xml")
    indents = styles.xpath("//w:style[@w:styleId='QuotedVerse']//w:ind", namespaces=NS)[0]
    assert (indents.get(w("leftChars")), indents.get(w("firstLineChars"))) == ("400", "0")


def test_a_heading_that_is_a_number_stands_in_the_middle(tmp_path: Path) -> None:
    root = document("# 一\n\n文\n\n# 一、缘起\n", tmp_path)
    middle = root.xpath("//w:p[w:pPr/w:jc/@w:val='center'][w:pPr/w:pStyle/@w:val='Heading1']", namespaces=NS)
    assert [text_in(heading) for heading in middle] == ["一"]


def test_an_english_entry_is_not_drawn_out(tmp_path: Path) -> None:
    root = document("# 参考文献\n\n[1] 郑禾. 渡口志[M].\n\n[2] SMITH J. Tides[J]. Water, 2019.\n", tmp_path)
    left = root.xpath("//w:p[w:pPr/w:jc/@w:val='left'][w:pPr/w:pStyle/@w:val='ReferenceEntry']", namespaces=NS)
    assert [text_in(entry)[:3] for entry in left] == ["[2]"]


@pytest.mark.parametrize(
    ("tex", "bases"),
    [("(1+x)^3", ["1+x"]), ("((a)+b)^2", ["(a)+b"]), ("[a]_1(b)^2", ["a", "b"]), (")^2", []), ("a(b)", [])],
)
def test_an_index_hangs_on_its_whole_term(tex: str, bases: list[str], tmp_path: Path) -> None:
    root = document(f"$${tex}$$\n", tmp_path)
    terms = root.xpath("//m:sSup/m:e/m:d/m:e | //m:sSub/m:e/m:d/m:e", namespaces=NS)
    assert ["".join(term.xpath(".//m:t/text()", namespaces=NS)) for term in terms] == bases
    if not bases:
        assert "".join(root.xpath("//m:t/text()", namespaces=NS)) == tex.replace("^", "")


LISTED = """\
1. 先看表：

   | 甲 | 乙 |
   |---|---|
   | 1 | 2 |

2. 再看引文：

   > 远处的灯。

   末段。

   ```
   code
   ```

   - 里层

     > 更里的引文。

> 一层。
>
> > 两层。
"""


def indents(root: etree._Element, text: str) -> tuple[int, str]:
    """The left indent of the paragraph with this text in characters, and its style."""
    (found,) = (p for p in root.iter(w("p")) if text in "".join(p.itertext()))
    entry = found.find(f"{w('pPr')}/{w('ind')}")
    return (0 if entry is None else int(entry.get(w("leftChars"), "0")) // 100), style_of(found)


def test_what_stands_in_lists_goes_in_with_them(tmp_path: Path) -> None:
    root = document(LISTED, tmp_path)
    for text in ("先看表", "再看引文", "末段", "里层"):
        assert indents(root, text)[1] == "ListParagraph", "each item and each paragraph of it has its style"
    assert indents(root, "远处的灯") == (4, "QuoteText")
    assert indents(root, "更里的引文") == (6, "QuoteText")
    assert indents(root, "一层") == (0, "QuoteText"), "as its style has it"
    assert indents(root, "两层") == (4, "QuoteText")
    step = twips(2 * STYLE.size)
    (code,) = (p for p in root.iter(w("p")) if style_of(p) == "CodeLine")
    inset = code.find(f"{w('pPr')}/{w('ind')}")
    assert int(inset.get(w("left"))) - int(inset.get(w("hanging"))) == step


def test_what_goes_on_in_an_item_has_no_number_and_stands_below_its_text(tmp_path: Path) -> None:
    """Readers of DOCX would count it as an item of an empty number."""
    root = document("1. 首段\n\n   续段\n\n   ```\n   a\n   b\n   ```\n\n   > 引文\n\n2. 次项\n", tmp_path)
    numbered = root.xpath("//w:p[w:pPr/w:numPr]", namespaces=NS)
    assert ["".join(p.itertext()) for p in numbered] == ["首段", "次项"]
    (indent,) = root.xpath("//w:p[w:r/w:t='续段']/w:pPr/w:ind", namespaces=NS)
    assert int(indent.get(w("left"))) == twips(2 * STYLE.size)
    assert (indent.get(w("firstLineChars")), int(indent.get(w("firstLine")))) == ("200", twips(2 * STYLE.size))


def test_a_table_in_a_list_ends_at_the_columns_edge(tmp_path: Path) -> None:
    root = document(LISTED, tmp_path)
    looks = root.find(f".//{w('tbl')}/{w('tblPr')}")
    width, indent = (int(looks.find(w(name)).get(w("w"))) for name in ("tblW", "tblInd"))
    assert indent == twips(2 * STYLE.size)
    assert width + indent == mm_twips(STYLE.column_width)


def test_no_field_is_without_a_result(tmp_path: Path) -> None:
    data = write_docx(book_of(RICH, tmp_path), replace(STYLE, toc=True))
    for name, content in archive.unpack(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            text = re.sub(r"<w:instrText.*?</w:instrText>", "", content.decode())
            for result in re.findall(r'"separate"/>(.*?)<w:fldChar w:fldCharType="end"', text, re.DOTALL):
                assert "<w:t" in result, name


def test_a_numbered_formula_stands_between_tabs(tmp_path: Path) -> None:
    root = document("$$a=b\\tag{2.1}$$\n", tmp_path)
    (equation,) = (p for p in root.iter(w("p")) if style_of(p) == "Equation")
    assert [etree.QName(child).localname for child in equation] == ["pPr", "r", "oMath", "r"]
    assert equation.xpath("w:pPr/w:tabs/w:tab/@w:val", namespaces=NS) == ["center", "right"]
    assert text_in(equation) == "(2.1)" and "tag" not in "".join(equation.itertext())


@pytest.mark.parametrize(
    ("tex", "path", "count"),
    [
        (r"\frac{a}{b}", "//m:f[m:num][m:den]", 1),
        (r"\sqrt[3]{x}", "//m:rad[m:deg/m:r]", 1),
        (r"\left(\frac{a}{b}\right]", "//m:d[m:dPr/m:begChr/@m:val='('][m:dPr/m:endChr/@m:val=']']", 1),
        (r"\sum_{i=1}^{n} x_i + y", "//m:nary[m:sub][m:sup]/m:e/m:sSub", 1),
        (r"\int_{0}^{1}f(x)\,dx", "//m:nary/m:e[.//m:t='x']", 1),
        (r"\begin{pmatrix}a&b\\c\end{pmatrix}", "//m:d/m:e/m:m/m:mr[count(m:e)=2]", 2),
        (r"\hat{x}", "//m:acc/m:accPr/m:chr[@m:val='\u0302']", 1),
        (r"\overline{AB}", "//m:bar/m:barPr/m:pos[@m:val='top']", 1),
        (r"\underbrace{a+b}_{2}", "//m:limLow/m:e/m:groupChr", 1),
        (r"\mathbf{x}", "//m:r[m:t='x']/m:rPr/m:sty[@m:val='b']", 1),
        (r"\mathbb{R}", "//m:r[m:t='R']/m:rPr/m:scr[@m:val='double-struck']", 1),
        (r"\text{路程}", "//m:r[m:t='路程']/m:rPr/m:nor", 1),
        (r"{}^{14}_{6}\mathrm{C}", "//m:sPre[m:sub][m:sup]/m:e", 1),
        (r"\boxed{x}", "//m:borderBox/m:e", 1),
        (r"\phantom{x}y", "//m:phant/m:phantPr/m:show[@m:val='0']", 1),
        (r"\binom{n}{k}", "//m:f/m:fPr/m:type[@m:val='noBar']", 1),
        (r"A\xrightarrow{\text{热}}B", "//m:groupChr/m:groupChrPr/m:chr[@m:val='→']", 1),
        (r"\sup_{x} f", "//m:r[m:t='sup']/m:rPr[m:lit][m:sty]", 1),
    ],
)
def test_a_formula_is_office_math(tex: str, path: str, count: int, tmp_path: Path) -> None:
    root = document(f"$${tex}$$\n", tmp_path)
    assert len(root.xpath(path, namespaces=NS)) == count, etree.tostring(root.find(f".//{{{M}}}oMath"))
    for argument in root.iter(*(f"{{{M}}}{name}" for name in ("e", "num", "den", "sub", "sup", "lim"))):
        hidden = argument.getparent().find(f"{{{M}}}naryPr") is not None and argument.tag != f"{{{M}}}e"
        assert len(argument) or hidden, "LibreOffice shows a fault for what is empty"


def test_a_sign_at_the_end_of_a_term_has_something_beside_it(tmp_path: Path) -> None:
    """LibreOffice's own notation has a term on both sides of each sign."""
    root = document("$$\\begin{aligned}a&=b\\\\&=c\\end{aligned}+x^{2+}$$\n", tmp_path)
    for argument in root.iter(f"{{{M}}}e", f"{{{M}}}sup"):
        texts = ["".join(run.itertext()) for run in argument.findall(f"{{{M}}}r")]
        assert not texts or not {texts[0], texts[-1]} & {"=", "+"}


def test_a_bracket_with_an_index_closes_and_leaves_the_others_their_partners(tmp_path: Path) -> None:
    """A bracket without its partner is a letter to LibreOffice, which then misses it at the other."""
    root = document("$$w(f(x)+g(x)^2)+[0,1)$$\n", tmp_path)
    letters = ["".join(run.itertext()) for run in root.xpath("//m:r[m:rPr/m:lit]", namespaces=NS)]
    assert letters == ["[", ")"]
    assert len(root.xpath("//m:sSup/m:e/m:d", namespaces=NS)) == 1


def test_limits_stand_beside_their_sign_in_a_line_of_text(tmp_path: Path) -> None:
    root = document("和$\\sum_{i=1}^n x_i$为\n\n$$\\sum_{i=1}^n x_{\\mathrm{max}}$$\n", tmp_path)
    assert root.xpath("//m:limLoc/@m:val", namespaces=NS) == ["subSup", "undOvr"]
    assert "max" in root.xpath("//m:t/text()", namespaces=NS)
    displayed = root.xpath("//w:p[m:oMathPara]/w:pPr/w:pStyle/@w:val", namespaces=NS)
    assert displayed == ["Equation"]


def test_a_displayed_formula_within_a_sentence_stands_in_a_paragraph_of_its_own(tmp_path: Path) -> None:
    """With its number too; what goes on below it is set flush, and of a list's item has no mark of its own."""
    root = document("灯：$$a = b$$其中 $a$ 是灯，又$$c = d \\tag{2}$$\n\n- 项$$e = f$$的话。\n", tmp_path)
    found = []
    for paragraph in root.iter(f"{{{W}}}p"):
        words = "".join(paragraph.xpath(".//w:t/text() | .//m:t/text()", namespaces=NS)).replace(" ", "")
        flush = paragraph.xpath("./w:pPr/w:ind/@w:firstLineChars", namespaces=NS) == ["0"]
        found.append((words, flush, bool(paragraph.xpath("./w:pPr/w:numPr", namespaces=NS))))
    body = [one for one in found if one[0]][-6:]
    assert body == [
        ("a=b", False, False),
        ("其中a是灯，又", True, False),
        ("c=d(2)", False, False),
        ("项", False, True),
        ("e=f", False, False),
        ("的话。", True, False),
    ]


def test_contents_without_words_are_none(tmp_path: Path) -> None:
    for markdown in ("#\n\n文\n", "#### 四级\n\n文\n"):
        data = write_docx(book_of(markdown, tmp_path), replace(STYLE, toc=True))
        assert not part(data, "word/document.xml").xpath("//w:sdt", namespaces=NS)


def test_a_share_of_the_width_is_one_of_the_column(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(png(800, 400))
    root = document("---\ntitle: 甲\n---\n\n![图 1 尺](p.png){width=40%}\n", tmp_path)
    (extent,) = [one for one in root.iter() if str(one.tag).endswith("}extent")]
    assert int(extent.get("cx")) == pytest.approx(0.4 * STYLE.column_width * 36_000, rel=0.01)


def test_blocks_of_code_beside_each_other_are_two(tmp_path: Path) -> None:
    root = document("---\ntitle: 甲\n---\n\n```\na\nb\n```\n\n```\nc\n```\n", tmp_path)
    lines = [one for one in root.iter(w("p")) if style_of(one) == "CodeLine"]
    assert ["".join(one.itertext()).strip() for one in lines if one.find(f".//{w('spacing')}") is not None] == ["c"]


def test_signs_at_an_edge_come_back_from_a_formula_alone(tmp_path: Path) -> None:
    shown = shown_again("---\ntitle: 甲\n---\n\n文字 $a_{-n}$ 与 $b^{+}$。\n", tmp_path, "-t", "markdown")
    assert "text" not in shown and "!" not in shown and "{-" in shown.replace(" ", "")


def test_a_corrected_book_comes_back_with_its_title_and_marks(tmp_path: Path) -> None:
    """By the command that the README tells, and with what it says of formulas and code."""
    said = "他说“四十七级”——数过的……都记得。"
    markdown = (
        f"---\ntitle: 渡口——“石阶”\n---\n\n# 石阶\n\n{said}\n\n```\nup\n```\n\n```\ndown\n```\n\n$$a+b \\tag{{1}}$$\n"
    )
    command = ("-s", "-f", "docx", "-t", "markdown-smart")
    shown = shown_again(markdown, tmp_path, *command).replace("\r", "")
    assert shown.startswith("---\n") and "渡口——“石阶”" in shown.split("---\n")[1]
    assert "# 石阶" in shown and said in shown
    assert re.search(r"    up\n(?: *\n)?    down\n", shown)
    assert re.search(r"\$a \+ b\$.*1", shown)


def shown_again(markdown: str, folder: Path, *options: str) -> str:
    """What pandoc makes of the DOCX of a text."""
    made = folder / "made.docx"
    made.write_bytes(write_docx(book_of(markdown, folder), STYLE))
    return subprocess.run([pandoc.executable(), made, *options], capture_output=True, check=True).stdout.decode()


def test_a_line_in_bold_stays_with_what_it_heads(tmp_path: Path) -> None:
    made = document("船来了。\n\n**02**\n\n灯亮了，**人**散了。", tmp_path)
    kept = made.xpath("//w:p[w:pPr/w:keepNext]", namespaces=NS)
    assert ["".join(paragraph.itertext()) for paragraph in kept] == ["02"]


def test_items_with_marks_of_their_own_are_items_without_a_bullet(tmp_path: Path) -> None:
    data = write_docx(book_of("甲：\n\n- ① 先校零点；\n- ② 再记三次。\n\n乙：\n\n- 灯\n- ② 船", tmp_path), STYLE)
    numbers = part(data, "word/document.xml").xpath("//w:numPr/w:numId/@w:val", namespaces=NS)
    kinds = part(data, "word/numbering.xml")

    def mark(number: str) -> str:
        (kind,) = kinds.xpath(f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val", namespaces=NS)
        path = f"//w:abstractNum[@w:abstractNumId='{kind}']/w:lvl[1]/w:lvlText/@w:val"
        return str(kinds.xpath(path, namespaces=NS)[0])

    assert [mark(number) for number in numbers] == ["\u200b", "\u200b", "\uf0b7", "\uf0b7"]


def test_no_kind_of_list_has_a_name_that_is_too_long(tmp_path: Path) -> None:
    kinds = part(
        write_docx(book_of("202300001. 甲\n202300002. 乙\n\n丙\n\n- 丁", tmp_path), STYLE), "word/numbering.xml"
    )
    names = [int(kind) for kind in kinds.xpath("//w:abstractNum/@w:abstractNumId", namespaces=NS)]
    assert names == list(range(1, len(names) + 1))
    assert {len(name) for name in kinds.xpath("//w:nsid/@w:val", namespaces=NS)} == {8}


def test_traditional_text_has_its_own_typefaces_and_line_edges(tmp_path: Path) -> None:
    book = book_of(PLAIN, tmp_path)
    for lang, typeface, eastern, characters in (
        ("zh-CN", "宋体", "zh-CN", {"86"}),
        ("zh-TW", "新細明體", "zh-TW", {"88"}),
        ("zh-Hant-HK", "新細明體", "zh-TW", {"88"}),
    ):
        data = write_docx(replace(book, meta=replace(book.meta, lang=lang)), load_style("article"))
        styles = part(data, "word/styles.xml")
        assert styles.xpath("//w:docDefaults//w:rFonts/@w:eastAsia", namespaces=NS) == [typeface]
        assert styles.xpath("//w:docDefaults//w:lang/@w:eastAsia", namespaces=NS) == [eastern]
        settings = part(data, "word/settings.xml")
        edges = "//w:noLineBreaksAfter/@w:lang | //w:noLineBreaksBefore/@w:lang | //w:themeFontLang/@w:eastAsia"
        assert set(settings.xpath(edges, namespaces=NS)) == {eastern}
        told = part(data, "word/fontTable.xml").xpath("//w:font[w:altName]/w:charset/@w:val", namespaces=NS)
        assert set(told) == characters
        assert f"<dc:language>{lang}</dc:language>" in archive.unpack(data)["docProps/core.xml"].decode()
