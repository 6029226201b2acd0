"""WeasyPrint is loaded without a compiler that looks for its libraries, pandoc without asking each how old it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kanyin.book.pandoc import executable

STARTED = """
import sys
started = []
sys.addaudithook(lambda event, details: started.append(details[0]) if event == "subprocess.Popen" else None)
from kanyin.output.engine import load_weasyprint
weasyprint = load_weasyprint()
import ctypes.util
print(started, bool(weasyprint.HTML), ctypes.util.find_library.__module__)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries have other names elsewhere")
def test_no_process_is_started_to_find_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)
    assert done.stdout == "[] True ctypes.util\n"


SPARING = """
import sys
from kanyin.output.engine import load_weasyprint
load_weasyprint()
from weasyprint.pdf import fonts
print([name for name in ("fontTools.subset", "fontTools.varLib") if name in sys.modules])
print(fonts.subset.Options(glyph_names=True).glyph_names)
"""


def test_what_cuts_fonts_without_harfbuzz_is_imported_when_it_is_called() -> None:
    done = subprocess.run([sys.executable, "-c", SPARING], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\nTrue\n"


def test_the_pandoc_that_came_with_kanyin_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    monkeypatch.delenv("PYPANDOC_PANDOC", raising=False)
    monkeypatch.setattr(subprocess, "Popen", None)  # nothing is asked
    executable.cache_clear()
    assert Path(executable()).parent == Path(pypandoc.__file__).parent / "files"


def test_a_person_can_name_another_pandoc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "pandoc"
    other.symlink_to(executable())
    monkeypatch.setenv("PYPANDOC_PANDOC", str(other))
    pypandoc = pytest.importorskip("pypandoc")
    pypandoc.clean_pandocpath_cache()
    executable.cache_clear()
    try:
        assert executable() == str(other)
    finally:
        pypandoc.clean_pandocpath_cache()
        executable.cache_clear()
