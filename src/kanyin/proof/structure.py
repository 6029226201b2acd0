"""What a PDF says of itself: fonts, outline, tags, language, links, output intent. Read with pikepdf."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from kanyin.errors import InputError, KanyinError
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof import glyphs
from kanyin.proof.extract import read_pages
from kanyin.proof.model import File, Page

_DEEPEST = 20
"""Levels of objects inside of one another that are looked through."""


def read_file(data: bytes, name: str) -> File:
    """A whole PDF. Raises InputError where it cannot be read."""
    import pikepdf

    try:
        data = _mended(data)
        pages = read_pages(data, name)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _file(pdf, pages, name)
    except KanyinError:
        raise
    except Exception as error:
        # On damaged bytes both libraries raise whatever comes: each kind of Python's own exceptions was seen.
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        problem = msg("is a damaged PDF ({reason})", reason=reason[:120])
        raise InputError(
            problem, file=name, hint=msg("make it anew, or try to mend it: qpdf damaged.pdf mended.pdf")
        ) from error


def _mended(data: bytes) -> bytes:
    """A file whose table of objects is damaged, written anew: pdfminer finds other objects in it than viewers do. One
    that cannot be opened stays as it is."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if not pdf.get_warnings():
                return data
            mended = io.BytesIO()
            pdf.save(mended, deterministic_id=True)
            return mended.getvalue()
    except pikepdf.PdfError:
        return data


def _file(pdf: Any, pages: tuple[Page, ...], name: str) -> File:
    root = pdf.Root
    return File(
        name=name,
        pages=pages,
        fonts=glyphs.font_files(pdf, glyphs.used_codes(pages)),
        title=str(pdf.docinfo.get("/Title", "")) or _from_metadata(root, _XMP_TITLE),
        lang=str(root.get("/Lang", "")),
        is_tagged="/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked", False)),
        outline=tuple(_outline(pdf)),
        dead_links=tuple(_dead_links(pdf)),
        standard=_standard(pdf),
        intent=_intent(root),
        programs=tuple(sorted(set(_programs(pdf)))),
    )


_XMP_TITLE = lazy(r"<dc:title>(?:(?!<dc:title>|<rdf:li).)*+<rdf:li[^<>]*+>([^<]*+)<", re.DOTALL)
_XMP_PDFX = lazy(r"GTS_PDFXVersion(?:>|=[\"'])([^<\"']*)")


def _from_metadata(root: Any, pattern: re.Pattern[str]) -> str:
    if "/Metadata" not in root:
        return ""
    found = pattern.search(root.Metadata.read_bytes().decode("utf-8", "replace"))
    return found[1] if found else ""


def _standard(pdf: Any) -> str:
    return _from_metadata(pdf.Root, _XMP_PDFX) or str(pdf.docinfo.get("/GTS_PDFXVersion", ""))


def _intent(root: Any) -> str:
    for intent in root.get("/OutputIntents", []):
        if intent.get("/S") == "/GTS_PDFX":
            profile = intent.get("/DestOutputProfile")
            return "named" if profile is None else {1: "gray", 3: "rgb", 4: "cmyk"}.get(int(profile.N), "named")
    return ""


def _programs(pdf: Any) -> Iterator[str]:
    """Actions that run something, wherever they stand."""
    import pikepdf

    for item in pdf.objects:
        waiting, depth = [(item, 0)], 0
        while waiting:
            part, depth = waiting.pop()
            if isinstance(part, pikepdf.Dictionary) and part.get("/S") in ("/JavaScript", "/Launch"):
                yield str(part.S).lstrip("/")
            if depth < _DEEPEST and isinstance(part, (pikepdf.Dictionary, pikepdf.Array)):
                inner = part.values() if isinstance(part, pikepdf.Dictionary) else part
                waiting += [(each, depth + 1) for each in inner if _is_direct(each)]


def _is_direct(item: Any) -> bool:
    """A dictionary or an array that stands inside of another object; others have their own turn."""
    import pikepdf

    return isinstance(item, (pikepdf.Dictionary, pikepdf.Array)) and not item.is_indirect


def _outline(pdf: Any) -> Iterator[str]:
    with pdf.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            yield str(item.title)
            waiting += reversed(item.children)


def _dead_links(pdf: Any) -> Iterator[int]:
    """The page number of each link that leads to a place in the file which is not there."""
    import pikepdf

    names = set()
    if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
        names = {str(key) for key in pikepdf.NameTree(pdf.Root.Names.Dests)}
    names |= {str(key).lstrip("/") for key in pdf.Root.get("/Dests", {})}
    living = {page.objgen for page in pdf.pages}
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            target = annotation.get("/Dest")
            action = annotation.get("/A")
            if target is None and action is not None and action.get("/S") == "/GoTo":
                target = action.get("/D")
            if isinstance(target, pikepdf.Array):
                leads = len(target) > 0 and getattr(target[0], "objgen", None) in living
            else:
                leads = target is None or str(target).lstrip("/") in names
            if not leads:
                yield number
