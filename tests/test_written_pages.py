"""Pages of docs/ that a tool writes are what it would write today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("tool", ["modules_page.py", "proof_page.py"])
def test_a_page_that_a_tool_writes_is_up_to_date(tool: str) -> None:
    command = [sys.executable, ROOT / "tools" / tool, "--check"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def test_every_module_has_its_line() -> None:
    page = (ROOT / "docs" / "modules.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("- `")]
    assert all(line.split("` ", 1)[1] for line in lines)
    assert len(lines) > 300
