"""Lists that are typed as notes or by letters, notes without a heading; how texts cite them."""

import pytest

from kanyin.book.noted_entries import plain_entries
from kanyin.book.reader import read_book
from kanyin.model import SUP
from kanyin.read.ocr.inline import read_inline
from kanyin.references.finding import listed
from kanyin.references.note_calls import Run, find_calls
from kanyin.references.split import is_subheading, split_list

LIST = [f"方砚, 林漱. 渡口的灯之{n}[J]. 河口学报, 200{n}(2): 1-5." for n in range(1, 7)]
NOTED = "# 参考文献\n\n" + "\n".join(f"[^{n}]: {words}" for n, words in enumerate(LIST, 1))


def cited(entries: list[str], *texts: str) -> list[str]:
    found = listed([(f"r{n}", words) for n, words in enumerate(entries)], texts)
    return [text[one.start : one.end] for text in texts for one in found.find(text)]


def pieces(text: str) -> list[str]:
    return [text[first:last] for first, last in split_list(text)]


@pytest.mark.parametrize("heading", ["# 参考文献", "参考文献", "**参考文献**"])
def test_a_list_typed_as_notes_stands_at_its_heading(heading: str) -> None:
    text = f"灯旧了[^2]，船也旧[4][^5]。\n\n{NOTED.replace('# 参考文献', heading)}\n"
    made = read_book(text, "a.md", None).html
    assert made.count('class="citation"') == 3
    assert made.count('<span class="reference-label">') == len(LIST)
    assert "footnote" not in made


@pytest.mark.parametrize(
    "text",
    [
        "灯旧了[^1]。\n\n[^1]: 灯在渡口。\n[^2]: 船在河上。\n",
        "灯旧了[^1]。\n\n# 参考文献\n\n[^1]: 方砚. 灯[M]. 2001.\n\n    又见其书。\n[^2]: 林漱. 船[M]. 2002.\n",
        "灯旧了[^1]。\n\n# 参考文献\n\n[^1]: 方砚. 灯[M]. 2001.\n",
        "`[^1]`\n",
    ],
)
def test_notes_stay_notes(text: str) -> None:
    assert plain_entries(text) == text


def test_calls_in_code_and_of_other_notes_stay() -> None:
    made = plain_entries(f"灯[^1]，`a[^1]`，注[^9]。\n\n{NOTED}\n").split("\n")
    assert made[0] == "灯\\[1\\]，`a[^1]`，注[^9]。"
    assert made[4] == f"[1] {LIST[0]}"


def test_notes_by_numbers_need_no_heading_where_the_text_calls_them() -> None:
    notes = "\n\n".join(f"〔{n}〕{word}在渡口，见《河口志》。" for n, word in enumerate(("灯", "船", "桥", "井"), 1))
    made = read_book(f"灯旧了〔2〕，船也旧〔3〕。\n\n桥新〔4〕，井深。\n\n{notes}\n", "a.md", None).html
    assert made.count('class="citation"') == 3
    assert "citation" not in read_book(f"灯旧了，船也旧〔3〕。\n\n{notes}\n", "a.md", None).html


def test_signs_in_two_kinds_of_brackets_call_though_one_note_is_not_called() -> None:
    text = "灯旧了［（1）］，船也旧［（2）］，桥新［（3）］。井深［（4）］。"
    keys = [f"({n})" for n in range(1, 6)]
    assert len(find_calls([Run(text, True)], keys, marked=True)) == 4


def test_a_list_without_numbers_is_cited_by_all_its_places_in_any_order() -> None:
    texts = "灯旧了[3]，船也旧[4,5]。", "桥新[1-2]，河宽[6]。"
    assert cited(LIST, *texts) == ["[3]", "[4,5]", "[1-2]", "[6]"]
    assert cited(LIST, "灯旧了[3]，船也旧[4,5]，又见[9]。") == []


def test_a_number_is_the_subject_of_its_sentence() -> None:
    entries = [f"[{n}] {words}" for n, words in enumerate(LIST, 1)]
    assert cited(entries, "[5] 提出新灯。", "[2] 使用旧灯。") == ["[5]", "[2]"]
    assert cited(entries, "[1] 提出新灯。", "[2] 使用旧灯。") == []


def test_a_figure_is_no_citation_behind_is() -> None:
    entries = [f"[{n}] {words}" for n, words in enumerate(LIST, 1)]
    assert cited(entries, "此灯是图[1]所画的灯，又见[2]。") == ["[2]"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("（将俊明等，2007）写灯。", "r0"), ("（李俊明等，2007）写灯。", ""), ("(Stieg et al.,2008)写船。", "r1")],
)
def test_a_misread_family_and_a_year_without_a_blank(text: str, number: str) -> None:
    entries = [
        "蒋俊明, 方砚, 林漱. 2007. 灯[J]. 河口学报, 3(2): 1-9.",
        "Stieg P, Lind K, Hopp J. 2008. Ferries. Post Review, 3(2): 1-9.",
    ]
    found = listed([(f"r{n}", words) for n, words in enumerate(entries)], [text])
    assert [key for one in found.find(text) for key in one.meant] == ([number] if number else [])


def test_a_letter_read_as_a_figure_is_one_letter() -> None:
    entries = ["Lorenz-Perez P, Lind K, Hopp J. 2008. Ferries. Post Review, 3(2): 1-9."]
    found = listed([("r0", entries[0])], ["x"])
    assert list(found.find("（Lorenz-P6rez et al., 2008）写船。"))


@pytest.mark.parametrize(
    ("tex", "formula", "number"),
    [
        (r"\mathrm { . L M C ^ { [ 2 6 ] } }", r"\mathrm { . L M C }", "[26]"),
        (r"3 0 ^ { \circ [ 2 8 ] }", r"3 0 ^ { \circ }", "[28]"),
        (r"1 0 \mathrm { m } ^ { \left[ 8 \right] }", r"1 0 \mathrm { m }", "[8]"),
    ],
)
def test_a_citation_raised_within_a_formula_stands_behind_it(tex: str, formula: str, number: str) -> None:
    text = read_inline(f"灯 ${tex}$ 亮").text
    assert formula in text
    assert f"{SUP[0]}{number}{SUP[1]}" in text


def test_lists_whose_labels_are_those_of_notes_or_letters() -> None:
    noted = "[^2]: 方砚. 灯[M]. 2001.\n[^9]: https://a.example/lamps\n[^104]: Stieg P. Lamps[M]. 2003."
    assert len(pieces(noted)) == 3
    lettered = (
        '# 参考文献\n\n[SL] Stieg, Paul, et al. "Lamps." Posts 3 (2001): 1-9.\n\n[Hopp] Hopp, Jan. "Ferries." Posts 4 '
        '(2002): 1-9.\n\n[L] Lind, Karl. "Wells." Posts 5 (2003): 1-9.'
    )
    assert len(pieces(lettered)) == 4
    quoted = (
        "## 参考文献\n\n> Stieg P. Lamps[M]. Ferry: Press, 2001.\n\n### 船\n\n> Lind K. Ferries[M]. Ferry: Press, 2002."
    )
    assert [one[:5] for one in pieces(quoted)][1] == "Stieg"


@pytest.mark.parametrize("first", ["λ灯", "¸Stieg P"])
def test_an_entry_may_begin_with_a_greek_letter_or_a_lost_accent(first: str) -> None:
    text = f"1. 方砚. 船[M]. 2001.\n2. {first}. 灯[M]. 2002.\n3. 林漱. 桥[M]. 2003."
    assert len(pieces(text)) == 3


def test_a_picture_is_no_entry() -> None:
    assert is_subheading("![](images/lamp.jpg)")


def test_notes_with_names_below_references_are_cited_by_their_places() -> None:
    named = "\n".join(f"[^{name}]:{words}" for name, words in zip(("灯", "two words", "bridge"), LIST, strict=False))
    made = plain_entries(f"灯旧了[^bridge]，船也旧[^two words]，又见[^井]。\n\n# 参考文献\n\n{named}\n").split("\n")
    assert made[0] == "灯旧了\\[3\\]，船也旧\\[2\\]，又见[^井]。"
    assert made[4:] == [f"[{n}] {words}" for n, words in enumerate(LIST[:3], 1)] + [""]


def test_a_list_without_a_heading_may_begin_with_any_number() -> None:
    listed_works = "\n\n".join(f"[{n}] {words}" for n, words in enumerate(LIST[:4], 20))
    made = read_book(f"灯旧了[20]，船也旧[21]。\n\n桥新[22]，井深[23]。\n\n{listed_works}\n", "a.md", None).html
    assert made.count('class="citation"') == 4
    items = "\n\n".join(f"[{n}] 灯在渡口。" for n in range(20, 24))
    assert "citation" not in read_book(f"灯旧了[20]，船也旧[21]。\n\n桥新[22]。\n\n{items}\n", "a.md", None).html


def test_a_bullet_behind_a_blank_line_is_of_its_entry() -> None:
    items = "\n".join(f"* [{n}] {words}" for n, words in enumerate(LIST[:3], 1))
    made = read_book(f"灯旧了[1]，船也旧[2]。\n\n# 参考文献\n\n{items}\n", "a.md", None).html
    assert made.count('<span class="reference-label">') == 3
    assert made.count('class="citation"') == 2


def test_numbers_that_a_note_shares_are_no_labels_that_lack() -> None:
    text = "[1][8]方砚：《灯》。[2][5]林漱：《船》。[3][4][6]周渡：《井》。[7]沈度：《桥》。[9]田墨：《河》。"
    assert [one[:3] for one in pieces(text)] == ["[1]", "[2]", "[3]", "[7]", "[9]"]
