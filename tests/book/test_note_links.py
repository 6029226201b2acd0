"""Notes below a text and the signs that call them, each leading to the other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.book.note_links import link_notes
from kanyin.book.reader import read_book
from kanyin.book.tree import text_of

NOTES = "\n\n".join(f"{sign}方砚：《井{n}》，河口书局1987年版。" for n, sign in enumerate("①②③", 1))


def html(markdown: str) -> str:
    return read_book(markdown, "a.md", None).html


def calls(markdown: str) -> list[tuple[str, str]]:
    """Where the calls of a text lead, and what stands there."""
    return re.findall(r'class="citation"><a href="#([^"]*)">([^<]*)', html(markdown))


def backs(markdown: str) -> list[tuple[str, str]]:
    """Where the labels of notes lead, and what stands there."""
    return re.findall(r'<p><span class="reference-label"><a href="#([^"]*)">([^<]*)', html(markdown))


@pytest.mark.parametrize("heading", ["## 注释", "注：", "# 尾注", "## 参考文献", ""])
def test_a_sign_leads_to_its_note_and_the_note_back(heading: str) -> None:
    text = f"井在街口。①槐在井旁②，年年淘井^③^。\n\n{heading}\n\n{NOTES}\n"
    assert [shown for _, shown in calls(text)] == ["①", "②", "③"]
    assert [target.partition("-")[2] for target, _ in calls(text)] == ["1", "2", "3"]
    assert backs(text) == [("call-1", "①"), ("call-2", "②"), ("call-3", "③")]


@pytest.mark.parametrize(
    "text",
    [
        # The numbers of items are no calls, wherever the calls stand among them.
        "井有三种：①深井；②浅井；③苦井。街口有一口。①槐在井旁。②淘井有定日。③",
        "街口有一口①，槐在井旁②。井有三种：①深井；②浅井；③苦井。淘井有定日③。",
        "街口有一口①，槐在井旁②。\n\n①深井。\n\n甲乙。\n\n②浅井。\n\n淘井有定日③。",
        "由①得②，街口有一口①，如图③，槐在井旁②。淘井有定日③。",
    ],
)
def test_numbers_of_items_and_formulas_call_no_note(text: str) -> None:
    assert len(calls(f"{text}\n\n## 注释\n\n{NOTES}\n")) == 3
    linked = re.sub(r'<span id="call-\d" class="citation">.*?</span>', "＊", html(f"{text}\n\n## 注释\n\n{NOTES}\n"))
    for item in ("：①深井；②浅井；③苦井", "由①得②", "<p>①深井"):
        assert item in linked or item.replace("<p>", "\n") not in f"\n{text}"


def test_items_that_nothing_calls_are_no_notes() -> None:
    steps = "淘井分三步。\n\n①停水。\n\n②下绳。\n\n③清泥。\n"
    assert "endnote" not in html(steps)
    assert "endnote" not in html(f"淘井一人不成①。\n\n{steps}")


def test_a_note_that_is_called_twice_has_both_signs() -> None:
    text = "街口①，槐旁②，桥头③。\n\n注：\n\n①③《街志》卷三。\n\n②《槐考》。\n"
    assert calls(text) == [("note-1", "①"), ("note-2", "②"), ("note-1", "③")]
    assert backs(text) == [("call-1", "①③"), ("call-2", "②")]


def test_numbers_in_brackets_call_notes_where_no_reference_list_has_them() -> None:
    notes = "## 注释\n\n[1] 《街志》卷三。\n\n[2] 《槐考》。\n\n"
    assert calls(f"街口（1），槐旁（2）。\n\n{notes.replace('[1]', '（1）').replace('[2]', '（2）')}") == [
        ("note-1", "（1）"),
        ("note-2", "（2）"),
    ]
    assert 'href="#note-2"' in html(f"街口[1]，槐旁[1-2]。\n\n{notes}")
    both = html(f"街口[1]。\n\n{notes}# 参考文献\n\n[1] 方砚. 井[M]. 2009.\n")
    assert 'href="#ref-1"' in both
    assert "#note" not in both


def test_each_list_is_called_by_the_text_before_it() -> None:
    chapter = f"# 章\n\n街口①，槐旁②，桥头③。\n\n## 注释\n\n{NOTES}\n\n"
    made = calls(chapter * 2)
    assert [shown for _, shown in made] == list("①②③①②③")
    assert len({target for target, _ in made}) == 6


PIECES = ["甲", "乙。", "①", "②", "③", "（1）", "[1]", "：", "**①**", "^②^", "\n\n", "注释\n\n", "## 注\n\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_no_character_comes_or_goes(markdown: str) -> None:
    from kanyin.book.document import read_document

    document, _ = read_document(markdown, None, None)
    before = "".join(text_of(document["blocks"]).split())
    link_notes(document["blocks"])
    assert "".join(text_of(document["blocks"]).split()) == before


def test_a_note_is_called_again_where_that_can_be_nothing_else() -> None:
    text = "街口^①^，槐旁②，“桥头”③，灯下^①^，见前注②，再论(二)②③。第②类与表②不算。"
    found = calls(f"{text}\n\n## 注释\n\n{NOTES}\n")
    assert [shown for _, shown in found] == ["①", "②", "③", "①", "②"]


def test_items_below_a_text_do_not_end_what_calls_its_notes() -> None:
    text = "街口^①^，槐旁^②^。\n\n①停水；\n\n②下绳；\n\n③清泥^③^。\n"
    assert [shown for _, shown in calls(f"{text}\n## 注释\n\n{NOTES}\n")] == ["①", "②", "③"]


ROUND = "\n\n".join(f"({n}) 方砚：《井{n}》，河口书局1987年版。" for n in range(1, 5))


def test_a_note_is_called_again_where_nothing_else_has_its_sign() -> None:
    text = (
        "街口有一口(1)。槐在井旁(2)，年年淘井(3)。井盖也有讲究(4)。\n\n(1)石盖；\n\n(2)木盖。\n\n{}\n\n## 注释\n\n"
        + ROUND
    )
    assert [name for name, _ in calls(text.format("理由(2)，沈文已有论及(4)。"))][4:] == ["note-4"]
    assert len(calls(text.format("满足条件(4)，沈文论及(2)。"))) == 4


def test_items_between_the_text_and_its_headed_notes_are_no_notes() -> None:
    notes = "\n\n".join(f"[{sign}] 方砚：《井》，河口书局1987年版。" for sign in "①②③")
    text = "街口有一口[①]，槐在井旁。[②]淘法如下。\n\n①停水。\n\n②下绳。\n\n年年如此。[③]仍有疑问[①]。"
    text = f"{text}\n\n## 注释\n\n{notes}\n"
    assert [shown for _, shown in calls(text)] == ["[①]", "[②]", "[③]", "[①]"]


def test_numbers_that_begin_anew_call_no_note_again() -> None:
    text = f"街口有一口①，槐在井旁。②年年淘井。③\n\n又有一口①，在坡上。②\n\n## 注释\n\n{NOTES}\n"
    assert len(calls(text)) == 3


def test_a_list_without_a_heading_is_none_where_a_note_is_not_called() -> None:
    text = "街口有一口①，槐在井旁②，年年淘井{}，井税始于此时①。\n\n" + NOTES
    assert len(calls(text.format("③"))) == 4
    assert not calls(text.format(""))


@pytest.mark.parametrize("label", ["〔{0}〕", "［{0}］", "（{0}）", "⑴⑵⑶⑷⑸⑹⑺"])
@pytest.mark.parametrize("call", ["⑴⑵⑶⑷⑸⑹⑺", "（{0}）"])
@pytest.mark.parametrize("numbers", [(1, 2, 3), (2, 3, 6), (1, 4, 7)])
def test_notes_are_called_by_another_sign_of_their_number_and_numbers_may_lack(
    label: str, call: str, numbers: tuple[int, ...]
) -> None:
    first, second, third = (call[n - 1] if "{" not in call else call.format(n) for n in numbers)
    notes = [f"{label[n - 1] if '{' not in label else label.format(n)}方砚《渡口》第{n}页。" for n in numbers]
    text = f"水位在东{first}。刻痕在西{second}，石阶“最高”{third}的一级在水下。"
    html = read_book(f"{text}\n\n## 注　释\n\n" + "\n\n".join(notes), "a", None).html
    assert html.count('class="citation"') == html.count('class="reference endnote"') == 3


def test_a_part_of_a_text_calls_the_first_notes_of_a_long_list() -> None:
    text = "水位在东（1）。刻痕在西（2），\n\n石阶“最高”（3）的一级在水下。\n\n灯（4）在桥头，船在岸边（6）。"
    notes = "\n\n".join(f"（{n}）方砚《渡口》第{n}页。" for n in (*range(1, 5), *range(6, 16)))
    assert html(f"{text}\n\n## 注释\n\n{notes}").count('class="citation"') == 5
    few = html(f"水位在东（1）。灯（2）在桥头，船（9）来了。\n\n## 注释\n\n{notes}")
    assert 'class="citation"' not in few
