"""Pictures that a text names by their address at a host of its repository are taken from the folder beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.book.hosted import beside
from kanyin.book.reader import read_book, read_folder
from kanyin.remarks import heard
from tests.output.test_pictures import saved

HOSTS = (
    "https://raw.githubusercontent.com/jia/ferry/main/docs/img/a%20b.png",
    "https://raw.githubusercontent.com/jia/ferry/refs/heads/main/docs/img/a%20b.png",
    "https://github.com/jia/ferry/blob/main/docs/img/a%20b.png?raw=true",
    "https://github.com/jia/ferry/raw/main/docs/img/a%20b.png",
    "https://gitee.com/jia/ferry/raw/main/docs/img/a%20b.png",
    "https://cdn.jsdelivr.net/gh/jia/ferry@main/docs/img/a%20b.png",
    "https://gitlab.com/group/jia/ferry/-/raw/main/docs/img/a%20b.png",
)


def repository(folder: Path) -> Path:
    (folder / "docs" / "img").mkdir(parents=True)
    (folder / "docs" / "img" / "a b.png").write_bytes(saved("L", "PNG"))
    return folder / "docs"


@pytest.mark.parametrize("address", HOSTS)
@pytest.mark.parametrize("name", ["ferry", "Ferry", "ferry-main"])
def test_the_file_is_found_where_the_folder_is_the_repository(address: str, name: str, tmp_path: Path) -> None:
    root = repository(tmp_path / name)
    assert beside(address, root) == beside(address, root.parent) == root / "img" / "a b.png"


@pytest.mark.parametrize("address", [*HOSTS, "https://example.org/jia/boat/main/docs/img/a%20b.png"])
def test_another_repository_is_not_looked_into(address: str, tmp_path: Path) -> None:
    assert beside(address, repository(tmp_path / "boat")) is None


def test_what_is_not_there_stays_on_the_network(tmp_path: Path) -> None:
    root = repository(tmp_path / "ferry")
    with heard() as found:
        book = read_book(f"正文。\n\n![甲]({HOSTS[0]})\n\n![乙]({HOSTS[0][:-5]}c.png)\n", "a.md", root)
    assert len(book.pictures) == 1 and ["not fetched" in remark.problem for remark in found] == [True]


def test_pictures_of_all_pages_lie_in_the_folder_of_the_book(tmp_path: Path) -> None:
    """docsify looks there for paths without a slash too, Docusaurus in ``static``; what is behind ? is for servers."""
    root = repository(tmp_path / "ferry")
    (root / "static").mkdir()
    (root / "static" / "s.png").write_bytes(saved("L", "PNG"))
    (root / "part").mkdir()
    (root / "part" / "1.md").write_text("# 一\n\n![甲](./img/a%20b.png?raw=true)\n\n![乙](/s.png)\n", "utf-8")
    (root / "part" / "2.md").write_text("# 二\n\n![甲](../img/a%20b.png)\n\n![丙](img/none.png)\n", "utf-8")
    (root / "SUMMARY.md").write_text("- [一](part/1.md)\n- [二](part/2.md)\n", "utf-8")
    with heard() as found:
        book = read_folder(root, "册")
    assert sorted(path.name for path in book.pictures.values()) == ["a b.png", "s.png"]
    (missing,) = [remark for remark in found if "no such file" in remark.problem]
    assert (Path(missing.file or "").name, missing.line, missing.count) == ("2.md", 5, 1)
