"""Pages full to the foot, headings and lines of other kinds, read from real PDFs."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pdfplumber
import pytest

from kanyin.book.reader import read_book
from kanyin.output.pdf import write_pdf
from kanyin.output.pdf.lines import shape_lines
from kanyin.output.pdf.made_pages import Column, longer_or_shorter, runs, undo
from kanyin.proof import proof_pdf
from kanyin.style import MM_PER_PT, Style, load_style
from tests.output.fragments import changed

JOURNAL, BOOK, ARTICLE, OFFICIAL = map(load_style, ("journal", "book", "article", "official"))
SENTENCES = [
    "渡口的石阶一共是四十七级，",
    "退水的时候可以走到沙洲上去。",
    "涨水的时候只剩下九级，船工把缆绳系在最上面的石桩上，",
    "村里的老人说，",
    "这些石头是从上游运来的；",
    "至于是哪一年，谁也说不清楚了。",
]


def prose(paragraphs: int) -> str:
    """Paragraphs of one to eleven lines, in an order that does not repeat soon."""
    made = []
    for n in range(paragraphs):
        count = 1 + (n * 7 + n // 3) % 13
        made.append("".join(SENTENCES[(n + k * (n % 5 + 1)) % len(SENTENCES)] for k in range(count)))
    return "\n\n".join(made)


def pages_of(markdown: str, style: Style) -> list[pdfplumber.page.Page]:
    data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{markdown}", "a.md", None), style)
    return pdfplumber.open(io.BytesIO(data)).pages


def feet(pages: list[pdfplumber.page.Page], style: Style) -> list[float]:
    """Lines that are wanting at the foot of each page that is not the last."""
    lowest = [
        max((char["matrix"][5] and float(page.height) - char["matrix"][5])
            for char in page.chars if abs(char["size"] - style.size) < 0.1 and char["text"].strip())
        for page in pages
    ]  # fmt: skip
    usual = Counter(round(low) for low in lowest).most_common(1)[0][0]
    return [(usual - low) / style.leading for low in lowest[:-1]]


def test_pages_of_a_novel_are_full() -> None:
    pages = pages_of(prose(260), BOOK)[2:]
    short = [n for n, lack in enumerate(feet(pages, BOOK)) if lack > 0.5]
    assert len(pages) > 20
    assert len(short) <= len(pages) // 20


@pytest.mark.parametrize(("last", "is_full"), [(14, True), (4, False)], ids=["long last line", "short last line"])
def test_a_paragraph_fills_two_lines_where_its_last_one_may_stand_alone(last: int, is_full: bool) -> None:
    measure, rows = BOOK.characters, BOOK.lines
    parted = "船" * (2 * measure - 2 + last - 1) + "。"
    text = "\n\n".join([*["渡口。"] * (2 * rows - 2), parted, *["渡口。"] * (2 * rows)])
    pages = pages_of(text, BOOK)
    (before,) = [n for n, page in enumerate(pages) if "船" in (page.extract_text() or "")][:1]
    assert ("船" in (pages[before + 1].extract_text() or "")) is is_full


class Counted:
    """A paragraph as ``made_pages`` asks it, of which only the number of its lines is known."""

    def __init__(self, count: int) -> None:
        self.count = count

    def lines(self, start: int = 0) -> list[None]:
        return [None] * (self.count - start)

    def run(self, extra: int, _start: int, _loosest: float) -> float:
        self.count += extra
        return 0.0

    def planned(self) -> int:
        return self.count

    def plan_again(self, count: int) -> None:
        self.count = count


def test_a_paragraph_in_two_columns_that_ran_out_in_both_is_as_it_was_when_that_is_taken_back() -> None:
    paragraph = Counted(8)
    columns = [Column([(paragraph, start)], None, None, 2) for start in (0, 4)]
    change = next(runs(columns, (-1.0, 0.1), longer_or_shorter(2)))
    assert paragraph.count == 10
    undo(change)
    assert paragraph.count == 8


def test_text_is_whole_after_paragraphs_have_run_in_or_out() -> None:
    text = prose(120)
    shown = "".join(char["text"] for page in pages_of(text, BOOK) for char in page.chars)
    wanted, found = Counter(text.replace("\n", "")), Counter(shown)
    assert all(found[character] >= count for character, count in wanted.items())


def test_a_heading_has_the_same_white_wherever_it_stands() -> None:
    text = prose(3)
    page = pages_of(f"# 一\n\n## 甲级\n\n{text}\n\n## 乙级\n\n{text}", ARTICLE)[-1]
    below = {}
    for name in "甲乙":
        head = next(char for char in page.chars if char["text"] == name and char["size"] > 11)
        lines = sorted({round(char["top"]) for char in page.chars if char["top"] > head["bottom"]})
        below[name] = lines[0] - head["bottom"]
    assert below["甲"] == pytest.approx(below["乙"], abs=1)


def test_text_after_code_and_entries_stands_on_the_grid_again() -> None:
    code = "```\n" + "x = 1\n" * 4 + "```\n\n"
    (page,) = pages_of(f"{prose(2)}\n\n{code}{prose(2)}", ARTICLE)
    top = ARTICLE.margin_top / MM_PER_PT
    places = {
        round((float(page.height) - char["matrix"][5] - top) % ARTICLE.leading, 1)
        for char in page.chars
        if abs(char["size"] - ARTICLE.size) < 0.1 and char["text"] in "，。石"
    }
    assert max(places) - min(places) < 0.3


def test_the_white_beside_code_is_shared_by_both_sides() -> None:
    def white(lines: int) -> tuple[float, float]:
        (page,) = pages_of(f"{prose(2)}\n\n```\n" + "x = 1\n" * lines + f"```\n\n{prose(2)}", ARTICLE)
        base = sorted({round(char["matrix"][5], 1) for char in page.chars if char["text"] in "x石"}, reverse=True)
        code = sorted({round(char["matrix"][5], 1) for char in page.chars if char["text"] == "x"}, reverse=True)
        return base[base.index(code[0]) - 1] - code[0], code[-1] - base[base.index(code[-1]) + 1]

    heights = [white(lines) for lines in range(1, 7)]
    assert max(above for above, _ in heights) - min(above for above, _ in heights) > 1
    differences = [above - below for above, below in heights]
    assert max(differences) - min(differences) < 0.3


def test_turned_lines_of_a_heading_begin_below_its_words() -> None:
    long = "枯水期三处渡口石阶的级数与水位变化的关系以及历年读数的比较与说明"
    (page, *_) = pages_of(f"# 一、{long}\n\n{prose(2)}", JOURNAL)
    size = JOURNAL.text["heading1"].size
    head = [char for char in page.chars if abs(char["size"] - size) < 0.1]
    tops = sorted({round(char["top"]) for char in head})
    lefts = [min(char["x0"] for char in head if round(char["top"]) == top) for top in tops]
    assert len(tops) > 1
    assert all(left == pytest.approx(lefts[0] + 2 * size, abs=1) for left in lefts[1:])


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>＊　＊　＊</p>", "scene"),
        ('<div class="line-block">一行<br/>\n又一行</div>', "verse-line"),
    ],
)
def test_lines_of_other_kinds_are_told(html: str, kind: str) -> None:
    assert f'class="{kind}"' in changed(html, shape_lines)


def test_turned_verse_stands_deeper() -> None:
    (page,) = pages_of("| 山路弯弯\n| " + "牧童不管行人远只赶黄牛下石台" * 3 + "\n", ARTICLE)
    lefts = Counter(
        round(min(c["x0"] for c in page.chars if c["top"] == top)) for top in {c["top"] for c in page.chars}
    )
    assert len(lefts) >= 3


@pytest.mark.parametrize("pages_between", [0, 1, 2])
def test_a_page_that_nothing_on_it_can_fill_is_filled_by_the_pages_before(pages_between: int) -> None:
    measure, rows = ARTICLE.characters, ARTICLE.lines
    # The first page has a paragraph that may run out; from there on each line is a paragraph, but for one of two lines
    # that falls on the foot of a page.
    flexible = "".join(SENTENCES) * 5
    talk = ["“渡口。”"] * (4 * rows)
    lone = "船" * (measure + 6) + "。"
    short = []
    for shift in range(0, rows, 2):
        at = pages_between * rows + rows + shift
        pages = pages_of("\n\n".join([flexible, *talk[:at], lone, *talk[:rows]]), ARTICLE)
        lacks = feet(pages, ARTICLE)[1:]
        assert len(lacks) > pages_between
        short += [lack for lack in lacks if lack > 0.5]
    assert short == []


@pytest.mark.parametrize(("rest", "white"), [(9, 12), (10, 2)])
def test_a_paragraph_whose_end_calls_a_note_is_parted_and_leaves_no_hole(rest: int, white: int) -> None:
    """``rest``: lines of the page that are left for a paragraph of eight and its note, which finds no room; ``white``:
    characters that its last line lacks."""
    noted = "船" * (OFFICIAL.characters * 8 - white) + "。[^1]"
    lines = ["渡口。"] * (2 * OFFICIAL.lines - rest - 3)
    note = "[^1]: 见《渡口志》。" + "石阶的级数。" * 6
    pages = pages_of("\n\n".join([*lines, noted, *["渡口。"] * (2 * OFFICIAL.lines), note]), OFFICIAL)
    assert max(feet(pages, OFFICIAL)) < 3.5


def test_the_number_of_an_entry_of_the_contents_stands_behind_its_dots() -> None:
    """However long the entry is: with its dots the number goes over to the next line."""
    entries = "\n\n".join(f"# {'渡口志' * 7}{'i' * n}\n\n字" for n in range(24))
    text = "\n".join(page.extract_text() for page in pages_of(entries, replace(BOOK, toc=True)))
    dotted = [line for line in text.split("\n") if "·" in line]
    assert len(dotted) > 18
    assert [line for line in dotted if not line[-1].isdigit()] == []


def test_a_rule_stays_below_its_text() -> None:
    for count in range(BOOK.lines - 4, BOOK.lines + 1):
        (*_, last) = pages_of("\n\n".join(["渡口。"] * count) + "\n\n---\n", BOOK)
        assert any(char["text"] == "渡" for char in last.chars)


def test_an_empty_line_stands_between_two_stanzas() -> None:
    (page,) = pages_of("| 山路弯弯\n| 牧童不管\n|\n| 水落时见\n| 水涨时剩\n", ARTICLE)
    rows = [next(char["matrix"][5] for char in page.chars if char["text"] == first) for first in "山牧落涨"]
    steps = [round((upper - lower) / ARTICLE.leading, 1) for upper, lower in pairwise(rows)]
    assert steps == [1, 2, 1]


def test_the_end_of_the_last_entry_does_not_stand_alone_on_a_page() -> None:
    entry = "[1] 林河. 渡口的石阶与枯水期的水位读数及其与上游来水的关系和历年记录[J]. 渡口学报, 2003, 12(3): 45-51."
    for lines in range(ARTICLE.lines - 8, ARTICLE.lines):
        pages = pages_of("\n\n".join(["渡口。"] * lines) + f"\n\n# 参考文献\n\n{entry}\n", ARTICLE)
        size = ARTICLE.text["references"].size
        rows = {round(char["top"]) for char in pages[-1].chars if abs(char["size"] - size) < 0.1}
        assert len(rows) != 1


def test_proof_takes_no_verse_at_the_foot_for_a_heading() -> None:
    verse = "\n".join(f"| {line}" for line in ("山路弯弯到石台", "牧童不管行人远", "只赶黄牛下石台", "一声长笛隔江来"))
    for lines in range(ARTICLE.lines - 10, ARTICLE.lines - 5):
        text = "渡口。\n\n" * lines + f"# 诗\n\n{verse}\n\n{prose(20)}"
        data = write_pdf(read_book(f"---\ntitle: 渡口\n---\n\n{text}", "a.md", None), ARTICLE)
        assert "PF302" not in {fault.code for fault in proof_pdf(data, "a.pdf").faults}


@pytest.mark.parametrize(("last", "pages"), [(10, 1), (30, 2)], ids=["a paragraph can run in", "none can"])
def test_a_line_that_would_stand_alone_on_the_last_page_is_drawn_in(last: int, pages: int) -> None:
    rows = pages_of("\n\n".join(["渡口。"] * 90), ARTICLE)[0].extract_text().count("渡口。")
    long = ("退水，可以走，到沙洲，" * 30)[: 4 * ARTICLE.characters - 2 + last - 1] + "。"
    short = ["渡口。"] * (rows - 5)
    assert len(pages_of("\n\n".join([long, *short]), ARTICLE)) == 1
    assert len(pages_of("\n\n".join([long, *short, "末行。"]), ARTICLE)) == pages


def test_the_end_of_a_long_paragraph_is_drawn_in_from_the_last_page() -> None:
    """How little of it is left counts, not how long it is."""
    rows = pages_of("\n\n".join(["渡口。"] * 90), ARTICLE)[0].extract_text().count("渡口。")
    stops = "退水，可以走，到沙洲，"
    over = (stops * 30)[: 4 * ARTICLE.characters - 2 + 3] + "。"
    last = (stops * 99)[: 8 * ARTICLE.characters - 2 + 20] + "。"
    text = [over, over, *["渡口。"] * (rows - 5 - 5 - 7), last]
    assert len(pages_of("\n\n".join(text), ARTICLE)) == 1


def test_a_line_in_bold_is_not_parted_from_what_it_heads() -> None:
    rows = ARTICLE.lines
    for filled in range(rows - 6, rows + 1):
        text = "\n\n".join([*["渡口。"] * filled, "**02**", "船来了。", *["渡口。"] * 8])
        pages = [page.extract_text() for page in pages_of(text, ARTICLE)]
        assert [text for text in pages if "02" in text] == [text for text in pages if "船来了" in text]
