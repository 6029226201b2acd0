"""A block within a line is as wide as WeasyPrint makes it, however that is found out."""

from __future__ import annotations

from itertools import chain

import pytest

from kanyin.output.engine import load_weasyprint
from kanyin.output.pdf.patches import widths_at_once

LONG = "The Institute of Slow Rivers and Quiet Harbours, Department of Tides, Linjiang, Postal Code 310099"
HAN = "临江慢水研究所潮汐与港湾研究室以及附属观测站"
CASES = [
    "短",
    LONG,
    HAN * 4,
    LONG.replace(" ", ""),
    f"<b style='white-space: nowrap'>{HAN * 3}</b>",
    f"甲<i>乙{HAN}</i><b>{LONG}</b>",
    f"<span style='overflow-wrap: normal'>{LONG.replace(' ', '')}</span>",
    f"<span style='display: inline-block; width: 60em'></span>{LONG}",
    f"<span style='white-space: pre'>{LONG} {LONG}</span>",
    f"<span style='padding: 0 2em'>{HAN * 4}</span>",
    f"{HAN}<br>{LONG}",
    "",
]


def widths(content: str, room: str) -> list[float]:
    """Of the blocks within lines."""
    weasyprint = load_weasyprint()
    from weasyprint.formatting_structure import boxes

    style = (
        f"@page {{ size: {room} 20cm; margin: 0 }} body {{ margin: 0; font-size: 10pt; overflow-wrap: anywhere }}"
        "i { font-size: 14pt } .unit { display: inline-block }"
    )
    html = f"<style>{style}</style><p>前<span class=unit>{content}</span>后"
    page = weasyprint.HTML(string=html).render()
    found = chain.from_iterable(one._page_box.descendants() for one in page.pages)
    return [box.width for box in found if isinstance(box, boxes.InlineBlockBox)]


@pytest.mark.parametrize("room", ["8cm", "3cm", "40cm"])
@pytest.mark.parametrize("content", CASES)
def test_the_width_is_the_same(content: str, room: str) -> None:
    plain = widths(content, room)
    with widths_at_once():
        assert widths(content, room) == plain
    assert plain


def test_a_long_text_is_not_broken_at_each_character(monkeypatch: pytest.MonkeyPatch) -> None:
    load_weasyprint()
    from weasyprint.layout import preferred

    asked: list[object] = []
    real = preferred.min_content_width
    monkeypatch.setattr(
        preferred, "min_content_width", lambda *given, **named: (asked.append(given), real(*given, **named))[1]
    )
    widths(LONG, "8cm")
    assert asked
    asked.clear()
    with widths_at_once():
        widths(LONG, "8cm")
    assert asked == []
