"""Heads of a novel on one line, 第一卷 风起 第二章 夜渡: sites say the volume above each of its chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.model import Change, Line
from kanyin.patterns import lazy

RULE, RULE_AGAIN = "HD097", "HD098"
_NUMBER = r"第[一二三四五六七八九十百千零〇两\d]{1,7}"
_BOTH = lazy(
    rf"(?P<volume>{_NUMBER}[卷部集册辑篇](?:[ \u3000:：]{{1,2}}[^\s，。；！？]{{1,15}})?)[ \u3000]+"
    rf"(?P<chapter>{_NUMBER}[章回节話话](?:[ \u3000:：][^。；\n]{{1,30}})?)"
)


FEWEST = 2


def part_volumes(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines, volume and chapter apart; the volume that the chapter before was of is not said again.

    One such line is the title of a page that holds one chapter.
    """
    if sum(_BOTH.fullmatch(line.text) is not None for line in lines if line.text[:1] == "第") < FEWEST:
        return tuple(lines), []
    out: list[Line] = []
    changes: list[Change] = []
    volume = ""
    for line in lines:
        found = None if line.by else _BOTH.fullmatch(line.text)
        if not found:
            out.append(line)
            continue
        is_again, volume = found["volume"] == volume, found["volume"]
        texts = [found["chapter"]] if is_again else [found["volume"], found["chapter"]]
        out += [replace(line, text=text) for text in texts]
        changes.append(Change(RULE_AGAIN if is_again else RULE, "split", line.src, line.text, "\n".join(texts)))
    return tuple(out), changes
