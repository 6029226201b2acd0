"""Entries of our own in forms of the net and of the humanities: dates behind addresses, hosts, archives."""

from __future__ import annotations

import pytest

from kanyin.references.entry import read_entry
from tests.references.test_reading import read

ADDRESS = "http://www.lamp.example/pub/9808.html"
CASES = [
    # a twin in Chinese: a name set wide, its bracket lost at the end
    (
        "FANG Y, LIN S, 2013. Lamps of a ferry[J]. Lamp Sci,33(3): 466-473."
        "[方 砚，林漱，2013．渡口灯的作用[J]．河口科学,33(3): 466-473.",
        {"container-title": "河口科学", "volume": "33", "issue": "3", "page": "466-473"},
    ),
    ("[10]方砚.灯的新法[J].河口学报,2012,6(1): : 15.", {"container-title": "河口学报", "volume": "6", "page": "15"}),
    ("[3]方砚.灯的征象[J].河口学报,1973,SMC3 (6): 61-67.", {"volume": "SMC3", "issue": "6"}),
    (
        "[13]Murphy P M.Ferry lamps[DB/OL].http://www. lamp.ferry. edu/mlearn/MLRepository. html.",
        {"URL": "http://www.lamp.ferry.edu/mlearn/MLRepository.html"},
    ),
    ("[1]方砚.灯具新事[EP/PL].[2016-9-15].http://a.example/29.shtml", {"title": "灯具新事", "type": "webpage"}),
    # an address behind the name of a site is no twin in English
    (
        "[17] 河口渡口年鉴—2022. Stats. http://www.lamp.example/sj/ndsj/2022/indexch.htm",
        {"title": "河口渡口年鉴—2022", "URL": "http://www.lamp.example/sj/ndsj/2022/indexch.htm"},
    ),
    # what a note names beside the work: the whole, the paper alone, the journal behind 、
    (
        "〔3〕 见沈度《渡口摘要》（《沈度全集》第5卷，河口出版社1990年版，第12页）。",
        {"container-title": "沈度全集", "publisher": "河口出版社", "volume": "第5卷", "page": "12"},
    ),
    ("注：《河口日报》1997年9月22日。", {"container-title": "河口日报", "title": None}),
    (
        "注：方砚：《渡口的灯》、《河口经济》 1997.12，6～11。",
        {"title": "渡口的灯", "container-title": "河口经济", "issue": "12"},
    ),
    # months are no pages
    ("方砚.渡口的灯.河口大学硕士论文.2006-05-01.", {"page": None, "publisher": "河口大学"}),
    # links to where a work is found, behind it
    (
        "7. Stieg, E. (1997). Lamps of a Ferry. Harbour Review, 65(6), 35–64. [Link](https://a.example/1), "
        "[PDF](http://b.example/1), [Google](<https://c.example/s?q=Lamps of a Ferry>).",
        {"container-title": "Harbour Review", "volume": "65", "issue": "6", "URL": "https://a.example/1"},
    ),
    # pages of a meeting without In; the number of a journal
    (
        "[3] Stieg, T., & Lind, C. (2016). Lamps: A system. *Proceedings of the 2nd Conference on Lamps* (pp. 85-94).",
        {"container-title": "Proceedings of the 2nd Conference on Lamps", "page": "85-94"},
    ),
    (
        "[2]Stieg E, Lind S. Lamps of a ferry[J]. Harbour Review,Volume 41,Pages 325-337,ISSN 0966-6923,2014.",
        {"container-title": "Harbour Review", "volume": "41", "page": "325-337"},
    ),
    # names behind which a title begins
    (
        "3，Stieg U. Ferry Lamps Standards: Posts, Boats, and Rivers. New York: Some Press, 1995",
        {"author": ["Stieg U"]},
    ),
    ("Rein Stieg 等人。“渡口的灯。” HARBOUR 2018。", {"author": ["Rein Stieg"], "title": "渡口的灯"}),
    # a title in Latin letters in a whole that is Chinese
    (
        "4 方砚.The Order of Ferry Lamps in a Village,渡口与灯的研究.河口:河口出版社,1993.25—28",
        {"title": "The Order of Ferry Lamps in a Village", "container-title": "渡口与灯的研究"},
    ),
    # links of Markdown
    ("* [渡口的灯](https://lamp.example/a/b)", {"title": "渡口的灯", "URL": "https://lamp.example/a/b"}),
    (
        "[2] 《青石县志》，网址：[http://lamp.example/x?k=1](http://lamp.example/x?k=1)",
        {"title": "青石县志", "URL": "http://lamp.example/x?k=1"},
    ),
    # labels of Markdown's notes, labels printed twice
    ("[^3]: 方砚. 渡口的灯[J]. 村, 2010(3): 4.", {"author": ["方砚"], "title": "渡口的灯"}),
    ("1. [1]方砚. 渡口的灯[J]. 村, 2010(3): 4.", {"author": ["方砚"], "title": "渡口的灯"}),
    ("[1.] 方砚. 渡口的灯[J]. 村, 2010(3): 4.", {"author": ["方砚"], "title": "渡口的灯"}),
    # a meeting behind those who held it
    (
        "[2]王若萱,吴平. 灯的研究[C]河口灯学会.第三十届河口灯大会论文集.2021:16.",
        {"container-author": ["河口灯学会"], "container-title": "第三十届河口灯大会论文集", "page": "16"},
    ),
    # those who did something, semicolons between
    (
        "（明）方某撰；沈文校注；陈心标点. 笔灯[M]. 福州：福建人民出版社, 1997.05.",
        {"author": ["方某"], "editor": ["沈文", "陈心"], "title": "笔灯"},
    ),
    ("河口大学历史系编写组《渡口》中华书局1978年，第15页", {"title": "渡口", "publisher": "中华书局", "page": "15"}),
    ("[32] OpenLamp. 渡口的灯[EB/OL]. http://a.example/docs/.", {"author": ["OpenLamp"], "title": "渡口的灯"}),
    ("[2] LampAI, BoatAI. 渡口的灯[J]. 村, 2010(3): 4.", {"title": "渡口的灯"}),
    # the land of a patent, before its number or in it
    (
        "林漱. 一种渡口灯: 中国, 200610171314.3[P]. 2006-12-13.",
        {"title": "一种渡口灯", "publisher-place": "中国", "number": "200610171314.3"},
    ),
    (
        "LIND A, HOPP M. Lantern: U.S., US828402[P]. 2002-05-25.",
        {"title": "Lantern", "publisher-place": "U.S.", "number": "US828402"},
    ),
    ("林漱. 一种渡口灯. 日本: JP2021578120A, 2022-09-13.", {"publisher-place": "日本", "number": "JP2021578120A"}),
    ("林漱. 一种渡口灯: ZL200610171314.3[P]. 2006-12-13.", {"publisher-place": None, "number": "ZL200610171314.3"}),
    # standards numbered with letters
    (
        "IEEE P802.11ba/D8.0-2020 Approved draft for lamps[S].",
        {"number": "IEEE P802.11ba/D8.0-2020", "title": "Approved draft for lamps", "issued": [2020]},
    ),
    ("LAMP G-136-2022 Guide to ferry lamps[S].", {"number": "LAMP G-136-2022", "issued": [2022]}),
    # what recognition set as a formula
    (
        "[5] 林漱. 渡口几何 $[\\mathrm{M}]$. 周砚 译. 临城: 青石大学出版社, 2012: 17.",
        {"title": "渡口几何", "type": "book", "translator": ["周砚"], "page": "17"},
    ),
    (
        "[7] 林漱. 灯的亮度$[J]$. 青石学报, $2012,\\ 32\\left(5\\right)$: 1-9.",
        {"title": "灯的亮度", "volume": "32", "issue": "5", "page": "1-9"},
    ),
    # a year in doubt, where one lived, a thesis behind a town, who read it among others
    ("林漱. 渡口的灯[M]. 临城: 青石出版社, 1935?.", {"publisher": "青石出版社", "issued": [1935]}),
    ("[战国]方某撰，林漱集释：《灯子集释》，北京：中华书局，1979年。", {"author": ["方某"], "editor": ["林漱"]}),
    ("（德）林德：《渡船法》，方砚译，河口大学出版社1996年版。", {"author": ["林德"], "translator": ["方砚"]}),
    (
        "林漱石：《渡口灯史》，临城市：青石大學中國文學系博士論文，2009。",
        {"publisher": "青石大學中國文學系", "publisher-place": "临城市", "genre": "博士論文"},
    ),
    ("林漱、方砚等人合著(2013)，渡口的灯，河口书局，2013年4月。", {"author": ["林漱", "方砚"]}),
    (
        "[3] Lind P. Lamps[J]. Ferry, 2012, 307(4): 391-397. DOI: 10.1001/lamp.2011.2034. [PMID: 22274686]",
        {"volume": "307", "issue": "4", "page": "391-397"},
    ),
    # a date or two behind an address
    (
        f"[9] 方砚.渡口灯目[EB/OL].{ADDRESS},1998-08-16/1998-10-04.",
        {"URL": ADDRESS, "issued": [1998, 8, 16], "accessed": [1998, 10, 4]},
    ),
    (f"[9] 方砚.渡口灯目[EB/OL].{ADDRESS};2008/08/16", {"URL": ADDRESS, "issued": [2008, 8, 16]}),
    (
        "[9] 方砚.渡口灯目[EB/OL].http://www.lamp.example/a.pdf.2008-08-16",
        {"URL": "http://www.lamp.example/a.pdf", "issued": [2008, 8, 16]},
    ),
    (
        "[9] 方砚.渡口灯目[EB/OL].http://www.lamp.example/2008-08-16/a.html,2010-10-04.",
        {"URL": "http://www.lamp.example/2008-08-16/a.html", "issued": [2010, 10, 4]},
    ),
    (f"方砚.渡口灯目.{ADDRESS},1998-08-16.", {"type": "webpage", "title": "渡口灯目", "URL": ADDRESS}),
    (
        "[5] Hopp G. Guidelines for lamps. [2013-06-26]. http://www.lamp.example/docs/ hopp. pdf",
        {"title": "Guidelines for lamps", "URL": "http://www.lamp.example/docs/hopp.pdf"},
    ),
    # a host with those who edited it
    (
        "[汉]方某：《灯仪》，载[清]林某某辑《灯仪六种》，北京：中华书局，1990年。",
        {"author": ["方某"], "editor": ["林某某"], "container-title": "灯仪六种", "publisher": "中华书局"},
    ),
    (
        "方砚：《灯记》，载（清）林漱舟校点《灯记丛编》第2册，上海：上海古籍出版社，1988年，第12页。",
        {"editor": ["林漱舟"], "container-title": "灯记丛编", "volume": "第2册", "page": "12"},
    ),
    (
        "方砚：《灯记》，载[美]乔治·林编，顾之砚译《灯记丛编》，南京：凤凰出版社，2008年。",
        {"editor": ["乔治·林", "顾之砚"], "container-title": "灯记丛编", "publisher-place": "南京"},
    ),
    (
        "方砚：《灯记》，载【清】林漱舟撰《灯记丛编》，北京：中华书局，1988年。",
        {"container-author": ["林漱舟"], "container-title": "灯记丛编"},
    ),
    (
        "方砚：《灯记》，载[清]林漱舟《灯记丛编》，南京：凤凰出版社，2008年。",
        {"container-author": ["林漱舟"], "container-title": "灯记丛编"},
    ),
    # a serial of which but the year is given, or the month
    (
        "3. 方砚：《灯与渡口札论》，《文学与灯》2010年。",
        {"type": "article-journal", "container-title": "文学与灯", "issued": [2010]},
    ),
    ("方砚：《灯札》，《渡口论丛》（2010年）。", {"container-title": "渡口论丛", "issued": [2010]}),
    ("方砚：《灯札》，《东方灯刊》1921年7月。", {"container-title": "东方灯刊", "issued": [1921, 7]}),
    ("方砚：《灯札》，《东方灯刊》1921年7月号。", {"container-title": "东方灯刊", "issued": [1921], "issue": "7"}),
    ("方砚：《灯札》，《东方灯刊》2001年春季号。", {"container-title": "东方灯刊", "issue": "春季"}),
    # a newspaper with its town
    (
        "1、《渡口要电》，《民灯日报》（上海）1925年8月14日，第4版。",
        {"container-title": "民灯日报", "publisher-place": "上海", "page": "4"},
    ),
    (
        "方砚：《灯札》，天津《大公灯报》1925年8月14日，第4版。",
        {"container-title": "大公灯报", "publisher-place": "天津"},
    ),
    (
        "方砚：《灯札》，《渡口日报》（临城）1925年8月14日第4版。",
        {"container-title": "渡口日报", "publisher-place": "临城"},
    ),
    ("方砚：《灯札》，《渡口学报》（社会科学版）2012年第3期。", {"container-title": "渡口学报（社会科学版）"}),
    # archives
    (
        "4、《方某致灯务院电》，1917年9月15日，渡口档案1011-5961，临城历史档案馆藏。",
        {"issued": [1917, 9, 15], "number": "渡口档案1011-5961", "archive": "临城历史档案馆"},
    ),
    (
        "《渡口商会记录》，1948年3月2日，临城市档案馆，Q173-1-85。",
        {"issued": [1948, 3, 2], "number": "Q173-1-85", "archive": "临城市档案馆"},
    ),
    (
        "《方砚致林漱电》（1927年4月3日），临城历史档案馆藏，全宗号：一(2)，案卷号：102。",
        {"number": "全宗号：一(2)，案卷号：102", "archive": "临城历史档案馆"},
    ),
    ("方砚：《渡口报告》，1954年，青石县档案馆：855-1-123。", {"archive": "青石县档案馆", "number": "855-1-123"}),
    ("《方砚呈文》，光绪二十三年三月，朱批奏折，临城第一档案馆藏。", {"archive": "临城第一档案馆"}),
    ("《方砚日记》，未刊稿，临城图书馆藏。", {"edition": "未刊稿", "archive": "临城图书馆"}),
    # what people did to a book
    (
        "[北魏]方砚之撰，林漱舟校释：《渡口记校释》，北京：中华书局，2010年。",
        {"author": ["方砚之"], "editor": ["林漱舟"], "title": "渡口记校释"},
    ),
    (
        "方砚撰、林漱舟笺校：《渡口记》，上海古籍出版社2010年版，第3页。",
        {"author": ["方砚"], "editor": ["林漱舟"], "title": "渡口记"},
    ),
    ("[清]方砚原著，林漱今译：《渡口记》，北京：中华书局，2010年。", {"author": ["方砚"], "translator": ["林漱"]}),
    ("[明]方砚撰.渡口记[M].北京:中华书局,1985.", {"author": ["方砚"], "title": "渡口记"}),
    ("方正义：《渡口记》，北京：中华书局，2010年。", {"author": ["方正义"], "title": "渡口记"}),
    # the next part of the list behind an entry
    (
        "方砚：《渡口记》，北京：中华书局，2010年。 （三）子部",
        {"title": "渡口记", "publisher": "中华书局", "issued": [2010]},
    ),
    ("方砚. 渡口记[J]. 渡口学报, 2010(3): 5-9. 三、外文文献", {"issue": "3", "page": "5-9"}),
    # pages before the mark
    (
        "[5] 方砚,渡口灯具实证研究,P69, [M]临城大学硕士学位论文,2013",
        {"title": "渡口灯具实证研究", "page": "69", "publisher": "临城大学"},
    ),
    ("[4] 方砚,渡口灯具,第9-12页,[D]临城大学,2019", {"title": "渡口灯具", "page": "9-12"}),
    ("[4] 方砚,渡口灯具P9-13[J],临城学报,2019(3)", {"title": "渡口灯具", "page": "9-13"}),
    ("[4] 方砚,渡口灯具,9-13页,[J]临城学报,2019(3)", {"title": "渡口灯具", "page": "9-13"}),
    # initials glued to their names
    (
        "[6] T Hopp,P Lind,IStieg，Mobility of lamps,and ferries in networks，Ferry Journal on Lamps,1998,16(6).",
        {"author": ["Hopp T", "Lind P", "Stieg I"], "title": "Mobility of lamps,and ferries in networks"},
    ),
    (
        "[6] J.Lind,AStieg,P.Hopp. Mobility of lamps[J].Lamps,1998,16(6):3-5.",
        {"author": ["Lind J.", "Stieg A", "Hopp P."], "title": "Mobility of lamps"},
    ),
    # labels glued to names
    ("30Hopp MJ．The Ferry[J].Lamps，1999,50(12):1043-1050.", {"author": ["Hopp MJ"]}),
    ("2,3方晓婉，林从敬.渡口学[J].渡口知识，2016(1)：116-121.", {"author": ["方晓婉", "林从敬"]}),
    ("3D打印的灯[J].渡口学报,2006,51(20):2429-2439.", {"title": "3D打印的灯"}),
    # damaged and odd signs
    (
        "[4]．方寿，林玉．灯的系统[J.灯文研究,2013,10(4):386-391.",
        {"mark": "J", "title": "灯的系统", "container-title": "灯文研究"},
    ),
    ("［33］ 方思，林波．灯的形式［J］．渡口工程，2014，36（3）：501⁃508", {"page": "501-508", "volume": "36"}),
    (
        "［1］［美]米歇尔.沃尔德.渡口之灯[M].方玲译.生活.读书.新知三联书店；1997.",
        {"author": ["米歇尔.沃尔德"], "title": "渡口之灯", "publisher": "生活.读书.新知三联书店"},
    ),
    (
        "[8］方砚，林漱，等.灯的建模［J].渡口学报,2021,41（1）：374-382,426. FANG Yan, LIN Shu,et al. Modeling of"
        " lamps[ JJ . Chinese Journal of Lamps,2021 , 41(1):374-382,426.",
        {"volume": "41", "issue": "1", "page": "374-382,426"},
    ),
    # meetings
    (
        "[1]Fang D,Lin Q.Lamp method for ferries[C]. 2011 International Conference on Lamps (ICL), 2011(1): 30-34.",
        {"container-title": "2011 International Conference on Lamps (ICL)", "issue": "1", "page": "30-34"},
    ),
    (
        "[39] Zhi Fang，Ya Lin.2011. Ferry Alignment，Lamp Summit XIII(L-summit)，Xiamen, China:360-368",
        {"container-title": "Lamp Summit XIII(L-summit)", "publisher-place": "Xiamen, China"},
    ),
]


@pytest.mark.parametrize(("raw", "fields"), CASES, ids=[raw[:40] for raw, _ in CASES])
def test_an_entry_is_read(raw: str, fields: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in fields} == fields


TYPED = [
    # Blanks between people and title; no mark tells which is which.
    ("方砚 渡口的灯又亮了三年[N].河口日报,2017-08-09", {"author": ["方砚"], "title": "渡口的灯又亮了三年"}),
    ("方砚 林漱 渡口的灯与桥的历史[J]. 河口学报, 2002, 4(2): 3-5.", {"author": ["方砚", "林漱"], "issue": "2"}),
    ("江苏 省渡口年鉴编写说明[M]. 南京: 河口书局, 2002.", {"author": None}),
    ("15初景利，孙杰.渡口的灯[J].村学，2018（6）：86-93.", {"author": ["初景利", "孙杰"], "issue": "6"}),
    ("27Ferry University. Lamp Architecture [EB/OL].[2019-06-23].", {"author": ["Ferry University"]}),
    ("[2」「美]罗伯特.文丘里著.渡口的灯[M].周漱译，临城：河口书局，1991.", {"title": "渡口的灯"}),
    ("[5]方砚.灯亮吗[M].林漱 译，临城：河口书局，2010:5-6.", {"translator": ["林漱"], "publisher": "河口书局"}),
    ("方砚编，1987年，《渡口图集》[M],河口出版社，香港，图B5", {"publisher": "河口出版社", "publisher-place": "香港"}),
    ("方砚：《灯录》，上海：有正书局，出版时间不详。", {"publisher": "有正书局"}),
    ("方砚，林漱. 一种灯：中国：CN101145692[P].2008-03-19.", {"title": "一种灯", "number": "CN101145692"}),
    ("方砚. 灯[J].村学,2020(2):17-31 + 119-120【已见刊 领域：灯】", {"issue": "2", "page": "17-31 + 119-120"}),
    ("方砚, 渡口灯舞初探, 临城舞蹈学院学报, 2005.", {"container-title": "临城舞蹈学院学报"}),
    ("方砚. 灯的研究, chinaXiv.201701.00040, 2017.", {"title": "灯的研究"}),
    ("[方砚. (2008). 渡口的灯 (2 版). 北京: 河口出版社.]", {"author": ["方砚"], "title": "渡口的灯"}),
    ("Lind A. Lamps[J].Ferry:Boat Failure,2012.5:812-818.", {"volume": "5", "page": "812-818"}),
    ("方砚. 灯[J]. 村学, 2012.5:812-818.", {"issue": "5"}),
    (
        "Lind A. 2013. Lamps: a review. Boats, 2(1): 378-398 [DOI: 10.3390/boats2010378].",
        {"container-title": "Boats", "DOI": "10.3390/boats2010378"},
    ),
    ("Lind A. Ferries at night. The Harbour Post, 2019-01-15.", {"container-title": "The Harbour Post"}),
    (
        "方砚, “关于渡口的灯,” 2013. [Online]. Available: https://a.example/b. Accessed: June 19, 2023.",
        {"title": "关于渡口的灯", "accessed": [2023, 6, 19]},
    ),
    ("Harbour Office, “Lamp home”. https://a.example/ (accessed Oct. 06, 2020).", {"author": ["Harbour Office"]}),
    (
        "Lind A. Lamps [EB/OL]. [2015-06-14]. http://a.example/How%20to%20Ap praise%20Lamp. pdf.",
        {"URL": "http://a.example/How%20to%20Appraise%20Lamp.pdf"},
    ),
    ("1. 灯的公报（第二号）[EB].2007.Retrieved from河口统计局: http://a.example/fu3.htm", {"issued": [2007]}),
]
"""Forms of hands and of copying."""


@pytest.mark.parametrize(("raw", "fields"), TYPED, ids=[raw[:40] for raw, _ in TYPED])
def test_a_form_of_hands_is_read(raw: str, fields: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in fields} == fields


ENGLISH = [
    # pages in words
    (
        "[2] P Stieg and K Lind. On lamps. In Measures of posts, pages 11–30. Lamp Press, 2015.",
        {"container-title": "Measures of posts", "page": "11-30", "publisher": "Lamp Press"},
    ),
    # a title that begins with a quotation
    (
        "Lind, M. W. (2012). 'Read ten lamps': Mobility and ferries. *Transactions of Lamps*, 37(2), 311–324.",
        {"title": "'Read ten lamps': Mobility and ferries", "container-title": "Transactions of Lamps"},
    ),
    # what stands alone behind a title: emphasised, an acronym with its year, a serial by its words; a press is none
    (
        "Lind, B. (2025). The unequal lamp: Ferry gains. *Higher Lamps*. https://doi.org/10.1007/s1-025",
        {"type": "article-journal", "container-title": "Higher Lamps", "publisher": None},
    ),
    (
        "Read P.G. (2008). *Lampology* (3rd ed.). Butter.",
        {"title": "Lampology", "publisher": "Butter"},
    ),
    ("3. Rana K, et al. SayLamp: Grounding lamps. CoLL 2023.", {"type": "paper-conference", "container-title": "CoLL"}),
    (
        "2. Wan H, et al. Universal lamps. Journal of Field Lamps, 2025.",
        {"container-title": "Journal of Field Lamps"},
    ),
    ("[21] Lind K. Post on lamps. MIT Press 2003.", {"publisher": "MIT Press", "container-title": None}),
    ("[5] Stieg P, Lind K. Planning lamps[c]. In Proceedings of LAMP, 2017.", {"title": "Planning lamps"}),
    (
        "Hopp, A. B. (1980), *Lamps X and Ferry*, University of Ferrytown Press, Littletown.",
        {"title": "Lamps X and Ferry", "publisher": "University of Ferrytown Press", "publisher-place": "Littletown"},
    ),
    (
        "Hopp, A. (1980), Lamps and ferries, Kluwer Academic, Dordrecht.",
        {"title": "Lamps and ferries", "publisher": "Kluwer Academic", "publisher-place": "Dordrecht"},
    ),
    (
        "Hopp, A. and Lind, K. (1980), Lamps, 2nd edn, Prentice Hall, Englewood Cliffs, NJ.",
        {"edition": "2nd edn", "publisher": "Prentice Hall", "publisher-place": "Englewood Cliffs, NJ"},
    ),
    (
        "Hopp, A. (1980), 'Posts', in K. W. Lind, ed., *Lamp Physics*, W. A. Hopp, Inc., New York, pp. 181-218.",
        {
            "editor": ["Lind K. W."],
            "container-title": "Lamp Physics",
            "publisher": "W. A. Hopp, Inc.",
            "publisher-place": "New York",
            "page": "181-218",
        },
    ),
    (
        "Hopp, A. (1980), 'Posts', in K. Stieg and B. Lind, eds, Lamp Physics, Springer, Berlin, pp. 11–28.",
        {"editor": ["Stieg K.", "Lind B."], "container-title": "Lamp Physics", "publisher": "Springer"},
    ),
    (
        "Hopp, A. (1980), Posts, in 'Proceedings of the 5th Lamp Conference', Ferry Press, Boston, pp. 11-28.",
        {"container-title": "Proceedings of the 5th Lamp Conference", "publisher": "Ferry Press"},
    ),
    (
        "Hopp, A. (1980), 'Posts', *Journal of Lamps* **12**(3), 45-67.",
        {"container-title": "Journal of Lamps", "volume": "12", "issue": "3", "page": "45-67"},
    ),
    (
        "Hopp A. *Lamps and posts*. 2nd ed. Ferry: Some Press; 1980.",
        {"author": ["Hopp A"], "title": "Lamps and posts", "publisher-place": "Ferry"},
    ),
    (
        r"\*Lind, K. (2019). Lamps of a ferry. Ferry Differences, 141, 143-151.",
        {"author": ["Lind K"], "title": "Lamps of a ferry"},
    ),
    (
        "[46] Heath B. Lindham, “On the Search for Lamps,” Modern Lamps, vol. 19, no. 2 (April 1993), pp. 199-215.",
        {"author": ["Lindham Heath B."], "title": "On the Search for Lamps", "container-title": "Modern Lamps"},
    ),
]


@pytest.mark.parametrize(("raw", "fields"), ENGLISH, ids=[raw[:40] for raw, _ in ENGLISH])
def test_an_english_entry_is_read(raw: str, fields: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in fields} == fields


def test_a_number_glued_to_a_name_is_its_label() -> None:
    assert read_entry("11方景利，林青.灯的进展[J].渡口工作，2013，57(22)：11-17.").key == "11"


NOTES_AND_STOPS = [
    ("[^1]:方砚,林漱.灯的旧闻[J].河口学报,2003,5(2):1-9.", {"author": ["方砚", "林漱"], "title": "灯的旧闻"}),
    ("注：林漱：《灯》，《渡口集》第3卷，河口出版社1991年版，第8页。", {"author": ["林漱"], "page": "8"}),
    ("注：《渡口集》第一卷，河口出版 社1956年版，第4页。", {"title": "渡口集", "page": "4"}),
    ("[3] Stieg K L. Lind M K, Hopp S P. Lamps of towns. Lamp Rev, 1992, 37(7): 9-41.", {"title": "Lamps of towns"}),
    ("[3] Stieg K. Lamps[S]. RFC 12, 2015.", {"title": "Lamps", "issued": [2015]}),
    ("[4]方砚.灯论.渡口：河口大学出版社，1995.6～11 收稿日期：1998-12-15", {"page": "6-11"}),
    (
        "Stieg K, Lind M. Lamps. In: Lamp Keepers Society ed. Proceedings of the Lamps. Ferry: Press, 1995. 605-611",
        {"container-title": "Proceedings of the Lamps", "page": "605-611"},
    ),
    (
        "Stieg K, Lind M. Parting of lamps. Technical Report, Institute of Posts, University of Ferry, 1992",
        {"title": "Parting of lamps", "type": "report"},
    ),
    ("方砚. 灯[J]. 河口学报,2023,46 (11): 3-7. DOI: 10.1234/j.cnki. Lampje. 2023.11.004.", {"page": "3-7"}),
    ("Stieg K. Lamps[J]. arXiv preprint arXiv:1702.01992.", {"container-title": "arXiv preprint arXiv:1702.01992"}),
    ("方砚：《灯》，载河口文献馆编《渡口文编》（1963年），河口出版社1965年版。", {"container-title": "渡口文编"}),
]


@pytest.mark.parametrize(("raw", "fields"), NOTES_AND_STOPS, ids=[raw[:30] for raw, _ in NOTES_AND_STOPS])
def test_an_entry_of_notes_or_with_stops_is_read(raw: str, fields: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in fields} == fields
