"""What tests share: pages of our own, and ways to run kanyin."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kanyin.run.workers import GARBAGE
from tests.forked import Forked, make_a_book

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# Who is started in the background is deaf to Ctrl-C, and so are its children: the tests that press it need ears.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# No test is timed: a busy machine is no fault.
settings.register_profile("kanyin", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("kanyin")

# A process of tests holds much that lives as long as it: looking it through for garbage again and again, as often as a
# small program does, took a fifth of the time. (Workers of kanyin do the same.)
gc.set_threshold(GARBAGE, 10, 10)

# epubcheck runs for seconds: what Java spends on its second compiler never comes back.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")

PAGE = """\
首页 > 教育论文 > 正文
乡镇图书馆延时开放的实践与思考
作者：周明远
来源：《书与村》2022年第4期
摘要：乡镇图书馆白天开门,读者却在夜里才有空。本文记录一个镇延长开放时间的做法,并讨论它的费用与成效。
关键词：乡镇图书馆；延时开放；读者服务
1问题的由来
镇上的图书馆原先下午五点关门,而种田的人六点才回家。馆里的书有四万册,一年借出去的不到三千册。调查时,不少人说:“想看书的时候,门总是关着。”
这样的情形并不少见。邻近的六个镇里,有五个镇的图书馆在傍晚以前关门,周末只开半天。
2做法与费用
2.1延长时间
从2020年3月起,图书馆每晚开到九点半,由两名馆员与七名志愿者轮值。夜间照明与取暖每月多花1860元,由镇里与村里各出一半。
2.2送书上门
行动不便的老人可以打电话借书,志愿者第二天送到家里,两周以后再去取回。
3结语
门开得晚一些,书就走得远一些。延时开放花费不多,成效却看得见:一年以后,借书的册数增加了三倍。
参考文献
[1] 陈立. 乡村阅读调查报告[J]. 书与村, 2019(2): 11-15.
[2] 何秀. 图书馆的夜晚[M]. 杭州: 西泠书局, 2018: 40-52.
"""

MARKDOWN = """\
---
title: 手改过的文章
author:
  - name: 周明远
date: '2022'
lang: zh-CN
---

# 1 起因

第一段文字，由人改过。

# 参考文献

[1] 陈立. 乡村阅读调查报告[J]. 书与村, 2019(2): 11-15.
"""


PROFILES = ("/usr/share/color/icc/ghostscript/default_cmyk.icc", "/usr/share/color/icc/ghostscript/ps_cmyk.icc")


LONG = frozenset({"book", "cli", "fuzz", "output", "proof", "style", "tests", "typeset"})
"""Folders of tests that make and open whole books; ``tests`` has those of the whole program."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first, file by file, in both halves of the list: two processes begin with one each, and what is left
    at the end for one of them is short.
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    long = [path for path in files if path.parent.name in LONG]
    short = [path for path in files if path.parent.name not in LONG]
    first, second = long[::2], long[1::2]
    while short and 2 * sum(len(files[path]) for path in first) < len(items):
        first.append(short.pop(0))
    items[:] = [item for path in (*first, *second, *short) for item in files[path]]


@pytest.fixture(scope="session")
def profile() -> str:
    """A profile for four inks; Ghostscript brings one."""
    found = next((path for path in PROFILES if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no CMYK profile on this system (Debian: libgs-common or ghostscript)")
    return found


@pytest.fixture(scope="session")
def ready() -> None:
    """Commands that are run within this process make each document in one that is forked from it: what each of these
    would read anew has been read before.
    """
    make_a_book()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ready: None) -> Path:
    """An empty folder that is the current one, and no settings from outside."""
    for name in [name for name in os.environ if name.startswith("KANYIN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(here: Path) -> Path:
    """A scraped page in the current folder."""
    path = here / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="session")
def forked() -> Iterator[Forked | None]:
    """The process that has imported kanyin; None where forking is not safe."""
    if not sys.platform.startswith("linux"):
        yield None
        return
    waiting = Forked()
    yield waiting
    waiting.stop()


@pytest.fixture
def kanyin(here: Path, forked: Forked | None) -> Run:
    """Run kanyin as a process of its own in the current folder; keywords go to ``subprocess.run``."""

    def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
        if forked and forked.can_run(options):
            return forked.run(arguments, here, options.get("input"))  # type: ignore[arg-type]
        options = {"capture_output": True, "stdin": subprocess.DEVNULL, **options}
        if "input" in options:
            del options["stdin"]
        command = [sys.executable, "-m", "kanyin", *arguments]
        return subprocess.run(command, check=False, cwd=here, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """A terminal: the descriptor to read from what it shows, and the one that a program writes to."""
    pty = pytest.importorskip("pty", reason="no terminals to test with on this system")
    try:
        ends = pty.openpty()
    except OSError as error:
        pytest.skip(f"no terminal can be opened here: {error}")
    yield ends
    for end in ends:
        os.close(end)
