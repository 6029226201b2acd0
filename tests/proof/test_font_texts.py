"""What glyphs stand for in files of other programs: encodings inside of fonts, fonts of signs, damaged files."""

from __future__ import annotations

import io

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from pikepdf import Array, Dictionary, Name

from kanyin.proof import proof_pdf
from kanyin.proof.extract import read_pages
from kanyin.proof.font_texts import as_drawn
from tests.proof.made import han, saved, weasy_pdf


def codes(data: bytes) -> list[str]:
    return [fault.code for fault in proof_pdf(data, "other.pdf").faults]


def bare_cff(names: dict[int, str]) -> bytes:
    """A CFF font whose own encoding has these glyphs, as those of TeX have."""
    order = [".notdef", *names.values()]
    pen = T2CharStringPen(500, None)
    for at, point in enumerate([(0, 0), (400, 0), (400, 700)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 0)))
    builder.setupCFF("Signs", {}, dict.fromkeys(order, pen.getCharString()), {})
    cff = builder.font["CFF "].cff
    cff.topDictIndex[0].Encoding = [names.get(code, ".notdef") for code in range(256)]
    made = io.BytesIO()
    cff.compile(made, builder.font)
    return made.getvalue()


def test_a_font_without_an_encoding_has_its_own() -> None:
    pdf = pikepdf.new()
    program = pdf.make_stream(bare_cff({13: "gamma", 58: "braceleft"}), Subtype=Name.Type1C)
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Signs"), Flags=4, FontFile3=program)
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Signs"), FirstChar=0, LastChar=255,
        Widths=Array([500] * 256), FontDescriptor=descriptor,
    )  # fmt: skip
    pdf.add_blank_page(page_size=(300, 200))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F 10 Tf 50 100 Td <0D3A> Tj ET")
    data = saved(pdf)
    assert [glyph.text for glyph in read_pages(data, "signs.pdf")[0].glyphs] == ["γ", "{"]
    assert not {"PF105", "PF213"}.intersection(codes(data))


def test_glyphs_that_are_drawings_of_their_own_are_not_stroked() -> None:
    """The mode of rendering has no effect on those of Type 3 fonts (ISO 32000-1 9.3.6)."""
    pdf = pikepdf.new()
    drawing = pdf.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 800 re f")
    text = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <6E21> endbfchar"
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]), FirstChar=65, LastChar=65,
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), Widths=Array([1000]), CharProcs=Dictionary(a=drawing),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.a])), ToUnicode=pdf.make_stream(text),
    )  # fmt: skip
    pdf.add_blank_page(page_size=(300, 200))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    pdf.pages[0].Contents = pdf.make_stream(b"BT 2 Tr /F 10 Tf 50 100 Td (A) Tj ET")
    data = saved(pdf)
    assert [glyph.text for glyph in read_pages(data, "drawn.pdf")[0].glyphs] == ["渡"]
    assert not {"PF102", "PF108"}.intersection(codes(data))


def test_a_letter_of_a_font_of_signs_is_a_sign() -> None:
    assert as_drawn("à", "ABCDEF+Wingdings-Regular") == "→"
    assert as_drawn("k", "Wingdings2") == "◇"
    assert as_drawn("k", "ABCDEF+NotoSerif") == "k"


def test_a_file_with_a_damaged_table_of_objects_is_read_as_viewers_do() -> None:
    data = weasy_pdf(body=f"<p>{han(90)}。</p>" * 5)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken = plain.getvalue()
    at = broken.rindex(b"startxref")
    assert codes(broken[:at] + b"startxref\n7\n%%EOF\n") == codes(plain.getvalue())


def test_a_subset_may_have_no_tag() -> None:
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        for item in pdf.objects:
            for key in ("/BaseFont", "/FontName") if isinstance(item, Dictionary) else ():
                if key in item and "+" in str(item[key]):
                    item[key] = Name("/" + str(item[key]).split("+")[1])
        assert "PF102" not in codes(saved(pdf))
