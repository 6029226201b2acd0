"""WeasyPrint: loaded when it is first wanted, what it logs, and drawings as PNG for formats that cannot show them."""

from __future__ import annotations

import base64
import io
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from kanyin import system
from kanyin.errors import InputError, MissingToolError
from kanyin.messages import msg
from kanyin.patterns import lazy

NOT_SHOWN = lazy("Failed to (?:load image|render SVG image)")


def load_weasyprint() -> Any:
    """The WeasyPrint package. Raises MissingToolError where Pango cannot be loaded."""
    forget_the_locale()
    try:
        with _found_by_name(), _called_seldom():
            import weasyprint
    except OSError as error:
        reason = str(error).splitlines()[0]
        hint = msg("PDF needs it: {command}", command=system.install_command(["pango", "harfbuzz-subset"]))
        raise MissingToolError(msg("Pango cannot be loaded: {reason}", reason=reason), hint=hint) from error
    return weasyprint


_LIBRARIES = ("gobject-2.0.so.0", "pango-1.0.so.0", "pangoft2-1.0.so.0", "harfbuzz.so.0", "fontconfig.so.1")


@contextmanager
def _found_by_name() -> Iterator[None]:
    """Let libraries be loaded by the names that Linux has for them, where they all are there under these.

    WeasyPrint asks first for the names of other systems, and for each that is nowhere ctypes runs ldconfig, gcc and ld
    to look for it, which takes half a second.
    """
    import ctypes.util

    search = ctypes.util.find_library
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(f"lib{name}")
        ctypes.util.find_library = lambda name: None
    except OSError:
        pass
    try:
        yield
    finally:
        ctypes.util.find_library = search


_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint imports for fonts that HarfBuzz cannot cut, and for variable ones: a tenth of the time of a page."""


@contextmanager
def _called_seldom() -> Iterator[None]:
    """Let these be imported when a function of theirs is called."""
    stand_ins = {name: _StandIn(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


class _StandIn(ModuleType):
    """A module that is imported when something of it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: getattr(import_module(self.__name__), name)(*given, **named)


def forget_the_locale() -> None:
    """Let no locale choose among fonts that serve equally well. Called before Pango is loaded.

    FC_LANG is fontconfig's default language (else from LC_ALL, LC_CTYPE, LANG), PANGO_LANGUAGE the languages that
    Pango takes a script to be in (else from LANGUAGE and the locale). A book names its own.
    """
    os.environ["FC_LANG"] = os.environ["PANGO_LANGUAGE"] = "en"


@contextmanager
def logged_by_weasyprint() -> Iterator[list[str]]:
    """What WeasyPrint logs as a warning, in place of its being shown."""
    records: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Handler(logging.WARNING)
    others, spreads = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield records
    finally:
        logger.handlers, logger.propagate = others, spreads


def draw_svg(svg: bytes, width: float, height: float) -> bytes:
    """A drawing as PNG of 300 dots an inch; ``width`` and ``height`` in inches.

    It may hold nothing that is fetched (``pictures.read_pictures`` sees to that). Raises MissingToolError, and
    InputError where WeasyPrint cannot draw it.
    """
    import pypdfium2

    weasyprint = load_weasyprint()
    from weasyprint.urls import URLFetcher

    address = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
    size = f"width: {width}in; height: {height}in"
    page = (
        f"<style>@page {{ size: {width}in {height}in; margin: 0 }} html, body {{ margin: 0; font-size: 0 }}</style>"
        f'<img src="{address}" style="{size}">'
    )
    with logged_by_weasyprint() as records:
        data = weasyprint.HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=("data",))).write_pdf()
    if any(map(NOT_SHOWN.match, records)):
        raise InputError(msg("a drawing in it cannot be drawn"), hint=msg("save it again as PNG or JPEG"))
    out = io.BytesIO()
    with pypdfium2.PdfDocument(data) as document:
        document[0].render(scale=300 / 72).to_pil().save(out, "PNG", optimize=True)
    return out.getvalue()
