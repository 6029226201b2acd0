"""Words that can be pumped: on which the automaton of a pattern has more and more ways to go."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from tools.linear.alphabet import CONSUMING, Alphabet, Node, children

START = -1
"""The state before the first character."""
MOST_NODES = 3000
"""Of a product of automata, for one pair of loops: no pattern here comes near it."""
WORDS = 2
"""Of each pair of loops so many are tried: where a class has many characters, some of them lead elsewhere too."""


@dataclass(frozen=True)
class Part:
    """A part of a pattern: whether it can be empty, and the positions that can be its first and last."""

    empty: bool
    first: Counter[int]
    last: Counter[int]


@dataclass
class Positions:
    """The automaton whose states are the places in a pattern that read a character (Glushkov).

    ``follow`` counts in how many ways one position can follow another: two are one too many in a loop. Repeats with a
    limit are loops without one, what is looked ahead for may be read or not, a reference to a group is any character,
    atomic groups are plain: there may be more words than the pattern knows, and never fewer.
    """

    alphabet: Alphabet
    masks: list[int] = field(default_factory=list)
    follow: dict[int, Counter[int]] = field(default_factory=dict)

    def sequence(self, pattern: Any) -> Part:
        """Read a parsed pattern."""
        whole = Part(True, Counter(), Counter())
        for node in pattern:
            whole = self._then(whole, self._node(node))
        return whole

    def _then(self, a: Part, b: Part) -> Part:
        for position, times in a.last.items():
            for other, more in b.first.items():
                self.follow[position][other] += times * more
        first = a.first + b.first if a.empty else a.first
        last = a.last + b.last if b.empty else b.last
        return Part(a.empty and b.empty, first, last)

    def _node(self, node: Node) -> Part:
        operation, value = node
        if operation in CONSUMING:
            return self._position(self.alphabet.mask(node))
        if operation is sre.GROUPREF:
            return self._position((1 << len(self.alphabet.characters)) - 1)
        if operation is sre.AT or (operation in _LOOKING and value[0] < 0):
            return Part(True, Counter(), Counter())
        parts = [self.sequence(part) for part in children(node)]
        whole = Part(
            any(part.empty for part in parts),
            sum((part.first for part in parts), Counter()),
            sum((part.last for part in parts), Counter()),
        )
        if operation in _LOOKING:
            return replace(whole, empty=True)
        return self._repeated(whole, *value[:2]) if operation in _REPEATS else whole

    def _position(self, mask: int) -> Part:
        number = len(self.masks)
        self.masks.append(mask)
        self.follow[number] = Counter()
        return Part(False, Counter({number: 1}), Counter({number: 1}))

    def _repeated(self, part: Part, least: int, most: int) -> Part:
        if most > 1:
            self._then(part, part)
        return Part(part.empty or least == 0, part.first, part.last)


_LOOKING = (sre.ASSERT, sre.ASSERT_NOT)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


@dataclass(frozen=True)
class Pump:
    """A word that leads to a loop, and one that goes round it."""

    before: tuple[int, ...]
    word: tuple[int, ...]


def find_pumps(pattern: Any, alphabet: Alphabet, *, anywhere: bool) -> Iterator[Pump]:
    """The pumps of a parsed pattern; ``anywhere`` where it is searched for, so that it may begin at each character."""
    machine = Positions(alphabet)
    whole = machine.sequence(pattern)
    everything = (1 << len(alphabet.characters)) - 1
    ways = {**machine.follow, START: Counter(whole.first)}
    masks = dict(enumerate(machine.masks)) | {START: everything}
    if anywhere:
        ways[START][START] = 1
    automaton = Automaton(ways, masks)
    yield from automaton.pumps()


class Automaton:
    """States, how many ways lead from one to the next, and the symbols that each state reads."""

    def __init__(self, ways: dict[int, Counter[int]], masks: dict[int, int]) -> None:
        self.ways, self.masks = ways, masks
        self.rings = {state: ring for ring in rings(ways) for state in ring}
        self.steps = {state: _by_symbol(following, masks) for state, following in ways.items()}

    def pumps(self) -> Iterator[Pump]:
        """Words that go round a loop in two ways, or lead from a loop to another while both go round.

        One state of a ring tells whether its loops go round in two ways.
        """
        paths = self._paths()
        reach = {ring: self._reach(next(iter(ring))) for ring in set(self.rings.values())}
        for ring in sorted(reach, key=min):
            p = min(ring)
            if p != START and p in paths:
                yield from (Pump(paths[p], word) for word in self._twice(p))
        for p, q in product(sorted(self.rings), repeat=2):
            if p in paths and q in reach[self.rings[p]] and q not in self.rings[p]:
                yield from (Pump(paths[p], word) for word in self._across(p, q))

    def _reach(self, state: int) -> set[int]:
        seen = {state}
        todo = [state]
        while todo:
            for following in self.ways[todo.pop()]:
                if following not in seen:
                    seen.add(following)
                    todo.append(following)
        return seen

    def _paths(self) -> dict[int, tuple[int, ...]]:
        """A shortest word to each state."""
        found: dict[int, tuple[int, ...]] = {START: ()}
        todo = deque([START])
        while todo:
            state = todo.popleft()
            for following in self.ways[state]:
                if following not in found and self.masks[following]:
                    symbol = (self.masks[following] & -self.masks[following]).bit_length() - 1
                    found[following] = (*found[state], symbol)
                    todo.append(following)
        return found

    def _twice(self, p: int) -> Iterator[tuple[int, ...]]:
        """Words from ``p`` to ``p`` that can be read in two ways."""
        ring = self.rings[p]

        def step(state: tuple[int, ...]) -> Iterator[Step]:
            a, b, apart = state
            for symbol in self.steps[a].keys() & self.steps[b].keys():
                for (c, times), (d, _) in product(self.steps[a][symbol], self.steps[b][symbol]):
                    if c in ring and d in ring:
                        yield symbol, (c, d, int(apart or c != d or times > 1))

        return words((p, p, 0), (p, p, 1), step)

    def _across(self, p: int, q: int) -> Iterator[tuple[int, ...]]:
        """Words that go round ``p``, round ``q``, and lead from one to the other."""
        inside, beyond = self.rings[p], self.rings[q]

        def step(state: tuple[int, ...]) -> Iterator[Step]:
            a, b, c = (self.steps[part] for part in state)
            for symbol in a.keys() & b.keys() & c.keys():
                first = [x for x, _ in a[symbol] if x in inside]
                third = [z for z, _ in c[symbol] if z in beyond]
                for x, (y, _), z in product(first, b[symbol] if first and third else (), third):
                    yield symbol, (x, y, z)

        return words((p, p, q), (p, q, q), step)


Step = tuple[int, tuple[int, ...]]
"""A symbol, and the state that it leads to."""


def _by_symbol(following: Counter[int], masks: dict[int, int]) -> dict[int, list[tuple[int, int]]]:
    """The states that each symbol leads to, and in how many ways."""
    found: dict[int, list[tuple[int, int]]] = {}
    for state, times in following.items():
        mask = masks[state]
        while mask:
            found.setdefault((mask & -mask).bit_length() - 1, []).append((state, times))
            mask &= mask - 1
    return found


def words(
    start: tuple[int, ...], goal: tuple[int, ...], step: Callable[[tuple[int, ...]], Iterator[Step]]
) -> Iterator[tuple[int, ...]]:
    """Words that lead from one state of a product of automata to another: shortest ones, of different symbols."""
    seen = set()
    for number in range(WORDS):
        word = _word(start, goal, step, lambda symbol, salt=number: (symbol * (2 * salt + 1) + salt) % 7)
        if word is None:
            return
        if word not in seen:
            yield word
        seen.add(word)


def _word(
    start: tuple[int, ...],
    goal: tuple[int, ...],
    step: Callable[[tuple[int, ...]], Iterator[Step]],
    order: Callable[[int], int],
) -> tuple[int, ...] | None:
    found: set[tuple[int, ...]] = set()
    todo: deque[tuple[tuple[int, ...], tuple[int, ...]]] = deque([(start, ())])
    while todo and len(found) < MOST_NODES:
        state, word = todo.popleft()
        for symbol, following in sorted(step(state), key=lambda step: (order(step[0]), step)):
            if following == goal:
                return (*word, symbol)
            if following not in found:
                found.add(following)
                todo.append((following, (*word, symbol)))
    return None


def rings(ways: dict[int, Counter[int]]) -> list[frozenset[int]]:
    """States that lead to each other and back, in groups (Tarjan); those on no loop are left out."""
    order: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    found: list[frozenset[int]] = []
    for root in ways:
        todo = [(root, iter(ways[root]))] if root not in order else []
        while todo:
            state, following = todo[-1]
            if state not in order:
                order[state] = low[state] = len(order)
                stack.append(state)
            other = next(following, None)
            if other is None:
                todo.pop()
                if todo:
                    low[todo[-1][0]] = min(low[todo[-1][0]], low[state])
                if low[state] == order[state]:
                    ring = stack[stack.index(state) :]
                    del stack[stack.index(state) :]
                    if len(ring) > 1 or state in ways[state]:
                        found.append(frozenset(ring))
            elif other not in order:
                todo.append((other, iter(ways[other])))
            elif other in stack:
                low[state] = min(low[state], order[other])
    return found
