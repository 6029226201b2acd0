"""Files written whole or not at all, inside the folder for results, and never over a file that a run reads."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kanyin import drafts
from kanyin.errors import OutputError, OutsideError
from kanyin.files import Folder, opened_folder, place_inside, reason
from kanyin.messages import msg

Identity = tuple[int, int]
"""What makes a file itself, whatever it is called: its device and its number there."""


def identities(paths: Iterable[Path]) -> frozenset[Identity]:
    """Of those files that are there."""
    return frozenset(found for path in paths if (found := _identity(path)))


def _identity(path: Path | str, folder: int | None = None) -> Identity | None:
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
            msg("is a file, not a folder"), file=folder, cure=msg("name another folder with -o")
        ) from error
    except OSError as error:
        raise output_error(error, folder) from error


def _outside(error: OutsideError) -> OutputError:
    cure = msg("a link leads there: take it away, or name another folder with -o")
    return OutputError(error.problem, file=error.file, cure=cure)


def write_whole(
    path: Path, data: bytes, root: Path | None = None, inputs: Collection[Identity] = frozenset()
) -> None:
    """Write a file so that it appears whole or not at all, whatever interrupts; see ``write_together``."""
    write_together({path: data}, root, inputs)


def write_together(
    files: Mapping[Path, bytes], root: Path | None = None, inputs: Collection[Identity] = frozenset()
) -> None:
    """Write files that belong together: none appears before all of them are on the disk.

    They lie in ``root`` or below it, whatever links are there; where it is None, in their own folders. None of
    ``inputs`` is overwritten. Raises OutputError.
    """
    path = None
    try:
        with ExitStack() as stack:
            made = []
            for path, data in files.items():
                made.append(stack.enter_context(_drafted(path, data, root or path.parent)))
            for path, draft in zip(files, made, strict=True):
                if _identity(draft.target.name(path.name), draft.target.number) in inputs:
                    cure = msg("name another folder with -o")
                    raise OutputError(msg("would overwrite a file that this run reads"), file=path, cure=cure)
                draft.publish(path.name)
    except OutsideError as error:
        raise _outside(error) from error
    except OSError as error:
        raise output_error(error, path) from error


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is not yet there: its draft ``name`` in ``folder``, and the folder that it belongs in."""

    target: Folder
    folder: Folder
    name: str

    def publish(self, name: str) -> None:
        """Let it appear."""
        draft, final = self.folder.name(self.name), self.target.name(name)
        os.replace(draft, final, src_dir_fd=self.folder.number, dst_dir_fd=self.target.number)


@contextmanager
def _drafted(path: Path, data: bytes, root: Path) -> Iterator[_Draft]:
    """A file's data as a draft on the disk; away at the end, unless it was published."""
    top, place = place_inside(root, path.parent)
    with opened_folder(top, "") as upper, opened_folder(top, place) as target:
        folder = upper if _is_for_drafts(upper, target) else target
        drafts.sweep(folder.path)
        draft = _Draft(target, folder, drafts.new_name())
        try:
            _write(folder, draft.name, data)
            yield draft
        finally:
            with suppress(OSError):
                os.unlink(folder.name(draft.name), dir_fd=folder.number)


def _write(folder: Folder, name: str, data: bytes) -> None:
    with open(folder.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _is_for_drafts(upper: Folder, target: Folder) -> bool:
    """Drafts stand in the uppermost folder, where the next run looks for what a killed one has left.

    Unless that cannot be written, or a file cannot be moved from it to where it belongs.
    """
    here, there = (os.stat(folder.path if folder.number is None else folder.number) for folder in (upper, target))
    return here.st_dev == there.st_dev and os.access(upper.path, os.W_OK)


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
