"""Runs of plain text among pandoc's inlines, and nodes put in the place of what is found in their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from kanyin.book.pandoc_types import Json
from kanyin.book.tree import text_of
from kanyin.model import SUP
from kanyin.references.note_calls import Run

BLANKS = {"Space": " ", "SoftBreak": " "}
"""The nodes that stand for white space, and the character that each counts as."""


def replaced(inlines: list[Json], find: Callable[[str], Iterable[tuple[int, int, Json]]]) -> Iterator[Json]:
    """The inlines, a node in the place of each stretch of plain text that is found: its start, its end, its node.

    ``find`` is given the text of each run and tells its stretches in their order; none of them overlap.
    """
    for plain, nodes in groupby(inlines, lambda one: one["t"] == "Str" or one["t"] in BLANKS):
        run = list(nodes)
        yield from _run_replaced(run, find) if plain else run


def _run_replaced(run: list[Json], find: Callable[[str], Iterable[tuple[int, int, Json]]]) -> Iterator[Json]:
    text = "".join(BLANKS.get(one["t"]) or one["c"] for one in run)
    end = 0
    for start, stop, node in find(text):
        yield from _part(run, end, start)
        yield node
        end = stop
    yield from _part(run, end, len(text))


def _part(run: list[Json], start: int, end: int) -> Iterator[Json]:
    """The inlines of a run from one character of its text to another."""
    at = 0
    for one in run:
        text = BLANKS.get(one["t"]) or one["c"]
        cut = text[max(start - at, 0) : max(end - at, 0)]
        if cut:
            yield one if cut == text else {"t": "Str", "c": cut}
        at += len(text)


UNCITING = ("Link", "Image", "Code", "CodeBlock", "Math", "Note")
"""Nodes in which nothing is cited."""
OnRun = Callable[[Run], Iterable[tuple[int, int, Json]]]
OnOther = Callable[[Json], None]
NOWHERE = Run("", False)


def is_citation(node: Json) -> bool:
    """A citation that is linked already."""
    return bool(node.get("t") == "Span" and "citation" in node["c"][0][1])


def walk_runs(node: Json, on_run: OnRun, on_other: OnOther = lambda _: None, *, at: Run = NOWHERE) -> None:
    """Go over the runs of plain text below a node in their order, and put nodes in the place of what is found.

    ``on_other`` is told the nodes between them in which nothing is found. ``at``: where the node stands.
    """
    if isinstance(node, list):
        node[:] = _walked(node, on_run, on_other, at)
    elif not isinstance(node, dict) or not isinstance(node.get("c"), list):
        return
    elif node.get("t") in UNCITING or is_citation(node):
        on_other(node)
    else:
        begins, raised = at.begins or node["t"] in ("Para", "Plain"), at.raised or node["t"] == "Superscript"
        walk_runs(node["c"], on_run, on_other, at=Run("", begins, raised))


def _walked(nodes: list[Json], on_run: OnRun, on_other: OnOther, at: Run) -> Iterator[Json]:
    for is_text, group in groupby(list(nodes), _is_text):
        run = list(group)
        if is_text:
            yield from replaced(run, partial(_on_text, on_run, at))
            at = Run("", False, at.raised)
            continue
        for node in run:
            if isinstance(node, (dict, list)):
                walk_runs(node, on_run, on_other, at=at)
                at = Run("", False, at.raised)
            yield node


def _on_text(on_run: OnRun, at: Run, text: str) -> Iterable[tuple[int, int, Json]]:
    return on_run(Run(text, at.begins, at.raised))


def _is_text(node: Json) -> bool:
    return isinstance(node, dict) and (node.get("t") == "Str" or node.get("t") in BLANKS)


def paragraphs(blocks: list[Json]) -> Iterator[str]:
    """The text of each block that may cite, with marks round what is raised; of a list each item by itself."""
    for block in blocks:
        match block["t"]:
            case "BulletList":
                yield from (text for item in block["c"] for text in paragraphs(item))
            case "OrderedList":
                yield from (text for item in block["c"][1] for text in paragraphs(item))
            case "BlockQuote":
                yield from paragraphs(block["c"])
            case "Div":
                yield from paragraphs(block["c"][1])
            case _:
                yield _marked(block)


def _marked(node: Json) -> str:
    if isinstance(node, list):
        return "".join(map(_marked, node))
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return str(content)
    if kind == "Superscript":
        return text_of(content).join(SUP)
    if kind in UNCITING and kind != "Link":
        return ""
    return BLANKS.get(str(kind)) or _marked(content)
