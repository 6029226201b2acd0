"""One pattern: the worst that pumped words do to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Literal

from tools.linear.alphabet import Alphabet, children, classes
from tools.linear.pumps import Pump, find_pumps
from tools.linear.steps import Machine, Program, TooManySteps

How = Literal["search", "match", "fullmatch"]
LENGTHS = (200, 800, 3200)
"""Characters of the texts, each four times the one before. Most patterns are cheap on the second, and need no third."""
GROWTH = 6
"""Four times the text may take so many times the steps."""
CHEAP = 12
"""Steps a character that may grow as they like: to tell a small constant from growth takes a longer text."""
MOST = 600
"""Steps a character that no pattern may take, though they grow no further: limits of repeats multiply."""
MOST_ENDINGS = 4


@dataclass(frozen=True)
class Decision:
    """The worst text, its steps a character, and how they grow when the text is four times as long."""

    steps: float
    growth: float
    before: str
    word: str
    after: str

    @property
    def is_linear(self) -> bool:
        """Cheap enough on every text that was tried."""
        return self.steps <= CHEAP or (self.growth <= GROWTH and self.steps <= MOST)

    def attack(self, length: int) -> str:
        """The worst text, so long."""
        room = max(0, length - len(self.before) - len(self.after))
        return self.before + self.word * (room // max(1, len(self.word))) + self.after


def judge(pattern: str | bytes, flags: int = 0, how: How = "search") -> Decision:
    """The worst that a pattern does when it is searched for, matched at one place, or matched with a whole text."""
    parsed = _parser.parse(pattern, flags)
    anywhere = how == "search"
    if how == "fullmatch":
        parsed.append((sre.AT, sre.AT_END_STRING))
    flags = parsed.state.flags
    known = list({repr(node): node for node in classes(parsed)}.values())
    if _has_edges(parsed):
        known.append((sre.IN, [(sre.CATEGORY, sre.CATEGORY_WORD)]))
    alphabet = Alphabet(
        known,
        ascii_only=isinstance(pattern, bytes) or bool(flags & re.ASCII),
        ignore_case=bool(flags & re.IGNORECASE),
        dot_all=bool(flags & re.DOTALL),
    )
    program = Program(parsed, alphabet)
    worst = Decision(0, 0, "", "", "")
    for pump in dict.fromkeys(find_pumps(parsed, alphabet, anywhere=anywhere)):
        for after in _endings(pump, alphabet):
            found = _measure(program, alphabet, pump, after, anywhere=anywhere)
            worst = max(worst, found, key=lambda decision: (not decision.is_linear, decision.growth * decision.steps))
            if not worst.is_linear:
                return worst
    return worst


def _has_edges(pattern: Any) -> bool:
    return any(node[0] is sre.AT or any(map(_has_edges, children(node))) for node in pattern)


def _endings(pump: Pump, alphabet: Alphabet) -> Iterator[tuple[int, ...]]:
    """What may stand behind a pumped word so that nothing matches in the end: nothing, or one character."""
    yield ()
    symbols = [n for n in range(len(alphabet.characters)) if n not in pump.word]
    step = max(1, len(symbols) // MOST_ENDINGS)
    yield from ((symbol,) for symbol in symbols[::step])


def _measure(program: Program, alphabet: Alphabet, pump: Pump, after: tuple[int, ...], *, anywhere: bool) -> Decision:
    shown = [alphabet.text(list(part)) for part in (pump.before, pump.word, after)]
    counts: list[int] = []
    decision = Decision(0, 0, *shown)
    for length in LENGTHS:
        room = max(1, (length - len(pump.before) - len(after)) // len(pump.word))
        text = [*pump.before, *pump.word * room, *after]
        counts.append(_steps(program, Machine(text, alphabet, MOST * len(text)), anywhere=anywhere))
        if len(counts) > 1:
            decision = Decision(counts[-1] / len(text), counts[-1] / counts[-2], *shown)
            if decision.steps <= CHEAP or decision.steps > MOST:
                break
    return decision


def _steps(program: Program, machine: Machine, *, anywhere: bool) -> int:
    try:
        if anywhere:
            machine.find_all(program)
        else:
            machine.run(program, 0, {})
    except TooManySteps:
        return 16 * machine.steps
    return machine.steps
