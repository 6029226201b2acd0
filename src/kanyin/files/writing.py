"""Files written whole or not at all, inside the folder for results, and never over a file that a run reads."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kanyin.errors import OutputError, OutsideError
from kanyin.files import Folder, drafts, opened_folder, place_inside, reason
from kanyin.messages import msg

Identity = tuple[int, int]
"""What makes a file itself, whatever it is called: its device and its number there."""


def identities(paths: Iterable[Path]) -> frozenset[Identity]:
    """Of those files and folders that are there."""
    return frozenset(found for path in paths if (found := identity(path)))


def identity(path: Path | str, folder: int | None = None) -> Identity | None:
    """Of what a name leads to, from an open folder; None where nothing is there."""
    try:
        status = os.stat(path, dir_fd=folder)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def make_folder(folder: Path, root: Path | None = None) -> None:
    """Make sure that the folder for results is there, or one inside it. Raises OutputError."""
    try:
        if root is None:
            os.makedirs(folder, exist_ok=True)
            return
        top, place = place_inside(root, folder)
        with opened_folder(top, place, make=True):
            pass
    except OutsideError as error:
        raise _outside(error) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            msg("is a file, not a folder"), file=folder, hint=msg("name another folder with -o")
        ) from error
    except OSError as error:
        raise output_error(error, folder) from error


def _outside(error: OutsideError) -> OutputError:
    hint = msg("a link leads there: take it away, or name another folder with -o")
    return OutputError(error.problem, file=error.file, hint=hint)


def write_whole(path: Path, data: bytes, root: Path | None = None, inputs: Collection[Identity] = frozenset()) -> None:
    """Write a file so that it appears whole or not at all, whatever interrupts; see ``write_together``."""
    write_together({path: data}, root, inputs)


def write_together(
    files: Mapping[Path, bytes], root: Path | None = None, inputs: Collection[Identity] = frozenset()
) -> None:
    """Write files of one folder that belong together: none appears before all of them are on the disk.

    The folder is ``root`` or lies in it, whatever links are there; where that is None, it may be any. None of
    ``inputs`` is overwritten. Raises OutputError.
    """
    path = next(iter(files))
    folder = path.parent
    assert all(other.parent == folder for other in files), "files of several folders"
    try:
        with _opened(folder, root or folder) as (target, upper), ExitStack() as stack:
            made = [stack.enter_context(_drafted(upper, data)) for data in files.values()]
            for path, draft in zip(files, made, strict=True):
                if identity(target.name(path.name), target.number) in inputs:
                    hint = msg("name another folder with -o")
                    raise OutputError(msg("would overwrite a file that this run reads"), file=path, hint=hint)
                draft.publish(target, path.name)
    except OutsideError as error:
        raise _outside(error) from error
    except OSError as error:
        raise output_error(error, path) from error


@contextmanager
def _opened(folder: Path, root: Path) -> Iterator[tuple[Folder, Folder]]:
    """A folder in ``root``, and the one that its drafts stand in: ``root``, where the next run looks for them.

    Unless that cannot be written, or a file cannot be moved from it to where it belongs.
    """
    top, place = place_inside(root, folder)
    with opened_folder(top, place) as target:
        if place == os.curdir:
            drafts.sweep(target.path)
            yield target, target
            return
        with opened_folder(top, os.curdir) as upper:
            fitting = upper if _is_for_drafts(upper, target) else target
            drafts.sweep(fitting.path)
            yield target, fitting


def _is_for_drafts(upper: Folder, target: Folder) -> bool:
    here, there = (os.stat(folder.path if folder.number is None else folder.number) for folder in (upper, target))
    return here.st_dev == there.st_dev and os.access(upper.path, os.W_OK)


@dataclass(slots=True)
class _Draft:
    """A file that is not yet there: its draft ``name`` in ``folder``."""

    folder: Folder
    name: str
    published: bool = False

    def publish(self, target: Folder, name: str) -> None:
        """Let it appear."""
        draft, final = self.folder.name(self.name), target.name(name)
        os.replace(draft, final, src_dir_fd=self.folder.number, dst_dir_fd=target.number)
        self.published = True


@contextmanager
def _drafted(folder: Folder, data: bytes) -> Iterator[_Draft]:
    """A file's data as a draft on the disk; away at the end, unless it was published."""
    draft = _Draft(folder, drafts.new_name())
    try:
        _write(folder, draft.name, data)
        yield draft
    finally:
        if not draft.published:
            with suppress(OSError):
                os.unlink(folder.name(draft.name), dir_fd=folder.number)


def _write(folder: Folder, name: str, data: bytes) -> None:
    with open(folder.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _hint(number: int | None) -> str:
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
    """What the system said about writing, as an error with its hint."""
    problem = msg("cannot be written: {reason}", reason=reason(error))
    return OutputError(problem, file=path or error.filename, hint=_hint(error.errno))
