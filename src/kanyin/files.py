"""Files read and written whole, with errors that say what to do."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TypeVar

from kanyin import limits
from kanyin.errors import InputError, KanyinError, OutputError, OutsideError
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
        errno.EPIPE: msg("who reads it has gone away"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


Kind = TypeVar("Kind", bound=KanyinError)


def toml_error(kind: type[Kind], error: ValueError, file: Path, cure: str) -> Kind:
    """What tomllib or the decoder said of a file, as an error with its line where that is told."""
    place = re.search(r"at line (\d+)", str(error))
    problem = msg("not UTF-8") if isinstance(error, UnicodeDecodeError) else msg("not TOML: {reason}", reason=error)
    return kind(problem, file=file, line=int(place[1]) if place else None, cure=cure)


def read_bytes(path: Path, start: int = 0, length: int | None = None, limit: str = "max-size") -> bytes:
    """A file's bytes, or ``length`` of them from ``start``: no more than a limit of that name allows.

    Raises InputError, for a file that is too large before any of it is read.
    """
    try:
        with path.open("rb") as file:
            if length is None:
                return read_stream(file, path, limit)
            file.seek(start)
            return file.read(length)
    except FileNotFoundError as error:
        raise InputError(
            msg("no such file"), file=path, cure=msg("check the name and the folder you are in")
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
    """The bytes of a plain file that lies in ``root`` or below it, whatever links lead to it.

    Where it lies is settled as it is opened: no folder on the way from ``root`` may become a link meanwhile (where the
    system opens files relative to an open folder: not on Windows). Raises InputError as ``read_bytes``, and
    OutsideError for a file that lies elsewhere.
    """
    try:
        number = _open_inside(root, path)
        with open(number, "rb") as file:
            return read_stream(file, path, limit)
    except FileNotFoundError as error:
        raise InputError(msg("no such file"), file=path, cure=msg("check its name")) from error
    except OSError as error:
        raise InputError(msg("cannot be read: {reason}", reason=reason(error)), file=path) from error


def _open_inside(root: Path, path: Path) -> int:
    """A file descriptor for reading; see ``read_inside``."""
    top, place = place_inside(root, path)
    plain = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not SAFE:
        number = os.open(os.path.join(top, place), plain)
    else:
        with opened_folder(top, os.path.dirname(place)) as folder:
            number = os.open(os.path.basename(place), plain | os.O_NOFOLLOW, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise InputError(msg("not a plain file"), file=path)
    return number


def place_inside(root: Path, path: Path) -> tuple[str, str]:
    """Where ``root`` is, and where ``path`` lies from there, both without links. Raises OutsideError."""
    top, place = os.path.realpath(root), os.path.realpath(path)
    if place == top or not Path(place).is_relative_to(top):
        raise OutsideError(msg("it lies outside the folder {folder}", folder=root), file=path)
    return top, os.path.relpath(place, top)


SAFE = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Files can be opened here relative to a folder that is open, and links refused."""


@contextmanager
def opened_folder(top: str, place: str) -> Iterator[int]:
    """A descriptor of the folder ``place`` below ``top``, opened step by step through no link. Raises OSError."""
    number = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in Path(place).parts:
            inner = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=number)
            os.close(number)
            number = inner
        yield number
    finally:
        os.close(number)


def make_folder(folder: Path) -> None:
    """Make sure that the folder for results is there. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            msg("is a file, not a folder"), file=folder, cure=msg("name another folder with -o")
        ) from error
    except OSError as error:
        raise output_error(error, folder) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all, whatever interrupts. Raises OutputError."""
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none appears before all of them are on the disk. Raises OutputError."""
    drafts = {path: path.with_name(f".kanyin-{token_hex(4)}.tmp") for path in files}
    path = None
    try:
        for path, data in files.items():
            with drafts[path].open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, draft in drafts.items():
            os.replace(draft, path)
    except BaseException as error:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink()
        if isinstance(error, OSError):
            raise output_error(error, path) from error
        raise


def _cure(number: int | None) -> str:
    """What to do about a number of the system's errors."""
    if number == errno.ENOSPC:
        return msg("the disk is full: make room on it, or name another folder with -o")
    if number == errno.EDQUOT:
        return msg("your quota is used up: make room, or name another folder with -o")
    if number == errno.EACCES:
        return msg("you may not write there, or a program holds the file open: name another folder with -o")
    if number == errno.EPERM:
        return msg("you may not write there: name another folder with -o")
    if number == errno.EROFS:
        return msg("the disk is read-only: name another folder with -o")
    if number == errno.EISDIR:
        return msg("a folder of that name is there: move it, or name another folder with -o")
    if number == errno.ENAMETOOLONG:
        return msg("give the source file a shorter name")
    return msg("name another folder with -o")


def output_error(error: OSError, path: Path | None = None) -> OutputError:
    """What the system said about writing, as an error with its cure."""
    problem = msg("cannot be written: {reason}", reason=reason(error))
    return OutputError(problem, file=path or error.filename, cure=_cure(error.errno))
