"""A page that cannot be filled by what stands on it: the pages before it are made anew with a paragraph a line longer
or shorter, so that the text of this one begins elsewhere, and are kept so where all of them are full."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kanyin.output.pdf.made_pages import Attempt, Change, Column, MadePage, Place, Range, longer_or_shorter, runs, undo

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
                page.failed.clear()
                page.hand_over()
            return
        for made in reversed(search.made):
            undo(made)
    search.restore()


class _Search:
    """The pages that are made anew, as they were before."""

    def __init__(self, this: MadePage, before: list[MadePage], fill: Fill, loosest: Range) -> None:
        self.this, self.before, self.fill, self.loosest, self.tries = this, before, fill, loosest, 0
        self.deepest = 0
        """How many of the pages before have been made anew."""
        self.made: list[Change] = []
        self.seen = {(page.number, str(page.made[1])) for page in before}
        self.known = {page.number: (_lacks(page), page.made[2]) for page in (*before, this)}
        self.columns = {page.number: page.columns for page in (*before, this)}

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
                yield chain, change

    def is_better_after(self, chain: list[MadePage]) -> bool:
        """Make the pages anew: whether the last is fuller then, and the others as full as they were."""
        attempts = self._attempts(chain)
        for attempt in attempts:  # for a page before this one it has been tried: all would come out as it did then
            if (failure := chain[0].failed.get(attempt)) is not None:
                self.tries += len(failure) + 1
                self.seen.update(failure)
                return False
        self.deepest = max(self.deepest, len(chain))
        previous, places = None, list[Place]()
        for at, page in enumerate((*chain, self.this)):
            self._make(page, previous)
            known = self.known[page.number]
            if _lacks(page) != known[0] and page.is_short(_LOOSE):
                self.made += self.fill(page, self.loosest)
            if page is not self.this:
                if (_lacks(page), page.made[2]) != known:
                    chain[0].failed[attempts[at]] = tuple(places)
                    return False
                places.append((page.number, str(page.made[1])))
                if not self._is_new(places[-1]):
                    return False
            previous = page
        return _is_better(_lacks(self.this), self.known[self.this.number][0])

    def _attempts(self, chain: list[MadePage]) -> list[Attempt]:
        """For each page of the chain what decides how it and those before it come out, if the first begins as before:
        the lines of their paragraphs, and of the next page's, for some of them may come to stand on it.
        """
        lines = [_lines(self.columns[page.number]) for page in (*chain, self.this)]
        return [(self.loosest, tuple(lines[: at + 2])) for at in range(len(chain))]

    def _is_new(self, place: Place) -> bool:
        """The page after this one has not been seen to begin there: it would come out as it did then."""
        is_new = place not in self.seen
        self.seen.add(place)
        return is_new

    def restore(self) -> None:
        """Make the pages as they were, those that have been made anew."""
        if not self.deepest:
            return
        previous = None
        for page in (*self.before[-self.deepest :], self.this):
            self._make(page, previous)
            if page is not self.this:
                page.hand_over()
            previous = page

    def _make(self, page: MadePage, previous: MadePage | None) -> None:
        self.tries += 1
        if previous is None:
            page.again()
        else:
            page.again_after(previous)


def _lines(columns: list[Column]) -> tuple[object, ...]:
    """The lines of the paragraphs in these columns as they are planned now."""
    return tuple(
        (id(paragraph), start, paragraph.may_part, tuple((line.start, line.end) for line in paragraph.lines(start)))
        for column in columns
        for paragraph, start in column.stretches
    )


def _lacks(page: MadePage) -> list[int]:
    return [column.lacks for column in page.columns]


def _is_better(lacks: list[int], before: list[int]) -> bool:
    """No column is shorter than before, and those that were short are full, or have no hole any more."""
    pairs = zip(lacks, before, strict=False)
    return all(now <= was if was > _LOOSE else now == 0 for now, was in pairs) and sum(lacks) < sum(before)
