"""What the report offers for copying into kanyin.toml does what it says; marks of markup are shown to nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser
from lxml.html import HtmlElement

from kanyin.cli.main import run
from kanyin.model import CELL, HIDDEN, PICTURE, SUB, SUP
from kanyin.record.report import as_seen
from tests.conftest import PAGE
from tests.read.test_html import PROSE, paragraphs
from tests.read.test_html import page as html_page

PRICES = "<table><tr><td>票价</td><td>H<sub>2</sub>O</td></tr><tr><td>甲座</td><td>三十m<sup>2</sup></td></tr></table>"
WEB = html_page(
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻中心</a></li></ul></div>'
    f'<div class="article"><h1>乡镇图书馆的夜晚</h1>{paragraphs(*PROSE)}</div>'
    f'<div class="footer">{PRICES}<p><a href="/q">另有水H<sub>2</sub>O一瓶　\u00a0Ａ座\u200b</a></p>'
    "<p>版权所有 书与村网</p></div>"
)
GONE = {"page.txt": "首页 > 教育论文 > 正文", "page.html": "新闻中心"}
STAYS = {"page.txt": "这样的情形并不少见", "page.html": "行动不便的老人可以打电话借书"}
SCOPES = {
    "all": lambda setting, name: setting,
    "file": lambda setting, name: re.sub(r"^\[(\w+)\]", rf'[files."{name}".\1]', setting),
    "pattern": lambda setting, name: re.sub(r"^\[(\w+)\]", r'[files."page.*".\1]', setting),
}


@pytest.fixture
def pages(here: Path) -> Path:
    """A text page and an HTML page in the current folder."""
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    (here / "page.html").write_bytes(WEB)
    return here


def report(name: str) -> HtmlElement:
    assert run(["explain", name, "--html", "report.html"]) == 0
    return parser.document_fromstring(Path("report.html").read_bytes(), parser=parser.HTMLParser(encoding="utf-8"))


def line_with(tree: HtmlElement, text: str) -> HtmlElement:
    lines = tree.xpath("//*[contains(concat(' ', @class, ' '), ' line ')]")
    return next(line for line in lines if text in line.text_content())


def copied(tree: HtmlElement, line: HtmlElement, button: str) -> str:
    """What the button of a dropped line's note copies."""
    number = line.get("id")
    notes = line.getparent().getparent().xpath(".//*[contains(concat(' ', @class, ' '), ' note ')]")
    ours = [
        note
        for note in notes
        if note.get("data-action") == "drop" and (f"#{number}" in note.xpath(".//@href") or not note.xpath(".//@href"))
    ]
    return str(ours[0].xpath(f".//*[contains(@class, '{button}')]/@data-copy")[0])


def dropping(line: HtmlElement) -> str:
    """What report.js copies for a line that one wants gone."""
    text = line.xpath("./*[contains(@class, 'text')]")[0]
    setting = text.get("data-line") or f'"{text.text_content().strip()}"'
    return f"[drop]\nlines = [{setting}]\n"


def cleaned(name: str) -> tuple[str, list[dict[str, Any]]]:
    assert run(["clean", name]) == 0
    text = Path("build/page.md").read_text(encoding="utf-8")
    return text, json.loads(Path("build/page.changes.json").read_bytes())["changes"]


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("button", ["keep_line", "keep_rule"])
@pytest.mark.parametrize("name", GONE)
def test_a_dropped_line_comes_back(pages: Path, name: str, button: str, scope: str) -> None:
    gone = GONE[name]
    assert gone not in cleaned(name)[0].replace("\\", "")
    tree = report(name)
    setting = copied(tree, line_with(tree, gone), button)
    Path("kanyin.toml").write_text(SCOPES[scope](setting, name), encoding="utf-8")
    text, changes = cleaned(name)
    decided = [change for change in changes if gone in change["before"] and change["action"] == "keep"]
    assert decided and {change["by"] for change in decided} == {"kanyin.toml"}
    # Kept from its rule, another may take a line; named itself, it stays.
    others = [change for change in changes if gone in change["before"] and change["action"] in ("drop", "lift")]
    assert gone in text.replace("\\", "") or (button == "keep_rule" and others)


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", STAYS)
def test_a_line_goes_that_one_wants_gone(pages: Path, name: str, scope: str) -> None:
    assert STAYS[name] in cleaned(name)[0]
    Path("kanyin.toml").write_text(SCOPES[scope](dropping(line_with(report(name), STAYS[name])), name))
    text, changes = cleaned(name)
    assert STAYS[name] not in text
    assert [(c["rule"], c["by"]) for c in changes if STAYS[name] in c["before"]] == [("OV001", "kanyin.toml")]


def test_a_decision_for_another_file_does_nothing_here(pages: Path) -> None:
    tree = report("page.html")
    setting = copied(tree, line_with(tree, GONE["page.html"]), "keep_line")
    Path("kanyin.toml").write_text(SCOPES["file"](setting, "other.html"))
    assert GONE["page.html"] not in cleaned("page.html")[0]


@pytest.mark.parametrize("gone", ["甲座", "另有水"])
def test_lines_with_marks_and_odd_characters_come_back(pages: Path, gone: str) -> None:
    """What markup told of a line is no part of what is copied; what cleaning folds is compared before it."""
    tree = report("page.html")
    setting = copied(tree, line_with(tree, gone), "keep_line")
    Path("kanyin.toml").write_text(setting, encoding="utf-8")
    text, changes = cleaned("page.html")
    assert gone in text
    assert any(change["action"] == "keep" and gone in change["before"] for change in changes)


@pytest.mark.parametrize(
    "decision",
    [
        "keep.numbers = [2]",
        'keep.numbers = ["2-2"]',
        'keep.patterns = ["^新闻.心$"]',
        'keep.lines = ["新闻中心"]',
        'keep.rules = ["HT001"]\ndrop.lines = ["首页"]',
    ],
)
def test_ways_to_name_a_line_of_a_web_page(pages: Path, decision: str) -> None:
    Path("kanyin.toml").write_text(f'[files."page.html"]\n{decision}\n', encoding="utf-8")
    text, changes = cleaned("page.html")
    kept = [change for change in changes if change["rule"] == "HT001" and change["action"] == "keep"]
    assert "新闻中心" in [change["before"] for change in kept] and all(change["by"] == "kanyin.toml" for change in kept)
    assert "新闻中心" in text and "首页" not in text


def test_a_line_dropped_by_reader_and_person_is_the_persons(pages: Path) -> None:
    Path("kanyin.toml").write_text('[drop]\nlines = ["新闻中心"]\n')
    (change,) = (c for c in cleaned("page.html")[1] if c["before"] == "新闻中心")
    assert (change["rule"], change["action"], change["by"]) == ("HT001", "drop", "kanyin.toml")


@pytest.mark.parametrize(
    ("toml", "advice"),
    [
        ("[keep]\nnumbers = [3]\n", '[files."NAME".keep]'),
        ('[files."a".keep]\nnumbers = ["x"]\n', 'numbers = [12, "15-20"]'),
        ('[files."a".keep]\nnumbers = 3\n', 'numbers = [12, "15-20"]'),
        ('[files."a".keep]\nnumber = [3]\n', "did you mean numbers?"),
    ],
)
def test_numbers_that_are_wrong(pages: Path, capsys: pytest.CaptureFixture[str], toml: str, advice: str) -> None:
    Path("kanyin.toml").write_text(toml)
    assert run(["clean", "page.txt"]) == 2
    assert advice in capsys.readouterr().err


MARKS = {*SUB, *SUP, CELL, PICTURE, *map(chr, HIDDEN)}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.items() for part in item for text in strings(part))
    elif isinstance(value, list):
        yield from (text for item in value for text in strings(item))


def test_marks_of_markup_are_shown_nowhere(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, changes = cleaned("page.html")
    assert any("H2O" in change["before"] for change in changes), "there are marks that could show"
    shown = [text, Path("build/page.changes.json").read_text(encoding="utf-8"), *strings(changes)]
    for arguments in (["page.html"], ["page.html", "--json"]):
        capsys.readouterr()
        assert run(["explain", *arguments]) == 0
        out = capsys.readouterr().out
        shown += [out, *(strings(json.loads(out)) if "--json" in arguments else ())]
    report("page.html")
    shown.append(Path("report.html").read_text(encoding="utf-8"))
    codes = re.compile(r"(?i)\\ufdd[0-9a-f]|U\+FDD[0-9A-F]|&#(?:xfdd|6497[6-9]|6498)")
    for piece in shown:
        assert not MARKS & set(piece) and not codes.search(piece)


def test_a_picture_alone_is_told_by_a_word() -> None:
    assert as_seen(PICTURE) == "[picture]" and as_seen("") == ""
    assert as_seen(f"甲{CELL}H{SUB[0]}2{SUB[1]}O{PICTURE}") == "甲 H2O"
