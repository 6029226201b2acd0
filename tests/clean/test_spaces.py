"""Spaces that mean nothing go, those that part things stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.clean import latin, script_spaces, spaces
from kanyin.model import Line
from kanyin.text import visible

JOINED = tuple("2019年种了3种树,共40条街。用TDR法在A街与B街测量,误差在C点最大。" for _ in range(4))


def on_page(text: str, page: tuple[str, ...] = JOINED) -> str:
    lines = tuple(Line(one, (n,)) for n, one in enumerate((*page, text), 1))
    return spaces.close(lines)[0][-1].text


@pytest.mark.parametrize(
    ("loose", "closed"),
    [
        ("见例4 的街道,在1997年6 月种了树。", "见例4的街道,在1997年6月种了树。"),
        ("到1997 年末,共有88 个国家种树。", "到1997年末,共有88个国家种树。"),
        ("他们介绍 TDR 法,说误差不大。", "他们介绍TDR法,说误差不大。"),
        ("比例由7.4%升到35. 8％,又降到19 %。", "比例由7.4%升到35.8％,又降到19%。"),
        ("在1952 —1985年,树荫少了。", "在1952—1985年,树荫少了。"),
        ("（3） 树荫不足", "（3）树荫不足"),
        ("其中　s(t)是街道的宽度,由测量得到。", "其中s(t)是街道的宽度,由测量得到。"),
        ("连续11 　a的测量,用了60　mg的盐。", "连续11 a的测量,用了60 mg的盐。"),
        ("宽度由上式给出,即　　　　　　(6)", "宽度由上式给出,即　(6)"),
        ("y=ax+b　　　　　　　　(12a)", "y=ax+b　(12a)"),
        ("林知秋　男，1970年生，教师。", "林知秋　男，1970年生，教师。"),
        ("林知秋 男，1970年生，教师。", "林知秋 男，1970年生，教师。"),
        ("J ·林的街道,共四十条。", "J·林的街道,共四十条。"),
        ("学者T.W. 林德的街道,共四十条。", "学者T.W.林德的街道,共四十条。"),
        ("林知秋， 男， 教师", "林知秋，男，教师"),
        ("本报讯   记者林知秋报道  街上种了树,树荫还不多。", "本报讯　记者林知秋报道　街上种了树,树荫还不多。"),
        ("树荫不多,街上很热。（褚知秋 雷澍）", "树荫不多,街上很热。（褚知秋 雷澍）"),
        ("目的 了解街上的树荫。方法 数树,共四十条街。", "目的　了解街上的树荫。方法　数树,共四十条街。"),
        ("第一条 为了保护树木，制定本条例。", "第一条　为了保护树木，制定本条例。"),
        ("第十二条之一  砍树的，处以罚款。", "第十二条之一　砍树的，处以罚款。"),
        ("定出“1158 ”计划,文［ 4］也说到。", "定出“1158”计划,文［4］也说到。"),
        ("土壤的pH >12时,树荫少。", "土壤的pH>12时,树荫少。"),
        ("（Robin  Wood）种树,没有种花。", "（Robin Wood）种树,没有种花。"),
        ("右边为零,即N　(θ)=0,方程变小。", "右边为零,即N(θ)=0,方程变小。"),
        ("风速大于2.6   m/s时,树荫无用。", "风速大于2.6 m/s时,树荫无用。"),
        ("设街宽为B(z-1 )C(z-1),则无树荫。", "设街宽为B(z-1)C(z-1),则无树荫。"),
        ("树荫的温度： -5℃", "树荫的温度：-5℃"),
        ("林知秋： 树木学院教师", "林知秋：树木学院教师"),
        ("树种： 编号：A5", "树种： 编号：A5"),
        ("二    街道由树荫取代。", "二　街道由树荫取代。"),
        ("树高H 与街宽的关系式为", "树高H与街宽的关系式为"),
    ],
)
def test_page_without_spaces(loose: str, closed: str) -> None:
    assert on_page(loose) == closed
    assert on_page(closed) == closed


def test_few_letters_are_joined_where_digits_are() -> None:
    page = tuple("2019年种了3种树,共40条街,在第7天,用3人。" for _ in range(9))
    assert on_page("树荫占GDP 的比重,A街的B树。", page) == "树荫占GDP的比重,A街的B树。"
    assert on_page("树荫占 GDP 的比重。", page) == "树荫占 GDP 的比重。"


def test_name_with_a_number_that_stands_elsewhere() -> None:
    page = (*JOINED, "街5队种树多。")
    assert on_page("另有两队。街5 队种树少。", page) == "另有两队。街5队种树少。"
    assert on_page("另有两队。街5 队种树少。") == "另有两队。街5 队种树少。"


@pytest.mark.parametrize(
    "text",
    [
        "定理1 若街道很宽,则树荫不足。",
        "图2 对街道的测量,共四十条。",
        "2.1.3 多年生树木 多年生的树木,在街道两旁。",
        "通讯联系人:林知秋,北京 100084,某某大学。",
        "程序为IF 街道很宽 THEN 种树,否则不种。",
        "词类如书架/n A 街是名词,［np 书架］也是。",
        "温度升到680 ℃时,树荫无用。",
        "分类号：TK12 文献编码：A，共二页。",
        "图2 A街与B街的宽度,高度和树荫 Fig.2 Width of streets",
        "表1　　　　%",
        "［1］证毕。　下面讨论第二种情形,即无树荫。",
    ],
)
def test_spaces_that_part_things(text: str) -> None:
    assert on_page(text) == text


def test_digits_of_latin_words_go_with_the_words() -> None:
    page = tuple("2019年种了3种树,共40条街。我们用 TDR 法在 A 街测量,共88棵。" for _ in range(4))
    assert on_page("他们用 R3 软件,在2019 年种树。", page) == "他们用 R3 软件,在2019年种树。"


@pytest.mark.parametrize(
    ("role", "loose", "closed"),
    [
        ("title", "种树造荫  人人有责", "种树造荫　人人有责"),
        ("title", "用TDR 法测量树荫", "用TDR法测量树荫"),
        ("title", "树荫没了！谁来种 渡口的人", "树荫没了！谁来种 渡口的人"),
        ("info", "（本报记者  林知秋）", "（本报记者 林知秋）"),
        ("", "图3 多年生 行道树木的宽度", "图3 多年生行道树木的宽度"),
        ("", "图3 多年生 灌木林的宽度", "图3 多年生 灌木林的宽度"),
    ],
)
def test_lines_that_stand_alone(role: str, loose: str, closed: str) -> None:
    lines = (*(Line(text, (n,)) for n, text in enumerate(JOINED)), Line("他们种多年生行道树木,共四十条街。", (8,)))
    assert spaces.close((*lines, Line(loose, (9,), role=role)))[0][-1].text == closed


def test_page_that_sets_spaces_keeps_them() -> None:
    page = tuple("我们用 TDR 法在 A 街与 B 街测量,共 40 条街。" for _ in range(6))
    assert on_page("他们用 TDR 法,共 88 条街。", page) == "他们用 TDR 法,共 88 条街。"


@pytest.mark.parametrize(
    ("loose", "printed"),
    [
        (
            "The shade of streets is small.It is,however,useful;see below.",
            "The shade of streets is small. It is, however, useful; see below.",
        ),
        (
            "Trees are combined ,the shade of them grows .This is new.",
            "Trees are combined, the shade of them grows. This is new.",
        ),
        (
            "Dept.of Street Trees，Some University,　Beijing　100000",
            "Dept. of Street Trees, Some University, Beijing 100000",
        ),
        (
            "Shade was analyzed by time domain reflectometry(TDR) of the soil",
            "Shade was analyzed by time domain reflectometry (TDR) of the soil",
        ),
        (
            "The word is“high”in the text of [3].Since then it grew",
            "The word is “high” in the text of [3]. Since then it grew",
        ),
        ("street trees;shade;soil moisture", "street trees; shade; soil moisture"),
        ("Lin，C.E.，Park，Z.，& Kim，B. On street trees", "Lin, C.E., Park, Z., & Kim, B. On street trees"),
        (
            "The difference（P=0.05） ，which is small，of trees （$x$）",
            "The difference (P=0.05), which is small, of trees ($x$)",
        ),
        (
            "(1.Department of Trees, A Street; 2.School of Shade)",
            "(1. Department of Trees, A Street; 2. School of Shade)",
        ),
        (
            "A study of shade (TS).The trees of the Univ. of Wood.and Shade",
            "A study of shade (TS). The trees of the Univ. of Wood. and Shade",
        ),
        ("Linden,100084)", "Linden, 100084)"),
        ("Table　2　The shade of street trees", "Table 2　The shade of street trees"),
        ("the shade of region A,B and C in the street", "the shade of region A, B and C in the street"),
    ],
)
def test_latin(loose: str, printed: str) -> None:
    assert latin.set_spaces(loose) == printed
    assert latin.set_spaces(printed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "see https://example.org/a,b:c and mail reader@example.org for the data",
        "Application.Workbook.Name = True",
        "if(a,b) return tree;",
        "the function f(x,y) of x,y is small",
        "Table 1　The shade of street trees",
        "1,234,56789 trees",
        "std::vector<int> of the trees",
        "at 10:30 the shade of 1,234 trees is 2.5 m",
    ],
)
def test_latin_that_stays(text: str) -> None:
    assert latin.set_spaces(text) == text


LINES = st.lists(st.text("树荫街道1 2\u3000Aa。,，（）()%—：", min_size=1, max_size=24).filter(str.strip), max_size=6)


@given(LINES)
def test_nothing_visible_changes(texts: list[str]) -> None:
    lines = tuple(Line(text.strip(), (n,)) for n, text in enumerate(texts, 1))
    out, changes = spaces.close(lines)
    assert [visible(line.text) for line in out] == [visible(line.text) for line in lines]
    assert len(changes) == sum(new.text != old.text for new, old in zip(out, lines, strict=True))


@given(st.text("ab AB.,;:()\u3000”“1", max_size=40))
def test_latin_twice_is_once(text: str) -> None:
    once = latin.set_spaces(f"The trees of the street are here and {text}")
    assert latin.set_spaces(once) == once
    assert visible(once) == visible(f"The trees of the street are here and {text}")


def test_a_page_says_nothing_of_what_it_does_not_hold() -> None:
    assert script_spaces.joined(["树荫 A 街"]) == script_spaces.Joined(())


def test_no_blank_stands_behind_a_citation_within_a_sentence() -> None:
    text = "沈漱舟［5］ 发表的结果与Lindqvist［6,7］ 相同，见文献［8］ 和［9］。"
    closed, _ = spaces.close((Line(text, (1,)),))
    assert closed[0].text == text.replace("］ ", "］")
    label = Line("［5］ 沈漱舟. 堤岸的柳树", (1,))
    assert spaces.close((label,))[0][0].text == label.text


@pytest.mark.parametrize(
    ("line", "label"), [("图　1", "图1"), ("表　2-3　渡口的灯", "表2-3"), ("图 1 渡口的灯", "图 1")]
)
def test_the_number_of_a_caption_stands_at_its_word(line: str, label: str) -> None:
    assert spaces.close((Line(line, (1,)),))[0][0].text.startswith(label)


def test_a_blank_behind_the_bracket_of_a_formula_and_a_head_that_runs_in() -> None:
    assert on_page("街道nit(1≤i≤s) 为某一组中的量,共有三种。") == "街道nit(1≤i≤s)为某一组中的量,共有三种。"
    head = "2.3.2　街道内CO2浓度(Ci)和树荫限制值(LS)　"
    assert on_page(f"{head}树湿土湿处理的Ci变化不大,其它三种明显增大。").startswith(head)


def test_spaces_at_one_side_of_the_figures_are_slips() -> None:
    page = tuple(Line(f"由表 {n}可知，前 {n}名船夫用了{n}年，共 {n}次。", (n,)) for n in range(1, 6))
    closed, _ = spaces.close(page)
    assert closed[0].text == "由表1可知，前1名船夫用了1年，共1次。"
    apart = tuple(Line(f"由表 {n} 可知，前 {n} 名船夫用了 {n} 年，共 {n} 次。", (n,)) for n in range(1, 6))
    assert spaces.close(apart)[0] == apart
