"""A person and what he is, a unit or a post, on a line or in brackets."""

from __future__ import annotations

from kanyin.fields import credit_words, people
from kanyin.patterns import lazy

_PERSON = lazy("(?P<name>[\u3400-\u9fff]{2,4})[ \u3000]{1,4}(?P<is>[\u3400-\u9fff，、 \u3000]{4,60})")


def is_what(text: str) -> bool:
    """It names a unit or a post: what somebody is."""
    return people.names_post(text) or people.names_unit(text)


def with_post(text: str) -> str:
    """The name on a line that holds one person and what he is, a unit or a post; empty for other lines."""
    found = _PERSON.fullmatch(text)
    what = found["is"] if found else ""
    is_told = is_what(what) or what.endswith(("师", "員", "员"))
    return found["name"] if found and is_told and people.is_name(found["name"]) else ""


def without_post(text: str) -> str:
    """沈漱舟（河湾大学副所长）: the name alone."""
    found = _POST_BEHIND.fullmatch(text)
    post = found["post"] if found else ""
    return found["names"] if found is not None and (is_what(post) or credit_words.is_place(post)) else text


_POST_BEHIND = lazy("(?P<names>[\u3400-\u9fff·、， ]{2,20})[（(](?P<post>[^（()）]{2,30})[)）]")


def behind_post(text: str) -> str:
    """The name that stands alone behind what its bearer is: 临城大学历史系教授 沈漱舟, 临城县新闻发言人　沈漱舟."""
    found = _POSTED.fullmatch(text.strip())
    return found["name"] if found and people.names_post(found["post"]) and people.is_usual_name(found["name"]) else ""


_POSTED = lazy("(?P<post>[\u4e00-\u9fff（）()、，]{5,40})[ \u3000]{1,4}(?P<name>[\u4e00-\u9fff]{2,3})")
