"""What is marked for a person: what is likelier wrong than other things, lines in a row together, prose that went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline, rules
from kanyin.config.overrides import Choice, Level, Overrides
from kanyin.model import Change, Document
from kanyin.read.text import read_source
from kanyin.roles import evidence
from kanyin.roles.doubt import QUESTIONS, Doubt, scale, stretches
from tests.conftest import PAGE
from tests.roles.test_remove import BODY, HEAD, TAIL


def made(lines: list[str], overrides: Overrides | None = None) -> Document:
    source = read_source("\n".join(lines).encode(), "page.txt")
    document = pipeline.rebuild(source, overrides or Overrides())
    pipeline.check_conservation(source, document)
    return document


def marks(document: Document) -> list[Change]:
    return [change for change in document.changes if change.doubt]


FOOT = "欢迎各位网友在本站留言,说说你的看法,也欢迎投稿给我们编辑部,谢谢大家。"
BEHIND = [*PAGE.splitlines(), "责任编辑:小槐"]


def test_a_sentence_that_goes_beside_the_article_is_marked() -> None:
    assert [(change.action, change.before) for change in marks(made([*BEHIND, FOOT]))] == [("drop", FOOT)]


def test_a_sentence_that_stays_behind_buttons_is_marked() -> None:
    sentence = "网友在本站的讨论十分热烈，管理员已经把有代表性的意见整理成册寄给作者。"
    assert any(sentence in change.before for change in marks(made([*HEAD, *BODY, "顶一下", sentence])))


def test_an_article_of_a_journal_has_no_marks() -> None:
    assert marks(made(PAGE.splitlines())) == []


def test_short_lines_between_title_and_text_are_marked_together() -> None:
    strange = ["12", "34", "看不清"]
    document = made(["河上的桥", "", *strange, "", *BODY, *TAIL])
    stays = [change for change in marks(document) if change.rule == "BP045"]
    kept = [n for n, text in enumerate(["河上的桥", "", *strange], 1) if text in strange]
    assert any(set(change.src) & set(kept) for change in stays) or not any(
        set(block.src) & set(kept) for block in document.blocks
    )


def test_a_mark_changes_nothing() -> None:
    document = made(["河上的桥", "12", "34", *BODY])
    assert all(change.before == change.after for change in marks(document) if change.action == "edit")


def test_lines_that_go_in_doubt_are_one_change() -> None:
    gone = marks(made([*BEHIND, FOOT, FOOT.replace("留言", "投票")]))
    assert [len(change.src) for change in gone if change.action == "drop"] == [2]


def test_what_a_person_has_decided_is_in_no_doubt() -> None:
    lines = ["河上的桥", "12", "34", *BODY]
    by_rule = Overrides((Level("kanyin.toml", keep=Choice(rules=frozenset({"BP045", "RL001", "RL003"}))),))
    assert [change for change in marks(made(lines, by_rule)) if change.rule in ("BP045", "RL001", "RL003")] == []


def test_a_page_without_a_sentence_is_in_doubt() -> None:
    assert any(change.doubt for change in made(["雨", "雪", "风", "霜"]).changes)


@given(st.lists(st.tuples(st.sampled_from(QUESTIONS), st.floats(-5, 12)), max_size=40))
def test_stretches_hold_what_is_marked_and_nothing_twice(given: list[tuple[object, float]]) -> None:
    page = [Doubt(question, frozenset(), margin) for question, margin in given]  # type: ignore[arg-type]
    found = [n for stretch in stretches(page) for n in stretch]
    assert sorted(set(found)) == found
    assert {n for n, each in enumerate(page) if each.is_marked} <= set(found)
    for stretch in stretches(page):
        assert any(page[n].is_marked for n in stretch)
        assert len({page[n].question for n in stretch}) == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_limit_lets_its_marks_run_on(question: str) -> None:
    own = scale(question)  # type: ignore[arg-type]
    assert own.mark <= own.goes_on
    assert own.signs


def test_every_sign_has_a_reason() -> None:
    rows = rules.table("doubt")["sign"]
    known = evidence.weights("text").keys()
    assert [row["shows"] for row in rows if "why" not in row and row["shows"] not in known] == []
    assert len({row["shows"] for row in rows}) == len(rows)
    assert all(any(question in row for question in QUESTIONS) or "why" in row for row in rows)


TOLD = "河湾镇的木匠把船推到岸上，晒了三天，又补好了船底的两个洞，才放心地回家去，邻居都来帮忙。"


def test_prose_that_goes_and_that_no_foot_parts_from_the_text_is_marked() -> None:
    part = [TOLD, TOLD.replace("木匠", "渔民").replace("三天", "五天")]
    away = [f"{name} | 登录 | 注册 | 帮助" for name in ("首页", "读书", "评论", "影音", "地图", "搜索")]
    document = made([*HEAD, *BODY, *away, *part])
    gone = {n for change in document.changes if change.action == "drop" for n in change.src}
    marked = {n for change in marks(document) for n in change.src}
    lines = range(len(HEAD) + len(BODY) + len(away) + 1, len(HEAD) + len(BODY) + len(away) + 3)
    assert set(lines) <= gone
    assert set(lines) <= marked


def test_the_name_of_a_picture_within_the_text_goes_in_doubt_and_one_in_a_menu_does_not() -> None:
    document = made(["[1a2b3c4d5e]", *HEAD, BODY[0], "[5c7f7d82bd]", *BODY[1:], *TAIL])
    names = {change.before: change.doubt for change in document.changes if change.before.startswith("[")}
    assert names == {"[1a2b3c4d5e]": False, "[5c7f7d82bd]": True}
