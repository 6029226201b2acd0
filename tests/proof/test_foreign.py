"""Files of other programs: what their ways of writing must not be taken for."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pikepdf
import pytest

from kanyin.proof import proof_pdf
from kanyin.proof.check_pages import headings
from kanyin.proof.glyphs import font_files, font_name
from kanyin.proof.measuring import lay_out
from kanyin.proof.notes import OF_PAGES
from kanyin.proof.structure import read_file
from tests.proof.block_mutations import with_picture
from tests.proof.made import han, saved, weasy_pdf

WEB = "p { text-align: left; text-indent: 0; margin-bottom: 12pt }"
GBK_SONG = "宋体".encode("gbk")


def counts(data: bytes) -> Counter[str]:
    return Counter(fault.code for fault in proof_pdf(data, "other.pdf").faults)


def renamed(data: bytes, name: bytes) -> bytes:
    """All fonts under one name, with a subset's tag."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    text = re.sub(rb"(/(?:BaseFont|FontName) ?)/[A-Z]{6}\+[-\w]+", lambda found: found[1] + name, plain.getvalue())
    with pikepdf.open(io.BytesIO(text)) as pdf:
        return saved(pdf)


def test_a_font_may_have_its_name_in_gbk() -> None:
    name = b"/ABCDEF+" + b"".join(b"#%02x" % byte for byte in GBK_SONG)
    data = weasy_pdf(css="h2 { font-family: 'Noto Serif CJK SC'; font-weight: 400; color: black }")
    assert counts(renamed(data, name)) == counts(data)


def test_two_subsets_of_one_name_lack_nothing_that_one_of_them_has() -> None:
    assert counts(weasy_pdf())["PF103"] == counts(renamed(weasy_pdf(), b"/ABCDEF+Song"))["PF103"] == 0


def test_emoji_that_are_pictures_are_no_missing_glyphs() -> None:
    installed = subprocess.run(["fc-list", ":charset=1f7e2:color=true", "family"], capture_output=True, check=True)
    if not installed.stdout.strip():
        pytest.skip("no font here has emoji in colours")
    assert counts(weasy_pdf(body="<p>渡口的灯🟢亮了</p>"))["PF103"] == 0


def test_marks_may_stand_a_little_off_the_baseline() -> None:
    raised = '<span style="position: relative; top: -0.55pt">，</span>'
    text = "".join(f"<p>{han(30, n)}{raised}{han(50, n)}。</p>" for n in range(12))
    assert not counts(weasy_pdf(body=text)) & Counter(["PF201", "PF207", "PF210", "PF213"])


def test_ragged_text_is_told_once() -> None:
    # Letters between Han end the lines anywhere.
    text = "".join(f"<p>{han(9 + n, n)}Bay{han(60, 3 * n)}Quay{han(50, n)}。</p>" for n in range(24))
    found = counts(weasy_pdf(body=text, css=WEB))
    assert found["PF206"] == 1
    assert not found["PF309"]


def test_lines_of_a_list_do_not_go_on_with_each_other() -> None:
    text = "".join(f"<p>（{n}）{han(18)}；</p>" for n in "一二三四五六七八九十") + f"<p>{han(100)}。</p>" * 5
    assert not counts(weasy_pdf(body=text, css=WEB))["PF206"]


def test_a_label_is_parted_from_its_words_by_a_space() -> None:
    text = "".join(f"<p>第{n}条 {han(70, 7)}。</p>" for n in "一二三四五六七八九")
    assert not counts(weasy_pdf(body=text, css=WEB)) & Counter(["PF106", "PF210"])


def test_a_lookalike_is_told_once_with_its_number() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item.ToUnicode = pdf.make_stream(item.ToUnicode.read_bytes().replace(b"<4e00>", b"<2f00>"))

    with pikepdf.open(io.BytesIO(weasy_pdf(body=f"<p>{han(40)}一{han(30)}一{han(20)}。</p>"))) as pdf:
        change(pdf)
        faults = proof_pdf(saved(pdf), "other.pdf").faults
    # 一 stands in the text of ``han`` too: 每天清晨五点开第一班, 早一点好.
    (fault,) = [fault for fault in faults if fault.code == "PF104"]
    assert "U+2F00" in fault.what and not fault.what.endswith("U+2F00")


def test_a_running_foot_near_the_text_is_no_heading() -> None:
    foot = '@page { @bottom-left { content: "渡口史料" counter(page); font: 10.5pt "Noto Sans CJK SC"; height: 26pt;'
    css = foot + " vertical-align: top; padding-top: 12pt } }"
    assert not counts(weasy_pdf(paragraphs=60, css=css))["PF302"]


def test_a_play_has_no_headings_at_feet_and_no_holes_behind_names() -> None:
    css = """.play p { text-indent: -4em; padding-left: 4em } i { display: inline-block; width: 4em; text-indent: 0 }
        i, .stage { font-family: "Noto Sans CJK SC"; font-style: normal } .stage { text-indent: 0 }"""
    said = "".join(f"<p><i>船工</i>{han(30 + 9 * (n % 5), n)}。</p>" for n in range(24))
    stage = '<p class="stage">（灯暗了。）</p><p class="stage" style="break-after: page">（汽笛响了三声）</p>'
    text = f'<div class="play">{said}</div>{stage}' + "".join(f"<p>{han(100, n)}。</p>" for n in range(12))
    assert not counts(weasy_pdf(body=text, css=css)) & Counter(["PF302", "PF305", "PF207", "PF210"])


def test_a_short_line_by_itself_is_on_no_grid() -> None:
    alone = '<p style="margin: 33.6pt 0; position: relative; top: 4pt; text-indent: 0">〔2023〕十四号</p>'
    text = "".join(f"<p>{han(100, n)}。</p>" for n in range(9))
    assert not counts(weasy_pdf(body=text + alone + text))["PF303"]


def test_what_stands_over_the_space_between_two_han_parts_them() -> None:
    """A formula that is drawn by itself, a little off the line."""
    letter = '<span style="position: absolute; margin-left: 0.3em; margin-top: 0.3em">k</span>'
    wide = '<span style="word-spacing: 1em; white-space: pre"> </span>'
    lines = [f"<p>{han(30, n)}{letter}{wide}{han(50, n)}。</p>" for n in range(8)]
    assert not counts(_plainly(body="".join(lines), css=WEB))["PF106"]
    bare = "".join(line.replace(letter, "") for line in lines)
    assert counts(_plainly(body=bare, css=WEB))["PF106"]


def _plainly(**page: str) -> bytes:
    """By WeasyPrint as it is: in a process of its own, as others here may have taught it Chinese lines, for good."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(weasy_pdf, **page).result()  # type: ignore[arg-type]


def test_slides_are_not_judged_as_pages_that_go_on() -> None:
    body = "<p>渡口的第一班船。</p><h2>摆渡</h2>" * 6
    proof = proof_pdf(
        weasy_pdf(body=body, css="@page { size: 363pt 272pt; margin: 4pt } h2 { break-after: page }"), "s"
    )
    assert any("slides" in note for note in proof.notes)
    assert not {fault.code for fault in proof.faults} & OF_PAGES


def test_a_brace_at_the_end_of_a_line_is_a_programmes() -> None:
    body = "<p>若未登录则 if (船 == null) {<br>渡口在河的北岸。</p>" + "<p>" + han(200) + "</p>"
    assert counts(weasy_pdf(body=body))["PF202"] == 0


def test_signs_drawn_as_outlines_under_the_name_of_a_font_are_not_missing_there() -> None:
    """Chromium gives a Type 3 font the name of the TrueType font that it stands in for."""
    with pikepdf.open(io.BytesIO(weasy_pdf())) as pdf:
        names = [font_of(item) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        name = next(filter(None, names))
        type3 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type3, FontDescriptor=pikepdf.Dictionary(FontName=name)
        )
        pdf.make_indirect(type3)
        found = font_files(pdf, {font_name(bytes(name).lstrip(b"/")): {60000}})
    assert all(not font.missing and not font.empty for font in found.values())


def font_of(item: pikepdf.Dictionary) -> pikepdf.Object | None:
    is_font = item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type0"
    return item.get("/BaseFont") if is_font else None


def test_narrow_word_spaces_are_not_within_a_word() -> None:
    words = '<span style="margin-left: 0.15em">'.join(
        ["渡口", "of</span>", "the</span>", "old</span>", "bridge</span>"]
    )
    text = "".join(f"<p>{han(30, n)}{words}{han(40, n)}。</p>" for n in range(8))
    assert not counts(weasy_pdf(body=text))["PF208"]


def test_spaces_of_code_and_beside_signs_of_mathematics_are_no_holes() -> None:
    code = "<code style=\"font-family: 'DejaVu Sans Mono'; display: inline-block\">docker load</code>"
    text = "".join(f"<p>{han(9, n)}{code}{han(60, n)}。</p>" for n in range(8))
    sign = f'<p>{han(9)}<span style="margin: 0 0.8em">⇔</span>{han(60)}。</p>' * 8
    assert not counts(_plainly(body=text))["PF207"]
    assert not counts(_plainly(body=sign))["PF207"]


def test_a_sentence_of_mathematics_ends_with_a_full_stop() -> None:
    """It is no heading, though a theorem stands in another face."""
    kai = "font-family: 'Noto Sans CJK SC'"
    body = f'<p>{han(200)}。</p><p style="{kai}">其中第一项是船的速度.</p><p style="{kai}">渡口</p><p>{han(90)}。</p>'
    found = headings(lay_out(read_file(weasy_pdf(body=body), "other.pdf")))
    assert [line.text for line in found] == ["渡口"]


def test_a_drawn_formula_begins_the_line_of_the_mark_behind_it() -> None:
    formula = (
        '<svg width="30" height="12" viewBox="0 0 30 12" style="vertical-align: baseline">'
        '<path d="M0 0L30 0L30 12L0 12Z" fill="black"/></svg>'
    )
    text = "".join(f"<p>{han(20, n)}<br>{{}}，{han(12, n)}。</p>" for n in range(8))
    assert counts(weasy_pdf(body=text.replace("{}", "")))["PF201"]
    assert not counts(weasy_pdf(body=text.replace("{}", formula)))["PF201"]


def test_a_picture_of_few_dots_is_a_colour() -> None:
    assert not counts(with_picture("width: 180pt; height: 20pt", (2, 2)))["PF314"]


def test_a_narrow_picture_of_some_dots_can_be_read() -> None:
    assert not counts(with_picture("width: 80pt; height: 60pt", (166, 124)))["PF316"]


def test_a_mark_printed_again_is_bold() -> None:
    """Writers of TeX print it thrice, a little apart."""
    again = '<span style="margin-right: -0.97em">（</span>' * 2 + "（"
    text = "".join(f"<p>{han(20, n)}{again}{han(12, n)}）{han(30, n)}。</p>" for n in range(4))
    assert not counts(weasy_pdf(body=text))["PF212"]


def test_letters_of_an_index_are_set_by_the_rules_of_its_formula() -> None:
    index = '<sub style="font-size: 70%; letter-spacing: 0.08em">overlap</sub>'
    text = "".join(f"<p>{han(20, n)}r{index}{han(40, n)}。</p>" for n in range(4))
    assert not counts(weasy_pdf(body=text))["PF208"]
