"""Paragraphs of a DOCX that a style alone cannot shape: lines of code, headings that are a number, rules, entries."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from kanyin.book.blocks import NUMERAL, code_indent
from kanyin.book.drawings import LETTER, PITCH, SMALLEST, WIDE, is_drawing, size_in
from kanyin.output.docx import styles
from kanyin.output.docx.indents import STEP, go_on_in_item, is_item, list_depth
from kanyin.output.docx.xml import put, style_of, twips, w
from kanyin.output.xhtml import has_han
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style

_WIDE = lazy(f"({WIDE.pattern})")
_OFFICE = "urn:schemas-microsoft-com:office:office"
_VML = "urn:schemas-microsoft-com:vml"


def shape_paragraph(paragraph: etree._Element) -> None:
    """What a paragraph's own words decide about its look."""
    name = style_of(paragraph)
    text = "".join(piece.text or "" for piece in paragraph.iter(w("t")))
    if name.startswith("Heading") and NUMERAL.fullmatch(text):
        put(paragraph, etree.Element(w("ind"), {w("firstLineChars"): "0", w("firstLine"): "0"}))
        put(paragraph, etree.Element(w("jc"), {w("val"): "center"}))
    elif name == styles.REFERENCE and not has_han(text):
        # Long words and addresses in a narrow column would draw its lines out.
        put(paragraph, etree.Element(w("jc"), {w("val"): "left"}))
    for rule in paragraph.iter(f"{{{_VML}}}rect"):
        _thin(rule)


def _thin(rule: etree._Element) -> None:
    """A rule between parts: thin, black, half as long as the line."""
    rule.set("style", "width:0;height:.4pt")
    rule.set("fillcolor", "black")
    rule.set("stroked", "f")
    rule.set(f"{{{_OFFICE}}}hrpct", "500")
    rule.set(f"{{{_OFFICE}}}hrnoshade", "t")


def split_code(paragraph: etree._Element, style: Style) -> None:
    """Each line of code in a paragraph of its own; what does not fit goes on deeper than the line began."""
    lines: list[list[etree._Element]] = [[]]
    for run in paragraph.findall(w("r")):
        if run.find(w("br")) is not None:
            lines.append([])
        else:
            lines[-1].append(run)
    texts = ["".join(piece.text or "" for run in line for piece in run.iter(w("t"))) for line in lines]
    set_in = STEP * list_depth(paragraph) * style.size
    size = style.text["code"].size
    drawn = size_in(style.column_width / MM_PER_PT - set_in, texts, size) if is_drawing(texts) else 0.0
    for number, line in enumerate(lines):
        made = etree.Element(w("p"))
        made.append(deepcopy(paragraph.find(w("pPr"))))
        made.extend(line)
        for run in line:
            # The paragraph's style says all.
            _drop_style(run)
        text = "".join(piece.text or "" for piece in made.iter(w("t")))
        deep, begun = twips(code_indent(text) * size), twips(set_in)
        left, hanging = begun + deep, deep
        if number == 0 and is_item(paragraph):
            left, hanging = begun, twips(STEP * style.size)
        put(made, etree.Element(w("ind"), {w("left"): str(left), w("hanging"): str(hanging)}))
        if number and list_depth(made):
            go_on_in_item(made, style)
        if number == 0 and _is_code(paragraph.getprevious()):
            # One block does not go over into the next.
            put(made, etree.Element(w("spacing"), {w("before"): str(twips(style.leading))}))
        if number in (0, len(lines) - 2):
            # No line of code alone at an edge.
            put(made, etree.Element(w("keepNext")))
        if drawn >= SMALLEST:
            _draw(made, drawn)
        paragraph.addprevious(made)
    paragraph.getparent().remove(paragraph)


def _draw(line: etree._Element, size: float) -> None:
    """A line of a drawing in type of ``size`` pt: Han as wide as two letters, its strokes meeting those of the next."""
    spacing = line.find(f"{w('pPr')}/{w('spacing')}")
    pitch = {} if spacing is None else {key: value for key, value in spacing.attrib.items() if "before" in key}
    put(line, etree.Element(w("spacing"), pitch | {w("line"): str(twips(size * PITCH)), w("lineRule"): "exact"}))
    for run in line.findall(w("r")):
        _part_wide(run, size)


def _part_wide(run: etree._Element, size: float) -> None:
    """A run for each stretch of a run whose characters are as wide as two letters, and for what stands between."""
    look = run.find(w("rPr"))
    for text in filter(None, _WIDE.split("".join(piece.text or "" for piece in run.iter(w("t"))))):
        made = etree.Element(w("r"))
        made.append(etree.Element(w("rPr")) if look is None else deepcopy(look))
        if WIDE.fullmatch(text):
            made[0].append(etree.Element(w("spacing"), {w("val"): str(round((2 * LETTER - 1) * size * 20))}))
        for name in ("sz", "szCs"):
            made[0].append(etree.Element(w(name), {w("val"): str(int(2 * size))}))
        words = etree.SubElement(made, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        words.text = text
        run.addprevious(made)
    run.getparent().remove(run)


def _is_code(before: etree._Element | None) -> bool:
    return before is not None and before.tag == w("p") and style_of(before) == styles.CODE


def _drop_style(run: etree._Element) -> None:
    for properties in run.findall(w("rPr")):
        for named in properties.findall(w("rStyle")):
            properties.remove(named)
        if not len(properties):
            run.remove(properties)
