"""Make every sample in every style and format, and compare what two versions of kanyin made of them, byte by byte.

    python tools/same_results.py make FOLDER       all of input/ and of the tests' articles, into an empty folder
    python tools/same_results.py compare A B       name what differs or is missing; exit 1 where anything does

For a change that must not change results: ``make`` before it and after it, then ``compare``, which tells apart what
differs and what only bears another identifier (those of PDF and EPUB are made of what they are made from). Besides
Markdown, PDF, EPUB, DOCX and text the folder holds a PDF of each standard, the files for a print shop, reports, proofs
and the measures of the styles.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
KANYIN = (sys.executable, "-m", "kanyin")
FORMATS = "md,pdf,epub,docx,txt"
VARIANTS = ("pdf/a-2b", "pdf/a-3u", "pdf/ua-1")
PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""For files for a print shop; they are left out where Ghostscript has not brought it."""
ENVIRONMENT: Mapping[str, str] = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "PYTHONHASHSEED": "0"}


def make(folder: Path) -> None:
    """All results, by style; what kanyin says is among them, since it may not change either."""
    folder.mkdir(parents=True)
    pages = [str(page.relative_to(ROOT)) for page in sorted((ROOT / "input").iterdir())]
    articles = [str(page.relative_to(ROOT)) for page in sorted((ROOT / "tests" / "output" / "articles").glob("*.md"))]
    for style in _styles():
        options = ("-o", str(folder / style), "--to", FORMATS, "--style", style, "--toc")
        _run(folder, f"{style}/build.said", "build", *pages, *articles, *options)
        _run(folder, f"{style}/measures.said", "styles", style)
    for number, arguments in enumerate(_others(pages, articles, folder)):
        _run(folder, f"{number}-{arguments[0]}.said", *arguments)


def _styles() -> list[str]:
    return sorted(path.parent.name for path in (ROOT / "styles").glob("*/style.toml"))


def _others(pages: list[str], articles: list[str], folder: Path) -> Iterator[tuple[str, ...]]:
    """The commands beside ``build`` in each style, with their arguments."""
    plain = ("build", *pages[:1], *articles[:1], "--to")
    yield (*plain, FORMATS, "-o", str(folder / "plain"))
    for name in VARIANTS:
        yield (*plain, "pdf", "-o", str(folder / name.replace("/", "-")), "--pdf-variant", name)
    if PROFILE.is_file():
        yield (*plain, "pdf", "-o", str(folder / "press"), "--press", "--icc", str(PROFILE), "--fill", "4")
    for page in pages:
        yield ("explain", page)
        yield ("explain", page, "--html", str(folder / f"{Path(page).stem}.html"))
    yield ("proof", *(str(file) for file in sorted(folder.glob("*/*.pdf")) if file.parent.name in ("plain", "press")))


def _run(folder: Path, name: str, *arguments: str) -> None:
    """Run kanyin; what it says goes to a file, with the folder's name taken out."""
    print("kanyin", arguments[0], "->", name, flush=True)
    said = folder / name
    done = subprocess.run([*KANYIN, *arguments], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    text = f"{done.stdout}\n{done.stderr}\nexit {done.returncode}\n"
    said.parent.mkdir(parents=True, exist_ok=True)
    said.write_text(text.replace(str(folder), "FOLDER"), encoding="utf-8")


def compare(one: Path, other: Path) -> int:
    """Print the names of files that are not the same in both folders; how many, but for identifiers."""
    names = sorted({path.relative_to(top) for top in (one, other) for path in top.rglob("*") if path.is_file()})
    unlike = [name for name in names if _bytes(one / name) != _bytes(other / name)]
    words = [_unlike(one / name, other / name) for name in unlike]
    for word, name in zip(words, unlike, strict=True):
        print(word, name)
    same = words.count("identifier")
    print(f"{len(names) - len(unlike)} of {len(names)} files are equal, {same} but for their identifiers")
    return len(unlike) - same


def _unlike(one: Path, other: Path) -> str:
    if not (one.is_file() and other.is_file()):
        return "missing"
    return "identifier" if _unnamed(one) == _unnamed(other) else "differs"


def _unnamed(file: Path) -> object:
    """What a file holds without its identifier; the parts of a zip file, XML in the one form that C14N gives it."""
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            buffer = io.BytesIO()
            del pdf.trailer["/ID"]
            pdf.save(buffer, static_id=True)
            return buffer.getvalue()
    if file.suffix not in (".epub", ".docx"):
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        return [(name, _canonical(name, archive.read(name))) for name in archive.namelist()]


def _canonical(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".xhtml", ".opf", ".ncx", ".rels")):
        return data
    made: bytes = etree.tostring(etree.fromstring(data), method="c14n")
    return re.sub(rb"urn:uuid:[-0-9a-f]{36}", b"urn:uuid:", made)


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", folder]:
            make(Path(folder).resolve())
        case ["compare", one, other]:
            sys.exit(compare(Path(one), Path(other)) > 0)
        case _:
            sys.exit(__doc__)
