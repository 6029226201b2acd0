"""``[TODO]: 补一张图`` is text: pandoc would take it for the address of a link, and nobody would see it."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

_DEFINITION = lazy(r" {0,3}\[(?P<label>[^\^\[\]][^\[\]]*+)\]:[ \t]*+(?P<target>\S++)[^\n]*+")
_ADDRESS = lazy(r"[/.#<]")
_CHINESE = lazy("[，。；：、？！（）“”《》]")


def plain_labels(lines: list[Line]) -> list[Line]:
    """The lines with a backslash before labels that nothing calls and behind which no address stands."""
    mask = unread_mask(lines)
    found = [None if is_code else _DEFINITION.fullmatch(line.text) for is_code, line in zip(mask, lines, strict=True)]
    texts = {at: one["label"] for at, one in enumerate(found) if one and not _is_address(one["target"])}
    called = _called(lines, texts)
    return [
        line.but(line.text.replace("[", r"\[", 1)) if at in texts and texts[at].lower() not in called else line
        for at, line in enumerate(lines)
    ]


def _is_address(target: str) -> bool:
    return bool(_ADDRESS.search(target)) and not _CHINESE.search(target)


_BRACKETS = lazy(r"\[([^\[\]]*+)\]")


def _called(lines: Sequence[Line], definitions: dict[int, str]) -> set[str]:
    """The labels that stand in brackets anywhere else."""
    if not definitions:
        return set()
    others = (line.text for at, line in enumerate(lines) if at not in definitions)
    return {label.lower() for text in others for label in _BRACKETS.findall(text)}
