"""Entries as pages of the web and quick hands leave them: links behind them, stops that were lost behind people."""

from __future__ import annotations

import pytest

from kanyin.references.csl import Item, to_csl
from kanyin.references.entry import read_entry
from kanyin.references.targets import targets

ENTRIES = [
    "[3] 方砚, 林漱. 渡口灯船的维护[J]. 青石县学报, 2001, 12(3): 45-52.",
    "Stieg, K., & Lind, O. (2007). Lamps of small harbours. Ferry Studies, 4(2), 101-115.",
    "沈度. 临城的灯[M]. 河口: 河口出版社, 2004: 17-29.",
]


def read(raw: str) -> Item:
    return to_csl(read_entry(raw))


def people(raw: str) -> list[str]:
    return [one.get("literal") or one["family"] for one in read(raw)["author"]]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize(
    "links",
    ["[CrossRef] [PubMed]", "[Google Scholar] [CrossRef]", "Google Scholar", "[PDF]", "^", "PubMed | Crossref"],
)
def test_words_of_links_behind_an_entry_are_none_of_it(entry: str, links: str) -> None:
    """They stand behind the entry on the page that listed it; no character of them is lost."""
    alone, beside = read(entry), read(f"{entry} {links}")
    fields = ("type", "title", "author", "container-title", "publisher", "issued", "volume", "issue", "page")
    assert [alone.get(field) for field in fields] == [beside.get(field) for field in fields]
    assert links[0] in "".join(read_entry(f"{entry} {links}").raw[slice(*span)] for span in _notes(f"{entry} {links}"))


def _notes(raw: str) -> list[tuple[int, int]]:
    return read_entry(raw).reading.notes


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Stieg K, Lind O, Hopp A, et al Lamps of harbours. Ferry Stud, 2006, 21(3): 41-4.", "Lamps of harbours"),
        ("Stieg K, Lind O, Hopp A et al Lamps of harbours[J]. Ferry Stud, 2006, 21(3): 41-4.", "Lamps of harbours"),
        ("[5] Stieg K, Lind O, Hopp A, et al Lamps at night[C]//Ferry Days. Quay: Hut, 2006: 4-9.", "Lamps at night"),
    ],
)
def test_the_stop_behind_others_may_be_lost(raw: str, title: str) -> None:
    item = read(raw)
    assert item["title"] == title
    assert [one["family"] for one in item["author"]] == ["Stieg", "Lind", "Hopp"]


def test_blanks_part_people_of_whom_one_has_a_rare_family() -> None:
    assert people("吕杰 綦颖. 灯价的波动[J]. 河口学报, 2007, 28(7): 89-92.") == ["吕杰", "綦颖"]
    assert people("陈临 琚晓芸. 渡船的界面[J]. 河口学报, 2021(4): 74-75.") == ["陈临", "琚晓芸"]


@pytest.mark.parametrize(
    "raw",
    [
        "[3] FANG Y, LIN S, 2013. Lamps of ferries[J]. Lamp Sci, 33(3): 46-47."
        "[方砚，林漱，2013．渡口的灯[J]．河口科学，33(3): 46-47.]",
        "[3] FANG Y, LIN S. Lamps of ferries[J]. Lamp Sci, 2013, 33(3): 46-47."
        " 方砚,林漱. 渡口的灯[J]. 河口科学,2013,33(3):46-47.",
        "3 Fang Yan,Lin Shu.Lamps of ferries.Lamp Sci,2013,33(3):46～47"
        " （方砚,林漱.渡口的灯.河口科学,2013,33(3):46～47)",
    ],
)
def test_of_two_languages_the_chinese_is_read_where_the_english_stands_first(raw: str) -> None:
    """The work is in Chinese; its English is the twin, and a text may cite it by the names of either."""
    entry = read_entry(raw)
    item = to_csl(entry)
    assert (item["title"], item["container-title"], item["volume"], item["issue"]) == (
        "渡口的灯",
        "河口科学",
        "33",
        "3",
    )
    assert [one["literal"] for one in item["author"]] == ["方砚", "林漱"]
    assert item["custom"]["twin"].upper().startswith("FANG Y")
    assert to_csl(read_entry(raw, in_front=True))["title"].startswith("Lamps of ferries")  # as it is set anew
    assert {name[:4] for one in targets([entry]) for name in one.authors} >= {"方砚", "fang"}


@pytest.mark.parametrize(
    ("raw", "field", "value"),
    [
        ("方砚. 渡口的灯[M]. 河口出版社: 2019-01-01.", "publisher", "河口出版社"),
        ("方砚. 渡口的灯[D]. 临城大学: 2019.", "publisher", "临城大学"),
        ("Stieg K. The Lamp[M]. University of Quay Press: 2019.", "publisher", "University of Quay Press"),
        ("方砚. 灯的模拟[J]. 渡口技术. 2015(A01): 6-11.", "issue", "A01"),
        (
            "K. Stieg. Lamps at night. In 21st Days of Ferries, pages 9-13, 2007.",
            "container-title",
            "21st Days of Ferries",
        ),
        ("3[]方砚. 渡口的灯[M]. 河口: 河口出版社, 2017.", "author", [{"literal": "方砚"}]),
    ],
)
def test_forms_of_quick_hands(raw: str, field: str, value: object) -> None:
    """A house before a colon, an issue with a letter, a host that a number begins, a label beside its brackets."""
    assert read(raw).get(field) == value
