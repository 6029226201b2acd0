"""Is the cost linear? Every way in which kanyin reads and cleans, on hostile texts of n and 4 n characters.

``make bench`` calls it. Four times the text may take six times as long; what takes less than LITTLE is too short to
tell. Then every pattern on the worst text that tools/linear finds for it. Leaves with 1 where something takes longer.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from bench import hostile
from kanyin import markdown, pipeline
from kanyin.errors import KanyinError
from kanyin.read import read_page
from kanyin.read.html import read_html
from kanyin.read.records import is_record, read_record
from kanyin.read.text import read_source
from kanyin.references.listing import items, read_list
from tools.linear.__main__ import judged, key
from tools.linear.collect import Pattern, collect

SMALL, LARGE = 10_000, 40_000
RATIO = 6.0
LITTLE = 0.1
"""Seconds for the larger text: below it the clock and the collector of garbage tell more than the text."""
CASE = tuple[str, Callable[[int], object]]


def main() -> int:
    """Measure, print the worst, and tell what is not linear."""
    results = sorted((measured(name, call) for name, call in cases()), reverse=True)
    slow = [line for ratio, line in results if ratio > RATIO]
    print(f"{len(results)} hostile texts of {SMALL} and {LARGE} characters; the worst:")
    for _, line in results[:8]:
        print(f"  {line}")
    print(f"{len(slow)} grow more than {RATIO:.0f} times")
    return int(bool(slow))


def measured(name: str, call: Callable[[int], object]) -> tuple[float, str]:
    """How many times longer a call takes for the larger text; 0 where that takes little. Twice, where it looks bad."""
    ratio, large = 0.0, 0.0
    for _ in range(3):
        small, large = timed(call, SMALL), timed(call, LARGE)
        ratio = 0.0 if large < LITTLE else large / max(small, 1e-6)
        if ratio <= RATIO:
            break
    return ratio, f"{ratio:5.1f} times, {large:6.2f} s  {name}"


def timed(call: Callable[[int], object], length: int) -> float:
    """CPU seconds of a call with a text of so many characters, the making of it not counted."""
    made = call(length)
    assert callable(made)
    start = time.process_time()
    with suppress(KanyinError):
        made()
    return time.process_time() - start


def cases() -> Iterator[CASE]:
    """What is measured: a name, and what gives for a length the call that is timed."""
    for name, made in hostile.text_pages():
        yield name, prepared(made, clean_text)
    for name, made in hostile.web_pages():
        yield name, prepared(made, clean_html)
    for name, made in hostile.records():
        yield name, prepared(made, clean_record)
    for name, made in hostile.front_matters():
        yield name, prepared(made, lambda data: markdown.check_front_matter(data.decode(), "a.md"))
    for name, made in hostile.text_pages():
        yield f"kind of {name}", prepared(made, lambda data: (read_page(data, "-"), is_record(data)))
        yield f"escaped {name}", prepared(made, lambda data: markdown.escape(data.decode()))
        yield f"references {name}", prepared(made, lambda data: items(read_list(data.decode())))
    yield from patterns()


def prepared(made: hostile.Made, call: Callable[[bytes], object]) -> Callable[[int], object]:
    """A call that waits for its text."""

    def of_length(length: int) -> object:
        data = made(length)
        return lambda: call(data)

    return of_length


def clean_text(data: bytes) -> object:
    return pipeline.make_markdown(pipeline.clean_source(read_source(data, "page.txt")))


def clean_html(data: bytes) -> object:
    return pipeline.make_markdown(pipeline.clean_source(read_html(data, "page.html")))


def clean_record(data: bytes) -> object:
    return pipeline.make_markdown(pipeline.clean_source(read_record(data, "page.jsonl", 1)))


def patterns() -> Iterator[CASE]:
    """Each pattern, on the worst text that the check of patterns knows."""
    found, _ = collect()
    decisions_ = judged(found)
    for one in found:
        decision = decisions_[key(one)]
        if decision.word:
            yield f"pattern {one.place}", lambda n, one=one, decision=decision: use(one, decision.attack(n))


def use(one: Pattern, text: str) -> Callable[[], object]:
    """What a pattern is used for, on a text."""
    pattern: re.Pattern[Any] = re.compile(one.pattern, one.flags)
    given = text.encode() if isinstance(one.pattern, bytes) else text
    if one.how == "search":
        return lambda: sum(1 for _ in pattern.finditer(given))
    return lambda: getattr(pattern, one.how)(given)


if __name__ == "__main__":
    sys.exit(main())
