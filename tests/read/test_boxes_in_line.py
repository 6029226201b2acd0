"""Heads of web pages whose parts are boxes, and datelines beside a label."""

import pytest

from kanyin.read import read_page

PROSE = "<p>入夜后的河湾镇渡口，二十四盏新换的节能灯依次亮起，把栈桥和候船的人照得清清楚楚，船家说这样踏实。</p>" * 3


def _meta(head: str, body: str = PROSE) -> dict[str, object]:
    page = f"<html><head><title>渡口换上节能灯</title></head><body><h1>渡口换上节能灯</h1>{head}{body}</body></html>"
    return dict(read_page(page.encode(), "p.html").meta)


@pytest.mark.parametrize(
    ("spans", "key", "value"),
    [
        (["2021-03-04 10:20", "来源: 河湾晚报", "临城", "举报"], "container-title", "河湾晚报"),
        (["日期：2021-03-04", "文：木雅·格桑", "图：沈漱舟"], "author", ("木雅·格桑",)),
        (["2021年03月04日 00:00", "河湾证券", "沈漱舟"], "author", ("沈漱舟",)),
        (["采写 | 沈漱舟", "编辑 | 顾平川", "2021-03-04"], "author", ("沈漱舟",)),
    ],
)
def test_boxes_that_touch(spans: list[str], key: str, value: object) -> None:
    assert _meta(f"<div>{''.join(f'<span>{each}</span>' for each in spans)}</div>")[key] == value


def test_the_dateline_names_more_than_the_label() -> None:
    body = (
        f"<p>河湾网3月4日消息（河湾网记者沈漱舟 通讯员顾平川）渡口的灯亮了，船家说这样踏实，夜里也敢开船。</p>{PROSE}"
    )
    assert _meta("<p>2021-03-04 来源：河湾网 作者：沈漱舟</p>", body)["author"] == ("沈漱舟", "顾平川")


def test_who_reported_may_have_edited_too() -> None:
    body = f"<p>河湾网3月4日讯（记者沈漱舟 通讯员顾平川）渡口的灯亮了，船家说这样踏实，夜里也敢开船。</p>{PROSE}"
    assert _meta("<p>2021-03-04</p>", f"{body}<p>编辑：沈漱舟</p>")["author"] == ("沈漱舟", "顾平川")


def test_a_house_and_its_person_beside_the_day() -> None:
    told = _meta("<p>2021年03月04日 00:00 河湾证券 沈漱舟</p>")
    assert (told["author"], told["container-title"]) == (("沈漱舟",), "河湾证券")


def test_who_wrote_before_counts_of_readers() -> None:
    assert _meta("<h5>2021年03月04日 沈舟 300 条评论 268,398 人阅读</h5>")["author"] == ("沈舟",)
