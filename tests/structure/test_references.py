"""Reference lists parted into entries, word for word."""

import pytest

from kanyin.model import Line, Source
from kanyin.pipeline import rebuild
from kanyin.read import read_page
from kanyin.structure.references import part_references, read_references

A = "林知秋.公共图书馆总分馆制的运行机制[J].图书馆论丛,2019(04):15-21."
B = "何牧,周小满.社区阅读空间的使用行为研究[J].城乡文化研究,2020,12(2):88-95."
C = "OLDENBURG R. The great good place[M]. New York: Paragon House, 1989."


def parted(*lines: str) -> list[tuple[str, str]]:
    entries, _ = read_references(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return [(entry.key, entry.raw) for entry in entries]


def test_one_a_line() -> None:
    assert parted("[1]" + A, "[2] " + B) == [("1", f"[1] {A}"), ("2", f"[2] {B}")]


def test_full_width_labels_and_bare_numbers() -> None:
    assert parted("［1］" + A, "［2］" + B) == [("1", f"［1］ {A}"), ("2", f"［2］ {B}")]
    assert parted("1　" + A, "2 " + B) == [("1", f"1 {A}"), ("2", f"2 {B}")]


def test_several_on_one_line() -> None:
    assert parted(f"[1]{A}[2]{B} [3]{C}") == [("1", f"[1] {A}"), ("2", f"[2] {B}"), ("3", f"[3] {C}")]


def test_broken_entry_goes_on() -> None:
    assert parted("[1]" + A[:20], A[20:], "[2]" + B) == [("1", f"[1] {A[:20]} {A[20:]}"), ("2", f"[2] {B}")]


def test_behind_the_last_label_a_line_may_be_an_entry_without_one() -> None:
    later = "Connor, K. M., & Lind, J. R. (2004). Ferries. Village, 18(2), 76-82."
    assert parted("[1]" + A, "[2]" + C, later) == [("1", f"[1] {A}"), ("2", f"[2] {C}"), ("", later)]
    assert [key for key, _ in parted("[1]" + A, "[2]" + C, B)] == ["1", "2", ""]
    twin = "He M, Zhou X M. Reading rooms and their users[J]. Village Studies, 2020, 12(2): 88-95."
    assert [key for key, _ in parted("[1]" + A, "[2]" + B, twin)] == ["1", "2"]


def test_without_labels_a_line_is_an_entry() -> None:
    assert parted(A, B, C) == [("", A), ("", B), ("", C)]


def test_year_at_the_start_of_a_line_is_no_label() -> None:
    assert [key for key, _ in parted("[1]" + A, "2019年版.", "[2]" + B)] == ["1", "2"]


D = "方砚 2009 《灯》，河口：河口书局。"
E = "林漱 2010 《船》，河口：河口书局。"


def test_a_line_without_a_year_goes_on_with_an_entry_that_has_not_ended() -> None:
    broken = ("Hopp, Paul 2011 Lamps and", "Ferries. Ferry: Press.")
    assert [raw for _, raw in parted(D, *broken, E)] == [D, " ".join(broken), E]
    assert [raw for _, raw in parted(D, "Wade, R. (1990). The ferry.", "Ferry: Press.", E)][1:2] == [
        "Wade, R. (1990). The ferry. Ferry: Press."
    ]


def test_lines_without_years_stay_entries_where_many_have_none() -> None:
    assert len(parted(D, "《河口志》（油印本），河口文化馆", "口述：林婆婆，河口")) == 3


def test_what_parts_a_list_is_none_of_its_entries() -> None:
    assert [raw for _, raw in parted("一、史料", "[1]" + A, "二、著作", "[2]" + B)] == [
        "一、史料",
        f"[1] {A}",
        "二、著作",
        f"[2] {B}",
    ]


def test_a_reading_list_behind_the_list_is_no_part_of_its_last_entry() -> None:
    cited = ("[1] 何舟. 井[M]. 河口: 河口书局, 2008.", "[2] 石见. 桥[M]. 河口: 河口书局, 2007.")
    reading = ("[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.", "[2] 林漱. 船[J]. 河口学刊, 2010, 3(2): 1-9.")
    assert [text for _, text in parted(*cited, "延伸阅读", *reading)][1:3] == [cited[1], "延伸阅读"]


def list_of(*lines: str) -> tuple[list[str], list[str]]:
    """The text and the list of a page."""
    text, entries = part_references(tuple(Line(line, (n,)) for n, line in enumerate(lines, 1)))
    return [line.text for line in text], [line.text for line in entries]


def test_heading_and_list_on_one_line_are_parted() -> None:
    assert list_of("灯亮了。", f"参考文献：[1]{A}[2]{B}") == (["灯亮了。"], ["参考文献：", f"[1]{A}[2]{B}"])
    assert list_of("灯亮了。", "参考文献：见书末。")[1] == []


def test_a_sentence_that_begins_with_a_citation_is_no_list() -> None:
    assert list_of("参考文献[1]提出了一种点灯的方法。", "桥修好了。")[1] == []
    assert list_of("灯亮了。", f"参考文献 [1]{A}[2]{B}")[1] == ["参考文献", f"[1]{A}[2]{B}"]


@pytest.mark.parametrize(
    "behind",
    [
        "作者简介：方砚，河口大学讲师。",
        "[作者简介]",
        "（作者系河口大学讲师）",
        "（作者单位：河口大学）",
        "收稿日期：2012-01-02",
        "字库未存字注释：",
        "〔责任编辑 林漱〕",
        "【责任编辑：林漱】",
        "（方砚，河口大学副教授；林漱，河口大学硕士生）",
        "DOI：10.9999/j.a.2018.01",
        "附录：问卷",
        "图1-图4来源：方砚摄",
        "表2引自沈度的调查。",
        "附记：承沈度指正，谨此致谢。",
        "思考题",
        "（下转第88页）",
    ],
)
def test_what_a_journal_prints_behind_its_list_is_no_entry(behind: str) -> None:
    rest = (behind, "方砚(1990-)，女，讲师。")
    assert list_of("灯。", "参考文献", "[1]" + A, "[2]" + B, *rest) == (
        ["灯。", *rest],
        ["参考文献", "[1]" + A, "[2]" + B],
    )


def test_the_article_in_english_behind_its_list_is_no_entry() -> None:
    english = ("Lamps along the River", "FANG Yan1, LIN Shu2", "(1 School of Letters, Ferry University, Ferry 100000)")
    assert list_of("灯。", "参考文献", "[1]" + A, "[2]" + B, *english) == (
        ["灯。", *english],
        ["参考文献", "[1]" + A, "[2]" + B],
    )


def test_a_list_goes_on_behind_what_a_page_prints_at_its_foot() -> None:
    text, entries = list_of("灯。", "参考文献", "[1]" + A, "收稿日期：2012-01-02", "[2]" + B)
    assert text == ["灯。", "收稿日期：2012-01-02"]
    assert entries == ["参考文献", "[1]" + A, "[2]" + B]


def test_an_entry_of_a_newspaper_is_no_byline_of_the_article() -> None:
    text = [
        f"渡口的灯由{who}点亮，年年如此，并无一夜间断，河口的人都记得。" for who in ("方砚", "林漱", "沈度", "田墨")
    ]
    entries = [A, "田墨.井与街[N].河口日报,2016-03-04(7).", B]
    document = rebuild(Source("page", ("渡口的灯", *text, "参考文献", *entries), ""))
    assert [len(document.references), document.meta.date, document.meta.container_title] == [3, "", ""]


PROSE = "渡口的灯夜里亮着，过河的人都认得它，村里的老人说这灯从前是用菜油点的。\n\n"
OLD = ["方硯 《渡口的燈》 河口：河岸書局 1978年", "林漱 《船與舟》 河口：書林書局 1983年"]
LATER = ["何礪 〈村中的橋〉 《河口季刊》第8卷第1期 1984年 頁3-7", "周涵 〈井〉 《河口季刊》第1輯 2009年"]


def listed(*lines: str) -> list[str]:
    page = (PROSE * 4).replace("。\n", "。他又说。\n") + "\n".join(lines)
    return [one.raw for one in rebuild(read_page(page.encode(), "a.txt")).references]


def test_entries_by_title_with_the_year_behind_the_press_stay_under_their_subheadings() -> None:
    found = listed("參考書目", "一、專書", *OLD, "二、期刊論文（依年代排序）", *LATER)
    assert found == ["一、專書", *OLD, "二、期刊論文（依年代排序）", *LATER]


def test_entries_by_year_are_not_joined_behind_a_subheading() -> None:
    own = [
        "Fang Y. 2008. Lamps of the ferry. Village Letters, 112: 1–20",
        "Lin S, Fang Y. 2014. Boats of the river mouth. Acta Village, 30(5): 1301–1318 (in Chinese)",
        "Stieg M. 1999. Lamps in Collapse. Ferry: Hill Press",
    ]
    chinese = [
        "林漱, 方砚. 2014. 河口的船及其灯火. 新村学报, 30(5): 1301–1318",
        "沈度, 方砚. 2011. 渡口井水的来历. 河口村志, 8(2): 277–290",
    ]
    found = listed("References", *own, "附中文参考文献", *chinese)
    assert [one[:4] for one in found] == [one[:4] for one in (*own, "附中文参考文献", *chinese)]


@pytest.mark.parametrize(
    "behind",
    [
        "关于作者",
        "符 号 说 明",
        "网络首发时间：2019-03-04 10:11",
        "ICS 13.040.20",
        "本文系河口村志课题（08A01）的阶段性成果",
        "（本文於民國一〇三年三月五日通過刊登）",
    ],
)
def test_what_is_printed_behind_a_list_ends_it(behind: str) -> None:
    _, entries = part_references(tuple(Line(text, (n,)) for n, text in enumerate(["参考文献", A, B, behind], 1)))
    assert [line.text for line in entries] == ["参考文献", A, B]


def test_english_references_behind_the_chinese_ones_are_one_list() -> None:
    words = (
        "灯",
        "中文参考文献",
        "[1] 方砚. 灯[M]. 河口: 河口书局, 2009.",
        "英文参考文献",
        "[2] Fang Y. Lamps[J]. Village, 2011, 1(2): 3.",
    )
    text, entries = part_references(tuple(Line(one, (n,)) for n, one in enumerate(words, 1)))
    assert [line.text for line in text] == ["灯"]
    assert entries[0].text == "中文参考文献" and entries[-1].text.startswith("[2]")
