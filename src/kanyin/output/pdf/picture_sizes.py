"""How large each picture is printed: as large as it says itself or the author does, its proportions kept under every
limit, never beyond its column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from kanyin.output import xhtml
from kanyin.output.pictures import Picture
from kanyin.patterns import lazy
from kanyin.style import MM_PER_PT, Style

_PT = {"px": 0.75, "pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "q": 72 / 101.6}
_DPI = 96.0
"""Dots per inch of a picture that tells none."""
_SOUND_DPI = (30.0, 2400.0)
"""What a file tells beyond these is no resolution: cameras and programs leave 1, or nothing sensible."""
_HIGH = 0.6
"""The part of the page's height that a picture may take."""
_LEFT_FOR_CAPTION = 4
"""Lines of the type area that a picture leaves for its caption and the white round it."""
_SET = lazy(r"width: ([\d.]+)pt; height: ([\d.]+)pt")
"""The size that a picture has been given."""
_PANELS = lazy(r"panels-(\d)")
"""The class of a figure of parts, with the number of those beside each other (``book/figure_groups.py``)."""
_LENGTH = lazy(r"([0-9.]+)([a-z%]*)", re.IGNORECASE)
_ROW_WHITE = 0.8
"""Em of white round each picture of a row, half of it at each side (``pdf.css``)."""
_IN_A_ROW = 3
"""Pictures that share a line; more take more lines, unless they are small."""
_HAIR = 0.05
"""Pt that a row keeps free, for sums of rounded widths."""


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pt."""

    width: float
    height: float

    def within(self, width: float, height: float) -> Size:
        """The same proportions, no larger than these."""
        scale = min(1.0, width / self.width, height / self.height)
        return Size(self.width * scale, self.height * scale)


def natural_size(picture: Picture) -> Size | None:
    """What a picture says of its size: pixels by its dots per inch, or the lengths or the view box of a drawing."""
    if picture.raster is not None:
        across, down = picture.raster.dpi or (_DPI, _DPI)
        if not all(_SOUND_DPI[0] <= dots <= _SOUND_DPI[1] for dots in (across, down)):
            across = down = _DPI
        return Size(picture.raster.width * 72 / float(across), picture.raster.height * 72 / float(down))
    sizes = picture.sizes or {}
    box = [float(number) for number in re.findall(r"-?[0-9.]+", sizes.get("viewBox", ""))]
    across, down = (_length(sizes.get(name, ""), 0.0) for name in ("width", "height"))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        ratio = box[3] / box[2]
        across = across or (down / ratio if down else box[2] * 0.75)
        down = down or across * ratio
    return Size(across, down) if across and down else None


def size_pictures(root: etree._Element, pictures: Mapping[str, Picture], style: Style) -> None:
    """Give each picture of a tree its printed size. A paragraph of pictures alone becomes a figure, and figures take
    whole lines, so that what follows stands on the grid.
    """
    for paragraph in xhtml.elements(root, "p"):
        _make_figure(paragraph)
    for division in xhtml.elements(root, "div"):
        # Figures stand in the middle by themselves, and by themselves alone may they move.
        if "center" in xhtml.classes(division) and len(division) and {*map(xhtml.name_of, division)} == {"figure"}:
            xhtml.unwrap(division)
    for image in xhtml.elements(root, "img"):
        picture = pictures.get(image.get("src", ""))
        if picture is not None:
            _size(image, picture, style)
        _describe(image)
    figures = xhtml.elements(root, "figure")
    for figure in figures:
        if not _panels(figure):
            _fill_lines(figure, style)
    for figure in figures:
        _set_panels(figure, style)


def _describe(image: etree._Element) -> None:
    """A picture has a text for who does not see it: its own, else its caption's (ISO 14289-1 7.3)."""
    if not image.get("alt"):
        captions = (xhtml.elements(above, "figcaption") for above in image.iterancestors(f"{{{xhtml.XHTML}}}figure"))
        said = next((xhtml.text_of(caption[0]) for caption in captions if caption), "")
        image.set("alt", said or image.get("title") or "图")


def _make_figure(paragraph: etree._Element) -> None:
    """A paragraph that holds pictures alone, in links or not, has no indent: it is a figure, or a row of them."""
    images = xhtml.elements(paragraph, "img")
    others = (child for child in paragraph.iter() if xhtml.name_of(child) not in ("p", "a", "img", "br", "span"))
    if not images or any(True for _ in others) or xhtml.text_of(paragraph).strip():
        return
    if xhtml.name_of(paragraph.getparent()) in ("td", "th", "figure"):
        return
    paragraph.tag = f"{{{xhtml.XHTML}}}figure"
    if len(images) > 1:
        xhtml.add_class(paragraph, "row")
        for element in paragraph.iter():  # a space would be wider than the white between them
            element.text, element.tail = "", "" if element is not paragraph else element.tail


def _size(image: etree._Element, picture: Picture, style: Style) -> None:
    """Width and height of one picture; in a cell its width alone, for the column of a table may be narrower."""
    natural = natural_size(picture)
    room = _room(image, style)
    wanted = _wanted(image, natural, room, style.size)
    for name in ("width", "height", "style"):
        image.attrib.pop(name, None)
    if wanted is None:
        return
    high = min(_HIGH * style.height / MM_PER_PT, style.type_height / MM_PER_PT - _LEFT_FOR_CAPTION * style.leading)
    size = wanted.within(room, _share(image, high, style.leading))
    in_cell = any(xhtml.name_of(above) in ("td", "th") for above in image.iterancestors())
    image.set("style", f"width: {size.width:.2f}pt" + ("" if in_cell else f"; height: {size.height:.2f}pt"))


def _wanted(image: etree._Element, natural: Size | None, room: float, em: float) -> Size | None:
    """The size that the author gives, which never changes the proportions, else the picture's own; ``em`` in pt."""
    declared = {name: image.get(name, "") for name in ("width", "height")}
    for part in image.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() in declared:
            declared[name.strip()] = value.strip()
    across, down = _length(declared["width"], room, em), _length(declared["height"], 0.0, em)
    if natural is None:
        return Size(across, down) if across and down else None
    scales = [wanted / own for wanted, own in ((across, natural.width), (down, natural.height)) if wanted]
    scale = min(scales, default=1.0)
    return Size(natural.width * scale, natural.height * scale)


def _length(text: str, whole: float, em: float = 0.0) -> float:
    """Pt of a CSS length; a percentage is one of ``whole``, ``em`` is the size of the text; 0 where there is none."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or found[1].count(".") > 1 or not found[1].strip("."):
        return 0.0
    unit = found[2].lower() or "px"
    own = {**_PT, "em": em, "rem": em, "ex": em / 2, "%": whole / 100}
    return float(found[1]) * own.get(unit, 0.0)


def _share(image: etree._Element, high: float, leading: float) -> float:
    """Of the height that a picture may take, what is left for it below and above other parts of its figure, in pt."""
    whole = next((above for above in image.iterancestors() if _panels(above)), None)
    if whole is None:
        return high
    parts = len([part for part in whole if xhtml.name_of(part) != "figcaption"])
    rows = -(-parts // _panels(whole))
    return high if rows == 1 else max(high / rows - 2 * leading, 2 * leading)


def set_in(element: etree._Element, style: Style) -> float:
    """Pt by which the lists and quotations that it stands in set it in (pdf.css)."""
    above = map(xhtml.name_of, element.iterancestors())
    return sum({"li": 3, "blockquote": 2, "dd": 2}.get(name, 0) for name in above) * style.size


def _room(image: etree._Element, style: Style) -> float:
    """Pt of the column that a picture may take: lists and quotations are set in; pictures of a row share it."""
    room = style.column_width / MM_PER_PT - set_in(image, style)
    for above in image.iterancestors():
        if xhtml.name_of(above) != "figure":
            continue
        if "row" in xhtml.classes(above):
            count = min(len(xhtml.elements(above, "img")), _IN_A_ROW)
            room = (room - _HAIR) / count - _ROW_WHITE * style.size
        elif beside := _panels(above):
            room = (room - _HAIR) / beside - _ROW_WHITE * style.size
    return max(room, 4 * style.size)


def _panels(figure: etree._Element) -> int:
    """How many parts of a figure stand beside each other; 0 for one that has none."""
    found = (_PANELS.fullmatch(name) for name in xhtml.classes(figure))
    return next((int(one[1]) for one in found if one), 0)


def _set_panels(figure: etree._Element, style: Style) -> None:
    """Give each part of a figure its share of the width; between them stands no space, which would have a width."""
    beside = _panels(figure)
    if not beside:
        return
    width = (_room(figure[0], style) if len(figure) else 0) + _ROW_WHITE * style.size
    figure.text = ""
    for part in figure:
        part.tail = ""
        if xhtml.name_of(part) != "figcaption":
            xhtml.add_class(part, "panel")
            own = part.get("style", "")
            part.set("style", f"width: {width:.2f}pt" + (f"; {own}" if own else ""))


def _fill_lines(figure: etree._Element, style: Style) -> None:
    """White above and below a figure that makes it as high as a number of lines."""
    sizes = [_SET.search(image.get("style", "")) for image in xhtml.elements(figure, "img")]
    if not sizes or any(found is None for found in sizes):
        return
    pictures = [Size(float(found[1]), float(found[2])) for found in sizes if found]
    high = sum(_row_heights(pictures, style)) if "row" in xhtml.classes(figure) else max(one.height for one in pictures)
    # A hair less than wanted, for a hair more would cost the last line of the page.
    white = style.leading / 2 + max(0.0, -high % style.leading - 0.02) / 2
    figure.set("style", f"padding: {white:.2f}pt 0")


def _row_heights(pictures: list[Size], style: Style) -> list[float]:
    """Pt of each line of a row of pictures, with the white round it."""
    room, white = style.column_width / MM_PER_PT, _ROW_WHITE * style.size
    used, heights = 0.0, [0.0]
    for picture in pictures:
        if used and used + picture.width + white > room:
            used = 0.0
            heights.append(0.0)
        used += picture.width + white
        heights[-1] = max(heights[-1], picture.height + white)
    return heights
