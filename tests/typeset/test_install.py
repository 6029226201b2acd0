"""Installing: the pinned version, the internals that are replaced, documents that must not change."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint
from weasyprint.draw import text as drawn_text
from weasyprint.layout import inline, preferred
from weasyprint.pdf import stream as pdf_stream
from weasyprint.text import line_break

from kanyin import typeset
from kanyin.errors import MissingToolError


def test_another_version_is_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "99.0")
    with pytest.raises(MissingToolError, match=r"70\.0.*not 99\.0") as caught:
        typeset.install()
    assert "pip install weasyprint==70.0" in str(caught.value)
    assert caught.value.exit_code == 3


def test_installing_twice_changes_nothing() -> None:
    before = inline.split_inline_box
    typeset.install()
    assert inline.split_inline_box is before


SIGNATURES = {
    "inline.split_inline_box": "context, box, position_x, max_x, bottom_space, skip_stack, "
    "containing_block, absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children, "
    "first_letter_style, "
    "first_line_style",
    "inline.get_next_linebox": "context, linebox, position_y, bottom_space, skip_stack, containing_block, "
    "absolute_boxes, fixed_boxes, first_letter_style, first_line_style",
    "inline.justify_line": "context, line, extra_width",
    "inline.split_inline_level": "context, box, position_x, max_x, bottom_space, skip_stack, "
    "containing_block, absolute_boxes, fixed_boxes, line_placeholders, waiting_floats, line_children, "
    "first_letter_style, "
    "first_line_style",
    "inline._out_of_flow_layout": "context, box, containing_block, index, child, children, line_children, "
    "waiting_children, waiting_floats, absolute_boxes, fixed_boxes, line_placeholders, float_widths, max_x, "
    "position_x, bottom_space",
    "inline._adjust_line_height": "box",
    "preferred.inline_line_widths": "context, box, outer, is_line_start, minimum, skip_stack, first_line",
    "drawn_text.draw_first_line": "stream, textbox, text_overflow, block_ellipsis, matrix",
    "pdf_stream.Font": "pango_font, description, font_size",
    "line_break.Layout.reactivate": "self, style",
    "line_break.Layout.setup": "self, style",
    "line_break.strut": "style",
}


MODULES = {"inline": inline, "preferred": preferred, "drawn_text": drawn_text, "line_break": line_break,
           "pdf_stream": pdf_stream}  # fmt: skip
ASKED = """
import importlib, inspect, json, sys
from operator import attrgetter
found = {}
for name, module, attribute in json.loads(sys.argv[1]):
    signature = inspect.signature(attrgetter(attribute)(importlib.import_module(module)))
    found[name] = ", ".join(signature.parameters)
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def installed() -> dict[str, str]:
    """The internals of WeasyPrint as installed, asked in a process of its own that nothing has patched."""
    parts = ((name, *name.split(".", 1)) for name in SIGNATURES)
    asked = json.dumps([(name, MODULES[module].__name__, attribute) for name, module, attribute in parts])
    run = subprocess.run([sys.executable, "-c", ASKED, asked], capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout))


@pytest.mark.parametrize("name", SIGNATURES)
def test_internals_have_the_shape_that_was_patched(name: str, installed: dict[str, str]) -> None:
    assert installed[name] == SIGNATURES[name]


def test_glyph_records_are_laid_out_as_they_are_read() -> None:
    assert line_break.ffi.sizeof("PangoGlyphInfo") == 20
    assert line_break.ffi.offsetof("PangoGlyphInfo", "geometry") == 4


ENGLISH = """<!doctype html><html lang=en><style>@page{size:A5;@bottom-center{content:counter(page)}}
p{text-align:justify;hyphens:auto} .t a::after{content:leader('.') target-counter(attr(href),page)}</style>
<h1 id=a>Plain “text”</h1><p class=t><a href='#a'>Contents</a>
<p>The quick brown fox — jumps over the lazy dog… naïve café, 3.14 and <b>bold</b> <code>x = 1</code>.
<span style='float:left'>F</span> <table><tr><td>cell<td>another cell</table>
<p style='columns:2'>Lorem ipsum dolor sit amet, consectetur
adipiscing elit, sed do eiusmod tempor incididunt.
<p lang=ar dir=rtl>مرحبا بالعالم<p>שלום<pre>a	b</pre><p style='letter-spacing:2pt'>spaced"""

RENDER = """
import sys, weasyprint
if sys.argv[1] == "taught":
    from kanyin import typeset
    typeset.install()
sys.stdout.buffer.write(weasyprint.HTML(string=open(sys.argv[2], encoding="utf-8").read()).write_pdf())
"""


def test_documents_without_chinese_are_the_same_bytes(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(ENGLISH, encoding="utf-8")
    digests = {
        engine: hashlib.sha256(
            subprocess.run([sys.executable, "-c", RENDER, engine, str(page)], capture_output=True, check=True).stdout
        ).hexdigest()
        for engine in ("plain", "taught")
    }
    assert digests["plain"] == digests["taught"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html lang=zh-CN><p>用WTO与“天地”，玄黄。", encoding="utf-8")
    runs = [
        subprocess.run([sys.executable, "-c", RENDER, "taught", str(page)], capture_output=True, check=True).stdout
        for _ in range(2)
    ]
    assert runs[0] == runs[1]
