"""Citations as links in the Markdown: readable anywhere, and read back as if they were typed without."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.book.document import read_document
from kanyin.book.reader import read_book
from kanyin.markdown import render
from kanyin.model import (
    CELL,
    LINK,
    MATH,
    NOTE,
    SUP,
    Block,
    Document,
    Heading,
    List,
    Meta,
    Note,
    Paragraph,
    Quote,
    Reference,
    Table,
)
from kanyin.output import FORMATS
from kanyin.pipeline import make_markdown
from kanyin.references.source import from_markdown
from kanyin.remarks import heard
from kanyin.structure.citation_links import with_links
from kanyin.style import load_style

NUMBERED = ("[1] 方砚. 灯[M]. 2009.", "[2] 林漱. 船[M]. 2010.", "[3] 何书田. 渡口[M]. 2011.")
BY_AUTHOR = ("方砚. 2009. 灯[M]. 河口: 河口书局.", "Stieg A. 1981a. Lamps[M]. Ferry: Press.")


def document(*texts: str, entries: tuple[str, ...] = NUMBERED) -> Document:
    references = tuple(Reference("", raw, (n,)) for n, raw in enumerate(entries, 1))
    blocks = tuple(Paragraph(text, (1,)) for text in texts)
    return Document(Meta(), blocks, references, (), "参考文献")


def linked(text: str, entries: tuple[str, ...] = NUMBERED) -> str:
    """The paragraph of a text as it stands in linked Markdown."""
    return render(with_links(document(text, entries=entries))).split("\n\n")[1]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("灯亮了[1]。", "灯亮了[[1](#ref-1)]。"),
        ("灯亮了［1，3］。", "灯亮了［[1](#ref-1)，[3](#ref-3)］。"),
        ("灯亮了[1-3]。", "灯亮了[[1](#ref-1)-[3](#ref-3)]。"),
        ("灯亮了[1:76; 3：5]。", r"灯亮了\[[1](#ref-1):76; [3](#ref-3)：5\]。"),
        ("[2](下同)", "\\[[2](#ref-2)\\](下同)"),
        ("[2]：船", "[[2](#ref-2)]：船"),
        (f"灯亮了{SUP[0]}[2]{SUP[1]}。", "灯亮了^\\[[2](#ref-2)]^。"),
        ("灯亮了[4]，数组a[1]", "灯亮了[4]，数组a[1]"),
        (f"式{MATH[0]}f[1]{MATH[1]}", "式$f[1]$"),
        (f"网址{LINK}灯[1]{LINK}https://a.example{LINK}", "网址[灯[1]](<https://a.example>)"),
    ],
)
def test_only_the_numbers_of_a_citation_are_links(text: str, wanted: str) -> None:
    assert linked(text) == wanted


def test_years_are_links_where_the_list_has_no_numbers() -> None:
    made = linked("灯早就有了（方砚，2009；Stieg，1981a）。", BY_AUTHOR)
    assert made == "灯早就有了（方砚，[2009](#ref-1)；Stieg，[1981a](#ref-2)）。"


def test_a_list_with_numbers_is_cited_by_year_too() -> None:
    made = linked("灯早就有了（方砚，2009）[1]，林漱（2010）也写过。")
    assert made == "灯早就有了（方砚，2009）[[1](#ref-1)]，林漱（[2010](#ref-2)）也写过。"


@pytest.mark.parametrize("year", ["待刊", "待出版", "即将出版", "In press", "Forthcoming"])
def test_a_word_in_the_place_of_a_year_is_read_back(year: str) -> None:
    plain = document(f"灯早就有了（Stieg, {year}）。", entries=(f"Stieg A. {year}. Lamps. Village Notes.",))
    text = make_markdown(plain, linked=True)
    assert f"[{year}](#ref-1)" in text
    assert tree(text) == tree(make_markdown(plain))


SIGNS = ("①方砚：《灯》，河口书局1980年版。", "②林漱：《船》，河口书局1981年版。")


@pytest.mark.parametrize("notes", [SIGNS, tuple(f"（{n}）{text[1:]}" for n, text in enumerate(SIGNS, 1))])
@pytest.mark.parametrize("heading", ["注释", "参考文献"])
def test_a_call_leads_to_its_note_and_is_read_back(notes: tuple[str, str], heading: str) -> None:
    first, second = notes[0].partition("方")[0], notes[1].partition("林")[0]
    blocks: list[Block] = [Paragraph(f"灯亮了{first}，船来了{SUP[0]}{second}{SUP[1]}。灯是{first}。", (1,))]
    references: tuple[Reference, ...] = ()
    if heading == "注释":
        blocks += [Heading(1, "", heading, (2,)), *(Paragraph(note, (n,)) for n, note in enumerate(notes, 3))]
    else:
        references = tuple(Reference("", note, (n,)) for n, note in enumerate(notes, 3))
    plain = Document(Meta(), tuple(blocks), references, (), heading if references else "")
    text = make_markdown(plain, linked=True)
    name = "ref" if references else "note"
    assert re.findall(r"\]\(#(.*?)\)", text) == [f"{name}-1", f"{name}-2"]
    assert re.findall(r'<a id="(.*?)"></a>', text) == [f"{name}-1", f"{name}-2"]
    assert tree(text) == tree(make_markdown(plain))
    assert read_book(text, "a.md", None).html == read_book(make_markdown(plain), "a.md", None).html


def test_a_list_with_round_labels_is_cited_in_round_brackets() -> None:
    entries = ("(1) 方砚. 灯. 河口书局, 2009.", "(2) 林漱. 船. 河口书局, 2010.", "(3) 沈度. 井. 河口书局, 2011.")
    plain = document("灯早有人修(1)，船也有人造(3)；分两步：(1)点灯；(2)放船。", entries=entries)
    text = render(with_links(plain))
    assert re.findall(r".\(\[(\d)\]\((.*?)\)\)", text) == [("1", "#ref-1"), ("3", "#ref-3")]
    steps = document("分两步做(1)点灯；(2)放船。第(3)步最久，由式(2)可得。", entries=entries)
    assert make_markdown(steps, linked=True) == make_markdown(steps)


def test_signs_that_call_no_note_are_no_links() -> None:
    plain = document("淘井：①停水；②下绳。", entries=("灯。",))
    assert make_markdown(plain, linked=True) == make_markdown(plain)


def test_an_entry_may_have_several_numbers() -> None:
    entries = ("〔1〕〔3〕方砚《灯》。", "〔2〕林漱《船》。")
    plain = document("灯〔1〕船〔2〕灯〔3〕", entries=entries)
    text = render(with_links(plain))
    assert re.findall(r"\[(\d)\]\((.*?)\)", text) == [("1", "#ref-1"), ("2", "#ref-2"), ("3", "#ref-1")]
    assert tree(text) == tree(render(plain))
    made = read_book(text, "a.md", None).html
    assert re.findall(r'<a href="#(ref-\d)">(\d)</a>', made) == [("ref-1", "1"), ("ref-2", "2"), ("ref-1", "3")]


def test_cited_entries_have_names_and_no_others() -> None:
    made = render(with_links(document("灯[3]船[1]")))
    assert re.findall(r'^<a id="(.*?)"></a>\[(\d)\]', made, re.MULTILINE) == [("ref-1", "1"), ("ref-3", "3")]
    assert "\n[2] 林漱" in made


def test_headings_quotations_lists_tables_and_notes_cite_too() -> None:
    blocks = (
        Heading(1, "", "标题[1]", (1,)),
        Quote(("引文[1]",), (2,)),
        List(("项[2]",), (3,), ("-",)),
        Table("表1 船[3]", (f"船{CELL}灯[1]", f"1{CELL}2"), (4,)),
        Paragraph(f"注{NOTE[0]}1{NOTE[1]}", (5,)),
        Note("1", ("注文[2]",), (6,)),
    )
    made = Document(Meta(), blocks, document().references, (), "参考文献")
    text = render(with_links(made))
    assert "# 标题[[1](#ref-1)]" in text
    assert [text.count(f"](#ref-{n})") for n in (1, 2, 3)] == [3, 2, 1]
    assert tree(text) == tree(render(made))


def test_a_list_without_citations_stays() -> None:
    plain = document("灯亮了一夜。")
    assert render(with_links(plain)) == render(plain)


def tree(markdown: str) -> object:
    """What pandoc reads; of two raised labels side by side it makes pieces of text that other text is not cut in."""
    return joined(read_document(markdown, None, None)[0]["blocks"])


def joined(node: object) -> object:
    if isinstance(node, dict):
        return {key: joined(child) for key, child in node.items()}
    if not isinstance(node, list):
        return node
    out: list[object] = []
    for child in map(joined, node):
        last = out[-1] if out else None
        if isinstance(child, dict) and isinstance(last, dict) and child.get("t") == last.get("t") == "Str":
            out[-1] = {"t": "Str", "c": last["c"] + child["c"]}
        else:
            out.append(child)
    return out


SIGNS = [
    "灯",
    "船",
    "a",
    "[",
    "]",
    "［",
    "］",
    "(",
    "（",
    "）",
    ")",
    ":",
    ",",
    "-",
    "1",
    "2",
    "[3]",
    "[1,2]",
    "文献[2]",
    "方砚（2009）",
    "_",
    "*",
    "。",
]
MARKED = (f"{SUP[0]}[1]{SUP[1]}", f"{SUP[0]}[2-3]{SUP[1]}", f"{MATH[0]}x{MATH[1]}")
PIECES = st.sampled_from([*SIGNS, *MARKED, " "])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=9).map("".join), st.sampled_from([NUMBERED, BY_AUTHOR]))
def test_what_is_read_back_is_what_was_typed_without(text: str, entries: tuple[str, ...]) -> None:
    plain = document(f"灯{text}", entries=entries)
    assert tree(render(with_links(plain))) == tree(render(plain))


@pytest.mark.parametrize("form", ["pdf", "epub", "docx", "txt"])
def test_books_are_the_same_bytes(form: str) -> None:
    style = load_style("article")
    plain = document(f"灯亮了[1]，参见文献[2,3]。{SUP[0]}[1]{SUP[1]}", "又说[2](下同)。")
    made = [FORMATS[form](read_book(render(one), "a.md", None), style) for one in (plain, with_links(plain))]
    assert made[0] == made[1]


def test_a_list_is_read_the_same() -> None:
    plain = document("灯亮了[1]，参见文献[2,3]。")
    assert from_markdown(render(with_links(plain))) == from_markdown(render(plain))


def test_what_a_person_links_by_hand_stays_a_link() -> None:
    """Where kanyin sees no citation, and from words."""
    text = render(with_links(document("灯[1]"))).replace("灯[", "数组a[[1](#ref-1)]，[那本书](#ref-1)，灯[", 1)
    made = read_book(text, "a.md", None).html
    assert re.findall(r'<a href="#(ref-1)">(.*?)</a>', made) == [("ref-1", "1"), ("ref-1", "那本书"), ("ref-1", "1")]
    assert made.count('id="ref-1"') == 1


def test_an_entry_keeps_its_links_when_the_list_is_moved_about() -> None:
    """Names are of labels, not of places."""
    text = render(with_links(document("灯[3]")))
    paragraphs = text.strip().split("\n\n")
    made = read_book("\n\n".join([*paragraphs[:-3], paragraphs[-1], *paragraphs[-3:-1]]), "a.md", None).html
    assert re.search(r'href="#ref-1">3</a>', made)
    assert re.search(
        r'<div id="ref-1" class="reference">\n<p><span class="reference-label"><a href="#cite-1">\[3\]', made
    )


def test_linking_twice_changes_nothing(here: Path, kanyin: Callable[..., object]) -> None:
    body = "\n".join(
        f"　　渡口的灯亮了{n}夜[1]，船工仍在岸边等着过河的人，天快亮时才散去[2-3]。" for n in "一二三四五六"
    )
    (here / "page.txt").write_text(f"渡口的灯\n\n{body}\n\n参考文献\n" + "\n".join(NUMBERED) + "\n", encoding="utf-8")
    kanyin("clean", "page.txt", "-o", "a", "--citations", "linked")
    first = (here / "a" / "page.md").read_text(encoding="utf-8")
    assert "一夜[[1](#ref-1)]，" in first
    kanyin("clean", "a/page.md", "-o", "b", "--citations", "linked")
    assert (here / "b" / "page.md").read_text(encoding="utf-8") == first
    (here / "kanyin.toml").write_text('citations = "linked"\n', encoding="utf-8")
    kanyin("clean", "page.txt", "-o", "c")
    assert (here / "c" / "page.md").read_text(encoding="utf-8") == first
    kanyin("clean", "page.txt", "-o", "d", "--citations", "plain")
    assert "一夜[1]，" in (here / "d" / "page.md").read_text(encoding="utf-8")


def test_a_chapter_with_a_list_of_its_own_cites_no_later_one() -> None:
    blocks = (
        Paragraph("灯亮了[1]。", (1,)),
        Heading(1, "", "参考文献", (2,)),
        Paragraph("[1] 沈度. 桥[M]. 2008.", (3,)),
        Heading(1, "", "下编", (4,)),
        Paragraph("船来了[2]，灯亮了[1]。", (5,)),
    )
    made = with_links(document("", entries=NUMBERED))
    made = with_links(Document(made.meta, blocks, made.references, (), "参考文献"))
    assert "#ref" not in "".join(getattr(block, "text", "") for block in made.blocks[:3])
    assert "".join(getattr(block, "text", "") for block in made.blocks[3:]).count("#ref-") == 2


def test_raised_numbers_alone_are_links_where_the_text_cites_so() -> None:
    raised = [f"{SUP[0]}{n}{SUP[1]}" for n in ("1", "2-3")]
    assert linked(f"灯亮了{raised[0]}，船来了{raised[1]}，宽3 m{SUP[0]}2{SUP[1]}。").count("](#ref-") == 3
    assert "#ref" not in linked(f"宽3 m{SUP[0]}2{SUP[1]}，x{SUP[0]}1{SUP[1]}。")
    plain = document(f"灯亮了{raised[0]}，船来了{raised[1]}。")
    assert tree(render(with_links(plain))) == tree(render(plain))


@pytest.mark.parametrize("words", ["多视图", "multi view", "multi-view\nlearning"])
def test_words_behind_a_key_are_no_address(words: str) -> None:
    with heard() as told:
        html = read_book(f"正文[@xu2013]({words})。\n", "a.md", None).html
    assert "[@xu2013](" in html and "<a " not in html
    assert not [one for one in told if "no result" in one.problem or "lead" in one.problem]


def test_a_reading_list_behind_the_references_is_not_cited() -> None:
    further = ("[1] 顾之砚. 灯的历史[M]. 北京: 渡口出版社, 1992.", "[2] 顾之砚. 灯的将来[M]. 北京: 渡口出版社, 1993.")
    made = with_links(document("灯亮了[1]，船来了[2]。", entries=(*NUMBERED, "延伸阅读", *further)))
    assert [one.raw for one in made.references[-2:]] == list(further)
    assert "#ref-1" in made.references[0].raw


def test_entries_are_cited_by_what_stands_in_brackets_before_them() -> None:
    entries = (
        "[Stieg & Lind, 1981] Stieg P, Lind K. Lamps[J]. Village, 1981, 18(1): 39-50.",
        "[方砚 等, 2015] 方砚, 林漱, 沈度. 灯[J]. 村, 2015, 35(3): 19-23.",
        "[周渡 & 何书, 2017] 周渡, 何书. 船[J]. 村, 2017, 37(11): 46-50.",
    )
    text = linked("灯亮了[Stieg & Lind, 1981: 40]，早有人说[方砚 等, 2015]，船来了[周渡 & 何书, 2017]。", entries)
    assert [f"#ref-{n}" in text for n in (1, 2, 3)] == [True, True, True]


def test_a_list_in_two_languages_is_one() -> None:
    page = "灯\n\n灯从前亮着[1]，书里有人写过[3]。\n\n中文参考文献\n[1] 方砚. 灯[M]. 河口: 河口书局, 2009.\n"
    page += "[2] 林漱. 船[M]. 河口: 河口书局, 2010.\n\n英文参考文献\n[3] Fang Y. Lamps[J]. Village, 2011, 1(2): 3.\n"
    page += "[4] Lin S. Boats[J]. Village, 2012, 1(2): 3."
    found = from_markdown(page.replace("中文参", "## 中文参").replace("英文参", "## 英文参"))
    assert "[1] 方砚" in found.list and "[4] Lin" in found.list and "书里有人" in found.body
