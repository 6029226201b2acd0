"""What tools put into Markdown for themselves, which no reader sees: it is left out, and told once a kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from kanyin.messages import msg
from kanyin.remarks import remark


@dataclass(slots=True)
class Omitted:
    """Kinds of what was left out, with the lines, and how many of each."""

    first: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    """All that was left out, told or not."""

    def take(self, kind: str, line: int, sample: str, hint: str = "") -> None:
        """One more of a kind; the first is shown."""
        self.texts.append(sample)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if kind not in self.first:
            self.first[kind], self.samples[kind], self.hints[kind] = line, " ".join(sample.split())[:60], hint

    def tell(self) -> None:
        """A remark on each kind."""
        for kind, line in self.first.items():
            count, sample = self.counts[kind], self.samples[kind]
            more = msg(" ({count} such places)", count=count) if count > 1 else ""
            problem = msg("{kind}, left out of the books: {sample}", kind=kind, sample=sample) + more
            remark(problem, line=line, hint=self.hints[kind])
