"""A paper on the site of its journal: tabs, a box of services with the authors' names, how to cite it."""

from __future__ import annotations

from pathlib import Path

from kanyin import pipeline
from kanyin.read import read_page

PAGE = """《石阶水利学报》

  * 首页
  * 编委会

石阶水利学报| ››| 2021, Vol. 37| ››| Issue (4): 12-21

研究论文

## 渡口石阶的沉降及其对临城河水位的响应

方远舟1,2，卢青禾1，范若溪3*

1\\. 临城大学水利学院，临城 210987；
2\\. 石阶工程重点实验室，临城 210987；
3\\. 青石县水文站，青石 224511

## Settlement of the ferry steps and its response to the river stage at Lincheng

FANG Yuanzhou1,2, LU Qinghe1, FAN Ruoxi3*

  * 摘要
  * 图/表
  * 参考文献(28)

**摘要** 为了解石阶沉降的原因，在河两岸布设了十二个观测点，连续三年测量石阶的高程。结果表明，水位降时石阶下沉。

服务
---
把本文推荐给朋友
E-mail Alert
作者相关文章
方远舟
卢青禾
范若溪

**关键词：**石阶；沉降；水位

收稿日期: 2020-11-23   修回日期: 2021-01-02   出版日期: 2021-03-04

引用本文:

方远舟, 卢青禾, 范若溪. 渡口石阶的沉降及其对临城河水位的响应[J]. 石阶水利学报, 2021, 37(4): 12-21.

[1]| 周砚, 贺兰生. 石阶的石料[J]. 石阶水利学报, 2019, 37(4): 498-511.
---|---
[2]| 段思齐, 陆鸣. 渡口的水文[J]. 石阶水利学报, 2019, 37(4): 522-530.
"""


def test_authors_and_journal_of_a_paper_on_its_site() -> None:
    made = pipeline.clean_source(read_page(PAGE.encode(), "paper.txt", Path("paper.txt"))).meta
    assert [author.name for author in made.author] == ["方远舟", "卢青禾", "范若溪"]
    assert (made.container_title, made.volume) == ("石阶水利学报", "37")
