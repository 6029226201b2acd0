"""Time and memory of ``kanyin build`` on one page, beside other tools on the same Markdown, in one run.

``make bench`` calls it. Each row is a process of its own, started cold (no server, no cache of ours), RUNS times in
turn with the others; the table gives the median time, the highest memory of the process and its children, and the
time as a multiple of kanyin's for the same format. The page is that of ../shared/corpus/seed where it is there,
else the first of input/.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[1]
RUNS = int(os.environ.get("RUNS", "5"))

TYPST = """
import pathlib, subprocess, sys, typst
pandoc, source, target = sys.argv[1:]
# keywords: pandoc writes them unquoted, and Typst takes Chinese ones for variables.
options = ["-s", "-t", "typst", "-V", "mainfont=Noto Serif CJK SC", "-M", "keywords="]
text = subprocess.run([pandoc, *options, source], capture_output=True, check=True).stdout
pathlib.Path("page.typ").write_bytes(text)
pathlib.Path(target).write_bytes(typst.compile("page.typ"))
"""


@dataclass(slots=True)
class Row:
    """One way to make one file; ``rival`` names the kanyin row that it is measured against."""

    name: str
    commands: list[list[str]]
    results: list[str]
    rival: str = ""
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)


def page() -> Path:
    """The page that is built."""
    seed = sorted((ROOT.parent / "shared" / "corpus" / "seed").glob("*.txt"))
    found = seed or sorted(path for path in (ROOT / "input").iterdir() if path.suffix in (".txt", ".html"))
    return found[0]


def rows(source: Path) -> list[Row]:
    """What is measured; all but kanyin's rows read page.md in the current folder."""
    kanyin = [sys.executable, "-m", "kanyin", "build", str(source), "-q", "-o", "out"]
    clean = [sys.executable, "-m", "kanyin", "clean", str(source), "-q", "-o", "-"]
    pandoc = str(pypandoc.get_pandoc_path())
    weasyprint = [sys.executable, "-m", "weasyprint", "-q", "page.html", "weasyprint.pdf"]
    name = source.stem
    return [
        Row("kanyin clean", [clean], []),
        Row("python -c 'import yaml'", [[sys.executable, "-c", "import yaml"]], [], "kanyin clean"),
        Row("kanyin md", [[*kanyin, "--to", "md"]], [f"out/{name}.md"]),
        Row("kanyin pdf", [[*kanyin, "--to", "pdf"]], [f"out/{name}.pdf"]),
        Row("kanyin epub", [[*kanyin, "--to", "epub"]], [f"out/{name}.epub"]),
        Row("kanyin docx", [[*kanyin, "--to", "docx"]], [f"out/{name}.docx"]),
        Row("kanyin, all four", [kanyin], [f"out/{name}.{x}" for x in ("md", "pdf", "epub", "docx")]),
        Row("pandoc docx", [[pandoc, "page.md", "-o", "pandoc.docx"]], ["pandoc.docx"], "kanyin docx"),
        Row("pandoc epub", [[pandoc, "page.md", "-o", "pandoc.epub"]], ["pandoc.epub"], "kanyin epub"),
        Row(
            "pandoc + Typst pdf",
            [[sys.executable, "-c", TYPST, pandoc, "page.md", "typst.pdf"]],
            ["typst.pdf"],
            "kanyin pdf",
        ),
        Row(
            "pandoc + weasyprint pdf",
            [[pandoc, "-s", "page.md", "-o", "page.html"], weasyprint],
            ["weasyprint.pdf"],
            "kanyin pdf",
        ),
    ]


def measure(row: Row) -> None:
    """Run it once; the bench ends when a command fails."""
    start = time.perf_counter()
    for command in row.commands:
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                errors.seek(0)
                sys.exit(f"{row.name} failed: {errors.read().decode(errors='replace')}")
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # ru_maxrss: bytes on macOS, KiB on Linux
        row.megabytes = max(row.megabytes, usage.ru_maxrss / unit)
    row.seconds.append(time.perf_counter() - start)


def table(measured: list[Row], say: Callable[[str], None]) -> None:
    """The table, in Markdown."""
    by_name = {row.name: row for row in measured}
    say("| what | median s | fastest s | peak MB | result KB | times kanyin |")
    say("|---|---:|---:|---:|---:|---:|")
    for row in measured:
        rival = by_name.get(row.rival)
        ratio = f"{row.median / rival.median:.2f}" if rival else ""
        size = sum(Path(result).stat().st_size for result in row.results) / 1024
        say(f"| {row.name} | {row.median:.2f} | {min(row.seconds):.2f} | {row.megabytes:.0f} | {size:.0f} | {ratio} |")


def main() -> None:
    """Measure in a folder that is thrown away, and print the table."""
    source = page()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        clean = [sys.executable, "-m", "kanyin", "clean", "-q", str(source), "-o", "-"]
        Path("page.md").write_bytes(subprocess.run(clean, capture_output=True, check=True).stdout)
        measured = rows(source)
        for _ in range(RUNS):
            for row in measured:
                measure(row)
        print(f"{source.name}, {RUNS} runs, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
        table(measured, print)


if __name__ == "__main__":
    main()
