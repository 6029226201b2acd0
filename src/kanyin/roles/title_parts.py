"""Which lines of a block of headlines are the title: those above can be its kicker (引题), those below its subtitle.

What the page says elsewhere decides; else the lines' shape: the halves of a title are about as long as each other and
state one thing, a kicker names a series or says in clauses of its own what led to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import credit_words, people
from kanyin.fields.titles import is_subtitle
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

TOP = 3
"""Lines at a page's top that can hold the page's own title."""
LEAST = 6
"""Letters of a title that is known by standing on the page once more."""
LONGER = 1.2
"""So many times as long as each line of the title is a kicker or a subtitle, where it holds clauses."""
LONGEST_HALVES = 68
"""Half-em of the halves of a title together; two longer lines are title and subtitle."""
_LEADS = frozenset({"kicker", "column-head"})
"""What a line shows that names a series or a column, or leads to the line below."""
_BREAK = lazy("(?<=[\u4e00-\u9fff”》）])(?:[，；]|[ \u3000]+)(?=[\u4e00-\u9fff“《（])")


def title_in(facts: Sequence[Facts], block: range) -> range:
    """The lines of the title among those of a block of headlines."""
    parts = [range(a, b) for a in block for b in range(a + 1, block[-1] + 2)]
    parts.sort(key=len, reverse=True)
    again = next((part for part in parts if _stands_elsewhere(facts, block, part)), None)
    again = again or next((part for part in parts if _begins_page(facts, block, part)), None)
    return _parted(facts, block, again) if again else _by_shape(facts, block)


def _parted(facts: Sequence[Facts], block: range, part: range) -> range:
    """The part without its last line where the page's own title parts that by a colon or dashes: its subtitle."""
    if len(part) != 2:
        return part
    first, second = facts[part[0]].text, facts[part[1]].text
    tops = [facts[n].text for n in range(min(TOP, len(facts))) if n not in block]
    seams = [first + mark + second for mark in ("：", ":", "——", "--")]
    return part[:1] if any(top.startswith(seam) for top in tops for seam in seams) else part


def _key(facts: Sequence[Facts], part: range) -> str:
    return "".join(facts[n].key for n in part)


def _stands_elsewhere(facts: Sequence[Facts], block: range, part: range) -> bool:
    """Another line of the page says just that, as a list of the page's articles does."""
    key = _key(facts, part)
    return len(key) >= LEAST and any(each.key == key for n, each in enumerate(facts) if n not in block)


def _begins_page(facts: Sequence[Facts], block: range, part: range) -> bool:
    """The page's own title begins with that and says nothing of the lines beside it."""
    key = _key(facts, part)
    tops = [facts[n].key for n in range(min(TOP, len(facts))) if n not in block]
    behind = [top[len(key) :] for top in tops if top.startswith(key)]
    if len(key) < LEAST or not behind:
        return False
    below = facts[part[-1] + 1].key if part[-1] + 1 in block else ""
    return not (below and any(rest.startswith(below[:2]) for rest in behind))


def _by_shape(facts: Sequence[Facts], block: range) -> range:
    first, last = block[0], block[-1]
    while first < last and _leads(facts, first, last):
        first += 1
    while first < last and _is_longer(facts, last, range(first, last)):
        last -= 1
    if last == first + 1 and facts[first].columns + facts[last].columns > LONGEST_HALVES:
        last -= 1
    return range(first, last + 1)


def _leads(facts: Sequence[Facts], n: int, last: int) -> bool:
    """Line ``n`` leads to those below it, down to the ``last``."""
    return bool(facts[n].shown & _LEADS) or _is_longer(facts, n, range(n + 1, last + 1))


def _is_longer(facts: Sequence[Facts], n: int, others: range) -> bool:
    """A line of several clauses, longer than each of the others; beside two of like length it need have none."""
    longest = max(facts[k].columns for k in others)
    clauses = _BREAK.search(facts[n].text) is not None or (len(others) == 2 and _are_halves(facts, others))
    return clauses and facts[n].columns >= LONGER * longest


def _are_halves(facts: Sequence[Facts], lines: range) -> bool:
    """Two lines of like length."""
    short, long = sorted(facts[n].columns for n in lines)
    return long <= LONGER * short


_NO_HEADLINE = frozenset(
    {
        "furniture", "form", "site-word", "menu", "link", "legal", "picture", "breadcrumb", "column-name", "info-label",
        "credit", "dated", "names", "caption",
        "field-label", "abstract-label", "generic", "stops", "item", "tiny", "counter",
        "document-number", "open-end", "numbered", "picture-credit", "page-of-paper", "site-name", "repeated-often",
        "unit", "official", "kicker", "column-head",
    }
)  # fmt: skip


def is_over_headline(facts: Sequence[Facts], n: int) -> bool:
    """Below a headline stands another, its subtitle: a blank line above each, and below who wrote and when.

    Above it stands none.
    """
    if n + 2 >= len(facts) or not all(facts[k].line.gap and _is_headline(facts[k]) for k in (n, n + 1)):
        return False
    if facts[n].key in facts[n + 1].key or facts[n + 1].key in facts[n].key:
        return False  # the title once more
    above = n > 0 and _is_headline(facts[n - 1])
    return facts[n + 2].is_info and not above and _COLUMN_BEHIND.search(facts[n + 1].text) is None


def set_off_beside(facts: Sequence[Facts], title: range) -> frozenset[int]:
    """The kicker and the subtitle that a blank line parts from the title."""
    above = title[0] - 1
    found = {above} if above >= 0 and "kicker" in facts[above].shown and not facts[above].shown & _OF_SITES else set()
    if len(title) == 1 and is_over_headline(facts, title[0]):
        found.add(title[0] + 1)
    return frozenset(found)


_OF_SITES = frozenset({"furniture", "site-word", "menu", "link", "breadcrumb", "column-name", "item", "legal"})
_COLUMN_BEHIND = lazy("[（(][^（()）]{2,12}[·•][^（()）]{2,12}[)）]$")
"""A column of a paper behind a title, and never behind a subtitle: （走基层·渡口见闻）."""


def _is_headline(each: Facts) -> bool:
    """A line of a headline's length that shows nothing of furniture, of labels or of text."""
    long = each.columns <= LONGEST_HEADLINE and each.han >= SHORTEST_HEADLINE and not _OF_MEDIUM.search(each.text)
    return long and not each.is_sentence and not each.shown & _NO_HEADLINE


_OF_MEDIUM = lazy("https?:|(?:网络版|报道|[网報报刊社])$|[/／]")
"""A medium, an address, or who wrote and where."""
LONGEST_HEADLINE, SHORTEST_HEADLINE = 72, 7
"""Half-em of the longest headline, Han characters of the shortest."""


def without_medium(below: Sequence[Facts]) -> Sequence[Facts]:
    """The lines below a title without a subtitle behind dashes, the medium or account above the day, or the account
    that the next line says again: 河边的灯 / 来自: 河边的灯 2021-03-04.
    """
    if below and (is_subtitle(below[0].text) or "site-name" in below[0].shown or _ACCOUNT.fullmatch(below[0].text)):
        return below[1:]
    if len(below) > 1 and _can_call_writer(below[0]):
        return below[1:]
    is_again = len(below) > 1 and len(below[0].text) <= LONGEST_ACCOUNT and below[0].text in below[1].text
    return below[1:] if is_again else below


def _can_call_writer(each: Facts) -> bool:
    """Two or three characters that begin with a family name, however rare, and nothing else."""
    can_be = each.columns == 2 * each.han and each.han in (2, 3)
    return can_be and (people.is_name(each.text) or each.text[0] in credit_words.rare_families())


LONGEST_ACCOUNT = 20
_ACCOUNT = lazy("\\S{2,12}?\\s?[+＋]\\s?关注")
