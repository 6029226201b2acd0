"""Shortcuts give WeasyPrint the answers that it would find itself, and spare it the search."""

from __future__ import annotations

import json
import subprocess
import sys

PAGE = """
import json, sys
from kanyin.output.engine import load_weasyprint
weasyprint = load_weasyprint()
from weasyprint.css import properties
from weasyprint.layout import percent
asked = []
original = percent.percentage
percent.percentage = lambda *given: asked.append(0) or original(*given)
if sys.argv[1] == "with":
    from kanyin.typeset import shortcuts
    shortcuts.install()
SHEET = '''
@page { size: 400px 300px; margin: 10% 20px; @top-center { content: "lamp" } }
div { columns: 2; width: 80%; margin-inline-start: 3em; padding: 1em 0; border: 1px solid; text-decoration: underline }
p { margin: 1em 0; min-height: 2em; box-sizing: border-box; padding: 2px } i { float: left; width: calc(10% + 4px) }
table { border-collapse: collapse } td { padding: 5% 2px; border: 2px solid } em { position: absolute; left: 10% }
h1 { color: red; break-after: avoid; border: medium; display: inline-block; max-width: 50% }
'''
TEXT = "<h1>ferry</h1><div>" + "<p>a <i>lamp</i> at the <b>ferry</b> <em>burns</em>" * 9 + "</div><table><td>a<td>b"
document = weasyprint.HTML(string=f"<style>{SHEET}</style>{TEXT}").render()
boxes = [box for page in document.pages for box in page._page_box.descendants(placeholders=True)]
lengths = [
    sorted((name, str(value)) for name, value in vars(box).items() if isinstance(value, (int, float, str)))
    for box in boxes
]
names = [name for name in sorted(properties.INITIAL_VALUES) if "_block_" not in name and "_inline_" not in name]
styles = [[str(box.style[name]) for name in names] for box in boxes]
print(json.dumps([len(asked), lengths, styles]))
"""


def _made(how: str) -> tuple[int, object, object]:
    done = subprocess.run([sys.executable, "-c", PAGE, how], capture_output=True, text=True, check=True)
    asked, lengths, styles = json.loads(done.stdout)
    return asked, lengths, styles


def test_lengths_and_properties_are_the_same_and_asked_for_less_often() -> None:
    plain, quick = _made("without"), _made("with")
    assert quick[1] == plain[1]
    assert quick[2] == plain[2]
    assert quick[0] < plain[0] / 2


PDF = """
import pydyf
from weasyprint import HTML
asked = []
original = pydyf.PDF.page_references.fget
pydyf.PDF.page_references = property(lambda self: asked.append(0) or original(self))
from kanyin.typeset import shortcuts
shortcuts.install()
text = "<title>a</title>" + "<p style='break-before: page'>a<p>b" * 20
HTML(string=text).write_pdf(pdf_tags=True)
print(len(asked))
"""


def test_the_pages_of_a_tagged_file_are_numbered_once() -> None:
    done = subprocess.run([sys.executable, "-c", PDF], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) <= 2
