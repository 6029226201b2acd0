"""What was made ready in advance is what would be made now; a file of it that is of no use does no harm."""

from __future__ import annotations

import _sre  # type: ignore
import dataclasses
import marshal
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin import precompiled
from kanyin.patterns import Late
from tests.conftest import ROOT
from tools.precompile import given_for

PATTERNS = [
    Late("甲乙|丙[丁戊]"),
    Late(r"(?<=[a-z])(?P<number>\d{2})|^x|(?:Y|z)++$", re.IGNORECASE),
    Late("甲(?!乙)[^丁]{1,3}?戊|[\U00020000-\U0003ffff㐀-䶿]", re.MULTILINE),
    Late("记者|(?:来源)?[:：]", 0, True),
]
texts = st.text(alphabet="甲乙丙丁戊记者来源:：xyz09XYZ\n\U00020001", max_size=12)


READY = precompiled.packed({**given_for(PATTERNS), "[甲]": {"乙": [1, True, "丙"]}})


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the file is looked for."""
    monkeypatch.setattr(precompiled, "place", lambda: tmp_path / "ready")
    precompiled._kept.cache_clear()
    yield tmp_path / "ready"
    precompiled._kept.cache_clear()


@pytest.fixture
def made(file: Path) -> Path:
    """The file, with something in it."""
    file.write_bytes(READY)
    return file


@pytest.mark.parametrize("late", PATTERNS)
@given(text=texts)
def test_a_pattern_that_was_compiled_does_the_same(late: Late, text: str) -> None:
    kept, plain = _sre.compile(*given_for([late])[late.key]), re.compile(*late.written())
    assert (kept.flags, kept.groups, dict(kept.groupindex)) == (plain.flags, plain.groups, dict(plain.groupindex))
    assert [m.span() for m in kept.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert [m.groupdict() for m in kept.finditer(text)] == [m.groupdict() for m in plain.finditer(text)]
    assert kept.sub("_", text) == plain.sub("_", text)


def test_things_are_found_by_what_they_are_made_of(made: Path) -> None:
    for late in PATTERNS:
        kept = precompiled.pattern(late.key)
        assert kept == re.compile(*late.written())
    assert precompiled.pattern(("甲乙|丙[丁戊]", int(re.IGNORECASE), False)) is None
    assert precompiled.pattern(("没有", 0, False)) is None
    assert precompiled.table("[甲]") == {"乙": [1, True, "丙"]}
    assert precompiled.table("[甲] ") is None


def test_a_table_is_nobody_elses(made: Path) -> None:
    found = precompiled.table("[甲]")
    assert found and found is not precompiled.table("[甲]")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no file of ours, but one that is long enough for it",
        READY[:-20],
        READY + b"more",
        READY.replace(sys.version.encode(), sys.version.encode()[::-1]),
        marshal.dumps(7),
    ],
)
def test_a_file_that_is_of_no_use_is_as_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert precompiled.pattern(PATTERNS[0].key) is None
    assert Late("甲[乙丙]").findall("甲丙甲乙甲") == ["甲丙", "甲乙"]


def test_without_a_file_nothing_is_found_and_none_is_made(file: Path) -> None:
    assert precompiled.pattern(PATTERNS[0].key) is None
    assert not file.exists()


def test_functions_of_data_classes_are_taken_from_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def note(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        written.append(text)
        exec(text, names, made)

    monkeypatch.setitem(vars(dataclasses), "exec", note)
    dataclasses.make_dataclass("Lamp", [("height", int)], frozen=True)
    other = {text: compile(text.replace("cannot assign", "a lamp"), "<string>", "exec") for text in written}
    file.write_bytes(precompiled.packed(other))
    precompiled._kept.cache_clear()
    precompiled.use_functions()
    lamp = dataclasses.make_dataclass("Lamp", [("height", int)], frozen=True)(7)
    with pytest.raises(dataclasses.FrozenInstanceError, match="a lamp"):
        lamp.height = 8
    assert dataclasses.make_dataclass("Ferry", [("length", int)])(9).length == 9


MISSED = """
from kanyin import precompiled
asked, missed, find = [], [], precompiled._find
def note(key):
    found = find(key)
    asked.append(key)
    if found is None:
        missed.append(key)
    return found
precompiled._find = note
import kanyin.cli.commands, kanyin.run.batch
print("150 or more, missed:" if len(asked) >= 150 else len(asked), missed)
"""
"""The command line and what makes documents, all of whose data classes were to be made ready."""


def test_the_set_up_makes_it_beside_the_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = [sys.executable, "-X", f"pycache_prefix={tmp_path}", str(ROOT / "tools" / "precompile.py")]
    subprocess.run(tool, check=True)
    (made,) = tmp_path.rglob("*.ready")
    assert list(made.parent.glob("patterns.*.pyc"))
    monkeypatch.setattr(precompiled, "place", lambda: made)
    precompiled._kept.cache_clear()
    text = (ROOT / "src" / "kanyin" / "rules" / "names.toml").read_text(encoding="utf-8")
    assert precompiled.table(text) == tomllib.loads(text)
    precompiled._kept.cache_clear()
    missed = [sys.executable, "-X", f"pycache_prefix={tmp_path}", "-c", MISSED]
    assert subprocess.run(missed, check=True, capture_output=True, text=True).stdout == "150 or more, missed: []\n"
