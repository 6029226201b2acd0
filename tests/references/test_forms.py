"""Forms of entries in law reviews, histories, theses and notes in Western languages, each read into its fields."""

from __future__ import annotations

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.line_starts import starting_lines
from kanyin.references.split import split_list
from tests.references.test_reading import read

FORMS = [
    # who did what, before the title
    (
        "〔美〕罗纳德·林德著、方砚译：《渡船法》，河口大学出版社1996年版，第3页。",
        {"author": ["罗纳德·林德"], "translator": ["方砚"], "title": "渡船法", "page": "3"},
    ),
    (
        "林漱舟编著，顾之音注：《渡口通鉴》卷二一〇，中华书局1956年版，第66页。",
        {"author": ["林漱舟"], "title": "渡口通鉴", "publisher": "中华书局", "page": "66"},
    ),
    ("方砚口述，林漱舟整理：《渡工的回忆》，《河口文史》第8辑，1985年，第33页。", {"editor": ["林漱舟"], "issue": "8"}),
    ("〔明〕方砚撰：《渡口志》卷三《人物》，清光绪七年刻本。", {"title": "渡口志", "edition": "清光绪七年刻本"}),
    # places in a work
    ("《河史》卷六《渡口本纪》，北京：中华书局，1959年，第236页。", {"title": "河史", "publisher-place": "北京"}),
    (
        "《高宗渡录》卷1254，乾隆五十一年五月丙戌，北京：中华书局，1986年影印本，第24册，第853页。",
        {"title": "高宗渡录", "volume": "第24册", "issued": [1986], "page": "853"},
    ),
    ("方砚：《论灯》，张三译，河口大学出版社2002年版，第23节。", {"publisher": "河口大学出版社", "issued": [2002]}),
    ("[日]方砚：《渡口之争》（增补本），林漱译，河口出版社2002年版，第10页以下。", {"edition": "增补本", "page": "10"}),
    # traditional forms
    (
        "費硯，《鄉土渡口》（香港：三聯書店，1991），頁12。",
        {"title": "鄉土渡口", "publisher-place": "香港", "publisher": "三聯書店", "issued": [1991], "page": "12"},
    ),
    (
        "王硯，〈渡口人譜〉，《河口研究院集刊》63.3（1993），頁679-712。",
        {"type": "article-journal", "volume": "63", "issue": "3", "issued": [1993], "page": "679-712"},
    ),
    (
        "余硯，〈燈與船〉，《渡口學術季刊》，24卷1期（2006秋），頁1-44。",
        {"container-title": "渡口學術季刊", "volume": "24", "issue": "1", "issued": [2006]},
    ),
    ("嚴硯：〈渡口考〉，《新亞學報》第十卷第一期（1971年），頁1-40。", {"volume": "十", "issue": "一"}),
    (
        "黃硯：〈信仰〉，收入氏著：《優入渡域》（臺北：某某文化公司，1994年），頁125-163。",
        {"type": "chapter", "container-title": "優入渡域", "publisher-place": "臺北", "page": "125-163"},
    ),
    ("林硯，《渡船之研究》，國立河口大學歷史研究所碩士論文，2003。", {"type": "thesis", "genre": "碩士論文"}),
    ("濱島硯，『渡口社会の研究』，東京：平凡社，1978。", {"title": "渡口社会の研究", "publisher-place": "東京"}),
    # newspapers, the net, archives
    ("方砚：《渡口新路》，载《河口日报》2019年3月4日，第A07版。", {"type": "article-newspaper", "page": "A07"}),
    ("把渡口修好，人民日报，2016年12月9日第1版", {"type": "article-newspaper", "page": "1", "title": "把渡口修好"}),
    ("河上“石灯”知多少，澎湃新闻，2017-10-18", {"type": "webpage", "title": "河上“石灯”知多少", "author": None}),
    (
        "“渡口灯”，百度百科，https://baike.example.com/item/1，2020年3月1日访问。",
        {"type": "webpage", "container-title": "百度百科", "accessed": [2020, 3, 1]},
    ),
    (
        "《渡船处呈》，1934年5月，河口省档案馆藏，全宗号5，目录号2，案卷号118。",
        {"type": "document", "archive": "河口省档案馆", "number": "全宗号5，目录号2，案卷号118"},
    ),
    # laws, decisions, patents, standards
    ("《渡船纠纷若干问题的解释》（法释〔2023〕13号）第三条第一款。", {"type": "legislation", "issued": [2023]}),
    ("《中华人民共和国渡船法》第1165条第1款。", {"type": "legislation", "title": "中华人民共和国渡船法"}),
    (
        "（3）最高人民法院（2019）最高法民终1号民事判决书。",
        {"type": "legal_case", "title": "最高人民法院（2019）最高法民终1号民事判决书", "issued": [2019]},
    ),
    ("[8] 方砚, 林漱. 一种渡船灯: 中国, 201810112233.4. 2018-07-20", {"type": "patent", "title": "一种渡船灯"}),
    ("GB 50011-2010 渡口抗震设计规范. 北京: 某某工业出版社, 2010.", {"type": "standard", "number": "GB 50011-2010"}),
    ("河口建设部. 渡口规范(GB 50007-2002)[S]. 北京：某某工业出版社，2002", {"number": "GB 50007-2002"}),
    # numbers and years
    ("5、方砚. 渡口的本质与路径.河口教育导刊.2019.10", {"issue": "10", "issued": [2019]}),
    (
        "方砚（2015）。渡口心理的测量。《河口心理学报》，12（3），45-67。",
        {"volume": "12", "issue": "3", "page": "45-67"},
    ),
    ("[1] 方砚．渡口辞典［M］．上海：某某出版社，1998：1 247．", {"publisher": "某某出版社", "page": "1 247"}),
    ("(10) 方砚. 渡口并购[C]. 第三届河口灯船学年会, 天津, 2006.", {"publisher-place": "天津"}),
    (
        "Lind, P. (2020). Ubuntu. Lamps, 23(3), 210–226. https://doi.org/10.1177/1363460718 797280",
        {"container-title": "Lamps", "volume": "23", "DOI": "10.1177/1363460718797280"},
    ),
    ("方砚：《渡税》，载《河口学刊》2013年第2辑。", {"container-title": "河口学刊", "issue": "2", "issued": [2013]}),
    ("方砚：《论渡口》，河口大学法学院2005年博士学位论文，第30页。", {"publisher": "河口大学法学院", "issued": [2005]}),
    ("《关于渡口的决定》，国发〔2005〕3号，2005年1月8日。", {"number": "国发〔2005〕3号", "issued": [2005, 1, 8]}),
    ("《渡工语类》卷一二六，中华书局1986年点校本，第3010页。", {"publisher": "中华书局", "title": "渡工语类"}),
    ("[清]林漱：《河灯全集》第3册《日记》，长沙：某某书社，1987年。", {"title": "河灯全集", "volume": "第3册"}),
    # under whom the author lived is no part of the name
    ("[汉]林漱注：《河灯》，河口：某某书社，1936年。", {"author": ["林漱"], "title": "河灯", "issued": [1936]}),
    ("（清）方砚：《渡船》，河口：某某书社，1987年。", {"author": ["方砚"]}),
    ("［北魏］沈度. 井志[M]. 河口: 某某书社, 1990.", {"author": ["沈度"]}),
    # the school before the kind of a thesis
    (
        "方砚.渡口识别[D].河口大学硕士学位论文,2017",
        {"publisher": "河口大学", "genre": "硕士学位论文"},
    ),
    (
        "林漱.渡口识别[D].某江师范学院博士论文,2019: 33.",
        {"publisher": "某江师范学院", "page": "33"},
    ),
    ("沈度,灯船研究,[M]河口大学硕士学位论文,2013", {"publisher": "河口大学", "title": "灯船研究"}),
    # number and year of a patent behind the mark
    ("方砚.一种灯[P].中国专利:881056078,1983-08-12.", {"number": "881056078", "issued": [1983, 8, 12]}),
    ("方砚.一种灯[P]. CN103123412A, 2013.05.02", {"number": "CN103123412A", "issued": [2013, 5, 2]}),
    ("方砚.一种灯[P]. ZL201010123456.7, 2010年", {"number": "ZL201010123456.7", "issued": [2010]}),
    # the town behind a firm
    ("Hopp, P. (1981), Lamps, J. Hopp & Sons, Inc., New York.", {"publisher-place": "New York"}),
    ("Hopp P. Lamps. Lind & Sons, Ltd., London.", {"publisher": "Lind & Sons, Ltd.", "publisher-place": "London"}),
    ("Hopp P. Lamps. Stieg Bros, Boston, 1990.", {"publisher": "Stieg Bros", "publisher-place": "Boston"}),
    # with the strokes of Markdown; with a stray mark in the label
    (
        r"\[17\] 方砚, 林漱. 灯\[J\]. 村, 2021, 41(11): 3-9.",
        {"author": ["方砚", "林漱"], "title": "灯"},
    ),
    ("[3“] 方砚. 灯[J]. 村, 2021, 41(11): 3-9.", {"author": ["方砚"]}),
    ("光绪《河口厅志》，光绪十年刊本，卷四，页5。", {"author": None, "title": "河口厅志", "volume": "卷四"}),
    (
        "方砚.渡口[EB/OL].http://www.example.com/a/b.shtml,2010-05-06.",
        {"URL": "http://www.example.com/a/b.shtml", "issued": [2010, 5, 6]},
    ),
    (
        "林漱（2010）。教師。載於田墨（主編），渡口論文集（頁33-58）。臺北：五某圖書。",
        {"editor": ["田墨"], "container-title": "渡口論文集", "page": "33-58"},
    ),
    # notes in Western languages
    (
        'Paul Stieg, "Lamps", Village Review, Vol. 12, No. 3 (May 1998), pp. 45-67.',
        {"author": ["Stieg Paul"], "volume": "12", "issue": "3", "page": "45-67", "issued": [1998]},
    ),
    ('② G. E. Stieg, "Lamps", Proceedings of the Ferry Academy, Vol. XXV, 1939, pp.2-3.', {"volume": "XXV"}),
    (
        "Hanchao Lu, Beyond the Lights (Berkeley: UC Press, 1999)",
        {"author": ["Lu Hanchao"], "publisher": "UC Press", "publisher-place": "Berkeley"},
    ),
    (
        "Paul Stieg, Lamps and Posts, trans. Ann Lind, Oxford University Press, 1998, p. 45.",
        {"translator": ["Lind Ann"], "publisher": "Oxford University Press", "page": "45"},
    ),
    (
        "See Paul Stieg, Lamps and Posts, 80 Harbour Law Review 1189, 1193 (1967).",
        {"container-title": "Harbour Law Review", "volume": "80", "page": "1189"},
    ),
    (
        "Stieg, Paul. “Lamps.” In Die Lampe, edited by Jan Hopp and Ann Lind, 397–421. Heidelberg: Ed. Fluss, 2001.",
        {"container-title": "Die Lampe", "page": "397-421", "publisher-place": "Heidelberg"},
    ),
    (
        "Stieg, Paul（1985）“Lampen” in J. Graham (ed.) Light in Posts, Ithaca: Cornell UP, pp. 165–207",
        {"container-title": "Light in Posts", "publisher": "Cornell UP", "page": "165-207"},
    ),
    ("Sit, Victor F. S. 1995. The Ferry: A Plan. Chichester: John Wiley & Sons.", {"author": ["Sit Victor F. S."]}),
    (
        "Stieg, P. (1998). The lamps (Doctoral dissertation, University of Hekou). https://example.org/1",
        {"type": "thesis", "publisher": "University of Hekou", "title": "The lamps"},
    ),
    ("Lind, A. (2012, March 4). Ferries are back. The New York Times, p. A12.", {"type": "article-newspaper"}),
]


@pytest.mark.parametrize(("raw", "wanted"), FORMS, ids=[raw[:24] for raw, _ in FORMS])
def test_a_form_of_an_entry(raw: str, wanted: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in wanted} == wanted


LEFT = ["上海“石灯”会", "方砚“石灯”会，《河口》2001年第3期。"]


@pytest.mark.parametrize("raw", LEFT)
def test_every_letter_of_a_form_stays(raw: str) -> None:
    assert to_csl(read_entry(raw))["custom"]["raw"] == raw


LISTS = [
    # bullets, with a blank behind them or without
    ("‹• 方砚：《灯》，某社，1997年\n‹•《船报》，某书局，2001\n‹• Lu Fang, Lamps, 1999\n‹• https://example.org/a\n",),
    # people and year first; entries over several lines
    (
        "‹Lind, A. (2014). The ferries (2nd ed.). Ferry Press.\n‹方砚, 林漱. (2023). 渡口之困：交友的船.\n"
        "   河口论丛, (1), 117–128.\n‹田墨. (2020). 靠近一点点——渡口的研究\n   综述. 河口青年研究, (11), 112-119.\n",
    ),
    # no stop at the end
    ("‹方砚（2014）：《灯》，北京：三联书店\n‹Stieg, Paul（1985）“Lamps” in Posts\n‹林漱（1984）：《船》，某某社\n",),
    ("‹陈  砚  2012  《灯》，某社。\n‹裘砚  1992  《船》，某社。\n‹—————  2012  《渡》，某社。\n",),
    ("‹1）方砚. 灯[J]. 村, 2001(1): 1-3.\n‹2）林漱. 船[J]. 村, 2002(2): 4-6.\n‹3）田墨. 渡. 2003.\n",),
    ("‹注1：方砚：《灯》，2001年，第3页。\n‹注2：林漱：《船》，2002年，第5页。\n‹注3：同上。\n",),
    ("‹[注1] 方砚：《灯》，2001年。\n‹[注2] 林漱：《船》，2002年。\n‹[注3] 同上。\n",),
    (
        "‹Fang, Y. (2001). Lamps. Village, 3(1), 1-3.\n‹Lin, S., & Gu, Z. (2002). Boats: A long story.\n"
        "  Village Review, 4(2), 5-9.\n‹Tian, M. (n.d.). Ferries. Ferry Press.\n",
    ),
    # a note with two signs; two lists, each from 1
    ("‹①方砚：《灯》。\n‹②林漱：《船》。\n‹③⑤ 田墨：《渡》。\n‹④同上。\n‹⑥见《灯》。\n",),
    ("‹⑴ 方砚：《灯》。\n‹⑵ 林漱：《船》。\n‹⑶ 来函，1979年。\n‹1. 田墨. 渡. 1995.\n‹2. 顾砚. 河. 1991.\n",),
]


@pytest.mark.parametrize("marked", [case[0] for case in LISTS])
def test_where_the_entries_of_a_list_begin(marked: str) -> None:
    starts, text = [], ""
    for piece in marked.split("‹")[1:]:
        starts.append(len(text))
        text += piece
    assert [start for start, _ in split_list(text)] == starts


def test_lines_of_many_forms_tell_of_nothing() -> None:
    assert starting_lines(["方砚：《灯》，某社，1997年", "林漱，船，2001", "田墨（1990）：《渡》"]) == set()
