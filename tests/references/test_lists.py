"""Lists parted into entries; what is wrong with a list; what a text cites."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kanyin.model import Document, Meta, Reference
from kanyin.references.author_year import find_by_author
from kanyin.references.check import check, rows
from kanyin.references.citing import find_numbered
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.faults import tell
from kanyin.references.listing import items, read_list
from kanyin.references.split import split_list
from kanyin.references.targets import targets
from kanyin.remarks import heard

ONE, TWO, THREE = (
    "方砚. 河口史话[M]. 北京: 河口出版社, 2010.",
    "FANG Y. Ferry[J]. Village, 2011, 1(2): 3.",
    "林漱舟. 灯[J]. 村, 2012(1): 5.",
)


@pytest.mark.parametrize(
    "form",
    [
        "[{}] {}\n",
        "［{}］{}\n",
        "〔{}〕 {}\n",
        "【{}】{}\n",
        "{}. {}\n",
        "({}) {}\n",
        "{}、{}\n",
        "{} {}\n",
        "[{}] {} ",
        "[{}]{}\n\n",
    ],
)
def test_labels_of_all_kinds_part_a_list(form: str) -> None:
    text = "".join(form.format(n, entry) for n, entry in enumerate((ONE, TWO, THREE), 1))
    assert [entry.key for entry in read_list(text)] == ["1", "2", "3"]


def test_a_list_that_ends_in_what_parts_it_is_parted() -> None:
    assert split_list("//") == [(0, 2)]


def test_circled_numbers_are_labels() -> None:
    assert [entry.key for entry in read_list(f"① {ONE}\n② {TWO}\n③ {THREE}")] == ["1", "2", "3"]


def test_two_signs_side_by_side_are_the_label_of_one_note() -> None:
    listed = "①方砚：《灯》，河口书局1987年版。\n②林漱：《船》，河口书局1988年版。\n③④《灯》，第45页。\n⑤沈度：《井》。"
    assert [listed[a:b][:2] for a, b in split_list(listed)] == ["①方", "②林", "③④", "⑤沈"]


def test_an_entry_over_several_lines_is_one() -> None:
    found = read_list(f"[1] 方砚. 河口\n史话[M]. 北京:\n河口出版社, 2010.\n[2] {TWO}\n[3] {THREE}")
    assert len(found) == 3
    assert items(found)[0]["publisher"] == "河口出版社"


def test_a_number_in_an_entry_is_no_label() -> None:
    found = read_list(f"[1] 方砚. 论[2]的用法[J]. 村, 2009(1): 2.\n[2] {TWO}\n[3] {THREE}")
    assert [entry.key for entry in found] == ["1", "2", "3"]


def test_without_labels_lines_that_begin_with_people_begin_entries() -> None:
    assert len(read_list(f"{ONE}\n{TWO}\n林漱舟. 灯[J]. 村,\n2012(1): 5.")) == 3


def test_a_label_that_was_lost_is_given_back() -> None:
    found = read_list(f"[1] {ONE}\n{THREE}\n[3] {TWO}\n[4] {ONE}")
    assert [entry.key for entry in found] == ["1", "2", "3", "4"]


def codes(text: str, body: str = "", edition: str = "2015") -> set[tuple[str, str]]:
    entries = read_list(text)
    return {(one.code, one.entry) for one in check(entries, items(entries), body, edition)}


BAD = [
    ("RC01", "", f"[1] {ONE}\n[2] {TWO}\n[4] {THREE}"),
    ("RC02", "2", f"[1] {ONE}\n[2] {TWO}\n[2] {THREE}"),
    ("RC03", "3", f"[1] {ONE}\n[2] {TWO}\n[3] {ONE}"),
    ("RC10", "1", "[1] 方砚. 河口史话. 北京: 河口出版社, 2010."),
    ("RC11", "1", "[1] 方砚. 河口史话[M」. 北京: 河口出版社, 2010."),
    ("RC12", "1", "[1] 方砚. 河口史话[M]. 北京: 河口出版社."),
    ("RC13", "1", "[1] 方砚. 河口网[EB]. [2020-01-02]. http://example.org/."),
    ("RC14", "1", "[1] 方砚. 河口史话[M/OL]. 北京: 河口出版社, 2010."),
    ("RC15", "1", "[1] 方砚. 河口网页[EB/OL]. http://example.org/."),
    ("RC21", "1", "[1] 方砚. 河口史话[M/OL]. 北京: 河口出版社, 2010[2009-01-02]. http://example.org/."),
    ("RC20", "1", "[1] 方砚. 河口史话[M]. 北京: 河口出版社, 2910."),
    ("RC21", "1", "[1] 方砚. 河口网页[EB/OL]. (2021-03-01)[2021-01-02]. http://example.org/."),
    ("RC21", "1", "[1] 方砚. 灯停了[N/OL]. 河口日报, 2013-05-16(3)[2013-05-06]. http://example.org/."),
    ("RC23", "1", "[1] 方砚. 灯与渡口[J]. 村, 2012(1): 43-52. DOI: 11.1234/lamp.1."),
    ("RC23", "1", "[1] 方砚. 灯与渡口[J]. 村, 2012(1): 43-52. DOI: 10.1234lamp."),
    ("RC22", "1", "[1] 方砚. 灯与渡口[J]. 村, 2012(1): 52-43."),
    ("RC40", "1", "[1] 方砚河口"),
]


@pytest.mark.parametrize(("code", "entry", "text"), BAD, ids=[code for code, _, _ in BAD])
def test_a_fault_is_found(code: str, entry: str, text: str) -> None:
    assert (code, entry) in codes(text)


def test_a_good_list_has_no_fault() -> None:
    text = f"[1] {ONE}\n[2] {TWO}\n[3] 林漱舟. 渡口的灯[J]. 村, 2012(1): 5-6."
    assert codes(text, "前人说过[1-2]，又有[3]。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "[1] 方砚. 河口网页[EB/OL]. (2021-03)[2021-03-02]. http://example.org/.",
        "[1] 河口学会. 村[J]. 1984, 1(1)-. 河口: 河口学会, 1984-.",
        "[1] 方砚. 灯具规范: HK 15836—2009[S]. 北京: 河口出版社, 2009.",
    ],
)
def test_what_the_standard_allows_is_no_fault(text: str) -> None:
    assert not {code for code, _ in codes(text)} - {"RC40"}


def test_a_damaged_doi_costs_no_other_field_and_no_letter() -> None:
    item = to_csl(read_entry("方砚. 灯与渡口[J]. 村, 2012, 3(1): 43-52. DOI: 11.1234/lamp.1."))
    assert (item["container-title"], item["page"], item["custom"]["rest"]) == ("村", "43-52", ["11.1234/lamp.1"])


def test_a_work_that_is_cited_by_author_and_stands_in_no_entry_is_told() -> None:
    entries = "方砚. 2009. 灯[M]. 河口: 河口书局.\n林漱. 2012. 桥[J]. 桥梁史, 3(2): 11-19."
    body = "灯亮了（方砚，2009），桥修了（林漱，2012）；{}"
    assert ("RC05", "") in codes(entries, body=body.format("船来了（沈度，2011）。"))
    assert ("RC05", "") in codes(entries, body=body.format("船来了 (Smith & Li, 2018)。"))
    for other in ("船在河口书局（北京，2008）。", "第三卷（May, 2008）。", "〔2019〕12号（市政府，2019）。"):
        assert ("RC05", "") not in codes(entries, body=body.format(other))


def test_what_is_cited_and_what_is_not() -> None:
    found = codes(f"[1] {ONE}\n[2] {TWO}\n[3] {THREE}", "前人说过[1]，又有[3,5]。")
    assert {("RC04", "2"), ("RC05", "")} <= found
    assert ("RC04", "2") not in codes(f"[1] {ONE}\n[2] {TWO}\n[3] {THREE}", "有[1]，又有 Fang（2011）与[3]。")


def test_a_note_that_is_called_again_has_all_its_numbers() -> None:
    found = codes(f"〔1〕〔3〕{ONE}\n〔2〕{TWO}\n〔4〕{THREE}", "前人说过〔3〕，又有〔2〕与〔4〕。")
    assert not {code for code, _ in found} & {"RC01", "RC02", "RC04", "RC05"}


def test_2025_has_rules_of_its_own() -> None:
    text = "[1] FANG Y. Ferry lamps[J/OL]. Village, 2011, 1(2): 3[2020-01-02]. http://example.org/."
    assert {("RC30", "1"), ("RC31", "1")} <= codes(text, edition="2025")
    assert not {("RC30", "1"), ("RC31", "1")} & codes(text)


def test_codes_are_told_in_two_languages() -> None:
    for row in rows().values():
        assert row["what"] and row["what-en"] and row["do"] and row["do-en"]
    assert len(rows()) == len({*rows()})
    assert all(one < other for one, other in pairwise(rows()))


CITED = [
    ("前人已有研究[1]。", ["1"]),
    ("见文献[2]与［3］。", ["2", "3"]),
    ("多人说过[1,3-5]。", ["1", "3", "4", "5"]),
    ("第三处[2]326-329。", ["2"]),
    ("用〔1〕和【2】标注。", ["1", "2"]),
    ("快速算法(FFT)[2]与标准GB 9[3]。", ["2", "3"]),
    ("渡口年报(1982)［4］说，引理1［3］亦然。", ["4", "3"]),
    ("灯火成层（图1，图2）［1，2］。", ["1", "2"]),
    ("误差在此范围（22%—32%）［4］。", ["4"]),
    ("设正交阵V［4］，则成立。", ["4"]),
    ("多人说过［1－3］，也有［４］。", ["1", "2", "3", "4"]),
    ("水深增加37.5[2]，又高出3/2［1］.由此可知", ["2", "1"]),
    ("容重（0.43～1.37 g/cm3[3]）与水深（46.0 mm）[4]较近。", ["3", "4"]),
    ("由引理3.1［4］.对于灯火成立，引物18S[2]，", ["4", "2"]),
    ("double lamp［3］；　　// 灯", []),
    ("} ferry［4］;// 船", []),
    ("float boat[2];", []),
    ("Stieg calls it a lamp[3]; others do not.", ["3"]),
    ("运出20～30万t［1］，水深D7［2］构成", ["1", "2"]),
    ("前人说过〔3 〕，证明由[2-2]得出，", ["3"]),
    ("计算2.5[3]+1与10.5[2]=4。", []),
    ("由(3)［1-2］得证，F［1］=2。", []),
    ("数组 a[1] 与 x[1][2]。", []),
    ("当 x∈[1,3] 时。", []),
    ("取值范围为[1,5]。", []),
    ("在区间[2,4]上连续。", []),
    ("令 y=[3]。", []),
    ("国发[2005]9号。", []),
    ("这是[30]以外的。", []),
    ("如图[1]所示，式[2]成立；文献[3]有证。", ["3"]),
    ("地图[1]与公式[2]都已发表[3]。", ["1", "2", "3"]),
    ("int lamps[5]; lamps[3] = 7; 改自[4]。", ["4"]),
    ("调查共分[2]组，每组[3]人，见[1]。", ["1"]),
    ("第[4]章写由[5]个灯泡组成的灯。", []),
    ("区间[0,1]与[1,3]内，复杂度为O(n)[2]。", ["2"]),
    ("由文献6可知，读过文献3篇、参考文献 4 与文献5、7。", ["6", "5", "7"]),
    ("文献1和2、文献3-5，文献6、7篇，见[8，第25页]、[9，p.3-5]。", ["1", "2", "3", "4", "5", "8", "9"]),
    ("[1] 点灯；", []),
    ("量表为[1-5]级，等待[3,5]分钟，编号[2]与附件[3]；[1-3]分别说明。", ["1", "2", "3"]),
    ("所谓“[1]”与「［2］」不是引用[3]。", ["3"]),
    ("步骤[1] 点灯；实验步骤[2]已有。", ["2"]),
    ("可信区间为[1.12, 1.38][4]，1920年〔38万〕〔7〕。", ["4", "7"]),
    ("专项整治（河办发〔2011〕56号）［2］，x[1][2]。", ["2"]),
    ("写成[[1,2],[3,4],[1,3]]，对照组[2]班、[3]班；灯组[4]与班主任[5]班级。", ["4", "5"]),
    ("见[6, §3.2]、[4，定理2.1]、[2, 第三章]、[3, Fig. 2]与[5,图4]。", ["6", "4", "2", "3", "5"]),
    ("有页码[1:76]、［3：45-47］和[2:10, 12; 4:3]，比分[3:2]与数组lamp[1:3]不是。", ["1", "3", "2", "4"]),
    ("编号QK[1]至QK[9]，井JS[1]、JS[2]和桩ZZ［3］～ZZ［5］；方法LAMP[4]。", ["4"]),
    ("末条遗失[8-10]，[9;10]，[0,1]，[30,31]。", ["8", "9", "9"]),
]


@pytest.mark.parametrize(("text", "wanted"), CITED, ids=[text for text, _ in CITED])
def test_numbers_that_cite(text: str, wanted: list[str]) -> None:
    known = {str(number) for number in range(1, 10)}
    assert [number for one in find_numbered(text, known) for number in one.meant] == wanted


BY_AUTHOR = [
    ("渡口早有记载（方砚，2010）。", ["1"]),
    ("方砚（2010）认为如此。", ["1"]),
    ("正如 Stieg (1981a) 所说。", ["2"]),
    ("many said so (Stieg et al., 1981b; 方砚，2010).", ["3", "1"]),
    ("林漱舟（2010）没有写过。", []),
    ("公元（1981）年。", []),
]


@pytest.mark.parametrize(("text", "wanted"), BY_AUTHOR, ids=[text for text, _ in BY_AUTHOR])
def test_authors_and_years_that_cite(text: str, wanted: list[str]) -> None:
    listed = (
        "方砚, 2010. 河口史话[M]. 北京: 河口出版社.\n"
        "STIEG M F, 1981a. Lamps[J]. Village, 1(2): 3.\n"
        "STIEG M F, 1981b. Ferries[J]. Village, 1(3): 4."
    )
    known = targets(read_list(listed))
    assert [key for one in find_by_author(text, known) for key in one.meant] == wanted


WORKS = """[1] 方砚. 2019. 渡口的灯[M]. 河口: 河口书局.
[2] 方砚, 林漱, 沈度. 2019. 桥墩[J]. 桥梁史, 3(2): 11-19.
[3] 林漱. 2017a. 船闸[M]. 河口: 河口书局.
[4] 林漱. 2017b. 船闸续编[M]. 河口: 河口书局.
[5] Stieg A, Lind D. 2018. Lamps[J]. Village, 3(1): 1-9.
[6] Stieg A, Holm B, Berg C. 2018. Posts[J]. Village, 3(2): 10-19.
[7] 沈度, 田墨. 2011. 井与街[J]. 街史, 2(1): 3-9.
[8] van der Berg K. 2009. Streets[M]. Ferry: Press.
[9] 田墨. 2008. 船[M]. 河口: 河口书局.
[10] 田墨. 2010. 桥[M]. 河口: 河口书局."""
SEVERAL = [
    ("方砚（2019）写灯，方砚等（2019）测桥墩。", ["1", "2"]),
    ("Stieg & Lind (2018) lit what Stieg et al. (2018) had set up.", ["5", "6"]),
    ("Nobody knows (Stieg, 2018).", []),
    ("van der Berg and de Lind (2009) 未载。", []),
    ("据沈度和田墨（2011），又见（沈度、田墨，2011；van der Berg，2009）。", ["7", "7", "8"]),
    ("船闸两度记载（林漱，2017a，b），林漱（2017a；2017b）。", ["3", "4", "3", "4"]),
    ("田墨（2008：45）说船多，（2010：12-13）又说桥少。", ["9", "10"]),
    ("田墨在其旧作《船》（2008）中说过；河口县（2008）没有。", ["9"]),
    ("另一位方田墨晚（2010）的同名者，三号桥（2009）。", []),
    ("田墨（1995/2008）再版，（沈度，1999/2012）无此书。", ["9"]),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_names_and_year_cite_the_work_that_they_fit_best(text: str, wanted: list[str]) -> None:
    known = targets(read_list(WORKS))
    assert [key for one in find_by_author(text, known) for key in one.meant] == wanted


FOREIGN = """[1] Burrow, M.（布若），2008，《制灯》，方砚译，河口：河口书局。
[2] Van Dorn J, 2005. The deepening ferry[M]. Ferry: Press.
[3] 田墨. 待刊. 船影. 河口学刊.
[4] 林漱, 田墨. 2008. 井. 河口学刊, 3(2): 1-9.
[5] 田墨. 2008. 桥. 河口: 河口书局.
[6] Teo S, Wong T. Lamps and posts[J]. Village, 1998, 5(1): 1-9.
[7] Teo S, Wong T. Posts and lamps[J]. Village, 1998, 5(2): 1-9.
[8] Bibe, Douglas 1988 Variation across Lamps. Ferry: Press.
[9] 冯　胜 2010 论灯的机制，《河口语文》第5期。
[10] Lind, P.（主编）. 2009. Lamps (渡口). Ferry: Press."""
OTHER_FORMS = [
    ("布若（2008）与 Burrow（2008）是一人。", ["1", "1"]),
    ("早有此说（Lind, 1990；Van Dorn, 2005）。", ["2"]),
    ("田墨（待刊）另有专论，方砚（待刊）没有。", ["3"]),
    ("林漱与田墨（2008）说井，田墨（2008：第3章）说桥。", ["4", "5"]),
    ("两度论灯（Teo & Wong, 1998a, 1998b）。", ["6", "7"]),
    ("Bibe（1988）与冯胜（2010：403，下同）。", ["8", "9"]),
    ("Van Dorn's (2005) ferry, 冯胜教授（2010年）与布若（Burrow，2008）。", ["2", "9", "1"]),
    ("张冯胜（2010）是另一人，但冯胜（2010）与学者冯胜（2010）是他。", ["9", "9"]),
    ("沈度（Shen，2010）没有写过，灯会（Lantern，2008）也不是人。", []),
    ("这本书的主编（2009）和渡口（2009）都不是 Lind（2009）。", ["10"]),
]


@pytest.mark.parametrize(("text", "wanted"), OTHER_FORMS, ids=[text for text, _ in OTHER_FORMS])
def test_names_in_other_letters_and_years_to_come_cite(text: str, wanted: list[str]) -> None:
    known = targets(read_list(FOREIGN))
    assert [key for one in find_by_author(text, known) for key in one.meant] == wanted


REPRINTED = """方砚 1962/1981 《渡口灯志》，河口：河口书局。
林漱, 沈度. 2003 [1994]. 船闸. 河口: 河口书局.
田墨. 2012a. 井口. 街史 (5): 1-9.
——. 2012b. 桥下. 河口: 河口书局.
Holm, B. & A. Stieg. In press. Lamps along the river. Village Notes.
Lind C D, Berg A, Teo S, et al. 2011. Wells[J]. Village, 4: 38-41."""
LOOSER = [
    ("方砚（1962/1981：56）重印过，（方砚 1981）即此。", ["1", "1"]),
    ("林漱和沈度（2003 [1994]）与（林漱、沈度，2003 [1994]）是一书。", ["2", "2"]),
    ("田墨（2012a, 2012b）两篇，田墨（同上，2012a：77）又说。", ["3", "4", "3"]),
    ("田墨（2012a：19-23；2012b）与田墨（2012b；也见方砚，1950）。", ["3", "4", "4"]),
    ("田墨（2012a：1962-1981）说的是页。", ["3"]),
    ("Holm & Stieg (in press) 未出，Lind et al. 2011 等已有。", ["5", "6"]),
    ("（Lind CD et al., 2011；Lind, C. D., et al., 2011）都是缩写。", ["6", "6"]),
    ("Lind et al. 2011年来访，Lind 2011 也来。", []),
]


@pytest.mark.parametrize(("text", "wanted"), LOOSER, ids=[text for text, _ in LOOSER])
def test_reprints_pages_between_years_and_initials_cite(text: str, wanted: list[str]) -> None:
    known = targets(read_list(REPRINTED))
    assert [key for one in find_by_author(text, known) for key in one.meant] == wanted


def test_cleaning_tells_once_what_is_surely_wrong() -> None:
    listed = (Reference("1", f"[1] {ONE}", (1,)), Reference("3", f"[3] {TWO}", (2,)))
    with heard() as remarks:
        tell(Document(Meta(), (), listed, (), "参考文献"), "前人说过[1]，又有[5]。")
    assert [one.problem for one in remarks] == ["the reference list has faults: RC01, RC05"]
    with heard() as remarks:
        tell(Document(Meta(), (), listed[:1], (), "参考文献"), "前人说过[1]。")
    assert not remarks


def test_years_that_run_on_are_no_labels() -> None:
    lines = ("方砚. 2009. 灯. 河口: 河口书局.", "林漱. 2010. 船. 河口: 河口书局.", "沈度. 2011. 井. 河口: 河口书局.")
    assert [entry.raw for entry in read_list("\n".join(lines))] == list(lines)


def test_labels_in_round_brackets_below_a_year_are_labels() -> None:
    lines = (
        "(1) 方砚. 灯. 河口: 河口书局, 2009",
        "(2) 林漱. 船. 河口: 河口书局, 2010",
        "(3) 沈度. 井. 河口学刊, 2010, (3): 1",
    )
    assert [entry.key for entry in read_list("\n".join(lines))] == ["1", "2", "3"]


def test_headings_within_a_list_stand_by_themselves() -> None:
    first, second = "[1] 方砚. 灯[M]. 河口: 河口书局, 2009.", "[2] 林漱. 船[M]. 河口: 河口书局, 2010."
    listed = ("一、史料", first, "二、著作", second, "英文部分", "[3] Stieg A. Lamps[M]. 2011.")
    assert [entry.raw for entry in read_list("\n".join(listed))] == list(listed)
