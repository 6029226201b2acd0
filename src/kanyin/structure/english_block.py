"""The English block of a head as it is read, a line at a time: its title, its names, its units."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kanyin.patterns import lazy
from kanyin.structure import english_citation
from kanyin.structure.english_lines import SMALL_WORDS, is_chinese_name, is_names, join_names, without_hyphens
from kanyin.structure.english_units import OPENING, POSTCODE, UNIT, UNIT_END, is_closed, is_unit

_LONG_NUMBER = lazy(r"\d{5}")
_CHINESE_PLACE = lazy(r"[,，]\s?(?:P\.?\s?R\.?\s?)?China[.)）;；\s]*$|\d[\dOo]{5}$")
"""At the end of an address whose other words lost the blanks between them."""
LONGEST_TITLE = 4
"""Lines of the longest English title."""
SHORTEST_PROSE, FEWEST_WORDS = 120, 16
"""Characters and spaces of a paragraph of English text: no title, no row of names and no unit is as long."""
LONG_WORD = lazy("[A-Za-z]{3,}")
_VERB = lazy(r"\b(?:is|are|was|were|has|have|had|can|may|be|been|we|this|that|which|it)\b", re.IGNORECASE)
_SIGNED = lazy(r"(?P<names>[^()（）\[［]{3,199}?[^()（）\[［\s])\s{0,4}+(?P<units>[(（].{6,})")
_OPEN_TITLE = lazy(r"[:：,，;-]$|\b(?:of|and|in|on|for|the|with|to|by|from|at|a|an|or|between|under)$", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """An English title, names and units as far as they have been read."""

    titled: bool
    """The page says its title elsewhere: names need none above them."""
    title: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)

    def take(self, text: str, below: str, authors: int) -> bool:
        """Put a line where it belongs; false for one that is none of these."""
        signed = _SIGNED.fullmatch(text)
        names = bool(self.title or self.titled) and is_names(text, below, authors)
        if signed and is_names(signed["names"], signed["units"], authors) and UNIT.search(signed["units"]):
            self.people.append(signed["names"])
            self.units.append(signed["units"])
        elif names and self.people and below.startswith(tuple(OPENING)):
            self.people.append(text)
        elif self._goes_to_units(text) or (self.people and _CHINESE_PLACE.search(text)):
            self.units.append(text)
        elif names and not (self.title and _OPEN_TITLE.search(self.title[-1])):
            self.people.append(text)
        elif self._can_be_title(text):
            self.title.append(text)
        else:
            return False
        return True

    def take_title(self, text: str, below: str) -> bool:
        """Put a line above the authors' names where it belongs, if it can be one of the title; two words are where the
        line ``below`` goes on in capitals too.
        """
        is_worded = bool(self.title) or text.count(" ") > 1 or (text.isupper() and below.isupper())
        is_title = is_worded and self._can_be_title(text) and not _LONG_NUMBER.search(text)
        self.title += [text] * is_title
        return is_title

    def take_row(self, before: str, names: str, behind: str) -> None:
        """Put a line that holds the authors' names, and what stands about them."""
        self.title += [before] * (bool(before) and not self.people)
        self.people.append(names)
        self.units += [behind] * bool(behind)

    def take_citation(self, cited: english_citation.Citation) -> None:
        """Put the parts of a line that cites the article where they belong."""
        self.title += [cited.title] * bool(cited.title)
        self.people.append(cited.names)
        self.units += [f"({unit})" for unit in cited.units]

    def part_title(self, authors: int) -> None:
        """Names behind the title on its line: as many as the article has authors, each by a Chinese family name."""
        words = self.title[-1].split() if self.title and not self.people else []
        names = [*map(" ".join, zip(*[iter(words[-2 * authors :])] * 2, strict=False))]
        few = len(words) - 2 * authors < FEWEST_OF_TITLE
        if names and not few and len(names) == authors and all(map(is_chinese_name, names)):
            self.title[-1] = " ".join(words[: -2 * authors])
            self.people = [", ".join(names)]

    def part_names(self, authors: int) -> None:
        """Of a row of names and what was glued to it the names alone: Chinese ones, as many as the article has authors.

        What stands before them belongs to the title, what stands behind them to the units.
        """
        names = join_names(self.people, authors).split(", ")
        places = [n for n, name in enumerate(names) if is_chinese_name(without_hyphens(name))]
        first_row = join_names(self.people[:1], 0).split(", ")
        if places and places[0] >= len(first_row):
            return  # a row of authors of other countries, no end of a title
        if authors < 2 or len(names) <= authors or len(places) != authors or places[-1] - places[0] >= authors:
            return
        self.people = [", ".join(names[places[0] : places[-1] + 1])]
        self.title += [", ".join(names[: places[0]])] * bool(places[0])
        self.units = [", ".join(names[places[-1] + 1 :]), *self.units] if names[places[-1] + 1 :] else self.units

    def _can_be_title(self, text: str) -> bool:
        """The first lines, or one below authors of other countries, whom the page names in their own script."""
        if is_prose(text) and text[-1] == ".":
            return False
        if self.people or self.units:
            return not self.title and _is_worded(text)
        return len(self.title) < LONGEST_TITLE

    def _goes_to_units(self, text: str) -> bool:
        if not (self.title or self.people or self.units) and _is_worded(text) and not POSTCODE.search(text):
            return False  # a title that names what units are named by: Research on …
        if self.units and (number := _UNIT_NUMBER.match(text)) and _UNIT_NUMBER.match(self.units[-1]):
            return int(number[1]) > 1
        bare = bool(self.people) and UNIT_END.search(text) is not None
        return is_unit(text) or bare or bool(self.units and not is_closed(self.units[-1]))


_UNIT_NUMBER = lazy(r"(\d)\s?[.．]?\s?(?=[A-Z])")


def _is_worded(text: str) -> bool:
    """A title, known by the small words between its long ones."""
    return len(LONG_WORD.findall(text)) >= FEWEST_OF_TITLE and len(SMALL_WORDS.findall(text)) >= 2


FEWEST_OF_TITLE = 5
"""Long words of a title that nothing else tells."""


def is_prose(text: str) -> bool:
    """Running English text: long, and with the verbs of a sentence, which no row of names or units has."""
    return len(text) >= SHORTEST_PROSE and text.count(" ") >= FEWEST_WORDS and _VERB.search(text) is not None
