"""A PDF made ready for the press: inks, blank pages, boxes and marks, output intent, PDF/X-4 (ISO 15930-7)."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from html import escape
from typing import Any

from kanyin import __version__
from kanyin.book import dates
from kanyin.output.press import inks
from kanyin.output.press.inks import Profile, Report
from kanyin.output.xhtml import legal
from kanyin.style import MM_PER_PT

MARGIN = 10.0
"""mm around the trimmed page: the bleed, and beyond it the marks."""
_MARK = 5.0
"""mm: the length of a crop mark."""
_CROSS = 1.5
"""mm: the radius of a register mark."""
_LINE = 0.25
"""pt."""


@dataclass(frozen=True, slots=True)
class Work:
    """A PDF with bleed, and what is to be done to it."""

    data: bytes
    profile: Profile
    blanks_before: int
    multiple: int
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Made:
    """The finished file, its pages, the blank ones among them, and what was done to its colours."""

    data: bytes
    pages: int
    blanks: int
    report: Report


def finish(work: Work) -> Made:
    """Make the file. The same work gives the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(work.data)) as pdf:
        report = inks.convert(pdf, work.profile)
        _make_plain(pdf)
        blanks = _add_blanks(pdf, work)
        for page in pdf.pages:
            _add_marks(pdf, page)
        _add_intent(pdf, work.profile)
        _add_metadata(pdf, work)
        file = io.BytesIO()
        pdf.save(file, deterministic_id=True, force_version="1.6", fix_metadata_version=False)
        return Made(file.getvalue(), len(pdf.pages), blanks, report)


def _make_plain(pdf: Any) -> None:
    """Without what a press has no use for and PDF/X forbids: links and actions, and the tags that refer to them."""
    for key in ("/StructTreeRoot", "/MarkInfo", "/Names", "/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs", "/AA"):
            if key in page:
                del page[key]
    for item in pdf.objects:
        # PDF/X readers may smooth pictures or not; a press does not.
        if hasattr(item, "get") and item.get("/Subtype") == "/Image" and "/Interpolate" in item:
            del item["/Interpolate"]


def _add_blanks(pdf: Any, work: Work) -> int:
    """Blank pages before the first one, and after the last one up to a whole multiple; how many there are."""
    first = pdf.pages[0]
    boxes = {key: first[key] for key in ("/MediaBox", "/TrimBox", "/BleedBox")}
    after = -(len(pdf.pages) + work.blanks_before) % work.multiple
    for _ in range(after):
        pdf.pages.append(_blank(pdf, boxes))
    for _ in range(work.blanks_before):
        pdf.pages.insert(0, _blank(pdf, boxes))
    _shift_labels(pdf, work.blanks_before)
    return int(after + work.blanks_before)


def _shift_labels(pdf: Any, blanks: int) -> None:
    """Folios belong to their pages still; the blank ones before them have none."""
    import pikepdf

    labels = pdf.Root.get("/PageLabels")
    if labels is not None and blanks:
        pairs = zip(labels.Nums[::2], labels.Nums[1::2], strict=True)
        moved = [part for index, label in pairs for part in (int(index) + blanks, label)]
        labels.Nums = pikepdf.Array([0, pikepdf.Dictionary(P=pikepdf.String("")), *moved])


def _blank(pdf: Any, boxes: dict[str, Any]) -> Any:
    import pikepdf

    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, Resources=pikepdf.Dictionary(), Contents=pdf.make_stream(b"\n"))
    for key, box in boxes.items():
        page[key] = pikepdf.Array([float(number) for number in box])
    return pikepdf.Page(pdf.make_indirect(page))


def _add_marks(pdf: Any, page: Any) -> None:
    """A larger sheet around the bleed with crop marks at the corners and register marks at the sides.

    They are drawn in the colour of all inks (ISO 32000-1 8.6.6.4), so that each plate has them.
    """
    import pikepdf

    left, low, right, top = (float(number) for number in page.TrimBox)
    edge = MARGIN / MM_PER_PT
    page.MediaBox = pikepdf.Array([round(n, 4) for n in (left - edge, low - edge, right + edge, top + edge)])
    if "/CropBox" in page:
        del page["/CropBox"]
    name = page.add_resource(_all_inks(), pikepdf.Name.ColorSpace, name=pikepdf.Name("/AllInks"))
    drawing = _crop_marks(left, low, right, top) + _register_marks(left, low, right, top)
    content = f"q {name} CS 1 SCN {_LINE} w\n{drawing}Q\n"
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(b"Q\n" + content.encode()))


def _all_inks() -> Any:
    import pikepdf

    tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, tint])


def _crop_marks(left: float, low: float, right: float, top: float) -> str:
    """Two strokes at each corner, beyond the bleed, in line with the edges of the trimmed page."""
    far = MARGIN / MM_PER_PT
    near = far - _MARK / MM_PER_PT
    lines = []
    for y in (low, top):
        lines += [_stroke(left - far, y, left - near, y), _stroke(right + near, y, right + far, y)]
    for x in (left, right):
        lines += [_stroke(x, low - far, x, low - near), _stroke(x, top + near, x, top + far)]
    return "".join(lines)


def _register_marks(left: float, low: float, right: float, top: float) -> str:
    """A circle with a cross in the middle of each side."""
    off = (MARGIN - _MARK / 2) / MM_PER_PT
    middle_x, middle_y = (left + right) / 2, (low + top) / 2
    places = ((left - off, middle_y), (right + off, middle_y), (middle_x, low - off), (middle_x, top + off))
    return "".join(_register_mark(x, y) for x, y in places)


def _register_mark(x: float, y: float) -> str:
    arm, radius = _MARK / 2 / MM_PER_PT, _CROSS / MM_PER_PT
    # The usual four Bézier curves for a circle.
    pull = 0.5523 * radius
    parts = [f"{x + radius:.3f} {y:.3f} m"]
    for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        end = (x - sin * radius, y + cos * radius)
        first = (x + cos * radius - sin * pull, y + sin * radius + cos * pull)
        second = (end[0] + cos * pull, end[1] + sin * pull)
        parts.append(" ".join(f"{number:.3f}" for point in (first, second, end) for number in point) + " c")
    circle = "\n".join([*parts, "s\n"])
    return circle + _stroke(x - arm, y, x + arm, y) + _stroke(x, y - arm, x, y + arm)


def _stroke(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S\n"


def _add_intent(pdf: Any, profile: Profile) -> None:
    import pikepdf

    stream = pdf.make_stream(profile.data, N=4, Alternate=pikepdf.Name.DeviceCMYK)
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(profile.description or profile.name),
        Info=pikepdf.String(profile.description or profile.name),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _add_metadata(pdf: Any, work: Work) -> None:
    """What PDF/X-4 wants of a file: who made it and when, in the Info dictionary and in XMP alike. Never the clock."""
    import pikepdf

    moment = dates.fixed_time(work.date)
    stamp = moment.strftime("D:%Y%m%d%H%M%SZ")
    maker = f"kanyin {__version__}"
    info = {"/Title": work.title, "/CreationDate": stamp, "/ModDate": stamp, "/Creator": maker}
    for key, value in info.items():
        pdf.docinfo[key] = pikepdf.String(value)
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    identity = hashlib.sha256(work.data + work.profile.data).hexdigest()
    uuid = f"{identity[:8]}-{identity[8:12]}-5{identity[13:16]}-8{identity[17:20]}-{identity[20:32]}"
    producer = str(pdf.docinfo.get("/Producer", ""))
    text = _XMP.format(
        title=escape(legal(work.title)),
        time=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        maker=maker,
        uuid=uuid,
        producer=producer,
    )
    pdf.Root.Metadata = pdf.make_stream(text.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{time}</xmp:CreateDate>
<xmp:ModifyDate>{time}</xmp:ModifyDate>
<xmp:MetadataDate>{time}</xmp:MetadataDate>
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{uuid}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
