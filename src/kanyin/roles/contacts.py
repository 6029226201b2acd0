"""Whom to ask, right below a notice's text: 联系电话、邮箱. In the foot of a page the same words are the site's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import quick
from kanyin.roles.facts import Facts

LONGEST = 80
"""Half-em of the longest line that tells whom to ask."""
_CONTACT = quick(
    r"(?:(?:联系|咨询|办公|报名|值班|聯[系絡]|諮詢)?(?:电话|電話|邮箱|電郵|电子邮箱|电子邮件|传真|傳真|联系人|聯絡人|"
    r"联系方式|地址|网址|網址|邮编|邮政编码))\s?[:：]"
)
_OF_SITES = frozenset({"furniture", "strewn", "column-name", "site-word", "counter"})


def with_contacts(facts: Sequence[Facts]) -> list[Facts]:
    """The lines; those that tell whom to ask, one below the other right behind a sentence, are no furniture."""
    out = list(facts)
    behind = False
    for n, each in enumerate(facts):
        is_contact = each.columns <= LONGEST and _CONTACT.match(each.text) is not None and "legal" not in each.shown
        if behind and is_contact:
            out[n] = replace(each, shown=(each.shown - _OF_SITES) | {"contact"}, furniture=None)
        behind = (each.is_sentence and "talks-of-site" not in each.shown) or (behind and is_contact)
    return out
