"""The properties are parsed, cascaded and inherited like any other."""

import logging
from typing import Any

import pytest
import weasyprint


def styles(css: str, body: str = "<p>汉<b>字</b></p>") -> dict[str, Any]:
    """Computed styles by element of the first page."""
    document = weasyprint.HTML(string=f"<style>{css}</style>{body}").render()
    return {box.element_tag: box.style for box in document.pages[0]._page_box.descendants()}


def test_initial_values() -> None:
    style = styles("")["p"]
    assert style["text_autospace"] == {"ideograph-alpha", "ideograph-numeric", "insert"}
    assert style["text_spacing_trim"] == "normal"
    assert style["text_justify"] == "auto"
    assert style["line_break"] == "auto"
    assert style["hanging_punctuation"] == "none"


@pytest.mark.parametrize(
    ("declaration", "key", "value"),
    [
        ("text-autospace: no-autospace", "text_autospace", frozenset()),
        ("text-autospace: ideograph-alpha", "text_autospace", {"ideograph-alpha", "insert"}),
        ("text-autospace: replace ideograph-numeric", "text_autospace", {"ideograph-numeric", "replace"}),
        ("text-spacing-trim: space-first", "text_spacing_trim", "space-first"),
        ("text-justify: inter-character", "text_justify", "inter-character"),
        ("line-break: strict", "line_break", "strict"),
        ("hanging-punctuation: allow-end", "hanging_punctuation", "allow-end"),
    ],
)
def test_values_are_parsed_and_inherited(declaration: str, key: str, value: Any) -> None:
    found = styles(f"body {{ {declaration} }}")
    assert found["p"][key] == value
    assert found["b"][key] == value


def test_cascade_importance_and_variables() -> None:
    css = "p { line-break: strict !important } p { line-break: normal } :root { --trim: trim-all }"
    assert styles(css)["p"]["line_break"] == "strict"
    assert styles(":root{--trim:trim-all} p{text-spacing-trim:var(--trim)}")["b"]["text_spacing_trim"] == "trim-all"
    assert styles("body{text-justify:none} b{text-justify:initial}")["b"]["text_justify"] == "auto"


@pytest.mark.parametrize(
    "declaration",
    [
        "text-autospace: insert replace",
        "text-autospace: normal ideograph-alpha",
        "text-spacing-trim: half",
        "text-justify: 1em",
        "line-break: never",
        "hanging-punctuation: first-of-all",
    ],
)
def test_wrong_values_are_ignored_with_a_warning(declaration: str, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("weasyprint").propagate = True
    with caplog.at_level(logging.WARNING, "weasyprint"):
        style = styles(f"p {{ {declaration} }}")["p"]
    key = declaration.split(":")[0]
    assert style[key.replace("-", "_")] == styles("")["p"][key.replace("-", "_")]
    assert any(key in record.getMessage() for record in caplog.records)


def test_code_keeps_its_characters_in_place() -> None:
    style = styles("", "<p>汉<code>a汉</code></p>")["code"]
    assert style["text_autospace"] == frozenset()
    assert style["text_spacing_trim"] == "space-all"
