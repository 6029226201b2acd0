"""Questions with their answer: between the two stand counts and buttons, and the answer is the article's too."""

from __future__ import annotations

from collections.abc import Sequence

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
