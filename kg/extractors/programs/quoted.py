"""What the words inside a quotation look like: a name whatever stands around them, a figure of speech, a code, a motto."""

from __future__ import annotations

import re

_HAN = "\u4e00-\u9fff"
PLACE = re.compile(r"(?!.*[场住厕]所\Z).{2,}(?:[点站室亭角屋廊吧厅所堂坊岗园栏馆院]|驿站|板凳|小院)\Z")
"""A quotation that ends so and is counted has been set up: “说和亭”12个."""
DATE = re.compile(r"(?:\d{1,2}[·.]\d{1,2}|五四|七一|八一|六一|五一|十一|三八)\Z")
PLANNED = re.compile(r"\d+(?:\+[\dNX]+)+\Z|\d{3,}\Z")
SHAPE = re.compile(
    r"[+·]|^(?:[一二三四五六七八九十两双百千万N\dX][^一二三四五六七八九十，、的]{1,4}){2,}\Z|^[三四五六七八九十]进\Z"
    r"|^\d+(?:\+[\dNX]+)+|^一[^，。的]{1,3}一[^，。的]{1,4}\Z|^[^，。]{2,6}[调所院检]联动\Z|对接\Z|^[一二三四五六七八九十多两][^，、]{1,3}合一\Z"
    rf"|^(?!.*[难就交查督主承协待怎要不党政法治]办)[{_HAN}]{{2,3}}办\Z"
)
"""Quotations that are a name by their looks, whatever stands around them."""
FORMULA = re.compile(r"习近平|总书记|中国共产党|党的|[一二]十大|中国特色")
SPEECH = re.compile(r"[？！：]|我|你|谁说|什么|怎么|如何")
"""What is said to somebody names something only as the motto of what is held: “法律服务在你身边”活动."""
FIGURE = re.compile(
    r"[〈〉=。；]|，[^，]*，|的\Z|(?:文章|精神|作风|美德)\Z|^零|^再[^，、]{2}\Z|^更[^，]{1,4}的|(?:先进|优秀|突出)(?:个人|集体|单位|工作者)\Z|^小事不|周年\Z|^第一|^关键|^全[链流周方天过要]|^无[^，、]{1,3}\Z|^[^，、]\Z|^第.{1,4}[个步道线课步关]\Z"
    r"|^[新硬软金强总最头][^，、]{1,3}[牌片器擎线关手兵军员石地板局篇招宝点面卷田]\Z"
    r"|领导.{0,4}抓|党委领导|政府(?:负责|主导|统筹)|部门(?:负责|协同|联动|配合|协作)|齐抓共管|各负其责|一级抓一级|一把手"
)
ROLE = re.compile("(?<=[\u4e00-\u9fff])[者人员手官兵星]\\Z|先锋\\Z|主力军\\Z")
"""What somebody is to be for others: 当好企业的“护航者”."""
CODE = re.compile(r"^[a-zA-Z\d.%]+\Z|\+\Z")
SERIES = re.compile(r"^[一二三四五六七八九十两双\dN+]+[^一二三四五六七八九十、，]?\Z")
BRAND = re.compile(rf"(?![{_HAN}]*[式型化级类性制局委人员]\Z)[{_HAN}]{{3,6}}")
"""Quotations that can be the brand of the body that stands behind them: “石榴籽”调解中心."""
MANNER = re.compile("[式型]\\Z")
"""Quotations that say how, and name something only with a head: “点单式”普法."""
LOOKS = re.compile("[式型化]\\Z")
COUNTED = re.compile("(?:企业|单位|组织|人员|员|户|乡贤)\\Z")
"""Quotations that are those whom a new number is of: 新增“专职调解员”12名."""
BEST = re.compile("最佳|优秀|十佳|先进|示范")
"""Behind a verb that honours, a quotation that begins so is the honour, whatever noun follows."""
