"""Where WeasyPrint puts the fonts of a sheet: a folder of the process that made it.

WeasyPrint 70.0 removes the folder when a copy of its configuration goes, and a forked process holds such a copy: a
worker that changed from one style to another took away the fonts of all the others, whose glyphs then came out empty.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kanyin.files.temporary import temporary_folder


def font_configuration() -> Any:
    """A ``weasyprint.text.fonts.FontConfiguration`` with such a folder."""
    return _configuration_class()()


@cache
def _configuration_class() -> type:
    """Made at the first call: importing WeasyPrint takes half a second."""
    from weasyprint.text.fonts import FontConfiguration

    class OwnFolder(FontConfiguration):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self._folder = temporary_folder(self)

        def __del__(self) -> None:
            """The folder goes with its owner; see ``temporary_folder``."""

    return OwnFolder
