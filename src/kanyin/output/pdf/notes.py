"""Notes as WeasyPrint wants them: each stands where it is called, and is set at the foot of that page."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from kanyin.output import xhtml

_BLOCKS = {
    *("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "pre", "blockquote", "table", "thead", "tbody", "tr", "td", "th"),
    *("figure", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6"),
}
"""What may stand in a note but not in the paragraph that calls it."""


def take_notes(text: etree._Element) -> dict[str, etree._Element]:
    """Lift pandoc's list of notes out of the text: each note by its id. Some belong to the title block."""
    section = next((part for part in xhtml.elements(text, "section") if part.get("id") == "footnotes"), None)
    if section is None:
        return {}
    notes = {note.get("id", ""): note for listed in section if xhtml.name_of(listed) == "ol" for note in listed}
    xhtml.remove(section)
    return notes


def calls(root: etree._Element) -> list[etree._Element]:
    """The places where notes are called."""
    return [link for link in xhtml.elements(root, "a") if "footnote-ref" in xhtml.classes(link)]


def place_notes(root: etree._Element, notes: dict[str, etree._Element]) -> None:
    """Put each note in the place of its call."""
    for call in calls(root):
        note = _footnote(notes[call.get("href", "")[1:]])
        note.tail = call.tail
        call.getparent().replace(call, note)


def _footnote(note: etree._Element) -> etree._Element:
    """A note as a span, its blocks spans of class ``footnote-paragraph`` in it."""
    made = deepcopy(note)
    made.attrib.clear()
    for link in xhtml.elements(made, "a"):
        if "footnote-back" in xhtml.classes(link):
            xhtml.remove(link)
    for block in made.iterdescendants(f"{{{xhtml.XHTML}}}*"):
        if xhtml.name_of(block) in _BLOCKS:
            block.tag = f"{{{xhtml.XHTML}}}span"
            block.set("class", "footnote-paragraph")
    made.tag = f"{{{xhtml.XHTML}}}span"
    made.set("class", "footnote")
    if made.text:
        made.text = made.text.lstrip()
    return made
