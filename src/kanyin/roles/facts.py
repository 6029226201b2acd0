"""What each line of a page shows by itself, found once and carried on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin import rules
from kanyin.fields import accounts, byline_labels, byline_text, imprints, people, sources
from kanyin.fields.datelines import is_story
from kanyin.fields.dates import AGO, NAMED_DAY
from kanyin.fields.journal_editor import edited_by
from kanyin.fields.script import simplified
from kanyin.fields.titles import begins_report
from kanyin.model import Line
from kanyin.patterns import lazy, quick
from kanyin.roles import evidence
from kanyin.text import HAN, columns, letters

SENTENCE = 20
"""Han characters: from here on a line with a mark of prose is a sentence."""
SHORT_SENTENCE = 12
"""Han characters of a line that ends as a sentence does."""
CHAPTER = 10
"""The rank of the numbers of chapters and volumes, and of what stands above them."""
LONG = 120
"""Half-em: a paragraph and nothing else."""
LISTING, LISTING_KIND = "listing", "code"
"""What a piece of a program shows, and how the kind of its lines begins."""

_NOT_HAN = lazy(f"[^{HAN}]+")
_MARK = lazy("[，。；！？,;!?]")
_ENDS = tuple("。！？!?…")
_CLOSING = "”’」』）)】]"
_STOPS = lazy("(?<!。)[。；;][”’」』]{0,2}$")
_SEPARATOR = lazy(r"\s[|｜丨/·•]\s|[|｜丨]|[>＞»›]|\s{2,}|\u3000")
_DAY = quick(
    r"(?<!\d)(?:19|20)\d{2}\s?[-–/.年]\s?\d{1,2}\s?[-–/.月]\s?\d{1,2}|(?<![\d:])\d{1,2}[-/月]\d{1,2}日?\s{0,3}\d{1,2}:\d{2}"
    rf"|{NAMED_DAY}"
    r"|(?<!\d)\d{4}年\d{1,2}月|^[昨前今]天(?:\s|$)|[昨前今]天\s{0,2}\d{1,2}[:：]\d{2}"
    rf"|(?<!\d)\d{{1,6}}\s?{AGO}(?![\u4e00-\u9fff])"
)
_DATE_ALONE = lazy(
    r"[\[（(]?\s?(?:发布|更新|时间|日期|于)?\s?[:：]?\s?(?:\d{1,2}:\d{2}\s?)?(?:(?:19|20)\d{2}[-–/.年]\s?\d{1,2}[-–/.月]\s?\d{1,2}日?|\d{1,2}[-/月]\d{1,2}日?)"
    r"\s?(?:星期[一二三四五六日天])?\s?(?:T?\d{1,2}:\d{2}(?::\d{2})?)?\s?(?:上午|下午|[AaPp][Mm]|GMT|UTC)?\s?[\]）)]?"
)
_ENGLISH_DATE_ALONE = lazy(
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?(?:{NAMED_DAY})"
    r"(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?)?"
)
_DATED_HEADLINE = lazy(
    r"[\s(（\[]?(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/]\d{1,2}|\d{1,2}月\d{1,2}日)"
    r"(?:\s?\d{1,2}:\d{2})?[)）\]]?$"
)
COLUMN_AND_CLOCK = lazy("(?:[\u4e00-\u9fff]{2,5} ){2,3}(?:19|20)\\d{2}-\\d{1,2}-\\d{1,2} \\d{1,2}:\\d{2}(?::\\d{2})?")
"""金融 河湾观察 2021-03-04 08:09: a column and an account before a day with its clock, and no headline."""
_COUNTED = lazy(
    "\\d{1,4}\\s?(?:[年月日岁歲名人个個位天万萬亿億元次家所种條条国國省市部款项項級级米度时時点點分秒周届後后旬多余餘]|公里|小[时時])"
)
"""A number and what is counted: it begins a headline, and no heading."""
_WORDS = lazy("(?:[\u4e00-\u9fff]{2,4} ){5,}[\u4e00-\u9fff]{2,4}")
"""Short words with single spaces between: a menu that a dump has set on one line."""
_DATA = lazy(r"data:image/[a-z+-]{2,12};base64,[A-Za-z0-9+/=]++")
"""A picture within a line, letter by letter."""
_PAPER_LINK = lazy(r"(?:论文|文献|論文|文獻)(?:链接|地址|鏈接|連結|DOI)\s?[:：]\s?(?:https?:|doi|10\.)")
_BRACKETED = lazy("(?:[【\\[〔][^【】\\[\\]〔〕]{1,12}[】\\]〕]\\s?){4,}")
"""Buttons in a row, each in its brackets."""
_LABELLED = lazy("[\\[［〔【]\\d{1,3}[\\]］〕】]|[\u4e00-\u9fff]{2,8}[:：]")
_LISTED = lazy(r"^(?:[*+•·◦○●▪■◆-]\s{1,3}(?:\(BUTTON\)\s?)?|\(BUTTON\)\s?|\[\d{1,3}\](?=[上下]一[篇版条]))(?=\S)")
"""The bullet of an item, the word for a button, or the number of a link, as dumps print them."""
_INPUT = lazy(r"\s?(?:(?<!_)_{4,}+|\[[\s_]{0,80}+\])$")
"""Where something can be typed in, as lynx and w3m draw it: 2021年03月04日 ____."""
_SPACED = lazy("(?:[㐀-鿿] ){2,7}[㐀-鿿]")
"""The name of a column with a space behind each character."""
_OF_LISTS = frozenset({"column-name", "foot-begins", "generic", "comment-frame", "legal"})
"""What an item can show by how it begins."""
_BULLET = lazy(r"^[*+•·]\s+")
_ARCHIVE = lazy(r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?[(（\[]\s?\d{1,4}\s?[)）\]]")
"""A month and how many articles it had: the archive of a blog."""
_CREDIT = lazy("(?:作者|来源|來源|记者|記者)[:：]")
_ENTRY = lazy(r"[\[［〔【]\d{1,3}[\]］〕】]|(?:\d{1,3}\.\s)?[\^↑]\s")
_SEEN_ON = lazy("[\\[［]引用日期[\\s:：]{0,3}\\d{4}")
_LABELS = {
    **dict.fromkeys(("abstract", "abstract-en", "lead"), "abstract-label"),
    **dict.fromkeys(("keywords", "keywords-en"), "keywords-label"),
}
_ANNOUNCES = ("如下：", "如下:")
"""What is shown next is the article's: 打印的结果如下： is no button that prints."""
NOT_OF_CODE = frozenset({"menu", "breadcrumb", "counter", "no-letter", "dated-headline", "column-name", "site-word"})
_NOT_OF_BACK_MATTER = {"column-name", "headline", "site-word"}
"""作者单位：某学院 ends as the name of a site's column does; behind the day of receipt the editor is a journal's."""
_OF_THE_BACK = frozenset(
    {"received", "author-note", "fund", "CLC", "DOI", "affiliation", "article-id", "document-code"}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A line, or the lines of one paragraph, and what they show.

    ``shown`` are names of evidence. ``key`` is the text by its letters and digits alone, for comparing.
    ``furniture`` is the rule of page furniture that knows the line.
    """

    lines: tuple[Line, ...]
    text: str
    han: int
    columns: int
    key: str
    shown: frozenset[str]
    furniture: rules.Rule | None

    @property
    def line(self) -> Line:
        """The first of its lines."""
        return self.lines[0]

    def showing(self, shown: frozenset[str]) -> Facts:
        """The same line with what it shows beside others."""
        return Facts(self.lines, self.text, self.han, self.columns, self.key, shown, self.furniture)

    @property
    def is_sentence(self) -> bool:
        """Prose that no rule of furniture knows."""
        return "sentence" in self.shown

    @property
    def is_info(self) -> bool:
        """Tells of the article's source, author or date."""
        if self.is_sentence or self.columns > 170 or "form" in self.shown:
            return False
        if "dated-headline" in self.shown:
            return sources.names_issue(self.text)
        if self.shown & {"info-label", "date-alone", "credit", "document-number"}:
            return True
        return "dated" in self.shown and self.columns <= 110


def look(lines: tuple[Line, ...]) -> Facts:
    """A line by itself, or the lines of a paragraph as one."""
    text = " ".join("".join(line.text for line in lines).split())
    text = _DATA.sub("", text).strip() or text if "base64," in text else text
    if lines[0].kind.startswith(LISTING_KIND):
        return Facts(lines, text, 0, columns(text), "", frozenset({LISTING}), None)
    width = columns(text)
    han = len(text) - sum(map(len, _NOT_HAN.findall(text)))
    plain = simplified(text) if width <= LONG * 2 else text
    bare = _LISTED.sub("", text, count=1)
    bare = bare.replace(" ", "") if _SPACED.fullmatch(bare) else bare
    furniture = _furniture(text) or (_furniture(plain) if plain != text else None)
    furniture = furniture or (_furniture(bare) if bare != text else None)
    key = letters(text)
    shown = _shape(text, han, width, furniture)
    if width <= LONG * 2 and not ("sentence" in shown and width > LONG):
        shown |= evidence.told_by_words(text, width)
        if plain != text:
            shown |= evidence.told_by_words(plain, width)
        if bare != text:
            shown |= evidence.told_by_words(bare, width) & _OF_LISTS
        shown |= _kinds(text, han, width, shown)
    if "code" in shown:
        shown -= NOT_OF_CODE if " " not in text else NOT_OF_CODE | {"blob"}  # a path in a command is long too
    if text.endswith(_ANNOUNCES):
        shown -= _NOT_OF_BACK_MATTER
    if "back-matter" in shown and ("field-label" in shown or rules.is_date_received(text)):
        shown -= _NOT_OF_BACK_MATTER
    shown |= _markup(lines[0])
    if furniture is not None and furniture.where == "anywhere" and not shown & _NOT_STREWN:
        shown = shown - {"foot-begins"} | {"strewn"}
    if furniture is not None and furniture.inset:
        shown = {"strewn"}
    if "sentence" in shown and "site-word" in shown:
        shown = shown - {"site-word"} | {"talks-of-site"}
    return Facts(lines, text, han, width, key, frozenset(shown), furniture)


_NOT_STREWN = frozenset({"legal", "marked-heading"})
"""A section may be called by two words of menus: 服务注册."""


def _furniture(text: str) -> rules.Rule | None:
    """The rule of page furniture that knows the line: but an abstract may speak of anything."""
    if (len(text) > 400 and "声明" not in text[:12]) or edited_by(text):
        return None
    found = rules.furniture(text, at_edge=True)
    if found is None:
        return None
    label = rules.label(text)
    return None if label is not None and label.field in ("abstract", "keywords") else found


def _shape(text: str, han: int, width: int, furniture: rules.Rule | None) -> set[str]:
    """Length, marks, letters."""
    finished = text.rstrip(_CLOSING)[-1:] in _ENDS and not text.endswith("。。")  # typed for dots
    first = _MARK.search(text)
    marks = 0 if first is None else 1 if _MARK.search(text, first.end()) is None else 2
    prose = (han >= SENTENCE and marks > 0 and (finished or marks > 1 or text[-1] in "：:；;，,")) or (
        han >= SHORT_SENTENCE and finished
    )
    is_other = prose and (_is_posted(text, width) or _names_page(text) or _is_row_of_labels(text))
    prose = (prose and not is_other) or is_story(text) or begins_report(text)
    shown: set[str] = set()
    if furniture is not None:
        shown.add("counter" if furniture.weak else "furniture")
    if prose and furniture is None:
        shown.add("sentence")
        if width > LONG:
            shown.add("long")
    else:
        if finished:
            shown.add("finished")
        elif marks:
            shown.add("pause")
        shown |= _length(han, width)
    if width > 70:
        shown.add("overlong")
    if _STOPS.search(text, max(0, len(text) - 3)):
        shown.add("stops")
    if text.endswith(("，", ",", "、", "：", ":")):
        shown.add("open-end")
    if not any(char.isalpha() for char in text):
        shown.add("no-letter")
    return shown


def _is_posted(text: str, width: int) -> bool:
    """When a text was posted and how often it was read, with commas between: no prose."""
    return width <= LONG and ":" in text and accounts.counts(text) and _DAY.search(text) is not None


def _is_row_of_labels(text: str) -> bool:
    """Labels and their values with commas between, in brackets or not: 供稿：沈漱舟，日期：2021-03-04，来源：河湾网."""
    return len(text) <= LONG and "。" not in text and byline_labels.is_row(people.unwrap(text))


def _names_page(text: str) -> bool:
    """A page's own title and keywords: many words between bars, and no full stop."""
    has_bar = "|" in text or "｜" in text
    return has_bar and len(_BARS.findall(text)) >= MANY_BARS and "。" not in text


MANY_BARS = 4
_BARS = lazy(r"(?<=\w)[|｜](?=\w)")


def _length(han: int, width: int) -> set[str]:
    """How long a line is that is no sentence; ``width`` in half-em columns."""
    if not han:
        return {"no-han"}
    limits = ((8, "tiny"), (20, "short"), (90, "headline"))
    return {next((name for most, name in limits if width <= most), "")} - {""}


def _kinds(text: str, han: int, width: int, shown: set[str]) -> set[str]:
    """What heads, headings, captions and lists of articles look like."""
    found = set() if "sentence" in shown else _kinds_of_short_lines(text, han, width, shown)
    label = rules.label(people.unwrap(text) if text.startswith(("（", "(")) else text)
    if label is not None:
        found.add(_LABELS.get(label.field, "field-label"))
    is_labelled = label is not None and label.field in _OF_THE_BACK
    if rules.is_back_matter(text) or _PAPER_LINK.match(text) or is_labelled or edited_by(text):
        found.add("back-matter")
    if (number := rules.split_heading(text)) and not _COUNTED.match(text):
        found.add("chapter" if number[2].rank <= CHAPTER else "numbered")
    if rules.is_caption(text):
        found.add("caption")
    if rules.is_references_heading(text) or rules.is_unnumbered_heading(text):
        found.add("section-name")
    if _ENTRY.match(text) or _SEEN_ON.search(text):
        found.add("entry")
    return found


def _kinds_of_short_lines(text: str, han: int, width: int, shown: set[str]) -> set[str]:
    """What a line may be that is no sentence: a menu, a date, a headline in a list of others, names, a unit."""
    found: set[str] = set()
    if (
        _BRACKETED.fullmatch(text)
        or len(_SEPARATOR.findall(text)) >= 2
        or (_WORDS.fullmatch(text) and not people.read_names(text))
    ):
        found.add("menu")
    bare = _INPUT.sub("", _BULLET.sub("", text))
    if _ARCHIVE.fullmatch(bare):
        found.add("menu")
    elif _DATE_ALONE.fullmatch(bare) or _ENGLISH_DATE_ALONE.fullmatch(bare):
        found.add("date-alone")
    elif _DAY.search(text) and not imprints.names_book(text):
        found.add("dated")
    if (
        width > 12
        and "info-label" not in shown
        and rules.label(text) is None
        and not _LABELLED.match(text)
        and not _CREDIT.search(text)
        and (tail := _DATED_HEADLINE.search(text))
        and tail.start() >= 5
        and not COLUMN_AND_CLOCK.fullmatch(text)
    ):
        found.add("dated-headline")
    if width <= 24 and (people.read_names(text) or byline_text.marked_names(text)):
        found.add("names")
    if width <= 90 and han >= 4 and people.is_unit_line(text):
        found.add("unit")
    return found


def _markup(line: Line) -> set[str]:
    """What markup told of the line."""
    found: set[str] = set()
    if not line.kind and not line.picture:
        return found
    if re.fullmatch("h[1-6]", line.kind):
        found.add("marked-heading")
    if line.kind == "a":
        found.add("link")
    if line.kind == "b":
        found.add("bold")
    if line.kind.startswith(("ul", "ol")):
        found.add("item")
    if line.kind == "picture" or line.picture:
        found.add("picture")
    return found
