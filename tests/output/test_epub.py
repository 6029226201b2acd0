"""EPUB files, opened and checked by epubcheck, pandoc and our own eyes for what those do not see."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanyin.book import dates
from kanyin.errors import InputError
from kanyin.output import archive
from kanyin.output.epub import write_epub
from kanyin.output.epub.cover import wrap
from kanyin.output.pictures import read_pictures
from kanyin.output.xhtml import XHTML
from kanyin.style import load_style
from tests.output.books import HOSTILE, PLAIN, RICH, Made, book_of, made_by, plain, png, shown_by_pandoc, solid
from tests.output.epubs import EpubChecks

STYLE, BOOK = load_style("journal"), load_style("book")
NS = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "e": "http://www.idpf.org/2007/ops",
}


made = made_by(write_epub, "epub")


def parts(data: bytes) -> dict[str, bytes]:
    return archive.unpack(data)


def trees(data: bytes) -> dict[str, etree._Element]:
    return {name: etree.fromstring(part) for name, part in parts(data).items() if name.endswith(".xhtml")}


def package(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["EPUB/content.opf"])


def test_epubcheck_finds_nothing(made: Made, epubcheck: EpubChecks) -> None:
    found = epubcheck.messages(made.file)
    assert [(m.id, m.level, m.location, m.message) for m in found] == []


def test_epubcheck_tells_faults_each_time(epubcheck: EpubChecks, tmp_path: Path) -> None:
    """It goes on from book to book: none is taken for the one before."""
    good, bad = tmp_path / "good.epub", tmp_path / "bad.epub"
    good.write_bytes(write_epub(book_of(PLAIN, tmp_path), STYLE))
    broken = {**archive.unpack(good.read_bytes()), "EPUB/article.xhtml": b"<html>"}
    bad.write_bytes(archive.pack(broken.items(), dates.EARLIEST))
    assert [bool(epubcheck.messages(file)) for file in (good, bad, good, bad)] == [False, True, False, True]


def test_text_is_the_markdowns(made: Made) -> None:
    assert shown_by_pandoc(made.file).endswith(solid(plain(made.markdown)))


def test_same_bytes_on_a_rebuild(made: Made) -> None:
    assert write_epub(book_of(made.markdown, made.file.parent), made.style) == made.data


def test_zip_is_an_epub(made: Made) -> None:
    infos = zipfile.ZipFile(io.BytesIO(made.data)).infolist()
    assert infos[0].filename == "mimetype"
    assert infos[0].compress_type == zipfile.ZIP_STORED
    assert len({info.date_time for info in infos}) == 1


def test_no_markup_of_the_page_survives(made: Made) -> None:
    for name, root in trees(made.data).items():
        assert not root.xpath(
            "//x:script | //@onclick | //@onload | //x:b | //x:*[@style='position:fixed']", namespaces=NS
        ), name
        for href in root.xpath("//@href"):
            assert not href.startswith("javascript"), name


def test_every_link_leads_somewhere(made: Made) -> None:
    roots = {name.removeprefix("EPUB/"): root for name, root in trees(made.data).items()}
    ids = {f"{name}#{i}" for name, root in roots.items() for i in root.xpath("//@id")}
    for name, root in roots.items():
        own = root.xpath("//@id")
        assert len(own) == len(set(own)), name
        for href in root.xpath("//x:a/@href", namespaces=NS):
            if "://" not in href:
                file, _, anchor = href.partition("#")
                assert (f"{file or name}#{anchor}" in ids) if anchor else file in roots, href


def test_language_is_said_everywhere(made: Made) -> None:
    assert package(made.data).get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    for root in trees(made.data).values():
        assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"


def test_an_article_is_one_flow(tmp_path: Path) -> None:
    roots = trees(write_epub(book_of(RICH, tmp_path), STYLE))
    assert set(roots) == {"EPUB/article.xhtml", "EPUB/nav.xhtml"}
    article = roots["EPUB/article.xhtml"]
    assert article.findtext(".//x:title", namespaces=NS).startswith("渡口水文记录的数字化")
    assert [e.tag.rpartition("}")[2] for e in article.find("x:body", NS)][:3] == ["header", "p", "section"]


def test_a_chapter_of_a_book_is_a_file_called_by_its_heading(tmp_path: Path) -> None:
    roots = trees(write_epub(book_of(RICH, tmp_path), BOOK))
    found = {name: root.findtext(".//x:title", namespaces=NS) for name, root in roots.items()}
    assert found["EPUB/chapter-1.xhtml"] == "1 材料"
    assert found["EPUB/chapter-2.xhtml"] == "2 方法"
    assert found["EPUB/chapter-3.xhtml"] == "参考文献"
    assert found["EPUB/title.xhtml"].startswith("渡口水文记录的数字化")
    # The words before the first chapter would be a page with little on it.
    assert "写在前面" in "".join(roots["EPUB/title.xhtml"].itertext())


def test_an_article_too_long_for_old_readers_is_cut(tmp_path: Path) -> None:
    long = PLAIN.replace("门前有一棵老樟树。", "门前有一棵老樟树。" * 20_000)
    assert "EPUB/chapter-3.xhtml" in trees(write_epub(book_of(long, tmp_path), STYLE))


def test_citations_and_entries_lead_to_each_other(tmp_path: Path) -> None:
    roots = trees(write_epub(book_of(RICH, tmp_path), BOOK))
    (citation,) = roots["EPUB/chapter-1.xhtml"].xpath("//x:span[@class='citation']", namespaces=NS)
    (link,) = citation.findall("x:a", NS)
    assert (link.get("href"), link.get("role")) == ("chapter-3.xhtml#ref-1", "doc-biblioref")
    labels = roots["EPUB/chapter-3.xhtml"].xpath("//x:span[@class='reference-label']", namespaces=NS)
    assert [a.get("href") for a in labels[0]] == ["chapter-1.xhtml#" + citation.get("id")]
    assert "".join(labels[0].getparent().itertext()).startswith("[1] 郑禾")
    assert len(labels[1]) == 0  # cited nowhere


def test_figures_keep_the_edge_of_their_column_and_their_points(tmp_path: Path) -> None:
    rows = "| 渡口 | 水位 |\n|:--|--:|\n| 南渡 | 1931.47 |\n| 北渡 | 87.2 |\n"
    styles = [cell.get("style") or "" for tree in trees(write_epub(book_of(rows, tmp_path), STYLE)).values()
              for cell in tree.iterfind(".//x:td", NS)]  # fmt: skip
    assert ["right" in style for style in styles] == [False, True, False, True]
    assert "text-align: right; padding-left: calc(0.3em + 2ch); padding-right: calc(0.3em + 1ch)" in styles


def test_a_label_keeps_its_blank_and_its_entry(tmp_path: Path) -> None:
    # Full-width brackets make the entry Chinese, its Latin words a run of their own.
    listed = "# 参考文献\n\n［1］ Smith J, Doe A. 河口[J]. 2019.\n\n［2］ 郑禾. 渡口志[M]. 2001.\n"
    root = trees(write_epub(book_of(listed, tmp_path), STYLE))["EPUB/article.xhtml"]
    entries = root.xpath("//x:div[@class='reference']/x:p", namespaces=NS)
    assert ["".join(entry.itertext()) for entry in entries] == [
        "［1］ Smith J, Doe A. 河口[J]. 2019.",
        "［2］ 郑禾. 渡口志[M]. 2001.",
    ]


def test_what_print_has_at_the_foot_of_the_first_page_is_there(tmp_path: Path) -> None:
    noted = PLAIN.replace("lang:", "received: '2020-01-02'\nfund: 资助项目：临江学院青年基金\nlang:")
    root = trees(write_epub(book_of(noted, tmp_path), STYLE))["EPUB/article.xhtml"]
    lines = root.xpath("//x:div[@class='source-notes']/x:p", namespaces=NS)
    assert ["".join(line.itertext()) for line in lines] == ["收稿日期：2020-01-02", "资助项目：临江学院青年基金"]


def test_days_of_the_manuscript_stand_on_one_line_each_with_its_label(tmp_path: Path) -> None:
    noted = PLAIN.replace("lang:", "received: '2020-01-02'\nrevised: '2020-02-03'\naccepted: '2020-03-04'\nlang:")
    root = trees(write_epub(book_of(noted, tmp_path), STYLE))["EPUB/article.xhtml"]
    (line,) = root.xpath("//x:div[@class='source-notes']/x:p", namespaces=NS)
    assert "".join(line.itertext()) == "收稿日期：2020-01-02　修回日期：2020-02-03　录用日期：2020-03-04"
    assert [label.text for label in line] == ["收稿日期：", "修回日期：", "录用日期："]


def test_navigation_nests_and_speaks_chinese(tmp_path: Path) -> None:
    files = parts(write_epub(book_of(RICH, tmp_path), STYLE))
    nav = etree.fromstring(files["EPUB/nav.xhtml"])
    assert nav.xpath("//x:ol/x:li/x:ol/x:li/x:ol/x:li/x:a/text()", namespaces=NS) == ["1.1.1 仪器"]
    kinds = nav.xpath("//x:nav[@e:type='landmarks']//x:a/@e:type", namespaces=NS)
    assert kinds == ["toc", "bodymatter", "bibliography"]
    assert nav.xpath("//x:h2/text()", namespaces=NS) == ["目录", "导航"]
    ncx = etree.fromstring(files["EPUB/toc.ncx"])
    assert ncx.xpath("string(//n:meta[@name='dtb:depth']/@content)", namespaces=NS) == "3"
    assert len(ncx.findall(".//n:navPoint", NS)) == 6


def test_metadata_tells_what_the_page_tells(tmp_path: Path) -> None:
    root = package(write_epub(book_of(RICH, tmp_path), STYLE))
    assert root.xpath("//dc:creator/text()", namespaces=NS) == ["林之远", "周牧"]
    assert root.xpath("//o:meta[@property='role']/text()", namespaces=NS) == ["aut", "aut"]
    assert len(set(root.xpath("//dc:creator/@id", namespaces=NS))) == 2
    assert root.findtext(".//dc:date", namespaces=NS) == "2022-11-05"
    assert root.findtext(".//dc:source", namespaces=NS) == "江河学刊, 2022, 9(6): 12-18"
    assert "doi:10.1234/jh.2022.06.002" in root.xpath("//dc:identifier/text()", namespaces=NS)
    assert root.xpath("//o:meta[@property='dcterms:modified']/text()", namespaces=NS) == ["2022-11-05T00:00:00Z"]
    assert root.xpath("//o:item[@properties='cover-image']", namespaces=NS)
    root = package(write_epub(book_of(RICH, tmp_path), BOOK))
    maths = root.xpath("//o:item[contains(@properties, 'mathml')]/@href", namespaces=NS)
    assert maths == ["title.xhtml", "chapter-2.xhtml"]


def test_access_metadata_is_true(tmp_path: Path) -> None:
    def facts(markdown: str, name: str) -> list[str]:
        root = package(write_epub(book_of(markdown, tmp_path), STYLE))
        return list(root.xpath(f"//o:meta[@property='schema:{name}']/text()", namespaces=NS))

    assert facts(PLAIN, "accessMode") == ["textual"]
    assert "alternativeText" not in facts(PLAIN, "accessibilityFeature")
    assert facts(RICH, "accessMode") == ["textual", "visual"]
    assert {"alternativeText", "MathML"} <= set(facts(RICH, "accessibilityFeature"))
    assert "alternativeText" not in facts(HOSTILE, "accessibilityFeature")  # its picture is not described


def test_identifier_is_the_works(tmp_path: Path) -> None:
    """A correction keeps it, and readers keep their place; another work has another."""

    def identifier(markdown: str) -> str:
        root = package(write_epub(book_of(markdown, tmp_path), STYLE))
        return str(root.findtext(".//dc:identifier", namespaces=NS))

    assert identifier(PLAIN) == identifier(PLAIN)
    assert identifier(PLAIN) == identifier(PLAIN.replace("。", "！") + "\n补一段。\n")
    known = "---\ntitle: 渡口\nauthor: [{name: 周牧}]\ndate: 2021\n---\n\n文\n"
    for old, new in (("渡口", "河岸"), ("周牧", "林远"), ("2021", "2022")):
        assert identifier(known) != identifier(known.replace(old, new))
    with_doi = "---\ntitle: 甲\nDOI: 10.1234/x\n---\n\n文\n"
    assert identifier(with_doi) == identifier(with_doi.replace("甲", "乙")) != identifier(with_doi.replace("/x", "/y"))


def test_notes_stand_in_the_file_that_calls_them_and_lead_back(tmp_path: Path) -> None:
    roots = trees(write_epub(book_of(RICH, tmp_path), BOOK))
    for root in (roots["EPUB/title.xhtml"], roots["EPUB/chapter-1.xhtml"]):
        calls = root.xpath("//x:a[@e:type='noteref'][contains(@class, 'duokan-footnote')]", namespaces=NS)
        notes = root.xpath("//x:aside[@e:type='footnote']", namespaces=NS)
        assert [call.get("href")[1:] for call in calls] == [note.get("id") for note in notes]
        backs = root.xpath("//x:aside//x:a[@e:type='backlink']/@href", namespaces=NS)
        assert backs == ["#" + call.get("id") for call in calls]
        assert len(calls) == 1


def test_a_letter_has_its_lines_where_letters_have_them(tmp_path: Path) -> None:
    letter = "秀枝兄如晤：\n\n桥已修成。即颂\n\n近安\n\n林河\n\n2021年3月5日\n"
    root = trees(write_epub(book_of(letter, tmp_path), STYLE))["EPUB/article.xhtml"]
    classes = [p.get("class") for p in root.xpath("//x:body//x:p[not(ancestor::x:header)]", namespaces=NS)]
    assert classes == ["flush", None, "flush", "signature", "signature"]


def test_english_is_marked(tmp_path: Path) -> None:
    roots = trees(write_epub(book_of(RICH, tmp_path), BOOK))
    english = roots["EPUB/chapter-3.xhtml"].xpath("//x:p[@lang='en']", namespaces=NS)
    assert ["".join(p.itertext())[:9] for p in english] == ["[2] SMITH"]
    assert roots["EPUB/title.xhtml"].xpath("//x:div[@lang='en']", namespaces=NS)
    emphasised = trees(write_epub(book_of("见 *Nature* 与*自然*。", tmp_path), STYLE))["EPUB/article.xhtml"]
    assert [em.get("lang") for em in emphasised.iter(f"{{{NS['x']}}}em")] == ["en", None]


def test_a_picture_is_what_it_holds_not_what_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "wrong.jpg").write_bytes(png())
    data = write_epub(book_of("![尺](wrong.jpg)", tmp_path), STYLE)
    assert package(data).xpath("//o:item[@media-type='image/png']/@href", namespaces=NS) == ["images/picture-1.png"]


@pytest.mark.parametrize("content", [b"", b"not a picture", b"<page><svg/></page>"])
def test_a_broken_picture_is_an_error_that_names_it(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(content)
    book = book_of("![尺](broken.png)", tmp_path)
    with pytest.raises(InputError, match=r"sample\.md.*broken\.png"):
        write_epub(book, STYLE)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image xlink:href="http://example.org/x.png"/>',
        '<use href="other.svg#a"/>',
        "<style>@import 'x.css';</style>",
        '<rect style="fill: url(http://example.org/x)"/>',
        '<rect fill="url(x.svg#a)"/>',
        "<rect>",
        "<?xml-stylesheet href='http://example.org/x.css'?>",
    ],
)
def test_a_drawing_that_runs_or_fetches_is_refused(inside: str, tmp_path: Path) -> None:
    (tmp_path / "drawing.svg").write_text(SVG.format(inside), encoding="utf-8")
    with pytest.raises(InputError, match=r"drawing\.svg"):
        read_pictures(book_of("![尺](drawing.svg)", tmp_path))


def test_a_plain_drawing_is_a_picture(tmp_path: Path) -> None:
    gradient = '<linearGradient id="a"/><rect fill="url(#a)" style="stroke: url( \'#a\')"/><use xlink:href="#a"/>'
    (tmp_path / "drawing.svg").write_text(SVG.format(gradient), encoding="utf-8")
    (picture,) = read_pictures(book_of("![尺](drawing.svg)", tmp_path)).values()
    assert picture.media_type == "image/svg+xml"


def test_a_picture_that_went_away_is_an_error(tmp_path: Path) -> None:
    book = book_of("![尺](scale.png)", tmp_path)
    (tmp_path / "scale.png").unlink()
    with pytest.raises(InputError, match=r"scale\.png"):
        read_pictures(book)


def test_an_empty_and_a_headingless_book_are_books(tmp_path: Path, epubcheck: EpubChecks) -> None:
    for n, markdown in enumerate(("", "导语。\n\n## 只有二级标题\n\n文字。")):
        file = tmp_path / f"{n}.epub"
        file.write_bytes(write_epub(book_of(markdown, tmp_path), STYLE))
        assert epubcheck.messages(file) == []


def test_traditional_chinese_is_said_to_be_that(tmp_path: Path) -> None:
    book = book_of(PLAIN, tmp_path)
    book = replace(book, meta=replace(book.meta, lang="zh-TW"))
    made = write_epub(book, STYLE)
    assert {root.get("lang") for root in trees(made).values()} == {"zh-Hant"}
    words = "".join(trees(made)["EPUB/nav.xhtml"].itertext())
    assert "目錄" in words and "導" in words and "參考文獻" in words and "目录" not in words


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021-06-08", "2021-06-08"),
        ("2021年6月8日", "2021-06-08"),
        ("2021/6", "2021-06"),
        ("2021", "2021"),
        ("2021-13-45", "2021"),
        ("2021-02-31", "2021-02"),
        ("民国二十年", ""),
        ("", ""),
        ("0000-01-01", ""),
        ("20210608", ""),
    ],
)
def test_dates_are_as_precise_as_the_page(text: str, date: str) -> None:
    assert dates.read_date(text) == date
    assert dates.fixed_time(text) >= dates.EARLIEST


@given(st.text())
def test_no_text_breaks_a_date(text: str) -> None:
    assert dates.fixed_time(text) >= dates.EARLIEST


@given(st.text(alphabet="汉字，。“”（）Latin word 12"), st.floats(min_value=4, max_value=20))
def test_cover_lines_lose_nothing(text: str, width: float) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(title=st.text(max_size=30), words=st.text(max_size=60))
def test_any_characters_make_a_readable_epub(title: str, words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    book = book_of(PLAIN, tmp_path_factory.getbasetemp())
    book = replace(
        book,
        meta=replace(book.meta, title=title, container_title=words, keywords=(words,), abstract=""),
        toc=tuple(replace(entry, text=words) for entry in book.toc),
    )
    data = write_epub(book, STYLE)
    assert trees(data)
    assert package(data) is not None


def page(markdown: str, folder: Path) -> etree._Element:
    data = archive.unpack(write_epub(book_of(markdown, folder), STYLE))
    return etree.fromstring(data["EPUB/article.xhtml"])


def test_columns_of_tables_follow_their_cells(tmp_path: Path) -> None:
    root = page("| 年 | 一句比较长的说明文字 |\n|------------|-|\n| 1 | 2 |\n", tmp_path)
    narrow, wide = (cell.get("style") for cell in root.iter(f"{{{XHTML}}}th"))
    assert float(re.findall(r"[\d.]+", narrow)[0]) < float(re.findall(r"[\d.]+", wide)[0])
    assert [box.get("class") for box in root.iter(f"{{{XHTML}}}div") if len(box.findall(f"{{{XHTML}}}table"))] == [
        "table"
    ]
    many = page(f"|{'数值与区间|' * 9}\n|{'-|' * 9}\n|{'158.2（121.5）|' * 9}\n", tmp_path)
    assert [box.get("class") for box in many.iter(f"{{{XHTML}}}div") if box.get("class")] == ["table wide"]


def test_a_citation_and_a_note_begin_no_line(tmp_path: Path) -> None:
    root = page("前人已说[1]，参见文献[1]。注^[一条]\n\n# 参考文献\n\n[1] 郑禾. 渡口志[M].\n", tmp_path)
    held = [e for e in root.iter(f"{{{XHTML}}}span") if e.get("class") == "held"]
    assert ["".join(e.itertext()) for e in held] == ["说[1]", "注1"]
    assert "".join(held[0].getparent().itertext()) == "前人已说[1]，参见文献[1]。注1"


def test_lines_of_code_go_on_deeper_and_keep_their_text(tmp_path: Path) -> None:
    root = page("```\n\nif x:\n    y\n\nz\n```\n", tmp_path)
    code = next(root.iter(f"{{{XHTML}}}code"))
    assert "".join(code.itertext()) == "\nif x:\n    y\n\nz"
    assert [line.get("style") for line in code] == [
        f"padding-left: {deep}em; text-indent: -{deep}em" for deep in ("2.4", "4.8", "2.4")
    ]


def test_white_stands_round_a_displayed_formula_without_a_number(tmp_path: Path) -> None:
    files = parts(write_epub(book_of("# 灯\n\n按下式\n\n$$E=mc^2$$\n", tmp_path), STYLE))
    sheet = "".join(part.decode() for name, part in files.items() if name.endswith(".css"))
    rules = re.findall(r'(?m)^math\[display="block"\] \{([^}]*)\}', sheet)
    assert [re.findall(r"margin: ([^;]*);", rule) for rule in rules] == [["0.7em 0"]]
