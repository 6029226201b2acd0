"""公文 in PDF: every place that GB/T 9704-2012 gives in mm or in characters, measured in the finished file."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest
from PIL import Image, ImageChops

from kanyin.book.reader import read_book
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.output.txt import write_txt
from kanyin.proof.model import File, Glyph, Page
from kanyin.proof.structure import read_file
from kanyin.style import MM_PER_PT, load_style
from tests.output.books import solid

STYLE = load_style("official")
SIZE, PITCH = STYLE.size * MM_PER_PT, STYLE.leading * MM_PER_PT
TOP, LEFT, RIGHT, BOTTOM = 37.0, 28.0, 184.0, 262.0
"""The type area of an odd page, mm from its upper left corner; of an even one 26 to 182."""
TEXT = "南渡与北渡的石阶，凡有松动、塌陷、青苔湿滑的，一律列入修缮范围，由各乡镇逐个登记。"

DOCUMENT = """\
title: 关于做好渡口石阶修缮工作的通知
copy-number: '000012'
classification: 机密★1年
urgency: 特急
issuer: 临江县人民政府文件
doc-number: 临政发〔2022〕7号
addressee: 各乡镇人民政府，县政府各部门、各直属单位，沿江各渡口管理站，有关船运公司
attachments: [石阶修缮任务分解表, 汛期渡口安全管理值守要求和信息报送格式说明以及应急联络名单汇总]
signature: 临江县人民政府
date: '2022-06-08'
note: 此件公开发布
cc: 县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察院，县人武部，各人民团体
printer: 临江县人民政府办公室
print-date: '2022-06-09'
"""


class Measured:
    """A finished official document; places in mm from the upper left corner of a page."""

    def __init__(self, fields: str, text: str = TEXT) -> None:
        self.data = write_pdf(read_book(f"---\n{fields}---\n\n{text}\n", "a.md", None), STYLE)
        self.file: File = read_file(self.data, "a.pdf")

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.file.pages

    def line(self, words: str, number: int = 0) -> list[Glyph]:
        """The glyphs of some words on a page, or on the first that has them."""
        for page in self.pages[number - 1 : number] if number else self.pages:
            glyphs = [glyph for glyph in page.glyphs if glyph.text.strip()]
            at = "".join(glyph.text[0] for glyph in glyphs).find(words)
            if at >= 0:
                return glyphs[at : at + len(words)]
        raise AssertionError(f"{words} is on no page")

    def page_of(self, words: str) -> int:
        return next(page.number for page in self.pages if words in "".join(glyph.text for glyph in page.glyphs))

    def base(self, words: str, number: int = 0) -> float:
        return 297.0 - self.line(words, number)[0].y * MM_PER_PT

    def left(self, words: str) -> float:
        return self.line(words)[0].x0 * MM_PER_PT

    def right(self, words: str) -> float:
        return self.line(words)[-1].x1 * MM_PER_PT

    def ink(self, number: int, box: tuple[float, float, float, float], *, red: bool = False) -> tuple[float, ...]:
        """The box of what is black, or red, within a box of a page."""
        dots = 300 / 25.4
        with pypdfium2.PdfDocument(self.data) as document:
            picture = document[number - 1].render(scale=300 / 72).to_pil().convert("RGB")
        part = picture.crop(tuple(round(place * dots) for place in box))
        bands = [band.point(lambda value: 255 * (value < 128)) for band in part.split()]
        dark = ImageChops.multiply(bands[1], ImageChops.invert(bands[0]) if red else bands[0])
        found = dark.getbbox()
        assert found, "no ink there"
        return tuple(place / dots + box[n % 2] for n, place in enumerate(found))


@cache
def document() -> Measured:
    return Measured(DOCUMENT, "\n\n".join([TEXT * 3] * 5))


def lines_between(upper: float, lower: float) -> float:
    """Blank lines between two baselines."""
    return (lower - upper) / PITCH - 1


# 版头, 7.2


def test_marks_stand_flush_left_from_the_first_line_on() -> None:
    made = document()
    names = ("000012", "机密★1年", "特急")
    assert [made.left(name) for name in names] == pytest.approx([LEFT] * 3, abs=0.2)
    first, *others = [made.base(name) for name in names]
    assert first == pytest.approx(TOP + 0.85 * SIZE, abs=0.5)
    assert [round(lines_between(a, b), 1) for a, b in pairwise([first, *others])] == [0, 0]
    assert "Sans" in made.file.fonts[made.line("特急")[0].font].name


@pytest.mark.parametrize(
    ("genre", "issuer", "top"),
    [("", "临江县人民政府文件", 72), ("纪要", "临江县人民政府常务会议纪要", 72), ("命令", "临江县人民政府令", 57),
     ("信函", "临江县人民政府", 30), ("", "临江县某某镇农业农村和水利工程建设管理服务中心文件", 72)],
)  # fmt: skip
def test_the_issuer_is_red_and_begins_where_its_form_says(genre: str, issuer: str, top: float) -> None:
    made = Measured(f"title: 通知\ngenre: {genre}\nissuer: {issuer}\ndoc-number: 临政发〔2022〕7号\n")
    left, upper, right, lower = made.ink(1, (5, 5, 205, 50 if genre == "信函" else 110), red=True)
    assert upper == pytest.approx(top, abs=0.2)
    if genre != "信函":
        assert left > LEFT - 0.5 and right < RIGHT + 0.5
        assert (left + right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    ink = made.line(issuer)[0].ink
    assert ink.parts == (1, 0, 0)
    assert lower - upper < 22


def test_number_and_red_rule() -> None:
    """发文字号 two lines below the issuer, in the middle; the rule 4 mm below it, as wide as the type area."""
    made = document()
    issuer = made.ink(1, (5, 60, 205, 100), red=True)
    number = made.line("临政发〔2022〕7号")
    assert (number[0].x0 + number[-1].x1) / 2 * MM_PER_PT == pytest.approx((LEFT + RIGHT) / 2, abs=0.3)
    upper = made.base("临政发") - 0.88 * SIZE
    assert 1.6 * PITCH < upper - issuer[3] < 2.8 * PITCH
    rule = made.ink(1, (5, 115, 205, 140), red=True)
    assert rule[1] - (made.base("临政发") + 0.12 * SIZE) == pytest.approx(4, abs=0.4)
    assert rule[0] == pytest.approx(LEFT, abs=0.2) and rule[2] == pytest.approx(RIGHT, abs=0.2)
    assert rule[3] - rule[1] == pytest.approx(0.35, abs=0.1)


def test_title_addressee_and_text_stand_on_the_grid() -> None:
    made = document()
    rule = made.ink(1, (5, 115, 205, 140), red=True)[3]
    title, addressee = made.base("关于做好"), made.base("各乡镇人民政府，")
    assert made.line("关于做好")[0].size == pytest.approx(22)
    assert 1.5 < (title - 0.88 * 22 * MM_PER_PT - rule) / PITCH < 2.8
    assert lines_between(title, addressee) == pytest.approx(1, abs=0.1)
    assert made.left("各乡镇人民政府") == pytest.approx(LEFT, abs=0.2)
    assert made.left("站，有关船运公司") < LEFT + 3 * SIZE and made.line("公司：")
    body = [glyph for page in made.pages for glyph in page.glyphs if glyph.text == "阶" and glyph.size < 16]
    offsets = [(297 - glyph.y * MM_PER_PT - TOP) / PITCH % 1 for glyph in body]
    assert len(offsets) > 10 and max(offsets) - min(offsets) < 0.05


def test_who_signs_it_stands_at_the_right_and_the_number_at_the_left() -> None:
    """上行文, 7.2.5 and 7.2.6: a character from either edge, the number on the line of the last who signs."""
    made = Measured(
        "title: 请示\nissuer: 临江县水务局文件\ndoc-number: 临水〔2022〕3号\nsigner: [林之远, 周牧, 江涛]\n"
    )
    assert made.left("临水〔2022〕") == pytest.approx(LEFT + SIZE, abs=0.2)
    assert made.line("周牧")[-1].x1 * MM_PER_PT == pytest.approx(RIGHT - SIZE, abs=0.2)
    assert made.base("江涛") == pytest.approx(made.base("临水〔2022〕"), abs=0.3)
    assert made.left("江涛") == pytest.approx(made.left("林之远"), abs=0.2)
    assert lines_between(made.base("林之远"), made.base("江涛")) == pytest.approx(0, abs=0.05)


# What closes it, 7.3.4 to 7.3.6


def test_attachments_hang_under_the_first_character_of_their_names() -> None:
    made = document()
    number = made.page_of("附件：1.")
    edge = LEFT if number % 2 else LEFT - 2
    assert made.left("附件：") == pytest.approx(edge + 2 * SIZE, abs=0.2)
    assert made.left("汛期渡口安全") == pytest.approx(made.left("石阶修缮任务"), abs=0.2)
    second = made.line("汛期渡口安全管理值守要求和信息报送格式说明以及应急联络名单汇总")
    rest = next(glyph for glyph in second if glyph.y < second[0].y - 5)
    assert rest.x0 == pytest.approx(second[0].x0, abs=0.5)
    assert not re.search("汇总[。；，]", solid("".join(glyph.text for page in made.pages for glyph in page.glyphs)))


def test_signature_and_date_leave_room_for_the_seal() -> None:
    """The date four characters from the right, the organ over its middle; a seal of 42 mm begins within a line below
    the text and has both a little below its middle.
    """
    made = document()
    number = made.page_of("2022年6月8日")
    right = RIGHT if number % 2 else RIGHT - 2
    day, organ = made.line("2022年6月8日"), made.line("临江县人民政府", number)
    assert day[-1].x1 * MM_PER_PT == pytest.approx(right - 4 * SIZE, abs=0.3)
    assert organ[0].x0 + organ[-1].x1 == pytest.approx(day[0].x0 + day[-1].x1, abs=1)
    assert lines_between(made.base("临江县人民政府", number), made.base("2022年6月8日")) == pytest.approx(0, abs=0.05)
    text = made.base("汇总", number) + 0.12 * SIZE
    middle = (made.base("临江县人民政府", number) + made.base("2022年6月8日")) / 2 - 0.38 * SIZE
    heads = [middle - below - 21 - text for below in (3, 8)]
    assert any(0 <= head <= PITCH for head in heads), heads
    assert made.base("（此件公开发布）") > made.base("2022年6月8日")
    assert made.left("（此件公开发布）") == pytest.approx(right - 156 + 2 * SIZE, abs=0.3 + SIZE / 2)


@pytest.mark.parametrize("name", ["临江县农业农村和水务局", "水务局"])
def test_without_a_seal_the_date_begins_two_characters_behind_the_signature(name: str) -> None:
    made = Measured(f"title: 通知\nsignature: {name}\ndate: '2022-11-15'\nseal: 无\n")
    assert made.left("2022年") - made.left(name) == pytest.approx(2 * SIZE, abs=0.3)
    longest = min(RIGHT - made.right(name), RIGHT - made.right("2022年11月15日"))
    assert longest == pytest.approx(2 * SIZE, abs=0.4)
    assert lines_between(made.base("登记。"), made.base(name)) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("count", range(8, 24))
def test_no_page_holds_a_signature_alone(count: int) -> None:
    fields = "title: 通知\nsignature: 临江县水务局\ndate: '2022-11-15'\n"
    made = Measured(fields, "\n\n".join(["渡口照常开放。"] * count))
    page = made.pages[made.page_of("临江县水务局") - 1]
    assert "渡口照常开放" in "".join(glyph.text for glyph in page.glyphs)
    assert made.page_of("2022年11月15日") == page.number


# 版记 and folios, 7.4 and 7.5


def test_the_colophon_ends_with_the_type_area_of_an_even_page() -> None:
    made = document()
    number = made.page_of("抄送：")
    assert number == len(made.pages) and number % 2 == 0
    box = made.ink(number, (5, 200, 205, 264))
    assert box[3] == pytest.approx(BOTTOM, abs=0.2)
    assert made.pages[-1].shapes and box[0] == pytest.approx(26, abs=0.2) and box[2] == pytest.approx(182, abs=0.2)
    four = 14 * MM_PER_PT
    assert made.left("抄送：") == pytest.approx(26 + four, abs=0.2)
    assert made.left("临江县人民政府办公室") == pytest.approx(26 + four, abs=0.2)
    assert made.right("2022年6月9日印发") == pytest.approx(182 - four, abs=0.2)
    assert made.line("抄送：")[0].size == pytest.approx(14)
    copies = made.line("县委各部门，县人大常委会办公室，县政协办公室，县法院，县检察院，县人武部，各人民团体。")
    rest = next(glyph for glyph in copies if glyph.y < copies[0].y - 5)
    assert rest.x0 == pytest.approx(copies[0].x0, abs=0.5)


def thick_rows(picture: Image.Image) -> list[float]:
    """How thick the black lines across a strip of a page are, mm."""
    dots, rows, found, run = 600 / 25.4, picture.height, [], 0
    for y in range(rows + 1):
        if y < rows and picture.getpixel((0, y)) < 128:
            run += 1
        elif run:
            found.append(run / dots)
            run = 0
    return found


def test_the_colophons_rules_are_thick_thin_thick() -> None:
    made = document()
    with pypdfium2.PdfDocument(made.data) as opened:
        picture = opened[len(made.pages) - 1].render(scale=600 / 72, grayscale=True).to_pil()
    x = round(27 * 600 / 25.4)
    first, middle, last = thick_rows(picture.crop((x, round(200 * 600 / 25.4), x + 1, round(264 * 600 / 25.4))))
    assert first == pytest.approx(0.35, abs=0.06) and last == pytest.approx(0.35, abs=0.06)
    assert middle == pytest.approx(0.25, abs=0.06)


def test_a_colophon_behind_a_blank_page_has_no_folio_nor_has_that_page() -> None:
    """7.5. Text that fills two pages, and none more: 版记 goes to the fourth."""
    seen = set()
    for count in range(12, 22):
        made = Measured("title: 通知\nprinter: 水务局\nprint-date: '2022-06-09'\n", "\n\n".join([TEXT] * count))
        texts = ["".join(glyph.text for glyph in page.glyphs).strip() for page in made.pages]
        assert len(texts) % 2 == 0 and "水务局" in texts[-1]
        blank = not texts[-2]
        seen.add(blank)
        assert ("—" in texts[-1]) != blank
    assert seen == {True, False}


def test_a_note_on_the_last_page_stands_below_the_colophon() -> None:
    made = Measured(
        "title: 通知\nprinter: 水务局\nprint-date: '2022-06-09'\n", "\n\n".join([f"{TEXT}^[按现行标准。]"] * 9)
    )
    assert made.page_of("水务局") == 2
    note = max(glyph.y for glyph in made.line("按现行标准。", 2))
    assert min(glyph.y for glyph in made.line("水务局", 2)) > note


def test_folios_stand_7_mm_below_the_type_area() -> None:
    made = document()
    for number, box in ((1, (150, 263, 200, 285)), (2, (10, 263, 60, 285))):
        dashes = made.ink(number, box)
        page = [glyph for glyph in made.pages[number - 1].glyphs if glyph.text == "—"]
        assert made.ink(number, (page[-1].x0 * MM_PER_PT, 263, page[-1].x1 * MM_PER_PT, 285))[1] == pytest.approx(
            BOTTOM + 7, abs=0.3
        )
        assert page[0].size == pytest.approx(14)
        edge = RIGHT - page[-1].x1 * MM_PER_PT if number == 1 else page[0].x0 * MM_PER_PT - 26
        assert edge == pytest.approx(14 * MM_PER_PT, abs=0.2), dashes


# The special forms, 10


def test_a_letter_has_its_two_double_rules_and_no_first_folio() -> None:
    fields = "title: 函\ngenre: 信函\ncopy-number: '000008'\nurgency: 加急\nissuer: 临江县水务局\n"
    made = Measured(f"{fields}doc-number: 临水函〔2022〕9号\naddressee: 海州水文局\ncc: 县政府办公室\n")
    issuer = made.ink(1, (5, 20, 205, 50), red=True)
    upper = made.ink(1, (5, 51, 205, 60), red=True)
    lower = made.ink(1, (5, 250, 205, 297), red=True)
    assert upper[1] - issuer[3] == pytest.approx(4, abs=0.2)
    assert 297 - lower[3] == pytest.approx(20, abs=0.2)
    for rule in (upper, lower):
        assert rule[2] - rule[0] == pytest.approx(170, abs=0.3)
        assert (rule[0] + rule[2]) / 2 == pytest.approx(105, abs=0.2)
    first = made.base("000008") - 0.88 * SIZE
    assert first - upper[3] == pytest.approx(7 / 8 * SIZE, abs=0.5)
    assert made.base("临水函") == pytest.approx(made.base("000008"), abs=0.3)
    assert made.right("临水函〔2022〕9号") == pytest.approx(RIGHT, abs=0.2)
    assert "—1" not in "".join(glyph.text for glyph in made.pages[0].glyphs).replace("\u2002", "")
    assert made.base("抄送：") < BOTTOM and len(made.pages) == 1


def test_an_order_has_number_text_and_the_post_of_who_signs() -> None:
    fields = "title: 临江县人民政府令\ngenre: 命令\nissuer: 临江县人民政府令\ndoc-number: 第12号\n"
    made = Measured(f"{fields}signature: 县长　林之远\ndate: '2022-05-01'\n", "现予公布，自2022年6月1日起施行。")
    shown = solid("".join(glyph.text for glyph in made.pages[0].glyphs))
    assert shown.count("临江县人民政府令") == 1
    assert lines_between(made.base("第12号"), made.base("现予公布")) == pytest.approx(2, abs=0.5)
    assert made.right("林之远") == pytest.approx(RIGHT - 4 * SIZE, abs=0.3)
    assert made.right("5月1日") == pytest.approx(RIGHT - 4 * SIZE, abs=0.3)
    assert made.left("林之远") - made.right("县长") == pytest.approx(2 * SIZE, abs=0.3)
    assert lines_between(made.base("林之远"), made.base("5月1日")) == pytest.approx(1, abs=0.1)


def test_minutes_list_who_was_there_under_a_label_in_hei() -> None:
    present = "林之远（县政府）、周牧（县水务局）、江涛（县交通运输局）、沈砚（县应急管理局）、郑禾（县财政局）"
    made = Measured(f"title: 纪要\ngenre: 纪要\nissuer: 临江县政府会议纪要\npresent: {present}\nabsent: 陆舟\n")
    assert made.left("出席") == pytest.approx(LEFT + 2 * SIZE, abs=0.3)
    names = made.line(present)
    rest = next(glyph for glyph in names if glyph.y < names[0].y - 5)
    assert rest.x0 == pytest.approx(names[0].x0, abs=0.5 * SIZE / MM_PER_PT)
    assert "Sans" in made.file.fonts[made.line("出席")[0].font].name
    assert lines_between(made.base("登记。"), made.base("出席")) == pytest.approx(1, abs=0.1)


def test_names_of_joint_issuers_are_equally_long() -> None:
    made = Measured("title: 通知\nissuer: [临江县水务局, 临江县交通运输局, 临江县应急管理局文件]\n")
    lines = [made.line(name) for name in ("临江县水务局", "临江县交通运输局", "临江县应急管理局")]
    assert len({round(line[0].x0) for line in lines}) == 1
    assert max(line[-1].x1 for line in lines) - min(line[-1].x1 for line in lines) < 1.5
    file = made.line("文件")
    assert file[0].x0 > max(line[-1].x1 for line in lines)
    assert file[0].y == pytest.approx(lines[1][0].y, abs=2)


def test_attachments_begin_pages_of_their_own_behind_the_signature() -> None:
    """7.3.7: 附件 in Hei on the first line, flush left; the title in the middle of the third."""
    text = f"{TEXT}\n\n# 附件1\n\n# 修缮任务分解表\n\n南渡四十二级。\n\n# 附件2\n\n# 值守要求\n\n昼夜值守。"
    made = Measured("title: 通知\nsignature: 水务局\ndate: '2022-06-08'\nprinter: 办公室\n", text)
    assert [made.page_of(words) for words in ("水务局", "附件1", "附件2", "办公室")] == [1, 2, 3, 4]
    assert made.base("附件2") == pytest.approx(TOP + 0.85 * SIZE, abs=0.6)
    assert made.left("附件2") == pytest.approx(LEFT, abs=0.3)
    title = made.line("值守要求")
    assert (title[0].x0 + title[-1].x1) / 2 * MM_PER_PT == pytest.approx((LEFT + RIGHT) / 2, abs=0.3)
    assert lines_between(made.base("附件2"), made.base("值守要求")) == pytest.approx(1, abs=0.1)


def test_documents_that_the_text_brings_begin_pages_behind_the_signature() -> None:
    """The title of the notice names neither; below 附件 one has the page of that."""
    text = (
        f"《渡口办法》和《值守办法》已经同意，现印发给你们。\n\n# 渡口办法\n\n{TEXT}\n\n# 附件\n\n# 值守办法\n\n{TEXT}"
    )
    fields = "title: 关于印发两个办法的通知\nsignature: 水务局\ndate: '2022-06-08'\n"
    made = Measured(fields, text)
    assert len(made.pages) == 3 and made.page_of("2022年6月8日") == 1
    for number, name in ((2, "渡口办法"), (3, "值守办法")):
        title = made.line(name, number)
        middle = (LEFT + RIGHT) / 2 - (2 if number == 2 else 0)
        assert (title[0].x0 + title[-1].x1) / 2 * MM_PER_PT == pytest.approx(middle, abs=0.3)


def test_an_article_keeps_its_date_for_itself() -> None:
    made = Measured("title: 渡口一年\nauthor: [{name: 沈砚}]\ndate: '2022-06-08'\n")
    assert "2022" not in "".join(glyph.text for page in made.pages for glyph in page.glyphs)


def test_an_organ_that_signs_is_not_named_below_the_title_too() -> None:
    fields = DOCUMENT.replace("title:", "author: [{name: 临江县人民政府}]\ntitle:").replace(
        "人民政府文件", "人民政府办公室文件"
    )
    count = "".join(glyph.text for page in Measured(fields).pages for glyph in page.glyphs).count("临江县人民政府")
    without = "".join(glyph.text for page in Measured(DOCUMENT).pages for glyph in page.glyphs).count("临江县人民政府")
    assert count == without


_HEADS = "序号 渡口名称 所在乡镇 所在河流 河宽/米 水深/米 渡船数/艘 核定载客/人 年客流量/人次 "
_HEADS += "渡工姓名 联系电话 灯光信号 备注"
_CELLS = "1 老鸦口渡 三里湾镇 青石河 320.05 11.23 4 28 125000 欧阳渡 0300-1234567 已设 枯水期停航"
WIDE = "".join(
    f"| {' | '.join(row.split())} |\n" for row in (_HEADS, " ".join(["---"] * 13), *[_CELLS] * 17)
)  # fmt: skip


def test_attachments_of_a_document_that_names_no_organ_begin_pages_too() -> None:
    """Written by hand, without fields: a heading of any level, or a line with a number; what names it is its title."""
    text = f"{TEXT}\n\n## 附件1\n\n### 修缮任务分解表\n\n南渡四十二级。\n\n附件2\n\n值守要求\n\n昼夜值守。"
    made = Measured("title: 通知\n", text)
    assert [made.page_of(words) for words in ("南渡与北渡", "附件1", "附件2")] == [1, 2, 3]
    for annex, title in (("附件1", "修缮任务分解表"), ("附件2", "值守要求")):
        assert made.base(annex) == pytest.approx(TOP + 0.85 * SIZE, abs=0.6)
        shown = made.line(title)
        left = LEFT if made.page_of(annex) % 2 else LEFT - 2
        assert made.left(annex) == pytest.approx(left, abs=0.3)
        assert (shown[0].x0 + shown[-1].x1) / 2 * MM_PER_PT == pytest.approx(left + (RIGHT - LEFT) / 2, abs=0.3)
        assert lines_between(made.base(annex), made.base(title)) == pytest.approx(1, abs=0.1)
    closed = Measured(
        "title: 通知\nissuer: 水务局\nsignature: 临江县水务局\ndate: '2022-06-08'\n", f"{TEXT}\n\n附件1\n\n{TEXT}"
    )
    assert [closed.page_of(words) for words in ("临江县水务局", "附件1")] == [1, 2]
    listed = Measured("title: 通知\n", f"{TEXT}\n\n附件：\n\n石阶修缮任务分解表\n\n{TEXT}")
    assert len(listed.pages) == 1


@pytest.mark.parametrize("fields", ["title: 通知\n", "title: 通知\nsignature: 水务局\ndate: '2022-06-08'\n"])
def test_an_attachment_that_is_a_turned_table_has_its_head_on_the_same_page(fields: str) -> None:
    made = Measured(fields, f"{TEXT}\n\n## 附件1\n\n### 渡口情况一览表\n\n{WIDE}")
    assert len(made.pages) == 2
    with pdfplumber.open(io.BytesIO(made.data)) as pdf:
        turned = [char for char in pdf.pages[1].chars if not char["upright"]]
    words = "".join(char["text"] for char in turned)
    assert words.replace(" ", "").startswith("附件1渡口情况一览表序号") and words.count("老鸦口") == 17
    head, title = turned[0], turned[words.index("渡")]
    # An even page: its type area begins 26 mm from the left edge; a line of the head is 10.2 mm high.
    assert head["x0"] * MM_PER_PT == pytest.approx(26 + (PITCH - SIZE) / 2, abs=1.2)
    assert head["bottom"] * MM_PER_PT == pytest.approx(BOTTOM, abs=3)
    assert (title["x0"] - head["x0"]) * MM_PER_PT == pytest.approx(2 * PITCH, abs=1.5)
    assert max(char["x1"] for char in turned) * MM_PER_PT < 26 + 156 + 0.2
    middle = [char for char in turned if char["text"] in "渡口情况一览表" and char["size"] > 20]
    ends = [char["top"] for char in middle] + [char["bottom"] for char in middle]
    assert (min(ends) + max(ends)) / 2 * MM_PER_PT == pytest.approx((TOP + BOTTOM) / 2, abs=2.6)


def test_other_formats_close_the_document_before_an_attachment_typed_as_a_paragraph() -> None:
    text = f"## 一、修缮\n\n{TEXT}\n\n附件1\n\n任务分解表\n"
    made = read_book(f"---\n{DOCUMENT}---\n\n{text}", "a.md", None)
    plain = write_txt(made, STYLE).decode()
    with zipfile.ZipFile(io.BytesIO(write_epub(made, STYLE))) as archive:
        page = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith("article.xhtml"))
    for shown in (plain, page):
        assert shown.index("2022年6月8日") < shown.index("任务分解表", shown.index("附件1"))


JOINT = "title: 关于修灯的通知\ndate: '2022-06-08'\nsignature: [{}]\n"


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (("临江县水务局", "临江县财政局", "临江县交通局"), 1),
        (("临江县住房和城乡建设局", "临江县财政局", "临江县市场监督管理局"), 2),
        (("临江县住房和城乡建设管理委员会办公室", "临江县财政局"), 2),
    ],
)
def test_no_name_of_joint_signatures_is_torn(names: tuple[str, ...], rows: int) -> None:
    made = Measured(JOINT.format(", ".join(names)))
    heights = {round(made.line(name)[0].y) for name in names}
    assert len(heights) == rows
    assert made.line("2022年6月8日")[0].y < min(made.line(names[-1])[0].y, min(heights) + 1)


@pytest.mark.parametrize("count", [18, 19, 20, 21])
def test_rows_of_seals_are_equally_high_and_two_lines_of_the_text_stand_above_them(count: int) -> None:
    names = [f"临江县{name}局" for name in ("水务", "财政", "交通", "民政", "公安", "教育", "林业")]
    made = Measured(JOINT.format(", ".join(names)), "\n\n".join([TEXT] * count))
    heads = [made.base(names[n]) for n in (0, 3, 6)]
    assert [lines_between(*pair) for pair in pairwise(heads)] == pytest.approx([3, 3], abs=0.1)
    page = made.pages[made.page_of(names[0]) - 1]
    above = {round(glyph.y) for glyph in page.glyphs if glyph.text.strip() and 297 - glyph.y * MM_PER_PT < heads[0] - 1}
    assert len(above) >= 2


def test_no_page_ends_with_a_line_that_heads_the_next() -> None:
    """（二） typed as a paragraph; 1. and 2. below each other are a list, which may be parted."""
    made = Measured("title: 通知\n", f"{TEXT}\n\n" + "灯。\n\n" * 15 + f"（二）渡口的灯。\n\n{TEXT}")
    assert made.page_of("（二）渡口的灯") == 2
    listed = Measured("title: 通知\n", f"{TEXT}\n\n" + "灯。\n\n" * 15 + f"1．南渡的灯\n\n2．北渡的灯\n\n{TEXT}")
    assert listed.page_of("1．南渡的灯") == 1


def test_lines_typed_as_paragraphs_close_the_document_as_fields_do() -> None:
    typed = Measured("title: 关于修灯的通知\n", f"{TEXT}\n\n临江县水务局\n\n2022年6月8日\n\n（此件公开发布）")
    given = Measured("title: 关于修灯的通知\nsignature: 临江县水务局\ndate: '2022-06-08'\nnote: 此件公开发布\n")
    for words in ("临江县水务局", "2022年6月8日", "（此件公开发布）"):
        one, other = typed.line(words)[0], given.line(words)[0]
        assert (one.x0, one.y) == pytest.approx((other.x0, other.y), abs=0.1)
