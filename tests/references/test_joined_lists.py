"""Lists whose entries run on within lines, stand in quotations, or go on below a second heading."""

from __future__ import annotations

import pytest

from kanyin.references.csl import to_csl
from kanyin.references.entry import read_entry
from kanyin.references.source import from_markdown, from_text
from kanyin.references.split import is_subheading, split_list

JOINED = [
    # Behind pages without a stop, behind a twin in brackets; years that recognition misread; names without blanks.
    "｜Stieg KQ, Lind S, 1998. Lamps of a ferry. Village, 48(1): 40-41 ｜Moor K Q, HanJY, LoT, 2O13. Posts. Village.\n"
    "｜Parkel S, 2010. Lamps. Village Studies, 3(1): 1-9.",
    "｜LING LF, FANG CG, 2008. Lamps[J]. Village Studies, 3(2): 9-11. [凌风, 方砚, 2008. 灯[J]. 河口学报, 3(2): 9-11.]"
    "｜LIN H, GU XL, et al., 20O2. Posts[J]. Village Studies, 33(6): 5-8.",
    "｜Stieg, K. Q., & Lind, S. (1998). Lamps. Village, 48, 40-41. ｜Moor, K. (2oo3). Posts. Village, 3, 1-9.",
    # Editors within an entry begin none.
    "｜Stieg, K. (2011). Lamps. In H. W. Lane, M. Moor, M. Mendel and J. Nett (Eds), Ferries (2010 ed.). Ferry: Press.",
]


@pytest.mark.parametrize("marked", JOINED)
def test_people_and_a_year_begin_an_entry_within_a_line(marked: str) -> None:
    text = marked.replace("｜", "")
    starts = [at - n for n, at in enumerate(at for at, sign in enumerate(marked) if sign == "｜")]
    assert [start for start, _ in split_list(text)] == starts


ENTRIES = "方砚. 渡口的灯[M]. 河口: 河口书局, 2001.", "林漱. 井[M]. 河口: 河口书局, 2002."


def listed(text: str) -> list[str]:
    found = from_markdown(text).list
    return [found[a:b] for a, b in split_list(found) if not is_subheading(found[a:b])]


def test_a_list_may_stand_in_a_quotation_without_labels() -> None:
    quoted = "\n\n".join(f"> {one}" for one in ENTRIES)
    assert listed(f"灯旧了。\n\n# 参考文献\n\n{quoted}\n\n## 井\n\n>{ENTRIES[1]}\n") == [*ENTRIES, ENTRIES[1]]


def test_the_list_goes_on_below_a_second_heading() -> None:
    western = [f"Stieg K, Lind S, 199{n}. Lamps. Village Studies, 48(1): 4-{n}5." for n in (1, 2)]
    text = "\n\n".join(["灯旧了。", "# References", *western, "# 参考文献", *ENTRIES])
    assert [one for one in listed(text) if not one.startswith("#")] == [*western, *ENTRIES]
    assert from_text("灯旧了。\n参考文献\n别的话。\n参考文献\n" + ENTRIES[0]).body.startswith("灯旧了。\n参考文献")


@pytest.mark.parametrize("head", ["Patents:", "Conference papers:", '<h4 align="center">参考文献</h4>'])
def test_latin_words_and_a_colon_part_a_list(head: str) -> None:
    text = f"{head}\n{ENTRIES[0]}\n{ENTRIES[1]}"
    pieces = [text[a:b] for a, b in split_list(text)]
    assert pieces == [head, *ENTRIES]
    assert is_subheading(pieces[0])


def test_each_part_below_a_heading_has_labels_of_its_own_or_none() -> None:
    marked = (
        "### 论文\n\n｜14. 方砚. (2019). 灯.\n｜15. 林漱. (2008). 《井》. 河口书局.\n｜16. 沈度. (2007). 船, 26(5).\n\n"
        "## 网页\n\n｜1. Ferry. Lamps. 2010.\n｜2. Moor, D. (2022). Posts. Town.\n｜3. Lind, S. (2025). Oil. Town.\n\n"
        "## 补充\n\n｜- 何书田 等. 《灯市》.\n｜- 顾之砚 等. (2011). 《灯谜》. 河口书局.\n｜- 安璐 等. 《灯会》."
    )
    raw = marked.replace("｜", "")
    starts = [at - n for n, at in enumerate(at for at, sign in enumerate(marked) if sign == "｜")]
    assert [a for a, b in split_list(raw) if not raw[a:b].startswith("#")] == starts


@pytest.mark.parametrize("end", ["].", "]"])
def test_an_entry_in_brackets_is_read_without_them(end: str) -> None:
    item = to_csl(read_entry(f"[方砚, 林漱.(2010). 渡口的灯. 河口学报, (8), 90-96.{end}"))
    assert [name["literal"] for name in item["author"]] == ["方砚", "林漱"]


def test_a_publisher_may_have_two_towns_behind_it() -> None:
    item = to_csl(read_entry('Stieg, Ann. "Lamps." *Conference on Ferries*. Springer, Berlin, Heidelberg, 2010.'))
    assert (item["publisher"], item["publisher-place"]) == ("Springer", "Berlin, Heidelberg")


@pytest.mark.parametrize("left_out", ["... ", ". . . ", "..", "…", "… & "])
def test_the_last_of_many_authors_stands_behind_dots(left_out: str) -> None:
    item = to_csl(
        read_entry(f"Stieg, M., Song, H.-j., {left_out}Moor, J. A. (2018). Lamps. Village Studies, 5(1), 1-9.")
    )
    assert [name["family"] for name in item["author"]] == ["Stieg", "Song", "Moor"]
    assert (item["title"], item["author"][1]["given"]) == ("Lamps", "H.-j.")
