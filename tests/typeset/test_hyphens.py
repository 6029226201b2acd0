"""Where long names may be parted whose language nobody knows."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kanyin.typeset.hyphens import _between_syllables


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
