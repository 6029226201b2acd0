"""Where the entries of a list begin, where its lines and labels tell little."""

from __future__ import annotations

import pytest

from kanyin.references.split import is_subheading, split_list

STARTS = [
    # Addresses alone, each with its label.
    "｜1. 方砚 (2017). 灯. 河口: 河口书局.\n\n｜2. <https://a.example/lamps>\n\n｜3. <https://a.example/boats>",
    # Works of the net: an address alone belongs to the line above.
    "｜渡口的灯为什么要旧. 临城日报. 2020年1月31日\n\nhttp://a.example/1.shtml\n\n"
    "｜“渡口的灯”新闻会第五场. 2020-01-26\n\nhttp://a.example/2.shtml\n\n"
    "｜怎样点这种不一样的灯，青石县广播，2020年2月2日. https://a.example/s/3\n\n｜方砚. 渡口的灯[J]. 村, 2020(2): 1",
    # A quotation as a whole, its blank lines too.
    "｜参考资料\n>\n> ｜方砚.(2015).渡口的灯. 村,1,18.\n>\n> ｜林漱, & 沈度.(2015).船的灯. 村学,8(6), 88-112.\n>\n"
    "> ｜顾之砚.(2004).井.河口大学博士学位论文2004年.",
    # A table: the names of its columns, then an entry in each row.
    "｜| 文献 | 出处 |\n| --- | --- |\n| ｜方砚《渡口的灯》 | 《渡口学报》2019, 26(3): 7–27 |\n"
    "| ｜Lind, *Lamps* | *Village* 2002, 10(2): 175–195 |",
    # Labels printed twice; below a heading such as are not each the next number.
    "｜### 灯\n｜1. [1]方砚.灯[J].村,2015,(03):1-6.\n｜2. [2]林漱.船[J].村,2004,(04):82-86.\n"
    "｜12. [12]沈度.井[J].村,2021,42(06):154-160.\n\n｜### 船\n｜1. [1]何书.船[J].村,1985,(00):65-66.\n"
    "｜3. [3]顾之.桥[J].村,2024,(01):77-89.\n｜7. [7]田墨.河[J].村. 2011 (03) : 34-35",
    # What announces a list; links of reStructuredText.
    "｜点灯需要引用如下文献：\n\n｜1. `Lind K (2021) Lamps. Village 9:63. <https://a.example/1>`_\n"
    "｜2. `方砚 (2019) 渡口的灯. 博士论文. 河口大学. Fang, Y. (2019). Lamps of a ferry. Doctor Thesis. <http://a.example/2>`_\n"
    "｜3. `Stieg P (2015) Posts. Village 12:38-70. <https://a.example/3>`_",
    # A number alone belongs to the label below it.
    "｜1.\n[1]Fang, S. (2010). Lamps[J]. Village, 2(1), 1-7.\n｜2.\n[2]Lind, S. (2011). Posts[J]. Village, 2(2), 1-7.\n"
    "｜3.\n[3]Hopp, S. (2012). Oil[J]. Village, 2(3), 1-7.",
    # Labels of Markdown's notes; a dot within the bracket.
    "｜[^1]: 方砚. 灯[J]. 村, 2010(3): 4.\n｜[^2]: 林漱. 井[J]. 村, 2010(3): 4.\n｜[^3]: 沈度. 船[J]. 村, 2010(3): 4.",
    "｜[1.] Lamp HOWTO, version 1, 2000\n｜[2.] Post HOWTO, version 7, 1999\n｜[3.] Boat HOWTO, version 1, 2000",
    # A second list without a head.
    "｜1. 方砚. 灯[J]. 村, 2010(3): 4.\n｜2. 林漱. 井[J]. 村, 2010(3): 4.\n｜3. 沈度. 船[J]. 村, 2010(3): 4.\n"
    "｜1. 安璐. 灯会[J]. 村, 2018(4): 3.\n｜2. 何书. 灯市[J]. 村, 2018(4): 3.\n｜3. 顾之. 灯谜[J]. 村, 2018(4): 3.",
    # A year behind a comma.
    "｜方砚,林漱.(2017).灯的信度.村学,28(3),487-491.｜沈度,何书田,(2017).船的效度.村学杂志,25(3),445-447.",
    # Numbers of which but the brackets are left.
    "｜［8］ 方砚，林漱．灯［J］.村， ，（ ）： .\nFang Y． Lamps［J］. Village.\n｜［ ］ 沈度．井［J］.村，（S ）：\n"
    "｜［ ］ 何书田．船［M］. 河口：河口书局，2010.\n｜［16］ 顾之砚．桥［J］.村， ，（）： .",
    "｜[ ] 方砚. 灯[J]. 村, 2009(1): 3.\n｜[ ] 林漱. 船[M]. 河口: 河口书局, 2010.",
    # The list's own name, and what an author calls its parts.
    "｜【参考文献】\n｜何书田：《渡口的灯》，会议论文。\n｜方砚等：《小镇的书店》，内部资料。",
    "｜參考文獻\n\n｜灯下写成的书\n\n｜何书田：〈渡口的灯〉，《渡口集》河口：河口书局，2005。\n\n"
    "｜船——没有船夫的船\n\n｜方砚：《船》，河口：河口书局，2016。\n｜林漱：《井》，河口：河口书局，2017。",
    # A line broken off is no part, though it has no marks.
    "｜方砚. 渡口的灯[D]:\n\n河口大学文学院\n\n2010.\n｜林漱. 井[M]. 河口: 河口书局, 2017.",
    # Set as a quotation.
    "> ｜\\[1\\] 方砚. 灯[J].\n> 村, 2009(1): 3.\n> ｜\\[2\\] 林漱. 船[M]. 河口: 河口书局, 2010.\n"
    "> ｜\\[3\\] 沈度. 井[M]. 河口: 河口书局, 2011.",
    # What an entry is cited by, in brackets before it.
    "｜[Stieg & Lind, 1981] Stieg P, Lind K. Lamps[J]. Village, 1981, 18(1): 39-50.\n"
    "｜[方砚 等, 2015] 方砚, 林漱, 沈度. 灯[J]. 村, 2015, 35(3): 19-23.\n"
    "｜[周渡, 2017] 周渡. 船[J]. 村, 2017, 37(11): 46-50.",
    # Labels escaped as Markdown has them.
    "｜\\[17\\] Fang Y. Lamps[J]. Village, 2009(1): 3.\n\n｜\\[18\\] 林漱. 船[M]. 河口: 河口书局, 2010.\n\n"
    "｜\\[19\\] 沈度. 井[M]. 河口: 河口书局, 2011.",
    # Rows of a table.
    "｜| [4] | Fang, Y. (2017) Lamps. Village, 3, 4-9. |\n| ｜[5] | Lin, S. (2019) Boats. Village, 4, 5-9. |\n"
    "| ｜[6] | 林漱. 船[M]. 河口: 河口书局, 2010. |",
    # The same number before each item.
    "｜1. 方砚. 渡口[M]. 河口: 河口书局, 2009.\n｜1. 灯的普查公报（第二号）[EB].2007.\n｜1. *Lamps* [Z].2021.\n"
    "｜1. 沈度. 井[M]. 河口: 河口书局, 2011.",
    # Headings within, below which numbers begin anew; below the last stands one entry.
    "｜### 论文\n｜1. 方砚. 灯[J]. 村,2009(1):3.\n｜2. 方砚. 船[J]. 村,2010(1):3.\n｜3. 方砚. 井[J]. 村,2011(1):3.\n\n"
    "｜### 教科书\n｜1. 林漱. 船[M]. 河口: 河口书局, 2010.\n｜2. 林漱. 灯[M]. 河口: 河口书局, 2011.\n\n"
    "｜### 会议\n｜1. 灯与船的融合.河口大学.20240613",
    # Behind an address an entry begins within the line; a journal and its numbers begin none.
    "｜方砚，林漱.(2017).灯的信度研究．村学,28(3),487-491.https://a.example/2020.03.011｜沈度，何书田.(2017).船的效度．村\n"
    "学杂志,25(3),445-447.https://a.example/2017.03 ｜顾之砚.(2018)．井的元分析——以村为样本.\n"
    "村学进展,23(9),1499-1507.https://a.example/2015.01499",
    # A bullet before a label is none of the entry above.
    "｜- [1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n｜- [2] 林漱. 船[M]. 河口: 河口书局, 2010.\n"
    "｜- [3] 沈度. 井[M]. 河口: 河口书局, 2011.",
    # Links alone.
    "｜[Lamps](https://a.example/lamps)\n｜https://a.example/boats\n｜https://a.example/ferry",
    # Titles in 《》: whole at the stop, with a year or without; an author may have a land.
    "｜何书田：《渡口的灯》，会议论文。\n｜方砚等：《小镇的书店》，内部资料。\n｜［台湾］林漱：《船》，《河口日报》，1996年9月6日。",
    # Two entries on a line, the first of which ends with its number.
    "｜何书田2011《渡口的灯》，《渡口研究》第2期｜方砚 1988《船》，《渡口研究》第1期。\n｜林漱2013《书店》，渡口书局。",
    # A broken line that begins with a number of its title heads no part of the list.
    "｜[1] 方砚. 渡口与\n二十年间的灯\n火史话[M]. 河口: 河口书局, 2009.\n｜[2] 林漱. 船[M]. 河口: 河口书局, 2010.\n"
    "｜[3] 沈度. 井[M]. 河口: 河口书局, 2011.",
    # Names set wide.
    "｜何书田2011《渡口的灯》，《渡口研究》第2期。\n｜方 砚 林漱舟 2013《船》，《渡口研究》第3期。",
    # Behind the Chinese twin of an entry.
    "｜FANG Y, LIN S Z, 2014. Lamps[J]. Village, 42(7): 6-8. [方砚，林漱，2014. 灯[J]. 村，42(7)：6-8.] "
    "｜SHEN DK, TIAN M, et al, 1997. Boats[J]. Village, 15(1): 1-9.",
    # Numbers glued to the words, also within a line.
    "｜1何书田. 渡口的灯. 渡口书局, 2005.\n｜2方砚. 船. 渡口书局, 2006. ｜3林漱. 村. 渡口书局, 2007. "
    "｜4Fang Y. Lamps. Ferry Press, 2008.",
    # Notes that are called again: one entry, several numbers.
    "｜〔1〕〔4〕方砚《渡口的灯》，渡口书局1988年版。 ｜〔2〕林漱《船》，渡口书局1989年版。 "
    "｜〔3〕〔5〕何书田《村》，渡口书局1990年版。",
    # Two columns, the second behind two blanks.
    "｜1  何书田. 渡口的灯. 村, 1972, 27: 1197　　｜2  方砚. 船. 村, 1976, 15: 59\n"
    "｜3  Fang Y. Lamps. Village, 1988, 2: 1　　｜4  林漱. 井. 河口: 书局, 1996. 120",
    # A year with its word ends an entry.
    "｜何书田 《渡口的灯》 河口：书局 1978年\n｜方砚 《船》 河口：书局 1983年",
    # Titles in corner brackets, as Japanese works have them.
    "｜何书田 1997 《渡口的灯》，渡口书局\n｜林漱夫 2002 『河口小説目録 新編』，渡口書局\n｜方砚 1998 《船》，渡口书局",
    # A label with a quotation mark that strayed into it.
    "｜[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n"
    "｜[2“] 十里”灯火[M]. 河口: 河口书局, 2010.\n｜[3] 沈度. 井[M]. 河口: 河口书局, 2011.",
    # Behind the last label: entries without one, by author and year or with a mark; no twin in English.
    "｜[1] 方砚, 林漱. (2019). 灯有形状吗. 河口学报, 51(7), 16.\n"
    "｜[2] Stieg, A. G. (2003). Lamps. Village, 85(2), 197-216.\n"
    "｜Connor, K. M., & Lind, J. R. (2004). Ferries. Village, 18(2), 76-82.\n"
    "｜胡渡, 甘怡. (2008). 船与灯. 河口学报, 40(8), 902-912.",
    "｜[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n｜[2] 林漱. 船[J]. 河口学刊, 2010, 3(2): 1-9.\n"
    "｜沈度. 井[J]. 河口学刊, 2011, 4(1): 3-8.",
    "｜[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n｜[2] 林漱. 船[J]. 河口学刊, 2010, 3(2): 1-9.\n"
    "Lin S. Boats[J]. Ferry Review, 2010, 3(2): 1-9.",
    # What a list says of the entry above.
    "｜Hopp, W. G. (1980), *Planets and Ferries*, Ferry Press, Tucson.\n\n"
    "中译本 霍普。行星。方砚,译。河口:河口书局,2016.\n\n"
    "｜Lind, P. J. (1981), 'Lamps', Village 35, 37-74.\n\n重印于林德的文集(Lind, 1983).\n\n"
    "｜Stieg, D. (1977), *An Enquiry*, Ferry Press, Oxford.\n\n"
    "方砚和林漱的书(Fang and Lin, 1989)的广告, 也有同样的缺点.",
    # An excerpt keeps its numbers: [2], [4] and all between [5] and [20] were taken out.
    "｜[1] 方砚. 渡口[M]. 河口: 河口书局, 2009.\n｜[3] 林漱. 船[M]. 河口: 河口书局, 2010.\n"
    "｜[5] 沈度. 井[M]. 河口: 河口书局, 2011.\n｜[20] 何舟. 灯[M]. 河口: 河口书局, 2012.\n",
    # A person's own works: a title, where it stood, and its year on each line, without stops and people.
    "｜《论渡口的灯》，《河口学刊》2025 年第 2 期\n｜《船与井的权利》（与林漱合著），《河口学报》2021 年第 5 期\n"
    "｜专著《十里灯火》，河口书局 2023 年\n",
    # Numbers that begin again below a heading within the list.
    "｜二、今人专著\n｜1. 方砚：《渡口史》，河口：河口书局，1915年。\n｜2. 林漱：《灯与船》，河口：河口书局，1961年。\n"
    "｜3. 沈度、何舟：《河口的井》，临城：临城书局，1985年。\n"
    "｜三、期刊论文\n｜1. 方砚：《灯与渡船》，《河口研究》2005年第3期。\n"
    "｜2. 林漱：《河灯初探》，《渡口学刊》2009年第2期。\n｜3. 何舟：《灯与戏札论》，《河口研究》2010年。",
    # Columns were read in another order; a label of two numbers.
    "｜1方砚．灯[J]．村，2000(5)：30-35\n｜2,3林漱，沈度．船[J].村，2016(1)：116-121.\n"
    "｜27Ferry University． Lamp Study [EB/OL].[2019-06-23].\n｜28Harbour University.Boat Study [EB/OL].[2019-06-23].\n"
    "｜5何舟，方砚．井[J].村，2017，43(1)：17-28.\n｜6沈度.桥[J].村，2016(1)：15-20.",
    # Years that recognition lost, among lines that begin by name and year.
    "｜Fang L, Stieg XD, et al. 2006. Lamps of the ferry in a village park. Harbour, 356(1): 45-61.\n"
    "｜Lind XW,LiLY,Wang LJ,etal.2O9.Lampsandferriesofavillage in a harbour. Harbour, 43(15): 2489-2496.\n"
    "｜Moor XW, Wu X, et al. 2014. Boats in a village by the river and the sea. Harbour, 106: 154-163.\n"
    "｜Wolf S, Hill R, et al. 2010. Nets of a village by the river and the sea. Harbour, 158(6): 2294-2301.",
    # A misread label before a misread bracket; headings that tell their order.
    "｜［1］［美]莫尔.灯[M].方砚译.河口书局；1997.\n｜[2」「美]希尔著.船[M].林漱译，河口：河口书局，1991.\n"
    "｜［3］［英]林奇.井[M].河口：河口书局，2008.",
    "｜中文文献（按拼音排序）\n\n｜- 方砚. (2016). 灯的危机. 村学进展, 24(9), 1504-1518.\n"
    "｜- 林漱. (2023). 船的模型. 村学, 69(8), 8-9.\n\n｜英文文献（按字母排序）\n\n"
    "｜- Fang, Y. (1997). The lamp box. Village, 10(4), 433–436.",
    # A label whose first bracket is lost, also behind the page that ends an entry.
    "｜6］方砚秋.灯[J].村,2009,34(7):11.｜7］林漱石.船[J].村,2010(1):3.\n｜［8］周渡.井[J].村,2011(1):3.",
    # A digit that was read as a letter; headings in bold.
    "｜**专著**\n｜[4] 方砚秋.灯[J].村,2009(1):3.\n｜[S] 林漱石.船[J].村,2010(1):3.\n"
    "｜**论文**\n｜[6] 周渡.井[J].村,2011(1):3.",
    # The list's own name, the words for kinds of works, the name of a course, and of those who teach it.
    "｜参考文献：\n｜[1]方砚秋.灯[J].村,2009(1):3.\n｜[2]林漱石.船[J].村,2010(1):3.",
    "｜專書及專書論文\n｜方砚秋等人合著(2013)，灯，青石出版，2013 年。\n｜林漱石(2012)，船，青石出版，2012 年。\n"
    "｜研討會論文\n｜周渡(2011)，井，青石出版，2011 年。",
    "｜专业课：\n｜《灯的历史》，方砚秋，青石出版社，2000年；\n｜《船的历史》，林漱石主编，青石出版社；\n｜"
    "《井的历史》，周渡，青石出版社，1998年；\n｜周渡\n｜A History of Lamps, Paul Stieg, 1957, Harbour Books；\n"
    "｜《桥的历史》，王石，青石出版社，2003年；",
    # Nearly all lines end in a semicolon.
    "｜方砚秋：灯的历史，青石出版社；\n｜A History of Lamps, Harbour Books；\n"
    "｜灯与船，青石\n出版社；\n｜井，周渡，青石出版社；\n"
    "｜桥，青石出版社；\n｜渡口，青石出版社；\n｜村，青石出版社。",
    # What no entry begins with.
    "｜何书田. 渡口的灯[J]. 渡口研究, 2012,\n3(2): 15-22.\n｜方砚. 船[J]. 渡口研究, 2013, 4(1): 1-9.",
]
"""Lists with ｜ where entries begin."""


@pytest.mark.parametrize("marked", STARTS)
def test_entries_begin_where_a_reader_says(marked: str) -> None:
    text = marked.replace("｜", "")
    starts = [at - n for n, at in enumerate(at for at, sign in enumerate(marked) if sign == "｜")]
    assert [start for start, _ in split_list(text)] == starts


@pytest.mark.parametrize(
    "piece", ["参考文献：", "專書及專書論文", "专业课：", "周渡", "> 投给某学刊：以下按年份排列。"]
)
def test_a_piece_of_a_list_is_no_entry(piece: str) -> None:
    assert is_subheading(piece)


@pytest.mark.parametrize(
    "piece", ["> [1] 方砚秋. 灯[M]. 河口: 河口书局, 2010.", "《渡口志》", "方砚秋 灯 2010", "渡口的灯"]
)
def test_a_piece_of_a_list_is_an_entry(piece: str) -> None:
    assert not is_subheading(piece)


@pytest.mark.parametrize(
    "names", ["Reed, A. Lamb, F., Moss, D., & Fern, B. (2018)", "Reed, A., Fern, S. Lamb, F. (2018)"]
)
def test_authors_before_the_year_are_those_of_one_entry(names: str) -> None:
    raw = f"{names}. Lamps in the rooms. Ferry, 2(1), 1-9. Thorn, B. (2019). Doors of the town. Ferry, 3(1), 1-9."
    assert [raw[start:end][:6] for start, end in split_list(raw)] == ["Reed, ", "Thorn,"]
