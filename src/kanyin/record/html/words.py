"""What the report says of itself, in Chinese or English: words.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

Words = dict[str, str]


@lru_cache(maxsize=1)
def load_words() -> dict[str, Words]:
    """The labels by language."""
    return tomllib.loads(resources.files("kanyin").joinpath("record/html/words.toml").read_text(encoding="utf-8"))
