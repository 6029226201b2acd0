"""What the lines of a page are on which no sentence stands: a list, a table of contents, a poem, or furniture alone."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.patterns import lazy
from kanyin.roles.facts import Facts
from kanyin.roles.named import KEPT

NEAR = 4
"""Lines below the trail of the page on which its title stands, as markup tells."""


def roles_without_text(facts: Sequence[Facts], said: Sequence[str]) -> list[str]:
    """Text is what shows nothing of furniture, below the trail to the page if it has one; a person's word holds."""
    trail = max((n for n, each in enumerate(facts[: len(facts) // 2 + 1]) if _is_trail(each)), default=-1)
    below = range(trail + 1, min(trail + 1 + NEAR, len(facts))) if trail >= 0 else range(0)
    last = _PARTS.split(facts[trail].text)[-1].strip() if below else ""
    title = next((n for n in below if "marked-heading" in facts[n].shown or _ends_in(facts[n].text, last)), trail)
    title = _heading(facts) if trail < 0 else title
    roles = list(said)
    for n, (each, role) in enumerate(zip(facts, said, strict=True)):
        if role not in ("", KEPT):
            continue
        if n == title > trail and "title" not in said:
            roles[n] = "title"
        elif not role and (n < title or n == trail or _is_furniture(each)):
            roles[n] = "furniture"
        else:
            roles[n] = "text"
    return roles


def _heading(facts: Sequence[Facts]) -> int:
    """The one heading of a page, if its menu above names it too; -1 where there is none, or others."""
    marked = [n for n, each in enumerate(facts) if "marked-heading" in each.shown and each.key]
    named = [n for n in marked if any(each.key == facts[n].key for each in facts[:n])]
    return named[0] if len(marked) == len(named) == 1 else -1


_PARTS = lazy("[>＞»›]")
SHORTEST = 4


def _ends_in(text: str, last: str) -> bool:
    """The line says what the trail says last, with more before it: 《渡口》2021年第3期 below 渡口 > 2021年第3期."""
    return len(last) >= SHORTEST and text.endswith(last)


def _is_trail(each: Facts) -> bool:
    """首页 > 刊物 > 目录: the way to the page, and no single mark within a text."""
    return {"breadcrumb", "menu"} <= each.shown


def _is_furniture(each: Facts) -> bool:
    return each.furniture is not None or bool(each.shown & {"menu", "site-word"})
