"""Pictures of pixels within a drawing: decoded as those beside a Markdown file are, and written into it anew."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode

from lxml import etree

from kanyin import limits
from kanyin.output import raster
from kanyin.output.raster import BrokenError
from kanyin.output.svg.rules import HREF
from kanyin.patterns import lazy

_OWN = lazy(r"\s*data:image/(?:png|jpe?g|gif|webp|bmp);base64,(?P<code>[A-Za-z0-9+/=\s]*+)", re.IGNORECASE)
_ADDRESS = lazy(r"data:image/(?:png|jpeg|gif);base64,(?P<code>[A-Za-z0-9+/=]*+)")


def holds_picture(element: etree._Element) -> bool:
    """All addresses of an ``image`` are pictures of pixels in the drawing itself: it fetches nothing."""
    addresses = [address for key in (HREF, "href") if (address := element.get(key)) is not None]
    return bool(addresses) and all(map(_OWN.fullmatch, addresses))


def bytes_in(address: str) -> bytes | None:
    """The bytes in an address that ``OwnPictures`` has made; None for any other."""
    found = _ADDRESS.fullmatch(address)
    return b64decode(found["code"]) if found else None


class OwnPictures:
    """The pictures of one drawing: all of them together have as many pixels as the limit allows one."""

    def __init__(self) -> None:
        self._pixels = 0

    def address(self, element: etree._Element) -> str | None:
        """The address of a picture that is sound; None where it cannot be decoded, or is one too many."""
        found = _OWN.fullmatch(element.get("href") or element.get(HREF, ""))
        try:
            data = raster.as_png(b64decode("".join(found["code"].split()), validate=True)) if found else b""
            for start, (kind, _, media_type) in raster.KINDS.items():
                if data.startswith(start):
                    made = raster.decode(data, kind)
                    self._pixels += made.width * made.height
                    if self._pixels > limits.limit("pixels"):
                        return None
                    kind_in = "image/png" if made.plain else media_type
                    return f"data:{kind_in};base64,{b64encode(made.plain or data).decode()}"
        except (BrokenError, binascii.Error):
            pass
        return None
