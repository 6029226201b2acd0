"""Each line with its role, the evidence for it and how sure it is; the setting by which a person says otherwise."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.cli.main import run
from kanyin.config.line_roles import ROLES
from kanyin.config.page_settings import pattern_for
from kanyin.record.html.override import role_setting
from kanyin.record.lines import line_roles, role_words
from tests.conftest import PAGE
from tests.record.pages import BROKEN_LINES, DOUBTFUL, cleaned, page_of

Out = Callable[[], str]
STRANGE = "河上的桥\n12\n34\n" + "　　他走过桥去，又走回来，把灯点上，等着天黑下来，然后慢慢地走回家。\n" * 3


def explained(name: str, *options: str) -> dict[str, Any]:
    assert run(["explain", name, "--json", *options]) == 0
    return {}


@pytest.mark.parametrize("text", [PAGE, BROKEN_LINES, DOUBTFUL, STRANGE])
def test_every_line_that_is_not_blank_has_a_role(text: str) -> None:
    source, document = cleaned(text)
    told = line_roles(document, pipeline.judged(source))
    assert sorted(each.line for each in told) == [n for n, line in enumerate(source.lines, 1) if line.strip()]
    assert {each.role for each in told} <= set(ROLES)


def test_the_most_doubtful_come_first() -> None:
    source, document = cleaned(STRANGE)
    told = line_roles(document, pipeline.judged(source))
    assert any(each.doubt for each in told)
    assert [each.doubt for each in told] == sorted((each.doubt for each in told), reverse=True)
    margins = [each.margin for each in told if each.doubt and each.margin is not None]
    assert margins == sorted(margins)


def test_the_report_lists_the_doubtful_lines_with_the_most_doubtful_first() -> None:
    source, document = cleaned(STRANGE)
    told = [each.line for each in line_roles(document, pipeline.judged(source)) if each.doubt]
    (head,) = re.findall('<details class="meta" id="doubtful">.*?</details>', page_of(STRANGE), re.DOTALL)
    assert list(map(int, re.findall('href="#L([0-9]+)"', head))) == told


def test_roles_are_those_of_the_result() -> None:
    source, document = cleaned(PAGE)
    roles = {each.line: each.role for each in line_roles(document, pipeline.judged(source))}
    lines = PAGE.splitlines()
    assert [roles[n] for n in range(1, 8)] == [
        "furniture",
        "title",
        "info",
        "info",
        "abstract",
        "keywords",
        "heading",
    ]
    assert roles[len(lines)] == "reference" and roles[8] == "body"


def test_evidence_is_told_in_both_languages(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(STRANGE, encoding="utf-8")
    capsys.readouterr()
    explained("page.txt")
    found = json.loads(capsys.readouterr().out)["lines"]
    weights = [weight for line in found for weight in line["evidence"] + line["against"]]
    assert weights and all(weight["id"] and weight["why"] != weight["why_en"] for weight in weights)
    for language, word in (("en", "margin"), ("zh", "题目")):
        assert run(["--lang", language, "explain", "page.txt"]) == 0
        assert word in capsys.readouterr().out


def test_only_the_doubtful_or_none(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(STRANGE, encoding="utf-8")
    capsys.readouterr()
    explained("page.txt", "--doubt")
    assert {line["doubt"] for line in json.loads(capsys.readouterr().out)["lines"]} == {True}
    explained("page.txt", "--rule", "PU")
    assert json.loads(capsys.readouterr().out)["lines"] == []


def test_a_person_s_word_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.txt").write_text(STRANGE, encoding="utf-8")
    Path("kanyin.toml").write_text("[roles]\nheading = [2]\n", encoding="utf-8")
    capsys.readouterr()
    explained("page.txt")
    (line,) = [line for line in json.loads(capsys.readouterr().out)["lines"] if line["line"] == 2]
    assert (line["role"], line["by"], line["margin"]) == ("heading", "kanyin.toml", None)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_role_has_a_name(lang: str) -> None:
    assert list(role_words(lang)) == list(ROLES)
    assert len(set(role_words(lang).values())) == len(ROLES)


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_a_setting_is_toml_whatever_the_page_is_called(pattern: str) -> None:
    text = role_setting(pattern).replace("%role", "title").replace("%line", "12")
    if "%" not in pattern:
        assert tomllib.loads(text) == {"files": {pattern: {"roles": {"title": [12]}}}}


def test_the_setting_of_the_report_works(here: Path) -> None:
    name = "一[页]*.txt"
    folder = here / "pages"
    folder.mkdir()
    (folder / name).write_text(STRANGE, encoding="utf-8")
    pattern = pattern_for(Path("pages") / name, 0)
    text = role_setting(pattern).replace("%role", "heading").replace("%line", "2")
    Path("kanyin.toml").write_text(text, encoding="utf-8")
    assert run(["clean", f"pages/{name}"]) == 0
    assert "# 12" in next(Path("build").rglob("*.md")).read_text(encoding="utf-8")
    (folder / "kanyin.toml").write_text("", encoding="utf-8")
    assert pattern_for(Path("pages") / name, 0) == "一[[]页][*].txt"
    assert pattern_for(Path("pages") / name, 3) == "一[[]页][*].txt:3"
    assert pattern_for(None, 0) == "-"
