"""What goes on below a line that is full, and what begins there all the same."""

from __future__ import annotations

from kanyin.clean.formula_lines import is_formula
from kanyin.clean.layout_profile import ENDED, PARAGRAPH, LayoutProfile, starts_field, starts_something
from kanyin.model import Line
from kanyin.patterns import lazy

_HAN = lazy("[\u3400-\u9fff]")
_NUMBER_CUT = lazy(r"\d[.．,，]?$")
_FORMULA_NUMBER = lazy("[\ue000-\uf8ff]?[(（]\\d{1,3}[a-z]?[)）]")


def goes_on_after_full_line(first: Line, before: Line, line: Line, page: LayoutProfile) -> bool:
    """A full line goes on, unless its sentence ended there and the next line looks like a beginning, or is set in from
    it as the first of a paragraph (clreq 4.1).
    """
    if _NUMBER_CUT.search(before.text) and line.text[:1].isdigit():
        return True
    is_chinese = _HAN.search(before.text) is not None
    if starts_field(line.text) or (is_formula(before.text) and not is_chinese):
        return False
    if not (is_chinese or _HAN.search(first.text)) and _HAN.search(line.text):
        return False  # below English keywords the Chinese text begins
    if not ENDED.search(before.text):
        return True
    if _FORMULA_NUMBER.fullmatch(line.text):
        return False  # the formula was a picture, or a character of a font of its own
    if page.indents and page.items:
        return True
    return not starts_something(line.text) and line.indent - before.indent < PARAGRAPH
