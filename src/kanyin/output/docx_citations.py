"""Citations in a DOCX: ``[3]`` leads to the bookmark of entry 3, and the entry's label back to where it is first cited.

Works on runs that are already joined; no character comes or goes, but the blank after a label becomes a tab, so that
the lines of an entry stand under each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import count

from lxml import etree

from kanyin.output.citations import LABEL
from kanyin.output.docx_styles import CITATION, CODE, INLINE_CODE, REFERENCE
from kanyin.output.docx_xml import XML_SPACE, style_of, val, w
from kanyin.references import read_entry
from kanyin.references.citing import Citation, Target, find_by_author, find_numbered, targets

_NOT_CITING = (REFERENCE, "Heading", "Title", CODE)


def link_citations(document: etree._Element) -> None:
    """Change ``word/document.xml`` in place."""
    labels = dict(_labels(document))
    anchors = {number: anchor for number, (_, anchor) in labels.items()}
    known = () if labels else tuple(_by_author(document))
    anchors |= {one.key: one.key for one in known}
    if not anchors:
        return

    def find(text: str) -> Iterator[Citation]:
        return find_by_author(text, known) if known else find_numbered(text, anchors)

    taken = (int(mark.get(w("id"), "0")) for mark in document.iter(w("bookmarkStart")))
    numbers = count(max(taken, default=0) + 1)
    cited: dict[str, str] = {}
    for paragraph in document.iter(w("p")):
        if not style_of(paragraph).startswith(_NOT_CITING):
            for run in paragraph.findall(w("r")):
                _link(run, anchors, cited, numbers, find)
    for number, (run, _) in labels.items():
        _lead_back(run, cited.get(number, ""))


def _by_author(document: etree._Element) -> Iterator[Target]:
    """The entries of a list without numbers, by author and year; each key is the entry's bookmark."""
    for mark in document.iter(w("bookmarkStart")):
        entry = mark.getnext()
        if mark.get(w("name"), "").startswith("ref_") and entry is not None and style_of(entry) == REFERENCE:
            text = "".join(part.text or "" for part in entry.iter(w("t")))
            yield from (replace(one, key=mark.get(w("name"))) for one in targets([read_entry(text)]))


def _labels(document: etree._Element) -> Iterator[tuple[str, tuple[etree._Element, str]]]:
    """By its number, the first run of each entry and the bookmark before it."""
    for mark in document.iter(w("bookmarkStart")):
        entry = mark.getnext()
        if mark.get(w("name"), "").startswith("ref_") and entry is not None and style_of(entry) == REFERENCE:
            run = entry.find(w("r"))
            found = LABEL.match(_text(run)) if run is not None else None
            if found:
                yield found[1], (run, mark.get(w("name")))


def _text(run: etree._Element) -> str:
    """The text of a run that has nothing but text."""
    texts = run.findall(w("t"))
    plain = all(child.tag in (w("rPr"), w("t")) for child in run)
    return texts[0].text or "" if plain and len(texts) == 1 else ""


def _link(
    run: etree._Element,
    anchors: dict[str, str],
    cited: dict[str, str],
    numbers: count[int],
    find: Callable[[str], Iterator[Citation]],
) -> None:
    """Cut a run round its citations; ``cited`` learns the bookmark of each entry's first one."""
    if val(run.find(f"{w('rPr')}/{w('rStyle')}")) == INLINE_CODE:
        return
    text, end = _text(run), 0
    for citation in find(text):
        run.addprevious(_part(run, text[end : citation.start]))
        pieces = list(_pieces(run, text, citation, anchors))
        new = [number for number in citation.meant if number not in cited]
        if new:
            name, identity = f"cite_{len(cited) + 1}", str(next(numbers))
            cited |= dict.fromkeys(new, name)
            pieces.insert(0, etree.Element(w("bookmarkStart"), {w("id"): identity, w("name"): name}))
            pieces.append(etree.Element(w("bookmarkEnd"), {w("id"): identity}))
        for piece in pieces:
            run.addprevious(piece)
        end = citation.end
    if end:
        run.addprevious(_part(run, text[end:]))
        parent = run.getparent()
        parent.remove(run)
        for empty in [part for part in parent.findall(w("r")) if part.find(w("t")) is not None and not _text(part)]:
            parent.remove(empty)


def _pieces(run: etree._Element, text: str, citation: Citation, anchors: dict[str, str]) -> Iterator[etree._Element]:
    style, end = "" if citation.in_line else CITATION, citation.start
    for start, stop, number in citation.written:
        if start > end:
            yield _part(run, text[end:start], style)
        yield _hyperlink(anchors[number], _part(run, text[start:stop], style))
        end = stop
    yield _part(run, text[end : citation.end], style)


def _part(run: etree._Element, text: str, style: str = "") -> etree._Element:
    """A run with the looks of another; a style only where that has none."""
    made = deepcopy(run)
    made.tail = None
    made.find(w("t")).text = text
    made.find(w("t")).set(XML_SPACE, "preserve")
    if style:
        properties = made.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            made.insert(0, properties)
        if properties.find(w("rStyle")) is None:
            properties.insert(0, etree.Element(w("rStyle"), {w("val"): style}))
    return made


def _hyperlink(anchor: str, run: etree._Element) -> etree._Element:
    link = etree.Element(w("hyperlink"), {w("anchor"): anchor, w("history"): "1"})
    link.append(run)
    return link


def _lead_back(run: etree._Element, mark: str) -> None:
    """Cut an entry's first run after its label."""
    text = _text(run)
    label = text[: LABEL.match(text).end()]  # type: ignore[union-attr]
    part = _part(run, label)
    run.addprevious(_hyperlink(mark, part) if mark else part)
    tab = _part(run, "")
    tab.replace(tab.find(w("t")), etree.Element(w("tab")))
    run.addprevious(tab)
    run.find(w("t")).text = text[len(label) :].lstrip()
