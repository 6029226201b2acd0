"""Citations by number in a text: ``[2,4-6]``, ``［3］``, ``[2]326-329``.

Only what the reference list has is cited; ``[2005]``, intervals, indices of arrays and formulas are not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kanyin.model import SUP
from kanyin.patterns import lazy
from kanyin.references.not_cited import is_index, is_of_statistic
from kanyin.references.paged import find_paged
from kanyin.references.ranges import covered, written_in
from kanyin.references.text import CLOSE, HAN, OPEN

_PART_OF = (
    r"(?:§{1,2}|(?:[Ss]ect?|[Cc]h|[Ff]ig|[Tt]hm|[Pp]rop|[Ee]q|[Aa]pp|[Vv]ol|[Nn]o)\.|(?:Section|Chapter|Figure|Theorem|Lemma"
    r"|Proposition|Corollary|Equation|Table|Appendix)\s|定理|引理|命题|推论|附录|公式|[图表式卷第])"
    r"\s?(?:[\dA-Z][\d.–-]{0,8}|[一二三四五六七八九十百]{1,4})\s?[章节卷条编册篇页]?"
)
"""Where in a work: ``[6, §3.2]``, ``[4，定理2.1]``, ``[2, 第三章]``."""
_NUMBERED = lazy(
    rf"[{re.escape(OPEN)}]\s?(?:(?:[又另并]?参?见|参阅|参考|转引自|引自|(?:参考)?文献?|[Rr]efs?\.?)\s?[:：]?\s?)?"
    r"(?:\^(?=\d))?(?P<numbers>\d{1,3}"
    r"(?:(?:\s*\\?[-‐‑‒–—⁃―－−~～〜∼,，、;；]\s*|\s?[和与及至到&]\s?|(?<=\d\d)[.．](?=\d\d)|[ \u2009])\d{1,3})*)"
    r"(?:\s?[,，:：]\s?(?:"
    + _PART_OF
    + rf"|[Pp]{{1,2}}[.．]?\s?\d[\d–—~～-]{{0,11}}|第?\d[\d–—~～-]{{0,11}}页))?\s?[,，、]?\s?\\?[{re.escape(CLOSE)}]"
)
_NAMED_BEFORE = lazy(r"(?:文献|参见|详见|参阅|参考|引自|(?<![意偏成可常罕少看听遇主预高不])见|(?<![数证依单收])据)\s*$")
"""A citation that the sentence speaks of stands on the line (GB/T 7714-2015 10.1.1): 见[1], and not 意见[1]."""
_INDEX_BEFORE = lazy(
    r"(?<![A-Za-z\d])[A-Za-z_]$|\d[a-z_]$|[\])\d］）〕】]$|(?<![A-Za-z0-9])[A-Za-z]\w{0,20}\($|[A-Za-z]_\w{0,12}$"
)
"""``a[1]`` and ``x[1][2]`` are no citations."""
_INTERVAL_BEFORE = lazy(
    r"(?:[∈∉=＝≤≥<>＜＞+×÷/^∪∩⊂(（]|(?:区间|范围|取值|值域|定义域|[得评]分|分[值数]|[阈取]值|权重)(?:[一均都皆应]?[为是在取从于：:])"
    r"|区间|范围|取值|值域|属于|约为|之间|介于|落[在入于]|服从|(?:归一化|映射|缩放|限[制定]|均匀分布|截断|离散化)[到至在于为]|(?<![A-Za-z])[A-Za-z]取)\s*$"
)
_SCALE_BEFORE = lazy(
    r"(?:(?:区间|范围|取值|值域|[得评]分|分[值数])[均都皆]?[为是在取]|(?:[得评]分|分值|取值)(?:范围|区间)|(?:归一化|映射|缩放)[到至])\s*$"
)
"""Before a range however it is written: ``评分范围[1-4]``."""
_INTERVAL_AFTER = lazy(
    r"\s*(?:[∪∩×÷=＝^]|区间|范围|之间|内(?!容)|上的?(?:均匀|连续|函数|积分)|[-‐‑–](?=[σπA-Z]|迁移|重排|[氢烷环加]))"
)
"""A range goes on: ``[1,3]×[2,4]``; ``[2,3]-迁移`` is the name of a reaction."""
_SPAN_AFTER = lazy(
    r"\s?(?:(?:[kcmμ]?m[23²³]?|[kmμ]?g|[mμ]?[Ls]|h|d|min|[kM]?Pa|[kMG]?Hz|[kM]?W|[mk]?[VA]|[KN]|[℃%％°])(?=[/·]|\s?[\u3400-\u9fff，。、；：）]|$)|分(?![析别为布类散歧])|岁|倍|天|小时|分钟|秒|级(?![联数])|档|个月|公里|毫米|厘米|[万亿元](?![素件]))"
)
"""What a range of two numbers counts: ``李克特[1-5]级``, ``[10,30]分钟``."""
_QUANTITY_AFTER = lazy(
    r"\s*(?:号(?!文献)|[年月日](?=[，,。、；至到初末底起为有–—～-])|%|％|℃|°|键(?![合能长入])|按钮|[班组队室楼栋幢](?=\s?(?:[、，,。；;：:）)和与及为共]|$)))"
)


_NUMBER_OF = lazy(
    r"(?:^|[如见見由据據从從按用在和与與及是、，。；：（(])\s?[图圖式表]\s?$|[由将按据]公式\s?$|第\s?$|(?:(?:能谱|[测监]|采样|取样|[节顶布]|站|其中|[在对取])点|[样孔]号)\s?$|(?:编号|序号|附[件表图]|习题)\s?$|(?:^|[。；：\n])\s?(?:步骤|[案示]?例)\s?$"
)
"""``如图[1]所示``, ``第[4]章``: what has this number is none that can be cited; ``地图[3]`` and ``发表[3]`` cite."""
_COUNT_BEFORE = lazy(r"(?:[由共有约达至为分每]|[共总合]计)\s?$|每[组人次条种个]\s?$")
_COUNT_AFTER = lazy(r"\s?[个次条项倍人种台组步]")
"""``由[15]个灯泡组成``."""


@dataclass(frozen=True, slots=True)
class Citation:
    """``[2,4-6]`` in a text: its place there, the place of each number that is written, and all that are meant.

    ``in_line``: the sentence speaks of it, so it is not raised above the line.
    """

    start: int
    end: int
    written: tuple[tuple[int, int, str], ...]
    meant: tuple[str, ...]
    in_line: bool


def unraised(text: str) -> str:
    """The text with other marks round what is raised: this is no index of the letter before it."""
    return text.replace(SUP[0], " ").replace(SUP[1], "\u200b")


_CODE = lazy(rf"(?<!`)(`{{1,2}})(?!`)[^`{HAN}\n]{{1,120}}\1(?!`)")
"""A piece of a program within a line, ``arr[4]`` between backticks; between quotation marks of TeX stands Han."""


def find_numbered(text: str, entries: Container[str], sure: Container[str] = ()) -> Iterator[Citation]:
    """The citations by number in a text without marks; only numbers that the reference list has are taken for such.

    ``sure``: numbers that cite whatever stands round them, for the whole text tells so.
    """
    text = unraised(text)
    if "`" in text:
        text = _CODE.sub(lambda code: " " * len(code[0]), text)
    found = [*_bracketed(text, entries, sure), *_bare(text, entries)]
    for start, end, written in find_paged(text, entries):
        is_named = bool(_NAMED_BEFORE.search(text, max(0, start - 8), start))
        found.append(Citation(start, end, written, tuple(key for _, _, key in written), is_named))
    end = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start >= end:
            yield one
            end = one.end


_BARE = lazy(
    r"(?<!参考)文献\s?(?P<numbers>\d{1,3}(?:\s?[-–—~～、，,和及与至]\s?\d{1,3}){0,6})"
    r"(?!\d|[ \u2009]\d{3}(?!\d)|[.．]\d|\s?[-–—~～、，,和及与至]\s?\d|\s?[篇种條条部份个個项項年月卷册期本多余%％])"
)


def _bare(text: str, entries: Container[str]) -> Iterator[Citation]:
    """``由文献6可知``: one that the sentence speaks of, without brackets; ``文献6篇`` is a count."""
    for match in _BARE.finditer(text):
        written, meant = written_in(match), tuple(covered(match["numbers"]))
        if meant and all(key in entries for _, _, key in written):
            yield Citation(*match.span("numbers"), written, tuple(key for key in meant if key in entries), in_line=True)


_ROWS = lazy(r"\[\s?(?:\[[\d\s,，.-]{1,40}\]\s?[,，;；]\s?){1,40}\[[\d\s,，.-]{1,40}\]\s?\]")
"""``[[1,2],[3,4]]``: a matrix, a list of pairs."""


_JOINED = lazy(r"\s?(?:[、，,和与及至到～~–—-]\s?)?|\s?[-+*/]?=\s?[A-Za-z_]\w{0,20}")
"""Between brackets that are all of one kind: ``点[1]、[2]和[3]``, ``lamp[1] = bell[2]``."""


def _bracketed(text: str, entries: Container[str], sure: Container[str]) -> Iterator[Citation]:
    end = refused = 0
    rows = [one.span() for one in _ROWS.finditer(text)]
    for match in _NUMBERED.finditer(text):
        written = written_in(match)
        if any(key == "0" for _, _, key in written):
            refused = match.end()  # [0-9]: no list has a nought
            continue
        if not _has(entries, [key for _, _, key in written]) or not (values := covered(match["numbers"])):
            continue
        is_sure = all(key in sure for _, _, key in written)
        is_next = bool(refused) and _JOINED.fullmatch(text, refused, match.start()) is not None
        if not is_sure and (is_next or _is_of_other(text, match, entries, end)):
            refused = match.end()
            continue
        if any(first <= match.start() < last for first, last in rows):
            continue
        meant = tuple(key for key in values if key in entries)
        written = tuple(one for one in written if one[2] in entries)
        named = _NAMED_BEFORE.search(text, max(end, match.start() - 72), match.start())
        yield Citation(match.start(), match.end(), written, meant, bool(named))
        end = match.end()


def _is_of_other(text: str, match: re.Match[str], entries: Container[str], end: int) -> bool:
    """The number is that of something else: an index, an interval, a count. ``end``: of the citation before."""
    before = text[max(end, match.start() - 72) : match.start()]
    if _TEX_BEFORE.search(before) or _is_of_address(text, match, before):
        return True
    if _is_declared(text, match) or _is_direction(match["numbers"], before, entries):
        return True
    if _is_element(text, match, before) or is_index(text, match.start()):
        return True
    is_next = bool(end) and _LOCATOR.fullmatch(text, end, match.start()) is not None
    if not is_next and _INDEX_BEFORE.search(before) and not _is_named(text, match, before):
        return True
    return _is_interval(text, match, before) or _is_count(text, match, before) or _is_item(text, match)


_TEX_BEFORE = lazy(r"(?<!\^)_\{\s?$|\\(?:times|in|cup|cap|left|leq?|geq?|subset|subseteq)\s{0,3}$")
"""``x_{[1]}``, ``\\in [1,3]``: within a formula."""
_ADDRESS_BEFORE = lazy(r"\d\.\d{1,3}\.$")
_ADDRESS_AFTER = lazy(r"\.(?:\d|[a-z]{2,4}(?![a-z\s,]))")


def _is_of_address(text: str, match: re.Match[str], before: str) -> bool:
    """``10.0.[3-4].1``, ``lamp[1-9].txt``: numbers of machines and files; dots join them without a blank."""
    return _ADDRESS_BEFORE.search(before) is not None or _ADDRESS_AFTER.match(text, match.end()) is not None


_LOCATOR = lazy(
    r"\d[\d,，–—~～-]{0,15}|[(（](?:[Pp]{1,2}[.．]?|[页頁第])?\s?\d[\d,，–—~～-]{0,15}[页頁]?[)）]|[頁页]\d[\d–—-]{0,8}"
)
"""Pages of the citation before, which no blank parts from it: ``[2](P6-7)[4]99[7]``."""
_DIRECTION = lazy(r"0\d\d?")
_ELEMENT_BEFORE = lazy(r"(?<![A-Za-z])[a-z]{1,12}$")
_ELEMENT_AFTER = lazy(r"\s?(?:[存保]|(?:中|里)?的值|元素|赋值?|初始|下标)")


_CODE_BEFORE = lazy(r"[A-Za-z\d]$")


def _is_direction(numbers: str, before: str, entries: Container[str]) -> bool:
    """``[001]`` of a crystal: no list writes so that has less than a hundred entries; ``ZK[03]`` of a code."""
    if numbers.startswith("0") and _CODE_BEFORE.search(before):
        return True
    return _DIRECTION.fullmatch(numbers) is not None and len(numbers) > 2 and "100" not in entries


_RING_BEFORE = lazy(r"\d\s?[-‐‑–]\s?冠\s?$|葫[芦蘆]\s?$|(?:[苯萘啶嗪唑吩喃咯啉]|吲哚)并\s?$")
_RING_AFTER = lazy(r"(?:(?<=[杯柱方][\[［]\d[\]］])芳[烃烴]|[轮輪][烷烯]|索[烃烴])")


def _is_element(text: str, match: re.Match[str], before: str) -> bool:
    """``data[2]存次大值``: of an array; ``18-冠[6]``, ``杯[4]芳烃``: of a ring."""
    if _RING_BEFORE.search(before) or _RING_AFTER.match(text, match.end()):
        return True
    return _ELEMENT_BEFORE.search(before) is not None and _ELEMENT_AFTER.match(text, match.end()) is not None


def _has(entries: Container[str], keys: list[str]) -> bool:
    """The list has the first of the numbers, and the others; or it ends just before those: it has lost its last."""
    return keys[0] in entries and all(
        key in entries or any(str(int(key) - lost) in entries for lost in (1, 2)) for key in keys
    )


_QUOTED = ("“”", "‘’", "「」", "『』", '""')
"""Marks between which a number stands that a text speaks of: ``所谓“[1]”``."""
_BRACKETED_BEFORE = lazy(
    rf"[\[［〔【][^\[\]［］〔〕【】]{{0,30}}(?:[{HAN}]|\d\.\d|[\d,，]\s?[-−–]?\d+\.)[^\[\]［］〔〕【】]{{0,12}}[\]］〕】]\s?$"
    rf"|（[^（）]{{0,60}}[{HAN}][^（）]{{0,40}}）\s?$|[\[［〔【][ⅠⅡⅢⅣⅤIV]{{1,3}}\s?[A-EＡ-Ｅ]?[\]］〕】]\s?$"
)
"""A word, an interval or a number of a document in brackets: ``〔38万〕[7]``, ``[1.2, 1.4][3]``."""
_WORDS_BEFORE = lazy(
    rf"(?:(?<![a-z])\(|（)[^()（）]{{0,60}}(?:[A-Za-z]{{3}}|[A-Z]{{2}}|[{HAN}]{{2}})(?:[^()（）A-Za-z{HAN}]{{0,4}}|[\w./-]{{0,8}})[)）]\s?$"
    rf"|[(（][^()（）]{{0,60}}(?:[图表]\s?\d|\d\s?[%％])[^()（）]{{0,8}}[)）]\s?$"
    rf"|[{HAN}][(（](?:[1-5ⅠⅡⅢⅣⅤ]{{1,2}}\s?[A-Ea-e][+-]?|[A-Ea-e]\s?[1-5]|[A-E][级級])[)）]\s?$|[(（](?:1[89]|20)\d\d[a-z]?[)）]\s?$|(?<![A-Za-z])O\([^()]{{1,16}}\)\s?$|[{HAN}]\d{{1,2}}\s?$|(?<![A-Za-z])[A-Z]{{2,}}[\s-]?\d{{1,5}}\s?$"
    r"|[A-Z/]{2,8}\s?\d[\d.]{0,9}\s?[-—–]\s?(?:19|20)\d\d[)）]\s?$"
    r"|(?<![A-Za-z])(?:[Ff]igs?\.?\s?|[A-Z]?[a-z]{3,12}\.?\s)\d{1,2}\s?$"
    r"|[式程]\s?[(（]\s?\d{1,3}(?:[.-]\d{1,3})?\s?[)）]\s?$"
)
"""Words in brackets, ``（NY/T 12.3—2006）``, a numbered thing, ``Table 1``, ``Fig.3``, ``公式(1)``."""
_ACRONYM_BEFORE = lazy(r"(?<=[a-z])\((?:[A-Z][a-z0-9-]{0,3}){2,6}\)$")
"""``Ferry Lamp Protocol(FLP)[6]，``: no call of a function, where the sentence goes on behind."""
_VERSION_BEFORE = lazy(
    r"(?<![A-Za-z\d_])(?:(?:[A-Z][a-z]|[A-Z]{2}|[a-z]{1,6}[A-Z])[A-Za-z-]{1,20}-?[a-z]?\d{1,3}(?:\.\d{1,2})?"
    r"|[A-Z][A-Za-z]{0,12}\d{0,2}\.\d{1,3}|(?=[A-Z][a-z]?\d{0,2}[A-Z])(?:[A-Z][a-z]?\d{0,2}){2,8})\s?$"
)
"""What has a number in its name, a make or a substance: ``LampNet50[3]的``, ``Fe3O4[4]，``; text must follow."""
_SYMBOL_BEFORE = lazy(r"[A-Z]\d{0,2}$")
_UNIT = (
    r"(?:[%％℃°]|[kKmMGcdhnμ]?(?:m[23]?|g|t|[Ll]|s|h|d|Pa|Hz|eV|V|A|W|J|K|N|bp|Da|mol|min)"
    r"(?:[/·][A-Za-zμ0-9/·-]{1,12})?)"
)
_AMOUNT_BEFORE = lazy(
    rf"[(（][^()（）]{{0,40}}\d\s?{_UNIT}\s?[)）]\s?$|\d\s?[万亿]?{_UNIT}\s?$"
    r"|(?<![A-Za-z\d_.^])\d[\d.,/—–～~%-]{0,16}\s?$"
)
"""An amount that the text has from another: ``37.5[2]``, ``0.43 g/cm3[3]``, ``（463.0 mm）[4]``; text must follow."""
_FORMULA_BEFORE = lazy(rf"[=＝≈≤≥∝][^{HAN}，。；=＝]{{1,60}}[)）]$")
"""A formula that ends in a bracket: ``y=a·sin(ωt)[3]，``; the sentence goes on behind."""
_SENTENCE_AFTER = lazy(rf"[{HAN}，。、；：）]")
_TEXT_AFTER = lazy(rf"[{HAN}，。、；：）)]|[.．,;](?:\s*[{HAN}]|\s*$)")
_DECLARED_BEFORE = lazy(
    r"(?:^|[;{}\n])[\s{}]*(?:[A-Za-z_][A-Za-z0-9_]*[\s*&]+){1,4}[A-Za-z_][A-Za-z0-9_]*$|\}\s*[A-Za-z_][A-Za-z0-9_]*$"
)
_NAME_BEFORE = lazy(r"[A-Za-z_]\w{0,20}$")
_ASSIGNED_AFTER = lazy(
    r"(?:\[[^\[\]]{1,16}\]|\.[A-Za-z_]\w{0,20}){0,3}\s?"
    r"(?:[-+*/]?=(?!=)|\+\+|--|;\s*[A-Za-z_]\w{0,20}\s?[\[=(])"
)
_DECLARED_AFTER = lazy(r"[;；]\s*(?://|/\*|\}|$)")


_COMPARED_AFTER = lazy(r"\s?(?:[<>]=?|[!=]=|[+*%])\s?[A-Za-z\d\"']|\s?:\s?[a-z_]\w*\(")
"""``score[2] > th[1]: ring()``: what a program compares, and does then."""
_SETTING_BEFORE = lazy(r"\s*[A-Za-z_][\w.-]{0,40}\s?[:=]\s*")
"""``retry: [1, 2]``: all that a line of settings has."""


def _is_declared(text: str, match: re.Match[str]) -> bool:
    """``double vector[3];``: a line of code, which holds nothing before; ``lamps[3] = 7;``."""
    is_named = _NAME_BEFORE.search(text, max(0, match.start() - 30), match.start()) is not None
    if is_named and (_ASSIGNED_AFTER.match(text, match.end()) or _COMPARED_AFTER.match(text, match.end())):
        return True
    if _SETTING_BEFORE.fullmatch(text, 0, match.start()) and not text[match.end() :].strip(" ,;"):
        return True
    if not _DECLARED_AFTER.match(text, match.end()):
        return False
    return _DECLARED_BEFORE.search(text, max(0, match.start() - 72), match.start()) is not None


def _is_named(text: str, match: re.Match[str], before: str) -> bool:
    """A citation behind a word in brackets, a year, a number of a theorem or a standard, a symbol in a sentence."""
    if _WORDS_BEFORE.search(before) or _BRACKETED_BEFORE.search(before):
        return True
    is_amount = _AMOUNT_BEFORE.search(before) or _VERSION_BEFORE.search(before)
    if is_amount and _TEXT_AFTER.match(text, match.end()) and not _ELEMENT_AFTER.match(text, match.end()):
        return True
    if (_ACRONYM_BEFORE.search(before) or _FORMULA_BEFORE.search(before)) and _SENTENCE_AFTER.match(text, match.end()):
        return True
    if match[0][0] not in "［〔【" or not _SYMBOL_BEFORE.search(before):
        return False
    return _SENTENCE_AFTER.match(text, match.end()) is not None


def _is_count(text: str, match: re.Match[str], before: str) -> bool:
    """The number of a figure, of a chapter, of things; one that a text speaks of."""
    if text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1] in _QUOTED:
        return True
    if _QUANTITY_AFTER.match(text, match.end()) or _NUMBER_OF.search(before) or _is_grade(text, match):
        return True
    return _COUNT_BEFORE.search(before) is not None and _COUNT_AFTER.match(text, match.end()) is not None


_GRADED = lazy(r"(?:量[尺表]|李克特|Likert|[点點级級]计?[评評计計]分|[赋賦]值|[编編][码碼])[^。！？]{0,60}$")
_GRADE_AFTER = lazy(r"\s?(?:[为為是]|[代]?表(?:示)?|即)\s?(?:非常|[很较較极極完]|不|[一]般|[同符满滿]|[“「])")


def _is_grade(text: str, match: re.Match[str]) -> bool:
    """``李克特五点量表，[1]为非常不同意``: what a scale's points mean."""
    if not _GRADE_AFTER.match(text, match.end()):
        return False
    return _GRADED.search(text, max(0, match.start() - 72), match.start()) is not None


def _is_item(text: str, match: re.Match[str]) -> bool:
    """``[1] 点灯；``: the label of an item, with a blank between, begins a paragraph."""
    return not text[: match.start()].strip() and text[match.end() : match.end() + 1] in (" ", "\u3000")


def _is_interval(text: str, match: re.Match[str], before: str) -> bool:
    """Two numbers where the sentence speaks of a range, ``x∈[1,3]``; or what follows could only follow a range."""
    numbers = re.findall(r"\d+", match["numbers"])
    if before[-1:] == "^" and text[match.end() : match.end() + 1] == "^":
        return False  # Markdown's mark of what is raised
    if len(numbers) == 2 and _SPAN_AFTER.match(text, match.end()):
        return True
    if len(numbers) == 2 and (_SCALE_BEFORE.search(before) or is_of_statistic(before)):
        return True
    if len(numbers) == 2 and ("," in match["numbers"] or "，" in match["numbers"]):
        return bool(_INTERVAL_BEFORE.search(before) or _INTERVAL_AFTER.match(text, match.end()))
    return bool(before.rstrip().endswith(("=", "＝", "∈")))
