"""The pictures that a Markdown file names, looked up among the files that it may show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from kanyin import limits
from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_of_target
from kanyin.errors import InputError
from kanyin.files import reason
from kanyin.messages import msg

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""What a picture may be, by file name: EPUB 3's core image types."""


@dataclass(slots=True)
class Targets:
    """The pictures of one Markdown file, ``name`` in messages; see ``book.read_book`` for ``folder`` and ``root``.

    ``files`` has them under the keys that the book calls them by, ``lines`` where they are named first.
    """

    markdown: str
    name: str
    folder: Path | None
    root: Path | None
    files: dict[str, Path] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    _keys: dict[Path, str] = field(default_factory=dict)

    def take(self, image: Json) -> None:
        """Check the target of pandoc's Image and put ``picture-N.EXT`` in its place.

        Raises InputError for a picture that is missing, of an unknown kind, outside ``root``, or one too many.
        """
        target = image["c"][2][0]
        path = self._find(target)
        if path not in self._keys:
            if len(self._keys) == limits.limit("pictures"):
                raise limits.exceeded("pictures", file=self.name, line=line_of_target(self.markdown, target))
            key = f"picture-{len(self._keys) + 1}{path.suffix.lower()}"
            self._keys[path], self.files[key] = key, path
            self.lines[key] = line_of_target(self.markdown, target) or 1
        image["c"][2][0] = self._keys[path]

    def _bad(self, target: str, problem: str, hint: str) -> InputError:
        text = msg("picture {target!r}: {problem}", target=target, problem=problem)
        return InputError(text, file=self.name, line=line_of_target(self.markdown, target), hint=hint)

    def _find(self, target: str) -> Path:
        """The file that a target names."""
        if re.match(r"[a-z][a-z0-9+.-]+:", target, re.IGNORECASE) or target.startswith("//"):
            problem = msg("pictures are not fetched from the network")
            raise self._bad(target, problem, msg("save it beside the Markdown file and name it there"))
        if self.folder is None or self.root is None:
            problem = msg("text from standard input has no folder to look in")
            raise self._bad(target, problem, msg("give the Markdown as a file"))
        try:
            # A target is an address: pandoc and we ourselves write a space in it as %20.
            path = (self.folder / unquote(target)).resolve()
            is_file = path.is_file()
        except (OSError, ValueError, RuntimeError) as error:
            # A name too long, a character that no name may have, links that lead in a circle.
            problem = reason(error) if isinstance(error, OSError) else msg("no file can have that name")
            raise self._bad(target, problem, msg("give it another name")) from error
        self._check(path, target, is_file)
        return path

    def _check(self, path: Path, target: str, is_file: bool) -> None:
        if self.root and not path.is_relative_to(self.root.resolve()):
            problem = msg("it lies outside the folder {folder}", folder=self.root)
            raise self._bad(target, problem, msg("copy it beside the Markdown file"))
        if path.suffix.lower() not in PICTURES:
            problem = msg("not a kind of picture that EPUB, DOCX and PDF can show")
            raise self._bad(target, problem, msg("convert it to PNG, JPEG or SVG"))
        if not is_file:
            raise self._bad(target, msg("no such file"), msg("put it at {path}", path=path))
