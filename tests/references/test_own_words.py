"""Numbers behind a word of the entry that they would cite."""

from __future__ import annotations

from tests.references.test_habits import cited

LATIN = [
    "[1] Stieg P. Lamps[J]. Village, 2001(2): 1-5.",
    "[2] Lind K, Hopp M. OilLamp: a ferry[J]. Village, 2002(2): 1-5.",
    "[3] Kagan M, et al. Posts[J]. Village, 2003(2): 1-5.",
    "[4] Betz W E. Boats[J]. Village, 2004(2): 1-5.",
    "[5] Ouden C. Wicks[J]. Village, 2005(2): 1-5.",
    "[6] 方砚, 林漱. 渡口的灯[J]. 村, 2006(2): 1-5.",
    "[7] Korz J. Harbours[J]. Village, 2007(2): 1-5.",
    "[8] Geref G. Masts[J]. Village, 2008(2): 1-5.",
]


def test_round_brackets_cite_where_several_stand_behind_the_names_of_their_authors() -> None:
    text = "Kagan(3)研究了灯，油耗下降(5）。Stieg（1)与Ouden(5）也这样看，方砚等（6）试过。式(7)见下。"
    assert cited(LATIN, text) == ["(3)", "(5）", "（1)", "(5）", "（6）"]
    assert cited(LATIN, "灯旧了(3)，油耗下降(5)，Stieg(1)试过。") == []


def test_square_brackets_cite_behind_a_word_of_their_entry_that_looks_like_an_array() -> None:
    assert cited(LATIN, "以oillamp2[2]为准，见[3]。", "灯[4]。") == ["[3]", "[4]"]
    assert cited([one.replace("OilLamp", "Oill4") for one in LATIN], "以Oill4[2]为准，灯旧[3]。") == ["[2]", "[3]"]


def test_a_number_that_is_cited_elsewhere_stays_that_of_an_array_beside_it() -> None:
    assert cited(LATIN, "Lind等[2]见过灯，数组h[2]存放样本，船[3]。") == ["[2]", "[3]"]
