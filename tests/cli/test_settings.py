"""Settings: which value holds, where it comes from; completion in three shells; messages in two languages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kanyin import messages
from kanyin.cli import run
from kanyin.settings import load_settings
from tests.conftest import PAGE, ROOT, Run


def test_the_nearest_file_upwards_and_folders_beside_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "deep" / "er").mkdir(parents=True)
    Path("kanyin.toml").write_text('output = "made"\ninput = "pages"\nstyle = "journal"\n')
    monkeypatch.chdir("deep/er")
    assert load_settings(Path(), {}, {}).output == "../../made"
    Path("../kanyin.toml").write_text('output = "-"\n')
    assert load_settings(Path(), {}, {}).output == "-"
    assert load_settings(Path(), {}, {}).input == "input"


def test_config_tells_where_each_value_comes_from(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("kanyin.toml").write_text('strict = true\njobs = 3\n[keep]\nrules = ["BP043"]\n')
    monkeypatch.setenv("KANYIN_JOBS", "2")
    assert run(["config", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["settings"]["strict"] == {"value": True, "origin": "kanyin.toml"}
    assert found["settings"]["jobs"] == {"value": 2, "origin": "KANYIN_JOBS"}
    assert found["settings"]["style"] == {"value": "journal", "origin": "default"}
    assert found["decisions"] == {"keep.rules": ["BP043"]}
    assert run(["config"]) == 0
    assert "jobs     2                        KANYIN_JOBS" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("toml", "environment", "advice"),
    [
        ('stlye = "journal"', {}, "kanyin.toml: there is no setting 'stlye'\n  did you mean style?"),
        ("", {"KANYIN_STLYE": "journal"}, "KANYIN_STLYE: there is no setting 'stlye'"),
        ("jobs = 'many'", {}, "kanyin.toml: jobs = 'many' is not a number"),
        ("jobs = true", {}, "is not a number"),
        ("strict = 'perhaps'", {}, "neither true nor false"),
        ("", {"KANYIN_STRICT": "perhaps"}, "KANYIN_STRICT: strict"),
        ('lang = "fr"', {}, "languages: zh, en"),
        ("to = 3", {}, "not a list of formats"),
        ("style = 3", {}, "not a text"),
    ],
)
def test_wrong_settings(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    toml: str,
    environment: dict[str, str],
    advice: str,
) -> None:
    Path("kanyin.toml").write_text(toml + "\n")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run(["config"]) == 2
    assert advice in capsys.readouterr().err


def test_switches_by_every_way(here: Path) -> None:
    assert load_settings(Path(), {"KANYIN_STRICT": "yes", "KANYIN_TO": "md, epub"}, {}).strict
    assert not load_settings(Path(), {"KANYIN_STRICT": "yes"}, {"strict": False}).strict
    assert load_settings(Path(), {"KANYIN_TO": "md, epub"}, {}).to == ("md", "epub")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(here: Path, kanyin: Run, shell: str) -> None:
    script = kanyin("completion", shell).stdout
    assert b"_KANYIN_COMPLETE" in script
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here to read the script with")
    assert subprocess.run([shell, "-n"], input=script, check=False).returncode == 0


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("kanyin bui", 1, {"build"}),
        ("kanyin build --sty", 2, {"--style"}),
        ("kanyin build --style jour", 3, {"journal"}),
        ("kanyin clean --keep PU00", 3, {f"PU00{n}" for n in range(1, 6)}),
        ("kanyin completion ", 2, {"bash", "zsh", "fish"}),
        ("kanyin --lang ", 2, {"zh", "en"}),
    ],
)
def test_what_the_shell_completes(here: Path, kanyin: Run, words: str, at: int, found: set[str]) -> None:
    asked = {"_KANYIN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    answer = kanyin(env={**os.environ, **asked}).stdout.decode().split()
    assert {line.split(",")[1] for line in answer} == found


def test_all_messages_are_translated_and_compiled() -> None:
    """The keys of both languages are the same, and so are the fields in them."""
    checked = [sys.executable, str(ROOT / "tools" / "messages.py"), "--check"]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["build", "nowhere.txt", "--lang", "zh"], {}, "错误：nowhere.txt: 没有这个文件"),
        (["--lang=zh", "build", "nowhere.txt"], {}, "错误：nowhere.txt: 没有这个文件"),
        (["build", "nowhere.txt"], {"KANYIN_LANG": "zh"}, "错误：nowhere.txt: 没有这个文件"),
        (["build", "nowhere.txt"], {"LANGUAGE": "", "LC_ALL": "zh_CN.UTF-8"}, "错误：nowhere.txt: 没有这个文件"),
        (["build", "nowhere.txt"], {"LANGUAGE": "", "LC_ALL": "fr_FR.UTF-8"}, "error: nowhere.txt: no such file"),
        (["build", "nowhere.txt", "--lang", "en"], {"LANGUAGE": "zh"}, "error: nowhere.txt: no such file"),
        (["bild", "--lang", "zh"], {}, "错误：没有命令 'bild'。"),
    ],
)
def test_messages_by_flag_setting_and_locale(
    here: Path, kanyin: Run, arguments: list[str], environment: dict[str, str], said: str
) -> None:
    done = kanyin(*arguments, env={**os.environ, **environment})
    assert said in done.stderr.decode()


def test_help_in_chinese(here: Path, kanyin: Run) -> None:
    for command in ("build", "clean", "explain", "styles", "doctor", "config", "completion"):
        shown = kanyin(command, "--help", "--lang", "zh").stdout.decode()
        assert shown.startswith("用法：") and f"示例：kanyin {command}" in shown
        assert "显示本帮助并退出。" in shown


def test_the_language_changes_no_result(here: Path, kanyin: Run) -> None:
    Path("page.txt").write_text(PAGE)
    assert kanyin("clean", "page.txt", "-o", "zh", "--lang", "zh").returncode == 0
    assert kanyin("clean", "page.txt", "-o", "en", "--lang", "en").returncode == 0
    for name in ("page.md", "page.changes.json"):
        assert Path("zh", name).read_bytes() == Path("en", name).read_bytes()


def test_plural_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert messages.msgs("{count} rule", "{count} rules", 1) == "1 rule"
    assert messages.msgs("{count} rule", "{count} rules", 2) == "2 rules"
    monkeypatch.setenv("LANGUAGE", "zh")
    assert messages.msgs("{count} rule", "{count} rules", 2) == "2 条规则"
