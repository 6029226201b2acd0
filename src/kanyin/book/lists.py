"""What stands before the items of a numbered list: decided once, and written so in every format."""

from __future__ import annotations

from typing import Literal

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import rewrite_inside_out
from kanyin.dialects.fences import EMPTY

Numeral = Literal["Decimal", "LowerAlpha", "UpperAlpha", "LowerRoman", "UpperRoman"]

NUMERALS: dict[str, Numeral] = {
    "1": "Decimal",
    "a": "LowerAlpha",
    "A": "UpperAlpha",
    "i": "LowerRoman",
    "I": "UpperRoman",
}
"""The numerals of a list by what HTML calls them (``<ol type>``)."""
DELIMITERS = {"Period": ("", "."), "OneParen": ("", ")"), "TwoParens": ("(", ")")}
CLASSES = {"one-paren": "OneParen", "two-parens": "TwoParens"}
"""The class of a division round a list whose numbers stand in parentheses, for an ``<ol>`` cannot say it."""

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def without_signs(blocks: list[Json]) -> None:
    """Take out of items what stands before the code that they begin with (``dialects/fences.py``)."""
    rewrite_inside_out(blocks, _without_sign)


def _without_sign(node: Json) -> Json | None:
    if node["t"] in ("BulletList", "OrderedList"):
        for item in node["c"] if node["t"] == "BulletList" else node["c"][1]:
            if item and item[0]["t"] in ("Plain", "Para") and item[0]["c"] == [{"t": "Str", "c": EMPTY}]:
                del item[0]
    return None


def decide(node: Json) -> Json | None:
    """pandoc's OrderedList with a numeral and a delimiter of its own, whatever each writer takes for the default; in a
    division of ``CLASSES`` where it has parentheses.
    """
    start, numeral, delimiter = node["c"][0]
    if numeral["t"] in ("DefaultStyle", "Example"):
        numeral = {"t": "Decimal"}
    if delimiter["t"] == "DefaultDelim":
        delimiter = {"t": "Period"}
    node["c"][0] = [start, numeral, delimiter]
    wrapper = next((name for name, known in CLASSES.items() if known == delimiter["t"]), "")
    return {"t": "Div", "c": [["", [wrapper], []], [node]]} if wrapper else None


LONE = "lone"
"""The class of a division round a list of a single item that stands between paragraphs."""


def name_lone(blocks: list[Json]) -> None:
    """Numbered lists of a single item, of paragraphs between others, as ``LONE``: they are set as a paragraph with a
    number, whose turned lines do not hang.
    """
    for at, block in enumerate(blocks):
        if block["t"] == "Div":
            inner = block["c"][1]
            if len(inner) == 1 and _is_lone(inner[0]) and set(CLASSES) & set(block["c"][0][1]):
                block["c"][0][1].append(LONE)
                _loosen(inner[0])
            else:
                name_lone(inner)
        elif _is_lone(block):
            _loosen(block)
            blocks[at] = {"t": "Div", "c": [["", [LONE], []], [block]]}


def _is_lone(node: Json) -> bool:
    if node["t"] != "OrderedList" or len(node["c"][1]) != 1:
        return False
    return all(block["t"] in ("Para", "Plain") for block in node["c"][1][0])


def _loosen(node: Json) -> None:
    for block in node["c"][1][0]:
        block["t"] = "Para"


def labels(node: Json) -> list[str]:
    """What stands before each item of an OrderedList that has been decided."""
    start, numeral, delimiter = node["c"][0]
    return [label(start + n, numeral["t"], delimiter["t"]) for n in range(len(node["c"][1]))]


def label(number: int, numeral: str = "Decimal", delimiter: str = "Period") -> str:
    """``3.``, ``(c)``, ``iii)``. ``delimiter``: one of ``DELIMITERS``."""
    before, after = DELIMITERS[delimiter]
    return f"{before}{_written(number, numeral)}{after}"


def _written(number: int, numeral: str) -> str:
    """A number in a numeral; in figures where that has none for it."""
    if numeral.endswith("Alpha") and number > 0:
        text = _letters(number)
    elif numeral.endswith("Roman") and 0 < number < 4000:
        text = _roman(number)
    else:
        return str(number)
    return text.upper() if numeral.startswith("Upper") else text


def _letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
