"""What tools put into Markdown for themselves, which no reader sees: it is left out, and told once a kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kanyin.messages import msg
from kanyin.remarks import place, remark


@dataclass(slots=True)
class Kind:
    """The first of a kind that was left out: where it stood and what it was; how many there were."""

    file: str | None
    line: int | None
    sample: str
    hint: str
    count: int = 0


@dataclass(slots=True)
class Omitted:
    """What was left out of a file or of the files of a book, by its kind; the keys of front matter that nobody knows,
    each with its place."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    """All of it."""
    keys: dict[str, tuple[str | None, int | None]] = field(default_factory=dict)

    def take(self, kind: str, line: int, sample: str, hint: str = "") -> None:
        """One more of a kind; the first is shown."""
        self.texts.append(sample)
        if kind not in self.kinds:
            self.kinds[kind] = Kind(*place(None, line), " ".join(sample.split())[:60], hint)
        self.kinds[kind].count += 1

    def left_out(self, kind: str, line: int, found: re.Match[str]) -> str:
        """As ``take``, of what a pattern found: nothing stands in its place."""
        self.take(kind, line, found[0])
        return ""

    def tell(self) -> None:
        """A remark on each kind."""
        for kind, first in self.kinds.items():
            problem = msg("{kind}, left out of the books: {sample}", kind=kind, sample=first.sample)
            remark(problem, file=first.file, line=first.line, hint=first.hint, kind=kind, count=first.count)
