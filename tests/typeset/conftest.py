"""Render small pages with the taught WeasyPrint."""

from __future__ import annotations

from typing import Any

import pytest

from kanyin import typeset
from tests.typeset.reading_back import MARGIN, SIZE, Render

FONT = "Noto Serif CJK SC"


@pytest.fixture(scope="session", autouse=True)
def taught() -> None:
    typeset.install()


@pytest.fixture(scope="session")
def render() -> Render:
    """``render(body, css="", em=20, **options)``: a PDF with a type area ``em`` characters wide."""

    def make(body: str, css: str = "", em: float = 20, **options: Any) -> bytes:
        import weasyprint

        source = f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>题</title><style>
        @page {{ size: {em * SIZE + 2 * MARGIN}pt 400pt; margin: {MARGIN}pt }}
        html {{ font: {SIZE}pt/1.7 '{FONT}'; text-spacing-trim: trim-both }}
        body {{ margin: 0; text-align: justify; orphans: 1; widows: 1 }} p {{ margin: 0 }}
        {css}</style><body>{body}"""
        return bytes(weasyprint.HTML(string=source).write_pdf(**options))

    return make
