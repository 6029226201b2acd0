"""Pictures of a book's own repository that its text names by their addresses at GitHub and the like."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from kanyin.patterns import lazy

_BRANCH = r"(?:refs/heads/)?(?P<branch>[^/?#]+)/(?P<path>[^?#]+)"
_FORMS = (
    lazy(
        rf"https?://(?:raw\.githubusercontent\.com|media\.githubusercontent\.com/media)/[^/]+/(?P<name>[^/]+)/{_BRANCH}"
    ),
    lazy(rf"https?://(?:www\.)?(?:github|gitee)\.com/[^/]+/(?P<name>[^/]+)/(?:raw|blob)/{_BRANCH}"),
    lazy(rf"https?://gitlab\.com/(?:[^/?#:\s]{{1,99}}/){{1,6}}(?P<name>[^/?#]{{1,99}})/-/(?:raw|blob)/{_BRANCH}"),
    lazy(r"https?://[\w.-]+\.jsdelivr\.net/gh/[^/]+/(?P<name>[^/@]+)(?:@(?P<branch>[^/?#]+))?/(?P<path>[^?#]+)"),
)
_DEEPEST = 4
"""Folders above the book in which its repository is looked for."""


def beside(address: str, root: Path) -> Path | None:
    """The file of the repository that an address names, where the book in ``root`` is of that repository.

    That is the one whose folder has its name, as ``git clone`` gives it, or its name and branch, as an archive does.
    """
    found = next((found for form in _FORMS if (found := form.match(address))), None)
    if found is None:
        return None
    named = {found["name"].lower(), f"{found['name']}-{found['branch']}".lower()}
    folder = root.resolve()
    for above in (folder, *folder.parents)[: _DEEPEST + 1]:
        if above.name.lower() in named:
            path = above / unquote(found["path"])
            return path if path.is_file() else None
    return None
