"""Lines that the line above them holds: the end of its sentence, or the items that its colon announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.insets import ENDS_TEXT
from kanyin.roles.run import BREAKS

END = 0.5
"""What the end of a sentence adds, whatever words it holds."""
LONGEST = 40
"""Items of the longest list that is held by a colon."""
WIDE = 50
"""Half-em of a line that a page breaks before its sentence ends."""
_STOPPED = lazy("[。！？!?；;：:…”’」』）)】\\]》〉]\\s*$")
_STOPS = lazy("[。！？!?…]")
_COLON = lazy("[\u3400-\u9fff][：:]$")
_OF_SITES = (BREAKS - {"block-begins"}) | {"apart"}
_ENDS_LIST = (ENDS_TEXT - {"block-begins"}) | {"furniture", "breadcrumb", "dated-headline", "code"}


def tied(above: Facts, facts: Sequence[Facts]) -> dict[int, float]:
    """For lines below a text, by their index, what they add at least; ``above`` is the text's last line."""
    return dict(_items((above, *facts))) | dict(_rest_of_sentence(above, facts))


def _rest_of_sentence(above: Facts, facts: Sequence[Facts]) -> Iterator[tuple[int, float]]:
    """The lines on which the text's last sentence goes on: it has no end yet, and no blank line stands between."""
    for n, each in enumerate(facts):
        if not above.is_sentence or above.columns < WIDE or _STOPPED.search(above.text):
            return
        if each.line.gap or each.line.kind != above.line.kind or not _STOPS.search(each.text):
            return
        yield n, END
        above = each


def _items(lines: Sequence[Facts]) -> Iterator[tuple[int, float]]:
    """The items below lines that end in a colon, down to a blank line, where no furniture stands above these."""
    n = 0
    while n < len(lines) and not (n and lines[n].shown & _OF_SITES):
        end = next((k for k in range(n + 1, len(lines)) if lines[k].line.gap), len(lines))
        items = range(n + 1, end)
        is_list = _COLON.search(lines[n].text) and end < len(lines) and 1 < len(items) <= LONGEST
        if is_list and not any(lines[k].shown & _ENDS_LIST or lines[k].is_info for k in items):
            yield from ((k - 1, 0.0) for k in items)
            n = end
        else:
            n += 1
