"""kanyin's command line in the same process, and what it may leave behind."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

from kanyin.cli.main import run
from tests.fuzz.engine import Case


def clean_folder(case: Case, page: str) -> None:
    """``kanyin clean PAGE -o out`` in the case's folder. AssertionError for a bug, and for a file changed elsewhere."""
    before = _files(case.folder.parent, case.out)
    said = io.StringIO()
    here = Path.cwd()
    os.chdir(case.folder)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(["--lang", "en", "clean", "-o", "out", "--", page])
    finally:
        os.chdir(here)
    assert "a bug in kanyin" not in said.getvalue() and "internal error" not in said.getvalue(), said.getvalue()[:1500]
    assert code in (0, 1, 2, 4, 5), f"exit code {code}: {said.getvalue()[:500]}"
    assert _files(case.folder.parent, case.out) == before, "files changed outside the output folder"


def _files(root: Path, out: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and not path.is_relative_to(out)}
