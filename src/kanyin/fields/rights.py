"""How many of the words a line holds in which sites declare their rights: 转载, 侵权, 追究, 本网, 注明 …"""

from __future__ import annotations

from kanyin.patterns import quick

SURELY = 4
"""Such words, each once, of a line that declares rights."""
_SPEAKS = quick(
    "(?P<a>转载|轉載|转发)|(?P<b>授[权權]|许可|許可)|(?P<c>侵[权權犯])|(?P<d>版[权權]|著作[权權]|知识产权)|(?P<e>法律责任|法律責任|追究)"
    "|(?P<f>本(?:网|網|站|报社?|報社?|刊|社|平台|公众号|公司))|(?P<g>未[经經])|(?P<h>注明|註明|标明)|(?P<i>[删刪]除|联系我们|聯繫我們|线索)|(?P<j>声明|聲明)"
)


def words_of_rights(text: str) -> int:
    """How many different words of that kind the line holds."""
    return len({found.lastgroup for found in _SPEAKS.finditer(text)})
