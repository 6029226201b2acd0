"""What libraries say reaches nobody; what it means for a document is told in kanyin's own words, with file and line."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from kanyin.cli.main import run
from kanyin.remarks import heard, remark, silence
from tests.output.books import png


def print_in_c() -> None:
    os.write(2, b"(process:1): Pango-WARNING **: noise\n")


WAYS: dict[str, Callable[[], object]] = {
    "logging of a library": lambda: logging.getLogger("fontTools.subset").warning("noise"),
    "logging without a name": lambda: logging.warning("noise"),
    "warnings": lambda: warnings.warn("noise", UserWarning, stacklevel=1),
    "deprecations": lambda: warnings.warn("noise", DeprecationWarning, stacklevel=1),
    "Python's stderr": lambda: print("noise", file=sys.__stderr__, flush=True),
    "the descriptor": print_in_c,
    "a process of its own": lambda: subprocess.run([sys.executable, "-c", "raise SystemExit('noise')"], check=False),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_libraries_say_is_not_heard(way: str) -> None:
    """In a process of its own: pytest listens to all of these itself."""
    code = (
        "import os, warnings\n"
        "from tests.cli.test_noise import WAYS, silence\n"
        "warnings.simplefilter('always')\n"
        f"with silence():\n    WAYS[{way!r}]()\n"
        f"os.write(2, b'after\\n')\nWAYS[{way!r}]()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    quiet, _, loud = done.stderr.partition("after\n")
    assert quiet == "" and "noise" in loud


def test_remarks_are_gathered_once_and_nowhere_else() -> None:
    remark("outside", line=1)
    with heard() as found:
        remark("甲", line=2, hint="乙")
        remark("甲", line=2, hint="乙")
        with heard() as inner:
            remark("丙")
    assert [(one.problem, one.line) for one in found] == [("甲", 2)] and len(inner) == 1
    assert next(iter(found)).text("a.md") == "a.md:2: 甲\n  乙"


def test_silence_gives_back_what_it_took(capfd: pytest.CaptureFixture[str]) -> None:
    before = (logging.getLogger().handlers[:], warnings.filters[:])
    with pytest.raises(RuntimeError), silence():
        raise RuntimeError
    assert (logging.getLogger().handlers[:], warnings.filters[:]) == before
    os.write(2, b"heard")
    assert capfd.readouterr().err == "heard"


NOISY = """\
---
title: 各处都有声音
lang: zh-CN
---

甲[^1]与[网](#nowhere)。$\\foo{x}$

[^1]: 一

[^1]: 又一

[^2]: 没有人叫它

![画](drawing.svg) ![图](scale.png)

::: a
没有关上
"""
SAID = {
    10: "another note is called [^1] too",
    12: "the note [^2] is called nowhere",
    16: "the division that begins here is never closed",
    6: "this formula cannot be read",
    14: "picture 'drawing.svg' is shown without blob (line 1)",
}


@pytest.fixture
def noisy(here: Path) -> Path:
    (here / "scale.png").write_bytes(png())
    (here / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" blob="1" width="9"/>', "utf-8")
    (here / "noisy.md").write_text(NOISY, encoding="utf-8")
    return here / "noisy.md"


def test_a_document_that_makes_every_library_speak(noisy: Path) -> None:
    """On a machine where fontconfig complains too."""
    environment = {**os.environ, "FONTCONFIG_FILE": "/nowhere/fonts.conf", "LANGUAGE": "en"}
    command = [sys.executable, "-m", "kanyin", "build", "noisy.md", "--to", "pdf,epub,docx"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    notes = [line for line in done.stderr.splitlines() if line.startswith("note: ")]
    assert [line for line in done.stderr.splitlines() if not line.startswith(("note: ", "error: ", "  "))] == []
    for line, words in SAID.items():
        assert [note for note in notes if note.startswith(f"note: noisy.md:{line}: {words}")], (line, words)
    others = [note for note in notes if "noisy.md:6: a link leads to nothing" not in note]
    assert len(notes) - 1 == len(others) == len(SAID)


def test_notes_are_in_the_json_and_not_told_to_who_wants_quiet(noisy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "noisy.md", "--to", "epub", "--json"]) == 0
    (document,) = json.loads(capfd.readouterr().out)["documents"]
    assert {note["line"] for note in document["notes"]} == set(SAID)
    assert run(["build", "noisy.md", "--to", "epub", "-q"]) == 0
    assert capfd.readouterr() == ("", "")
