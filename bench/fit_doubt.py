"""The numbers of ``rules/doubt.toml``, found on pages with labelled lines: how much each sign adds to the doubt.

A logistic regression for each question, held near nothing (ridge); what few pages show is left out. Told is what comes
of it on sites that were left out, one part after the other.

``python bench/fit_doubt.py [--write] [FOLDER...]`` (by default ``../shared/corpus/portal``); ``--write`` writes them.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from doubt import folds, judge, pages_of_call, tell, tell_rules
from labelled_pages import Labels, clean, wrong_fields, wrong_lines

from kanyin import clean as cleaning
from kanyin import rules
from kanyin.inline import opaque
from kanyin.roles import doubt, fields, label
from kanyin.roles.doubt import QUESTIONS, Question, Scale
from kanyin.roles.marks import settled_lines

FEWEST_PAGES = 6
"""A sign counts where so many pages show it."""
LEAST = 0.15
"""A weight that is nearer to nothing is none."""
RIDGE = 3.0
MOST_WRONG = 8
"""Wrong lines of one page and question count no more than so many together: one page is one page."""


@dataclass(frozen=True, slots=True)
class Case:
    """A decision: its question, the signs that it gave, and whether it was wrong."""

    site: str
    page: str
    question: Question
    signs: frozenset[str]
    wrong: bool


def cases(page: Labels) -> list[Case]:
    """The decisions of a page about its lines, its title and its fields."""
    document = clean(page)
    wrong = wrong_lines(page, document)
    bad = wrong_fields(page, document)
    lines = cleaning.read_lines(opaque.hide(page.source))[0]
    settled = settled_lines(document)
    found = []
    for each in label(lines):
        question, signs = each.doubt.question, each.doubt.signs
        known = [n for n in each.line.src if page.is_made or n in page.letters]
        if question is None or not known or not signs:
            continue
        is_wrong = "title" in bad if question == "title" else any(n in wrong for n in known)
        if settled.intersection(known):
            continue  # its marks are those of the reader that knew it
        found.append(Case(page.site, page.name, question, signs, is_wrong))
    own = fields.of_fields(document)
    return [*found, Case(page.site, page.name, "fields", own.signs, bool(bad - {"title"}))]


def fit(given: Sequence[Case], question: Question) -> tuple[float, dict[str, float]]:
    """The bias and the weights of a question."""
    own = [case for case in given if case.question == question]
    shown = Counter(sign for page in {(case.page, sign) for case in own for sign in case.signs} for sign in page[1:])
    signs = sorted(sign for sign, pages in shown.items() if pages >= FEWEST_PAGES)
    weights = _regression(own, signs)
    kept = [sign for sign in signs if abs(weights[sign]) >= LEAST]
    weights = _regression(own, kept)
    return weights.pop(""), weights


def _regression(given: Sequence[Case], signs: Sequence[str]) -> dict[str, float]:
    """Weights by sign, the bias under the empty one: adaptive gradient descent on the penalised likelihood."""
    of_page = Counter(case.page for case in given if case.wrong)
    grouped: Counter[tuple[tuple[str, ...], bool]] = Counter()
    known = set(signs)
    amount: dict[tuple[tuple[str, ...], bool], float] = {}
    for case in given:
        key = ("", *sorted(case.signs & known)), case.wrong
        grouped[key] += 1
        worth = min(1.0, MOST_WRONG / of_page[case.page]) if case.wrong else 1.0
        amount[key] = amount.get(key, 0.0) + worth
    weights = dict.fromkeys(["", *signs], 0.0)
    speed = dict.fromkeys(weights, 1e-6)
    for _ in range(ROUNDS):
        slope = {sign: -RIDGE * weight if sign else 0.0 for sign, weight in weights.items()}
        for (row, wrong), worth in amount.items():
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[sign] for sign in row)))))
            step = worth * (wrong - chance)
            for sign in row:
                slope[sign] += step
        for sign, value in slope.items():
            speed[sign] += value * value
            weights[sign] += RATE * value / math.sqrt(speed[sign])
    return weights


ROUNDS, RATE = 250, 0.7


def scales(given: Sequence[Case]) -> dict[Question, Scale]:
    """A scale for each question, with the limits that ``rules/doubt.toml`` has."""
    found = {}
    for question in QUESTIONS:
        limits = rules.table("doubt")["scale"][question]
        bias, weights = fit(given, question)
        found[question] = Scale(bias, limits["mark"], limits["goes-on"], weights)
    return found


def using(found: Mapping[Question, Scale]) -> None:
    """Have the stages use these scales."""
    doubt.scale = fields.scale = found.__getitem__  # type: ignore[assignment]


def fit_all(pages: Sequence[Labels], *, write: bool) -> None:
    """Tell what comes of it on sites that were left out; write what all of them give."""
    given = [case for page in pages for case in cases(page)]
    verdicts = []
    for out in folds(pages):
        using(scales([case for case in given if case.site not in out]))
        verdicts += [judge(page) for page in pages if page.site in out]
    tell("sites left out", verdicts)
    tell_rules(verdicts)
    if write:
        text = written(scales(given))
        Path(str(resources.files("kanyin").joinpath("rules", "doubt.toml"))).write_text(text, encoding="utf-8")


def written(found: Mapping[Question, Scale]) -> str:
    """``rules/doubt.toml``: the scales, and each sign with what it adds; reasons of signs stay as they are."""
    old = rules.table("doubt")
    head = Path(str(resources.files("kanyin").joinpath("rules", "doubt.toml"))).read_text(encoding="utf-8")
    parts = [head[: head.index("[scale.")].rstrip("\n")]
    for question, own in found.items():
        limits = f"mark = {own.mark}\ngoes-on = {own.goes_on}"
        parts.append(f"[scale.{question}]\nbias = {own.bias:.2f}\n{limits}")
    reasons = {row["shows"]: row for row in old["sign"] if "id" in row}
    names = [*reasons, *sorted({sign for own in found.values() for sign in own.signs} - set(reasons))]
    for name in names:
        row = reasons.get(name, {})
        lines = [f'{key} = "{row[key]}"' for key in ("id",) if key in row]
        lines.append(f'shows = "{name}"')
        lines += [f"{question} = {own.signs[name]:.2f}" for question, own in found.items() if name in own.signs]
        lines += [f'{key} = "{row[key]}"' for key in ("why", "why-en") if key in row]
        parts.append("[[sign]]\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    fit_all([page for some in pages_of_call().values() for page in some], write="--write" in sys.argv)
