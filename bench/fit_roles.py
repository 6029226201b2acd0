"""Would other numbers find title and text better? The weights of ``rules/roles.toml`` for the title fitted anew, and
the numbers of ``roles/choice.py``, each judged on sites that were left out.

The title: a choice among the lines that can be one (conditional logit), each weight held near the present one (ridge);
told is how often the likeliest line is the title, now and refitted. The run of text: how often another run than the
article's is taken, for each pair of ``SENTENCES`` and ``FEET``.

``python bench/fit_roles.py [FOLDER...]`` (by default ``../shared/corpus/portal``). It writes nothing: on 225 pages, and
on 1,350 dumps of them by other tools, no weight of the title paid on sites left out. Dumps of a page by other tools,
with its labels, tell much that its own does not: a folder of them can be named as any other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from types import SimpleNamespace
from unittest.mock import patch

from doubt import folds, pages_of_call, share
from labelled_pages import Labels, letters

from kanyin import clean as cleaning
from kanyin import roles
from kanyin.fields.titles import read_title
from kanyin.inline import opaque
from kanyin.roles import choice, evidence, title
from kanyin.roles.page import Page

RIDGES = (0.3, 1.0, 3.0)
ROUNDS, RATE = 120, 0.25
MOST = 14
"""Lines of a page that are asked: those for which most speaks now."""
GRID = tuple(product((0.0, 0.3, 0.6, 1.0), (0.0, 0.4, 0.8, 1.2)))
"""``SENTENCES`` and ``FEET``."""
ENOUGH = 0.8
"""The share of what the best run holds of the text, from which on a run is the article's."""
_TEXT = frozenset("PHLCNR")


class Sum(Counter[str]):
    """A sum of weights before they are known: how often each is in it."""

    def __add__(self, other: object) -> Sum:  # type: ignore[override]
        return self._with(other, 1.0)

    def __sub__(self, other: object) -> Sum:  # type: ignore[override]
        return self._with(other, -1.0)

    __radd__ = __add__

    def __mul__(self, times: float) -> Sum:
        return Sum({name: times * value for name, value in self.items()})  # type: ignore[arg-type]

    __rmul__ = __mul__

    def _with(self, other: object, times: float) -> Sum:
        found = Sum(self)
        for name, value in other.items() if isinstance(other, Sum) else ():
            found[name] += times * value  # type: ignore[assignment]
        return found

    def at(self, weights: Mapping[str, float]) -> float:
        """The sum for these weights."""
        return sum(weights[name] * value for name, value in self.items())


_UNKNOWN = SimpleNamespace(
    score=lambda _, names: Sum(dict.fromkeys(names, 1)), weights=lambda _: {name: Sum({name: 1}) for name in _NAMES}
)
_NAMES = tuple(evidence.weights("title"))


@dataclass(frozen=True, slots=True)
class Case:
    """A page: the sums of the lines that can be the title of its text, and whether each is."""

    site: str
    sums: tuple[Sum, ...]
    right: tuple[bool, ...]


def runs_of(page: Labels) -> list[Page]:
    """The runs of lines that can be the page's text."""
    caught: list[Page] = []

    def catch(pages: Sequence[Page], *_: object, **__: object) -> list[object]:
        caught.extend(pages)
        return []

    none = patch.object(roles, "doubts", lambda _: [])
    with patch.object(roles, "_judged", catch), none, suppress(ValueError):  # the runs are all we want
        roles.label(cleaning.read_lines(opaque.hide(page.source))[0])
    return caught


def held(run: Page, page: Labels) -> int:
    """Letters of the article's text that stand in the run."""
    lines = run.facts[run.run.first : run.run.last + 1]
    return sum(len(each.key) for each in lines if _TEXT & {page.letters.get(n, "") for n in each.line.src})


def case(page: Labels, runs: Sequence[Page]) -> Case | None:
    """The lines that can be the title of the run that holds most of the text; None where the title is none of them."""
    best = max(runs, key=lambda run: held(run, page), default=None)
    if best is None:
        return None
    with patch.object(title, "evidence", _UNKNOWN):
        found = list(title._scores(title.possible(best.facts, (), title.limit(best)), best))
    present = evidence.weights("title")
    found.sort(key=lambda pair: -pair[0].at(present))  # type: ignore[attr-defined]
    right = [_is_title(best, index, page) for _, index in found]
    kept = [n for n, is_right in enumerate(right) if n < MOST or is_right]
    if not any(right):
        return None
    return Case(page.site, tuple(found[n][0] for n in kept), tuple(right[n] for n in kept))  # type: ignore[arg-type]


def _is_title(run: Page, index: int, page: Labels) -> bool:
    each = run.facts[index]
    gold, key = letters(page.gold["title"]), letters(each.text)
    if gold in (key, letters(read_title(each.text).text)):
        return True
    labelled = "T" in {page.letters.get(n) for n in each.line.src}
    return labelled and (key.startswith(gold) or key.endswith(gold) or (key in gold and len(key) >= 0.4 * len(gold)))


def fit(given: Sequence[Case], ridge: float) -> dict[str, float]:
    """The weights under which the titles are likeliest, held near the present ones: adaptive gradient descent."""
    present = evidence.weights("title")
    weights = dict(present)
    speed = dict.fromkeys(weights, 1e-6)
    for _ in range(ROUNDS):
        slope = {name: 2 * ridge * (present[name] - weight) for name, weight in weights.items()}
        for each in given:
            for sums, amount in zip(each.sums, _pull(each, weights), strict=True):
                if abs(amount) > 1e-4:
                    for name, value in sums.items():
                        slope[name] += amount * value
        for name, value in slope.items():
            speed[name] += value * value
            weights[name] += RATE * value / math.sqrt(speed[name])
    return weights


def _pull(each: Case, weights: Mapping[str, float]) -> Iterator[float]:
    """For each line its share among the right ones, less its share among all."""
    scores = [sums.at(weights) for sums in each.sums]
    odds = [math.exp(score - max(scores)) for score in scores]
    rights = [odd * right for odd, right in zip(odds, each.right, strict=True)]
    every, good = sum(odds), sum(rights) or 1.0
    for odd, right in zip(odds, rights, strict=True):
        yield right / good - odd / every


def found_right(given: Sequence[Case], weights: Mapping[str, float]) -> int:
    """How many pages get their title."""
    return sum(each.right[max(range(len(each.sums)), key=lambda n: each.sums[n].at(weights))] for each in given)


@contextmanager
def _numbers(sentences: float, feet: float) -> Iterator[None]:
    with patch.object(choice, "SENTENCES", sentences), patch.object(choice, "FEET", feet):
        yield


def wrong_runs(page: Labels, runs: Sequence[Page]) -> list[bool]:
    """For each pair of numbers of the grid: is another run taken than one that holds the text?"""
    most = max((held(run, page) for run in runs), default=0)
    found = []
    for pair in GRID:
        with _numbers(*pair):
            found.append(bool(most) and held(choice.best(runs)[0], page) < ENOUGH * most)
    return found


def main() -> None:
    """Tell of titles, then of runs."""
    pages = [page for some in pages_of_call().values() for page in some]
    runs = [runs_of(page) for page in pages]
    cases = [found for page, own in zip(pages, runs, strict=True) if own and (found := case(page, own))]
    print(f"{len(pages)} pages; the title is among the lines asked on {len(cases)}")
    print(f"title now: {share(found_right(cases, evidence.weights('title')), len(cases))}")
    parts = list(folds(pages))
    for ridge in RIDGES:
        right = 0
        for out in parts:
            weights = fit([each for each in cases if each.site not in out], ridge)
            right += found_right([each for each in cases if each.site in out], weights)
        print(f"title refitted, sites left out, ridge {ridge}: {share(right, len(cases))}")
    several = [(page, own) for page, own in zip(pages, runs, strict=True) if len(own) > 1]
    wrong = [(page.site, wrong_runs(page, own)) for page, own in several]
    for n, (sentences, feet) in enumerate(GRID):
        print(f"SENTENCES {sentences} FEET {feet}: {sum(own[n] for _, own in wrong)} of {len(wrong)} runs wrong")
    left = 0
    for out in parts:
        counts = [sum(own[n] for site, own in wrong if site not in out) for n in range(len(GRID))]
        left += sum(own[counts.index(min(counts))] for site, own in wrong if site in out)
    print(f"the best of these, sites left out: {left} wrong")


if __name__ == "__main__":
    main()
