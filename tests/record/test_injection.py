"""Fifty ways to write a script into a page, through every field that the report shows: none runs in Chromium.

They are tried without the page's policy (CSP): what the text is written with must hold by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from kanyin.cli.main import run
from kanyin.model import (
    Author,
    Change,
    Document,
    Figure,
    Heading,
    List,
    Meta,
    Paragraph,
    Quote,
    Reference,
    Source,
    Table,
)
from kanyin.record import html
from kanyin.record.html import report_page
from kanyin.record.lines import LineRole, Weight
from tests.record.conftest import Browser

RUN = "window.hit=1"
SPACE = "\u2028"
INJECTIONS = (
    f"<script>{RUN}</script>",
    f"<SCRIPT>{RUN}</SCRIPT>",
    f"<script\n>{RUN}</script\n>",
    f"<scr<script>ipt>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea></select></option><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"<!--><script>{RUN}</script>-->",
    f"]]><script>{RUN}</script>",
    f"<script src=data:,{RUN}></script>",
    f'<script src="data:text/javascript,{RUN}"></script>',
    f"<script type=module>{RUN}</script>",
    f"<svg><script>{RUN}</script></svg>",
    "<svg><script>window.hit&#61;1</script></svg>",
    f"<svg onload={RUN}>",
    f"<svg/onload={RUN}//",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><set onend={RUN} attributeName=x dur=1ms>",
    f"<math><mtext><img src onerror={RUN}></mtext></math>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'",
    f"<img/src=x/onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><img src=x onerror={RUN}>",
    f"><img src=x onerror={RUN}>",
    f"`><img src=x onerror={RUN}>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<iframe src=javascript:parent.{RUN}>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=javascript:{RUN}>",
    f"<a href=javascript:{RUN}>a</a>",
    f"<a href='java\tscript:{RUN}'>a</a>",
    f"<form action=javascript:{RUN}><button>b</button></form>",
    f"<button formaction=javascript:{RUN}>b</button>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}><summary>s</summary></details>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}></select>",
    f"<video><source onerror={RUN}></video>",
    f"<marquee onstart={RUN}>m</marquee>",
    f"<style>@keyframes a{{}}</style><b style=animation-name:a onanimationstart={RUN}>b</b>",
    f"<base href=javascript:{RUN}//>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f'" onmouseover="{RUN}" x="',
    f"' onfocus='{RUN}' tabindex='1",
    f'" autofocus onfocus={RUN} data-x="',
    f"javascript:{RUN}",
    f'"]\n[drop]\nlines = ["<img src=x onerror={RUN}>',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"\ufeff<script>{RUN}</script>",
    f"\u202e<script>{RUN}</script>{SPACE}{RUN}",
    f"${{{RUN}}}{{{{{RUN}}}}}<%={RUN}%>",
)


def page_with(text: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A report that shows the text wherever it shows any; a line of a page has no end within it."""
    text = text.replace("\n", " ")
    lines = (text, f"前{text}后", "甲", text, text, text, text)
    rule = f"PU001{text}"
    changes = (
        Change("PU001", "edit", (2,), f"前{text}后", f"前，{text}后"),
        Change("BP001", "drop", (1,), text, "", doubt=True),
        Change(rule, "join", (4, 5), f"{text}\n{text}", text + text, by=text),
        Change(rule, "lift", (6,), text, ""),
        Change("HD091", "keep", (3,), "甲", "甲", doubt=True, by=f"kanyin.toml: {text}"),
        Change("EN001", "edit", (), text, f"{text}甲"),
    )
    meta = Meta(
        title=text,
        subtitle=text,
        author=(Author(text, text, text, text, text),),
        date=text,
        container_title=text,
        abstract=text,
        keywords=(text, text),
        lang=text,
        extra={text: text, "fund": (text, text)},
    )
    blocks = (
        Heading(1, text, text, (2,)),
        Paragraph(text, (3,)),
        Quote((text, text), (4,)),
        List((text,), (5,), ("-",)),
        Table(text, (f"{text}\ufdd4{text}",), (6,)),
        Figure(text, text, (7,)),
    )
    document = Document(meta, blocks, (Reference(text, text, (7,)),), changes, references_heading=text)
    source = Source(text, lines, text, emphasis={2: (("strong", 0, 1),)}, encoding=text)
    whys = {change.rule: text for change in changes}
    monkeypatch.setattr(html, "reasons", lambda language: whys)
    told = Weight(text, 1.0, text, text)
    roles = [LineRole(n, "body", 1.0, True, text, (told,), (told,)) for n in range(1, len(lines) + 1)]
    return report_page(source, document, "en", roles, text)


PROVOKE = """
for (const element of document.querySelectorAll('*')) {
    for (const name of ['mouseover', 'mouseenter', 'focus', 'pointerdown', 'toggle', 'animationstart', 'error', 'load'])
        element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
    if (element.closest('a[href], button, summary, label, select')) element.click();
}
for (const details of document.querySelectorAll('.role')) {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    const menu = details.querySelector('select');
    if (menu) { menu.selectedIndex = 2; menu.dispatchEvent(new Event('change')); }
}
const isWild = (a) => /^on/i.test(a.name) || (a.name === 'href' && !a.value.startsWith('#'));
const wild = [...document.querySelectorAll('*')].filter((element) => [...element.attributes].some(isWild));
const strange = 'img,svg,math,iframe,object,embed,form,base,video,marquee,textarea,style:not(head > *)';
return [window.hit ?? null, document.scripts.length, wild.length, document.querySelectorAll(strange).length];
"""


def told(browser: Browser, page: str, path: Path) -> list[object]:
    path.write_text(page, encoding="utf-8", errors="replace")
    browser.get(path.as_uri())
    found = browser.execute_script(PROVOKE)
    browser.get_log("browser")
    return list(found)


def without_policy(page: str) -> str:
    bare, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert count == 1
    return bare


def test_there_are_fifty() -> None:
    assert len(set(INJECTIONS)) >= 50


def test_the_browser_runs_what_it_can(browser: Browser, tmp_path: Path) -> None:
    """Or all of this would show nothing."""
    ran = sum(told(browser, f"<p>{text}", tmp_path / "a.html")[0] == 1 for text in INJECTIONS)
    assert ran > len(INJECTIONS) / 2


def test_none_runs_through_any_field(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in INJECTIONS:
        page = without_policy(page_with(text, monkeypatch))
        assert told(browser, page, tmp_path / "report.html") == [None, 1, 0, 0], text


def scraped(texts: Sequence[str]) -> str:
    """A page of HTML that says the texts in its own metadata, in its title, in its text."""
    said = json.dumps({"@type": "Article", "headline": texts[0], "author": texts[1], "keywords": list(texts)})
    metas = "".join(f"<meta name='citation_keywords' content='{_quoted(text)}'>" for text in texts)
    body = "".join(f"<p>　　{_quoted(text)}，这一段是正文，写得长一些，好让它留在文章里面。</p>" for text in texts)
    return (
        f"<html><head><title>{_quoted(texts[2])}</title>{metas}"
        f'<script type="application/ld+json">{said.replace("</", "<&#92;/")}</script></head>'
        f"<body><h1>{_quoted(texts[2])}</h1><p>作者：{_quoted(texts[3])}</p>{body}</body></html>"
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")


def test_none_runs_through_the_command(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with metadata of its own, a file's name, settings that name texts and patterns."""
    monkeypatch.chdir(tmp_path)
    name = f"<img src=x onerror={RUN}>.html".replace("/", "")
    Path(name).write_text(scraped(INJECTIONS), encoding="utf-8")
    lines = json.dumps([text for text in INJECTIONS if text.isprintable()], ensure_ascii=False)
    patterns = json.dumps([re.escape(f"<img src=x onerror={RUN}>"), ".*onload=.*"], ensure_ascii=False)
    Path("kanyin.toml").write_text(f"[keep]\nlines = {lines}\n[drop]\npatterns = {patterns}\n", encoding="utf-8")
    assert run(["explain", name, "--html", "report.html"]) == 0
    page = Path("report.html").read_text(encoding="utf-8")
    assert page.count("window.hit") > len(INJECTIONS) and "kanyin.toml" in page
    for text in (page, without_policy(page)):
        assert told(browser, text, tmp_path / "shown.html") == [None, 1, 0, 0]
