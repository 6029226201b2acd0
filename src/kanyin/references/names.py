"""Names of people and bodies: ``LECKER S H``, ``Chen X.``, ``J. A. Smith``, ``方砚``, ``[德]莱纳·沃尔夫``.

A list is read from its left, a name at a time, so that its cost is its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kanyin.patterns import beginning, lazy
from kanyin.references.capitals import before_another, run_together
from kanyin.references.known_names import (
    EDITED,
    LETTERS_ALONE,
    SURE_NAME,
    WROTE,
    are_two,
    ends_at_blank,
    find_given_first,
    han_quality,
    joined_whole,
    pinyin,
    without_role,
)
from kanyin.references.text import HAN, IS_HAN, KANA, LATER_YEAR, LOWER, UPPER

PARTICLES = "van|von|der|den|del|della|de|la|le|du|di|da|dos|ter|ten"
"""What stands small before a family name, or behind the given one."""
_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Vv]ander|[Dd]er|[Dd]en|[Dd]e|[Dd]el|[Dd]ella|[Ll]a|[Ll]e|[Dd]u|[Dd]i|[Dd]a|[Dd]os|[Dd]as"
    r"|[Tt]en|[Tt]er|[Aa]l|[Ee]l|[Bb]in|[Zz]u|VAN|VON|DER|DEN|DE|DEL|LA|LE|DU|DI|DA|DES)\s++)"
)
_WORD = f"(?:[A-Za-z]'|Mc|Mac)?[{UPPER}][{UPPER}{LOWER}'-]*+"
_FAMILY = rf"(?:(?:{_PARTICLE}){{1,3}}(?=[{UPPER}][{UPPER}{LOWER}']{{2}})|){_WORD}"
_LETTERS = f"{UPPER}{LOWER}"
_INITIAL = rf"[{UPPER}](?:h|u|[yj](?=\.))?(?![{_LETTERS}'])\.?"
_INITIALS = (
    rf"(?:[{UPPER}]\.?\s(?:Ya|Yu|Ye|Kh|Zh|Sh|Ch|Ts)\b\.?(?=\s[{UPPER}][{LOWER}]{{3}})|(?:[{UPPER}](?:h|u|yu|[yj])?\.(?:-[a-z]\.)?[\s-]*){{1,5}}(?:[{UPPER}](?=\s?[(;&]))?"
    rf"|[{UPPER}]\s[{UPPER}]{{2}}(?=\s?[.,;:])"
    rf"|[{UPPER}](?![{_LETTERS}'.])(?:\s?-?[{UPPER}](?![{_LETTERS}'])){{0,4}}|[{UPPER}](?![{_LETTERS}'])"
    rf"|[{UPPER}]\s[{UPPER}]{{2}}(?![{_LETTERS}'])|[{UPPER}]{{2,4}}(?![{_LETTERS}'])(?:[\s-][{UPPER}]{{1,2}}(?![{_LETTERS}'])){{0,2}})"
)
_AFTER = (
    rf"(?:(?:\s?(?:{PARTICLES})\b){{1,3}}|(?:\s?[a-z]\b){{1,3}}(?=\s?[,.;:(]|\s(?:et|等)))?"
    rf"(?:,?\s*+(?:[JS]r\.?|III?|IV)(?![{_LETTERS}]))?"
)
_INVERTED = lazy(
    rf"(?![{UPPER}](?![{_LETTERS}'-]))(?P<family>{_FAMILY}(?:\s++{_PARTICLE}?(?![{UPPER}]{{1,3}}(?![{_LETTERS}'-])){_WORD}){{0,2}})\s*+(?P<comma>,\s*+)?(?P<given>{_INITIALS})(?P<after>{_AFTER})(?!\s[{UPPER}][{LOWER}]{{2}}(?![{LOWER}'-]*\s(?:[{LOWER}]|and\s)))"
)
_GLUED = lazy(rf"(?P<family>[{UPPER}][{LOWER}]++(?:-[{UPPER}][{LOWER}]++)?)(?P<given>[{UPPER}]{{1,3}}(?![{_LETTERS}]))")
_GLUED_FIRST = lazy(
    rf"(?P<given>(?:[{UPPER}]\.?)?[{UPPER}])(?P<family>[{UPPER}][{LOWER}]{{2,}})(?=(?:\s?[,;]|\s(?:and|&))\s?(?:[{UPPER}]{{1,3}}(?:[.\s]|[{UPPER}][{LOWER}]{{2}}))|(?P<last>\s?[,.:]))"
)
_NATURAL = lazy(
    rf"(?P<given>{_INITIALS})\s{{0,2}}(?P<family>(?:{_PARTICLE}){{0,3}}(?![{UPPER}]{{1,2}}(?![{_LETTERS}'])){_WORD}(?:-{_WORD})?)(?P<after>{_AFTER})"
)
_FULL = lazy(
    rf"(?P<whole>{_WORD}(?:\s++(?:{_INITIAL}\s*+){{0,3}}(?:{_PARTICLE}){{0,2}}{_WORD}"
    rf"|\s++{_WORD}){{1,3}})(?P<after>{_AFTER})"
)
_COMMA_FULL = lazy(
    rf"(?P<family>{_FAMILY}),\s*+(?P<given>{_WORD}(?:(?:\s++{_INITIAL}){{2,3}}|\s++(?:{_INITIAL}|{_WORD}))?)(?P<after>{_AFTER})"
)
_COUNTRY = rf"(?:[\[(]\s*+[{HAN}]{{1,4}}(?:国|籍)?\s*+[\])]\s*+)?"
_HAN_NAME = lazy(
    rf"(?P<whole>{_COUNTRY}(?:[A-Z][.·]\s?){{0,3}}[{HAN}](?:\s?[{HAN}{KANA}]|\s?·(?=[{HAN}])"
    rf"|[{KANA}]){{0,30}}+(?:\s?[·]\s?[A-Z][a-z]*+|\s?[A-Z](?![A-Za-z])(?:\s[A-Z](?![A-Za-z])){{0,2}}(?=\s?[,.])"
    rf"|(?<=[{HAN}]{{3}})\s?,\s?(?:[A-Z]\.[\s-]?){{0,2}}[A-Z](?=\.\s?[{HAN},、;&(]))?)"
)
_ET_AL = lazy(
    r"(?:,|;|\.|、|\s)*+(?:\(?(?:et\s?\.?\s?all?\b|and others\b|et alii\b|u\. ?a\.)\s?\.?\)?"
    r"|等人?(?=[\s.,:;(\[\"《]|$|\d|译|编"
    r"|著|撰|主编|合[著编译]))\s*+[.,]?"
)
_JOINT = lazy(
    r"\s*+(?:[,;、&/]|\band\b|\bAND\b(?=\s[A-Z])|\bund\b|\bet\b(?!\s?al)|与(?=\s)|和(?=\s))(?:\s?(?:(?:\.\s?){2,4}|…{1,2}))?(?:\s*+(?:and(?:\b|(?=[A-Z]\.))|&|,|[和与](?=\s?[A-Z])))?\s*+"
)
_ROLE = lazy(
    rf"(?:\s{{0,2}}[(,]\s*+|\s++)?(?:[Ee]ds?\.?(?![a-z])|[Ee]ditors?\b|Hrsg\.?)\s?\)?|,?\s?\(?(?:{EDITED}|{WROTE}|编译"
    r"|[编著撰辑]|(?<=[等,])译(?=\)?\s?\.)|(?<=,\s)译(?=\)?\s?\.))\)?(?=\s*+[.,:;\[(《]|$"
    rf"|\s{{1,3}}{LATER_YEAR}[a-z]?(?=[\s《]))"
)
_MAY_BE_ROLE = lazy(rf"[\s(,]*+[EeH]|[\s(,]*+{beginning(rf'{EDITED}|{WROTE}|[编著撰辑译]')}")
"""What a role can begin with: it is looked for behind each name, and is there behind few."""
_INITIAL_THEN_HAN = lazy(rf"(?:[A-Z][.·]\s?){{1,3}}[{HAN}{KANA}]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in CSL's parts; ``literal`` for Chinese ones and for bodies."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    def csl(self) -> dict[str, str]:
        """The parts that are there."""
        parts = (("family", self.family), ("given", self.given), ("suffix", self.suffix), ("literal", self.literal))
        return {key: text for key, text in parts if text}


@dataclass(frozen=True, slots=True)
class Names:
    """A list of names. ``end`` is where it ends; ``sure`` tells how good each is: 3 by its form, 1 a guess."""

    people: tuple[Name, ...]
    end: int
    sure: int
    others: bool = False
    role: str = ""
    parted: str = ""
    """How the names were parted from each other: a comma, a semicolon, or nothing for one name."""


@lru_cache(maxsize=256)
def read_names(work: str, raw: str, start: int, end: int) -> tuple[Names, ...]:
    """The lists that begin at ``start``: each place where one may end, the longest last."""
    found, people, at, sure, style, joint, cut = list[Names](), list[Name](), start, 3, "", "", -1
    while at < end and len(people) < 400:
        one = _name_at(work, raw, at, end, style)
        if one is None:
            break
        name, stop, quality, style = one
        people.append(name)
        sure = min(sure, quality)
        end_of_list = _after(work, stop, end)
        found.append(Names(tuple(people), end_of_list[0], sure, end_of_list[1], end_of_list[2], joint))
        if cut >= 0:
            del found[cut]  # a name before & is not the last
        stop = also.end() if "(" in work[stop : stop + 2] and (also := ALSO.match(work, stop, end)) else stop
        between = _JOINT.match(work, stop, end) or (_BLANK.match(work, stop, end) if style == "blanks" else None)
        if any(end_of_list[1:]) or between is None:
            break
        joint = joint or between[0].strip()[:1]
        cut = len(found) - 1 if between[0].strip().startswith("&") else -1
        at = between.end()
    return tuple(found)


def _after(work: str, at: int, end: int) -> tuple[int, bool, str]:
    """Behind a list: its end with 等 and 主编 read, and both."""
    at = also.end() if "(" in work[at : at + 2] and (also := ALSO.match(work, at, end)) else at
    if others := _ET_AL.match(work, at, end):
        at = others.end() - (others[0].endswith(","))
    role = _ROLE.match(work, at, end) if _MAY_BE_ROLE.match(work, at, end) else None
    if role:
        return role.end(), others is not None, _role_of(role[0])
    return at, others is not None, ""


ALSO = lazy(
    rf"(?:(?<=[{UPPER}{LOWER}])|(?<=\.))\s?\((?P<name>[{HAN}·]{{2,12}})\)(?=\s?[,.:;(])(?<![编著译辑校撰等]\))"
    rf"|(?<=[{HAN}])\s?\([{UPPER}][{UPPER}{LOWER}.,\s·'-]{{2,40}}\)(?=\s?[,.:;(])"
    rf"|(?<=[{HAN}])\s?\((?:[美英德法日俄苏意加澳奥荷]|[{HAN}]{{1,3}}国)\)(?=\s?[,.:;(])"
)
"""``Burrow, M.（布若）``, ``布若（Burrow M）``: a foreigner's name in the other letters, ``name`` if in Chinese."""


def _role_of(text: str) -> str:
    return "author" if re.search("[著撰述]|^[^编辑]*译$", text) else "editor"


_OF_LAND = lazy(rf"(?:[美英德法日俄加澳意](?=[A-Z][a-z]+ ?[A-Z]\b)|[\[(]\s?[{HAN}]{{1,4}}\s?[\])]\s?(?=[{UPPER}]))")


def _name_at(work: str, raw: str, at: int, end: int, style: str) -> tuple[Name, int, int, str] | None:
    """One name: itself, its end, how sure it is, and the style in which it is written."""
    if land := _OF_LAND.match(work, at):
        at = land.end()  # 美Walsh A, [美] Paul Stieg
    if IS_HAN.match(work, at) or work[at] in "[(《" or _INITIAL_THEN_HAN.match(work, at):
        return _han_name(work, raw, at, end)
    whole = _given_first(work, raw, at, end, style) or _last_natural(work, raw, at, end, style)
    if whole := whole or _in_capitals(work, raw, at, end, style):
        return whole
    found = _GLUED_FIRST.match(work, at, end) if style in ("", "natural") else None
    if found and (style or not found["last"]) and found["given"] + found["family"][0] not in ("Mc", "DN"):
        return _person(found, raw), found.end(), 2 if not style else 3, "natural"
    found = _INVERTED.match(work, at, end) if style != "natural" else None
    if found and not (found["comma"] and style == "plain" and "." not in found["given"]):
        kind = "comma" if found["comma"] else "plain"
        return _person(found, raw), _tidy_end(found), 3, style or kind
    found = _NATURAL.match(work, at, end)
    if found:
        if not style and found["given"].strip().isalpha() and len(found["given"].strip()) > 1:
            return Name(literal=raw[slice(*found.span())].strip()), _tidy_end(found), 2, style
        person = _person(found, raw)
        if person.given.lower() in pinyin():
            person = Name(person.given, person.family)  # YANG Guanghong
        return (
            person,
            _tidy_end(found),
            3 if style in ("", "natural", "comma", "plain") else 2,
            style or "natural",
        )
    found = _INVERTED.match(work, at, end) if style == "natural" else None
    if found and not found["comma"]:
        return _person(found, raw), _tidy_end(found), 3, style
    if joined := joined_whole(work, at, end):
        return Name(literal=raw[at:joined]), joined, 2, style or "full"
    found = _GLUED.match(work, at, end)
    if found and (style or found["family"].lower() in pinyin() or _LISTED_ON.match(work, found.end())):
        return _person(found, raw), found.end(), 2, style or "plain"
    return _full_name(work, raw, at, end, style)


_LISTED_ON = lazy(rf"\s?[,、;]\s?[{UPPER}{HAN}]|\s?,?\s?(?:et\s?al|等)")


def _given_first(work: str, raw: str, at: int, end: int, style: str) -> tuple[Name, int, int, str] | None:
    """``David L. Campbell, …``: a given name that everybody knows, or beside another such, initials, the family's."""
    found = find_given_first(work, at, end, is_listed=style == "full")
    if found is None:
        return None
    parts = (" ".join(raw[slice(*found.span(part))].split()) for part in ("family", "given"))
    return Name(*parts), found.end(), 2, "full"


def _in_capitals(work: str, raw: str, at: int, end: int, style: str) -> tuple[Name, int, int, str] | None:
    if style not in ("", "plain") or not work[at].isupper():
        return None
    if parts := run_together(work, at, end, is_first=not style):
        return Name(*(raw[slice(*part)] for part in parts)), parts[1][1], 2, "plain"
    stop = before_another(work, at, end)
    return (Name(literal=" ".join(raw[at:stop].split())), stop, 2, "plain") if stop > at else None


_YEAR_NEXT = lazy(rf"\s{{1,3}}{LATER_YEAR}[a-z]?(?:\s|,\s[\"{UPPER}])")
"""``Hopp, Paul 1993 Lamps``, ``Hopp, Paul 1993, "Lamps."``: a year behind a blank ends a list of names too."""
_LAST = lazy(
    r"(?P<given>[A-Z][a-z]+(?: [A-Z]\.)*) (?P<family>[A-Z][A-Za-z'-]*[a-z](?:-[A-Z][a-z]+)?)"
    rf"(?=\s?[(.:]|$|{_YEAR_NEXT.pattern})"
)
_AND_BEFORE = lazy(r"(?:&|\band)\s?$")


def _last_natural(work: str, raw: str, at: int, end: int, style: str) -> tuple[Name, int, int, str] | None:
    """The last of a list whose first name is inverted: ``Hopper, Paul J. & Sandra A. Thompson``."""
    if style not in ("pair", "comma") or not _AND_BEFORE.search(work, max(0, at - 5), at):
        return None
    found = _LAST.match(work, at, end)
    if found is None:
        return None
    given, family = (" ".join(raw[slice(*found.span(part))].split()) for part in ("given", "family"))
    return Name(family, given), found.end(), 2, style


def _full_name(work: str, raw: str, at: int, end: int, style: str) -> tuple[Name, int, int, str] | None:
    found = _COMMA_FULL.match(work, at, end) if style in ("", "pair") else None
    if found and _ends_pair(work, found.end(), end) and not are_two(found["family"], found["given"]):
        return _person(found, raw), found.end(), 2 if _ENDS_IN_INITIAL.search(found["given"]) else 1, "pair"
    found = _FULL.match(work, at, end)
    if found is None:
        alone = _ALONE.match(work, at, end) if style else _FIRST_OF_MANY.match(work, at, end)
        alone = alone or (LETTERS_ALONE.match(work, at, end) if style == "plain" else None)
        return (Name(literal=alone[0]), alone.end(), 2, style) if alone else None
    if _STOP.search(found[0]):
        return None
    return (
        _ordered(raw[found.start("whole") : found.end("whole")]),
        found.end(),
        2 if style in ("", "full") or (style == "plain" and len(found["whole"].split()) == 2) else 1,
        style or "full",
    )


_ALONE = lazy(
    rf"{_WORD}(?=\s?,\s?{_WORD} [{UPPER}]{{1,3}}(?![{_LETTERS}])|\s?,?\s?et\s?al\b|\s?,\s?(?:等|[{HAN}]{{2,4}}\s?[,.]))"
)
_FIRST_OF_MANY = lazy(rf"{_WORD}(?=\s?,?\s?et\s?al\b)")
_ENDS_IN_INITIAL = lazy(rf"\s[{UPPER}]\.?$")
_STOP = lazy(
    r"\b(?:Of|And|The|For|In|On|University|Institute|Association|Organization|Department|Committee|Group|Ministry"
    r"|Commission|Society|Council|Bureau|Agency|Center|Centre|Office|Press|Journal|Academy|Company|Corporation)\b"
)


def _ends_pair(work: str, at: int, end: int) -> bool:
    return (
        at >= end
        or work[at] in ".,;(&"
        or work[at - 1] == "."
        or work[at : at + 2] == " &"
        or work[at : at + 4] in (" and", " (ed", " et ")
        or _YEAR_NEXT.match(work, at, end) is not None
    )


def _tidy_end(found: re.Match[str]) -> int:
    """A name's end without the white space behind it."""
    return found.start() + len(found[0].rstrip(" -"))


_GENERATION = lazy(r"(III?|IV|Jr\.?) (?=[A-Z])")


def _person(found: re.Match[str], raw: str) -> Name:
    parts = {name: " ".join(raw[slice(*found.span(name))].replace("．", ".").split()) for name in ("family", "given")}
    after = found["after"].strip(" ,") if found.groupdict().get("after") else ""
    suffix = after if after[:1] in tuple("JSI") else ""
    lead = _GENERATION.match(parts["given"])
    if lead and not suffix:
        suffix, parts["given"] = lead[1], parts["given"][lead.end() :]
    given = f"{parts['given'].strip(' -*')} {'' if suffix else after}".strip()
    return Name(parts["family"], given, suffix)


def _ordered(text: str) -> Name:
    """A full name in Latin letters: what is in capitals is the family's, or a Chinese family name that comes first."""
    words = text.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words) and words[0] == capitals[0]:
        return Name(" ".join(capitals), " ".join(words[len(capitals) :]))
    if words[0].lower() in pinyin() and len(words) == 2 and words[1].lower() not in pinyin():
        return Name(words[0], " ".join(words[1:]))
    return Name(literal=text)


_BLANK = lazy(rf"\s++(?=[{HAN}])")


def _han_name(work: str, raw: str, at: int, end: int) -> tuple[Name, int, int, str] | None:
    if board := _BOARD.match(work, at, end):
        return Name(literal=raw[at : board.end()]), board.end(), 2, "han"
    found = _HAN_NAME.match(work, at, end)
    if not found:
        return None
    if blank := ends_at_blank(work, at, found.end()):
        return Name(literal=raw[at:blank]), blank, SURE_NAME, "blanks"
    stop, others = found.end(), work.find("等", at, found.end())
    ended = _ET_AL.match(work, others, end) if others > at + 1 else None
    if ended:
        stop = others
    word = "".join(work[at:stop].split())
    stop, word = without_role(work, at, stop, word)
    last = stop
    if honour := _HONOUR.search(word):
        last, word = work.rindex(honour[0][0], at, stop), word[: honour.start()]
    literal = "".join(raw[at:last].split()) if not re.search("[A-Za-z]", word) else raw[at:last].strip()
    return Name(literal=literal), stop, han_quality(word), "han"


_BOARD = lazy(
    rf"(?:[{HAN}]{{2,16}})?《[^《》.]{{2,30}}》[{HAN}]{{0,12}}(?:委员会|编委会|编辑部|杂志社|[编课工专][{HAN}]{{1,4}}组)(?=[编著撰]?\s?[.,;:])"
)
"""``《渡口学报》编辑委员会``: those who make what is named."""
_HONOUR = lazy("(?<=..)(?:院士|教授|研究员|博士)$")
