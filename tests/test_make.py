"""What make calls: only changed pages are built, and what cannot be installed is told with the command to type."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

if sys.platform == "win32":
    pytest.skip("make runs in MSYS2 there", allow_module_level=True)

# Writes what kanyin would write, and tells which pages it was given.
STAND_IN = """#!/bin/sh
shift 7
for page in "$@"; do
    echo "made $page"
    name=${page##*/}
    for suffix in md pdf epub docx; do [ "${page##*.}" = $suffix ] || : > "build/${name%.*}.$suffix"; done
done
"""


@pytest.fixture
def project(here: Path) -> Path:
    """A checkout with two pages, all made long ago, and a kanyin that only pretends."""
    for folder in ("input", "build"):
        (here / folder).mkdir()
    (here / "kanyin").write_text(STAND_IN)
    (here / "kanyin").chmod(0o755)
    for name in ("code", "input/一 页.txt", "input/hand.md"):
        (here / name).touch()
        os.utime(here / name, (1_000_000, 1_000_000))
    return here


def make(project: Path) -> str:
    script = ROOT / "tools" / "build.sh"
    done = subprocess.run(["sh", script, "./kanyin", "code"], capture_output=True, text=True, check=True, cwd=project)
    return done.stdout


def test_only_what_changed_is_made_again(project: Path) -> None:
    assert make(project) == "made input/一 页.txt\nmade input/hand.md\n"
    assert make(project) == "build/ is up to date\n"
    (project / "build/hand.epub").unlink()
    assert make(project) == "made input/hand.md\n"
    os.utime(project / "build/一 页.pdf", (900_000, 900_000))
    assert make(project) == "made input/一 页.txt\n"
    os.utime(project / "code", (4_000_000_000, 4_000_000_000))
    assert make(project).count("made ") == 2


def test_the_options_that_make_gives_are_kanyins(project: Path) -> None:
    (project / "kanyin").write_text('#!/bin/sh\necho "$@"\n')
    options = make(project).split()[:7]
    assert options == ["build", "-o", "build", "--to", "md,pdf,epub,docx", "--style", "journal"]


def test_without_python_make_says_how_to_get_it(here: Path) -> None:
    (here / "bin").mkdir()
    for name in ("sh", "id"):
        (here / "bin" / name).symlink_to(shutil.which(name) or "")
    done = subprocess.run(
        ["sh", ROOT / "tools" / "venv.sh", "venv"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(here / "bin")},
    )
    assert done.returncode == 3
    assert done.stderr.startswith("error: there is no Python 3.11 or newer here\n")
    assert "sudo apt-get install python3.11 python3.11-venv" in done.stderr


def test_without_the_venv_package_and_root_make_says_what_to_type(here: Path) -> None:
    """A Python as Debian has it: without ensurepip."""
    (here / "bin").mkdir()
    for name, body in {
        "python3": f'case "$2" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"',
        "id": "echo 1000",
        "sudo": "exit 1",
        "apt-get": "echo installed >&2; exit 1",
    }.items():
        (here / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
        (here / "bin" / name).chmod(0o755)
    (here / "bin" / "sh").symlink_to(shutil.which("sh") or "")
    done = subprocess.run(
        ["sh", ROOT / "tools" / "venv.sh", "venv"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(here / "bin")},
    )
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert done.returncode == 3
    assert f"sudo apt-get install -y --no-install-recommends {version}" in done.stderr
    assert not (here / "venv").exists()


def test_the_matrix_says_what_it_needs(here: Path) -> None:
    (here / "bin").mkdir()
    for name in ("sh", "id", "dirname"):
        (here / "bin" / name).symlink_to(shutil.which(name) or "")
    done = subprocess.run(
        ["sh", ROOT / "tools" / "matrix.sh", "trixie"],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(here / "bin")},
    )
    assert done.returncode == 3
    assert "root and debootstrap" in done.stderr


def test_continuous_tests_call_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script and "make test" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
