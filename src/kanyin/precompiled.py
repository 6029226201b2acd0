"""Patterns as the set-up has compiled them: Python keeps the bytecode of modules, but each run compiles patterns anew.

``tools/precompile.py`` writes what ``re`` gives to its machine into one file beside the bytecode of this module, as
``compileall`` writes bytecode: it is as safe as that, for this Python alone, and whoever can change it can change
kanyin itself. A run only reads it, and compiles what is not in it.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, cast

Key = tuple[str, int, bool]
"""A pattern as it is written, its flags, and whether it is made quick."""
VERSION = (sys.version, _sre.MAGIC)
"""What a file begins with: another Python may compile otherwise."""


def place() -> Path | None:
    """The file, whether it is there or not; None where this Python keeps no bytecode."""
    try:
        return Path(cache_from_source(__file__)).with_suffix(".patterns")
    except NotImplementedError:
        return None


def find(key: Key) -> re.Pattern[str] | None:
    """The pattern, if it was compiled in advance."""
    kept = _kept().get(key)
    return None if kept is None else revived(kept)


def revived(kept: bytes) -> re.Pattern[str]:
    """A pattern of what the file holds of it."""
    return cast("re.Pattern[str]", _sre.compile(*marshal.loads(kept)))


@lru_cache(maxsize=1)
def _kept() -> dict[Key, bytes]:
    """What the file holds; nothing where there is none, or one that is of no use."""
    file = place()
    try:
        version, kept = marshal.loads(file.read_bytes()) if file else (None, {})
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if version == VERSION else {}


def packed(given: dict[Key, tuple[Any, ...]]) -> bytes:
    """The file's content; ``given`` is what ``re`` gives to its machine for each pattern."""
    return marshal.dumps((VERSION, {key: marshal.dumps(arguments) for key, arguments in given.items()}))
