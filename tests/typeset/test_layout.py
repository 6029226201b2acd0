"""Lines in real PDFs, read from glyph positions."""

from itertools import pairwise

import pytest

from tests.typeset.reading_back import Render, between, glyph_lines, line_texts

TEXT = (
    "同治二年（1863），曾国藩于安庆创设书局，次年移至金陵，是为“金陵官书局”之始。此后浙江书局、江苏书局相继设立，"
    "用WeasyPrint排印的《目录》共71页，其中“甲”“乙”两类占12%；读者称便——三十年间，各省闻风而起……"
)


def right_edge(line: list) -> float:  # type: ignore[type-arg]
    """Where a line ends: a trimmed mark ends in the middle of its box."""
    last = line[-1]
    return last.right - (0.5 if last.text in "，。、；：”’）》」』】" else 0)


@pytest.mark.parametrize("em", [12, 18, 22, 26, 40])
def test_every_full_line_is_flush(render: Render, em: float) -> None:
    lines = glyph_lines(render(f"<p>{TEXT * 2}", em=em))
    assert len(lines) > 3
    for line in lines[:-1]:
        assert right_edge(line) == pytest.approx(em, abs=0.03)
    assert all(line[0].left == pytest.approx(0, abs=0.01) or line[0].text in "（“《" for line in lines)


@pytest.mark.parametrize("blank", ["\u3000", "\u3000\u3000"])
@pytest.mark.parametrize("before", [10, 12, 19, 20])
def test_an_ideographic_space_takes_no_room_at_a_line_end(render: Render, blank: str, before: int) -> None:
    text = f"{'天' * 20}{'地' * before}{blank}{'玄' * 20}"
    *lines, _ = glyph_lines(render(f"<p>{text}", em=20))
    for line in lines:
        shown = [glyph for glyph in line if glyph.text != "\u3000"]
        assert line[0].text != "\u3000"
        assert shown[0].left == pytest.approx(0, abs=0.01)
        assert shown[-1].right == pytest.approx(20, abs=0.03)


def test_a_line_start_opener_is_trimmed_and_others_are_not(render: Render) -> None:
    css = "p { text-spacing-trim: %s; text-indent: 0 }"
    for trim, left in (
        ("trim-both", -0.5),
        ("trim-start", -0.5),
        ("space-first", 0),
        ("normal", 0),
        ("space-all", 0),
    ):
        assert glyph_lines(render("<p>“天地玄黄”", css % trim))[0][0].left == pytest.approx(left, abs=0.01)


def test_marks_side_by_side_take_an_em_and_a_half(render: Render) -> None:
    line = glyph_lines(render("<p>（《天》），“地”！”"))[0]
    for a, b in pairwise(line):
        if a.text in "（》）””，！" and b.text not in "天地":
            assert b.right - a.left == pytest.approx(1.5, abs=0.02), a.text + b.text


def test_space_all_keeps_marks_full_width(render: Render) -> None:
    line = glyph_lines(render("<p>天，“地”", "p { text-spacing-trim: space-all }"))[0]
    assert line[-1].right == pytest.approx(5, abs=0.01)


def test_trim_all_halves_every_mark(render: Render) -> None:
    line = glyph_lines(render("<p>天，地。玄", "p { text-spacing-trim: trim-all }"))[0]
    assert line[-1].right == pytest.approx(4, abs=0.01)


def test_marks_are_squeezed_in_a_font_without_halt(render: Render) -> None:
    line = glyph_lines(render("<p>《天》（地）", "html { font-family: 'LXGW WenKai' }"))[0]
    assert between(line, "》", "（") == pytest.approx(-0.5, abs=0.05)


def test_gap_between_han_and_latin(render: Render) -> None:
    line = glyph_lines(render("<p>用WTO与12个"))[0]
    for pair in ("用W", "O与", "与1", "2个"):
        assert between(line, *pair) == pytest.approx(0.25, abs=0.02)


@pytest.mark.parametrize(
    "body",
    [
        "<p>用<b>WTO</b>与",
        "<p><i>用</i>WTO<a href='http://e.cn'>与</a>",
        "<p><b>用<i>WTO</i></b>与",
        "<table><tr><td>用<span>WTO</span>与</table>",
        "<h2 style='font-size:10pt'>用<span>WTO</span>与</h2>",
        "<ul><li>用<span>WTO</span>与</ul>",
        "<div style='float:left'>用<span>WTO</span>与</div>",
        "<p><span style='display:inline-block'>用WTO与</span>",
    ],
)
def test_gap_across_inline_elements_and_everywhere(render: Render, body: str) -> None:
    line = next(line for line in glyph_lines(render(body)) if any(glyph.text == "用" for glyph in line))
    assert between(line, "用", "W") == pytest.approx(0.25, abs=0.03)
    assert between(line, "O", "与") == pytest.approx(0.25, abs=0.03)


def test_gap_stands_outside_an_underlined_link(render: Render) -> None:
    with_link = glyph_lines(render("<p>见<a href='http://e.cn' style='background:#eee'>WTO</a>文"))[0]
    assert between(with_link, "见", "W") == pytest.approx(0.25, abs=0.02)
    assert between(with_link, "O", "文") == pytest.approx(0.25, abs=0.02)


def test_gap_before_a_note_call_is_of_its_own_size(render: Render) -> None:
    line = render("<p>研究<sup style='font-size:5pt;line-height:0'>1</sup>表明")
    glyphs = sorted((glyph for row in glyph_lines(line) for glyph in row), key=lambda glyph: glyph.left)
    assert between(glyphs, "究", "1") == pytest.approx(0.125, abs=0.02)


@pytest.mark.parametrize(
    ("css", "body"),
    [
        ("", "<p><code style='font-family:inherit;font-size:1em'>用W</code>"),
        ("p { text-autospace: no-autospace }", "<p>用W"),
        ("p { text-autospace: ideograph-numeric }", "<p>用W"),
        ("", "<p>用<span style='padding-left:0.001pt'>W</span>"),
    ],
)
def test_no_gap(render: Render, css: str, body: str) -> None:
    assert between(glyph_lines(render(body, css))[0], "用", "W") == pytest.approx(0, abs=0.01)


def test_no_gap_beside_full_width_marks_or_at_edges(render: Render) -> None:
    line = glyph_lines(render("<p>WTO，A“B”"))[0]
    assert line[0].left == pytest.approx(0, abs=0.01)
    assert between(line, "O", "，") == pytest.approx(0, abs=0.01)
    assert between(line, "A", "“") == pytest.approx(0, abs=0.01)


def test_replace_makes_a_typed_space_a_gap(render: Render) -> None:
    line = glyph_lines(render("<p>用 WTO", "p { text-autospace: replace }"))[0]
    han, latin = (next(glyph for glyph in line if glyph.text == wanted) for wanted in "用W")
    assert latin.left - han.right == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("center", 7.5), ("right", 15)])
def test_alignment(render: Render, align: str, left: float) -> None:
    line = glyph_lines(render("<p>天地玄黄宇", f"p {{ text-align: {align} }}"))[0]
    assert line[0].left == pytest.approx(left, abs=0.01)


def test_last_lines_may_be_justified_too(render: Render) -> None:
    line = glyph_lines(render("<p>姓名", "p { text-align-last: justify }"))[0]
    assert line[-1].right == pytest.approx(20, abs=0.01)


def test_a_line_of_a_command_has_no_holes(render: Render) -> None:
    """What WeasyPrint fills itself, for it has no Han, stays short where its spaces would be wide."""
    first, *_ = glyph_lines(render("<p>lamp --set ferry %d{landings-of-all-the-towns-on-it} --again", em=14))
    words = [glyph for glyph in first if glyph.text.strip()]
    assert max(after.left - before.right for before, after in pairwise(words)) < 0.8
    short, *_ = glyph_lines(render("<p>lamp set ferry line and landing tables of it here again now", em=24))
    assert right_edge(short) == pytest.approx(24, abs=0.03)


def test_text_justify(render: Render) -> None:
    text = "一二三四五六七八九十甲乙丙丁戊己庚electroencephalography辛"
    ends = {}
    for value in ("auto", "inter-character", "none", "inter-word"):
        ends[value] = glyph_lines(render(f"<p>{text}", f"p {{ text-justify: {value} }}"))[0][-1].right
    assert ends["auto"] == ends["inter-character"] == pytest.approx(20, abs=0.03)
    assert ends["none"] == ends["inter-word"] == pytest.approx(17, abs=0.03)


def test_hanging_marks(render: Render) -> None:
    text = "<p>一二三四五六七八九十甲乙丙丁戊己庚辛壬癸。子丑寅卯"
    css = "p { hanging-punctuation: allow-end; text-spacing-trim: space-all; text-align: left }"
    assert line_texts(render(text, css))[0].endswith("癸。")
    assert not line_texts(render(text, css.replace("allow-end", "none")))[0].endswith("。")


def test_line_break_normal_allows_small_kana_first(render: Render) -> None:
    text = "<p>" + "ア" * 20 + "ーア"
    css = "p {{ line-break: {}; text-align: left }}"
    assert line_texts(render(text, css.format("normal")))[1].startswith("ー")
    assert not line_texts(render(text, css.format("strict")))[1].startswith("ー")


def test_long_dash_is_two_em(render: Render) -> None:
    line = glyph_lines(render("<p>天——地"))[0]
    assert line[-1].right == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize("before", range(14, 21))
def test_a_short_raised_citation_is_whole(render: Render, before: int) -> None:
    body = f"<p>{'天' * before}据<span style='vertical-align: .4em; font-size: 65%'>[2—10]</span>{'地' * 30}"
    assert line_texts(render(body, em=20)).count("[2—10]") == 1


def test_word_are_hyphenated_by_their_language(render: Render) -> None:
    text = "<p lang=en style='hyphens:auto'>汉字与extraordinarily sophisticated internationalization"
    assert any(line.endswith(("-", "‐")) for line in line_texts(render(text, em=13)))
    assert not any(line.endswith("‐") for line in line_texts(render(text.replace("auto", "none"), em=13)))


def test_forced_breaks_and_unwrapped_text(render: Render) -> None:
    assert line_texts(render("<p>天地<br>玄黄<br><br>宇宙")) == ["天地", "玄黄", "宇宙"]
    assert line_texts(render(f"<p style='white-space:nowrap'>{'天' * 30}"))[0] == "天" * 30
    assert line_texts(render("<p>" + "天" * 18 + "<span style='white-space:nowrap'>地玄黄宇</span>宙"))[1].startswith(
        "地玄"
    )


def test_pictures_and_inline_blocks_take_part(render: Render) -> None:
    block = "<span style='display:inline-block;width:3em;height:5pt'></span>"
    lines = glyph_lines(render(f"<p>天地{block}玄黄，" + "宇宙洪荒" * 9))
    assert between(lines[0], "地", "玄") == pytest.approx(3, abs=0.3)
    assert lines[0][-1].right == pytest.approx(20, abs=0.55)


def test_text_beside_a_float_is_flush(render: Render) -> None:
    body = "<div style='float:right;width:5em;height:2em'></div><p>" + TEXT
    lines = glyph_lines(render(body))
    assert right_edge(lines[0]) == pytest.approx(15, abs=0.03)
    assert right_edge(lines[2]) == pytest.approx(20, abs=0.03)


def test_floats_inside_a_line(render: Render) -> None:
    for side, left in (("right", 0), ("left", 4)):
        body = f"<p>甲<span style='float:{side};width:4em;height:1em'></span>{TEXT}"
        line = glyph_lines(render(body))[0]
        assert line[0].left == pytest.approx(left, abs=0.01)
        assert right_edge(line) == pytest.approx(16 + left, abs=0.03)


def test_columns(render: Render) -> None:
    css = "body { columns: 2; column-gap: 2em; height: 200pt; column-fill: auto }"
    lines = glyph_lines(render(f"<p>{TEXT * 3}", css, em=42))
    first = [glyph for glyph in lines[1] if glyph.left < 20]
    assert right_edge(first) == pytest.approx(20, abs=0.03)


def test_margin_boxes_and_leaders(render: Render) -> None:
    css = """@page { @bottom-center { content: "第" counter(page) "页" } }
    a::after { content: leader('.') '12' } a { display: block }"""
    lines = glyph_lines(render("<a href='#x'>第1章</a><p id=x>天", css))
    assert between(lines[0], "第", "1") == pytest.approx(0.25, abs=0.02)
    assert lines[0][-1].right == pytest.approx(20, abs=0.02)
    assert between(lines[-1], "第", "1") == pytest.approx(0.25, abs=0.02)


def test_first_letter_and_first_line_styles_do_not_break_it(render: Render) -> None:
    css = "p::first-letter { font-size: 20pt } div::first-line { color: red }"
    texts = line_texts(render(f"<p>{TEXT}</p><div>{TEXT}</div>", css))
    assert "".join(texts).replace(" ", "") == (TEXT * 2).replace(" ", "")


def test_shrunken_boxes_leave_room_for_gaps(render: Render) -> None:
    for display in ("inline-block", "table", "flex"):
        texts = line_texts(render(f"<div style='display:{display}'><div>用WTO与A的B文</div></div>", em=30))
        assert texts == ["用WTO与A的B文"], display
    assert line_texts(render("<table><tr><td>用WTO与<td>玄A黄</table>", em=30)) == ["用WTO与玄A黄"]


def test_narrow_columns_degrade_and_are_reported(render: Render, caplog: pytest.LogCaptureFixture) -> None:
    texts = line_texts(render("<p>见pneumonoultramicroscopic病", em=4))
    assert "".join(texts) == "见pneumonoultramicroscopic病"
    assert any("overfull" in record.getMessage() for record in caplog.records)
    cut = line_texts(render("<p style='overflow-wrap:anywhere'>见pneumonoultramicroscopic病", em=4))
    assert len(cut) > 4
    assert "".join(cut) == "见pneumonoultramicroscopic病"


def test_letter_spacing_ends_with_the_line(render: Render) -> None:
    line = glyph_lines(render("<p>天地玄", "p { letter-spacing: 1em; text-align: right }"))[0]
    assert [glyph.left for glyph in line] == pytest.approx([15, 17, 19], abs=0.01)


def test_line_pitch_does_not_hang_on_the_fonts_of_a_line(render: Render) -> None:
    css = "html { font-family: 'DejaVu Serif', 'Noto Serif CJK SC'; line-height: 2 }"
    tops = [
        line[0].top
        for line in glyph_lines(render("<p>" + "天地玄黄" * 12 + "abc" + "宇宙" * 12, css))
        if line[0].text != "a"
    ]
    steps = {round(b - a, 1) for a, b in pairwise(tops)}
    assert steps == {20.0}


def test_text_overflow(render: Render) -> None:
    css = "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; text-align: left }"
    fitting = glyph_lines(render("<p>用WTO与“天”", css))[0]
    assert between(fitting, "用", "W") == pytest.approx(0.25, abs=0.02)
    assert line_texts(render("<p>" + "天地WTO" * 12, css))[0].startswith("天地WTO天地WTO")


def test_block_ellipsis(render: Render) -> None:
    lines = line_texts(render(f"<p style='max-lines:2;block-ellipsis:auto'>{TEXT}"))
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert TEXT.startswith(lines[0])


def test_a_float_alone_after_a_styled_first_line(render: Render) -> None:
    body = "<p>天<br><span style='float:left'></span>"
    assert line_texts(render(body, "p::first-line { color: red }")) == ["天"]
