"""Entries of our own in the forms that real lists have, each read into its fields."""

from __future__ import annotations

import pytest

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.listing import read_list


def read(raw: str) -> dict[str, object]:
    """An entry's item on one level: people as texts, years as numbers, the mark beside them."""
    item = to_csl(read_entry(raw))
    flat: dict[str, object] = {name: value for name, value in item.items() if name not in ("id", "custom")}
    for role in ("author", "editor", "translator", "container-author"):
        if role in item:
            flat[role] = [
                name.get("literal") or f"{name['family']} {name.get('given', '')}".strip() for name in item[role]
            ]
    for name in ("issued", "accessed"):
        if name in item:
            flat[name] = item[name]["date-parts"][0]
    return {**flat, "mark": item["custom"].get("mark", "")}


CASES = [
    (
        "[3] 方砚, 林漱舟, 顾之砚, 等. 小镇书店的一天: 以河口为例[J]. 书与村, 2012, 8(3): 15-22.",
        {
            "mark": "J",
            "type": "article-journal",
            "author": ["方砚", "林漱舟", "顾之砚"],
            "title": "小镇书店的一天: 以河口为例",
            "container-title": "书与村",
            "issued": [2012],
            "volume": "8",
            "issue": "3",
            "page": "15-22",
        },
    ),
    (
        "[1] ALTAN SARNAI, ZHAO PY, SHEN LW, et al. Lamps[J]. Village, 2017, 8(3): 43-49.",
        {"author": ["ALTAN SARNAI", "ZHAO PY", "SHEN LW"], "title": "Lamps"},
    ),
    (
        "[2] FANG-LIN,SHEN M,TIAN M J,et al. Status of boats[J]. Village, 2003, 220(1): 707-724.",
        {"author": ["FANG-LIN", "SHEN M", "TIAN M J"], "title": "Status of boats"},
    ),
    (
        "[3] SMITH, JOHN A, BROWN M. Lamps[J]. Village, 2003, 220(1): 707-724.",
        {"author": ["SMITH JOHN A", "BROWN M"]},
    ),
    (
        "[4] 《渡口学报》编委会. 渡口指南[J]. 渡口学报, 2004, 38(12): 13-32.",
        {"author": ["《渡口学报》编委会"], "title": "渡口指南"},
    ),
    (
        "[5] Fang Y. Lamps[C]//Proc of Ferries. [S.1.] : Ferry Press, 1996: 331-342.",
        {"publisher-place": "[S.1.]", "publisher": "Ferry Press"},
    ),
    (
        "[9] Wu, J., Z. Shen, andY. Fang, Lamps of the old ferry. Village Science, 2017. 6(2): p. 213-222.",
        {"author": ["Wu J.", "Shen Z.", "Fang Y."], "title": "Lamps of the old ferry"},
    ),
    (
        "[6] 方砚. 渡口的灯[D]. [博士论文]，河口大学，2007.",
        {"genre": "博士论文", "publisher": "河口大学", "title": "渡口的灯"},
    ),
    (
        "[7] Fang Y. Lamps of ferries[J]. Village Science, 2014, 12:",
        {"volume": "12", "issued": [2014], "container-title": "Village Science"},
    ),
    (
        "[8] Fang Y. Lamps of ferries[J]. arXiv,2016,arXiv: 1607.06450.",
        {"container-title": "arXiv", "issued": [2016]},
    ),
    (
        "［7］ 方砚，林漱舟．河口的桥［J］．书与村，2013（增刊2）：3900－2．",
        {"mark": "J", "title": "河口的桥", "issue": "增刊2", "page": "3900-2", "issued": [2013]},
    ),
    (
        "[12] 方砚.河口方言词汇 研究[D].硕士学位论文.呼和浩特:某某大学,2011.",
        {"mark": "D", "title": "河口方言词汇研究", "publisher": "某某大学", "publisher-place": "呼和浩特"},
    ),
    (
        "FANG Y, LIN S Z, GU Z Y, et al. Night reading in small towns[J/OL]. Book & Village, 2015, 2(1): 37-39"
        "[2016-03-19]. http://example.org/a/2. DOI:10.1234/bv.2015.02.",
        {
            "mark": "J/OL",
            "author": ["FANG Y", "LIN S Z", "GU Z Y"],
            "DOI": "10.1234/bv.2015.02",
            "URL": "http://example.org/a/2",
            "accessed": [2016, 3, 19],
        },
    ),
    (
        "里夫斯. 灯塔的故事[M]. 方砚, 译. 2 版. 北京: 河口出版社, 2009: 35-36.",
        {
            "mark": "M",
            "type": "book",
            "translator": ["方砚"],
            "edition": "2 版",
            "publisher": "河口出版社",
            "publisher-place": "北京",
            "page": "35-36",
        },
    ),
    (
        "方砚. 桥的来历[M]//林漱舟, 顾之砚. 河口志: 第 2 卷. 上海: 河口出版社, 2001: 44.",
        {
            "type": "chapter",
            "container-author": ["林漱舟", "顾之砚"],
            "container-title": "河口志: 第 2 卷",
            "publisher": "河口出版社",
        },
    ),
    (
        "[5] 方砚. 河口的雨[A]. 林漱舟. 河口年会论文集[C]. 北京: 河口出版社, 1997: 3-4.",
        {"mark": "A", "type": "paper-conference", "container-title": "河口年会论文集", "page": "3-4"},
    ),
    (
        "方砚. 渡口的灯[N]. 河口日报, 2000-11-12(7).",
        {"mark": "N", "container-title": "河口日报", "issued": [2000, 11, 12], "page": "7"},
    ),
    (
        "方砚. 一种折叠渡船: 201220999999.2[P]. 2012-04-05.",
        {"mark": "P", "title": "一种折叠渡船", "number": "201220999999.2", "issued": [2012, 4, 5]},
    ),
    (
        "全国渡船标准化委员会. 渡船编目规则: GB/T 99202.2—2007[S]. 北京: 河口标准社, 2007: 1.",
        {"mark": "S", "title": "渡船编目规则", "number": "GB/T 99202.2—2007", "publisher": "河口标准社"},
    ),
    ("GB/T 9992—2021 渡船 术语[S].", {"mark": "S", "number": "GB/T 9992—2021", "title": "渡船 术语"}),
    (
        "河口数据中心. 河口水位数据集[DS/OL]. V1.0. 河口数据仓（2023-09-10）[2025-07-15]. https://example.org/ds.",
        {"mark": "DS/OL", "type": "dataset", "edition": "V1.0", "issued": [2023, 9, 10], "accessed": [2025, 7, 15]},
    ),
    (
        "方砚, 2000b. 河口史话[M]. 北京: 河口出版社: 29.",
        {"author": ["方砚"], "issued": [2000], "year-suffix": "b", "publisher": "河口出版社", "page": "29"},
    ),
    (
        "方砚、林漱舟：《小镇书店与夜读》，《书与村》2020年第3期。",
        {
            "type": "article-journal",
            "author": ["方砚", "林漱舟"],
            "title": "小镇书店与夜读",
            "container-title": "书与村",
            "issue": "3",
            "issued": [2020],
        },
    ),
    (
        "Reeves, C., & Fang, Y. (2017). Lamps of the ferry. Journal of Small Towns, 25(6), 1083-1087.",
        {
            "type": "article-journal",
            "author": ["Reeves C.", "Fang Y."],
            "title": "Lamps of the ferry",
            "volume": "25",
            "issue": "6",
            "page": "1083-1087",
        },
    ),
    ("[9] 方砚. 河口灯塔考[J」. 书与村, 20o9, 7(2): 11-13.", {"mark": "J", "issued": [2009], "volume": "7"}),
    ("[2] 方砚.河口灯塔再考[]. 书与村, 2010, 8(1): 1-3.", {"type": "article-journal", "mark": "", "volume": "8"}),
]


@pytest.mark.parametrize(("raw", "wanted"), CASES, ids=[raw[:24] for raw, _ in CASES])
def test_an_entry_is_read_into_its_fields(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


def test_an_english_twin_stands_by_itself() -> None:
    raw = (
        "[22] 方砚,林漱舟.河口降雨特征[J].河口地理,2016,36(1):118-123."
        "[FANG Yan,LIN Shuzhou.Features of rain at the river mouth[J].Hekou Geography,2016,36(1):118-123.]"
    )
    item = to_csl(read_entry(raw))
    assert item["title"] == "河口降雨特征"
    assert item["page"] == "118-123"
    assert item["custom"]["twin"].startswith("[FANG Yan")


def test_others_are_told() -> None:
    assert to_csl(read_entry("方砚, 等. 渡口的灯火与夜读[J]. 书与村, 2012(3): 1."))["custom"]["others"] == ["author"]


def test_people_in_front_who_edited_are_told_of() -> None:
    item = to_csl(read_entry("方砚主编．河口方言大词典[M]．北京：河口出版社，2004：255"))
    assert item["author"] == [{"literal": "方砚"}]
    assert item["custom"]["role"] == "editor"


SURE = [raw for raw, wanted in CASES[:1]] + [
    "[1] FANG Y, LIN S Z. Night reading[J]. Book & Village, 2015, 2(1): 37-39.",
    "[2] 方砚, 林漱舟. 河口史话[M]. 北京: 河口出版社, 2010.",
]
UNSURE = [
    "方砚 河口",
    "[3] 方砚. 河口史话[M]. 北京: 河口出版社, 2010. 林漱舟. 渡口[J]. 书与村, 2011(1): 2.",
    "[4] 参见河口档案馆藏宣统三年渡船清册",
    "[5] 方砚.河口的灯[J].书与村,2012,7(2",
    "[7] Ferry Time. Clocks of ferries[EB/OL]. [2021-07-20]. http://example.org/a#text=Ferry% 2C%20in ns%20and",
    "[6] 方砚. 渡口的灯[D]. 河口: .95 河口大学, 2010. .96",
]


@pytest.mark.parametrize("raw", SURE)
def test_what_is_written_by_the_standard_is_sure(raw: str) -> None:
    assert confidence(read_entry(raw)) >= HIGH


@pytest.mark.parametrize("raw", UNSURE)
def test_what_may_be_read_otherwise_is_not_sure(raw: str) -> None:
    assert confidence(read_entry(raw)) < HIGH


OTHER_FORMS = [
    ("方砚  2004  河灯的来历，《河口语文》第5期。", {"title": "河灯的来历", "year": 2004, "issue": "5"}),
    ("Hopp, Paul J. & Ann C. Traug  1993  Lamps. Ferry: FP.", {"title": "Lamps", "year": 1993}),
    (
        "方砚. 河灯制作研究（学位论文）. 河口：河口大学，2010",
        {"title": "河灯制作研究", "publisher": "河口大学"},
    ),
    (
        "林漱. (2014). 渡船与情绪 (硕士学位论文). 河口大学, 河口.",
        {"type": "thesis", "title": "渡船与情绪", "year": 2014},
    ),
    (
        "Geref, G. (1994). The lamps. In G. Geref & M. Korz (Eds.), Ferry posts (pp. 95-122). Ferry: Press.",
        {"container-title": "Ferry posts", "page": "95-122"},
    ),
    (
        "[4] Lamp Center. Lamps in use[EB/OL]. https://www.lamp.example/use/, 2018-09-10/2019-03-02.",
        {"URL": "https://www.lamp.example/use/", "year": 2018},
    ),
    (
        "［8］ 方砚．灯市［EB／OL］．（2018－01－03）［2018－05－20］．http：／／www．lamp．example／a／2018．html．",
        {"URL": "http://www.lamp.example/a/2018.html", "year": 2018},
    ),
    ("布若（Burrow M），2008. 灯[M]. 河口: 河口书局.", {"title": "灯", "year": 2008}),
    ("田墨. 待出版. 船影. 河口学刊.", {"title": "船影"}),
]


@pytest.mark.parametrize(("entry", "wanted"), OTHER_FORMS, ids=[entry[:12] for entry, _ in OTHER_FORMS])
def test_forms_of_other_houses(entry: str, wanted: dict[str, object]) -> None:
    item = to_csl(read_entry(entry))
    found = {**item, "year": item.get("issued", {}).get("date-parts", [[0]])[0][0]}
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize("dash", ["——", " —— ", " — ", "—— "])
@pytest.mark.parametrize(
    ("before", "behind", "name"),
    [
        ("方砚. 灯史[M]. 河口: 河岸出版社", "2018: 3-5. 灯。", "publisher"),
        ("方砚. 夜航[J]. 书与村", "2018, 3(2): 1-9.", "container-title"),
    ],
)
def test_a_dash_before_the_year_is_none_of_the_name_before_it(before: str, behind: str, name: str, dash: str) -> None:
    item = read(f"{before}{dash}{behind}")
    assert item[name] == {"publisher": "河岸出版社", "container-title": "书与村"}[name]
    assert item["issued"] == [2018]


def test_a_dash_within_a_title_stays() -> None:
    assert read("方砚. 渡口——2018[M]. 河口: 河岸出版社, 2019.")["title"] == "渡口——2018"


@pytest.mark.parametrize("word", ["待刊", "即将出版", "forthcoming", "in press", "已录用"])
@pytest.mark.parametrize("form", ["{}, {}.", "{}（{}）", "{}. {}"])
def test_a_word_in_the_place_of_the_year_is_the_status(word: str, form: str) -> None:
    serial = read(form.format("方砚. 夜航[J]. 书与村", word))
    assert (serial["container-title"], serial["status"]) == ("书与村", word)
    book = read(form.format("方砚. 灯史[M]. 河口: 河岸出版社", word))
    assert (book["publisher"], book["status"]) == ("河岸出版社", word)


@pytest.mark.parametrize("bullet", ["•", "• ", "·", "- ", "-", "- • ", "*", "●"])
def test_a_bullet_is_none_of_the_first_name(bullet: str) -> None:
    assert read(f"{bullet}方砚, 林漱舟. 夜航[J]. 书与村, 2018, 3(2): 1-9.")["author"] == ["方砚", "林漱舟"]


def test_bullets_begin_entries_where_no_blank_is_behind_them() -> None:
    entries = [f"-{name}. 夜航[J]. 书与村, 2018, 3(2): 1-9." for name in ("方砚", "林漱舟", "顾之砚")]
    assert [text.raw for text in read_list("\n".join(entries))] == entries
