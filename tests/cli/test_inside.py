"""Where files lie: what is written inside the output folder, what is read inside its root; no input is lost."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kanyin import files
from kanyin.cli.main import run
from kanyin.errors import OutputError, OutsideError
from kanyin.files import writing
from tests.conftest import MARKDOWN, PAGE

ReadDefaults = Callable[[], str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> ReadDefaults:
    return lambda: capsys.readouterr().err


def picture(path: Path, shade: int = 0) -> None:
    """A PNG of a single pixel."""
    path.parent.mkdir(parents=True, exist_ok=True)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    parts = (
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(bytes([0, shade]))),
        chunk(b"IEND", b""),
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(parts))


def web_page(*pictures: str) -> str:
    """An article with pictures between its paragraphs."""
    lines = PAGE.splitlines()
    images = "".join(f'<img src="{name}">' for name in pictures)
    paragraphs = "".join(f"<p>{line}</p>" for line in (*lines[6:8], images, *lines[8:]))
    return f"<html><body><article>{paragraphs}</article></body></html>"


def below(folder: str) -> set[str]:
    return {str(path.relative_to(folder)) for path in Path(folder).rglob("*") if not path.is_dir()}


def test_a_page_writes_no_picture_outside(here: Path) -> None:
    picture(Path("work/pages/pic.png"))
    Path("work/pages/page.html").write_text(web_page("../pages/pic.png", "../../work/pages/./pic.png"))
    assert run(["clean", "work/pages/page.html", "-o", "made/out"]) == 0
    assert below("made") == {"out/page.md", "out/page.changes.json", "out/pic.png"}
    assert Path("made/out/page.md").read_text().count("![](pic.png)") == 2


def test_a_picture_behind_a_link_goes_where_it_is(here: Path) -> None:
    """And one that the link leads outside is none of the page's."""
    picture(Path("in/real/pic.png"))
    picture(Path("secret/pic.png"), 9)
    Path("in/inner").symlink_to("real")
    Path("in/outer").symlink_to("../secret")
    Path("in/page.html").write_text(web_page("inner/pic.png", "outer/pic.png"))
    assert run(["clean", "in/page.html", "-o", "out"]) == 0
    assert below("out") == {"page.md", "page.changes.json", "real/pic.png"}
    assert '"HT005"' in Path("out/page.changes.json").read_text()


def test_a_link_with_the_name_of_a_picture_to_what_is_none(here: Path) -> None:
    Path("in").mkdir()
    Path("in/notes.txt").write_text("不是图片")
    Path("in/pic.png").symlink_to("notes.txt")
    Path("in/page.html").write_text(web_page("pic.png"))
    assert run(["clean", "in/page.html", "-o", "out"]) == 0
    assert below("out") == {"page.md", "page.changes.json"}


@pytest.mark.parametrize("place", ["sub", "sub/deeper"])
def test_a_link_in_the_output_folder_that_leads_out_of_it(here: Path, told: ReadDefaults, place: str) -> None:
    Path("in", place).mkdir(parents=True)
    Path("in", place, "page.txt").write_text(PAGE)
    Path("out").mkdir()
    Path("outside").mkdir()
    Path("out/sub").symlink_to("../outside")
    assert run(["clean", "in", "-o", "out"]) == 5
    assert f"error: out/{place}: it lies outside the folder out\n  a link leads there" in told()
    assert list(Path("outside").iterdir()) == []


@pytest.mark.parametrize("target", ["/dev/zero", "../mine.md"])
def test_markdown_that_is_a_link_out_of_the_folder(page: Path, told: ReadDefaults, target: str) -> None:
    """It is somebody's, and what it leads to is not read."""
    Path("build").mkdir()
    Path("mine.md").write_text(MARKDOWN)
    Path("build/page.md").symlink_to(target)
    assert run(["clean", "page.txt"]) == 5
    assert "build/page.md: was corrected by hand" in told()
    assert Path("build/page.md").is_symlink()


def test_links_that_stay_inside_and_an_output_folder_that_is_a_link(here: Path) -> None:
    Path("in/sub").mkdir(parents=True)
    Path("in/sub/page.txt").write_text(PAGE)
    Path("real/inner").mkdir(parents=True)
    Path("out").symlink_to("real")
    Path("real/sub").symlink_to("inner")
    assert run(["clean", "in", "-o", "out"]) == 0
    assert below("real/inner") == {"page.md", "page.changes.json"}


def test_a_result_that_is_a_link_is_replaced_and_not_followed(page: Path) -> None:
    Path("build").mkdir()
    Path("mine.epub").write_text("mine")
    Path("build/page.epub").symlink_to("../mine.epub")
    assert run(["build", "page.txt", "--to", "epub"]) == 0
    assert Path("mine.epub").read_text() == "mine"
    assert not Path("build/page.epub").is_symlink()


def test_a_folder_that_becomes_a_link_between_check_and_use(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not files.SAFE:
        pytest.skip("this system cannot open files relative to an open folder")
    picture(Path("root/sub/pic.png"))
    picture(Path("outside/pic.png"), 9)
    places = files.place_inside

    def late(root: Path, path: Path) -> tuple[str, str]:
        found = places(root, path)
        Path("root/sub").rename("root/was")
        Path("root/sub").symlink_to("../outside")
        return found

    for module in (files, writing):
        monkeypatch.setattr(module, "place_inside", late)
    with pytest.raises(files.InputError, match="cannot be read"):
        files.read_inside(Path("root"), Path("root/sub/pic.png"))
    Path("root/sub").unlink()
    Path("root/was").rename("root/sub")
    with pytest.raises(OutputError, match="cannot be written"):
        writing.write_whole(Path("root/sub/a.md"), b"text", Path("root"))
    Path("root/sub").unlink()
    Path("root/was").rename("root/sub")
    with pytest.raises(OutputError, match="folder"):
        writing.make_folder(Path("root/sub/new"), Path("root"))
    assert below("outside") == {"pic.png"}


def test_only_plain_files_inside_are_read(here: Path) -> None:
    Path("root/folder").mkdir(parents=True)
    os.mkfifo("root/pipe.png")
    Path("outside.png").touch()
    Path("root/link.png").symlink_to("../outside.png")
    for name, kind, problem in (
        ("pipe.png", files.InputError, "not a plain file"),
        ("folder", files.InputError, "not a plain file|it is a folder"),
        ("none.png", files.InputError, "no such file"),
        ("link.png", OutsideError, "outside the folder"),
        ("../outside.png", OutsideError, "outside the folder"),
    ):
        with pytest.raises(kind, match=problem):
            files.read_inside(Path("root"), Path("root", name))


def markdown_with(target: str) -> str:
    return MARKDOWN + f"\n![图]({target})\n"


def test_markdown_reads_pictures_inside_the_folder_that_was_named(here: Path, told: ReadDefaults) -> None:
    picture(Path("book/pictures/pic.png"))
    picture(Path("other.png"))
    Path("book/one").mkdir()
    Path("book/one/a.md").write_text(markdown_with("../pictures/pic.png"))
    assert run(["build", "book", "--to", "epub", "-o", "out"]) == 0
    assert run(["build", "book/one/a.md", "--to", "epub", "-o", "out", "--strict"]) == 5
    assert "outside the folder book/one" in told()
    Path("book/one/a.md").write_text(markdown_with("../../other.png"))
    assert run(["build", "book", "--to", "epub", "-o", "out"]) == 0
    assert "outside the folder book\n" in told()


@pytest.mark.parametrize("form", ["epub", "docx", "pdf"])
def test_a_picture_that_has_become_a_link_meanwhile(
    here: Path, told: ReadDefaults, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """Checked when the Markdown is read, and once more when the picture is."""
    from kanyin import pipeline

    picture(Path("in/pic.png"))
    picture(Path("outside.png"), 9)
    Path("in/a.md").write_text(markdown_with("pic.png"))
    make = pipeline.make_book

    def late(*arguments: object) -> object:
        book = make(*arguments)  # type: ignore[arg-type]
        Path("in/pic.png").unlink()
        Path("in/pic.png").symlink_to("../outside.png")
        return book

    monkeypatch.setattr(pipeline, "make_book", late)
    assert run(["build", "in/a.md", "--to", form, "-o", "out"]) == 4
    assert "error: " in (said := told()) and ("outside the folder in" in said or form == "pdf")
    assert below("out") == set()


def test_a_page_that_was_found_lies_in_the_folder(here: Path, told: ReadDefaults) -> None:
    Path("in/sub").mkdir(parents=True)
    Path("outside.txt").write_text(PAGE)
    Path("in/sub/page.txt").write_text(PAGE)
    Path("in/a.txt").symlink_to("../outside.txt")
    Path("in/b.txt").symlink_to("sub/page.txt")
    assert run(["clean", "in", "-o", "out"]) == 1
    assert "error: in/a.txt: it lies outside the folder in\n  name the file itself" in told()
    assert run(["clean", "in/a.txt", "-o", "out2"]) == 0


def test_a_run_overwrites_none_of_its_inputs(here: Path, told: ReadDefaults, profile: str) -> None:
    """Whatever format has its name: here the sheet for the press."""
    Path("x.md").write_text(MARKDOWN)
    Path("x.press.md").write_text(MARKDOWN)
    assert run(["build", "x.md", "x.press.md", "--to", "epub", "--press", "--icc", profile, "-o", "."]) == 1
    assert "error: x.press.md: would overwrite a file that this run reads\n  name another folder with -o" in told()
    assert Path("x.press.md").read_text() == MARKDOWN
    assert Path("x.epub").is_file() and Path("x.press.epub").is_file()


def test_settings_that_were_named_are_an_input_too(page: Path, told: ReadDefaults) -> None:
    Path("out").mkdir()
    Path("out/page.epub").write_text("strict = false\n")
    assert run(["build", "page.txt", "--config", "out/page.epub", "-o", "out", "--to", "md,epub"]) == 5
    assert "error: out/page.epub: would overwrite a file that this run reads" in told()
    assert Path("out/page.epub").read_text() == "strict = false\n"
    assert Path("out/page.md").is_file()


def test_the_report_overwrites_no_page(page: Path, told: ReadDefaults) -> None:
    Path("report.html").symlink_to("page.txt")
    for name in ("page.txt", "./page.txt", "report.html"):
        assert run(["explain", "page.txt", "--html", name]) == 5
        assert "would overwrite a file that this run reads" in told()
    assert page.read_text() == PAGE


def test_an_input_under_another_name_is_known(here: Path, told: ReadDefaults) -> None:
    """Kanyin's own Markdown of before, which another page would be written over."""
    Path("in/sub").mkdir(parents=True)
    Path("in/sub/page.txt").write_text(PAGE)
    assert run(["clean", "in", "-o", "out"]) == 0
    Path("other.md").symlink_to("out/sub/page.md")
    Path("in/sub/page.txt").write_text(PAGE.replace("九点半", "十点半"))
    before = Path("out/sub/page.md").read_bytes()
    assert run(["build", "in", "other.md", "--to", "md,epub", "-o", "out"]) == 1
    assert "error: out/sub/page.md: would overwrite a file that this run reads" in told()
    assert Path("out/sub/page.md").read_bytes() == before
