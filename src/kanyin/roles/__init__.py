"""What each line of a page is: the article's title, text, back matter, or the furniture of its site.

One decision for the whole page: each line is looked at once (``facts``), then held against the page (``page``); the
best run of sentences and the line that most speaks for the title settle where the article stands, and each line's role
follows from its place and from what it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from kanyin.fields import accounts, byline, editions, law_history, masthead, official, scenes, sources
from kanyin.fields.byline_text import goes_on
from kanyin.model import POST, SCAN, Line
from kanyin.patterns import lazy
from kanyin.roles import account, parted, printed, signed
from kanyin.roles.above_text import is_furniture_above
from kanyin.roles.choice import best
from kanyin.roles.doubt import CERTAINLY_FURNITURE, SETTLED, Doubt, Judged, doubts
from kanyin.roles.extent import BEGINS, CERTAIN, extent
from kanyin.roles.facts import Facts
from kanyin.roles.insets import insets, is_strewn
from kanyin.roles.marked import are_marked, as_marked, begins_text, called, is_between, is_in_row, without_contents
from kanyin.roles.named import KEPT, Says, alone, look_at, nothing
from kanyin.roles.page import Page, compare, settled
from kanyin.roles.paper import framed
from kanyin.roles.rows import ROW
from kanyin.roles.run import FURNITURE, Run
from kanyin.roles.signed import dates_office, is_signed, signers
from kanyin.roles.title import Candidate
from kanyin.roles.title_block import Headlines, whole
from kanyin.roles.title_heads import below_masthead
from kanyin.roles.units import units
from kanyin.roles.without_text import roles_without_text
from kanyin.text import letters


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with its role: ``furniture``, ``title``, ``info``, ``text``, or what a person says; and its doubt."""

    line: Line
    facts: Facts
    role: str
    doubt: Doubt


def label(
    lines: tuple[Line, ...],
    kept: Collection[str] = (),
    says: Says = nothing,
    told: str = "",
    *,
    is_whole: bool = False,
    is_placed: bool = True,
) -> tuple[Labelled, ...]:
    """The role of each line. Where the page's metadata ``told`` a title that stands on no line, none of them is one.
    Of a record and of a post (``is_whole``) all that is left is the article; of a web page whose markup has told no
    place of the article (not ``is_placed``) all lines are here, and it is judged as a text page.

    What a person ``says`` of a line holds, lines that the rules ``kept`` know are the article's, and their neighbours
    are judged by that.
    """
    lines, own = _with_parts(lines)
    says = _with_official(says, own)
    parts = (part for unit in units(lines) for part in alone(unit, lines, says))
    seen = [look_at(tuple(lines[n] for n in part), says, kept) for part in parts]
    facts, said = [each for each, _ in seen], [role for _, role in seen]
    if told and not said.count("title") and (n := called(facts, told)) >= 0:
        said[n] = "title"
    for n in scenes.scene_numbers([each.text for each in facts]):
        facts[n] = facts[n] if said[n] else replace(facts[n], shown=frozenset({"chapter"}), furniture=None)
    if any(line.kind.startswith(SCAN) for line in lines):
        return tuple(_of_print(facts, said))
    is_marked = is_placed and are_marked(lines)
    if pages := framed(compare(facts, is_marked=is_marked)):
        page = _judged(pages, said, told, is_marked=is_marked, is_whole=is_whole)
        sure = _sure_of_markup(page) if is_marked else doubts(page)
    else:
        page = [Judged(each, role) for each, role in zip(facts, roles_without_text(facts, said), strict=True)]
        sure = [Doubt() if each.facts.shown & {"kept", "named"} else _WITHOUT_TEXT[each.role] for each in page]
    return tuple(
        Labelled(line, each.facts, each.role, doubt)
        for each, doubt in zip(page, sure, strict=True)
        for line in each.facts.lines
    )


def _with_parts(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], frozenset[tuple[int, ...]]]:
    """The lines with the parts of an official document, or a journal's head, as their roles; the numbers of these."""
    texts = [line.text for line in lines]
    parts = official.frame(texts) or masthead.frame(texts, lambda n: is_signed(texts[n]))
    parts = parts | {n: POST for n, line in enumerate(lines) if line.kind == POST}
    if not parts:
        return lines, frozenset()
    marked = tuple(replace(line, role=parts.get(n, line.role)) for n, line in enumerate(lines))
    return marked, frozenset(lines[n].src for n in parts)


def _with_official(says: Says, parts: frozenset[tuple[int, ...]]) -> Says:
    """What a person says; else a part of an official document or a journal's head stays, and its title is the title."""

    def all_say(line: Line) -> str:
        said = says(line)
        if said or line.src not in parts:
            return said
        return "title" if line.role == official.TITLE else KEPT

    return all_say if parts else says


def _of_print(facts: Sequence[Facts], said: Sequence[str]) -> Iterator[Labelled]:
    """The lines of a printed page, where nothing is furniture: the title, and all else is text."""
    title = printed.title_of(facts) if "title" not in said else -1
    for n, (each, role) in enumerate(zip(facts, said, strict=True)):
        own = role if role not in ("", KEPT) else "title" if n == title else "text"
        for line in each.lines:
            yield Labelled(line, each, own, Doubt())


_WITHOUT_TEXT = {"text": Doubt("kept", margin=0.0), "title": Doubt("kept", margin=0.0), "furniture": Doubt("gone")}
"""On a page without a sentence a person should look at what stays."""


def _sure_of_markup(page: Sequence[Judged]) -> list[Doubt]:
    """On a page whose reader has found the article by its markup a sentence left out beside it is in doubt, and so are
    lines in a row that go and show nothing of furniture.
    """
    unlike = [each.role == "furniture" and not each.facts.shown & _LIKE_FURNITURE for each in page]
    runs = [(is_run, len(list(group))) for is_run, group in groupby(unlike)]
    in_runs = [is_run and length > NEXT for is_run, length in runs for _ in range(length)]
    return [
        Doubt("gone", margin=0.0) if each.role == "furniture" and (in_run or each.reserve < SETTLED) else Doubt()
        for each, in_run in zip(page, in_runs, strict=True)
    ]


_LIKE_FURNITURE = CERTAINLY_FURNITURE | FURNITURE | {"counter"}


def _is_told(facts: Sequence[Facts], title: str) -> bool:
    """A line of the page says the title."""
    key = letters(title)
    return any(key in each.key for each in facts)


_OF_SITES = FURNITURE | {"menu", "site-word", "comment-frame", "foot-begins", "counter", "button", "repeated-often"}
"""What a site has made on its page; a page without it is a text and nothing else: nothing goes."""


def _judged(pages: Sequence[Page], said: Sequence[str], told: str, *, is_marked: bool, is_whole: bool) -> list[Judged]:
    """The lines of a page with their roles, and what speaks for them."""
    titles = tuple(n for n, role in enumerate(said) if role == "title")
    page, title = best(pages, titles)
    if title is not None and not titles and told and not _is_told(page.facts, told):
        title = title if "marked-heading" in page.facts[title.index].shown else None
    if title is None and not titles and (below := below_masthead(page.facts)) >= 0:
        title = Candidate(below, 0.0)
    page = without_contents(settled(page)) if is_marked else settled(page)
    heads = whole(page, title) if title and not titles else Headlines(range(0))
    block = titles or heads.title
    masthead = _masthead(page, block)
    sure = title is None or title.score >= BEGINS
    span, reserves = extent(page, block[-1] if block else None, is_sure=sure)
    if is_whole or not any(each.shown & _OF_SITES for each in page.facts):
        span, reserves = Run(0, len(page.facts) - 1), [CERTAIN] * len(page.facts)
    elif is_marked:
        span, reserves = as_marked(page, span, block), [CERTAIN] * len(page.facts)
    others = frozenset[int]() if is_marked or is_whole else insets(page.facts, span)
    roles = [
        role
        if role not in ("", KEPT)
        else "subtitle"
        if n in heads.beside
        else "furniture"
        if n in others
        else _role(page, n, block, masthead, span, is_marked=is_marked)
        for n, role in enumerate(said)
    ]
    return [
        Judged(each, roles[n], title.score, title.lead)
        if title is not None and roles[n] == "title"
        else Judged(each, roles[n], 0.0 if _is_sentence_beside(page, n, roles[n], span) else reserves[n])
        for n, each in enumerate(page.facts)
    ]


def _is_sentence_beside(page: Page, n: int, role: str, span: Run) -> bool:
    """A sentence that is left out so near the article, or in a run that may be the article too."""
    if role != "furniture" or not page.facts[n].is_sentence:
        return False
    return span.first - NEXT <= n <= span.last + NEXT or any(n in run for run in page.rivals)


def _masthead(page: Page, block: Sequence[int]) -> range:
    """The lines of a journal's own head above the title: down from its name to year, volume and issue."""
    if not block:
        return range(0)
    above = range(max(0, block[0] - MASTHEAD), block[0])
    last = next((n for n in reversed(above) if sources.is_issue_line(page.facts[n].text)), -1)
    first = last
    while first - 1 in above and last - first < NEXT and _can_name_journal(page.facts[first - 1]):
        first -= 1
    return range(first, last + 1) if last >= 0 else range(0)


def _can_name_journal(each: Facts) -> bool:
    """No furniture; what a Latin name holds of words that sites use tells nothing."""
    return not each.shown & _NO_NAME - ({"site-word"} if not each.han else set())


def _can_stand_in_head(each: Facts) -> bool:
    """A sentence above the title, or its English below it, in a journal's own head."""
    return _can_name_journal(each) or (each.is_sentence and not each.shown & (_NO_NAME - {"sentence"}))


MASTHEAD = 6
_NO_NAME = frozenset({"furniture", "site-word", "menu", "breadcrumb", "column-name", "legal", "link", "sentence"})


def _role(page: Page, n: int, block: Sequence[int], masthead: range, span: Run, *, is_marked: bool) -> str:
    """What a line is of which a person says nothing; ``is_marked``: the reader has found the article by its markup."""
    each = page.facts[n]
    if n in block:
        return "title"
    if any(line.role for line in each.lines) or (n + 1 in span and goes_on(each.text, page.facts[n + 1].text)):
        return "text"
    if block and block[-1] < n <= block[-1] + NEXT and law_history.is_history(each.text):
        return "text"
    if block and (own := signers(page.facts, block[-1])) and (n in own or _is_labelled(each, n, own)):
        return "text"
    signs = n - 1 in span and n > _last_sentence(page, span) and dates_office(page.facts, n)
    if signs or _is_info(page, n, block, span):
        return "text" if signs else "info"
    if parted.tells_nothing(page, n, block, _first_sentence(page, span)):
        return "furniture"
    in_head = bool(masthead) and masthead[0] < n < _first_sentence(page, span)
    if n in masthead or (in_head and _can_stand_in_head(each)):
        return "text"
    strewn = is_strewn(each) and not _is_of_paper(page, n)
    if strewn and is_marked:
        strewn = not is_between(page.facts, n, Run(_first_sentence(page, span), _last_sentence(page, span)))
    return "furniture" if n not in span or strewn or _is_at_the_edge(page, n, span) else "text"


def _is_labelled(each: Facts, n: int, own: range) -> bool:
    """The label of an abstract, or keywords, not far below those who signed: buttons stand between."""
    return own.stop <= n < own.stop + signed.FAR and not signed.OF_ABSTRACT.isdisjoint(each.shown)


NEXT = 3
"""A sentence that goes is in doubt where it stands so near the article."""


def _is_of_paper(page: Page, n: int) -> bool:
    """A formula in a paper, where on another page letters and signs without a space are what a program left."""
    return page.frame is not None and n in page.frame and not page.facts[n].shown & {"strewn", "legal", "button"}


def _is_at_the_edge(page: Page, n: int, span: Run) -> bool:
    """Furniture above the first sentence of the text, or below its best run."""
    shown = page.facts[n].shown
    if n < _first_of_text(page, span) and is_furniture_above(page.facts, n):
        return True
    of_paper = page.frame is not None and n in page.frame and bool(shown & {"back-matter", "counter"})
    return n not in page.run and "furniture" in shown and not (of_paper or is_in_row(page.facts, n, span))


def _first_sentence(page: Page, span: Run) -> int:
    return next((k for k in range(span.first, span.last + 1) if page.facts[k].is_sentence), span.last)


def _first_of_text(page: Page, span: Run) -> int:
    """The first sentence, program or heading of a section: what stands below is not above the text."""
    inside = range(span.first, _first_sentence(page, span))
    return next((n for n in inside if begins_text(page.facts[n])), inside.stop)


_TO_THE_DAY = lazy(r"\d{1,2}[-/.月]\d{1,2}")
ABOVE, BELOW, FAR, POSTED = 16, 12, 40, 80
"""Lines above the title, and below the text, that can tell of source and date; more without a sentence; who posted."""


def _is_info(page: Page, n: int, block: Sequence[int], span: Run) -> bool:
    """A line beside the title, or right below the text, that tells of source, author or date."""
    each = page.facts[n]
    if (each.is_sentence and not byline.is_headed(each.text)) or each.columns > LONGEST_INFO:
        return False
    if each.shown & _NO_INFO and not _is_day_among_buttons(each, n, block):
        return False
    if n in span and is_in_row(page.facts, n, span):
        return False  # 4.截止日期：…, one of the items of a notice
    begin = block[0] if block else span.first
    of_edition = n < min(begin, editions.TOP) and _is_of_edition(page.facts, n)
    if of_edition or account.is_beside(page, n, block) or _is_value(page, n, block, span):
        return True
    if parted.tells(page, n, block, _first_sentence(page, span)):
        return True
    if begin <= n <= (block[-1] if block else begin) + HEAD:
        if n < span.first and each.is_info and not ("repeated" in each.shown and not byline.is_byline(each.text)):
            return True  # a day that stands in the text again, with more beside it, is one of the text's
        tells = n < _first_sentence(page, span) or byline.is_credit(each.text) or each.is_info
        return tells and byline.is_byline(each.text) and not account.is_name_among_others(page, n, block)
    if begin - ABOVE <= n < begin or n + NEXT in range(span.first, span.first + NEXT):
        near = n >= begin - NEXT or n == account.only_day(page.facts[:begin], ABOVE)
        first = (block[-1] if block else begin) + 1
        told = any(
            account.tells_day(other) and _TO_THE_DAY.search(other.text) for other in page.facts[first : first + NEXT]
        )
        return byline.is_credit(each.text) or (near and not told and account.is_dated(each))
    if _last_sentence(page, span) < n <= span.last + BELOW or span.last - 1 <= n <= span.last:
        return byline.is_credit(each.text) or ("date-alone" in each.shown and n <= span.last + 1)
    if span.last < n <= span.last + POSTED and accounts.is_posted(each.text):
        return not any(accounts.is_posted(other.text) for other in page.facts[span.last + 1 : n])
    if span.last < n <= span.last + FAR and not any(other.is_sentence for other in page.facts[span.last + 1 : n]):
        above = page.facts[begin : _first_sentence(page, span)]
        return byline.is_credit(each.text) and not any("credit" in other.shown for other in above)
    return False


def _is_day_among_buttons(each: Facts, n: int, block: Sequence[int]) -> bool:
    """2021-03-04　打印本页 关闭窗口, right below the title: the day is the article's, whatever stands beside it."""
    is_below = bool(block) and block[-1] < n <= block[-1] + NEXT
    return is_below and {"strewn", "dated"} <= each.shown and byline.is_byline(each.text)


def _is_of_edition(facts: Sequence[Facts], n: int) -> bool:
    """The bar of a paper's electronic edition, or the day right below its name."""
    below_name = n > 0 and "date-alone" in facts[n].shown and editions.paper(facts[n - 1].text)
    return bool(below_name or editions.paper(facts[n].text))


def _last_sentence(page: Page, span: Run) -> int:
    return next((k for k in range(span.last, span.first - 1, -1) if page.facts[k].is_sentence), span.last)


def _is_value(page: Page, n: int, block: Sequence[int], span: Run) -> bool:
    """The value of a label that stands on the line above with nothing behind it: 来源：, and the medium below."""
    if not n or page.facts[n].columns > account.LONGEST * 2 or not byline.awaits_value(page.facts[n - 1].text):
        return False
    return _is_info(page, n - 1, block, span) and not byline.is_labelled(page.facts[n].text)


HEAD, LONGEST_INFO = 12, 170
"""Lines below the title that can tell of source and date, and half-em of the longest."""
_NO_INFO = frozenset(
    {"caption", "abstract-label", "keywords-label", "entry", "section-name", "contents", "strewn", "kept", "named", ROW}
)
