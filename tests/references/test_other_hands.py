"""Lists as other authors, journals and scrapers would have set them: each entry begins where it does."""

from __future__ import annotations

import pytest

from kanyin.references.split import is_subheading, split_list

ONE = "方砚, 林漱. 渡口灯船的维护[J]. 青石县学报, 2001, 12(3): 45-52."
TWO = "沈度. 临城的灯[M]. 河口: 河口出版社, 2004: 17-29."
THREE = "Stieg K, Lind O. Lamps of small harbours[J]. Ferry Studies, 2007, 4(2): 101-115."
FOUR = "陆远. 缆绳与灯芯[D]. 临城: 临城大学, 2010."
ALL = [ONE, TWO, THREE, FOUR]


def entries(text: str) -> list[str]:
    """The pieces of a list that are entries, on one line each."""
    pieces = [text[first:last] for first, last in split_list(text)]
    return [" ".join(piece.split()) for piece in pieces if not is_subheading(piece)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("      **[{n}]** {words}", "**[{n}]** "),
        ("\u3000\u3000**[{n}]** {words}", "**[{n}]** "),
    ],
)
def test_labels_with_signs_stand_in_indented_lines(line: str, label: str) -> None:
    """Whatever blanks an indented line has before the signs round its label."""
    text = "\n".join(line.format(n=n, words=words) for n, words in enumerate(ALL, 1))
    assert entries(text) == [f"{label.format(n=n)}{words}" for n, words in enumerate(ALL, 1)]


@pytest.mark.parametrize("label", ["\\[{}\\]", "**[{}]**"])
def test_label_alone_on_the_last_line_heads_the_entry_below_it(label: str) -> None:
    """The last entry is no further one without a label behind a line that has but that."""
    text = "\n".join(f"{label.format(n)}\n{words}" for n, words in enumerate(ALL, 1))
    assert entries(text) == [f"{label.format(n)} {words}" for n, words in enumerate(ALL, 1)]


@pytest.mark.parametrize("label", ["{}．", "{}. ", "{}、"])
def test_misread_figures_of_bare_labels_count(label: str) -> None:
    """Recognition reads 1 and 0 as letters: ``l0.``, ``ll.``."""
    words = [f"方砚. 第{n}盏灯[J]. 渡口学报, 20{n:02}, {n}(1): 3-9." for n in range(1, 13)]
    labels = [label.format(str(n).replace("1", "l") if n > 9 else n) for n in range(1, 13)]
    got = entries("\n".join(map("".join, zip(labels, words, strict=True))))
    assert len(got) == 12
    assert got[10].startswith("ll")


@pytest.mark.parametrize("form", ["({}) ", "（{}）", "[ {} ]", "\\[{}\\] ", "{}、"])
def test_labels_out_of_order_of_any_form(form: str) -> None:
    """Two columns that were read across, or a sample: nearly all lines begin with a label of one form."""
    order = [3, 1, 4, 2]
    text = "\n".join(f"{form.format(n)}{ALL[n - 1]}" for n in order)
    assert len(entries(text)) == 4


@pytest.mark.parametrize("end", ["；", ";"])
def test_label_in_round_brackets_behind_an_entry_that_ends_in_a_semicolon(end: str) -> None:
    """It is no issue of a volume, whose year or comma ends the line."""
    words = ["《灯与船》，方砚著，河口出版社", "《渡口志》，林漱编，临城书社", "《缆绳》，陆远著，河口出版社"]
    text = f"{end}\n".join(f"（{n}）{one}" for n, one in enumerate(words, 1))
    assert len(entries(text)) == 3


@pytest.mark.parametrize("head", ["【外文】", "[中文]", "A. 中文", "B、期刊论文", "〔英文部分〕"])
@pytest.mark.parametrize("label", ["[{}] ", "{}、", "({})"])
def test_heads_of_parts_in_brackets_or_by_letters(head: str, label: str) -> None:
    """The head of a part is no entry."""
    listed = "\n".join(f"{label.format(n)}{words}" for n, words in enumerate(ALL, 1))
    assert entries(f"{head}\n{listed}") == listed.split("\n")


def test_last_entry_goes_on_behind_its_mark() -> None:
    """A line that ends in a mark ends no entry."""
    rest = "青石县学报, 2001, 12(3): 45-52. [FANG Y. Lamp boats[J]. Journal of Qingshi, 2001, 12(3): 45-52.]"
    assert len(entries(f"[1] {TWO}\n[2] {FOUR}\n[3] 方砚, 林漱. 灯船的维护[J].\n{rest}")) == 3


@pytest.mark.parametrize("people", ["方砚, 林漱. 1998. ", "方砚. 1999年的"])
def test_town_and_publisher_begin_no_entry(people: str) -> None:
    """``河口: 某社, 1998`` looks like an author and what he wrote."""
    text = f"{TWO}\n{FOUR}\n{people}渡口灯志.\n河口: 河口大学出版社, 1998: 12-40.\n{ONE}"
    assert len(entries(text)) == 4


@pytest.mark.parametrize(
    "lost", ["“临城灯会”新闻发布会[EB/OL]. (2009-02-03).", "[德]莫尔：《灯的历史》，林漱译，河口书社2003年版。"]
)
def test_entry_whose_label_is_lost_begins_with_a_title_or_a_land(lost: str) -> None:
    """As many lines as numbers lack that do not go on with the entry above, whatever they begin with."""
    text = f"[1] {ONE}\n[2] {TWO}\n{lost}\n[4] {FOUR}\n[5] {THREE}"
    assert len(entries(text)) == 5


@pytest.mark.parametrize(
    "words", ["CVPR 2005. IEEE, 2005: 17-20.", "ACM, 2009: 57-66.", "LNCS 2011. Springer, 2011: 9."]
)
def test_capitals_and_a_year_are_no_person_within_a_line(words: str) -> None:
    """Initials stand behind a gap: these are names of a conference, of a publisher."""
    last = f"Stieg K. Lamps at night. Proceedings of the Ferry Days, 2005. {words}"
    text = f"方砚. 灯的识别. 河口, 2006.\n林漱. 船. 河口, 2008.\n{last}"
    assert len(entries(text)) == 3


def test_twin_of_several_lines_in_a_list_without_labels() -> None:
    """The first line of the English words has none of the numbers by which they are told."""
    text = (
        "方砚, 林漱. 渡口灯船的维护与缆绳的更换[J]. 青石县学报, 2001,\n12(3): 45-52.\n"
        "FANG Yan, LIN Shu, et al.\nMaintenance of lamp boats[J]. Journal of Qingshi, 2001,\n12(3): 45-52.\n"
        "沈度. 临城的灯与渡口的船以及夜里的守灯人[J]. 河口学刊, 2004,\n7(1): 17-29.\n"
    )
    assert [one[:2] for one in entries(text)] == ["方砚", "沈度"]


def test_numbers_that_recognition_put_beside_their_brackets() -> None:
    text = f"3[]{ONE}\n4[] {TWO}\n5[］{THREE}\n[6] {FOUR}\n[7] {ONE}\n[8] {TWO}"
    assert [one[:3] for one in entries(text)] == ["3[]", "4[]", "5[］", "[6]", "[7]", "[8]"]


def test_labels_lost_before_the_first_that_is_left() -> None:
    """As many lines as numbers lack, or nearly: each is an entry."""
    assert len(entries(f"{ONE}\n{TWO}\n{FOUR}\n[4] {THREE}\n[5] {TWO}\n[6] {ONE}")) == 6


@pytest.mark.parametrize(
    ("broken", "behind"),
    [
        ("Stieg K. Lamps of small har\n\n# 河口学报", "bours and its boats[J]. Ferry Studies, 2007, 4(2): 1-5."),
        ("Stieg K. Lamps[J]. Journal of Ferries and\n一、灯与船", "its harbours, 2007, 4(2): 1-5."),
        (
            "Stieg K. Lamps[J]. Journal of Ferries and\n64\n\n\x0c临城大学工程硕士学位论文",
            "Management, 2007, 4(2): 1-5.",
        ),
    ],
)
def test_running_heads_within_an_entry_part_nothing(broken: str, behind: str) -> None:
    """What is behind one goes on with the word or the sentence that the page's end broke."""
    assert len(entries(f"[1] {ONE}\n[2] {broken}\n\n{behind}\n[3] {TWO}")) == 3
