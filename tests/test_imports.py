"""Who may import whom: the rule of design.md, held by reading every module's imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "kanyin"

FLOORS = (
    ("cli",),
    ("run",),
    ("record", "pipeline", "output", "doctor"),
    ("clean", "roles", "structure", "book"),
    ("read", "config", "style", "references", "dialects"),
    ("proof", "typeset", "files", "system", "fields", "markdown", "mathematics"),
    ("model", "errors", "messages", "rules", "limits", "remarks", "text", "patterns", "precompiled", "sieve", "inline"),
)
"""Rooms from the top down. A room imports those on the floors below, and none of its own floor but on the ground."""

NEIGHBOURS = {("doctor", "pipeline"), ("doctor", "output")}
"""Who may import whom on one floor: the doctor tries what the others need."""

FORMATS = {"pdf": (), "epub": (), "docx": (), "press": ("pdf",), "txt": ()}
"""Formats of ``output/``, and which of the others each may import; what they share imports none."""

OWNERS = {
    "click": {"cli"},
    "weasyprint": {"output.engine", "output.pdf", "typeset"},
    "ebooklib": {"output.epub"},
    "pypandoc": {"book.pandoc"},
    "math_core": {"mathematics.reader"},
    "trafilatura": {"read.extractor"},
    "htmldate": {"read.published"},
    "chardet": {"read.encoding"},
    "re2": {"config.line_pattern"},
    "pdfminer": {"proof"},
    "pikepdf": {"proof", "output.press", "output.pdf"},
}
"""The only rooms, or modules of theirs, that may import a heavy library."""

LAZY = OWNERS.keys() - {"click"}
"""Libraries that are imported inside functions only."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name not in ("", "__main__"):
            yield name, path


@cache
def imports(path: Path) -> tuple[tuple[str, bool], ...]:
    """Names that a module imports, fully dotted, and whether it does so when it is itself imported."""
    return tuple(_imports(ast.parse(path.read_text(encoding="utf-8")), path, at_once=True))


def _imports(node: ast.AST, path: Path, *, at_once: bool) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, at_once) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((f"{_origin(node, path)}.{alias.name}", at_once) for alias in node.names)
    at_once = at_once and not (isinstance(node, ast.FunctionDef) or _is_for_types(node))
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):  # there is no statement in it
            yield from _imports(child, path, at_once=at_once)


def _origin(node: ast.ImportFrom, path: Path) -> str:
    """What a ``from`` names, fully dotted. Only ``typeset`` is a library of its own, whose imports are relative."""
    if not node.level:
        return str(node.module)
    assert (path.parent.name, node.level) == ("typeset", 1), f"{path}: imports are absolute"
    return f"kanyin.typeset.{node.module}" if node.module else "kanyin.typeset"


def _is_for_types(node: ast.AST) -> bool:
    """``if TYPE_CHECKING:`` never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def floor(name: str) -> int:
    room = name.partition(".")[0]
    found = [at for at, rooms in enumerate(FLOORS) if room in rooms]
    assert found, f"{room} is on no floor: put it on one, here and in design.md"
    return found[0]


def own_imports(path: Path) -> Iterator[str]:
    """What a module imports of kanyin, dotted, without ``kanyin.``."""
    for imported, _ in imports(path):
        if imported.startswith("kanyin.") and imported != "kanyin.__version__":
            yield imported.removeprefix("kanyin.")


MODULES = list(modules())


def test_there_are_modules() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_imports_go_down(name: str, path: Path) -> None:
    room = name.partition(".")[0]
    for imported in own_imports(path):
        other = imported.partition(".")[0]
        assert floor(other) >= floor(name), f"{name} imports {imported}, which stands above it"
        is_ground = floor(name) == len(FLOORS) - 1
        assert room == other or floor(other) > floor(name) or is_ground or (room, other) in NEIGHBOURS, (
            f"{name} imports {imported}, which stands beside it"
        )


OF_FORMATS = [(name, path) for name, path in MODULES if name.startswith("output.")]


@pytest.mark.parametrize(("name", "path"), OF_FORMATS, ids=[name for name, _ in OF_FORMATS])
def test_formats_do_not_import_each_other(name: str, path: Path) -> None:
    own = name.split(".")[1]
    for imported in own_imports(path):
        other = imported.split(".")[1] if imported.startswith("output.") else ""
        assert other not in FORMATS or other == own or other in FORMATS.get(own, ()), f"{name} imports {imported}"


def test_no_module_imports_itself_by_way_of_others() -> None:
    known = {name for name, _ in MODULES}
    graph = {name: {_module(imported, known) for imported in own_imports(path)} - {name} for name, path in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def _module(imported: str, known: set[str]) -> str:
    """The module that a name is imported from: itself, or what it stands in."""
    return imported if imported in known else imported.rpartition(".")[0]


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_heavy_libraries_have_one_owner_and_come_late(name: str, path: Path) -> None:
    for imported, at_once in imports(path):
        library = imported.partition(".")[0]
        if library in OWNERS:
            owners = OWNERS[library]
            assert any(f"{name}.".startswith(f"{owner}.") for owner in owners), f"{name} imports {library}"
        # All of typeset but its door is itself imported late, by install().
        assert not (at_once and library in LAZY) or name.startswith("typeset."), f"{name} imports {library} at its top"


def test_only_the_command_line_prints_or_exits() -> None:
    for name, path in MODULES:
        text = path.read_text(encoding="utf-8")
        if name in ("cli.main", "cli.console") or not re.search(r"print|exit|quit", text):
            continue
        for node in ast.walk(ast.parse(text)):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert called not in ("print", "exit", "sys.exit", "os._exit", "quit"), f"{name} calls {called}"
