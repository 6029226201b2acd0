"""MyST's directives, names and calls as pandoc and Quarto write them."""

from __future__ import annotations

import pytest

from kanyin.dialects import prepare
from kanyin.dialects.omitted import Omitted


def prepared(text: str) -> str:
    return prepare(text, 0, None, None, Omitted()).text.strip()


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "```{figure} a b.png\n:name: boat\n:width: 50%\n\n渡口的\n船\n\n说明\n```",
            "![渡口的 船](a%20b.png){#fig-boat width=50%}\n\n\n说明",
        ),
        (":::{figure} a.png\n:label: fig-boat\n渡口\n:::", "![渡口](a.png){#fig-boat}"),
        ("```{image} a.png\n:alt: 船\n:height: 20\n```", "![船](a.png){height=20px}"),
        (":::{warning} 小心\n:class: x\n船\n:::", '::: {.callout .warning title="小心"}\n\n船\n\n:::'),
        (":::{note}\n船\n:::", "::: {.callout .note}\n\n船\n\n:::"),
        ("(port)=\n\n## 渡口", "## 渡口 {#port}"),
        ("(port)=\n渡口", "[]{#port}\n\n渡口"),
        ("$$\nx\n$$ (port)", "$$\nx\n$$ {#eq-port}"),
        (
            "见 {numref}`boat`、{numref}`图 %s <boat>`、{ref}`渡口 <port>`",
            r"见 \@ref(boat)、图 \@ref(boat)、[渡口](#port)",
        ),
        ("见 [](#boat)、{eq}`a`", r"见 \@ref(boat)、\@ref(a)"),
        ("`` {ref}`boat` ``", "`` {ref}`boat` ``"),
        ("```\n(port)=\n:::{note}\n```", "```\n(port)=\n:::{note}\n```"),
        ("f(x)= y", "f(x)= y"),
    ],
)
def test_directives_names_and_calls(text: str, made: str) -> None:
    assert prepared(text) == made
