"""Bytes of an HTML page to a Source: its text as a browser shows it, and what of that is the article."""

from __future__ import annotations

import hashlib
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from kanyin.errors import InputError
from kanyin.messages import msg, msgs
from kanyin.model import PICTURE, Change, Source, Span
from kanyin.patterns import lazy
from kanyin.read import code, front_matter, mojibake
from kanyin.read.boards import read_board_page
from kanyin.read.elements import Element, is_edit_link, up
from kanyin.read.encoding import decode, replaced
from kanyin.read.facts import Facts, find_facts
from kanyin.read.flow import read_flow
from kanyin.read.footnotes import find_notes
from kanyin.read.formulas import mark_in_code
from kanyin.read.held import find_holders
from kanyin.read.link_targets import OUTSIDE, find_links
from kanyin.read.pieces import HIDDEN, LONGEST_HIDDEN, NUMBERS, UNREAD, Piece, family, is_bold
from kanyin.read.text import empty, show_bytes
from kanyin.read.tree import no_text, parse
from kanyin.remarks import remark
from kanyin.text import folded

OTHER = "HT001"
SCRIPTED = "HT003"
MISSING = "HT005"
GAP = "HT006"
INSIDE = "HT008"
NOT_SHOWN = "HT009"
LINE_NUMBERS = "HT010"
CREDITS = "HT011"
HIDDEN_TIMES = 4
"""A page that hides so many times more than it shows has its text shown by a script."""
PICTURES = (".png", ".jpg", ".jpeg", ".gif")
SMALLEST = 50
"""Pixels: a picture whose tag says that it is lower or narrower is an ornament."""


def read_html(
    data: bytes,
    name: str,
    folder: Path | None = None,
    *,
    encoding: str = "",
    lossy: bool = False,
    links: str = OUTSIDE,
) -> Source:
    """An HTML page's text, a line a block, and its own metadata.

    Lines that are no part of the article are dropped by the Source's changes. ``folder`` is where the page's pictures
    may lie; ``links`` are those that are kept: ``outside``, ``keep``, ``none``. For ``encoding`` and ``lossy`` see
    ``encoding.decode``. Raises InputError for a page that cannot be decoded or parsed, was garbled, or shows no text.
    """
    if not data.strip():
        raise empty(name)
    found = decode(data, name, encoding=encoding, lossy=lossy)
    root, front = _parsed(found.text, name)
    pieces, is_scripted = _shown(root, name)
    mojibake.refuse([piece.text for piece in pieces], name)
    page = find_facts(root, pieces, front)
    pieces, choice = page.pieces, page.choice
    pictures, missing = _pictures(pieces, choice.kept, folder)
    doubts = mojibake.doubts([replaced(piece.text) if n in choice.kept else "" for n, piece in enumerate(pieces)])
    lines, changes = show_bytes([piece.text for piece in pieces])
    read_as = {change.src[0]: change.after for change in changes}
    kinds = _kinds(pieces, choice.kept)
    source = Source(
        name,
        lines,
        hashlib.sha256(data).hexdigest(),
        kinds=kinds,
        holders=find_holders(pieces, kinds, choice.kept),
        pictures=pictures,
        emphasis=_emphasis(pieces, choice.kept, read_as),
        links=find_links(pieces, choice.kept, links, str(page.meta.get("URL", "")), read_as),
        meta={key: _whole(value) for key, value in page.meta.items() if value},
        changes=(
            *changes,
            *doubts,
            *_drops(page, lines, read_as, pictures),
            *missing,
            *(_note(GAP, n, read_as.get(n + 1, lines[n])) for n in sorted(choice.kept) if pieces[n].has_gap),
            *(_note(note.rule, note.src[0] - 1, replaced(note.after)) for note in choice.notes),
            *([_scripted(pieces, choice.kept)] if is_scripted else []),
        ),
        encoding=msg("{encoding}, {evidence}", encoding=found.encoding, evidence=found.evidence),
    )
    return read_board_page(source)


def _parsed(text: str, name: str) -> tuple[Element, dict[str, str]]:
    """The tree of a page, and the front matter above its markup, where code may hide TeX; words that only look like
    code are plain in it.
    """
    root, front = parse(text, name), front_matter.read(text)
    code.without_looks(root)
    if front:
        mark_in_code(root)
    return root, front


def _drops(
    page: Facts, lines: Sequence[str], read_as: Mapping[int, str], pictures: Mapping[int, str]
) -> Iterator[Change]:
    """A Change for each line that is left out or has gone into the metadata."""
    for n, line in enumerate(lines, 1):
        stays = n - 1 in page.choice.kept and n - 1 not in page.lifted
        if line and not stays and n not in pictures and page.pieces[n - 1].kind != "picture":
            yield Change(*_why(n - 1, page), read_as.get(n, line), "", n - 1 in page.choice.left - page.lifted)


def _why(n: int, page: Facts) -> tuple[str, Literal["drop", "lift"], tuple[int]]:
    """Rule, action and number of a line that is left out, or has gone into the metadata."""
    if n in page.lifted:
        return CREDITS, "lift", (n + 1,)
    kind = page.pieces[n].kind
    rule = {HIDDEN: NOT_SHOWN, NUMBERS: LINE_NUMBERS}.get(kind, INSIDE if n in page.choice.left else OTHER)
    return rule, "drop", (n + 1,)


def _whole(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """A value of the metadata as people see it where bytes were lost."""
    return replaced(value) if isinstance(value, str) else tuple(map(replaced, value))


def _shown(root: Element, name: str) -> tuple[list[Piece], bool]:
    """The page's lines, and whether they are those that only a script would show."""
    pieces = read_flow(root, notes=find_notes(root))
    everything = read_flow(root, hidden=True) if _may_hide_all(pieces) else pieces
    if _length(everything) > HIDDEN_TIMES * _length(pieces):
        return everything, True
    if not _length(pieces):
        frames = [frame.get("src") for frame in root.iter("frame", "iframe") if frame.get("src")]
        if frames:
            hint = msg("the article is in a page of its own: open that one and save it")
            problem = msg("the page is only a frame around {pages}", pages=msg(", ").join(frames[:3]))
            raise InputError(problem, file=name, hint=hint)
        raise no_text(name)
    return pieces, False


def _may_hide_all(pieces: list[Piece]) -> bool:
    """The page hides so much that its text may be in it: what is hidden in one place is cut short in the record."""
    hidden = [len(piece.text) for piece in pieces if piece.kind == HIDDEN]
    return max(hidden, default=0) >= LONGEST_HIDDEN or sum(hidden) > _length(pieces)


def _length(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces if piece.kind not in ("picture", *UNREAD))


def _scripted(pieces: list[Piece], kept: frozenset[int]) -> Change:
    first = min(kept, default=0)
    return _note(SCRIPTED, first, replaced(pieces[first].text))


def _note(rule: str, n: int, text: str) -> Change:
    return Change(rule, "edit", (n + 1,), text, text, doubt=True)


FEWEST_TERMS = 3
"""A page with so many terms is a glossary; one with fewer may be laid out as a list of definitions."""


def _kinds(pieces: list[Piece], kept: frozenset[int]) -> tuple[str, ...]:
    """What markup told of each line; a kind that most of the article has tells nothing: it only sets its looks."""
    lengths: Counter[str] = Counter()
    for n in kept:
        lengths[family(pieces[n].kind)] += len(pieces[n].text)
    general = {kind for kind in ("quote", "h", "dd", "dt") if 2 * lengths[kind] > lengths.total()}
    if lengths["ul"] + lengths["li"] > MOST_LISTED * lengths.total():
        general |= {"ul", "li"}
    if sum(pieces[n].kind == "dt" for n in kept) >= FEWEST_TERMS:
        general -= {"dd", "dt"}
    if _is_of_lists(pieces, kept):
        general -= {"ul", "li"}
    bold = set() if _is_mostly_strong(pieces, kept) else _bold_lines(pieces)
    return tuple(
        "b" if n in bold else "p" if family(piece.kind) in general else piece.kind for n, piece in enumerate(pieces)
    )


LONGEST_ITEM = 60
"""Characters of the usual item of an article that is a list: longer ones are its paragraphs, set so for their looks."""
FEWEST_ITEMS = 5
MOST_LISTED = 0.8
"""Share of an article in items with bullets that leaves some text to be about a list; numbers of items are text."""


def _is_of_lists(pieces: list[Piece], kept: frozenset[int]) -> bool:
    """Lists in lists, or many short items: an article that is made of lists."""
    items = [pieces[n] for n in kept if family(pieces[n].kind) in ("ul", "ol", "li")]
    is_nested = any(piece.kind[:3] in ("ul2", "ol2") for piece in items)
    lengths = sorted(len(piece.text) for piece in items)
    return len(items) >= FEWEST_ITEMS and (is_nested or lengths[len(items) // 2] <= LONGEST_ITEM)


def _bold_lines(pieces: list[Piece]) -> set[int]:
    """Indexes of short lines all in bold letters: paragraphs, and what stands between <br> behind a finished line."""
    found = set()
    before = ""
    for n, piece in enumerate(pieces):
        stands_alone = piece.kind == "p" or (piece.kind == "" and _FINISHED.search(before))
        if stands_alone and is_bold(piece):
            found.add(n)
        before = piece.text
    return found


_FINISHED = lazy("^$|[。！？!?…：:][”’」』）)]*$")


def _is_mostly_strong(pieces: list[Piece], kept: frozenset[int]) -> bool:
    """Half of the article is strong: that sets its looks and nothing off."""
    strong = sum(end - start for n in kept for kind, start, end in pieces[n].emphasis if kind == "strong")
    return 2 * strong > sum(len(folded(pieces[n].text)) for n in kept)


def _emphasis(pieces: list[Piece], kept: frozenset[int], replaced: Collection[int]) -> dict[int, tuple[Span, ...]]:
    """The emphasis within lines, by line number; not of lines in which bytes were ``replaced``."""
    plain = {"strong"} if _is_mostly_strong(pieces, kept) else set()
    found = {
        n: tuple(span for span in piece.emphasis if span[0] not in plain)
        for n, piece in enumerate(pieces, 1)
        if n not in replaced
    }
    return {n: spans for n, spans in found.items() if spans}


def _pictures(pieces: list[Piece], kept: frozenset[int], folder: Path | None) -> tuple[dict[int, str], list[Change]]:
    """Line number and path of each picture inside the article that lies beside the page; a Change for the others."""
    found: dict[int, str] = {}
    missing: list[Change] = []
    texts = [n for n, one in enumerate(pieces) if one.text and one.kind not in ("picture", *UNREAD) and not _edits(one)]
    for n in (n for n, piece in enumerate(pieces) if piece.kind == "picture" and not _is_ornament(piece)):
        at = bisect(texts, n)
        above = texts[at - 1] if at else None
        below = texts[at] if at < len(texts) else None
        if above in kept and (below in kept or below is None or _same_box(pieces, above, n)):
            if folder and (path := _beside(pieces[n], folder)):
                found[n + 1] = path
            else:
                missing.append(Change(MISSING, "drop", (n + 1,), PICTURE, ""))
    _tell_missing([pieces[change.src[0] - 1].picture for change in missing])
    return found, missing


def _edits(piece: Piece) -> bool:
    """The line is a link to its editor, as wikis print it between a heading and what stands below."""
    return any(map(is_edit_link, islice(up(piece.element), 3)))


def _tell_missing(addresses: Sequence[str]) -> None:
    """Pictures of the page's own folder that are not there; those on the web are only recorded."""
    own = [address for address in addresses if not _ELSEWHERE.match(address)]
    if own:
        problem = msgs(
            "{count} picture is missing beside the page: {name}",
            "{count} pictures are missing beside the page, the first is {name}",
            len(own),
            name=own[0],
        )
        remark(problem)


_ELSEWHERE = lazy(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:|[/\\]")


def _same_box(pieces: list[Piece], above: int | None, n: int) -> bool:
    """Two lines stand in one box of the page: the last picture of an article may have furniture below it."""
    if above is None:
        return False
    box = pieces[above].element.getparent()
    return box is not None and any(parent is box for parent in pieces[n].element.iterancestors())


def _is_ornament(piece: Piece) -> bool:
    """The picture's tag says that it is small."""
    sizes = ((piece.element.get(side) or "").strip().removesuffix("px") for side in ("width", "height"))
    return any(size.isdecimal() and int(size) < SMALLEST for size in sizes)


def _beside(piece: Piece, folder: Path) -> str:
    """The path of a picture from the page's folder, without links and steps upwards: it is written there in turn.

    Nothing for one that is elsewhere, or no picture.
    """
    address = unquote(piece.picture.split("?")[0].split("#")[0]).removeprefix("./")
    if "\0" in address or ":" in address or address.startswith(("/", "\\")) or not address.lower().endswith(PICTURES):
        return ""
    try:
        place = (folder / address).resolve().relative_to(folder.resolve())
        found = place.suffix.lower() in PICTURES and (folder / place).is_file()
    except (OSError, ValueError):  # it may lie outside
        return ""
    return place.as_posix() if found else ""
