"""How a law came about, in parentheses below its title: （1988年4月11日国务院批准　1988年4月29日轻工业部发布）."""

from __future__ import annotations

from kanyin.fields.official_day import read_day
from kanyin.patterns import lazy

_IN_ROUND = lazy("[（(][^（()）]{8,300}[)）]")
_DECREED = lazy("通过|批准|公布|发布|颁布|修正|修订|施行")


def is_history(text: str) -> bool:
    """The line says when and by whom, and nothing else."""
    shown = text.strip()
    return _IN_ROUND.fullmatch(shown) is not None and _DECREED.search(shown) is not None and bool(read_day(shown))
