"""A folder of 100 articles set as a journal: pages a second, beside Typst and plain WeasyPrint, in one run.

``make bench`` calls it. COUNT made-up articles are cleaned to Markdown first; then each tool makes PDFs of them in a
process of its own, started cold, RUNS times in turn with the others. Typst and WeasyPrint get the text by pandoc and
set it on the trim, the columns, the lines and the fonts of kanyin's style ``journal``, without title block; kanyin has
that, its line layout, running heads, tags and links. The table gives the fastest time, pages a second, and
that as a multiple of what one process of kanyin does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc
from pages import page
from pypdfium2 import PdfDocument

COUNT = int(os.environ.get("COUNT", "100"))
RUNS = int(os.environ.get("RUNS", "3"))

TYPST = """
import pathlib, subprocess, sys, typst
page = '''
#set page(width: 210mm, height: 285mm, margin: (top: 26mm, bottom: 21.9mm, x: 19.8mm), columns: 2)
#set columns(gutter: 7.4mm)
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 5.25pt, spacing: 5.25pt, first-line-indent: (amount: 2em, all: true))
'''
for source in sorted(pathlib.Path("articles").glob("*.md")):
    command = [sys.argv[1], "-t", "typst", source]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    pathlib.Path("article.typ").write_text(page + text)
    pathlib.Path("typst", source.stem + ".pdf").write_bytes(typst.compile("article.typ"))
"""

WEASYPRINT = """
import pathlib, subprocess, sys
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
page = '''<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: 210mm 285mm; margin: 26mm 19.8mm 21.9mm }
body { font: 10.5pt/15.75pt "Noto Serif CJK SC"; margin: 0; columns: 2; column-gap: 7.4mm; text-align: justify }
p { margin: 0; text-indent: 2em }
</style>'''
fonts = FontConfiguration()
for source in sorted(pathlib.Path("articles").glob("*.md")):
    command = [sys.argv[1], "-t", "html", source]
    text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    HTML(string=page + text).write_pdf(pathlib.Path("weasyprint", source.stem + ".pdf"), font_config=fonts)
"""


def commands() -> dict[str, list[str]]:
    """What is measured, by its name; its results go into a folder of that name."""
    kanyin = [sys.executable, "-m", "kanyin", "build", "articles", "-q", "--to", "pdf", "--style", "journal"]
    pandoc = str(pypandoc.get_pandoc_path())
    return {
        "kanyin": [*kanyin, "-o", "kanyin", "-j", "1"],
        "kanyin, a process a core": [*kanyin, "-o", "kanyin, a process a core"],
        "typst": [sys.executable, "-c", TYPST, pandoc],
        "weasyprint": [sys.executable, "-c", WEASYPRINT, pandoc],
    }


def fill() -> None:
    """The articles, as Markdown, in the folder articles."""
    Path("pages").mkdir()
    for number in range(COUNT):
        Path("pages", f"{number:03d}.txt").write_text(page(number), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "kanyin", "clean", "pages", "-q", "-o", "articles"], check=True)


def seconds(command: list[str]) -> float:
    """How long a command takes; the bench ends when it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def count_pages(folder: Path) -> int:
    """The pages of all PDFs in a folder."""
    return sum(len(PdfDocument(path)) for path in folder.glob("*.pdf"))


def main() -> None:
    """Measure in a folder that is thrown away, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        fill()
        measured: dict[str, list[float]] = {}
        for _ in range(RUNS):
            for tool, command in commands().items():
                Path(tool).mkdir(exist_ok=True)
                measured.setdefault(tool, []).append(seconds(command))
        pages = {tool: count_pages(Path(tool)) for tool in measured}
        os.chdir("/")
    speed = {tool: pages[tool] / min(times) for tool, times in measured.items()}
    print(f"{COUNT} articles in journal, {RUNS} runs, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores\n")
    print("| what | fastest s | pages | pages/s | times kanyin |")
    print("|---|---:|---:|---:|---:|")
    for tool, times in measured.items():
        ratio = speed[tool] / speed["kanyin"]
        print(f"| {tool} | {min(times):.2f} | {pages[tool]} | {speed[tool]:.1f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
