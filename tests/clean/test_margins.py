"""Pages as browsers for terminals print them: a margin on the left, paragraphs set in from it."""

from __future__ import annotations

from kanyin.clean import paragraphs
from kanyin.model import Line
from kanyin.text import columns

MARGIN, SET_IN = 3, 7


def joined(*lines: tuple[int, str]) -> list[str]:
    """The paragraphs of lines with their indents."""
    made = (
        Line(text, (n,), indent=indent, columns=indent + columns(text)) for n, (indent, text) in enumerate(lines, 1)
    )
    return [line.text for line in paragraphs.join(tuple(made))[0]]


LONG = "守灯的人在河边的小屋里坐了三十三年，经他的手亮起来的灯有两千多盏，逢集的日子对岸的人要等到三更才肯走"
REST = "上石阶去。"
OTHERS = [
    "后来桥修好了，灯没有熄，镇上的人说，看见灯就知道到家了。",
    "夜里有人要过河，就在对岸喊一声，灯下的人听见了，便解开缆绳，把船撑过去，来回一趟要一袋烟的工夫，冬天更久。",
    "灯油是自己榨的，油菜籽炒过再榨，沉七天才清，点起来一夜不断。",
]


def test_what_stands_at_the_margin_goes_on() -> None:
    lines = [(MARGIN, "渡口的灯"), (SET_IN, LONG), (MARGIN, REST), *((SET_IN, text) for text in OTHERS)]
    assert joined(*lines) == ["渡口的灯", LONG + REST, *OTHERS]


def test_a_dateline_goes_on_with_its_second_name() -> None:
    head, rest = "渡口新闻网讯（记者方晓 通讯员沈漱舟", "顾之砚）昨天傍晚，河上的风把人吹得站不住，" + LONG + "。"
    lines = [(MARGIN, "渡口的灯"), (SET_IN, head), (MARGIN, rest), *((SET_IN, text) for text in OTHERS)]
    assert joined(*lines)[1] == head + rest
