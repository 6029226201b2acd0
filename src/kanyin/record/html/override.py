"""Settings by which a person overrules the rules, written out to be copied into kanyin.toml."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kanyin.model import HIDDEN
from kanyin.record.report import is_unseen


def override_setting(table: str, key: str, values: Sequence[str]) -> str:
    """Lines for kanyin.toml by which a person overrules the rules: ``[keep]`` or ``[drop]``, ``rules`` or ``lines``.

    They are TOML 1.0 whatever the values hold; what cannot be seen stands as its number, marks of markup not at all.
    """
    listed = ", ".join(toml_string(value.translate(HIDDEN)) for value in values)
    return f"[{table}]\n{key} = [{listed}]\n"


def role_setting(pattern: str) -> str:
    """The lines for kanyin.toml by which a person says what a line of a page is; ``%role`` and ``%line`` are to be put
    in."""
    return f"[files.{toml_string(pattern)}.roles]\n%role = [%line]\n"


def toml_string(text: str) -> str:
    """A basic string of TOML 1.0: JSON's, but for what cannot be seen."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_toml_escape(char) if is_unseen(char) and char != "\u3000" else char for char in quoted)


def _toml_escape(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
