"""Whether Markdown looks like what text recognition writes: no author names pictures by their hashes."""

from __future__ import annotations

from kanyin.patterns import lazy

_SURE = lazy(
    # MinerU, PaddleOCR
    r"!\[[^\]\n]{0,200}\]\((?:\./)?(?:images|imgs)/"
    r"(?:[0-9a-f]{32,64}|img_in_[a-z_]{1,30}box_[\d_]{1,60})\.(?:jpe?g|png)\)"
    r"|!\[[^\]\n]{0,200}\]\(_page_\d{1,5}_[A-Za-z]{1,20}_\d{1,5}\.(?:jpe?g|png)\)"  # Marker
    r"|<span id=\"page-\d{1,5}-\d{1,5}\"></span>|(?m:^\{\d{1,5}\}-{20,}$)|<page_number>\d"
    r"|<html><body><table>"
)
_SPACED = lazy(r"\$[^$\n]{0,60}?\d \d[^$\n]{0,400}\$|\$[^$\n]{0,60}?\\(?:mathrm|mathbf) \{ [^$\n]{0,400}\$")
_TABLE = lazy(r"(?m:^<table[ >])")
_HEADING = lazy(r"(?m:^(#{1,6}) +(\d{1,2}(?:\.\d{1,2})*)?)")
FEWEST_SPACED, FEWEST_HEADINGS = 3, 4


def looks_like_ocr(text: str) -> bool:
    """The Markdown has pictures, anchors or tables as only such tools write them; or two weaker signs: formulas with a
    space between any two signs, tables of HTML, headings of one level whose numbers have several.
    """
    if text.startswith("---\n"):
        return False
    if _SURE.search(text):
        return True
    signs = [sum(1 for _ in _SPACED.finditer(text)) >= FEWEST_SPACED, _TABLE.search(text) is not None, _is_flat(text)]
    return sum(signs) >= 2


def _is_flat(text: str) -> bool:
    """All headings are of one level, and their numbers are of several."""
    found = _HEADING.findall(text)
    depths = {number.count(".") for _, number in found if number}
    return len(found) >= FEWEST_HEADINGS and len({mark for mark, _ in found}) == 1 and len(depths) > 1
