"""Formulas laid out: what grows, where things stand, how long ones are parted."""

from __future__ import annotations

import pytest

from kanyin.mathematics import fonts, layout, mathml, reader
from kanyin.mathematics.boxes import Box, Glyph, Rule, Text, letters
from kanyin.output.pdf.formulas import Piece
from kanyin.style import fonts as style_fonts
from kanyin.style import load_style


@pytest.fixture(scope="module")
def font() -> fonts.MathFont:
    faces = style_fonts.latin(load_style("journal"))["math"]
    if not faces:
        pytest.skip("no mathematical font is installed")
    return fonts.load(faces[0].file)


def box_of(tex: str, font: fonts.MathFont, *, display: bool = True) -> Box:
    return layout.whole(reader.read(tex, display=display).math, font, display=display)


def width_of(tex: str, font: fonts.MathFont) -> float:
    """Em that a formula takes on a line of its own: fonts differ."""
    return max(x for x, *_ in box_of(tex, font).ink)


def places(box: Box, text: str) -> list[tuple[float, float]]:
    return [(x, y) for x, y, ink in box.ink if not isinstance(ink, Rule) and ink.text == text]


@pytest.mark.parametrize(
    ("opener", "closer"), [("(", ")"), ("[", "]"), (r"\{", r"\}"), ("|", "|"), (r"\lfloor", r"\rfloor")]
)
def test_brackets_are_as_high_as_what_they_enclose(opener: str, closer: str, font: fonts.MathFont) -> None:
    inside = r"\begin{matrix}a\\b\\c\\d\\e\end{matrix}"
    content = box_of(inside, font)
    whole = box_of(rf"\left{opener}{inside}\right{closer}", font)
    assert content.height * 0.9 < whole.height < content.height * 1.35
    assert box_of(f"{opener} a{closer}", font).height < 1.2


def test_a_root_covers_what_is_in_it(font: fonts.MathFont) -> None:
    for inside in ("x", r"\frac{a}{b}", r"\sum_{i=1}^{n}\frac{x_i}{y_i}"):
        content, root = box_of(inside, font), box_of(rf"\sqrt{{{inside}}}", font)
        (rule,) = [(x, y, ink) for x, y, ink in root.ink if isinstance(ink, Rule) and y > content.ascent]
        assert rule[2].dx == pytest.approx(content.width)
        assert root.descent >= content.descent


def test_scripts_stand_where_the_font_says(font: fonts.MathFont) -> None:
    box = box_of("x_i^2+y", font)
    ((_, low),), ((_, high),), ((_, base),) = places(box, "i"), places(box, "2"), places(box, "y")
    assert low < base == 0 < high
    assert high >= font.constant("SuperscriptShiftUp") - 1e-9


def test_limits_stand_below_and_above_on_a_line_of_their_own_alone(font: fonts.MathFont) -> None:
    displayed, in_line = (box_of(r"\sum_{i=1}^{n}x", font, display=display) for display in (True, False))
    assert displayed.height > in_line.height * 1.3
    (sign,), (limit,) = places(in_line, "∑"), places(in_line, "n")
    assert limit[0] > sign[0] + 0.3


def test_an_accent_stands_above_the_middle_of_its_letter(font: fonts.MathFont) -> None:
    for tex in (r"\hat{x}", r"\bar{y}", r"\vec{v}", r"\tilde{A}", r"\dot{M}"):
        box = box_of(tex, font)
        letter, mark = (ink for *_, ink in box.ink)
        assert isinstance(letter, Glyph) and isinstance(mark, Glyph)
        assert box.ascent > box_of(letter.text, font).ascent


def test_a_brace_is_as_long_as_what_it_spans(font: fonts.MathFont) -> None:
    for inside in ("a+b", "a+b+c+d+e+f+g"):
        assert box_of(rf"\underbrace{{{inside}}}", font).width == pytest.approx(box_of(inside, font).width, abs=0.45)


def test_columns_stand_in_line(font: fonts.MathFont) -> None:
    box = box_of(r"\begin{aligned}a&=b\\ccc&=d\\&=e\end{aligned}", font)
    assert len({round(x, 6) for x, _ in places(box, "=")}) == 1
    assert len({round(y, 6) for _, y in places(box, "=")}) == 3


def test_han_is_text_of_the_paragraph(font: fonts.MathFont) -> None:
    box = box_of(r"v=\frac{\text{路程}}{t}", font)
    assert [ink.text for *_, ink in box.ink if isinstance(ink, Text)] == ["路", "程"]


@pytest.mark.parametrize(
    "tex", [r"a\mathrm{bc}+\text{甲}\pm\mathbf{d}", r"\overline{x}\sqrt[3]{y}\left(\frac{z}{w}\right)"]
)
def test_each_character_is_drawn_once(tex: str, font: fonts.MathFont) -> None:
    wanted = "".join(reader.read(tex, display=True).math.itertext()).replace("‾", "").replace(" ", "")
    drawn = "".join(letters(box_of(tex, font))).replace("√", "")
    assert sorted(drawn) == sorted(wanted)


def test_a_number_stands_at_the_right_edge_on_its_line(font: fonts.MathFont) -> None:
    formula = reader.read(r"\begin{align}a&=b\tag{1}\\c&=d\tag{2}\end{align}", display=True)
    made = layout.displayed(formula.math, font, [mathml.number(number) for number in formula.numbers])
    for line in range(2):
        box = made.fitted(line, 20.0)
        ((x, y),) = places(box, ")")
        assert x + font.advance(font.glyph(")")) == pytest.approx(20.0)
        assert y == 0.0 and box.width == 20.0


def test_a_long_formula_goes_on_before_a_relation(font: fonts.MathFont) -> None:
    first = "f(x)=" + "+".join(f"a_{n}x^{n}" for n in range(7))
    made = layout.displayed(reader.read(f"{first}=g(x)+h(x)", display=True).math, font)
    width = width_of(first, font) + 2.0
    box = made.fitted(0, width)
    lines = sorted({round(y, 3) for _, y in (*places(box, "="), *places(box, "+"))}, reverse=True)
    assert len(lines) == 2 and max(x for x, *_ in box.ink) < width
    second = [(x, ink.text) for x, y, ink in box.ink if isinstance(ink, Glyph) and round(y, 3) == lines[1]]
    assert min(second)[1] == "="


def test_a_long_formula_goes_on_with_its_condition(font: fonts.MathFont) -> None:
    first = "f(x)=a_0+a_1x+a_2x^2+a_3x^3,"
    made = layout.displayed(reader.read(rf"{first} \qquad z(0)=b,\ h(0)=c.", display=True).math, font)
    box = made.fitted(0, width_of(first, font) + 4.0)
    lines = sorted({round(y, 3) for _, y in places(box, "=")}, reverse=True)
    assert len(lines) == 2
    second = [(x, ink.text) for x, y, ink in box.ink if isinstance(ink, Glyph) and round(y, 3) == lines[1]]
    assert min(second)[1] == "z"


_PRODUCT = (
    r"L(\theta)=\prod_{i=1}^{n}\frac{1}{\sigma\sqrt{2\pi}}\exp\left(-\frac{x}{y}\right)"
    r"\left[\Phi\left(\frac{b}{c}\right)-1\right]^{-1}\prod_{j=1}^{m}\left[1-F(z;u)\right]^{\delta_j}"
)


@pytest.mark.parametrize("room", [14.0, 18.0, 24.0])
def test_a_product_is_parted_between_factors_and_not_made_smaller(room: float, font: fonts.MathFont) -> None:
    made = layout.displayed(reader.read(_PRODUCT, display=True).math, font)
    box = made.fitted(0, room)
    assert {ink.scale for _, _, ink in box.ink if isinstance(ink, Glyph) and ink.text in "LΦF"} == {1.0}
    assert max(x for x, *_ in box.ink) < room
    lines = {round(y, 3) for _, y in (*places(box, "L"), *places(box, "Φ"), *places(box, "F"))}
    assert len(lines) > 1


def test_what_fits_no_line_makes_all_lines_of_a_formula_smaller_alike(font: fonts.MathFont) -> None:
    tex = r"L=\left(" + "+".join("abcdefghijklmn") + r"\right)=M"
    box = layout.displayed(reader.read(tex, display=True).math, font).fitted(0, 14.0)
    assert len({ink.scale for _, _, ink in box.ink if isinstance(ink, Glyph) and ink.text in "LaM"}) == 1


def test_a_list_of_relations_goes_on_behind_a_comma_and_no_bracket_is_parted(font: fonts.MathFont) -> None:
    first = r"x_{k}\le y_k,"
    tex = rf"\sum_{{t}} x_{{k}}=1,\ {first}\ z\in\{{0,1\}}"
    made = layout.displayed(reader.read(tex, display=True).math, font)
    box = made.fitted(0, made.width - 1.0)
    second = min(y for _, y in places(box, "∈"))
    on_second = sorted((x, ink.text) for x, y, ink in box.ink if isinstance(ink, Glyph) and abs(y - second) < 0.01)
    assert [text for _, text in on_second] == ["z", "∈", "{", "0", ",", "1", "}"]
    narrow = layout.displayed(reader.read("f(x,y,z)=a+b", display=True).math, font).fitted(0, 5.5)
    ((_, left),), ((_, right),) = places(narrow, "("), places(narrow, ")")
    assert left == right


def test_a_row_that_cannot_be_parted_leaves_no_empty_line_above(font: fonts.MathFont) -> None:
    tex = r"\begin{aligned}&\sqrt{" + "+".join("abcdefghijklmn") + r"}\\&a\end{aligned}"
    display = layout.displayed(reader.read(tex, display=True).math, font)
    natural, narrow = (display.fitted(0, room).height for room in (100.0, 12.0))
    assert narrow < natural * 1.2


def test_a_formula_in_a_line_may_be_parted_behind_its_relations(font: fonts.MathFont) -> None:
    def pieces(tex: str) -> list[str]:
        return ["".join(letters(box)) for box in layout.in_line(reader.read(tex, display=False).math, font)]

    assert pieces("a=b") == ["a=b"]
    parted = pieces("f(x)=a_0+a_1x+a_2x^2+a_3x^3+a_4x^4=g(x)")
    assert len(parted) > 2 and all(piece[-1] in "=+" for piece in parted[:-1])
    assert len(pieces(r"\left(a+b+c+d\right)")) == 1


@pytest.mark.parametrize(
    "tex", ["", "{}", r"\,", r"\begin{matrix}\end{matrix}", r"\sqrt{}", r"\frac{}{}", "x^{}", r"\left.\right."]
)
def test_what_is_empty_is_no_error(tex: str, font: fonts.MathFont) -> None:
    math = reader.read(tex, display=True).math
    assert layout.displayed(math, font).fitted(0, 10.0).width == 10.0
    layout.in_line(math, font)


def test_lines_a_little_too_long_stay_below_each_other(font: fonts.MathFont) -> None:
    tex = r"\begin{aligned}S(n)&=a\\&=a+b+c+d+e+f+g\end{aligned}"
    made = layout.displayed(reader.read(tex, display=True).math, font)
    first, second = (made.fitted(n, made.width * 0.9) for n in (0, 1))
    scales = {round(ink.scale, 3) for box in (first, second) for *_, ink in box.ink if hasattr(ink, "scale")}
    assert scales == {0.9}


def test_rows_that_are_high_and_an_index_under_a_fraction_do_not_touch(font: fonts.MathFont) -> None:
    one = box_of(r"\dbinom{n}{k}", font).height
    assert box_of(r"\begin{cases}\dbinom{n}{k}\\\dbinom{n}{k}\end{cases}", font).height >= 2 * one + 0.09
    both = box_of(r"g_{N}^{\frac{N}{l}}", font)
    lowest = max(y for _, y, ink in both.ink if y > 0.2 and getattr(ink, "scale", 1) < 0.7)
    assert lowest > 0.3


@pytest.mark.parametrize("table", ["bmatrix", "cases", "aligned", "align"])
def test_fractions_over_each_other_are_parted_by_white(table: str, font: fonts.MathFont) -> None:
    """A row that reaches high, an overline among what it holds, keeps away from the one above it."""
    row = r"\overline{\frac{\partial u}{\partial x}}"
    made = layout.displayed(reader.read(rf"\begin{{{table}}}{row}\\{row}\end{{{table}}}", display=True).math, font)
    lines = [made.fitted(n, 30.0) for n in range(len(made.lines))]
    lower = lines[0].descent + lines[-1].ascent if len(lines) > 1 else 0.0
    ink = [*lines[0].ink, *(lines[1].moved(0.0, -lower).ink if lines[1:] else ())]
    bars = sorted({round(y, 3) for _, y, piece in ink if isinstance(piece, Rule)})
    letters_of = sorted({round(y, 3) for _, y, piece in ink if getattr(piece, "text", "") == "x"})
    assert letters_of[1] - bars[1] > 0.35
    assert len(bars) == 4


def test_a_row_of_letters_keeps_its_pitch(font: fonts.MathFont) -> None:
    plain, raised = (box_of(rf"\begin{{matrix}}{row}\\{row}\end{{matrix}}", font).height for row in ("a", "a_i^2"))
    assert raised - plain < 0.5


def test_a_piece_in_a_line_that_is_longer_than_the_line_is_made_smaller(font: fonts.MathFont) -> None:
    (box,) = layout.in_line(reader.read(r"\left[a+b+c+d+e+f\right]", display=False).math, font)
    piece = Piece("", box)
    assert piece.fitted(box.width * 0.8).width == pytest.approx(box.width * 0.8)
    assert piece.fitted(box.width + 1) is box and piece.fitted(0.0) is box


def test_an_integral_on_a_line_of_its_own_is_higher_than_a_sum(font: fonts.MathFont) -> None:
    assert box_of(r"\int", font).height > 1.2 * box_of(r"\sum", font).height
    assert box_of(r"\int", font, display=False).height < 0.8 * box_of(r"\int", font).height


def test_the_index_of_a_large_bracket_stands_at_its_foot(font: fonts.MathFont) -> None:
    box = box_of(r"f\Big|_a^b", font)
    low, high = places(box, "a")[0][1], places(box, "b")[0][1]
    assert low < -0.4 and high > 0.6


def test_a_label_keeps_away_from_the_sign_that_it_stands_at(font: fonts.MathFont) -> None:
    (_, at), *_ = places(box_of(r"\mathop{=}\limits^{x}", font), "x")
    assert at > box_of("=", font).ascent + 0.14


def test_lines_of_an_aligned_formula_that_are_ruled_keep_their_rules(font: fonts.MathFont) -> None:
    formula = reader.read(r"\begin{aligned}a&=b\\\hline c&=d\end{aligned}", display=True)
    made = layout.displayed(formula.math, font)
    assert any(isinstance(ink, Rule) for *_, ink in made.fitted(0, 30.0).ink)


def test_a_long_line_is_parted_behind_brackets_rather_than_in_them(font: fonts.MathFont) -> None:
    formula = reader.read("=" + "n(w,d)E" * 6, display=True)
    pieces = layout.displayed(formula.math, font).lines[0].pieces
    assert all(not "".join(letters(box)).startswith("d") for box, rank in pieces if rank > -2)


def test_what_is_set_over_its_neighbour_takes_no_room(font: fonts.MathFont) -> None:
    alone = box_of("+", font)
    assert abs(box_of(r"{\rlap{\times}{+}}", font).width - alone.width) < 0.6
    (x, _), (slash, _) = places(box_of(r"D\llap{/}", font), "D")[0], places(box_of(r"D\llap{/}", font), "/")[0]
    assert x < slash < width_of("D", font) + box_of("D", font).width


def test_a_wide_formula_in_a_line_is_parted_within_its_brackets(font: fonts.MathFont) -> None:
    inside = "+".join(rf"\frac{{a_{{{n}}}}}{{b}}" for n in range(20))
    pieces = layout.in_line(reader.read(rf"\left\{{{inside}\right\}}", display=False).math, font)
    assert len(pieces) > 5 and max(piece.width for piece in pieces) < 6


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥}",
        r"A\xrightarrow{\text{先做这一步}}B\xrightarrow{\text{再做那一步}}C\xrightarrow{\text{最后}}D",
        "".join([r"\begin{pmatrix}a+b+c&d+e+f\\g+h&k\end{pmatrix}"] * 3),
    ],
)
def test_words_arrows_and_matrices_part_a_formula_in_a_line(tex: str, font: fonts.MathFont) -> None:
    pieces = layout.in_line(reader.read(tex, display=False).math, font)
    assert len(pieces) > 2
    assert "".join(map("".join, map(letters, pieces))) == "".join(letters(box_of(tex, font, display=False)))


def test_words_in_a_table_wider_than_a_line_go_on_in_the_next(font: fonts.MathFont) -> None:
    tex = r"\begin{cases}x&\text{" + "甲乙丙丁" * 12 + r"}\\0&\text{其余}\end{cases}"
    (narrow,) = layout.in_line(reader.read(tex, display=False).math, font, 30.0)
    (wide,) = layout.in_line(reader.read(tex, display=False).math, font)
    assert narrow.width <= 30.0 < wide.width
    assert narrow.height > 1.4 * wide.height


def test_no_formula_is_wider_than_its_room(font: fonts.MathFont) -> None:
    tex = r"\frac{" + "+".join(f"a_{{{n}}}" for n in range(60)) + "}{2}"
    formula = reader.read(tex, display=False)
    (box,) = layout.in_line(formula.math, font)
    piece = Piece(tex, box)
    assert piece.fitted(20.0).width <= 20.01
    assert piece.shrunk(20.0) < 0.6 < piece.shrunk(box.width + 1)
    line = layout.displayed(formula.math, font).fitted(0, 20.0)
    assert max(x for x, *_ in line.ink) < 20.01


def test_the_second_of_two_signs_belongs_to_the_term_behind_it(font: fonts.MathFont) -> None:
    (minus, _), *_ = places(box_of(r"a\cdot -1", font), "−")
    (one, _), *_ = places(box_of(r"a\cdot -1", font), "1")
    assert one - minus < box_of("−", font).width + 0.05
