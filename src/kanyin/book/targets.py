"""The pictures that a Markdown file names, looked up among the files that it may show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from kanyin import limits
from kanyin.book import hosted
from kanyin.book.pandoc_types import Json
from kanyin.book.placeholders import is_placeholder
from kanyin.book.places import place_of_line, place_of_target
from kanyin.dialects.drawn import COMPUTED
from kanyin.errors import KanyinError
from kanyin.files import readable
from kanyin.files.names import Names
from kanyin.messages import msg, msgs
from kanyin.patterns import lazy
from kanyin.remarks import place, remark

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""What a picture may be, by file name: EPUB 3's core image types."""
_AS_PNG = (".webp", ".bmp", ".tif", ".tiff")
"""Others, which come into the books as PNG."""


_NO_PICTURE = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<!doctype html|<html|version https://git-lfs)", re.IGNORECASE)
"""How a web page begins, and what Git keeps in place of a large file."""
_HEAD = 400
"""Bytes by which such files are known."""
_ON_THE_WEB = lazy(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)


@dataclass(slots=True)
class Targets:
    """The pictures of one Markdown file, ``name`` in messages; see ``book.read_book`` for ``folder`` and ``root``.

    ``files`` has them under the keys that the book calls them by, ``places`` where they are named first.
    """

    markdown: str
    name: str
    folder: Path | None
    root: Path | None
    files: dict[str, Path] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    _keys: dict[Path, str] = field(default_factory=dict)
    _missing: dict[str, dict[str, int | None]] = field(default_factory=dict)
    _names: Names = field(init=False)
    _at: int = 0
    """Where the last picture is named: they come in the text's order."""

    def __post_init__(self) -> None:
        self._names = Names(self.root)

    def take(self, image: Json, shown: str) -> Json | None:
        """Check the target of pandoc's Image and put ``picture-N.EXT`` in its place; give what stands for a picture
        that cannot be shown, ``shown`` in it.

        Raises InputError for one picture too many.
        """
        target = image["c"][2][0]
        path = self._find(target)
        if path is None:
            return {"t": "Span", "c": [image["c"][0], [{"t": "Str", "c": msg_of_picture(shown)}]]}
        if path not in self._keys:
            if len(self._keys) == limits.limit("pictures"):
                raise limits.exceeded("pictures", file=self.name, line=self._line(target))
            key = f"picture-{len(self._keys) + 1}{path.suffix.lower()}"
            self._keys[path], self.files[key] = key, path
            file, line = place(None, self._line(target) or 1)
            self.places[key] = file or self.name, line or 1
        image["c"][2][0] = self._keys[path]
        return None

    def _bad(self, problem: str, target: str) -> Path | None:
        self._missing.setdefault(problem, {}).setdefault(target, self._line(target))
        return None

    def _line(self, target: str) -> int | None:
        """The line that names a picture: behind the last one, else anywhere."""
        found = place_of_target(self.markdown, target, self._at)
        at = found if found >= 0 else place_of_target(self.markdown, target)
        if at < 0:
            return None
        self._at = at
        return self.markdown.count("\n", 0, at) + 1

    def tell(self) -> None:
        """A remark on each kind of pictures that cannot be shown, which names all of them."""
        for problem, targets in self._missing.items():
            listed = "".join(f"\n  {place_of_line(line)}: {target}" for target, line in targets.items())
            lines = [line for line in targets.values() if line]
            text = msgs(
                "{count} picture is not in the books, 〔图〕 stands in its place: {problem}",
                "{count} pictures are not in the books, 〔图〕 stands in their places: {problem}",
                len(targets),
                problem=problem,
            )
            remark(text + listed, line=min(lines, default=None), hint=self._hints()[problem])

    def _hints(self) -> dict[str, str]:
        return {
            _computed(): msg("save them beside the Markdown file, and name them below the code: ![caption](x.png)"),
            _network(): msg("save them beside the Markdown file and name them there"),
            _no_folder(): msg("give the Markdown as a file"),
            _no_name(): msg("give them other names"),
            _outside(self.root): msg("copy them beside the Markdown file"),
            _no_kind(): msg("convert them to PNG, JPEG or SVG"),
            _no_picture(): msg("put the pictures themselves there"),
            _no_file(): msg("put them where the Markdown names them"),
        }

    def _find(self, target: str) -> Path | None:
        """The file that a target names; None where it cannot be shown."""
        if target.startswith(COMPUTED):
            return self._bad(_computed(), target.removeprefix(COMPUTED))
        try:
            path = self._path(target)
            is_file = path is not None and path.is_file()
        except (OSError, ValueError, RuntimeError):
            # A name too long, a character that no name may have, links that lead in a circle.
            return self._bad(_no_name(), target)
        if path is None:
            return self._bad(_network() if _ON_THE_WEB.match(target) else _no_folder(), target)
        problem = self._problem(path, is_file)
        return self._bad(problem, target) if problem else path

    def _path(self, target: str) -> Path | None:
        """Where the picture should lie; None where its address is no file's. Raises OSError and others for no name."""
        if self.folder is None or self.root is None:
            return None
        if _ON_THE_WEB.match(target):
            return hosted.beside(target, self.root)
        # A target is an address: pandoc and we ourselves write a space in it as %20. What is behind ? is for servers.
        forms = [self.folder / unquote(form) for form in (target, target.partition("?")[0])]
        found = next((form for form in forms if form.is_file()), None)
        return (found or self._names.only(unquote(target)) or forms[-1]).resolve()

    def _problem(self, path: Path, is_file: bool) -> str:
        if self.root and not path.is_relative_to(self.root.resolve()):
            return _outside(self.root)
        if path.suffix.lower() not in (*PICTURES, *_AS_PNG):
            return _no_kind()
        if not is_file:
            return _no_file()
        try:
            with readable(path, self.root) as file:
                return _no_picture() if _NO_PICTURE.match(file.read(_HEAD)) else ""
        except KanyinError:
            return ""  # why it cannot be read is told with its line when it is read whole


STANDS_ALONE = lazy(r"(?:〔图(?:：[^〔〕]*+)?〕\s*+)++")
"""The text of a paragraph of nothing but what stands in pictures' places: it stands as they would."""


def msg_of_picture(shown: str) -> str:
    """What stands in a picture's place."""
    return f"〔图：{shown}〕" if shown and not is_placeholder(shown) else "〔图〕"


def _computed() -> str:
    return msg("code draws them, and none is run")


def _network() -> str:
    return msg("pictures are not fetched from the network")


def _no_folder() -> str:
    return msg("text from standard input has no folder to look in")


def _no_name() -> str:
    return msg("no file can have that name")


def _outside(root: Path | None) -> str:
    return msg("it lies outside the folder {folder}", folder=root)


def _no_kind() -> str:
    return msg("not a kind of picture that EPUB, DOCX and PDF can show")


def _no_picture() -> str:
    return msg("a web page or a pointer of Git LFS is saved under its name")


def _no_file() -> str:
    return msg("no such file")
