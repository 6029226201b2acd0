"""What was made of a document, put where it is wanted: never over a person's corrections or what the run reads."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kanyin.errors import InputError, OutputError
from kanyin.files import read_inside, readable
from kanyin.files.writing import make_folder, write_together
from kanyin.messages import msg
from kanyin.model import Block, Change, Document, Figure
from kanyin.record.report import changes_json
from kanyin.remarks import remark
from kanyin.run.build_options import BuildOptions
from kanyin.run.kinds import MARKDOWN
from kanyin.run.outcomes import Outcome
from kanyin.run.plan import Job

CHANGES = ".changes.json"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the results of a document go: files into a folder in the order's own, or bytes into its outcome."""

    job: Job
    options: BuildOptions
    outcome: Outcome

    @property
    def folder(self) -> Path | None:
        """The folder; None where the result is wanted on standard output."""
        return self.options.folder / self.job.folder if self.options.folder else None

    def make(self) -> None:
        """Make the folder. Raises OutputError."""
        if self.folder and self.job.folder:
            make_folder(self.folder, self.options.folder)

    def put(self, data: bytes, name: str) -> None:
        """A file of this name, or the bytes for standard output. Raises OutputError."""
        if self.folder is None:
            self.outcome.result = data
        else:
            self._write({self.folder / name: data})

    def put_markdown(self, data: bytes, markdown: str, changes: Iterable[Change]) -> None:
        """NAME.md and, where there is a folder, NAME.changes.json; never over a person's corrections."""
        text, name = markdown.encode(), self.job.name
        if self.folder is None:
            self.outcome.result = text
            return
        path = self.folder / (name + MARKDOWN)
        refuse_corrected(path, text, self.options.folder or self.folder)
        record = changes_json(printable(self.job.path.name) if self.job.path else "-", data, text, changes)
        # Markdown without its record would be taken for a person's.
        self._write({path: text, self.folder / (name + CHANGES): record})

    def put_unchanged(self, data: bytes) -> None:
        """Clean Markdown is clean: cleaning it changes nothing."""
        name = self.job.name + MARKDOWN
        if self.folder is None or self.job.path is None or (self.folder / name).resolve() != self.job.path.resolve():
            if self.folder:
                refuse_corrected(self.folder / name, data, self.options.folder or self.folder)
            self.put(data, name)

    def put_pictures(self, document: Document) -> None:
        """The pictures of a page into the folder of its Markdown, under the paths that it names them by.

        One that does not lie beside the page stays named.
        """
        for block in document.blocks:
            if self.folder and self.job.path and isinstance(block, Figure) and block.picture:
                if not (self.job.path.parent / block.picture).is_file():
                    continue
                data = read_inside(self.job.path.parent, self.job.path.parent / block.picture, "picture-size")
                self._put_picture(self.folder / block.picture, data)

    def _put_picture(self, target: Path, data: bytes) -> None:
        if target.exists():
            try:
                same = _content(target, self.options.folder or target.parent) == data
            except InputError:
                same = False
            if not same:
                hint = msg("name another folder with -o")
                raise OutputError(msg("another picture is there"), file=target, hint=hint)
            return
        make_folder(target.parent, self.options.folder)
        self._write({target: data})

    def _write(self, files: dict[Path, bytes]) -> None:
        write_together(files, self.options.folder, self.options.inputs)
        self.outcome.written += files


def without_missing_pictures(document: Document, job: Job) -> Document:
    """The Document for books, whose pictures must be there: a figure without its picture is its caption alone."""
    folder = job.path.parent if job.path else None
    pictures = [block.picture for block in document.blocks if isinstance(block, Figure) and block.picture]
    missing = {name for name in pictures if folder is None or not (folder / name).is_file()}
    if not missing:
        return document
    first = next(name for name in pictures if name in missing)
    problem = msg("{count} pictures are not beside the page, the first is {name}", count=len(missing), name=first)
    remark(problem, hint=msg("put them there, or publish the captions alone"))
    figures = (_without(block, missing) for block in document.blocks)
    return replace(document, blocks=tuple(block for block in figures if block is not None))


def _without(block: Block, missing: set[str]) -> Block | None:
    if not isinstance(block, Figure) or block.picture not in missing:
        return block
    return replace(block, picture="") if block.caption else None


def refuse_corrected(path: Path, text: bytes, root: Path) -> None:
    """Raise OutputError when ``path`` in ``root`` holds neither ``text`` nor what kanyin last wrote there."""
    if not path.exists():
        return
    try:
        there = _content(path, root)
        if there == text:
            return
        record = json.loads(_content(path.with_name(path.stem + CHANGES), root))
        if record["markdown_sha256"] == sha256(there).hexdigest():
            return
    except (InputError, ValueError, KeyError, TypeError):
        pass  # no record that vouches for the file
    raise OutputError(
        msg("was corrected by hand, and cleaning the page again would undo that"),
        file=path,
        hint=msg("publish it: kanyin build {path}, or move it away first", path=path),
    )


def _content(path: Path, root: Path) -> bytes:
    """What a plain file holds: a record may be many times as large as its page."""
    with readable(path, root) as file:
        return file.read()


def printable(name: str) -> str:
    """A file name as text: bytes that are none become replacement characters."""
    return os.fsencode(name).decode(errors="replace")
