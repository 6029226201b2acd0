"""What a person has decided: ``[keep]``, ``[drop]`` and ``[roles]`` in kanyin.toml, ``--keep`` and ``--drop``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kanyin import rules
from kanyin.config.line_pattern import LinePattern, checked
from kanyin.config.line_roles import FURNITURE, RoleLines, fold, role_of
from kanyin.errors import UsageError
from kanyin.messages import msg
from kanyin.model import Change

Decision = tuple[Literal["keep", "drop"], str]
"""What was decided, and where: ``command line`` or ``kanyin.toml``."""
COMMAND_LINE = "command line"
VERBS = ("keep", "drop")


@dataclass(frozen=True, slots=True)
class Choice:
    """Rules by their ids, and lines by their text, by a pattern of it, or by their numbers in the source.

    White space in a text counts as one space.
    """

    rules: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    patterns: tuple[LinePattern, ...] = ()
    numbers: tuple[range, ...] = ()
    held: frozenset[int] = frozenset()
    """Numbers of single lines, as many as there may be."""

    def names(self, text: str, src: tuple[int, ...]) -> bool:
        """The line of ``text`` and with these numbers is among those that are meant."""
        if not self.held.isdisjoint(src) or any(number in numbers for numbers in self.numbers for number in src):
            return True
        if not self.lines and not self.patterns:
            return False
        folded = fold(text)
        return folded in self.lines or any(pattern.found_in(folded) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Level:
    """What was decided in one place."""

    by: str
    keep: Choice = Choice()
    drop: Choice = Choice()
    roles: tuple[RoleLines, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """All that was decided about a page. The first level that speaks of a line or a rule holds; text before rules."""

    levels: tuple[Level, ...] = ()

    def on_line(self, text: str, src: tuple[int, ...]) -> Decision | None:
        """What was decided about a line by its text or its numbers: one that is said to be furniture goes."""
        for level in self.levels:
            if role := role_of(level.roles, text, src):
                return "drop" if role == FURNITURE else "keep", level.by
            if level.keep.names(text, src):
                return "keep", level.by
            if level.drop.names(text, src):
                return "drop", level.by
        return None

    def role(self, text: str, src: tuple[int, ...]) -> str:
        """What a person says a line is (one of ROLES); empty where he says nothing, or only that it stays or goes."""
        for level in self.levels:
            if role := role_of(level.roles, text, src):
                return role
            if level.keep.names(text, src) or level.drop.names(text, src):
                return ""
        return ""

    def beyond(self, lines: int) -> list[tuple[str, int]]:
        """Where a line is named by a number that a page of so many lines does not have, and that number."""
        return sorted(
            {
                (level.by, numbers.start)
                for level in self.levels
                for numbers in (
                    *level.keep.numbers,
                    *level.drop.numbers,
                    *(span for lines in level.roles for span in lines.numbers),
                )
                if numbers.start > lines
            }
        )

    def on_rule(self, rule: str) -> Decision | None:
        """What was decided about all that a rule does."""
        for level in self.levels:
            if rule in level.keep.rules:
                return "keep", level.by
            if rule in level.drop.rules:
                return "drop", level.by
        return None

    def dropped_rules(self) -> frozenset[str]:
        """The rules whose lines go wherever they stand."""
        named = {rule for level in self.levels for rule in level.drop.rules}
        return frozenset(rule for rule in named if (self.on_rule(rule) or ("",))[0] == "drop")

    def kept_rules(self) -> frozenset[str]:
        """The rules that keep their hands off."""
        named = {rule for level in self.levels for rule in level.keep.rules}
        return frozenset(rule for rule in named if (self.on_rule(rule) or ("",))[0] == "keep")

    def edit(self, rule: str, src: tuple[int, ...], before: str, after: str) -> Change:
        """The change that a rule makes in a line; where a person keeps what it would change, a ``keep``."""
        decision = self.on_rule(rule)
        if decision and decision[0] == "keep":
            return Change(rule, "keep", src, before, before, by=decision[1])
        return Change(rule, "edit", src, before, after)

    def on_reading(self, change: Change) -> Change:
        """A line that the reader of a page left out: dropped, or kept where a person wants it back."""
        decision = self.on_line(change.before, change.src) or self.on_rule(change.rule)
        if decision is None:
            return change
        verb, by = decision
        if verb == "drop":
            return replace(change, doubt=False, by=by)
        return replace(change, action="keep", after=change.before, doubt=False, by=by)

    def pin(self, kept: Iterable[Change]) -> Overrides:
        """These decisions, and that the lines ``kept`` for their own sake stay, whatever later rules make of them."""
        own = [change for change in kept if self.on_line(change.before, change.src)]
        numbers = {by: frozenset(n for c in own if c.by == by for n in c.src) for by in {c.by for c in own}}
        held = tuple(Level(by, Choice(held=numbers[by])) for by in sorted(numbers))
        return Overrides((*held, *self.levels)) if held else self

    def resolve_doubt(self, change: Change) -> Change:
        """A change in doubt that a person has decided is in doubt no longer."""
        decision = self.on_rule(change.rule) if change.doubt else None
        if decision and decision[0] == "drop" and change.action == "drop":
            return replace(change, doubt=False, by=decision[1])
        if decision and decision[0] == "keep" and change.before == change.after:
            return replace(change, action="keep", doubt=False, by=decision[1])
        return change


NONE = Overrides()
NO_FLAGS = Level(COMMAND_LINE)


def choice(
    named_rules: Iterable[str],
    lines: Iterable[str],
    patterns: Iterable[str],
    verb: str,
    place: str,
    numbers: Iterable[range] = (),
) -> Choice:
    """A checked choice; ``verb`` is ``keep`` or ``drop``. Raises UsageError that names ``place``."""
    named = frozenset(named_rules)
    for rule in sorted(named):
        _check_rule(rule, verb, place)
    taken = tuple(checked(pattern, place) for pattern in patterns)
    return Choice(named, frozenset(map(fold, lines)), taken, tuple(numbers))


def _check_rule(rule: str, verb: str, place: str) -> None:
    known = overridable(verb)
    if rule in known:
        return
    from difflib import get_close_matches

    near = get_close_matches(rule, known, 1, 0.85)
    problem = msg("there is no rule {rule!r} that {verb} could overrule", rule=rule, verb=verb)
    hint = msg("did you mean {name}?", name=near[0]) if near else msg("correct the Markdown instead, and build that")
    raise UsageError(problem, file=place, hint=hint)


@lru_cache(maxsize=2)
def overridable(verb: str) -> frozenset[str]:
    """Ids of the rules whose work a person may keep off (``keep``), or whose lines he may have dropped everywhere."""
    furniture = {row["id"] for row in rules.table("boilerplate")["rule"]}
    return frozenset(furniture | {row["id"] for row in rules.table("steps")["step"] if verb in row.get("overrule", ())})
