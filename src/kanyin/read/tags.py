"""The keywords that a page shows beside its article: 标签：…, 关键词 >> …, a box of tags below the text."""

from __future__ import annotations

from kanyin.fields import media
from kanyin.fields.keywords import split_keywords
from kanyin.patterns import lazy
from kanyin.read.asides import asides, names_of
from kanyin.read.elements import Element, up
from kanyin.read.headed import is_head
from kanyin.read.pieces import Piece
from kanyin.read.region import inside, is_prose
from kanyin.text import folded

FARTHEST = 16
"""Lines with text behind the article among which its tags stand."""
ABOVE = 12
LONGEST_WORD, MOST_WORDS = 20, 15
LONGEST = 160
_LABEL = lazy(
    "(?:^|[|｜\\s])[\\[【#]?(?:本文|文章|问题|問題|相关)?(?:标签|標籤|关键[词字]|關鍵[詞字]|[Tt]ags?|TAGS?|[Kk]eywords?|话题)"
    "\\s?[】\\]]?\\s?(?:[:：﹕>＞»]{1,4}|$)(?P<rest>[^|｜]*)$"
)
_BOX = frozenset(("tags", "tag", "topics", "topic", "keywords", "keyword", "hashtags", "taglist", "tagcloud"))
_NO_WORD = lazy("[。！？；]|查看|点击|^(?:更多|收藏|点赞|分享|举报|评论|阅读|打印)|\\d\\s?(?:次|人|条)|http|\\d{4}-\\d")


def find_tags(pieces: list[Piece], kept: frozenset[int], title: str) -> tuple[tuple[str, ...], set[int]]:
    """The keywords, and the indexes of the lines that tell them; nothing where the page shows none."""
    is_aside = asides()
    for n in _near(pieces, kept, title):
        if is_aside(pieces[n].element) and not _is_of_article(pieces[n].element):
            continue
        words, lines = _labelled(pieces, n) if len(pieces[n].text) <= LONGEST else ((), set())
        if not words:
            words, lines = _boxed(pieces, n), {n}
        if words and len(words) <= MOST_WORDS and all(map(_is_word, words)):
            return words, lines
    return (), set()


def _is_of_article(element: Element) -> bool:
    """It stands in the footer of the article itself, and in no other box beside it."""
    foot = next((box for box in up(element) if box.tag == "footer"), None)
    if foot is None or next(foot.iterancestors("article"), None) is None:
        return False
    return not asides(foot)(element)


def _near(pieces: list[Piece], kept: frozenset[int], title: str) -> list[int]:
    """The lines between title and text, then those behind it, up to where other articles are listed."""
    prose = [n for n in sorted(kept) if is_prose(pieces[n].text)]
    if not prose:
        return []
    above = [n for n in range(prose[0] - 1, -1, -1) if pieces[n].text][:ABOVE]
    words = folded(title)
    at = next((place for place, n in enumerate(above) if folded(pieces[n].text) == words), 0)
    found = above[:at][::-1]
    behind = [n for n in range(prose[-1] + 1, len(pieces)) if pieces[n].text][:FARTHEST]
    end = next((place for place, n in enumerate(behind) if is_head(pieces[n].text)), len(behind))
    return found + behind[:end]


def _labelled(pieces: list[Piece], n: int) -> tuple[tuple[str, ...], set[int]]:
    """What stands behind a label, on its line or on those below it in the same box."""
    label = _LABEL.search(pieces[n].text.strip())
    if label is None:
        return (), set()
    rest = label["rest"].strip()
    is_whole = not pieces[n].text[: label.start()].strip()
    if rest:
        return _linked_words(pieces[n].element, rest) or split_keywords(rest), {n} if is_whole else set()
    for box in list(up(pieces[n].element))[1:3]:
        below = [k for k in inside(pieces, box) if k > n]
        if below and len(below) <= MOST_WORDS:
            return tuple(pieces[k].text.strip(" ,，、#") for k in below), {n, *below}
    return (), set()


def _boxed(pieces: list[Piece], n: int) -> tuple[str, ...]:
    """The words of a line of links in a box that is called tags."""
    boxes = list(up(pieces[n].element))[:3]
    if not any(not _BOX.isdisjoint(names_of(box)) for box in boxes if box.tag not in ("body", "html", "article")):
        return ()
    return _linked_words(pieces[n].element, pieces[n].text)


def _linked_words(element: Element, text: str) -> tuple[str, ...]:
    """The links round a line, where they say all of it between them."""
    said = folded(text)
    for box in list(up(element))[:4]:
        if any((link.get("href") or "").startswith("javascript:") for link in box.iter("a")):
            break  # a way back, or a button
        words = [" ".join("".join(link.itertext()).split()).strip("#＃") for link in box.iter("a")]
        if words and "".join(map(folded, words)) == said:
            return tuple(dict.fromkeys(filter(None, words)))
    return ()


def _is_word(word: str) -> bool:
    return 0 < len(word) <= LONGEST_WORD and _NO_WORD.search(word) is None and not media.is_medium(word)
