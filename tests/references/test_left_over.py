"""Entries of which a part is of no known form: what is known of them is read all the same."""

from typing import Any

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry


def item(raw: str) -> dict[str, Any]:
    found = {name: value for name, value in to_csl(read_entry(raw)).items() if name != "custom"}
    if "issued" in found:
        found["year"] = found["issued"]["date-parts"][0][0]
    found["authors"] = [
        name.get("literal") or f"{name['family']}, {name.get('given', '')}" for name in found.get("author", ())
    ]
    return found


READ = [
    # Journals of physics: no title; three numbers and the year in brackets.
    (
        "[3] P.-Q. Stieg, K. R. Lind, and Y. Fang, Lamp. Rev. Lett. 98, 087204 (2007).",
        {"authors": ["Stieg, P.-Q.", "Lind, K. R.", "Fang, Y."], "container-title": "Lamp. Rev. Lett.", "volume": "98"}
        | {"page": "087204", "year": 2007},
    ),
    (
        "P. Stieg et al., J. Lamp. B 36, 89-97 (2003), and what the keeper said.",
        {"authors": ["Stieg, P."], "container-title": "J. Lamp. B", "page": "89-97"},
    ),
    (
        "P. Stieg, K. van Lind, “Lamps at the ferry,” Ferry Lett. 7(2), 11 (1999)",
        {"title": "Lamps at the ferry", "authors": ["Stieg, P.", "van Lind, K."], "issue": "2", "volume": "7"},
    ),
    (
        "Stieg P, Lind K. Lamps of the ferry[C]//River systems review. ACM, 2007, 41(6): 205-220.",
        {"volume": "41", "issue": "6", "page": "205-220", "publisher": "ACM"},
    ),
    ("[8]青石渡.渡船文档[EB/OL].https://docs.ferry.example,2024.", {"URL": "https://docs.ferry.example", "year": 2024}),
    (
        '[SL] Stieg, Paul, and Karl Lind. "Lamps into convex parts." Proceedings of the ferry symposium. ACM, 1979.',
        {"authors": ["Stieg, Paul", "Lind, Karl"], "title": "Lamps into convex parts"},
    ),
    # What stands at a title in 《》, in any order; a piece of which nothing is known among others.
    (
        "方砚秋：《渡口志》（上）（第5版），临城出版社2016年版，第41-45页。",
        {"title": "渡口志", "publisher": "临城出版社", "page": "41-45"},
    ),
    (
        "林漱石：《灯的来历》（修订版），临城出版社2009年第3版，页214以下。",
        {"title": "灯的来历", "year": 2009, "page": "214"},
    ),
    ("周渡：《井》，林漱石译，临城出版社，2005年版，P25-26。", {"page": "25-26", "year": 2005}),
    (
        "方砚秋：“渡口治理研究”，临城大学2015年博士学位论文，第45页。",
        {"title": "渡口治理研究", "publisher": "临城大学", "year": 2015},
    ),
    ("青石县档案馆藏：《河务局训令》，档案号Q6-2-101。", {"title": "河务局训令", "authors": []}),
    ("渡口真男『河港思想史』河港大学出版会、1952年、45頁。", {"title": "河港思想史", "year": 1952, "page": "45"}),
    # The year by what parts it from the rest, the pages by their word.
    ("[1] 方砚秋. 灯话[M]. 临城: 临城出版社, 1985: 第5章.", {"year": 1985, "publisher": "临城出版社"}),
    (
        "[3] 周渡. 灯的研究[J]. 河港研究, 1996(1): 5-16, 转引自林漱石. 灯话[M]. 临城: 临城出版社, 2007: 3.",
        {"issue": "1", "page": "5-16"},
    ),
    ("[4] 林漱石.教学引论[M].台北:青石文化公司,民90.", {"publisher": "青石文化公司"}),
    ("Lind, Q.; Stieg, Y. Lamps of towns: A review. Ferry Sens. 2020, 12, 1503.", {"year": 2020, "page": "1503"}),
    # Where a title ends, and whose it is.
    (
        "FerryOffice. Lamp Report of Nine Towns. 2023.",
        {"authors": ["FerryOffice"], "title": "Lamp Report of Nine Towns"},
    ),
    ("周渡(2005). “逆向的灯”:一个渡口的分析. 河港研究, (2), 132-143.", {"title": "“逆向的灯”:一个渡口的分析"}),
    (
        'Lind, Paula Q. "Can a lamp speak?" Posts and Rivers. Ed. Jan Hopp. Quay: Ferry P, 1988. 27-31.',
        {"container-title": "Posts and Rivers", "page": "27-31"},
    ),
    ("Stieg P, Lind K Lamps of a ferry[J]. Posts, 2004(18): 26-45.", {"title": "Lamps of a ferry", "issue": "18"}),
    # People in other forms.
    ("[5] Paul Stieg, Karl F. Lind, S. Hopp著, 方砚秋等译, 渡口系统, 机械工业出版社, 2012年3月", {"title": "渡口系统"}),
    (
        "[6] [美] Paul Q. Stieg等. 灯的算法(原书第3版)[M]. 北京: 机械工业出版社, 2013.",
        {"authors": ["Stieg, Paul Q."], "title": "灯的算法"},
    ),
    (
        "Stieg P (方砚秋), Lind K (林漱石). Lamps of towns. Posts, 2005, 13(3): 1-9.",
        {"title": "Lamps of towns", "volume": "13"},
    ),
    # Numbers that are no year, no house.
    ("[7] GB 3838—2002. 渡口灯光质量标准[S].", {"number": "GB 3838—2002", "title": "渡口灯光质量标准", "authors": []}),
    (
        "[8] 青石县河务局. 渡口分区图. GB18306-2001. 北京: 临城出版社, 2001",
        {"number": "GB18306-2001", "title": "渡口分区图"},
    ),
    ("[9] 青石县河务局关于渡口灯光的意见[Z].青河发〔2014〕4号.", {"number": "青河发〔2014〕4号"}),
    (
        "[10] Hopp B. Lamps in loops[C]. FERRY/PO-5000-8687, Harbour Laboratory, 2023.",
        {"publisher": "Harbour Laboratory"},
    ),
    ("[11] 周渡. 灯的抗旱性(J].河港学报,2009.(21)：75—76.", {"issue": "21", "title": "灯的抗旱性"}),
    (
        "[12] Lind Q. Lamps that learn[J]. Posts (PT), 2019, 10(2): Article 12.",
        {"volume": "10", "issue": "2", "page": "12"},
    ),
    # Pages of articles, brackets and years.
    (
        "[13] Stieg P,Lind K.Lamps of ferries[J].Posts,2011,21:043114-1-043114-6.",
        {"volume": "21", "page": "043114-1-043114-6"},
    ),
    ("[14] Stieg P. Lamps[J]. Lamp Med, 2015,16: 439.e9-439.e16.", {"volume": "16", "page": "439.e9-439.e16"}),
    (
        "[15] Stieg P. Lamps[C]// Proceedings of the Workshop on Lamps (FLAG 2004). 2004.",
        {"container-title": "Proceedings of the Workshop on Lamps (FLAG 2004)", "volume": None},
    ),
    ("Stieg, P., & Lind, K. (2Oo3a). Lamps of towns. Lamp Letters, 67, 35-48.", {"title": "Lamps of towns"}),
    ("[16] Lind Q, et al. Lamps that learn. LampIPS, 2020.", {"container-title": "LampIPS", "publisher": None}),
    # Addresses that a page broke.
    (
        "[17] Posts of a town[EB/OL]. [2014-08-04]. http://a.example/lamps-of- town-posts.",
        {"URL": "http://a.example/lamps-of-town-posts"},
    ),
    (
        "[18] 方砚,林漱.(2019).灯的理论.见 周渡,沈桥(编),河港的灯与桥(pp.73-82).临城：临城出版社.",
        {"title": "灯的理论", "container-title": "河港的灯与桥", "page": "73-82"},
    ),
    # A twin whose names have a blank within, and no mark.
    (
        "[19]张砚秋.渡口灯油含量的测定.临城农业科学,1986(03):26-28 Zhang Yan qiu: Measuring the Oil of Ferry "
        "Lamps in Villages.Lincheng Agricultural Sciences, 1986(03):26-28",
        {"title": "渡口灯油含量的测定", "container-title": "临城农业科学", "page": "26-28"},
    ),
    # Those who wrote it, and those who translated it.
    ("[20] 方砚，林漱，周渡，等译．渡口的灯[M]．临城：临城出版社，2016.", {"title": "渡口的灯", "translator": None}),
    ("[21] Paula G. Stieg, Karl R. Lind. Lamps of towns[J]. Posts,2003,25(6): 7-9.", {"title": "Lamps of towns"}),
    ("[22] ZhouDu， WangQiao,FangYan，etal.Lamps of towns[J].Posts，2014,76 (1): 3-7.", {"title": "Lamps of towns"}),
    ("STIEG P., LIND K. AND HOPP J., 1998. Lamps of towns[M]. Ferry: Post Press: 4-6.", {"title": "Lamps of towns"}),
]


@pytest.mark.parametrize(("raw", "wanted"), READ, ids=[raw[:14] for raw, _ in READ])
def test_what_is_known_is_read(raw: str, wanted: dict[str, Any]) -> None:
    found = item(raw)
    assert {name: found.get(name) for name in wanted} == wanted


def test_what_is_not_understood_stays_and_makes_a_reading_doubtful() -> None:
    entry = read_entry("[1] 方砚秋. 灯话[M]. 临城: 临城出版社, 1985: 第5章.")
    assert [entry.work[slice(*span)] for span in entry.reading.rest] == ["第5章"]


def test_the_point_of_a_shortened_journal_stays() -> None:
    assert (
        item("[3] Fang Y. Lamps of ferries[J]. J. Ferr. Sci., 1993, 2(1): 1-9.")["container-title"] == "J. Ferr. Sci."
    )
    assert item("[3] Fang Y. Lamps[J]. Posts., 1993, 2(1): 1-9.")["container-title"] == "Posts"
