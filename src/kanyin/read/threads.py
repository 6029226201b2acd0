"""The posts of a thread: a page whose text stands in many boxes of one make, one below the other."""

from __future__ import annotations

import re
from collections import defaultdict

from kanyin.read.flow import Element, Piece

LEAST_POSTS = 3
LEAST_LENGTH = 8
"""Characters: the middle post of a thread has more; shorter are names, dates and buttons."""
_DIGITS = re.compile("[0-9]+")
_NAMED = 3
"""Elements with a class, from the text outwards, that tell the make of a box."""


def posts(pieces: list[Piece]) -> set[int]:
    """Indexes of the lines of a thread's posts; empty where the page is none."""
    return set()
