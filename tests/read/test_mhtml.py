"""Web pages that a browser saved with all that belongs to them in one file."""

from __future__ import annotations

import base64
import hashlib
import quopri
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanyin.errors import InputError
from kanyin.read import read_page
from kanyin.read.mhtml import page_of
from kanyin.remarks import heard

PAGE = (
    '<!DOCTYPE html><html><head><meta charset="{charset}"><title>渡口的书店</title></head><body><h1>渡口的书店</h1>'
    + "<p>书店开在渡口旁边，门前有一棵老樟树，店主常说来了就坐，不买也行。</p>" * 5
    + "</body></html>"
)
PICTURE = "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"


def saved(page: bytes, coding: str = "quoted-printable", kind: str = "text/html", more: str = "") -> bytes:
    """A file as browsers write it."""
    coded = quopri.encodestring(page) if coding == "quoted-printable" else base64.encodebytes(page)
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://x.example/1.html\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n\r\n'
        f"--B\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
    )
    return head.encode() + coded + f"\r\n{more}--B--\r\n".encode()


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(("charset", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_its_page_is_read_as_one_saved_by_itself(coding: str, charset: str, codec: str) -> None:
    page = PAGE.replace("{charset}", charset).encode(codec)
    data = saved(page, coding)
    one, alone = (read_page(*each) for each in ((data, "a", Path("a.MHT")), (page, "a", Path("a.html"))))
    assert (one.lines, one.kinds) == (alone.lines, alone.kinds)
    assert one.sha256 == hashlib.sha256(data).hexdigest() != alone.sha256


def test_pictures_in_it_are_told_of() -> None:
    with heard() as remarks:
        page_of(saved(b"<p>a</p>", more=PICTURE), "a.mhtml")
    assert ["pictures" in one.problem for one in remarks] == [True]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"From: nobody\n\n<p>no kind</p>",
        saved(b"a picture", kind="image/png"),
        saved(b"  \n"),
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000)),
    ],
)
def test_a_file_without_a_page_is_told_with_a_cure(data: bytes) -> None:
    with pytest.raises(InputError) as error:
        page_of(data, "a.mhtml")
    assert "no web page" in str(error.value) and error.value.hint


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_an_error(data: bytes) -> None:
    for each in (data, saved(data), saved(b"")[:-9] + data):
        with suppress(InputError):
            assert page_of(each, "a.mhtml")
