"""The same input gives the same bytes, whatever the machine's language, clock, folders, rights and cores."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import PAGE
from tests.output.books import RICH, png

LETTERS = """\
---
title: 渡口的“老船工’s”
author: [{name: 江涛, affiliation: 临江学院}]
lang: zh-CN
---

# 1 船名

船名 *Şule* 与 `Țara` 并用，**重写**为 Яна、α、fi。

> 船工说：“早一点好。”
"""

# What differs between machines and between two runs on one; the last two agree in nothing with the first.
MACHINES = {
    "C": ({"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"}, 0o022, "1", "a"),
    "Chinese": ({"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1"}, 0o077, "2", "甲/乙 'b' (c)"),
    "other": (
        {"LC_ALL": "C.UTF-8", "LANGUAGE": "ar:zh", "FC_LANG": "ar", "TZ": "America/St_Johns", "PYTHONHASHSEED": "77"},
        0,
        "3",
        "x" * 100,
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What each machine makes of a scraped page and two Markdown files in all formats, by the name of the file."""
    folder = tmp_path_factory.mktemp("machines")
    return {name: make(folder, name) for name in MACHINES}


def make(folder: Path, name: str) -> dict[str, bytes]:
    variables, umask, jobs, place = MACHINES[name]
    home = folder / name / place
    pages = home / "pages"
    pages.mkdir(parents=True)
    (pages / "page.txt").write_text(PAGE, encoding="utf-8")
    (pages / "rich.md").write_text(RICH, encoding="utf-8")
    (pages / "letters.md").write_text(LETTERS, encoding="utf-8")
    (pages / "scale.png").write_bytes(png())
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "KANYIN_"))}
    environment = {**kept, **variables, **chinese_locale(folder), "HOME": str(home)}
    command = [sys.executable, "-m", "kanyin", "build", "pages", "-o", "out", "-j", jobs, "--to", "md,pdf,epub,docx"]
    done = subprocess.run(command, cwd=home, env=environment, umask=umask, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return {str(path.relative_to(home)): path.read_bytes() for path in (home / "out").rglob("*") if path.is_file()}


def chinese_locale(folder: Path) -> dict[str, str]:
    """Where a Chinese locale is, made of the system's sources where they are; fontconfig heeds its name alone."""
    made = folder / "locales"
    if not made.exists() and shutil.which("localedef"):
        made.mkdir()
        command = ["localedef", "-i", "zh_CN", "-f", "UTF-8", str(made / "zh_CN.UTF-8")]
        subprocess.run(command, capture_output=True, check=False)
    return {"LOCPATH": str(made)} if (made / "zh_CN.UTF-8").exists() else {}


@pytest.mark.parametrize("machine", [name for name in MACHINES if name != "C"])
def test_the_same_bytes_everywhere(made: dict[str, dict[str, bytes]], machine: str) -> None:
    here, there = made["C"], made[machine]
    assert {Path(name).suffix for name in here} == {".md", ".json", ".pdf", ".epub", ".docx"}
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_fonts_are_named_by_their_postscript_names(made: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    known = subprocess.run(["fc-list", "--format", "%{postscriptname}\n"], capture_output=True, text=True, check=True)
    names = set()
    file = tmp_path / "letters.pdf"
    file.write_bytes(made["Chinese"]["out/letters.pdf"])
    with pikepdf.open(file) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontName" in item:
                tag, _, name = str(item.FontName).lstrip("/").partition("+")
                assert re.fullmatch("[A-Z]{6}", tag)
                assert name in known.stdout.split()
                assert str(item.FontFamily).isascii()
                names.add((tag, name))
    assert len(names) > 4
    assert len({tag for tag, _ in names}) == len(names)
