"""Make kanyin ready once for all runs, as ``make`` does: bytecode of modules and data classes, patterns, rule tables.

    python tools/precompile.py

Modules are compiled where Python itself would do it too; an editable installation does not, and where
PYTHONDONTWRITEBYTECODE is set each run compiles all of them. See ``kanyin.precompiled`` for the rest.
"""

from __future__ import annotations

import compileall
import dataclasses
import gc
import importlib
import os
import sys
import tomllib
from contextlib import suppress
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from types import CodeType, SimpleNamespace
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

WRITTEN: set[str] = set()
"""What ``dataclasses`` has written since then, as text."""


def note(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
    """In the place of its ``exec``."""
    WRITTEN.add(text)
    exec(text, names, made)


if __name__ == "__main__":  # before the first class of kanyin is made
    vars(dataclasses)["exec"] = note

from kanyin import pipeline, precompiled  # noqa: E402
from kanyin.patterns import Late  # noqa: E402
from kanyin.read.text import read_source  # noqa: E402
from kanyin.sieve import Sieve, read  # noqa: E402
from tools.linear.collect import SOURCE, TABLES, modules  # noqa: E402


def main() -> None:
    """Write all of it."""
    precompiled.use_functions = lambda: None  # else the command line, once imported, takes the place of ``note``
    compileall.compile_dir(SOURCE, quiet=1)
    file = precompiled.place()
    if file is not None:
        given = {**given_for(all_patterns()), **all_tables(), **all_functions(), **all_letters()}
        content = precompiled.packed(given)
        draft = file.with_suffix(f".{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(file)


def all_patterns() -> list[Late]:
    """Those of all modules and tables."""
    for name, _ in modules():
        with suppress(ImportError, OSError):  # a library of the system's is missing: kanyin doctor tells of it
            importlib.import_module(name)
    for module, name, given, _ in TABLES:
        getattr(sys.modules[module], name)(*given)
    for page in sorted((ROOT / "input").glob("*.txt")):  # fills the other caches
        pipeline.make_markdown(pipeline.clean_source(read_source(page.read_bytes(), page.name)))
    return [one for one in gc.get_objects() if isinstance(one, Late)]


def all_letters() -> dict[precompiled.Key, Any]:
    """What sieves tell of the letters of their patterns."""
    patterns = {pattern for one in gc.get_objects() if isinstance(one, Sieve) for pattern in one.patterns}
    return {(what, pattern): read(what, pattern) for pattern in sorted(patterns) for what in ("begins", "needs")}


def all_tables() -> dict[precompiled.Key, Any]:
    """The rule tables."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((SOURCE / "rules").glob("*.toml"))]
    return {text: tomllib.loads(text) for text in texts}


def all_functions() -> dict[precompiled.Key, CodeType]:
    """The functions of the data classes that have been made: those of kanyin, and of the libraries that it loads."""
    return {text: compile(text, "<string>", "exec") for text in sorted(WRITTEN)}


def given_for(patterns: list[Late]) -> dict[precompiled.Key, tuple[Any, ...]]:
    """What ``re`` gives to its machine for each."""
    found: dict[precompiled.Key, tuple[Any, ...]] = {}
    machine = _compiler._sre
    for one in patterns:
        arguments: list[Any] = []
        noting = lambda *given, noted=arguments: noted.extend(given)  # noqa: E731
        _compiler._sre = SimpleNamespace(**{**vars(machine), "compile": noting})
        try:
            _compiler.compile(*one.written())
        finally:
            _compiler._sre = machine
        found[one.key] = tuple(map(_plain, arguments))
    return found


def _plain(argument: Any) -> Any:
    """Without the names that ``re`` has for its numbers."""
    if isinstance(argument, list):
        return list(map(int, argument))
    if isinstance(argument, dict):
        return dict(argument)
    return int(argument) if isinstance(argument, int) else argument


if __name__ == "__main__":
    main()
