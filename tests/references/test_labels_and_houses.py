"""Entries of our own: labels that are lost or several, brackets left open, people without marks, MLA and its kin."""

from __future__ import annotations

import pytest

from tests.references.test_reading import read

BOOK = {"author": ["方砚秋"], "title": "渡口的灯", "publisher": "青石出版社"}
LAMPS = {"title": "Lamps of the Ferry", "issued": [2017]}
CASES = [
    # several labels, one that was lost, one with a mark behind it
    ("①⑩⑬方砚秋：《渡口的灯》，上海：青石出版社，2006年。", BOOK),
    ("〔3〕〔7〕方砚秋：《渡口的灯》，上海：青石出版社，2006年。", BOOK),
    ("[3][7] 方砚秋. 渡口的灯[M]. 上海: 青石出版社, 2019.", BOOK),
    ("［ ］ 方砚秋. 渡口的灯[M]. 上海: 青石出版社, 2019.", BOOK),
    ("[?] 方砚秋. 渡口的灯[M]. 上海: 青石出版社, 2019.", BOOK),
    ("[14]、方砚秋. 渡口的灯[M]. 上海: 青石出版社, 2019.", BOOK),
    # a bracket that nothing closes
    ("[14][方砚秋. 渡口的灯[M]. 上海: 青石出版社, 2019.", BOOK),
    ("[4][Hopp G ,Stieg P .Lamps of the Ferry[J].Harbour Letters,2017,6(1):3.", {"author": ["Hopp G", "Stieg P"]}),
    # people that blanks part, and people behind the title
    ("[5] 方砚秋 林漱石 周渡. 渡口的灯. 青石学报, 2019, 3(2): 12.", {"author": ["方砚秋", "林漱石", "周渡"]}),
    ("《渡口的灯》，方砚秋，青石出版社，2000年；", BOOK),
    ("《渡口的灯》．方砚秋．青石出版社．2000", BOOK),
    ("《渡口的灯》 方砚秋 青石出版社 2000年", BOOK),
    ("渡口的灯，方砚秋，青石出版社，2000", BOOK),
    # a town before a blank; who guided a thesis; a thesis that is 未出版之
    ("[3] 渡口的灯[M]. 北京 青石出版社, 1986.03.", {"publisher": "青石出版社", "publisher-place": "北京"}),
    ("[3] 方砚秋.渡口的灯[D]. 导师：林漱石. 青石大学, 2022.", {"publisher": "青石大学", "title": "渡口的灯"}),
    (
        "方砚秋（2019）。渡口的燈：以村為例。（未出版之碩士論文）。國立臨城大學，臨城市。",
        {"publisher": "國立臨城大學", "publisher-place": "臨城市"},
    ),
    # a body in both scripts, before a title in small letters
    (
        "[6] Lamp 官方文档。 lamp 入门[EB/OL]. https://lamp.example/a.",
        {"author": ["Lamp 官方文档"], "title": "lamp 入门"},
    ),
    # the whole behind a part, no comma between; the town behind the whole
    (
        "方砚秋：〈渡口的燈〉《記憶渡口》，新北市：青石文化有限公司，2018。",
        {"title": "渡口的燈", "container-title": "記憶渡口", "publisher-place": "新北市"},
    ),
    (
        "方砚秋：〈渡口的燈〉，《渡口研討會：2004年論文集》臨城市：青石館，2005。",
        {"container-title": "渡口研討會：2004年論文集", "publisher-place": "臨城市", "publisher": "青石館"},
    ),
    ("方砚秋，〈渡口的燈〉，《燈與船》，3：2（2019.6），頁12-18。", {"volume": "3", "issue": "2", "page": "12-18"}),
    ("“渡口的灯”，《青石日报》2019年3月4日。", {"title": "渡口的灯", "container-title": "青石日报"}),
    ("方砚秋：《渡口的灯》，载灯火网2019年3月4日。", {"container-title": "灯火网", "issued": [2019, 3, 4]}),
    # a note with two works
    (
        "参见方砚秋：《渡口的灯》，《河口学报》2019年第3期，第12页；林漱石：《船》，青石出版社2019年版。",
        {"title": "渡口的灯", "container-title": "河口学报", "page": "12"},
    ),
    # a title in quotation marks is part of something (MLA)
    ('Stieg, Paul. "Lamps of the Ferry." LAMPCONF. 2017.', LAMPS | {"container-title": "LAMPCONF"}),
    (
        'Stieg, Paul, et al. "Lamps of the Ferry." Harbour Letters 12.3 (2017): 12-18.',
        LAMPS | {"container-title": "Harbour Letters", "volume": "12", "issue": "3", "page": "12-18"},
    ),
    (
        'Stieg, Paul. "Lamps of the Ferry." International Conference on Lamps. PMLR, 2017.',
        LAMPS | {"container-title": "International Conference on Lamps", "publisher": "PMLR"},
    ),
    (
        'Stieg, Paul, et al. "Lamps of the Ferry." arXiv preprint arXiv:1701.01234 (2017).',
        LAMPS | {"container-title": "arXiv preprint arXiv:1701.01234", "type": "article-journal"},
    ),
    # the number of all issues, and that of the year
    (
        "[1] 方砚秋,林漱石.渡口的灯[J].河口学报,2019,No.123(02):12-18.",
        {"container-title": "河口学报", "issued": [2019], "issue": "02", "page": "12-18"},
    ),
    # BibTeX's plain, Springer's, Vancouver's
    (
        "Paul Stieg and Ann Hopp. Lamps of the Ferry. In Proceedings of LAMP, pages 12–18, 2017.",
        LAMPS | {"container-title": "Proceedings of LAMP", "page": "12-18"},
    ),
    (
        "Stieg, P., Lind, K.: Lamps of the Ferry. In: Hopp, A. (ed.) LAMP 2017. LNCS, vol. 123, pp. 12–18. Springer,"
        " Heidelberg (2017)",
        LAMPS | {"volume": "123", "page": "12-18", "publisher": "Springer"},
    ),
    (
        "Stieg P. Lamps of the Ferry [Internet]. Harbour: Lamp Office; 2017 [cited 2020 Jan 2]. Available from:"
        " http://lamp.example/a",
        LAMPS | {"publisher": "Lamp Office", "accessed": [2020, 1, 2]},
    ),
]


@pytest.mark.parametrize(("raw", "expected"), CASES)
def test_an_entry_is_read(raw: str, expected: dict[str, object]) -> None:
    found = read(raw)
    assert {name: found.get(name) for name in expected} == expected
