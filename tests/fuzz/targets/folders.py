"""A saved page with pictures beside it and above it, as a person runs kanyin: nothing but the output folder changes."""

from __future__ import annotations

import htmldate  # noqa: F401  # the process that cleans a page is forked, and would import them for each
import trafilatura  # noqa: F401

from tests.fuzz.command import clean_folder
from tests.fuzz.engine import Case, Target
from tests.fuzz.targets import html

PICTURE = b"\x89PNG\r\n\x1a\n"


def run(case: Case) -> None:
    pages = case.folder / "all" / "pages"
    (pages / "pic").mkdir(parents=True)
    for name in ("all/pages/a.png", "all/pages/pic/b.png", "all/secret.png", "secret.png"):
        (case.folder / name).write_bytes(PICTURE)
    name = case.luck.choice(["page.html", "甲 乙.htm", "-x.html", "a.b.c.html", "页" * 40 + ".html"])
    (pages / name).write_bytes(case.data)
    clean_folder(case, f"all/pages/{name}")


TARGET = Target("folders", ["*.html"], run, html.TARGET.mutations, weight=0.2, limit=1.5, more=html.more)
