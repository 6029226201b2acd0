"""Notes of page feet, which scraping left between the paragraphs, and notes run together in a line."""

from __future__ import annotations

import pytest

from kanyin.config.overrides import Choice, Level, Overrides
from kanyin.model import SUP, Document, Meta, Paragraph
from kanyin.pipeline import check_conservation, clean_source, make_markdown
from kanyin.read import read_page
from kanyin.structure.page_notes import FOOT, with_notes

PAGE = """井的来历

老城里的井大多沿街而设。①街志说得很清楚，凡街口必有井，井旁必有槐②。到了后来，井渐渐归入私宅。

①方砚：《街井考》，河口书局1987年版，第12页。

②《街志》卷三。

沿街的井由坊长管理，每年淘一次。①有人以为井税始于此时。

①林漱：《坊长小识》，《街史》1992年第3期。

吃水的人多，打水的人也就成了一行，他们按担收钱，一担两文，逢年节加倍。
"""


def markdown(text: str, overrides: Overrides | None = None) -> str:
    source = read_page(text.encode(), "a.txt")
    document = clean_source(source, overrides) if overrides else clean_source(source)
    check_conservation(source, document)
    return make_markdown(document)


def test_the_notes_of_page_feet_are_footnotes() -> None:
    made = markdown(PAGE)
    assert "沿街而设。[^p1]街志" in made
    assert "有槐[^p2]。到了" in made
    assert "淘一次。[^p3]有人" in made
    assert "[^p1]: 方砚：《街井考》" in made
    assert "[^p3]: 林漱：《坊长小识》" in made
    assert "①" not in made


def test_the_first_call_of_a_note_of_a_page_foot_is_that_of_its_footnote() -> None:
    made = markdown(PAGE.replace("渐渐归入私宅。", "渐渐归入私宅①。"))
    assert "沿街而设。[^p1]街志" in made
    assert "归入私宅①。" in made
    assert "淘一次。[^p3]有人" in made


def test_a_call_behind_a_comma_where_no_other_sign_calls_the_note() -> None:
    text = PAGE.replace("每年淘一次。①有人", "每年淘一次，①此后坊长有四不可：①非公；②非私；③有约。有人")
    made = markdown(text)
    assert "淘一次，[^p3]此后" in made
    assert "四不可：①非公；②非私；③有约" in made


def test_numbers_that_run_on_through_the_pages_are_footnotes_too() -> None:
    made = markdown(PAGE.replace("一次。①", "一次。③").replace("①林漱", "③林漱"))
    assert "淘一次。[^p3]有人" in made


def test_a_person_may_keep_them() -> None:
    made = markdown(PAGE, keeping(FOOT))
    assert "[^p1]" not in made
    assert "①方砚" in made


def keeping(rule: str) -> Overrides:
    return Overrides((Level("--keep", keep=Choice(rules=frozenset({rule}))),))


@pytest.mark.parametrize(
    "texts",
    [
        # Steps, which nothing calls; and those that a sentence has named with the same words.
        ("淘井分三步。", "①停水，等一个时辰。", "②下绳，两人一组。", "后来不淘了。"),
        ("淘井有三步。①停水；②下绳；③清泥。", "①停水要等一个时辰。", "②下绳要两人。", "③清泥用铲。", "后来不淘了。"),
        ("街口有井，①槐在井旁②。", "①方砚：《街井考》。", "②《街志》卷三。"),
        ("街口有井。①", "注释", "①方砚：《街井考》。", "后来不淘了。"),
        ("街口有井。①", "①方砚：《街井考》。", "②《街志》卷三。", "后来不淘了。"),
    ],
)
def test_what_is_called_by_nothing_or_stands_at_the_end_stays(texts: tuple[str, ...]) -> None:
    document = Document(Meta(), tuple(Paragraph(text, (n,)) for n, text in enumerate(texts, 1)), (), ())
    assert with_notes(document) == document


def test_raised_signs_are_calls() -> None:
    texts = (f"街口有井{SUP[0]}①{SUP[1]}在槐下，", f"{SUP[0]}①{SUP[1]}方砚：《街井考》。", "后来不淘了。")
    document = Document(Meta(), tuple(Paragraph(text, (n,)) for n, text in enumerate(texts, 1)), (), ())
    made = make_markdown(with_notes(document))
    assert "街口有井[^p1]在槐下，" in made
    assert "[^p1]: 方砚" in made


@pytest.mark.parametrize("again", ["", "①"])
def test_notes_run_together_are_parted_where_the_text_calls_them(again: str) -> None:
    made = markdown(
        f"井的来历\n\n老城里的井大多沿街而设。①街志说得很清楚，凡街口必有井，井旁必有槐②。到了后来，井渐渐归入私宅{again}。\n\n"
        "吃水的人多，打水的人也就成了一行，他们按担收钱，一担两文。\n\n"
        "注释：①方砚：《街井考》，河口书局1987年版，第12页。②《街志》卷三。\n"
    )
    assert "# 注释\n\n①方砚：《街井考》，河口书局1987年版，第12页。\n\n②《街志》卷三。" in made
    table = "井的来历\n\n老城里的井大多沿街而设，凡街口必有井，井旁必有槐。\n\n注释：①甲井为深井。②乙井为浅井。\n"
    assert "注释：①甲井为深井。②乙井" in markdown(table)


def test_notes_side_by_side_on_a_line_are_a_note_each() -> None:
    text = "渡口的灯\n\n渡口的灯在夜里亮着①，船家说河上从前没有桥，往来全靠一条木船②，一天要走二十多趟。\n\n"
    notes = "①方砚：《灯影》，渡口书局2010年版，第3页。 ② 林漱：《夜航》，《青石学报》2012年第3期。"
    for heading in ("注释\n\n", ""):
        made = markdown(f"{text}{text[6:]}{heading}{notes}\n")
        assert [line[:3] for line in made.split("\n") if line.startswith(("①", "②"))] == ["①方砚", "② 林"]


def test_items_that_a_sentence_counts_are_no_notes() -> None:
    text = "渡口的灯\n\n船家说起两件事：一是灯①，二是桥②，都要人照看，往来全靠一条木船，一天要走二十多趟。\n\n"
    made = markdown(
        f"{text}①灯要天天擦。②桥要年年修，这件事没有人记得是从哪一年起的。\n\n后来渡口有了桥，船便少了，人也散了，只剩下灯。\n"
    )
    assert "天天擦。②桥" in made


def test_notes_with_numbers_in_one_paragraph_are_parted_with_all_their_labels() -> None:
    text = (
        "井的来历\n\n老城里的井大多沿街而设〔1〕，凡街口必有井，井旁必有槐〔2〕。到了后来，井渐渐归入私宅〔3〕，井税也始于此时〔4〕。\n\n"
        "注释：〔1〕〔3〕方砚：《街井考》，河口书局1987年版，第12页。〔2〕《街志》卷三，河口书局1990年版。〔4〕林漱：《坊长小识》，"
        "《街史》1992年第3期。\n"
    )
    made = markdown(text)
    assert "# 注释" in made
    assert "\n\n〔1〕〔3〕方砚" in made
    assert "\n\n〔2〕《街志》" in made
    assert "\n\n〔4〕林漱" in made
