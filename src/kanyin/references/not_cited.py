"""Numbers in brackets that belong to a statistic or an array, not to a list: ``中位数[3, 8]``, ``变量 lamp[5]``."""

from __future__ import annotations

from kanyin.patterns import lazy

_STATISTIC = (
    r"(?:(?:中位|平均|众|四?分位|百分位|[均极]|最[大小])[数值差]|标准[差误]|方差|四分位(?:数?间?距|数?区间)|(?:置信|可信|预测|容许|分位)(?:区间|限|域)"
    r"|(?<![A-Za-z])(?:CIs?|CrI|HDI|IQR|SD|SE|Me|Md|M|[Mm]edian|[Mm]ean|[Rr]ange|[Ii]nterval|min|max|Q1|Q3)(?!\d))"
)
_STATISTIC_BEFORE = lazy(
    rf"{_STATISTIC}\s?(?:[(（][^()（）]{{1,16}}[)）])?\s?(?:均?[为為是在]|[:：=＝,，])?\s?"
    r"(?:[-−]?\d[\d.]{0,7}\s?(?:[%％]|[A-Za-z/]{1,6}|[\u3400-\u9fff]{1,2})?)?\s?[(（]?\s?$"
)
"""``中位数 5 [3, 8]``, ``95%CI: [1, 4]``, ``M(Q1, Q3)为6[4, 9]``."""
_ARRAY_BEFORE = lazy(
    r"(?:变量|變量|数组|數組|數列|数列|列表|向量|字段|元素|寄存器|表项|成员|指针|字典|队列|缓冲区|存储单元|下标|单元格?|键值?)\s?"
    r"[A-Za-z_][A-Za-z0-9_.]{0,20}$"
)
"""A name that the text calls that of an array, however it is written: ``数组DATA[2]``."""
_CODE_BEFORE = lazy(
    r"(?:(?<![解阅朗选导判研])读[取入]?|(?<![编撰书改缩描重])写入?|(?<![获听采择录摄选提求吸夺攻爬截抽])取出?|存入|赋[给值予]|返回|遍历|交换|弹出|压入|累加)"
    r"\s?[a-z][a-z0-9_]{0,15}$"
)
"""A small name behind a word of code; one behind the word of a method, ``采用dropout[8]``, has a citation."""
_OTHER_INDEX = lazy(r"(?<![A-Za-z0-9_])([A-Za-z_][A-Za-z0-9_]{0,15})\[\s?(?:[a-z](?:\s?[-+]\s?\d{1,2})?|0)\s?\]")
_IN_SERIES = lazy(
    r"(?<![A-Za-z])([A-Za-z]{1,8})[\[［]\s?\d{1,4}\s?[\]］](?:\s?号?(?:孔|井|点|桩)?\s?[至到~～–—―-]\s?|\s?[、，,和与及]\s?)\1[\[［]\s?\d{1,4}\s?[\]］]"
)
"""``ZK[1]至ZK[16]``, ``ZK[1]、ZK[2]``: the numbers of things that one code names, of which no list has each."""
_NAME = lazy(r"(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]{0,15}$")
NEAR = 200
"""Characters round an index among which the same array has another."""


def is_of_statistic(before: str) -> bool:
    """What stands before two numbers names a statistic, of which they are the limits."""
    return _STATISTIC_BEFORE.search(before) is not None


def is_index(text: str, at: int) -> bool:
    """The number behind ``text[:at]`` counts a place in an array: the words before it tell of code.

    A name that has a letter or a nought near by, ``lamp[i]``, ``lamp[0]``, is an array's: no list has a nought.
    """
    before = text[max(0, at - 40) : at]
    if _ARRAY_BEFORE.search(before) or _CODE_BEFORE.search(before):
        return True
    name = _NAME.search(before)
    if name is None:
        return False
    series = _IN_SERIES.finditer(text, max(0, at - 40), at + 40)
    if any(one[1] == name[0] and one.start() < at < one.end() for one in series):
        return True
    return any(other[1] == name[0] for other in _OTHER_INDEX.finditer(text, max(0, at - NEAR), at + NEAR))
