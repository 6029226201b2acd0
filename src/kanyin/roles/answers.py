"""Questions with their answer: between the two stand counts and buttons, and the answer is the article's too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.run import BREAKS

FARTHEST, NEAR = 45, 3
"""Lines from a question to the mark of its answer, and from this to its first sentence."""
LONGEST = 60
"""Half-em of the line of the mark."""
_ANSWER = lazy(
    r"\d{1,6}\s?人(?:赞同|贊同)了?[该該]?回答|(?:最佳|推[荐薦]|[满滿]意)(?:答案|回答)|(?:已|被|[获獲]|提问者)采[纳納]"
)
_OTHERS = lazy("[^\u3400-\u9fff]{0,6}(?:更多|其[他它]|相[关關])")


_CHOICE = lazy(r"[(（]?(?P<letter>[A-H])(?:[)）]|\s?[.．、:：]|\s)\s?(?=\S)")
_SOLUTION = lazy(
    "[【\\[]?(?:[正标標参參][确確准準考])?(?:答案|解析|解答)[】\\]]?\\s?(?:[:：为為是]|(?=[A-H对對错錯√×])|(?<=[】\\]]))\\s?\\S"
    "|答\\s?[:：]\\s?\\S"
)
ANSWER = "answer"
"""What a question shows that choices stand below, these choices, and an answer however short."""
FEWEST_CHOICES, APART = 3, 2
"""Choices of a question, and lines from one to the next."""


def with_choices(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; a question's choices and its answer show it, and the question where it stands right above them."""
    found: set[int] = set()
    for n, each in enumerate(facts):
        if each.columns <= LONGEST and _letter(each) == "A" and n not in found:
            choices = _choices(facts, n)
            found.update(choices if len(choices) >= FEWEST_CHOICES else ())
            if len(choices) >= FEWEST_CHOICES and n and not facts[n - 1].shown & (BREAKS | {"info-label"}):
                found.add(n - 1)
    found |= _solutions(facts, found)
    return (
        [each.showing(each.shown - _NOT_OF_ANSWERS | {ANSWER}) if n in found else each for n, each in enumerate(facts)]
        if found
        else facts
    )


_NOT_OF_ANSWERS = BREAKS | {"counter", "tiny", "short", "no-han", "names", "repeated"}


def _letter(each: Facts) -> str:
    found = _CHOICE.match(each.text)
    return found["letter"] if found else ""


def _choices(facts: Sequence[Facts], first: int) -> list[int]:
    """The lines of A, B, C and so on, from the ``first`` down."""
    found = [first]
    for n in range(first + 1, len(facts)):
        if n - found[-1] > APART:
            break
        if _letter(facts[n]) == chr(ord("A") + len(found)):
            found.append(n)
    return found


def _solutions(facts: Sequence[Facts], choices: Collection[int]) -> set[int]:
    """The lines that say an answer: below choices, or the first below a question."""
    lines = [n for n, each in enumerate(facts) if each.columns <= LONGEST and _SOLUTION.match(each.text)]
    if choices:
        return {n for n in lines if min(choices) < n <= max(choices) + FARTHEST}
    marked = next((n for n, each in enumerate(facts) if each.columns <= LONGEST and _ANSWER.search(each.text)), -1)
    below = facts[marked + 1 : marked + 1 + NEAR] if marked >= 0 else ()
    if not lines and below and not any(each.is_sentence for each in below[:1]) and not below[0].shown & BREAKS:
        return {marked + 1}
    return set(lines[:1])


def with_answer(facts: Sequence[Facts]) -> Sequence[Facts]:
    """The lines; those between a question and the answer that the page shows with it are strewn into the two.

    It is the one that most readers agree with, or that who asked has taken; other answers stand below it.
    """
    mark = next((n for n, each in enumerate(facts) if each.columns <= LONGEST and _ANSWER.search(each.text)), -1)
    if mark < 0 or not any(each.is_sentence for each in facts[mark + 1 : mark + 1 + NEAR]):
        return facts
    asked = next((n for n in range(mark - 1, max(-1, mark - FARTHEST), -1) if _is_prose(facts[n])), mark)
    between = range(asked + 1, mark)
    if asked == mark or any(_OTHERS.match(facts[n].text) for n in between):
        return facts
    first = next((n for n in between if facts[n].shown & BREAKS), mark)
    return [each.showing(frozenset({"strewn"})) if first <= n <= mark else each for n, each in enumerate(facts)]


def _is_prose(each: Facts) -> bool:
    return each.is_sentence and "talks-of-site" not in each.shown
