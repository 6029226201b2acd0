"""Commas, colons, semicolons, question and exclamation marks at the width that their neighbours ask for."""

from __future__ import annotations

import re

from kanyin.clean import brackets, protect
from kanyin.clean.brackets import NO_HABITS, WIDE, Habits, neighbour
from kanyin.patterns import lazy
from kanyin.text import HAN, WIDE_MARKS

_FOLDED = dict(zip(",:;?!", "，：；？！", strict=True))
_CANDIDATE = lazy("[,:;?!]")
# next(tree); //种树 and (defun draw (x) ;画树: a line of a program with its remark.
_PROGRAM = lazy(r"[)\w]\s?; ?//|^\((?:defun|setq|command|if|while) ")
_ANY = lazy("[,:;?!()]")
_BESIDE = lazy(f"[,:;?!](?:(?={WIDE.pattern})|(?<={WIDE.pattern}.))")
_LETTER = lazy("[A-Za-z]")
_HAN = lazy(f"[{HAN}]")
_ENDS_CODE = lazy("[A-Za-z_][A-Za-z0-9_.]*\\s?[(=\\[+-].*[)\\]0-9A-Za-z\"'+-];$", re.ASCII)


ROUNDS = 4
"""What one mark becomes can decide another: so often a line is looked at again."""


def restore(text: str, page: Habits = NO_HABITS) -> str:
    """A Chinese line with its marks , : ; ? ! ( ) as Chinese print sets them; those of formulas and code stay."""
    if "，" in text and not _is_program(text):
        text = _grouped(text)
    for _ in range(ROUNDS):
        if not _ANY.search(text) or _is_program(text):
            break
        new = _restored(text, page)
        if new == text:
            break
        text = new
    return text


def _is_program(text: str) -> bool:
    return ("//" in text or text[0] == "(") and _PROGRAM.search(text) is not None


def _restored(text: str, page: Habits) -> str:
    kept = protect.places(text)
    if not kept:
        # Most marks stand right beside a Han character: all of those at once.
        text = _BESIDE.sub(_folded, text)
    fixed = {at for start, end in protect.spans(text) for at in range(start, end)} if kept else kept
    text = brackets.widened(text, fixed, page)
    places = [at for match in _CANDIDATE.finditer(text) if (at := match.start()) not in kept]
    if places:
        chars = list(text)
        ends_code = _ENDS_CODE.match(text) is not None
        for at in (*places, *reversed(places)):
            if chars[at] in _FOLDED and _is_wide(chars, at) and not (ends_code and at == len(chars) - 1):
                chars[at] = _FOLDED[chars[at]]
        text = _between_clauses("".join(chars), kept)
    if "," not in text:
        return text
    text = _CITED.sub(lambda found: _COMMA.sub("，", found[0]), _YEAR.sub("，", text))
    return _LIST_OF_WORDS.sub(_with_wide_commas, _with_commas_of_one_kind(text))


def _folded(mark: re.Match[str]) -> str:
    """A mark right beside a Chinese character or mark, full-width; not the comma before the volume of an entry."""
    if mark[0] != ",":
        return _FOLDED[mark[0]]
    at = mark.start()
    entry = mark.string[at - 1 : at] == "）" and _BEFORE_VOLUME.match(mark.string, at + 1)
    return mark[0] if entry else _FOLDED[mark[0]]


def _is_wide(chars: list[str], at: int) -> bool:
    """A Han character or a Chinese mark stands before it or behind it, or the line ends there."""
    before, after = neighbour(chars, at, -1), neighbour(chars, at, 1)
    if before == "）" and after.isdigit() and _BEFORE_VOLUME.match("".join(chars[at + 1 : at + 9])):
        return False
    if WIDE.match(before) or WIDE.match(after) or (before and not after):
        return True
    # 37%,其中 and 5;6: a percent sign or a semicolon between numbers ends a Chinese clause.
    mark = chars[at]
    return (before == "%" and mark in ",;:") or (mark == ";" and not _LETTER.match(before + after))


# （Park,1987；Park, Lee,& Kim，1990）: in Chinese brackets the commas of a work that is cited are Chinese.
_CITED = lazy(
    "(?<=[（；，\u4e00-\u9fff]) ?(?:e\\.g\\.,|see )?[A-Z][^\\d（）()；。\u3400-\u9fff]{0,120}"
    "[,，] ?(?:1[89]|20)\\d\\d[a-z]?(?:[,，] ?(?:1[89]|20)\\d\\d[a-z]?)*(?=[）；，,])"
)
_COMMA = lazy("[,，] *")
_YEAR = lazy("(?<=[A-Za-z.]),\\s?(?=(?:1[89]|20)\\d\\d[a-z]?[）；])")
# 学报（社会科学版）,41(2): an entry that stands in no list of references.
_BEFORE_VOLUME = lazy(" ?\\d{1,4} ?[(（]\\d")
_WORD = "[A-Za-z][A-Za-z0-9À-ÿ+’/-]*+(?:\\.[a-z]{1,5}(?![A-Za-z0-9]))?(?: [A-Z][A-Za-z]*+)*+"
_BEFORE_LIST = f"[{HAN}（，。：；、《“》”—…）？！]"
_LIST_OF_WORDS = lazy(f"(?<={_BEFORE_LIST}) ?{_WORD}(?:(?:,{_WORD})++|(?:, {_WORD}){{2,}}+)(?= ?[{HAN}{WIDE_MARKS}])")
_IS_WORD = lazy("[A-Za-z]{3}|[A-Z]{2}|[A-Z][a-z]+ [A-Z]")
# SiC, Al2O3, Si-O-C: symbols of two letters tell them from x1, y of mathematics.
_ELEMENT = (
    "A[cglrstu]|B[aeir]?|C[adelorsu]?|Dy|E[ru]|F[er]?|G[ade]|H[efgo]?|I[nr]?|K|L[aiu]|M[gno]|N[abdeip]?|Os?"
    "|P[bdrt]?|R[behu]|S[bceimnr]?|T[abehil]|U|V|W|Yb?|Z[nr]"
)
_SUBSTANCE = lazy(f"(?:(?:{_ELEMENT})\\d{{0,2}}-?){{1,6}}", re.ASCII)
_TWO_LETTERS = lazy("[A-Z][a-z]")


def _with_wide_commas(found: re.Match[str]) -> str:
    """TCP,UDP和IP: commas between words of a Chinese sentence, x,y的值: between symbols, unless one is said twice."""
    words = found[0].strip().split(",")
    if ", " in found[0] and not found[0].isupper():
        return found[0]
    if all(map(_IS_WORD.search, words)):
        return _COMMA.sub("，", found[0])
    if all(map(_SUBSTANCE.fullmatch, words)) and any(map(_TWO_LETTERS.search, words)):
        return found[0].replace(",", "，")
    return re.sub(r"\b(\w+),(?=\1$)", r"\1，", found[0]) if len(words) == 2 else found[0]


# 根据引理1,X在…; 记为db,d为…: behind a counted statement, and between what is stated of one symbol and of another.
_COUNTED = lazy(
    "((?:引理|定理|推论|性质|命题|条件|公式|定义|步骤|算法|假设|方程|文献|如图|见图|如表|见表) ?[0-9]{1,2}),"
    "(?=[A-Za-zα-ω])"
)
_STATED = lazy(
    "([为是作] ?[A-Za-z][0-9A-Za-z’]{0,11}),"
    "(?=[A-Za-z][0-9A-Za-z]{0,11}(?:\\([A-Za-z0-9,]{1,5}\\))?(?:为|是|表示|代表))"
)
# 强度5.3MPa,400℃时降为…; 密度1.46g/cm3,PAA含量…: behind a measure, where words follow what comes next.
_MEASURED = lazy(
    "(?<=[0-9])((?:(?<=[\u3400-\u9fff＜＞<>≤≥=＝][0-9])|(?<=[0-9.][0-9])) ?[A-Zµμa-z]{1,4}[0-9]?"
    "(?:/[A-Za-z]{1,3}[0-9]?)?),"
    "(?=[A-Za-z0-9.]{1,12}(?:℃|%)?[\u3400-\u9fff](?:[\u3400-\u9fff]|[0-9])|[A-Z][A-Za-z0-9-]{1,9} [0-9])"
)
# …速度为m/s;x0单位为m: without a space behind it no semicolon of Latin text.
_SEMICOLON = lazy("(?<=[0-9A-Za-z%’]);(?=[A-Za-zα-ω])")
_CLAUSE_BEFORE = lazy("[^。！？；;]{0,80}$")
_CLAUSE_BEHIND = lazy("[^。！？；;，,()（）]{0,40}")


def _between_clauses(text: str, kept: set[int]) -> str:
    """Marks that Latin letters or digits surround on both sides, where what they part is Chinese."""
    if "," in text:
        text = _MEASURED.sub(r"\1，", _STATED.sub(r"\1，", _COUNTED.sub(r"\1，", text)))
    return _SEMICOLON.sub(lambda mark: _semicolon(mark, kept), text) if ";" in text else text


def _semicolon(mark: re.Match[str], kept: set[int]) -> str:
    text, at = mark.string, mark.start()
    before, behind = _CLAUSE_BEFORE.search(text[max(0, at - 80) : at]), _CLAUSE_BEHIND.match(text, at + 1)
    if at in kept or before is None or behind is None or not _HAN.search(before[0]) or not _HAN.search(behind[0]):
        return mark[0]
    opened = sum(map(before[0].count, "(（")) - sum(map(before[0].count, ")）"))
    return mark[0] if opened > 0 else "；"


# EΔB=HC+S,其中H=b: behind a formula, where a clause of it begins.
_BEFORE_CLAUSE = lazy("[,;](?=(?:其中|式中|这里|此处|并且|且|则|即|或|当|对|满足|使得|从而|因此|于是))")
_FORMULA = lazy("[=＝≤≥∈<>＜＞≈]")


def behind_formula(text: str) -> str:
    """A line of formulas, not of Latin text, with the mark before a Chinese clause as Chinese print sets it."""
    if not _FORMULA.search(text):
        return text
    kept = protect.places(text)
    return _BEFORE_CLAUSE.sub(lambda mark: mark[0] if mark.start() in kept else _FOLDED[mark[0]], text)


# 16，871，592元: the commas of one number. Those of 100，200，300 part three.
_THOUSANDS = lazy("(?=[1-9])(?<![0-9，.])[1-9][0-9]{0,2}(?:，[0-9]{3}){2,}(?![0-9，.%])")
_WHOLE = lazy("，(?:0[0-9]{2}|[0-9]{2}[1-9])")


def _grouped(text: str) -> str:
    return _THOUSANDS.sub(lambda found: found[0].replace("，", ",") if _WHOLE.search(found[0]) else found[0], text)


_NUMBER = "-?[0-9]+(?:\\.[0-9]+)?(?:%|[a-zμ][A-Za-z]{0,2})?"
_NUMBERS = lazy(f"(?<![A-Za-z0-9.,，]){_NUMBER}(?:[,，]{_NUMBER})+(?![A-Za-z0-9.])", re.ASCII)
_GROUPED = lazy("(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")
_DOTS = lazy("(?<=[0-9],[0-9])，(?=…{1,2}[)）])|(?<=,…)，(?=[A-Za-z0-9α-ωΑ-Ω])|(?<=,……)，(?=[A-Za-z0-9α-ωΑ-Ω])")
# A1, A2，…,Am: symbols and their dots.
_SYMBOL = "[A-Za-zα-ωΑ-Ω][0-9A-Za-z′']{0,4}"
_SERIES = lazy(
    f"(?<![A-Za-z0-9]){_SYMBOL}(?:[,，] ?{_SYMBOL}){{1,3}}[,，] ?…{{1,2}}[,，] ?{_SYMBOL}(?![A-Za-z0-9])", re.ASCII
)


def _with_commas_of_one_kind(text: str) -> str:
    """0.1,0.5，0.9 and x1,…，xn: one kind of comma in a list."""
    if "," not in text or "，" not in text:
        return text
    text = _SERIES.sub(lambda found: _COMMA.sub(",", found[0]) if "," in found[0] else found[0], _DOTS.sub(",", text))
    return _NUMBERS.sub(lambda found: _one_kind(found[0]), text)


def _one_kind(numbers: str) -> str:
    return numbers.replace(",", "，") if "，" in numbers and not _GROUPED.search(numbers) else numbers
