"""The chapters of a site by its sidebar: VitePress', VuePress' and Docusaurus', which their settings hold as script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kanyin.dialects.chapter_list import SCHEME, Contents, markdown_file
from kanyin.dialects.chapter_order import tree
from kanyin.dialects.own_places import own_id
from kanyin.dialects.scripts import Scripts
from kanyin.errors import InputError
from kanyin.files import read_inside
from kanyin.files.folders import SUFFIXES
from kanyin.patterns import lazy

_FOLDERS = ("", "docs", "src", "doc", "website")
_SETTINGS = (".vitepress/config", ".vuepress/config")
_LANGUAGE = lazy(r"/?(?:en|ja|ko|es|pt|de|fr|ru|it|fa|vi|id|tr)(?:-[A-Za-z]{2})?(?:/|\Z)")
_NUMBERED = lazy(r"\A\d+[ \t]*[-_.]+[ \t]*(?=\D)")
"""The number that Docusaurus takes from a name."""
_DEEPEST = 12


def read_sidebar(contents: Contents) -> None:
    """The chapters that a sidebar names in its order; its groups are parts, an item with others below it is a chapter
    that these are of. Without any, as where a site makes its sidebar itself, nothing is missing."""
    _read(contents)
    if not contents.chapters:
        contents.missing.clear()


def _read(contents: Contents) -> None:
    scripts = Scripts(lambda path: _text(contents.root, path))
    for folder in (contents.root / name for name in _FOLDERS):
        for name in _SETTINGS:
            settings = scripts.value(folder / name)
            if isinstance(settings, dict):
                source = settings.get("srcDir")
                place = folder / source if isinstance(source, str) else folder
                contents.fields |= {
                    key: settings[key] for key in ("title", "lang") if isinstance(settings.get(key), str)
                }
                _groups(contents, _sidebar(settings), place)
                return
        sidebars = scripts.value(folder / "sidebars")
        if isinstance(sidebars, dict):
            settings = scripts.value(folder / "docusaurus.config")
            title = settings.get("title") if isinstance(settings, dict) else ""
            contents.fields |= {"title": title} if isinstance(title, str) and title else {}
            for one in sidebars.values():
                _items(contents, one, folder / "docs" if (folder / "docs").is_dir() else folder, "")
            return


def _text(root: Path, path: Path) -> str | None:
    try:
        return read_inside(root, path).decode("utf-8-sig", "replace") if path.is_file() else None
    except (InputError, OSError, ValueError):
        return None


def _sidebar(settings: dict[str, Any]) -> Any:
    """The sidebar of a site, of one in several languages that of the root or the first."""
    for one in (settings, *_locales(settings)):
        for theme in (one.get("themeConfig"), one.get("theme"), one):
            if isinstance(theme, dict) and theme.get("sidebar"):
                return theme["sidebar"]
            for own in _locales(theme if isinstance(theme, dict) else {}):
                if own.get("sidebar"):
                    return own["sidebar"]
    return None


def _locales(settings: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = settings.get("locales")
    named = found if isinstance(found, dict) else {}
    for key in sorted(named, key=lambda key: (key not in ("root", "/"), not key.strip("/").startswith("zh"))):
        if isinstance(named[key], dict):
            yield named[key]


def _groups(contents: Contents, sidebar: Any, folder: Path) -> None:
    """A sidebar for all pages, or one for each folder of them; those in other languages where there is no other."""
    if not isinstance(sidebar, dict):
        _items(contents, sidebar, folder, "")
        return
    own = {key: value for key, value in sidebar.items() if not _LANGUAGE.match(key)} or sidebar
    for key, value in own.items():
        if isinstance(value, dict):
            _items(contents, value.get("items"), folder, str(value.get("base") or ""))
        else:
            _items(contents, value, folder, "", key)


def _items(contents: Contents, items: Any, folder: Path, base: str, beside: str = "", depth: int = 0) -> None:
    """``base``: what all addresses begin with; ``beside``: where those without a slash lie. Items stand below others
    where ``depth`` is not 0."""
    for item in items if isinstance(items, list) and depth < _DEEPEST else ():
        if isinstance(item, str) or (isinstance(item, list) and all(isinstance(part, str) for part in item[:2])):
            address, title = (item, "") if isinstance(item, str) else (*item, "", "")[:2]
            _add(contents, folder, base, beside, address, title, depth)
        elif isinstance(item, dict):
            _item(contents, item, folder, base, beside, depth)


def _item(contents: Contents, item: dict[str, Any], folder: Path, base: str, beside: str, depth: int) -> None:
    if item.get("type") == "autogenerated":
        _all_of(contents, folder / str(item.get("dirName") or ""), depth)
        return
    title = next((item[key] for key in ("text", "title", "label") if isinstance(item.get(key), str)), "")
    link = item.get("link") or item.get("path") or item.get("id")
    link = link.get("id") if isinstance(link, dict) else link
    below = item.get("items") or item.get("children")
    inner = item.get("base") or item.get("prefix")
    inner = base + inner if isinstance(inner, str) and not inner.startswith("/") else inner
    is_chapter = isinstance(link, str) and _add(contents, folder, base, beside, link, title, depth)
    if not isinstance(below, list):
        return
    if not is_chapter:
        contents.begin(title, depth)
    is_part = not is_chapter and depth == 0
    contents.within += is_part
    _items(contents, below, folder, inner if isinstance(inner, str) else base, beside, depth + (not is_part))
    contents.within -= is_part


def _all_of(contents: Contents, folder: Path, depth: int) -> None:
    """The chapters of a folder whose sidebar Docusaurus makes itself."""
    if folder.is_dir() and folder.resolve().is_relative_to(contents.root.resolve()):
        tree(contents, [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES], folder, depth)


def _add(contents: Contents, folder: Path, base: str, beside: str, link: str, title: str, depth: int) -> bool:
    """One more chapter, where an item names a page of the site."""
    if SCHEME.match(link) or not link:
        return False
    address = link if link.startswith("/") else f"{base or beside}{link}"
    name = address.strip("/").removesuffix(".html") or "index"
    if markdown_file(folder, name) is None and not name.endswith(".md"):
        name = _by_id(contents.root, folder, name)
    if not name:
        contents.missing.append(link)
        return False
    contents.add(name, folder, title, depth)
    return True


def _by_id(root: Path, folder: Path, name: str) -> str:
    """The file that Docusaurus calls so: by its front matter, or without the numbers that names begin with."""
    place, _, last = name.rpartition("/")
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES:
            continue
        inner = path.relative_to(folder)
        plain = [_NUMBERED.sub("", part) for part in inner.with_suffix("").parts]
        if "/".join(plain) == name or ("/".join(plain[:-1]) == place and own_id(root, path) == last):
            return str(inner).replace("%", "%25")
    return ""
