"""The report as a page: every source line and every part of the result in it, text as data, nothing loaded."""

from __future__ import annotations

import base64
import re
import tomllib
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser
from lxml.html import HtmlElement

from kanyin import messages
from kanyin.cli.main import run
from kanyin.model import HIDDEN, PICTURE, Change, Document, Meta, Paragraph, Source
from kanyin.record.html import report_page
from kanyin.record.html.override import override_setting
from kanyin.record.html.rows import Part, rows_of
from kanyin.record.html.words import load_words
from kanyin.record.report import is_unseen
from tests.conftest import MARKDOWN, PAGE
from tests.record.pages import BROKEN_LINES, DOUBTFUL, HOSTILE, HOSTILE_NAME, cleaned, page_of

PAGES = {"plain": PAGE, "doubtful": DOUBTFUL, "broken": BROKEN_LINES, "hostile": HOSTILE}


def tree_of(page: str) -> HtmlElement:
    return parser.document_fromstring(page.encode(), parser=parser.HTMLParser(encoding="utf-8"))


def shown(element: HtmlElement) -> str:
    """What a reader takes for the page's own text: marks of ours left out, codes as their characters."""
    for code in element.xpath(".//*[@data-code]"):
        code.text = chr(int(code.get("data-code"), 16))
    for end in element.xpath(".//*[@class='eol']"):
        end.text = ""
    return str(element.text_content())


def bare(text: str) -> str:
    return "".join(char for char in text if not is_unseen(char) and char != " ")


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_every_source_line_stands_there_with_its_number(text: str) -> None:
    tree = tree_of(page_of(text))
    lines = tree.xpath("//*[contains(concat(' ', @class, ' '), ' line ')]")
    assert [line.get("id") for line in lines] == [f"L{n}" for n in range(1, len(text.split("\n")) + 1)]
    for line, raw in zip(lines, text.split("\n"), strict=True):
        assert bare(shown(line.xpath("./*[contains(@class, 'text')]")[0])) == bare(raw)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_the_whole_result_stands_there_once(text: str) -> None:
    _, document = cleaned(text)
    tree = tree_of(page_of(text))
    parts = tree.xpath("//*[contains(@class, 'result')]/p[not(contains(@class, 'aside'))]")
    found = sorted(bare(shown(part)) for part in parts)
    wanted = [getattr(block, "number", "") + block.text for block in document.blocks]
    wanted += [document.references_heading, *(reference.raw for reference in document.references)]
    assert found == sorted(bare(text) for text in wanted if text)
    fields = " ".join(shown(field) for field in tree.xpath("//*[@id='metadata']//dd"))
    assert bare(document.meta.title) in bare(fields)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_every_change_names_its_rule_reason_and_lines(text: str) -> None:
    _, document = cleaned(text)
    tree = tree_of(page_of(text))
    notes = tree.xpath("//*[contains(concat(' ', @class, ' '), ' note ')]")
    assert sorted(note.get("data-rule") for note in notes) == sorted(change.rule for change in document.changes)
    assert sum(note.get("data-doubt") is not None for note in notes) == sum(c.doubt for c in document.changes)
    for note in notes:
        assert note.xpath("string(.//*[@class='why'])")
    for change in document.changes:
        for line in change.src:
            classes = tree.xpath(f"//*[@id='L{line}']")[0].get("class").split()
            assert set(classes) & {"drop", "lift", "join", "split", "edit", "doubt"}, change


def test_marks_stand_at_the_characters_that_differ() -> None:
    page = page_of(BROKEN_LINES)
    assert '带两到<del class="eol">⏎</del>' in page
    assert "扦插宜在五月上旬进行<del>,</del>选当年生" in page
    assert "扦插宜在五月上旬进行<ins>，</ins>选当年生" in page
    gone = tree_of(page).xpath("//*[@id='L1']")[0]
    assert gone.get("class") == "line drop gone"
    assert gone.xpath("./del[@class='text']")


def test_a_paragraph_and_what_was_dropped_from_its_middle_are_one_row() -> None:
    source = Source("x", ("甲乙", "页脚", "丙丁", "戊"), "")
    parts = [Part("paragraph", "甲乙丙丁", (1, 3)), Part("paragraph", "戊", (4,))]
    drop = Change("BP008", "drop", (2,), "页脚", "")
    rows = rows_of(source, parts, [drop])
    assert [(row.lines, row.changes, row.parts) for row in rows] == [
        (range(1, 4), (drop,), (parts[0],)),
        (range(4, 5), (), (parts[1],)),
    ]


def test_a_paragraph_that_goes_on_far_below_says_where_it_began() -> None:
    source = Source("x", ("甲",) + ("乙",) * 20 + ("丙",), "")
    rows = rows_of(source, [Part("paragraph", "甲丙", (1, 22))], [])
    assert rows[0].parts and len(rows) == 22
    assert rows[21].continued == (1,)


@given(
    st.integers(1, 30).flatmap(
        lambda count: st.tuples(
            st.just(count),
            st.lists(st.sets(st.integers(1, count), min_size=1, max_size=4)),
            st.lists(st.sets(st.integers(1, count), max_size=4)),
        )
    )
)
def test_rows_hold_each_line_part_and_change_once(case: tuple[int, list[set[int]], list[set[int]]]) -> None:
    count, blocks, changed = case
    parts = [Part("paragraph", str(n), tuple(sorted(src))) for n, src in enumerate(blocks)]
    changes = [Change("X", "edit", tuple(sorted(src)), str(n), "") for n, src in enumerate(changed)]
    rows = rows_of(Source("x", ("甲",) * count, ""), parts, changes)
    assert [line for row in rows for line in row.lines] == list(range(1, count + 1))
    assert sorted(part.text for row in rows for part in row.parts) == sorted(part.text for part in parts)
    assert sorted(c.before for row in rows for c in row.changes) == sorted(c.before for c in changes)


def test_nothing_of_a_hostile_page_becomes_markup() -> None:
    page = page_of(HOSTILE, HOSTILE_NAME)
    tree = tree_of(page)
    plain = tree_of(page_of(PAGE))
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == len(tree.xpath("//title")) == 1
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= {
        *(element.tag for element in plain.iter() if isinstance(element.tag, str)),
        "strong",
        "ol",  # the list of doubtful lines
    }
    for element in tree.iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src")]
        assert element.get("href", "#").startswith("#")
    body = page.replace(tree.xpath("//script")[0].text, "")
    assert not re.search("[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]", body)
    for code in ("2028", "2029", "202E", "202C", "200B"):
        assert f'data-code="{code}">U+{code}</span>' in body


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    tree = tree_of(page_of(PAGE))
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for name in ("style", "script"):
        digest = base64.b64encode(sha256(tree.xpath(f"//{name}")[0].text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    head = [element.tag for element in tree.xpath("//head/*")]
    assert head.index("meta") < head.index("style")
    addresses = tree.xpath("//@href | //@src | //@action")
    assert not [address for address in addresses if urlparse(address).scheme or urlparse(address).netloc]
    assert not re.search(r"url\(|@import|https?:|fetch|XMLHttp|innerHTML|eval", tree.xpath("//style")[0].text)
    assert not re.search(r"https?:|fetch|XMLHttp|innerHTML|eval\(", tree.xpath("//script")[0].text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_headings_landmarks_and_labels(language: str) -> None:
    tree = tree_of(page_of(DOUBTFUL, language=language))
    assert tree.get("lang") == load_words()[language]["lang"]
    assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == len(tree.xpath("//header")) == 1
    assert tree.xpath("//nav/@aria-label") and tree.xpath("//*[@role='table']/@aria-label")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    for control in tree.xpath("//button"):
        assert control.get("aria-label") or control.text_content().strip()
    # Nothing but the page itself is in another language than the report says; the rules' reasons speak its own.
    reasons = [why.text_content() for why in tree.xpath("//*[@class='why']")]
    assert reasons and all(bool(re.search("[\u4e00-\u9fff]", why)) == (language == "zh") for why in reasons)
    if language == "en":
        for element in tree.xpath("//*[@lang='zh-CN'] | //h1 | //title"):
            element.getparent().remove(element)
        assert not re.search("[\u4e00-\u9fff]", str(tree.xpath("//body")[0].text_content()))


def test_both_languages_say_the_same_things() -> None:
    words = load_words()
    assert words.keys() == {"zh", "en"}
    assert words["zh"].keys() == words["en"].keys()
    for key, text in words["en"].items():
        assert sorted(re.findall(r"{\w+}", text)) == sorted(re.findall(r"{\w+}", words["zh"][key])), key


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh", "LC_ALL": "en_US"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.language() == language


def test_settings_to_copy_are_toml() -> None:
    tree = tree_of(page_of(HOSTILE))
    settings = [tomllib.loads(text) for text in tree.xpath("//@data-copy")]
    _, document = cleaned(HOSTILE)
    drops = [change for change in document.changes if change.action == "drop"]
    assert {"keep": {"lines": [drops[0].before]}} in settings
    assert {"keep": {"rules": [drops[0].rule]}} in settings
    for text in tree.xpath("//@data-line"):
        assert list(tomllib.loads(f"x = {text}")) == ["x"]


# Private signs for marks stand for what a page's text never has: a page with noncharacters is refused.
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, HIDDEN))))))
def test_a_setting_holds_any_text(values: list[str]) -> None:
    setting = override_setting("keep", "lines", values)
    assert tomllib.loads(setting) == {"keep": {"lines": values}}
    assert not [char for char in setting if is_unseen(char) and char not in "\n\u3000"]


def test_a_page_without_an_article_and_markdown_say_so() -> None:
    menu, changes = ("首页 > 正文",), (Change("BP001", "drop", (1,), "首页 > 正文", ""),)
    empty = report_page(Source("x", menu, ""), Document(Meta(), (), (), changes), "zh")
    assert load_words()["zh"]["empty"] in empty
    ready = report_page(Source("x.md", ("# 甲",), ""), Document(Meta(), (), (), ()), "zh")
    assert load_words()["zh"]["is_markdown"] in ready
    assert "<nav" not in ready


def test_a_change_of_the_whole_page_has_a_row_of_its_own() -> None:
    document = Document(Meta(), (Paragraph("甲", (1,)),), (), (Change("CH006", "edit", (), "甲", "甲", doubt=True),))
    tree = tree_of(report_page(Source("x", ("甲",), ""), document, "en"))
    assert tree.xpath("string(//*[@class='place'])") == "whole page"


def test_explain_writes_the_page(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "page.txt", "--html", "report.html"]) == 0
    assert capsys.readouterr().out == "report.html\n"
    first = Path("report.html").read_bytes()
    assert run(["explain", "page.txt", "--html", "report.html"]) == 0
    assert Path("report.html").read_bytes() == first
    Path("own.md").write_text(MARKDOWN)
    assert run(["explain", "own.md", "--html", "own.html"]) == 0
    assert "手改过的文章" in Path("own.html").read_text()


def test_the_line_of_a_picture_is_told_by_a_word() -> None:
    page = report_page(Source("x", (PICTURE, "甲"), ""), Document(Meta(), (), (), ()), "en")
    assert tree_of(page).xpath("count(//*[@data-picture='picture'])") == 1
