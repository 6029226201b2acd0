"""What is printed of a book: who wrote it, its house."""

from __future__ import annotations

from kanyin.patterns import lazy


def names_book(text: str) -> bool:
    """沈漱舟著，河湾出版社: it tells of a book that the page speaks of."""
    return _IMPRINT.search(text) is not None


_IMPRINT = lazy("[著编編译譯][，, ]{1,3}[\u3400-\u9fff]{2,12}(?:出版社|书局|書局|书店)")
