"""Pages a second on one core: kanyin's cleaning beside trafilatura on the same texts, one ``<p>`` a line, in one run.

``make bench`` calls it. The pages are those of ../shared/corpus/pages where it is there, else input/ many times over.
Reading from disk is not counted; both sides start warm, and take turns.
"""

from __future__ import annotations

import html
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from kanyin import pipeline
from kanyin.read.text import read_source

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "pages"
ROUNDS = 3


def main() -> None:
    """Measure and print."""
    files = sorted(CORPUS.glob("*.txt")) if CORPUS.is_dir() else sorted((ROOT / "input").glob("*.txt")) * 20
    pages = [(file.name, file.read_bytes()) for file in files]
    wrapped = [as_html(name, data) for name, data in pages]
    ways: dict[str, Callable[[], list[float]]] = {
        "kanyin clean": lambda: [timed(lambda d=data, n=name: clean(n, d)) for name, data in pages],
        "trafilatura": lambda: [timed(lambda p=page: trafilatura.extract(p)) for page in wrapped],
    }
    best: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for way, run in ways.items():
            times = run()
            best[way] = times if way not in best else [min(pair) for pair in zip(best[way], times, strict=True)]
    print(f"{len(pages)} pages, best of {ROUNDS} rounds, CPU seconds of one process")
    for way, times in best.items():
        print(f"  {way:14} {len(times) / sum(times):7.1f} pages a second, slowest page {max(times):.3f} s")
    print(f"  ratio          {sum(best['trafilatura']) / sum(best['kanyin clean']):7.2f} times trafilatura's speed")


def clean(name: str, data: bytes) -> str:
    return pipeline.make_markdown(pipeline.clean_source(read_source(data, name)))


def as_html(name: str, data: bytes) -> str:
    lines = read_source(data, name).lines
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
    return f"<html><body>{body}</body></html>"


def timed(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start


if __name__ == "__main__":
    main()
