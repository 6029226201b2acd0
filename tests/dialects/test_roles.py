"""Sphinx's roles in Markdown: names, sizes, calls and captions as pandoc's."""

from __future__ import annotations

import pytest

from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted
from kanyin.references.keys import with_plain_keys


def prepared(text: str, omitted: Omitted | None = None) -> str:
    made = prepare(text, 0, None, None, omitted or Omitted()).text
    return "\n".join(line for line in made.split("\n") if line.strip())


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("![渡口](a.png)\n:width:`400px`\n:label:`boat`", "![渡口](a.png){width=400px #fig-boat}"),
        ("![渡口](a.png) :width:`50%` :label:`fig-boat`", "![渡口](a.png){#fig-boat width=50%}"),
        ("![渡口](a.png){.wide}\n:height:`3cm`", "![渡口](a.png){.wide height=3cm}"),
        ("![渡口的\n船](a b.png)\n\n:label:`boat`", "![渡口的\n船](a b.png){#fig-boat}"),
        ("# 渡口\n:label:`port`", "# 渡口 {#port}"),
        ("$$\nx\n$$\n:eqlabel:`lamp`", "$$\nx\n$$ {#eq-lamp}"),
        ("$$x$$\n:eqlabel:`lamp`", "$$x$$ {#eq-lamp}"),
        (":灯的数目\n\n|a|b|\n|---|---|\n|1|2|\n:label:`lamp`", "|a|b|\n|---|---|\n|1|2|\n: 灯的数目 {#tbl-lamp}"),
        ("|a|b|\n|---|---|\n|1|2|\n:label:`lamp`", "|a|b|\n|---|---|\n|1|2|\n: {#tbl-lamp}"),
        ("渡口\n:label:`port`", "渡口\n[]{#port}"),
        ("如:numref:`boat`，式 :eqref:`lamp`", r"如\@ref(boat)，式 \@ref(lamp)"),
        (":ref:`渡口 <port>`，见:doc:`ferry`", "[渡口](#port)，见[](ferry.md)"),
        (":math:`x^2`、:func:`lamp.on`、:py:class:`Lamp`", "$x^2$、`lamp.on`、`Lamp`"),
        ("``:ref:`boat` ``、a:ref:`b`、`x`:ref:`b`", "``:ref:`boat` ``、a:ref:`b`、`x`:ref:`b`"),
        ("```\n![a](a.png)\n:label:`boat`\n```", "```\n![a](a.png)\n:label:`boat`\n```"),
        (":begin_tab:`lamp`\n灯\n:end_tab:\n:ref:`a`", '::: {.callout .tab title="lamp"}\n灯\n:::\n\\@ref(a)'),
    ],
)
def test_roles_are_read(text: str, made: str) -> None:
    assert prepared(text) == made


def test_text_beside_a_picture_that_has_a_name_stands_apart() -> None:
    made = prepare("灯\n![渡口](a.png)\n:label:`boat`\n船", 0, None, None, Omitted()).text
    assert made.split() == ["灯", "![渡口](a.png){#fig-boat}", "船"]
    assert "灯\n\n!" in made
    assert "}\n\n" in made


def test_roles_of_the_tool_alone_are_told() -> None:
    omitted = Omitted()
    assert prepared("灯\n\n:bibliography:`a.bib`", omitted) == "灯"
    assert omitted.texts == [":bibliography:`a.bib`"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("灯 :cite:`fang`与:cite:`xu,lin`", "灯 [@fang]与[@xu; @lin]"),
        (":citet:`fang`、:cite:p:`xu`", "@fang、[@xu]"),
        (":cite:t:`fang`", "@fang"),
        ("a:cite:`x`", "a:cite:`x`"),
    ],
)
def test_citations_by_roles(text: str, made: str) -> None:
    assert with_plain_keys(text) == made
