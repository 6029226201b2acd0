"""Entries as other theses, notes and pages of the web write them: what each part is, whatever stands round it."""

from typing import Any

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.finding import listed
from kanyin.references.note_calls import Run, find_calls
from kanyin.references.split import is_subheading, split_list


def item(raw: str) -> dict[str, Any]:
    return {name: value for name, value in to_csl(read_entry(raw)).items() if name != "custom"}


@pytest.mark.parametrize(
    ("tail", "house", "town"),
    [
        ("临城出版社：北京，2018.", "临城出版社", "北京"),
        ("临城出版社：青石，2018.", "临城出版社", "青石"),
        ("临城出版社.北京.2018.", "临城出版社", "北京"),
        ("Ferry Press: Quaytown, 2018.", "Ferry Press", "Quaytown"),
        ("北京：临城大学出版社，2018.", "临城大学出版社", "北京"),
    ],
)
def test_publisher_stands_before_its_town(tail: str, house: str, town: str) -> None:
    read = item(f"[1] 方砚. 渡口的灯[M]. {tail}")
    assert (read["publisher"], read["publisher-place"]) == (house, town)


@pytest.mark.parametrize(
    "tail",
    [
        "《渡口研究》2005年第1期第25～59页。",
        "《渡口研究》，2005年第1期，第25-59页。",
        "，《渡口研究》2005年第1期第25-59页。",
    ],
)
@pytest.mark.parametrize("mark", ["", "［Ｊ］"])
def test_numbers_that_nothing_parts(mark: str, tail: str) -> None:
    read = item(f"方砚：《渡口的灯》{mark}{tail}")
    assert (read["container-title"], read["issue"], str(read["page"])[:2]) == ("渡口研究", "1", "25")


def test_journal_behind_title() -> None:
    assert item("方砚《渡口的灯》《渡口研究》，2013年第9期")["container-title"] == "渡口研究"
    assert item("方砚《渡口的灯》临城大学学报，2013年第9期")["container-title"] == "临城大学学报"


@pytest.mark.parametrize(
    ("tail", "school"),
    [("临城大学历史学专业硕士学位论文，2017.3", "临城大学"), ("临城大学博士论文，2017年", "临城大学")],
)
def test_thesis_behind_title(tail: str, school: str) -> None:
    read = item(f"方砚《渡口的灯》{tail}")
    assert (read["title"], read["publisher"]) == ("渡口的灯", school)
    assert "issue" not in read


@pytest.mark.parametrize("sign", ["//", "∥", "‖"])
def test_sign_before_host(sign: str) -> None:
    read = item(f"[5] Stieg P, Lind K. Lamps[C]{sign}2020 Harbour Conference. IEEE, 2020: 1-4.")
    assert read["container-title"] == "2020 Harbour Conference"


@pytest.mark.parametrize("house", ["IEEE", "Association for Lamp Research"])
def test_house_of_meeting_behind_comma(house: str) -> None:
    read = item(f"[1] Stieg P, Lind K. Lamps[C]//Proceedings of the Harbour Conference, {house}, 2015: 1-4.")
    assert (read["container-title"], read["publisher"]) == ("Proceedings of the Harbour Conference", house)


def test_volume_of_meeting() -> None:
    read = item("[1] Stieg P, Lind K. Lamps[C]//Harbour Conference. IEEE, 2011, 1: 260-263.")
    assert (read["publisher"], read["volume"], read["page"]) == ("IEEE", "1", "260-263")


@pytest.mark.parametrize(
    "raw",
    [
        "Paul Le Stieg，The Lamp: A Study of the Ferry，London: Ernest Lind，1896，p. vi.",
        "Paul Le Stieg, The Lamp: A Study of the Ferry, London: Ernest Lind, 1896, p. vi.",
    ],
)
def test_western_note_with_chinese_commas(raw: str) -> None:
    read = item(raw)
    assert (read["title"], read["publisher-place"]) == ("The Lamp: A Study of the Ferry", "London")
    assert read["author"] == [{"family": "Le Stieg", "given": "Paul"}]


@pytest.mark.parametrize("remark", ["渡口灯综述", "讨论了15种渡口的灯", "Lamps 一书的历史"])
@pytest.mark.parametrize(
    "raw",
    [
        "Lind, K., & Stieg, P. (2009). Lamps. *Posts of Harbours*, 81(2), 65–92.",
        "Lind, K. (2009). *Lamps*. Ferry Press.",
        "方砚. 灯[M]. 北京: 临城出版社, 2005.",
    ],
)
def test_remark_behind_entry(raw: str, remark: str) -> None:
    assert item(f"{raw} （{remark}）") == item(raw)


@pytest.mark.parametrize("sign", ["↩", " ↩︎", "<br>", "<br/>"])
def test_sign_of_page_behind_entry(sign: str) -> None:
    raw = "方砚：《渡口的灯》，北京：临城出版社，2010年。"
    assert item(raw + sign) == item(raw)


@pytest.mark.parametrize("label", ["**[2]**", "[Stieg] ", "[Lind]", "[2]"])
def test_label_before_names(label: str) -> None:
    read = item(f"{label}Stieg P, Lind K. Lamps[M]. London: Ferry Press, 2018.")
    assert read["author"] == [{"family": "Stieg", "given": "P"}, {"family": "Lind", "given": "K"}]


def test_names_before_title() -> None:
    stops = item("[8] 林漱石.方文山.周立人. 渡口的灯[J]. 渡口研究, 2013(6).")
    assert len(stops["author"]) == 3 and stops["title"] == "渡口的灯"
    given = item("[1] Nora J. Lind，Paul Stieg. 灯[M]. 北京：临城大学出版社，2007.")
    assert given["title"] == "灯"
    assert item("12（清）方砚撰. 灯集[M]. 北京：临城书局, 1999.")["author"] == [{"literal": "方砚"}]


def test_emphasised_journal_with_stops() -> None:
    read = item("Lind, K. (2020). From lamps to posts: a view. *Acta Portus. Series of Lamps*, 31, 835–851.")
    assert (read["title"], read["container-title"]) == ("From lamps to posts: a view", "Acta Portus. Series of Lamps")


def pieces(raw: str) -> list[str]:
    return [raw[a:b] for a, b in split_list(raw)]


def test_lines_that_lead_back() -> None:
    notes = ["方砚：《灯》卷一。此说可从。 ↩", "关于渡口的沿革，说法不一。 ↩︎", "林漱：《渡口》，某社，2010年。 ↩"]
    assert pieces("\n".join(notes)) == notes


def test_lines_that_all_end_and_begin() -> None:
    lines = [
        "（明）方砚. 渡口集：手稿本.",
        "（明）方砚. 灯录：明刊本.",
        "1534（明）林漱撰. 河集：明刊本.",
        "周立著. 灯[M]. 临城书社, 2001.",
        "沈言. 河[M]. 临城书社, 2003.",
    ]
    assert pieces("\n".join(lines)) == lines


def test_lines_of_which_some_are_broken() -> None:
    lines = "方砚. 渡口的灯与\n河口的船[M]. 临城书\n社, 2001.\n林漱. 河上的桥与灯\n及其沿革[M]. 临城书社, 2003.\n"
    assert len(pieces(lines)) == 2


def test_numbers_without_marks_behind_signs() -> None:
    notes = [
        "①方砚：《灯》，临城书社1988年。",
        "②林漱：《河》，临城书社1990年。",
        "③周立：《桥》，临城书社1991年。",
        "1沈言：《渡》，临城书社2002年。",
        "2方砚：《船》，临城书社2003年。",
        "3林漱：《港》，临城书社2004年。",
    ]
    assert pieces("\n".join(notes)) == notes


LABELS = {
    "han": "一、 二、 三、 四、",
    "letters": "(a) (b) (c) (d)",
    "roman": "i. ii. iii. iv.",
    "with a letter": "[R1] [R2] [R3] [R4]",
    "raised": "¹ ² ³ ⁴",
    "black": "❶ ❷ ❸ ❹",
    "bold": "**1.** **2.** **3.** **4.**",
    "sup": "<sup>1</sup> <sup>2</sup> <sup>3</sup> <sup>4</sup>",
    "caret": "^1 ^2 ^3 ^4",
    "arrow": "↑ ↑ ↑ ↑",
}


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS.keys())
def test_labels_that_few_lists_have(labels: str) -> None:
    notes = [
        "方砚：《渡口的灯》，临城书社。",
        "Paul Stieg, Lamps, p. 3.",
        "同上，第5页。",
        "这一点承周君提示，谨此致谢。",
    ]
    lines = [f"{label} {note}" for label, note in zip(labels.split(), notes, strict=True)]
    assert pieces("\n".join(lines)) == lines


def test_number_of_a_page_is_no_label() -> None:
    entries = [f"［{n}］ Stieg P.，Lamps，Ferry: Press，19{n + 20}，p. {n}．" for n in (6, 7, 8)]
    raw = "\n".join(
        [*entries[:2], "［8］ Stieg P.，Lamps，Ferry: Press，1928，p. 9．", "［10］ Lind K.，Posts，Ferry，1930．"]
    )
    assert len(pieces(raw)) == 4


@pytest.mark.parametrize("head", ["文献综述", "注释", "尾注", "# 7.参考文献\n***"])
def test_head_of_list(head: str) -> None:
    entries = "\n".join(f"[{n}] 方砚. 灯{n}[M]. 临城书社, 200{n}." for n in (1, 2, 3))
    assert is_subheading(pieces(f"{head}\n{entries}")[0])


def cited(text: str, entries: list[str]) -> list[str]:
    found = listed([(f"r{n}", one) for n, one in enumerate(entries)], [text])
    return [text[one.start : one.end] for one in found.find(text)]


def test_raised_numbers_behind_brackets() -> None:
    entries = [f"{n} 方砚. 灯{n}[J]. 渡口, 200{n}, 1(1): 1-9." for n in range(1, 6)]
    text = "灯亮¹。桥成²。船来[95% CI: 1.2, 1.5]³。河水（青石县）⁴。渡口(LAMP)⁵。亮度为(a+b)² lx。"
    assert cited(text, entries) == ["¹", "²", "³", "⁴", "⁵"]


def test_further_author_misspelt() -> None:
    entries = ["［1］林漱石、邬红林：“论渡口”，《渡口》1995年第3期。", "［2］周立：《河》，某社，1996年版。"]
    assert cited("这种产业体系(林漱石、鄢红林,1995)已有", entries) == ["1995"]
    assert not cited("这种产业体系(林漱石、方文山,1995)已有", entries)


def test_calls_of_an_excerpt() -> None:
    texts = ["他站上渡口。①灯亮了。", "这就是船的作用②。", "河水涨了。⑨桥也成了。", "他说：“灯在。”⑩人散。"]
    keys = list("①②③④⑤⑥⑦⑧⑨⑩")
    assert [one.key for one in find_calls([Run(text, True) for text in texts], keys)] == list("①②⑨⑩")
    assert not find_calls([Run("".join(texts), True)], keys)
