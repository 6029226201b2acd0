"""Page furniture out: what a line is, then where it stands.

Two passes. Each line alone: does a rule know it as furniture, is it a sentence, a heading, an entry of a list? Then the
neighbours: where the article's text begins and ends, what lies outside it. Inside the text only rules take lines, and
only those that say ``anywhere``; a sentence is never taken for its place alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin import rules
from kanyin.clean.characters import visible
from kanyin.config.overrules import NONE, Overrules
from kanyin.model import Change, Line

# A sentence: a mark of prose in the middle of a good deal of text.
_PROSE_MARK = re.compile("[。，；！？,;!?．]|[.](?=\\s|$)")
_HAN_RUN = re.compile("[\u4e00-\u9fff]")
PROSE_LENGTH = 24
_REFERENCE = re.compile(r".{2,}(\[[A-Z]{1,2}(/[A-Z]{2})?\]|[12]\d{3}|出版社|学报|Press|Vol)")
_ITEM = "(?> ?[^|｜丨>＞»,，。;；]{1,12} ?)"
_MENU = re.compile(rf"{_ITEM}(?>[|｜丨>＞»]+{_ITEM}){{2,}}+[|｜丨>＞»]?$")
_TEASER = re.compile(
    r"[·•▪■◆●★☆>»\-—]\s*\S.{3,50}$|.{4,50}\s[\[(（]?\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?[\])）]?$"
)
_SITE_WORDS = re.compile(
    "本站|本网|网站|网友|用户|登录|注册|会员|转载|侵权|版权|评论|客服|下载|二维码|公众号|扫码|广告|投稿|点击|链接"
)

# The tail begins at furniture after which this share of the page's prose remains at most.
TAIL_SHARE = 0.12


@dataclass(frozen=True, slots=True)
class _Look:
    """What a line is by itself."""

    text: str
    rule: rules.Rule | None
    prose: bool


def remove(lines: tuple[Line, ...], overrules: Overrules = NONE) -> tuple[tuple[Line, ...], list[Change]]:
    """The lines of the article, and a ``drop`` for each line of furniture.

    A person's decision goes before a rule's: for a line that he keeps there is a ``keep``.
    """
    looks = [_look(line.text) for line in lines]
    first, last = _article_span(looks, lines, overrules)
    out: list[Line] = []
    changes: list[Change] = []
    references = False
    for n, (line, look) in enumerate(zip(lines, looks, strict=True)):
        strong = look.rule is not None and not look.rule.weak and not look.prose
        # The list runs from its heading to the first line that only a page's foot can hold.
        references = (references and not strong) or (n > first and rules.is_references_heading(look.text))
        taken = _furniture(look, outside=n < first or n > last, tail=n > last, references=references)
        change = _change(line, look, taken, overrules)
        if change is None or change.action == "keep":
            out.append(line)
        if change is not None:
            changes.append(change)
    return tuple(out), changes


def _change(line: Line, look: _Look, taken: tuple[str, bool] | None, overrules: Overrules) -> Change | None:
    """What happens to a line: a person's word on it, else on the rule, else the rule's."""
    verdict = overrules.on_line(look.text, line.src)
    rule, doubt = taken or ("", False)
    if verdict is None and taken is None:
        dropped = overrules.dropped_rules()
        rule = next((r.id for r in rules.boilerplate() if r.id in dropped and r.pattern.match(look.text)), "")
    if verdict is None and rule:
        verdict = overrules.on_rule(rule)
    if verdict is None:
        return Change(rule, "drop", line.src, line.text, "", doubt) if rule else None
    decision, by = verdict
    if decision == "drop":
        return Change(rule or "OV001", "drop", line.src, line.text, "", by=by)
    return Change(rule, "keep", line.src, line.text, line.text, by=by) if rule else None


def _furniture(look: _Look, *, outside: bool, tail: bool, references: bool) -> tuple[str, bool] | None:
    """The rule that takes the line, and whether that is in doubt; None for a line that stays."""
    rule = look.rule
    if references:
        return None
    if rule and (outside or rule.where == "anywhere"):
        return rule.id, False
    if outside and "<" not in look.text and _MENU.match(look.text):
        return "BP040", False
    if not tail or _is_kept(look.text):
        return None
    if _TEASER.match(look.text):
        return "BP041", False
    if look.prose:
        return ("BP042", True) if _SITE_WORDS.search(look.text) else None
    return "BP043", not _is_scrap(look.text)


def _is_scrap(text: str) -> bool:
    """A few words that no sentence, heading or name would be: a label with nothing behind it, numbers, marks."""
    return len(visible(text)) <= 12


def _look(raw: str) -> _Look:
    text = " ".join(raw.split())
    rule = rules.furniture(text, at_edge=True) if len(text) <= 400 or "声明" in text[:12] else None
    if rule is not None and _is_head_field(text):
        rule = None  # an abstract may speak of anything
    if len(text) >= PROSE_LENGTH:
        prose = rule is None and _PROSE_MARK.search(text) is not None and _HAN_RUN.search(text) is not None
    else:
        prose = rule is None and text.endswith(("。", "！", "？", "”"))
    return _Look(text, rule, prose)


_OF_THE_SITE = frozenset({"hits", "editor", "lead", "source", "date", "title", "place", "author"})
"""Labelled fields that a portal sets as often as a journal does."""


def _is_kept(text: str) -> bool:
    """Belongs to an article wherever it stands: a labelled field, a numbered heading, a reference, back matter."""
    label = rules.label(text)
    return (
        (label is not None and label.field not in _OF_THE_SITE)
        or rules.is_references_heading(text)
        or rules.is_back_matter(text)
        or (rules.split_heading(text) is not None and len(_HAN_RUN.findall(text)) >= 3)
        or (label is None and len(text) >= PROSE_LENGTH and _REFERENCE.match(text) is not None)
    )


def _article_span(looks: list[_Look], lines: tuple[Line, ...], overrules: Overrules) -> tuple[int, int]:
    """Indexes of the first and the last line of the article's own text, its head (title, authors) not counted.

    The tail begins at the first line that only the edge of a page can hold and behind which next to no prose remains;
    references and notes of the article that follow it are known by themselves. Short lines before it (a date, a place)
    are the article's. A line that a person keeps begins no tail.
    """
    prose = [len(look.text) if look.prose else 0 for look in looks]
    total = remaining = sum(prose)
    first = next((n for n, look in enumerate(looks) if look.prose or _is_head_field(look.text)), len(looks))
    for n, look in enumerate(looks):
        remaining -= prose[n]
        begins_tail = look.rule is not None and look.rule.where == "edges" and not look.rule.weak
        is_behind = n > first and remaining <= TAIL_SHARE * total
        if begins_tail and is_behind and not _is_overruled(look, lines[n].src, overrules):
            return first, _above_teasers(looks, n) - 1
    return first, len(looks) - 1


def _above_teasers(looks: list[_Look], tail: int) -> int:
    """Where a foot begins whose first lines are a list of other articles with their dates, and its title."""
    start = tail
    while start > 1 and not looks[start - 1].prose and _TEASER.match(looks[start - 1].text):
        start -= 1
    title = looks[start - 1].text
    has_title = start < tail and len(title) <= 16 and not looks[start - 1].prose and not _is_kept(title)
    return start - 1 if has_title else start


def _is_head_field(text: str) -> bool:
    """The abstract or the keywords: what stands below them is the article."""
    label = rules.label(text)
    return label is not None and label.field in ("abstract", "keywords")


def _is_overruled(look: _Look, src: tuple[int, ...], overrules: Overrules) -> bool:
    """A person keeps the line, or all that its rule knows."""
    verdict = overrules.on_line(look.text, src) or (overrules.on_rule(look.rule.id) if look.rule else None)
    return verdict is not None and verdict[0] == "keep"
