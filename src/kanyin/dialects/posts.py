"""A blog as a book: the posts of Hexo, Jekyll and Hugo, by their days; what else lies in such a folder is no chapter.

Templates of new posts, themes and the repository's own notes lie beside the posts, and are not of the text.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kanyin.dialects.chapter_list import INDEX, Contents
from kanyin.dialects.chapter_order import tree
from kanyin.dialects.tool_files import json_or_toml, text_of, yaml_table
from kanyin.files.folders import SUFFIXES
from kanyin.patterns import lazy

_POSTS = ("source/_posts", "_posts", "docs/_posts")
"""Where Hexo and Jekyll have them; the folder ``source`` may itself be given."""
_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml", "config.yml", "config/_default/hugo.toml")
_SETTINGS = ("_config.yml", *_HUGO)
_WRITTEN = lazy(
    r"^(?:date|publishDate)[ \t]*[:=][ \t]*[\"']?(?P<day>\d{4}-\d{1,2}-\d{1,2})(?P<time>[T \d:]*)", re.MULTILINE
)
_WEIGHT = lazy(r"^weight[ \t]*[:=][ \t]*(?P<weight>\d+)", re.MULTILINE)
_IN_NAME = lazy(r"(?P<day>\d{4}-\d{1,2}-\d{1,2})-")
_FRONT = 4000
"""Characters in which front matter tells its day."""


def read_posts(contents: Contents) -> None:
    """All posts of the folder, the oldest first; pages with a weight before them, as Hugo has them. Where most have
    one, it is no blog, and its folders are the parts of a book."""
    root = contents.root
    folder = next((root / name for name in _POSTS if (root / name).is_dir()), None)
    if folder is None and any((root / name).is_file() for name in _HUGO) and (root / "content").is_dir():
        folder = root / "content"
    if folder is None:
        return
    found = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES and _is_post(path, folder)]
    weighted = [path for path in found if _WEIGHT.search(text_of(root, path)[:_FRONT])]
    if 2 * len(weighted) > len(found):
        tree(contents, [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES], folder)
    for path in sorted(found, key=lambda one: _order(root, one)):
        contents.add(str(path.relative_to(root)).replace("%", "%25"), root)
    if contents.chapters:
        _fields(contents)


def _is_post(path: Path, folder: Path) -> bool:
    """No list of posts, nothing that a tool keeps to itself."""
    inner = path.relative_to(folder)
    is_hidden = any(part.startswith((".", "_")) for part in inner.parts)
    return not is_hidden and not (len(inner.parts) == 1 and path.stem.lower() in INDEX)


def _order(root: Path, path: Path) -> tuple[object, ...]:
    """By weight, by the day that the front matter or the name tells, by name."""
    head = text_of(root, path)[:_FRONT]
    weight, written = _WEIGHT.search(head), _WRITTEN.search(head) or _IN_NAME.match(path.name)
    day = tuple(int(part) for part in written["day"].split("-")) if written else (9999,)
    time = written.groupdict().get("time") or "" if written else ""
    return (int(weight["weight"]) if weight else 10**9, day, time.strip("T "), str(path))


def _fields(contents: Contents) -> None:
    """Title, author and language as the site's settings say them."""
    root = contents.root
    name = next((one for one in _SETTINGS if (root / one).is_file()), "")
    table = (
        json_or_toml(root, name, tomllib.loads) if name.endswith(".toml") else yaml_table(root, name) if name else {}
    )
    params = table.get("params")
    author = table.get("author") or (params.get("author") if isinstance(params, dict) else "")
    for key, value in (("title", table.get("title")), ("author", _name(author))):
        if value and not contents.fields.get(key):
            contents.fields[key] = value


def _name(author: Any) -> str:
    return str(author.get("name") or "") if isinstance(author, dict) else str(author or "")
