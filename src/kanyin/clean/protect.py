"""What no punctuation rule may touch, found first, so that no rule has to undo another."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.model import Line
from kanyin.patterns import lazy, quick

# What can begin at each character of a long run begins at its first one only: so no run is read twice.
_SPANS = lazy(
    r"""
    \ufdda[^\ufdda\ufddb]*+\ufddb                                   # formula, see model.MATH
  | (?:https?|ftp)://[!-~]+                                   # URL
  | www\.[!-~]+
  | (?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+   # e-mail
  | (?:doi|DOI)\s?[:：]\s?10\.[!-~]+ | 10\.\d{4,9}/[!-~]+     # DOI
  | &\#?\w{1,10};                                             # HTML entity
  | \d{1,2}:\d{2}(?::\d{2})?(?!\d)                            # time, score, ratio
  | (?<!\d)\d++(?:\.\d++)?:\d++(?:\.\d++)?(?::\d++(?:\.\d++)?)*  # ratio 1:2:3
  | \d{1,3}(?:,\d{3})+(?!\d)                                  # 12,345
  | (?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*\(\);?              # Call();
  | (?:(?<![A-Za-z0-9+._-])(?:[0-9+_-][0-9+._-]*+)?|(?<=[\u3400-\u9fff）］]\.))      # behind a stop too
    [A-Za-z][A-Za-z0-9+._-]*+\((?!(?:1[89]|20)\d\d[a-z]?\)|[A-Za-z-]{2,20}+(?:\s[A-Za-z-]{2,20}+){1,9}\))
      [A-Za-z0-9+,._\s-]*+\)   # f(x, y), but not a name and a year, nor words: what letters stand for
  | \([A-Za-z0-9\u03b1-\u03c9\u221e+._-]{1,12}+\s?[,，]\s?[A-Za-z0-9\u03b1-\u03c9\u221e+._-]{1,12}+\]           # (a,b]
  | \[[A-Za-z0-9\u03b1-\u03c9\u221e+._-]{1,12}+\s?[,，]\s?[A-Za-z0-9\u03b1-\u03c9\u221e+._-]{1,12}+\)           # [a,b)
  | :=
    """,
    re.VERBOSE | re.ASCII,
)
_HINT = quick(r"[/@&\ufdda]|www|[0-9][:,][0-9]|:=|[Dd][Oo][Ii]|(?<=[A-Za-z0-9_-])\(|[(\[][^()\[\]，。 ]{1,12}[,，]")
_ENTRY = lazy(r"\[(?:[A-Z]{1,2}|EB|PP|DS)(?:/{1,2}[A-Z0]{2})?\]|［[A-Z]{1,2}］")


# TeX on a page of plain text: $x_{1}$.
_TEX = lazy("\\$(?=[^$\\\\^_{]*+[\\\\^_{])[^$\u3400-\u9fff]++\\$")


def places(text: str) -> set[int]:
    """Positions of characters within what keeps its marks, and within formulas that a page of plain text sets in TeX.

    Brackets ask ``spans``: one that text recognition has put into a formula can be half of a pair round it.
    """
    found = [*spans(text), *(match.span() for match in (_TEX.finditer(text) if "$" in text else ()))]
    return {at for start, end in found for at in range(start, end)}


def spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a line that keep their marks: URL, e-mail, DOI, time, ratio, grouped number, function call."""
    return [match.span() for match in _SPANS.finditer(text)] if _HINT.search(text) else []


def reference_lines(lines: tuple[Line, ...]) -> set[int]:
    """Indexes of lines that are entries of a reference list: they keep every mark (GB/T 7714 sets them half-width)."""
    inside = False
    found = set()
    for n, line in enumerate(lines):
        if line.by:
            if line.role == "reference":
                found.add(n)
        elif rules.is_references_heading(line.text):
            inside = True
        elif inside and _leaves_list(line.text):
            inside = False
        elif inside or (line.text[:1] in "[［〔" and _ENTRY.search(line.text[-200:])):
            found.add(n)
    return found


def _leaves_list(text: str) -> bool:
    if rules.is_biography(text):
        return True
    found = rules.label(text)
    if found is not None and found.field in (
        "abstract",
        "abstract-en",
        "author-note",
        "fund",
        "received",
        "affiliation",
    ):
        return True
    return rules.is_unnumbered_heading(text)
