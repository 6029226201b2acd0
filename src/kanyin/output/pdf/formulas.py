"""MathML for WeasyPrint, which knows none of it: what styles/base/math.css cannot tell from the elements alone."""

from __future__ import annotations

import re
import unicodedata

from lxml import etree

from kanyin.output.xhtml import MATHML

_UNSEEN = "\u2061\u2062\u2063\u2064"
"""Operators without a look, such as that after the name of a function."""
_TALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZbdfhkltΓΔΘΛΞΠΣΥΦΨΩβδζθλξϑ"
"""Letters as high as capitals."""
_BARS = "‾¯_"


def shape_formulas(root: etree._Element) -> None:
    """Give formulas their spaces as CSS, class ``bar`` where a line stands above, and put both indices of a letter into
    one ``mpair``, in which the style sheet sets one above the other. The index of a root comes before it, as in TeX.
    """
    for space in _all(root, "mspace"):
        if re.fullmatch(r"-?\d?\.?\d{1,4}em", space.get("width", "")):
            space.set("style", f"width: {space.get('width')}")
    for operator in _all(root, "mo"):
        if operator.text and operator.text in _UNSEEN:
            operator.set("class", "unseen")
    for over in _all(root, "mover"):
        if over[-1].get("accent") == "true":
            _shape_accent(over)
    for radical in _all(root, "mroot"):
        radical.insert(0, radical[1])
    for both in _all(root, "msubsup"):
        pair = etree.Element(f"{{{MATHML}}}mpair")
        pair.extend(both[1:3])
        both.append(pair)


def displayed(root: etree._Element) -> list[etree._Element]:
    """The formulas that stand on lines of their own."""
    return [formula for formula in _all(root, "math") if formula.get("display") == "block"]


def _shape_accent(over: etree._Element) -> None:
    """A letter with what stands over it: a combining mark joins it, or stands behind a tall one, to be raised.

    Fonts draw combining marks over a letter of the height of x, and where another font serves the mark than the
    letter nothing lifts it.
    """
    letter, mark = over[0], over[1].text or ""
    if unicodedata.combining(mark[:1] or "x") and letter.text and not len(letter):
        joined = unicodedata.normalize("NFC", letter.text + mark)
        if len(joined) > 1 and letter.text[-1] in _TALL:
            over[1].tag = letter.tag
            over[1].set("class", "raised")
        else:
            letter.text = joined
            over.remove(over[1])
    else:
        over.set("class", "bar" if mark in _BARS else "accent")


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{{MATHML}}}{name}"))
