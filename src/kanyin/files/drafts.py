"""Drafts of files, ``.kanyin-….tmp``: whose each is, and which are left from runs that were killed.

A draft's name tells the machine, its start, the process and that one's start. Drafts of other machines (a folder may
be shared) are left to them; of this one those go whose process is gone.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kanyin.patterns import lazy

_NAME = lazy(r"\.kanyin-([0-9a-f]{8})-([0-9a-f]{8})-([0-9]{1,10})-([0-9]{1,20})-[0-9a-f]{8}\.tmp")
_SWEPT: set[str] = set()


def new_name() -> str:
    """A name for a draft of this process."""
    return f"{_own_prefix(os.getpid())}{os.urandom(4).hex()}.tmp"


@lru_cache(maxsize=1)
def _own_prefix(process: int) -> str:
    return f".kanyin-{_machine()}-{_boot()}-{process}-{_begun(process)}-"


@lru_cache(maxsize=1)
def _machine() -> str:
    """This machine, or this container on it: processes of another have numbers of their own."""
    import socket

    parts = [socket.gethostname()]
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            parts.append(Path(path).read_text(encoding="ascii").strip())
    with suppress(OSError):
        parts.append(os.readlink("/proc/self/ns/pid"))
    return sha256("\0".join(parts).encode()).hexdigest()[:8]


@lru_cache(maxsize=1)
def _boot() -> str:
    """When this machine was started: the numbers of processes begin anew then."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").replace("-", "")[:8]
    return "0" * 8


def _begun(process: int) -> int:
    """When a process began, in a measure of the system's; 0 where it does not tell. Its number may be given again."""
    if not sys.platform.startswith("linux"):
        import psutil

        with suppress(psutil.Error):
            return int(psutil.Process(process).create_time())
        return 0
    fields = _status(process)
    return int(fields[19]) if fields else 0


def _status(process: int) -> list[bytes]:
    """What Linux tells of a process behind its name, which stands in brackets and may hold anything."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
    return []


def _runs(process: int) -> bool:
    """A process of this number is there, and not one that has ended and that nobody has asked after."""
    if _status(process)[:1] in ([b"Z"], [b"X"]):
        return False
    if sys.platform == "win32":  # there os.kill would end it
        import psutil

        return bool(psutil.pid_exists(process))
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass  # another user's
    return True


def sweep(folder: str, *, anew: bool = False) -> None:
    """Take away what killed runs have left in a folder: once in the life of a process, or ``anew``."""
    if folder in _SWEPT and not anew:
        return
    _SWEPT.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".kanyin-") and _is_left(entry):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_left(entry: os.DirEntry[str]) -> bool:
    """A draft of this machine, whose process is gone."""
    found = _NAME.fullmatch(entry.name)
    if not found or found[1] != _machine() or not entry.is_file(follow_symlinks=False):
        return False
    process, begun = int(found[3]), int(found[4])
    if found[2] != _boot():
        # A machine of the same name, made as a copy of this one, would write now: not before this one was started.
        return entry.stat(follow_symlinks=False).st_mtime < time.time() - _uptime()
    now = _begun(process)
    return not _runs(process) or bool(begun and now and begun != now)


def _uptime() -> float:
    """Seconds since the machine was started; for ever, where the system does not tell."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else float("inf")
