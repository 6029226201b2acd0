"""The door to pandoc."""

from __future__ import annotations

import pytest

from kanyin.errors import OutputError
from kanyin.output import pandoc


def test_a_text_that_pandoc_never_finishes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "PATIENCE", 0.5)
    with pytest.raises(OutputError, match="not finished"):
        pandoc.parse("[" * 40 + "x" + "]" * 40)
