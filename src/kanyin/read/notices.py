"""Forms of Chinese pages that no markup tells: a title in several lines, a list of attachments, whose a picture is."""

from __future__ import annotations

from dataclasses import replace

from kanyin.patterns import lazy
from kanyin.read.figures import is_in_picture_box
from kanyin.read.pieces import Piece
from kanyin.text import folded

ALONE = "alone"
"""The kind of a line that is a line for itself, and no heading whatever it begins with."""
_ATTACHED = lazy(r"附件\s?[:：]?\s?(?:1\s?[.．、]|[:：])|附\s?[:：]\s?1\s?[.．、]")
_ITEM = lazy(r"(?:附件\s?)?(\d{1,2})\s?[.．、:：]")
MOST_LINES = 5
LOOKED_AT = 12


def mark_attachments(pieces: list[Piece]) -> list[Piece]:
    """The lines with kind ``alone`` for each item of a list 附件：1．… 2．… behind the first."""
    out = list(pieces)
    expected = 0
    for n, piece in enumerate(pieces):
        if not piece.text:
            continue
        text = piece.text.strip()
        item = _ITEM.match(text)
        if _ATTACHED.match(text):
            expected = 2
        elif expected and item and int(item[1]) in (1, expected):
            expected = int(item[1]) + 1
            out[n] = replace(piece, kind=ALONE) if piece.kind in ("", "p") else piece
        else:
            expected = 0
    return out


_CAPTION = lazy(
    r"(?:图片?来源|图源|图片来自|資料照|图为|圖為|▲|△|资料图|（资料图|视频截图)|.{2,50}(?:摄|攝|供图|供圖|视频截图|资料图|制图|攝影)[)）]?$"
)
LONGEST_CAPTION = 80
_MARKED = lazy(r"[▲△▼▽]\s?[\u3400-\u9fff]")
"""What points at a picture: it stands with one, or where one was."""
_CREDIT_BEHIND = lazy(r"[\w\s·/／]{1,20}(?:摄|攝|图|圖|供图|供圖|摄影|攝影)[)）]?$")
_KINDS = ("", "p", "dd")


def mark_captions(pieces: list[Piece]) -> list[Piece]:
    """The lines with kind ``caption`` for a short one below a picture that says whose it is or what it shows."""
    out = list(pieces)
    is_below = False
    for n, piece in enumerate(pieces):
        if piece.kind == "picture":
            is_below = True
        elif piece.text:
            text = piece.text.strip()
            may_be = piece.kind in _KINDS and len(text) <= LONGEST_CAPTION
            if may_be and (_is_caption(text, is_below) or is_in_picture_box(piece.element)):
                out[n] = replace(piece, kind="caption")
            is_below = False
    return out


def _is_caption(text: str, is_below: bool) -> bool:
    """It points at a picture, or stands below one and says one thing, and whose the picture is."""
    behind = text.rstrip("。").partition("。")[2]
    if behind and not _CREDIT_BEHIND.fullmatch(behind.strip()):
        return False
    return _MARKED.match(text) is not None or (is_below and _CAPTION.match(text) is not None)


def title_lines(pieces: list[Piece], kept: frozenset[int], title: str) -> set[int]:
    """The indexes of two or more lines of the article's beginning that say the title between them."""
    wanted = folded(title)
    first = [n for n in sorted(kept) if pieces[n].text][:LOOKED_AT]
    for at in range(len(first)):
        said = ""
        for end in range(at, min(at + MOST_LINES, len(first))):
            part = folded(pieces[first[end]].text)
            said += part
            if not part or not wanted.startswith(said):
                break
            if said == wanted and end > at:
                return set(first[at : end + 1])
    return set()


def last_title(pieces: list[Piece], first: int, title: str) -> list[int]:
    """The indexes of the last line above ``first`` that says the title, or of the lines that say it between them."""
    words = folded(title)
    if not words:
        return []
    for n in range(first, -1, -1):
        part = folded(pieces[n].text)
        if part == words:
            return [n]
        if len(part) > 1 and words.endswith(part):
            lines = [n]
            while lines[0] and len(part) < len(words) and len(lines) < MOST_LINES:
                before = next((k for k in range(lines[0] - 1, -1, -1) if pieces[k].text), 0)
                part = folded(pieces[before].text) + part
                lines.insert(0, before)
            if part == words:
                return lines
    return []
