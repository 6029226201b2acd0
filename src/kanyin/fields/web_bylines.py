"""The lines beside an article's title and below its end: authors, source, date, as portals and papers print them.

A line is parted at its labels, its dates and its bars; what no label tells is handed back, for its place may tell.
Names behind 记者 and its like need the shape of names, those behind 作者 may be pen names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kanyin import rules
from kanyin.fields import dates, people

LONGEST = 200
"""Characters of the longest line that is read so."""
LONGEST_PEN_NAME = 14
MOST_NAMES = 20
_HAN = "\u3400-\u9fff"
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?(?:[-/.]|年[-/]?)\s?(\d{1,2})\s?(?:[-/.]|月[-/]?)\s?(\d{1,2})(?:日|号|號)?"
    r"|(?<!\d)(\d{2})-(\d{2})-(\d{2})(?=\s?\d{2}:\d{2})"
)
_TIME = re.compile(
    r"(?:星期|周|週)[一二三四五六日天]|(?:上午|下午|早上|晚上|凌晨)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s?[AP]M)?|\d{1,2}[时時]\d{1,2}分(?:\d{1,2}秒)?|\(?(?:北京时间|GMT|CST|UTC)[+\d:]*\)?"
)
_BAR = re.compile(r"[|｜丨┃•·●]|\u3000|\s{2,}|\t")
_BRACKETS = re.compile(r"^[\s（(【〔\[「—\-–/／|｜*]+|[\s）)】〕\]」/／|｜。*]+$")
_SPLIT = re.compile(r"[、，,;；/／\s\u3000|｜&＆·•]+|(?<=[\u3400-\u9fff]{2})(?:和|与|及)(?=[\u3400-\u9fff]{2})")
_FOREIGN = re.compile(
    rf"[{_HAN}]{{1,8}}[·•・][{_HAN}]{{1,10}}(?:[·•・][{_HAN}]{{1,10}})?|(?<![\w.])[A-Z][a-z]+(?:\s[A-Z](?:[a-z]+|\.)){{1,3}}(?![\w@])"
)
_PEN_NAME = re.compile(rf"[{_HAN}A-Za-z0-9_.\-~☆★]{{2,{LONGEST_PEN_NAME}}}|[{_HAN}A-Za-z][{_HAN}A-Za-z0-9_. -]{{1,20}}")
_BEHIND = re.compile(
    r"(?:[/／\s]?(?:综合|綜合|专题|即時|台北|台中|高雄|外電|电|電)?(?:报道|報導|報道|编译|編譯|整理|撰文|摄影?|攝影?|文图|图文|文|撰|/图|图))$"
)
_BEHIND_NAMES = re.compile(r"[（(【〔「：:。！？]|系[^、]{4}|来自|发自|發自")
_ORGANISATION = re.compile(
    r"《([^《》]{2,20})》|^([\u3400-\u9fff]{2,12}(?:报|報|网|網|社|台|刊|新闻))(?=记者|記者|通讯员|评论员|特约|实习)"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line tells. ``free`` is what no label told, ``is_labelled`` whether any did; ``understood`` the share of
    the line that is told of by the other fields."""

    authors: tuple[str, ...] = ()
    source: str = ""
    date: str = ""
    updated: str = ""
    editors: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    is_labelled: bool = False
    understood: float = 0.0


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A label of any field and its delimiter; ends of names of papers and offices; roles that begin a word."""
    table = rules.table("web_bylines")
    with_delimiter, short, bare = [], [], []
    for field in ("author", "source", "date", "updated", "editor", "other"):
        words = sorted(table[field]["label"], key=len, reverse=True)
        long = [re.escape(word) for word in words if len(word) > 1 and not word.isascii()]
        with_delimiter.append(f"(?P<{field}>{'|'.join(long)})")
        if few := [re.escape(word) for word in words if len(word) == 1 or word.isascii()]:
            short.append(f"(?P<{field}_short>{'|'.join(few)})")
        if table[field]["bare"]:
            plain = sorted(table[field]["bare"], key=len, reverse=True)
            bare.append(f"(?P<{field}_bare>{'|'.join(map(re.escape, plain))})")
    mark = r"\s?[:：﹕/／|｜丨︱]\s?"
    alone = rf"(?<![{_HAN}A-Za-z])"
    barred = "|".join(one.replace(">", "_bar>", 1) for one in with_delimiter)
    labels = re.compile(
        rf"(?:{'|'.join(with_delimiter)})\s?[:：﹕]\s?|{alone}(?:(?:{barred}){mark}"
        rf"|(?:{'|'.join(short)}){mark}|(?:{'|'.join(bare)})(?!的|[者于於员量数次]))"
    )
    some = "|".join(map(re.escape, sorted(table["names"]["roles"], key=len, reverse=True)))
    return labels, re.compile(table["names"]["media"]), re.compile(f"^(?:{some})++")


@lru_cache(maxsize=1)
def _words() -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """Roles, what sites write where they know no author, words that every such line has."""
    table = rules.table("web_bylines")["names"]
    return tuple(sorted(table["roles"], key=len, reverse=True)), frozenset(table["nobody"]), frozenset(table["noise"])


def read_date(text: str) -> str:
    """The first day that a text tells, ISO 8601; empty where it tells none."""
    if found := _DATE.search(text):
        return dates.iso(*found.groups()[:3]) if found[1] else dates.iso(f"20{found[4]}", found[5], found[6])
    named = dates.find_named(text)
    return named[1] if named else ""


def read_byline(text: str) -> Byline:
    """What a line tells of its article."""
    if len(text) > LONGEST:
        return Byline()
    found, told = list(_patterns()[0].finditer(text)), dict[str, list[str]]()
    free: list[str] = [text[: found[0].start()] if found else text]
    for n, label in enumerate(found):
        field = "named" if label.lastgroup == "author_bare" else (label.lastgroup or "").partition("_")[0]
        end = found[n + 1].start() if n + 1 < len(found) else len(text)
        value, rest = _value(field, text[label.end() : end])
        told.setdefault(field, []).append(value)
        free.append(rest)
    return _weighed(text, told, free)


def _is_called(value: str) -> bool:
    """What stands behind 作者 without a mark is a name: behind a gap, or by its shape."""
    bare = value.strip()
    return (
        people.is_name(bare)
        or _FOREIGN.fullmatch(bare) is not None
        or (value[:1].isspace() and len(bare) <= LONGEST_CALLED and not _SENTENCE.search(bare))
    )


LONGEST_CALLED = 24
_SENTENCE = re.compile("[，。：；！？,:;!?]")


def _value(field: str, text: str) -> tuple[str, str]:
    """A label's value, and what stands behind it without belonging to it."""
    if field in ("date", "updated"):
        date = next((m for p in (_DATE, dates.NAMED_MONTH, dates.ENGLISH_MONTH) if (m := p.search(text))), None)
        return (read_date(text), text[date.end() :]) if date else (text, "")
    parts = _BAR.split(text.strip(), maxsplit=1)
    date = _DATE.search(parts[0])
    if date:
        return parts[0][: date.start()], text[text.find(parts[0]) + date.start() :]
    return parts[0], parts[1] if len(parts) > 1 else ""


def _weighed(text: str, told: dict[str, list[str]], free: list[str]) -> Byline:
    authors: list[str] = []
    editors: list[str] = []
    source = ""
    for value in [*told.get("author", []), *filter(_is_called, told.get("named", []))]:
        names, organisation = read_names(value, is_labelled=True)
        authors += names
        source = source or organisation
    for value in told.get("source", []):
        name, behind = read_source(value)
        source = name or source
        authors += behind if not authors else ()
    for value in told.get("editor", []):
        editors += read_names(value, is_labelled=True)[0][:4]
    days = [value for value in told.get("date", []) if value[:2].isdecimal() and len(value) == 10]
    updated = [value for value in told.get("updated", []) if value[:2].isdecimal() and len(value) == 10]
    loose, date = _loose(free)
    left = sum(len(part) for part in loose)
    return Byline(
        authors=tuple(dict.fromkeys(authors))[:MOST_NAMES],
        source=source,
        date=next(filter(None, [*days, date]), ""),
        updated=next(filter(None, updated), ""),
        editors=tuple(dict.fromkeys(editors)),
        free=tuple(loose),
        is_labelled=bool(told),
        understood=1 - left / max(1, len("".join(text.split()))),
    )


def _loose(free: list[str]) -> tuple[list[str], str]:
    """What is left of a line besides dates, times and words that every such line has; and the first date."""
    date = ""
    out: list[str] = []
    noise = _words()[2]
    for piece in free:
        date = date or read_date(piece)
        bare = _TIME.sub(" | ", dates.ENGLISH_MONTH.sub(" | ", dates.NAMED_MONTH.sub(" | ", _DATE.sub(" | ", piece))))
        for part in _BAR.split(bare):
            words = [word for word in part.strip(" ,，:：()（）[]【】-—+/").split() if word not in noise]
            if words and not all(re.fullmatch(r"[\W\d]*", word) for word in words):
                out.append(" ".join(words))
    return out, date


_COUNT = re.compile(r"(?<!\s)\s++\d{1,4}$")


def read_source(value: str) -> tuple[str, tuple[str, ...]]:
    """The name of a source and authors that stand behind it: ``中国新闻网 王帆``."""
    value = _BRACKETS.sub("", value.strip())
    marked = re.search("《([^《》]{2,40})》", value)
    if marked:
        return marked[1].strip(), ()
    value = re.split(r"[（(【\[]|[,，;；](?=\S)|\d{4}年|责任编辑|编辑[:：]|著作权|商业转载", value, maxsplit=1)[0]
    value = _COUNT.sub("", value.strip())
    words = value.split()
    if not words or "=" in value or words[0] in _words()[1] or re.search(r"https?:|www\.", words[0]):
        return "", ()
    names = tuple(word for word in words[1:] if people.is_name(word))
    if len(words) > 1 and len(names) == len(words) - 1 and len(names) <= 4:
        return words[0], names
    name = " ".join(words) if all(re.fullmatch(r"[A-Za-z0-9.&'’-]+", word) for word in words) else words[0]
    return (name if 2 <= len(name) <= 40 and not re.fullmatch(r"[\W\d_]+", name) else ""), ()


def read_names(value: str, *, is_labelled: bool) -> tuple[tuple[str, ...], str]:
    """The names in a value, one by one, and the paper they write for: ``《青石》记者 林涛`` gives 林涛, 青石."""
    value = _BRACKETS.sub("", value.strip())
    if name := people.name_beside_unit(value.rstrip("，,、")) or _behind_units(value):
        return (name,), ""
    if is_labelled and _TWO_WORDS.fullmatch(value) and not any(map(people.is_name, re.split("[&＆]", value))):
        return (value,), ""
    organisation = next((found[1] or found[2] for found in _ORGANISATION.finditer(value)), "")
    value = _BEHIND_NAMES.split(re.sub("《[^《》]*》", " ", value), maxsplit=1)[0]
    names: list[str] = []
    words = [word for word in _words_of(value) if not _ends_in_role(word)]
    if len(words) == 2 and _is_medium_before(*words):
        return (words[1],), organisation or words[0]
    for word in words:
        named = _name(word, is_labelled=is_labelled and (not names or " " not in value.strip()))
        if not named:
            break
        names += named
    return tuple(dict.fromkeys(names)), organisation


def _is_medium_before(first: str, second: str) -> bool:
    """河湾 沈漱舟: the medium and its reporter."""
    return people.is_usual_name(second) and re.fullmatch(f"[{_HAN}]{{2,8}}", first) is not None and not _is_named(first)


def _is_named(word: str) -> bool:
    return people.is_name(word) or bool(people.read_names(word))


def _behind_units(value: str) -> str:
    """The usual name at the end of what else is no name: what its bearer is and has written."""
    words = [word for word in re.split(r"[、，,\s]+|(?<=》)", value.strip(" ，,、")) if word]
    first, last = words[0] if words else "", words[-1] if words else ""
    is_told = len(words) > 1 and len(first) > LONGEST_NAME and not people.read_names(first)
    return last if is_told and len(last) >= 3 and people.is_usual_name(last) else ""


LONGEST_NAME = 5


def _words_of(value: str) -> list[str]:
    """The words of a value without roles, single characters joined: 许 力 is one name."""
    foreign = _FOREIGN.findall(value)
    for n, name in enumerate(foreign):
        value = value.replace(name, f" {chr(0xE000 + n)} ", 1)
    out: list[str] = []
    for word in _SPLIT.split(value):
        if len(word) == 1 and "\ue000" <= word < "\ue100":
            out.append(foreign[ord(word) - 0xE000])
        elif len(word) == 1 and out and len(out[-1]) == 1:
            out[-1] += word
        elif word:
            out.append(word)
    return out


def _ends_in_role(word: str) -> bool:
    """南都见习记者, 通讯员: what a person is, not who."""
    return word.endswith(_words()[0]) and not people.is_name(word)


def _name(word: str, *, is_labelled: bool) -> tuple[str, ...]:
    """The name or names that a word is; nothing for one that is none."""
    nobody, roles = _words()[1], _patterns()[2]
    bare = _BRACKETS.sub("", word)
    bare = re.sub(
        rf"^[{_HAN}]{{0,10}}(?:记者|記者|通讯员|通訊員|评论员|評論員|编译|編譯|特约撰稿|作者)(?=[{_HAN}]{{2}})",
        "",
        bare,
    )
    if not people.is_name(bare):
        bare = roles.sub("", bare) if len(roles.sub("", bare)) >= 2 else bare
        bare = _BEHIND.sub("", bare) or bare
    if bare in nobody or any(bare == role for role in _words()[0]) or _NO_NAME.search(bare):
        return ()
    if people.is_name(bare) or _FOREIGN.fullmatch(bare):
        return (bare,)
    if len(bare) >= 4 and (parts := people.read_names(bare)):
        return tuple(part for part in parts if part not in nobody)
    is_pen_name = is_labelled and _PEN_NAME.fullmatch(bare) and not re.fullmatch(r"[\W\d_]+", bare)
    return (bare,) if is_pen_name else ()


_TWO_WORDS = re.compile(rf"[{_HAN}A-Za-z]{{1,6}}[&＆][{_HAN}A-Za-z]{{1,6}}")
_NO_NAME = re.compile(r"=|编辑|转载|版权|阅读|来源|關注|关注|官方|收集|搜集|^[A-Za-z]{0,4}[_\d]+$")
_REPORTER = re.compile(
    rf"(?:^|[\s（(【〔\[/／|｜，。、])(?P<before>[{_HAN}A-Za-z《》·]{{0,16}}?)(?:记者|記者|通讯员|通訊員|評論員|评论员|特约撰稿|专栏作者|編譯|编译|实习生)"
    rf"[\s:：/／|｜]*(?P<names>[{_HAN}·][{_HAN}·、，, 　和]{{1,60}})"
)
_TAIWAN = re.compile(rf"(?:記者|編譯|特派員)\s?(?P<names>[{_HAN}、]{{2,20}}?)\s?[／/]")
_DATELINE = re.compile(rf"(?:電|电|讯|訊)\s?[（(]\s?(?P<names>[{_HAN}、 　]{{2,20}})\s?[)）]")


_BEHIND_NAME = re.compile(rf"^\s*([{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}})*)\s?[/／]\s?(?:文|撰文|編譯|编译|綜合報導)\s*$")
_BY = re.compile(r"\b(?:[Pp]osted )?[Bb]y\s([\w\u3400-\u9fff .-]{2,24}?)(?=\s+on\b|\s*[|·,]|\s*$)")


def reporters(text: str) -> tuple[str, ...]:
    """The reporters that a byline, a dateline or the end of a text names: 记者邹某、唐某, 記者林某／台北報導."""
    for form in (_BEHIND_NAME, _BY):
        if found := form.search(text):
            return read_names(found[1], is_labelled=form is _BY)[0]
    if found := _TAIWAN.search(text):
        names, _ = read_names(found["names"], is_labelled=False)
        if names:
            return names
    out: list[str] = []
    for match in _REPORTER.finditer(text):
        out += leading_names(match["names"])
    if not out and (found := _DATELINE.search(text)):
        names, _ = read_names(found["names"], is_labelled=False)
        out += names if len("".join(names)) == len(re.sub(r"[\s、　]|记者", "", found["names"])) else ()
    return tuple(dict.fromkeys(out))


def leading_names(text: str) -> tuple[str, ...]:
    """The names that a run of Han begins with; behind them a place may follow, 溫某某台北21日電."""
    names: list[str] = []
    for word in _words_of(text):
        if _ends_in_role(word):
            continue
        name = _name(word, is_labelled=False)
        if not name and len(word) > 3 and people.is_name(word[:3]) and not names:
            return (word[:3],)
        if not name:
            break
        names += name
    return tuple(names)


def is_media(name: str) -> bool:
    """The name is that of a paper, an agency, an office, not of a person."""
    return _patterns()[1].search(name) is not None


def is_nobody(name: str) -> bool:
    """What sites write where they know no author."""
    return name in _words()[1] or "=" in name
