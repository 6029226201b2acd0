"""The command, and references written again: by citeproc, in BibTeX, with nothing lost."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pybtex.database
import pytest

from kanyin.book.rendered import render
from kanyin.config.overrides import Choice, Level, Overrides
from kanyin.model import Document, Meta, Reference
from kanyin.references.bibtex import to_bibtex
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.gbt import letters, line
from kanyin.references.gbt_writer import widened, write
from kanyin.references.listing import items, read_list
from kanyin.references.render import own_style
from kanyin.structure.settled_references import PUNCTUATED, normalised
from tests.conftest import Run
from tests.references.test_reading import CASES

GOOD = """\
[1] 方砚, 林漱舟, 顾之砚, 等. 小镇书店的一天[J]. 书与村, 2012, 8(3): 15-22.
[2] FANG Y, LIN S Z. Night reading: “small” towns & villages[M]. 2nd ed. Washington, D.C.: Ferry Press, 2009: 3.
[3] 里夫斯. 灯塔的故事[M]. 方砚, 译. 2 版. 北京: 河口出版社, 2009: 35-36.
[4] 方砚. 桥的来历[M]//林漱舟, 顾之砚. 河口志. 上海: 河口出版社, 2001: 44.
[5] 方砚. 渡口的灯[N]. 河口日报, 2000-11-12(7).
[6] 方砚. 一种折叠渡船: 201220999999.2[P]. 2012-04-05.
[7] 河口图书馆. 渡船目录[EB/OL]. (2013-02-03)[2014-05-06]. http://example.org/a_b~c.
[8] FANG Y, LIN S Z, GU Z Y, et al. Lamps[C]//Proceedings of the ferry meeting. Paris: Ferry Press, 1997: 33-34.
"""


def folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_what_the_standard_prints_comes_back_through_citeproc() -> None:
    made = render(items(read_list(GOOD)), own_style("2015"), case="upper")
    printed = [text.split("] ", 1)[1] for text in GOOD.strip().split("\n")]
    assert [folded(text) for text in made] == [folded(text) for text in printed]


def test_2025_is_wide_in_chinese_and_leaves_addresses() -> None:
    made = widened("方砚, 林漱. 灯: 渡[J/OL]. 村, 2012, 8(3): 1-2. http://a.b:8/c,d. DOI:10.1/a,b.")
    assert made == "方砚，林漱. 灯：渡[J/OL]. 村，2012，8（3）：1-2. http://a.b:8/c,d. DOI:10.1/a,b."


def test_a_new_form_that_would_lose_a_letter_is_not_taken() -> None:
    entries = read_list(GOOD)
    item = items(entries)[0]
    assert line(entries[0], item, "方砚. 小镇书店[J].") == GOOD.split("\n")[0][4:]


def test_bibtex_comes_back() -> None:
    made = items(read_list(GOOD))
    found = pybtex.database.parse_string(to_bibtex(made), "bibtex").entries
    assert found["ref-1"].fields["journal"] == "书与村"
    assert [str(person) for person in found["ref-2"].persons["author"]] == ["FANG, Y", "LIN, S Z"]
    assert found["ref-2"].fields["title"] == r"Night reading: “small” towns \& villages"
    assert found["ref-7"].fields["url"] == "http://example.org/a_b~c"
    for item in made:
        title = re.sub(r"\\(.)", r"\1", found[item["id"]].fields["title"])
        assert title == item["title"]
        assert found[item["id"]].fields["year"] == str(item["issued"]["date-parts"][0][0])


@pytest.fixture
def listed(here: Path) -> Path:
    (here / "list.txt").write_text(GOOD, encoding="utf-8")
    return here / "list.txt"


def test_the_command_writes_csl_json(kanyin: Run, listed: Path) -> None:
    made = json.loads(kanyin("references", "list.txt").stdout)
    assert [item["id"] for item in made] == [f"ref-{n}" for n in range(1, 9)]


def test_the_command_reads_standard_input_and_writes_bibtex(kanyin: Run) -> None:
    done = kanyin("references", "-", "--to", "bibtex", input=GOOD.encode())
    assert len(pybtex.database.parse_string(done.stdout.decode(), "bibtex").entries) == 8


def test_the_command_writes_the_standards_form(kanyin: Run, listed: Path) -> None:
    done = kanyin("references", "list.txt", "--to", "gbt7714")
    assert folded(done.stdout.decode()) == folded(GOOD)


def test_2025_has_family_names_with_one_capital(kanyin: Run, listed: Path) -> None:
    done = kanyin("references", "list.txt", "--to", "gbt7714", "--gbt", "2025")
    assert done.stdout.decode().split("\n")[1].startswith("[2] Fang Y, Lin S Z. Night reading")


def test_a_list_by_author_and_year_keeps_its_order(kanyin: Run) -> None:
    done = kanyin("references", "-", "--to", "gbt7714", input="方砚，2010b．河口史话［M］．北京：河口出版社．".encode())
    assert done.stdout.decode() == "方砚, 2010b. 河口史话[M]. 北京: 河口出版社.\n"


def test_the_command_checks(kanyin: Run, here: Path) -> None:
    (here / "page.md").write_text(
        "# 一\n\n前人[1]。\n\n# 参考文献\n\n[1] 方砚. 河口史话[M]. 北京: 河口出版社.\n", encoding="utf-8"
    )
    done = kanyin("references", "page.md", "--check", "--json")
    assert [one["code"] for one in json.loads(done.stdout)["findings"]] == ["RC12", "RC40"]
    assert kanyin("references", "page.md", "--check", "--strict").returncode == 5


def test_the_command_takes_a_style(kanyin: Run, listed: Path, here: Path) -> None:
    (here / "own.csl").write_text(own_style("2025"), encoding="utf-8")
    done = kanyin("references", "list.txt", "--csl", "own.csl")
    assert done.stdout.decode().startswith("[1] 方砚")
    (here / "no.csl").write_text("nothing", encoding="utf-8")
    assert kanyin("references", "list.txt", "--csl", "no.csl").returncode == 4


def test_a_document_without_a_list_is_told_of(kanyin: Run, here: Path) -> None:
    (here / "empty.txt").write_text("\n", encoding="utf-8")
    done = kanyin("references", "empty.txt")
    assert done.returncode == 4
    assert b"no reference list" in done.stderr or b"empty" in done.stderr


def test_low_confidence_prints_what_was_printed(kanyin: Run) -> None:
    raw = "[1] 参见河口档案馆藏宣统三年渡船清册，第3页"
    done = kanyin("references", "-", "--to", "gbt7714", input=raw.encode())
    assert done.stdout.decode().strip() == raw


def test_the_cases_have_no_letter_less_when_written(kanyin: Run) -> None:
    bare = [re.sub(r"^[［[][0-9]+[］\]] ?", "", text) for text, _ in CASES]
    raw = "\n".join(f"[{n}] {text}" for n, text in enumerate(bare, 1))
    done = kanyin("references", "-", "--to", "gbt7714", input=raw.encode())
    have = sorted(c for c in done.stdout.decode().casefold() if "\u4e00" <= c <= "\u9fff")
    assert have == sorted(c for c in raw.casefold() if "\u4e00" <= c <= "\u9fff")


SET = [
    (
        "[1] 方砚，林漱舟．河口史话［M］．北京：河口出版社，2010．",
        "[1] 方砚, 林漱舟. 河口史话[M]. 北京: 河口出版社, 2010.",
    ),
    (
        "[2]FANG Y,LIN S Z.Ferry lamps [J].Village,2011,1(2):3-5",
        "[2] FANG Y, LIN S Z. Ferry lamps[J]. Village, 2011, 1(2): 3-5.",
    ),
    ("方砚，2010．河口史话［M］．北京：河口出版社．", "方砚, 2010. 河口史话[M]. 北京: 河口出版社."),
    ("[3] 参见《河口志》，未刊。", "[3] 参见《河口志》，未刊。"),
]


@pytest.mark.parametrize(("raw", "wanted"), SET)
def test_clean_sets_the_marks_of_what_it_reads_for_sure(raw: str, wanted: str) -> None:
    document = Document(Meta(), (), (Reference("", raw, (1,)),), (), "参考文献")
    made = normalised(document)
    assert made.references[0].raw == wanted
    assert [change.rule for change in made.changes] == ([PUNCTUATED] if raw != wanted else [])


def test_in_a_list_with_such_ones_the_others_take_marks_alike() -> None:
    doubtful = "[2]林漱．船；未刊稿，河口．1998"
    entries = tuple(Reference("", raw, (n,)) for n, raw in enumerate((SET[0][0], doubtful), 1))
    together, alone = (
        normalised(Document(Meta(), (), some, (), "参考文献")).references[-1].raw for some in (entries, entries[1:])
    )
    assert (together, alone) == ("[2] 林漱. 船; 未刊稿，河口. 1998.", doubtful)


BY_EDITION = [
    (
        "[1] FANG Y, LIN S Z. Lamps[J]. Village, 2011, 1(2): 3-5.",
        "[1] Fang Y, Lin S Z. Lamps[J]. Village, 2011, 1(2): 3-5.",
    ),
    ("[2] 方砚，林漱. 灯[J]. 村，2012，8（3）：1-2.", "[2] 方砚，林漱. 灯[J]. 村，2012，8（3）：1-2."),
    ("[3] 渡船: GB/T 9999-2011[S]. 北京: 渡口出版社, 2011.", "[3] GB/T 9999-2011 渡船[S]. 北京：渡口出版社，2011."),
    ("[4] 参见《河口志》，未刊。", "[4] 参见《河口志》，未刊。"),
]
"""Each entry, and how it stands after 2025."""


@pytest.mark.parametrize(("raw", "wanted"), BY_EDITION)
def test_an_edition_that_was_named_sets_more_than_marks(raw: str, wanted: str) -> None:
    document = Document(Meta(), (), (Reference("", raw, (1,)),), (), "参考文献")
    new = normalised(document, edition="2025")
    assert new.references[0].raw == wanted
    assert sorted(letters(wanted)) == sorted(letters(raw))
    assert normalised(new, edition="2025").references == new.references


def test_clean_takes_the_edition_from_the_flag_and_from_the_settings(kanyin: Run, here: Path) -> None:
    body = "\n\n".join(f"　　渡口的灯亮了{n}夜，船工仍在岸边等着过河的人，天快亮时才散去。" for n in "一二三四五六")
    page = f"渡口的灯\n\n{body}\n\n参考文献\n[1] FANG Y, LIN S Z. Lamps[J]. Village, 2011, 1(2): 3-5.\n"
    (here / "page.txt").write_text(page, encoding="utf-8")
    read = lambda: (here / "build" / "page.md").read_text(encoding="utf-8")  # noqa: E731
    kanyin("clean", "page.txt")
    assert "FANG Y, LIN S Z." in read()
    kanyin("clean", "page.txt", "--gbt", "2025")
    assert "Fang Y, Lin S Z." in read()
    (here / "kanyin.toml").write_text('[files."page.txt"]\ngbt = 2025\n', encoding="utf-8")
    kanyin("clean", "page.txt")
    assert "Fang Y, Lin S Z." in read()
    (here / "kanyin.toml").write_text("gbt = 2020\n", encoding="utf-8")
    done = kanyin("clean", "page.txt")
    assert done.returncode == 2
    assert b"gbt = 2020 is none of these" in done.stderr


def test_a_person_keeps_the_marks() -> None:
    document = Document(Meta(), (), (Reference("", SET[0][0], (1,)),), (), "参考文献")
    keep = Overrides((Level("--keep", keep=Choice(rules=frozenset({PUNCTUATED}))),))
    assert normalised(document, keep).references == document.references


BY_AUTHOR = """\
方砚, 林漱舟, 2012a. 小镇书店的一天[J]. 书与村, 8(3): 15-22.
佚名, 无日期-a. 河口史话[M].
FANG Y, LIN S Z, Jr, c1980. Lamps[M]. 2nd ed. Washington, D.C.: Ferry Press: 3.
方砚, 1865（清同治四年）. 渡口[M]. 刻本. 金陵: 河口书局.
方砚, 2000. 渡口的灯[N]. 河口日报, 2000-11-12(7).
Ferry Center, Inc., [2013]. Lamps[EB/OL]. [2014-05-06]. http://example.org/a.
河口图书馆, 2013. 渡船目录[EB/OL]. (2013-02-03)[2014-05-06]. http://example.org/a_b~c.
"""


@pytest.mark.parametrize("entry", BY_AUTHOR.strip().split("\n"))
def test_an_entry_by_author_and_year_comes_back(entry: str) -> None:
    item = items(read_list(entry))[0]
    assert folded(write(item)) == folded(entry)
    assert folded(render([item], own_style("2015", "author-date"), case="upper")[0]) == folded(entry)


@pytest.mark.parametrize("entry", GOOD.strip().split("\n"))
def test_our_own_form_is_that_of_citeproc(entry: str) -> None:
    item = items(read_list(entry))[0]
    assert folded(write(item)) == folded(render([item], own_style("2015"))[0])


LETTERED = """\
方砚. 渡口的灯[J]. 河口学刊, 2005a, 3(2): 1-9.
方砚. 渡口[M]. 河口: 河口书局, 2005b: 12-15.
Stieg A. Lamps[C]//Posts of the ferry. Ferry: Press, 2005c: 3-9.
方砚. 渡口[D]. 河口: 河口大学, 2005d.
"""


@pytest.mark.parametrize("entry", LETTERED.strip().split("\n"))
def test_the_letter_of_a_year_behind_the_title_stays(entry: str) -> None:
    item = items(read_list(entry))[0]
    assert entry.partition(f"2005{item['year-suffix']}")[1]
    assert folded(write(item)) == folded(entry)
    assert folded(render([item], own_style("2015"))[0]) == folded(entry)


@pytest.mark.parametrize(
    "entry", ["方砚. 灯[J]. 村, 2005, A3: 1.", "Stieg A. Lamps[M]. Ferry: Press, 2005and.", "方砚. 灯[M]. 2005."]
)
def test_other_letters_are_none_of_the_year(entry: str) -> None:
    assert "year-suffix" not in items(read_list(entry))[0]


def test_the_reign_of_an_author_is_written_again() -> None:
    item = to_csl(read_entry("[汉]林漱注：《河灯》，河口：某某书社，1936年。"))
    assert item["author"] == [{"literal": "林漱"}]
    assert write(item, "2015").startswith("[汉]林漱")


def test_the_twin_of_an_entry_has_its_marks_and_all_its_letters() -> None:
    own = "[1] 方砚, 林漱舟. 渡口的灯与夜间行船[J]. 书与村, 2012, 8(3): 15-22."
    raw = f"{own} [Fang Yan,Lin Shuzhou.Lamps of the ferry[J].Books and Villages,2012,8（3）:15-22.]"
    (entry,) = normalised(Document(Meta(), (), (Reference("", raw, (1,)),), (), "参考文献")).references
    assert entry.raw.endswith("Books and Villages, 2012, 8(3): 15-22.]")
    assert letters(entry.raw) == letters(raw)
