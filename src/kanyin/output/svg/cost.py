"""How much a drawing draws when what it repeats is counted as often as it is drawn: a few lines can draw for ever."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

import cssselect2
import tinycss2
from lxml import etree

from kanyin import limits
from kanyin.output.svg.rules import HREF, svg_rules
from kanyin.output.svg.values import LOCAL
from kanyin.patterns import lazy

_REFERENCE = lazy(r"(?<![-\w])([-\w]++)\s*+:\s*+" + LOCAL.pattern)


def check_tags(data: bytes) -> None:
    """Raise InputError for a file with so many tags that reading it would be too much."""
    tags = data.count(b"<") - data.count(b"</")
    if tags > limits.limit("svg-elements"):
        raise limits.exceeded("svg-elements", tags)


@dataclass(slots=True)
class _Drawn:
    """What an element draws besides itself: what is in it or repeated by it; paints, which all in it inherit, and how
    often each is used; and what it is cut or changed with.
    """

    inner: list[etree._Element]
    paints: list[tuple[etree._Element, int]]
    others: list[etree._Element]

    def all(self) -> list[etree._Element]:
        return [*self.inner, *(paint for paint, _ in self.paints), *self.others]


@dataclass(slots=True)
class _Cost:
    """Elements that are drawn for one, itself among them, and how deep they go."""

    elements: int
    depth: int


def check_cost(root: etree._Element) -> None:
    """Raise InputError for a drawing (made by ``svg.clean_svg``) that draws more, or deeper, than the limits allow, and
    RefusedError for one that draws itself.
    """
    graph = _Graph(root)
    costs: dict[etree._Element, _Cost] = {}
    begun: set[etree._Element] = set()
    waiting: list[tuple[etree._Element, _Drawn | None]] = [(root, None)]
    while waiting:
        element, drawn = waiting.pop()
        if drawn is not None:
            begun.discard(element)
            costs[element] = _sum(drawn, costs)
        elif element in begun:
            svg_rules().check("circle", "*", f"#{element.get('id', '')}", 1)
        elif element not in costs:
            begun.add(element)
            drawn = graph.drawn(element)
            waiting.append((element, drawn))
            waiting += ((inner, None) for inner in drawn.all() if inner not in costs)


def _sum(drawn: _Drawn, costs: dict[etree._Element, _Cost]) -> _Cost:
    """Raises InputError beyond the limits."""
    count = 1 + sum(costs[inner].elements for inner in drawn.inner)
    count *= 1 + sum(costs[paint].elements * times for paint, times in drawn.paints)
    count += sum(costs[other].elements for other in drawn.others)
    depth = 1 + max((costs[one].depth for one in drawn.all()), default=0)
    if count > limits.limit("svg-elements"):
        raise limits.exceeded("svg-elements")
    if depth > limits.limit("svg-depth"):
        raise limits.exceeded("svg-depth")
    return _Cost(count, depth)


class _Graph:
    """Which elements an element draws."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id = {element.get("id"): element for element in root.iter(etree.Element) if element.get("id")}
        self._by_rules: dict[etree._Element, list[tuple[str, str]]] = defaultdict(list)
        self._read_sheets(root)

    def _read_sheets(self, root: etree._Element) -> None:
        """Which elements the rules of its sheets give a reference to."""
        matcher, any_found = cssselect2.Matcher(), False
        for rule in tinycss2.parse_stylesheet("\n".join(style.text or "" for style in root.iter("{*}style"))):
            found = _REFERENCE.findall(tinycss2.serialize(rule.content)) if rule.type == "qualified-rule" else []
            if found:
                any_found = True
                for selector in cssselect2.compile_selector_list(rule.prelude):
                    matcher.add_selector(selector, found)
        wrappers = cssselect2.ElementWrapper.from_xml_root(root).iter_subtree() if any_found else ()
        for wrapper in wrappers:
            for *_, found in matcher.match(wrapper):
                self._by_rules[wrapper.etree_element] += found

    def drawn(self, element: etree._Element) -> _Drawn:
        """What an element draws."""
        found = _Drawn([child for child in element if isinstance(child.tag, str)], [], [])
        if etree.QName(element).localname == "use" and element.get(HREF, "#")[1:] in self._by_id:
            found.inner.append(self._by_id[element.get(HREF)[1:]])
        own = [(key, name) for key, value in element.attrib.items() for name in LOCAL.findall(value) if key != "style"]
        own += _REFERENCE.findall(element.get("style", "")) + self._by_rules.get(element, [])
        for key, name in own:
            target = self._by_id.get(name)
            if target is None or etree.QName(target).localname.endswith("Gradient"):
                continue
            if key.startswith(("fill", "stroke", "marker")):
                found.paints.append((target, _vertices(element) if key.startswith("marker") else 1))
            else:
                found.others.append(target)
        return found


def _vertices(element: etree._Element) -> int:
    """About how many points a line has, each of which may wear a marker."""
    return 1 + len(re.findall(r"[\d.]+", element.get("d") or element.get("points") or "")) // 2
