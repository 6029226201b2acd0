"""The chapters of a folder by the sidebar of the site that it is: VitePress', VuePress', Docusaurus'."""

from __future__ import annotations

from pathlib import Path

import pytest

from kanyin.dialects.contents import read_contents
from kanyin.errors import InputError
from kanyin.remarks import heard


def made(folder: Path, files: dict[str, str], pages: str) -> list[tuple[str, str, int, list[str]]]:
    for name in pages.split():
        files = {**files, name: f"# {name}\n"}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with heard():
        found = read_contents(folder).chapters
    return [
        (str(one.path.relative_to(folder)), one.title, one.depth, [part.title for part in one.parts]) for one in found
    ]


TREE = [("docs/lamp/index.md", "灯", 0, ["上篇"]), ("docs/quay.md", "岸", 0, []), ("docs/ferry.md", "渡", 0, ["下篇"])]
PAGES = "docs/lamp/index.md docs/quay.md docs/ferry.md docs/index.md docs/en/lamp.md"


VITEPRESS = """
// 设置
import { defineConfig } from 'vitepress'
export default defineConfig({ title: '渡口', themeConfig: { nav: [], sidebar: [
  { text: '上篇', items: [{ text: '灯', link: '/lamp/' }, { text: '岸', link: '/quay' }] },
  { text: '下篇', collapsed: true, items: [{ text: '渡', link: '/ferry.html' }] } ] } })
"""
LOCALES = """
export default { locales: { en: { themeConfig: { sidebar: [] } }, root: { label: '中文', themeConfig: {
  sidebar: { '/en/': [{ text: 'Lamp', link: '/en/lamp' }], '/': first() } } } } } as const
function first(): Item[] {
  return [{ text: '上篇', items: [{ text: '灯', link: '/lamp/' }, ...more] }, last]
}
const more: Item[] = [{ text: '岸', link: '/quay#top' }]
const last = { text: '下篇', base: '/', items: [{ text: '渡', link: 'ferry' }] }
"""
VUEPRESS = """
const { one } = require('x')
module.exports = { themeConfig: { sidebar: [
  { title: '上篇', children: [['/lamp/', '灯'], ['/quay', "岸"]] }, { title: '下篇', children: [['/ferry', '渡']] }] } }
"""
HOPE = """
import { sidebar } from './sides/index.js'
import { hopeTheme } from 'vuepress-theme-hope'
export default defineUserConfig({ theme: hopeTheme({ sidebar }), plugins: [a(() => 1)] })
"""
SIDES = """
import rest from '../rest'
export const sidebar = [{ text: '上篇', children: [{ text: '灯', link: '/lamp/' }, '/quay.md'] }, ...rest]
"""
REST = "export default [/* 后面 */ { text: '下篇', prefix: '/', children: [{ text: '渡', link: 'ferry' }] }];"
DOCUSAURUS = """
module.exports = { docs: ['lamp/index', { type: 'category', label: '岸', link: { type: 'doc', id: 'quay' },
  items: [{ type: 'doc', id: 'ferry', label: '渡' }] }] };
"""


@pytest.mark.parametrize(
    ("name", "text"), [("press/config.mts", VITEPRESS), ("press/config.ts", LOCALES), ("uepress/config.js", VUEPRESS)]
)
def test_sidebars_tell_chapters_and_parts(name: str, text: str, tmp_path: Path) -> None:
    folder = "docs/.vite" if name.startswith("press") else "docs/.v"
    assert made(tmp_path, {folder + name: text}, PAGES) == TREE


def test_other_files_hold_the_sidebar(tmp_path: Path) -> None:
    place = "docs/.vuepress"
    files = {f"{place}/config.ts": HOPE, f"{place}/sides/index.js": SIDES, f"{place}/rest.mjs": REST}
    assert made(tmp_path, files, PAGES) == [TREE[0], ("docs/quay.md", "", 0, []), TREE[2]]


def test_docusaurus(tmp_path: Path) -> None:
    assert made(tmp_path, {"sidebars.js": DOCUSAURUS}, PAGES) == [
        ("docs/lamp/index.md", "", 0, []),
        ("docs/quay.md", "岸", 0, []),
        ("docs/ferry.md", "渡", 1, []),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "export default { themeConfig: { sidebar: 'auto' } }",
        "export default { themeConfig: { sidebar: make(`${a}`) } }",
        "const a = b; const b = a; export default { themeConfig: { sidebar: a } }",
        "export default { themeConfig: { sidebar: [{ link: '/none' }] } }",
        "export default {{{[[((",
        "",
    ],
)
def test_what_would_have_to_be_run_leaves_the_order_of_names(text: str, tmp_path: Path) -> None:
    assert [name for name, *_ in made(tmp_path, {"docs/.vitepress/config.js": text}, "docs/2.md docs/1.md")] == [
        "docs/1.md",
        "docs/2.md",
    ]


def test_a_folder_without_chapters_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        made(tmp_path, {"docs/.vitepress/config.js": "export default { themeConfig: { sidebar: ['/x'] } }"}, "")
