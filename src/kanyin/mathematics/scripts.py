"""Scripts, limits and labels above and below, accents (OpenType MATH; The TeXbook, appendix G, 12, 13 and 18)."""

from __future__ import annotations

from lxml import etree

from kanyin.mathematics.boxes import Box, beside, overlaid, rule
from kanyin.mathematics.grow import glyph_box, grown
from kanyin.mathematics.operators import ACCENTS, BARS, LARGE, core, has_limits
from kanyin.mathematics.setting import Setting, name_of, shapes

_GAP, _BRACE_GAP = 0.1, 0.2
"""Between an arrow, or a brace, and what it spans, em."""
_LIMIT_GAP = 0.15
"""White between a sign and its limits at least, em: some fonts name less, and the dots of a letter touch the sign."""
_WIDE_BRACES = frozenset("⏞⏟⏜⏝⎴⎵")
_BETWEEN = 0.12
"""Em between exponent and index at least: some fonts name less, and a fraction touches the index."""
_SPANS = frozenset("⏞⏟⏜⏝⎴⎵→←↔⇒⇐⇔↦⟵⟶⟷⟸⟹⟺↼⇀↽⇁⇌⇋↞↠↩↪=\u20d7\u20d6\u20e1^~ˆ˜\u0302\u0303")


@shapes("msub", "msup", "msubsup")
def scripts(element: etree._Element, setting: Setting) -> Box:
    """A term with an index, an exponent or both."""
    below = element[1] if name_of(element) != "msup" else None
    above = element[-1] if name_of(element) != "msub" else None
    return attached(setting.box(element[0]), below, above, setting, is_large=_is_large(element[0]))


@shapes("mmultiscripts")
def prescripts(element: etree._Element, setting: Setting) -> Box:
    """Scripts on both sides: the ordinary ones, and those behind ``mprescripts``, which stand before the term."""
    at = next((n for n, child in enumerate(element) if name_of(child) == "mprescripts"), len(element))
    base = setting.box(element[0])
    after = [None if not len(child) and not child.text else child for child in element[1:at]]
    before = [None if not len(child) and not child.text else child for child in element[at + 1 :]]
    below, above = (*after, None, None)[:2]
    made = attached(base, below, above, setting, is_large=_is_large(element[0])) if after else base
    if len(before) < 2:
        return made
    empty = Box(0.0, base.ascent, base.descent)
    return beside([attached(empty, before[0], before[1], setting), made])


def _is_large(element: etree._Element) -> bool:
    operator = core(element)
    return operator is not None and (operator.text or "") in LARGE


def attached(
    base: Box,
    below: etree._Element | None,
    above: etree._Element | None,
    setting: Setting,
    *,
    is_large: bool = False,
) -> Box:
    """A term and its scripts. An index goes under the overhang of an integral, an exponent beyond that of a letter."""
    lean = base.italic if base.letter else 0.0
    sub = None if below is None else setting.script(cramped=True).box(below)
    sup = None if above is None else setting.script().box(above)
    down = 0.0 if sub is None else _down(base, sub, setting, is_large)
    up = 0.0 if sup is None else _up(base, sup, setting, is_large)
    if sub is not None and sup is not None:
        up, down = _apart(up, down, sub, sup, setting)
    placed, width = [base], base.width + (lean if sub is None and sup is None else 0.0)
    if sub is not None:
        at = base.width - (lean if is_large else 0.0)
        placed.append(sub.moved(at, -down))
        width = max(width, at + sub.width)
    if sup is not None:
        at = base.width + (0.0 if is_large else lean)
        placed.append(sup.moved(at, up))
        width = max(width, at + sup.width)
    return overlaid(placed, width + setting.length("SpaceAfterScript"))


def _down(base: Box, sub: Box, setting: Setting, is_large: bool) -> float:
    drop = base.descent + setting.length("SubscriptBaselineDropMin") if is_large or not base.letter else 0.0
    return max(setting.length("SubscriptShiftDown"), drop, sub.ascent - setting.length("SubscriptTopMax"))


def _up(base: Box, sup: Box, setting: Setting, is_large: bool) -> float:
    shift = setting.length("SuperscriptShiftUpCramped" if setting.cramped else "SuperscriptShiftUp")
    drop = base.ascent - setting.length("SuperscriptBaselineDropMax") if is_large or not base.letter else 0.0
    return max(shift, drop, sup.descent + setting.length("SuperscriptBottomMin"))


def _apart(up: float, down: float, sub: Box, sup: Box, setting: Setting) -> tuple[float, float]:
    """Exponent and index keep a gap; first the exponent rises, as far as it may, then the index falls."""
    least = max(setting.length("SubSuperscriptGapMin"), _BETWEEN * setting.scale)
    lacking = least - ((up - sup.descent) - (sub.ascent - down))
    if lacking > 0:
        rise = setting.length("SuperscriptBottomMaxWithSubscript") - (up - sup.descent)
        rise = min(lacking, max(0.0, rise))
        up, down = up + rise, down + lacking - rise
    return up, down


@shapes("munder", "mover", "munderover")
def limits(element: etree._Element, setting: Setting) -> Box:
    """What stands above and below: accents, lines, braces and their labels, limits of sums."""
    kind = name_of(element)
    below = element[1] if kind != "mover" else None
    above = element[-1] if kind != "munder" else None
    if not has_limits(element[0], setting.display):
        return attached(setting.box(element[0]), below, above, setting, is_large=True)
    if kind == "mover" and element.get("accent") == "true":
        return _accented(element, setting)
    if kind == "munder" and element.get("accentunder") == "true":
        return _underlined(element, setting)
    settings = setting.script(cramped=True), setting.script()
    labels = [None if part is None else at.box(part) for part, at in zip((below, above), settings, strict=True)]
    widest = max((label.width for label in labels if label), default=0.0)
    base = _spanning(element[0], widest, setting) or setting.box(element[0])
    return stacked(base, labels[0], labels[1], setting)


def stacked(base: Box, below: Box | None, above: Box | None, setting: Setting) -> Box:
    """A sign with its limits, each in the middle; they lean with an integral."""
    lean = base.italic / 2 if base.letter else 0.0
    width = max(base.width, *(label.width for label in (below, above) if label))
    middle = width / 2
    placed = [base.moved(middle - base.width / 2)]
    least = _LIMIT_GAP * setting.scale
    if above:
        rise = setting.length("UpperLimitBaselineRiseMin") - above.descent
        gap = max(setting.length("UpperLimitGapMin"), rise, least)
        placed.append(above.moved(middle - above.width / 2 + lean, base.ascent + gap + above.descent))
    if below:
        drop = setting.length("LowerLimitBaselineDropMin") - below.ascent
        gap = max(setting.length("LowerLimitGapMin"), drop, least)
        placed.append(below.moved(middle - below.width / 2 - lean, -base.descent - gap - below.ascent))
    return overlaid(placed, width)


def _spanning(element: etree._Element, width: float, setting: Setting) -> Box | None:
    """An arrow or a brace of a width; None for what does not grow so."""
    operator = core(element)
    text = "" if operator is None else operator.text or ""
    if text not in _SPANS or operator is None or operator.get("stretchy") == "false" or not setting.font.glyph(text):
        return None
    made = grown(setting.font, text, width, upright=False, scale=setting.scale, color=setting.color)
    # Its ends are those of its ink.
    return Box(made.width, made.ascent, made.descent, made.ink)


def _accented(element: etree._Element, setting: Setting) -> Box:
    base = setting.tight().box(element[0])
    text = "".join(element[1].itertext())
    if text in BARS:
        return _ruled(base, setting, above=True)
    if text in ACCENTS or (len(text) == 1 and "\u0300" <= text <= "\u20ff"):
        return _with_accent(base, ACCENTS.get(text, text), setting, wide=element[1].get("stretchy") == "true")
    mark = _spanning(element[1], base.width, setting) or setting.script().box(element[1])
    gap = (_BRACE_GAP if text in _WIDE_BRACES else _GAP) * setting.scale
    raised = mark.moved((base.width - mark.width) / 2, base.ascent + gap + mark.descent)
    return overlaid([base, raised], max(base.width, mark.width))


def _with_accent(base: Box, text: str, setting: Setting, *, wide: bool) -> Box:
    """A mark in its place above a letter, or as wide as the term that it covers."""
    glyph = setting.font.glyph(text)
    if not glyph:
        return base
    if wide:
        glyph = _widest(glyph, base.width / setting.scale, setting)
    mark = glyph_box(setting.font, glyph, text, setting.scale, setting.color)
    left, _, right, _ = setting.font.extents(glyph)
    own = (left + right) / 2 * setting.scale if wide or mark.middle is None else mark.middle
    middle = base.middle if base.letter and base.middle is not None and not wide else base.width / 2
    rise = base.ascent - min(base.ascent, setting.length("AccentBaseHeight"))
    placed = Box(0.0, mark.ascent, mark.descent, mark.ink).moved(middle - own, rise)
    made = overlaid([base, placed], base.width)
    return Box(made.width, made.ascent, base.descent, made.ink, base.italic, middle, base.letter)


def _widest(glyph: str, width: float, setting: Setting) -> str:
    """The widest form of a mark that is no wider than the term."""
    sizes = [name for name, size in setting.font.growth(glyph, upright=False).sizes if size <= width]
    return sizes[-1] if sizes else glyph


def _underlined(element: etree._Element, setting: Setting) -> Box:
    base = setting.box(element[0])
    text = "".join(element[1].itertext())
    if text in BARS:
        return _ruled(base, setting, above=False)
    mark = _spanning(element[1], base.width, setting) or setting.script().box(element[1])
    gap = (_BRACE_GAP if text in _WIDE_BRACES else _GAP) * setting.scale
    lowered = mark.moved((base.width - mark.width) / 2, -base.descent - gap - mark.ascent)
    return overlaid([base, lowered], max(base.width, mark.width))


def _ruled(base: Box, setting: Setting, *, above: bool) -> Box:
    side = "Overbar" if above else "Underbar"
    gap, thickness = setting.length(f"{side}VerticalGap"), setting.length(f"{side}RuleThickness")
    width = base.width + (base.italic if base.letter else 0.0)
    line = rule(width, thickness, setting.color)
    placed = line.moved(0.0, base.ascent + gap if above else -base.descent - gap - thickness)
    return overlaid([base, placed], width)
