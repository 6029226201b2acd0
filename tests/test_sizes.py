"""Modules and functions stay short enough to be read at once, and the top of the house is not crowded."""

from __future__ import annotations

import ast
import subprocess
from statistics import median, quantiles

from tests.test_imports import MODULES, SOURCE

ROOT = SOURCE.parents[1]

LONGEST_FILE, LONGEST_FUNCTION, MOST_AT_THE_TOP = 350, 50, 13
MEDIAN, MOST_OF_THEM = 8, 23
"""Lines of a function: the median, and what 95 of 100 have at most."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def own_lines(function: Function) -> int:
    """Lines without those of classes and functions that stand in it, which are counted by themselves."""
    inner = [node for node in ast.walk(function) if isinstance(node, Function | ast.ClassDef) and node is not function]
    return len(set(_span(function)) - {line for node in inner for line in _span(node)})


def _span(node: Function | ast.ClassDef) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def functions() -> dict[str, int]:
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES}
    return {
        f"{name}:{node.lineno} {node.name}": own_lines(node)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, Function)
    }


def test_no_file_is_long() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    lines = functions()
    assert {name: count for name, count in lines.items() if count > LONGEST_FUNCTION} == {}
    assert median(lines.values()) <= MEDIAN
    assert quantiles(lines.values(), n=20)[-1] <= MOST_OF_THEM


def test_few_modules_stand_at_the_top() -> None:
    assert len([path for path in SOURCE.glob("*.py") if not path.name.startswith("__")]) <= MOST_AT_THE_TOP


def test_nothing_stands_at_the_top_but_what_the_index_names() -> None:
    """What a helper program left in the checkout, results or texts of others, goes into no commit."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    folders = {name.split("/")[0] for name in tracked.split("\0") if "/" in name}
    assert folders == {".ci", "bench", "docs", "input", "src", "styles", "tests", "tools"}
