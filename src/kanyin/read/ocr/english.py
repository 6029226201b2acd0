"""Blanks of recognised English text beside its formulas, brackets and the labels of its sections.

``$P < 0.05$ ,while`` is ``$P < 0.05$, while``; recognition sets the marks behind a formula as it sees them.
"""

from __future__ import annotations

import re

from kanyin.model import MATH
from kanyin.patterns import lazy

_WORDS = lazy(
    rf"(?:^|[\s({MATH[1]}])(?:the|of|and|in|is|are|was|were|for|with|to|by|on|from|that)(?=[\s,.;({MATH[0]}])"
)
_PAUSE = lazy(rf"(?<={MATH[1]})\s?(?P<mark>[,;:])\s?(?=[A-Za-z(“{MATH[0]}]|\d)")
_STOP = lazy(rf"(?<={MATH[1]})\s?\.\s?(?=[A-Z(])")
_BEHIND_BRACKET = lazy(rf"(?<=[{MATH[1]}A-Z]\))(?=[a-z]{{2,}})")
_BEFORE_BRACKET = lazy(rf"(?<=[a-z]{{4}})(?=\((?:{MATH[0]}|[A-Za-z0-9][^()]{{1,80}}\)))")
_SECTION = lazy(r"(?P<stop>[.。]?)\s?(?P<label>\[(?:[A-Z][a-z]+)(?:/[A-Z][a-z]+)?\])\s?(?=[A-Z])")
_GLUED_LABEL = lazy(r"\b(?:Objectives?|Methods|Results|Conclusions?)(?=[A-Z][a-z]+ )")
"""The label of an abstract's part, right before its first word: ObjectiveTo observe."""
_NUMBERS = lazy(r"(?<![\d.,])\d{1,3}(?:\.\d+)?(?:,\s?\d{1,3}(?:\.\d+)?){2,}(?![\d.])")
_COMMA = lazy(r",\s?")
_IN_CHINESE = lazy(
    rf"(?<={MATH[1]})\s?(?P<mark>[,.;:])\s?(?=(?:[A-Z][a-z]+|[a-z]{{2,}}) (?:[a-z]{{2,}}|[A-Z][a-z]+)"
    r"|[A-Z][a-z] ?\d+\.\d)"
)

_SENTENCE_IN_CHINESE = lazy(r"(?<=[a-z]{3})\.(?=[A-Z][a-z]{0,11} [a-z]{2,})")
"""A stop between two English sentences below a Chinese one."""


def with_english_blanks(text: str) -> str:
    """An English text with a blank behind each mark beside a formula, and none before it."""
    if not _WORDS.search(text):
        return text
    text = _GLUED_LABEL.sub(r"\g<0> ", text)
    text = _STOP.sub(". ", _PAUSE.sub(r"\g<mark> ", text))
    text = _BEFORE_BRACKET.sub(" ", _BEHIND_BRACKET.sub(" ", text))
    text = _SECTION.sub(lambda found: f"{found['stop']}{' ' if found.start() else ''}{found['label']} ", text)
    return _NUMBERS.sub(_listed, text)


def with_blanks_in_chinese(text: str) -> str:
    """A text of two languages with those of its English clauses: ``mg$ ,Fe 78.18`` in a note below a table."""
    return _SENTENCE_IN_CHINESE.sub(". ", _IN_CHINESE.sub(r"\g<mark> ", text))


def _listed(found: re.Match[str]) -> str:
    """Numbers of a list with a blank behind each comma, where one of them has it."""
    return _COMMA.sub(", ", found[0]) if ", " in found[0] else found[0]
