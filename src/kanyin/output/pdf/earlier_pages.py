"""A page that cannot be filled by what stands on it: the pages before it are made anew with a paragraph a line longer
or shorter, so that the text of this one begins elsewhere, and are kept so where all of them are full."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kanyin.output.pdf.made_pages import Change, MadePage, Range, longer_or_shorter, runs, undo

_TRIES = 40
"""Times that pages are laid out again at most."""
_LOOSE = 3
"""Lines of white at a foot that are no hole: more of them need only become fewer."""


Fill = Callable[[MadePage, Range], list[Change]]
"""Fills a page by what stands on it; gives what has been changed."""


def fill_from_before(this: MadePage, before: list[MadePage], fill: Fill, loosest: Range) -> None:
    """Fill the page by lines of those ``before`` it, the nearest first, or leave all as they are."""
    search = _Search(this, before, fill, loosest)
    for chain, change in search.changes():
        search.made = [change]
        if search.is_better_after(chain):
            for page in chain:
                page.hand_over()
            return
        for made in reversed(search.made):
            undo(made)
    if search.tries:
        search.restore()


class _Search:
    """The pages that are made anew, as they were before."""

    def __init__(self, this: MadePage, before: list[MadePage], fill: Fill, loosest: Range) -> None:
        self.this, self.before, self.fill, self.loosest, self.tries = this, before, fill, loosest, 0
        self.deepest = 0
        self.made: list[Change] = []
        self.seen = {(page.number, str(page.made[1])) for page in before}
        self.known = {page.number: (_lacks(page), page.made[2]) for page in (*before, this)}
        self.columns = {page.number: page.columns for page in before}

    def changes(self) -> Iterator[tuple[list[MadePage], Change]]:
        """Ways to change a page, each made already, and the pages from that one on."""
        short = min(_LOOSE, max(self.known[self.this.number][0]))
        counts = (short, 1) if short > 1 else (1,)
        for depth in range(1, len(self.before) + 1):
            chain = self.before[-depth:]
            columns = self.columns[chain[0].number]
            if not columns:
                break
            for change in runs(columns, self.loosest, longer_or_shorter(*counts)):
                if self.tries >= _TRIES:
                    undo(change)
                    return
                self.deepest = depth
                yield chain, change

    def is_better_after(self, chain: list[MadePage]) -> bool:
        """Make the pages anew: whether the last is fuller then, and the others as full as they were."""
        previous = None
        for page in (*chain, self.this):
            self._make(page, previous)
            known = self.known[page.number]
            if _lacks(page) != known[0] and page.is_short(_LOOSE):
                self.made += self.fill(page, self.loosest)
            if page is not self.this and ((_lacks(page), page.made[2]) != known or not self._is_new(page)):
                return False
            previous = page
        return _is_better(_lacks(self.this), self.known[self.this.number][0])

    def _is_new(self, page: MadePage) -> bool:
        """The page after this one has not been seen to begin there: it would come out as it did then."""
        place = page.number, str(page.made[1])
        is_new = place not in self.seen
        self.seen.add(place)
        return is_new

    def restore(self) -> None:
        """Make the pages as they were."""
        previous = None
        for page in (*self.before[-self.deepest :], self.this):
            self._make(page, previous)
            previous = page

    def _make(self, page: MadePage, previous: MadePage | None) -> None:
        self.tries += 1
        if previous is None:
            page.again()
        else:
            page.again_after(previous)


def _lacks(page: MadePage) -> list[int]:
    return [column.lacks for column in page.columns]


def _is_better(lacks: list[int], before: list[int]) -> bool:
    """No column is shorter than before, and those that were short are full, or have no hole any more."""
    pairs = zip(lacks, before, strict=False)
    return all(now <= was if was > _LOOSE else now == 0 for now, was in pairs) and sum(lacks) < sum(before)
