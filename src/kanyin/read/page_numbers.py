"""Which page of an article it is, as sites set that behind the title: (2), （第2页）, (1/3)."""

from __future__ import annotations

from kanyin.patterns import lazy

_NUMBER = lazy(
    r"(?<!\s)\s*+[(（〔\[]\s?[第页]?\s?\d{1,3}(?:\s?[/／]\s?\d{1,3})?\s?页?\s?[)）〕\]](?=\s?(?:[-–—_|｜]|$))"
)
"""At the end, or before the name of the site."""


def without_page_number(text: str) -> str:
    """A line or a title without the number of its page."""
    return _NUMBER.sub("", text)
