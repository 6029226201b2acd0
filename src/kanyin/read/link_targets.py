"""Which links of a page are kept: those that lead outside, all, or none; and where each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from urllib.parse import parse_qsl, urljoin, urlsplit

from kanyin.model import Span
from kanyin.patterns import lazy
from kanyin.read.pieces import Piece
from kanyin.text import folded

OUTSIDE, KEEP, NONE = "outside", "keep", "none"
SCHEMES = ("http", "https", "mailto")
LONGEST = 2000
"""Characters of the longest address that is kept."""


def find_links(
    pieces: list[Piece], kept: Collection[int], which: str, own: str, replaced: Collection[int]
) -> dict[int, tuple[Span, ...]]:
    """The links of the article's lines by line number, each with its whole address; ``own`` is the page's.

    None for lines in which bytes were ``replaced``, and none that says its own address: a reader sees that anyway.
    """
    if which == NONE:
        return {}
    home = home_site(own, [piece for n, piece in enumerate(pieces) if n not in kept])
    found = {}
    for n in kept:
        spans = tuple(
            (address, start, end)
            for href, start, end in pieces[n].links
            if (address := _address(href, own)) and (which == KEEP or _leads_outside(address, home))
        )
        if spans and n + 1 not in replaced and not _says_itself(pieces[n].text, spans):
            found[n + 1] = spans
    return found


def home_site(own: str, beside: list[Piece]) -> str:
    """The domain of the page's own site: that of its address, else the one to which most links lead that stand
    ``beside`` its text, for a text may cite one site again and again; nothing where these name none.
    """
    return _domain(own) or ("" if _names_no_site(beside) else usual_domain(beside))


USUAL = 0.3
"""Share of a page's links that lead to its own site at least, where it does not say which that is."""


def usual_domain(pieces: list[Piece]) -> str:
    """The domain that most links of the page lead to: that of its own site."""
    hosts: Counter[str] = Counter()
    for piece in pieces:
        for href, _, _ in piece.links:
            if href.startswith(("http://", "https://")):
                hosts[href.split("/", 3)[2]] += 1
    domains: Counter[str] = Counter()
    for host, count in hosts.most_common(40):
        domains[_domain(f"http://{host}/")] += count
    domain, count = next(iter(domains.most_common(1)), ("", 0))
    return domain if count > 1 and count >= USUAL * hosts.total() else ""


_WITHIN_SITE = lazy("(?!#|//|[A-Za-z][A-Za-z0-9+.-]*:|$)")
"""What leads to another page of the same site, whose name it does not tell."""


def _names_no_site(pieces: list[Piece]) -> bool:
    """The page leads to its own site without naming it: its whole addresses are those of other sites."""
    links = [href for piece in pieces for href, _, _ in piece.links]
    own = sum(_WITHIN_SITE.match(href) is not None for href in links)
    return 2 * own > len(links)


def _address(href: str, own: str) -> str:
    """A link's address in full; nothing for one within the page, of another scheme, or broken."""
    if href.startswith("#") or len(href) > LONGEST:
        return ""
    try:
        whole = urljoin(own, href)
        parts = urlsplit(whole)
        is_whole = parts.scheme in SCHEMES and bool(parts.hostname or parts.scheme == "mailto")
    except ValueError:
        return ""
    whole = _behind(whole)
    return whole if is_whole and whole.isprintable() and " " not in whole else ""


_STOPS = lazy(r"(?:^|[./_-])(?:link\d?|links|go|go-wild|url|redirect|jump|away|out|external)(?:$|[./_-])")
_TARGETS = ("target", "url", "q", "to", "u", "link")


def _behind(address: str) -> str:
    """Where a link leads that goes by a page of its site which only counts who leaves it; else the address itself."""
    parts = urlsplit(address)
    if "http" not in parts.query or _STOPS.search(f"{parts.hostname}{parts.path}") is None:
        return address
    asked = dict(parse_qsl(parts.query))
    found = next((asked[name] for name in _TARGETS if asked.get(name, "").startswith(("http://", "https://"))), "")
    return found or address


def leads_outside(piece: Piece, home: str) -> bool:
    """The line's links are whole addresses on other sites than the page's ``home``."""
    addresses = [address for address, _, _ in piece.links]
    return bool(addresses) and all(
        address.startswith(("http://", "https://")) and _leads_outside(_behind(address), home) for address in addresses
    )


_FILE = lazy(r"\.(?!(?:html?|shtml|xhtml|php|aspx?|jsp|cgi|do|action|com|cn|net|org)$)[A-Za-z][A-Za-z0-9]{0,5}$")
"""How the path of a file ends that is no page."""


def leads_to_file(piece: Piece) -> bool:
    """The line's links lead to files for taking home: sources, archives, documents."""
    paths = [href.partition("?")[0].partition("#")[0] for href, _, _ in piece.links]
    return bool(paths) and all("/" in path and _FILE.search(path) is not None for path in paths)


def _leads_outside(address: str, home: str) -> bool:
    return address.startswith("mailto:") or not home or _domain(address) != home


def _domain(address: str) -> str:
    """The registrable domain of an address (Public Suffix List), or its host where that is none."""
    from tld import get_fld

    if not address:
        return ""
    try:
        return str(get_fld(address, fail_silently=True) or urlsplit(address).hostname or "")
    except ValueError:
        return ""


def _says_itself(text: str, spans: tuple[Span, ...]) -> bool:
    return any(len(folded(address)) > 8 and folded(address) in folded(text) for address, _, _ in spans)
