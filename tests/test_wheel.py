"""The wheel works alone: in its own environment, away from the repository, it finds its rules and styles."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import PAGE, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and "hatchling" in done.stderr and "No matching distribution" in done.stderr:
        pytest.skip("hatchling cannot be fetched to build a wheel with")
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("kanyin-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Python of a new environment that holds the wheel; its dependencies come from where the tests run."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    found = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    packages = Path(found.stdout.strip())
    zipfile.ZipFile(wheel).extractall(packages)
    # A path file of plain paths: path files in them, that of an editable kanyin too, are not read.
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()))
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KANYIN"))}
    return subprocess.run(
        [python, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_it_holds_rules_styles_and_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("src/kanyin/rules", "styles"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"kanyin/{Path(folder).name}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert {"kanyin/py.typed", *(f"kanyin/record/schema/{name}.schema.json" for name in ("changes", "proof"))} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "input/")) for name in names)


def test_it_runs_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    where = run(installed, tmp_path, "-c", "import kanyin; print(kanyin.__file__)")
    assert str(ROOT) not in where.stdout
    styles = run(installed, tmp_path, "-m", "kanyin", "styles")
    assert styles.stdout.startswith("article"), styles.stderr
    done = run(installed, tmp_path, "-m", "kanyin", "build", "page.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [f"build/page.{x}" for x in ("md", "changes.json", "pdf", "epub", "docx")]
    report = run(installed, tmp_path, "-m", "kanyin", "explain", "page.txt", "--html", "report.html")
    assert report.returncode == 0, report.stderr
    assert "<script>" in (tmp_path / "report.html").read_text(encoding="utf-8")
