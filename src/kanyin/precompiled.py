"""What the set-up has made ready for all runs: compiled patterns, rule tables read, the functions of data classes.

Python keeps the bytecode of modules, but each run would compile patterns and read tables anew, and the functions that
``dataclasses`` writes for each class: a sixth of a short run. ``tools/precompile.py`` writes what ``re`` gives to its
machine, the tables as they are read, and the bytecode of those functions into one file beside the bytecode of this
module, as ``compileall`` writes bytecode: it is as safe as that, for this Python alone, and whoever can change it can
change kanyin itself. A run only reads it, and makes what is not in it. Each thing is found by what it is made of.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import dataclasses
import marshal
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import cache_from_source
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, cast
from zlib import crc32

Key = tuple[str, int, bool] | tuple[str, str] | str
"""A pattern as it is written, its flags, and whether it is made quick; what is told of a pattern's letters, and the
pattern; or a table or a function as it is written."""
VERSION = (sys.version, _sre.MAGIC)
"""What a file begins with: another Python may compile otherwise."""

_NUMBER = 8
"""Bytes of the length of the head."""


def place() -> Path | None:
    """The file, whether it is there or not; None where this Python keeps no bytecode."""
    try:
        return Path(cache_from_source(__file__)).with_suffix(".ready")
    except NotImplementedError:
        return None


def pattern(key: Key) -> re.Pattern[str] | None:
    """The pattern, if it was compiled in advance."""
    arguments = _find(key)
    return None if arguments is None else cast("re.Pattern[str]", _sre.compile(*arguments))


def table(text: str) -> dict[str, Any] | None:
    """The table that is written so, if it was read in advance."""
    return cast("dict[str, Any] | None", _find(text))


def table_of(text: str) -> dict[str, Any]:
    """The table that is written so: as it was read in advance, or read now. Raises tomllib.TOMLDecodeError."""
    if found := table(text):
        return found
    import tomllib

    return tomllib.loads(text)


def use_functions() -> None:
    """Let ``dataclasses``, which hands to ``exec`` what it writes, run the bytecode of it where there is some."""

    def run(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        exec(_find(text) or text, names, made)

    vars(dataclasses)["exec"] = run


def letters(key: tuple[str, str]) -> tuple[str, ...] | None:
    """What ``kanyin.sieve`` tells of a pattern's letters, if it was read in advance."""
    return cast("tuple[str, ...] | None", _find(key))


def _find(key: Key) -> Any:
    places, content = _kept()
    found = places.get(_sum_of(key))
    if found is None:
        return None
    kept, thing = marshal.loads(content[slice(*found)])
    return thing if kept == key else None


def _sum_of(key: Key) -> int:
    """A number for a key, the same in every process: a table of numbers is read in a tenth of the time of one of keys.

    Where two keys have one number, the first is kept, and the other is made at each run.
    """
    return crc32("\0".join((key,) if isinstance(key, str) else map(str, key)).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=1)
def _kept() -> tuple[dict[int, tuple[int, int]], memoryview]:
    """What the file holds, and where in it; nothing where there is none, or one that is of no use."""
    file = place()
    try:
        content = memoryview(_mapped(file) if file else b"")
        begin = _NUMBER + int.from_bytes(content[:_NUMBER], "little")
        version, length, places = marshal.loads(content[_NUMBER:begin])
    except (OSError, EOFError, ValueError, TypeError):
        return {}, memoryview(b"")
    things = content[begin:]
    return (places, things) if version == VERSION and length == len(things) else ({}, things)


def _mapped(file: Path) -> mmap:
    """The file's content, of which only what is asked for is read. Raises OSError, and ValueError for an empty one."""
    with file.open("rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ)


def packed(given: Mapping[Key, Any]) -> bytes:
    """The file's content: how long its head is, its head, which says where each thing stands, and the things, each
    behind its key.

    ``given`` is a table, what ``re`` gives to its machine for a pattern, or the bytecode of a function.
    """
    places: dict[int, tuple[int, int]] = {}
    things = bytearray()
    for key, value in given.items():
        start = len(things)
        things += marshal.dumps((key, value))
        places.setdefault(_sum_of(key), (start, len(things)))
    head = marshal.dumps((VERSION, len(things), places))
    return len(head).to_bytes(_NUMBER, "little") + head + things
