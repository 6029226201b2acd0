"""The tags of a PDF (ISO 14289-1, PDF/UA-1): WeasyPrint 70.0 tags boxes of pages and lines, not what they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

_NOTE, _CALL = "kanyin-note-{}", "kanyin-call-{}"
"""Names of the places of notes and of their calls, by number."""
_NUMBERS = {"span::footnote-call": "/Reference", "span::footnote-marker": "/Lbl"}
"""What the numbers of notes are (ISO 32000-1, 14.8.4)."""


@contextmanager
def linked_notes() -> Iterator[None]:
    """Let the number of a note lead to the note and the note's number back: WeasyPrint links neither."""
    from weasyprint import document
    from weasyprint.urls import get_link

    original = document.build_formatting_structure

    def build(*arguments: Any, **options: Any) -> Any:
        root = original(*arguments, **options)
        calls = [box for box in root.descendants() if box.footnote is not None and box.children]
        for number, call in enumerate(calls, 1):
            note, called = _NOTE.format(number), _CALL.format(number)
            call.footnote.style["anchor"], call.style["anchor"] = note, called
            call.link = get_link(f"#{note}", None)
            for box in call.footnote.descendants():
                if box.element_tag == "span::footnote-marker":
                    box.link = get_link(f"#{called}", None)
        return root

    document.build_formatting_structure = build
    try:
        yield
    finally:
        document.build_formatting_structure = original


@contextmanager
def whole_tags() -> Iterator[None]:
    """Tag formulas and notes as such, and what goes on in the next line, column or page as one."""
    from weasyprint.pdf import tags

    original = tags._build_box_tree
    tags._build_box_tree = _Tree(original).build
    try:
        yield
    finally:
        tags._build_box_tree = original


@dataclass(slots=True)
class _Tree:
    """The tags of a document while its pages are gone through in their order."""

    original: Callable[..., Iterator[Any]]
    begun: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    """The tag of each element, by the element, what of it is tagged (``li::marker``) and as what."""
    nameless: dict[int, Any] = field(default_factory=dict)
    """The elements round whose lines WeasyPrint has made boxes of its own, by the numbers of their tags."""
    within: list[Any] = field(default_factory=list)
    """The boxes round the one that is tagged."""
    notes: dict[Any, int] = field(default_factory=dict)
    """The number of each note, by its element."""

    def build(self, box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any,
              tags: Any) -> Iterator[Any]:  # fmt: skip
        """As ``weasyprint.pdf.tags._build_box_tree``; nothing for the later parts of an element."""
        box = getattr(box, "_box", box)
        nameless, known = self._is_nameless(box), len(annotations)
        self.within.append(box)
        made = list(self.original(box, parent, pdf, page, nums, annotations, tags))
        self.within.pop()
        if box.element_tag in ("html", "body"):  # of these come the tags of their children
            yield from made
            return
        for one in made:
            if nameless:
                self.nameless[one.number] = box.element
                yield one
                continue
            self._name(one, box)
            key = (box.element, box.element_tag, one["S"])
            first = self.begun.setdefault(key, one)
            if first is one:
                yield _with_role(one, box, pdf)
            elif box.element_tag != "thead":  # a head that comes again is no part of the text
                for place in range(known, len(annotations)):
                    if annotations[place][0] == one.reference:
                        annotations[place] = (first.reference, annotations[place][1])
                _name_heads(box, one, first)
                self._go_on(first, one, pdf, nums)

    def _is_nameless(self, box: Any) -> bool:
        """It is no element's: a page's, or made by WeasyPrint round lines of the block that it stands in."""
        outer = self.within[-1] if self.within else None
        if box.element is None or outer is None or outer is box:
            return box.element is None
        return (outer.element, outer.element_tag) == (box.element, box.element_tag)

    def _go_on(self, first: Any, more: Any, pdf: Any, nums: Any) -> None:
        """Put what a later part of an element holds into its tag."""
        import pydyf

        kids, page = list(more["K"]), more["Pg"]
        if kids and first["K"] and self._are_one(first["K"][-1], kids[0], pdf):
            self._go_on(_tag(first["K"][-1], pdf), _tag(kids.pop(0), pdf), pdf, nums)
        for kid in kids:
            if isinstance(kid, int):  # a piece of the page's contents by its number there
                nums[kid] = first.reference
                kid = pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid})
            elif (tag := _tag(kid, pdf)) and "S" in tag:
                tag["P"] = first.reference
            first["K"].append(kid)
        attributes = more.get("A")
        more.clear()
        if attributes:  # those of a cell are still to be filled in
            more["A"] = attributes

    def _are_one(self, last: Any, following: Any, pdf: Any) -> bool:
        """Two boxes that WeasyPrint has made of lines of one block that goes on."""
        tags = _tag(last, pdf), _tag(following, pdf)
        if None in tags or tags[0].get("S") != tags[1].get("S"):
            return False
        elements = [self.nameless.get(tag.number) for tag in tags]
        return elements[0] is not None and elements[0] is elements[1]

    def _name(self, made: Any, box: Any) -> None:
        """Formulas have their TeX for who cannot see them, their pieces are no pictures (7.7); a note has an
        identifier (7.9).
        """
        import pydyf

        names = box.element.get("class", "").split()
        if "formula" in names:
            made["S"], made["Alt"] = "/Formula", pydyf.String(box.element.get("title", ""))
        elif "formula-piece" in names or "formula-line" in names:
            made["S"] = "/Span"
            for key in ("A", "Alt"):
                made.pop(key, None)
        elif box.element_tag in _NUMBERS:
            made["S"] = "/Link" if box.link_annotation else "/Span"
        elif box.element_tag == "span" and "footnote" in names:
            number = self.notes.setdefault(box.element, len(self.notes) + 1)
            made["S"], made["ID"] = "/Note", pydyf.String(_NOTE.format(number))


def _tag(kid: Any, pdf: Any) -> Any:
    """The object that a tag holds by reference; None for what it holds otherwise."""
    return pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else None


def _with_role(made: Any, box: Any, pdf: Any) -> Any:
    """The number of a note within what it is; others as they are."""
    import pydyf

    role = _NUMBERS.get(box.element_tag)
    if role is None:
        return made
    outside = pydyf.Dictionary({**made, "S": role, "K": pydyf.Array([made.reference])})
    pdf.add_object(outside)
    made["P"] = outside.reference
    return outside


def _name_heads(box: Any, part: Any, first: Any) -> None:
    """Cells of a table that goes on belong to the heads that stand at its beginning, where the tags of these are."""
    import pydyf

    if box.element_tag != "table":
        return
    heads = (cell for group in box.descendants() if group.element_tag == "thead" for cell in group.descendants())
    again = {_identifier(cell) for cell in heads} - {""}
    for cell in box.descendants():
        named = getattr(cell, "mark", {}).get("A", {}).get("Headers") if getattr(cell, "mark", None) else None
        if named:
            known = [
                name.string.replace(f"{part.number}-", f"{first.number}-", 1) if name.string in again else name.string
                for name in named
            ]
            cell.mark["A"]["Headers"] = pydyf.Array([pydyf.String(name) for name in known])


def _identifier(cell: Any) -> str:
    mark = getattr(cell, "mark", None)
    return mark["ID"].string if mark and "ID" in mark else ""
