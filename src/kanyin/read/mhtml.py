"""A web page saved as one file (MHTML, RFC 2557; ``.mhtml``, ``.mht``): the page in it.

What else stands in the file, pictures and style sheets, is read by nobody: a picture is told of as missing.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.message import Message

from kanyin.errors import InputError
from kanyin.messages import msg
from kanyin.remarks import remark

_PAGES = ("text/html", "application/xhtml+xml")


def page_of(data: bytes, name: str) -> bytes:
    """The bytes of the web page that is the first in the file. Raises InputError for a file that holds none."""
    try:
        parts = list(_parts(email.message_from_bytes(data)))
    except RecursionError:  # parts in parts in parts, which no browser writes
        parts = []
    page = next((part for part in parts if part.get_content_type() in _PAGES), None)
    found = page.get_payload(decode=True) if page is not None else None
    if not isinstance(found, bytes) or not found.strip():
        hint = msg("open it in a browser and save it as a complete page (.html)")
        raise InputError(msg("there is no web page in this file"), file=name, hint=hint)
    if any(part.get_content_maintype() == "image" for part in parts):
        hint = msg("to keep its pictures, open it in a browser and save it as a complete page (.html)")
        remark(msg("the pictures in this file are not read"), file=name, hint=hint, kind="mhtml pictures")
    return found


def _parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if not part.is_multipart())
