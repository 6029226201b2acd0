"""The law of bylines: what is lifted from one stands in a field, or stays in the text."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kanyin import pipeline
from kanyin.read import read_page
from kanyin.read.text import read_source

TITLE = "渡口的石阶"
PROSE = [
    "那年入秋以后雨水不断，渡口的石阶被淹去了一半，船家把船拴在柳树上等水退，一等就是半个月。",
    "孩子们坐在堤上数漂过来的木头，数到第三十七根的时候，天就黑了，谁也不肯回家去。",
    "老人说，这样的大水从前也有过一回，水退之后石阶上留下了厚厚的泥，洗了三天才洗净。",
]
VALUES = {
    "作者：": ["沈漱舟", "顾平川 林之远", "地质与测绘学院 沈漱舟", "听雨的人", "沈漱舟（物理学博士）", "公诉科 苗春雨"],
    "来源：": ["临城日报", "河湾网"],
    "文/": ["沈漱舟", "河湾记者 沈漱舟"],
    "摄影：": ["顾平川", "本报记者顾平川"],
    "编辑：": ["方砚", "方砚 陆一舟"],
    "供稿：": ["宣传部 沈漱舟", "顾平川"],
    "译者：": ["陆一舟"],
    "单位：": ["渡口大学", "河湾文化站"],
    "口述：": ["裴远山"],
    "本报记者 ": ["白听涛 实习生 云随风 文 石见山 图", "白听涛 通讯员 云随风 摄影报道", "白听涛 石见山 摄"],
}
PARTS = st.lists(
    st.sampled_from([(label, value) for label, values in VALUES.items() for value in values]),
    min_size=1,
    max_size=3,
    unique_by=lambda part: part[0],
)


def lost(line: str, values: list[str], shown: str) -> list[str]:
    """The words of the values that stand nowhere in what has come out."""
    skipped = ("本报记者", "河湾记者", "通讯员", "实习生", "文", "图", "摄影报道", "摄")
    words = [word for value in values for word in value.replace("（", " ").replace("）", "").split()]
    return [word for word in words if word not in skipped and word.removeprefix("本报记者") not in shown]


@settings(max_examples=40, deadline=None)
@given(PARTS, st.sampled_from(["　", "  ", " "]))
def test_what_is_lifted_stands_somewhere(parts: list[tuple[str, str]], gap: str) -> None:
    labels = [label for label, _ in parts]
    assume("本报记者 " not in labels or labels[0] not in ("本报记者 ", "单位："))  # no label tells that fields follow
    line = "2021-06-08 10:20" + gap + gap.join(label + value for label, value in parts)
    values = [value for _, value in parts]
    text = "\n\n".join([TITLE, line, *PROSE])
    body = "".join(f"<p>{one}</p>" for one in PROSE)
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{line}</p>{body}</body></html>"
    for source in (read_source(text.encode(), "p.txt"), read_page(page.encode(), "p.html")):
        shown = pipeline.make_markdown(pipeline.clean_source(source))
        assert lost(line, values, shown) == [], (source.name, line, shown)
