"""Write docs/modules.md: every module and rule table of kanyin with what it is for, from the line it begins with.

python tools/modules_page.py           after a module or a table has come, gone or changed its purpose
python tools/modules_page.py --check   change nothing; fail where the page is not what it should be
"""

from __future__ import annotations

import ast
import sys
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "modules.md"
SOURCE = ROOT / "src" / "kanyin"
HEAD = """# Every module, and what it is for

A room's own line stands under its name. The tests of a module lie at the same place below `tests/`. How the rooms
stand on each other and what a change touches: [CONTRIBUTING.md](../CONTRIBUTING.md).

This page is written by tools/modules_page.py from the first lines of the modules and tables.
"""


def purpose(module: Path) -> str:
    """What a module says it is: the first paragraph of its docstring."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split()).replace("``", "`")


def subject(table: Path) -> str:
    """What a rule table says it holds: the first sentence of the comment that it begins with."""
    lines = takewhile(lambda line: line.startswith("#"), table.read_text(encoding="utf-8").splitlines())
    return " ".join(line.removeprefix("#").strip() for line in lines).split(". ")[0].rstrip(".:") + "."


def room(folder: Path) -> str:
    """The part of the page that a folder has: its name, its line, its modules and tables."""
    modules = [path for path in sorted(folder.glob("*.py")) if path.name != "__init__.py"]
    lines = [f"- `{path.name}` {purpose(path)}" for path in modules]
    lines += [f"- `{path.name}` {subject(path)}" for path in sorted(folder.glob("*.toml"))]
    if not lines:
        return ""
    face = folder / "__init__.py"
    name = f"{folder.relative_to(SOURCE.parent).as_posix()}/"
    return f"\n## {name}\n\n" + (f"{purpose(face)}\n\n" if face.exists() else "") + "\n".join(lines) + "\n"


def page() -> str:
    """The whole page as Markdown."""
    folders = [SOURCE, *sorted(path for path in SOURCE.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    return HEAD + "".join(room(folder) for folder in folders)


if __name__ == "__main__":
    if "--check" in sys.argv:
        is_new = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
        sys.exit(0 if is_new else "docs/modules.md is old: python tools/modules_page.py")
    PAGE.write_text(page(), encoding="utf-8")
