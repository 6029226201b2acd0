"""TeX as tokens, each with its place in the source, and what was made of them with the places they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kanyin.messages import msg
from kanyin.patterns import lazy

_TOKEN = lazy(r"\\(?:[A-Za-z]+|.|\Z)|[{}\[\]$&%^_~]|\s+|[^\\{}\[\]$&%^_~\s]", re.DOTALL)
_COMMENT = lazy(r"(?<!\\)%[^\n]*+\n?")
_DEEPEST = 60
"""Groups inside each other: more than any formula needs, fewer than would end the reader."""


class TexError(Exception):
    """A formula that cannot be read: why, and at which character of it."""

    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.problem, self.at = problem, at


@dataclass(frozen=True, slots=True)
class Token:
    """A command, a character or white space, and where it began."""

    text: str
    at: int

    @property
    def command(self) -> str:
        """The name of a command without its backslash; empty for all else."""
        return self.text[1:] if self.text[:1] == "\\" else ""

    @property
    def is_space(self) -> bool:
        """True for white space."""
        return self.text.isspace()


def tokens(tex: str) -> list[Token]:
    """All tokens of a formula without its comments. Raises TexError where groups are too deep inside each other."""
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), tex)
    found = [Token(match[0], match.start()) for match in _TOKEN.finditer(blank)]
    depth = 0
    for token in found:
        depth += {"{": 1, "}": -1, "\\begin": 1, "\\end": -1, "\\left": 1, "\\right": -1}.get(token.text, 0)
        if depth > _DEEPEST:
            raise TexError(msg("more than {count} groups are inside each other", count=_DEEPEST), token.at)
    return found


class Reader:
    """Tokens one after the other."""

    def __init__(self, given: Sequence[Token]) -> None:
        self._tokens, self._next = given, 0

    def __bool__(self) -> bool:
        return self._next < len(self._tokens)

    def peek(self) -> Token | None:
        """The next token; None at the end."""
        return self._tokens[self._next] if self else None

    def take(self) -> Token:
        """The next token, which is taken."""
        self._next += 1
        return self._tokens[self._next - 1]

    def back(self) -> None:
        """Give the last token back."""
        self._next -= 1

    def spaces(self) -> None:
        """Pass over white space."""
        while self and self._tokens[self._next].is_space:
            self._next += 1

    def argument(self) -> list[Token]:
        """What a command's argument is: a group without its braces, or one token. Empty at the end."""
        self.spaces()
        if not self:
            return []
        return self._until("{", "}") if self._tokens[self._next].text == "{" else [self.take()]

    def option(self) -> list[Token] | None:
        """An argument in square brackets that follows at once; None where there is none."""
        token = self.peek()
        if token is None or token.text != "[" or not self._closes("]"):
            return None
        return self._until("[", "]")

    def word(self) -> str:
        """The text of an argument: the name of an environment, a label."""
        return written(self.argument()).strip()

    def body(self, name: str) -> tuple[list[Token], bool]:
        r"""What stands before the ``\end`` that closes the environment, and whether there is one."""
        depth, start = 1, self._next
        while self:
            token = self.take()
            if token.text in ("\\begin", "\\end"):
                depth += 1 if token.text == "\\begin" else -1
            if depth == 0:
                taken = list(self._tokens[start : self._next - 1])
                at, closing = self._next, self.word()
                if closing == name:
                    return taken, True
                self._next = at
                raise TexError(
                    msg("\\begin{{{name}}} is closed by \\end{{{other}}}", name=name, other=closing), token.at
                )
        return list(self._tokens[start:]), False

    def _closes(self, closer: str) -> bool:
        depth = 0
        for token in self._tokens[self._next + 1 :]:
            if token.text == closer and depth == 0:
                return True
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            if depth < 0:
                return False
        return False

    def _until(self, opener: str, closer: str) -> list[Token]:
        """The inside of a group whose opener is next; braces in it are in pairs."""
        begin = self.take()
        depth = 0
        found: list[Token] = []
        while self:
            token = self.take()
            if token.text == closer and depth == 0:
                return found
            depth += {"{": 1, "}": -1}.get(token.text, 0)
            found.append(token)
        raise TexError(msg("{opener} is never closed", opener=opener), begin.at)


def written(given: Iterable[Token]) -> str:
    """Tokens as they were written."""
    return "".join(token.text for token in given)


class Out:
    """TeX that is made, and where each piece of it came from."""

    def __init__(self) -> None:
        self._pieces: list[Token] = []

    def put(self, text: str, at: int) -> None:
        """Write a piece that comes from the source at ``at``. A command's name does not run into a letter."""
        before = self._pieces[-1].text if self._pieces else ""
        if text[:1].isalpha() and re.search(r"\\[A-Za-z]+\Z", before):
            self._pieces.append(Token(" ", at))
        if text:
            self._pieces.append(Token(text, at))

    def text(self) -> str:
        """All that was written."""
        return written(self._pieces)

    def source(self, offset: int) -> int:
        """The place in the source of a place in what was written."""
        for piece in self._pieces:
            if offset < len(piece.text):
                return piece.at
            offset -= len(piece.text)
        return self._pieces[-1].at if self._pieces else 0


def stripped(given: list[Token]) -> list[Token]:
    """Without white space at both ends."""
    start, end = 0, len(given)
    while start < end and given[start].is_space:
        start += 1
    while end > start and given[end - 1].is_space:
        end -= 1
    return given[start:end]


def single(given: list[Token]) -> list[Token]:
    r"""Braces with one backslash where an author wrote two, ``\\{x\\}``, for a page that takes one of them away."""
    found = list(given)
    opened: list[int] = []
    for n, token in enumerate(given):
        if token.text == "{":
            opened.append(n)
        elif token.text == "}" and opened:
            start = opened.pop()
            if start and given[start - 1].text == given[n - 1].text == "\\\\" and start < n - 1:
                for at in (start, n):
                    found[at - 1], found[at] = Token("", given[at - 1].at), Token("\\" + given[at].text, given[at].at)
    return [token for token in found if token.text]


def rest(reader: Reader) -> list[Token]:
    """All tokens that come."""
    found: list[Token] = []
    while reader:
        found.append(reader.take())
    return found


def outside(given: list[Token], *wanted: str) -> bool:
    """Whether one of these tokens stands outside all groups and environments."""
    depth = 0
    for token in given:
        depth += {"{": 1, "}": -1, "\\begin": 1, "\\end": -1, "\\substack": 0}.get(token.text, 0)
        if depth == 0 and token.text in wanted:
            return True
    return False


def without_last_line_end(given: list[Token]) -> list[Token]:
    r"""A body without the ``\\`` behind its last line, which would be an empty line more."""
    body = stripped(given)
    return body[:-1] if body and body[-1].text in ("\\\\", "\\cr") else body
