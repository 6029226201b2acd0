"""Late and quick patterns find what the plain ones find, and nothing else."""

import ast
import copy
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.patterns import any_of, hastened, lazy, quick
from tests.test_imports import SOURCE

PATTERNS = [
    "甲乙|丙[丁戊]",
    r"(?<=[a-z])\d{2}|^x|y$",
    r"(?:记者)?\s?[:：]",
    "(?>甲+)乙|(?P<rest>[b-d]{1,3}?)-",
    r"(?<!\d)\d{1,2}月|\]|\^|-a",
    r"\b[甲a]\w",
]
"""What ``re`` does not hasten by itself."""
PLAIN = ["甲乙", "[甲乙]丙", "[^甲]|乙", "甲?", "(?i:a)|b", ".甲|乙", "(?i)甲|a", "甲|"]
"""What can begin with anything, be empty, or is quick as it stands."""
texts = st.text(alphabet="甲乙丙丁戊记者月:： -]^abcdxyABX09١\n", max_size=12)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=texts)
def test_the_same_is_found(pattern, text):
    hasty, plain = quick(pattern), re.compile(pattern)
    assert [m.span() for m in hasty.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert hasty.sub("_", text) == plain.sub("_", text)
    assert (hasty.match(text) is None) == (plain.match(text) is None)


@given(text=texts)
def test_case_may_be_ignored(text):
    pattern = "ab|x|甲a"
    hasty, plain = quick(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    assert hasty.findall(text) == plain.findall(text)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_one_character_is_looked_at_first(pattern):
    assert hastened(pattern).startswith("(?=[")


@pytest.mark.parametrize("pattern", PLAIN)
def test_what_it_cannot_hasten_stays(pattern):
    assert hastened(pattern) == pattern


@pytest.mark.parametrize("flags", [0, re.IGNORECASE | re.DOTALL])
@pytest.mark.parametrize("pattern", [*PATTERNS, *PLAIN])
@given(text=texts)
def test_a_late_pattern_does_what_the_compiled_one_does(pattern, flags, text):
    late, plain = lazy(pattern, flags), re.compile(pattern, flags)
    for method in ("match", "fullmatch", "search"):
        found, wanted = (getattr(one, method)(text) for one in (late, plain))
        assert (found and (found.span(), found.groups())) == (wanted and (wanted.span(), wanted.groups()))
    assert late.findall(text) == plain.findall(text)
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert late.split(text) == plain.split(text)
    assert late.subn("_", text) == plain.subn("_", text)
    assert (late.flags, late.groups, late.groupindex) == (plain.flags, plain.groups, plain.groupindex)


def test_it_is_compiled_when_it_is_asked_for_something_and_once(monkeypatch):
    compiled, real = [], re.compile
    monkeypatch.setattr(re, "compile", lambda *given: (compiled.append(given), real(*given))[1])
    late = lazy("甲(乙)?", re.IGNORECASE)
    assert (late.pattern, compiled) == ("甲(乙)?", [])
    assert late.match("甲乙") and late.search("丙甲") and late.groups == 1
    assert compiled == [("甲(乙)?", re.IGNORECASE)]


def test_what_is_no_pattern_is_told_when_it_is_used():
    late = lazy("甲(")
    with pytest.raises(re.error):
        late.match("甲")


@pytest.mark.parametrize("made", [lazy("[甲乙]", re.IGNORECASE), quick("甲|乙丙")])
def test_it_can_go_to_another_process(made):
    for other in (pickle.loads(pickle.dumps(made)), copy.deepcopy(made)):
        assert (other.pattern, other.flags, other.findall("甲乙丙")) == (
            made.pattern,
            made.flags,
            made.findall("甲乙丙"),
        )
    assert not hasattr(made, "lastindex")


def test_a_quick_pattern_is_still_known_by_what_was_written():
    assert quick("甲乙|丙").pattern == "甲乙|丙"
    assert (repr(quick("甲")), repr(lazy("甲"))) == ("quick('甲')", "lazy('甲')")


def test_nothing_asks_whether_a_match_is_of_a_late_pattern_itself():
    """Its ``re`` is the compiled pattern: compare what is written in both."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")]
    files = [(path, ast.parse(text)) for path, text in texts if re.search(r"\.\s*re\b", text)]
    asked = [
        f"{path.name}:{node.lineno}"
        for path, tree in files
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Attribute) and side.attr == "re" for side in (node.left, *node.comparators))
    ]
    assert len(texts) > 10
    assert asked == []


def test_patterns_of_modules_are_compiled_when_they_are_needed():
    """``lazy`` or ``quick`` at the top of a module; ``re.compile`` for what is made in functions, and for bytes."""
    found = {
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        if path.parent.name != "typeset" and len((text := path.read_text(encoding="utf-8")).splitlines()) < 350
        if re.search(r"\bre\s*\.\s*compile\b", text)
        for node in _at_the_top(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        if not (isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, bytes))
    }
    assert found == set()


def _at_the_top(tree):
    """What runs when a module is imported."""
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            yield node
            yield from _at_the_top(node)


@given(text=st.text(alphabet="灯船夫塔 火、.", max_size=8))
def test_a_tree_of_words_finds_what_words_side_by_side_find(text):
    words = ["灯", "灯塔", "灯船夫", "船", "船、塔", "火", "塔火灯"]
    side_by_side = "|".join(r"\s*".join(map(sign, word)) for word in sorted(words, key=len, reverse=True))
    tree = re.compile(any_of(words, sign, r"\s*"))
    assert [found.span() for found in tree.finditer(text)] == [
        found.span() for found in re.finditer(side_by_side, text)
    ]


def sign(char):
    return "[、.]" if char == "、" else re.escape(char)
