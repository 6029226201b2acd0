"""``[roles]``: a person says what a line is, and what stands there wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.cli.main import run
from kanyin.config.line_roles import ROLES, RoleLines, line_of, read_roles, role_of
from kanyin.errors import UsageError


def read(text: str, table: object, folder: Path) -> tuple[RoleLines, ...]:
    path = folder / "kanyin.toml"
    path.write_text(text, encoding="utf-8")
    return read_roles(table, path, "roles")


def test_numbers_spans_and_patterns(tmp_path: Path) -> None:
    roles = read('[roles]\nbody = [2, "5-7"]\nauthor = ["^文/"]\n', {"body": [2, "5-7"], "author": ["^文/"]}, tmp_path)
    assert [role_of(roles, "甲", (n,)) for n in (1, 2, 4, 5, 7, 8)] == ["", "body", "", "body", "body", ""]
    assert role_of(roles, "文/方晓", (40,)) == "author"
    assert role_of(roles, "  文/　方晓", (40,)) == "author"
    assert role_of(roles, "散文/方晓", (40,)) == ""


@given(st.integers(1, 10**6), st.integers(0, 1000), st.integers(1, 10**6))
def test_a_span_holds_its_ends(first: int, length: int, asked: int) -> None:
    roles = (RoleLines("body", (range(first, first + length + 1),)),)
    assert (role_of(roles, "", (asked,)) == "body") == (first <= asked <= first + length)


@pytest.mark.parametrize(
    ("text", "line", "meant"),
    [
        ("[roles]\ntitel = [2]\n", 2, "title"),
        ('style = "book"\n\n[files."a.txt".roles]\nbody = [1]\nautor = ["^文/"]\n', 5, "author"),
        ('[files."a.txt"]\nroles.headin = [3]\n', 2, "heading"),
        ('[files."a.txt"]\nkeep.rules = []\nroles = { furnitur = [3] }\n', 3, "furniture"),
        ("roles.bodi = [3]\n", 1, "body"),
    ],
)
def test_a_role_that_is_none(here: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, meant: str) -> None:
    Path("kanyin.toml").write_text(text, encoding="utf-8")
    Path("a.txt").write_text("一行字\n", encoding="utf-8")
    assert run(["--lang", "en", "clean", "a.txt"]) == 2
    told = capsys.readouterr().err
    assert f"kanyin.toml:{line}: there is no role" in told
    assert f"did you mean {meant}?" in told


@pytest.mark.parametrize("value", [2, "^文/", [0], [True], [[2]], [2.5], {}])
def test_what_is_no_list_of_lines(tmp_path: Path, value: object) -> None:
    with pytest.raises(UsageError) as told:
        read("[roles]\n\ntitle = 2\n", {"title": value}, tmp_path)
    assert told.value.line == 3
    assert "title = " in told.value.hint


def test_a_pattern_that_is_none_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"kanyin\.toml:2: \[roles\] author"):
        read('[roles]\nauthor = ["(文"]\n', {"author": ["(文"]}, tmp_path)


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="roles"):
        read("roles = 3\n", 3, tmp_path)


@pytest.mark.parametrize("role", ROLES)
def test_the_line_of_a_key_is_found(tmp_path: Path, role: str) -> None:
    path = tmp_path / "kanyin.toml"
    path.write_text(f'output = "roles"\n[keep]\nlines = ["{role} = 1"]\n[roles]\n"{role}" = [3]\n', encoding="utf-8")
    assert line_of(path, role) == 5


def test_one_file_goes_before_all(here: Path) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(
            "甲站\n一日\n二日\n" + "他走过桥去，又走回来，把灯点上，等着天黑下来。\n" * 3, encoding="utf-8"
        )
    Path("kanyin.toml").write_text(
        '[roles]\ntitle = [2]\n[files."b.txt".roles]\ntitle = [3]\nfurniture = [2]\n', encoding="utf-8"
    )
    assert run(["clean", "a.txt", "b.txt"]) == 0
    assert "title: 一日" in Path("build/a.md").read_text(encoding="utf-8")
    second = Path("build/b.md").read_text(encoding="utf-8")
    assert "title: 二日" in second and "一日" not in second


def test_the_settings_are_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("kanyin.toml").write_text("[roles]\ntitle = [2]\n", encoding="utf-8")
    assert run(["config"]) == 0
    assert "roles.title" in capsys.readouterr().out
