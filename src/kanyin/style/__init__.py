"""Page styles: a folder with ``style.toml`` and its style sheets, read and checked once.

A style says what a page measures and what each kind of text looks like; the writers turn that into CSS or
into a DOCX reference. The type area (版心) reaches from the first line's characters to the last line's: it is
``columns × characters × size + gaps`` wide and ``(lines - 1) × leading + size`` high. The outer and the lower
margin are what remains of the trimmed page.
"""

from kanyin.style.editions import EDITIONS, with_edition
from kanyin.style.file import MM_PER_PT
from kanyin.style.find import available, hides_another, load_style, read_all, read_toml, shared_folder
from kanyin.style.measures import measure_names, measures, with_trim
from kanyin.style.page import LIKE_OTHERS, LONG_TITLE, ROLES, Font, Style, Text

__all__ = [
    "EDITIONS", "LIKE_OTHERS", "LONG_TITLE", "MM_PER_PT", "ROLES", "Font", "Style", "Text",
    "available", "hides_another", "load_style", "measure_names", "measures", "read_all", "read_toml", "shared_folder",
    "with_edition", "with_trim",
]  # fmt: skip
