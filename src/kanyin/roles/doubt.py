"""How sure each role is: a line's margin is the logarithm of the odds that its role is right.

It is the sum of what ``rules/doubt.toml`` says of the signs that a line gives: what it shows, and where it stands to
the text, to its limits and to other candidates. ``bench/doubt.py --fit`` finds these numbers on pages whose lines are
labelled, whole sites left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import fsum
from typing import Literal

from kanyin import rules
from kanyin.roles.facts import Facts

Question = Literal["kept", "gone", "info", "title", "fields"]
"""What may be wrong: a line of the text is furniture or a heading, one left out is the article's, and so on."""
QUESTIONS: tuple[Question, ...] = ("kept", "gone", "info", "title", "fields")
SETTLED = 9.0
"""The margin of what a person, or the markup of a page, has settled."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How one question is answered: what each sign adds to the doubt of a line that shows nothing (``bias``)."""

    bias: float
    mark: float
    """A margin below this is marked …"""
    goes_on: float
    """… and with it its neighbours, as long as theirs are below this."""
    signs: Mapping[str, float]

    def margin(self, signs: Iterable[str]) -> float:
        """The margin of a line that gives these signs."""
        return -self.bias - fsum(map(self.signs.get, signs, repeat(0.0)))


@lru_cache(maxsize=5)
def scale(question: Question) -> Scale:
    """The scale for a question, from ``rules/doubt.toml``."""
    table = rules.table("doubt")
    own = table["scale"][question]
    signs = {row["shows"]: row[question] for row in table["sign"] if question in row}
    return Scale(own["bias"], own["mark"], own["goes-on"], signs)


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, or the lines of a paragraph, with its role.

    ``reserve`` is how much the limits of the text speak for its side, or how much speaks for a title; ``lead`` by how
    much more than for the next best title.
    """

    facts: Facts
    role: str
    reserve: float = SETTLED
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be wrong with a line's role, the signs of it, and how sure the role is. No question: it is settled."""

    question: Question | None = None
    signs: frozenset[str] = frozenset()
    margin: float = SETTLED

    @property
    def is_marked(self) -> bool:
        """A person should look at it."""
        return self.question is not None and self.margin < scale(self.question).mark

    @property
    def may_be_marked(self) -> bool:
        """A person who looks at its neighbour should look at it too."""
        if self.question is None or self.margin >= scale(self.question).goes_on:
            return False
        return self.question != "gone" or not self.signs & CERTAINLY_FURNITURE


CERTAINLY_FURNITURE = frozenset(
    {"rule", "legal", "foot-begins", "menu", "comment-frame", "breadcrumb", "strewn", "furniture", "blob"}
    | {"said-before", "contents", "button", "generic"}
)
"""A mark on lines left out does not run on across these."""


def doubts(page: Sequence[Judged]) -> list[Doubt]:
    """How sure the role of each line is, in the light of all others."""
    sentences = [n for n, each in enumerate(page) if each.role == "text" and each.facts.is_sentence]
    article = [n for n, each in enumerate(page) if each.role in _OF_ARTICLE]
    text = range(sentences[0], sentences[-1] + 1) if sentences else range(len(page))
    whole = range(article[0], article[-1] + 1) if article else range(0)
    common = {"few-sentences"} if len(sentences) < FEW else set()
    return [_doubt(page, n, text, whole, common) for n in range(len(page))]


FEW = 4
_OF_ARTICLE = frozenset({"text", "info", "title"})
_SAID = frozenset({"kept", "named"})
_OF_ARTICLES = _SAID | {
    "entry", "section-name", "reference-list", "back-matter", "field-label", "abstract-label", "keywords-label",
    "caption",
}  # fmt: skip
"""What only an article holds."""
_ASKED: Mapping[str, Question] = {"text": "kept", "furniture": "gone", "info": "info", "title": "title"}


def _doubt(page: Sequence[Judged], n: int, text: range, whole: range, common: set[str]) -> Doubt:
    each = page[n]
    question = _ASKED.get(each.role)
    if question is None or each.facts.shown & (_OF_ARTICLES if question == "kept" else _SAID):
        return Doubt()
    found = set(each.facts.shown)
    found |= common
    if question == "title":
        found.update(_of_title(each))
    else:
        found.update(_by_distance(n, whole) if question == "gone" else _by_place(page, n, text))
        if each.reserve < SETTLED:
            found.add(_by_limits(each.reserve))
    if each.facts.furniture is not None:
        found.add("rule")
    signs = frozenset(found)
    margin = scale(question).margin(signs)
    # Prose is never left out beside the article without a word, whatever is likelier.
    is_prose = question == "gone" and each.facts.is_sentence and each.reserve <= 0
    return Doubt(question, signs, min(margin, 0.0) if is_prose else margin)


def _of_title(each: Judged) -> Iterator[str]:
    yield from (f"score-{top}" for top in (2, 4, 6, 8) if each.reserve < top)
    yield from (f"lead-{top}" for top in (1, 2, 4) if each.lead < top)


def _by_place(page: Sequence[Judged], n: int, text: range) -> Iterator[str]:
    """Where a line that is none of the sentences stands to them."""
    if page[n].facts.is_sentence:
        return
    yield "above-text" if n < text.start else "within-sentences" if n in text else "below-text"
    if n and page[n - 1].role == "text" and page[n - 1].facts.is_sentence:
        yield "under-sentence"
    if n + 1 < len(page) and page[n + 1].role == "text" and page[n + 1].facts.is_sentence:
        yield "on-sentence"


def _by_distance(n: int, whole: range) -> Iterator[str]:
    """How far from the article a line stands that was left out."""
    if n in whole:
        yield "left-out-within"
        return
    yield "left-out-above" if n < whole.start else "left-out-below"
    far = whole.start - n if n < whole.start else n - whole.stop + 1
    if far <= FAR:
        yield "near-article"
    if far <= BESIDE:
        yield "beside-article"


FAR, BESIDE = 10, 3


def _by_limits(reserve: float) -> str:
    """How near the limits of the text a line stands."""
    return "limit-1" if reserve < 1 else "limit-3" if reserve < 3 else "limit-6" if reserve < 6 else "limit-9"


def stretches(page: Sequence[Doubt]) -> list[range]:
    """The lines that a person should look at, those together that stand together and ask the same."""
    found = []
    start = 0
    for n in range(len(page) + 1):
        ended = n == len(page) or not page[n].may_be_marked
        if ended or (n > start and page[n].question != page[start].question):
            if any(each.is_marked for each in page[start:n]):
                found.append(range(start, n))
            start = n + 1 if ended else n
    return found
