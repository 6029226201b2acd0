"""What is checked of a PDF that WeasyPrint has laid out: notes, characters, whether all of the text is on its pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from kanyin import system
from kanyin.book import conservation
from kanyin.errors import MissingToolError, OutputError
from kanyin.messages import msg, msgs
from kanyin.output.pdf.formula_images import FormulaImage
from kanyin.output.pdf.page import Page
from kanyin.remarks import remark
from kanyin.style import Style, fonts, shared_folder

_SHOWN = 40
_READABLE = 0.6
"""How small a formula may be beside its text without a word."""


def check_notes(document: Any, page: Page, name: str) -> None:
    """Raise OutputError where the engine has lost a note."""
    from weasyprint.formatting_structure import boxes

    parts = (box for one in document.pages for box in one._page_box.children)
    areas = (box for box in parts if isinstance(box, boxes.FootnoteAreaBox))
    lost = page.notes - len({id(note.element) for area in areas for note in area.children})
    if lost > 0:
        problem = msg("{count} of the notes found no place in the PDF", count=lost)
        raise OutputError(problem, file=name, hint=msg("shorten them, or take a larger page: --trim"))


def check_text(document: Any, page: Page, name: str, style: Style) -> None:
    """Raise ConservationError for a letter that is on no page; a style of a person's own may hide what it likes."""
    texts = list(_texts(document))
    wanted, shown = [page.text], [box.text for *_, box in texts]
    if style.folder.is_relative_to(shared_folder().parent):
        conservation.check(wanted, shown, "PDF", name)
    else:
        conservation.tell_hidden(wanted, shown, "PDF")
    turned = {id(box) for page in document.pages for box in _turned(page._page_box)}
    off = [one for one in texts if one[2].text.strip() and not _is_on(*one[1:]) and id(one[2]) not in turned]
    _tell_off_page([*((number, box.text) for number, _, box in off), *_formulas_off_page(document)])
    _tell_small(document)


def _tell_off_page(texts: list[tuple[int, str]]) -> None:
    """A remark on texts that lie beyond the edges of their pages, a number and a text each: nobody sees them."""
    if texts:
        shown = "".join(text for _, text in texts)[:_SHOWN]
        problem = msg("text runs off page {number} of the PDF, unseen: {text}", number=texts[0][0], text=shown)
        hint = msg("shorten the formula, the note or the line that it stands in, or take a larger page: --trim")
        remark(problem, hint=hint)


def _formulas_off_page(document: Any) -> Iterator[tuple[int, str]]:
    """The TeX of formulas whose ink lies beyond the edge of their page, with its number."""
    for number, page in enumerate(document.pages, 1):
        turned = {id(box) for box in _turned(page._page_box)}
        for box in page._page_box.descendants():
            image = getattr(box, "replacement", None)
            if isinstance(image, FormulaImage) and id(box) not in turned:
                right = box.position_x + image.right_edge(box.style["font_size"])
                if right > page.width + 1:
                    yield number, image.piece.tex


def _tell_small(document: Any) -> None:
    """A remark on formulas that found room only much smaller than the text, with their pages."""
    small: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for box in page._page_box.descendants():
            image = getattr(box, "replacement", None)
            if isinstance(image, FormulaImage) and image.shrunk(box.style["font_size"]) < _READABLE:
                small.setdefault(box.element.get("alt") or image.piece.tex, number)
    for tex, number in small.items():
        problem = msg("a formula finds room on page {number} of the PDF only far smaller than the text: {text}",
                      number=number, text=" ".join(tex.split())[:_SHOWN])  # fmt: skip
        remark(problem, hint=msg("part it into lines, or take a larger page: --trim"))


def _texts(document: Any) -> Iterator[tuple[int, Any, Any]]:
    """Each piece of text with the number of its page and the page; not what stands in the margins."""
    from weasyprint.formatting_structure import boxes

    for number, page in enumerate(document.pages, 1):
        parts = (part for part in page._page_box.children if not isinstance(part, boxes.MarginBox))
        for box in (box for part in parts for box in part.descendants(placeholders=True)):
            if isinstance(box, boxes.TextBox):
                yield number, page, box


def _turned(page: Any) -> Iterator[Any]:
    """What stands in tables that are set sideways: their boxes know places from before the turn."""
    for box in page.descendants():
        if box.element is not None and "turned-box" in (box.element.get("class") or "").split():
            yield from box.descendants()


def _is_on(page: Any, box: Any) -> bool:
    """A piece of text lies within its page."""
    if box.element is not None and box.element.get("class") == "issuer":
        return True  # condensed when it is drawn, to the width of the type area
    right, bottom = box.position_x + box.width, box.position_y + box.height
    return bool(box.position_x > -1 and box.position_y > -1 and right < page.width + 1 and bottom < page.height + 1)


def tell_lent(style: Style, text: str) -> None:
    """A remark on Han that the font of the text has not, so that another font lends them."""
    role = style.text["body"].font
    if lent := fonts.lacking(style, role, text):
        families = fonts.chinese(style)[role].families
        problem = msg(
            "{font} has not {characters}: another font lends them", font=families[0], characters=lent[:_SHOWN]
        )
        remark(problem, hint=msg("install a font of this kind that has them, or leave it so"))


GETA = "〓"
"""What print has in the place of a character that no font has."""


def missing_characters(document: Any) -> list[str]:
    """The characters of a document that Pango found in no font."""
    return sorted({chr(code) for font in document.fonts.values() for code in font.missing})


def without(page: Page, missing: Iterable[str]) -> Page:
    """A page with 〓 for each of these characters."""
    table = dict.fromkeys(map(ord, missing), GETA)
    if not table:
        return page
    return replace(
        page, html=page.html.translate(table), text=page.text.translate(table), heads=page.heads.translate(table)
    )


def tell_missing(missing: list[str], text: str) -> None:
    """A remark on all characters that no font has, each with what is around it in ``text``."""
    remark(_named(missing, text) + "\n  " + msg("the PDF has 〓 in their places"), hint=_font_hint(missing))


def check_glyphs(document: Any, text: str, name: str) -> None:
    """Raise MissingToolError for characters that Pango found in no font, each with what is around it in ``text``."""
    if missing := missing_characters(document):
        raise MissingToolError(_named(missing, text), file=name or None, hint=_font_hint(missing))


def _named(missing: list[str], text: str) -> str:
    found = sorted(missing, key=lambda character: (text.find(character) % (len(text) + 1), character))
    places = "".join(f"\n  {character} {_around(character, text)}" for character in found)
    return (
        msgs("no font has a character of the text:", "no font has {count} characters of the text:", len(found)) + places
    )


def _around(character: str, text: str) -> str:
    """``(U+2705), in: 已经完成 [U+2705]。``: its number and what stands beside it first."""
    code, at = f"U+{ord(character):04X}", text.find(character)
    around = " ".join(f"{text[max(0, at - 10) : at]}[{code}]{text[at + 1 : at + 11]}".split())
    return f"({code})" + (msg(", in: {around}", around=around) if at >= 0 else "")


def _font_hint(missing: list[str]) -> str:
    """Which packages have them: those for emoji and signs, those for rare Han."""
    kinds = {unicodedata.category(character) for character in missing}
    hints = [msg("install a font that has rare Han: fonts-hanazono")] if "Lo" in kinds else []
    # What is private or not assigned stands in no common font; emoji are newer than what Python knows to be assigned.
    is_emoji = any("\U0001f000" <= character < "\U0001fb00" for character in missing)
    if is_emoji or kinds - {"Lo", "Co", "Cn"}:
        if lacking := fonts.lacking_signs():
            command = system.install_command(lacking)
            hints.append(msg("install fonts of emoji and signs: {command}", command=command))
        else:
            name, address = system.ELSEWHERE["emoji"]
            hints.append(msg("a newer font may have them: get {name} from {address}", name=name, address=address))
    return msg("; ").join([*hints, msg("or correct the characters")]) if hints else msg("correct the characters")
