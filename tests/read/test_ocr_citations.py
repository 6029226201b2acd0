"""Citations that lost a bracket to text recognition or went into a formula, and ranges whose dash it misread."""

from __future__ import annotations

import pytest

from kanyin.model import MATH, SUP
from kanyin.read.ocr.inline import read_inline
from tests.read.test_ocr import HEAD, LINE, clean, texts


def shown(text: str) -> str:
    return text.replace(MATH[0], "$").replace(MATH[1], "$")


def body(*paragraphs: str) -> list[str]:
    return [shown(text) for text in texts(clean(HEAD + "\n\n".join(paragraphs)))]


def test_a_citation_that_is_the_next_one_is_closed() -> None:
    first = f"{LINE}罗安平等[1-8]都说灯要有人管。"
    second = f"{LINE}沈漱舟[9认为渡口也要灯；文献[10]和方砚\\[11，都量过灯[12。"
    assert body(first, second)[1].endswith("沈漱舟[9]认为渡口也要灯；文献[10]和方砚[11]，都量过灯[12]。")


@pytest.mark.parametrize(
    "text",
    [
        "沈漱舟[1认为渡口也要灯",  # [1 may have been [10]
        "沈漱舟[46认为渡口也要灯",  # no citation before it is near
        "灯的亮度在[9，12）内变化",
        "沈漱舟[9和10]认为渡口也要灯",
    ],
)
def test_a_citation_whose_number_may_be_cut_is_left(text: str) -> None:
    assert text in body(f"{LINE}罗安平等[1-8]与方砚[9]都说灯要有人管。", f"{LINE}{text}。")[1]


def test_a_page_without_whole_citations_keeps_its_brackets() -> None:
    assert "沈漱舟[1认为" in body(f"{LINE}沈漱舟[1认为渡口也要灯。")[0]


@pytest.mark.parametrize(
    ("read", "formula", "raised"),
    [
        (r"$1 2 \mathrm { m } ^ { [ 2 2 ] }$", r"1 2 \mathrm { m }", "[22]"),
        (r"$1 7 \% ^ { [ 1 - 3 ] }$", r"1 7 \%", "[1-3]"),
        (r"$3 \mathrm { k m ^ { 2 [ 1 7 ] } }$", r"3 \mathrm { k m ^ { 2 } }", "[17]"),
        (r"$3 8 . 9 \% [ 3 ]$", r"3 8 . 9 \%", "[3]"),
    ],
)
def test_a_citation_raised_behind_a_formula_is_no_part_of_it(read: str, formula: str, raised: str) -> None:
    assert read_inline(read).text == f"{MATH[0]}{formula}{MATH[1]}{SUP[0]}{raised}{SUP[1]}"


def test_a_raised_index_stays_in_its_formula() -> None:
    assert read_inline(r"$X ^ { [ n ] }$").text == rf"{MATH[0]}X ^ {{ [ n ] }}{MATH[1]}"


def test_a_degree_that_lost_its_backslash() -> None:
    assert r"^\circ" in read_inline(r"灯下 $1 6 \mathrm { { ^ circ C } }$").text


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("渡口开灯6一8月，", "渡口开灯6—8月，"),
        (r"亮度在 $5 \%$ 一 $2 5 \%$ 之间", r"亮度在 $5 \%$—$2 5 \%$ 之间"),
        (r"灯距24— ${ \cdot 3 7 } \mathrm { m }$", r"灯距24—${3 7 } \mathrm { m }$"),
        (r"灯距0一 ${ \cdot } 5 0 \ \mathrm { m }$", r"灯距0—$5 0 \ \mathrm { m }$"),
        (r"灯距（$\cdot R _ { n }$）不变", r"灯距（$R _ { n }$）不变"),
        (r"渡口 $^ +$ 书屋 $^ { + }$ 街道", r"渡口 $+$ 书屋 $+$ 街道"),
        (r"灯油中的 Na $^ +$ 与 Cl", r"灯油中的 Na $^ +$ 与 Cl"),
        (r"灯距1一 $- 2 \mathrm { m }$", r"灯距1—$2 \mathrm { m }$"),
        (r"灯的总数 $T _ { \circ }$ 渡口的灯不计", r"灯的总数 $T$。渡口的灯不计"),
        (r"灯数多 $1 8 \%$ ○由此可知渡口的灯不计", r"灯数多 $1 8 \%$。由此可知渡口的灯不计"),
        (r"灯的总数 $T _ { \circ }$ 为已知", r"灯的总数 $T _ { \circ }$ 为已知"),
        (r"加油 $2 \mathrm { m L }$（20点灯，照亮渡口", r"加油 $2 \mathrm { m L }$点灯，照亮渡口"),
        (r"灯数减少 $1 7 . 4 \% . 5 9 . 0 \%$ 和", r"灯数减少 $1 7 . 4 \%$、$5 9 . 0 \%$ 和"),
        (r"灯数减少 $5 . 3 \%$ $. 5 . 1 \%$ 和", r"灯数减少 $5 . 3 \%$、$5 . 1 \%$ 和"),
        ("罗安平等[3],Marsh等[4]量过灯", "罗安平等[3]，Marsh等[4]量过灯"),
        (r"加油 $2 \mathrm { m L }$（20盏灯）后", r"加油 $2 \mathrm { m L }$（20盏灯）后"),
    ],
)
def test_marks_beside_formulas(read: str, printed: str) -> None:
    assert body(f"{LINE}{read}。")[0].endswith(f"{printed}。")


def test_a_label_of_the_list_that_lost_its_last_figure_is_whole() -> None:
    works = [f"[{n}]方砚. 第{n}间书屋的灯[J]. 临城学报, 2012, 3(2): 1-9." for n in range(1, 14)]
    works[10] = works[10].replace("[11]", "[1]")
    data = "\n\n# 支撑数据：\n\n[1]方砚. 灯.txt. 书屋的灯.  \n[2]方砚. 船.txt. 渡口的船.\n"
    document = clean(HEAD + LINE + "\n\n# 参考文献\n\n" + "  \n".join(works) + data)
    assert not any(entry.raw.startswith("[14") for entry in document.references)
    document = clean(HEAD + LINE + "\n\n# 参考文献\n\n" + "  \n".join(works) + "\n")
    assert [entry.key for entry in document.references] == [str(n) for n in range(1, 14)]


@pytest.mark.parametrize(
    ("pages", "printed"),
    [(r"$1 4 ( 1 0 ) : 7 3 { - } 7 6$", "14(10): 73-76"), (r"$4 ( 1 ) : 1 2 \cdot 2 5$", "4(1): 12-25")],
)
def test_pages_of_a_work_that_became_a_formula(pages: str, printed: str) -> None:
    document = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n[1]方砚. 渡口的灯[J]. 临城学报, 2012, {pages}.\n")
    assert printed in document.references[0].raw.replace(":", ": ").replace(":  ", ": ")


LIST = "\n\n# 参考文献\n\n" + "  \n".join(
    f"[{n}]方砚. 第{n}间书屋的灯[J]. 临城学报, 2012, 3(2): 1-9." for n in range(1, 14)
)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("灯要有人管[1]，油要省[]，渡口[3]也是", "灯要有人管[1]，油要省[2]，渡口[3]也是"),
        ("灯要有人管]，油要省[2]，渡口[3]也是", "灯要有人管[1]，油要省[2]，渡口[3]也是"),
        ("灯要有人管[，油要省[2]，渡口[3]也是", "灯要有人管[1]，油要省[2]，渡口[3]也是"),
        ("灯要有人管[1]，方砚等2量过油，渡口[3]也是", "灯要有人管[1]，方砚等[2]量过油，渡口[3]也是"),
        ("灯要有人管[1]，油要省回，渡口[3]也是", "灯要有人管[1]，油要省[2]，渡口[3]也是"),
        ("灯[1-2]与油[3.5]，渡口[4]也是", "灯[1-2]与油[3,5]，渡口[4]也是"),
        ("灯[1-2]与油[3」，渡口[4]也是", "灯[1-2]与油[3]，渡口[4]也是"),
        ("灯[1-2]与油3]，渡口[4]也是", "灯[1-2]与油[3]，渡口[4]也是"),
        ("灯[1-9]与油[10]，方砚等[1认为渡口[12]也是", "灯[1-9]与油[10]，方砚等[11]认为渡口[12]也是"),
        ("灯[1-9]与油[10]，方砚等[5认为渡口[12]也是", "灯[1-9]与油[10]，方砚等[5]认为渡口[12]也是"),
        ("灯[1]与油[]和船[]，渡口[3]也是", "灯[1]与油[]和船[]，渡口[3]也是"),
        ("灯[1]取回，渡口[2]也是[3]", "灯[1]取回，渡口[2]也是[3]"),
        ("灯[1]方砚等2人量过油，渡口[3]也是", "灯[1]方砚等2人量过油，渡口[3]也是"),
        ("灯[1]在区间[0.25]内，渡口[2]也是", "灯[1]在区间[0.25]内，渡口[2]也是"),
        ("灯[7]与油[]，渡口[2]也是[5]", "灯[7]与油[]，渡口[2]也是[5]"),
        ("灯[1-9]与油[10]，船[1]和渡口[12]也是", "灯[1-9]与油[10]，船[11]和渡口[12]也是"),
        ("灯[1-9]与油[10]，船[0]和渡口[12]也是[11]", "灯[1-9]与油[10]，船[0]和渡口[12]也是[11]"),
        ("灯[1-9]与油[10]，船[1]和渡口[11]也是", "灯[1-9]与油[10]，船[1]和渡口[11]也是"),
        ("灯[1-9]与油[10]，船和渡口[1-13]也是", "灯[1-9]与油[10]，船和渡口[11-13]也是"),
        ("灯[1-9]与油[]，船和渡口[1-13]也是", "灯[1-9]与油[]，船和渡口[1-13]也是"),
        ("灯[1-9]与油[5,10-1]，船和渡口[12]也是", "灯[1-9]与油[5,10-11]，船和渡口[12]也是"),
        ("灯[1]窗[2]门[3-5]墙[6]与油[79]，船和渡口[10]也是", "灯[1]窗[2]门[3-5]墙[6]与油[7-9]，船和渡口[10]也是"),
        ("灯[1]窗[2]门[3]墙[4]与油[79]，船和渡口[10]也是", "灯[1]窗[2]门[3]墙[4]与油[79]，船和渡口[10]也是"),
        ("灯[1-6]与油[7,8。船和渡口[9]也是", "灯[1-6]与油[7,8]。船和渡口[9]也是"),
    ],
)
def test_what_a_damaged_citation_was_is_told_by_those_about_it(read: str, printed: str) -> None:
    document = clean(f"{HEAD}{LINE}{read}。{LIST}\n")
    assert texts(document)[0].endswith(f"{printed}。")


@pytest.mark.parametrize(
    ("read", "printed"),
    [("[I]", "[1]"), ("[l-2]", "[1-2]"), ("[1O]", "[10]"), ("[I0]", "[10]"), ("[I2]", "[I2]"), ("[10-I]", "[10-I]")],
)
def test_letters_in_a_citation_are_figures_where_the_list_has_such_an_entry(read: str, printed: str) -> None:
    body = f"渡口的灯很亮{read}。" + "".join(f"第{n}盏灯也亮[{n}]。" for n in range(2, 11))
    references = "\n\n".join(f"[{n}] 顾砚. 灯的书{n}[M]. 临城: 临城社, 2001." for n in range(1, 11))
    document = clean(f"{HEAD}{body}\n\n# 参考文献\n\n{references}\n")
    assert printed in texts(document)[0]


def test_a_closing_bracket_that_was_read_as_1() -> None:
    body = "第一盏灯亮[1]，第二盏也亮[2]，第三盏不亮[3]，第四盏在雾里亮[41，第五盏在书屋里[5]。"
    references = "\n\n".join(f"[{n}] 顾砚. 灯的书{n}[M]. 临城: 临城社, 2001." for n in range(1, 6))
    assert "亮[4]，" in texts(clean(f"{HEAD}{body}\n\n# 参考文献\n\n{references}\n"))[0]


def test_a_citation_raised_before_a_number_of_its_own() -> None:
    read = read_inline("顾砚 $^ { [ 6 ] } 1 9 9 1$ 年看灯").text
    assert read == f"顾砚 {SUP[0]}[6]{SUP[1]}1991 年看灯"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("乔岸等[认为", "乔岸等[2]认为"),
        ("乔岸[2发现", "乔岸[2]发现"),
        ("据乔岸和顾砚[]的说法", "据乔岸和顾砚[2]的说法"),
        ("Marsh等[认为", "Marsh等[3]认为"),
        ("方砚等[认为", "方砚等[认为"),
        ("乔岸桥[认为", "乔岸桥[认为"),
    ],
)
def test_a_lost_number_is_that_of_the_only_entry_by_the_author_named(read: str, printed: str) -> None:
    works = ("方砚. 灯", "乔岸, 顾砚. 船", "Marsh A. Lamps", "方砚. 门")
    listed = "\n\n".join(f"[{n}] {work}[M]. 临城: 临城社, 2001." for n, work in enumerate(works, 1))
    body = f"灯亮[1]，门也亮[4]，灯又亮[1]，门还亮[4]。{read}渡口要有灯。"
    assert printed in texts(clean(f"{HEAD}{body}\n\n# 参考文献\n\n{listed}\n"))[0]


def test_a_figure_behind_a_word_is_the_number_that_the_row_lacks() -> None:
    first = f"{LINE}灯可少开[1-2]，也可护住旧灯3，对新灯的作用[4]还不清楚；另有六盏6，在门口[5]。"
    assert "护住旧灯[3]，对新灯的作用[4]还不清楚；另有六盏6，" in body(first)[0]


def test_a_full_stop_behind_a_citation_read_as_a_letter() -> None:
    assert "有灯[1-2]。这些灯都亮" in body(f"{LINE}书屋都有灯[1-2] O这些灯都亮[3]，这是真的。")[0]


def test_a_number_is_whole_where_the_list_has_it_within_a_paragraph() -> None:
    works = " ".join(f"[{n}]方砚. 灯之{n}[J]. 河口学报, 2003, 5({n}): 1-9." for n in range(2, 21))
    listed = f"# 参考文献\n\n[1]林漱. 船[J]. 河口学报, 2003, 5(1): 1-9. {works}"
    made = body(f"{LINE}罗安平等[18]都说灯要有人管[19]，沈漱舟[20]认为渡口也要灯。", listed)
    assert "罗安平等[18]都说灯要有人管[19]" in made[0]


def test_a_citation_that_opens_with_a_round_bracket() -> None:
    first, second = f"{LINE}罗安平等[1-8]与方砚[9]说灯要有人管。", f"{LINE}渡口的灯更亮（10-12]，东屋的灯不亮。"
    assert "更亮[10-12]，" in body(first, second)[1]


@pytest.mark.parametrize(("read", "whole"), [("[1112]", "[11,12]"), ("[910]", "[9,10]"), ("[1012]", "[1012]")])
def test_two_neighbours_that_lost_their_comma(read: str, whole: str) -> None:
    works = "\n\n".join(f"[{n}] 方砚. 灯[J]. 照明, 2019, 11(3): {n}-18." for n in range(1, 13))
    said = body(f"{LINE}罗安平[1]与方砚[2]说灯要有人管，沈漱舟{read}也说要。", "# 参考文献", works)
    assert f"沈漱舟{whole}也说要。" in said[0]


def test_a_citation_below_a_title_that_was_run_in() -> None:
    line = f"1.2灯的数目由图1可知，沈漱舟[3认为渡口也要灯，{LINE}"
    assert any("沈漱舟[3]认为" in text for text in body(f"{LINE}罗安平[1]与方砚[2]说灯要有人管。", line))


ENTRIES = [f"[{n}] 顾砚. 第{n}盏灯[J]. 临城学报, 2011, 3({n}): 1-9." for n in range(1, 18)]


def cited(*sentences: str) -> str:
    page = [f"{LINE}{sentence}" for sentence in sentences]
    return "".join(body(*page, "# 参考文献", *ENTRIES))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (("灯多[12]。", "灯少[3-5]。", "灯亮[6]。", "灯旧[7]。"), "灯多[1-2]。"),
        (("灯多[1-6]。", "灯少[7]。", "灯亮[8,9]，灯旧[47,9]。"), "灯旧[4,7,9]。"),
        (("灯多[1-7]。", "灯少[8-10]。", "灯亮[1-2]。", "灯旧[13,14]。"), "灯亮[11-12]。"),
        (("灯多[1-7]。", "灯少[8-10]。", "灯亮[1-2]。", "灯旧[11]。"), "灯亮[1-2]。"),
        (("灯多[1-6]。", "灯少[7]。", "灯亮[8-17]，灯旧[19]。"), "灯旧[19]。"),
    ],
)
def test_numbers_that_lost_what_parts_them_or_their_tens(said: tuple[str, ...], meant: str) -> None:
    assert meant in cited(*said)
