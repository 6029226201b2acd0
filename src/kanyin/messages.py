"""What kanyin says, in Chinese or English. English is in the code; Chinese in ``locale/zh/LC_MESSAGES/kanyin.po``.

GNU gettext by Python's own module: click says its part (Usage, Options …) through the same catalogue.
``tools/messages.py`` gathers new messages into the .po file and compiles it.
"""

from __future__ import annotations

import gettext
import os
import sys
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

DOMAIN = "kanyin"
LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("zh", "en")

gettext.bindtextdomain(DOMAIN, LOCALE)
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@lru_cache(maxsize=8)
def _catalogue(*_languages: str | None) -> gettext.NullTranslations:
    """The catalogue that gettext finds by these variables; it would look on the disk for each message."""
    return gettext.translation(DOMAIN, LOCALE, fallback=True)


def msg(text: str, /, **values: object) -> str:
    """``text`` in the language in use; ``{name}`` in it is one of ``values``."""
    said = _catalogue(*map(os.environ.get, _VARIABLES)).gettext(text)
    return said.format(**values) if values else said


def msgs(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many`` by ``count``, in the language in use; ``{count}`` is the number."""
    return gettext.dngettext(DOMAIN, one, many, count).format(count=count, **values)


class Speaker(Protocol):
    """Says a text as ``msg`` does, in one language whatever is in use."""

    def __call__(self, text: str, /, **values: object) -> str: ...


def speaker(language: str) -> Speaker:
    """``msg`` in ``zh`` or ``en``: for a file that must have the same bytes whatever language is in use."""
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)

    def say(text: str, /, **values: object) -> str:
        said = catalogue.gettext(text)
        return said.format(**values) if values else said

    return say


def language() -> str:
    """The language in use, ``zh`` or ``en``: the catalogue tells it, so that it is the one gettext has found."""
    return msg("en")


def columns(text: str) -> int:
    """How wide a terminal shows ``text``: a Han character and a full-width mark take two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, width: int) -> str:
    """``text`` with blanks behind it up to ``width`` columns of a terminal."""
    return text + " " * max(0, width - columns(text))


def use_language(language: str, environment: Mapping[str, str]) -> None:
    """Speak ``zh`` or ``en``; where that is empty, the language of the locale. Worker processes speak it too."""
    gettext.textdomain(DOMAIN)
    named = any(environment.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    if not language and not named and sys.platform == "win32":
        language = _windows_language()
    if language:
        os.environ["LANGUAGE"] = language


def _windows_language() -> str:
    """Windows keeps the language of its user elsewhere than in the environment."""
    import locale

    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
