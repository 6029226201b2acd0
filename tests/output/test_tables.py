"""The widths of a table's columns, and where it goes when they do not fit."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pdfplumber
import pytest
from lxml import etree

from kanyin.book.reader import read_book
from kanyin.book.title_lines import Words
from kanyin.output import xhtml
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.tables import fit_tables
from kanyin.output.table_grid import Cell, rows_of
from kanyin.output.tables import PADDING, SMALLER, Columns, cell_width, loosen_tables
from kanyin.remarks import heard
from kanyin.style import MM_PER_PT, Style, load_style
from tests.output.fragments import changed

JOURNAL, ARTICLE = load_style("journal"), load_style("article")


def table(head: list[str], *body: list[str]) -> str:
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in body)
    dashes = "<colgroup><col style='width: 9%' /></colgroup>"
    return f"<table>{dashes}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def fit(rows: list[list[str]], style: Style = JOURNAL, words: Words | None = None) -> tuple[str, list[float], str]:
    """Class, widths in percent, and the XHTML of a fitted table."""
    made = changed(table(*rows), fit_tables, style, words or Words())
    kind = made.split('"')[1]
    return kind, [float(n) for n in re.findall(r"width: ([\d.]+)%", made)], made


def test_dashes_of_the_source_do_not_count() -> None:
    kind, widths, _ = fit([["年", "册"], ["2020", "12"]])
    assert kind == "table"
    assert len(widths) == 2
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_a_wide_table_goes_smaller_and_then_across() -> None:
    cells = ["158（121，196）", "年龄/岁", "0.465", "76.4±6.8"]
    assert fit([cells[:3], cells[:3]])[0] == "table"
    assert fit([cells * 2, cells * 2])[0].split() == ["table", "wide"]
    assert fit([cells * 2, cells * 2], ARTICLE)[0] in ("table", "table smaller")


def test_figures_get_the_room_they_need() -> None:
    _, (name, value), _ = fit([["项目", "值"], ["说明" * 30, "13.9（10.1，18.4）"]])
    em = JOURNAL.text["table"].size * MM_PER_PT
    assert value / 100 * JOURNAL.column_width / em > 8.25 + 0.5
    assert name > value


def test_a_quantity_over_its_unit_is_whole_in_a_head() -> None:
    rows = [["水位/m", "流量/(m³/s)", "说明"], *[["1.2", "3", "石阶" * 20]] * 3]
    _, widths, _ = fit(rows)
    em = JOURNAL.text["table"].size * MM_PER_PT
    wanted = [cell_width(Cell((head,), True)) for head in rows[0][:2]]
    assert all(share / 100 * JOURNAL.column_width / em >= want for share, want in zip(widths, wanted, strict=False))


def test_heads_break_between_words() -> None:
    rows = [["支持违约金", *["甲乙丙丁戊"] * 5], ["1"] * 6]
    assert "支持<br/>违约金" in fit(rows, words=Words(("违约金",)))[2]
    assert "支持违<br/>约金" in fit(rows, words=Words(("支持违",)))[2]


def joined(heads: str, *rows: str) -> str:
    """A table with joined cells: ``2x1:甲`` is a cell of two rows and one column."""

    def row(cells: str, name: str) -> str:
        made = (cell.rpartition(":") for cell in cells.split())
        sizes = ((size.split("x") if size else ("1", "1"), text) for size, _, text in made)
        return "".join(f'<{name} rowspan="{y}" colspan="{x}">{text}</{name}>' for (y, x), text in sizes)

    head = "".join(f"<tr>{row(one, 'th')}</tr>" for one in heads.split("/"))
    body = "".join(f"<tr>{row(one, 'td')}</tr>" for one in rows)
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def test_no_figure_is_torn_below_joined_heads() -> None:
    html = joined(
        "2x1:渡口 1x3:水位/m 1x3:流量/(m³/s) / 2019年 2020年 2021年 2019年 2020年 2021年", "沙洲 " + "1133.99 " * 6
    )
    made = changed(html, fit_tables, JOURNAL, Words())
    assert made.startswith('<div class="table smaller">')
    em = JOURNAL.text["table"].size * SMALLER * MM_PER_PT
    widths = [float(n) / 100 * JOURNAL.column_width / em for n in re.findall(r"width: ([\d.]+)%", made)]
    assert len(widths) == 7
    assert all(width >= cell_width(Cell(("1133.99",), is_head=False)) + PADDING for width in widths[1:])


def test_what_names_a_table_above_it_goes_where_it_goes() -> None:
    body = table(["号", "所见"], ["1", "石阶"])
    named = f'<div id="t" class="caption"><p>表2　石阶<br/>Table 2 Steps</p></div>{body}'
    made = changed(named, fit_tables, JOURNAL, Words())
    assert made.startswith('<div class="table" id="t"><table class="fitted"><caption ')
    assert ">表2　石阶<br/>Table 2 Steps</caption>" in made
    other = changed(f'<div class="caption"><p>图2　石阶</p></div>{body}', fit_tables, JOURNAL, Words())
    assert other.startswith('<div class="caption">')


@pytest.mark.parametrize(("lang", "head"), [("zh-CN", "续表2"), ("zh-TW", "續表2")])
def test_what_a_table_is_called_when_it_goes_on_is_in_the_characters_of_the_text(lang: str, head: str) -> None:
    long = table(["日", "所"], *([str(n), "石"] for n in range(90)))
    made = changed(f'<div class="caption"><p>表2　石</p></div>{long}', fit_tables, JOURNAL, Words(), lang)
    assert re.findall('data-continued="([^"]*)"', made) == [head]


def test_such_a_table_moves_where_it_goes_across_the_columns() -> None:
    """Above the white that it leaves both columns would end."""
    named = '<div class="caption"><p>表2　石阶</p></div>'
    heads = [f"第{n}级石阶的高程" for n in range(12)]
    for body, moves in ((table(heads, ["1234.56"] * 12), True), (table(["号", "所见"], ["1", "石阶"]), False)):
        made = changed(named + body, fit_tables, JOURNAL, Words())
        assert ("wide" in made.split(">")[0], "data-float" not in made) == (moves, moves)


def test_a_joined_head_is_as_wide_as_its_columns_want() -> None:
    made = changed(joined("1x2:各年各月各处的水位 说明", "1 2 无"), fit_tables, JOURNAL, Words())
    first, second, third = (float(n) for n in re.findall(r"width: ([\d.]+)%", made))
    assert first == pytest.approx(second, abs=0.02)
    assert first + second > 10 / 22 * 100
    assert third > 2 / 22 * 100


def test_a_span_beyond_the_columns_leaves_no_empty_ones() -> None:
    made = changed(joined("1x9:水位", "1 2", "9x1:3 4"), fit_tables, JOURNAL, Words())
    assert re.findall(r'colspan="(\d)"', made)[0] == "2"
    assert 'rowspan="9"' not in made
    assert len(re.findall(r"<col ", made)) == 2


@pytest.mark.parametrize("lines", [1, 2, 9])
def test_the_head_of_a_table_is_never_left_out(lines: int) -> None:
    """Not where its rows find no room below it on one page either."""
    rows = "\n".join(f"| {n} | {'石阶松动，青苔' * lines * 4} | {'渡口的人' * 2} |" for n in range(1, 6))
    source = f"---\ntitle: 渡口\n---\n\n正文。\n\n| 号 | 所见之事 | 何人 |\n|---|---|---|\n{rows}\n"
    data = write_pdf(read_book(source, "a.md", None), load_style("official"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert "所见之事" in "".join(page.extract_text() for page in pdf.pages)


def test_a_long_table_begins_where_it_stands_and_keeps_the_grid_around() -> None:
    rows = "\n".join(f"| {n} | 渡口 | {1800 + n} |" for n in range(60))
    text = "渡口的石阶一共是四十七级。\n\n" * 3
    markdown = f"---\ntitle: 长表\n---\n\n{text}| 号 | 名 | 年 |\n|---|---|---|\n{rows}\n\n{text}"
    for style in (JOURNAL, replace(ARTICLE, lines=30)):
        with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), style))) as document:
            first = document.pages[0].extract_text()
        assert "1805" in first


def test_text_after_a_table_across_the_columns_is_on_the_grid() -> None:
    wide = "| " + " | ".join(["158（121，196）"] * 6) + " |\n"
    text = "".join(f"第{n}句说的是渡口的石阶，一共四十七级，退水的时候可以走到沙洲上去。" for n in range(9)) + "\n\n"
    markdown = f"---\ntitle: 通栏\n---\n\n{text}{wide}{'|---' * 6}|\n{wide}\n\n{text}{text}"
    with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), JOURNAL))) as document:
        page = document.pages[0]
        feet = {
            round((page.height - JOURNAL.margin_top / MM_PER_PT - c["matrix"][5]) % JOURNAL.leading, 1)
            for c in page.chars
            if abs(c["size"] - JOURNAL.size) < 0.1
        }
        across = [c for c in page.chars if c["text"] == "（"]
    assert max(feet) - min(feet) < 0.3
    assert max(c["x0"] for c in across) - min(c["x0"] for c in across) > JOURNAL.column_width / MM_PER_PT


def built(markdown: str, style: Style = JOURNAL) -> list[pdfplumber.page.Page]:
    data = write_pdf(read_book(f"---\ntitle: 表\n---\n\n{markdown}", "a.md", None), style)
    return pdfplumber.open(io.BytesIO(data)).pages


def piped(head: list[str], *body: list[str]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body)) + "\n"


def words_of(pages: list[pdfplumber.page.Page]) -> set[str]:
    return {word["text"] for page in pages for word in page.extract_words(x_tolerance=1)}


@pytest.mark.parametrize("style", [JOURNAL, ARTICLE, load_style("book"), load_style("official")])
def test_no_figure_date_or_address_is_torn_in_a_cell(style: Style) -> None:
    figures = ["2021-07-15", "1,048.25", "0571-8800123", "zhang@example.org", "13.9±0.46"]
    row = ["3", "渡口石阶修缮与护岸工程", *figures, "https://example.org/shijie/hu-an/index.html"]
    pages = built(piped([f"栏目{n}" for n in range(len(row))], row, row), style)
    upright = words_of(pages)
    if any(not char["upright"] for page in pages for char in page.chars):
        turned = "".join(char["text"] for page in pages for char in page.chars if not char["upright"])
        assert all(figure in turned for figure in figures)
    else:
        assert all(figure in upright for figure in figures)


def test_a_row_is_never_torn_and_the_head_comes_again_with_the_tables_number() -> None:
    rows = [
        [str(n), f"第{n}级石阶自渡口向上数起", "水退之后石面露出刻痕，刻的是年份与水位高低，字迹尚可辨认清楚。"]
        for n in range(60)
    ]
    table = ": 表3 石阶\n\n" + piped(["号", "所在", "所见"], *rows)
    pages = built("渡口的石阶一共是四十七级。\n\n" * 20 + table, load_style("book"))
    texts = [page.extract_text() for page in pages]
    own = [text for text in texts if "第3级" in text or "续表3" in text]
    assert len(own) > 2
    assert sum("表3 石阶" in text for text in texts) == 1
    assert all("所在" in text for text in own)
    for text in own[1:]:
        assert "续表3" in text
        first_row = text.split("所见", 1)[1].split("\n")[1]
        assert "级石阶" in text.split("所见", 1)[1][:40], first_row


def test_figures_stand_with_their_points_below_each_other() -> None:
    body = [["甲", "12.5"], ["乙", "1,203.75"], ["丙", "0.3"], ["丁", "—"]]
    (page,) = built("前文一段说明。\n\n" + piped(["项", "值"], *body), ARTICLE)
    size = ARTICLE.text["table"].size
    points = {round(char["x0"], 1) for char in page.chars if char["text"] == "." and abs(char["size"] - size) < 0.1}
    assert len(points) == 1


def test_sentences_begin_at_the_left_of_their_column() -> None:
    made = fit([["项", "说明"], ["甲", "这一段讲的是渡口石阶的来历，共有三条。"], ["乙", "从略。"]])[2]
    assert made.count('<td class="sentence">') == 2


def test_notes_stand_with_their_table_in_small_type() -> None:
    text = "渡口的石阶一共是四十七级，退水的时候可以走到沙洲上去，涨水的时候就不行了。\n\n"
    (page,) = built(
        text + piped(["年", "级"], ["1921", "47"]) + "\n注：未计水下各级。\n\n资料来源：县志。\n\n" + text, ARTICLE
    )
    sizes = {round(char["size"], 1) for char in page.chars if char["text"] in "注：源志"}
    assert sizes == {round(ARTICLE.text["table"].size * 0.84, 1)}
    assert changed("<p>甲</p><p>注：乙</p>", fit_tables, JOURNAL, Words()) == "<p>甲</p><p>注：乙</p>"


def test_a_table_that_fits_nowhere_is_set_sideways_and_told() -> None:
    row = [f"{n}2345678.90" for n in range(1, 13)]
    with heard() as remarks:
        pages = built(
            "前文一段说明。\n\n: 表1 宽\n\n" + piped([f"第{n}项" for n in range(12)], *[row] * 60),
            load_style("official"),
        )
    assert [remark.problem for remark in remarks if "表1 宽" in remark.problem]
    turned = [page for page in pages if any(not char["upright"] for char in page.chars)]
    assert len(turned) > 1
    for page in turned:
        chars = [char for char in page.chars if not char["upright"]]
        assert min(char["x0"] for char in chars) > 0 and max(char["x1"] for char in chars) < float(page.width)
        assert min(char["top"] for char in chars) > 0 and max(char["bottom"] for char in chars) < float(page.height)
        text = "".join(char["text"] for char in chars)
        assert "第11项" in text
        assert all(figure in text for figure in row)


def test_what_is_noted_below_a_turned_table_is_turned_with_it() -> None:
    row = [f"{n}2345678.90" for n in range(1, 13)]
    table = piped([f"第{n}项" for n in range(12)], *[row] * 40)
    pages = built(
        f"前文一段说明。\n\n: 表1 宽\n\n{table}\n注：水尺零点一律为石阶脚下。\n\n后文一段。\n", load_style("official")
    )
    turned = [page for page in pages if any(not char["upright"] for char in page.chars)]
    said = ["".join(char["text"] for char in page.chars if not char["upright"]) for page in turned]
    assert ["石阶脚下" in text for text in said] == [*[False] * (len(said) - 1), True]
    assert not any("石阶脚下" in "".join(char["text"] for char in page.chars if char["upright"]) for page in pages)


def test_a_name_with_its_number_is_not_torn_in_a_narrow_column() -> None:
    cells = [Cell((text,), is_head=False) for text in ("北石埠12", "北石埠的渡工")]
    assert [Columns.of([[cell]]).hard[0] > cell_width(cell) for cell in cells] == [True, False]
    head = Cell(("渡运量（人次）",), is_head=True)
    assert Columns.of([[head]]).hard[0] >= 4


def test_a_turned_table_whose_sentences_are_long_takes_few_pages() -> None:
    """Beside nine columns of figures a sentence would have four characters a line, and each row a page."""
    row = [*["1,234.56**"] * 9, "没有人说话的时候，守闸的年轻人抬头望了望对岸的灯，仿佛这一切早已说定。"]
    head = [*(f"第{n}项" for n in range(9)), "备注"]
    pages = built(": 表1 宽\n\n" + piped(["站点", *head], *[["柳树湾1", *row]] * 24), load_style("official"))
    turned = [page for page in pages if any(not char["upright"] for char in page.chars)]
    assert len(turned) < 7


def test_a_long_table_across_the_columns_begins_on_the_opening_page() -> None:
    rows = [[str(n), f"第{n}级", "2021-07-15", "13.9", "0.46", "石面刻痕尚可辨认，年份不详"] for n in range(70)]
    pages = built(f"{'渡口的石阶一共是四十七级。' * 20}\n\n" + piped(list("甲乙丙丁戊己"), *rows))
    assert "第3级" in pages[0].extract_text()


@pytest.mark.parametrize("style", [load_style(name) for name in ("article", "official", "book")])
def test_figures_beside_a_long_sentence_are_whole(style: Style) -> None:
    """The column is just as wide as its longest figure."""
    sentence = "此格的说明写得很长，一行排不下去就得转到下一行，再接着写几句别的话"
    head, name = ["闸名", "孔数", "水量", "说明"], "Upper Gate of the Old River Works"
    figures = ["1,234.50", "99.00", "-3.5"]
    rows = [["青石闸", "12", figures[0], sentence], ["下闸", "7", figures[1], "短"], [name, "100", figures[2], "短"]]
    columns = f"| {' | '.join(head)} |\n|:---|:---:|---:|---|\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    assert set(figures) <= words_of(built(f": 表1 水量\n\n{columns}", style))


def test_emoji_take_more_room_than_han() -> None:
    assert cell_width(Cell(("🟢 90%",), is_head=False)) > 1.25 + cell_width(Cell((" 90%",), is_head=False)) - 0.3
    assert cell_width(Cell(("⚠️",), is_head=False)) == 1.25


@pytest.mark.parametrize("style", [load_style(name) for name in ("article", "book")])
def test_a_bold_figure_is_whole(style: Style) -> None:
    """Bold Latin is a sans, and wider."""
    sentence = "这一格写得很长，写到第二行还没有写完，接着又写了一句，再写一句就到第三行了"
    rows = [["**灯塔和石阶**", sentence, "**70-85**", sentence], ["**渡口**", sentence, "**55-70**", sentence]]
    markdown = "| 要素 | 表现 | 预估百分位 | 对照 |\n|---|---|:---:|---|\n"
    markdown += "".join(f"| {' | '.join(row)} |\n" for row in rows)
    assert {"70-85", "55-70"} <= words_of(built(markdown, style))


def test_code_alone_in_a_narrow_cell_ends_its_lines_between_its_words() -> None:
    cells = "| `night_watch` + `lamp_instructions` | `tide_table` + `harbour_regulations` |"
    rows = "".join(f"| {'灯' * 30} {cells} {'潮' * 60} |\n" for _ in range(3))
    markdown = f"| 灯 | 模块 | 又一 | 潮 |\n|---|---|---|---|\n{rows}"
    words = words_of(built(markdown, load_style("book")))
    assert not {word for word in words if word.isascii() and not word.isdigit()} - {
        "night_watch", "lamp_instructions", "lamp_", "instructions", "tide_table", "harbour_regulations", "harbour_",
        "regulations", "+", "night_", "watch",
    }  # fmt: skip


def test_a_number_in_groups_of_digits_is_one() -> None:
    """GB/T 15835: 1 428 992 is not parted where the table has no room."""
    groups = [["方法", "参数量", *(f"数据集{n} 误差" for n in "甲乙丙丁戊己庚")]]
    rows = [[name, "1 428 992", *["14.12"] * 7] for name in ("甲法", "乙法", "丙法")]
    made = fit([*groups, *rows], load_style("official"))[2]
    assert re.search(r'nowrap[^>]*">1 428 992<', made)
    widths = [float(n) for n in re.findall(r"width: ([\d.]+)%", made)]
    assert widths[1] > widths[2]


def test_a_day_is_one_in_a_cell() -> None:
    long = "沿河各处逐项核对石阶的高低，登记造册"
    pages = built(
        piped(["段", "时间", "所做", "单位"], *[["一", "7月16日至9月30日", long, long]] * 2), load_style("book")
    )
    text = "".join(page.extract_text() for page in pages).replace(" ", "")
    assert text.count("7月16日") == 2
    assert text.count("9月30日") == 2


def test_a_figure_beside_sentences_stands_where_its_column_does() -> None:
    sentence = "此格的说明写得很长，一行排不下去就得转到下一行，再接着写几句别的话。" * 2
    html = read_book(f"| 名 | 说明 |\n|---|---:|\n| 甲 | {sentence} |\n| 乙 | 1234 |\n", "a.md", None).html
    made = changed(html, fit_tables, JOURNAL, Words())
    assert re.search(r'<td style="[^"]*text-align: right[^"]*"[^>]*>1234', made)


def test_code_in_a_cell_is_whole_and_has_no_hyphen() -> None:
    """Its letters are wider than those of text, and a hyphen behind them would seem to be code."""
    rows = "".join(f"| `insert(x)` | {'返回第一个等于它的下标' * 2} | `a.append(17)` | {n}.25 |\n" for n in range(4))
    markdown = f"---\ntitle: 渡口\n---\n\n| 方法 | 作用 | 例子 | 时间 |\n|---|---|---|---|\n{rows}"
    with pdfplumber.open(io.BytesIO(write_pdf(read_book(markdown, "a.md", None), load_style("book")))) as pdf:
        lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
    for code in ("insert(x)", "a.append(17)"):
        assert sum(line.count(code) for line in lines) == 4, lines


def test_long_code_in_a_cell_is_parted_between_its_names() -> None:
    code = "collections.OrderedDict.move_to_end(key, last=True)"
    assert cell_width(Cell((code,), False, (code,))) == pytest.approx(0.86 * 0.6 * len(code))
    _, widths, _ = fit([["函数", "用"], [f"<code>{code}</code>", "说明" * 30]], load_style("book"))
    style = load_style("book")
    name = 0.86 * 0.6 * len("OrderedDict.") * style.text["table"].size * MM_PER_PT
    assert widths[0] / 100 * style.column_width > name


def test_a_table_that_may_be_parted_but_fits_one_page_is_told() -> None:
    """It may move as a whole; one of more rows than a page has lines is parted where it stands."""
    style = load_style("book")

    def kind(rows: int) -> list[str]:
        made = table(["级", "状"], *[["1931", "退水"]] * rows).replace("<table>", "<table><caption>表1</caption>")
        return changed(made, fit_tables, style, Words()).split('"')[1].split()

    assert kind(10) == ["table"]
    assert kind(20) == ["table", "long", "one-page"]
    assert kind(40) == ["table", "long"]


def test_on_a_screen_decimal_points_stand_below_each_other() -> None:
    """White in widths of a digit makes up for the digits that a figure lacks before its point and behind it."""
    made = changed(table(["渡口", "水位"], ["甲", "1 931.4"], ["乙", "7.25"], ["丙", "47"], ["丁", "—"]), loosen_tables)
    styles = re.findall(r'<td(?: style="([^"]*)")?>([^<]*)<', made)
    lacks = {text: [float(n) for n in re.findall(r"em \+ ([\d.]+)ch", style)] for style, text in styles}
    assert lacks == {
        "甲": [], "1 931.4": [1.0], "乙": [], "7.25": [3.5], "丙": [], "47": [2.5, 2.5], "丁": [], "—": []
    }  # fmt: skip
    assert all("padding" not in style for style, text in styles if text in "甲乙丙丁—")
    kept = changed('<table><tbody><tr><td style="text-align: right;">1.5</td></tr>'
                   "<tr><td>12</td></tr></tbody></table>", loosen_tables)  # fmt: skip
    assert "text-align: right; padding-left: calc(0.3em + 1ch)" in kept


@pytest.mark.parametrize(
    ("cell", "is_kept"), [("<td>2016</td>", False), ('<td style="text-align: center">1</td>', True)]
)
def test_on_a_screen_a_head_stands_as_the_cells_below_it(cell: str, is_kept: bool) -> None:
    head = '<th style="text-align: center">年份</th>'
    made = changed(f"<table><thead><tr>{head}</tr></thead><tbody><tr>{cell}</tr></tbody></table>", loosen_tables)
    assert ("text-align" in made.split("</th>")[0]) == is_kept and "width: 100.00%" in made


def test_long_heads_take_two_lines() -> None:
    head = ["水闸名称", "有效灌溉面积/hm²", "主要建设内容及做法", "说明"]
    row = ["南渡七号闸", "3 063", "条石补配", "石阶年年修补，灯火夜夜不熄，往来的人都走得安稳，也不再绕远路了。"]
    _, widths, made = fit([head, *[row] * 4], ARTICLE, Words())
    assert all(heading.count("<br") <= 1 for heading in re.findall("<th.*?</th>", made))
    assert widths[3] > max(widths[:3])


WIDE_HEAD = [
    "年份", "有效灌溉面积/hm²", "平均渡运人次/万人", "最高水位/m", "最低水位/m", "年均流量/(m³·s⁻¹)", "堤防加固长度/km",
    "新修石阶级数", "灯具更换数量/盏", "渡船维修费用/万元", "渡口值守时长/h", "备注",
]  # fmt: skip
WIDE_ROW = ["2018", "1 215.3", "34.1", "13.06", "7.33", "402.8", "4.5", "150", "52", "21.90", "1 402", "新船投用"]


@pytest.mark.parametrize("style", [JOURNAL, load_style("book")], ids=["across the columns", "turned"])
def test_heads_of_twelve_columns_take_two_lines_where_there_is_room_for_that(style: Style) -> None:
    _, _, made = fit([WIDE_HEAD, *[WIDE_ROW] * 3], style, Words(text="水位、石阶、水位、石阶"))
    heads = [re.sub("<br[^>]*>", "|", head) for head in re.findall("<th[^>]*>(.*?)</th>", made)]
    assert all(head.count("|") <= 1 for head in heads)
    assert "最高|水位/m" in heads and "新修|石阶级数" in heads


def test_sentences_begin_at_the_left_whatever_their_column_asks_for() -> None:
    cell = '<td style="text-align: right;">石阶年年修补，灯火夜夜不熄，往来的人都走得安稳。</td>'
    made = changed(f"<table><tbody><tr><td>一</td>{cell}</tr></tbody></table>", fit_tables, JOURNAL, Words())
    assert "text-align" not in made


def test_items_of_a_list_in_a_cell_are_whole() -> None:
    days = ["南渡石阶、北渡石阶、灯塔", "芦苇荡、望江亭", "旧码头、新码头、船坞、水文站"]
    _, _, made = fit([["周一", "周二", "周三"], days], JOURNAL)
    assert '<span class="whole">北渡石阶</span>、' in made


def test_a_formula_takes_the_room_of_its_signs_and_not_of_its_tex() -> None:
    book = read_book(
        "---\ntitle: 渡口\n---\n\n| 方法 | 耗时 | 说明 |\n|---|---|---|\n"
        "| 逐盏查找 | $O(n\\log n)$ | 灯多时慢，灯少时快，要看灯是不是排好了次序 |\n",
        "a.md", None,
    )  # fmt: skip
    made = changed(book.html, fit_tables, ARTICLE, Words())
    ems = [float(n) / 100 * ARTICLE.characters for n in re.findall(r"width: ([\d.]+)%", made)]
    assert 4.9 + PADDING < ems[1] < 11 and ems[2] > 20, "Termes Math sets it 4.96 em wide"
    assert 'class="sentence"' not in made.split("</td>")[1]


def test_a_formula_in_a_cell_is_measured_by_what_it_shows() -> None:
    book = read_book(
        "---\ntitle: 甲\n---\n\n| $n$ | $-\\frac{1}{30}$ |\n|--|--|\n| $\\sqrt{x^2}$ | 灯 |\n", "a.md", None
    )
    (table,) = xhtml.elements(etree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{book.html}</div>'), "table")
    widths = [[cell_width(cell) for cell in row] for row in rows_of(table)]
    assert 0.4 < widths[0][0] < 0.8 and 1.0 < widths[0][1] < 3.0 and widths[1][0] < 3.0


def test_cells_of_many_rows_get_the_room_that_heads_above_figures_want() -> None:
    heads = [
        "渡口",
        "2025年修缮（级）",
        "2025年验收（级）",
        "2026年续修（级）",
        "2026年新修（级）",
        "责任单位",
        "完成时限",
    ]
    row = ["城东渡口", "126", "98", "28", "110", "县水务局、县交通运输和航道管理局", "2026年11月底"]
    _, widths, _ = fit([heads, *[row] * 6], load_style("official"))
    assert widths[5] > 1.5 * max(widths[1:5])


@pytest.mark.parametrize(("above", "parts"), [(27, 1), (24, 2)])
def test_a_small_table_without_a_caption_is_parted_where_it_would_leave_a_hole(above: int, parts: int) -> None:
    """Where three lines or fewer are left, it goes to the next page whole."""
    rows = piped(["项目", "数"], *[[f"第{n}处", f"{n}"] for n in "一二三四五六七八"])
    pages = built("河水涨了。\n\n" * above + rows + "\n\n河水退了。", ARTICLE)
    heads = [page.extract_text().count("项目") for page in pages]
    assert sum(heads) == parts
    assert "第八处" in pages[1].extract_text()


def test_a_table_of_five_lines_is_never_parted() -> None:
    assert "may-part" in fit([["项目", "数"], *[["一处", "1"]] * 6])[0].split()
    assert fit([["项目", "数"], *[["一处", "1"]] * 4])[0].split() == ["table"]


def test_sentences_get_the_room_that_shorter_cells_can_spare() -> None:
    long = "沿河各处逐项核对石阶的高低与缺损，登记造册，汛前补齐，并在渡口的木牌上写明" * 2
    rows = [[f"第{n}处渡口的名称", "石阶四十七级，木牌两块", "上河村与下河村之间的沙洲", long] for n in "一二三四"]
    _, widths, _ = fit([["渡口", "所有", "所在", "说明"], *rows], ARTICLE)
    assert widths[-1] > 40
