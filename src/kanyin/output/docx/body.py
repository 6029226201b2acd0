"""pandoc's body text made ready for a Chinese page: runs, styles, tables of ``word/document.xml``.

pandoc cuts a Chinese paragraph into a run at every space; here a paragraph has as few runs as its looks need,
so that an editor finds and replaces text as in a file typed by hand.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from kanyin.book.targets import STANDS_ALONE
from kanyin.output.blocks import LONGEST_HEAD
from kanyin.output.docx import indents, styles
from kanyin.output.docx.blocks import shape_paragraph, split_code
from kanyin.output.docx.formulas import is_equation, is_numbered, part_displays, set_number_tabs
from kanyin.output.docx.tables import fit_table
from kanyin.output.docx.text import FRONT_END
from kanyin.output.docx.xml import XML_SPACE, M, put, serialise, style_of, twips, val, w
from kanyin.output.xhtml import has_han
from kanyin.patterns import lazy
from kanyin.style import Style

_STYLES = {
    "FirstParagraph": styles.BODY,
    "Compact": styles.BODY,
    "FootnoteBlockText": "FootnoteText",
    "SourceCode": styles.CODE,
    "BlockText": styles.QUOTE,
    "ImageCaption": styles.FIGURE_CAPTION,
    "CaptionedFigure": styles.FIGURE,
    "Figure": styles.FIGURE,
}
"""pandoc's paragraph styles under our names."""

# Marks that Word takes from the Latin typeface unless the run is hinted (ISO/IEC 29500-1, 17.3.2.26); the
# apostrophe inside a Latin word stays Latin.
_SHARED_MARKS = lazy("[“”‘’…—·]")
_FIGURE = lazy(r"图|Fig")
_ADDRESS = lazy(r"https?://[!-~]{20}")
_ON_GRID = (styles.BODY, styles.LIST, styles.QUOTE)
_DEEPEST = 8
"""The last of Word's nine levels of a list, from 0."""
_APOSTROPHE = lazy("((?<=[A-Za-z0-9])’(?=[A-Za-z]))")


def finish(root: etree._Element, style: Style) -> None:
    """Change ``word/document.xml`` or ``word/footnotes.xml`` in place."""
    for paragraph in list(root.iter(w("p"))):
        part_displays(paragraph, style)
    for paragraph in list(root.iter(w("p"))):
        _name_style(paragraph, style)
        shape_paragraph(paragraph)
        if is_numbered(paragraph):
            set_number_tabs(paragraph, style)
        _merge_runs(paragraph)
        _style_runs(paragraph)
        _keep_pitch(paragraph, style)
        if _is_bold_head(paragraph):
            put(paragraph, etree.Element(w("keepNext")))
        _break_addresses(paragraph)
        if style_of(paragraph) == styles.CODE:
            split_code(paragraph, style)
    indents.unnumber(root, style)
    for table in root.iter(w("tbl")):
        fit_table(table, style)
    for level in root.iter(w("ilvl")):
        level.set(w("val"), str(min(int(val(level)), _DEEPEST)))
    if next(root.iter(f"{{{M}}}oMath"), None) is not None:
        # Named once for all formulas.
        etree.cleanup_namespaces(root, top_nsmap={"m": M}, keep_ns_prefixes=[name for name in root.nsmap if name])


def _name_style(paragraph: etree._Element, style: Style) -> None:
    """Our paragraph style, by pandoc's and by where the paragraph stands."""
    properties = paragraph.find(w("pPr"))
    named = None if properties is None else properties.find(w("pStyle"))
    if named is None:
        if properties is not None and properties.find(w("numPr")) is not None:
            # An item of a list whose items are parted by white has no style of pandoc's.
            put(paragraph, etree.Element(w("pStyle"), {w("val"): styles.LIST}))
        return
    if val(named) == indents.LONE_ITEM:
        named.set(w("val"), styles.LIST)
        indents.stand_as_paragraph(paragraph, style)
        return
    depth = indents.depth_of(val(named))
    if depth:
        named.set(w("val"), styles.QUOTE)
        indents.indent_quotation(paragraph, depth, style)
        return
    name = _STYLES.get(val(named), val(named))
    if name in (styles.BODY, "Normal") and properties.find(w("numPr")) is not None:
        name = styles.LIST
    elif name == styles.BODY and next(paragraph.iterancestors(w("tc")), None) is not None:
        name = styles.TABLE_TEXT
    elif name == styles.BODY and (is_equation(paragraph) or is_numbered(paragraph)):
        name = styles.EQUATION
    elif name == styles.BODY and _is_pictures(paragraph):
        name = styles.FIGURE
    elif name == styles.TABLE_CAPTION and _FIGURE.match(_words(paragraph)):
        # The caption of a figure that the page has lost.
        name = styles.FIGURE_CAPTION
    named.set(w("val"), name)
    if name not in styles.NAMES and name not in ("Normal", FRONT_END):
        properties.remove(named)


def _is_pictures(paragraph: etree._Element) -> bool:
    """True where pictures stand in a paragraph without words, or what stands in their places."""
    words = _words(paragraph)
    return bool(STANDS_ALONE.fullmatch(words)) if words else next(paragraph.iter(w("drawing")), None) is not None


def _is_bold_head(paragraph: etree._Element) -> bool:
    """A short line of the text all in bold, before others."""
    if style_of(paragraph) != styles.BODY or paragraph.getnext() is None:
        return False
    runs = [run for run in paragraph.iter(w("r")) if next(run.iter(w("t")), None) is not None]
    return 0 < len(_words(paragraph)) <= LONGEST_HEAD and all(
        run.find(f"{w('rPr')}/{w('b')}") is not None for run in runs
    )


def _words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t"))).strip()


def _is_text(run: etree._Element) -> bool:
    return run.tag == w("r") and all(child.tag in (w("rPr"), w("t")) for child in run)


def _run_properties_key(run: etree._Element) -> bytes:
    """A run's properties without the hint, to be compared."""
    properties = run.find(w("rPr"))
    if properties is None:
        return b""
    properties = deepcopy(properties)
    for fonts in properties.findall(w("rFonts")):
        fonts.attrib.pop(w("hint"), None)
        if not fonts.attrib:
            properties.remove(fonts)
    properties.tail = None
    return etree.tostring(properties, method="c14n") if len(properties) else b""


def _merge_runs(paragraph: etree._Element) -> None:
    """Join neighbouring text runs that look the same, in the paragraph and in its links."""
    for parent in (paragraph, *paragraph.findall(w("hyperlink"))):
        last: etree._Element | None = None
        for run in list(parent):
            if not _is_text(run):
                last = None
            elif last is not None and _run_properties_key(last) == _run_properties_key(run):
                text = last.find(w("t"))
                text.text = (text.text or "") + "".join(t.text or "" for t in run.findall(w("t")))
                parent.remove(run)
            else:
                last = run


def _style_runs(paragraph: etree._Element) -> None:
    """Chinese emphasis for Chinese text, and the hint that gives shared marks to the Chinese typeface."""
    chinese = has_han(_words(paragraph))
    for run in list(paragraph.iter(w("r"))):
        if not _is_text(run):
            continue
        text = "".join(t.text or "" for t in run.findall(w("t")))
        _unhint(run)
        _name_code(run)
        if has_han(text):
            _emphasise(run)
        if chinese and (has_han(text) or _SHARED_MARKS.search(text)):
            _hint(run, text)


def _name_code(run: etree._Element) -> None:
    """Code in a line under the style with a Chinese name."""
    for named in run.findall(f"{w('rPr')}/{w('rStyle')}"):
        if val(named) == "VerbatimChar":
            named.set(w("val"), styles.INLINE_CODE)


def _unhint(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        return
    for fonts in properties.findall(w("rFonts")):
        fonts.attrib.pop(w("hint"), None)
        if not fonts.attrib:
            properties.remove(fonts)
    if not len(properties):
        run.remove(properties)


def _emphasise(run: etree._Element) -> None:
    """Bold Han becomes Hei and slanted Han gets 着重号, both through named styles; Hei where it is both."""
    properties = run.find(w("rPr"))
    if properties is None or properties.find(w("rStyle")) is not None:
        return
    slanted = _take(properties, "i", "iCs")
    bold = _take(properties, "b", "bCs")
    if bold or slanted:
        name = styles.STRONG if bold else styles.EMPHASIS
        properties.insert(0, etree.Element(w("rStyle"), {w("val"): name}))


def _keep_pitch(paragraph: etree._Element, style: Style) -> None:
    """着重号 under a line would make it higher, and the lines after it would stand beside the grid."""
    marked = any(val(named) == styles.EMPHASIS for named in paragraph.iter(w("rStyle")))
    tall = next(paragraph.iter(w("drawing"), f"{{{M}}}oMath"), None) is not None
    if marked and not tall and style_of(paragraph) in _ON_GRID:
        put(paragraph, etree.Element(w("snapToGrid"), {w("val"): "0"}))
        put(paragraph, etree.Element(w("spacing"), {w("line"): str(twips(style.leading)), w("lineRule"): "exact"}))


def _break_addresses(paragraph: etree._Element) -> None:
    """A line may end anywhere in a long address; else the Chinese line before it is drawn out."""
    text = _words(paragraph)
    if has_han(text) and _ADDRESS.search(text):
        put(paragraph, etree.Element(w("wordWrap"), {w("val"): "0"}))


def _take(properties: etree._Element, *names: str) -> bool:
    found = [element for name in names for element in properties.findall(w(name))]
    for element in found:
        properties.remove(element)
    return bool(found)


def _hint(run: etree._Element, text: str) -> None:
    """Hint the run; an apostrophe in a Latin word becomes a run of its own without the hint."""
    for n, piece in enumerate(_APOSTROPHE.split(text)):
        if not piece:
            continue
        part = deepcopy(run)
        for written in part.findall(w("t"))[1:]:
            part.remove(written)
        part.find(w("t")).text = piece
        part.find(w("t")).set(XML_SPACE, "preserve")
        # The split gives text and apostrophes by turns.
        if n % 2 == 0:
            _set_hint(part)
        run.addprevious(part)
    run.getparent().remove(run)


def _set_hint(run: etree._Element) -> None:
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    fonts = properties.find(w("rFonts"))
    if fonts is None:
        fonts = etree.Element(w("rFonts"))
        properties.insert(1 if properties.find(w("rStyle")) is not None else 0, fonts)
    fonts.set(w("hint"), "eastAsia")


def numbering(made: bytes, style: Style) -> bytes:
    """pandoc's ``word/numbering.xml`` with two characters for each level of a list, the mark hanging in them."""
    root = etree.fromstring(made)
    step = twips(2 * style.size)
    for level in root.iter(w("lvl")):
        for indent in level.iter(w("ind")):
            depth = int(level.get(w("ilvl"), "0")) + 1
            indent.attrib.clear()
            indent.set(w("left"), str(depth * step))
            indent.set(w("hanging"), str(step))
    indents.unmark(root)
    indents.short_names(root)
    return serialise(root)
