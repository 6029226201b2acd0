"""Characters that older encodings, fonts and typesetting systems put where Unicode has no character of its own."""

from __future__ import annotations

import re
from functools import cache

from kanyin import rules
from kanyin.patterns import lazy

_ANY = lazy("[\ue000-\uf8ff]")
MISREAD = "\u0370-\u0373\u0376\u0377\u037b-\u037d\u0460-\u0481\u048a-\u04ff"
"""Letters of no language that a Chinese page speaks of: alone they are a character of GBK whose two bytes were read as
UTF-8, ͼ for 图, Ҷ for 叶.
"""
_MISREAD = lazy(f"(?<![\u0370-\u04ff])[{MISREAD}](?![\u0370-\u04ff])")
# Founder BookMaker ends lines, paragraphs and files with signs of its own; they print nothing.
_COMMANDS = "\ue003\ue004\ue005"
# Its narrow blanks; its raised star, and the sign before the letters of a formula.
# What sets its type: HT5”K is size five, Kai; it prints nothing either.
_TYPE = lazy('[HＨ][TＴ][0-9０-９](?:[.．][0-9０-９])?[”"][A-ZＡ-Ｚ]{1,3}[\ue000-\uf8ff]?')
_BLANKS = lazy(" ?[\ue006\ue00a\ue010]++(?: ?[\ue006\ue00a\ue010]++)* ?")
_STAR = "\ue012"
# In a row of names it may stand for a unit or for a note: what it says of a name is told by no list.
_ROW_OF_NAMES = lazy("[\u3400-\u9fff\u3000 \ue012]{3,60}$")
_BEFORE_FORMULA = lazy("(?<!\ue001)\ue001++(?=[A-Za-zα-ωΑ-Ω\uf041-\uf07a])")
# Its hyphen within Latin words and numbers, ∀ and ∃ before what they bind; a pair of brackets nine places too low.
_HYPHEN = lazy("(?<=[A-Za-z0-9])\ue011(?=[A-Za-z0-9])")
_QUANTIFIER = lazy("[\ue02f\ue055](?=[A-Za-zα-ωΑ-Ω][A-Za-z0-9]{0,4}[ \ue5e5∈∉,，:：)）>＞<＜=＝])")
_BRACKETED = lazy("\ue5e4([^\ue5e4\ue5e5()（）\\s][^\ue5e4\ue5e5()（）]{0,79})[\ue5e5）]")
_CLOSED = lazy("\ue5e4[^\ue5e4\ue5e5()（）\\s][^\ue5e4\ue5e5()（）]{0,79}\ue5e5$")
_LEAD = lazy("^[\uf06c-\uf0fe](?=[ \u3000\t]|[\u3400-\u9fff])")


@cache
def _table(name: str) -> dict[str, str]:
    """The character that each code point of a list stands for."""
    return {chr(int(pair[:4], 16)): pair[4:] for pair in rules.table("private_use")[name].split()}


def holds_any(text: str) -> bool:
    """The text holds a character for private use, or one that was read in another encoding."""
    return _ANY.search(text) is not None or _MISREAD.search(text) is not None


def _reread(found: re.Match[str]) -> str:
    """The character that its bytes are in GB 2312."""
    try:
        return found[0].encode("utf-8").decode("gb2312")
    except UnicodeDecodeError:
        return found[0]


def certain(text: str) -> str:
    """A line with those replaced of which a standard or its place tells what they are, without commands."""
    text = text if _ROW_OF_NAMES.match(text) else text.replace(_STAR, "*")
    text = _HYPHEN.sub("-", _BEFORE_FORMULA.sub("", text))
    text = text.strip(f"{_COMMANDS} \u3000")
    bare = text.strip(f"{_COMMANDS}\ue5e5 \u3000")
    if any(text.count(sign) > bare.count(sign) for sign in _COMMANDS) and not _CLOSED.search(text):
        text = bare
    text = _TYPE.sub("", text)
    text = _LEAD.sub(lambda match: _table("bullets").get(match[0], match[0]), text)
    return _ANY.sub(lambda match: _table("gbk").get(match[0], match[0]), text)


def with_blanks(text: str) -> str:
    """A line of the finished article with plain blanks for narrow ones; one that holds nothing else stays."""
    return _BLANKS.sub(" ", text).strip() or text


def likely(text: str) -> str:
    """A line with those replaced of which what stands beside them tells what they are: please check."""
    text = _MISREAD.sub(_reread, _ANY.sub(lambda match: _table("symbol").get(match[0], match[0]), text))
    text = _BRACKETED.sub(r"（\1）", text)
    return _QUANTIFIER.sub(lambda match: "∀" if match[0] == "\ue02f" else "∃", text)
