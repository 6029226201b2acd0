"""Where the styles are, by name, Chinese name or folder: those of kanyin, and those of the user in ``./styles``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kanyin.errors import InputError, UsageError
from kanyin.files import read_bytes, toml_error
from kanyin.messages import msg
from kanyin.style.file import Table, suggest
from kanyin.style.page import Style, read_style


def available() -> tuple[Style, ...]:
    """All styles that a name finds, those of the user in ``./styles`` too; without those that are broken."""
    return read_all()[0]


def read_all() -> tuple[tuple[Style, ...], tuple[UsageError, ...]]:
    """All styles that a name finds, and for each that is broken what is wrong in it."""
    whole, broken = [], []
    for folder in _folders().values():
        try:
            whole.append(load_style(folder))
        except UsageError as error:
            broken.append(error)
    return tuple(whole), tuple(broken)


def load_style(name: str | Path) -> Style:
    """A style by its name, by its Chinese name, or by the path of its folder.

    Raises UsageError for an unknown style, and for whatever is wrong in its ``style.toml``.
    """
    folder = _find(name)
    if not (folder / "page.css").is_file():
        raise UsageError(msg("no page.css here"), file=folder, hint=msg("copy that of the style nearest to yours"))
    shared = read_toml(shared_folder() / "fonts.toml")
    return read_style(read_toml(folder / "style.toml"), shared, folder)


def hides_another(style: Style) -> bool:
    """The style lies in ``./styles`` and has the name or the Chinese name of one of kanyin's, which it hides.

    In a checkout of kanyin that folder is kanyin's own.
    """
    own, beside = _root().resolve(), Path("styles").resolve()
    if own == beside or style.folder.parent != beside:
        return False
    folders = [folder for folder in own.iterdir() if _is_style(folder)]
    return style.name in {folder.name for folder in folders} or style.title in _titles(folders)


def shared_folder() -> Path:
    """The folder of the style sheets that all styles share."""
    return _root() / "base"


def _root() -> Path:
    """Where the styles are: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "styles"
    return installed if installed.is_dir() else package.parents[1] / "styles"


def read_toml(file: Path) -> Table:
    """A file of a style, within its limit. Raises UsageError."""
    try:
        return Table(tomllib.loads(read_bytes(file, "settings-size").decode("utf-8")), str(file))
    except InputError as error:
        raise UsageError(error.problem, file=file, hint=error.hint) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise toml_error(UsageError, error, file, msg("correct it there")) from error
    except RecursionError as error:
        raise UsageError(msg("lists lie too deep inside each other"), file=file, hint=msg("write them flat")) from error


def _is_style(folder: Path) -> bool:
    return (folder / "style.toml").is_file()


def _folders() -> dict[str, Path]:
    """The folder of every style by its name; the user's in ``./styles`` come before those of kanyin."""
    roots = [root for root in (_root(), Path("styles")) if root.is_dir()]
    found = {folder.name: folder.resolve() for root in roots for folder in root.iterdir() if _is_style(folder)}
    return dict(sorted(found.items()))


def _titles(folders: Iterable[Path]) -> dict[str, Path]:
    """The folders by the Chinese name of their style; one whose name cannot be read has none."""
    found = {}
    for folder in folders:
        with suppress(UsageError):
            found[read_toml(folder / "style.toml").string("title")] = folder
    return found


def _find(name: str | Path) -> Path:
    text = str(name)
    if isinstance(name, Path) or "/" in text or "\\" in text:
        folder = Path(name)
        if not _is_style(folder):
            raise UsageError(msg("no style here"), file=folder, hint=msg("a style is a folder with a style.toml in it"))
        return folder.resolve()
    folders = _folders()
    if text in folders:
        return folders[text]
    titles = _titles(folders.values())
    if text in titles:
        return titles[text]
    if _is_style(Path(text)):
        raise UsageError(
            msg("there is no style {name!r} in styles/", name=text),
            hint=msg("for the folder here write  --style ./{name}", name=text),
        )
    raise UsageError(msg("there is no style {name!r}", name=text), hint=suggest(text, [*folders, *titles]))
