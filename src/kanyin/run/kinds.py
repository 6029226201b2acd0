"""What the files of a run are: pages of text or HTML, Markdown of text recognition, Markdown as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from kanyin.config.page_settings import kind_for
from kanyin.errors import KanyinError
from kanyin.files.folders import SUFFIXES
from kanyin.read import HTML, records

MARKDOWN = ".md"
"""How the Markdown that is made ends."""
OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Kinds:
    """What files are: as a flag says, else as ``config`` or the kanyin.toml nearest to each."""

    flag: str = ""
    config: Path | None = None

    def of(self, path: Path) -> str:
        """One of KINDS; empty where the file's name tells. What is wrong in a kanyin.toml is told when it is read."""
        if self.flag:
            return self.flag
        try:
            return kind_for(path, self.config)
        except KanyinError:
            return ""

    def within(self, path: Path) -> str:
        """The same for a file in a folder, of which a flag holds for pages only."""
        ending = path.suffix.lower()
        by_itself = ending in records.SUFFIXES or ending in (HTML if self.flag == OCR else SUFFIXES)
        return (replace(self, flag="") if by_itself else self).of(path)
