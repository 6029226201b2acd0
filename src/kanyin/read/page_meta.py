"""What an HTML page says of itself: the tags that journals set for indexers, then those that all sites set."""

from __future__ import annotations

import re
from collections.abc import Callable

from kanyin.fields import accounts, byline_values, editions, media, people
from kanyin.fields.keywords import MARKS
from kanyin.fields.names import is_of_page
from kanyin.patterns import lazy
from kanyin.read import papers, posters, published, threads
from kanyin.read.credited import Credits, is_of_others
from kanyin.read.elements import Element, is_hidden, up
from kanyin.read.json_ld import persons_of
from kanyin.read.pieces import Piece
from kanyin.read.title_tags import address_of_page, tags_of, title_tag, titles
from kanyin.text import folded

_CITATION = {
    "citation_journal_title": "container-title",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_doi": "DOI",
    "citation_abstract": "abstract",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_online_date": "date",
}
"""Highwire Press tags, which Chinese journal platforms set as well, and the CSL names of what they hold."""
_DATE = lazy(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?")
_NOBODY = lazy("佚名|未知|不详|匿名|管理员|网络|本站|编辑|^admin|^root$|^test", re.IGNORECASE)
_SEPARATOR = lazy(r"_|[|｜]|(?<=\s)[-–—|｜·•]++(?=\s)")
_SITE = lazy(
    r"(?<![-–—_|｜])[-–—_|｜]++\s?[^-–—_|｜]{2,20}(?:网|在线|期刊|论文|学报|新闻|新聞|资讯|杂志社?|中心|平台|频道|首页|百科|博客|论坛)$"
)
_TITLE_KINDS = ("", "p", "h1", "h2", "h3", "h4", "b")
LEAST_SAID = 2
"""Letters of a title tag that says anything."""
SHORTEST = 4
"""Characters of the shortest title."""
_BYLINE = lazy(r"作\s*者|撰\s*文|撰\s*稿|记\s*者|文\s*[/／|｜丨:：]|\b[Bb]y\b")
LONGEST_BYLINE = 100
LONGEST_NAME = 24
MOST_NAMES, MOST_BYLINES = 200, 200
"""So many are looked at: a page has one title, some authors, a byline or two."""

EmbeddedMetadata = dict[str, str | tuple[str, ...]]


def read(root: Element, pieces: list[Piece], maker_title: str = "") -> EmbeddedMetadata:
    """The page's metadata by CSL names, ``author`` and ``keywords`` as tuples; what it does not tell is absent."""
    embedded = _citation(root)
    embedded["title"] = shown_title([*filter(None, [maker_title]), *titles(root)], pieces)
    return {key: value for key, value in embedded.items() if value}


def shown_title(titles: list[str], pieces: list[Piece]) -> str:
    """The article's title: the line of the page that begins one of the ``titles`` that its markup gives.

    Behind it they name the site. Where no line says it, what the markup gives, up to its first separator.
    """
    for title in titles:
        words = folded(title)
        may_be = (p for p in pieces if p.kind in _TITLE_KINDS and len(p.text) <= MOST_MARKS * len(title))
        lines = [p for p in may_be if words.startswith(folded(p.text) or " ")]
        best = max(lines, key=lambda piece: (len(folded(piece.text)), piece.kind[:1] == "h"), default=None)
        if best is not None and (len(folded(best.text)) * 2 >= len(words) or best.kind in ("h1", "h2")):
            return _over_lines(title, best, pieces) or best.text.strip()
    title = _without_site(titles[0]) if titles else ""
    first = _without_site(_SEPARATOR.split(title, maxsplit=1)[0].rstrip())
    if len(folded(title)) < LEAST_SAID:
        title = first = ""
    if len(first or title) >= SHORTEST:
        return first if len(first) >= SHORTEST else title
    heads = [piece.text.strip() for piece in pieces if piece.kind == "h1"]
    return heads[0] if len(heads) == 1 else ""


def _without_site(title: str) -> str:
    """A title tag without the site and its parts behind it: ``…--青石频道--渡口网``."""
    while (shorter := _SITE.sub("", title).strip()) != title:
        title = shorter
    return title


def _over_lines(title: str, first: Piece, pieces: list[Piece]) -> str:
    """The title that the line ``first`` begins and those right below it in its box go on with; nothing for one line."""
    words, said = folded(title), folded(first.text)
    at = next(n for n, piece in enumerate(pieces) if piece is first)
    for piece in pieces[at + 1 : at + MOST_LINES]:
        part = folded(piece.text)
        if not part or piece.element is not first.element or not words.startswith(said + part):
            break
        said += part
    if said == folded(first.text):
        return ""
    end = next(n for n in range(len(title) + 1) if folded(title[:n]) == said)
    return title[:end].strip()


MOST_LINES = 4
MOST_MARKS = 3
"""A line so many times longer than a title is none, whatever marks and space it is set with."""


def with_credits(
    embedded: EmbeddedMetadata, credits: Credits, root: Element, pieces: list[Piece], poster: str = ""
) -> EmbeddedMetadata:
    """What the page's tags told, and what its lines do, with the ``poster`` of a board's page; lines that a reader sees
    come before tags for machines.
    """
    out = dict(embedded)
    title = str(embedded.get("title", ""))
    site = _site(root, title)
    owner = posters.owner(pieces, credits, title, site)
    out["author"] = (
        embedded.get("author")
        or credits.authors
        or tuple(filter(None, [poster]))
        or _authors(root, [pieces[n] for n in sorted(credits.near)])
        or tuple(filter(None, [owner.author]))
        or _person_in_tags(root, credits, site)
    )
    out["date"] = (embedded.get("date") if "container-title" in embedded else "") or _day(out, credits, root, pieces)
    out["source"] = site
    edition, day = editions.of_page([piece.text for piece in pieces])
    edition = _edition(root, pieces) or edition
    medium = (owner.medium if owner.medium not in out["author"] else "") or (site if _PRESS.search(site) else "")
    in_tags = _source(root, site, title)
    out["container-title"] = embedded.get("container-title") or credits.source or in_tags or edition or medium
    out["container-title"] = out["container-title"] or papers.journal(pieces)
    if edition and not out["date"]:
        out["date"] = next(filter(None, (editions.day(piece.text) for piece in pieces[: editions.TOP])), day)
    if not embedded.get("author"):
        out["author"] = tuple(name for name in out["author"] if name != out["container-title"] and not _is_none(name))
    out["editor"] = credits.editors
    out["translator"] = "、".join(dict.fromkeys(credits.translators))
    out["byline"] = "；".join(dict.fromkeys(credits.rest))
    out["original-title"] = credits.original_title
    organs = tuple(dict.fromkeys(credits.issuers))
    out["issuer"] = organs[0] if len(organs) == 1 else organs
    out["doc-number"] = credits.number
    out["URL"] = embedded.get("URL") or address_of_page(root)
    return {key: value for key, value in out.items() if value}


_PRESS = lazy("(?<!電子)(?<!电子)(?:报|報|誌|周刊|晨刊|传媒)$")
"""A paper's own site: what it has from no other is its own."""


def _is_none(name: str) -> bool:
    """Words of the page, or a paper, a site, an agency that tags name as the author of all it has."""
    return is_of_page(name) or re.search("(?:报|報|网|網|社|日报|新闻|新聞|在线|频道|电视台|广播)$", name) is not None


def _source(root: Element, site: str, title: str) -> str:
    """The source as portals set it into a tag of their own; a ``site`` that names itself as publisher is none, nor is
    what says the ``title``.
    """
    named = (
        value
        for name, value in tags_of(root)
        if name in ("source", "sourcename", "mediaid", "dc.source") or (name == "publisher" and value != site)
    )
    value = next(named, "")
    name = byline_values.source_name(value.removeprefix("来源：").removeprefix("来源:"))
    is_title = len(folded(title)) > LEAST_SAID and folded(title) in folded(name)
    return name if len(value) <= LONGEST_BYLINE and not is_title else ""


def _edition(root: Element, pieces: list[Piece]) -> str:
    """The paper whose electronic edition the page is of, as its title or the bar above it says."""
    lines = (*_PARTS.split(title_tag(root)), *(piece.text for piece in pieces[: editions.TOP]))
    return next(filter(None, map(editions.paper, lines)), "")


def _site(root: Element, title: str) -> str:
    """The name of the site that the page stands on, as it names itself."""
    tags = dict(reversed(list(tags_of(root))))
    named = (tags.get(name, "") for name in ("og:site_name", "application-name"))
    name = next((name for name in named if name and folded(name) != folded(title)), "") or _behind_title(root, title)
    return name if 2 <= len(name) <= LONGEST_SITE and not _WEB.match(name) else ""


def _behind_title(root: Element, title: str) -> str:
    """What the page's title says behind that of the article, in its last part; of a name in Chinese and in English, the
    first.
    """
    parts = _parted(" ".join(title_tag(root).split()), title)
    last = parts[-1].strip()
    if len(parts) > 2 and last.isascii() and media.ends_as_medium(parts[-2].strip()):
        last = parts[-2].strip()
    if is_of_page(last):  # 首页, where the title tells the way to the page from below
        return ""
    is_other = folded(last) not in folded(title)
    return last if len(parts) > 1 and is_other and folded(title)[:8] in folded(parts[0]) else ""


def _parted(tag: str, title: str) -> list[str]:
    """A page's title at its dashes and bars; one within a word in Latin letters parts nothing, but for that behind the
    article's ``title``: river-notes 1.0.
    """
    parts: list[str] = []
    begin = 0
    for mark in _PARTS.finditer(tag):
        is_within = mark[0] == "-" and _WITHIN_WORD.match(tag, mark.start() - 1) is not None
        if not is_within or folded(tag[: mark.start()]) == folded(title):
            parts.append(tag[begin : mark.start()])
            begin = mark.end()
    return [*parts, tag[begin:]]


_WITHIN_WORD = lazy("[A-Za-z0-9]-[A-Za-z0-9]")
_WEB = lazy("https?://[!-~]+$|powered by", re.IGNORECASE)
LONGEST_SITE = 30
_PARTS = lazy(r"[-–—_|｜－]+|\s[·•]\s")


_BLOG = lazy(
    r"blog|博客|部落格|網誌|日志|hexo|wordpress|hugo|typecho|jekyll|halo|ghost|简书|掘金|专栏|csdn|cnblogs|github\.io"
    r"|社区|社區|论坛|論壇|小组|小組|问答|貼吧|贴吧|\bbbs|forum|discuz|语雀|yuque|無名小站|pixnet|痞客邦|开发者|開發者",
    re.IGNORECASE,
)


_ANSWERS = lazy("最后回答|回答于|Trackback|\\d\\s?个回答|赞同了该(?:回答|文章)|写回答|关注问题|邀请回答")


def is_blog(root: Element, pieces: list[Piece]) -> bool:
    """The page says that anybody can write there: a blog, a board, a column."""
    if threads.says_board(pieces) or any(len(p.text) <= LONGEST_BYLINE and _ANSWERS.search(p.text) for p in pieces):
        return True
    tags = dict(tags_of(root))
    told = [tags.get(name, "") for name in ("generator", "og:site_name", "og:url", "og:type")]
    body = root.find("body")
    told += [title_tag(root), address_of_page(root), (body.get("class") or "") if body is not None else ""]
    return any(_BLOG.search(text) for text in told)


def declared_languages(root: Element) -> list[str]:
    """The languages that a page declares for itself."""
    tags = dict(tags_of(root))
    named = [tags.get(name, "") for name in ("og:locale", "dc.language", "language", "content-language")]
    body = next(root.iter("body"), None)
    return [root.get("lang") or "", (body.get("lang") or "") if body is not None else "", *named]


def _authors(root: Element, pieces: list[Piece]) -> tuple[str, ...]:
    """The authors that the page's metadata name, if a line or its markup calls them so where a reader sees it.

    Most sites name their editor or themselves there.
    """
    values = [value for name, value in tags_of(root) if name in ("author", "dc.creator", "article:author", "byl")]
    marked = [
        " ".join("".join(tag.itertext()).split())
        for tag in root.xpath(_AUTHOR_MARKED)
        if not any(map(is_hidden, up(tag))) and not is_of_others(tag)
    ]
    values += persons_of(root)
    names = _names([name for value in (*values, *marked) for name in re.split("[;；,，、]", value)])[:MOST_NAMES]
    lines = [piece.text for piece in pieces if _is_byline(piece.text)]
    near = "\n".join(piece.text for piece in pieces)
    lines = [*lines[:MOST_BYLINES], *(name for name in marked[:MOST_BYLINES] if name in values and name in near)]
    return tuple(name for name in names if any(name in line for line in lines))


def _person_in_tags(root: Element, credits: Credits, site: str) -> tuple[str, ...]:
    """The one person that the page's tags call its author, where no line tells of a source or an editor: a medium
    names its editor there.
    """
    named = {value for name, value in tags_of(root) if name in ("author", "article:author")}
    one = next(iter(named), "")
    is_person = len(named) == 1 and people.is_usual_name(one) and not _NOBODY.search(one)
    is_of_office = not _OF_OFFICES.isdisjoint(name for name, _ in tags_of(root)) or media.is_organisation(site)
    return (one,) if is_person and not (credits.source or credits.editors or is_of_office) else ()


_OF_OFFICES = frozenset(("sitename", "columnname", "contentsource", "articletitle"))
"""Tags that the pages of offices have to have (国办函〔2019〕19号): the author in theirs is the editor."""


def _is_byline(text: str) -> bool:
    return len(text) <= LONGEST_BYLINE and _BYLINE.search(text) is not None and not _OF_SITE.search(text)


_OF_SITE = lazy("©|著作权|版权|转载|Theme|Powered|Copyright|Hosted|主题", re.IGNORECASE)
_AUTHOR_MARKED = "//body//*[@itemprop='author'][not(@itemscope)] | //body//*[@itemprop='author']//*[@itemprop='name']"
"""Microdata of schema.org on what a reader sees."""


def _day(embedded: EmbeddedMetadata, credits: Credits, root: Element, pieces: list[Piece]) -> str:
    """The day of publication: lines that a reader sees come first, then tags, and days of other kinds behind them."""
    near = [pieces[n] for n in sorted(credits.near)]
    address = str(embedded.get("URL", "")) or address_of_page(root)
    witnesses: tuple[Callable[[], str], ...] = (
        lambda: credits.date,
        lambda: str(embedded.get("date", "")),
        lambda: credits.updated,
        lambda: published.by_tags(root),
        lambda: published.by_element(near),
        lambda: credits.written,
        lambda: published.by_address(address, pieces),
        lambda: published.by_search(root, pieces),
    )
    return next(filter(None, (told() for told in witnesses)), credits.plain_day)


def _citation(root: Element) -> EmbeddedMetadata:
    embedded: EmbeddedMetadata = {}
    authors: list[str] = []
    keywords: list[str] = []
    pages = ["", ""]
    for name, value in tags_of(root):
        if name in ("citation_author", "citation_authors"):
            authors += re.split("[;；]", value)
        elif name == "citation_keywords":
            keywords += re.split(f"[{MARKS}]", value)
        elif name in ("citation_firstpage", "citation_lastpage"):
            pages[name == "citation_lastpage"] = value
        elif name in _CITATION:
            key = _CITATION[name]
            embedded.setdefault(key, _date(value) if key == "date" else value)
    embedded["author"] = _names(authors)
    embedded["keywords"] = tuple(dict.fromkeys(word.strip() for word in keywords if word.strip()))
    embedded["page"] = "-".join(dict.fromkeys(filter(None, pages)))
    return embedded


def _names(names: list[str]) -> tuple[str, ...]:
    """Names of persons: what is too long or nobody's name is left out."""
    bare = (" ".join(name.split()).strip(" ,，") for name in names)
    kept = (n for n in bare if n and len(n) <= LONGEST_NAME and not (_NOBODY.search(n) or accounts.is_site(n)))
    return tuple(dict.fromkeys(kept))


def _date(text: str) -> str:
    """A date as precise as it is given, ISO 8601; nothing for what is none."""
    found = _DATE.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""
