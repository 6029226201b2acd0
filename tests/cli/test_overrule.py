"""What a person decides goes before what a rule does, and the record tells that he did."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.cli.main import run
from kanyin.config.overrides import Choice, Level, Overrides, overridable
from kanyin.model import Source
from tests.conftest import PAGE

MENU = "首页 > 教育论文 > 正文"
FOOT = "欢迎各位网友在本站留言,说说你的看法,也欢迎投稿给我们编辑部,谢谢大家。"
LONG = "镇里的人白天下田，夜里才来借书，" * 12 + "一直如此。"
DOUBTFUL = PAGE + "责任编辑:小槐\n" + FOOT + "\n"


def ledger(name: str = "page") -> list[dict[str, Any]]:
    changes: list[dict[str, Any]] = json.loads(Path(f"build/{name}.changes.json").read_text())["changes"]
    return changes


def decided(name: str = "page") -> list[tuple[str, str, str]]:
    return [(c["rule"], c["action"], c["by"]) for c in ledger(name) if "by" in c]


def text() -> str:
    return Path("build/page.md").read_text()


def test_without_a_decision_nobody_decided(page: Path) -> None:
    assert run(["clean", "page.txt"]) == 0
    assert decided() == []
    assert MENU not in text()


def test_keep_a_rule_by_flag(page: Path) -> None:
    rule = next(c["rule"] for c in pages_changes(page) if c["before"] == MENU)
    assert run(["clean", "page.txt", "--keep", rule]) == 0
    assert decided() == [(rule, "keep", "command line"), ("MD090", "keep", "command line")]
    assert MENU.replace(">", "\\>") in text() or MENU in text()


def pages_changes(page: Path) -> list[dict[str, Any]]:
    assert run(["clean", str(page), "-o", "before"]) == 0
    changes: list[dict[str, Any]] = json.loads(Path("before/page.changes.json").read_text())["changes"]
    return changes


def test_keep_a_rule_that_edits(page: Path) -> None:
    assert run(["clean", "page.txt", "--keep", "PU001"]) == 0
    assert "白天开门,读者却在夜里" in text()
    assert ("PU001", "keep", "command line") in decided()


def test_drop_a_rule_wherever_it_stands(page: Path) -> None:
    page.write_text(PAGE.replace("这样的情形", f"{LONG}\n用户名: 密码:\n{LONG[::-1]}\n这样的情形"))
    assert run(["clean", "page.txt"]) == 0
    assert "用户名" in text()
    assert run(["clean", "page.txt", "--drop", "BP005"]) == 0
    assert "用户名" not in text()
    assert ("BP005", "drop", "command line") in decided()


def test_lines_and_patterns_in_kanyin_toml(page: Path) -> None:
    Path("kanyin.toml").write_text(
        f'[keep]\nlines = ["{MENU}"]\n[drop]\npatterns = ["^这样的情形并不少见"]\n', encoding="utf-8"
    )
    assert run(["clean", "page.txt"]) == 0
    assert "这样的情形" not in text() and "教育论文" in text()
    assert {(action, by) for _, action, by in decided()} == {("keep", "kanyin.toml"), ("drop", "kanyin.toml")}
    assert ("OV001", "drop", "kanyin.toml") in decided()


def test_a_number_beyond_the_page_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = len(PAGE.splitlines())
    Path("kanyin.toml").write_text(f"[roles]\ntitle = [{last}]\nbody = [{last + 150}]\n")
    assert run(["clean", "page.txt"]) == 0
    told = capsys.readouterr().err
    assert f"kanyin.toml names line {last + 150}, but the page has {last} lines" in told
    assert f"names line {last}," not in told


def test_decisions_for_a_folder_and_for_a_file(here: Path) -> None:
    for name in ("a/page.txt", "b/page2.txt", "b/page3.txt"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text(PAGE)
    Path("kanyin.toml").write_text(
        '[files."b/*"]\nkeep.rules = ["PU001"]\n[files."b/page3.txt"]\ndrop.lines = ["3结语"]\n'
    )
    assert run(["clean", "a", "b"]) == 0
    assert decided("page") == []
    assert {rule for rule, *_ in decided("page2")} == {"PU001"}
    assert {rule for rule, *_ in decided("page3")} == {"PU001", "OV001"}


def test_the_nearest_kanyin_toml_of_a_page_decides(here: Path) -> None:
    (here / "forum").mkdir()
    (here / "forum" / "page.txt").write_text(PAGE)
    (here / "forum" / "kanyin.toml").write_text('[keep]\nrules = ["PU001"]\n')
    Path("kanyin.toml").write_text('[drop]\nlines = ["3结语"]\n')
    assert run(["clean", "forum"]) == 0
    assert {rule for rule, *_ in decided()} == {"PU001"}


def test_a_flag_goes_before_the_file(page: Path) -> None:
    Path("kanyin.toml").write_text('[drop]\nrules = ["BP001"]\n')
    rule = next(c["rule"] for c in pages_changes(page) if c["before"] == MENU)
    Path("kanyin.toml").write_text(f'[drop]\nrules = ["{rule}"]\n')
    assert run(["clean", "page.txt", "--keep", rule]) == 0
    assert (rule, "keep", "command line") in decided()


def test_a_kept_line_begins_no_foot(here: Path) -> None:
    """The rule took a line for the beginning of the page's foot, and all that follows with it."""
    Path("page.txt").write_text(PAGE + "上一篇:乡镇书店\n" + FOOT + "\n")
    assert run(["clean", "page.txt"]) == 0
    assert "网友" not in text()
    rule = next(c["rule"] for c in ledger() if c["before"].startswith("上一篇"))
    assert run(["clean", "page.txt", "--keep", rule]) == 0
    assert "网友" in text()


def test_strict_names_every_doubt(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(DOUBTFUL)
    assert run(["build", "page.txt", "--strict", "--to", "md,epub"]) == 5
    err = capsys.readouterr().err
    line = DOUBTFUL.split("\n").index(FOOT) + 1
    assert f"error: page.txt:{line}: in doubt: BP042 drop '欢迎各位网友" in err
    assert "--keep" in err
    assert {path.name for path in Path("build").iterdir()} == {"page.md", "page.changes.json"}
    assert run(["build", "page.txt", "--strict", "--to", "md,epub", "--drop", "BP042"]) == 0
    assert ("BP042", "drop", "command line") in decided()
    assert run(["clean", "page.txt", "--strict", "--keep", "BP042"]) == 0
    assert "网友" in text()


def test_strict_sends_nothing_doubtful_to_stdout(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(DOUBTFUL)
    assert run(["clean", "page.txt", "--strict", "-o", "-"]) == 5
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["--keep", "BP04"], "did you mean BP0"),
        (["--keep", "MD001"], "correct the Markdown"),
        (["--drop", "PU001"], "correct the Markdown"),
    ],
)
def test_rules_that_cannot_be_overruled(
    page: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], advice: str
) -> None:
    assert run(["clean", "page.txt", *arguments]) == 2
    assert advice in capsys.readouterr().err


@pytest.mark.parametrize(
    ("toml", "advice"),
    [
        ("keep = 3\n", "[keep] is not a table"),
        ("[keep]\nrule = ['BP043']\n", "did you mean rules?"),
        ("[keep]\nrules = 'BP043'\n", "is not a list"),
        ("[drop]\npatterns = ['(']\n", "no regular expression"),
        ("[files.'*.txt']\nkeap.rules = []\n", "did you mean keep?"),
        ("[files]\nx = 3\n", "is not a table"),
        ("[drop]\nrules = ['BP999']\n", "there is no rule 'BP999'"),
    ],
)
def test_decisions_that_are_wrong(page: Path, capsys: pytest.CaptureFixture[str], toml: str, advice: str) -> None:
    Path("kanyin.toml").write_text(toml)
    assert run(["clean", "page.txt"]) == 2
    err = capsys.readouterr().err
    assert "kanyin.toml" in err and advice in err
    assert not Path("build").exists()


RULES = sorted(overridable("keep"))
LINES = st.sampled_from([*DOUBTFUL.split("\n"), "用户名: 密码:", '　　“引号"不配对,也没有句号', "(31)"])


@given(
    st.lists(LINES, min_size=3, max_size=30), st.sets(st.sampled_from(RULES)), st.sets(st.sampled_from(RULES)), LINES
)
def test_whatever_is_decided_nothing_vanishes(lines: list[str], keep: set[str], drop: set[str], line: str) -> None:
    """The conservation law holds under any decision."""
    level = Level("test", Choice(frozenset(keep), frozenset([line])), Choice(frozenset(drop)))
    source = Source("page", tuple(lines), "")
    document = pipeline.rebuild(source, Overrides((level,)))
    pipeline.check_conservation(source, document)
