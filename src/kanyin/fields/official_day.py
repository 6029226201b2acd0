"""The day of an official document, in figures or in Han (成文日期, GB/T 9704-2012 7.3.5.4), and the line of who printed
it and when.
"""

from __future__ import annotations

from kanyin.patterns import lazy

_HAN_DIGITS = "〇○零一二三四五六七八九"
DAY = lazy(
    rf"(?P<y>(?:19|20)\d\d|[{_HAN_DIGITS}]{{4}})\s?年\s?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?月\s?"
    rf"(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s?日"
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def read_day(text: str) -> str:
    """ISO 8601 of a 成文日期, in figures or in Han; empty for what is none."""
    found = DAY.search(text)
    if found is None:
        return ""
    year, month, day = _figures(found["y"]), _number(found["m"]), _number(found["d"])
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _figures(text: str) -> str:
    return "".join(str("〇一二三四五六七八九".find(char)) if not char.isdigit() else char for char in _zeros(text))


def _zeros(text: str) -> str:
    return text.replace("○", "〇").replace("零", "〇")


def _number(text: str) -> int:
    """A number up to 39 in figures or in Han: 二十三."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = _DIGITS.get(ones, 0)
    return value + (10 * _DIGITS.get(tens, 1) if ten else 0)


def is_day(text: str) -> bool:
    """A line that is a date and nothing else."""
    return DAY.fullmatch(text.strip()) is not None and bool(read_day(text))


def is_imprint(text: str) -> bool:
    """印发机关 and 印发日期: ``水利局办公室　2021年3月9日印发``."""
    text = text.strip()
    return len(text) <= 60 and text.endswith("印发") and bool(DAY.search(text))


def read_imprint(text: str) -> tuple[str, str]:
    """Who printed it, and the day in ISO 8601."""
    found = DAY.search(text)
    return (text[: found.start()].strip(), read_day(text)) if found else (text, "")
