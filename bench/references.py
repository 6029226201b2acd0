"""How many entries of reference lists kanyin reads in a second, beside what else reads them, in one run.

``make bench`` calls it. Entries are those of ../shared/corpus/references where they are, else those of the tests.
A peer that is not installed is left out.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from kanyin.references.confidence import confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.listing import read_list

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "references"
WANTED = 2000
"""Entries a second, on one core, of each set."""


def main() -> int:
    """Measure, print the table; 1 where the slowest set is read too slowly."""
    ours = float("inf")
    for name, entries in sets():
        rate = speed(entries, lambda raw: (to_csl(entry := read_entry(raw)), confidence(entry)))
        ours = min(ours, rate)
        print(f"{name:22} {len(entries):5} entries  kanyin {rate:7.0f} a second{peers(entries)}")
    return int(ours < WANTED)


def sets() -> list[tuple[str, list[str]]]:
    """Entries by where they come from."""
    if not SHARED.is_dir():
        cases = import_module("tests.references.test_reading").CASES
        return [("tests", [raw for raw, _ in cases] * 50)]
    found = []
    for file in ("std_gold", "real_gold", "zotero_dev"):
        rows = (SHARED / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
        found.append((file, [json.loads(row)["string"] for row in rows[:1000]]))
    lists = (SHARED / "lists.jsonl").read_text(encoding="utf-8").splitlines()[:40]
    entries = [entry.raw for row in lists for entry in read_list(json.loads(row)["block"])]
    return [*found, ("lists", entries)]


def speed(entries: Sequence[str], read: Callable[[str], object]) -> float:
    """Entries a second of CPU time: the best of three runs."""
    best = 0.0
    for _ in range(3):
        read_entry.cache_clear()  # each run reads anew
        start = time.process_time()
        for raw in entries:
            read(raw)
        best = max(best, len(entries) / max(time.process_time() - start, 1e-6))
    return best


def peers(entries: Sequence[str]) -> str:
    """What refextract does of the same, where it is installed."""
    try:
        extract = import_module("refextract").extract_references_from_string
    except ImportError:
        return ""
    some = list(entries)[:50]
    return f"  refextract {speed(some, extract):5.0f}"


if __name__ == "__main__":
    sys.exit(main())
