"""Full stops that a page set as dots, ``.`` or ``．``, as 。 again: a decision for the page, then for each dot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin import rules
from kanyin.clean import protect
from kanyin.patterns import lazy, quick
from kanyin.text import HAN, STATEMENTS

_DOT = lazy("(?<![.．])[.．](?![.．])")
_CLOSING = "）)”’》〉」』］\\]】〗｝}%％℃°‰"
_OPENING = "“‘《〈「『（(［\\[【〔①-⑳"
_SURE = quick(
    f'(?<=[{HAN}）)”%％℃])[.．](?=["”’」』）)]{{0,3}}(?:[{HAN}“‘《（"①-⑳]|[ \u3000]*$))'
    "|(?<=[0-9A-Za-z])\\.(?=[ \u3000]*$)"
)
"""A dot that can hardly be anything else: what the decision for the page is taken from."""
LEAST_STOPS, MOST_OTHERS = 2, 0.4
SHORTEST_PROSE, LONGEST_TITLE = 12, 36
SHORTEST_SENTENCE = 8
"""Characters of a sentence without a pause, before a word that begins the next."""
_PAUSES = lazy("[，,；;：:]")
_MARKS = lazy("[。！？；;：:]")

_WORDS = lazy(f'[{HAN}{_CLOSING}"＂]')
_SYMBOL = lazy("[0-9A-Za-zα-ωΑ-Ωⅰ-ⅻⅠ-Ⅻ+*＊′']")
_AFTER = lazy(f'["”’」』）)\\]］]{{0,3}}[ \u3000]*(?:$|[■□▲◆{HAN}{_OPENING}"＂])')
_END = lazy('["”’」』）)\\]］]{0,3}[ \u3000]*[■□▲◆]?$')
# Behind Han a sentence may also begin with a Latin word or a number; what follows the dot of a file's name is none.
_NAMED = (
    "(?!(?:txt|docx?|xlsx?|pptx?|pdf|csv|jpe?g|gif|bmp|png|tiff?|exe|dll|com|net|org|cn|edu|gov|html?|xml|js|java|cpp"
    "|dat|ini|bat|sys|mdb|dbf|zip|rar|mp3|avi|ocx|vbp|lib|obj|cgi|asp|php|conf|NET)(?![A-Za-z]))"
)
_LATIN_AFTER = lazy(f"[ \u3000]*{_NAMED}[A-Za-zα-ωΑ-Ω0-9｛{{∀∃]")
_COUNTED = lazy("[图表式例节章款条项第约]$")
# What a dot parts from the words behind it, where a sentence begins: 定理1. 步骤2. Step 3. 4.2. A. 一.
_ENDED = lazy(f"[{HAN}]{{2}}[)）”]?[.．]$")
_NUMBERED = lazy(
    f"[(（第]?[一二三四五六七八九十]{{1,3}}[)）]?"
    f"|[(（]?(?:[{HAN}]{{1,4}}|[A-Z][a-z]{{2,8}})?[ \u3000]*(?:[A-Z]?\\d{{1,3}}(?:[.．]\\d{{1,3}})*|[A-Za-z])[)）]?"
    "(?:[［\\[]\\d{1,2}[］\\]])?"
    f"|(?:{STATEMENTS})[ \u3000]*+\\d{{0,3}}(?:[ \u3000]*+[(（][^()（）]{{1,30}}[)）])?"
)
_LISTED = lazy("(?:^|[，,、；;。：:\\s（(])(?:\\d{1,2}|(?P<letter>[A-Za-z]))$")
# The second number of a list within its line, 1.树木2.树荫, and what is said of a thing in a program, {x}.count.
_COUNTS_ON = lazy(f"(?<=[{HAN}])([2-9])$")
_ITEM = lazy(f"(?<![0-9.．])([1-8])[.．](?=[{HAN}])")
LONGEST_ITEM = 60
"""Characters back from the number of an item to that of the one before it."""
_MEMBER = lazy("[a-z]{2}")
_SERIES = lazy("…[,，] ?(?:\\d{1,2}|[A-Za-z])$")
_NUMBER_OF_FORMULA = lazy("[ \u3000]+[(（]\\d{1,3}[a-z]?[)）]$")
_ABBREVIATION = lazy(
    "(?:^|[^A-Za-z])(?:al|etc|vs|cf|Dr|Mr|Mrs|Ms|St|Jr|Sr|Prof|Inc|Ltd|Co|Corp|Fig|Eq|No|Vol|pp|eds?|[A-Z][.．][A-Z]|e[.．]g|i[.．]e)$"
)
_INITIAL = lazy(f"(?:^|[{HAN}·.．、，,\\s])[A-Z]$")
_OPENS = lazy(
    "[ \u3000]*(?:设|则|令|由|若|当|其|因|这|此|故|即|如|对|从|证|我|它|该|显|易|于是|一般|可以|考虑|在|定义|但|然"
    "|例如|比如|同理|同时|同样|另外|另一|首先|其次|最后|虽然|所以|通过|为了|随着|那么|可见)"
)
"""Words with which a sentence begins that follows a symbol: none of them begins a name."""
_PHRASE = lazy(f"(?:[{HAN}]{{3}}|..[)）\\]］])[.．][ \u3000]*[{HAN}]{{2}}")
_SHORT_PHRASE = lazy(f"[{HAN}]{{2}}[.．] [{HAN}]")
"""得到. 记, what is left of a paragraph round a formula."""
_WORDED = lazy(f"[{HAN}]{{3}}")
_OPENING_WORD = lazy("(?:证明?|解|必要性|充分性|证毕)(?:的证明)?$")
_PRINTED = lazy(
    "出版社[,，:：]?\\s?\\d{4}|学报[,，.．]\\s?\\d{4}|\\[[JMCDR]\\]|［[JMCDR]］|[（(](?:19|20)\\d\\d[)）][.．]"
)
# (某某大学 北京 100080).
_ADDRESS = lazy("\\d{6}\\s?[)）]?[.．]?$")
TAIL, CLAUSE = 8, 40
"""Characters before a dot that an abbreviation or a number in a list is looked for in; those of its sentence."""
_HAN = lazy(f"[{HAN}]")
# …称为KP.KP是…: one sentence ends with what the next one speaks of.
_SAID_AGAIN = lazy(f"(?<=[{HAN}—，、：“（])([A-Za-z][A-Za-z0-9]{{1,15}})\\.(?=\\1[{HAN}])", re.ASCII)


def has_folded_stops(texts: Sequence[str]) -> bool:
    """On this page sentences end with a dot. ``texts`` are its Chinese lines."""
    texts = [text for text in texts if is_prose(text)]
    dots = sum(len(_SURE.findall(text)) for text in texts if "." in text or "．" in text)
    stops = sum(text.count("。") for text in texts)
    return dots >= LEAST_STOPS and stops <= MOST_OTHERS * dots


def is_prose(text: str) -> bool:
    """A line that holds more than a word or two, and pauses."""
    return len(text) >= SHORTEST_PROSE and _PAUSES.search(text) is not None


# KP.KP是: a sentence may end between two symbols; J.K. and P.S. end none, nor does a file's name.
_OPEN = lazy(f"(?:[A-Za-z][A-Za-z0-9]|[0-9α-ωΑ-Ω])[.．]{_NAMED}(?=[A-Z][A-Za-z]|[a-z][A-Za-z0-9-]*[\u4e00-\u9fff])")


def leaves_open(text: str) -> bool:
    """A line of prose on a page that ends its sentences with a dot still has one that may be such a stop."""
    if not (is_prose(text) or len(text) >= LONGEST_TITLE) or _PRINTED.search(text):
        return False
    kept = protect.places(text)
    return any(_may_be_stop(text, found.end() - 1) for found in _OPEN.finditer(text) if found.end() - 1 not in kept)


# （Ass.Abies: a word that is cut short, or English, right behind its bracket.
_BRACKETED = lazy("[(（][A-Za-z .]*$")


def _may_be_stop(text: str, at: int) -> bool:
    before = text[max(0, at - CLAUSE) : at]
    return not (_ABBREVIATION.search(before[-TAIL:]) or _BRACKETED.search(before)) and _HAN.search(before) is not None


# 结果见表1. of one sentence; 容积为4 L.每次…; 偏差为0.003.1995年…
_REFERS = lazy("(?:见|如|于|列入|列在)[图表式]\\s?\\d{1,2}[.．]$")
_BEHIND_MEASURE = lazy(
    f"(?=[0-9])((?<![A-Za-z0-9.])\\d+(?:\\.\\d+)? ?(?:[mkμn]?g|[kcmnμ]m|[mμ]?L|min|MPa|kPa|Hz|℃|%))\\.(?=[{HAN}]{{4}})",
    re.ASCII,
)
_BEFORE_YEAR = lazy("(?=[0-9])((?<![0-9.])\\d+\\.\\d+)\\.(?=(?:19|20)\\d\\d年)", re.ASCII)


def _behind_numbers(text: str) -> str:
    text = _BEFORE_YEAR.sub(r"\1。", _BEHIND_MEASURE.sub(r"\1。", text))
    return f"{text[:-1]}。" if _REFERS.search(text) else text


def end_with_stop(text: str) -> str:
    """A line of prose on a page with 。 of its own, of which one ends in a dot behind a Chinese character."""
    if "." in text and not _PRINTED.search(text):
        text = _behind_numbers(text)
    if text[-1:] not in tuple(".．") or not _ENDED.search(text[-4:]) or not is_prose(text):
        return text
    return text if _PRINTED.search(text) or _ADDRESS.search(text) else f"{text[:-1]}。"


def restore(text: str) -> str:
    """A line of a page that ends its sentences with a dot, with 。 where one ends; a printed work keeps its dots."""
    if ("." not in text and "．" not in text) or _PRINTED.search(text):
        return text
    text = _behind_numbers(_SAID_AGAIN.sub(r"\1。", text))
    kept = protect.places(text)
    ends = _ends_in_prose if is_prose(text) or len(text) >= LONGEST_TITLE else _ends_short
    chars = list(text)
    start = 0
    for dot in _DOT.finditer(text):
        at = dot.start()
        for mark in _MARKS.finditer(text, start, at):
            start = mark.end()
        if at not in kept and not _SHORTENED.match(text, at - 1) and ends(text, start, at):
            chars[at] = "。"
            start = at + 1
    return "".join(chars)


_SHORTENED = lazy("[A-Za-z][.．][)）]")
"""(Carex brunnea Thunb.): a word cut short at the end of what brackets hold."""


def _ends_short(text: str, start: int, at: int) -> bool:
    """In a line of few words a dot ends it, or parts two phrases."""
    if _ADDRESS.search(text) or _NUMBERED.fullmatch(text[start:at].strip()):
        return False
    if _END.match(text, at + 1):
        last = text[:at].rstrip()[-1:]
        return _WORDS.match(last) is not None or (_SYMBOL.match(last) is not None and _WORDED.search(text) is not None)
    if _OPENING_WORD.match(text, 0, at):
        return True
    if _SYMBOL.match(text, at - 1) and _WORDED.match(text, start) and _OPENS.match(text, at + 1):
        return True
    if at - start >= SHORTEST_SENTENCE and _WORDS.match(text, at - 1) and _OPENS.match(text, at + 1):
        return True
    is_phrase = _PHRASE.match(text, max(0, at - 3)) or _SHORT_PHRASE.match(text, max(0, at - 2))
    return is_phrase is not None and not rules.split_heading(text)


def _ends_in_prose(text: str, start: int, at: int) -> bool:
    """A sentence that begins at ``start`` ends with the dot at ``at``."""
    sentence = text[start:at].strip()
    if not sentence or _NUMBERED.fullmatch(sentence):
        return False
    if sentence[-1] in ")]}）］" and _MEMBER.match(text, at + 1):
        return False
    after = _AFTER.match(text, at + 1) is not None
    if _WORDS.match(sentence[-1]):
        return after or _goes_on_in_latin(text, sentence, at)
    if not after and _IN_FORMULA.search(sentence[-TAIL:]):
        return _HAN.search(sentence) is not None and _BEGINS_IN_LATIN.match(text, at + 1) is not None
    return after and _SYMBOL.match(sentence[-1]) is not None and _ends_with_symbol(text, at)


# x∈Q.D对于…, 由π.Watkins提出…: what stands before the dot is part of a formula, so none of the initials of a name, no
# file and no part of a program.
_IN_FORMULA = lazy(
    "(?:[α-ωΑ-Ω][A-Za-z0-9]{0,4}|[∈∉⊂⊆≤≥≠≈＜＞±×÷∪∩][A-Za-z0-9]{1,4}|[A-Za-z]′[A-Za-z0-9]?"
    "|[0-9] ?(?:[mμ]?L|ml|[mkμ]?g|[mckμ]?m|min|[MGk]?Pa|k?Hz))$"
)
_BEGINS_IN_LATIN = lazy(f"{_NAMED}[A-Za-z][A-Za-z0-9-]{{0,15}}+[*＊′]?+ ?(?=[{HAN}])")


def _goes_on_in_latin(text: str, sentence: str, at: int) -> bool:
    """Behind the dot stands a Latin word or a number, and the dot belongs to neither: not 图.3."""
    found = _LATIN_AFTER.match(text, at + 1)
    return found is not None and not (found[0][-1].isdigit() and _COUNTED.search(sentence))


def _ends_with_symbol(text: str, at: int) -> bool:
    """The dot behind a number or a letter belongs neither to an abbreviation nor to a number of a list."""
    tail = text[max(0, at - TAIL) : at]
    if _END.match(text, at + 1):
        return True
    if _ABBREVIATION.search(tail):
        return False
    counted = _COUNTS_ON.search(tail)
    if counted and str(int(counted[1]) - 1) in _ITEM.findall(text, max(0, at - LONGEST_ITEM), at):
        return False
    listed = _LISTED.search(tail)
    if listed and _SERIES.search(tail):
        return _NUMBER_OF_FORMULA.match(text, at + 1) is None
    if listed and not listed["letter"]:
        return False
    return not (listed or _INITIAL.search(tail)) or _OPENS.match(text, at + 1) is not None
