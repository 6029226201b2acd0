r"""The formulas of a book: read once, their numbers settled, what cannot be read told and shown as code.

Equations are counted as MathJax counts them, and only where something refers to one: a book that never says ``\ref``
has the numbers that its author typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kanyin import limits
from kanyin.book.pandoc_types import Json
from kanyin.book.places import line_with
from kanyin.book.plain_runs import BLANKS
from kanyin.book.tex_environments import is_formula
from kanyin.book.tree import rewrite
from kanyin.mathematics import mathml, reader
from kanyin.mathematics.macros import Macros
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_SHOWN = 60
_REFERENCE = lazy(r"\\(eq)?ref\{([^{}]+)\}")


@dataclass(slots=True)
class _Numbers:
    """Numbers and ids by labels; what is to be written into a formula, by where its lines end, and its id."""

    of_labels: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    written: list[dict[int, str]] = field(default_factory=list)
    own_ids: list[str] = field(default_factory=list)


def settle_formulas(document: Json, markdown: str, name: str) -> None:
    """Change the formulas of pandoc's document in place, and the references to them in its text.

    Raises InputError for a formula beyond the limit of size.
    """
    nodes: list[Json] = []
    texts: list[str] = []
    macros = Macros()
    sources: list[str] = []
    """The formulas as their author wrote them, with his own commands."""
    unseen: list[Json] = []

    def look(node: Json) -> Json | None:
        if node["t"] == "CodeBlock" and is_formula(node["c"][0][1]):
            return {"t": "Para", "c": [{"t": "Math", "c": [{"t": "DisplayMath"}, node["c"][1]]}]}
        if node["t"] == "Math":
            _check_size(node["c"][1], markdown, name)
            sources.append(node["c"][1])
            nodes.append(node)
            node["c"][1] = macros.expanded(node["c"][1])
            if macros.learn(sources[-1]):
                unseen.append(node)
        elif node["t"] == "Str" and "ref{" in node["c"]:
            texts.extend(label for _, label in _REFERENCE.findall(node["c"]))
        return None

    for part in ("meta", "blocks"):
        rewrite(document[part], look)
        _drop(document[part], unseen)
    referred = {*texts, *(label for node in nodes for label in reader.referred(node["c"][1]))}
    numbers = _count([reader.outline(node["c"][1]) for node in nodes], referred)
    order = {id(node): n for n, node in enumerate(nodes)}

    def settle(node: Json) -> Json | None:
        if node["t"] == "Math" and id(node) in order:
            at = order[id(node)]
            return _settled(node, at, numbers, (markdown, sources[at]))
        return _linked(node["c"], numbers, markdown) if node["t"] == "Str" and "ref{" in node["c"] else None

    for part in ("meta", "blocks"):
        rewrite(document[part], settle)


def _drop(node: Json, unseen: list[Json]) -> None:
    """Take out the formulas that only define commands, and the paragraphs that hold nothing else."""
    if not unseen:
        return
    for child in list(node.values() if isinstance(node, dict) else node):
        if isinstance(child, (dict, list)):
            _drop(child, unseen)
    if isinstance(node, list):
        kept = [child for child in node if not any(child is one for one in unseen)]
        node[:] = [child for child in kept if not _is_emptied(child)]


def _is_emptied(node: Json) -> bool:
    if not isinstance(node, dict) or node.get("t") not in ("Para", "Plain"):
        return False
    return all(one["t"] in BLANKS for one in node["c"])


def _check_size(formula: str, markdown: str, name: str) -> None:
    if len(formula) > limits.limit("formula-size"):
        raise limits.exceeded("formula-size", len(formula), file=name, line=line_with(markdown, formula))


def _count(outlines: Sequence[Any], referred: set[str]) -> _Numbers:
    """Number what is to have one: the author's numbers first, then, where there are references, one after the other."""
    found, last = _Numbers(), 0
    for n, outline in enumerate(outlines, 1):
        written: dict[int, str] = {}
        identity = ""
        for m, line in enumerate(outline.lines if outline else ()):
            counted = outline.is_counted and (not outline.environment.startswith("mult") or m == len(outline.lines) - 1)
            if not line.number and referred and not line.is_bare and (counted or line.label in referred):
                last += 1
                line.number = f"({last})"
                written[line.end] = str(last)
            if line.label and line.label in referred:
                identity = identity or f"eq-{n}"
                found.of_labels.setdefault(line.label, re.sub(r"\A\((.*)\)\Z", r"\1", line.number))
                found.ids.setdefault(line.label, identity)
        found.written.append(written)
        found.own_ids.append(identity)
    return found


def _settled(node: Json, at: int, numbers: _Numbers, written: tuple[str, str]) -> Json:
    """A formula with its numbers, in a span with its id; a reference and nothing else as a link; one that cannot be
    read as code. ``written``: the Markdown, and the formula as it stands there.
    """
    source: str = node["c"][1]
    alone = _REFERENCE.fullmatch(source.strip())
    if alone and alone[2] in numbers.ids:
        return _link(alone, numbers)
    tex = reader.with_numbers(source, numbers.written[at], numbers.of_labels)
    try:
        reader.read(tex, display=is_display(node))
    except reader.TexError as error:
        markdown, own = written
        _tell(own, error if own == source else reader.TexError(error.problem, 0), markdown)
        return {"t": "Code", "c": [["", ["math"], []], own.strip()]}
    made = {"t": "Math", "c": [node["c"][0], tex]}
    return {"t": "Span", "c": [[numbers.own_ids[at], [], []], [made]]} if numbers.own_ids[at] else made


def _tell(source: str, error: reader.TexError, markdown: str) -> None:
    """Where in the Markdown a formula cannot be read, and why."""
    start = markdown.find(source)
    shown = " ".join(source.split())[:_SHOWN]
    hint = msg("write it with commands that KaTeX knows")
    if start < 0:
        problem = msg("this formula cannot be read, so it stands there as code: {formula} ({reason})",
                      formula=shown, reason=error.problem)  # fmt: skip
        remark(problem, line=line_with(markdown, source), hint=hint)
        return
    at = start + error.at
    column = at - markdown.rfind("\n", 0, at)
    problem = msg("this formula cannot be read, so it stands there as code: {formula} (column {column}: {reason})",
                  formula=shown, column=column, reason=error.problem)  # fmt: skip
    remark(problem, line=markdown.count("\n", 0, at) + 1, hint=hint)


def _linked(text: str, numbers: _Numbers, markdown: str) -> Json | None:
    r"""Text with ``\ref{…}`` as text with links; None where no such label is."""
    parts: list[Json] = []
    at = 0
    for found in _REFERENCE.finditer(text):
        if found[2] in numbers.ids:
            parts += [_str(text[at : found.start()]), _link(found, numbers)]
            at = found.end()
        else:
            problem = msg("no formula has the label {label}", label=found[2])
            remark(problem, line=line_with(markdown, found[0]), hint=msg("is it spelled so?"))
    if not parts:
        return None
    return {"t": "Span", "c": [["", [], []], [part for part in (*parts, _str(text[at:])) if part["c"]]]}


def _link(reference: re.Match[str], numbers: _Numbers) -> Json:
    number = numbers.of_labels[reference[2]]
    text = f"({number})" if reference[1] else number
    return {"t": "Link", "c": [["", [], []], [_str(text)], [f"#{numbers.ids[reference[2]]}", ""]]}


def _str(text: str) -> Json:
    return {"t": "Str", "c": text}


def is_display(node: Json) -> bool:
    """True for a formula on a line of its own."""
    return bool(node["c"][0]["t"] == "DisplayMath")


def as_html(node: Json) -> Json | None:
    """A formula of the tree as MathML for pandoc's HTML: its number beside it, or in a column of its own where its
    lines have several. None for all other nodes.
    """
    if node["t"] != "Math":
        return None
    formula = reader.read(node["c"][1], display=is_display(node))
    numbers = formula.numbers if formula.is_display else ()
    if len(numbers) > 1 and any(numbers):
        _add_column(formula.math, numbers)
    mathml.annotate(formula.math, formula.tex)
    html = etree.tostring(formula.math, encoding="unicode")
    if len(numbers) == 1 and numbers[0]:
        number = etree.Element("span", {"class": "equation-number"})
        number.text = numbers[0]
        html = f'<span class="equation">{html}{etree.tostring(number, encoding="unicode")}</span>'
    return {"t": "RawInline", "c": ["html", html]}


def _add_column(math: etree._Element, numbers: Sequence[str]) -> None:
    """The numbers of lines as the last column of their table."""
    rows: Iterator[etree._Element] = iter(math.iter(f"{{{mathml.MATHML}}}mtr"))
    for row, number in zip(rows, numbers, strict=False):
        if number:
            cell = mathml.make("mtd", {"columnalign": "right"})
            cell.extend([mathml.make("mspace", {"width": "2em"}), mathml.number(number)])
            row.append(cell)
