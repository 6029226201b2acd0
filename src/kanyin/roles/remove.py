"""Page furniture out, and for each line that stays its role: what the decision for the whole page makes of a page.

A person's word on a line goes before all else, then one on a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kanyin import rules
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.roles import Labelled, label
from kanyin.roles.facts import look

MENU, TEASER, SENTENCE, OUTSIDE = "BP040", "BP041", "BP042", "BP043"
"""The rules of lines that no rule of furniture knows and that stand outside the article: by what they look like."""
AT_THE_EDGE = "BP045"
"""The mark on lines that stay though they may be none of the article's."""
_CERTAIN = frozenset(
    {"entry", "numbered", "section-name", "reference-list", "back-matter", "field-label", "abstract-label"}
    | {"keywords-label", "caption", "kept"}
)
"""What only an article holds."""
SURE, SURE_OF_SENTENCE = 8.0, 12.0
"""Decisions with a smaller margin are in doubt. Measured on pages of other sites: below these one of four is wrong,
above them one of a hundred."""


def remove(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines of the article with their roles, and a ``drop`` for each line of furniture.

    A person's decision goes before a rule's: for a line that he keeps there is a ``keep``.
    """
    out: list[Line] = []
    changes: list[Change] = []
    doubtful: list[Line] = []
    for each in _labelled(lines, overrides):
        change = _change(each, overrides)
        if change is None or change.action == "keep":
            role = "" if each.role in ("text", "furniture") else each.role
            out.append(replace(each.line, role=role, kept=each.line.kept if change is None else change.by))
        if change is not None:
            changes.append(change)
        elif each.role == "text" and each.margin < SURE and not each.facts.shown & _CERTAIN:
            doubtful.append(each.line)
            continue
        changes += _kept_in_doubt(doubtful)
        doubtful = []
    return tuple(out), [*changes, *_kept_in_doubt(doubtful)]


def _labelled(lines: tuple[Line, ...], overrides: Overrides) -> Iterator[Labelled]:
    """The lines with their roles; what a person drops by itself is judged beside none."""
    decisions_ = {line.src: decision for line in lines if (decision := overrides.on_line(line.text, line.src))}
    judged = tuple(line for line in lines if decisions_.get(line.src, ("keep",))[0] == "keep")
    found = {each.line.src: each for each in label(judged, overrides.kept_rules(), lambda line: line.src in decisions_)}
    for line in lines:
        if line.src in found:
            yield found[line.src]
        else:
            facts = look((line,))
            yield Labelled(line, facts, "text" if facts.furniture is None else "furniture", 0.0)


def _kept_in_doubt(lines: list[Line]) -> Iterator[Change]:
    """One mark for lines in a row that are perhaps none of the article's."""
    if lines:
        shown = "\n".join(line.text for line in lines)
        yield Change(AT_THE_EDGE, "edit", tuple(n for line in lines for n in line.src), shown, shown, doubt=True)


def _change(each: Labelled, overrides: Overrides) -> Change | None:
    """What happens to a line: a person's word on it, else on the rule, else its role."""
    line = each.line
    decision = overrides.on_line(line.text, line.src)
    rule = _rule(each)
    if decision is None and not rule:
        dropped = overrides.dropped_rules()
        rule = next((r.id for r in rules.boilerplate() if r.id in dropped and r.pattern.match(line.text)), "")
    if decision is None and rule:
        decision = overrides.on_rule(rule)
    if decision is None:
        return Change(rule, "drop", line.src, line.text, "", _is_doubtful(each)) if rule else None
    verb, by = decision
    if verb == "drop":
        return Change(rule or "OV001", "drop", line.src, line.text, "", by=by)
    return Change(rule, "keep", line.src, line.text, line.text, by=by) if rule else None


def _is_doubtful(each: Labelled) -> bool:
    """A line that goes though it may be the article's."""
    if each.facts.furniture is not None:
        return False
    return each.margin < (SURE_OF_SENTENCE if each.facts.is_sentence else SURE)


def _rule(each: Labelled) -> str:
    """The rule that takes the line; nothing for one that stays."""
    if each.role != "furniture":
        return ""
    facts = each.facts
    if facts.furniture is not None:
        return facts.furniture.id
    if "menu" in facts.shown:
        return MENU
    if facts.is_sentence:
        return SENTENCE
    return TEASER if "dated-headline" in facts.shown else OUTSIDE
