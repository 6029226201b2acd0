"""The heads of answers: a day with its time and a name, one after the other, below the article."""

from __future__ import annotations

from kanyin.model import Line
from kanyin.roles import label
from kanyin.roles.facts import look
from kanyin.roles.threads import threads

TEXT = [
    "河边的灯亮到天明，打鱼的人都说，这是镇上最好的一盏灯。",
    "灯下坐着一位老人，他每晚给过路的孩子讲一段桥和船的故事。",
]
ANSWERS = [
    "提灯的鱼 2021-03-04 20:26:51",
    "写得真好，我小时候也在这座桥下听过他讲的故事，可惜桥已经拆了。",
    "lamp_by_river 2021-03-04 21:02:10",
    "我就住在桥边，去年大水的时候，是他提着灯把我们一家人领上了山。",
    "桥头人 2021-03-05 07:11",
    "楼上说的是真事，那天夜里山上一共有四十多人，第二天水才退下去。",
]


def heads(lines: list[str]) -> set[int]:
    return set(threads([look((Line(text, (n,)),)) for n, text in enumerate(lines, 1)]).heads)


def test_all_but_the_first_are_heads() -> None:
    assert heads(ANSWERS) == {2, 4}


def test_a_name_can_stand_on_the_line_above() -> None:
    assert heads(
        ["桥头人", "2021-03-04 20:26", "好", "灯下客", "2021-03-04 20:29", "好", "船家", "2021-03-05 07:11"]
    ) == {4, 7}


def test_an_english_head_of_several_lines() -> None:
    page = [
        line
        for n, name in enumerate(("桥头人", "灯下客", "船家"), 1)
        for line in (name, "on", f"March {n}, 2021 at 1:14 pm", "said:", "好")
    ]
    assert heads(page) == {7, 12}


def test_two_days_are_no_thread_nor_days_without_a_time_nor_sentences() -> None:
    assert not heads(ANSWERS[:4])
    assert not heads(["桥头人 2021-03-04", "灯", "桥头人 2021-03-05", "灯", "桥头人 2021-03-06"])
    assert not heads([f"2021-03-0{day} 10:20 河边的灯又亮了一夜，打鱼的人都回到了镇上的家里。" for day in range(1, 6)])


def test_answers_are_none_of_the_text() -> None:
    page = ["首页 > 论坛 > 灯下", "河边的灯", "来自: 桥头人 2021-03-04 10:20:11", *TEXT, "登录 注册", *ANSWERS]
    found = label(tuple(Line(text, (n,)) for n, text in enumerate(page, 1)))
    kept = [each.line.text for each in found if each.role == "text"]
    assert set(TEXT) <= set(kept)
    assert not {ANSWERS[3], ANSWERS[5]} & set(kept)


def board(*posts: tuple[str, str]) -> dict[str, str]:
    """What becomes of each line of a text that is posted in parts: its role by its words."""
    page = ["渡口论坛 > 灯下", "我在河边守了四十年灯，说点你们没听过的"]
    for n, (who, said) in enumerate(posts):
        page += [f"作者：{who} 回复日期：2011-4-6 0:{n + 10}:03", said]
    return {each.line.text: each.role for each in label(tuple(Line(text, (n,)) for n, text in enumerate(page, 1)))}


PART = TEXT[0] * 2
FURTHER = "桥修好以后灯没有熄，夜里还有人在对岸喊一声，他便提着灯走到水边。" * 4
ANSWER = "写得真好，我小时候也在这座桥下听过他讲的故事，可惜桥已经拆了。"


def test_what_its_author_posts_below_answers_is_the_text() -> None:
    roles = board(("守灯人", PART), ("桥头人", ANSWER), ("船家", "快写，我等着看。"), ("守灯人", FURTHER))
    assert roles[PART] == roles[FURTHER] == "text"
    assert roles[ANSWER] == roles["快写，我等着看。"] == "furniture"
    assert not any("桥头人" in text for text, role in roles.items() if role != "furniture")


def test_an_author_who_only_answers_goes_on_with_nothing() -> None:
    roles = board(("守灯人", PART), ("桥头人", ANSWER), ("船家", "快写，我等着看。"), ("守灯人", "谢谢各位，灯亮着。"))
    assert roles[PART] == "text"
    assert roles["谢谢各位，灯亮着。"] == roles[ANSWER] == "furniture"


def test_what_somebody_says_twice_below_an_article_is_none_of_it() -> None:
    comments = [
        *TEXT,
        "登录 注册",
        *ANSWERS[:2],
        "船家 2021-03-04 21:00:10",
        "好",
        "提灯的鱼 2021-03-05 07:11",
        FURTHER,
    ]
    page = ["首页 > 灯下", "河边的灯", "来自: 桥头人 2021-03-04 10:20:11", *comments]
    found = threads([look((Line(text, (n,)),)) for n, text in enumerate(page, 1)])
    assert not found.others
