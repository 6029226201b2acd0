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
from kanyin.cli.main import run
from kanyin.config.settings import load_settings
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
    assert "jobs          2                        KANYIN_JOBS" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("toml", "environment", "advice"),
    [
        ('stlye = "journal"', {}, "kanyin.toml: there is no setting 'stlye'\n  did you mean style?"),
        ("jobs = 'many'", {}, "kanyin.toml: jobs = 'many' is not a number"),
        ("jobs = true", {}, "is not a number"),
        ("strict = 'perhaps'", {}, "neither true nor false"),
        ("", {"KANYIN_STRICT": "perhaps"}, "KANYIN_STRICT: strict"),
        ('lang = "fr"', {}, "languages: zh, en"),
        ("to = 3", {}, "not a list of formats"),
        ("style = 3", {}, "not a text"),
        ('encoding = "bigfive"', {}, "kanyin.toml: there is no encoding 'bigfive'"),
        ('[files."a"]\nencoding = "bigfive"', {}, 'kanyin.toml: [files."a"]: there is no encoding'),
        ('[files."a"]\nlossy = 2', {}, "neither true nor false"),
        ('[files."a"]\nstyle = "journal"', {}, "there is no setting 'style'"),
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


def test_an_unknown_variable_is_told_once_and_ends_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KANYIN_STLYE", "journal")
    monkeypatch.setenv("KANYIN_HOME", "/opt/kanyin")
    Path("z.txt").write_text(PAGE)
    assert run(["clean", "page.txt", "z.txt", "-j", "2"]) == 0
    err = capsys.readouterr().err
    assert err.count("KANYIN_STLYE: there is no setting 'stlye'\n  did you mean style?\n") == 1
    assert err.count("KANYIN_HOME: there is no setting 'home'\n  it may be ") == 1
    for arguments in (["config"], ["explain", "page.txt"]):
        assert run(arguments) == 0
        assert capsys.readouterr().err.count("KANYIN_STLYE") == 1
    assert run(["clean", "page.txt", "-q"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        ('output = "../out"', ["clean", "page.txt"]),
        ('output = "sub/../../out"', ["clean", "page.txt"]),
        ('output = "link/out"', ["clean", "page.txt"]),
        ('output = "{there}"', ["clean", "page.txt"]),
        ('input = "../pages"', ["clean"]),
        ('style = "../mine"', ["build", "page.txt", "--to", "epub"]),
    ],
)
def test_a_file_that_was_found_sets_no_folder_outside_its_own(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    arguments: list[str],
) -> None:
    Path("project/deep").mkdir(parents=True)
    Path("project/link").symlink_to("..")
    Path("project/kanyin.toml").write_text(line.format(there=here / "there") + "\n")
    monkeypatch.chdir("project/deep")
    Path("page.txt").write_text(PAGE)
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert "error: ../kanyin.toml: " in err and "leads out of the folder of this file\n  give the folder" in err
    assert {path.name for path in here.iterdir()} == {"project"}


def test_flags_go_before_a_folder_outside_and_config_allows_it(page: Path) -> None:
    Path("project").mkdir()
    page.rename("project/page.txt")
    Path("project/kanyin.toml").write_text('output = "../out"\n')
    os.chdir("project")
    assert run(["clean", "page.txt", "-o", "here"]) == 0
    assert run(["clean", "page.txt"]) == 2
    assert run(["clean", "page.txt", "--config", "kanyin.toml"]) == 0
    assert Path("../out/page.md").is_file()


def test_config_names_the_file_for_all_that_a_file_says(
    page: Path, capsys: pytest.CaptureFixture[str], kanyin: Run
) -> None:
    Path("kanyin.toml").write_text('output = "near"\nlang = "zh"\n[drop]\nlines = ["3结语"]\n')
    Path("other").mkdir()
    files = '[files."../page.txt"]\nlossy = true\n'
    Path("other/my.toml").write_text(f'output = "made"\n[drop]\nlines = ["2.2送书上门"]\n{files}')
    assert run(["config", "--config", "other/my.toml", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["file"] == "other/my.toml"
    assert found["settings"]["output"] == {"value": "other/made", "origin": "other/my.toml"}
    assert found["settings"]["lang"]["origin"] == "default"
    assert run(["clean", "page.txt", "--config=other/my.toml"]) == 0
    text = Path("other/made/page.md").read_text()
    assert "结语" in text and "送书上门" not in text
    capsys.readouterr()
    assert run(["explain", "page.txt", "--config", "other/my.toml", "--rule", "OV"]) == 0
    assert "OV001" in capsys.readouterr().out
    assert run(["clean", "page.txt", "--config", "nowhere.toml"]) == 4
    assert capsys.readouterr().err.startswith("error: nowhere.toml: no such file\n  ")


def test_the_language_of_the_file_that_was_named(here: Path, kanyin: Run) -> None:
    Path("my.toml").write_text('lang = "zh"\n')
    said = kanyin("clean", "nowhere.txt", "--config", "my.toml", env={**os.environ, "LANGUAGE": "en"}).stderr
    assert said.decode().startswith("错误：")


def test_a_style_beside_its_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "styles" / "article", "mine")
    Path("deep").mkdir()
    Path("kanyin.toml").write_text('style = "./mine"\n')
    monkeypatch.chdir("deep")
    assert load_settings(Path(), {}, {}).style == "../mine" or load_settings(Path(), {}, {}).style == ".././mine"
    Path("page.txt").write_text(PAGE)
    assert run(["build", "page.txt", "--to", "epub"]) == 0


@pytest.mark.parametrize(("folder", "hides"), [("journal", True), ("mine", True), ("other", False)])
def test_a_style_that_hides_one_of_kanyins_says_so(
    page: Path, capsys: pytest.CaptureFixture[str], folder: str, hides: bool
) -> None:
    shutil.copytree(ROOT / "styles" / "journal", Path("styles", folder))
    sheet = Path("styles", folder, "style.toml")
    if folder == "other":
        sheet.write_text(sheet.read_text().replace('title = "期刊"', 'title = "别的"'))
    assert run(["build", "page.txt", "--to", "epub", "--style", folder]) == 0
    assert ("hides kanyin's own\n" in capsys.readouterr().err) == hides
    assert run(["build", "page.txt", "--to", "epub", "--style", folder, "-q"]) == 0
    assert run(["build", "page.txt", "--to", "epub", "--style", "article"]) == 0
    assert "hides" not in capsys.readouterr().err


def test_the_projects_own_styles_hide_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = page.parent / "out"
    monkeypatch.chdir(ROOT)
    assert run(["build", str(page), "--to", "epub", "-o", str(out)]) == 0
    assert run(["styles"]) == 0
    assert "hides" not in capsys.readouterr().err


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
        ("kanyin styles off", 2, {"official"}),
        ("kanyin clean --keep PU00", 3, {f"PU00{n}" for n in range(1, 10)}),
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


def encoding_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Which encoding a page was read in, and how that was known."""
    capsys.readouterr()
    assert run(["clean", *arguments, "-v"]) == 0
    return capsys.readouterr().err


def test_encoding_by_file_variable_and_flag(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's kanyin.toml: for the file before for all; before that a variable, before that a flag."""
    (here / "pages").mkdir()
    Path("pages/a.txt").write_text(PAGE, encoding="gb18030")
    Path("pages/b.txt").write_text(PAGE, encoding="utf-16-le")
    Path("kanyin.toml").write_text('encoding = "gbk"\n')
    assert "gb18030, named by a person" in encoding_of(capsys, "pages/a.txt")
    Path("pages/kanyin.toml").write_text('encoding = "big5"\n[files."b.txt"]\nencoding = "utf-16-le"\n')
    assert run(["clean", "pages/a.txt"]) == 4
    assert "utf-16-le, named by a person" in encoding_of(capsys, "pages/b.txt")
    monkeypatch.setenv("KANYIN_ENCODING", "gb18030")
    assert "gb18030, named by a person" in encoding_of(capsys, "pages/a.txt")
    assert run(["clean", "pages/b.txt"]) == 4, "a variable goes before the file"
    assert "utf-16-le, named by a person" in encoding_of(capsys, "pages/b.txt", "--encoding", "utf-16-le")


def test_lossy_by_file_variable_and_flag(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("page.txt").write_bytes(PAGE.encode() + b"\xff" * 5 + b"\n")
    assert run(["clean", "page.txt"]) == 4
    Path("kanyin.toml").write_text('[files."p*.txt"]\nlossy = true\n')
    assert run(["clean", "page.txt"]) == 0
    assert run(["clean", "page.txt", "--no-lossy"]) == 4
    assert run(["explain", "page.txt"]) == 0
    monkeypatch.setenv("KANYIN_LOSSY", "no")
    assert run(["clean", "page.txt"]) == 4
    assert run(["clean", "page.txt", "--lossy"]) == 0


def test_config_shows_how_pages_are_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("kanyin.toml").write_text('lossy = true\n[files."alt/*"]\nencoding = "big5"\nkeep.numbers = [3, "5-7"]\n')
    monkeypatch.setenv("KANYIN_ENCODING", "gb18030")
    assert run(["config"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["lossy", "true", "kanyin.toml"] in lines and ["encoding", "gb18030", "KANYIN_ENCODING"] in lines
    assert ['files."alt/*".encoding', "big5", str(here / "kanyin.toml")] in lines
    assert ['files."alt/*".keep.numbers', "3,", "5-7", str(here / "kanyin.toml")] in lines
