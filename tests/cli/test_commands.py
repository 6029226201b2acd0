"""What the commands say: help, explain, styles, doctor."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import rules
from kanyin.cli.main import run
from kanyin.model import Change
from kanyin.record import report
from tests.conftest import PAGE, ROOT, Run

HEAVY = (
    *("weasyprint", "ebooklib", "pypandoc", "lxml", "yaml", "trafilatura", "fontTools"),
    *("pypdfium2", "pdfminer", "pikepdf", "PIL"),
)
Out = Callable[[], str]


@pytest.fixture
def out(capsys: pytest.CaptureFixture[str]) -> Out:
    """What went to stdout since the last call; nothing may have gone to stderr."""

    def read() -> str:
        said, err = capsys.readouterr()
        assert err == ""
        return said

    return read


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["bild"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"import sys; from kanyin.cli.main import run; run({arguments!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("command", ["build", "clean", "explain", "styles", "doctor", "proof"])
def test_every_command_shows_an_example(here: Path, out: Out, command: str) -> None:
    assert run([command, "--help"]) == 0
    text = out()
    assert f"Example: kanyin {command}" in text
    example = text.split("Example: kanyin ")[1].split("\n")[0].split("|")[0].split("<")[0].split()
    assert run([example[0], "--help", *example[1:]]) == 0


def test_explain_shows_lines_rules_and_differences(page: Path, out: Out) -> None:
    assert run(["explain", "page.txt"]) == 0
    text = out()
    top, *changes, lines = text.split("\n\n")
    head, *tally = top.split("\n")
    assert len(re.findall("^line ", lines, re.MULTILINE)) == sum(map(bool, map(str.strip, PAGE.splitlines())))
    count = re.fullmatch(r"page\.txt: (\d+) changes by \d+ rules(, \d+ in doubt)?", head)
    assert count and int(count[1]) == len(changes)
    assert sum(int(line.split()[0]) for line in tally) == len(changes)
    for change in changes:
        assert re.match(r"line [\d,-]+  \S+ (drop|edit|join|split|lift)", change.strip()), change
    dropped = next(change for change in changes if change.startswith("line 1 "))
    assert "[-首页 > 教育论文 > 正文-]" in dropped
    commas = next(change for change in changes if change.startswith("line 8 ") and " edit " in change)
    assert "[-,-]{+，+}" in commas
    assert "\x1b" not in text


def test_explain_gives_the_reason_of_the_rule_table(page: Path, out: Out) -> None:
    assert run(["explain", "page.txt", "--json"]) == 0
    changes = json.loads(out())["changes"]
    assert changes
    assert all(change["why"] == report.reasons("zh")[change["rule"]] for change in changes)
    assert [change["lines"][0] for change in changes] == sorted(change["lines"][0] for change in changes)


def test_every_rule_in_the_code_has_a_reason_and_every_reason_a_rule() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "src" / "kanyin").rglob("*.py"))
    used = set(re.findall(r'"([A-Z]{2}\d{3})"', sources))
    assert used
    assert used <= report.reasons("zh").keys()
    steps = {row["id"] for row in rules.table("steps")["step"]}
    assert steps <= used, "a reason without a rule"


def test_a_space_that_changed_can_be_seen() -> None:
    found = report.pieces(Change("CH002", "edit", (1,), "甲\u00a0乙", "甲 乙"))
    assert found == [("same", "甲"), ("gone", "\\u00a0"), ("new", " "), ("same", "乙")]


def test_a_change_in_doubt_is_shown_whole() -> None:
    change = Change("HD091", "edit", (7,), "4 讨论", "4 讨论", doubt=True)
    assert report.explain(change, report.marked).split("\n")[1].strip() == "4 讨论"
    assert "in doubt" in report.heading(change)


def test_explain_of_standard_input(here: Path, kanyin: Run) -> None:
    done = kanyin("explain", "-", input=PAGE.encode())
    assert done.returncode == 0
    assert "[-,-]{+，+}" in done.stdout.decode()


def test_explain_of_some_rules_or_of_doubts(page: Path, out: Out) -> None:
    def rules_shown(*options: str) -> set[str]:
        assert run(["explain", "page.txt", "--json", *options]) == 0
        return {change["rule"] for change in json.loads(out())["changes"]}

    page.write_text(PAGE.replace("2做法与费用", "3做法与费用"))
    assert rules_shown("--rule", "PU001") == {"PU001"}
    assert rules_shown("--rule", "MD", "--rule", "BP") == {rule for rule in rules_shown() if rule[:2] in ("MD", "BP")}
    assert rules_shown("--doubt") == {"HD091"}
    assert run(["explain", "page.txt", "--doubt", "--rule", "PU"]) == 0
    assert out() == "page.txt: no changes\n"


def test_explain_of_a_page_without_an_article_shows_what_went(here: Path, out: Out) -> None:
    Path("menu.txt").write_text("您现在的位置：首页 > 论文 > 正文\n", encoding="utf-8")
    assert run(["explain", "menu.txt"]) == 0
    assert "[-您现在的位置：首页 > 论文 > 正文-]" in out()


def test_what_a_page_holds_cannot_steer_a_terminal(here: Path, kanyin: Run) -> None:
    name = "\x1b]0;owned\x07.txt"
    (here / name).write_text("\x1b[31m首页 > 正文 > \x1b[0m\n" + PAGE, encoding="utf-8")
    assert b"\x1b" not in kanyin("explain", name).stdout
    assert b"\x1b" not in kanyin("build", name, "--style", "\x1b[31m").stderr
    (here / name).write_bytes(b"")
    assert b"\x1b" not in kanyin("build", name).stderr


def test_clean_markdown_stays_as_it_is(here: Path, kanyin: Run) -> None:
    (here / "page.txt").write_text(PAGE, encoding="utf-8")
    markdown = kanyin("clean", "page.txt", "-o", "-").stdout
    assert markdown.startswith(b"---\n")
    assert kanyin("clean", "-", "--from", "markdown", input=markdown).stdout == markdown
    for name, kind in (("own.md", ()), ("renamed.txt", ("--from", "markdown"))):
        (here / name).write_bytes(markdown)
        assert kanyin("clean", name, "-o", "-", *kind).stdout == markdown
        assert b"no changes" in kanyin("explain", name, *kind).stdout
    assert kanyin("clean", "own.md", "-o", "out").returncode == 0
    assert (here / "out" / "own.md").read_bytes() == markdown


@pytest.mark.parametrize(("extra", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_is_for_terminals_that_want_it(
    page: Path, kanyin: Run, terminal: tuple[int, int], extra: dict[str, str], coloured: bool
) -> None:
    main, side = terminal
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    done = kanyin(
        "explain",
        "page.txt",
        env=environment | extra,
        stdout=side,
        stderr=subprocess.PIPE,
        capture_output=False,
    )
    assert done.returncode == 0
    text = os.read(main, 100_000)
    assert (b"\x1b[" in text) is coloured
    assert (b"[-" in text) is not coloured


@given(st.text(), st.text())
def test_pieces_lose_nothing(before: str, after: str) -> None:
    """The pieces shown hold every character that differs; no control character reaches a terminal."""
    found = report.pieces(Change("X", "edit", (1,), before, after))
    shown = "".join(text for kind, text in found if kind != "cut")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)
    if not any(kind == "cut" for kind, _ in found) and not any(map(report.is_unseen, before + after)):
        assert "".join(text for kind, text in found if kind in ("same", "gone")) == report.visible(before)
        if after:
            assert "".join(text for kind, text in found if kind in ("same", "new")) == report.visible(after)


@pytest.mark.parametrize(
    ("numbers", "shown"), [((3,), "3"), ((12, 13, 14), "12-14"), ((3, 7, 9, 10), "3,7,9-10"), ((), "")]
)
def test_line_numbers(numbers: tuple[int, ...], shown: str) -> None:
    assert report.line_numbers(numbers) == shown


def test_styles(here: Path, out: Out) -> None:
    assert run(["styles"]) == 0
    assert re.search(r"^journal +期刊", out(), re.MULTILINE)
    assert run(["styles", "journal"]) == 0
    assert "210 × 285 mm" in out()
    assert run(["styles", "--json"]) == 0
    assert "journal" in [style["name"] for style in json.loads(out())["styles"]]
    assert run(["styles", "期刊", "--trim", "185x260"]) == 0
    assert "185 × 260 mm" in out()


def test_a_style_is_drawn(here: Path, out: Out) -> None:
    assert run(["styles", "公文", "--png", "公文.png"]) == 0
    assert out() == "公文.png\n"
    data = Path("公文.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert (width - 4 * 12) // 3 == pytest.approx(210 / 25.4 * 100, abs=1)
    assert height - 2 * 12 == pytest.approx(297 / 25.4 * 100, abs=1)
    assert run(["styles", "公文", "--png", "again.png"]) == 0
    assert Path("again.png").read_bytes() == data


def test_a_picture_needs_a_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["styles", "--png", "x.png"]) == 2
    assert "name it: kanyin styles journal" in capsys.readouterr().err


def test_style_trim_and_contents_of_a_book(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = ["build", "page.txt", "--to", "pdf", "-q"]
    assert run([*pages, "--style", "论文", "--trim", "A5", "--toc", "-o", "flags"]) == 0
    Path("kanyin.toml").write_text('style = "article"\ntrim = "148x210"\ntoc = true\n', encoding="utf-8")
    assert run([*pages, "-o", "file"]) == 0
    (made,) = Path("flags").glob("*.pdf")
    assert (Path("file") / made.name).read_bytes() == made.read_bytes()
    with pypdfium2.PdfDocument(made) as document:
        assert document[0].get_size() == pytest.approx((148 / 25.4 * 72, 210 / 25.4 * 72), abs=0.1)
        texts = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
        assert any("目\u3000次" in text for text in texts)
    Path("kanyin.toml").write_text("toc = 2\n", encoding="utf-8")
    assert run([*pages, "-o", "file"]) == 2
    assert "toc = 2 is neither true nor false" in capsys.readouterr().err


def test_doctor_proves_the_chain(here: Path, out: Out) -> None:
    assert run(["doctor"]) == 0
    text = out()
    assert re.search(r"^ok +proof +汉字排版", text, re.MULTILINE)
    for name in ("Python", "pandoc", "Pango", "HarfBuzz subset", "font song", "font hei", "font kai", "Java"):
        assert name in text
    assert list(here.iterdir()) == []


def test_doctor_tells_what_is_missing_and_how_to_get_it(here: Path, kanyin: Run) -> None:
    Path("stand-in/weasyprint").mkdir(parents=True)
    Path("stand-in/weasyprint/__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")\n")
    Path("fonts.conf").write_text('<?xml version="1.0"?><fontconfig><cachedir>cache</cachedir></fontconfig>')
    environment = {
        **os.environ,
        "PYTHONPATH": str(here / "stand-in"),
        "FONTCONFIG_FILE": str(here / "fonts.conf"),
    }
    done = kanyin("doctor", "--json", env={**environment, "PATH": os.defpath})
    assert done.returncode == 3
    found = json.loads(done.stdout)
    missing = {check["name"]: check for check in found["checks"] if not check["found"]}
    assert not found["ok"]
    assert {"font song", "font hei", "font kai", "proof"} <= missing.keys()
    assert all(missing[name]["cure"] and missing[name]["purpose"] for name in missing)
    assert "apt-get install" in found["install"] or sys.platform != "linux" or not Path("/usr/bin/apt-get").exists()
