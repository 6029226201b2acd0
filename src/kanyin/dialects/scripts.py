"""Values written out in the JavaScript or TypeScript of a site's settings: objects, lists, strings, and the names,
functions and files that they are kept under. Nothing is run; what would have to be is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kanyin.patterns import lazy

ENDINGS = (".ts", ".mts", ".js", ".mjs", ".cjs")
_TOKEN = lazy(
    r"(?P<white>\s++|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)"
    r"|'(?P<single>(?:[^'\\\n]|\\.)*+)'?|\"(?P<double>(?:[^\"\\\n]|\\.)*+)\"?|`(?P<template>(?:[^`\\]|\\.)*+)`?"
    r"|(?P<word>[\w$]++)|(?P<sign>\.\.\.|=>|.)",
    re.DOTALL,
)
_ESCAPE = lazy(r"\\(.)", re.DOTALL)
_CLOSING = {"{": "}", "[": "]", "(": ")"}
_DEEPEST = 40
_MOST_FILES = 60

Token = tuple[str, str]
"""``text``, ``word`` or ``sign``, and what it says."""


@dataclass(slots=True)
class Scripts:
    """The files of a site's settings. ``read``: the text of a file; None where there is none that may be read."""

    read: Callable[[Path], str | None]
    _known: dict[Path, _Script] = field(default_factory=dict)

    def value(self, path: Path, name: str = "default", depth: int = 0) -> Any:
        """What a file gives under a name."""
        script = self._script(path)
        return script.named(name, depth) if script else None

    def _script(self, path: Path) -> _Script | None:
        forms = (
            path,
            *(path.parent / (path.name + one) for one in ENDINGS),
            *(path / f"index{one}" for one in ENDINGS),
        )
        for form in forms:
            if form in self._known:
                return self._known[form]
            text = self.read(form) if form.suffix in ENDINGS and len(self._known) < _MOST_FILES else None
            if text is not None:
                self._known[form] = _Script(self, form, [*_tokens(text)])
                return self._known[form]
        return None


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind == "template" and "${" in found[kind]:
            yield "sign", "`"  # it would have to be run
        elif kind in ("single", "double", "template"):
            yield "text", _ESCAPE.sub(r"\1", found[kind])
        elif kind != "white":
            yield kind, found[kind]


@dataclass(slots=True)
class _Script:
    """One file, in tokens."""

    files: Scripts
    path: Path
    tokens: list[Token]

    def _is(self, at: int, *said: str) -> bool:
        return at < len(self.tokens) and self.tokens[at][0] != "text" and self.tokens[at][1] in said

    def _says(self, at: int) -> str:
        return self.tokens[at][1] if at < len(self.tokens) else ""

    def named(self, name: str, depth: int) -> Any:
        """What is kept under a name, or given to other files as the default."""
        if depth > _DEEPEST:
            return None
        for at in range(len(self.tokens)):
            if name == "default" and self._is(at, "default") and self._is(at - 1, "export"):
                return self._exported(at + 1, depth)
            if name == "default" and self._is(at, "exports") and self._is(at + 1, "="):
                return self._value(at + 2, depth + 1)[0]
            if self._says(at) == name and self._is(at - 1, "const", "let", "var"):
                equals = next((n for n in range(at + 1, len(self.tokens)) if self._is(n, "=")), len(self.tokens))
                return self._value(equals + 1, depth + 1)[0]
            if self._says(at) == name and self._is(at - 1, "function"):
                return self._returned(self._behind(at + 1), depth + 1)
        return self._imported(name, depth)

    def _exported(self, at: int, depth: int) -> Any:
        """What is given as the default: a value, or what a function gives that has a name or none."""
        start = at + self._is(at, "async")
        if not self._is(start, "function"):
            return self._value(at, depth + 1)[0]
        return self._returned(self._behind(start + 1 if self._is(start + 1, "(") else start + 2), depth + 1)

    def _imported(self, name: str, depth: int) -> Any:
        for at in range(len(self.tokens)):
            if self._is(at, "import"):
                end = next((n for n in range(at, len(self.tokens)) if self._is(n, "from")), len(self.tokens))
                words = [self._says(n) for n in range(at + 1, end)]
                if name in words and end + 1 < len(self.tokens):
                    place = words.index(name)
                    own = words[place - 2] if place > 1 and words[place - 1] == "as" else name
                    return self._of_file(self._says(end + 1), own if "{" in words[:place] else "default", depth)
        return None

    def _of_file(self, address: str, name: str, depth: int) -> Any:
        return self.files.value(self.path.parent / address, name, depth + 1) if address.startswith(".") else None

    def _returned(self, at: int, depth: int) -> Any:
        """What the function gives whose body begins at a token or behind it."""
        body = next((n for n in range(at, len(self.tokens)) if self._is(n, "{")), len(self.tokens))
        end = self._behind(body)
        found = next((n for n in range(body, end) if self._is(n, "return")), None)
        return None if found is None else self._value(found + 1, depth)[0]

    def _behind(self, at: int) -> int:
        """Behind the bracket that closes the one at a token."""
        open_brackets: list[str] = []
        while at < len(self.tokens):
            if self._is(at, *_CLOSING):
                open_brackets.append(_CLOSING[self._says(at)])
            elif open_brackets and self._is(at, open_brackets[-1]):
                open_brackets.pop()
            at += 1
            if not open_brackets:
                break
        return at

    def _rest(self, at: int) -> int:
        """The comma or the bracket that ends a value, or the end of a statement."""
        while at < len(self.tokens) and not self._is(at, ",", ";", "}", "]", ")"):
            at = self._behind(at) if self._is(at, *_CLOSING) else at + 1
        return at

    def _value(self, at: int, depth: int) -> tuple[Any, int]:
        """The value that begins at a token, and the place behind it."""
        if depth > _DEEPEST or at >= len(self.tokens):
            return None, len(self.tokens)
        kind, said = self.tokens[at]
        if kind == "text":
            return said, at + 1
        if said == "{":
            return self._object(at + 1, depth + 1)
        if said == "[":
            return self._list(at + 1, depth + 1)
        if said == "(" and self._is(self._behind(at), "=>"):
            return self._arrow(self._behind(at) + 1, depth)
        if said == "(":
            return self._value(at + 1, depth + 1)[0], self._behind(at)
        if kind == "word" and self._is(at + 1, "("):
            return self._called(said, at + 1, depth), self._behind(at + 1)
        if kind == "word" and not self._is(at + 1, "."):
            return {"true": True, "false": False}.get(said, self.named(said, depth + 1)), at + 1
        return None, at + 1

    def _arrow(self, at: int, depth: int) -> tuple[Any, int]:
        return (self._returned(at, depth), self._behind(at)) if self._is(at, "{") else self._value(at, depth + 1)

    def _called(self, name: str, at: int, depth: int) -> Any:
        """What a function gives; of one that is not ours, as ``defineConfig`` is not, what it is given."""
        if name == "require":
            return self._of_file(self._says(at + 1), "default", depth)
        own = self.named(name, depth + 1)
        return self._value(at + 1, depth + 1)[0] if own is None else own

    def _list(self, at: int, depth: int) -> tuple[list[Any], int]:
        made: list[Any] = []
        while at < len(self.tokens) and not self._is(at, "]"):
            spread = self._is(at, "...")
            value, behind = self._value(at + spread, depth)
            made += value if spread and isinstance(value, list) else [] if spread else [value]
            at = max(self._rest(behind), at + spread)
            at += 1 if self._is(at, ",") or not self._is(at, "]") else 0
        return made, at + 1

    def _object(self, at: int, depth: int) -> tuple[dict[str, Any], int]:
        made: dict[str, Any] = {}
        while at < len(self.tokens) and not self._is(at, "}"):
            value: Any
            if self._is(at, "..."):
                value, behind = self._value(at + 1, depth)
                made |= value if isinstance(value, dict) else {}
            elif self._is(at + 1, ":"):
                value, behind = self._value(at + 2, depth)
                made[self._says(at)] = value
            elif self._is(at + 1, ",", "}") and self.tokens[at][0] == "word":
                made[self._says(at)], behind = self.named(self._says(at), depth + 1), at + 1
            else:
                behind = at + 1
            at = max(self._rest(behind), at)
            at += 1 if self._is(at, ",") or not self._is(at, "}") else 0
        return made, at + 1
