"""Entries with emphasis, glosses, links and misused marks beside their words: what each part is."""

from typing import Any

import pytest

from kanyin.references.confidence import HIGH, confidence
from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry


def item(raw: str) -> dict[str, Any]:
    return {name: value for name, value in to_csl(read_entry(raw)).items() if name != "custom"}


def names(raw: str, role: str = "author") -> list[str]:
    people = item(raw).get(role, [])
    return [one.get("literal") or f"{one['family']} {one['given']}" for one in people]


def test_emphasis_of_one_of_several() -> None:
    assert names("[3] 方砚秋，林漱石，*沈度远*，田墨. 渡口的灯[J]. 河口学报, 2003(2): 1-5.") == [
        "方砚秋",
        "林漱石",
        "沈度远",
        "田墨",
    ]


def test_a_gloss_behind_the_mark_is_no_publisher() -> None:
    read = item("[1] Stieg P. Lamps of the Ferry[M]（渡口的灯），河口大学出版社, 2005.")
    assert read["publisher"] == "河口大学出版社"


def test_an_editor_stands_behind_his_host_in() -> None:
    raw = "5. Stieg P. Lamps at night. In: Hopp J ed. Ferry Lamps. Boston: Ferry Press, 1996"
    assert item(raw)["container-title"] == "Ferry Lamps"
    assert names(raw, "editor") == ["Hopp J"]


def test_an_ordinal_edition_names_no_editor() -> None:
    raw = "[2] Stieg P. Lamps[M]//Hopp J. Ferry Lamps: Vol. 2. 7th ed. Ferry Press, 2015: 3-9."
    assert "editor" not in item(raw)


def test_a_note_that_says_see_and_glosses_its_title() -> None:
    read = item("[8] 见《渡口的灯》（“Lamps of the Ferry: A Talk” ），河口出版社，2009年。")
    assert (read["title"], read["publisher"]) == ("渡口的灯", "河口出版社")


def test_the_mark_of_a_patent_on_a_paper() -> None:
    read = item("[6] Hopp Jan. Lamps at night[P]. Proceedings of the 3rd Conference on Ferries (FER 2018),2018.")
    assert read["container-title"] == "Proceedings of the 3rd Conference on Ferries (FER 2018)"


def test_a_stop_for_the_comma_behind_a_family() -> None:
    assert names("[2] Stieg. P.Thinking of lamps[J]. Post Review, 1992, 62: 155-178.") == ["Stieg P"]


@pytest.mark.parametrize("words", ["链接", "原文", "PDF"])
def test_a_link_that_is_called_a_link_is_no_title(words: str) -> None:
    assert words not in item(f'9. Stieg P. "Lamps of the ferry", 2025. [{words}](https://a.example/lamps)')["title"]


def test_a_link_of_a_wiki_behind_an_entry_is_none_of_it() -> None:
    read = item("[6] P. Stieg, Modern Ferry Lamps, Ferry Publishing Company (1994). [[灯]]")
    assert "灯" not in str(read)


def test_a_paper_of_a_meeting_in_quotation_marks() -> None:
    host = "Proceedings of the 5th symposium on lamps"
    read = item(f"[1] Paul W Stieg, “Lamps of ferries and posts,” in {host} (Ferry, 1994) pp. 124–134.")
    assert read["container-title"] == host
    assert (read["publisher"], read["page"]) == ("Ferry", "124-134")


def test_addresses_that_blanks_broke() -> None:
    broken = "https://a. example.org/lamps /article /ferry-lamps/."
    assert item(f"[3] 方砚. 灯[EB/OL]. [2021-10-11]. {broken}")["URL"].endswith("/lamps/article/ferry-lamps/")
    hexed = "https://a.example.org/files/1760823a103e4 d75ac681564fe481af4.pdf"
    assert item(f"[3] 方砚. 灯[EB/OL]. [2021-10-11]. {hexed}")["URL"].endswith("a103e4d75ac681564fe481af4.pdf")


def test_families_in_capitals_behind_their_given_names() -> None:
    raw = "1 Kenji HASHIO,Eiji OKAMURA,Masao MORI.Lamps of ferries.Post Review,1997,3(2):1-9"
    assert names(raw)[:2] == ["Kenji HASHIO", "Eiji OKAMURA"]


def test_a_series_before_the_town_and_a_town_behind_the_year() -> None:
    read = item(
        "3 Stieg P.Lamps.In:Hopp J,Lind K eds.Proceedings of the Ferries'97.LNCS 1334,Berlin:Springer-Verlag,1997.4～9"
    )
    assert read["publisher-place"] == "Berlin"
    assert item("2 方砚秋. 渡口的灯. 清华大学出版社，1997年，北京")["publisher-place"] == "北京"


def test_a_publisher_with_people_in_it_is_doubtful() -> None:
    entry = read_entry("[1] Stieg P. Lamps[M]. Hopp F W，Lind F L，trans. Ferry, 1951.")
    assert confidence(entry) < HIGH


def test_the_strokes_of_markdown_are_no_part_of_a_title() -> None:
    assert item("[6] 方砚秋.12\\~17号渡口的灯[J].河口学报,2003(2):1-5.")["title"] == "12~17号渡口的灯"


def test_the_word_in_before_initials_without_a_blank() -> None:
    host = "InR.Hopp,G.Tong,&R.D.Moor (Eds.),Ferry lamps (pp. 23-38). New York: Ferry Press."
    raw = f"Stieg,P.K.,&Lind,S. (2008).Designing lamps at night.{host}"
    assert item(raw)["container-title"] == "Ferry lamps"
