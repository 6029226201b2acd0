"""Reference lists parted into entries, word for word."""

from kanyin.model import Line
from kanyin.structure.references import read_references

A = "林知秋.公共图书馆总分馆制的运行机制[J].图书馆论丛,2019(04):15-21."
B = "何牧,周小满.社区阅读空间的使用行为研究[J].城乡文化研究,2020,12(2):88-95."
C = "OLDENBURG R. The great good place[M]. New York: Paragon House, 1989."


def parted(*lines: str) -> list[tuple[str, str]]:
    entries, _ = read_references(tuple(Line(text, (n,)) for n, text in enumerate(lines, 1)))
    return [(entry.key, entry.raw) for entry in entries]


def test_one_a_line() -> None:
    assert parted("[1]" + A, "[2] " + B) == [("1", f"[1] {A}"), ("2", f"[2] {B}")]


def test_full_width_labels_and_bare_numbers() -> None:
    assert parted("［1］" + A, "［2］" + B) == [("1", f"［1］ {A}"), ("2", f"［2］ {B}")]
    assert parted("1　" + A, "2 " + B) == [("1", f"1 {A}"), ("2", f"2 {B}")]


def test_several_on_one_line() -> None:
    assert parted(f"[1]{A}[2]{B} [3]{C}") == [("1", f"[1] {A}"), ("2", f"[2] {B}"), ("3", f"[3] {C}")]


def test_broken_entry_goes_on() -> None:
    assert parted("[1]" + A[:20], A[20:], "[2]" + B) == [("1", f"[1] {A[:20]} {A[20:]}"), ("2", f"[2] {B}")]


def test_without_labels_a_line_is_an_entry() -> None:
    assert parted(A, B, C) == [("", A), ("", B), ("", C)]


def test_year_at_the_start_of_a_line_is_no_label() -> None:
    assert [key for key, _ in parted("[1]" + A, "2019年版.", "[2]" + B)] == ["1", "2"]
