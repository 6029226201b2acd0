"""Page furniture out, and for each line that stays its role: what the decision for the whole page makes of a page.

A person's word on a line goes before all else, then one on a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin import rules
from kanyin.config.line_roles import FURNITURE
from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Line
from kanyin.roles import Labelled, label
from kanyin.roles.doubt import Doubt
from kanyin.roles.facts import look
from kanyin.roles.named import KEPT, nothing
from kanyin.text import letters

MENU, TEASER, SENTENCE, OUTSIDE = "BP040", "BP041", "BP042", "BP043"
"""The rules of lines that no rule of furniture knows and that stand outside the article: by what they look like."""
SAID = "OV002"
"""The record of lines of which a person says what they are."""


def remove(lines: tuple[Line, ...], overrides: Overrides = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines of the article with their roles, and a ``drop`` for each line of furniture; see ``judge``."""
    return taken_out(judge(lines, overrides), overrides)


def taken_out(
    page: Sequence[Labelled], overrides: Overrides = NONE, title: str = ""
) -> tuple[tuple[Line, ...], list[Change]]:
    """What stays of a page that has been judged.

    Where the page's metadata tell its ``title``, no line that says another is one.
    A person's decision goes before a rule's: for a line that he keeps there is a ``keep``.
    """
    out: list[Line] = []
    changes: list[Change] = []
    dropped = [rule for rule in rules.boilerplate() if rule.id in overrides.dropped_rules()]
    for n, each in enumerate(page):
        said = overrides.role(each.line.text, each.line.src)
        change = _as_said(each.line, overrides) if said not in ("", FURNITURE) else _change(each, overrides, dropped)
        if change is None or change.action == "keep":
            below = page[n + 1].line.text if n + 1 < len(page) else ""
            role = "text" if not said and each.role == "title" and _is_no_title(each, title, below) else each.role
            out.append(_with_role(each.line, role, said, change))
        if change is not None:
            changes.append(change)
    return tuple(out), changes


def _as_said(line: Line, overrides: Overrides) -> Change | None:
    """The record that a person says what a line is."""
    decision = overrides.on_line(line.text, line.src)
    return Change(SAID, "keep", line.src, line.text, line.text, by=decision[1]) if decision else None


def _with_role(line: Line, role: str, said: str, change: Change | None) -> Line:
    """A line that stays, with what the decision or a person says it is. Markup that says otherwise counts no more."""
    kept = line.kept if change is None else change.by
    if not said or change is None:
        part = line.role if line.role != "title" else ""
        own = part if role in ("text", "furniture") else role
        return line if (own, kept) == (line.role, line.kept) else replace(line, role=own, kept=kept)
    fits = line.kind in ("", "p", "b") or (said == "heading" and line.kind[:1] == "h")
    return replace(line, role=said, by=change.by, kept=kept, kind=line.kind if fits else "")


def judge(
    lines: tuple[Line, ...],
    overrides: Overrides = NONE,
    title: str = "",
    *,
    is_whole: bool = False,
    is_placed: bool = True,
) -> tuple[Labelled, ...]:
    """The lines with their roles; what a person drops by itself is judged beside none.

    ``is_whole``, ``is_placed``: see ``label``.
    """
    if not overrides.levels:
        return label(lines, told=title, is_whole=is_whole, is_placed=is_placed)
    decided = [overrides.on_line(line.text, line.src) for line in lines]
    judged = [n for n, decision in enumerate(decided) if decision is None or decision[0] == "keep"]
    said = {id(lines[n]) for n in judged if decided[n] is not None}

    def says(line: Line) -> str:
        role = overrides.role(line.text, line.src)
        return role or (KEPT if overrides.on_line(line.text, line.src) is not None else "")

    # By their places: several lines may come from one of the source, the rows of a table do.
    found = label(
        tuple(lines[n] for n in judged),
        overrides.kept_rules(),
        says if said else nothing,
        title,
        is_whole=is_whole,
        is_placed=is_placed,
    )
    by_place = dict(zip(judged, found, strict=True))
    return tuple(by_place[n] if n in by_place else _unheard(line) for n, line in enumerate(lines))


def _is_no_title(each: Labelled, title: str, below: str) -> bool:
    """The page's metadata call it otherwise; or it says the title as the subject of the sentence that goes on below."""
    return bool(title) and (letters(title) not in letters(each.line.text) or rules.needs_subject(below))


def _unheard(line: Line) -> Labelled:
    """A line that a person drops, by itself."""
    facts = look((line,))
    return Labelled(line, facts, "text" if facts.furniture is None else "furniture", Doubt())


def _change(each: Labelled, overrides: Overrides, dropped: Sequence[rules.Rule]) -> Change | None:
    """What happens to a line: a person's word on it, else on the rule, else its role."""
    line = each.line
    decision = overrides.on_line(line.text, line.src)
    rule = _rule(each)
    if decision is None and not rule:
        rule = next((one.id for one in dropped if one.pattern.match(line.text)), "")
    if decision is None and rule:
        decision = overrides.on_rule(rule)
    if decision is None:
        return Change(rule, "drop", line.src, line.text, "") if rule else None
    verb, by = decision
    if verb == "drop":
        return Change(rule or "OV001", "drop", line.src, line.text, "", by=by)
    return Change(rule, "keep", line.src, line.text, line.text, by=by) if rule else None


def _rule(each: Labelled) -> str:
    """The rule that takes the line; nothing for one that stays."""
    if each.role != "furniture":
        return ""
    facts = each.facts
    if facts.furniture is not None:
        return facts.furniture.id
    if "menu" in facts.shown:
        return MENU
    if facts.is_sentence:
        return SENTENCE
    return TEASER if "dated-headline" in facts.shown else OUTSIDE
