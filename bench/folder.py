"""A folder of many made-up pages: the same bytes twice, flat memory, and what a second process brings.

``make bench`` calls it. COUNT pages (2,000), 5 % of them broken in ten ways, are cleaned with one process and with
two, RUNS times by turns; the table gives the fastest time of each and their ratio, on disk and, where the system has
files in memory, there too: every result is synced to the disk, and two processes wait for one disk. Memory is the
highest of kanyin and its workers together, sampled from /proc while it runs, for COUNT pages and for five times as
many.
The load of the machine is told: where others work on it too, the ratio says little; the seconds of processors that both
ways take tell what the second process costs.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pages import BROKEN, fill

COUNT = int(os.environ.get("COUNT", "2000"))
RUNS = int(os.environ.get("RUNS", "3"))


def clean(source: Path, results: Path, processes: int) -> tuple[float, float, float, dict[str, int]]:
    """Clean a folder; seconds, seconds of processors, highest megabytes, and the summary."""
    shutil.rmtree(results, ignore_errors=True)
    command = [sys.executable, "-m", "kanyin", "clean", str(source), "-o", str(results), "--json"]
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen([*command, "-j", str(processes)], stdout=out, stderr=subprocess.DEVNULL)
        highest = 0.0
        before = os.times()
        while process.poll() is None:
            highest = max(highest, sum(map(megabytes, family(process.pid))))
            time.sleep(0.05)
        after = os.times()
        busy = after.children_user + after.children_system - before.children_user - before.children_system
        seconds = time.perf_counter() - start
        out.seek(0)
        return seconds, busy, highest, json.load(out)["summary"]


def family(pid: int) -> Iterator[int]:
    """A process and its children."""
    yield pid
    try:
        yield from map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    except OSError:
        return


def megabytes(pid: int) -> float:
    """Memory of a process: what it shares with others is shared out among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def digest(folder: Path) -> str:
    """One number for all names and bytes in a folder."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def measure(folder: Path, where: str) -> None:
    """Make pages in a folder, clean them RUNS times in each way, and print what was found."""
    told = fill(folder / "pages", COUNT, COUNT // 20)
    seconds: dict[int, list[float]] = {1: [], 2: []}
    peak: dict[int, float] = {}
    busy: dict[int, float] = {}
    digests = set()
    for _ in range(RUNS):
        for processes, times in seconds.items():
            taken, busy[processes], peak[processes], summary = clean(folder / "pages", folder / "results", processes)
            times.append(taken)
            digests.add(digest(folder / "results"))
    load = f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores"
    print(f"{COUNT} pages {where}, {len(told)} broken in {len(BROKEN)} ways; {load}")
    print(f"summary: {summary}; the same bytes in {2 * RUNS} runs: {len(digests) == 1}\n")
    print("| processes | fastest s | pages/s | processor s | peak MB |")
    print("|---:|---:|---:|---:|---:|")
    for processes, times in seconds.items():
        speed = f"{min(times):.2f} | {COUNT / min(times):.0f}"
        print(f"| {processes} | {speed} | {busy[processes]:.2f} | {peak[processes]:.0f} |")
    print(f"\ntwo processes: {min(seconds[1]) / min(seconds[2]):.2f} times the pages of one\n")


def main() -> None:
    """Measure in folders that are thrown away."""
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name), "on disk")
        fill(Path(name, "more"), 5 * COUNT, 0)
        _, _, many, _ = clean(Path(name, "more"), Path(name, "results"), 2)
        print(f"{5 * COUNT} pages, two processes: peak {many:.0f} MB\n")
    if Path("/dev/shm").is_dir():
        with tempfile.TemporaryDirectory(dir="/dev/shm") as name:
            measure(Path(name), "in memory")


if __name__ == "__main__":
    main()
