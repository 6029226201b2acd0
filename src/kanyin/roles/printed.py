"""The title of a printed page that was recognised: there is no furniture, and headings are marked."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields import signatures, sources
from kanyin.patterns import lazy
from kanyin.roles.facts import Facts

_UNTITLED = frozenset(
    {"numbered", "chapter", "section-name", "caption", "abstract-label", "keywords-label", "field-label"}
)


def title_of(facts: Sequence[Facts]) -> int:
    """The index of the title: the first heading that can be one, else a plain line above the text; -1 for none."""
    long = next((n for n, each in enumerate(facts) if "long" in each.shown), len(facts))
    heads = [n for n, each in enumerate(facts[: max(long + 1, TOP)]) if _heads_article(each)]
    plain = (n for n, each in enumerate(facts[:long]) if _names_article(each) and not each.is_sentence)
    named = (n for n in heads if facts[n].han >= LEAST_TITLE)
    return next(named, heads[0] if heads else next(plain, -1))


def _heads_article(each: Facts) -> bool:
    return "marked-heading" in each.shown and _names_article(each)


def _names_article(each: Facts) -> bool:
    """A line of Chinese that can be a title: no section, no caption, no journal and its issue, no names or unit."""
    if each.han < LEAST_COLUMN or each.text[-1] in "。；":
        return False
    if sources.is_issue_line(each.text) or _JOURNAL.search(each.text):
        return False
    return not each.shown & (_UNTITLED | {"unit", "names"}) and signatures.read_signature(each.text) is None


TOP = 8
"""Lines of a printed page that can stand above its title: a number, a citation of the article itself, a column."""
LEAST_TITLE, LEAST_COLUMN = 6, 4
"""Han characters of a title, and of one that has no rival: shorter heads name the column of a journal."""
_JOURNAL = lazy("^(?:DOI|doi)|(?:学报|杂志|期刊|月刊|通报|通讯)$|(?:19|20)\\d{2}[,，]\\s?\\d{1,3}\\s?[(（]")
