"""What Markdown, tables and recognition put round the words of an entry, made white."""

from __future__ import annotations

import re

from kanyin.patterns import lazy, quick

_MARKUP = quick(r"\\(?=[\[\]()*_~#.&<>|-])|(?<![^\s\\])\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?![^\s.,:;()\d])")
"""Markdown's stroke before a sign, ``\\[3\\]``, and its emphasis, ``*Posts*``."""
_STRONG = lazy(r"(?<!\*)\*\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*\*(?!\*)")
"""``**[3]**Stieg``: emphasis that ends within a word; what has two strokes is nothing else."""
_EMPHASISED = lazy(r"(?<=[,、;:(])\*(?=[^\s*])([^*\n]{1,60})(?<=\S)\*(?=[\s,.、;:)])")
"""``方砚,*林漱*,沈度``: emphasis of one of several, no blank before it."""
_UNDERSCORED = lazy(r"(?<![^\s\"(])_(?=[^\s_])([^_\n]{1,200})(?<=[^\s_])_(?![a-z\d_])")
"""``_Posts_``: the underscores of an address or of a name in a program stand within a word."""
_TAG = lazy(r"</?(?:a|abbr|b|br|cite|em|font|i|li|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,900})?/?>")
"""A tag of HTML that stands round words."""
_HREF = lazy(r"\bhref\s?=\s?[\"']?(?P<url>[^\s\"'<>]{4,800})")
_TEX = lazy(
    r"\\(?:bibitem\s?(?:\[[^\[\]]{0,80}\])?\s?\{[^{}]{0,80}\}|newblock\b|(?:emph|textit|textbf|textsl|texttt|url|href)(?=\{)"
    r"|(?:em|it|bf|sl)\b|[&%])"
)
"""What TeX writes before an entry and round its words; ``\\&`` for a sign of its own."""
_FORMULA = lazy(r"\$(?![^$]{0,80}\d\s\d)[^$]{1,80}\$")
_COMMANDS = lazy(r"\\(?:mathrm|mathbf|mathit|textbf|textit|text|rm|bf|it|left|right|quad|[ ,;!~])(?![a-z])|[${}]")
"""What recognition sets as a formula, ``$[\\mathrm{J}]$``, ``$32\\left(5\\right)$``, without TeX's own signs."""
_LINKED = lazy(
    r"\[(?P<words>(?!\d{1,3}\])[^\[\]\n]{1,300})\]\((?P<url><https?://[^<>\n]{3,600}>|<?(?:https?|ftp)://[^\s()<>]{3,2000}(?:\([^\s()]{0,80}\)[^\s()<>]{0,200})?>?)\)"
)


def _unlinked(found: re.Match[str]) -> str:
    """``[words](address)`` as words and address, as long as it was; an address that is its own words stands once."""
    is_named = "://" not in found["words"] and _OF_LINK.fullmatch(found["words"]) is None
    words = found["words"] if is_named else " " * len(found["words"])
    url = found["url"].replace("<", " ").replace(">", " ")
    return f" {words}  {url if ' ' not in url.strip() else ' ' * len(url)} "


def without_links_behind(plain: str) -> str:
    """An entry with the first alone of several links behind it, and the address of that alone."""
    found = _LINKS_BEHIND.search(plain) if plain.count("](") > 1 else None
    first = _ONE_LINK.match(plain, found.start()) if found else None
    if first is None:
        return plain
    at = plain.index("](", first.start())
    words = f"{' ' * (at + 2 - first.start())}{plain[at + 2 : first.end() - 1]}"
    return (plain[: first.start()] + words.replace("<", " ").replace(">", " ")).ljust(len(plain))


_OF_LINK = lazy(
    r"\s?(?:[\w-]{2,30}(?:\.[a-z][\w-]{1,20}){1,4}|(?:原文|论文|全文|官方|在线)?(?:链接|地址|下载)|原文|全文|官网|来源"
    r"|[Ll]ink|[Pp]aper|[Cc]ode|PDF|pdf|URL|url|DOI|Google(?:\s[Ss]cholar)?)\s?"
)
"""What a link is called that is called by what it is."""
_ADDRESS = r"(?:<[^<>\n]{3,800}>|(?:https?|ftp)://[^\s()<>]{3,800}(?:\([^\s()]{0,80}\)[^\s()<>]{0,200})?)"
_LINKS_BEHIND = quick(
    rf"(?<=\)|\.)\s?[,;|/·]?\s?\[(?:{_OF_LINK.pattern}|[A-Z][A-Za-z ]{{1,24}})\]\({_ADDRESS}\)"
    rf"(?:\s?[,;|/·]?\s?\[[^\[\]\n]{{1,24}}\]\({_ADDRESS}\)){{1,8}}[\s.]*$"
)
"""``[Link](…), [PDF](…), [Google](…)``: several ways to one work, behind it."""
_ONE_LINK = lazy(rf"[\s,;|/·]{{0,3}}\[[^\[\]]{{1,40}}\]\({_ADDRESS}\)")
_BARS = quick(r"^\s*\|\s|(?<=\])\s\|(?=\s)|(?<![\s|])[\s|]++$")
"""Those round the cells of a row, ``| [3] | …  |``."""


_BETWEEN_CELLS = lazy(r"(?<=\S)\s\|(?=\s\S)")
"""The bar between a work and where it appeared, in a row of a table: a comma parts those elsewhere."""
_OF_RST = lazy(r"`(?P<words>[^`<>\n]{1,1500})(?P<url><[^<>\s`]{4,800}>)?(?P<end>`_{1,2}(?![A-Za-z\d]))")


def without_links_of_rst(raw: str) -> str:
    """An entry, as long as it was, with blanks for what reStructuredText puts round a link, ```words <address>`_``."""
    return _OF_RST.sub(_unlinked_rst, raw) if "`_" in raw else raw


def _unlinked_rst(found: re.Match[str]) -> str:
    url = (found["url"] or "").replace("<", " ").replace(">", " ")
    return f" {found['words']}{url}{' ' * len(found['end'])}"


def _without_tag(found: re.Match[str]) -> str:
    """Blanks for a tag, as many as it had signs; the address to which it leads stays."""
    link = _HREF.search(found[0])
    return (" " * link.start("url") + link["url"] if link else "").ljust(len(found[0]))


def _without_tex(plain: str) -> str:
    """Blanks for the commands of TeX and for the braces that go with them."""
    bare = _TEX.sub(lambda found: f" {found[0][1:]}" if found[0][1:] in "&%" else _white(found), plain)
    return bare.translate(_BRACES) if bare != plain else plain


_BRACES = str.maketrans("{}", "  ")


def _white(found: re.Match[str]) -> str:
    return " " * len(found[0])


def without_markup(plain: str) -> str:
    """A folded entry, as long as it was, with blanks for links, formulas, strokes, emphasis and the bars of a table."""
    if "](" in plain:
        plain = _LINKED.sub(_unlinked, without_links_behind(plain))
    if plain.count("$") > 1:
        plain = _FORMULA.sub(lambda found: _COMMANDS.sub(_white, found[0]), plain)
    if "<" in plain:
        plain = _TAG.sub(_without_tag, plain)
    if "\\" in plain:
        plain = _without_tex(plain)
    if "**" in plain:
        plain = _STRONG.sub(r"  \1  ", plain)
    if plain.count("*") > 1:
        plain = _EMPHASISED.sub(r" \1 ", plain)
    if "\\" in plain or "*" in plain:
        plain = _MARKUP.sub(_white, plain)
    if plain.count("_") > 1:
        plain = _UNDERSCORED.sub(r" \1 ", plain)
    if "|" in plain:
        plain = _BETWEEN_CELLS.sub(" ,", _BARS.sub(_white, plain))
    return plain
