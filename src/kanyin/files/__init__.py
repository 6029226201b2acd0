"""Files read within limits and from where they may lie, with errors that say what to do."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

from kanyin import limits
from kanyin.errors import InputError, KanyinError, OutsideError
from kanyin.messages import msg


def reason(error: OSError) -> str:
    """What the system said was wrong, in the language in use."""
    known = {
        errno.EACCES: msg("permission denied"),
        errno.EPERM: msg("permission denied"),
        errno.EISDIR: msg("it is a folder"),
        errno.ENOTDIR: msg("a file stands where a folder should be"),
        errno.ENOENT: msg("no such file or folder"),
        errno.ENAMETOOLONG: msg("its name is too long"),
        errno.ELOOP: msg("links lead in a circle"),
        errno.ENOSPC: msg("no space left on the disk"),
        errno.EDQUOT: msg("disk quota exceeded"),
        errno.EROFS: msg("read-only file system"),
        errno.EIO: msg("input or output error of the device"),
        errno.EMFILE: msg("too many open files"),
        errno.ENFILE: msg("too many open files"),
        errno.ENOMEM: msg("too little memory"),
        errno.EAGAIN: msg("too many processes"),
        errno.EBADF: msg("it is closed"),
        errno.EPIPE: msg("who reads it has gone away"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


Kind = TypeVar("Kind", bound=KanyinError)


def toml_error(kind: type[Kind], error: ValueError, file: Path, hint: str) -> Kind:
    """What tomllib or the decoder said of a file, as an error with its line where that is told."""
    place = re.search(r"at line (\d+)", str(error))
    problem = msg("not UTF-8") if isinstance(error, UnicodeDecodeError) else msg("not TOML: {reason}", reason=error)
    return kind(problem, file=file, line=int(place[1]) if place else None, hint=hint)


def read_bytes(path: Path, limit: str = "max-size") -> bytes:
    """A file's bytes: no more than a limit of that name allows.

    Raises InputError, for a file that is too large before any of it is read.
    """
    with readable(path) as file:
        return read_stream(file, path, limit)


@contextmanager
def readable(path: Path, root: Path | None = None) -> Iterator[BinaryIO]:
    """An open file, a plain one that lies in ``root`` or below it where that is given, whatever links lead to it.

    Where it lies is settled as it is opened: no folder on the way from ``root`` may become a link meanwhile (where the
    system opens files relative to an open folder: not on Windows). Raises InputError for what cannot be read, and
    OutsideError for a file that lies elsewhere.
    """
    try:
        with path.open("rb") if root is None else open(_open_inside(root, path), "rb") as file:
            yield file
    except FileNotFoundError as error:
        raise InputError(
            msg("no such file"), file=path, hint=msg("check the name and the folder you are in")
        ) from error
    except OSError as error:
        raise InputError(msg("cannot be read: {reason}", reason=reason(error)), file=path) from error


def read_stream(file: BinaryIO, name: object, limit: str = "max-size") -> bytes:
    """All bytes of an open file, of a pipe or a device those up to the limit. Raises InputError beyond it."""
    most = limits.limit(limit)
    status = os.fstat(file.fileno())
    size = status.st_size if stat.S_ISREG(status.st_mode) else None
    if size is not None and size > most:
        raise limits.exceeded(limit, size, file=name)
    # A file in /proc is of no size and holds something; another may grow.
    data = file.read(most + 1 if size is None else min(size + 1, most + 1))
    if size is not None and len(data) > size:
        data += file.read(most + 1 - len(data))
    if len(data) > most:
        raise limits.exceeded(limit, file=name)
    return data


def read_inside(root: Path, path: Path, limit: str = "max-size") -> bytes:
    """The bytes of a plain file that lies in ``root`` or below it; see ``readable``."""
    with readable(path, root) as file:
        return read_stream(file, path, limit)


def _open_inside(root: Path, path: Path) -> int:
    """A file descriptor for reading; see ``readable``."""
    top, place = place_inside(root, path)
    # A pipe that stands in a picture's place must not keep us waiting.
    with opened_folder(top, os.path.dirname(place)) as folder:
        number = folder.open(os.path.basename(place), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise InputError(msg("not a plain file"), file=path)
    return number


def place_inside(root: Path, path: Path) -> tuple[str, str]:
    """Where ``root`` is, and where ``path`` lies from there, both without links. Raises OutsideError."""
    top = os.path.realpath(root)
    if path == root:
        return top, os.curdir
    place = os.path.realpath(path)
    if not Path(place).is_relative_to(top):
        hint = msg("name the file itself, or copy it there")
        raise OutsideError(msg("it lies outside the folder {folder}", folder=root), file=path, hint=hint)
    return top, os.path.relpath(place, top)


SAFE = {os.open, os.mkdir, os.stat, os.unlink} <= os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Files can be opened here relative to a folder that is open, and links refused: on Windows they cannot."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is open, so that it stays the same whatever happens to its name; where that cannot be, its path."""

    path: str
    number: int | None = None

    def name(self, name: str) -> str:
        """How the system is to be told of a file in it, with ``number`` as its ``dir_fd``."""
        return os.path.join(self.path, name) if self.number is None else name

    def open(self, name: str, flags: int) -> int:
        """A descriptor of a file in it, which may be no link. Raises OSError."""
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        return os.open(self.name(name), flags, 0o666, dir_fd=self.number)


@contextmanager
def opened_folder(top: str, place: str, *, make: bool = False) -> Iterator[Folder]:
    """The folder ``place`` below ``top``, opened step by step through no link, each made where that is wanted.

    Raises OSError.
    """
    path = os.path.normpath(os.path.join(top, place))
    if not SAFE:
        if make:
            os.makedirs(path, exist_ok=True)
        yield Folder(path)
        return
    number = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in Path(place).parts:
            if make:
                with suppress(FileExistsError):
                    os.mkdir(part, dir_fd=number)
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=number)
            os.close(number)
            number = inner
        yield Folder(path, number)
    finally:
        os.close(number)
