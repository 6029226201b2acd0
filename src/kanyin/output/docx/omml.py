"""MathML to Office Math (ISO/IEC 29500-1, 22.1), element by element, in the order that the schema wants.

LibreOffice reads it too: it shows ``¿`` for what is left empty, so that nothing is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from kanyin.mathematics.operators import (
    ACCENTS,
    BARS,
    FENCES,
    LARGE,
    UNSEEN,
    core,
    has_limits,
)
from kanyin.mathematics.setting import em, name_of
from kanyin.output.docx.omml_runs import alphabet, column, letter, m, nothing, run, structure, word
from kanyin.output.docx.omml_terms import FUNCTIONS, QUOTED, SET_MINUS, SUMS, base_of_limit, in_terms, operand_end
from kanyin.output.xhtml import has_han

_BRACES = frozenset("⏞⏟⏜⏝⎴⎵")
_ARROWS = frozenset("→←↔⇒⇐⇔⟶⟵⟷⟹⟸⟺↦⇌⇋↼⇀↽⇁=")
_SPACES = ((0.9, "\u2003"), (0.45, "\u2002"), (0.3, "\u2004"), (0.2, "\u2005"), (0.1, "\u2009"))
_STRIKES = (("horizontalstrike", "strikeH"), ("verticalstrike", "strikeV"), ("updiagonalstrike", "strikeBLTR"),
            ("downdiagonalstrike", "strikeTLBR"))  # fmt: skip


def office_math(math: etree._Element, *, display: bool) -> etree._Element:
    """An ``m:oMath`` of a formula."""
    made = m("oMath")
    made.extend(_Writer(display).row(list(math), ""))
    return made


class _Writer:
    """Writes formulas of one kind: displayed ones have the limits of sums below and above."""

    def __init__(self, display: bool) -> None:
        self.display = display

    def row(self, elements: Sequence[etree._Element], color: str) -> list[etree._Element]:
        """Elements beside each other, as LibreOffice reads them too."""
        return in_terms(self._beside(elements, color))

    def _beside(self, elements: Sequence[etree._Element], color: str) -> list[etree._Element]:
        """Elements one after the other; a sum takes with it what it sums."""
        made: list[etree._Element] = []
        at = 0
        while at < len(elements):
            element = elements[at]
            at += 1
            if _is_nary(element):
                end = operand_end(elements, at)
                made.extend(self.nary(element, elements[at:end], color))
                at = end
            elif _is_prescript(element) and at < len(elements):
                made.append(self.prescript(element, elements[at], color))
                at += 1
            else:
                made.extend(self.element(element, color))
        return made

    def element(self, element: etree._Element, color: str) -> list[etree._Element]:
        """One element as what stands in a row."""
        color = element.get("mathcolor") or color
        return _SHAPES.get(name_of(element), _Writer.inside)(self, element, color)

    def argument(self, name: str, elements: Iterable[etree._Element], color: str) -> etree._Element:
        """An argument of a structure, which is never empty."""
        content = self.row(list(elements), color)
        return structure(name, *(content or [nothing()]))

    def inside(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A row: between brackets that grow, where it has such."""
        children = list(element)
        if len(children) > 1 and _grows(children[0]) and _grows(children[-1]):
            return [self.fenced(children, color)]
        return self.row(children, color)

    def fenced(self, children: Sequence[etree._Element], color: str) -> etree._Element:
        r"""``\left( … \middle| … \right)``."""
        parts: list[list[etree._Element]] = [[]]
        between = ""
        for child in children[1:-1]:
            if (
                child.get("stretchy") == "true"
                and (child.text or "") in FENCES
                and (not between or between == child.text)
            ):
                between = child.text or ""
                parts.append([])
            else:
                parts[-1].append(child)
        looks = [m("begChr", _bracket(children[0]))]
        if between:
            looks.append(m("sepChr", between))
        looks.append(m("endChr", _bracket(children[-1])))
        return structure("d", structure("dPr", *looks), *(self.argument("e", part, color) for part in parts))

    def token(self, element: etree._Element, color: str) -> list[etree._Element]:
        """Letters, numbers and signs."""
        text = "".join(character for character in "".join(element.itertext()) if character not in UNSEEN)
        if not text:
            return []
        name = name_of(element)
        text = SET_MINUS if text == "\\" and name != "mtext" else text
        is_upright = name == "mi" and len(text) == 1 and element.get("mathvariant") == "normal"
        if name == "mtext" or has_han(text) or text in QUOTED or (is_upright and text.isascii()):
            # LibreOffice slants a single letter else.
            return [run(text, [m("nor")], color, bold=element.get("mathvariant") == "bold")]
        if name == "mi" and element.get("mathvariant") != "normal" and len(text) == 1:
            return [letter(text, color)]
        if name == "mi" and len(text) > 1 and alphabet(text[0])[0] != text[0]:
            return [letter(character, color) for character in text]
        if len(text) > 1 and (name == "mi" or text.isalpha()) and text not in FUNCTIONS:
            return [word(text, color)]
        return [run(text, [m("sty", "p")], color)]

    def white(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A space as a character of about its width."""
        width = em(element.get("width"))
        found = next((character for least, character in _SPACES if width >= least), "")
        return [run(found * max(1, round(width)) if width > 1.5 else found, [m("sty", "p")])] if found else []

    def fraction(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A fraction, or without its line what stands one above the other."""
        line = element.get("linethickness", "1") not in ("0", "0pt", "0em")
        looks = [] if line else [structure("fPr", m("type", "noBar"))]
        return [structure("f", *looks, *self._parts(("num", "den"), element, color))]

    def _parts(self, names: Sequence[str], elements: Iterable[etree._Element], color: str) -> list[etree._Element]:
        return [self.argument(name, [part], color) for name, part in zip(names, elements, strict=False)]

    def root(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A square root."""
        hidden = structure("radPr", m("degHide", "1"))
        return [structure("rad", hidden, m("deg"), self.argument("e", list(element), color))]

    def any_root(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A root with its degree."""
        degree, inside = self.argument("deg", [element[1]], color), self.argument("e", [element[0]], color)
        return [structure("rad", degree, inside)]

    def scripts(self, element: etree._Element, color: str) -> list[etree._Element]:
        """An index, an exponent or both."""
        kind, names = {
            "msub": ("sSub", ("e", "sub")),
            "msup": ("sSup", ("e", "sup")),
            "msubsup": ("sSubSup", ("e", "sub", "sup")),
        }[name_of(element)]
        return [structure(kind, *self._parts(names, element, color))]

    def prescript(self, element: etree._Element, following: etree._Element, color: str) -> etree._Element:
        """Scripts before a term: what TeX hangs on nothing."""
        kind = name_of(element)
        below = [element[1]] if kind != "msup" else []
        above = [element[-1]] if kind != "msub" else []
        parts = self.argument("sub", below, color), self.argument("sup", above, color)
        return structure("sPre", *parts, self.argument("e", [following], color))

    def multiscripts(self, element: etree._Element, color: str) -> list[etree._Element]:
        """Scripts on both sides."""
        at = next((n for n, child in enumerate(element) if name_of(child) == "mprescripts"), len(element))
        after, before = element[1:at], element[at + 1 :]
        base = self.row([element[0]], color) or [nothing()]
        if len(after) > 1:
            base = [structure("sSubSup", structure("e", *base), *self._parts(("sub", "sup"), after, color))]
        if len(before) > 1:
            base = [structure("sPre", *self._parts(("sub", "sup"), before, color), structure("e", *base))]
        return base

    def nary(self, element: etree._Element, operand: Sequence[etree._Element], color: str) -> list[etree._Element]:
        """A sum or an integral with its limits and what it sums."""
        if getattr(core(element), "text", "") not in SUMS:
            return [*self.element(element, color), *self.row(operand, color)]
        kind = name_of(element)
        below = [element[1]] if kind in ("msub", "msubsup", "munder", "munderover") else []
        above = [element[-1]] if kind in ("msup", "msubsup", "mover", "munderover") else []
        aside = kind in ("msub", "msup", "msubsup") or not has_limits(
            element[0] if len(element) else element, self.display
        )
        operator = core(element)
        looks = [
            m("chr", "" if operator is None else operator.text or ""),
            m("limLoc", "subSup" if aside or not (below or above) else "undOvr"),
            *([] if below else [m("subHide", "1")]),
            *([] if above else [m("supHide", "1")]),
        ]
        parts = [m(name) if not part else self.argument(name, part, color)
                 for name, part in (("sub", below), ("sup", above))]  # fmt: skip
        return [structure("nary", structure("naryPr", *looks), *parts, self.argument("e", operand, color))]

    def limits(self, element: etree._Element, color: str) -> list[etree._Element]:
        """What stands above and below: accents, braces, arrows with words, limits."""
        kind = name_of(element)
        if kind in ("mover", "munder") and "true" in (element.get("accent"), element.get("accentunder")):
            return [self.accented(element, color)]
        if not has_limits(element[0], self.display):
            name = {"munder": "sSub", "mover": "sSup", "munderover": "sSubSup"}[kind]
            return [structure(name, *self._parts(("e", *_SIDES[kind]), element, color))]
        below = element[1] if kind != "mover" else None
        above = element[-1] if kind != "munder" else None
        operator = core(element[0])
        arrow = "" if operator is None or operator.get("stretchy") == "false" else operator.text or ""
        if above is not None and len(arrow) == 1 and arrow in _ARROWS and name_of(element[0]) == "mo" and arrow != "=":
            made = [self._spanned(arrow, "base", [above], color)]
        else:
            made = self.element(element[0], color) or [nothing()]
            made = [self._limit("limUpp", made, above, color)] if above is not None else made
        return [self._limit("limLow", made, below, color)] if below is not None else made

    def _limit(self, name: str, base: Sequence[etree._Element], limit: etree._Element, color: str) -> etree._Element:
        return structure(name, structure("e", *base_of_limit(base, name)), self.argument("lim", [limit], color))

    def _spanned(self, character: str, place: str, inside: Sequence[etree._Element], color: str) -> etree._Element:
        """A brace or an arrow as long as what it goes with."""
        looks = [m("chr", character)]
        looks += {"top": [m("pos", "top"), m("vertJc", "bot")], "bot": [m("vertJc", "top")]}.get(
            place, [m("vertJc", "bot")]
        )
        return structure("groupChr", structure("groupChrPr", *looks), self.argument("e", inside, color))

    def accented(self, element: etree._Element, color: str) -> etree._Element:
        """A mark, a line or a brace above or below a term."""
        text, is_over = "".join(element[1].itertext()), name_of(element) == "mover"
        if text in BARS:
            return structure(
                "bar",
                structure("barPr", m("pos", "top" if is_over else "bot")),
                self.argument("e", [element[0]], color),
            )
        if is_over and (text in ACCENTS or "\u0300" <= text <= "\u20ff"):
            mark = structure("accPr", m("chr", ACCENTS.get(text, text)))
            return structure("acc", mark, self.argument("e", [element[0]], color))
        if len(text) == 1 and (text in _BRACES or text in _ARROWS):
            return self._spanned(text, "top" if is_over else "bot", [element[0]], color)
        name = "limUpp" if is_over else "limLow"
        return self._limit(name, self.element(element[0], color) or [nothing()], element[1], color)

    def table(self, element: etree._Element, color: str) -> list[etree._Element]:
        """Matrices, cases, formulas of several lines."""
        rows = [[cell for cell in row if name_of(cell) == "mtd"] for row in element if name_of(row) == "mtr"]
        count = max(map(len, rows), default=0)
        if not count:
            return []
        align = (element.get("columnalign") or "center").split()
        columns = [column(align[min(n, len(align) - 1)]) for n in range(count)]
        tight = em((element.get("columnspacing") or "1em").split()[0], 1.0) < 0.5
        looks = [m("plcHide", "1"), *([m("cGpRule", "3"), m("cGp", "0")] if tight else []), structure("mcs", *columns)]
        made = [
            structure("mr", *(self.argument("e", cell, color) for cell in [*row, *[()] * (count - len(row))]))
            for row in rows
        ]
        return [structure("m", structure("mPr", *looks), *made)]

    def enclosed(self, element: etree._Element, color: str) -> list[etree._Element]:
        """A frame, or lines through a term."""
        kinds = (element.get("notation") or "").split()
        sides = () if {"box", "roundedbox", "circle"} & set(kinds) else ("hideTop", "hideBot", "hideLeft", "hideRight")
        looks = [m(side, "1") for side in sides] + [m(name, "1") for kind, name in _STRIKES if kind in kinds]
        properties = [structure("borderBoxPr", *looks)] if looks else []
        return [structure("borderBox", *properties, self.argument("e", list(element), color))]

    def padded(self, element: etree._Element, color: str) -> list[etree._Element]:
        """The room of what is not shown, on one side. What is shown keeps its room: LibreOffice would hide it."""
        inner = list(element)
        flat = [m(look, "1") for side, look in _FLAT if element.get(side) == "0"]
        if not flat or len(inner) != 1 or name_of(inner[0]) != "mphantom":
            return self.row(inner, color)
        looks = structure("phantPr", m("show", "0"), *flat)
        return [structure("phant", looks, self.argument("e", list(inner[0]), color))]

    def phantom(self, element: etree._Element, color: str) -> list[etree._Element]:
        """The room of what is not shown."""
        return [structure("phant", structure("phantPr", m("show", "0")), self.argument("e", list(element), color))]


_WITH_LIMITS = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
_FLAT = (("width", "zeroWid"), ("height", "zeroAsc"), ("height", "zeroDesc"))
_SIDES = {"munder": ("sub",), "mover": ("sup",), "munderover": ("sub", "sup")}
_SHAPES: dict[str, Callable[[_Writer, etree._Element, str], list[etree._Element]]] = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext", "ms"), _Writer.token),
    **dict.fromkeys(("msub", "msup", "msubsup"), _Writer.scripts),
    **dict.fromkeys(("munder", "mover", "munderover"), _Writer.limits),
    "mspace": _Writer.white,
    "mfrac": _Writer.fraction,
    "msqrt": _Writer.root,
    "mroot": _Writer.any_root,
    "mmultiscripts": _Writer.multiscripts,
    "mtable": _Writer.table,
    "menclose": _Writer.enclosed,
    "mphantom": _Writer.phantom,
    "mpadded": _Writer.padded,
}


def _grows(element: etree._Element) -> bool:
    text = element.text or ""
    return (
        name_of(element) == "mo"
        and element.get("stretchy") != "false"
        and (text in FENCES or text in UNSEEN)
        and not element.get("minsize")
    )


def _bracket(element: etree._Element) -> str:
    text = element.text or ""
    return "" if text in UNSEEN else text


def _is_nary(element: etree._Element) -> bool:
    kind = name_of(element)
    base = element[0] if kind in _WITH_LIMITS else element
    return name_of(base) == "mo" and (base.text or "") in LARGE


def _is_prescript(element: etree._Element) -> bool:
    is_script = name_of(element) in ("msub", "msup", "msubsup")
    return is_script and name_of(element[0]) == "mrow" and not len(element[0])
