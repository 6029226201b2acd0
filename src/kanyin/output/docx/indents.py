"""How far quotations, code and tables of a DOCX go in: one step for each list and each quotation that they stand in."""

from __future__ import annotations

from lxml import etree

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.output.blocks import have_own_marks
from kanyin.output.docx.xml import put, twips, val, w
from kanyin.patterns import lazy
from kanyin.style import Style

STEP = 2.0
"""Characters of a step."""
LONE_ITEM = "LoneItem"
"""The style that tells the paragraphs of a list of one, until they have their indents."""
_QUOTATION = lazy(r"BlockText|QuoteLevel(\d)")
_DEEPEST = 9
UNMARKED = 1_000_000_000
"""The first number of lists whose items get no mark, on their way through pandoc: more than Markdown's nine digits."""
_UNSEEN = "\u200b"
"""The mark of such items. With none at all pandoc, reading the file again, takes the second for more of the first."""
_NO_NUMBER = "1000"
"""pandoc's list for what goes on in an item: one of empty numbers, that Word and its readers count like others."""
_PANDOC_STEP = 720
"""How far pandoc moves a table in for each list that it stands in, twips."""


def begin_items(node: Json) -> None:
    """Items that are empty or begin with what has no paragraph for their number get one: else pandoc leaves it out."""
    for item in node["c"] if node["t"] == "BulletList" else node["c"][1]:
        if not item or item[0]["t"] in ("BulletList", "OrderedList", "Table"):
            item.insert(0, {"t": "Para", "c": [{"t": "Str", "c": ""}]})


def without_bullets(node: Json) -> None:
    """A list whose items have marks of their own, ① or 1., as one of ``UNMARKED``: a bullet would be a second mark."""
    for child in node.values() if isinstance(node, dict) else node:
        if isinstance(child, dict) and child.get("t") == "BulletList" and have_own_marks(map(text_of, child["c"])):
            child.update(t="OrderedList", c=[[UNMARKED, {"t": "Decimal"}, {"t": "Period"}], child["c"]])
        if isinstance(child, (dict, list)):
            without_bullets(child)


def unmark(numbering: etree._Element) -> None:
    """Take the numbers off the lists of ``UNMARKED``; their items stay items."""
    unmarked = set()
    for abstract in numbering.iter(w("abstractNum")):
        if val(abstract.find(f"{w('lvl')}/{w('start')}")) == str(UNMARKED):
            unmarked.add(abstract.get(w("abstractNumId")))
            for level in abstract.iter(w("lvl")):
                level.find(w("start")).set(w("val"), "1")
                level.find(w("numFmt")).set(w("val"), "bullet")
                level.find(w("lvlText")).set(w("val"), _UNSEEN)
                level.find(w("lvlText")).addprevious(etree.Element(w("suff"), {w("val"): "nothing"}))
                level.find(f"{w('pPr')}/{w('ind')}").set(w("hanging"), "0")
    for number in numbering.iter(w("num")):
        if val(number.find(w("abstractNumId"))) in unmarked:
            for start in list(number.iter(w("lvlOverride"))):
                number.remove(start)


def name_quotations(node: Json, depth: int = 0) -> None:
    """Quotations in quotations as divisions whose style tells how deep they are: pandoc gives all the one style."""
    for key, child in list(node.items() if isinstance(node, dict) else enumerate(node)):
        inside = depth
        if isinstance(child, dict) and child.get("t") == "BlockQuote":
            inside = depth + 1
            if depth:
                level = ["custom-style", f"QuoteLevel{min(inside, _DEEPEST)}"]
                node[key] = child = {"t": "Div", "c": [["", [], [level]], child["c"]]}
        if isinstance(child, (dict, list)):
            name_quotations(child, inside)


def depth_of(name: str) -> int:
    """In how many quotations a paragraph of this style of pandoc's stands."""
    found = _QUOTATION.fullmatch(name)
    return int(found[1] or 1) if found else 0


def list_depth(paragraph: etree._Element) -> int:
    """In how many lists a paragraph stands."""
    level = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
    return 0 if level is None else int(val(level)) + 1


def is_item(paragraph: etree._Element) -> bool:
    """Whether an item of a list begins with this paragraph."""
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return number is not None and val(number) != _NO_NUMBER


def short_names(numbering: etree._Element) -> None:
    """Name the kinds of lists 1, 2, 3: pandoc puts the first number into the name, and no name may have ten digits."""
    names: dict[str, str] = {}
    for number, abstract in enumerate(numbering.iter(w("abstractNum")), 1):
        names[abstract.get(w("abstractNumId"))] = str(number)
        abstract.set(w("abstractNumId"), str(number))
        abstract.find(w("nsid")).set(w("val"), f"{number:08X}")
    for used in numbering.iter(w("num")):
        used.find(w("abstractNumId")).set(w("val"), names[val(used.find(w("abstractNumId")))])


def indent_quotation(paragraph: etree._Element, depth: int, style: Style) -> None:
    """The indents of a quotation that stands in another or in a list; the style has those of a plain one."""
    lists = list_depth(paragraph)
    if depth == 1 and not lists:
        return
    sides = {"left": STEP * (depth + lists), "right": STEP * depth}
    entry = etree.Element(w("ind"))
    for name, characters in sides.items():
        entry.set(w(f"{name}Chars"), str(round(characters * 100)))
        entry.set(w(name), str(twips(characters * style.size)))
    first = "hanging" if lists else "firstLine"
    entry.set(w(f"{first}Chars"), "200")
    entry.set(w(first), str(twips(STEP * style.size)))
    put(paragraph, entry)


def stand_as_paragraph(paragraph: etree._Element, style: Style) -> None:
    """An item of a list of one is a paragraph with a number: only its first line stands in, as far as in print."""
    first = twips(STEP * style.size)
    entry = {"leftChars": "0", "left": "0", "firstLineChars": str(round(STEP * 100)), "firstLine": str(first)}
    put(paragraph, etree.Element(w("ind"), {w(name): value for name, value in entry.items()}))
    if is_item(paragraph):
        tabs = etree.Element(w("tabs"))
        etree.SubElement(tabs, w("tab"), {w("val"): "left", w("pos"): str(twips((STEP + 1) * style.size))})
        put(paragraph, tabs)


def unnumber(root: etree._Element, style: Style) -> None:
    """Let what goes on in an item of a list stand below the item's text by its indent alone."""
    for number in list(root.iter(w("numPr"))):
        if val(number.find(w("numId"))) == _NO_NUMBER:
            go_on_in_item(number.getparent().getparent(), style)


def go_on_in_item(paragraph: etree._Element, style: Style) -> None:
    """Take the number off a paragraph that stands in a list, and leave it where it stands.

    Its first line is set in as that of any paragraph (clreq, 3.1.1): no white parts paragraphs, so that one set flush
    would be taken for a turned line of the one above.
    """
    depth, properties = list_depth(paragraph), paragraph.find(w("pPr"))
    properties.remove(properties.find(w("numPr")))
    own = properties.find(w("ind"))
    if own is None:
        own = etree.Element(w("ind"), {w("left"): str(twips(STEP * depth * style.size))})
        put(paragraph, own)
    elif w("hangingChars") not in own.attrib:  # lines of code hang by themselves
        return
    for name in ("hanging", "hangingChars"):
        own.attrib.pop(w(name), None)
    own.set(w("firstLineChars"), str(round(STEP * 100)))
    own.set(w("firstLine"), str(twips(STEP * style.size)))


def table_indent(table: etree._Element, style: Style) -> int:
    """Twips that a table in a list goes in, which it is told too."""
    told = table.find(f"{w('tblPr')}/{w('tblInd')}")
    if told is None:
        return 0
    indent = round(int(told.get(w("w"), "0")) / _PANDOC_STEP) * twips(STEP * style.size)
    told.set(w("w"), str(indent))
    return indent
