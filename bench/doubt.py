"""Does doubt mean something? What is marked of the decisions that are wrong, on pages with labelled lines.

``python bench/doubt.py [FOLDER...]`` (by default ``../shared/corpus/portal``): each line that is not blank, and title,
date, source and authors, are decisions. It tells how many are wrong, how many of these are marked, how many of the
marks stand on wrong ones, how many marks a page has, how many pages without marks need no correction; and of the marks
by their rules.

``bench/fit_doubt.py`` finds the numbers of ``rules/doubt.toml`` anew.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from labelled_pages import FIELDS, SHARED, Labels, clean, read_folder, wrong_fields, wrong_lines

from kanyin.model import Change

FOLDS = 8
BARS = {"wrong marked": 0.60, "marks on wrong": 0.30, "marks a page": 5, "unmarked right": 0.85}
MARKS_OF_FIELDS = {"title": ("RL001",), **dict.fromkeys(("date", "source", "authors"), ("RL002", "RL003"))}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong on a page and what is marked."""

    site: str
    lines: frozenset[int]
    fields: frozenset[str]
    marks: tuple[Change, ...]
    decisions: int

    def is_right(self, mark: Change) -> bool:
        """The mark stands on something wrong."""
        named = {name for name, rules in MARKS_OF_FIELDS.items() if mark.rule in rules}
        return not self.lines.isdisjoint(mark.src) or not self.fields.isdisjoint(named)

    @property
    def marked(self) -> int:
        """How many of the wrong decisions are marked."""
        lines = {n for mark in self.marks for n in mark.src}
        rules = {mark.rule for mark in self.marks}
        fields = {name for name in self.fields if not rules.isdisjoint(MARKS_OF_FIELDS[name])}
        return len(self.lines & lines) + len(fields)

    @property
    def wrong(self) -> int:
        """How many decisions are wrong."""
        return len(self.lines) + len(self.fields)


def judge(page: Labels) -> Verdict:
    """Clean a page and hold it against its labels."""
    document = clean(page)
    marks = tuple(change for change in document.changes if change.doubt)
    lines, fields = wrong_lines(page, document), wrong_fields(page, document)
    return Verdict(page.site, frozenset(lines), frozenset(fields), marks, len(page.letters) + len(FIELDS))


def tell(name: str, pages: Sequence[Verdict]) -> None:
    """The figures of some pages."""
    wrong, marks = sum(page.wrong for page in pages), [mark for page in pages for mark in page.marks]
    right = sum(page.is_right(mark) for page in pages for mark in page.marks)
    plain = [page for page in pages if not page.marks]
    under = sum(len(mark.src) for mark in marks)
    shares = [page.marked / page.wrong for page in pages if page.wrong]
    print(
        f"{name}: {len(pages)} pages, {sum(page.decisions for page in pages)} decisions, {wrong} wrong\n"
        f"  of the wrong ones marked {share(sum(page.marked for page in pages), wrong)} "
        f"(a page {sum(shares) / max(1, len(shares)):.3f}), marks on wrong ones {share(right, len(marks))}, "
        f"marks a page {median(len(page.marks) for page in pages):g} (mean {len(marks) / len(pages):.1f}), "
        f"lines under marks {share(under, sum(page.decisions for page in pages))}\n"
        f"  pages without marks {len(plain)}, right {share(sum(not page.wrong for page in plain), len(plain))}; "
        f"pages without a wrong decision {share(sum(not page.wrong for page in pages), len(pages))}"
    )


def tell_rules(pages: Sequence[Verdict]) -> None:
    """For each rule how many of its marks stand on something wrong."""
    given = Counter(mark.rule for page in pages for mark in page.marks)
    right = Counter(mark.rule for page in pages for mark in page.marks if page.is_right(mark))
    print("  " + ", ".join(f"{rule} {right[rule]}/{count}" for rule, count in given.most_common()))


def share(part: int, whole: int) -> str:
    """A share, or a dash where there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "–"


def folds(pages: Iterable[Labels]) -> Iterator[set[str]]:
    """The sites in parts of about one size, always the same."""
    sites = sorted({page.site for page in pages})
    random.Random(1).shuffle(sites)
    yield from (set(sites[n::FOLDS]) for n in range(FOLDS))


def pages_of_call() -> dict[str, list[Labels]]:
    """The labelled pages of the folders that the command names, by folder; none where one is missing, which is told."""
    names = [arg for arg in sys.argv[1:] if not arg.startswith("--")]
    folders = [Path(name) for name in names] or [SHARED / "corpus" / "portal"]
    if missing := [str(folder) for folder in folders if not folder.is_dir()]:
        print(f"not there: {', '.join(missing)}")
        return {}
    return {folder.name: list(read_folder(folder)) for folder in folders}


def main() -> int:
    """Measure."""
    found = {name: [judge(page) for page in some] for name, some in pages_of_call().items()}
    for name, some in found.items():
        tell(name, some)
    every = [page for some in found.values() for page in some]
    if len(found) > 1:
        tell("all", every)
    tell_rules(every)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
