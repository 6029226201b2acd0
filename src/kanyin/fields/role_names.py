"""Who did what on a line of roles and names and nothing else: 河湾日报记者 沈漱舟 通讯员 林业局 顾平川 文/图.

A dump or the cleaning of a page may have taken the spaces: 记者沈漱舟通讯员顾平川.
"""

from __future__ import annotations

from kanyin.fields import credit_grammar
from kanyin.fields.credit_words import MARKS, Told
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

LONGEST = 90
"""Characters of the longest line that is asked."""
SHORTEST = 4
_ROUND = "（()）【】[]□■●◎○◆*—-"
_BARS = str.maketrans("｜丨︱", "|||")
_SENTENCE = lazy("[。！？“”…?!0-9]")


def read(text: str) -> Told | None:
    """What a line tells, in either script; None where it is no line of roles and names."""
    plain = simplified(text)
    told = _read(plain) if len(text) <= LONGEST else None
    if told is None or plain == text:
        return told
    names, editors, pictures = (
        [as_printed(one, text) for one in own] for own in (told.names, told.editors, told.pictures)
    )
    return Told(names, editors, pictures, as_printed(told.paper, text))


def _read(text: str) -> Told | None:
    text = " ".join(text.translate(_BARS).split()).strip(MARKS + _ROUND)
    if not SHORTEST <= len(text) <= LONGEST or _SENTENCE.search(text) or not credit_grammar.has_role(text):
        return None
    told = credit_grammar.read(text)
    return told if told and (told.names or told.pictures) else None
