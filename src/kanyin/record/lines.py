"""What each line of a page was taken for, by which evidence, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kanyin import rules
from kanyin.config.line_roles import ROLES
from kanyin.fields import titles
from kanyin.messages import language, msg
from kanyin.model import Change, Document, Figure, Heading, Table, Verse
from kanyin.record.report import reasons, visible
from kanyin.roles import Labelled, evidence
from kanyin.roles.doubt import SETTLED, scale

MOST = 6
"""Pieces of evidence told of a line: the weightiest."""
LEAST_SIGN = 0.3
_LIFTED = {
    **dict.fromkeys(("MD002", "MD005", "MD006", "MD009"), "info"),
    **dict.fromkeys(("MD010", "MD011"), "lead"),
    "MD001": "title",
    "MD003": "abstract",
    "MD004": "keywords",
    "MD007": "author",
    "MD008": "unit",
}


@dataclass(frozen=True, slots=True)
class Weight:
    """A piece of evidence: its id, how much it tells, why in Chinese and in English."""

    id: str
    weight: float
    why: str
    why_en: str

    def reason(self, lang: str) -> str:
        """Why, in ``zh`` or ``en``."""
        return self.why_en if lang == "en" else self.why


@dataclass(frozen=True, slots=True)
class LineRole:
    """What a source line was taken for. ``margin`` is the logarithm of the odds that this is right, None where a person
    or the page's markup settled it; ``evidence`` is what decided, ``signs`` are what speaks against it."""

    line: int
    role: str
    margin: float | None
    doubt: bool
    by: str
    evidence: tuple[Weight, ...]
    signs: tuple[Weight, ...]


def line_roles(document: Document, page: Sequence[Labelled]) -> list[LineRole]:
    """The roles of all lines that are not blank, the most doubtful first. ``page`` is what the roles were told of."""
    found = _became(document)
    doubtful = {n for change in document.changes if change.doubt for n in change.src}
    deciders = {n: change.by for change in document.changes if change.by for n in change.src}
    told = [
        _told(each, n, found.get(n, "furniture"), n in doubtful, deciders.get(n, ""))
        for each in page
        for n in each.line.src
    ]
    return sorted(told, key=lambda each: (not each.doubt, SETTLED if each.margin is None else each.margin, each.line))


def _told(each: Labelled, line: int, role: str, in_doubt: bool, by: str) -> LineRole:
    settled = each.doubt.question is None or bool(by)
    margin = None if settled else round(each.doubt.margin, 1)
    signs = () if settled else tuple(_signs(each))
    return LineRole(line, role, margin, in_doubt, by, tuple(_evidence(each, role)), signs)


def _evidence(each: Labelled, role: str) -> Iterator[Weight]:
    """What the line shows, by its weight for the title or for the text; first the rule of furniture that knows it."""
    if each.facts.furniture is not None and role == "furniture":
        rule = each.facts.furniture.id
        yield Weight(rule, 0.0, reasons("zh").get(rule, ""), reasons("en").get(rule, ""))
    weights = evidence.weights("title" if role == "title" else "text")
    shown = sorted(each.facts.shown, key=lambda name: (-abs(weights.get(name, 0.0)), name))
    yield from (_weight(name, weights[name]) for name in shown[:MOST] if weights.get(name))


def _signs(each: Labelled) -> Iterator[Weight]:
    question = each.doubt.question
    own = scale(question).signs if question is not None else {}
    against = sorted((-own[name], name) for name in each.doubt.signs if own.get(name, 0.0) >= LEAST_SIGN)
    yield from (_weight(name, -value) for value, name in against[:MOST])


def _weight(name: str, weight: float) -> Weight:
    row = _rows().get(name, {})
    why = row.get("why", name)
    return Weight(row.get("id", ""), round(weight, 1), why, row.get("why-en", why))


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, dict[str, str]]:
    """The rows that tell why, by what they show."""
    rows = (*rules.table("roles")["evidence"], *rules.table("doubt")["sign"])
    return {row["shows"]: row for row in reversed(rows) if "why" in row}


def _became(document: Document) -> dict[int, str]:
    """The role of each source line that is in the result or in its metadata."""
    found: dict[int, str] = {}
    for block in document.blocks:
        found |= dict.fromkeys(block.src, _KINDS.get(type(block), "body"))
        if isinstance(block, Table) and block.caption:
            found[block.src[0]] = "caption"
    for reference in document.references:
        found |= dict.fromkeys(reference.src, "reference")
    for change in document.changes:
        found |= _by_change(change, document)
    return found


_KINDS: dict[type, str] = {Heading: "heading", Figure: "caption", Table: "row", Verse: "verse"}


def _by_change(change: Change, document: Document) -> dict[int, str]:
    if change.action not in ("drop", "lift"):
        return {}
    role = _LIFTED.get(change.rule, "furniture" if change.action == "drop" else "info")
    if role == "title" and document.meta.subtitle and titles.bare(change.before) in document.meta.subtitle:
        role = "subtitle"
    return dict.fromkeys(change.src, role)


def line_fields(each: LineRole) -> dict[str, object]:
    """A line as JSON shows it; reasons in both languages."""
    return {
        "line": each.line,
        "role": each.role,
        "margin": each.margin,
        "doubt": each.doubt,
        **({"by": each.by} if each.by else {}),
        "evidence": [_weight_fields(weight) for weight in each.evidence],
        "against": [_weight_fields(weight) for weight in each.signs],
    }


def _weight_fields(weight: Weight) -> dict[str, object]:
    return {"id": weight.id, "weight": weight.weight, "why": weight.why, "why_en": weight.why_en}


def line_text(each: LineRole) -> str:
    """A line for a terminal: ``line 12  title  margin 1.3  (in doubt: please look)``, what decided, what is against."""
    lang = language()
    head = msg("line {lines}", lines=each.line) + f"  {role_word(each.role, lang)}"
    if each.margin is not None:
        head += msg("  margin {margin}", margin=f"{each.margin:.1f}")
    if each.doubt:
        head += msg("  (in doubt: please look)")
    if each.by:
        head += msg("  (decided by a person: {place})", place=visible(each.by))
    rows = [head]
    if each.evidence:
        rows.append("    " + _listed(each.evidence, lang))
    if each.signs and each.doubt:
        rows.append("    " + msg("against: {signs}", signs=_listed(each.signs, lang)))
    return "\n".join(rows)


def _listed(weights: Iterable[Weight], lang: str) -> str:
    return msg("; ").join(f"{weight.reason(lang)} {weight.weight:+.1f}" for weight in weights)


@lru_cache(maxsize=2)
def role_words(lang: str) -> dict[str, str]:
    """What each role is called, in ``zh`` or ``en``, in the order in which a person chooses."""
    rows = {row["role"]: row for row in rules.table("roles")["role"]}
    return {role: rules.localized(rows[role], "name", lang) for role in ROLES}


def role_word(role: str, lang: str) -> str:
    """What a role is called."""
    return role_words(lang).get(role, role)
