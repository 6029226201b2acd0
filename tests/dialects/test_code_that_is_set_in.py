"""Nothing within code that is set in by four columns means anything: it stands in each book as it is typed."""

from __future__ import annotations

import pytest

from kanyin.book.reader import read_book


@pytest.mark.parametrize(
    "code",
    [
        *[
            "[[:upper:]] [[甲]] %%乙%%",
            "{% if x %} {{ y }} {{< z >}}",
            r"\(\alpha\) \[x\]",
            r'[ -r "$FILE" ] && echo $5',
        ],
        *["!> 甲", "$(a).$$.$B", "^[1]^"],
    ],
)
def test_code_stays_as_it_is(code: str) -> None:
    from lxml import html

    made = read_book(f"甲：\n\n    {code}\n    {code}\n\n乙。\n", "a.md", None).html
    (shown,) = html.fromstring(f"<div>{made}</div>").xpath("//pre")
    assert shown.text_content().strip("\n") == f"{code}\n{code}"
