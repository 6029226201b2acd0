"""公文 as sites show them: their parts go into fields, and no character is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kanyin import pipeline
from kanyin.read import read_page

TEXT = """\
首页
政务公开
当前位置： 首页 > 政务公开 > 政策文件
临江县人民政府办公室关于做好渡口石阶修缮工作的通知
来源：县政府办公室 发布时间：2022-06-15 09:30 浏览次数：1234次
临政办发〔2022〕31号
各乡镇人民政府，县政府各部门、
各直属单位：
　　为保障群众过渡安全，根据有关规定，经县政府同意，现就做好今年渡口石阶修缮工作通知如下。
　　一、修缮的范围
　　南渡与北渡的石阶，凡有松动、塌陷、青苔湿滑的，一律列入修缮范围。
　　二、汛期管理
　　水位超过警戒线的，立即停渡，并及时向社会公告。联系人：周牧，电话：12345678。
　　附件：1.石阶修缮任务分解表
　　　　　2.汛期值守要求.doc
　　临江县人民政府办公室
　　二〇二二年六月八日
　　（此件公开发布）
附件1
石阶修缮任务分解表
　　南渡四十二级石阶由城关镇负责，北渡三十级石阶由河东乡负责，均于八月底前完成。
　　抄送：县委办公室，县人大常委会办公室。
　　临江县人民政府办公室　　2022年6月9日印发
上一篇：关于调整防汛指挥部成员的通知
下一篇：关于公布渡口名录的通知
主办：临江县人民政府办公室  ICP备案号：苏ICP备12345678号
"""

FIELDS = {
    "title": "临江县人民政府办公室关于做好渡口石阶修缮工作的通知",
    "date": "2022-06-15",
    "original-date": "2022-06-08",
    "doc-number": "临政办发〔2022〕31号",
    "addressee": "各乡镇人民政府，县政府各部门、各直属单位",
    "attachments": ["石阶修缮任务分解表", "汛期值守要求.doc"],
    "signature": "临江县人民政府办公室",
    "note": "此件公开发布",
    "cc": "县委办公室，县人大常委会办公室。",
    "printer": "临江县人民政府办公室",
    "print-date": "2022-06-09",
}


def cleaned(folder: Path, name: str, text: str) -> tuple[dict[str, object], str]:
    """The front matter and the body that a page becomes; conservation is checked on the way."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    made = pipeline.make_markdown(pipeline.clean_source(read_page(file.read_bytes(), name)))
    _, front, body = made.split("---\n", 2)
    return yaml.safe_load(front), body


def page(lines: list[str]) -> str:
    """The same as a web page, its attachments as links."""
    shown = "".join(
        f'<p><a href="/f/{n}.doc">{line.strip()}</a></p>'
        if line.strip().startswith(("附件：", "2."))
        else f"<p>{line}</p>"
        for n, line in enumerate(lines[5:23])
    )
    return (
        f'<html lang="zh"><head><title>{lines[3]}-临江县人民政府</title></head><body>'
        f'<div class="nav"><a href="/">首页</a></div>'
        f'<h1>{lines[3]}</h1><div class="info">{lines[4]}</div><div class="content">{shown}</div>'
        f'<div class="footer">{lines[-1]}</div></body></html>'
    )


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_parts_of_an_official_document_go_into_their_fields(tmp_path: Path, name: str) -> None:
    text = TEXT if name == "a.txt" else page(TEXT.splitlines())
    front, body = cleaned(tmp_path, name, text)
    assert {key: front.get(key) for key in FIELDS} == FIELDS
    assert "author-note" not in front and "byline" not in front
    assert "author" not in front  # an organ signs a document and answers for it; nobody has written it
    assert "联系人：周牧，电话：12345678。" in body
    assert body.index("停渡") < body.index("# 附件1") < body.index("# 石阶修缮任务分解表") < body.index("南渡四十二级")
    assert not any(gone in body for gone in ("上一篇", "各乡镇人民政府，", "二〇二二年", "印发"))


def test_a_document_that_another_is_issued_with_begins_with_its_name(tmp_path: Path) -> None:
    text = (
        "临江县人民政府文件\n临政发〔2020〕5号\n临江县人民政府\n关于印发临江县渡口管理办法的通知\n各乡镇人民政府：\n"
        "　　《临江县渡口管理办法》已经县政府常务会议研究通过，现印发给你们，请认真贯彻执行。\n　　　　临江县人民政府\n"
        "　　　　2020年2月11日\n临江县渡口管理办法\n"
        "　　第一条 为了加强渡口管理，保障群众过渡安全，结合本县实际，制定本办法。\n"
    )
    front, body = cleaned(tmp_path, "a.txt", text)
    assert front["title"] == "临江县人民政府关于印发临江县渡口管理办法的通知"
    assert front["issuer"] == "临江县人民政府文件" and front["date"] == "2020-02-11"
    assert "# 临江县渡口管理办法" in body


def test_a_letter_to_parents_is_none(tmp_path: Path) -> None:
    text = (
        "致家长的一封信\n各位家长：\n　　渡口石阶正在修缮，请提醒孩子绕行，注意安全，不要在河边玩耍。\n"
        "　　渡口小学\n　　2021年9月1日\n"
    )
    front, body = cleaned(tmp_path, "a.txt", text)
    assert "signature" not in front and "各位家长：" in body


BOX = (
    "首页\n"
    "登录 注册\n"
    "索  引 号：   0011220000/2020-00426\n"
    "分  类：     水务;通告\n"
    "发文机关：     临江县人民政府                 成文日期：     2020年02月11日\n"
    "标      题： 临江县人民政府关于停渡期间禁止夜间摆渡的通告\n"
    "发文字号：     临政明电〔2020〕1号\n"
    "发布日期：     2020年02月12日\n"
    "分享到\n"
    "临江县人民政府关于停渡期间\n"
    "禁止夜间摆渡的通告\n"
    "临政明电〔2020〕1号\n"
    "　　为保障停渡期间群众过河安全，根据有关规定，现就有关事项通告如下：\n"
    "　　一、停渡期间，各渡口一律不得夜间摆渡，违反规定的由县水务局依法处理。\n"
    "　　二、本通告自发布之日起施行，至停渡结束之日废止。\n"
    "　　特此通告。\n"
    "　　临江县人民政府\n"
    "　　2020年2月11日\n"
    "扫一扫在手机打开当前页\n"
)


def test_the_box_of_fields_above_a_document_tells_its_title_and_who_issues_it(tmp_path: Path) -> None:
    front, body = cleaned(tmp_path, "a.txt", BOX)
    assert front["title"] == "临江县人民政府关于停渡期间禁止夜间摆渡的通告"
    assert front["issuer"] == front["signature"] == "临江县人民政府"
    assert "author" not in front and str(front["date"]) == "2020-02-12"
    assert body.lstrip().startswith("为保障停渡期间")


def test_what_a_web_page_tells_of_issuer_and_number_stands_in_fields(tmp_path: Path) -> None:
    rows = (
        "<p>发文机关：临江县水务局、临江县文化局 成文日期：2020年02月11日</p>"
        "<p>发文字号：临水〔2020〕3号 发布日期：2020年02月12日</p>"
    )
    text = "".join(f"<p>{n}、停渡期间，各渡口一律不得夜间摆渡，违反规定的由县水务局依法处理。</p>" for n in "一二三")
    page = f"<html><body><h1>关于夜间停渡的通告</h1><div class='info'>{rows}</div><div>{text}</div></body></html>"
    front, _ = cleaned(tmp_path, "a.html", page)
    assert front["issuer"] == "临江县水务局、临江县文化局"
    assert front["doc-number"] == "临水〔2020〕3号" and "author" not in front


def test_documents_that_come_with_one_stand_behind_its_signature(tmp_path: Path) -> None:
    """The title of one of them stood on two lines, and two organs on one."""
    text = """\
临政发〔2022〕33号
临江县人民政府关于印发渡口管理两个办法的通知
各乡镇人民政府：
　　《临江县渡口石阶修缮和日常管护办法》和《渡工守则》已经县政府同意，现印发给你们。
　　临江县人民政府　　临江县水务局
　　二〇二二年六月八日
临江县渡口石阶修缮
和日常管护办法
　　石阶每年查看两次。
渡工守则
　　不得夜渡，汛期昼夜值守，逢雾停航。
"""
    fields, body = cleaned(tmp_path, "a.txt", text)
    assert fields["signature"] == ["临江县人民政府", "临江县水务局"] and "2022-06-08" in fields.values()
    assert "# 临江县渡口石阶修缮和日常管护办法\n" in body and "# 渡工守则\n" in body
