"""The CSS properties that WeasyPrint does not know (CSS Text 3 and 4), added to its tables."""

from __future__ import annotations

from typing import Any

from weasyprint.css import properties
from weasyprint.css.tokens import get_keyword, get_single_keyword
from weasyprint.css.validation import properties as validation

from .spacing import TRIM_RULES, GapRule

_AUTOSPACE_KINDS = {"ideograph-alpha", "ideograph-numeric", "punctuation"}
_AUTOSPACE_WAYS = {"insert", "replace"}
_KEYWORDS = {
    "text-spacing-trim": ("normal", frozenset(TRIM_RULES)),
    "text-justify": ("auto", frozenset({"auto", "none", "inter-word", "inter-character", "distribute"})),
    "line-break": ("auto", frozenset({"auto", "loose", "normal", "strict", "anywhere"})),
    # 着重号: of CSS's values the one that Chinese print has, a filled dot below.
    "text-emphasis": ("none", frozenset({"none", "dot"})),
    "hanging-punctuation": ("none", frozenset({"none", "allow-end", "last"})),
}

# Code keeps every character in its place (the style sheet that CSS Text 4 suggests to browsers), on full lines too.
USER_AGENT_STYLE = """
pre, code, kbd, samp, tt, textarea, input {
  text-autospace: no-autospace; text-spacing-trim: space-all; text-justify: none
}
"""


def _autospace(tokens: Any) -> frozenset[str] | None:
    """``normal | auto | no-autospace | [kinds] || [insert | replace]`` as a set of words."""
    words = [get_keyword(token) for token in tokens]
    if len(words) == 1 and words[0] in ("normal", "auto"):
        return frozenset({"ideograph-alpha", "ideograph-numeric", "insert"})
    if words == ["no-autospace"]:
        return frozenset()
    found = set(words)
    ways = found & _AUTOSPACE_WAYS
    if len(found) != len(words) or len(ways) > 1 or found - _AUTOSPACE_KINDS - _AUTOSPACE_WAYS:
        return None
    if not found & _AUTOSPACE_KINDS:
        found |= {"ideograph-alpha", "ideograph-numeric"}
    return frozenset(found | (ways or {"insert"}))


def _keyword_validator(allowed: frozenset[str]) -> Any:
    def validate(tokens: Any) -> str | None:
        keyword = get_single_keyword(tokens)
        return keyword if keyword in allowed else None

    validate.wants_base_url = False  # type: ignore[attr-defined]  # WeasyPrint asks each validator
    return validate


def register() -> None:
    """Make WeasyPrint parse, cascade and inherit the properties. All of them inherit (CSS Text 4)."""
    _autospace.wants_base_url = False  # type: ignore[attr-defined]
    _register("text-autospace", frozenset({"ideograph-alpha", "ideograph-numeric", "insert"}), _autospace)
    for name, (initial, allowed) in _KEYWORDS.items():
        _register(name, initial, _keyword_validator(allowed))


def _register(name: str, initial: Any, validator: Any) -> None:
    key = name.replace("-", "_")
    properties.INITIAL_VALUES[key] = initial
    properties.KNOWN_PROPERTIES.add(name)
    properties.INHERITED.add(key)
    validation.PROPERTIES[name] = validator


def gap_rule(style: Any) -> GapRule | None:
    """``text-autospace`` of a WeasyPrint style; None where there are no gaps."""
    words = style["text_autospace"]
    if not words & {"ideograph-alpha", "ideograph-numeric"}:
        return None
    return GapRule("ideograph-alpha" in words, "ideograph-numeric" in words, "replace" in words)
