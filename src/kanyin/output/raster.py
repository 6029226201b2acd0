"""Pictures of pixels, judged by decoding them: what a file claims to be, a reading system may not be able to show."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile

from kanyin import limits

KINDS = {
    b"\x89PNG\r\n\x1a\n": ("PNG", "png", "image/png"),
    b"\xff\xd8\xff": ("JPEG", "jpg", "image/jpeg"),
    b"GIF87a": ("GIF", "gif", "image/gif"),
    b"GIF89a": ("GIF", "gif", "image/gif"),
}
"""How a file begins; Pillow's name of its kind, the ending that it should have, its media type."""
_OTHERS: tuple[tuple[bytes, bytes, str], ...] = (
    (b"RIFF", b"WEBP", "WEBP"),
    (b"BM", b"", "BMP"),
    (b"II*\0", b"", "TIFF"),
    (b"MM\0*", b"", "TIFF"),
)
"""Kinds that not every reading system shows: how they begin, what they have from the ninth byte on, Pillow's name."""
_MODES = ("L", "LA", "RGB", "RGBA", "CMYK", "P", "1")


class BrokenError(Exception):
    """A picture that cannot be decoded to its end as the ``kind`` that it begins as; what Pillow says of it."""

    def __init__(self, said: Exception, kind: str) -> None:
        super().__init__(str(said))
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Raster:
    """What is known of a picture: pixels across and down, dots per inch where it tells them, whether it moves.

    ``plain`` is the same picture as PNG where it has more bits for each colour than a PDF of WeasyPrint's can hold.
    """

    width: int
    height: int
    dpi: tuple[float, float] | None
    moves: bool
    plain: bytes | None = None


_known: dict[bytes, Raster] = {}
_KNOWN = 256


def decode(data: bytes, kind: str) -> Raster:
    """Decode a picture whole; the same bytes once. Raises BrokenError, InputError beyond the limit of pixels."""
    digest = hashlib.sha256(data).digest()
    if digest not in _known:
        if len(_known) == _KNOWN:
            _known.clear()
        _known[digest] = _decode(data, kind)
    raster = _known[digest]
    _check_pixels(raster.width * raster.height)
    return raster


def as_png(data: bytes) -> bytes:
    """A picture of another kind as PNG, of one that moves what it begins with; any other bytes as they are.

    Raises BrokenError, InputError beyond the limit of pixels.
    """
    kinds = (name for begin, ninth, name in _OTHERS if data.startswith(begin) and data[8:12].startswith(ninth))
    kind = next(kinds, "")
    if not kind:
        return data
    with _strict(), _opened(data, kind) as image:
        try:
            image.load()
            return _written(image)
        except Exception as error:
            raise BrokenError(error, kind) from error


def _written(image: Image.Image) -> bytes:
    """A picture as PNG; its colours as red, green and blue where they are others."""
    if image.mode not in ("L", "LA", "RGB", "RGBA", "P", "1"):
        return _as_plain(image)
    made = io.BytesIO()
    image.save(made, "PNG", dpi=image.info.get("dpi"))
    return made.getvalue()


def _opened(data: bytes, kind: str) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=[kind])
    except Exception as error:
        raise BrokenError(error, kind) from error
    _check_pixels(image.width * image.height)
    return image


def _decode(data: bytes, kind: str) -> Raster:
    with _strict():
        image = _opened(data, kind)
        try:
            return _whole(image)
        except Exception as error:
            # Pillow raises nearly anything for bytes that are wrong.
            raise BrokenError(error, kind) from error


def _whole(image: Image.Image) -> Raster:
    """Decode a picture, of one that moves as many frames as the limit of pixels allows."""
    frames = getattr(image, "n_frames", 1) if image.format in ("GIF", "PNG") else 1
    image.load()
    plain = None if image.mode in _MODES else _as_plain(image)
    width, height = image.size
    dpi = image.info.get("dpi")
    for frame in range(1, min(frames, limits.limit("pixels") // (width * height))):
        image.seek(frame)
        image.load()
    return Raster(width, height, dpi, frames > 1, plain)


def _as_plain(image: Image.Image) -> bytes:
    made = io.BytesIO()
    if image.mode.startswith("I"):
        # Sixteen bits of grey; Pillow would cut off what is above 255.
        image = image.convert("I").point(lambda value: value * (1 / 257))
    image.convert("L" if image.mode in ("I", "F") else "RGB").save(made, "PNG")
    return made.getvalue()


def _check_pixels(pixels: int) -> None:
    if pixels > limits.limit("pixels"):
        raise limits.exceeded("pixels", pixels)


@contextmanager
def _strict() -> Iterator[None]:
    """Half a picture is an error, whatever WeasyPrint has told Pillow; the limit of pixels is ours alone."""
    half = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = half
