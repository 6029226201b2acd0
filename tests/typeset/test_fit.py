"""Total fit, on a toy font: every character 10 px wide, marks can give 5."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin.typeset.breaks import Breaks
from kanyin.typeset.classes import classify
from kanyin.typeset.fit import Line, break_lines, line_sums, set_line
from kanyin.typeset.material import Material, make_material
from kanyin.typeset.spacing import TRIM_RULES, GapRule, Span, Trim, find_spacing

EM = 10.0
LATIN = 5.0


def material(text: str, hyphens: dict[int, float] | None = None) -> Material:
    classes = classify(text)
    advances = [LATIN if name in "L0soc" else EM for name in classes]
    trims = {k: Trim(5.0 if name == "O" else 0.0, 5.0) for k, name in enumerate(classes) if name in "OCPQ"}
    spans = [Span(0, len(text), EM, TRIM_RULES["trim-both"], GapRule())]
    spacing = find_spacing(text, classes, advances, spans, trims, {})
    return make_material(text, classes, EM, Breaks(text, classes, strict=True), advances, spacing, hyphens=hyphens)


def fitted(text: str, width: float) -> list[Line]:
    paragraph = material(text)
    lines = break_lines(paragraph, 0, len(text), width, width)
    return [set_line(paragraph, a, b, width, 0.6 if b < len(text) else 0.0) for a, b in lines]


def test_lines_follow_each_other_and_fill_the_measure() -> None:
    text = "江南书局刻书三十年，《史记》一百三十卷，校勘最精，学者称之为局本，至今仍为人所用。" * 3
    lines = fitted(text, 130)
    assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
    assert lines[0].start == 0
    assert lines[-1].end == len(text)
    assert all(abs(line.width - 130) < 0.02 for line in lines[:-1])


def test_a_mark_is_squeezed_rather_than_joints_opened_wide() -> None:
    first = fitted("天地，玄黄。宇宙洪荒日月盈昃辰宿列", 85)[0]
    assert first.joint == 0
    assert first.mark_ratio > 0


def test_joints_open_a_little_rather_than_marks_be_squeezed_to_the_half() -> None:
    text = "溪水绕过旧祠堂的后墙再向南，流进圩田里去了这一带的人家都靠它浇地洗菜养鱼做饭过日子"
    first = fitted(text, 215)[0]
    assert first.mark_ratio == 0
    assert 0 < first.joint < 0.05 * EM


def test_no_joint_opens_by_more_than_a_quarter() -> None:
    paragraph = material("见字pneumonoultramicroscopicsilico病")
    line = set_line(paragraph, 0, 2, 100, 0.25)
    assert line.joint == 0, "short it is anyhow: it is not spread as well"
    assert line.fault == "underfull"
    assert line.width == 20


def with_code(text: str, code: str) -> tuple[Material, int, int]:
    """A text with code in it, and where that stands."""
    start = text.index(code)
    end = start + len(code)
    classes = classify(text)
    advances = [LATIN if name in "L0socYD" else EM for name in classes]
    spans = [Span(a, b, EM, TRIM_RULES["trim-both"], None, a == start) for a, b in
             ((0, start), (start, end), (end, len(text)))]  # fmt: skip
    spacing = find_spacing(text, classes, advances, spans, {}, {})
    breaks = Breaks(text, classes, strict=True)
    return make_material(text, classes, EM, breaks, advances, spacing, rigid=[(start, end)]), start, end


def test_code_is_not_spread_and_short_code_is_whole() -> None:
    text = "编译的时候先在这台机器的终端里面照着样子键入make all，再等它把全部源文件都编好为止，大约要一刻钟光景"
    paragraph, start, end = with_code(text, "make all")
    assert paragraph.joints[end] == paragraph.joints[start + 1]
    for width in (115, 155, 195, 255):
        ends = {b for _, b in break_lines(paragraph, 0, len(text), width, width)}
        assert not ends & set(range(start + 1, end))


def test_code_is_parted_sooner_than_its_line_gapes() -> None:
    text = "灯的间隔写在lamp.interval_seconds里面，改了以后要把守护进程重新启动一遍才行"
    paragraph, start, end = with_code(text, "lamp.interval_seconds")
    assert break_lines(paragraph, 0, len(text), 135, 135)[0] == (0, text.index("seconds"))
    roomy = break_lines(paragraph, 0, len(text), 185, 185)
    assert not {b for _, b in roomy} & set(range(start + 1, end))


def test_no_lone_character_at_the_end() -> None:
    assert [line.end - line.start for line in fitted("一二三四五六七八九十甲", 100)] != [10, 1]


def test_a_word_that_is_an_object_does_not_leave_the_last_character_alone() -> None:
    assert [line.end for line in fitted("一二三四五六七八\ufffc十", 90)] == [8, 10]
    assert [line.end for line in fitted("一二三四五六七八九\ufffc十。", 100)] == [9, 12]


def test_no_end_of_a_word_alone_on_the_last_line() -> None:
    text = "渡口的石阶年年都由村里的人自己修补他们把这件事情叫作renovation"
    stub = text.index("vation")
    width = line_sums(material(text), 0, stub)[0] + 9
    for words, start in ((text, text.index("renovation")), (text + "是的", stub)):
        paragraph = material(words, {stub: LATIN})
        assert break_lines(paragraph, 0, len(words), width, width)[-1][0] == start


def test_an_over_long_word_is_reported() -> None:
    lines = fitted("见pneumonoultramicroscopicsilicovolcanoconiosis病", 100)
    assert "overfull" in {line.fault for line in lines}


def cost(lines: list[Line]) -> float:
    return sum(line.joint**2 for line in lines)


def greedy(text: str, width: float) -> list[Line]:
    paragraph = material(text)
    lines, start = [], 0
    while start < len(text):
        ends = [k for k in range(start + 1, len(text) + 1) if k == len(text) or paragraph.breaks.allowed(k)]
        fitting = [k for k in ends if set_line(paragraph, start, k, width, 0.6).fault != "overfull"]
        end = max(fitting, default=ends[0])
        lines.append(set_line(paragraph, start, end, width, 0.6 if end < len(text) else 0.0))
        start = end
    return lines


def test_total_fit_is_no_looser_than_first_fit() -> None:
    text = (
        "据档案记载，electrochemical方法始于1834年，Faraday提出“电解”与“电极”等名词，沿用至今；后人spectroscopy续之。"
    )
    assert cost(fitted(text, 150)) <= cost(greedy(text, 150))


PIECES = st.text("汉字排版，。；“”（）《》！？—…abcXYZ0189 .,%/·、", max_size=80)


@settings(max_examples=200, deadline=None)
@given(PIECES, st.sampled_from([60.0, 110.0, 260.0]))
def test_any_text_is_broken_by_the_rules(text: str, width: float) -> None:
    if not text:
        return
    paragraph = material(text)
    lines = fitted(text, width)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines[:-1]:
        allowed = paragraph.breaks.allowed(line.end) or line.end in paragraph.costly or line.end in paragraph.cuts
        assert allowed
        assert line.fault or line.width <= width + 0.02
