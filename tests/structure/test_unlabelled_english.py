"""English abstracts that no label tells: above the keywords, and never the title."""

from __future__ import annotations

import pytest

from kanyin.model import Line
from kanyin.structure.english import read_english
from kanyin.structure.masthead import read_masthead
from kanyin.structure.metadata_builder import MetadataBuilder

WHOLE = (
    "Thirty years ago a wooden boat carried people over the river at Qingshui. This paper describes how the bridge "
    "has changed the ferry and its people, and what became of the boatman."
)
BROKEN = (
    "Thirty years ago a wooden boat carried people over the river at Qingshui.",
    "This paper describes how the bridge has changed the ferry and its people, and",
    "what became of the boatman.",
)


def read(*texts: str) -> dict[str, str]:
    found = MetadataBuilder()
    found.text["abstract"] = "渡口三十年。"
    read_english(tuple(Line(text, (n,)) for n, text in enumerate(texts, 1)), len(texts), found)
    return dict(found.text)


@pytest.mark.parametrize("abstract", [(WHOLE,), BROKEN], ids=["one line", "broken lines"])
def test_text_above_the_keywords_is_the_abstract(abstract: tuple[str, ...]) -> None:
    head = ("Changes at the Ferry", "LIN He", "(Qingshui Ferry School, Jiangnan 223300)")
    found = read(*head, *abstract, "Key words: ferry; bridge")
    assert found["abstract-en"] == WHOLE
    assert found["title-en"] == "Changes at the Ferry"
    assert found["author-en"] == "LIN He"


def test_text_that_nothing_tells_is_no_title() -> None:
    assert "title-en" not in read("渡口变迁研究", WHOLE)


def test_title_above_the_keywords_stays_a_title() -> None:
    found = read("Changes at the Ferry of Qingshui and their Causes", "Key words: ferry; bridge")
    assert "abstract-en" not in found
    assert found["title-en"].startswith("Changes")


@pytest.mark.parametrize("stars", ["", "＊      ＊      ＊ "])
def test_the_issue_behind_the_names_goes_to_its_fields(stars: str) -> None:
    names = "Lin He        2003,16(5):22"
    found = read(f"{stars}Changes at the Ferry of Qingshui", names, "(Qingshui Ferry School, Jiangnan 223300)", WHOLE)
    assert (found["title-en"], found["author-en"]) == ("Changes at the Ferry of Qingshui", "Lin He")
    assert [found[key] for key in ("date", "volume", "issue", "page")] == ["2003", "16", "5", "22"]


def test_a_masthead_takes_no_names() -> None:
    found = MetadataBuilder()
    read_masthead((Line("Lin He        2003,16(5):22", (1,)), Line("Ferry Studies 2003,16(5)", (2,))), 2, found)
    assert found.taken == {1}


def test_an_issue_that_the_fields_contradict_stays_in_its_line() -> None:
    found = MetadataBuilder()
    found.text |= {"abstract": "渡口三十年。", "date": "2001"}
    lines = (
        "Changes at the Ferry of Qingshui",
        "Lin He        2003,16(5):22",
        "(Qingshui Ferry School, Jiangnan 223300)",
    )
    read_english(tuple(Line(text, (n,)) for n, text in enumerate((*lines, WHOLE), 1)), 4, found)
    assert "volume" not in found.text
    assert "2003" in " ".join(found.text.values())
