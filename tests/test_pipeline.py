"""A whole page: the seed exactly, pages of our own, and the laws on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.errors import ConservationError, InputError
from kanyin.markdown import block_text, heading_text
from kanyin.model import CELL, Document, Heading, Paragraph, Source
from kanyin.read.text import read_source
from kanyin.text import visible
from tests.conftest import ROOT, SHARED

SEED = SHARED / "corpus" / "seed"
SAMPLES = sorted((ROOT / "input").glob("*.txt"))


def page(text: str) -> Source:
    return read_source(text.encode(), "page.txt")


@pytest.fixture(scope="module")
def seed() -> Document:
    files = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not files:
        pytest.skip("../shared/corpus/seed is not there")
    return pipeline.clean_source(read_source(files[0].read_bytes(), files[0].name))


def test_seed_metadata(seed: Document) -> None:
    meta = seed.meta
    assert meta.title == "加强新时期工会党建工作的探索与思考"
    (author,) = meta.author
    assert (author.name, author.postcode) == ("刘文敏", "816000")
    assert author.affiliation == "青海盐湖工业股份有限公司"
    assert author.address == "青海省海西州格尔木市"
    assert (meta.container_title, meta.date, meta.issue) == ("基层建设", "2021-06-08", "2")
    assert meta.abstract.startswith("工会代表群众利益，") and meta.abstract.endswith("有机结合。")
    assert meta.keywords == ("工会", "党建工作", "策略")


def test_seed_furniture_and_lead(seed: Document) -> None:
    drops = {change.src[0]: change.rule for change in seed.changes if change.action == "drop"}
    assert drops.pop(4) == "MD010"
    assert sorted(drops) == [33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 44, 45, 46, 47, 48]
    assert all(rule.startswith("BP") for rule in drops.values())


def test_seed_headings(seed: Document) -> None:
    found = [(block.level, block.number, heading_text(block)) for block in seed.blocks if isinstance(block, Heading)]
    assert [(level, number) for level, number, _ in found] == [
        *[(1, "1"), (1, "2"), (2, "2.1"), (2, "2.2"), (2, "2.3")],
        *[(1, "3"), (2, "3.1"), (2, "3.2"), (2, "3.3"), (2, "3.4"), (1, "")],
    ]
    assert found[0][2] == "1 新时期工会党建工作开展的重要性" and found[-1][2] == "结论"
    assert seed.references_heading == "参考文献"


def test_seed_paragraph_is_whole_and_marks_are_wide(seed: Document) -> None:
    texts = [block.text for block in seed.blocks if isinstance(block, Paragraph)]
    assert any("战略高度。他为贯彻" in text for text in texts)
    assert not any(mark in text for text in texts for mark in ",:;?!")
    assert [reference.raw for reference in seed.references] == [
        "[1] 王飞. 企业工会在党建工作中的作用分析[J]. 法制博览, 2020(03): 237-238.",
        "[2] 武玲娜. 企业工会对党建服务质量的提升[J]. 知识经济, 2020(03): 91-92.",
    ]


def test_seed_again_from_its_own_text(seed: Document) -> None:
    assert_settled(seed)


def as_page(document: Document) -> str:
    """The text of an article, laid out as the plainest page."""
    meta = document.meta
    lines = [meta.title, "作者：" + "、".join(author.name for author in meta.author)]
    if meta.abstract:
        lines.append("摘要：" + meta.abstract)
    if meta.keywords:
        lines.append("关键词：" + "；".join(meta.keywords))
    for block in document.blocks:
        lines.append("　　" + block.text if isinstance(block, Paragraph) else block_text(block).replace(CELL, "　"))
    return "\n".join([*lines, document.references_heading, *(entry.raw for entry in document.references)])


def assert_settled(document: Document) -> None:
    """Cleaning the text of a clean article changes nothing: it only lifts the head again."""
    again = pipeline.clean_source(page(as_page(document)))
    assert [c for c in again.changes if c.action != "lift" and c.before != c.after] == []
    assert [(type(block), getattr(block, "level", 0), block_text(block)) for block in again.blocks] == [
        (type(block), getattr(block, "level", 0), block_text(block)) for block in document.blocks
    ]
    assert [entry.raw for entry in again.references] == [entry.raw for entry in document.references]
    assert (again.meta.title, again.meta.abstract, again.meta.keywords) == (
        document.meta.title,
        document.meta.abstract,
        document.meta.keywords,
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:6])
def test_samples_settle(path) -> None:
    assert_settled(pipeline.clean_source(read_source(path.read_bytes(), path.name)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem[:6])
def test_samples_match_their_golden_files(path) -> None:
    document = pipeline.clean_source(read_source(path.read_bytes(), path.name))
    golden = ROOT / "tests" / "golden" / f"{path.stem}.md"
    assert pipeline.make_markdown(document) == golden.read_text(encoding="utf-8")


def test_changes_name_lines_of_the_source() -> None:
    for path in SAMPLES:
        source = read_source(path.read_bytes(), path.name)
        for change in pipeline.clean_source(source).changes:
            assert change.src and all(1 <= number <= len(source.lines) for number in change.src)


FRAGMENTS = [
    "把树荫还给街道",
    "作者:陆一舟 来源:《城市观察》 2023年4期",
    "摘要:本文讨论街道的树荫。",
    "关键词:树荫;街道",
    "1引言",
    "1.1来源",
    "一、缘起",
    "（一）树穴",
    "行道树是夏天街道上唯一的天棚,它使空气温度降低两到三度,步行者愿意出门。",
    "树荫少了",
    ",街道热了。",
    "参考文献",
    "[1]顾青.生长空间[J].论坛,2017(6):3-9",
    "责任编辑:小槐",
    "相关文章",
    "上一页 1 2 下一页",
    "(12)",
    "用户名:",
    "\u3000\u3000",
    "\xa0 \xa0",
    "结语",
    "<b>&amp;</b>",
    "---",
    "# 题",
    "[导读] 行道树是夏天",
    "Abstract: Trees shade streets.",
    "Key words: tree; street",
    "ＡＢＣ１２３",
    "⽂化",
    "\u200b",
    '“甲"乙"丙',
    "https://example.org/a?b=c",
    "表1 数据",
    "1 2 3 4",
    "\ue000",
]
pages = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30)), min_size=1, max_size=24).map("\n".join)


def cleaned(text: str) -> Document | None:
    """The article on a page, or None where there is none; anything but that error is a failure."""
    try:
        return pipeline.clean_source(page(text))
    except InputError:
        return None


@settings(max_examples=400, deadline=None)
@given(pages)
def test_any_text_is_conserved_and_in_order(text: str) -> None:
    document = cleaned(text.replace("\0", ""))  # raises ConservationError where a character is lost
    if document is None:
        return
    starts = [block.src[0] for block in document.blocks]
    assert starts == sorted(starts), "blocks stand in the order of the source"
    pipeline.make_markdown(document)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        source = read_source(data, "page.txt")
    except InputError as error:
        assert error.file == "page.txt" and error.problem
    else:
        assert len(source.lines) >= 1


@settings(max_examples=150, deadline=None)
@given(pages)
def test_same_page_same_markdown(text: str) -> None:
    first, second = cleaned(text.replace("\0", "")), cleaned(text.replace("\0", ""))
    assert (first and pipeline.make_markdown(first)) == (second and pipeline.make_markdown(second))


def test_conservation_catches_a_loss() -> None:
    source = page("把树荫还给街道\n作者：陆一舟\n　　行道树是夏天街道上唯一的天棚，它使空气温度降低两到三度。")
    document = pipeline.clean_source(source)
    robbed = Document(document.meta, (), document.references, document.changes)
    with pytest.raises(ConservationError) as caught:
        pipeline.check_conservation(source, robbed)
    assert caught.value.line == 3


@pytest.mark.parametrize("text", ["首页 | 论文 | 登录\n上一页 1 2 下一页\n", "相关文章\n(12)\n"])
def test_page_without_an_article(text: str) -> None:
    with pytest.raises(InputError, match="no article"):
        pipeline.clean_source(page(text))


def test_visible_counts_what_a_reader_sees() -> None:
    assert visible(" 树\u00a0荫\u3000\u200b。\n") == "树荫。"
