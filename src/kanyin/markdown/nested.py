"""Blocks in the items of lists, in what is said of terms, and in quotations: what goes on in an item stands under its
text, as pandoc has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from kanyin.markdown.escaping import escape
from kanyin.model import IN_DEFINITION, IN_ITEM, Block, Definitions, Heading, List, Note, Quote

Holders = Mapping[int, tuple[str, ...]]
Rendered = Callable[[Block], Iterator[str]]
"""The Markdown of a block that holds no other."""
INDENT = 4
"""Columns by which the text of an item stands in."""


def parts(blocks: Sequence[Block], holders: Holders, rendered: Rendered, within: int = 0) -> Iterator[str]:
    """The Markdown of the blocks, in order; ``within`` marks of their holders are those of what is written already."""
    lists = _Lists()
    blocks = [part for block in blocks for part in _parted(block, holders)]
    n = 0
    is_defined = False  # a definition is open: what stands further in goes on with it
    while n < len(blocks):
        block = blocks[n]
        path = _path(block, holders)[within:]
        items = 0
        while path[items : items + 1] == (IN_ITEM,):
            items += 1
        held = items if lists.is_open else 0
        if path[items:]:
            end = next((k for k in range(n, len(blocks)) if not _is_in(blocks[k], path, holders, within, items)), None)
            run = blocks[n:end]
            text = "\n\n".join(parts(run, holders, rendered, within + items + 1))
            if path[items][0] != IN_DEFINITION:
                text = _quoted(text)
            elif is_defined:
                text = _indented(text, INDENT)
            yield lists.below(text, held)
            n += len(run)
            continue
        is_defined = isinstance(block, Definitions)
        if isinstance(block, List):
            yield from lists.lines(block, held)
        elif isinstance(block, Quote) and within:
            yield lists.below("\n\n".join(map(escape, block.texts)), held)
        else:
            yield lists.below("\n\n".join(rendered(block)), held)
        n += 1


def _parted(block: Block, holders: Holders) -> Iterator[Block]:
    """A quotation with another in it as its parts, each of one quotation; so are terms with others below them."""
    if isinstance(block, Definitions):
        yield from _parted_terms(block, holders)
        return
    if not isinstance(block, Quote) or len(block.texts) != len(block.src):
        yield block
        return
    for _, group in groupby(zip(block.texts, block.src, strict=True), lambda line: holders.get(line[1], ())):
        lines = list(group)
        yield Quote(tuple(text for text, _ in lines), tuple(number for _, number in lines))


def _parted_terms(block: Definitions, holders: Holders) -> Iterator[Block]:
    sizes = [1 + sum(text.count("\n") + 1 for text in texts) for _, texts in block.items]
    if sum(sizes) != len(block.src):
        yield block
        return
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    items = zip(block.items, starts, sizes, strict=True)
    for _, group in groupby(items, lambda item: holders.get(block.src[item[1]], ())):
        run = list(group)
        first, end = run[0][1], run[-1][1] + run[-1][2]
        yield Definitions(tuple(item for item, _, _ in run), block.src[first:end])


def _path(block: Block, holders: Holders) -> tuple[str, ...]:
    """What holds a block: headings and notes stand for themselves, wherever the page has them."""
    return () if isinstance(block, (Heading, Note)) or not block.src else holders.get(block.src[0], ())


def _is_in(block: Block, path: tuple[str, ...], holders: Holders, within: int, items: int) -> bool:
    """The quotation that ``path`` leads to holds the block too."""
    own = _path(block, holders)[within:]
    return own[: items + 1] == path[: items + 1]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _indented(text: str, columns: int) -> str:
    return "\n".join(" " * columns + line if line else line for line in text.split("\n"))


class _Lists:
    """The list that is being written: how its items count up, over what stands between them."""

    def __init__(self) -> None:
        self.is_open = False
        self.counts: dict[int, int] = {}
        self.styles: dict[int, str] = {}
        self.holding: list[tuple[int, int]] = []
        self.depth = 0
        self.is_interrupted = False

    def below(self, text: str, held: int) -> str:
        """A block behind the list's last item, or in it; one that is in none ends the list."""
        self.is_open = self.is_interrupted = held > 0
        return _indented(text, min(held * INDENT, self.depth + INDENT)) if held else text

    def lines(self, block: List, held: int) -> Iterator[str]:
        """A list, or its items behind what stands between them: a text that goes on in an item comes first."""
        items = list(zip(block.items, block.marks, strict=True))
        if held and items:
            yield from (self.below(escape(text), held) for text in items.pop(0)[0].split("\n"))
        if items:
            if not (self.is_interrupted and self._goes_on(items[0][1])):
                self.counts, self.styles, self.holding = {}, {}, []
            yield "\n".join(self._items(items))
            self.is_open, self.is_interrupted = True, False

    def _goes_on(self, mark: str) -> bool:
        """An item of the list that is open, and none of a new one: of its kind, and no number that begins one."""
        if mark[0] == " ":
            return True
        first = self.counts.get(0)
        return mark == ("-" if first is not None and first < 0 else "1.") and first is not None

    def _items(self, items: Sequence[tuple[str, str]]) -> Iterator[str]:
        """A line an item, further paragraphs below it; numbered ones count up in their own list."""
        for item, mark in items:
            depth = self._column(mark)
            self.counts = {level: count for level, count in self.counts.items() if level <= depth}
            sign = mark.strip()
            if sign != "1." or self.counts.get(depth, -1) < 0:
                self.counts[depth], self.styles[depth] = _first_number(sign)
            else:
                self.counts[depth] += 1
            own = f"{_in_style(self.counts[depth], self.styles[depth])}." if self.counts[depth] >= 0 else "-"
            first, *others = item.split("\n")
            yield f"{' ' * depth}{own:<3} {escape(first)}"
            yield from (f"\n{' ' * (depth + INDENT)}{escape(text)}" for text in others)
            self.depth = depth

    def _column(self, mark: str) -> int:
        """Columns before an item: four more than before the item that holds it, none where no item does.

        A page may begin with an inner list; four columns on top of all would make code of it.
        """
        given = len(mark) - len(mark.lstrip())
        while self.holding and self.holding[-1][0] > given:
            self.holding.pop()
        if not self.holding or self.holding[-1][0] < given:
            self.holding.append((given, self.holding[-1][1] + INDENT if self.holding else 0))
        return self.holding[-1][1]


def _first_number(sign: str) -> tuple[int, str]:
    """The number and the style (``1``, ``a`` …) of a list that begins with ``sign``; -1 for one of bullets."""
    bare = sign.removesuffix(".")
    if bare == "-":
        return -1, "1"
    return (int(bare), "1") if bare.isdecimal() else (int(bare[1:] or 1), bare[0])


def _in_style(number: int, style: str) -> str:
    if style in "aA" and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in "iI" and 1 <= number <= 39:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman.upper() if style == "I" else roman
    return str(number)
