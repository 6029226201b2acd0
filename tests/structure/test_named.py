"""A person's word on what a line is holds in every stage, and the lines round it adapt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.config.line_roles import ROLES, RoleLines
from kanyin.config.overrides import Level, Overrides
from kanyin.model import Change, Document, Figure, Heading, Paragraph, Table, Verse
from kanyin.read.text import read_source
from tests.conftest import PAGE

TEXT = """\
首页 > 园艺 > 正文
园艺天地
月季的扦插
苗圃的一日
罗小满 河湾农校
　　扦插宜在五月上旬进行,选当年生的半木质化枝条,长约十五厘米,带两到三个芽。插床用河沙与珍珠岩各半。
浇水
　　生根以后移到小盆里,放在半阴的地方缓苗。缓苗期间少浇水,盆土见干见湿即可,一个月以后开始施薄肥。
表1 浇水
月份 次数
五月 3
　　之后每天早上看一遍苗床,记下温度,晚上再看一遍,盖好遮阳网,关上水阀,这一天就算过去了。
2土壤
　　土壤要松,要透气,底下垫一层碎瓦,上面铺细土,再浇一遍透水,等三天以后再把苗移进去,压实根边的土。
罗小满. 苗圃札记[M]. 河湾: 河湾书社, 2001.
沈越. 月季[M]. 河湾: 河湾书社, 2002.
分享到：QQ空间 新浪微博
"""
LINES = TEXT.splitlines()


def made(text: str = TEXT, **roles: int | tuple[int, ...]) -> Document:
    """The page as a person has named its lines, checked."""
    said = tuple(
        RoleLines(role, tuple(range(n, n + 1) for n in (lines if isinstance(lines, tuple) else (lines,))))
        for role, lines in roles.items()
    )
    source = read_source(text.encode(), "page.txt")
    document = pipeline.rebuild(source, Overrides((Level("kanyin.toml", roles=said),)))
    pipeline.check_conservation(source, document)
    return document


def blocks(document: Document, line: int) -> list[object]:
    return [block for block in document.blocks if line in block.src]


def changes(document: Document, line: int) -> list[Change]:
    return [change for change in document.changes if change.src == (line,)]


def test_a_title() -> None:
    assert made().meta.title == "月季的扦插" or made().meta.title == "苗圃的一日"
    for line in (2, 3, 4, 7):
        assert made(title=line).meta.title == LINES[line - 1]


def test_the_text_is_sought_below_the_title() -> None:
    other = "旧闻\n" + "　　河上的冰化了,船又走起来,岸边的人都出来看,孩子们跑在最前面,喊着船的名字。\n" * 3 + TEXT
    document = made(other, title=8)
    assert document.meta.title == "苗圃的一日"
    assert not any("河上的冰" in block.text for block in document.blocks if isinstance(block, Paragraph))


def test_the_sign_of_a_note_behind_the_first_line_of_a_title() -> None:
    from kanyin.structure.title_text import one_line

    assert one_line(["河口灯塔的研究*", "2.灯与雾"]) == "河口灯塔的研究 2.灯与雾"
    assert one_line(["河口灯塔", "与渡船"]) == "河口灯塔与渡船"


def test_a_title_in_two_lines() -> None:
    assert made(title=(3, 4)).meta.title == "月季的扦插苗圃的一日"


def test_authors_and_units() -> None:
    document = made(author=5, unit=2, title=4)
    assert document.meta.author[0].affiliation == "园艺天地"
    assert made(author=2, title=4).meta.author[0].name == "园艺天地"
    assert [author.name for author in made(TEXT.replace("罗小满 河湾农校", "罗小满 沈越"), author=5).meta.author] == [
        "罗小满",
        "沈越",
    ]


def test_info_subtitle_lead() -> None:
    document = made(TEXT.replace("园艺天地", "来源：河湾晚报 2003-04-05"), info=2, subtitle=3, title=4)
    assert (document.meta.container_title, document.meta.date) == ("河湾晚报", "2003-04-05")
    assert document.meta.subtitle == "月季的扦插"
    assert made(lead=6).meta.extra["lead"].startswith("扦插宜在五月")  # type: ignore[union-attr]


def test_a_journal_as_info_wherever_it_stands() -> None:
    document = made(TEXT.replace("分享到：QQ空间 新浪微博", "《河湾文汇》2003年第4期"), info=17)
    assert (document.meta.container_title, document.meta.issue) == ("河湾文汇", "4")


def test_abstract_and_keywords() -> None:
    document = made(TEXT.replace("浇水\n", "月季；扦插；苗圃\n", 1), abstract=6, keywords=7)
    assert document.meta.abstract.startswith("扦插宜在五月")
    assert document.meta.keywords == ("月季", "扦插", "苗圃")


def test_headings_and_none() -> None:
    assert [type(block) for block in blocks(made(), 7)] == [Paragraph]
    assert [type(block) for block in blocks(made(heading=7), 7)] == [Heading]
    numbered = TEXT.replace("浇水\n", "1浇水\n", 1)
    assert [type(block) for block in blocks(made(numbered), 13)] == [Heading]
    assert [type(block) for block in blocks(made(numbered, body=13), 13)] == [Paragraph]


def test_the_level_of_a_heading() -> None:
    text = TEXT.replace("浇水\n", "1浇水\n", 1)
    levels = {block.text: block.level for block in made(text, heading=10).blocks if isinstance(block, Heading)}
    assert levels == {"浇水": 1, "月份 次数": 2, "土壤": 1}


def test_captions_rows_verse() -> None:
    document = made(caption=9, row=(10, 11))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert (table.caption, table.rows) == ("表1 浇水", ("月份 次数", "五月 3"))
    assert [type(block) for block in blocks(made(caption=7), 7)] == [Figure]
    assert [block.lines for block in made(verse=(10, 11)).blocks if isinstance(block, Verse)] == [
        ("月份 次数", "五月 3")
    ]


def test_references_without_a_heading() -> None:
    document = made(reference=(15, 16))
    assert [reference.src for reference in document.references] == [(15,), (16,)]
    assert "苗圃札记[M]. 河湾: 河湾书社" in pipeline.make_markdown(document)
    assert "# 参考文献" in pipeline.make_markdown(document)


def test_no_reference() -> None:
    text = TEXT.replace("罗小满. 苗圃", "参考文献\n罗小满. 苗圃")
    assert len(made(text).references) == 2
    document = made(text, body=17)
    assert [reference.src for reference in document.references] == [(16,)]
    assert blocks(document, 17)


def test_furniture_goes_and_counts_for_nothing() -> None:
    document = made(furniture=7)
    assert [(change.action, change.by) for change in changes(document, 7)] == [("drop", "kanyin.toml")]


def test_body_is_kept_whatever_it_looks_like() -> None:
    document = made(body=17)
    assert blocks(document, 17)
    assert ("keep", "kanyin.toml") in [(change.action, change.by) for change in changes(document, 17)]


def test_a_title_of_its_own_goes_before_the_page_metadata() -> None:
    from kanyin.read import read_page

    page = (
        "<html><head><meta name='citation_title' content='另一个题目'></head><body><h1>另一个题目</h1><p>真正的题目</p>"
    )
    page += "<p>　　之后每天早上看一遍苗床，记下温度，晚上再看一遍，盖好遮阳网，这一天就算过去了。</p>" * 3
    source = read_page(page.encode(), "page.html")
    number = next(n for n, line in enumerate(source.lines, 1) if "真正" in line)
    said = Level("kanyin.toml", roles=(RoleLines("title", (range(number, number + 1),)),))
    assert pipeline.clean_source(source, Overrides((said,))).meta.title == "真正的题目"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("line", [1, 4, 7, 9, 13, 16])
def test_every_role_on_every_kind_of_line(role: str, line: int) -> None:
    document = made(**{role: line})
    assert any(change.by == "kanyin.toml" for change in changes(document, line))
    in_text = role in ("heading", "body", "verse", "caption", "row", "note")
    assert bool(blocks(document, line)) == in_text
    assert any(line in reference.src for reference in document.references) == (role == "reference")


@given(st.dictionaries(st.integers(1, len(LINES)), st.sampled_from(ROLES), max_size=6))
def test_nothing_is_lost_whatever_a_person_says(said: dict[int, str]) -> None:
    roles = {role: tuple(n for n, own in said.items() if own == role) for role in set(said.values())}
    document = made(PAGE if len(said) % 2 else TEXT, **roles)
    markdown = pipeline.make_markdown(document)
    assert all(reference.raw[:2] in markdown for reference in document.references)
