"""The CSS of a drawing, in its ``style`` attributes and its sheets: only what the list allows is written anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import cssselect2
import tinycss2

from kanyin.output.svg.rules import svg_rules
from kanyin.output.svg.values import ElsewhereError, canonical, is_of_kind
from kanyin.patterns import lazy

Left = list[tuple[str, int]]
"""What was left out of a drawing without being known to draw nothing, and the line of each."""

_SELECTOR = lazy(
    r"""(?:[-\w\s.#,>+~*=\[\]"']|:root\b|:(?:first|last|only)-(?:child|of-type)\b|:nth-[a-z-]++\([-\w\s+]*+\))*+"""
)
_POINTING = lazy(r":(?:hover|focus|active|link|visited)\b")
"""Nobody points at paper; and one such rule makes WeasyPrint drop the whole sheet."""
_NOTHING = ("charset", "namespace")


def property_value(name: str, value: str, line: int, left: Left) -> str | None:
    """What an attribute that is a property says, in its one form; None where it is left out. Raises RefusedError."""
    return _checked(name, tinycss2.parse_component_value_list(value), line, left)


def style_attribute(text: str, line: int, left: Left) -> str:
    """A ``style`` attribute with its allowed properties. Raises RefusedError."""
    return "; ".join(_declarations(tinycss2.parse_blocks_contents(text), line, left))


def style_sheet(text: str, line: int, left: Left) -> str:
    """A sheet with its allowed rules. Raises RefusedError."""
    made: list[str] = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        at = line + rule.source_line - 1
        if rule.type == "at-rule":
            svg_rules().check("rule", rule.lower_at_keyword, f"@{rule.lower_at_keyword}", at)
            left += [] if rule.lower_at_keyword in _NOTHING else [(f"@{rule.lower_at_keyword}", at)]
        elif rule.type == "qualified-rule":
            made += _rule(rule, at, left)
    return "\n".join(made)


def _rule(rule: Any, line: int, left: Left) -> Iterator[str]:
    selector = " ".join(tinycss2.serialize(rule.prelude).split())
    if not _SELECTOR.fullmatch(selector) or not _compiles(selector):
        left += [] if _POINTING.search(selector) else [(selector, line)]
        return
    said = "; ".join(_declarations(tinycss2.parse_blocks_contents(rule.content), line, left))
    if said:
        yield f"{selector} {{ {said} }}"


def _compiles(selector: str) -> bool:
    """True for a selector that WeasyPrint knows: another makes it drop all rules after."""
    try:
        return bool(cssselect2.compile_selector_list(selector))
    except cssselect2.SelectorError:
        return False


def _declarations(nodes: Iterable[Any], line: int, left: Left) -> Iterator[str]:
    for node in nodes:
        if node.type == "at-rule":
            svg_rules().check("rule", node.lower_at_keyword, f"@{node.lower_at_keyword}", line)
        if node.type == "declaration":
            value = _checked(node.lower_name, node.value, line, left)
            if value is not None:
                yield f"{node.lower_name}: {value}{' !important' if node.important else ''}"


def _checked(name: str, tokens: Iterable[Any], line: int, left: Left) -> str | None:
    """The value of a property that the list knows, where it is of the property's kind."""
    row = svg_rules().properties.row(name)
    if row is None:
        left += [] if svg_rules().silent["property"].row(name) else [(name, line)]
        return None
    try:
        value = canonical(tokens)
    except ElsewhereError as error:
        svg_rules().check("address", "*", str(error)[:60], line)
        raise
    if value is None or not is_of_kind(value, row["kind"]):
        left.append((name, line))
        return None
    return value
