r"""Commands that an author defines in one formula and uses in later ones: ``\def\v#1{…}``, ``\newcommand{\R}{…}``.

MathJax and KaTeX keep them for the rest of the page, so later formulas are written without them here: each can be read,
and copied, by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kanyin.mathematics.tex import Out, Reader, TexError, Token, stripped, tokens

_DEFINE = frozenset(("def", "gdef", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator", "let"))
DEFINES = tuple(f"\\{name}" for name in sorted(_DEFINE))
"""What a definition begins with."""
_DEEPEST = 20
"""Commands in what other commands stand for."""
_MOST = 20_000
"""Tokens that a formula may come to."""


@dataclass(frozen=True, slots=True)
class _Macro:
    """What a command stands for: ``#1`` in it is the first of ``count`` arguments, which may be left out if it has a
    ``default``.
    """

    count: int
    default: list[Token] | None
    body: list[Token]


@dataclass(slots=True)
class Macros:
    """The commands that the formulas of a text have defined so far."""

    known: dict[str, _Macro] = field(default_factory=dict)

    def learn(self, tex: str) -> bool:
        """Keep what a formula defines outside of its groups; True where it does nothing else, and so shows nothing."""
        if not any(command in tex for command in DEFINES):
            return False
        try:
            reader, depth, shows = Reader(tokens(tex)), 0, False
            while reader:
                token = reader.take()
                depth += {"{": 1, "}": -1}.get(token.text, 0)
                if depth == 0 and token.command in _DEFINE:
                    self._define(token.command, reader)
                else:
                    shows = shows or not (token.is_space or token.text in ("\\global", "\\long"))
        except (TexError, IndexError):
            return False  # it is told when it is read
        return not shows

    def _define(self, command: str, reader: Reader) -> None:
        reader.spaces()
        starred = (token := reader.peek()) is not None and token.text == "*" and bool(reader.take())
        name = next((one.command for one in reader.argument() if one.command), "")
        count, default = 0, None
        if command == "let":
            reader.spaces()
            if (token := reader.peek()) is not None and token.text == "=":
                reader.take()
        elif command in ("def", "gdef"):
            while (token := reader.peek()) is not None and token.text != "{":
                count += reader.take().text == "#"
        elif command != "DeclareMathOperator":
            reader.spaces()
            said = reader.option()
            count = int(digits) if said and (digits := said[0].text).isdigit() else 0
            default = reader.option()
        body = reader.argument()
        if command == "DeclareMathOperator":
            body = tokens("\\operatorname" + ("*" if starred else "")) + tokens("{") + body + tokens("}")
        if name:
            self.known[name] = _Macro(count, default, stripped(body))

    def expanded(self, tex: str) -> str:
        """A formula in which no command of the author's is left; as it is where it uses none, or has no end."""
        if not any(f"\\{name}" in tex for name in self.known) or any(command in tex for command in DEFINES):
            return tex
        try:
            out = Out()
            for token in self._expanded(tokens(tex), 0):
                out.put(token.text, token.at)
        except (TexError, IndexError):
            return tex
        return out.text()

    def _expanded(self, given: Sequence[Token], depth: int) -> list[Token]:
        if depth > _DEEPEST:
            raise TexError("", 0)
        made: list[Token] = []
        reader = Reader(given)
        while reader:
            token = reader.take()
            macro = self.known.get(token.command) if token.command else None
            made += self._expanded(_filled(macro, reader), depth + 1) if macro else [token]
            if len(made) > _MOST:
                raise TexError("", 0)
        return made


def _filled(macro: _Macro, reader: Reader) -> list[Token]:
    """What a command stands for, with the arguments that come next."""
    arguments: list[list[Token]] = []
    if macro.count and macro.default is not None:
        reader.spaces()
        said = reader.option()
        arguments.append(macro.default if said is None else said)
    while len(arguments) < macro.count:
        arguments.append(reader.argument())
    made: list[Token] = []
    body = Reader(macro.body)
    while body:
        token = body.take()
        following = body.peek()
        if token.text == "#" and following and following.text.isdigit() and 0 < int(following.text) <= macro.count:
            made += arguments[int(body.take().text) - 1]
        else:
            made.append(token)
    return made
