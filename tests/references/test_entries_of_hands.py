"""Entries as hands, tables, catalogues and converters write them: marks and names in places of their own."""

from __future__ import annotations

import pytest

from kanyin.references.entry import read_entry
from tests.references.test_reading import read

SERIAL = {"author": ["方砚"], "title": "渡口的灯", "container-title": "渡口学报", "issued": [2019]}
CASES = [
    # the mark behind the name of the journal, or of the newspaper
    ("方砚. 渡口的灯. 渡口学报[J], 2019(3): 1-3.", {**SERIAL, "issue": "3", "page": "1-3", "type": "article-journal"}),
    ("［1］ 方砚：《渡口的灯》，《渡口学报》［J］2019年第6期。", {**SERIAL, "issue": "6"}),
    ("方砚. “渡口的灯”. 渡口学报[J]. 2019(3).", SERIAL),
    (
        "［4］方砚：《渡口的灯》，《临城日报》［N］2019年3月14日。",
        {"title": "渡口的灯", "container-title": "临城日报", "type": "article-newspaper"},
    ),
    ("Stieg P. Lamps of ferries. Journal of Lamps[J], 2019, 3(2): 1-5.", {"container-title": "Journal of Lamps"}),
    # and none where no name stands before it
    ("方砚. 渡口的灯，一种船[J]. 2019, 3(2): 1-5.", {"title": "渡口的灯，一种船", "issued": [2019], "volume": "3"}),
    ("方砚：渡口灯，渡口知识，1994年第5期。", {"title": "渡口灯", "container-title": "渡口知识", "issued": [1994]}),
    # the year once more
    ("Stieg P. Lamps: of ferries[J]. 2018, 73(4). 2018.", {"title": "Lamps: of ferries", "volume": "73", "issue": "4"}),
    # cells of a table
    ("方砚《渡口的灯》 | 《渡口学报》2019, 26(3): 7–27", {**SERIAL, "volume": "26", "page": "7-27"}),
    ("渡口的灯 | 渡口学报 | 2019(3): 1-5", {"title": "渡口的灯", "container-title": "渡口学报", "issue": "3"}),
    # volume and issue as MLA and others have them
    ('Stieg, P. "Lamps of a ferry." Lamp 339.6124 (2013): 1169-1174.', {"volume": "339", "issue": "6124"}),
    ("Stieg P, Lind K, Lamps of ferries, Lamp Letters 27 (March (2)) (2009) 1-19", {"volume": "27", "issue": "2"}),
    # a link of reStructuredText round an entry
    (
        "1. `Stieg P (2015) Lamps of ferries. Lamp Science 12:38-45. <https://a.example/x>`_",
        {"title": "Lamps of ferries", "volume": "12", "page": "38-45", "URL": "https://a.example/x"},
    ),
    # brackets within the English twin
    (
        "方砚,林漱.渡口灯的识别[J].临城大学学报（自然科学版）.2021，48(8)： 133-140. Fang Yan, Lin Shu. Ferry lamps "
        "and their oil[J]. Journal of Lincheng University(Natural Sciences). 2021, 48(8): 133-140. (in Chinese)",
        {"container-title": "临城大学学报（自然科学版）", "volume": "48", "page": "133-140"},
    ),
    # a label that has lost its bracket
    ("[8 方砚, 林漱. 渡口的灯[J]. 渡口学报, 2019(4): 85-87.", {"author": ["方砚", "林漱"]}),
    # a press behind a foreigner
    ("[4] 渡口的灯，阿列克谢耶维奇，临城出版社；", {"author": ["阿列克谢耶维奇"], "publisher": "临城出版社"}),
    # what an entry says of its work behind its end
    (
        "Stieg P. Lamps of a ferry. Lamp. Sci. 16, 85-87. With a note on oil by the keeper.",
        {"title": "Lamps of a ferry", "volume": "16", "page": "85-87"},
    ),
    ("Stieg P. Lamps. New York: Lamp Press, 2019. eBook ISBN: 978-3-319-49751-8.", {"publisher": "Lamp Press"}),
    (
        "Stieg P. Lamps[R]. Lamp Institute, October 2005. Latest version available from: http://a.example/l4",
        {"publisher": "Lamp Institute", "issued": [2005], "URL": "http://a.example/l4"},
    ),
    # a newspaper behind a title, nothing between
    (
        "[5]《渡口的灯：孩子们的乐园》临城晚报 http://a.example/1.htm",
        {"title": "渡口的灯：孩子们的乐园", "container-title": "临城晚报"},
    ),
    # a dot within a foreign name
    (
        "方砚，林漱舟，阿诺德.泽尔纳及其渡口学思想，渡口学报，2003，1：89-93.",
        {"title": "阿诺德.泽尔纳及其渡口学思想"},
    ),
    ("汪雷.马克思主义与渡口.渡口学报，2003（1）：89-93.", {"author": ["汪雷"], "title": "马克思主义与渡口"}),
    # catalogues: who made a work behind its title, a stroke before the town
    (
        "渡口的灯/临城渡口设计院主编.一北京：临城出版社，2017",
        {"title": "渡口的灯", "author": ["临城渡口设计院"], "publisher-place": "北京"},
    ),
    ("渡口的灯/（美）斯蒂格著；方砚译.—北京：临城出版社，2019", {"author": ["斯蒂格"], "publisher-place": "北京"}),
    # a first name in full before the title
    ("Hana R. Lind. 《Ferry》[M]. 临城邮电出版社.2015", {"title": "Ferry", "publisher": "临城邮电出版社"}),
]


@pytest.mark.parametrize(("raw", "want"), CASES)
def test_an_entry_of_other_hands_is_read(raw: str, want: dict[str, object]) -> None:
    got = read(raw)
    assert {name: got.get(name) for name in want} == want


def test_a_first_name_in_full_is_no_family_name() -> None:
    people = read_entry("Hana R. Lind. Ferry lamps[M]. Berlin: Lamp Press, 2019.").reading.people["author"]
    assert [(one.family, one.given) for one in people] == [("Lind", "Hana R.")]
