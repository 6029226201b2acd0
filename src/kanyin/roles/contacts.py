"""What stands right below a text and is the text's: whom to ask (联系电话), a box of prose (相关链接：灯油怎么榨).

In the foot of a page the same words are the site's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kanyin.patterns import lazy, quick
from kanyin.roles.facts import Facts
from kanyin.roles.speakers import label_of

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
    behind, since = False, 0
    for n, each in enumerate(facts):
        is_contact = each.columns <= LONGEST and _CONTACT.match(each.text) is not None and "legal" not in each.shown
        if behind and is_contact:
            out[n] = replace(each, shown=(each.shown - _OF_SITES) | {"contact"}, furniture=None)
        is_prose = each.is_sentence and "talks-of-site" not in each.shown
        since = 0 if is_prose or (behind and is_contact) else since + 1
        announces = since <= 1 and each.text[-1:] in "：:" and not each.shown & _OF_SITES
        behind = is_prose or (behind and (is_contact or announces or (since <= MOST and _is_labelled(each))))
    return out


MOST = 4
"""Lines with other labels, 校长：, between a text and whom to ask."""


def _is_labelled(each: Facts) -> bool:
    return bool(label_of(each)) and not each.shown & _OF_SITES and not each.is_info


_BOX = lazy("[【\\[■◆●▲]?\\s?(?:相[关關]|新[闻聞]|背景|知[识識])[链鏈連][接結]\\s?[】\\]]?\\s?[:：]\\s?\\S{4,30}$")


def with_boxes(facts: Sequence[Facts]) -> list[Facts]:
    """The lines; one that heads a box with prose, and says what it is on, begins no foot."""
    out = list(facts)
    for n, each in enumerate(facts[:-1]):
        below = facts[n + 1]
        if _BOX.match(each.text) and below.is_sentence and "stops" in below.shown:
            out[n] = each.showing(each.shown - _OF_SITES - {"foot-begins"})
    return out
