"""What stands at the foot of a printed page, below its text: the fund, dates, the author, how to cite the paper."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.patterns import lazy

LONGEST = 300
"""Characters of a line with an address or a citation that is no paragraph of the text."""
_LABELLED = frozenset({"received", "fund", "author-note"})
_STARRED_FUND = lazy("[*＊†]\\s?[\u3400-\u9fff]{2,20}(?:基金|资助|项目|课题)")
_MAIL = lazy(r"E-?mail\s?[:：]", re.IGNORECASE)
_CITES_JOURNAL = lazy(r"\[J\][.．]?\s?[\u3400-\u9fff（）()]{2,24}[,，]\s?(?:19|20)\d\d[,，]")


def is_foot(text: str) -> bool:
    """The line stands below the text of its page, wherever recognition set it."""
    if len(text) <= LONGEST and (_CITES_JOURNAL.search(text) or _MAIL.search(text)):
        return True
    label = rules.label(text)
    if label is not None and label.field in _LABELLED:
        return True
    return rules.is_back_matter(text) or _STARRED_FUND.match(text) is not None
