"""Page styles: a folder with ``style.toml`` and its style sheets, read and checked once.

A style says what a page measures and what each kind of text looks like; the writers turn that into CSS or
into a DOCX reference. The type area (版心) reaches from the first line's characters to the last line's: it is
``columns × characters × size + gaps`` wide and ``(lines - 1) × leading + size`` high. The outer and the lower
margin are what remains of the trimmed page.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from kanyin.errors import InputError, UsageError
from kanyin.files import read_bytes, toml_error
from kanyin.messages import msg
from kanyin.page_style import (
    LONG_TITLE,
    NARROWEST,
    NARROWEST_OF_SEVERAL,
    ROLES,
    Font,
    Style,
    Text,
    page_size,
    read_style,
    trims,
    type_height,
)
from kanyin.style_file import MM_PER_PT, Table, suggest

__all__ = [
    "LONG_TITLE", "MM_PER_PT", "ROLES", "Font", "Style", "Text",
    "available", "load_style", "measure_names", "measures", "shared_folder", "with_trim",
]  # fmt: skip


def available() -> tuple[Style, ...]:
    """All styles that a name finds, those of the user in ``./styles`` too."""
    return tuple(load_style(folder) for folder in _folders().values())


def load_style(name: str | Path) -> Style:
    """A style by its name, by its Chinese name, or by the path of its folder.

    Raises UsageError for an unknown style, and for whatever is wrong in its ``style.toml``.
    """
    folder = _find(name)
    if not (folder / "page.css").is_file():
        raise UsageError(msg("no page.css here"), file=folder, cure=msg("copy that of the style nearest to yours"))
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
    titles = {read_toml(folder / "style.toml").string("title") for folder in folders}
    return style.name in {folder.name for folder in folders} or style.title in titles


def measures(style: Style) -> dict[str, object]:
    """What a style measures, for people: each thing with its unit; see ``measure_names``."""
    body = style.fonts[style.text["body"].font]
    return {
        "name": style.name,
        "title": style.title,
        "about": style.about,
        "page": f"{style.width:g} × {style.height:g} mm",
        "type area": f"{style.type_width:.1f} × {style.type_height:.1f} mm",
        "margins": msg(
            "head {head:.1f}, foot {foot:.1f}, inner {inner:.1f}, outer {outer:.1f} mm",
            head=style.margin_top,
            foot=style.margin_bottom,
            inner=style.margin_inner,
            outer=style.margin_outer,
        ),
        "columns": _columns(style),
        "lines": msg("{lines} a page, {leading:g} pt apart", lines=style.lines, leading=style.leading),
        "body": f"{style.size:g} pt {body.docx}",
    }


def _columns(style: Style) -> str:
    if style.columns == 1:
        return msg("1 of {characters} characters", characters=style.characters)
    return msg(
        "{columns} of {characters} characters, {gap:.1f} mm apart",
        columns=style.columns,
        characters=style.characters,
        gap=style.gap,
    )


def measure_names() -> dict[str, str]:
    """What each of ``measures`` is called in the language in use."""
    return {
        "name": msg("name"),
        "title": msg("title"),
        "about": msg("about"),
        "page": msg("page size"),
        "type area": msg("type area"),
        "margins": msg("margins"),
        "columns": msg("columns"),
        "lines": msg("lines a page"),
        "body": msg("body"),
    }


def shared_folder() -> Path:
    """The folder of the style sheets that all styles share."""
    return _root() / "base"


def _root() -> Path:
    """Where the styles are: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).parent
    installed = package / "styles"
    return installed if installed.is_dir() else package.parents[1] / "styles"


def read_toml(file: Path) -> Table:
    """A file of a style, within its limit. Raises UsageError."""
    try:
        return Table(tomllib.loads(read_bytes(file, "settings-size").decode("utf-8")), str(file))
    except InputError as error:
        raise UsageError(error.problem, file=file, cure=error.cure) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise toml_error(UsageError, error, file, msg("correct it there")) from error
    except RecursionError as error:
        raise UsageError(msg("lists lie too deep inside each other"), file=file, cure=msg("write them flat")) from error


def _is_style(folder: Path) -> bool:
    return (folder / "style.toml").is_file()


def _folders() -> dict[str, Path]:
    """The folder of every style by its name; the user's in ``./styles`` come before those of kanyin."""
    roots = [root for root in (_root(), Path("styles")) if root.is_dir()]
    found = {folder.name: folder.resolve() for root in roots for folder in root.iterdir() if _is_style(folder)}
    return dict(sorted(found.items()))


def _find(name: str | Path) -> Path:
    text = str(name)
    if isinstance(name, Path) or "/" in text or "\\" in text:
        folder = Path(name)
        if not _is_style(folder):
            raise UsageError(
                msg("no style here"), file=folder, cure=msg("a style is a folder with a style.toml in it")
            )
        return folder.resolve()
    folders = _folders()
    if text in folders:
        return folders[text]
    titles = {read_toml(folder / "style.toml").string("title"): folder for folder in folders.values()}
    if text in titles:
        return titles[text]
    if _is_style(Path(text)):
        raise UsageError(
            msg("there is no style {name!r} in styles/", name=text),
            cure=msg("for the folder here write  --style ./{name}", name=text),
        )
    raise UsageError(msg("there is no style {name!r}", name=text), cure=suggest(text, [*folders, *titles]))


def with_trim(style: Style, trim: str) -> Style:
    """The style on another page: its margins in proportion, as many characters and lines as there is room for.

    ``trim``: a name such as ``大32开``, or ``185x260`` in mm. Columns that would be too narrow become fewer.
    Raises UsageError for what is no page size, and for a page too small for the style's type.
    """
    try:
        width, height = page_size(trim)
    except ValueError as error:
        raise UsageError(f"--trim {trim}: {error}", cure=trims()) from None
    across, down = width / style.width, height / style.height
    inner, outer = style.margin_inner * across, style.margin_outer * across
    head, foot = style.margin_top * down, style.margin_bottom * down
    columns, characters, size = style.columns, 0, style.size * MM_PER_PT
    gap = style.gap
    while columns:
        room = width - inner - outer - (columns - 1) * gap
        characters = int(room / columns / size + 1e-6)
        if characters >= (NARROWEST_OF_SEVERAL if columns > 1 else NARROWEST):
            break
        columns -= 1
    pitch = style.leading * MM_PER_PT
    lines = int((height - head - foot - size) / pitch + 1e-6) + 1
    if not columns or lines < 8:
        problem = msg(
            "--trim {trim}: this page is too small for {size:g} pt type with the margins of {style}",
            trim=trim,
            size=style.size,
            style=style.name,
        )
        raise UsageError(problem, cure=msg("take a larger page, or a style with smaller type"))
    spare = width - inner - outer - columns * characters * size - (columns - 1) * gap
    return replace(
        style,
        width=width,
        height=height,
        margin_inner=inner + spare / 2,
        margin_outer=outer + spare / 2,
        margin_top=head,
        margin_bottom=height - head - type_height(lines, style.leading, style.size),
        columns=columns,
        characters=characters,
        lines=lines,
        gap=gap if columns > 1 else 0.0,
    )


