"""The place of an article in a page's tree, and the net under the extractor: what stands there is kept, or named.

What an extractor takes for the article tells where the article is; what it leaves out of that place is ours to judge,
line by line. Known makes of pages tell the place themselves (rules/pages.toml).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.asides import MOST_LINKED, asides, linked, names_of
from kanyin.read.elements import HEADINGS, Element, classes, is_edit_link, is_link, up, up_to
from kanyin.read.link_targets import home_site, leads_outside, leads_to_file
from kanyin.read.marked_parts import marked_parts
from kanyin.read.pieces import Piece, family, led, led_away
from kanyin.read.title_tags import address_of_page
from kanyin.text import folded

BOX_SHARE = 0.6
LEAST_LINKED = 0.05
"""Share of a place's text that is links where it holds a text and nothing else."""
MOST_CONTAINERS, LEAST_BESIDE = 50, 2
INNER_SHARE = 0.5
"""Share of the text of a known container that one inside it has to hold to be the better one."""
SHORT, LONG = 6, 20
"""Characters of a caption, and of a line that is text for having a mark of a sentence."""
_MARK = lazy("[，。；：！？、,;!?…]|——")
_ENDED = lazy("[。！？!?…][”’」』）)]*$|[；;：:]$")
_HAN = lazy("[\u3400-\u9fff]")
MARKED_KINDS = ("code", "row", "quote", "verse", "note", "dt", "dd", "caption")
"""Beginnings of kinds of lines that text alone has."""
SET_KINDS = ("code", "row", "verse", "note")
"""Those of them that are text even where they lead elsewhere, or look like a button."""


@dataclass(frozen=True, slots=True)
class Region:
    """The article's place: its element, and whether the page's make is known to hold the article and no more there."""

    element: Element
    is_known: bool


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    table = rules.table("pages")["container"]
    return frozenset(table["ids"]), frozenset(table["classes"])


def find_container(root: Element, text_in: Callable[[Element], int]) -> Element | None:
    """The element that a known make of pages has for the article: the innermost that still holds most of its text."""
    ids, names = _known()
    found = [
        e
        for e in root.iter()
        if isinstance(e.tag, str)
        and e.tag not in ("body", "html")  # what they are called goes for the whole page
        and (e.get("id") in ids or not names.isdisjoint(classes(e)))
    ]
    best, most = None, 0
    lengths = [(element, text_in(element)) for element in found[:MOST_CONTAINERS]]
    for element, length in lengths:
        inside = best is not None and any(parent is best for parent in element.iterancestors())
        if length and (length > most or (inside and length >= INNER_SHARE * most)):
            best, most = element, length
    return None if best is None or _is_one_of_many(best, most, lengths) else best


def _is_one_of_many(best: Element, most: int, lengths: list[tuple[Element, int]]) -> bool:
    """Several such boxes stand side by side and hold much: posts of a thread, parts of an article."""
    others = [length for one, length in lengths if one is not best and one.get("class") == best.get("class")]
    beside = [length for length in others if length]
    return len(beside) >= LEAST_BESIDE and sum(beside) > most / 2


def box_of(pieces: list[Piece], body: set[int]) -> Element:
    """The innermost element that holds most of the text of ``body``: of its Han characters, where it is Chinese."""
    han = {n: len(_HAN.findall(pieces[n].text)) for n in body}
    length = {n: len(pieces[n].text) for n in body}
    lengths = han if 2 * sum(han.values()) > sum(length.values()) else length
    total = sum(lengths.values())
    held: Counter[Element] = Counter()
    for n in body:
        held[pieces[n].element] += lengths[n]
    for element in reversed(list(pieces[min(body)].element.getroottree().getroot().iter())):
        share = held[element]
        if share > BOX_SHARE * total:
            # Those that hold so much lie inside each other, and the last in the page is the innermost.
            return element
        if share and (parent := element.getparent()) is not None:
            held[parent] += share
    return None


def inside(pieces: list[Piece], element: Element) -> list[int]:
    """Indexes of the lines with text that stand in ``element``."""
    held = set(element.iter())  # to walk down once is quicker than up from each line
    return [n for n, piece in enumerate(pieces) if piece.element in held and piece.text]


def is_prose(text: str) -> bool:
    """Running text, by its length and its marks."""
    return (len(text) >= LONG and _MARK.search(text) is not None) or (
        _ENDED.search(text) is not None and len(_HAN.findall(text)) >= 4
    )


def best_run(pieces: list[Piece]) -> set[int]:
    """The lines from the first to the last of the page's best run of prose: the second witness.

    A line of prose or verse counts its length, any other ten against it, a blank one half, what text alone has nothing;
    what stands in a box of comments and the like counts its length against it.
    """
    aside = asides()
    best = start = 0
    most = total = 0.0
    end = 0
    for n, piece in enumerate(pieces):
        if total <= 0:
            total, start = 0.0, n
        total += _weight(piece, aside)
        if total > most:
            most, best, end = total, start, n + 1
    return {n for n in range(best, end) if pieces[n].text}


def _weight(piece: Piece, aside: Callable[[Element], bool]) -> float:
    if not piece.text or piece.kind == "picture":
        return -0.5
    if aside(piece.element):
        return -len(piece.text)
    if piece.kind.startswith(MARKED_KINDS) and piece.kind != "verse":
        return 1
    is_text = piece.kind == "verse" or is_prose(piece.text)
    is_text = is_text and not is_link(piece.element) and led(piece) <= MOST_LINKED
    return len(piece.text) if is_text else -10


def net(pieces: list[Piece], region: Region, body: set[int]) -> set[int]:
    """The lines of the region that belong to the article besides those of ``body``.

    Between lines of the article everything does that leads nowhere else and stands in no box beside it, and lists of
    what lies on other sites. Before the
    first and behind the last, prose does and what text alone has; in a known container all that is no furniture.
    """
    here = inside(pieces, region.element)
    share_of = cache(linked)

    def share(piece: Piece) -> float:
        element = row_or_line(piece)
        return led_away(piece) if is_link(element) else share_of(element)

    beside = asides(region.element)
    texts = {n for n in here if not beside(pieces[n].element)}
    prose = {n for n in texts if is_prose(pieces[n].text) and share(pieces[n]) <= MOST_LINKED}
    sure = (body & set(here)) | (prose if region.is_known else set())
    if not sure:
        return set()
    headed = (n for n in texts if pieces[n].kind in HEADINGS and rules.is_references_heading(pieces[n].text))
    first, last = min(sure), max((*sure, *headed))  # above its references all is an article's own
    numbered = _numbered(pieces, here)
    held = set(here)
    own = address_of_page(region.element.getroottree().getroot())
    home = home_site(own, [piece for n, piece in enumerate(pieces) if n not in held] or pieces)
    is_clean = region.is_known or (
        region.element.tag not in ("body", "html") and linked(region.element) <= LEAST_LINKED
    )
    found = set()
    lists = {box for n in body if (box := _list_of(pieces[n])) is not None}
    is_part = marked_parts(pieces, body)
    for n in sorted(texts - body):
        piece = pieces[n]
        is_set = (
            piece.kind.startswith(SET_KINDS)
            or ATTACHED.match(piece.text) is not None
            or (piece.kind.startswith(MARKED_KINDS) and share(piece) <= MOST_LINKED)
            or any(one.tag == "summary" for one in islice(up(piece.element), 3))  # what can be opened is under it
            or (first < n < last and is_part(n))
        )
        if is_furniture(piece.text) and not is_set:
            continue
        is_text = is_set or n in prose or (region.is_known and n in numbered)
        if first < n < last:
            is_cited = leads_outside(piece, home) or leads_to_file(piece)
            is_said = piece.kind == "caption" or is_cited or _list_of(piece) in lists
            if is_text or is_said or share(piece) <= MOST_LINKED or _is_address(piece.text):
                found.add(n)
        elif (is_text or is_clean) and share(piece) <= MOST_LINKED:
            found.add(n)
    among = {n for n in texts if first < n}
    return found | _rest_of_lists(pieces, body | found, among, max(last, *found, 0))


def _rest_of_lists(pieces: list[Piece], kept: set[int], texts: set[int], last: int) -> set[int]:
    """The items of lists half of whose items are kept, or that the kept line above announces: names that are links
    stand among such with more to them, and terms are said of what is a link. They begin above the ``last`` line.
    """
    items: defaultdict[Element, set[int]] = defaultdict(set)
    for n in texts:
        if family(pieces[n].kind) in ("ul", "ol", "li", "dt", "dd"):
            box = next((one for one in up(pieces[n].element) if one.tag in ("ul", "ol", "dl")), None)
            if box is not None:
                items[box].add(n)
    own = (
        held
        for held in items.values()
        if min(held) <= last
        and (2 * len(held & kept) >= len(held) or (len(held) > 1 and _is_announced(pieces, kept, min(held))))
    )
    return set().union(*own) - kept


def _is_announced(pieces: list[Piece], kept: set[int], first: int) -> bool:
    """The line above the ``first`` of a list says that it follows: 关于它的传说有：."""
    above = next((n for n in range(first - 1, -1, -1) if pieces[n].text), first)
    return above in kept and pieces[above].text.endswith(("：", ":")) and is_prose(pieces[above].text)


ATTACHED = lazy(
    r"附\s?件\s?\d{0,2}\s?[:：]|(?:附件)?\d{0,2}\s?[.．、:：]?[^。，]{2,60}\.(?:docx?|xlsx?|pdf|wps|ofd|zip|rar)$"
)
"""What a text comes with: a link, and part of it all the same."""


def _list_of(piece: Piece) -> Element | None:
    """The list of definitions that a term or what is said of it stands in."""
    if family(piece.kind) not in ("dt", "dd"):
        return None
    return next((box for box in up(piece.element) if box.tag == "dl"), None)


def row_or_line(piece: Piece) -> Element:
    """The row of a table that a line is, else the line's own element."""
    if piece.kind != "row":
        return piece.element
    return next((box for box in up(piece.element) if box.tag == "tr"), piece.element)


_NUMBER = lazy(r"\s*(\d{1,3})(?:、|[.．]\s?(?=\D))")
FEWEST_NUMBERED = 3


def _numbered(pieces: list[Piece], numbers: list[int]) -> set[int]:
    """Lines of the text that count on from one: a list of links is what such an article is about."""
    found: list[int] = []
    for n in numbers:
        number = _NUMBER.match(pieces[n].text)
        if number is not None and int(number[1]) == len(found) + 1:
            found.append(n)
    return set(found) if len(found) >= FEWEST_NUMBERED else set()


_ADDRESS = lazy(r"(?<![!-~])https?://[!-~]+$")


def _is_address(text: str) -> bool:
    """An address that is written out: what a reader can follow on paper."""
    return _ADDRESS.search(text) is not None


MOST_REFERENCES = 500


def reference_list(pieces: list[Piece], body: set[int]) -> set[int]:
    """The list below the last heading 参考文献 in the article or behind it: in a box of its own, or right below."""
    heads = (n for n in range(len(pieces) - 1, min(body), -1) if rules.is_references_heading(pieces[n].text))
    n = next(heads, None)
    if n is None:
        return set()
    for box in list(up(pieces[n].element))[:4]:
        here = [k for k in inside(pieces, box) if not any(map(is_edit_link, up(pieces[k].element)))]
        if len(here) > 1:
            return set(here) if here[0] == n and len(here) <= MOST_REFERENCES else _list_below(pieces, n)
    return set()


def _list_below(pieces: list[Piece], n: int) -> set[int]:
    """The list that is, or begins, the next element behind a heading."""
    for one in list(up(pieces[n].element))[:3]:
        box = next((b for b in one.itersiblings() if isinstance(b.tag, str) and not is_edit_link(b)), None)
        if box is None:
            continue
        here = inside(pieces, box)
        within = up_to((box,), pieces[here[0]].element) if here else ()
        is_list = box.tag in _LISTS or not _OF_REFERENCES.isdisjoint(names_of(box))
        starts = is_list or any(b.tag in _LISTS for b in within)
        return set(here) if starts and len(here) <= MOST_REFERENCES else set()
    return set()


_LISTS = ("ol", "ul", "dl")
_OF_REFERENCES = frozenset(("references", "refs", "bibliography"))
"""What the box of a list is called whose entries are blocks (pandoc)."""


def leads(pieces: list[Piece], first: int, title: str, start: int) -> set[int]:
    """Prose between the title and the ``first`` line of the article: a lead in a box of its own, a picture's caption.

    What calls itself a lead may stand behind that line, up to the ``start`` of the article's place.
    """
    words = folded(title)
    at = next((n for n in range(first - 1, -1, -1) if words and folded(pieces[n].text) == words), first)
    is_aside = asides()
    return {
        n
        for n in range(at + 1, max(first, start))
        if (_is_labelled_lead(pieces[n].text) or (n < first and _may_lead(pieces[n])))
        and not is_aside(pieces[n].element)
        and linked(pieces[n].element) <= MOST_LINKED
        and not is_furniture(pieces[n].text)
    }


def _may_lead(piece: Piece) -> bool:
    """A picture's caption, or prose of some length."""
    han = len(_HAN.findall(piece.text))
    return (
        han >= SHORT
        if piece.kind == "caption"
        else len(piece.text) >= 2 * LONG and han >= LONG and is_prose(piece.text)
    )


def _is_labelled_lead(text: str) -> bool:
    """It begins with 摘要, 导读 or the like, and says something."""
    label = rules.label(text.strip().lstrip("[［【〔"))
    is_lead = label is not None and label.field in ("abstract", "lead")
    return is_lead and is_prose(text) and len(_HAN.findall(text)) >= 2 * SHORT


def is_furniture(text: str) -> bool:
    """A line of the site by its words."""
    rule = rules.furniture(text, at_edge=True) if len(text) <= 200 else None
    return rule is not None and not rule.weak and bool(folded(text))
