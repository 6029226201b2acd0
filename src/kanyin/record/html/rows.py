"""Source lines and the parts of the result that came of them, side by side: the rows of the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kanyin import markdown
from kanyin.model import EM, STRONG, Change, Document, Heading, Source

_EMPHASIS = dict.fromkeys(map(ord, (*STRONG, *EM)))
NEAR = 6
"""Lines of one paragraph stand in one row with what lies between them, unless that is more than this many lines."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block or reference of the result: its kind, its text, the source lines it came from."""

    kind: str
    text: str
    src: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Source lines that belong together, the changes that begin in them, and the parts of the result that do.

    ``lines`` are their numbers, none for what concerns the whole page. ``continued`` are first lines of parts that
    began in an earlier row and go on in this one.
    """

    lines: range
    changes: tuple[Change, ...]
    parts: tuple[Part, ...]
    continued: tuple[int, ...] = ()


def parts_of(source: Source, document: Document) -> list[Part]:
    """Blocks, the references' heading and the references, in the order of the result."""
    texts = (markdown.block_text(block).strip("\n").translate(_EMPHASIS) for block in document.blocks)
    parts = [Part(_kind(block), text, block.src) for block, text in zip(document.blocks, texts, strict=True)]
    if document.references_heading:
        parts.append(Part("heading1", document.references_heading, _line_of_references(source, document)))
    return parts + [Part("reference", reference.raw, reference.src) for reference in document.references]


def _kind(block: object) -> str:
    return f"heading{block.level}" if isinstance(block, Heading) else type(block).__name__.lower()


def _line_of_references(source: Source, document: Document) -> tuple[int, ...]:
    """Where the references' heading stands: the Document does not tell, but for a change that made it."""
    heading = document.references_heading
    for change in document.changes:
        if change.after == heading and change.src:
            return change.src
    end = min((reference.src[0] for reference in document.references if reference.src), default=len(source.lines) + 1)
    return next(((n,) for n in range(end - 1, 0, -1) if source.lines[n - 1].strip() == heading), ())


def rows_of(source: Source, parts: Sequence[Part], changes: Iterable[Change]) -> list[Row]:
    """Every source line in one row, in the order of the source; each change and part in the row where it begins.

    Blank lines one after another are a row. What has no line of its own stands in a first row without lines.
    """
    changes = list(changes)
    blank = ((n, n + 1) for n, pair in enumerate(pairwise(source.lines), 1) if not "".join(pair).strip())
    spans = (*(part.src for part in parts), *(change.src for change in changes), *blank)
    runs = _runs(len(source.lines), spans)
    row_of = {line: at for at, run in enumerate(runs) for line in run}
    begun: dict[int, list[Part]] = defaultdict(list)
    made: dict[int, list[Change]] = defaultdict(list)
    continued: dict[int, list[int]] = defaultdict(list)
    for part in parts:
        home = row_of[min(part.src)] if part.src else -1
        begun[home].append(part)
        for other in sorted({row_of[line] for line in part.src} - {home}):
            continued[other].append(min(part.src))
    for change in changes:
        made[row_of[min(change.src)] if change.src else -1].append(change)
    rows = [Row(run, tuple(made[at]), tuple(begun[at]), tuple(continued[at])) for at, run in enumerate(runs)]
    return [Row(range(0), tuple(made[-1]), tuple(begun[-1])), *rows] if made[-1] or begun[-1] else rows


def _runs(count: int, spans: Iterable[tuple[int, ...]]) -> list[range]:
    """The lines 1 to ``count`` as runs; a run breaks where no span holds it together."""
    held = bytearray(count + 1)
    for span in spans:
        numbers = sorted(span)
        for one, other in pairwise(numbers):
            if other - one <= NEAR:
                held[one:other] = b"\1" * (other - one)
    starts = [line for line in range(1, count + 1) if not held[line - 1]]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], count + 1], strict=False)]
