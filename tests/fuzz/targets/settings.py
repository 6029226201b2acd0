"""A kanyin.toml beside a page, as a person runs kanyin: nothing but the output folder changes."""

from __future__ import annotations

from bench.pages import page
from tests.fuzz.command import clean_folder
from tests.fuzz.engine import Case, Target


def run(case: Case) -> None:
    (case.folder / "page.txt").write_text(page(3), encoding="utf-8")
    (case.folder / "kanyin.toml").write_bytes(case.data)
    clean_folder(case, "page.txt")


TARGET = Target("settings", ["*.toml"], run, weight=0.3, limit=1.5)
