"""The tags of Hexo, GitBook, Hugo and MDX: their names, their attributes, and which of them end which.

``{% hint style="info" %}`` … ``{% endhint %}``, ``{{< callout note "题" >}}`` … ``{{< /callout >}}``, ``<Tab>`` …
``</Tab>``. What a name means is in ``rules/tags.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kanyin import rules
from kanyin.patterns import lazy

_TAG = lazy(
    r"\{%-?[ \t]*+(?P<liquid_end>end)?(?P<liquid>[A-Za-z][\w-]*+)(?P<liquid_rest>[^%{\n]*+(?:%(?!\})[^%{\n]*+)*+)%\}"
    r"|\{\{[<%][ \t]*+(?P<hugo_end>/[ \t]*+)?(?P<hugo>[A-Za-z][\w-]*+)(?P<hugo_rest>[^<>%\n]*+)[>%]\}\}"
    r"|<(?P<mdx_end>/)?(?P<mdx>[A-Z][A-Za-z]*+(?:\.[A-Z][A-Za-z]*+)?)"
    r"(?P<mdx_rest>(?:[ \t](?:[^<>\n{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+)?)>"
)
_ATTRIBUTE = lazy(
    r"(?:(?<![\w-])(?P<key>[A-Za-z][\w-]*+)[ \t]*+=[ \t]*+)?+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|\{(?P<braces>[^{}]*+)\}|(?P<bare>[^\s\"'={},]++))"
)
_STRINGS = lazy(r"\"([^\"]*+)\"|'([^']*+)'|`([^`]*+)`")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag within a line: where it stands, whether it ends another, its attributes, and its words without a key."""

    start: int
    end: int
    name: str
    is_end: bool
    syntax: str
    attributes: dict[str, str]
    words: tuple[str, ...]
    """Those in quotation marks first."""
    rest: str
    """All that stands behind the name."""

    def first(self, *keys: str) -> str:
        """The first of these attributes that it has."""
        return next((self.attributes[key] for key in keys if self.attributes.get(key)), "")


@cache
def names(meaning: str) -> frozenset[str]:
    """The names of the tags that mean it."""
    return frozenset(rules.table("tags")[meaning]["names"])


def tags(text: str) -> Iterator[Tag]:
    """The tags of a line."""
    for found in _TAG.finditer(text) if "{%" in text or "{{" in text or "<" in text else ():
        syntax = next(one for one in ("liquid", "hugo", "mdx") if found[one])
        name = found[syntax].lower()
        rest = found[f"{syntax}_rest"].strip(" \t-/")
        attributes, words = _attributes(rest)
        yield Tag(found.start(), found.end(), name, bool(found[f"{syntax}_end"]), syntax, attributes, words, rest)


def _attributes(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    attributes: dict[str, str] = {}
    quoted: list[str] = []
    bare: list[str] = []
    for found in _ATTRIBUTE.finditer(text):
        if found["braces"] is not None:
            value = "\n".join(next(filter(None, one), "") for one in _STRINGS.findall(found["braces"]))
        else:
            value = next(found[kind] for kind in ("double", "single", "bare") if found[kind] is not None)
        if found["key"]:
            attributes[found["key"].lower()] = value
        else:
            (bare if found["bare"] else quoted).append(value)
    return attributes, (*quoted, *bare)


def pairs(found: Sequence[tuple[int, Tag]]) -> dict[tuple[int, int], tuple[int, Tag]]:
    """For each tag that another ends, by its line and its place there, the one that does; the last that is open ends
    first."""
    opened: list[tuple[int, Tag]] = []
    ended: dict[tuple[int, int], tuple[int, Tag]] = {}
    for line, tag in found:
        if not tag.is_end:
            opened.append((line, tag))
            continue
        at = next((n for n in range(len(opened) - 1, -1, -1) if _is_of(opened[n][1], tag)), None)
        if at is not None:
            ended[opened[at][0], opened[at][1].start] = (line, tag)
            del opened[at:]
    return ended


def _is_of(tag: Tag, end: Tag) -> bool:
    return tag.name == end.name and tag.syntax == end.syntax
