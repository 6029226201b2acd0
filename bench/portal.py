"""Text dumps of portal pages against their line labels: ``python bench/portal.py [FOLDER]``.

Cleans each NAME.txt of the folder (by default ``../shared/corpus/portal``) and has the scorer that comes with the
corpus judge the Markdown. The figures are told for two halves of the *sites*: what only fits one half shows.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kanyin import pipeline
from kanyin.errors import KanyinError
from kanyin.read.text import read_source

SHARED = Path(__file__).resolve().parents[2] / "shared"
SHOWN = ("f1", "furniture_kept", "body_lost", "title", "date_where_printed", "source_where_printed")
SHARES = ("authors_where_printed", "authors_invented", "source_invented")


def main() -> int:
    """Clean, score, tell."""
    pages = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpus" / "portal"
    scorer = SHARED / "tools" / "score_portal.py"
    if not pages.is_dir() or not scorer.is_file():
        print(f"{pages} or its scorer is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for half in ("a", "b"):
            made, gold = Path(folder, half, "md"), Path(folder, half, "gold")
            made.mkdir(parents=True)
            gold.mkdir()
            for labels in sorted(pages.glob("*.json")):
                if half_of(json.loads(labels.read_text())["site"]) == half:
                    clean(labels, made, gold)
            command = [sys.executable, str(scorer), str(made), str(gold), "--json"]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            tell(half, json.loads(done.stdout)["summary"])
    return 0


def half_of(site: str) -> str:
    """The half that a site belongs to, for ever."""
    return "ab"[hashlib.sha256(site.encode()).digest()[0] % 2]


def clean(labels: Path, made: Path, gold: Path) -> None:
    """The Markdown of a page, and its labels where the scorer looks for them."""
    page = labels.with_suffix(".txt")
    shutil.copy(labels, gold)
    shutil.copy(page, gold)
    try:
        text = pipeline.make_markdown(pipeline.clean_source(read_source(page.read_bytes(), page.name)))
    except KanyinError as error:
        print(f"{page.name}: {error.problem}")
        text = ""
    (made / f"{page.stem}.md").write_text(text)


def tell(half: str, summary: dict[str, dict[str, float]]) -> None:
    """One line of figures."""
    figures = [f"{name} {summary[name]['mean']:.3f}" for name in SHOWN]
    for name in SHARES:
        figures.append(f"{name} {summary[name].get('share', summary[name].get('mean', 0.0)):.3f}")
    print(f"sites {half}, {summary['pages']} pages: " + ", ".join(figures))


if __name__ == "__main__":
    raise SystemExit(main())
