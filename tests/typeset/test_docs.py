"""The example of docs/typeset.md does what it says."""

import re
from pathlib import Path

import pypdfium2
import pytest

DOCS = Path(__file__).parents[2] / "docs" / "typeset.md"


def test_the_example_makes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert example is not None
    monkeypatch.chdir(tmp_path)
    exec(example.group(1), {})
    document = pypdfium2.PdfDocument(tmp_path / "example.pdf")
    text = document[0].get_textpage().get_text_range().replace("\r\n", "")
    assert text.startswith("同治二年（1863），曾国藩于安庆创设书局")


def test_every_patch_is_named() -> None:
    source = (Path(__file__).parents[2] / "src" / "kanyin" / "typeset" / "patches.py").read_text(encoding="utf-8")
    replaced = set(re.findall(r"^    (\w+\.[\w.]+) = \w+$", source, re.M))
    text = DOCS.read_text(encoding="utf-8")
    for name in replaced:
        assert name.split(".")[-1] in text, name
