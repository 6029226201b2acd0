"""Who may import whom: the rule of design.md, held by reading every module's imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "kanyin"

LAYERS = (
    ("cli", "commands", "inquiries", "references_command", "console", "options"),
    (
        *("batch", "guard", "orders", "outcomes", "plan", "results"),
        *("doctor", "explanation", "proofread", "bibliography"),
    ),
    ("pipeline", "report", "report_html"),
    ("read", "clean", "structure", "references", "markdown", "front_matter", "output", "proof"),
    (
        *("rules", "overrules", "styles", "page_style", "style_file", "typeset", "fonts", "system"),
        *("settings", "setting_values", "page_settings", "config_file"),
        *("files", "folders", "writing", "drafts", "limits", "workers", "emphasis", "line_pattern"),
    ),
    ("model", "errors", "messages", "remarks"),
)
"""From the top down; a part imports those below it, and its own layer."""

STRANGERS = ("clean", "structure", "output")
"""Parts of one layer that know nothing of each other."""

OWNERS = {
    "click": {"cli", "commands", "inquiries", "references_command", "console", "options"},
    "weasyprint": {"output.pdf", "output.pdf_checks", "output.pdf_fonts", "output.pdf_patches", "typeset"},
    "ebooklib": {"output.epub"},
    "pypandoc": {"output.pandoc"},
    "trafilatura": {"read.main_text"},
    "htmldate": {"read.page_meta"},
    "chardet": {"read.encoding"},
    "re2": {"line_pattern"},
    "pdfminer": {"proof"},
    "pikepdf": {"proof", "output.press_file", "output.press_inks", "output.press_sheet", "output.pdf_variants"},
}
"""The only modules that may import a heavy library."""

LAZY = OWNERS.keys() - {"click"}
"""Libraries that are imported inside functions only."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name not in ("", "__main__"):
            yield name, path


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Names that a module imports, fully dotted, and whether it does so when it is itself imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    late = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) or _is_for_types(node)]
    inside = {id(child) for node in late for child in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{_origin(node, path)}.{alias.name}", id(node) not in inside) for alias in node.names)


def _origin(node: ast.ImportFrom, path: Path) -> str:
    """What a ``from`` names, fully dotted. Only ``typeset`` is a library of its own, whose imports are relative."""
    if not node.level:
        return str(node.module)
    assert (path.parent.name, node.level) == ("typeset", 1), f"{path}: imports are absolute"
    return f"kanyin.typeset.{node.module}" if node.module else "kanyin.typeset"


def _is_for_types(node: ast.AST) -> bool:
    """``if TYPE_CHECKING:`` never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def layer(name: str) -> int:
    part = name.partition(".")[0]
    found = [at for at, parts in enumerate(LAYERS) if part in parts]
    assert found, f"{part} is in no layer: put it into one, here and in design.md"
    return found[0]


MODULES = list(modules())


def test_there_are_modules() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_imports_go_down(name: str, path: Path) -> None:
    part = name.partition(".")[0]
    for imported, _ in imports(path):
        words = imported.split(".")
        if words[0] != "kanyin" or words[1] == "__version__":
            continue
        other = words[1]
        assert layer(other) >= layer(name), f"{name} imports {imported}, which stands above it"
        assert part == other or part not in STRANGERS or other not in STRANGERS, f"{name} imports {imported}"


@pytest.mark.parametrize(("name", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_heavy_libraries_have_one_owner_and_come_late(name: str, path: Path) -> None:
    for imported, at_once in imports(path):
        library = imported.partition(".")[0]
        if library in OWNERS:
            owners = OWNERS[library]
            assert name in owners or name.partition(".")[0] in owners, f"{name} imports {library}"
        # All of typeset but its door is itself imported late, by install().
        assert not (at_once and library in LAZY) or name.startswith("typeset."), f"{name} imports {library} at its top"


def test_only_the_command_line_prints_or_exits() -> None:
    for name, path in MODULES:
        if name in ("cli", "console"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            assert called not in ("print", "exit", "sys.exit", "os._exit", "quit"), f"{name} calls {called}"
