"""Patterns that were compiled in advance do what others do; a file of them that is of no use does no harm."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the file is looked for."""
    monkeypatch.setattr(precompiled, "place", lambda: tmp_path / "patterns")
    precompiled._kept.cache_clear()
    yield tmp_path / "patterns"
    precompiled._kept.cache_clear()


KEPT = marshal.loads(precompiled.packed(given_for(PATTERNS)))[1]


@pytest.mark.parametrize("late", PATTERNS)
@given(text=texts)
def test_what_was_kept_does_the_same(late: Late, text: str) -> None:
    kept, plain = precompiled.revived(KEPT[late.key]), re.compile(*late.written())
    assert (kept.flags, kept.groups, dict(kept.groupindex)) == (plain.flags, plain.groups, dict(plain.groupindex))
    assert [m.span() for m in kept.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert [m.groupdict() for m in kept.finditer(text)] == [m.groupdict() for m in plain.finditer(text)]
    assert kept.sub("_", text) == plain.sub("_", text)


def test_it_is_found_in_the_file_by_pattern_and_flags(file: Path) -> None:
    file.write_bytes(precompiled.packed(given_for(PATTERNS)))
    assert all(precompiled.find(late.key) for late in PATTERNS)
    assert precompiled.find(("甲乙|丙[丁戊]", int(re.IGNORECASE), False)) is None
    assert precompiled.find(("没有", 0, False)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no file of ours",
        precompiled.packed(given_for(PATTERNS))[:-20],
        marshal.dumps(("another Python", {PATTERNS[0].key: b""})),
        marshal.dumps(7),
    ],
)
def test_a_file_that_is_of_no_use_is_as_none(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert precompiled.find(PATTERNS[0].key) is None
    assert Late("甲[乙丙]").findall("甲丙甲乙甲") == ["甲丙", "甲乙"]


def test_without_a_file_nothing_is_found_and_none_is_made(file: Path) -> None:
    assert precompiled.find(PATTERNS[0].key) is None
    assert not file.exists()


def test_the_set_up_makes_it_beside_the_bytecode(tmp_path: Path) -> None:
    tool = [sys.executable, "-X", f"pycache_prefix={tmp_path}", str(ROOT / "tools" / "precompile.py")]
    subprocess.run(tool, check=True)
    (made,) = tmp_path.rglob("*.patterns")
    assert list(made.parent.glob("patterns.*.pyc"))
    assert marshal.loads(made.read_bytes())[0] == precompiled.VERSION
