"""All patterns of kanyin: those that its modules make, those that stand in calls of ``re``, those of the rules."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from kanyin.patterns import Late, hastened
from tools.linear.judge import How

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "kanyin"
USES: dict[str, How] = {
    "match": "match",
    "fullmatch": "fullmatch",
    **dict.fromkeys(("search", "sub", "subn", "split", "findall", "finditer"), "search"),
}
"""The methods of patterns, and what they come to."""
FLAGS_AT = {
    "compile": 1,
    "lazy": 1,
    "quick": 1,
    "match": 2,
    "fullmatch": 2,
    "search": 2,
    "findall": 2,
    "finditer": 2,
    "split": 3,
    "sub": 4,
}
"""Where among its arguments each function of ``re`` and of ``kanyin.patterns`` has the flags."""
TABLES = (
    ("kanyin.rules", "schemes", (), ()),
    ("kanyin.rules", "boilerplate", (), ()),
    ("kanyin.roles.evidence", "all_evidence", (), ()),
    ("kanyin.read.listings", "_signs", (), ()),
    ("kanyin.fields.byline_labels", "labels", (), (0,)),
    ("kanyin.rules", "_labels", (), ()),
    ("kanyin.fields.byline_values", "_nation", (), (0,)),
    ("kanyin.fields.official", "_organs", (), ()),
    ("kanyin.fields.official", "_titles", (), ()),
    ("kanyin.output.svg.values", "kinds", (), ()),
    ("kanyin.fields.places", "posted_from", (), ()),
    ("kanyin.fields.names", "_words_of_pages", (), ()),
    ("kanyin.fields.script", "_table", (), (0,)),
    ("kanyin.fields.reporters", "_roles", (), (1,)),
    ("kanyin.fields.media", "_organisation", (), ()),
    ("kanyin.fields.people", "_unit_patterns", (), (0, 1, 2, 3)),
    ("kanyin.fields.named_units", "_pattern_of_names", (("甲乙", "甲乙丙"),), (0,)),
    ("kanyin.fields.unit_marks", "_pattern_of_name", ("甲乙",), (0,)),
)
"""Functions with a cache that make patterns of rows or names, what to give them, and which of the patterns are
searched for, not matched at one place."""


@dataclass(frozen=True)
class Pattern:
    """A pattern, where it stands (``kanyin.rules:_FUND``), and how it is used."""

    place: str
    pattern: str | bytes
    flags: int
    how: How


@dataclass(frozen=True)
class Site:
    """A call of ``re`` in the code, or of what compiles late."""

    module: ModuleType
    call: ast.Call
    name: str
    """What the compiled pattern is called in its module; empty for what has no name there."""
    within: str
    """The function that it stands in."""

    @property
    def function(self) -> str:
        """The function of ``re`` or of ``kanyin.patterns``."""
        return ast.unparse(self.call.func).removeprefix("re.")

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{self.module.__name__}:{self.name or self.within}"


def collect() -> tuple[list[Pattern], list[str]]:
    """All patterns, each once; and the places of those that could not be read."""
    found: dict[tuple[str | bytes, int, How], Pattern] = {}
    unread = []
    trees = {name: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for name, path in modules()}
    uses = Uses(trees)
    for name, nodes in trees.items():
        for site in sites(importlib.import_module(name), nodes):
            value = patterns_at(site)
            if value is None:
                unread.append(site.place)
            for (pattern, flags), how in product(value or (), sorted(uses.of(site))):
                found.setdefault((pattern, flags, how), Pattern(site.place, pattern, flags, how))
    for one in of_tables():
        found.setdefault((one.pattern, one.flags, one.how), one)
    return list(found.values()), [place for place in unread if place.rpartition(":")[0] not in _TABLE_MODULES]


_CALLED = {"lazy", "quick", *(f"re.{function}" for function in ("compile", *USES))}
_TABLE_MODULES = {"kanyin.patterns", "kanyin.sieve", *(module for module, *_ in TABLES)}
"""Modules that compile what is given to them, or what stands in tables."""


def modules() -> Iterator[tuple[str, Path]]:
    """Dotted names and files of kanyin's modules."""
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        if parts[-1] != "__main__":
            yield ".".join(part for part in parts if part != "__init__"), path


class Uses:
    """What all modules do with the names that hold patterns."""

    def __init__(self, trees: Mapping[str, Sequence[ast.AST]]) -> None:
        self._methods = {name: methods(nodes) for name, nodes in trees.items()}
        self._users: dict[tuple[str | None, str], list[str]] = {}
        for name, nodes in trees.items():
            for node in nodes:
                for alias in node.names if isinstance(node, ast.ImportFrom) else ():
                    self._users.setdefault((node.module, alias.name), []).append(name)

    def of(self, site: Site) -> set[How]:
        """What is done with a pattern in its own module and in those that import it; what is not seen is a search."""
        if not site.name:
            return {USES.get(site.function, "search")}
        home = site.module.__name__
        users = [home, *self._users.get((home, site.name), [])]
        return set().union(*(self._methods[user].get(site.name, set()) for user in users)) or {"search"}


def methods(nodes: Sequence[ast.AST]) -> dict[str, set[How]]:
    """What a module does with each name, taken for that of a pattern."""
    called = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
    found: dict[str, set[How]] = {}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            method = called.get(id(node), "")
            if method != "pattern":
                found.setdefault(node.id, set()).add(USES.get(method, "search"))
    return found


def sites(module: ModuleType, nodes: Sequence[ast.AST]) -> Iterator[Site]:
    """The calls in a module, whose tree is the first of its nodes, that are given a pattern."""
    tree = nodes[0]
    assert isinstance(tree, ast.Module)
    names = {
        id(node.value): target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    for node in nodes:
        if isinstance(node, ast.Call) and _dotted(node.func) in _CALLED:
            yield Site(module, node, names.get(id(node), ""), _within(node, functions))


def _dotted(called: ast.expr) -> str:
    """``name`` or ``module.name``, for others nothing: writing each expression out takes longer than reading it."""
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return f"{called.value.id}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


def _within(call: ast.Call, functions: Sequence[ast.FunctionDef]) -> str:
    """The innermost of the functions that a call stands in."""
    around = [one for one in functions if one.lineno <= call.lineno <= (one.end_lineno or one.lineno)]
    return max(around, key=lambda one: one.lineno).name if around else ""


def patterns_at(site: Site) -> list[tuple[str | bytes, int]] | None:
    """The patterns that a call is given, with their flags; None where only a run could tell."""
    value = getattr(site.module, site.name, None) if site.name else None
    if isinstance(value, (re.Pattern, Late)):
        return [_written(value)]
    try:
        pattern = _value(site.call.args[0], site.module)
        flags = _flags(site)
    except NameError:
        return _in_tuple(site)
    return [_written(re.compile(hastened(pattern, flags) if site.function == "quick" else pattern, flags))]


def _written(pattern: re.Pattern[Any] | Late) -> tuple[str | bytes, int]:
    """What is compiled in the end, and its flags."""
    compiled = pattern.compiled() if isinstance(pattern, Late) else pattern
    return compiled.pattern, compiled.flags


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), module.__name__, "eval"), vars(module))


def _flags(site: Site) -> int:
    named = [keyword.value for keyword in site.call.keywords if keyword.arg == "flags"]
    placed = site.call.args[FLAGS_AT[site.function] :]
    return int(_value((named or placed)[0], site.module)) if named or placed else 0


def _in_tuple(site: Site) -> list[tuple[str | bytes, int]] | None:
    """The patterns of a comprehension at the top of its module: they are in one of its tuples."""
    found = [
        _written(item)
        for name, value in vars(site.module).items()
        if isinstance(value, (tuple, list)) and _is_made_at(site, name)
        for item in _flat(value)
        if isinstance(item, (re.Pattern, Late))
    ]
    return found or None


def _is_made_at(site: Site, name: str) -> bool:
    tree = ast.parse(Path(str(site.module.__file__)).read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == name
        and node.lineno <= site.call.lineno <= (node.end_lineno or 0)
        for node in tree.body
    )


def _flat(values: Any) -> Iterator[Any]:
    for value in values:
        if isinstance(value, (tuple, list)):
            yield from _flat(value)
        else:
            yield value


def of_tables() -> Iterator[Pattern]:
    """The patterns that are made of the rows in ``rules/*.toml``, by the functions that make them."""
    made: list[re.Pattern[Any] | Late] = []
    real, begin = re.compile, Late.__init__

    def record(pattern: Any, flags: Any = 0) -> re.Pattern[Any]:
        made.append(real(pattern, flags))
        return made[-1]

    def record_late(late: Late, *given: Any, **named: Any) -> None:
        begin(late, *given, **named)
        made.append(late)

    for module, name, given, searched in TABLES:
        function = getattr(sys.modules[module], name)
        function.cache_clear()
        re.compile, Late.__init__ = record, record_late  # type: ignore[assignment,method-assign]
        try:
            function(*given)
        finally:
            re.compile, Late.__init__ = real, begin  # type: ignore[method-assign]
        for number, pattern in enumerate(made):
            how: How = "search" if number in searched else "match"
            yield Pattern(f"{module}:{name}[{number}]", *_written(pattern), how)
        made.clear()
