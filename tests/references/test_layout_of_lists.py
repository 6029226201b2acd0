"""Where the entries of a list begin, by how it is set: whole lines, bullets, labels of one form."""

import pytest

from kanyin.references.citing import find_numbered
from kanyin.references.finding import listed
from kanyin.references.habits import parts_with_dots
from kanyin.references.split import is_subheading, split_list

LISTS = [
    # None of the lines is broken: each is an entry, whatever it begins and ends with.
    "｜方砚秋. 灯话[M]. 临城: 临城出版社, 2001\n｜Lind Q. Lamps. Posts, 2002, 3: 1-9\n"
    "｜灯光对渡口的影响[J].河港学报,2003(2):1-3.\n｜周渡. 井[M]. 临城: 临城出版社, 2004",
    "｜方砚秋：《灯话》，临城出版社2001年版。\n"
    "｜林漱石：《船与桥》，青石出版社2002年版。\n｜沈度. 井论, 河港学报, 已录用\n"
    "｜田墨. 2006. 河与灯, 河港学报, 20(2): 1-9.",
    # A mark ends no entry, nor does a comma.
    "｜Stieg P, Lind K. The nature of a lamp in town[J].\n"
    "Economica Ferriana, 1937, 4(16): 386-405.\n"
    "｜Hopp B. Rivers and posts of the old towns[J].\n"
    "Ferry Review, 1990, 2(3): 1-9.",
    # A twin has the numbers of what is above it.
    "｜黄昌明, 赵海. 渡口分词十年[J]. 河港学报, 2007, 21(3): 8-19.\n"
    "Huang Changming, Zhao Hai. Ten years of ferries[J]. Harbour, 2007, 21(3): 8-19.\n"
    "｜宗明. 灯[M]. 临城: 临城出版社, 2008.\n"
    "｜Stieg P. Lamps[M]. Quay: Ferry Press, 1999.",
    # Labels of a list have one form: a number that ends a broken line is none.
    "｜[1] 方砚秋. 灯话[M]. 临城: 临城出版社, 200\n3.\n｜[2] 林漱石. 船[M]. 临城: 临城出版社, 201\n"
    "3.\n｜[3] 周渡. 井[M]. 临城: 临城出版社, 2004.",
    "｜①方砚秋：《灯话》，临城出版社2001年版。\n｜②林漱石：《船》，临城出版社2002年版。\n｜③周渡：《井》，临城出版社200\n4年版。",
    "｜1 方砚秋. 灯话[M]. 临城: 临城出版社, 2001.\n｜2 日本渡口学会. 船[M]. 临城: 临城出版社, 2002.\n"
    "｜3 月港. 井[M]. 临城: 临城出版社, 2004.",
    # A repeated name of an author is a stroke.
    "｜[1] Hopp, Ann. Lamps. Quay: Ferry Press, 1989.\n"
    "｜[2] ---. Posts. Quay: Ferry Press, 1990.\n"
    "｜[3] Lind, Q. Oil. Quay: Ferry Press, 1991.",
    # A few bullets among many broken lines.
    "- ｜方砚秋. 灯\n的\n来\n历[J]. 河港学报,\n2001(1): 1-9.\n- ｜林漱石. 船[M].\n临城: 临城出版社,\n2002.",
]


@pytest.mark.parametrize("marked", LISTS)
def test_entries_begin_where_the_layout_tells(marked: str) -> None:
    text = marked.replace("｜", "")
    starts = [at - n for n, at in enumerate(at for at, sign in enumerate(marked) if sign == "｜")]
    found = [start + (2 if text[start:].startswith("- ") else 0) for start, _ in split_list(text)]
    assert found == starts


@pytest.mark.parametrize("piece", ["1 专著", "(2) 论文", "参考文献:\ue003"])
def test_a_counted_head_is_no_entry(piece: str) -> None:
    assert is_subheading(piece)


def test_decimals_in_brackets_are_no_citations_though_they_rise() -> None:
    entries = {str(n) for n in range(1, 9)}
    text = "灯亮得久[1]，时间缩短（OR=2.1，95%CI [1.2, 3.4]）。"
    assert not parts_with_dots([text], entries)
    assert [text[one.start : one.end] for one in find_numbered(text, entries)] == ["[1]"]


def test_years_behind_names_are_words_where_a_text_cites_by_numbers() -> None:
    words = [
        f"[{n}] {name}. 灯[J]. 河港学报, {1990 + n}(1): 1-9."
        for n, name in enumerate(("方砚", "林漱", "周渡", "沈度"), 1)
    ]
    text = "方砚（1991）取灯［1］，林漱（1992）取船［2］，余者取井［3］与网［4］。"
    found = listed([(f"r{n}", one) for n, one in enumerate(words)], [text])
    assert [text[one.start : one.end] for one in found.find(text)] == ["［1］", "［2］", "［3］", "［4］"]


def test_lines_that_no_width_breaks_are_entries_whatever_they_lack() -> None:
    lines = [
        f"Stieg Paul, Lind Karl, and Hopp J. 20{10 + n}. "
        f"{'Lamps of the old towns ' * (3 + n // 2 + n % 2 * 2)}. Post Review {n}, 6: 1-9."
        for n in range(8)
    ]
    lines[3] = "Lind Karl, Hopp Jan. 2013. Ferries of the old towns and their many lamps. In Posts, WWW 2013, Ferry,"
    lines[5] = "Moor Ann, Stieg Paul, et al. Conditional lamps for the search of ferries in old towns[J]."
    text = "\n".join(lines)
    assert [text[first:last] for first, last in split_list(text)] == lines
