"""Which package holds what, on systems other than the one that the tests run on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from kanyin import system


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> object:
    """Stand on another system: its platform, its programs, the packages that its apt knows, and whether we are root."""

    def stand(platform: str, programs: str = "", known: str = "", uid: int = 1000) -> None:
        def apt_cache(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
            asked = [name for name in command[2:] if name in known.split()]
            told = "".join(f"Package: {name}\nVersion: 1\nDescription: a font\n\n" for name in asked)
            return subprocess.CompletedProcess(command, 0 if len(asked) == len(command) - 2 else 100, told.encode())

        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(shutil, "which", lambda name: name if name in programs.split() else None)
        monkeypatch.setattr(subprocess, "run", apt_cache)
        monkeypatch.setattr(os, "geteuid", lambda: uid)

    return stand


def test_every_thing_has_a_place_to_get_it_from() -> None:
    assert system.PACKAGES.keys() == system.ELSEWHERE.keys()
    for thing, by_manager in system.PACKAGES.items():
        assert by_manager.keys() <= system.COMMANDS.keys(), thing


def test_debian(on) -> None:  # type: ignore[no-untyped-def]
    on("linux", "apt-get", known="fonts-noto-cjk fonts-lxgw-wenkai")
    command = "sudo apt-get install -y fonts-noto-cjk fonts-lxgw-wenkai"
    assert system.install_command(["song", "hei", "kai"]) == command
    on("linux", "apt-get", known="fonts-noto-cjk", uid=0)
    assert system.install_command(["song", "hei", "kai"]) == "apt-get install -y fonts-noto-cjk"


def test_an_apt_that_knows_nothing_yet_is_asked_for_all(on) -> None:  # type: ignore[no-untyped-def]
    on("linux", "apt-get")
    assert system.install_command(["kai"]) == "sudo apt-get install -y fonts-lxgw-wenkai"


def test_fedora(on) -> None:  # type: ignore[no-untyped-def]
    on("linux", "dnf")
    assert system.install_command(["pango", "kai"]) == (
        "sudo dnf install -y pango; get LXGW WenKai from https://github.com/lxgw/LxgwWenKai"
    )


def test_macos(on) -> None:  # type: ignore[no-untyped-def]
    on("darwin", "brew")
    assert system.install_command(["pango", "song"]) == "brew install pango font-noto-serif-cjk-sc"


def test_windows(on) -> None:  # type: ignore[no-untyped-def]
    on("win32", "pacman")
    assert system.install_command(["pango"]) == "pacman -S --needed mingw-w64-x86_64-pango"


def test_a_system_that_we_do_not_know(on) -> None:  # type: ignore[no-untyped-def]
    on("linux")
    assert system.install_command(["pango"]).startswith("get Pango from https://")
