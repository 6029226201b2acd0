"""What is asked of a page only where the answer can matter: it takes long."""

from __future__ import annotations

import htmldate
import pytest
from lxml import html

from kanyin import rules
from kanyin.read.elements import can_be_named, names_in
from kanyin.read.html import read_html

TEXT = "渡口的账本记录了三十户人家的往来，前后一共三十年，现在存放在县里的档案馆中，来看的人很多。"


def test_names_of_elements() -> None:
    root = html.fromstring("<div class='lamp post'><p id='ferry'>灯</p><p>渡口</p></div>")
    assert sorted(names_in(root).split("\n")) == ["ferry", "lamp post"]


@pytest.mark.parametrize("kind, path", [("thread", "post"), ("maker", "mark")])
def test_words_of_a_make_stand_in_its_path(kind: str, path: str) -> None:
    for row in rules.table("pages")[kind]:
        for word in row.get("named", ()):
            assert word in row[path] and can_be_named(row, f"a {word} b")
        assert can_be_named(row, "") == ("named" not in row)


def test_tags_are_not_searched_for_a_day_that_the_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(htmldate, "find_date", lambda *given, **_: asked.append(given))
    article = "<article><h1>渡口的账本</h1>{}<p>{}</p><p>{}</p></article>"
    page = f"<html><head><title>渡口的账本</title></head><body>{article}</body></html>"
    shown = read_html(page.format("<p>2024年5月11日 来源：临城日报</p>", TEXT, TEXT[::-1]).encode(), "页.html")
    assert shown.meta["date"] == "2024-05-11" and not asked
    read_html(page.format("", TEXT, TEXT[::-1]).encode(), "页.html")
    assert asked
