"""Heads of a novel on one line, 第一卷 风起 第二章 夜渡: sites say the volume above each of its chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import Change, Line
from kanyin.patterns import lazy

RULE, RULE_AGAIN = "HD097", "HD098"
NUMBER = r"第[一二三四五六七八九十百千零〇两\d]{1,7}"
_BOTH = lazy(
    rf"(?P<volume>{NUMBER}[卷部集册辑篇](?:[ \u3000:：]{{1,2}}[^\s，。；！？]{{1,15}})?)[ \u3000]+"
    rf"(?P<chapter>{NUMBER}[章回节話话](?:[ \u3000:：][^。；\n]{{1,30}})?)"
)
FEWEST = 2
"""Such lines of a novel: a single one is the title of a page that holds one chapter."""


def part_volumes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines, volume and chapter apart; the volume that the chapter before was of is not said again."""
    heads = [None if line.by else _BOTH.fullmatch(line.text) for line in lines]
    if len(lines) - heads.count(None) < FEWEST:
        return tuple(lines), []
    out: list[Line] = []
    changes: list[Change] = []
    volume = ""
    for line, head in zip(lines, heads, strict=True):
        if not head:
            out.append(line)
            continue
        is_again, volume = head["volume"] == volume, head["volume"]
        texts = [head["chapter"]] if is_again else [head["volume"], head["chapter"]]
        out += [replace(line, text=text) for text in texts]
        changes.append(Change(RULE_AGAIN if is_again else RULE, "split", line.src, line.text, "\n".join(texts)))
    return tuple(out), changes
