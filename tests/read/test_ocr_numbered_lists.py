"""Numbers of lines in the reference lists of manuscripts."""

from __future__ import annotations

from tests.read.test_ocr import HEAD, LINE, clean

LIST = """257 参考文献：

258 [1] 方砚秋,林漱.渡口灯油的分离及效果初探[J].渡口通
259 报,2010(14):85,91.
260 [2] 周渡,沈桥.灯油菌种的筛选[J].河港学报,2010,35(2):24-28.
61 [3] STIEG P,LIND K. Lamps of a ferry and of the towns about
262 it[J]. Lamp Letters,2012,92(4):943-951.
263 [4] 顾之砚.灯的质量与时间[J].书屋学报,2005(6):4-6.

1 [5] 林漱.灯桥[M].临城:临城出版社,2007.
""".replace("\n", "  \n")


def test_they_are_off_the_list_and_its_heading() -> None:
    found = clean(f"{HEAD}{LINE}前人对此已有研究[1]，也有人不同意[2-4]。\n\n{LIST}").references
    assert [one.key for one in found][:4] == ["1", "2", "3", "4"]
    assert "259" not in found[0].raw
    assert found[2].raw.endswith("943-951.")
    assert "about it" in found[2].raw


def test_labels_printed_twice_are_none() -> None:
    rows = "\n\n".join(f"{n} [{n}] 方砚. 渡口的灯之{n}[M]. 临城: 临城出版社, 200{n}." for n in range(1, 8))
    found = clean(f"{HEAD}{LINE}\n\n# 参考文献\n\n{rows}\n").references
    assert len(found) == 7
