"""Citations in a DOCX, and labels that lead back: links without the look of links. ``book/citations.py`` finds them."""

from __future__ import annotations

from lxml import etree

from kanyin.output.docx.xml import w
from kanyin.patterns import lazy

_OURS = lazy(r"(?:ref|note|cite|call)_\d+")


def dress_citations(document: etree._Element) -> None:
    """Change ``word/document.xml`` in place: links to entries and back have no style of their own but that of a
    citation, which pandoc gives with the other.
    """
    for link in document.iter(w("hyperlink")):
        if _OURS.fullmatch(link.get(w("anchor"), "")):
            link.set(w("history"), "1")
            for properties in link.findall(f"{w('r')}/{w('rPr')}"):
                for style in properties.findall(w("rStyle")):
                    if style.get(w("val")) == "Hyperlink":
                        properties.remove(style)
                if not len(properties):
                    properties.getparent().remove(properties)
