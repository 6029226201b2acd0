"""``[@key]`` in a person's Markdown with a bibliography beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kanyin.book.bibliography import with_bibliographies, with_bibliography
from kanyin.references.keys import gbt, resolve
from kanyin.references.render import own_style
from tests.conftest import Run

BIB = """\
@article{fang2010, author = {方砚 and 林漱舟}, title = {渡口的灯}, journal = {书与村}, year = {2010}, volume = {3},
  number = {2}, pages = {1--5}}
@book{reeves2012, author = {Reeves, Carl}, title = {Ferry {Lamps}}, publisher = {Ferry Press}, address = {London},
  year = {2012}}
"""
ITEMS = [
    {
        "id": "fang2010",
        "type": "article-journal",
        "author": [{"literal": "方砚"}, {"literal": "林漱舟"}],
        "title": "渡口的灯",
        "container-title": "书与村",
        "issued": {"date-parts": [[2010]]},
        "volume": "3",
        "page": "1-5",
    },
    {
        "id": "reeves2012",
        "type": "book",
        "author": [{"family": "Reeves", "given": "C"}],
        "title": "A_b *c*",
        "publisher": "P",
        "issued": {"date-parts": [[2012]]},
    },
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("前人说过[@fang2010]。", "前人说过[1]。"),
        ("前人说过[@fang2010, p. 5]。", "前人说过[1]5。"),
        ("多人[@reeves2012; @fang2010]，又[@fang2010]。", "多人[1,2]，又[2]。"),
        ("@fang2010 说，@reeves2012 说。", "方砚等[1] 说，Reeves[2] 说。"),
        ("没有[@nobody]，也没有[@fang2010; @nobody]。", "没有[@nobody]，也没有[@fang2010; @nobody]。"),
        ("写信到 a@fang2010.org，代码 `[@fang2010]`。", "写信到 a@fang2010.org，代码 `[@fang2010]`。"),
    ],
)
def test_keys_become_numbers(text: str, wanted: str) -> None:
    assert resolve(text + "\n", ITEMS).split("\n")[0] == wanted


def test_the_list_stands_in_the_order_of_the_citations_and_is_no_markup() -> None:
    made = resolve("甲[@reeves2012]，乙[@fang2010]。\n", ITEMS)
    assert made.split("\n\n", 1)[1] == (
        "# 参考文献\n\n[1] REEVES C. A\\_b \\*c\\*[M]. P, 2012.\n\n"
        "[2] 方砚, 林漱舟. 渡口的灯[J]. 书与村, 2010, 3: 1-5.\n"
    )


def test_a_heading_that_is_there_takes_the_list() -> None:
    made = resolve("甲[@fang2010]。\n\n## 参考文献\n", ITEMS)
    assert made.count("参考文献") == 1
    assert made.rstrip().endswith("1-5.")


def printed(item: dict[str, object], edition: str = "2015") -> str:
    made = resolve("甲[@k]。\n", [{"id": "k", **item}], gbt(edition))
    return made.split("[1] ")[-1].strip()


@pytest.mark.parametrize(
    ("authors", "wanted"),
    [
        ([("方", "砚"), ("林", "漱 舟")], "方砚, 林漱舟"),
        ([("Reeves", "Carl Otto"), ("Stieg", "Jean-Luc")], "REEVES C O, STIEG J L"),
        ([("Reeves", "Carl"), ("Stieg", "J."), ("Hale", "Q"), ("Ott", "P")], "REEVES C, STIEG J, HALE Q, et al"),
    ],
)
def test_people_of_a_bibliography_are_as_the_standard_has_them(authors: list[tuple[str, str]], wanted: str) -> None:
    people = [{"family": family, "given": given} for family, given in authors]
    assert printed({"type": "book", "author": people, "title": "T"}) == f"{wanted}. T[M]."


@pytest.mark.parametrize(
    ("edition", "wanted"), [("1", ""), ("2", " 2nd ed."), ("11", " 11th ed."), ("21", " 21st ed."), ("Rev", " Rev.")]
)
def test_editions_of_a_bibliography(edition: str, wanted: str) -> None:
    assert printed({"type": "book", "title": "Lamps", "edition": edition}) == f"Lamps[M].{wanted}"


def test_a_list_of_2025_is_wide_and_has_one_capital() -> None:
    people = [{"family": "REEVES", "given": "C"}]
    assert printed({"type": "book", "author": people, "title": "Lamps"}, "2025") == "Reeves C. Lamps[M]."
    book = {
        "type": "book",
        "author": [{"literal": "方砚"}],
        "title": "灯",
        "publisher": "渡",
        "publisher-place": "北京",
    }
    assert printed(book, "2025") == "方砚. 灯[M]. 北京：渡."


@pytest.fixture
def page(here: Path) -> Path:
    head = "---\ntitle: 渡口\nbibliography: refs.bib\n---\n\n"
    text = head + "# 引言\n\n前人说过[@fang2010, p. 5]，@reeves2012 也说。\n"
    (here / "page.md").write_text(text, encoding="utf-8")
    return here


def test_a_book_is_made_with_its_bibliography(kanyin: Run, page: Path) -> None:
    (page / "refs.bib").write_text(BIB, encoding="utf-8")
    done = kanyin("build", "page.md", "--to", "epub,csl.json")
    assert done.returncode == 0
    assert done.stderr.decode().count("\n  ") == 0
    made = json.loads((page / "build" / "page.csl.json").read_text(encoding="utf-8"))
    assert [item["title"] for item in made] == ["渡口的灯", "Ferry Lamps"]


def test_the_front_matter_may_name_a_style(kanyin: Run, page: Path) -> None:
    (page / "refs.bib").write_text(BIB, encoding="utf-8")
    text = (page / "page.md").read_text(encoding="utf-8")
    (page / "page.md").write_text(text.replace("bibl", "csl: own.csl\nbibl"), encoding="utf-8")
    (page / "own.csl").write_text(own_style("2025").replace('suffix=".">', 'suffix="!">'), encoding="utf-8")
    kanyin("build", "page.md", "--to", "txt")
    assert (page / "build" / "page.plain.txt").read_text(encoding="utf-8").rstrip().endswith("Ferry Press, 2012!")
    (page / "own.csl").unlink()
    done = kanyin("build", "page.md", "--to", "txt")
    assert b"page.md:3: the style own.csl cannot be read" in done.stderr


def test_a_bibliography_that_is_not_there_is_told_with_its_line(kanyin: Run, page: Path) -> None:
    done = kanyin("build", "page.md", "--to", "epub")
    assert done.returncode == 0
    assert b"page.md:3: the bibliography refs.bib cannot be read" in done.stderr


def test_keys_without_a_bibliography_are_told_of(kanyin: Run, here: Path) -> None:
    (here / "page.md").write_text("---\ntitle: 渡口\n---\n\n前人说过[@fang2010]。\n", encoding="utf-8")
    done = kanyin("build", "page.md", "--to", "epub")
    assert b"page.md:5: [@fang2010] cites by a key" in done.stderr
    (here / "page.md").write_text("# 渡口\n\n见[@方砚](https://a.cn)。\n", encoding="utf-8")
    assert b"cites by a key" not in kanyin("build", "page.md", "--to", "epub").stderr


def test_a_bibliography_outside_the_folder_is_not_read(kanyin: Run, here: Path) -> None:
    (here / "secret.bib").write_text(BIB, encoding="utf-8")
    (here / "sub").mkdir()
    text = "---\ntitle: 渡口\nbibliography: ../secret.bib\n---\n\n前人说过[@fang2010]。\n"
    (here / "sub" / "page.md").write_text(text, encoding="utf-8")
    done = kanyin("build", "sub/page.md", "--to", "epub")
    assert b"cannot be read" in done.stderr


def test_a_role_names_the_bibliography(here: Path) -> None:
    (here / "refs.bib").write_text(BIB, encoding="utf-8")
    text = "前人说过 :cite:`fang2010`。\n\n:bibliography:`refs.bib`\n"
    assert with_bibliography(text, {}, here, here).startswith("前人说过 [1]。")
    (here / "a.md").write_text(text, encoding="utf-8")
    assert with_bibliographies({here / "a.md": text}, {}, here)[0].startswith("前人说过 [1]。")


def test_words_in_parentheses_behind_a_key_are_no_address() -> None:
    made = resolve("甲[@fang2010](two words)，乙[@fang2010](multi\nview)。\n", ITEMS)
    assert made.startswith("甲[1]<!-- -->(two words)，乙[1]<!-- -->(multi\nview)。")
