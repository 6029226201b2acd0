"""All that is to be known of a page before its lines go on: its article, what it says of itself, its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kanyin import rules
from kanyin.fields.dates import take_date
from kanyin.model import CODE, POST
from kanyin.read import (
    footnotes,
    formulas,
    forums,
    front_matter,
    main_text,
    notices,
    page_meta,
    papers,
    posters,
    title_place,
    title_tags,
    verse,
)
from kanyin.read.credited import Credits
from kanyin.read.credits import read_credits
from kanyin.read.elements import EDIT_LINK, HEADINGS, Element, names_in
from kanyin.read.headlines import Headlines, find_headlines, own_headlines
from kanyin.read.language import language
from kanyin.read.main_text import Choice
from kanyin.read.makers import read_maker
from kanyin.read.pieces import UNREAD, Piece
from kanyin.read.region import is_prose
from kanyin.read.rows import rows_of_list
from kanyin.read.tags import find_tags
from kanyin.text import folded


@dataclass(frozen=True, slots=True)
class Facts:
    """The page's lines, which of them are the article, its metadata, and the lines that have gone into these."""

    pieces: list[Piece]
    choice: Choice
    meta: page_meta.EmbeddedMetadata
    lifted: frozenset[int]


def find_facts(root: Element, pieces: list[Piece], front: Mapping[str, str] | None = None) -> Facts:
    """The facts of a page with these lines, and the ``front`` matter above its markup."""
    front = front or {}
    pieces = papers.unfolded(pieces)
    pieces = notices.mark_captions(notices.mark_attachments(verse.mark(pieces)))
    if formulas.sets_formulas(root):
        pieces = [p if p.kind.startswith("code") else replace(p, text=formulas.in_text(p.text)) for p in pieces]
    names = names_in(root)
    posts = forums.find_posts(root, names)
    pieces, thread = forums.lines_of(pieces, posts) if posts else (pieces, set())
    seen = [Piece("", "", None) if piece.kind in UNREAD else piece for piece in pieces]
    maker: Mapping[str, str] = front or read_maker(root, names)
    if posts:
        maker = {"author": posts[0].author, "date": posts[0].date, **maker}
    meta = page_meta.read(root, seen, maker.get("title", ""))
    title = str(meta.get("title", ""))
    choice = main_text.choose(seen, root, title, thread, is_wiki=EDIT_LINK in names)
    if choice.heads:
        pieces, seen = _with_heads(pieces, choice), _with_heads(seen, choice)
    choice = replace(choice, kept=footnotes.kept(seen, choice.kept))
    choice = _without_front_matter(seen, choice) if front else choice
    if choice.kept and not (posts or maker.get("title")):
        title = title_place.better_title(seen, choice.kept, title, title_tags.titles(root))
        meta["title"] = title
    beside = _beside_title(seen, choice, title)
    meta |= _subtitle(seen, beside)
    rows = rows_of_list(seen, choice.kept)
    no_rows = [Piece("", "", None) if n in rows else piece for n, piece in enumerate(seen)]
    credits = read_credits(no_rows, choice.kept, title, maker, is_blog=bool(posts) or page_meta.is_blog(root, seen))
    meta |= {"keywords": keywords} if (keywords := _listed(front.get("keywords", ""))) else {}
    tags, tagged = find_tags(seen, choice.kept, title) if not (posts or meta.get("keywords")) else ((), set())
    meta |= {"keywords": tags} if tags else {}
    choice = replace(choice, kept=choice.kept | frozenset(beside.lead))
    told = credits.date or meta.get("date", "")
    poster = "" if meta.get("author") else posters.find(pieces, credits, title)
    meta = page_meta.with_credits(meta, credits, root, seen, poster)
    if not told and any(take_date(seen[n].text)[1] == meta.get("date") for n in rows):
        meta["date"] = ""  # what is found anywhere on such a page is the day of a row
    text = "".join(seen[n].text for n in sorted(choice.kept))
    meta = {key: _plain(value) for key, value in meta.items()}
    said = folded(title)
    most = page_meta.MOST_MARKS * len(title)
    own = {n for n, p in enumerate(pieces) if said and len(p.text) <= most and folded(p.text) == said}
    pieces = [replace(p, text=p.text.translate(_CODE)) if n in own else p for n, p in enumerate(pieces)]
    meta["lang"] = language(text, *page_meta.declared_languages(root), str(meta.get("URL", "")))
    lifted = _lifted(seen, choice, credits, title) | frozenset((*beside.kicker, *beside.subtitle, *beside.own, *tagged))
    return Facts(pieces, choice, meta, lifted)


def _without_front_matter(pieces: list[Piece], choice: Choice) -> Choice:
    """The article without the front matter above it, which the metadata tell."""
    shown = {n for n, piece in enumerate(pieces[:TOP]) if front_matter.is_shown(piece.text)}
    return replace(choice, kept=choice.kept - shown, left=choice.left - shown)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, re.split("[,，;；、]", text))))


def _beside_title(pieces: list[Piece], choice: Choice, title: str) -> Headlines:
    """What stands above and below the title as part of the article's head."""
    texts = [n for n in sorted(choice.kept) if pieces[n].text and folded(pieces[n].text) != folded(title)]
    first = next((n for n in texts if is_prose(pieces[n].text) and pieces[n].kind not in HEADINGS), None)
    if first is None:
        return Headlines()
    found = find_headlines(pieces, notices.last_title(pieces, first, title), first)
    beside = {*found.kicker, *found.subtitle, *found.lead}
    found.own += own_headlines(pieces, [n for n in texts if n < first and n not in beside], title)
    return found


def _subtitle(pieces: list[Piece], beside: Headlines) -> page_meta.EmbeddedMetadata:
    """The second title, behind the line above the first where there are both, and further headlines."""
    parts = [
        "".join(pieces[n].text.strip("—–―－- \u3000") for n in lines) for lines in (beside.kicker, beside.subtitle)
    ]
    parts.append("\u3000".join(pieces[n].text.strip() for n in beside.own))
    said = "——".join(filter(None, parts))
    return {"subtitle": said} if said else {}


_CODE = dict.fromkeys(map(ord, CODE))


def _plain(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """A value of the metadata without marks round words of programs."""
    return value.translate(_CODE) if isinstance(value, str) else tuple(one.translate(_CODE) for one in value)


def _with_heads(pieces: list[Piece], choice: Choice) -> list[Piece]:
    """The lines with headings for the posts of a thread, as those of known makes have them."""
    return [replace(piece, kind=POST, emphasis=()) if n in choice.heads else piece for n, piece in enumerate(pieces)]


TOP = 3
"""Lines of a page among which its front matter stands."""
FARTHEST = 20
"""Lines of an article among which its title stands."""


def _lifted(pieces: list[Piece], choice: Choice, credits: Credits, title: str) -> frozenset[int]:
    """The lines that tell what the metadata tell and nothing else.

    A labelled field of the article above its text has readers of its own; what is said of a term stays with it.
    """
    kept = credits.lines & choice.kept
    free = {n for n in kept if pieces[n].kind[:1] != "h" and (n > credits.end or not _has_reader(pieces[n]))}
    titles = notices.title_lines(pieces, choice.kept - kept, title)
    titles |= {n for n in sorted(choice.kept)[:FARTHEST] if title_place.is_title_line(pieces[n], title)}
    said = {n for n in free | titles if pieces[n].kind == "dd" and n and pieces[n - 1].kind == "dt"}
    return frozenset((credits.lines - choice.kept) | ((free | titles) - said))


def _has_reader(piece: Piece) -> bool:
    """A labelled field of a text; a row of a table is none."""
    return piece.kind != "row" and rules.label(piece.text) is not None
