"""A backtracking machine that does what ``re`` does with a pattern, and counts its steps."""

from __future__ import annotations

from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from tools.linear.alphabet import CONSUMING, Alphabet, Node

Code = list[tuple[Any, ...]]
READ, SPLIT, JUMP, MARK, PROGRESS, SAVE, AGAIN, ALONE, LOOK, AT, DONE = range(11)
NO_LIMIT = sre.MAXREPEAT


class TooManySteps(Exception):  # noqa: N818
    """The machine was told to stop there."""


class Program:
    """A parsed pattern as instructions: read a symbol, or split: try one way, and the other where that fails."""

    def __init__(self, pattern: Any, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self.code: Code = []
        self._sequence(pattern)
        self.code.append((DONE,))

    def _sequence(self, pattern: Any) -> None:
        for node in pattern:
            self._node(node)

    def _node(self, node: Node) -> None:
        operation, value = node
        if operation in CONSUMING:
            self.code.append((READ, self._alphabet.mask(node)))
        elif operation is sre.BRANCH:
            self._branch(value[1])
        elif operation is sre.SUBPATTERN:
            self._group(value[0], value[3])
        elif operation is sre.MAX_REPEAT or operation is sre.MIN_REPEAT:
            self._repeat(*value, lazy=operation is sre.MIN_REPEAT)
        elif operation is sre.POSSESSIVE_REPEAT:
            self.code.append((ALONE, Program([(sre.MAX_REPEAT, value)], self._alphabet)))
        elif operation is sre.ATOMIC_GROUP:
            self.code.append((ALONE, Program(value, self._alphabet)))
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            direction, inner = value
            back = inner.getwidth()[0] if direction < 0 else 0
            self.code.append((LOOK, Program(inner, self._alphabet), back, operation is sre.ASSERT))
        elif operation is sre.AT:
            self.code.append((AT, value))
        elif operation is sre.GROUPREF:
            self.code.append((AGAIN, value))
        else:
            raise NotImplementedError(str(operation))

    def _group(self, number: int | None, inner: Any) -> None:
        if number is not None:
            self.code.append((SAVE, 2 * number))
        self._sequence(inner)
        if number is not None:
            self.code.append((SAVE, 2 * number + 1))

    def _branch(self, ways: list[Any]) -> None:
        ends = []
        for way in ways[:-1]:
            split = len(self.code)
            self.code.append((SPLIT,))
            self._sequence(way)
            ends.append(len(self.code))
            self.code.append((JUMP,))
            self.code[split] = (SPLIT, split + 1, len(self.code))
        self._sequence(ways[-1])
        for end in ends:
            self.code[end] = (JUMP, len(self.code))

    def _repeat(self, least: int, most: int, inner: Any, *, lazy: bool) -> None:
        for _ in range(least):
            self._sequence(inner)
        if most is NO_LIMIT:
            self._loop(inner, lazy=lazy)
            return
        splits = []
        for _ in range(most - least):
            splits.append(len(self.code))
            self.code.append((SPLIT,))
            self._sequence(inner)
        for split in splits:
            self.code[split] = self._split(split + 1, len(self.code), lazy=lazy)

    def _loop(self, inner: Any, *, lazy: bool) -> None:
        start = len(self.code)
        self.code.append((SPLIT,))
        may_be_empty = inner.getwidth()[0] == 0
        if may_be_empty:
            self.code.append((MARK, ("loop", start)))
        self._sequence(inner)
        if may_be_empty:
            self.code.append((PROGRESS, ("loop", start)))
        self.code.append((JUMP, start))
        self.code[start] = self._split(start + 1, len(self.code), lazy=lazy)

    def _split(self, inside: int, behind: int, *, lazy: bool) -> tuple[int, int, int]:
        return (SPLIT, behind, inside) if lazy else (SPLIT, inside, behind)


class Machine:
    """Runs programs on one text of symbols. Raises TooManySteps above ``most``."""

    def __init__(self, text: list[int], alphabet: Alphabet, most: int) -> None:
        self.text, self.alphabet, self.most = text, alphabet, most
        self.steps = 0

    def find_all(self, program: Program) -> None:
        """Search from the beginning to the end, as ``finditer`` does."""
        at = 0
        while at <= len(self.text):
            end = self.run(program, at, {})
            at = max(end, at + 1)

    def run(self, program: Program, start: int, saved: dict[Any, int]) -> int:
        """Where a match that begins at ``start`` ends, or -1."""
        text, code, length = self.text, program.code, len(self.text)
        pending: list[tuple[int, int, dict[Any, int]]] = [(0, start, saved)]
        while pending:
            line, at, saved = pending.pop()
            while True:
                self.steps += 1
                if self.steps > self.most:
                    raise TooManySteps
                now = code[line]
                kind = now[0]
                line += 1
                if kind == READ:
                    if at >= length or not now[1] >> text[at] & 1:
                        break
                    at += 1
                elif kind == SPLIT:
                    pending.append((now[2], at, saved))
                    line = now[1]
                elif kind == JUMP:
                    line = now[1]
                elif kind == DONE:
                    return at
                else:
                    at, saved = self._rare(now, at, saved)
                    if at < 0:
                        break
        return -1

    def _rare(self, now: tuple[Any, ...], at: int, saved: dict[Any, int]) -> tuple[int, dict[Any, int]]:
        kind, value = now[:2]
        if kind in (MARK, SAVE):
            return at, {**saved, value: at}
        if kind == PROGRESS:
            return (-1 if saved[value] == at else at), saved
        if kind == ALONE:
            return self.run(value, at, saved), saved
        if kind == LOOK:
            _, program, back, wanted = now
            found = at >= back and self.run(program, at - back, saved) >= 0
            return (at if found == wanted else -1), saved
        if kind == AGAIN:
            return self._again(value, at, saved), saved
        return (at if self._is_at(value, at) else -1), saved

    def _again(self, group: int, at: int, saved: dict[Any, int]) -> int:
        start, end = saved.get(2 * group), saved.get(2 * group + 1)
        if start is None or end is None:
            return -1
        word = self.text[start:end]
        return at + len(word) if self.text[at : at + len(word)] == word else -1

    def _is_at(self, place: Any, at: int) -> bool:
        if place in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            return at == 0
        if place is sre.AT_END:
            return at == len(self.text) or (at == len(self.text) - 1 and self._is(at, "\n"))
        if place is sre.AT_END_STRING:
            return at == len(self.text)
        is_edge = self._is_word(at - 1) != self._is_word(at)
        return is_edge if place in (sre.AT_BOUNDARY, sre.AT_UNI_BOUNDARY) else not is_edge

    def _is(self, at: int, character: str) -> bool:
        return self.alphabet.characters[self.text[at]] == character

    def _is_word(self, at: int) -> bool:
        if not 0 <= at < len(self.text):
            return False
        character = self.alphabet.characters[self.text[at]]
        return character.isalnum() or character == "_"
