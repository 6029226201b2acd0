"""Pages made anew for one after them: what came to nothing for one page is not laid out again for the next."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kanyin.output.pdf.earlier_pages import fill_from_before
from kanyin.output.pdf.made_pages import Column


class _Paragraph:
    """One that can be two or three lines long."""

    is_filled, may_part = True, False

    def __init__(self) -> None:
        self.count = 2

    def lines(self, start: int = 0) -> list[Any]:
        return [SimpleNamespace(start=n, end=n + 1) for n in range(self.count)]

    def run(self, extra: int, start: int, loosest: float) -> float | None:
        if self.count + extra not in (2, 3):
            return None
        self.count += extra
        return 0.0

    def planned(self) -> int:
        return self.count

    def plan_again(self, planned: int) -> None:
        self.count = planned


class _Page:
    """A page of one paragraph, which ends short where that is longer than it was."""

    def __init__(self, number: int, lacks: int = 0) -> None:
        self.number, self.paragraph, self.lacks = number, _Paragraph(), lacks
        self.failed: dict[Any, Any] = {}
        self.times = 0
        self._make()
        self.end = self.made[1]

    def _make(self) -> None:
        lacks = self.lacks or self.paragraph.count - 2
        self.columns = [Column([(self.paragraph, 0)], None, None, lacks)]
        self.made = (self, f"{self.number}:{self.paragraph.count}", None)

    def again(self) -> None:
        self.times += 1
        self._make()

    def again_after(self, page: _Page) -> None:
        self.again()

    def hand_over(self) -> None:
        self.end = self.made[1]

    def is_short(self, most: int) -> bool:
        return 0 < self.columns[0].lacks <= most


def test_what_was_tried_in_vain_is_not_laid_out_again_until_a_paragraph_is_another() -> None:
    first, second, third, fourth = _Page(1), _Page(2), _Page(3, 1), _Page(4, 1)
    looseness = (-1.0, 0.1)
    fill_from_before(third, [first, second], lambda page, loosest: [], looseness)  # type: ignore[arg-type, list-item]
    assert first.times and second.times
    assert (first.end, second.end) == (first.made[1], second.made[1])
    before = first.times, second.times
    fill_from_before(fourth, [first, second, third], lambda page, loosest: [], looseness)  # type: ignore[arg-type, list-item]
    assert (first.times, second.times) == before and third.times
    second.paragraph.count = 3
    fill_from_before(fourth, [first, second], lambda page, loosest: [], looseness)  # type: ignore[arg-type, list-item]
    assert second.times > before[1]
