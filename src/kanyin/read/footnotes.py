"""Notes of a page whose calls and texts link each other, there and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kanyin import rules
from kanyin.model import NOTE
from kanyin.patterns import lazy
from kanyin.read.elements import HEADINGS, Element, is_edit_link, up
from kanyin.read.pieces import NoteRole, Piece

_KEY = lazy(r"[0-9A-Za-z]{1,4}")
LONGEST = 5000
"""Characters of the longest note."""
MOST = 2000
_BOXES = frozenset(("li", "p", "dd", "div", "aside", "td", "section"))
_CALL = lazy(f"{NOTE[0]}([0-9A-Za-z]+){NOTE[1]}")


def find_notes(root: Element) -> dict[Element, NoteRole]:
    """The elements that call a note, are one, or only lead back from it.

    Notes under a heading 参考文献 are the reference list, which has labels of its own.
    """
    links = [link for link in root.iter("a") if (link.get("href") or "").startswith("#")][:MOST]
    if not links:
        return {}
    places = {element.get("id") or element.get("name"): element for element in root.iter() if _is_place(element)}
    order = {element: n for n, element in enumerate(root.iter())}
    roles = {link: NoteRole("", False) for link in links if _ARROW.fullmatch("".join(link.itertext()).strip())}
    roles |= dict.fromkeys(_back_boxes(links), NoteRole("", False))
    roles |= _entries(links, places)
    keys: dict[Element, str] = {}
    for link in links:
        note = _note_of(link, places, order)
        if note is None or link in roles:
            continue
        box, back = note
        key = keys.setdefault(box, _key(link, set(keys.values())))
        roles[_outermost(link)] = NoteRole(key, False)
        roles[box] = NoteRole(key, True)
        roles |= dict.fromkeys(back, NoteRole("", False))
    return roles


def _is_place(element: Element) -> bool:
    return isinstance(element.tag, str) and bool(element.get("id") or element.get("name"))


def _note_of(
    call: Element, places: dict[str | None, Element], order: dict[Element, int]
) -> tuple[Element, list[Element]] | None:
    """The box of the note that a link calls, and the links in it that lead back to the call.

    A box that stands before its call is the call, and the other the note.
    """
    place = places.get((call.get("href") or "")[1:])
    if place is None:
        return None
    box = _box_of(place)
    if box is None or _is_long(box) or any(one is box for one in up(call)):
        return None
    names = {f"#{one.get('id') or one.get('name')}" for one in [*list(up(call))[:3], *call] if _is_place(one)}
    back = [link for link in box.iter("a") if link.get("href") in names]
    if place.tag == "dt" and any(link.get("href") in names for link in place.iter("a")):
        back.append(place)
    is_said = _is_called_note(box) and any(_CALLED.search(one.get("class") or "") for one in [*list(up(call))[:2]])
    if not (back or is_said) or order[box] < order[call] or _is_reference(box):
        return None
    links = [link for link in box.iter("a") if link in back or _is_back_mark(link)]
    links += [one for one in box if one.tag == "sup" and "label" in (one.get("class") or "")]
    return box, [*links, place] if place.tag == "dt" else links


def _box_of(place: Element) -> Element | None:
    """The box that a link's place stands in; of a note that is a term, the box of what is said of it."""
    if place.tag == "dt":
        return next((one for one in place.itersiblings() if one.tag == "dd"), None)
    return next((one for one in up(place) if one.tag in _BOXES), None)


def _entries(links: Sequence[Element], places: dict[str | None, Element]) -> dict[Element, NoteRole]:
    """The entries of lists of works that a browser counts, where the text calls them by these numbers: each shows its
    number, as it does there.
    """
    counted: dict[Element, dict[Element, int]] = {}
    called: dict[Element, None] = {}
    for link in links:
        place = places.get((link.get("href") or "")[1:])
        item = None if place is None else next((one for one in up(place) if one.tag == "li"), None)
        whole = None if item is None else item.getparent()
        number = _NUMBER.fullmatch("".join(link.itertext()).strip())
        if whole is None or whole.tag != "ol" or number is None:
            continue
        if whole not in counted:
            counted[whole] = {one: n for n, one in enumerate((one for one in whole if one.tag == "li"), 1)}
        if counted[whole][item] == int(number[1]):
            called[whole] = None
    lists = [counted[whole] for whole in called if _is_reference(whole)]
    roles = {item: NoteRole(str(n), False, True) for items in lists for item, n in items.items()}
    return roles | {link: NoteRole("", False) for item in roles for link in _leading_back(item)}


def _leading_back(item: Element) -> list[Element]:
    """The links at the beginning of an entry that lead back to its calls, as old wikis have them: ``^``, ``^ 1.0 1.1``.

    The sign before them, which is no link, goes with them.
    """
    found: list[Element] = []
    for one in item:
        said = "".join(one.itertext()).strip()
        inner = one if one.tag == "a" else next(one.iter("a"), None)
        if inner is None or not (inner.get("href") or "").startswith("#") or not _BACK_MARKS.fullmatch(said):
            break
        found.append(one)
        if (one.tail or "").strip():
            break
    if found and (item.text or "").strip() in ("^", "↑"):
        item.text = None
    return found if not (item.text or "").strip() else []


_NUMBER = lazy(r"[\[［〔(（]?(\d{1,4})[\]］〕)）]?")


def _back_boxes(links: Sequence[Element]) -> Iterator[Element]:
    """What leads from an entry of a wiki's list back to its calls: ``^``, or ``^ 1.0 1.1`` where there are several."""
    for link in links:
        box = next((one for one in up(link) if _LEADS_BACK.search(one.get("class") or "")), None)
        if box is not None and _BACK_MARKS.fullmatch("".join(box.itertext()).strip()):
            yield box


_LEADS_BACK = lazy("cite-backlink")
_BACK_MARKS = lazy(r"(?:[\s^↑↩\d.,]|\b[a-z]{1,2}\b|跳[转轉]到：?|跳至：?|Jump up to:?)*+")
_CALLED = lazy("foot-?note")


def _is_called_note(box: Element) -> bool:
    """Its class says that it is a note, as mdBook has it, whose notes lead back to nothing."""
    return _CALLED.search(box.get("class") or "") is not None


_ARROW = lazy("[↩↵⏎⤴↑↖]\ufe0e?\ufe0f?")
"""The sign of a link that leads back to a call."""
_BACK_MARK = lazy(r"\W{0,8}(?:\w{1,2}|[\d.,\s]{1,8})?\W{0,8}")


def _is_back_mark(link: Element) -> bool:
    """A link within the page that is a sign, a number, a letter: words are the note's own, whatever they lead to."""
    is_within = (link.get("href") or "").startswith("#")
    return is_within and _BACK_MARK.fullmatch("".join(link.itertext()).strip()) is not None


def _is_long(box: Element) -> bool:
    """Longer than a note: most of the page may stand in it, so it is not read to its end."""
    left = LONGEST
    for text in box.itertext():
        left -= len(text)
        if left < 0:
            return True
    return False


def _is_reference(box: Element) -> bool:
    """The nearest heading before the box is that of a reference list, which is no other list above a called note."""
    is_note = _is_called_note(box)
    for one in up(box):
        for before in one.itersiblings(preceding=True):
            if is_note and before.tag in ("ul", "ol"):
                return False
            heads = list(before.iter(*HEADINGS, "b", "strong", "p", "dt")) if isinstance(before.tag, str) else []
            for head in reversed(heads):
                text = " ".join("".join(_own_text(head)).split())
                if rules.is_references_heading(text):
                    return True
                if head.tag in HEADINGS:
                    return False
    return False


def _own_text(head: Element) -> Iterator[str]:
    """The words of a heading without its link to the editor: 参考文献[编辑]."""
    yield head.text or ""
    for child in head:
        if isinstance(child.tag, str) and not is_edit_link(child):  # no comment
            yield from child.itertext(with_tail=False)
        yield child.tail or ""


def _key(call: Element, taken: set[str]) -> str:
    """What the call says, or a number that no other note has."""
    found = _KEY.search(unicodedata.normalize("NFKC", "".join(call.itertext())))
    key = found[0] if found else str(len(taken) + 1)
    number = 1
    while key in taken:
        key, number = f"{number}n", number + 1
    return key


def _outermost(call: Element) -> Element:
    """The superscript round a call that holds nothing else."""
    parent = call.getparent()
    text = "".join(parent.itertext()).strip() if parent is not None and parent.tag == "sup" else ""
    return parent if text and text == "".join(call.itertext()).strip() else call


def kept(pieces: list[Piece], lines: frozenset[int]) -> frozenset[int]:
    """The lines of the article with those of the notes that it calls, without those that nothing calls."""
    called = {key for n in lines for key in _CALL.findall(pieces[n].text)}
    notes = {n for n, piece in enumerate(pieces) if piece.kind.startswith("note:")}
    return frozenset((lines - notes) | {n for n in notes if pieces[n].kind.removeprefix("note:") in called})
