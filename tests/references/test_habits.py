"""What the whole text tells of its citations: their order, their brackets, the letters and places they are known by."""

from __future__ import annotations

import pytest

from kanyin.model import SUP
from kanyin.references.citing import find_numbered
from kanyin.references.finding import listed
from kanyin.references.labels import label_end, numbers

BARE = [f"方砚, 林漱. 渡口的灯之{n}[J]. 河口学报, 200{n}(2): 1-5." for n in range(1, 6)]
NUMBERED = [f"[{n}] {words}" for n, words in enumerate(BARE, 1)]
LETTERED = [f"[{label}] {words}" for label, words in zip(("A1", "A2", "B1", "Fa97", "Li+05"), BARE, strict=True)]


def cited(entries: list[str], *texts: str) -> list[str]:
    """What is cited in each of the texts, one after the other."""
    found = listed([(f"r{n}", words) for n, words in enumerate(entries)], texts)
    return [text[one.start : one.end] for text in texts for one in found.find(text)]


def test_a_list_without_numbers_is_cited_by_places_where_these_come_in_their_order() -> None:
    texts = "灯旧了[1]，船也旧[2,3]，见lamp[007]。", "桥新[4]，区间[55,70]，河宽[5]；灯再说一次[1]。"
    assert cited(BARE, *texts) == ["[1]", "[2,3]", "[4]", "[5]", "[1]"]
    assert cited(BARE, "第一步[3]，第二步[1]，也有[5]。") == []
    assert cited(BARE, "灯旧了[1]，船也旧[2]，又见[9][11][12]。") == []


def test_a_text_may_cite_a_few_places_beyond_a_list_that_was_cut() -> None:
    entries = [f"方砚, 林漱. 渡口的灯之{n}[J]. 河口学报, 2003(2): {n}-{n + 4}." for n in range(1, 13)]
    text = "灯[1]，船[2]，桥[3]，河[6]，岸[5]，树[4]，塔[8]，石[9]，又见[15]。"
    assert cited(entries, text) == ["[1]", "[2]", "[3]", "[6]", "[5]", "[4]", "[8]", "[9]"]
    assert cited(entries, text.replace("[2]", "[31]").replace("[3]", "[32]")) == []


def test_a_place_in_the_order_makes_a_citation_of_what_looks_like_an_index() -> None:
    assert "[2]" in cited(NUMBERED, "灯[1]，船用p_r[2]算，桥[3]，河[4]。")
    assert "[2]" not in cited(NUMBERED, "灯[1]，船[2]，桥[3]，河用p_r[2]算[4]。")[2:]


@pytest.mark.parametrize("pair", ["{}", "<>", "〈〉", "「」", "｛｝"])
def test_odd_brackets_cite_where_nothing_else_does(pair: str) -> None:
    def of(number: str) -> str:
        return f"{pair[0]}{number}{pair[1]}"

    texts = f"灯旧了{of('1')}，船也旧{of('2,3')}。", f"桥新{of('4')}，河宽{of('5')}，共{of('12')}条。"
    assert cited(NUMBERED, *texts) == [of("1"), of("2,3"), of("4"), of("5")]
    assert cited(NUMBERED, f"灯旧了[1]，船也旧{of('2')}，桥{of('3')}。") == ["[1]"]


def test_round_brackets_cite_a_list_with_other_labels_where_nearly_all_of_it_is_cited() -> None:
    texts = "灯旧了（1），船也旧（2，3）。", "桥新（4），河宽（5）。"
    assert cited(NUMBERED, *texts) == ["（1）", "（2，3）", "（4）", "（5）"]
    assert cited(NUMBERED, "灯旧了（1），船也旧（3）。") == []


def test_raised_numbers_in_brackets() -> None:
    raised = f"{SUP[0]}{{}}{SUP[1]}"
    texts = (
        f"灯{raised.format('(1)')}，船⁽{raised.format('2-4')}⁾。",
        f"H=a·LA{raised.format('2')}，河{raised.format('(5)')}。",
    )
    assert cited(NUMBERED, *texts) == ["1", "2-4", "5"]


def test_raised_digits_that_are_characters_of_their_own() -> None:
    texts = "灯¹旧了²,³，面积以m²计，k取10⁻⁵。", "船²⁻⁴新，Fe³⁺、Al³⁺少，y=(a+b)²，河⁵宽。"
    assert cited(NUMBERED, *texts) == ["¹", "²,³", "²⁻⁴", "⁵"]
    assert cited(NUMBERED, "面积以m²计，河³宽²。") == []


def test_dots_for_commas_where_all_numbers_with_dots_are_of_the_list() -> None:
    entries = [f"[{n}] 方砚. 渡口的灯之{n}[J]. 河口学报, 2001(2): {n}." for n in range(1, 24)]
    text = "灯[3]。船[1.8]旧，桥[14.18-19]新，河[19.23]宽。"
    assert cited(entries, text) == ["[3]", "[1.8]", "[14.18-19]", "[19.23]"]
    assert cited(entries, "灯[3]。船[3.4]旧。") == ["[3]", "[3.4]"]
    assert cited(entries, "灯[3]。第[1.8]版，第[3.15]版。") == ["[3]"]
    assert cited(entries, "灯[3]。船[14.18]旧，取[0.25]。") == ["[3]"]


def test_names_in_chinese_cite_what_the_list_has_in_latin_letters() -> None:
    entries = [
        "Fang Y, Lin S, Shen D, 2018. Lamps of ferries. Village, 3(1): 1-9.",
        "Zhao L, Lin M, 2016. Boats. Village, 2(1): 1-9.",
        "Wang A, 2012. Wells. Village, 1(2): 3-4.",
        "Wang B, 2012. Oil. Village, 1(2): 5-6.",
        "Lin S, 2015. Bridges. Village, 1(2): 3-4.",
        "林舒. 2015. 桥. 村, 1(2): 3-4.",
    ]
    text = "方砚等（2018）说灯，也有人（赵立和林漱，2016）不信；王安（2012）、沈度（2018）、林素（2015）。"
    assert cited(entries, text) == ["2018", "2016"]


def test_a_list_by_letters() -> None:
    assert numbers(LETTERED) == ["A1", "A2", "B1", "Fa97", "Li+05"]
    assert label_end("[Fa 97] 方砚", "Fa97") == len("[Fa 97]")
    text = "教材[Fa97]与[A1]-[B1]都说，lamp[n]是最后一盏，[A2, Li+05]、[Fa97, 5.2节]补充，[A]选项、[Z9]没有。"
    assert cited(LETTERED, text) == ["[Fa97]", "[A1]", "[B1]", "[A2, Li+05]", "[Fa97, 5.2节]"]
    assert numbers(["[M] 方砚", "林漱", "陆小满"]) == [""] * 3


def test_labels_that_were_lost_between_two_others() -> None:
    assert numbers(["[1] 方砚", "林漱", "[3] 陆小满", "- [4] 罗平", "顾之砚"]) == ["1", "2", "3", "4", ""]
    assert numbers(["[1] 方砚", "林漱", "灯", "[3] 陆小满"]) == ["1", "", "", "3"]


CITED = [
    ("基础埋深1.6 m。[2: 附录B; 5: 表5]建议跳挖。", ["[2: 附录B; 5: 表5]"]),
    ("[1, 条文说明5.2.4]要求不低于此。", ["[1, 条文说明5.2.4]"]),
    ("灯高[3，约5米]，桥长[2，大于4]。", []),
    ("能谱点 [1]、[2]和[3]的成分见表2。", []),
    ("廊道宽以[2, 5] km为宜，功率[1,3]kW。", []),
    ("前人的研究[2,5]认为灯旧。", ["[2,5]"]),
    ("灯旧[参见1和2]，船旧[文献3至5]，桥旧[4，]。", ["[参见1和2]", "[文献3至5]", "[4，]"]),
    ("灯亮〖2〗，桥亮﹝3﹞。", ["〖2〗", "﹝3﹞"]),
    ("if score[2] > th[1]: ring()", []),
]


@pytest.mark.parametrize(("text", "found"), CITED, ids=[text[:20] for text, _ in CITED])
def test_what_a_bracket_may_hold(text: str, found: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_numbered(text, {str(n) for n in range(1, 6)})] == found


def test_a_dot_for_a_comma() -> None:
    entries = {str(n) for n in range(1, 40)}
    assert [one.meant for one in find_numbered("正相关[29.30]；版本[10.15]。", entries)] == [("29", "30")]


NAMES = [
    ("【方砚，2003】", "方砚"),
    ("（方砚：2003）", "方砚"),
    ("（方砚. ２００３）", "方砚"),
    ("（方  砚，2003）", "方砚"),
    ("（林漱 顾之砚，2005）", "林漱"),
    ("林漱、顾之砚两位学者（2005）", "林漱"),
    ("沈度团队（2007）", "沈度"),
    ("（沈度，陆小满，等. 2007）", "沈度"),
    ("（方砚，[1966]2003）", "方砚"),
    ("（沈遥，2016）", "Shen"),
    ("（霍明等，2008）", "Hu"),
    ("霍明和纪渡（2008）", "Hu"),
    ("（Stieg，Lind，& Tong，2006）", "St"),
    ("（Stieg et al.，2OO6）", "St"),
    ("（Moor et al.，2011）", "Mo"),
    ("（Moor，Bur row，& Carr，2011）", "Mo"),
    ("（Valen et al.，2015）", "Va"),
    ("（方河，2019a）", "方河"),
    ("，由Lind 等人，2017提出", "Li"),
    ("（Karr 等人，2018）", "Ka"),
    ("，Moorhouse 和 Lindqvist (2016)", "An"),
]
BY_NAMES = [
    "方砚. 渡口的灯[J]. 河口学报, 2003(2): 1-5.",
    "林漱, 顾之砚. 桥上的船[M]. 临城: 河口书局, 2005.",
    "沈度, 陆小满, 罗平安, 等. 河与桥[J]. 河口学报, 2007(2): 1-5.",
    "SHEN Y, 2016. Lamps of the ferry[J]. Harbour Review, 18(3):246-249. "
    "[沈遥，2016．渡口的灯之研究[J]．河口学报，18(3):246-249.]",
    "Huo M, Ji D (2008). Lamps of the ferry. Harbour Review, 13, 608-616. (in Chinese with English abstract) "
    "[霍明, 纪渡 (2008). 渡口的灯与河上的船. 河口学报, 13, 608-616.]",
    "Stieg,P.,LindK.,&Tong,S. (2Oo6).Lampsandferries:anewlook.Harbour Review,7(2),308-315.",
    "Moor, T.-S., Burrow, J.-B., & Carr, R. (2011). Rivers. Harbour Review, 8(2), 30-35.",
    "Valen, E., Tornow, M., & Peres sotti, F.(2015). First boats are not forgotten. Harbour Review, 43(7), 1085-1103.",
    "方河, 2019. 渡口的岸[J]. 河口学报, 8(2): 1-5.",
    "Linus Lind 等人。“渡口的灯。” Harbour 2017。",
    "Karlo D. Karr 等人“河上的船。” arXiv:2001.00001 (2018).",
    "Anselm Moorhouse, 和 Oluf O. Lindqvist. “Lamps and posts.” Harbour Review. 2016.",
]


@pytest.mark.parametrize(("text", "first"), NAMES)
def test_who_is_cited(text: str, first: str) -> None:
    found = listed([(words[:2], words) for words in BY_NAMES]).find(f"早有人说{text}，后人不信。")
    assert [key for one in found for key in one.meant] == [{"Shen": "SH"}.get(first, first)]


@pytest.mark.parametrize(
    "text", ["（Stieg & Tong，2006）", "（Lind et al.，2006）", "（Stieg，Moor，& Tong，2006）", "（方河，2019b）"]
)
def test_who_is_not_cited(text: str) -> None:
    found = listed([(words[:2], words) for words in BY_NAMES]).find(f"早有人说{text}，后人不信。")
    assert not list(found)


def test_a_label_that_was_misread_or_lost_its_brackets_is_the_number_of_its_place() -> None:
    labelled = ["[1] 灯", "[2] 船", "3 桥", "[4] 河", "[49] 岸", "[6] 树", "8 塔", "[9] 石"]
    assert numbers(labelled) == ["1", "2", "3", "4", "5", "6", "8", "9"]
    assert numbers(["[1] 灯", "[2] 船", "7 桥", "[4] 河"]) == ["1", "2", "3", "4"]
