"""Colours for the press: text and rules to the black ink alone, pictures to four inks by the print shop's profile."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kanyin.errors import InputError, UsageError
from kanyin.messages import msg

_SETS = {"rg": "k", "RG": "K", "g": "k", "G": "K", "k": "k", "K": "K"}
"""Operators that set a colour, and the one for four inks that takes their place."""
_RED, _RED_INKS = [1.0, 0.0, 0.0], [0.0, 1.0, 1.0, 0.0]
"""The red of an official document's head (GB/T 9704-2012 6.1, 7.2.4), and its inks."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An ICC profile of a press: its bytes, its file's name, and what it calls itself."""

    data: bytes
    name: str
    description: str


@dataclass(slots=True)
class Report:
    """What was done to colours: how often, by what."""

    greyed: Counter[str] = field(default_factory=Counter)
    """Colours of text and rules that became gray."""
    red: int = 0
    """How often the red of an official document's head stayed red."""
    converted: list[str] = field(default_factory=list)
    """Pictures that were converted."""
    left: list[tuple[str, str, str]] = field(default_factory=list)
    """What was left as it was: ``Pattern``, ``Shading`` or ``Image``, its name, and why where that is known."""


def read_profile(data: bytes, file: str) -> Profile:
    """A profile for four inks. Raises InputError for what is no profile, UsageError for one of other inks."""
    from PIL import ImageCms

    try:
        opened = ImageCms.getOpenProfile(io.BytesIO(data))
        space, kind = opened.profile.xcolor_space.strip(), opened.profile.device_class
        description = " ".join(str(ImageCms.getProfileDescription(opened)).split())
    except (ImageCms.PyCMSError, OSError) as error:
        raise InputError(
            msg("is not an ICC profile"), file=file, hint=msg("ask the print shop for its CMYK output profile")
        ) from error
    if space != "CMYK" or kind != "prtr":
        problem = msg("is a profile for {space} ({kind}), not for a press with four inks", space=space, kind=kind)
        raise UsageError(problem, file=file, hint=msg("ask the print shop for its CMYK output profile"))
    return Profile(data, file.replace("\\", "/").rsplit("/", 1)[-1], description)


def convert(pdf: Any, profile: Profile) -> Report:
    """Convert all colours of a pikepdf document in place."""
    import pikepdf

    report = Report()
    painter = _Painter(profile, report)
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        page.Contents = pdf.make_stream(painter.repaint(pikepdf.parse_content_stream(page)))
        _convert_resources(pdf, page.get("/Resources"), painter, seen)
    return report


def _convert_resources(pdf: Any, resources: Any, painter: _Painter, seen: set[tuple[int, int]]) -> None:
    """Pictures, and drawings within drawings."""
    import pikepdf

    for key, thing in (resources or {}).get("/XObject", {}).items():
        if thing.objgen in seen:
            continue
        seen.add(thing.objgen)
        if thing.get("/Subtype") == "/Form":
            thing.write(painter.repaint(pikepdf.parse_content_stream(thing)))
            _convert_resources(pdf, thing.get("/Resources"), painter, seen)
        elif thing.get("/Subtype") == "/Image":
            painter.convert_picture(thing, key.lstrip("/"))
    for kind in ("/Pattern", "/Shading"):
        for key in (resources or {}).get(kind, {}):
            painter.report.left.append((kind[1:], key.lstrip("/"), ""))


class _Painter:
    """Turns colours into inks."""

    def __init__(self, profile: Profile, report: Report) -> None:
        from PIL import ImageCms

        self.report = report
        self.transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            ImageCms.getOpenProfile(io.BytesIO(profile.data)),
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    def repaint(self, instructions: Iterable[Any]) -> bytes:
        """A content stream whose colours are inks: by the profile inside a figure, else the black one alone.

        It begins with black itself, for what is painted before a colour is set.
        """
        import pikepdf

        black = [0, 0, 0, 1]
        made: list[Any] = [(black, pikepdf.Operator("k")), (black, pikepdf.Operator("K"))]
        figures: list[bool] = []
        for operands, operator in instructions:
            name = str(operator)
            if name in ("BDC", "BMC"):
                figures.append(str(operands[0]) == "/Figure")
            elif name == "EMC" and figures:
                figures.pop()
            if name in _SETS:
                parts = tuple(float(part) for part in operands)
                made.append((self._inks(parts, any(figures)), pikepdf.Operator(_SETS[name])))
            else:
                made.append((operands, operator))
        return bytes(pikepdf.unparse_content_stream(made))

    def _inks(self, parts: tuple[float, ...], in_picture: bool) -> list[float]:
        """Four inks for gray, RGB or CMYK; of a colour outside of pictures, but for the red of official
        documents, only its darkness stays.
        """
        if len(parts) == 4:
            if in_picture or not any(parts[:3]):
                return list(parts)
            light = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
        else:
            light = list(parts) if len(parts) == 3 else [parts[0]] * 3
        if max(light) - min(light) < 0.004:
            return [0, 0, 0, round(1 - light[0], 4)]
        if in_picture:
            return self._by_profile(light)
        if light == _RED:
            self.report.red += 1
            return list(_RED_INKS)
        self.report.greyed["#" + "".join(f"{round(255 * part):02x}" for part in light)] += 1
        darkness = 1 - (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2])
        return [0, 0, 0, round(darkness, 4)]

    def _by_profile(self, light: list[float]) -> list[float]:
        from PIL import Image, ImageCms

        pixel = Image.new("RGB", (1, 1), tuple(round(255 * part) for part in light))
        made: Any = ImageCms.applyTransform(pixel, self.transform)
        return [round(ink / 255, 4) for ink in made.tobytes()]

    def convert_picture(self, picture: Any, name: str) -> None:
        """A picture's pixels to gray where it has no colour, else to four inks; its mask stays."""
        import pikepdf

        if picture.get("/ImageMask", False) or picture.get("/ColorSpace") in ("/DeviceGray", "/DeviceCMYK"):
            return
        try:
            pixels = pikepdf.PdfImage(picture).as_pil_image().convert("RGB")
        except (pikepdf.PdfError, pikepdf.UnsupportedImageTypeError, NotImplementedError, ValueError) as error:
            self.report.left.append(("Image", name, str(error)))
            return
        self._write_pixels(picture, pixels, name)

    def _write_pixels(self, picture: Any, pixels: Any, name: str) -> None:
        import pikepdf
        from PIL import ImageCms

        made: Any
        if _has_no_colour(pixels):
            space, made = "/DeviceGray", pixels.convert("L")
        else:
            space, made = "/DeviceCMYK", ImageCms.applyTransform(pixels, self.transform)
        picture.write(made.tobytes())
        picture.ColorSpace = pikepdf.Name(space)
        picture.BitsPerComponent = 8
        for key in ("/Decode", "/DecodeParms", "/Mask"):
            if key in picture:
                del picture[key]
        self.report.converted.append(f"{pixels.width} × {pixels.height}: RGB → {space[7:]}")


def _has_no_colour(pixels: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = pixels.split()
    extrema: list[Any] = [ImageChops.difference(red, other).getextrema() for other in (green, blue)]
    return all(most <= 1 for _, most in extrema)
