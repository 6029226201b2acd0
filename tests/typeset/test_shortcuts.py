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


SHOWN = """
from kanyin.output.engine import load_weasyprint
weasyprint = load_weasyprint()
from kanyin import typeset
from kanyin.typeset import patches
typeset.install()
TEXT = '''<style>@page { size: 160px 400px; margin: 8px } p { text-align: justify; text-autospace: normal }</style>
<p lang=zh>渡口lamp，“北岸”（2021年）……每天Ferry五点<sup>3</sup>、、开<b>第一班</b>船。\\u3000\\u2002Wave <i>AV</i>
<p lang=zh style="letter-spacing: .1em">灯塔——水位《记录》water-level internationalization <p lang=en>a plain line'''
asked = []
shown = patches.show
patches.show = lambda *given: asked.append(shown(*given)) or asked[-1]
quick = weasyprint.HTML(string=TEXT).write_pdf(pdf_identifier=b"x" * 16)
assert len(asked) > 5 and all(asked)
patches.show = lambda *given: False
assert weasyprint.HTML(string=TEXT).write_pdf(pdf_identifier=b"x" * 16) == quick
"""


def test_lines_are_shown_as_weasyprint_shows_them() -> None:
    subprocess.run([sys.executable, "-c", SHOWN], check=True)


WALKED = """
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
plain = boxes.Box.descendants
from kanyin.typeset import shortcuts
shortcuts.install()
text = "<p>a <i>b <b>c</b></i><em style='position: absolute'>d<u>e</u></em><ul><li>f<table><td>g</table></ul>" * 3
for page in HTML(string=text).render().pages:
    for all_of_them in (False, True):
        quick = list(page._page_box.descendants(all_of_them))
        assert len(quick) > 20 and list(map(id, quick)) == list(map(id, plain(page._page_box, all_of_them)))
"""


def test_boxes_are_walked_in_their_order() -> None:
    subprocess.run([sys.executable, "-c", WALKED], check=True)
