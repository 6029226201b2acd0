"""Files found by their names alone, in whatever folder below the book's they lie: so notes of a vault name them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

_MOST = 50_000
"""Files that are looked at: a folder with more is no book, and what lies deeper is not found."""
_NOT_OPENED = frozenset(("node_modules", "__pycache__"))


@dataclass(slots=True)
class Names:
    """The files below ``root`` by their names in small letters; the disk is asked when the first is looked for."""

    root: Path | None
    _found: dict[str, list[Path]] | None = field(default=None)

    def only(self, name: str) -> Path | None:
        """The one file that is called so; None where there is none or more than one, or ``name`` is a path."""
        if self.root is None or not name or "/" in name or "\\" in name:
            return None
        if self._found is None:
            self._found = _by_name(self.root)
        found = self._found.get(name.lower(), [])
        return found[0] if len(found) == 1 else None


def _by_name(root: Path) -> dict[str, list[Path]]:
    """Hidden folders and those of tools hold nothing of a book; links to folders are not followed."""
    found: dict[str, list[Path]] = {}
    count = 0
    for folder, below, files in os.walk(root):
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in _NOT_OPENED)
        for name in files:
            found.setdefault(name.lower(), []).append(Path(folder, name))
        count += len(files)
        if count > _MOST:
            break
    return found
