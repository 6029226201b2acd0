"""Drawings: whatever is written into one, nothing of it runs, moves, or leads anywhere but into itself."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kanyin import limits, rules
from kanyin.errors import InputError
from kanyin.output.epub import write_epub
from kanyin.output.pdf import write_pdf
from kanyin.output.pictures import Picture, read_pictures
from kanyin.output.svg import values
from kanyin.output.svg.pixels import bytes_in
from kanyin.output.svg.rules import HREF, SVG, XLINK
from kanyin.remarks import heard
from kanyin.style import load_style
from tests.output.books import book_of, png
from tests.output.epubs import EpubChecks

HEAD = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" width="100" height="100">'
FAR = "http://127.0.0.1:9/far"


def read(data: str | bytes, folder: Path) -> Picture:
    """The drawing as it would go into a book."""
    (folder / "drawing.svg").write_bytes(data.encode() if isinstance(data, str) else data)
    (picture,) = read_pictures(book_of("![画](drawing.svg)", folder)).values()
    return picture


def told(data: str | bytes, folder: Path) -> list[str]:
    with heard() as found:
        read(data, folder)
    return [remark.problem for remark in found]


INSIDE = {
    # What runs.
    "script": "<script>alert(1)</script>",
    "script of another": f'<script xlink:href="{FAR}"/>',
    "script in CDATA": "<script><![CDATA[alert(1)]]></script>",
    "script of HTML": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "script under another prefix": f'<z:script xmlns:z="{SVG}">alert(1)</z:script>',
    "handler": '<rect onload="alert(1)"/>',
    "handler in capitals": '<rect onLoad="alert(1)"/>',
    "handler of a prefix": '<rect xlink:onfocus="alert(1)"/>',
    "handler begun by a blank": '<rect onbegin="alert(1)" />',
    "handler of XML Events": '<handler xmlns:e="http://www.w3.org/2001/xml-events" e:event="load">alert(1)</handler>',
    "listener": '<listener event="load" handler="#y" observer="x"/>',
    "link to a script": '<use xlink:href="javascript:alert(1)"/>',
    "link to a script, written otherwise": '<use href="&#106;ava&#9;script:alert(1)"/>',
    # What moves.
    "set": f'<rect><set attributeName="href" to="{FAR}"/></rect>',
    "set of a handler": '<set attributeName="onmouseover" to="alert(1)"/>',
    "animate": f'<use href="#a"><animate attributeName="xlink:href" from="{FAR}" to="#a"/></use>',
    "animate by values": f'<animate attributeName="href" values="#a;{FAR}"/>',
    "animateMotion": "<rect><animateMotion path='M0,0'/></rect>",
    "animateTransform": "<animateTransform attributeName='transform' to='9'/>",
    # What fetches.
    "image": f'<image href="{FAR}.png" width="9" height="9"/>',
    "image with both addresses": f'<image href="#a" xlink:href="{FAR}.png"/>',
    "image of data": '<image href="data:image/svg+xml,%3Csvg%20onload=alert(1)%3E"/>',
    "picture of pixels in data, and far": f'<image href="data:image/png;base64,iVBORw0KGgo=" xlink:href="{FAR}.png"/>',
    "feImage": f'<filter id="f"><feImage xlink:href="{FAR}.png"/></filter>',
    "use": f'<use href="{FAR}.svg#a"/>',
    "use without a scheme": '<use href="//127.0.0.1:9/far.svg#a"/>',
    "use of a file": '<use href="other.svg#a"/>',
    "use of nothing": '<use href=""/>',
    "use of data": "<use href=\"data:image/svg+xml,&lt;svg id='x' xmlns='http://www.w3.org/2000/svg'/&gt;#x\"/>",
    "gradient": f'<linearGradient id="g" href="{FAR}#g"/>',
    "text along a path": f'<text><textPath href="{FAR}#p">x</textPath></text>',
    "tref": f'<text><tref xlink:href="{FAR}#t"/></text>',
    "paint": f'<rect fill="url({FAR}#p)"/>',
    "paint in quotes": f"<rect fill=\"url('{FAR}#p')\"/>",
    "paint with escapes": r'<rect fill="u\72l(http://127.0.0.1:9/far)"/>',
    "paint with a comment": f'<rect fill="/**/url(/**/{FAR})"/>',
    "paint in capitals": f'<rect fill="URL({FAR})"/>',
    "paint of data": '<rect fill="url(data:image/svg+xml,x)"/>',
    "style": f'<rect style="fill:url({FAR})"/>',
    "style with escapes": r'<rect style="f\69ll:\75\72\6c(\68ttp://127.0.0.1:9/far)"/>',
    "style with a string": f"<rect style='mask:url(\"{FAR}\")'/>",
    "style after a broken rule": f'<rect style="fill:red;}};stroke:url({FAR})"/>',
    "cut by another": f'<rect clip-path="url({FAR}#c)"/>',
    "filtered by another": f'<rect filter="url({FAR}#f)"/>',
    "marked by another": f'<path d="M0,0" marker-start="url({FAR}#m)"/>',
    "sheet that imports": f'<style>@import "{FAR}.css";</style>',
    "sheet that imports by url": f"<style>@import url({FAR}.css);</style>",
    "sheet that imports behind a comment": f"<style><!--x-->@import url({FAR}.css);</style>",
    "sheet that imports behind a comment of CSS": f"<style>/**/@import/**/'{FAR}.css';</style>",
    "sheet that imports with escapes": rf'<style>@\69mport "{FAR}.css";</style>',
    "sheet that imports in CDATA": f"<style><![CDATA[@import '{FAR}.css';]]></style>",
    "sheet that imports in capitals": f"<style>@IMPORT '{FAR}.css';</style>",
    "sheet that imports behind a signature": f"<style>@charset 'utf-8';<![CDATA[\n@import '{FAR}.css';]]></style>",
    "sheet that paints": f"<style>rect{{fill:url({FAR})}}</style>",
    "sheet in two pieces": f"<style>rect{{fill:u<!-- -->rl({FAR})}}</style>",
    "instruction": f'<?xml-stylesheet href="{FAR}.css"?>',
    # What is no drawing.
    "web page": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
    "HTML without foreignObject": f'<img xmlns="http://www.w3.org/1999/xhtml" src="{FAR}"/>',
    "frame": f'<iframe src="{FAR}"/>',
    "sound": f'<audio src="{FAR}"/>',
    "choice": f'<switch><image href="{FAR}"/></switch>',
    # What has no end.
    "use of itself": '<g id="a"><use href="#a"/></g>',
    "use of each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "pattern of itself": '<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>',
    "mask of itself": '<mask id="m"><g style="mask:url(#m)"/></mask>',
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_what_does_more_than_draw_is_refused(inside: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(f"{HEAD}\n{inside}</svg>", tmp_path)
    error = caught.value
    assert error.file == "sample.md" and error.line == 1 and error.hint
    assert "drawing.svg" in error.problem and "line " in error.problem


WHOLE = {
    "entity": f'<!DOCTYPE svg [<!ENTITY x "{FAR}">]>{HEAD}<text>&x;</text></svg>',
    "entity of a file": f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{HEAD}<text>&x;</text></svg>',
    "entities that multiply": '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + HEAD + "<text>&b;</text></svg>",
    "instruction before": f'<?xml-stylesheet href="{FAR}.css"?>{HEAD}</svg>',
    "instruction after": f'{HEAD}</svg><?xml-stylesheet href="{FAR}.css"?>',
    "handler of the whole": HEAD.replace("width", 'onload="alert(1)" width') + "</svg>",
    "no end": HEAD,
    "another language": f'<svg xmlns="http://example.org/"><rect fill="{FAR}"/></svg>',
    "UTF-16": f'{HEAD}<script xlink:href="{FAR}"/></svg>'.encode("utf-16"),
    "UTF-7": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
}


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_a_file_that_does_more_than_draw_is_refused(data: str | bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"drawing\.svg"):
        read(data, tmp_path)


LEFT_OUT = {
    "link": (f'<a xlink:href="{FAR}"><rect width="9"/></a>', ""),
    "link in text": (f'<text>前<a href="{FAR}">中</a>后</text>', ""),
    "set of pictures": (f'<rect srcset="{FAR} 1x" src="{FAR}"/>', "srcset (line 1), src (line 1)"),
    "picture of pixels": ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "<image> (line 1)"),
    "image-set": (f"<rect style=\"fill:image-set('{FAR}' 1x)\"/>", "fill (line 1)"),
    "background": (f'<g style="background:url({FAR})"/>', "background (line 1)"),
    "cursor": (f'<g style="cursor:url({FAR})" cursor="url({FAR})"/>', ""),
    "binding": (f'<g style="-moz-binding:url({FAR}#x)"/>', ""),
    "variable": (f'<g style="--a:url({FAR});fill:var(--a)"/>', "fill (line 1)"),
    "expression": ('<g style="fill:expression(alert(1))"/>', "fill (line 1)"),
    "typeface": (f"<style>@font-face{{font-family:a;src:url({FAR})}} g{{fill:red}}</style>", "@font-face (line 1)"),
    "frames": ("<style>\n@keyframes a{from{fill:red}}</style>", "@keyframes (line 2)"),
    "sheet of another language": (f'<style type="text/xsl">{FAR}</style>', "<style> (line 1)"),
    "base": (f'<g xml:base="{FAR}/"><use href="#r"/><rect id="r"/></g>', ""),
    "link on a shape": (f'<rect xlink:href="{FAR}" href="{FAR}"/>', ""),
    "kind of link": ('<use xlink:actuate="onLoad" xlink:show="new" xlink:href="#r"/><rect id="r"/>', ""),
    "data of a program": ('<metadata><a xmlns="urn:x">' + FAR + '</a></metadata><x xmlns="urn:y" href="z"/>', ""),
    "comment": (f"<!-- {FAR} --><g><!-- --></g>", ""),
    "pointing": ("<style>rect:hover{fill:red}</style>", ""),
    "what nobody knows": ('<blob/><rect blob="1"/>', "<blob> (line 1), blob (line 1)"),
    "what is no number": ('<rect width="wide&lt;" rx="1e99"/>', "width (line 1), rx (line 1)"),
    "what is not there": ('<use href="#missing"/>', "#missing (line 1)"),
    "selector": ("<style>*[{}@import'x']{fill:red} g{stroke:red}</style>", "*[{}"),
}


@pytest.mark.parametrize(("inside", "names"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_draws_nothing_is_left_out(inside: str, names: str, tmp_path: Path) -> None:
    found = told(f"{HEAD}{inside}</svg>", tmp_path)
    assert len(found) == bool(names) and all(names in text for text in found), found
    shown = read(f"{HEAD}{inside}</svg>", tmp_path).data.decode()
    assert not re.search(r"127\.0\.0\.1|url\((?!#)|@|expression|binding|<!--|<a\b|alert", shown), shown
    check_clean(shown.encode())


def test_a_sound_picture_of_pixels_stays_and_its_address_is_written_anew(tmp_path: Path) -> None:
    code = b64encode(png(6, 5)).decode()
    image = f'<image x="1" width="9" class="a" xlink:href=" data:image/PNG;base64,{code[:9]}\n{code[9:]}"/>'
    shown = etree.fromstring(read(f"{HEAD}{image}</svg>", tmp_path).data)
    (found,) = shown.findall(f"{{{SVG}}}image")
    assert found.get("width") == "9" and found.get(HREF) == f"data:image/png;base64,{code}"
    assert bytes_in(found.get(HREF, "")) == png(6, 5)
    assert bytes_in(FAR) is None


def test_pictures_of_one_drawing_have_no_more_pixels_than_one_may_have(tmp_path: Path) -> None:
    image = f'<image href="data:image/png;base64,{b64encode(png(6, 5)).decode()}"/>'
    with limits.using(limits.Limits(pixels=70)):
        found = told(f"{HEAD}{image * 3}</svg>", tmp_path)
    assert len(found) == 1 and "<image> (line 1)" in found[0]


def check_clean(data: bytes) -> None:
    """Everything in a drawing is on the list; every address is a fragment of it."""
    table = rules.table("svg")
    elements = {name for row in table["element"] for name in row["names"]}
    attributes = {name for kind in ("attribute", "property") for row in table[kind] for name in row["names"]}
    for element in etree.fromstring(data).iter():
        name = etree.QName(element)
        assert name.namespace == SVG and name.localname in elements
        assert set(element.attrib) <= attributes | {"style"}
        for key, value in element.attrib.items():
            assert etree.QName(key).localname != "href" or value.startswith("#")
            assert not re.search(r"url\((?!#)|\\", value)


def test_a_dtd_adds_nothing(tmp_path: Path) -> None:
    check_clean(read(f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>{HEAD}</svg>', tmp_path).data)


def test_text_in_a_link_stays(tmp_path: Path) -> None:
    data = read(f'{HEAD}<a href="x"><text>甲<a href="y">乙</a>丙</text></a></svg>', tmp_path).data
    assert etree.fromstring(data).xpath("string()") == "甲乙丙"
    assert [etree.QName(e).localname for e in etree.fromstring(data).iter()] == ["svg", "g", "text", "tspan"]


HONEST = (
    '<title>曲线</title><desc>两条</desc><defs><linearGradient id="lg" x1="0" x2="100%" gradientUnits="userSpaceOnUse"'
    ' gradientTransform="rotate(45 50,50)"><stop offset=".5" stop-color="#c03040" stop-opacity=".5"/></linearGradient>'
    '<radialGradient id="rg" cx=".5" cy=".5" r=".5" fx=".4" xlink:href="#lg" spreadMethod="reflect"/>'
    '<pattern id="pt" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0L4 4" stroke="black"/></pattern>'
    '<clipPath id="cp"><circle cx="50" cy="50" r="40"/></clipPath><mask id="mk"><rect width="100" height="100"'
    ' fill="white"/></mask><marker id="ar" refX="5" refY="5" markerWidth="6" markerHeight="6" orient="auto"'
    ' viewBox="0 0 10 10"><path d="M0 0L10 5L0 10z"/></marker><symbol id="sy" viewBox="0 0 8 8"><ellipse cx="4" cy="4"'
    ' rx="4" ry="2"/></symbol><filter id="fi"><feOffset in="SourceGraphic" dx="1" dy="1" result="a_1"/></filter></defs>'
    "<style>.a, .b > path { fill: url(#lg); stroke-width: 2px } text { font-family: 'Noto Sans', sans-serif }</style>"
    '<g class="b" transform="translate(1,2) scale(.5)" style="stroke: rgb(10%, 20%, 30%); fill: none">'
    '<path d="M-1.5e-3,0 c1,1 2,2 3,3 S4.5.5 6-7 a1,1 0 01.5,2 z" marker-end="url(#ar)"/></g>'
    '<rect class="a" x="1" y="1" width="20" height="20" rx="2" clip-path="url(#cp)" mask="url(#mk)"/>'
    '<polyline points="0,0 5,5 9,1" fill="none" stroke="currentColor" stroke-dasharray="2 1" stroke-linecap="round"/>'
    '<polygon points="0 0 5 5 9 1" fill="url(#pt) red"/><line x1="0" y1="0" x2="9" y2="9" stroke="hsl(120,50%,50%)"/>'
    '<use xlink:href="#sy" x="30" y="30" width="20" height="20"/><rect width="5" height="5" filter="url(#fi)"/>'
    '<text x="5" y="90" font-size="12" text-anchor="middle" font-weight="bold">温度<tspan dy="-3">①</tspan></text>'
)


def test_an_honest_drawing_stays_whole(tmp_path: Path) -> None:
    data = f'{HEAD[:-1]} viewBox="0 0 100 100" version="1.1">{HONEST}</svg>'
    assert told(data, tmp_path) == []
    before, after = (list(etree.fromstring(text).iter()) for text in (data.encode(), read(data, tmp_path).data))
    assert [element.tag for element in before] == [element.tag for element in after]
    assert [element.attrib.keys() for element in before] == [element.attrib.keys() for element in after]
    assert "".join(etree.fromstring(data).itertext()).split() == "".join(after[0].itertext()).split()


def test_epubcheck_and_weasyprint_take_it(tmp_path: Path, epubcheck: EpubChecks) -> None:
    (tmp_path / "drawing.svg").write_text(f'{HEAD[:-1]} viewBox="0 0 100 100">{HONEST}</svg>', encoding="utf-8")
    book = book_of("![画](drawing.svg)", tmp_path)
    (tmp_path / "a.epub").write_bytes(write_epub(book, load_style("journal")))
    assert epubcheck.messages(tmp_path / "a.epub") == []
    assert write_pdf(book, load_style("journal"))


def test_the_form_of_drawings_that_programs_write(tmp_path: Path) -> None:
    """A declaration, a DTD, names of a program's own, UTF-16, no namespace: nothing of it is a fault."""
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    names = HEAD[:-1] + ' xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1.2" data-x="1">'
    inner = '<i:view><i:page/></i:view><g i:label="层" id="a b"><rect id="r" width="9"/><rect id="r"/></g></svg>'
    plain = read(f'<?xml version="1.0"?>\n<!-- made -->\n{doctype}\n{names}{inner}', tmp_path).data
    assert told(f"{doctype}{names}{inner}", tmp_path) == []
    assert b"inkscape" not in plain and plain.count(b"<rect") == 2 and plain.count(b"id=") == 1
    assert read(f"{HEAD}<rect/></svg>".encode("utf-16"), tmp_path).ending == "svg"
    assert b"<svg xmlns=" in read('\ufeff  <svg width="9" height="9"><rect/></svg>', tmp_path).data


def repeated(levels: int, width: int, form: str) -> str:
    """A drawing of a few lines that draws ``width ** levels`` shapes."""
    return "".join(form.format(n=n, inner=_inner(n, width, levels, form)) for n in range(levels + 1))


def _inner(n: int, width: int, levels: int, form: str) -> str:
    if n == levels:
        return "<rect/>"
    use = '<use href="#k{0}"/>' if "pattern" not in form else '<rect class="c{0}" fill="url(#k{0})"/>'
    return use.format(n + 1) * width


GROUP, PATTERN = '<g id="k{n}">{inner}</g>', '<pattern id="k{n}">{inner}</pattern>'


@pytest.mark.parametrize("form", [GROUP, PATTERN], ids=["use", "pattern"])
def test_what_repeats_itself_is_counted(form: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="svg-elements"):
        read(f"{HEAD}{repeated(9, 10, form)}</svg>", tmp_path)
    with pytest.raises(InputError, match="svg-depth"):
        read(f"{HEAD}{repeated(150, 1, form)}</svg>", tmp_path)
    assert read(f"{HEAD}{repeated(3, 5, form)}</svg>", tmp_path)


def test_what_a_sheet_repeats_is_counted(tmp_path: Path) -> None:
    inner = repeated(9, 10, PATTERN).replace(' fill="url(#', ' blob="(')
    sheet = "".join(f".c{n} {{ fill: url(#k{n}) }}" for n in range(1, 10))
    with pytest.raises(InputError, match="svg-elements"):
        read(f"{HEAD}<style>{sheet}</style>{inner}</svg>", tmp_path)


def test_markers_are_counted_for_each_point(tmp_path: Path) -> None:
    marker = f'<marker id="m">{"<rect/>" * 50}</marker>'
    line = f'<polyline marker-mid="url(#m)" points="{"1,1 " * 1000}"/>'
    with pytest.raises(InputError, match="svg-elements"):
        read(f"{HEAD}{marker}{line}</svg>", tmp_path)


@pytest.mark.parametrize(("name", "inside"), [("svg-elements", "<g/>" * 300), ("svg-depth", "<g>" * 30 + "</g>" * 30)])
def test_limits_are_named_and_can_be_raised(name: str, inside: str, tmp_path: Path) -> None:
    with limits.using(limits.Limits(svg_elements=200, svg_depth=20)), pytest.raises(InputError) as caught:
        read(f"{HEAD}{inside}</svg>", tmp_path)
    assert name in caught.value.problem and "KANYIN_SVG" in caught.value.hint and caught.value.line == 1
    assert read(f"{HEAD}{inside}</svg>", tmp_path)


ANY = st.text(st.sampled_from(list("@#(){}<>\\/*;:'\"= \n&!-.,%0aeurl甲")), max_size=30)
PIECES = st.sampled_from([FAR, "url(", "url(#a)", "@import ", "\\75 rl(", "javascript:", "rgb(", "/*", "*/", "]]>"])


@given(st.lists(st.one_of(ANY, PIECES), max_size=6).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_value_leads_elsewhere(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    from kanyin.output.svg import clean
    from kanyin.output.svg.rules import RefusedError

    root = etree.Element(f"{{{SVG}}}svg", {"fill": value, "style": value, "href": value, "d": value, "id": value})
    etree.SubElement(root, f"{{{SVG}}}style").text = value
    try:
        data = clean.clean_svg(etree.fromstring(etree.tostring(root))).data
    except RefusedError:
        return
    check_clean(data)
    sheet = etree.fromstring(data).findtext(f"{{{SVG}}}style") or ""
    assert not re.search(r"url\((?!#)|@|\\|javascript", sheet), sheet


def test_rows_say_why() -> None:
    table: dict[str, list[dict[str, Any]]] = rules.table("svg")
    for kind, rows in table.items():
        for row in rows:
            assert row["why"] and row["why-en"] and (row.get("names") or row.get("start")), (kind, row)
            assert kind not in ("attribute", "property") or row["kind"] in values.kinds()
