"""Addresses of the net and of mail that a page has set with blanks within them, ``http:// www. a. org/b. html``."""

from __future__ import annotations

from kanyin.model import MATH
from kanyin.patterns import lazy

_HINT = lazy("https?:|www\\.|@")
# What stands behind a mark and a blank goes on with the address: no word of the text ends in a domain or a slash.
_NAMED = (
    "(?:[a-z0-9-]{1,40}+\\. ?){0,3}"
    "(?:(?:com|org|net|edu|gov|cn|uk|jp|eu|de|fr|int)(?![A-Za-z0-9-])|(?:s?html?|aspx?|php|pdf|jsp)(?![A-Za-z0-9]))"
)
_PATH = "[a-z0-9%~_-]{1,60}+(?:[.](?=[a-z0-9])|/)"
_GOES_ON = (
    "(?:(?<=[./=_?&-]) {1,2}(?!https?:|and/or)(?:(?<=// )(?:www\\.)?|(?<=//  )(?:www\\.)?|(?!www\\.))"
    f"(?:{_NAMED}|{_PATH})[!-~]*+)"
)
_ADDRESS = lazy(f"(?<![!-~])[!-~]{{0,40}}?(?:https?:/|www\\.)[!-~]{{0,400}}+{_GOES_ON}+")
_SIGN = f"(?:{MATH[0]} ?@ ?{MATH[1]}|\\$ ?@ ?\\$|@)"
_MAIL = lazy(f"(?<=[A-Za-z0-9_]) ?{_SIGN} ?(?=(?:[A-Za-z0-9-]{{1,40}}+\\.){{1,4}}[A-Za-z]{{2,6}}(?![A-Za-z0-9]))")


def join(text: str) -> str:
    """The line with its addresses whole; a word of the text behind one is none of its."""
    if not _HINT.search(text) or (" " not in text and MATH[0] not in text):
        return text
    text = _MAIL.sub("@", text)
    while (whole := _ADDRESS.sub(lambda found: found[0].replace(" ", ""), text)) != text:
        text = whole  # a blank may stand before what is an address only without those within it: http:// www.  a.org
    return text
