"""A person's own CSL style: items as any style expects them."""

from __future__ import annotations

import pytest

from kanyin.book.rendered import render
from kanyin.references.listing import items, read_list

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>ferry</title><id>ferry</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">
    <names variable="author"><name and="symbol" delimiter=", " initialize-with=". " name-as-sort-order="all"/></names>
    <text variable="title" prefix=" "/>
    <choose><if variable="medium"><text variable="medium" prefix="[" suffix="]"/></if></choose>
    <group prefix=", " delimiter=" "><number variable="edition"/><label variable="edition" form="short"/></group>
    <text variable="status" prefix=" status "/>
    <date variable="issued" prefix=" "><date-part name="year"/></date>
  </layout></bibliography>
</style>"""
LIST = [
    (
        "方砚, 林漱, 等. 桥墩的冲刷[J/OL]. 桥梁史, 2012, 3(2): 11-19. https://a.example/.",
        "方砚, 林漱, 等 桥墩的冲刷 2012.",
    ),
    ("STIEG A, LIND D, et al. Lamps[J]. Village, 2018, 3(1): 1-9.", "Stieg, A., Lind, D., et al. Lamps 2018."),
    ("何书田. 渡口的灯[M]. 2版. 河口: 河口书局, 2009: 12-15.", "何书田 渡口的灯, 2 版 2009."),
    ("Berg C. Streets[M]. 2nd ed. London: Ferry Press, 1999.", "Berg, C. Streets, 2 ed. 1999."),
    ("何书田. 渡口的灯[M/CD]. 河口: 河口书局, 2009.", "何书田 渡口的灯[CD] 2009."),
]


@pytest.mark.parametrize(("entry", "wanted"), LIST, ids=[wanted for _, wanted in LIST])
def test_any_style_prints_numbers_names_and_carriers_as_its_own(entry: str, wanted: str) -> None:
    assert render(items(read_list(entry)), STYLE) == [wanted]
