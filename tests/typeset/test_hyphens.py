"""Where long names may be parted whose language nobody knows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kanyin.typeset.hyphens import _between_syllables, _is_plain


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("渡工Korvatunturaniemi来", "渡工Kor-va-tun-tu-ra-niemi来"),
        ("Salimbaropolis", "Salim-ba-ro-po-lis"),
        ("LAMPLIGHTERSON", "LAMPLIGHTERSON"),
        ("lamplighterson", "lamplighterson"),
        ("Ferryman", "Ferryman"),
    ],
)
def test_long_names_are_parted_between_syllables(text: str, parts: str) -> None:
    ends = [0, *sorted(_between_syllables(text)), len(text)]
    assert "-".join(text[start:end] for start, end in pairwise(ends)) == parts


@pytest.mark.parametrize(
    ("text", "word", "is_plain"),
    [
        ("the ferryman waits", "ferryman", True),
        ("Ferryman.", "Ferryman", True),
        ("灯LampReader来", "LampReader", False),
        ("FERRYMAN", "FERRYMAN", False),
        ("G:\\lamp-template.txt", "template", False),
        ("lamp.template", "template", False),
        ("lamp_reader", "lamp", False),
        ("see the end. Template", "Template", True),
        ("ferry\u00adman", "ferry", False),
    ],
)
def test_names_in_programs_and_of_products_have_no_hyphens(text: str, word: str, is_plain: bool) -> None:
    start = text.index(word)
    assert _is_plain(text, start, start + len(word)) == is_plain
