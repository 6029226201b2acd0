"""What the report says of itself, in Chinese or English: words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

Words = dict[str, str]


@lru_cache(maxsize=1)
def load_words() -> dict[str, Words]:
    """The labels by language."""
    return tomllib.loads(resources.files("kanyin").joinpath("report_html/words.toml").read_text(encoding="utf-8"))


def preferred_language(environment: Mapping[str, str]) -> str:
    """The key of words.toml for the locale, known as gettext knows it: by the first of four variables that is set."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "zh" if locale.startswith("zh") else "en"
